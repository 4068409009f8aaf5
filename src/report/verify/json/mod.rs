//! Whether a result holds, as machine output.

mod list;
mod replay;

pub(in crate::report) use list::ListV1;
pub(super) use list::list;
pub(in crate::report) use replay::ReplayV1;
pub(super) use replay::replay;
