//! What of the observations may be published. Numbers of people that are so small that the people could be known are
//! withheld, and with them whatever they could be computed from.
//!
//! Rows of one examination of a school in a year stand or fall together: its counts add up to its participants and its
//! means are of them, so that one number withheld alone could be solved for. Other counts stand or fall with those that
//! are parts of the same whole. What is not needed for the list is not published at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{Measure, MeasureKind, Missing, Observation, Observations, Reading, Share, catalogue};

/// From how many people on a number may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disclosure {
    /// The least count of people, but for none, that is published.
    pub smallest_count: i64,
    /// The least group of which anything is published.
    pub smallest_group: i64,
}

impl Default for Disclosure {
    /// Counts of 1 to 4 and groups below 10 are withheld: the practice of education statistics.
    fn default() -> Self {
        Self { smallest_count: 5, smallest_group: 10 }
    }
}

impl Disclosure {
    /// Whether so many of a whole, or the rest of it, are few.
    fn is_small(&self, part: i64, whole: Option<i64>) -> bool {
        let few = |count: i64| (1..self.smallest_count).contains(&count);
        let is_small_group = |whole: i64| (1..self.smallest_group).contains(&whole);
        few(part) || whole.is_some_and(|whole| is_small_group(whole) || few(whole - part))
    }

    /// From which to which count a withheld part of a whole could be, for whoever knows only that it is withheld.
    #[must_use]
    pub fn alike(&self, part: i64, whole: i64) -> (i64, i64) {
        let few = self.smallest_count - 1;
        match (part, whole - part) {
            _ if whole < self.smallest_group => (0, whole),
            (part, _) if (1..=few).contains(&part) => (1, few),
            (_, rest) if (1..=few).contains(&rest) => (whole - few, whole - 1),
            _ => (self.smallest_count.min(whole), (whole - self.smallest_count).max(0)),
        }
    }
}

