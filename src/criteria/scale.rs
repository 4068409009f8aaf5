//! Scales: from an indicator's value to the number that an index weighs.

use crate::criteria::bounds::{self, Domain, Interval};
use crate::criteria::names::{Names, Wanted};
use crate::criteria::schools;
use crate::criteria::{Direction, GroupBy, Node, Who, within};
use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::{At, Case, Table};

/// A scale and what its result is multiplied by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaling {
    /// The schools it is for.
    pub who: Who,
    /// The scale.
    pub scale: Scale,
    /// What stands for 1 on scales that go from 0 to 1.
    pub points: Exact,
}

/// From a value to a number. Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// The value itself.
    AsIs,
    /// A line between two fixed values, 0 beyond the worst and 1 beyond the best. A better result never lowers it, and no
    /// other school moves it.
    Goalposts {
        /// The value that gives 0.
        worst: Exact,
        /// The value that gives 1.
        best: Exact,
        /// The line is one of logarithms.
        logarithmic: bool,
    },
    /// A scale on which every school's place depends on the others'.
    Relative {
        /// Which one.
        method: Relative,
        /// Which values are good.
        better: Better,
        /// Schools are compared within the groups that agree in all of these.
        within: Vec<GroupBy>,
        /// What is done with outliers first.
        winsorise: Option<Winsorise>,
    },
    /// Points by the band in which the value lies.
    Bands(Vec<Band>),
    /// 1 where the value lies in the interval, else 0.
    Cut(Interval),
    /// Points by the bands of the value and of another indicator: status and change.
    Grid {
        /// The other indicator.
        by: usize,
        /// The grid.
        grid: Grid,
        /// The grid of schools with fewer pupils than this: the denominator of the value.
        coarse: Option<(i64, Grid)>,
    },
}

/// Outliers are drawn in: while the values are too skewed, the outermost of them becomes equal to the next one. Source:
/// OECD/JRC Handbook (2008), step 5; `COINr` (Becker et al. 2022), `winsorise`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Winsorise {
    /// How many times at the most.
    pub most: usize,
    /// While the skewness lies further than this from 0 …
    pub skewness: Exact,
    /// … and the excess kurtosis above this.
    pub kurtosis: Exact,
}

/// A relative scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// `(x − min) / (max − min)`.
    MinMax,
    /// `(x − mean) / sd`, with the population's standard deviation.
    ZScore,
    /// `(rank − 1) / (n − 1)`: 0 for the worst where a high index is good, for the best where it means need.
    Percentile(RankTies),
    /// The rank itself: 1 for the worst where a high index is good, for the best where it means need.
    Rank(RankTies),
}

/// Which rank equal values share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankTies {
    /// The lowest of theirs.
    Min,
    /// The highest of theirs.
    Max,
    /// The mean of theirs.
    Mean,
}

/// Which values are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// High ones.
    High,
    /// Low ones.
    Low,
}

/// A band of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The values.
    pub interval: Interval,
    /// What it gives.
    pub points: Exact,
    /// Its word: a zone, a grade.
    pub grade: Option<String>,
}

/// Points by two bands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Bands of the indicator's own value.
    pub rows: Vec<Interval>,
    /// Bands of the other indicator.
    pub columns: Vec<Interval>,
    /// By row, by column.
    pub points: Vec<Vec<Exact>>,
}

impl Grid {
    /// The points of a pair of values; `None` where no band holds one of them, which a checked grid excludes.
    #[must_use]
    pub fn points(&self, row: &Exact, column: &Exact) -> Option<&Exact> {
        let at = |bands: &[Interval], value: &Exact| bands.iter().position(|band| band.contains(value));
        self.points.get(at(&self.rows, row)?)?.get(at(&self.columns, column)?)
    }
}

impl Scale {
    /// Whether other schools' results move it.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        matches!(self, Self::Relative { .. })
    }
}

