//! The self-evaluation of schools by the indicators of приказ № 1324.

use super::cells::{Cell, Decimal, Page, bytes, new_workbook};
use super::exams::{EgeResult, Results};
use super::plan::Plan;
use super::record::Record;
use super::schools::Style;
use super::{Failure, INVENTED, MUNICIPALITY};

pub(crate) fn workbook(plan: &Plan, records: &[Record]) -> Result<Vec<u8>, Failure> {
    let form = &plan.self_evaluation;
    let mut workbook = new_workbook(plan, &format!("Самообследование {}", form.year))?;
    let page = &mut Page::new(&mut workbook, "Показатели")?;
    page.title(
        0,
        &format!(
            "Показатели деятельности общеобразовательных организаций, подлежащих самообследованию \
             (приказ Минобрнауки России от 10.12.2013 № 1324), за {} год",
            form.year
        ),
    )?;
    page.title(1, &format!("{INVENTED}. Муниципальное образование {MUNICIPALITY}"))?;
    page.heading((3, 0), (3, 0), "№ п/п")?;
    page.heading((3, 1), (3, 1), "Образовательная организация")?;
    for (column, heading) in (2..).zip(EVALUATION) {
        page.heading((3, column), (3, column), heading)?;
    }
    for (row, record) in (4..).zip(records) {
        let school = record.school;
        let name = Cell::Text(school.name(&form.tag, Style::Short));
        page.row(row, 0, &[Cell::Count(u64::from(row) - 3), name])?;
        for (column, heading) in (2..).zip(EVALUATION) {
            let code = heading.split(' ').next().unwrap_or_default();
            let cell = school.instead(&format!("self.{code}"));
            page.cell(row, column, &cell.unwrap_or_else(|| evaluation_cell(record, code)))?;
        }
    }
    page.widths(&[6.0, 30.0], 16.0, 2 + EVALUATION.len() as u16)?;
    page.sheet.set_row_height(3, 96)?;
    page.sheet.set_freeze_panes(4, 2)?;
    bytes(workbook)
}

/// The code of приказ № 1324 and a short wording.
const EVALUATION: [&str; 22] = [
    "1.1 Общая численность учащихся, чел.",
    "1.2 Численность учащихся, начальное общее образование, чел.",
    "1.3 Численность учащихся, основное общее образование, чел.",
    "1.4 Численность учащихся, среднее общее образование, чел.",
    "1.5 Успевают на «4» и «5» по результатам промежуточной аттестации, чел./%",
    "1.6 Средний балл ГИА 9 класса, русский язык",
    "1.7 Средний балл ГИА 9 класса, математика",
    "1.8 Средний балл ЕГЭ 11 класса, русский язык",
    "1.9 Средний балл ЕГЭ 11 класса, математика",
    "1.10 Выпускники 9 класса, неудовлетворительные результаты ГИА, русский язык, чел./%",
    "1.11 Выпускники 9 класса, неудовлетворительные результаты ГИА, математика, чел./%",
    "1.12 Выпускники 11 класса, результаты ниже минимума ЕГЭ, русский язык, чел./%",
    "1.13 Выпускники 11 класса, результаты ниже минимума ЕГЭ, математика, чел./%",
    "1.14 Выпускники 9 класса, не получившие аттестаты, чел./%",
    "1.15 Выпускники 11 класса, не получившие аттестаты, чел./%",
    "1.16 Выпускники 9 класса, аттестаты с отличием, чел./%",
    "1.17 Выпускники 11 класса, аттестаты с отличием, чел./%",
    "1.24 Общая численность педагогических работников, чел.",
    "1.25 Педагогические работники с высшим образованием, чел./%",
    "1.29 Педагогические работники, которым присвоена квалификационная категория, чел./%",
    "1.29.1 в том числе высшая, чел./%",
    "1.29.2 в том числе первая, чел./%",
];

fn evaluation_cell(record: &Record, code: &str) -> Cell {
    let Record { school, evaluation, .. } = record;
    let of_ninth = matches!(code, "1.6" | "1.7" | "1.10" | "1.11" | "1.14" | "1.16");
    let of_eleventh = matches!(code, "1.8" | "1.9" | "1.12" | "1.13" | "1.15" | "1.17");
    if of_eleventh && !school.has_eleventh() {
        return Cell::text("х");
    }
    let results = match &record.evaluated {
        Some(results) => results,
        // nobody has finished the school yet
        None if of_ninth || of_eleventh => return Cell::text("х"),
        None => &Results::default(),
    };
    if results.oge.is_empty() && matches!(code, "1.6" | "1.7" | "1.10" | "1.11") {
        return Cell::text("-");
    }
    let [maths, russian] = ["math", "russian"].map(|subject| results.marks(subject));
    let [ege_russian, ege_base, ege_profile] =
        ["russian", "math_base", "math_profile"].map(|subject| results.points(subject));
    let pupils = evaluation.pupils.iter().sum();
    let share = |count, base| Cell::share(school, count, base);
    let mean = |result: &EgeResult| match result.participants {
        0 => Cell::text("-"),
        _ => Cell::Decimal(Decimal::ratio(result.points, result.participants, 1)),
    };
    let [ninth, eleventh] = [results.ninth, results.eleventh];
    match code {
        "1.1" => Cell::Count(pupils),
        "1.2" => Cell::Count(evaluation.pupils[0]),
        "1.3" => Cell::Count(evaluation.pupils[1]),
        "1.4" => Cell::Count(evaluation.pupils[2]),
        "1.5" => share(evaluation.good_marks, pupils),
        "1.6" => Cell::Decimal(russian.mean()),
        "1.7" => Cell::Decimal(maths.mean()),
        "1.8" => mean(&ege_russian),
        "1.9" => mean(&ege_profile),
        "1.10" => share(russian.marks[0], ninth),
        "1.11" => share(maths.marks[0], ninth),
        "1.12" => share(ege_russian.below, eleventh),
        "1.13" => share(ege_base.below + ege_profile.below, eleventh),
        "1.14" => share(evaluation.no_certificate[0], ninth),
        "1.15" => share(evaluation.no_certificate[1], eleventh),
        "1.16" => share(evaluation.with_distinction[0], ninth),
        "1.17" => share(evaluation.with_distinction[1], eleventh),
        "1.24" => Cell::Count(evaluation.staff),
        "1.25" => share(evaluation.staff_degree, evaluation.staff),
        "1.29" => share(evaluation.staff_category[0], evaluation.staff),
        "1.29.1" => share(evaluation.staff_category[1], evaluation.staff),
        "1.29.2" => share(evaluation.staff_category[2], evaluation.staff),
        _ => Cell::Blank,
    }
}
