//! In what the methodologies of two runs differ, in the words of the annex: whatever it says of the one and not of the other.

use super::Comparison;
use crate::assess::{Assessment, SchoolAssessment};
use crate::compare::{Aspect, Difference, Named, Step};
use crate::criteria::{Criteria, Node};
use crate::number::Exact;
use crate::report::methodology::sentences;
use crate::text::Message;

/// The word of what is another, and with what the keys begin of the sentences that the annex says of it.
fn words(aspect: Aspect) -> (&'static str, &'static [&'static str]) {
    match aspect {
        Aspect::Id => ("aspect-id", &[]),
        Aspect::Title => ("aspect-title", &[]),
        Aspect::Purpose => ("aspect-purpose", &[]),
        Aspect::Source => ("aspect-source", &[]),
        Aspect::Act => ("aspect-act", &[]),
        Aspect::Verified => ("aspect-verified", &[]),
        Aspect::Standing => ("aspect-standing", &[]),
        Aspect::Valid => ("aspect-valid", &[]),
        Aspect::Note => ("aspect-note", &[]),
        Aspect::Approved => ("aspect-approved", &[]),
        Aspect::Direction => ("aspect-direction", &["annex-higher", "annex-lower"]),
        Aspect::Measures => ("aspect-measures", &[]),
        Aspect::Added => ("aspect-added", &[]),
        Aspect::Removed => ("aspect-removed", &[]),
        Aspect::Name => ("aspect-name", &["annex-mark", "annex-caveat"]),
        Aspect::Taken => ("aspect-taken", &["taken-"]),
        Aspect::Years => ("aspect-years", &["annex-years"]),
        Aspect::Pool => ("aspect-pool", &["annex-years-pooled"]),
        Aspect::Cohort => ("aspect-cohort", &["annex-cohort"]),
        Aspect::Who => ("aspect-who", &["annex-applies"]),
        Aspect::Dropped => ("aspect-dropped", &["annex-drop"]),
        Aspect::Scale => ("aspect-scale", &["annex-scale"]),
        Aspect::Method => ("aspect-method", &["method-", "annex-for"]),
        Aspect::Weights => ("aspect-weights", &["method-", "annex-for"]),
        Aspect::Missing => ("aspect-missing", &["gap-", "rule-gap"]),
        Aspect::Steps => ("aspect-steps", &["annex-step"]),
        Aspect::Grades => ("aspect-grades", &["annex-grades", "annex-for"]),
        Aspect::Test => ("aspect-test", &["test-"]),
        Aspect::Rounding => (
            "aspect-rounding",
            &[
                "annex-value-rounding",
                "annex-index-rounding",
                "annex-points-rounding",
                "annex-score-rounding",
                "annex-rank-",
            ],
        ),
        Aspect::List => ("aspect-list", &["annex-ground", "report-no-list"]),
        Aspect::Ranked => ("aspect-ranked", &["annex-ranked"]),
        Aspect::Size => ("aspect-size", &["annex-ground-lowest"]),
        Aspect::Threshold => ("aspect-threshold", &["annex-ground-score"]),
        Aspect::Grounds => ("aspect-grounds", &["annex-ground-rule"]),
        Aspect::Combine => ("aspect-combine", &["combine-", "annex-one-ground"]),
        Aspect::Ties => ("aspect-ties", &["annex-ties"]),
        Aspect::Risk => ("aspect-risk", &["annex-risk"]),
        Aspect::Excluded => ("aspect-excluded", &["annex-exclude"]),
        Aspect::History => ("aspect-history", &["annex-history"]),
    }
}

/// What a part is called, as the later methodology calls it.
fn title<'c>(named: &'c Named, [old, new]: [&'c Criteria; 2]) -> &'c str {
    let of = |criteria: &'c Criteria| match named.place(criteria)? {
        Node::Indicator(place) => Some(criteria.indicators[place].title.as_str()),
        node => Some(criteria.title_of(node)),
    };
    of(new).or_else(|| of(old)).unwrap_or(named.id())
}

/// What is another, in a few words: `«Математика»: шкала`.
pub(super) fn short(comparison: &Comparison<'_>, step: &Step, difference: &Difference) -> String {
    let (key, _) = words(difference.aspect);
    let criteria = [step.earlier, step.earlier + 1].map(|run| comparison.criteria(run));
    match (&difference.of, criteria) {
        (Some(named), [Some(old), Some(new)]) => {
            let message = Message::new("compare-of-part").with("part", title(named, [old, new]));
            comparison.texts.say(&message.with("what", comparison.word(key)))
        }
        _ => comparison.word(key),
    }
}

/// A sentence within another: without its full stop.
fn within(sentences: &[String]) -> Option<String> {
    let joined = sentences.join(" ");
    let joined = joined.strip_suffix('.').unwrap_or(&joined);
    (!joined.is_empty()).then(|| joined.to_owned())
}

/// A difference before and after, as the annex of each methodology has it.
pub(super) fn sides(comparison: &Comparison<'_>, step: &Step, difference: &Difference) -> [Option<String>; 2] {
    let (_, keys) = words(difference.aspect);
    let criteria = [step.earlier, step.earlier + 1].map(|run| comparison.criteria(run));
    let said = criteria.map(|criteria| {
        let criteria = criteria?;
        let of = match &difference.of {
            Some(named) => Some(named.place(criteria)?),
            None => None,
        };
        let mut said = sentences(criteria, comparison.texts, of, keys);
        if difference.aspect == Aspect::Name {
            let short = match of {
                Some(Node::Indicator(place)) => Some(criteria.indicators[place].short.clone()),
                _ => None,
            };
            let title = title(difference.of.as_ref()?, [criteria, criteria]).to_owned();
            said.splice(0..0, std::iter::once(title).chain(short));
            said.dedup();
        }
        Some(said)
    });
    let [Some(mut old), Some(mut new)] = said else { return [None, None] };
    // what both say is no difference
    let both: Vec<String> = old.iter().filter(|line| new.contains(line)).cloned().collect();
    for side in [&mut old, &mut new] {
        side.retain(|line| !both.contains(line));
    }
    [within(&old), within(&new)]
}

/// Everything in which the methodologies of a step differ, a line each; what they only say of themselves in one line.
pub(super) fn lines(comparison: &Comparison<'_>, step: &Step, differences: &[Difference]) -> Vec<String> {
    let runs = [&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]];
    let [Some((old, _)), Some((new, _))] = runs.map(|run| run.made_of.as_ref()) else { return Vec::new() };
    let (told, deciding): (Vec<_>, Vec<_>) = differences.iter().partition(|one| one.aspect.is_told_only());
    let mut weights = weights(comparison, old, new);
    let by_number = !weights.is_empty();
    let mut lines: Vec<String> = Vec::new();
    for difference in &deciding {
        match (difference.aspect, &difference.of) {
            (Aspect::Weights, _) if by_number => lines.append(&mut weights),
            (Aspect::Added | Aspect::Removed, Some(named)) => {
                let key = match (difference.aspect, named) {
                    (Aspect::Added, Named::Indicator(_)) => "compare-indicator-new",
                    (Aspect::Added, Named::Index(_)) => "compare-index-new",
                    (Aspect::Added, Named::Rule(_)) => "compare-rule-new",
                    (_, Named::Indicator(_)) => "compare-indicator-gone",
                    (_, Named::Index(_)) => "compare-index-gone",
                    (_, Named::Rule(_)) => "compare-rule-gone",
                };
                let part = title(named, [old.criteria, new.criteria]);
                let told = comparison.texts.say(&Message::new(key).with("part", part));
                let of = if difference.aspect == Aspect::Added { new } else { old };
                lines.push(with_weight(comparison, told, of, named));
            }
            _ => lines.push(line(comparison, step, difference)),
        }
    }
    lines.append(&mut weights);
    if deciding.is_empty() {
        lines.push(comparison.word("compare-decides-the-same"));
    }
    if !told.is_empty() {
        let words: Vec<String> = told.iter().map(|one| comparison.word(words(one.aspect).0)).collect();
        lines.push(comparison.texts.say(&Message::new("compare-words-differ").with("what", words)));
    }
    lines.into_iter().map(|line| format!("  {line}")).collect()
}

