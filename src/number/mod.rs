//! Exact numbers: what every decision of the program is made with.
//!
//! A share is a fraction of two counts, a mean a decimal, a weight a decimal: all of them are [`Exact`], and stay
//! exact until the criteria or a report say where to round. No binary float takes part in a result.

mod exact;
mod irrational;
mod read;
mod rounding;
mod show;

pub use exact::Exact;
pub use irrational::HELD_DIGITS;
pub use read::{NotANumber, read_float, read_number};
pub use rounding::{Mode, Rounding};
pub use show::{Style, decimal_text};
