//! The edition for publication in machine output.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::Report;

/// The rule by which an edition for publication withholds numbers.
#[derive(Serialize, JsonSchema)]
pub(super) struct PublicV1 {
    /// Counts below this are withheld.
    #[schemars(range(min = 1))]
    smallest_count: i64,
    /// Shares of fewer people are withheld.
    #[schemars(range(min = 1))]
    smallest_group: i64,
}

/// The rule, where there is one.
pub(super) fn public(report: &Report<'_>) -> Option<PublicV1> {
    let rule = report.run.public?;
    Some(PublicV1 { smallest_count: rule.smallest_count, smallest_group: rule.smallest_group })
}
