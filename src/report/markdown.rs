//! The whole report as Markdown: `отчет.md`.

use super::Report;
use super::wording;
use crate::criteria::Take;
use crate::number::Exact;
use crate::observation::catalogue;
use crate::text::Message;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut page = Page { text: String::new() };
    let mut head = report.head().into_iter();
    if report.run.synthetic {
        page.block(&format!("> **{}**", escaped(&head.next().unwrap_or_default())));
    }
    page.block(&format!("# {}", escaped(&head.next().unwrap_or_default())));
    page.block(&head.map(|line| escaped(&line)).collect::<Vec<_>>().join("\n\n"));
    page.block(&format!("## {}", report.word("report-list")));
    for line in report.warnings() {
        page.block(&format!("**{}**", escaped(&line)));
    }
    page.block(&escaped(&report.cut()));
    list(&mut page, report);
    for line in report.beside_the_list() {
        page.block(&escaped(&line));
    }
    page.block(&format!("## {}", report.word("report-why")));
    page.block(&escaped(&report.why_note()));
    for school in report.assessment.listed() {
        school_section(&mut page, report, school);
    }
    ranking(&mut page, report);
    methodology(&mut page, report);
    section(&mut page, report, "report-years", &report.years());
    let matches: Vec<String> = report.matches.iter().map(|found| report.matched(found)).collect();
    section(&mut page, report, "report-matches", &matches);
    inputs(&mut page, report);
    let findings: Vec<String> = report.findings.iter().map(|finding| report.finding(finding)).collect();
    section(&mut page, report, "report-findings", &findings);
    page.block(&format!("## {}", report.word("report-methodology")));
    page.block(&escaped(&report.word("report-methodology-note")));
    page.fenced(&report.run.criteria_text);
    page.text
}

struct Page {
    text: String,
}

impl Page {
    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn table(&mut self, header: &[String], figures: &[bool], rows: &[Vec<String>]) {
        let line = |cells: &[String]| {
            format!("| {} |", cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>().join(" | "))
        };
        let rule = figures.iter().map(|figure| if *figure { "---:" } else { "---" }).collect::<Vec<_>>().join(" | ");
        let mut lines = vec![line(header), format!("| {rule} |")];
        lines.extend(rows.iter().map(|row| line(row)));
        self.block(&lines.join("\n"));
    }

    /// A text as it is, in a fence longer than any in it.
    fn fenced(&mut self, text: &str) {
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.block(&format!("{fence}toml\n{text}{end}{fence}"));
    }
}

/// The text with nothing in it that Markdown would obey, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '!' | '~' => {
                plain.push('\\');
                plain.push(character);
            }
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            control if control.is_control() => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}

fn section(page: &mut Page, report: &Report<'_>, key: &'static str, lines: &[String]) {
    if !lines.is_empty() {
        page.block(&format!("## {}", report.word(key)));
        page.block(&lines.iter().map(|line| format!("- {}", escaped(line))).collect::<Vec<_>>().join("\n"));
    }
}

fn list(page: &mut Page, report: &Report<'_>) {
    let header = ["column-rank", "column-school", "column-score", "column-reasons"].map(|key| report.word(key));
    let rows: Vec<Vec<String>> = report
        .assessment
        .listed()
        .map(|school| {
            let reasons: Vec<&str> = report
                .weighty(school)
                .take(3)
                .map(|reason| report.indicator(reason.indicator).short.as_str())
                .collect();
            let mut row = rank_and_name(report, school);
            row.extend([score(report, school), reasons.join("; ")]);
            row
        })
        .collect();
    page.table(&header, &[true, false, true, false], &rows);
}

fn rank_and_name(report: &Report<'_>, school: usize) -> Vec<String> {
    let rank = report.assessment.schools[school].rank;
    vec![
        rank.map_or_else(|| report.word("value-none"), |rank| rank.to_string()),
        report.assessment.school(school).name.clone(),
    ]
}

fn score(report: &Report<'_>, school: usize) -> String {
    report.assessment.schools[school]
        .total()
        .map_or_else(|| report.word("value-none"), |total| report.points(&total.score))
}

