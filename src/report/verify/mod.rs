//! Whether a result holds, in words and as machine output: a run repeated, a list of somebody else's held against the data.

mod causes;
mod cells;
mod first;
mod json;
mod list;
mod numbers;
mod reading;
mod replay;

pub(super) use json::{ListV1, ReplayV1};
pub use list::Compared;
pub use replay::Replayed;
