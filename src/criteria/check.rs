//! From a criteria file as written to [`Criteria`]: every reference resolved, every sum checked, all problems at once.

use std::collections::BTreeMap;

use crate::criteria::file::{self, File, IndexFile, IndicatorFile, ListFile, Policy, RoundingFile};
use crate::criteria::tree;
use crate::criteria::{
    Approved, Criteria, Index, Indicator, ListRule, Lowest, MissingRule, Part, PartOf, RoundingSteps, Scale, Standing,
    Take, Window,
};
use crate::number::{Exact, Rounding};
use crate::observation::{MeasureKind, catalogue};
use crate::school::{Grades, kinds};
use crate::text::{Message, nearest};
use crate::toml_table::{At, Document, Problem};

/// Digits that a rounding may keep at the most.
const MOST_DIGITS: i64 = 12;

/// Indicators, and indices, that a methodology may have.
const MOST_ENTRIES: usize = 300;

pub(super) fn check(text: &str) -> Result<Criteria, Vec<Problem>> {
    let document = Document::parse(text);
    let file = file::read(document.root());
    let checked = Checker { document: &document }.criteria(file);
    match checked {
        Some(criteria) if !document.is_faulty() => Ok(criteria),
        _ => Err(document.problems()),
    }
}

/// The words by which indicators and indices are referred to, with their places.
struct Names {
    indicators: BTreeMap<String, usize>,
    indices: BTreeMap<String, usize>,
}

struct Checker<'d> {
    document: &'d Document<'d>,
}

