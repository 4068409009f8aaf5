//! Tables for scripts: CSV in UTF-8 with commas and points. Names from files can't become formulas when such a file is
//! opened in an office program. One kind of table is for people who open it there.

use super::Report;
use super::grid::Grid;
use super::wording;
use crate::number::{Exact, Style, decimal_text, read_number};
use crate::observation::{Reading, Share};

/// The headings of `ranking.csv`.
const RANKING: [&str; 11] =
    ["rank", "id", "name", "type", "level", "district", "status", "score", "score_exact", "coverage", "final_status"];

/// `ranking.csv`: one row a school, in the order in which schools are shown.
pub(super) fn ranking(report: &Report<'_>) -> String {
    // what this year alone would make of a school, where earlier ones decide too
    let over_years = report.history_rule().is_some() && report.run.public.is_none();
    let header: Vec<&str> = RANKING.into_iter().chain(over_years.then_some("status_this_year")).collect();
    let rows = ranking_rows(report).into_iter().zip(report.assessment.shown()).map(|(mut row, place)| {
        row.extend(over_years.then(|| report.assessment.schools[place].this_year.word().to_owned()));
        row
    });
    table(report, &header, rows)
}

/// The same with the year before each row, where several years follow one another; the headings stand over the first.
pub(super) fn ranking_of_years(report: &Report<'_>, headed: bool) -> String {
    let header: Vec<&str> = ["year"].into_iter().chain(RANKING).collect();
    let year = report.assessment.year.to_string();
    let rows = ranking_rows(report).into_iter().map(|row| [year.clone()].into_iter().chain(row).collect());
    let text = table(report, &header, rows);
    if headed { text } else { text.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap_or_default() }
}

fn ranking_rows(report: &Report<'_>) -> Vec<Vec<String>> {
    let digits = wording::point_digits(report.assessment.criteria);
    let rows = report.assessment.shown().map(|place| {
        let (school, assessed) = (report.assessment.school(place), &report.assessment.schools[place]);
        let total = assessed.total();
        vec![
            assessed.rank.map_or_else(String::new, |rank| rank.to_string()),
            school.id.clone(),
            school.name.clone(),
            school.kind_id().to_owned(),
            school.grades.map_or_else(String::new, |grades| grades.to_string()),
            school.district.clone().unwrap_or_default(),
            assessed.status.word().to_owned(),
            total.map_or_else(String::new, |total| machine(&total.score, digits)),
            total.map_or_else(String::new, |total| total.score.to_string()),
            total.map_or_else(String::new, |total| machine(&total.coverage, 4)),
            report.assessment.final_status(place).word().to_owned(),
        ]
    });
    rows.collect()
}

/// `contributions.csv`: one row a school and indicator.
pub(super) fn contributions(report: &Report<'_>) -> String {
    let digits = wording::point_digits(report.assessment.criteria);
    let criteria = report.assessment.criteria;
    let rows = report.assessment.shown().flat_map(|place| {
        let (school, assessed) = (report.assessment.school(place), &report.assessment.schools[place]);
        let reasons = report.assessment.reasons(place);
        criteria.indicators.iter().enumerate().map(move |(indicator, meant)| {
            let value = report.assessment.value(place, indicator).value();
            let absence = report.assessment.absence(place, indicator);
            let given = assessed.contribution(indicator);
            let count = |count: Option<i64>| count.map_or_else(String::new, |count| count.to_string());
            let [low, high, shrunken] = report
                .precision_columns(place, indicator)
                .map(|share| share.map_or_else(String::new, |share| machine(&share, 4)));
            let shortfall = reasons.iter().find(|reason| reason.indicator == indicator);
            vec![
                school.id.clone(),
                school.name.clone(),
                meant.id.clone(),
                value.map_or_else(String::new, |value| machine(&value.exact, 4)),
                count(value.and_then(|value| value.numerator)),
                count(value.and_then(|value| value.denominator)),
                meant.unit.word().to_owned(),
                given.map_or_else(String::new, |given| machine(&given.normalised, 6)),
                given.map_or_else(String::new, |given| given.weight.to_string()),
                given.map_or_else(String::new, |given| machine(&given.points, digits)),
                shortfall.map_or_else(String::new, |reason| machine(&reason.shortfall, digits)),
                absence.map_or_else(String::new, |why| report.say(&wording::absence(why))),
                low,
                high,
                shrunken,
                absence.map_or_else(String::new, |why| why.word().to_owned()),
            ]
        })
    });
    let header = [
        "id",
        "name",
        "indicator",
        "value",
        "numerator",
        "denominator",
        "unit",
        "normalised",
        "weight",
        "contribution",
        "shortfall",
        "missing",
        "low",
        "high",
        "shrunken",
        "missing_code",
    ];
    table(report, &header, rows)
}