fn line(comparison: &Comparison<'_>, step: &Step, difference: &Difference) -> String {
    let what = short(comparison, step, difference);
    let message = |key| Message::new(key).with("what", what.as_str());
    // a sentence that begins with what it is about does not say it twice
    let about = format!("{}: ", comparison.word(words(difference.aspect).0)).to_lowercase();
    let told = sides(comparison, step, difference).map(|side| {
        let side = side?;
        let label: String = side.chars().take(about.chars().count()).collect();
        Some(if label.to_lowercase() == about { side.split_at(label.len()).1.to_owned() } else { side })
    });
    comparison.texts.say(&match told {
        [Some(before), Some(after)] => message("compare-differs").with("before", before).with("after", after),
        [Some(before), None] => message("compare-differs-no-more").with("before", before),
        [None, Some(after)] => message("compare-differs-now").with("after", after),
        [None, None] => message("compare-differs-somehow"),
    })
}

/// The same with the weight of an indicator that only one methodology has.
fn with_weight(comparison: &Comparison<'_>, told: String, of: &Assessment<'_>, named: &Named) -> String {
    let Some(Node::Indicator(place)) = named.place(of.criteria) else { return told };
    let Some(weight) = weight(of, place) else { return told };
    let message = Message::new("compare-with-weight").with("what", told);
    comparison.texts.say(&message.with("weight", shown_weight(comparison, &weight)))
}

fn shown_weight(comparison: &Comparison<'_>, weight: &Exact) -> String {
    comparison.texts.number(weight, weight.decimals().map_or(2, |digits| digits.min(2)))
}

/// The indicators whose weight in the score is another.
fn weights(comparison: &Comparison<'_>, before: &Assessment<'_>, after: &Assessment<'_>) -> Vec<String> {
    let old = &before.criteria.indicators;
    let line = |(place, indicator): (usize, &crate::criteria::Indicator)| {
        let was = old.iter().position(|known| known.id == indicator.id)?;
        // of an indicator that no school has a value of the weight is not known
        let (was, is) = (weight(before, was)?, weight(after, place)?);
        let shown = |weight: &Exact| shown_weight(comparison, weight);
        let message = Message::new("compare-weight").with("indicator", indicator.title.as_str());
        (was != is).then(|| comparison.texts.say(&message.with("before", shown(&was)).with("after", shown(&is))))
    };
    after.criteria.indicators.iter().enumerate().filter_map(line).collect()
}

/// The weight of an indicator in the criteria; `None` where no score has it.
fn weight(assessment: &Assessment<'_>, indicator: usize) -> Option<Exact> {
    let nominal = |school: &SchoolAssessment| Some(school.contribution(indicator)?.nominal.clone());
    assessment.schools.iter().filter_map(nominal).max()
}
