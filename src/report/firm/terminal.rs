//! How firm the list is, for a terminal: the places of every school as strips, and what the list hangs on.

use comfy_table::{Cell, ColumnConstraint, Table, Width};

use crate::assess::{Firmness, Likelihood};
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::report::ink::Tone;
use crate::report::picture::{Canvas, strip};
use crate::report::terminal::{Screen, figure, opening, table, words};
use crate::text::Message;

/// Schools outside the list are shown while one of them is listed in so many of a thousand draws, or is borderline.
const SHOWN_FROM: u64 = 5;
/// Columns of a strip in a terminal of 80.
const STRIP: usize = 18;

pub(in crate::report) fn render(report: &Report<'_>, canvas: Canvas) -> String {
    let mut screen = Screen::new(canvas);
    opening(report, &mut screen);
    for line in report.warnings() {
        screen.toned(Tone::Warning, &line);
    }
    screen.heading(&report.word("firm-heading"));
    let Some(firm) = report.firmness else {
        screen.prose(&report.firm_lacking());
        return screen.text();
    };
    for line in report.firm_summary() {
        screen.prose(&line);
    }
    let rows = rows(report, firm);
    if !rows.is_empty() {
        screen.table(&places(report, firm, &rows, canvas));
    }
    screen.prose(&meaning(report, firm, &rows));
    doubtful(report, firm, &mut screen);
    section(&mut screen, report, "firm-without", &report.without_lines());
    section(&mut screen, report, "firm-shifted-heading", &report.shifted_lines());
    if !firm.intervals.is_empty() {
        screen.heading(&report.word("firm-intervals"));
        screen.table(&intervals(report, firm, canvas));
        screen.prose(&report.word("firm-intervals-note"));
    }
    section(&mut screen, report, "firm-others", &report.agreement());
    section(&mut screen, report, "firm-notes", &report.firm_notes());
    screen.text()
}

fn section(screen: &mut Screen, report: &Report<'_>, key: &'static str, lines: &[String]) {
    if !lines.is_empty() {
        screen.heading(&report.word(key));
    }
    for line in lines {
        screen.prose(line);
    }
}

/// The schools of the table: those listed, those that could be.
fn rows(report: &Report<'_>, firm: &Firmness) -> Vec<usize> {
    let likely = |likelihoods: &Option<Vec<Likelihood>>, school: usize| {
        let listed = likelihoods.as_ref().map_or(0, |likelihoods| u64::from(likelihoods[school].listed));
        listed * 1_000 >= u64::from(firm.draws) * SHOWN_FROM
    };
    let shown = |school: &usize| {
        report.assessment.schools[*school].this_year == Status::Listed
            || firm.borderline[*school].as_ref().is_some_and(|doubts| !doubts.is_empty())
            || likely(&firm.results, *school)
            || likely(&firm.weights, *school)
    };
    report.assessment.shown().filter(shown).collect()
}