/// `observations.csv`: every recognised value of a school with its cell.
pub(super) fn observations(report: &Report<'_>) -> String {
    let rows = report.observations.rows().iter().map(|observation| {
        let (kind, value, numerator, denominator) = reading(&observation.reading);
        vec![
            report.assessment.school(observation.school).id.clone(),
            observation.measure.to_string(),
            observation.year.to_string(),
            kind.to_owned(),
            value,
            numerator,
            denominator,
            observation
                .printed
                .as_ref()
                .map_or_else(String::new, |percent| machine(percent, percent.decimals().unwrap_or(0))),
            observation.origin.file.to_string(),
            observation.origin.sheet.as_deref().unwrap_or("").to_owned(),
            observation.origin.cell(),
        ]
    });
    table(
        report,
        &["id", "measure", "year", "reading", "value", "numerator", "denominator", "printed", "file", "sheet", "cell"],
        rows,
    )
}

/// What kind of reading it is, its value, the counts above and below the line.
fn reading(reading: &Reading) -> (&'static str, String, String, String) {
    let none = String::new;
    match reading {
        Reading::Count(count) => ("count", count.to_string(), none(), none()),
        Reading::Number(number) => ("number", number.to_string(), none(), none()),
        Reading::Share(Share::Counted { numerator, denominator }) => {
            ("share", none(), numerator.to_string(), denominator.to_string())
        }
        Reading::Share(Share::Printed { percent, digits, numerator }) => {
            let percent = machine(percent, *digits);
            ("percent", percent, numerator.map_or_else(none, |numerator| numerator.to_string()), none())
        }
        Reading::Missing(why) => (why.word(), none(), none(), none()),
    }
}

fn machine(number: &Exact, digits: u32) -> String {
    decimal_text(number, digits, Style::Machine)
}

/// The table; a column says of every row whether the data are invented, and in a draft the last one that it is one.
fn table(report: &Report<'_>, header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let is_draft = report.run.what_if.is_some();
    let about = [("synthetic", report.run.synthetic)].into_iter().chain(is_draft.then_some(("what_if", true)));
    let (names, marks): (Vec<&str>, Vec<String>) = about.map(|(name, is)| (name, is.to_string())).unzip();
    let header: Vec<&str> = header.iter().copied().chain(names).collect();
    csv_text(&header, rows.map(|row| row.into_iter().chain(marks.iter().cloned()).collect()))
}

/// Rows as CSV.
pub(super) fn csv_text(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(header).expect("a vector takes any record");
    for row in rows {
        writer.write_record(row.iter().map(|field| harmless(field))).expect("a vector takes any record");
    }
    String::from_utf8(writer.into_inner().expect("a vector can be flushed")).expect("fields are texts")
}

/// All schools with their verdicts, for people: the ranking of the report with the codes of the schools.
pub(super) fn office_ranking(report: &Report<'_>) -> String {
    office_csv(&office_grid(report))
}

/// The same with the year before each row, where several years follow one another; the headings stand over the first.
pub(super) fn office_ranking_of_years(report: &Report<'_>, headed: bool) -> String {
    let mut grid = office_grid(report);
    let year = report.assessment.year.to_string();
    grid.header.insert(0, report.word("column-year"));
    grid.figures.insert(0, true);
    grid.rows.iter_mut().for_each(|row| row.insert(0, year.clone()));
    let text = office_csv(&grid);
    if headed { text } else { text.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap_or_default() }
}

