//! What is worth knowing of an assessment: years missing or left out, levels that results contradict, cohorts too small,
//! schools without enough data, ties at the cut, entries that no report shows.

use crate::assess::{Absence, Assessment, IndicatorValue, Weighed, entry};
use crate::criteria::{Action, BlendShare, Criteria, Is, Node, Pool, Scale, Test};
use crate::finding::{Finding, Level, Place};
use crate::number::Exact;
use crate::observation::{Observations, Reading};
use crate::parallel;
use crate::text::Message;

/// Everything worth knowing.
pub(super) fn notices(assessment: &Assessment<'_>, observations: &Observations) -> Vec<Finding> {
    let of = parallel::each(assessment.schools.len(), 1, |school| of_school(assessment, observations, school));
    let mut findings: Vec<Finding> = of.into_iter().flatten().collect();
    let mut note = |code, place: Place, message, remedy| {
        findings.push(Finding::new(code, Level::Note, place, message, remedy));
    };
    for (place, indicator) in assessment.criteria.indicators.iter().enumerate() {
        if !indicator.scalings.iter().any(|scaling| scaling.scale.is_relative()) {
            continue;
        }
        let constant = |school: &usize| assessment.absence(*school, place) == Some(&Absence::Constant);
        let schools: Vec<&str> = (0..assessment.schools.len())
            .filter(constant)
            .map(|school| assessment.school(school).short_name.as_str())
            .collect();
        if !schools.is_empty() {
            let message = Message::new("finding-constant").with("indicator", indicator.title.as_str());
            note("F50", Place::default(), message.with("schools", schools), "finding-constant-remedy");
        }
    }
    for (place, rule) in assessment.criteria.rules.iter().enumerate() {
        for tied in assessment.ties(place) {
            let names: Vec<&str> = tied.iter().map(|school| assessment.school(*school).name.as_str()).collect();
            let message = Message::new("finding-rule-tie").with("rule", rule.title.as_str());
            let message = message.with("schools", names).with("count", tied.len());
            note("F64", Place::default(), message, "finding-rule-tie-remedy");
        }
    }
    for cut in assessment.cuts.iter().filter(|cut| cut.tied.len() > 1) {
        let names: Vec<&str> = cut.tied.iter().map(|school| assessment.school(*school).name.as_str()).collect();
        let message = Message::new("finding-tie").with("schools", names).with("count", cut.tied.len());
        note("F64", Place::default(), message, "finding-tie-remedy");
    }
    findings.extend(entry::unknown_entries(assessment));
    findings
}