impl Scaling {
    /// Goalposts: the values that give 0 and 1. Where a high index means need, the best gives 0.
    #[must_use]
    pub fn ends<'s>(worst: &'s Exact, best: &'s Exact, direction: Direction) -> (&'s Exact, &'s Exact) {
        match direction {
            Direction::HigherIsBetter => (worst, best),
            Direction::LowerIsBetter => (best, worst),
        }
    }

    /// Whether it gives more for higher values; `None` where it goes up and down, or looks at two values.
    #[must_use]
    pub fn rises(&self, direction: Direction) -> Option<bool> {
        let turned = direction == Direction::LowerIsBetter;
        match &self.scale {
            Scale::AsIs => Some(true),
            Scale::Goalposts { worst, best, .. } => Some((worst < best) != turned),
            Scale::Relative { better, .. } => Some((*better == Better::High) != turned),
            Scale::Cut(interval) => match (&interval.low, &interval.high) {
                (Some(_), None) => Some(true),
                (None, Some(_)) => Some(false),
                _ => None,
            },
            Scale::Bands(bands) => {
                let mut sorted: Vec<&Band> = bands.iter().collect();
                // a checked set of bands has at most one without a lower end
                sorted.sort_by(|a, b| match (&a.interval.low, &b.interval.low) {
                    (Some((a, _)), Some((b, _))) => a.cmp(b),
                    (a, b) => a.is_some().cmp(&b.is_some()),
                });
                let points: Vec<&Exact> = sorted.iter().map(|band| &band.points).collect();
                let up = points.windows(2).all(|pair| pair[0] <= pair[1]);
                let down = points.windows(2).all(|pair| pair[0] >= pair[1]);
                if up == down { None } else { Some(up) }
            }
            Scale::Grid { .. } => None,
        }
    }

    /// The least and the most that it gives; `None` where there is no end.
    #[must_use]
    pub fn range(&self, domain: Domain) -> (Option<Exact>, Option<Exact>) {
        let zero_to = |one: &Exact| (Some(Exact::zero()), Some(one.clone()));
        let of = |points: Vec<&Exact>| {
            (points.iter().min().map(|least| (*least).clone()), points.iter().max().map(|most| (*most).clone()))
        };
        match &self.scale {
            Scale::AsIs => match domain {
                Domain::Any => (None, None),
                Domain::NotNegative | Domain::Counts => (Some(Exact::zero()), None),
                Domain::Percent => zero_to(&Exact::from(100)),
                Domain::Answers => zero_to(&Exact::one()),
            },
            Scale::Goalposts { .. }
            | Scale::Cut(_)
            | Scale::Relative { method: Relative::MinMax | Relative::Percentile(_), .. } => zero_to(&self.points),
            Scale::Relative { method: Relative::Rank(_), .. } => (Some(self.points.clone()), None),
            Scale::Relative { method: Relative::ZScore, .. } => (None, None),
            Scale::Bands(bands) => of(bands.iter().map(|band| &band.points).collect()),
            Scale::Grid { grid, coarse, .. } => {
                let grids = std::iter::once(grid).chain(coarse.iter().map(|(_, grid)| grid));
                of(grids.flat_map(|grid| grid.points.iter().flatten()).collect())
            }
        }
    }
}

/// A scale as it is written: names not yet found.
enum Written {
    Scale(Scale),
    Grid { by: At<String>, grid: Grid, coarse: Option<(i64, Grid)>, starts: Vec<usize> },
}

/// Reads a scale and checks its bands against what the value can be.
pub(super) fn scaling<'d>(table: &mut Table<'d>, names: &Names, domain: Domain, change: Domain) -> Option<Scaling> {
    let cases: [Case<'d, Written>; 9] = [
        ("goalposts", goalposts),
        ("as_is", |_| Some(Written::Scale(Scale::AsIs))),
        ("min_max", |table| relative(table, Relative::MinMax)),
        ("z_score", |table| relative(table, Relative::ZScore)),
        ("percentile", |table| {
            let ties = ties(table);
            relative(table, Relative::Percentile(ties))
        }),
        ("rank", |table| {
            let ties = ties(table);
            relative(table, Relative::Rank(ties))
        }),
        ("bands", bands),
        ("cut", |table| bounds::interval(table).map(|interval| Written::Scale(Scale::Cut(interval)))),
        ("grid", grid),
    ];
    let points = table.number("points_at_best");
    let written = table.variant("method", Some("goalposts"), &cases);
    if let Some(points) = points.as_ref().filter(|points| points.value <= 0) {
        table.report(points.span.start, Message::new("criteria-points-positive"));
    }
    let scale = match written? {
        Written::Scale(Scale::Bands(bands)) => {
            let intervals: Vec<&Interval> = bands.iter().map(|band| &band.interval).collect();
            covered(table, table.start(), &intervals, domain)?;
            Scale::Bands(bands)
        }
        Written::Scale(scale) => scale,
        Written::Grid { by, grid, coarse, starts } => {
            let by = names.find(table, &by, Wanted::Indicator);
            for (at, grid) in std::iter::once(&grid).chain(coarse.iter().map(|(_, grid)| grid)).enumerate() {
                covered(table, starts[at], &grid.rows.iter().collect::<Vec<_>>(), domain)?;
                covered(table, starts[at], &grid.columns.iter().collect::<Vec<_>>(), change)?;
            }
            let Node::Indicator(by) = by? else { return None };
            Scale::Grid { by, grid, coarse }
        }
    };
    if let (Some(points), Scale::AsIs | Scale::Bands(_) | Scale::Grid { .. }) = (&points, &scale) {
        table.report(points.span.start, Message::new("criteria-points-unused"));
    }
    Some(Scaling { who: Who::default(), scale, points: points.map_or_else(Exact::one, |points| points.value) })
}

