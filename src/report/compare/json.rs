//! A comparison as machine output, version 1: `compare.json`, and what `compare --format json` prints. Numbers are exact,
//! as texts: a decimal or `a/b`.

mod causes;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Comparison, reasons};
use crate::compare::{Incomparable, Move, Parts, Step, Turn};
use crate::report::json::{EXACT, SHA256, statuses, text};
use crate::school::Tie;
use causes::{BackV1, CauseV1, DifferenceV1, VerdictV1, of_back, of_causes, of_difference, of_verdict};

/// Runs held against one another.
///
/// Further fields may come without a new version.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct CompareV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/compare/1"))]
    schema: &'static str,
    /// Whether the data of some of the runs are invented.
    synthetic: bool,
    /// The runs, the earliest first.
    runs: Vec<RunV1<'a>>,
    /// Each run held against the one before it.
    steps: Vec<StepV1<'a>>,
    /// The schools over all runs: those of the last run in its order of need, then those that ended before.
    trend: Vec<Vec<Option<PointV1<'a>>>>,
}

/// A run.
#[derive(Serialize, JsonSchema)]
struct RunV1<'a> {
    /// What it is called in this comparison: its year, and a number where two runs have one year.
    name: String,
    /// The year of its list.
    year: i32,
    /// The title of its methodology.
    criteria: &'a str,
    /// The digest of the methodology's file.
    #[schemars(regex(pattern = SHA256))]
    criteria_sha256: &'a str,
    /// Whether only its result was there: nothing can be split by it.
    result_alone: bool,
}

/// A run held against the one before it.
#[derive(Serialize, JsonSchema)]
struct StepV1<'a> {
    /// The earlier run, by name.
    before: String,
    /// The later run.
    after: String,
    /// Schools listed in the earlier run.
    listed_before: usize,
    /// Schools listed in the later run.
    listed_after: usize,
    /// Schools that entered or returned.
    entered: usize,
    /// Schools that left.
    left: usize,
    /// Schools that stayed.
    stayed: usize,
    /// How many would leave by chance alone.
    #[schemars(regex(pattern = EXACT))]
    leaves_by_chance: Option<String>,
    /// In what the two methodologies differ; `null` where they are one, or one of them is not known.
    differences: Option<Vec<DifferenceV1>>,
    /// Every school.
    moves: Vec<MoveV1<'a>>,
    /// Which school is which.
    matches: Vec<MatchV1<'a>>,
    /// Predecessors that a register names and the earlier one does not know.
    unknown_predecessors: Vec<UnknownV1<'a>>,
    /// Schools that may be the same, though nothing says so.
    proposed: Vec<ProposedV1<'a>>,
}

/// What became of a school.
#[derive(Serialize, JsonSchema)]
struct MoveV1<'a> {
    /// The schools that it was.
    before: Vec<&'a str>,
    /// What it was before that, where the earlier run does not have it.
    back: Vec<BackV1<'a>>,
    /// The school that it is.
    after: Option<&'a str>,
    /// Its name.
    name: &'a str,
    /// What became of its place on the list.
    #[schemars(extend("enum" = Turn::ALL.map(Turn::word)))]
    turn: &'static str,
    /// What decided in the earlier run; `null` where it was not one school there, or that is not known.
    verdict_before: Option<VerdictV1<'a>>,
    /// What decided in the later run.
    verdict_after: Option<VerdictV1<'a>>,
    /// Why it moved; of one that stayed, what else than the year alone decided.
    causes: Vec<CauseV1>,
    /// The same in words.
    because: Vec<String>,
    /// Why its numbers are not split; `null` where they are.
    #[schemars(extend("enum" = whys()))]
    not_compared: Option<&'static str>,
    /// The change of its score, split.
    score: Option<PartsV1>,
    /// The change of its place, split.
    place: Option<PartsV1>,
    /// The score by indicator.
    indicators: Vec<IndicatorV1<'a>>,
    /// What is done to the sum of the points.
    adjustments: Option<PartsV1>,
    /// What of its own change was to be expected without any; `null` where that is little.
    regression: Option<RegressionV1>,
    /// Rules of the list that say something else than before.
    rules: Vec<RuleV1<'a>>,
}

