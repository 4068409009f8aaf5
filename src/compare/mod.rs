//! Years held against one another: who entered the list, who left it, who stayed, and why. The change of a score or a place
//! is split into the school's own results, the criteria, the other schools and what data there are; the parts add up to the
//! change to the last digit.

mod aspect;
mod cause;
mod churn;
mod differing;
mod gap;
mod lines;
mod over_years;
mod refs;
mod regression;
mod split;

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessment;
use crate::decision::Status;
use crate::number::Exact;
use crate::observation::Observations;
use crate::parallel;
use crate::school::{Identity, Link, Register, Tie};
use cause::Judge;

pub use aspect::{Aspect, Difference, Named};
pub use cause::{By, Cause, Verdict};
pub use churn::Churn;
pub use gap::{Back, Told};
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
    /// What decided; `None` where that is not known.
    pub verdict: Option<Verdict>,
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
            verdict: Some(Verdict::of(&assessment, at)),
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
    /// In what the two methodologies differ; `None` where they are one, or one of them is not known.
    pub differences: Option<Vec<Difference>>,
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
    /// The schools of runs before the earlier one that it was, where the earlier one has none.
    pub back: Vec<Back>,
    /// By what it was found in the earlier run, or in one before it.
    pub by: Option<Tie>,
    /// What became of its place on the list.
    pub turn: Turn,
    /// What decided on it in the earlier run and in the later one; `None` where it was not one school, or that is not known.
    pub verdicts: [Option<Verdict>; 2],
    /// Why it is listed and was not, or was and is not; what else than the year alone decided on one that stayed.
    pub causes: Vec<Cause>,
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
    /// There was no such school; the run with this place is the last one that had it.
    Absent(usize),
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
            Self::Absent(_) => "absent",
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

/// Holds each run against the one before it. `told` holds pairs of schools that the user names.
#[must_use]
pub fn compare(runs: &[Run<'_>], told: &[Told]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    // by run: its schools that were listed in it or in any run before
    let mut ever: Vec<BTreeSet<usize>> = Vec::new();
    if let Some(first) = runs.first() {
        ever.push((0..first.standings.len()).filter(|school| first.is_listed(*school)).collect());
    }
    for (earlier, pair) in runs.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let mut identity = gap::identity(runs, (earlier, earlier + 1), told);
        identity.drop_known(&runs[..earlier].iter().map(|run| run.register).collect::<Vec<_>>());
        let back = gap::back(runs, &steps, &mut identity, told);
        let of_step = Pair { before, after, earlier, identity: &identity, back: &back, ever: &ever };
        let (moves, differences) = of_step.moves();
        let was_listed = |found: &&Move| {
            found.before.iter().any(|place| ever[earlier].contains(place))
                || found.back.iter().any(|back| ever[back.run].contains(&back.school))
                || found.after.is_some_and(|school| after.is_listed(school))
        };
        let listed = moves.iter().filter(was_listed).filter_map(|found| found.after).collect();
        ever.push(listed);
        let churn = Churn::of(before, after, &moves);
        steps.push(Step { earlier, identity, differences, moves, churn });
    }
    steps
}

/// Two runs, one after the other, and which school is which.
struct Pair<'r> {
    before: &'r Run<'r>,
    after: &'r Run<'r>,
    earlier: usize,
    identity: &'r Identity,
    /// By school of the later run without one in the earlier: what it was before that.
    back: &'r BTreeMap<usize, Vec<Back>>,
    /// By run: its schools that were listed in it or in any run before.
    ever: &'r [BTreeSet<usize>],
}

impl Pair<'_> {
    fn moves(&self) -> (Vec<Move>, Option<Vec<Difference>>) {
        let mut from: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
        let mut heirs: BTreeMap<usize, usize> = BTreeMap::new();
        for link in &self.identity.links {
            from.entry(link.later).or_default().push(link);
            *heirs.entry(link.earlier).or_default() += 1;
        }
        let splitter = Splitter::new(self.before, self.after, self.earlier);
        let of_later = |at: usize| {
            let school = self.after.order[at];
            let links = from.get(&school).map_or(&[][..], Vec::as_slice);
            let is_divided = links.iter().any(|link| heirs[&link.earlier] > 1);
            self.of_later(school, links, is_divided, splitter.as_ref())
        };
        let mut moves = parallel::each(self.after.order.len(), 1, of_later);
        moves.extend(self.identity.gone.iter().map(|place| self.gone(*place)));
        let judge = Judge::new([self.before, self.after], self.earlier, splitter.as_ref().ok(), self.identity);
        for found in &mut moves {
            found.causes = judge.causes(found);
        }
        (moves, judge.differences())
    }

    fn of_later(
        &self,
        school: usize,
        links: &[&Link],
        is_divided: bool,
        splitter: Result<&Splitter<'_>, &Incomparable>,
    ) -> Move {
        let (before, after) = (self.before, self.after);
        let back = self.back.get(&school).cloned().unwrap_or_default();
        let change = match links {
            [] => Err(back.first().map_or(Incomparable::New, |back| Incomparable::Absent(back.run))),
            [_, _, ..] => Err(Incomparable::Merged),
            [_] if is_divided => Err(Incomparable::Divided),
            [link] => splitter.map_err(Clone::clone).and_then(|splitter| splitter.split(link.earlier, school)),
        };
        let (mut regression, mut rules) = (None, Vec::new());
        if let (Some((old, _)), Some((new, _)), [link], false) = (&before.made_of, &after.made_of, links, is_divided) {
            regression = change.as_ref().ok().and_then(|split| Regression::of(old, link.earlier, split));
            rules = rule_turns(old, link.earlier, new, school);
        }
        let was = links.iter().any(|link| before.is_listed(link.earlier));
        let ever = links.iter().any(|link| self.ever[self.earlier].contains(&link.earlier))
            || back.iter().any(|back| self.ever[back.run].contains(&back.school));
        let one = if let [link] = links { before.standings[link.earlier].verdict.clone() } else { None };
        Move {
            before: links.iter().map(|link| link.earlier).collect(),
            after: Some(school),
            by: links.iter().map(|link| link.by).chain(back.iter().map(|back| back.by)).min(),
            back,
            turn: turn(was, after.is_listed(school), ever),
            verdicts: [one, after.standings[school].verdict.clone()],
            causes: Vec::new(),
            change,
            regression,
            rules,
        }
    }

    /// A school that the later run has no more.
    fn gone(&self, place: usize) -> Move {
        Move {
            before: vec![place],
            after: None,
            back: Vec::new(),
            by: None,
            turn: turn(self.before.is_listed(place), false, false),
            verdicts: [self.before.standings[place].verdict.clone(), None],
            causes: Vec::new(),
            change: Err(Incomparable::Gone),
            regression: None,
            rules: Vec::new(),
        }
    }
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
