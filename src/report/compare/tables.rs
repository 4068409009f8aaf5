//! The tables of a comparison for scripts: CSV in UTF-8 with commas and points, exact numbers.

use super::grids::PARTS;
use super::{Comparison, reasons};
use crate::assess::Passage;
use crate::compare::{Move, Parts, Step, Verdict};
use crate::number::Exact;
use crate::report::tables::csv_text;

/// One row a school and step.
pub(super) fn changes(comparison: &Comparison<'_>) -> String {
    let header = [
        "before",
        "after",
        "school_before",
        "school_after",
        "name",
        "turn",
        "found_by",
        "status_before",
        "status_after",
        "score_before",
        "score_after",
        "score_own",
        "score_criteria",
        "score_others",
        "score_availability",
        "place_before",
        "place_after",
        "place_own",
        "place_criteria",
        "place_others",
        "place_availability",
        "not_compared",
        "expected_regression",
        "this_year_before",
        "this_year_after",
        "passage_before",
        "passage_after",
        "computed_before",
        "computed_after",
        "decision_before",
        "decision_after",
        "causes",
        "because",
        "synthetic",
    ];
    let rows =
        comparison.steps.iter().flat_map(|step| step.moves.iter().map(move |found| row(comparison, step, found)));
    csv_text(&header, rows)
}

fn row(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Vec<String> {
    let (was, is) = (&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]);
    let ids: Vec<&str> = found.before.iter().map(|place| was.register.schools()[*place].id.as_str()).collect();
    let before = found.before.first().filter(|_| ids.len() == 1).map(|place| &was.standings[*place]);
    let after = found.after.map(|place| &is.standings[place]);
    let mut row = vec![
        comparison.year(step.earlier),
        comparison.year(step.earlier + 1),
        ids.join(";"),
        found.after.map_or_else(String::new, |place| is.register.schools()[place].id.clone()),
        comparison.school(step, found).name.clone(),
        found.turn.word().to_owned(),
        found.by.map_or("", |by| by.word()).to_owned(),
    ];
    let text = |number: Option<&Exact>| number.map_or_else(String::new, ToString::to_string);
    let place = |place: Option<usize>| place.map_or_else(String::new, |place| place.to_string());
    row.extend([before, after].map(|school| school.map_or("", |school| school.status.word()).to_owned()));
    row.extend([before, after].map(|school| text(school.and_then(|school| school.score.as_ref()))));
    let split = found.change.as_ref().ok();
    row.extend(PARTS.map(|(_, part)| text(split.map(|split| part(&split.score)))));
    row.extend([before, after].map(|school| place(school.and_then(|school| school.place))));
    row.extend(PARTS.map(|(_, part)| text(split.map(|split| part(&split.place)))));
    row.push(found.change.as_ref().err().map_or("", |why| why.word()).to_owned());
    row.push(text(found.regression.as_ref().map(|regression| &regression.expected)));
    let verdicts = |word: fn(&Verdict) -> Option<&'static str>| {
        found.verdicts.each_ref().map(|verdict| verdict.as_ref().and_then(word).unwrap_or_default().to_owned())
    };
    row.extend(verdicts(|verdict| Some(verdict.this_year.word())));
    row.extend(verdicts(|verdict| verdict.passage.as_ref().map(Passage::word)));
    row.extend(verdicts(|verdict| Some(verdict.computed.word())));
    row.extend(verdicts(|verdict| verdict.decision.as_ref().map(|decision| decision.status.word())));
    let cause = |cause: &crate::compare::Cause| match cause.run() {
        Some(run) => format!("{} {}", cause.word(), comparison.year(run)),
        None => cause.word().to_owned(),
    };
    row.push(found.causes.iter().map(cause).collect::<Vec<_>>().join(";"));
    row.push(reasons::reasons(comparison, step, found).join(" "));
    row.push(comparison.synthetic.to_string());
    row
}

/// One row a school, step and indicator; what is done to the sum of the points has no indicator.
pub(super) fn parts(comparison: &Comparison<'_>) -> String {
    let header = [
        "before",
        "after",
        "school",
        "indicator",
        "points_before",
        "points_after",
        "own",
        "criteria",
        "others",
        "availability",
        "synthetic",
    ];
    let of_step = |step: &Step| -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for found in &step.moves {
            let (Ok(split), Some(school)) = (&found.change, found.after) else { continue };
            let id = comparison.runs[step.earlier + 1].register.schools()[school].id.as_str();
            let mut row = |indicator: &str, parts: &Parts| {
                let numbers = [&parts.before, &parts.after].into_iter().chain(PARTS.map(|(_, part)| part(parts)));
                let mut row = vec![comparison.year(step.earlier), comparison.year(step.earlier + 1), id.to_owned()];
                row.push(indicator.to_owned());
                row.extend(numbers.map(ToString::to_string));
                row.push(comparison.synthetic.to_string());
                rows.push(row);
            };
            for indicator in &split.indicators {
                row(&indicator.id, &indicator.points);
            }
            row("", &split.adjustments);
        }
        rows
    };
    csv_text(&header, comparison.steps.iter().flat_map(of_step))
}

/// One row a school and run.
pub(super) fn trend(comparison: &Comparison<'_>) -> String {
    let header = ["line", "run", "school", "name", "status", "place", "score", "synthetic"];
    let rows = (1_usize..).zip(&comparison.lines).flat_map(|(number, line)| {
        line.schools.iter().enumerate().filter_map(move |(run, school)| {
            let school = (*school)?;
            let (known, standing) =
                (&comparison.runs[run].register.schools()[school], &comparison.runs[run].standings[school]);
            Some(vec![
                number.to_string(),
                comparison.year(run),
                known.id.clone(),
                known.name.clone(),
                standing.status.word().to_owned(),
                standing.place.map_or_else(String::new, |place| place.to_string()),
                standing.score.as_ref().map_or_else(String::new, ToString::to_string),
                comparison.synthetic.to_string(),
            ])
        })
    });
    csv_text(&header, rows)
}

/// One row a link of two schools, and one a school without.
pub(super) fn matches(comparison: &Comparison<'_>) -> String {
    let header =
        ["before", "after", "school_before", "name_before", "school_after", "name_after", "found_by", "synthetic"];
    let of_step = |step: &Step| -> Vec<Vec<String>> {
        let (earlier, later) =
            (comparison.runs[step.earlier].register.schools(), comparison.runs[step.earlier + 1].register.schools());
        let row = |was: Option<usize>, is: Option<usize>, by: &str| {
            let mut row = vec![comparison.year(step.earlier), comparison.year(step.earlier + 1)];
            for school in [was.map(|place| &earlier[place]), is.map(|place| &later[place])] {
                row.push(school.map_or_else(String::new, |school| school.id.clone()));
                row.push(school.map_or_else(String::new, |school| school.name.clone()));
            }
            row.extend([by.to_owned(), comparison.synthetic.to_string()]);
            row
        };
        let identity = &step.identity;
        let links = identity.links.iter().map(|link| row(Some(link.earlier), Some(link.later), link.by.word()));
        let gone = identity.gone.iter().map(|school| row(Some(*school), None, "gone"));
        let new = identity.new.iter().map(|school| row(None, Some(*school), "new"));
        let proposed = identity.proposed.iter().map(|(was, is)| row(Some(*was), Some(*is), "proposed"));
        links.chain(gone).chain(new).chain(proposed).collect()
    };
    csv_text(&header, comparison.steps.iter().flat_map(of_step))
}
