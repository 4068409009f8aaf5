//! Years held against one another: who entered the list, who left it, who stayed, and why. The change of a score or a place
//! is split into the school's own results, the criteria, the other schools and what data there are; the parts add up to the
//! change to the last digit.

mod churn;
mod lines;
mod regression;
mod split;

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessment;
use crate::decision::Status;
use crate::number::Exact;
use crate::observation::Observations;
use crate::parallel;
use crate::school::{Identity, Register, Tie};

pub use churn::Churn;
pub use lines::{Line, lines};
pub use regression::Regression;
use split::Splitter;
pub use split::{IndicatorSplit, Parts, Split};

/// A run to be compared.
pub struct Run<'a> {
    /// The year of its list.
    pub year: i32,
    /// Its schools.
    pub register: &'a Register,
    /// The digest of its criteria file.
    pub criteria_sha256: &'a str,
    /// What became of each school, in the order of the register.
    pub standings: Vec<Standing>,
    /// The schools in the order in which they are shown: those most in need first.
    pub order: Vec<usize>,
    /// How often each school is listed where chance is drawn anew, 0 … 1, in the order of the register; `None` where that
    /// is not known.
    pub chances: Option<Vec<Exact>>,
    /// What it was made of: the assessment and the cells that it stands on. Of a result alone nothing can be computed.
    pub made_of: Option<(Assessment<'a>, &'a Observations)>,
}

/// What became of a school in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The decision of a commission, else what the methodology made of it.
    pub status: Status,
    /// Its place, 1 = most in need.
    pub place: Option<usize>,
    /// Its score.
    pub score: Option<Exact>,
    /// Whether the rule of the list for this year alone says so too, and neither a commission nor earlier years do.
    pub by_rule: bool,
}

impl<'a> Run<'a> {
    /// The run of an assessment, the decisions of its commission taken in.
    #[must_use]
    pub fn of(
        assessment: Assessment<'a>,
        observations: &'a Observations,
        criteria_sha256: &'a str,
        chances: Option<Vec<Exact>>,
    ) -> Self {
        let standing = |(at, school): (usize, &crate::assess::SchoolAssessment)| Standing {
            status: assessment.final_status(at),
            place: school.rank,
            score: school.total().map(|total| total.score.clone()),
            by_rule: assessment.final_status(at) == school.this_year,
        };
        Self {
            year: assessment.year,
            register: assessment.register,
            criteria_sha256,
            standings: assessment.schools.iter().enumerate().map(standing).collect(),
            order: assessment.shown().collect(),
            chances,
            made_of: Some((assessment, observations)),
        }
    }

    fn is_listed(&self, school: usize) -> bool {
        self.standings[school].status == Status::Listed
    }
}

/// One run held against the one before it.
pub struct Step {
    /// The place of the earlier run among those compared; the later one follows it.
    pub earlier: usize,
    /// Which school is which.
    pub identity: Identity,
    /// Every school of the two: those of the later run in its order of need, then those that it has no more.
    pub moves: Vec<Move>,
    /// How much the list changed, and how much of that is to be expected anyway.
    pub churn: Churn,
}

/// What became of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The schools of the earlier run that it was: none of a new one, several of one that was merged.
    pub before: Vec<usize>,
    /// The school of the later run; `None` where there is none any more.
    pub after: Option<usize>,
    /// By what it was found in the earlier run.
    pub by: Option<Tie>,
    /// What became of its place on the list.
    pub turn: Turn,
    /// The change of its score and place, split; or why it can not be.
    pub change: Result<Split, Incomparable>,
    /// How much of its own change was to be expected without any.
    pub regression: Option<Regression>,
    /// Rules among the grounds of the list that say something else than before.
    pub rules: Vec<RuleTurn>,
}

/// What became of a school's place on the list, after decisions of a commission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It is listed, and was not before.
    Entered,
    /// It is listed and was not in the run before, but in an earlier one.
    Returned,
    /// It was listed and is no more.
    Left,
    /// It is listed as before.
    Stayed,
    /// It is not listed and was not.
    Outside,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Entered, Self::Returned, Self::Left, Self::Stayed, Self::Outside];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Returned => "returned",
            Self::Left => "left",
            Self::Stayed => "stayed",
            Self::Outside => "outside",
        }
    }
}

/// Why the numbers of two years can not be held against one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incomparable {
    /// There was no such school.
    New,
    /// There is no such school any more.
    Gone,
    /// It was merged of several.
    Merged,
    /// It was split.
    Divided,
    /// It has no score in the earlier run, in the later one, or in neither.
    NoScore {
        /// In the earlier run.
        before: bool,
        /// In the later run.
        after: bool,
    },
    /// By the methodology of one year a high score means well-being, by the other need.
    Directions,
    /// What data both years have are too few for a score by the methodology of the run with this place.
    LittleInCommon(usize),
    /// Of the run with this place there is the result alone.
    ResultAlone(usize),
}

impl Incomparable {
    /// Its word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Merged => "merged",
            Self::Divided => "divided",
            Self::NoScore { .. } => "no_score",
            Self::Directions => "directions",
            Self::LittleInCommon(_) => "little_in_common",
            Self::ResultAlone(_) => "result_alone",
        }
    }
}

