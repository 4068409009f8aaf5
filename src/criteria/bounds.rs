//! Sets of numbers that criteria speak of: intervals with open and closed ends, and bands that cover a line.

use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::Table;

/// The numbers between two ends, each with or without the end itself. An end that is not given is infinitely far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interval {
    /// The lower end, and whether it belongs to the interval.
    pub low: Option<(Exact, bool)>,
    /// The upper end, and whether it belongs to the interval.
    pub high: Option<(Exact, bool)>,
}

impl Interval {
    /// Whether a number lies in it, compared exactly.
    #[must_use]
    pub fn contains(&self, number: &Exact) -> bool {
        let above = self.low.as_ref().is_none_or(|(low, closed)| number > low || (*closed && number == low));
        above && self.high.as_ref().is_none_or(|(high, closed)| number < high || (*closed && number == high))
    }

    /// How far inside its nearest end a number lies; below zero outside. `None` where there is no end.
    #[must_use]
    pub fn margin(&self, number: &Exact) -> Option<Exact> {
        let above = self.low.as_ref().map(|(low, _)| number - low);
        let below = self.high.as_ref().map(|(high, _)| high - number);
        above.into_iter().chain(below).min()
    }

    /// The end that a number is nearest to.
    #[must_use]
    pub fn nearest_end(&self, number: &Exact) -> Option<&Exact> {
        let ends = self.low.iter().chain(&self.high).map(|(end, _)| end);
        ends.min_by_key(|end| (number - *end).abs())
    }

    /// Whether no number of a domain lies in it.
    #[must_use]
    pub fn misses(&self, domain: Domain) -> bool {
        let (least, most) = domain.ends();
        let below = |high: &(Exact, bool)| least.is_some_and(|least| high.0 < least || (!high.1 && high.0 == least));
        let above = |low: &(Exact, bool)| most.is_some_and(|most| low.0 > most || (!low.1 && low.0 == most));
        self.high.as_ref().is_some_and(below) || self.low.as_ref().is_some_and(above)
    }
}

/// The numbers that a value can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// Any number.
    Any,
    /// Zero and above.
    NotNegative,
    /// From 0 to 100.
    Percent,
    /// Whole numbers, zero and above.
    Counts,
    /// 0 and 1: no and yes.
    Answers,
}

impl Domain {
    /// The least and the most; `None` where there is no end.
    #[must_use]
    pub fn ends(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Any => (None, None),
            Self::NotNegative | Self::Counts => (Some(0), None),
            Self::Percent => (Some(0), Some(100)),
            Self::Answers => (Some(0), Some(1)),
        }
    }

    fn is_whole(self) -> bool {
        matches!(self, Self::Counts | Self::Answers)
    }
}

/// Reads the ends of an interval, of which there must be one.
pub(super) fn interval(table: &mut Table<'_>) -> Option<Interval> {
    let (at_least, more_than) = (table.number("at_least"), table.number("more_than"));
    let (at_most, less_than) = (table.number("at_most"), table.number("less_than"));
    let equal = table.number("equal");
    let answer = table.choice("answer", &[("yes", 1), ("no", 0)]);
    if table.is_noting() {
        return None;
    }
    if equal.is_some() && answer.is_some() {
        table.report(table.start(), Message::new("criteria-interval-point"));
        return None;
    }
    let point = equal.map(|equal| equal.value).or(answer.map(|answer| Exact::from(answer.value)));
    let ends = [at_least.is_some(), more_than.is_some(), at_most.is_some(), less_than.is_some()];
    if let Some(point) = point {
        if ends.contains(&true) {
            table.report(table.start(), Message::new("criteria-interval-point"));
            return None;
        }
        return Some(Interval { low: Some((point.clone(), true)), high: Some((point, true)) });
    }
    if (ends[0] && ends[1]) || (ends[2] && ends[3]) || ends == [false; 4] {
        table.report(table.start(), Message::new("criteria-interval-ends"));
        return None;
    }
    let low = at_least.map(|low| (low.value, true)).or(more_than.map(|low| (low.value, false)));
    let high = at_most.map(|high| (high.value, true)).or(less_than.map(|high| (high.value, false)));
    if let (Some((low, low_closed)), Some((high, high_closed))) = (&low, &high)
        && (low > high || (low == high && !(*low_closed && *high_closed)))
    {
        table.report(table.start(), Message::new("criteria-interval-empty"));
        return None;
    }
    Some(Interval { low, high })
}

