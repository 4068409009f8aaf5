//! Whether a result holds, in words and as machine output: a run repeated, a list of somebody else's held against the data.

mod causes;
mod json;
mod list;
mod list_json;
mod numbers;
mod replay;

pub(super) use json::ReplayV1;
pub use list::Compared;
pub(super) use list_json::ListV1;
pub use replay::Replayed;
