//! The ЕГЭ by school.

use rust_xlsxwriter::Workbook;

use super::cells::{Cell, Decimal, Page, bytes, new_workbook};
use super::exams::{Archive, EgeResult, Results};
use super::plan::{EgeForm, EgeSubject, Plan, Scale};
use super::schools::School;
use super::{COMMON, Failure, INVENTED, MUNICIPALITY};

/// The workbook of the ЕГЭ: a sheet a year, a group of five columns a subject.
pub(crate) fn workbook(plan: &Plan, archive: &Archive, schools: &[School]) -> Result<Vec<u8>, Failure> {
    let mut workbook = new_workbook(plan, &plan.ege.title)?;
    // Gymnasiums and the lyceum come first here, the schools that have an eleventh form only.
    let (mut ordered, others): (Vec<&School>, Vec<&School>) =
        schools.iter().filter(|school| school.has_eleventh()).partition(|school| school.kind != COMMON);
    ordered.extend(others);
    for form in &plan.ege.sheet {
        let sat = ordered.iter().filter_map(|&school| Some((school, archive.of(form.year, school)?)));
        let sat: Vec<_> = sat.filter(|(_, results)| results.sitters > 0).collect();
        sheet(&mut workbook, &archive.session(form.year)?.ege, &sat, form)?;
    }
    bytes(workbook)
}

fn sheet(
    workbook: &mut Workbook,
    subjects: &[EgeSubject],
    schools: &[(&School, Results)],
    form: &EgeForm,
) -> Result<(), Failure> {
    const COLUMNS: [&str; 5] = [
        "приняло участие",
        "не преодолен min порог",
        "высокобалльники (80-99 баллов)",
        "получили 100 баллов",
        "средний балл",
    ];
    const TOP: u32 = 4;
    const FIRST: u32 = TOP + 3;
    let year = form.year;
    let last_column = 3 + 5 * subjects.len() as u16;

    let page = &mut Page::new(workbook, &year.to_string())?;
    page.title(1, &format!("Информация о результатах ЕГЭ выпускников школ в {year} году. {INVENTED}"))?;
    if !form.note.is_empty() {
        page.title(2, &form.note)?;
    }
    page.title(3, &format!("Красноярский край ({INVENTED})"))?;
    let fixed = [
        "Муниципальное образование".to_string(),
        "Образовательная организация (школа)".to_string(),
        "Профиль (при наличии)".to_string(),
        format!(
            "Всего выпускников в {year} году по программам среднего общего образования, \
             принявших участие в ЕГЭ, чел."
        ),
    ];
    for (column, heading) in (0..).zip(&fixed) {
        page.heading((TOP, column), (TOP + 2, column), heading)?;
    }
    page.heading((TOP, 4), (TOP, last_column), "Из них")?;
    for (first, subject) in (4..).step_by(5).zip(subjects) {
        page.heading((TOP + 1, first), (TOP + 1, first + 4), &subject.title)?;
        for (column, heading) in (first..).zip(COLUMNS) {
            page.heading((TOP + 2, column), (TOP + 2, column), heading)?;
        }
    }

    let cells = |subject: &EgeSubject, result: &EgeResult| -> [Cell; 5] {
        if !subject.scale.held() {
            return ["х"; 5].map(Cell::text);
        }
        let dash = || Cell::text("-");
        let points = matches!(subject.scale, Scale::Points { .. });
        [
            Cell::Count(result.participants),
            Cell::Count(result.below),
            if points { Cell::Count(result.high) } else { dash() },
            if points { Cell::Count(result.full) } else { dash() },
            match result.participants {
                0 if form.dash => dash(),
                0 => Cell::Count(0),
                _ => Cell::Decimal(Decimal::ratio(result.points, result.participants, form.digits)),
            },
        ]
    };
    let end = FIRST + schools.len() as u32;
    page.sheet.merge_range(FIRST, 0, end - 1, 0, MUNICIPALITY, &page.body)?;
    let mut totals = vec![EgeResult::default(); subjects.len()];
    for (row, (school, results)) in (FIRST..).zip(schools) {
        let profile = if school.profile.is_empty() { Cell::Blank } else { Cell::text(&school.profile) };
        let name = Cell::Text(school.name(&form.tag, form.style));
        page.row(row, 1, &[name, profile, Cell::Count(results.sitters)])?;
        for (first, (subject, total)) in (4..).step_by(5).zip(subjects.iter().zip(&mut totals)) {
            let result = results.points(&subject.id);
            total.add(&result);
            page.row(row, first, &cells(subject, &result))?;
        }
    }
    page.total = true;
    let graduates = schools.iter().map(|(_, results)| results.sitters).sum();
    page.row(end, 0, &[Cell::text("ВСЕГО по муниципалитету"), Cell::Blank, Cell::Blank, Cell::Count(graduates)])?;
    for (first, (subject, total)) in (4..).step_by(5).zip(subjects.iter().zip(&totals)) {
        page.row(end, first, &cells(subject, total))?;
    }
    page.widths(&[25.0, 30.0, 23.0, 24.0], 13.0, last_column + 1)?;
    page.sheet.set_row_height(TOP, 30)?;
    page.sheet.set_row_height(TOP + 2, 48)?;
    page.sheet.set_freeze_panes(FIRST, 2)?;
    Ok(())
}