/// What is worth knowing of one school.
fn of_school(assessment: &Assessment<'_>, observations: &Observations, school: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |code, place: Place, message, remedy| {
        findings.push(Finding::new(code, Level::Note, place, message, remedy));
    };
    let assessed = &assessment.schools[school];
    let place = || Place::from(&assessment.school(school).origin);
    let name = assessment.school(school).name.as_str();
    for (place_of, indicator) in assessment.criteria.indicators.iter().enumerate() {
        let value = assessment.value(school, place_of);
        if let IndicatorValue::Value(value) = value {
            let years = &assessment.indicators[place_of].years.taken;
            let dropped = |year: i32| value.dropped.iter().any(|(dropped, _)| *dropped == year);
            let lacking = |year: &&i32| !dropped(**year) && !value.parts.iter().any(|part| part.year == **year);
            let lacking: Vec<String> = years.iter().filter(lacking).map(ToString::to_string).collect();
            if !lacking.is_empty() && indicator.pool != Pool::Latest && indicator.take.indicators().is_empty() {
                let message = Message::new("finding-partial-years").with("school", name).with("years", lacking);
                note(
                    "F56",
                    place(),
                    message.with("indicator", indicator.title.as_str()),
                    "finding-partial-years-remedy",
                );
            }
        }
        if let Some(cut) = printed_across(assessment.criteria, place_of, value) {
            let printed = value.value().map_or_else(Exact::zero, |value| value.exact.clone());
            let message = Message::new("finding-printed").with("school", name);
            let message = message.with("indicator", indicator.title.as_str());
            let shown = |number: &Exact| crate::text::Argument::Number(number.clone(), number.decimals().unwrap_or(2));
            let message = message.with("value", shown(&printed)).with("cut", shown(cut));
            note("F82", place(), message, "finding-printed-remedy");
        }
        if *value == IndicatorValue::Missing(Absence::NotApplicable) {
            let measures = indicator.take.measures();
            let years = &assessment.indicators[place_of].years.taken;
            let known = |measure: &str, year: i32| {
                let found = observations.find(school, measure, year).map(|row| &observations.rows()[row].reading);
                matches!(found, Some(Reading::Count(1..) | Reading::Number(_) | Reading::Share(_)))
            };
            if years.iter().any(|year| measures.iter().any(|measure| known(measure, *year))) {
                let message = Message::new("finding-level-contradicts").with("school", name);
                let grades = assessment.school(school).grades.map_or_else(String::new, |grades| grades.to_string());
                let message = message.with("indicator", indicator.title.as_str()).with("grades", grades);
                note("F62", place(), message, "finding-level-contradicts-remedy");
            }
        }
        let dropped = match value {
            IndicatorValue::Value(value) => &value.dropped,
            IndicatorValue::Missing(Absence::Dropped { years, .. }) => years.as_slice(),
            IndicatorValue::Missing(_) => &[],
        };
        for (year, rule) in dropped.iter().filter(|_| indicator.take.indicators().is_empty()) {
            let message = Message::new("finding-dropped")
                .with("school", name)
                .with("indicator", indicator.title.as_str())
                .with("year", year.to_string())
                .with("rule", assessment.criteria.rules[*rule].title.as_str());
            note("F74", place(), message, "finding-dropped-remedy");
        }
        match assessment.absence(school, place_of).filter(|_| value.value().is_some()) {
            Some(Absence::NoScale) => {
                let message = Message::new("finding-no-scale").with("school", name);
                note("F78", place(), message.with("indicator", indicator.title.as_str()), "finding-no-scale-remedy");
            }
            Some(Absence::SmallGroup(size)) => {
                let message = Message::new("finding-small-group").with("school", name).with("size", *size);
                note("F75", place(), message.with("indicator", indicator.title.as_str()), "finding-small-group-remedy");
            }
            _ => {}
        }
        if let IndicatorValue::Missing(Absence::SmallCohort { cohort, least, .. }) = value {
            let message = Message::new("finding-small-cohort")
                .with("school", name)
                .with("indicator", indicator.title.as_str())
                .with("cohort", *cohort)
                .with("least", *least);
            note("F63", place(), message, "finding-small-cohort-remedy");
        }
    }
    if let Weighed::Insufficient { index, coverage, .. } = &assessed.weighed {
        let message = Message::new("finding-insufficient")
            .with("school", name)
            .with("index", assessment.criteria.indices[*index].title.as_str())
            .with("coverage", crate::text::Argument::Number(coverage * &Exact::from(100), 0));
        note("F55", place(), message, "finding-insufficient-remedy");
    }
    for index in &assessment.criteria.indices {
        for step in &index.steps {
            let Action::Blend { share: BlendShare::Of(of), .. } = &step.action else { continue };
            let value = assessment.value(school, *of).value().map(|value| &value.exact);
            if value.is_some_and(|share| share.is_negative() || *share > 1) {
                let message = Message::new("finding-blend-share").with("school", name);
                let title = assessment.criteria.indicators[*of].title.as_str();
                note("F77", place(), message.with("indicator", title), "finding-blend-share-remedy");
            }
        }
    }
    findings
}

/// The cut on whose other side the true value may lie, where only a rounded percent is known.
fn printed_across<'c>(criteria: &'c Criteria, indicator: usize, value: &IndicatorValue) -> Option<&'c Exact> {
    let value = value.value()?;
    let half = &Exact::scaled(5, 0) * &Exact::scaled(1, value.printed? + 1);
    let scales = criteria.indicators[indicator].scalings.iter().map(|scaling| &scaling.scale);
    let of_scales = scales.flat_map(|scale| match scale {
        Scale::Cut(interval) => vec![interval],
        Scale::Bands(bands) => bands.iter().map(|band| &band.interval).collect(),
        _ => Vec::new(),
    });
    let of_rules = criteria.rules.iter().filter_map(|rule| match &rule.test {
        Test::Count { items, is: Some(Is::In(interval)), .. } if items.contains(&Node::Indicator(indicator)) => {
            Some(interval)
        }
        _ => None,
    });
    let ends = of_scales.chain(of_rules).flat_map(|interval| [&interval.low, &interval.high]);
    let mut ends = ends.flatten().map(|(end, _)| end);
    ends.find(|end| (&value.exact - end).abs() <= half)
}