fn school_section(page: &mut Page, report: &Report<'_>, school: usize) {
    let assessed = &report.assessment.schools[school];
    let head = Message::new("report-school-head")
        .with("school", report.assessment.school(school).name.as_str())
        .with("rank", assessed.rank.map_or_else(String::new, |rank| rank.to_string()))
        .with("score", score(report, school));
    page.block(&format!("### {}", escaped(&report.say(&head))));
    let keys = [
        "column-indicator",
        "column-value",
        "column-counts",
        "column-median",
        "column-outside",
        "column-weight",
        "column-points",
        "column-shortfall",
    ];
    let outside = report.assessment.cut.as_ref().and_then(|cut| cut.first_outside);
    let mut rows: Vec<Vec<String>> = assessed
        .reasons
        .iter()
        .filter_map(|reason| {
            let given = assessed.contribution(reason.indicator)?;
            Some(vec![
                report.indicator(reason.indicator).title.clone(),
                report.value(school, reason.indicator),
                report.counts(school, reason.indicator),
                report.median(reason.indicator),
                outside.map_or_else(
                    || report.word("value-none"),
                    |outside| report.value_or_dash(outside, reason.indicator),
                ),
                report.weight(&given.weight),
                report.points(&given.points),
                report.points(&reason.shortfall),
            ])
        })
        .collect();
    let shortfall: Exact = assessed.reasons.iter().map(|reason| &reason.shortfall).sum();
    let weight: Exact =
        assessed.total().map_or_else(Exact::zero, |total| total.contributions.iter().map(|given| &given.weight).sum());
    rows.push(vec![
        report.word("report-sum"),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        report.weight(&weight),
        score(report, school),
        report.points(&shortfall),
    ]);
    page.table(&keys.map(|key| report.word(key)), &[false, true, true, true, true, true, true, true], &rows);
    let missing: Vec<String> = report.missing(school, true).iter().map(|line| format!("- {}", escaped(line))).collect();
    if !missing.is_empty() {
        page.block(&missing.join("\n"));
    }
}

fn ranking(page: &mut Page, report: &Report<'_>) {
    page.block(&format!("## {}", report.word("report-ranking")));
    let header = ["column-rank", "column-school", "column-score", "column-coverage", "column-status"]
        .map(|key| report.word(key));
    let rows: Vec<Vec<String>> = report
        .assessment
        .shown()
        .map(|school| {
            let assessed = &report.assessment.schools[school];
            let coverage = assessed.total().map(|total| &total.coverage * &Exact::from(100));
            let mut row = rank_and_name(report, school);
            row.extend([
                score(report, school),
                coverage.map_or_else(|| report.word("value-none"), |coverage| report.texts.number(&coverage, 0)),
                report.say(&wording::status(assessed.status)),
            ]);
            row
        })
        .collect();
    page.table(&header, &[true, false, true, true, false], &rows);
}

fn methodology(page: &mut Page, report: &Report<'_>) {
    page.block(&format!("## {}", report.word("report-indicators")));
    let header = ["column-indicator", "column-taken", "column-years", "column-scale"].map(|key| report.word(key));
    let rows: Vec<Vec<String>> = report
        .assessment
        .criteria
        .indicators
        .iter()
        .zip(&report.assessment.indicators)
        .map(|(indicator, summary)| {
            let titles = |measures: &[String]| {
                measures
                    .iter()
                    .filter_map(|id| catalogue().measure(id))
                    .map(|measure| measure.title.clone())
                    .collect::<Vec<_>>()
            };
            let taken = match &indicator.take {
                Take::Share { above, below } => {
                    Message::new("taken-share").with("above", titles(above)).with("below", titles(below))
                }
                Take::Mean { of } => Message::new("taken-mean").with("of", titles(of)),
                Take::Value { measure } => {
                    Message::new("taken-value").with("measure", titles(std::slice::from_ref(measure)))
                }
            };
            let (nought, one) = indicator.scale.ends(report.assessment.criteria.direction);
            let scale = Message::new("scale-goalposts")
                .with("nought", wording::goalpost(indicator.unit(), nought))
                .with("one", wording::goalpost(indicator.unit(), one));
            let years: Vec<String> = summary.years.taken.iter().map(ToString::to_string).collect();
            vec![indicator.title.clone(), report.say(&taken), years.join(", "), report.say(&scale)]
        })
        .collect();
    page.table(&header, &[false, false, false, false], &rows);
}

fn inputs(page: &mut Page, report: &Report<'_>) {
    page.block(&format!("## {}", report.word("report-inputs")));
    let keys = ["column-file", "column-sheet", "column-kind", "column-year", "column-rows", "column-digest"];
    let none = || report.word("value-none");
    let rows: Vec<Vec<String>> = report
        .run
        .inputs
        .iter()
        .map(|input| {
            vec![
                input.file.to_string(),
                input.sheet.as_deref().map_or_else(none, str::to_owned),
                input.layout.map_or_else(|| report.word("report-unused"), str::to_owned),
                input.year.map_or_else(none, |year| year.to_string()),
                format!("{} / {}", input.rows_read, input.rows_used),
                input.sha256.clone(),
            ]
        })
        .collect();
    page.table(&keys.map(|key| report.word(key)), &[false, false, false, true, true, false], &rows);
}
