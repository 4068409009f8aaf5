//! Whether a result holds: a run repeated from its inputs and held against what was written ([`Replay`]), and a list that
//! somebody else drew up held against the data, with what could have made the difference ([`Comparison`]).
//!
//! Nothing here reads a file or knows how a report looks.

mod causes;
mod cells;
mod change;
mod cuts;
mod difference;
mod effect;
mod list;
mod numbers;
mod register;
mod replay;
mod result;

pub use causes::{Cause, Differing};
pub use cells::{CellChange, changed_cells};
pub use change::{Change, Cut, Ends, Site};
pub use difference::{At, Difference, first_difference};
pub use effect::{Effect, Standing, effects};
pub use list::{Comparison, Entry, Holds, List, Outcome, PassedOver, Read, Unread};
pub use numbers::{Apart, Numbers, Places, Scores, Shown, Told};
pub use register::{SchoolChange, SchoolField, changed_schools};
pub use replay::{Again, HeldFile, Methodology, OtherSetting, Repeated, Replay, Role, State};
pub use result::{Noticed, ResultChange, ValueChange};