/// A change: `after − before = own + criteria + others + availability`, exactly.
#[derive(Serialize, JsonSchema)]
struct PartsV1 {
    /// What it was.
    #[schemars(regex(pattern = EXACT))]
    before: String,
    /// What it is.
    #[schemars(regex(pattern = EXACT))]
    after: String,
    /// What the school's own results did.
    #[schemars(regex(pattern = EXACT))]
    own: String,
    /// What the criteria did.
    #[schemars(regex(pattern = EXACT))]
    criteria: String,
    /// What the other schools did.
    #[schemars(regex(pattern = EXACT))]
    others: String,
    /// What it did that an indicator has a value in one of the years only.
    #[schemars(regex(pattern = EXACT))]
    availability: String,
}

/// The points of an indicator.
#[derive(Serialize, JsonSchema)]
struct IndicatorV1<'a> {
    /// Its id.
    indicator: &'a str,
    /// Its title.
    title: &'a str,
    /// Its points.
    points: PartsV1,
}

/// What was to be expected of a score.
#[derive(Serialize, JsonSchema)]
struct RegressionV1 {
    /// By how much.
    #[schemars(regex(pattern = EXACT))]
    expected: String,
    /// The fewest pupils behind a share of the earlier year.
    fewest_pupils: i64,
    /// The most.
    most_pupils: i64,
}

/// A rule that says something else.
#[derive(Serialize, JsonSchema)]
struct RuleV1<'a> {
    /// Its id.
    rule: &'a str,
    /// What it said.
    before: Option<bool>,
    /// What it says.
    after: Option<bool>,
}

/// Two schools of which one goes on from the other.
#[derive(Serialize, JsonSchema)]
struct MatchV1<'a> {
    /// The earlier school.
    before: &'a str,
    /// The later school.
    after: &'a str,
    /// By what it was found.
    #[schemars(extend("enum" = Tie::ALL.map(Tie::word)))]
    by: &'static str,
}

/// A predecessor that nobody knows.
#[derive(Serialize, JsonSchema)]
struct UnknownV1<'a> {
    /// The school whose predecessor it is.
    school: &'a str,
    /// How the register names it.
    written: &'a str,
}

/// Two schools that may be the same.
#[derive(Serialize, JsonSchema)]
struct ProposedV1<'a> {
    /// The earlier school.
    before: &'a str,
    /// The later school.
    after: &'a str,
}

/// A school in a run.
#[derive(Serialize, JsonSchema)]
struct PointV1<'a> {
    /// The school.
    school: &'a str,
    /// Its name.
    name: &'a str,
    /// What became of it.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// Its place, 1 = most in need.
    place: Option<usize>,
    /// Its score.
    #[schemars(regex(pattern = EXACT))]
    score: Option<String>,
}

/// Why numbers are not split, and that they are.
fn whys() -> Vec<Option<&'static str>> {
    let score = |before, after| Incomparable::NoScore { before, after };
    let whys = [
        Incomparable::New,
        Incomparable::Absent(0),
        Incomparable::Gone,
        Incomparable::Merged,
        Incomparable::Divided,
        score(true, true),
        Incomparable::Directions,
        Incomparable::LittleInCommon(0),
        Incomparable::ResultAlone(0),
    ];
    whys.iter().map(|why| Some(why.word())).chain([None]).collect()
}

pub(super) fn document(comparison: &Comparison<'_>) -> String {
    let run = |at: usize| RunV1 {
        name: comparison.year(at),
        year: comparison.runs[at].year,
        criteria: &comparison.titles[at],
        criteria_sha256: comparison.runs[at].criteria_sha256,
        result_alone: comparison.runs[at].made_of.is_none(),
    };
    let point = |(run, school): (usize, &Option<usize>)| {
        let school = (*school)?;
        let (known, standing) =
            (&comparison.runs[run].register.schools()[school], &comparison.runs[run].standings[school]);
        Some(PointV1 {
            school: &known.id,
            name: &known.name,
            status: standing.status.word(),
            place: standing.place,
            score: standing.score.as_ref().map(ToString::to_string),
        })
    };
    text(&CompareV1 {
        schema: "shnor/compare/1",
        synthetic: comparison.synthetic,
        runs: (0..comparison.runs.len()).map(run).collect(),
        steps: comparison.steps.iter().map(|step| of_step(comparison, step)).collect(),
        trend: comparison.lines.iter().map(|line| line.schools.iter().enumerate().map(point).collect()).collect(),
    })
}

