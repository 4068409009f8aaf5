//! The register of schools.

use super::cells::{Cell, Page, bytes, new_workbook};
use super::plan::{Plan, RegisterForm};
use super::record::Record;
use super::{Failure, INVENTED, MUNICIPALITY};

pub(crate) fn workbook(plan: &Plan, records: &[Record]) -> Result<Vec<u8>, Failure> {
    const HEADER: [&str; 8] = [
        "Код",
        "Официальное наименование",
        "Краткое наименование",
        "Другие названия",
        "Тип",
        "Уровень",
        "Район",
        "Муниципалитет",
    ];
    const PREDECESSORS: &str = "Предшественники";
    let RegisterForm { title, predecessors, .. } = &plan.register;
    let mut workbook = new_workbook(plan, title)?;
    let page = &mut Page::new(&mut workbook, "Реестр")?;
    page.title(0, &format!("{title}. {INVENTED}"))?;
    for (column, heading) in (0..).zip(HEADER.into_iter().chain(predecessors.then_some(PREDECESSORS))) {
        page.heading((2, column), (2, column), heading)?;
    }
    for (row, Record { school, .. }) in (3..).zip(records) {
        let cells = [
            &school.code,
            &school.official,
            &school.short,
            &school.other_names,
            &school.kind,
            &school.level,
            &school.district,
        ];
        let mut cells: Vec<Cell> = cells.map(|text| Cell::text(text.as_str())).to_vec();
        cells.push(Cell::text(MUNICIPALITY));
        if *predecessors {
            cells.push(Cell::text(school.predecessors.as_str()));
        }
        page.row(row, 0, &cells)?;
    }
    let columns = (HEADER.len() + usize::from(*predecessors)) as u16;
    page.widths(&[9.0, 34.0, 22.0, 38.0, 18.0, 10.0, 14.0, 17.0], 16.0, columns)?;
    page.sheet.set_freeze_panes(3, 2)?;
    bytes(workbook)
}