/// Reads the scale of an indicator and those of single groups of schools, the special ones first. An indicator that only
/// rules look at needs none.
pub(super) fn scalings(table: &mut Table<'_>, names: &Names, domain: Domain) -> Option<Vec<Scaling>> {
    let plain = table.table("scale").map(|mut inner| {
        let scaling = scaling(&mut inner, names, domain, Domain::Any);
        inner.finish();
        scaling
    });
    let special: Vec<Option<Scaling>> = table
        .tables("for")
        .into_iter()
        .map(|mut special| {
            let who = schools::who(&mut special);
            special.require("scale");
            let scaling = special.table("scale").and_then(|mut inner| {
                let scaling = scaling(&mut inner, names, domain, Domain::Any);
                inner.finish();
                scaling
            });
            if who.as_ref().is_some_and(Who::is_everyone) && !special.is_noting() {
                special.report(special.start(), Message::new("criteria-for-nobody"));
            }
            special.finish();
            Some(Scaling { who: who?, ..scaling? })
        })
        .collect();
    let mut scalings = special.into_iter().collect::<Option<Vec<_>>>()?;
    if let Some(plain) = plain {
        scalings.push(plain?);
    }
    Some(scalings)
}

fn covered(table: &Table<'_>, start: usize, bands: &[&Interval], domain: Domain) -> Option<()> {
    let wrong = bounds::covers(bands, domain);
    let sound = wrong.is_empty();
    for (place, message) in wrong {
        table.report(start, message.with("band", place + 1));
    }
    sound.then_some(())
}

fn goalposts(table: &mut Table<'_>) -> Option<Written> {
    let (worst, best) = (table.required_number("worst"), table.required_number("best"));
    let logarithmic = table.flag("logarithmic").is_some_and(|flag| flag.value);
    let (worst, best) = (worst?.value, best?.value);
    if worst == best {
        table.report(table.start(), Message::new("criteria-scale-flat"));
        return None;
    }
    if logarithmic && (worst <= 0 || best <= 0) {
        table.report(table.start(), Message::new("criteria-scale-log"));
        return None;
    }
    Some(Written::Scale(Scale::Goalposts { worst, best, logarithmic }))
}

fn ties(table: &mut Table<'_>) -> RankTies {
    let ties = table.choice("ties", &[("min", RankTies::Min), ("max", RankTies::Max), ("mean", RankTies::Mean)]);
    ties.map_or(RankTies::Min, |ties| ties.value)
}

fn relative(table: &mut Table<'_>, method: Relative) -> Option<Written> {
    table.require("better");
    let better = table.choice("better", &[("high", Better::High), ("low", Better::Low)]);
    let within_groups = schools::groups(table, "within");
    let winsorise = table.table("winsorise").map(|mut inner| {
        inner.require("most");
        let most = inner.integer("most").and_then(|most| within(&inner, &most, (1, 100), "most"));
        let (skewness, kurtosis) = (inner.required_number("skewness"), inner.required_number("kurtosis"));
        inner.finish();
        let most = usize::try_from(most?).ok()?;
        Some(Winsorise { most, skewness: skewness?.value.abs(), kurtosis: kurtosis?.value })
    });
    let winsorise = match winsorise {
        Some(winsorise) => Some(winsorise?),
        None => None,
    };
    Some(Written::Scale(Scale::Relative { method, better: better?.value, within: within_groups, winsorise }))
}

fn bands(table: &mut Table<'_>) -> Option<Written> {
    table.require("bands");
    let bands: Vec<Option<Band>> = table
        .tables("bands")
        .into_iter()
        .map(|mut band| {
            let interval = bounds::interval(&mut band);
            let points = band.required_number("points");
            let grade = band.text("grade");
            band.finish();
            Some(Band { interval: interval?, points: points?.value, grade: grade.map(|grade| grade.value) })
        })
        .collect();
    bands.into_iter().collect::<Option<_>>().map(|bands| Written::Scale(Scale::Bands(bands)))
}

fn grid(table: &mut Table<'_>) -> Option<Written> {
    let by = table.required_text("by");
    let whole = one_grid(table);
    let mut starts = vec![table.start()];
    let coarse = table.table("coarse").map(|mut coarse| {
        starts.push(coarse.start());
        coarse.require("fewer_than");
        let below = coarse.integer("fewer_than");
        let grid = one_grid(&mut coarse);
        coarse.finish();
        Some((below?.value, grid?))
    });
    let coarse = match coarse {
        Some(coarse) => Some(coarse?),
        None => None,
    };
    Some(Written::Grid { by: by?, grid: whole?, coarse, starts })
}

fn one_grid(table: &mut Table<'_>) -> Option<Grid> {
    for key in ["rows", "columns", "points"] {
        table.require(key);
    }
    let rows = intervals(table, "rows");
    let columns = intervals(table, "columns");
    let points = table.number_rows("points");
    let (rows, columns, points) = (rows?, columns?, points?);
    let fits = points.value.len() == rows.len() && points.value.iter().all(|row| row.len() == columns.len());
    if !fits {
        table.report(points.span.start, Message::new("criteria-grid-size"));
        return None;
    }
    Some(Grid { rows, columns, points: points.value })
}

fn intervals(table: &mut Table<'_>, key: &'static str) -> Option<Vec<Interval>> {
    let read = |mut inner: Table<'_>| {
        let interval = bounds::interval(&mut inner);
        inner.finish();
        interval
    };
    table.tables(key).into_iter().map(read).collect::<Vec<_>>().into_iter().collect()
}