fn of_step<'a>(comparison: &'a Comparison<'_>, step: &'a Step) -> StepV1<'a> {
    let (earlier, later) =
        (comparison.runs[step.earlier].register.schools(), comparison.runs[step.earlier + 1].register.schools());
    let identity = &step.identity;
    StepV1 {
        before: comparison.year(step.earlier),
        after: comparison.year(step.earlier + 1),
        listed_before: step.churn.before,
        listed_after: step.churn.after,
        entered: step.churn.entered,
        left: step.churn.left,
        stayed: step.churn.stayed,
        leaves_by_chance: step.churn.leaves_by_chance.as_ref().map(ToString::to_string),
        differences: step
            .differences
            .as_ref()
            .map(|all| all.iter().map(|difference| of_difference(comparison, step, difference)).collect()),
        moves: step.moves.iter().map(|found| of_move(comparison, step, found)).collect(),
        matches: identity
            .links
            .iter()
            .map(|link| MatchV1 { before: &earlier[link.earlier].id, after: &later[link.later].id, by: link.by.word() })
            .collect(),
        unknown_predecessors: identity
            .unknown
            .iter()
            .map(|(school, written)| UnknownV1 { school: &later[*school].id, written })
            .collect(),
        proposed: identity
            .proposed
            .iter()
            .map(|(was, is)| ProposedV1 { before: &earlier[*was].id, after: &later[*is].id })
            .collect(),
    }
}

fn of_move<'a>(comparison: &'a Comparison<'_>, step: &'a Step, found: &'a Move) -> MoveV1<'a> {
    let (earlier, later) =
        (comparison.runs[step.earlier].register.schools(), comparison.runs[step.earlier + 1].register.schools());
    let split = found.change.as_ref().ok();
    let title = |id: &'a str| comparison.indicator(step, id).map_or(id, |indicator| indicator.title.as_str());
    let indicators = split.map_or(&[][..], |split| &split.indicators);
    MoveV1 {
        before: found.before.iter().map(|place| earlier[*place].id.as_str()).collect(),
        back: of_back(comparison, found),
        after: found.after.map(|place| later[place].id.as_str()),
        name: &comparison.school(step, found).name,
        turn: found.turn.word(),
        verdict_before: found.verdicts[0].as_ref().map(of_verdict),
        verdict_after: found.verdicts[1].as_ref().map(of_verdict),
        causes: of_causes(comparison, found),
        because: reasons::reasons(comparison, step, found),
        not_compared: found.change.as_ref().err().map(Incomparable::word),
        score: split.map(|split| parts(&split.score)),
        place: split.map(|split| parts(&split.place)),
        indicators: indicators
            .iter()
            .map(|of| IndicatorV1 { indicator: &of.id, title: title(&of.id), points: parts(&of.points) })
            .collect(),
        adjustments: split.map(|split| parts(&split.adjustments)),
        regression: found.regression.as_ref().map(|regression| RegressionV1 {
            expected: regression.expected.to_string(),
            fewest_pupils: regression.pupils.0,
            most_pupils: regression.pupils.1,
        }),
        rules: found
            .rules
            .iter()
            .map(|turn| RuleV1 { rule: &turn.rule, before: turn.before, after: turn.after })
            .collect(),
    }
}

fn parts(parts: &Parts) -> PartsV1 {
    PartsV1 {
        before: parts.before.to_string(),
        after: parts.after.to_string(),
        own: parts.own.to_string(),
        criteria: parts.criteria.to_string(),
        others: parts.others.to_string(),
        availability: parts.availability.to_string(),
    }
}