/// A rule that says something else than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTurn {
    /// The id of the rule.
    pub rule: String,
    /// What it said: `None` where it was not known or the criteria had no such rule.
    pub before: Option<bool>,
    /// What it says.
    pub after: Option<bool>,
}

/// Holds each run against the one before it. `told` holds, by step, pairs of schools that the user names: the place in the
/// earlier and in the later register.
#[must_use]
pub fn compare(runs: &[Run<'_>], told: &[Vec<(usize, usize)>]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    // schools of the last run that were listed in any run before it
    let mut listed_ever: BTreeSet<usize> = BTreeSet::new();
    for (earlier, pair) in runs.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let none = Vec::new();
        let told = told.get(earlier).unwrap_or(&none);
        let mut identity = Identity::of(before.register, after.register, told);
        identity.drop_known(&runs[..earlier].iter().map(|run| run.register).collect::<Vec<_>>());
        let moves = moves(before, after, earlier, &identity, &listed_ever);
        let was_listed = |place: &usize| listed_ever.contains(place) || before.is_listed(*place);
        let ever = moves.iter().filter(|found| found.before.iter().any(was_listed));
        listed_ever = ever.filter_map(|found| found.after).collect();
        let churn = Churn::of(before, after, &moves);
        steps.push(Step { earlier, identity, moves, churn });
    }
    steps
}

fn moves(
    before: &Run<'_>,
    after: &Run<'_>,
    earlier: usize,
    identity: &Identity,
    listed_ever: &BTreeSet<usize>,
) -> Vec<Move> {
    let mut from: BTreeMap<usize, Vec<(usize, Tie)>> = BTreeMap::new();
    let mut heirs: BTreeMap<usize, usize> = BTreeMap::new();
    for link in &identity.links {
        from.entry(link.later).or_default().push((link.earlier, link.by));
        *heirs.entry(link.earlier).or_default() += 1;
    }
    let splitter = Splitter::new(before, after, earlier);
    let of_later = |at: usize| {
        let school = after.order[at];
        let links = from.get(&school).map_or(&[][..], Vec::as_slice);
        let is_divided = links.iter().any(|(place, _)| heirs[place] > 1);
        let change = match links {
            [] => Err(Incomparable::New),
            [_, _, ..] => Err(Incomparable::Merged),
            [_] if is_divided => Err(Incomparable::Divided),
            [(place, _)] => splitter.as_ref().map_err(Clone::clone).and_then(|splitter| splitter.split(*place, school)),
        };
        let (mut regression, mut rules) = (None, Vec::new());
        if let (Some((old, _)), Some((new, _)), [(place, _)], false) =
            (&before.made_of, &after.made_of, links, is_divided)
        {
            regression = change.as_ref().ok().and_then(|split| Regression::of(old, *place, split));
            rules = rule_turns(old, *place, new, school);
        }
        let was = links.iter().any(|(place, _)| before.is_listed(*place));
        let ever = links.iter().any(|(place, _)| listed_ever.contains(place));
        Move {
            before: links.iter().map(|(place, _)| *place).collect(),
            after: Some(school),
            by: links.iter().map(|(_, by)| *by).min(),
            turn: turn(was, after.is_listed(school), ever),
            change,
            regression,
            rules,
        }
    };
    let mut moves = parallel::each(after.order.len(), 1, of_later);
    moves.extend(identity.gone.iter().map(|place| Move {
        before: vec![*place],
        after: None,
        by: None,
        turn: turn(before.is_listed(*place), false, false),
        change: Err(Incomparable::Gone),
        regression: None,
        rules: Vec::new(),
    }));
    moves
}

fn turn(was: bool, is: bool, ever: bool) -> Turn {
    match (was, is) {
        (true, true) => Turn::Stayed,
        (true, false) => Turn::Left,
        (false, true) if ever => Turn::Returned,
        (false, true) => Turn::Entered,
        (false, false) => Turn::Outside,
    }
}

/// The rules among the grounds of both lists that say something else than before.
fn rule_turns(old: &Assessment<'_>, was: usize, new: &Assessment<'_>, is: usize) -> Vec<RuleTurn> {
    let said = |assessment: &Assessment<'_>, school: usize| -> BTreeMap<String, Option<bool>> {
        let rules = assessment.criteria.list.iter().flat_map(crate::criteria::ListRule::rules);
        let of =
            |rule: usize| (assessment.criteria.rules[rule].id.clone(), assessment.outcome(school, rule).held.known());
        rules.map(of).collect()
    };
    let (before, after) = (said(old, was), said(new, is));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let turns = names.into_iter().map(|rule| RuleTurn {
        rule: rule.clone(),
        before: before.get(rule).copied().flatten(),
        after: after.get(rule).copied().flatten(),
    });
    turns.filter(|turn| turn.before != turn.after).collect()
}

/// A number of places.
fn count(places: usize) -> Exact {
    Exact::from(i64::try_from(places).unwrap_or(i64::MAX))
}