/// Rows of one school and year, by measure.
type Together<'o> = BTreeMap<&'o str, (usize, &'o Observation)>;

impl Observations {
    /// The same without a single number of these schools.
    #[must_use]
    pub fn without_numbers_of(&self, schools: &BTreeSet<usize>) -> Self {
        let rows = self.rows().iter().map(|row| {
            let is_bare = schools.contains(&row.school) && row.missing().is_none();
            if is_bare { withheld_row(row) } else { row.clone() }
        });
        Self::new(rows.collect())
    }

    /// The observations that may be published: those needed, the small ones among them without their numbers.
    #[must_use]
    pub fn published(&self, rule: Disclosure, is_needed: impl Fn(&Observation) -> bool) -> Self {
        let mut together: BTreeMap<(usize, i32), Together<'_>> = BTreeMap::new();
        for (place, row) in self.rows().iter().enumerate().filter(|(_, row)| is_needed(row)) {
            together.entry((row.school, row.year)).or_default().insert(&row.measure, (place, row));
        }
        let withheld: BTreeSet<usize> = together.values().flat_map(|rows| withheld(rule, rows)).collect();
        let published = together
            .values()
            .flatten()
            .map(|(_, (place, row))| if withheld.contains(place) { withheld_row(row) } else { (*row).clone() });
        Self::new(published.collect())
    }
}

fn withheld_row(row: &Observation) -> Observation {
    Observation { reading: Reading::Missing(Missing::Withheld), printed: None, ..row.clone() }
}

/// The rows of a school and year that are withheld.
fn withheld(rule: Disclosure, rows: &Together<'_>) -> Vec<usize> {
    let count = |id: &str| match rows.get(id).map(|(_, row)| &row.reading) {
        Some(Reading::Count(count)) => Some(*count),
        _ => None,
    };
    let small: BTreeSet<&str> = rows
        .iter()
        .filter(|(id, (_, row))| is_small(rule, id, &row.reading, &count))
        .map(|(id, _)| group(id))
        .collect();
    // whose size nobody knows is as small as the smallest class of the school
    let small_class = rows.keys().filter(|id| is_examination(id)).any(|id| {
        let all = catalogue().measure(id).and_then(|known| whole(known)).and_then(count);
        all.or(count(id)).is_some_and(|all| all < rule.smallest_group)
    });
    let sizeless = |id: &str, reading: &Reading| match reading {
        Reading::Number(_) => !is_examination(id) && !is_answer(id),
        Reading::Share(Share::Printed { .. }) => true,
        _ => false,
    };
    let hidden = |(id, (_, row)): &(&&str, &(usize, &Observation))| {
        row.missing().is_none() && (small.contains(group(id)) || (small_class && sizeless(id, &row.reading)))
    };
    rows.iter().filter(hidden).map(|(_, (place, _))| *place).collect()
}

/// Whether a reading, or what it leaves of its whole, is a small number of people.
fn is_small(rule: Disclosure, id: &str, reading: &Reading, count: &dyn Fn(&str) -> Option<i64>) -> bool {
    if is_answer(id) {
        return false;
    }
    let known = catalogue().measure(id);
    match reading {
        Reading::Count(part) => {
            let all = known.and_then(|known| whole(known)).and_then(count);
            // the one part that is not told is the rest of the whole
            let parts: Vec<Option<i64>> =
                known.map_or_else(Vec::new, |known| known.sum_of.iter().map(|part| count(part)).collect());
            let told: i64 = parts.iter().flatten().sum();
            let rest = (parts.iter().filter(|part| part.is_none()).count() == 1).then(|| part - told);
            let is_whole = catalogue().is_whole(id);
            rule.is_small(*part, all.or(is_whole.then_some(*part)))
                || rest.is_some_and(|rest| rule.is_small(rest, None))
        }
        Reading::Share(Share::Counted { numerator, denominator }) => rule.is_small(*numerator, Some(*denominator)),
        Reading::Share(Share::Printed { numerator, .. }) => numerator.is_some_and(|part| rule.is_small(part, None)),
        Reading::Number(_) => {
            known.and_then(|known| whole(known)).and_then(count).is_some_and(|all| all < rule.smallest_group)
        }
        Reading::Missing(_) => false,
    }
}

/// What a measure is a part or a mean of.
fn whole(measure: &Measure) -> Option<&str> {
    measure.part_of.as_deref().or(measure.base.as_deref())
}

/// The measures that stand or fall together: those of one examination, else those of one whole.
fn group(id: &str) -> &str {
    if is_examination(id) {
        return id.rsplit_once('.').map_or(id, |(examination, _)| examination);
    }
    catalogue().measure(id).and_then(|known| known.part_of.as_deref()).map_or(id, |whole| whole)
}

/// Whether a measure is of an examination: `oge.math.mark_2`.
fn is_examination(id: &str) -> bool {
    catalogue().measure(id).is_some() && id.split('.').count() == 3 && !id.starts_with("self.")
}

fn is_answer(id: &str) -> bool {
    catalogue().measure(id).is_some_and(|known| known.kind == MeasureKind::Answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;
    use crate::origin::Origin;

    fn counted(numerator: i64, denominator: i64) -> Reading {
        Reading::Share(Share::Counted { numerator, denominator })
    }

    /// The measures whose numbers are withheld, of one school in a year.
    fn withheld(rule: Disclosure, rows: &[(&str, Reading)]) -> Vec<String> {
        let row = |(column, (measure, reading)): (u32, &(&str, Reading))| Observation {
            school: 0,
            measure: (*measure).into(),
            year: 2019,
            reading: reading.clone(),
            printed: None,
            origin: Origin { file: "f".into(), sheet: None, row: 0, column, to: None },
        };
        let observations = Observations::new((0..).zip(rows).map(row).collect());
        let published = observations.published(rule, |_| true);
        let hidden = published.rows().iter().filter(|row| row.missing() == Some(Missing::Withheld));
        hidden.map(|row| row.measure.to_string()).collect()
    }

    #[test]
    fn few_people_and_what_leaves_few_are_withheld_with_all_of_their_examination() {
        let math = |twos: i64, participants: i64| {
            let count = Reading::Count;
            [("oge.math.mark_2", count(twos)), ("oge.math.participants", count(participants))]
        };
        for (part, all) in [(0, 10), (5, 10), (10, 10), (0, 0), (45, 50)] {
            assert_eq!(withheld(Disclosure::default(), &math(part, all)), [""; 0], "{part} of {all}");
        }
        for (part, all) in [(1, 50), (4, 50), (46, 50), (49, 50), (0, 9), (5, 9), (9, 9)] {
            let hidden = withheld(Disclosure::default(), &math(part, all));
            assert_eq!(hidden, ["oge.math.mark_2", "oge.math.participants"], "{part} of {all}");
        }
    }

    #[test]
    fn what_the_source_hides_stays_hidden_by_the_source() {
        let rows = [("oge.math.mark_2", Reading::Missing(Missing::Suppressed)), ("oge.math.mark_3", Reading::Count(3))];
        assert_eq!(withheld(Disclosure::default(), &rows), ["oge.math.mark_3"]);
    }

    // 50 less 20, 15 and 12 leaves 3 with the mark that is not told
    #[test]
    fn the_one_mark_that_is_not_told_is_looked_at_too() {
        let rows = [("mark_2", 20), ("mark_3", 15), ("mark_4", 12), ("participants", 50)];
        let rows = rows.map(|(quantity, count)| (format!("oge.math.{quantity}"), Reading::Count(count)));
        let rows: Vec<(&str, Reading)> = rows.iter().map(|(id, reading)| (id.as_str(), reading.clone())).collect();
        assert_eq!(withheld(Disclosure::default(), &rows).len(), 4);
        assert_eq!(withheld(Disclosure::default(), &[rows[0].clone(), rows[3].clone()]), [""; 0]);
    }

    #[test]
    fn a_mean_of_a_small_class_is_withheld_wherever_it_is_reported() {
        let mean = || Reading::Number(Exact::from(40));
        let of_class = |participants: i64| {
            let class = ("ege.russian.participants", Reading::Count(participants));
            withheld(Disclosure::default(), &[("ege.russian.mean", mean()), class, ("self.1.8", mean())])
        };
        assert_eq!(of_class(9), ["ege.russian.mean", "ege.russian.participants", "self.1.8"]);
        assert_eq!(of_class(10), [""; 0]);
    }

    #[test]
    fn a_threshold_that_is_raised_withholds_more_and_an_answer_is_no_number_of_people() {
        let rows = [("self.1.14", counted(6, 50)), ("objectivity.math_4", Reading::Count(1))];
        assert_eq!(withheld(Disclosure::default(), &rows), [""; 0]);
        let raised = Disclosure { smallest_count: 7, smallest_group: 10 };
        assert_eq!(withheld(raised, &rows), ["self.1.14"]);
        let raised = Disclosure { smallest_count: 5, smallest_group: 51 };
        assert_eq!(withheld(raised, &rows), ["self.1.14"]);
    }
}