fn places(report: &Report<'_>, firm: &Firmness, rows: &[usize], canvas: Canvas) -> Table {
    let ranked = report.assessment.schools.iter().filter(|school| school.rank.is_some()).count();
    let width = STRIP + usize::from(canvas.width.saturating_sub(80));
    let last = report.last_place();
    // the scale ends a little beyond the last place shown
    let most = rows.iter().filter_map(|school| Some(firm.results.as_ref()?[*school].ranks?.1)).max().unwrap_or(ranked);
    let place = |place: usize| Exact::from(i64::try_from(place).unwrap_or(i64::MAX));
    let ranking = report.assessment.criteria.ranking().is_some();
    let ranks = firm.results.is_some() && ranking;
    let mut header: Vec<&str> = ranking.then_some("column-rank").into_iter().collect();
    header.push("column-school");
    header.extend(firm.results.as_ref().map(|_| "firm-column-results"));
    header.extend(firm.weights.as_ref().map(|_| "firm-column-weights"));
    if ranks {
        header.extend(["firm-column-places", "firm-column-strip"]);
    }
    let header: Vec<String> = header.into_iter().map(|key| report.word(key)).collect();
    let mut table = table(canvas, &header);
    for school in rows {
        let assessed = &report.assessment.schools[*school];
        let listed = assessed.this_year == Status::Listed;
        let name = Message::new(if listed { "firm-row-listed" } else { "firm-row-outside" })
            .with("school", report.assessment.school(*school).short_name.as_str());
        let rank = figure(assessed.rank.map_or_else(|| report.word("value-none"), |rank| rank.to_string()));
        let mut row: Vec<Cell> = ranking.then_some(rank).into_iter().collect();
        row.push(words(report.say(&name)));
        for likelihoods in [&firm.results, &firm.weights].into_iter().flatten() {
            row.push(figure(report.likelihood_cell(firm, likelihoods[*school])));
        }
        if let (true, Some(likelihoods)) = (ranks, &firm.results) {
            match (likelihoods[*school].ranks, assessed.rank) {
                (Some((low, high)), Some(rank)) => {
                    let interval = (&place(low), &place(rank), &place(high));
                    row.push(figure(format!("{low}–{high}")));
                    let scale = (&place(1), &place(most));
                    row.push(words(strip(interval, last.as_ref(), scale, width, canvas.strokes)));
                }
                _ => row.extend([figure(report.word("value-none")), words("")]),
            }
        }
        table.add_row(row);
    }
    let padded = u16::try_from(width + 2).unwrap_or(u16::MAX);
    if let Some(strips) = table.column_mut(header.len() - 1).filter(|_| ranks) {
        strips.set_constraint(ColumnConstraint::Absolute(Width::Fixed(padded)));
    }
    table
}

/// What the table shows, and which schools are not in it.
fn meaning(report: &Report<'_>, firm: &Firmness, rows: &[usize]) -> String {
    let judged = |school: &usize| firm.borderline[*school].is_some();
    let rest = (0..report.assessment.schools.len()).filter(|school| judged(school) && !rows.contains(school)).count();
    let unknown = |school: &usize| report.assessment.schools[*school].this_year == Status::InsufficientData;
    let lacking = (0..report.assessment.schools.len()).filter(unknown).count();
    let mut lines = Vec::new();
    if !rows.is_empty() {
        lines.push(report.word("firm-table-star"));
        lines.extend(firm.results.as_ref().map(|_| report.word("firm-table-results")));
        lines.extend(firm.weights.as_ref().map(|_| report.word("firm-table-weights")));
        lines.extend((firm.results.is_some() && report.last_place().is_some()).then(|| report.word("firm-table-cut")));
    }
    if rest > 0 && (firm.results.is_some() || firm.weights.is_some()) {
        lines.push(report.say(&Message::new("firm-table-rest").with("rest", rest)));
    }
    if lacking > 0 {
        lines.push(report.say(&Message::new("firm-table-lacking").with("lacking", lacking)));
    }
    lines.join(" ")
}

/// Why each borderline verdict is one.
fn doubtful(report: &Report<'_>, firm: &Firmness, screen: &mut Screen) {
    let schools: Vec<usize> = report
        .assessment
        .shown()
        .filter(|school| firm.borderline[*school].as_ref().is_some_and(|doubts| !doubts.is_empty()))
        .collect();
    if schools.is_empty() {
        return;
    }
    screen.heading(&report.word("firm-doubts"));
    for school in schools {
        let name = report.assessment.school(school).short_name.as_str();
        let doubts = report.doubts(school).join("; ");
        screen.prose(&report.say(&Message::new("firm-doubt").with("school", name).with("doubts", doubts)));
    }
}

fn intervals(report: &Report<'_>, firm: &Firmness, canvas: Canvas) -> Table {
    let header =
        ["firm-column-weighed", "column-weight", "firm-column-from", "firm-column-to"].map(|key| report.word(key));
    let mut table = table(canvas, &header);
    for interval in &firm.intervals {
        let [title, weight, from, to] = report.weight_interval(interval);
        table.add_row(vec![words(title), figure(weight), figure(from), figure(to)]);
    }
    table
}
