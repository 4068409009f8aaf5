//! Why schools moved, as machine output: what decided in each run, what makes the difference, in what methodologies differ.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::Passage;
use crate::compare::{Aspect, Back, Cause, Difference, Move, Step, Verdict};
use crate::report::compare::{Comparison, differs};
use crate::report::json::statuses;
use crate::school::Tie;

/// One thing in which the methodologies differ.
#[derive(Serialize, JsonSchema)]
pub(super) struct DifferenceV1 {
    /// What is another.
    #[schemars(extend("enum" = Aspect::WORDS.map(|(_, word)| word).to_vec()))]
    what: &'static str,
    /// The id of the indicator, index or rule; `null`: of the methodology or its list.
    of: Option<String>,
    /// What the earlier methodology says, in words, where it says something else.
    before: Option<String>,
    /// What the later one says.
    after: Option<String>,
}

/// What decided on a school in a run, one thing after another.
#[derive(Serialize, JsonSchema)]
pub(super) struct VerdictV1<'a> {
    /// What the rule of the list makes of the year alone.
    #[schemars(extend("enum" = statuses()))]
    this_year: &'static str,
    /// What earlier years made of that; `null` where they do not decide.
    #[schemars(extend("enum" = passages()))]
    passage: Option<&'static str>,
    /// What the methodology makes of both.
    #[schemars(extend("enum" = statuses()))]
    computed: &'static str,
    /// What a commission decided.
    decision: Option<DecisionV1<'a>>,
    /// What became of the school in the end.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
}

/// What a commission decided.
#[derive(Serialize, JsonSchema)]
pub(super) struct DecisionV1<'a> {
    /// What becomes of the school.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// Who decided.
    by: &'a str,
    /// When, as written.
    date: &'a str,
    /// By which act.
    act: &'a str,
    /// Why.
    reason: &'a str,
}

/// Why a school came onto the list or left it.
#[derive(Serialize, JsonSchema)]
pub(super) struct CauseV1 {
    /// What decided.
    #[schemars(extend("enum" = Cause::WORDS))]
    cause: &'static str,
    /// The run in which it decided, by name; `null` where it is the difference between the two.
    run: Option<String>,
    /// The differences between the methodologies each of which it takes: places in `differences`, from 0.
    needs: Vec<usize>,
}

/// A school of a run before the earlier one.
#[derive(Serialize, JsonSchema)]
pub(super) struct BackV1<'a> {
    /// The run, by name.
    run: String,
    /// The school.
    school: &'a str,
    /// By what it was found.
    #[schemars(extend("enum" = Tie::ALL.map(Tie::word)))]
    by: &'static str,
}

/// What earlier years make of a verdict, and that they do not decide.
fn passages() -> Vec<Option<&'static str>> {
    Passage::words().into_iter().map(Some).chain([None]).collect()
}

/// A difference of the methodologies, in their words.
pub(super) fn of_difference(comparison: &Comparison<'_>, step: &Step, difference: &Difference) -> DifferenceV1 {
    let [before, after] = differs::sides(comparison, step, difference);
    let of = difference.of.as_ref().map(|named| named.id().to_owned());
    DifferenceV1 { what: difference.aspect.word(), of, before, after }
}

/// What decided on a school.
pub(super) fn of_verdict(verdict: &Verdict) -> VerdictV1<'_> {
    VerdictV1 {
        this_year: verdict.this_year.word(),
        passage: verdict.passage.as_ref().map(Passage::word),
        computed: verdict.computed.word(),
        decision: verdict.decision.as_ref().map(|decision| DecisionV1 {
            status: decision.status.word(),
            by: &decision.by,
            date: &decision.date,
            act: &decision.act,
            reason: &decision.reason,
        }),
        status: verdict.last.word(),
    }
}

/// Why a school moved.
pub(super) fn of_causes(comparison: &Comparison<'_>, found: &Move) -> Vec<CauseV1> {
    let of_cause = |cause: &Cause| CauseV1 {
        cause: cause.word(),
        run: cause.run().map(|run| comparison.year(run)),
        needs: cause.needs().to_vec(),
    };
    found.causes.iter().map(of_cause).collect()
}

/// What a school was before a gap.
pub(super) fn of_back<'a>(comparison: &'a Comparison<'_>, found: &'a Move) -> Vec<BackV1<'a>> {
    let of_back = |back: &Back| BackV1 {
        run: comparison.year(back.run),
        school: &comparison.runs[back.run].register.schools()[back.school].id,
        by: back.by.word(),
    };
    found.back.iter().map(of_back).collect()
}
