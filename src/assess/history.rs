//! Entry and exit over years: what the verdicts of earlier years make of the verdict of this one.
//!
//! A school is *inside* in a year if the grounds of the list put it on it in that year alone, and *outside* if they do not.
//! It *was listed* if it stood on the list in the end, by whatever decided that, in the last earlier year that tells of it.
//! A school that was not listed can only enter, one that was can only leave. What is not known of a year is what the
//! criteria say; where they say nothing, a verdict that hangs on it is open.

use std::collections::{BTreeMap, BTreeSet};

use crate::criteria::{Enter, Gain, HistoryRule, Leave, MissingYear};
use crate::decision::Status;
use crate::number::Exact;

/// The verdicts of earlier years.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    years: BTreeMap<i32, EarlierYear>,
}

/// One earlier year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EarlierYear {
    /// Schools that had a place.
    pub ranked: usize,
    /// What became of each school, by its place in the register of today.
    pub schools: BTreeMap<usize, Past>,
}

/// What became of a school in an earlier year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// What the criteria made of that year alone.
    pub this_year: Status,
    /// What became of the school in the end.
    pub final_status: Status,
    /// Its place.
    pub rank: Option<usize>,
    /// Its score.
    pub score: Option<Exact>,
}

impl History {
    /// The history of these years.
    #[must_use]
    pub fn new(years: BTreeMap<i32, EarlierYear>) -> Self {
        Self { years }
    }

    /// The years, the earliest first.
    #[must_use]
    pub fn years(&self) -> impl DoubleEndedIterator<Item = (i32, &EarlierYear)> {
        self.years.iter().map(|(year, earlier)| (*year, earlier))
    }

    /// What became of a school in a year; `None` where no run tells.
    #[must_use]
    pub fn past(&self, school: usize, year: i32) -> Option<&Past> {
        self.years.get(&year)?.schools.get(&school)
    }

    /// The earlier years that tell of a school, the last first.
    fn told(&self, school: usize) -> impl Iterator<Item = (i32, usize, &Past)> {
        let tells = move |(year, earlier): (i32, &'_ EarlierYear)| (year, earlier.ranked);
        self.years().rev().map(tells).filter_map(move |(year, ranked)| Some((year, ranked, self.past(school, year)?)))
    }
}

/// What earlier years made of the verdict on a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// Nothing: the rule of this year decides.
    Alone,
    /// It was not listed, and comes onto the list: it was inside in so many years of the window.
    Entered {
        /// Years inside.
        inside: usize,
    },
    /// It is inside this year and was not listed: in too few years to enter.
    NotYet {
        /// Years inside.
        inside: usize,
    },
    /// It was listed and is inside this year: it stays.
    Stays,
    /// It was listed, is outside this year, and stays all the same.
    Kept {
        /// So many years in a row it has not been inside, as far as is known.
        outside: usize,
        /// How its place changed since it came onto the list, where that is asked and known.
        moved: Option<Climb>,
    },
    /// It was listed and leaves: it was outside for so many years in a row.
    LeftAfter {
        /// Years in a row outside.
        outside: usize,
    },
    /// It was listed, is outside this year and leaves: its place is better by enough.
    LeftByPlace(Climb),
    /// The verdict hangs on years of which nothing is known.
    Open {
        /// The years.
        years: Vec<i32>,
    },
}

/// How a place changed since a school came onto the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Climb {
    /// The year in which it came onto the list, or the earliest that is known.
    pub since: i32,
    /// Whether an earlier run tells that it was not listed before.
    pub is_entry: bool,
    /// Its place then, and of how many.
    pub from: (usize, usize),
    /// Its place now, and of how many.
    pub to: (usize, usize),
}

impl Climb {
    /// By how many places it is better; below nought: worse.
    #[must_use]
    pub fn places(&self) -> i64 {
        whole(self.to.0) - whole(self.from.0)
    }

    /// By which part of the schools with a place it is better.
    #[must_use]
    pub fn share(&self) -> Option<Exact> {
        let part = |(place, all): (usize, usize)| Exact::ratio(whole(place), whole(all));
        Some(&part(self.to)? - &part(self.from)?)
    }