impl Checker<'_> {
    fn report(&self, start: usize, message: Message) {
        self.document.report(start, message);
    }

    /// The criteria of a file; `None` where something is missing, which has been reported then.
    fn criteria(&self, file: File) -> Option<Criteria> {
        let names = Names {
            indicators: self.names(file.indicators.iter().map(|indicator| indicator.id.as_ref())),
            indices: self.names(file.indices.iter().map(|index| index.id.as_ref())),
        };
        let count = (file.indicators.len(), file.indices.len());
        if count.0 > MOST_ENTRIES || count.1 > MOST_ENTRIES {
            self.report(0, Message::new("criteria-too-many").with("most", MOST_ENTRIES));
            return None;
        }
        let indicators: Vec<Indicator> =
            file.indicators.iter().filter_map(|indicator| self.indicator(indicator)).collect();
        let indices: Vec<Index> = file.indices.iter().filter_map(|index| self.index(index, &names)).collect();
        let approved = self.approved(&file);
        let list = file.list.as_ref().and_then(|list| self.list(list, &names));
        let rounding = RoundingSteps {
            contribution: file.contribution.as_ref().and_then(|step| self.rounding(step)),
            score: file.score.as_ref().and_then(|step| self.rounding(step)),
        };
        if (indicators.len(), indices.len()) != count {
            return None;
        }
        tree::cycles(self.document, &indices, &file.indices)?;
        let list = list?;
        tree::repeated(self.document, &indices, list.index, &file)?;
        let text = |text: Option<At<String>>| text.map(|text| text.value).unwrap_or_default();
        Some(Criteria {
            id: file.id?.value,
            title: file.title?.value,
            purpose: file.purpose?.value,
            source: file.source?.value,
            act: text(file.act),
            verified: file.verified?.value,
            standing: file.standing?.value,
            valid: self.valid_years(file.valid_years.as_ref()),
            note: text(file.note),
            approved,
            direction: file.direction?.value,
            indicators,
            indices,
            list,
            rounding,
        })
    }

    fn names<'f>(&self, ids: impl Iterator<Item = Option<&'f At<String>>>) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        for (place, id) in ids.enumerate() {
            let Some(id) = id else { continue };
            if names.insert(id.value.clone(), place).is_some() {
                self.report(id.span.start, Message::new("criteria-same-id").with("id", id.value.as_str()));
            }
        }
        names
    }

    fn approved(&self, file: &File) -> Option<Approved> {
        let standing = file.standing.as_ref().map(|standing| standing.value);
        let filled = |text: &Option<At<String>>| {
            text.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let given = file
            .approved
            .as_ref()
            .map(|approved| (approved.start, [&approved.act, &approved.date, &approved.by].map(filled)));
        match given {
            Some((start, [Some(act), Some(date), Some(by)])) => {
                if standing.is_some_and(|standing| standing != Standing::Approved) {
                    self.report(start, Message::new("criteria-approved-standing"));
                }
                Some(Approved { act, date, by })
            }
            Some((start, [act, date, by])) => {
                let partly = act.is_some() || date.is_some() || by.is_some();
                if partly || standing == Some(Standing::Approved) {
                    self.report(start, Message::new("criteria-approved-partly"));
                }
                None
            }
            None => {
                if let Some(standing) = file.standing.as_ref().filter(|standing| standing.value == Standing::Approved) {
                    self.report(standing.span.start, Message::new("criteria-approved-partly"));
                }
                None
            }
        }
    }

    /// The years that a methodology is meant for: `2018–2022`, `2018–`, `–2022`, `2020`; empty: all.
    fn valid_years(&self, written: Option<&At<String>>) -> (Option<i32>, Option<i32>) {
        let Some(written) = written.filter(|written| !written.value.trim().is_empty()) else { return (None, None) };
        let (from, to) = written.value.split_once(['-', '–', '—']).unwrap_or((&written.value, &written.value));
        let year = |part: &str| match part.trim() {
            "" => Ok(None),
            year => year.parse::<i32>().ok().filter(|year| (2000..2100).contains(year)).map(Some).ok_or(()),
        };
        if let (Ok(from), Ok(to)) = (year(from), year(to)) {
            return (from, to);
        }
        self.report(written.span.start, Message::new("criteria-valid-years"));
        (None, None)
    }

    fn indicator(&self, file: &IndicatorFile) -> Option<Indicator> {
        let take = self.take(file);
        let window = file.years.as_ref().and_then(|years| {
            let last = years.last.as_ref().and_then(|last| self.within(last, 1, 50, "last"));
            let oldest = years.not_older_than.as_ref().and_then(|oldest| self.within(oldest, 0, 50, "not_older_than"));
            Some(Window { last: usize::try_from(last?).ok()?, not_older_than: i32::try_from(oldest?).ok()? })
        });
        let scale = file.scale.as_ref().and_then(|scale| {
            let (worst, best) = (scale.worst.as_ref()?.value.clone(), scale.best.as_ref()?.value.clone());
            if worst == best {
                self.report(scale.start, Message::new("criteria-scale-flat"));
                return None;
            }
            Some(Scale::Goalposts { worst, best })
        });
        let smallest_cohort =
            file.smallest_cohort.as_ref().and_then(|cohort| self.within(cohort, 1, 1_000_000, "smallest_cohort"));
        if let (Some(cohort), Some(_)) = (&file.smallest_cohort, &file.value) {
            self.report(cohort.span.start, Message::new("criteria-cohort-of-value"));
        }
        let levels: Vec<Option<Grades>> = file.levels.iter().map(|level| self.grades(level)).collect();
        Some(Indicator {
            id: file.id.as_ref()?.value.clone(),
            title: file.title.as_ref()?.value.clone(),
            short: file.short.as_ref().or(file.title.as_ref())?.value.clone(),
            take: take?,
            window: window?,
            smallest_cohort,
            levels: levels.into_iter().collect::<Option<_>>()?,
            scale: scale?,
        })
    }

    fn grades(&self, written: &At<String>) -> Option<Grades> {
        let grades = written.value.parse().ok();
        if grades.is_none() {
            self.report(written.span.start, Message::new("criteria-level").with("level", written.value.as_str()));
        }
        grades
    }

    fn within(&self, number: &At<i64>, least: i64, most: i64, key: &'static str) -> Option<i64> {
        if (least..=most).contains(&number.value) {
            return Some(number.value);
        }
        let message = Message::new("criteria-range").with("key", key).with("least", least).with("most", most);
        self.report(number.span.start, message);
        None
    }

    fn take(&self, file: &IndicatorFile) -> Option<Take> {
        let share = !file.share.is_empty() || !file.of.is_empty();
        let given = [share, !file.mean.is_empty(), file.value.is_some()];
        if given.iter().filter(|given| **given).count() != 1 {
            self.report(file.start, Message::new("criteria-take-one"));
            return None;
        }
        if let Some(value) = &file.value {
            return self.measure(value, None).map(|measure| Take::Value { measure });
        }
        if share {
            if file.share.is_empty() || file.of.is_empty() {
                self.report(file.start, Message::new("criteria-take-share"));
                return None;
            }
            let (above, below) =
                (self.measures(&file.share, MeasureKind::Count), self.measures(&file.of, MeasureKind::Count));
            return Some(Take::Share { above: above?, below: below? });
        }
        self.measures(&file.mean, MeasureKind::Mean).map(|of| Take::Mean { of })
    }

    fn measures(&self, written: &[At<String>], kind: MeasureKind) -> Option<Vec<String>> {
        let mut seen = std::collections::BTreeSet::new();
        for measure in written {
            if !seen.insert(&measure.value) {
                self.report(
                    measure.span.start,
                    Message::new("criteria-same-measure").with("id", measure.value.as_str()),
                );
            }
        }
        // every one is looked at before any is missed, so that all problems are told
        let measures: Vec<Option<String>> = written.iter().map(|measure| self.measure(measure, Some(kind))).collect();
        measures.into_iter().collect()
    }

    fn measure(&self, written: &At<String>, wanted: Option<MeasureKind>) -> Option<String> {
        let Some(known) = catalogue().measure(&written.value) else {
            let near = nearest(&written.value, catalogue().ids());
            self.unknown("criteria-measure", "criteria-measure-near", written, near);
            return None;
        };
        match wanted {
            Some(MeasureKind::Count) if known.kind != MeasureKind::Count => {
                self.report(
                    written.span.start,
                    Message::new("criteria-measure-no-count").with("id", written.value.as_str()),
                );
                None
            }
            Some(MeasureKind::Mean) if known.kind != MeasureKind::Mean => {
                self.report(
                    written.span.start,
                    Message::new("criteria-measure-no-mean").with("id", written.value.as_str()),
                );
                None
            }
            _ => Some(written.value.clone()),
        }
    }

    fn unknown(&self, plain: &'static str, with_near: &'static str, written: &At<String>, near: Option<&str>) {
        let message = match near {
            Some(near) => Message::new(with_near).with("near", near),
            None => Message::new(plain),
        };
        self.report(written.span.start, message.with("id", written.value.as_str()));
    }

    fn index(&self, file: &IndexFile, names: &Names) -> Option<Index> {
        if file.parts.is_empty() {
            self.report(file.start, Message::new("criteria-index-empty"));
        }
        let missing = file.missing.as_ref().and_then(|missing| match missing.policy.as_ref()?.value {
            Policy::Refuse => {
                if let Some(coverage) = &missing.coverage {
                    self.report(coverage.span.start, Message::new("criteria-coverage-unused"));
                }
                Some(MissingRule::Refuse)
            }
            Policy::Renormalise => match &missing.coverage {
                Some(coverage) => {
                    self.percent(coverage, "coverage").map(|coverage| MissingRule::Renormalise { coverage })
                }
                None => {
                    self.report(missing.start, Message::new("criteria-coverage-needed"));
                    None
                }
            },
        });
        let parts: Vec<Option<Part>> = file
            .parts
            .iter()
            .map(|part| {
                let of = match (&part.indicator, &part.index) {
                    (Some(id), None) => self.named(id, &names.indicators, "criteria-indicator").map(PartOf::Indicator),
                    (None, Some(id)) => self.named(id, &names.indices, "criteria-index").map(PartOf::Index),
                    _ => {
                        self.report(part.start, Message::new("criteria-part-one"));
                        None
                    }
                };
                let weight = part.weight.as_ref().filter(|weight| {
                    let positive = weight.value > 0;
                    if !positive {
                        self.report(weight.span.start, Message::new("criteria-weight-positive"));
                    }
                    positive
                });
                Some(Part { of: of?, weight: weight?.value.clone() })
            })
            .collect();
        let weights: Option<Vec<&Exact>> =
            file.parts.iter().map(|part| part.weight.as_ref().map(|weight| &weight.value)).collect();
        if let (Some(weights), Some(total)) = (weights, &file.total) {
            let sum: Exact = weights.into_iter().sum();
            if sum != total.value && !file.parts.is_empty() {
                let message = Message::new("criteria-weights-sum")
                    .with("index", file.id.as_ref().map_or(String::new(), |id| id.value.clone()))
                    .with("sum", sum.to_string())
                    .with("total", total.value.to_string());
                self.report(total.span.start, message);
            }
        }
        Some(Index {
            id: file.id.as_ref()?.value.clone(),
            title: file.title.as_ref()?.value.clone(),
            total: file.total.as_ref()?.value.clone(),
            missing: missing?,
            parts: parts.into_iter().collect::<Option<_>>()?,
        })
    }

    fn named(&self, id: &At<String>, known: &BTreeMap<String, usize>, key: &'static str) -> Option<usize> {
        let found = known.get(&id.value).copied();
        if found.is_none() {
            let near = nearest(&id.value, known.keys().map(String::as_str));
            let message = match near {
                Some(near) => Message::new("criteria-unknown-near").with("near", near),
                None => {
                    Message::new("criteria-unknown").with("known", known.keys().map(String::as_str).collect::<Vec<_>>())
                }
            };
            self.report(id.span.start, message.with("what", Message::new(key)).with("id", id.value.as_str()));
        }
        found
    }

    /// A percent as a share of one.
    fn percent(&self, written: &At<Exact>, key: &'static str) -> Option<Exact> {
        if written.value > 0 && written.value <= 100 {
            return Some(&written.value * &Exact::scaled(1, 2));
        }
        self.report(written.span.start, Message::new("criteria-percent").with("key", key));
        None
    }

    fn list(&self, file: &ListFile, names: &Names) -> Option<ListRule> {
        let index = file.index.as_ref().and_then(|id| self.named(id, &names.indices, "criteria-index"));
        let share = file.share.as_ref().and_then(|share| self.percent(share, "share"));
        if let Some(within) = file.risk_within.as_ref().filter(|within| within.value.is_negative()) {
            self.report(within.span.start, Message::new("criteria-risk-negative"));
        }
        for kind in &file.exclude_types {
            if !kinds().iter().any(|known| known.id == kind.value) {
                let near = nearest(&kind.value, kinds().iter().map(|known| known.id.as_str()));
                let known: Vec<&str> = kinds().iter().map(|known| known.id.as_str()).collect();
                let message = match near {
                    Some(near) => Message::new("criteria-unknown-near").with("near", near),
                    None => Message::new("criteria-unknown").with("known", known),
                };
                self.report(
                    kind.span.start,
                    message.with("what", Message::new("criteria-school-kind")).with("id", kind.value.as_str()),
                );
            }
        }
        Some(ListRule {
            index: index?,
            lowest: Lowest { share: share?, rounding: file.rounding.as_ref()?.value },
            ties: file.ties.as_ref()?.value,
            risk_within: file.risk_within.as_ref().map(|within| within.value.clone()),
            exclude_kinds: file.exclude_types.iter().map(|kind| kind.value.clone()).collect(),
        })
    }

    fn rounding(&self, file: &RoundingFile) -> Option<Rounding> {
        let digits = self.within(file.digits.as_ref()?, 0, MOST_DIGITS, "digits")?;
        Some(Rounding { digits: u32::try_from(digits).ok()?, mode: file.mode.as_ref()?.value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::SHIPPED;

    fn shipped() -> String {
        SHIPPED[0].1.to_owned()
    }

    /// Line and key of each problem of the shipped file with one thing changed.
    fn problems(from: &str, to: &str) -> Vec<(usize, String)> {
        let text = shipped();
        assert!(text.contains(from), "{from}");
        let texts = crate::text::Texts::russian();
        let problems = check(&text.replacen(from, to, 1)).expect_err("a problem");
        problems.into_iter().map(|problem| (problem.line, texts.say(&problem.message))).collect()
    }

    fn line_of(needle: &str) -> usize {
        shipped().lines().position(|line| line.contains(needle)).map_or(0, |line| line + 1)
    }

    #[test]
    fn every_criteria_file_that_ships_is_sound_and_named_as_its_file() {
        for (name, text) in SHIPPED {
            assert_eq!(check(text).map(|criteria| criteria.id), Ok(name.to_owned()));
        }
    }

    #[test]
    fn a_misspelt_key_a_wrong_sum_and_an_unknown_indicator_are_told_with_line_and_suggestion() {
        let found = problems("smallest_cohort = 10", "smalest_cohort = 10");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, line_of("smallest_cohort = 10"));
        assert!(found[0].1.contains("smallest_cohort"), "{found:?}");

        let found = problems(
            "{ indicator = \"oge_math_below\", weight = 15 }",
            "{ indicator = \"oge_math_below\", weight = 14.5 }",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, line_of("total = 70"));
        assert!(found[0].1.contains("69.5") && found[0].1.contains("70"), "{found:?}");

        let found = problems("{ indicator = \"oge_math_below\"", "{ indicator = \"oge_math_bellow\"");
        assert!(found[0].1.contains("oge_math_below"), "{found:?}");

        let found = problems("\"oge.math.mark_2\"", "\"oge.math.marks_2\"");
        assert_eq!(found[0].0, line_of("\"oge.math.mark_2\""));
        assert!(found[0].1.contains("oge.math.mark_2"), "{found:?}");
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let text = shipped().replacen("direction = \"higher_is_better\"", "direction = \"up\"", 1).replacen(
            "share = 20",
            "share = 0",
            1,
        );
        assert_eq!(check(&text).expect_err("problems").len(), 2);
    }

    #[test]
    fn an_index_that_leads_to_itself_is_refused() {
        let found = problems("{ indicator = \"self_progress\", weight = 8 }", "{ index = \"need\", weight = 8 }");
        // the ring is need → self_evaluation → need: either may be named
        assert!(found.iter().any(|(_, words)| words.contains("ссылается сам на себя")), "{found:?}");
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        for wrong in ["nan", "inf", "\"15\"", "0", "-3"] {
            let found = problems(
                "{ indicator = \"oge_math_below\", weight = 15 }",
                &format!("{{ indicator = \"oge_math_below\", weight = {wrong} }}"),
            );
            assert!(!found.is_empty(), "{wrong}");
        }
    }
}