fn office_grid(report: &Report<'_>) -> Grid {
    let mut grid = report.ranking_grid();
    let note = [
        report.run.what_if.is_some().then(|| report.word("note-what-if")),
        report.run.synthetic.then(|| report.word("note-synthetic")),
        report.run.public.is_some().then(|| report.word("note-public")),
    ];
    let note = note.into_iter().flatten().collect::<Vec<_>>().join("; ");
    // where a commission decided, what was computed stands before what holds
    let computed = (!report.assessment.decisions.is_empty()).then(|| grid.header.len() - 1);
    for (row, school) in grid.rows.iter_mut().zip(report.assessment.shown()) {
        if let Some(at) = computed {
            row.insert(at, report.say(&wording::status(report.assessment.schools[school].status)));
        }
        row.insert(1, report.assessment.school(school).id.clone());
        row.extend((!note.is_empty()).then(|| note.clone()));
    }
    if let Some(at) = computed {
        grid.header.insert(at, report.word("column-computed"));
        grid.figures.insert(at, false);
    }
    grid.header.insert(1, report.word("column-code"));
    grid.figures.insert(1, false);
    if !note.is_empty() {
        grid.header.push(report.word("column-note"));
        grid.figures.push(false);
    }
    grid
}

/// A table as Excel opens it by itself where Russian is spoken: a mark of UTF-8, semicolons, decimal commas.
pub(super) fn office_csv(grid: &Grid) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let fields = |row: &[String]| -> Vec<String> {
        row.iter().zip(&grid.figures).map(|(field, figure)| office_field(field, *figure)).collect()
    };
    writer.write_record(&grid.header).expect("a vector takes any record");
    for row in &grid.rows {
        writer.write_record(fields(row)).expect("a vector takes any record");
    }
    String::from_utf8(writer.into_inner().expect("a vector can be flushed")).expect("fields are texts")
}

/// A figure as Excel reads it, whatever the language of the words: without spaces, with a hyphen for a minus. What is no
/// number in a column of figures is left out: nothing is to be added up there.
fn office_field(field: &str, figure: bool) -> String {
    if !figure {
        return harmless(field);
    }
    if read_number(field).is_err() {
        return String::new();
    }
    let signs = field.chars().filter(|sign| !sign.is_whitespace()).map(|sign| match sign {
        '\u{2212}' => '-',
        '.' => ',',
        other => other,
    });
    signs.collect()
}

/// A text that an office program does not take for a formula: a sign stands before it, and before a text that has this
/// sign itself, so that whoever takes one away has the text. Numbers stay as they are.
fn harmless(field: &str) -> String {
    let obeyed = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) && field.parse::<Exact>().is_err();
    if obeyed { format!("'{field}") } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_to_excel_in_either_language_and_a_name_is_none() {
        let figure = |field| office_field(field, true);
        assert_eq!(["−1\u{a0}234,50", "-0.5", "7", "—"].map(figure), ["-1234,50", "-0,5", "7", ""]);
        let grid = Grid {
            header: vec!["Школа".to_owned(), "Балл".to_owned()],
            figures: vec![false, true],
            rows: vec![vec!["=1;\"а\"".to_owned(), "−1,5".to_owned()]],
        };
        assert_eq!(office_csv(&grid), "\u{feff}Школа;Балл\r\n\"'=1;\"\"а\"\"\";-1,5\r\n");
    }

    #[test]
    fn a_name_can_not_become_a_formula_and_a_negative_number_stays_one() {
        assert_eq!(
            ["=1+1", "@SUM(A1)", "-СШ", "-12.5", "СШ № 1", "'=1"].map(harmless),
            ["'=1+1", "'@SUM(A1)", "'-СШ", "-12.5", "СШ № 1", "''=1"]
        );
    }
}