    fn is_enough(&self, gain: &Gain) -> bool {
        match gain {
            Gain::Places(places) => self.places() >= whole(*places),
            Gain::Share(least) => self.share().is_some_and(|share| share >= *least),
        }
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Passage {
    /// Its word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        let words = Self::words();
        match self {
            Self::Alone => words[0],
            Self::Entered { .. } => words[1],
            Self::NotYet { .. } => words[2],
            Self::Stays => words[3],
            Self::Kept { .. } => words[4],
            Self::LeftAfter { .. } => words[5],
            Self::LeftByPlace(_) => words[6],
            Self::Open { .. } => words[7],
        }
    }

    /// All words.
    #[must_use]
    pub fn words() -> [&'static str; 8] {
        ["alone", "entered", "not_yet", "stays", "kept", "left_after_years", "left_by_place", "open"]
    }

    /// What becomes of the school by the criteria.
    fn status(&self, rule: &HistoryRule, this_year: Status) -> Status {
        match self {
            Self::Alone | Self::LeftAfter { .. } | Self::LeftByPlace(_) => this_year,
            Self::Entered { .. } | Self::Stays | Self::Kept { .. } => Status::Listed,
            Self::NotYet { .. } if rule.enter.as_ref().is_some_and(|enter| enter.otherwise_risk) => Status::Risk,
            Self::NotYet { .. } => Status::NotListed,
            Self::Open { .. } => Status::InsufficientData,
        }
    }
}

/// What this year alone says.
pub(super) struct ThisYear<'a> {
    pub year: i32,
    /// By school.
    pub statuses: &'a [Status],
    /// The places of those that have one.
    pub places: &'a BTreeMap<usize, usize>,
}

/// What earlier years make of each verdict: the passage of each school and its status.
pub(super) fn decide(rule: &HistoryRule, history: &History, now: &ThisYear<'_>) -> (Vec<Passage>, Vec<Status>) {
    let judge = Judge { rule, history, now };
    let passages: Vec<Passage> = (0..now.statuses.len()).map(|school| judge.passage(school)).collect();
    let statuses = passages.iter().zip(now.statuses).map(|(passage, own)| passage.status(rule, *own)).collect();
    (passages, statuses)
}

/// What a year counts as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Inside,
    Outside,
    /// No year at all.
    Skipped,
    /// Nobody says.
    Open,
}

struct Judge<'a> {
    rule: &'a HistoryRule,
    history: &'a History,
    now: &'a ThisYear<'a>,
}