/// Whether bands cover a domain without holes and overlaps: everything that is wrong, with the place in the list of the
/// band at which it shows.
pub(super) fn covers(bands: &[&Interval], domain: Domain) -> Vec<(usize, Message)> {
    let mut wrong = Vec::new();
    let plain = |band: &Interval| if domain.is_whole() { whole(band) } else { band.clone() };
    let mut sorted: Vec<(usize, Interval)> =
        bands.iter().enumerate().map(|(place, band)| (place, plain(band))).collect();
    sorted.sort_by(|(_, a), (_, b)| match (&a.low, &b.low) {
        (None, None) => std::cmp::Ordering::Equal,
        (None, _) => std::cmp::Ordering::Less,
        (_, None) => std::cmp::Ordering::Greater,
        (Some((a, a_closed)), Some((b, b_closed))) => a.cmp(b).then(b_closed.cmp(a_closed)),
    });
    let hole = |at: &Exact| Message::new("criteria-bands-hole").with("at", at.to_string());
    let (least, most) = domain.ends();
    let Some((first_place, first)) = sorted.first() else {
        return vec![(0, Message::new("criteria-bands-none"))];
    };
    if let Some((low, closed)) = &first.low {
        let begins = least.is_some_and(|least| *low < least || (*closed && *low == least));
        if !begins {
            wrong.push((*first_place, hole(&least.map_or_else(|| low.clone(), Exact::from))));
        }
    }
    for pair in sorted.windows(2) {
        let ((_, left), (place, right)) = (&pair[0], &pair[1]);
        let (Some((end, end_closed)), Some((start, start_closed))) = (&left.high, &right.low) else {
            wrong.push((*place, Message::new("criteria-bands-overlap")));
            continue;
        };
        let next = if domain.is_whole() { end + &Exact::one() } else { end.clone() };
        if next == *start && (domain.is_whole() || end_closed != start_closed) {
            continue;
        }
        let overlap = *start < next || (next == *start && *end_closed);
        wrong.push((*place, if overlap { Message::new("criteria-bands-overlap") } else { hole(end) }));
    }
    let (last_place, last) = &sorted[sorted.len() - 1];
    if let Some((high, closed)) = &last.high {
        let ends = most.is_some_and(|most| *high > most || (*closed && *high == most));
        if !ends {
            wrong.push((*last_place, hole(high)));
        }
    }
    wrong
}

/// The whole numbers of an interval, its ends closed.
fn whole(interval: &Interval) -> Interval {
    let up = |(end, closed): &(Exact, bool)| {
        let ceiling = end.ceiling();
        (if !closed && ceiling == *end { &ceiling + &Exact::one() } else { ceiling }, true)
    };
    let down = |(end, closed): &(Exact, bool)| {
        let floor = end.floor();
        (if !closed && floor == *end { &floor - &Exact::one() } else { floor }, true)
    };
    Interval { low: interval.low.as_ref().map(up), high: interval.high.as_ref().map(down) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(low: Option<(i64, bool)>, high: Option<(i64, bool)>) -> Interval {
        let end = |(end, closed)| (Exact::from(end), closed);
        Interval { low: low.map(end), high: high.map(end) }
    }

    #[test]
    fn bands_must_cover_their_line_without_holes_and_overlaps() {
        let below = band(None, Some((5, false)));
        let middle = band(Some((5, true)), Some((10, false)));
        let above = band(Some((10, true)), None);
        let sound = |bands: &[&Interval], domain| covers(bands, domain).is_empty();
        assert!(sound(&[&above, &below, &middle], Domain::Any));
        assert!(!sound(&[&below, &above], Domain::Any));
        // 5 belongs to both, then to neither
        assert!(!sound(&[&band(None, Some((5, true))), &middle, &above], Domain::Any));
        assert!(!sound(&[&below, &band(Some((5, false)), None)], Domain::Any));
        // percents end at 100, counts go in steps
        assert!(sound(&[&below, &band(Some((5, true)), Some((100, true)))], Domain::Percent));
        assert!(!sound(&[&below, &band(Some((5, true)), Some((100, false)))], Domain::Percent));
        let (none, one, more) = (
            band(Some((0, true)), Some((0, true))),
            band(Some((1, true)), Some((1, true))),
            band(Some((2, true)), None),
        );
        assert!(sound(&[&none, &one, &more], Domain::Counts));
        assert!(!sound(&[&none, &one, &more], Domain::NotNegative));
        assert!(sound(&[&none, &one], Domain::Answers));
    }

    #[test]
    fn a_cut_is_compared_exactly() {
        let thirty = Interval { low: Some((Exact::from(30), true)), high: None };
        // 3 of 10 is 30 %
        let three_of_ten = &Exact::ratio(3, 10).expect("a fraction") * &Exact::from(100);
        assert!(thirty.contains(&three_of_ten));
        assert_eq!(thirty.margin(&Exact::from(25)), Some(Exact::from(-5)));
    }
}
