//! The ОГЭ by school.

use rust_xlsxwriter::Workbook;

use super::Failure;
use super::cells::{Cell, Page, bytes, new_workbook};
use super::exams::{Archive, MarkCounts};
use super::plan::{OgeBook, OgeForm, Plan};
use super::schools::School;

/// A workbook of the ОГЭ: a sheet a year, a group of six columns a subject.
pub(crate) fn workbook(plan: &Plan, archive: &Archive, schools: &[School], book: &OgeBook) -> Result<Vec<u8>, Failure> {
    let mut workbook = new_workbook(plan, &book.title)?;
    for form in &book.sheet {
        sheet(&mut workbook, archive, schools, form)?;
    }
    bytes(workbook)
}

fn sheet(workbook: &mut Workbook, archive: &Archive, schools: &[School], form: &OgeForm) -> Result<(), Failure> {
    let session = archive.session(form.year)?;
    let subject = |id: &String| session.oge.iter().find(|subject| subject.id == *id);
    let subjects: Vec<_> = form.subjects.iter().filter_map(subject).collect();
    if subjects.len() < form.subjects.len() {
        return Err(format!("{}: a subject that was not held", form.tag).into());
    }
    let page = &mut Page::new(workbook, &form.sheet)?;
    for (row, title) in (0..).zip(&form.titles) {
        page.title(row, title)?;
    }
    let top = form.titles.len() as u32 + 1;
    for (column, heading) in (0..).zip(["№ п/п", "Код ОО", &form.name_heading]) {
        page.heading((top, column), (top + 1, column), heading)?;
    }
    for (first, subject) in (3..).step_by(6).zip(&subjects) {
        page.heading((top, first), (top, first + 5), &subject.title)?;
        for (column, heading) in (first..).zip(&form.columns) {
            page.heading((top + 1, column), (top + 1, column), heading)?;
        }
    }

    let cells = |result: &MarkCounts| -> Vec<Cell> {
        let mut cells = vec![Cell::Count(result.participants())];
        cells.extend(result.marks.map(Cell::Count));
        cells.push(if result.participants() == 0 { Cell::text("-") } else { Cell::Decimal(result.mean()) });
        cells
    };
    let mut totals = vec![MarkCounts::default(); subjects.len()];
    let mut row = top + 2;
    let held = schools.iter().filter_map(|school| Some((school, archive.of(form.year, school)?)));
    for (number, (school, results)) in (1..).zip(held) {
        let code = if form.code_is_number { Cell::Count(school.code.parse()?) } else { Cell::text(&school.code) };
        page.row(row, 0, &[Cell::Count(number), code, Cell::Text(school.name(&form.tag, form.style))])?;
        for (first, (subject, total)) in (3..).step_by(6).zip(subjects.iter().zip(&mut totals)) {
            match school.instead(&format!("{}.{}", form.tag, subject.id)) {
                Some(instead) => page.row(row, first, &vec![instead; 6])?,
                None => {
                    let result = results.marks(&subject.id);
                    total.add(&result);
                    page.row(row, first, &cells(&result))?;
                }
            }
        }
        row += 1;
    }
    page.total = true;
    page.row(row, 0, &[Cell::Blank, Cell::Blank, Cell::text("ИТОГО")])?;
    for (first, total) in (3..).step_by(6).zip(&totals) {
        page.row(row, first, &cells(total))?;
    }
    page.widths(&[6.0, 9.0, 30.0], 10.0, 3 + 6 * subjects.len() as u16)?;
    page.sheet.set_row_height(top + 1, 32)?;
    page.sheet.set_freeze_panes(top + 2, 3)?;
    Ok(())
}