impl Judge<'_> {
    fn passage(&self, school: usize) -> Passage {
        if self.now.statuses[school] == Status::NotConsidered {
            return Passage::Alone;
        }
        let last = self.history.told(school).next();
        if last.is_some_and(|(_, _, past)| past.final_status == Status::Listed) {
            self.leaving(school)
        } else {
            self.rule.enter.as_ref().map_or(Passage::Alone, |enter| self.entering(school, enter))
        }
    }

    /// What a year counts as for a school.
    fn seen(&self, school: usize, year: i32) -> Seen {
        let status = if year == self.now.year {
            Some(self.now.statuses[school])
        } else {
            self.history.past(school, year).map(|past| past.this_year)
        };
        match status {
            Some(Status::Listed) => Seen::Inside,
            Some(Status::Risk | Status::NotListed) => Seen::Outside,
            Some(Status::InsufficientData | Status::NotConsidered) | None => match self.rule.missing {
                MissingYear::Refuse => Seen::Open,
                MissingYear::AsOutside => Seen::Outside,
                MissingYear::AsInside => Seen::Inside,
                MissingYear::Skip => Seen::Skipped,
            },
        }
    }

    /// The years back from this one.
    fn back(&self) -> impl Iterator<Item = i32> {
        let year = self.now.year;
        (0..).map(move |back| year - back)
    }

    fn entering(&self, school: usize, enter: &Enter) -> Passage {
        let is_inside = self.now.statuses[school] == Status::Listed;
        if enter.this_year_needed && !is_inside {
            return Passage::Alone;
        }
        let window: Vec<(i32, Seen)> =
            self.back().take(enter.of_last).map(|year| (year, self.seen(school, year))).collect();
        let count = |wanted: Seen| window.iter().filter(|(_, seen)| *seen == wanted).count();
        let inside = count(Seen::Inside);
        if inside >= enter.years {
            return Passage::Entered { inside };
        }
        if inside + count(Seen::Open) >= enter.years {
            return Passage::Open { years: open(&window) };
        }
        if is_inside { Passage::NotYet { inside } } else { Passage::Alone }
    }

    fn leaving(&self, school: usize) -> Passage {
        let own = self.now.statuses[school];
        if own == Status::Listed {
            return Passage::Stays;
        }
        let Some(leave) = &self.rule.leave else { return Passage::Alone };
        let run = self.outside(school, leave.after_years);
        let count = |wanted: Seen| run.iter().filter(|(_, seen)| *seen == wanted).count();
        // what is surely outside ends where nobody says what a year was
        let sure = run.iter().take_while(|(_, seen)| *seen != Seen::Open).filter(|(_, seen)| *seen == Seen::Outside);
        let outside = sure.count();
        if leave.after_years.is_some_and(|years| outside >= years) {
            return Passage::LeftAfter { outside };
        }
        let moved = self.moved(school, leave);
        if let (Some(gain), Some(moved)) = (&leave.gain, &moved)
            && moved.is_enough(gain)
        {
            return Passage::LeftByPlace(moved.clone());
        }
        let mut hangs_on = self.unplaced(school, leave);
        if leave.after_years.is_some_and(|years| count(Seen::Outside) + count(Seen::Open) >= years) {
            hangs_on.extend(open(&run));
        }
        if hangs_on.is_empty() {
            return Passage::Kept { outside, moved };
        }
        Passage::Open { years: hangs_on.into_iter().collect() }
    }

    /// The years in a row in which a school was not inside, this year first: so many as decide, or all that runs tell of.
    fn outside(&self, school: usize, wanted: Option<usize>) -> Vec<(i32, Seen)> {
        let earliest = self.history.years().next().map_or(self.now.year, |(year, _)| year);
        let (mut run, mut counted) = (Vec::new(), 0);
        for year in self.back() {
            let seen = self.seen(school, year);
            let beyond = year < earliest && (seen == Seen::Skipped || wanted.is_none());
            if seen == Seen::Inside || beyond || wanted.is_some_and(|wanted| counted >= wanted) {
                break;
            }
            counted += usize::from(seen != Seen::Skipped);
            run.push((year, seen));
        }
        run
    }

    /// How the place of a school changed since it came onto the list; `None` where that is not asked, or not known.
    fn moved(&self, school: usize, leave: &Leave) -> Option<Climb> {
        leave.gain.as_ref()?;
        // without a verdict of this year there is nothing to hold against the entry
        let is_outside = matches!(self.now.statuses[school], Status::Risk | Status::NotListed);
        let to = (self.now.places.get(&school).filter(|_| is_outside).copied()?, self.now.places.len());
        let (since, ranked, past, is_entry) = self.entry(school)?;
        Some(Climb { since, is_entry, from: (past.rank?, ranked), to })
    }

    /// The year in which a school came onto the list, or the earliest that is known; how many had a place in it, what
    /// became of the school, and whether an earlier run tells that it was not listed before.
    fn entry(&self, school: usize) -> Option<(i32, usize, &Past, bool)> {
        let told: Vec<(i32, usize, &Past)> = self.history.told(school).collect();
        let listed = told.iter().take_while(|(_, _, past)| past.final_status == Status::Listed).count();
        let (since, ranked, past) = *told[..listed].last()?;
        Some((since, ranked, past, listed < told.len()))
    }

    /// The years whose places are not known and on which an exit by place hangs, where the criteria do not say what such
    /// a year counts as: that of the entry, and this one where it has no verdict. Where the best that the unknown place
    /// can be is not enough, nothing hangs on it.
    fn unplaced(&self, school: usize, leave: &Leave) -> BTreeSet<i32> {
        let mut years = BTreeSet::new();
        let Some(gain) = leave.gain.as_ref().filter(|_| self.rule.missing == MissingYear::Refuse) else { return years };
        let Some((since, ranked, past, is_entry)) = self.entry(school) else { return years };
        let (own, places) = (self.now.statuses[school], self.now.places.len());
        let to = match self.now.places.get(&school) {
            Some(place) if own != Status::InsufficientData => (*place, places),
            // it would be one more school with a place, and the last of them
            _ if own == Status::InsufficientData => (places + 1, places + 1),
            _ => return years,
        };
        // the first of one more school
        let from = past.rank.map_or((1, ranked + 1), |place| (place, ranked));
        if (Climb { since, is_entry, from, to }).is_enough(gain) {
            years.extend(past.rank.is_none().then_some(since));
            years.extend((own == Status::InsufficientData).then_some(self.now.year));
        }
        years
    }
}

/// The years of which nobody says what they were, the earliest first.
fn open(years: &[(i32, Seen)]) -> Vec<i32> {
    years.iter().rev().filter(|(_, seen)| *seen == Seen::Open).map(|(year, _)| *year).collect()
}
