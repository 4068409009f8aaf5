//! The all-Russian tests (ВПР) of the sample city: the export «Статистика по отметкам», a sheet a grade and subject, and
//! the region's table of markers of biased results.

use rust_xlsxwriter::Workbook;

use super::cells::{Cell, Decimal, Page, bytes, new_workbook};
use super::draws::Draws;
use super::exams::{MarkCounts, draw_marks, leaning};
use super::plan::{Plan, VprForm};
use super::record::Record;
use super::schools::{School, Style};
use super::{Failure, INVENTED, MUNICIPALITY};

/// A grade and subject.
pub(crate) struct Test {
    grade: u32,
    /// The subject: as the results call it, as the markers do, and which way a school's leaning moves it.
    subject: [&'static str; 3],
    /// The abilities from which the marks 3, 4 and 5 begin.
    cuts: [i64; 3],
}

const RUSSIAN: [&str; 3] = ["Русский язык", "РУ", "russian"];
const MATHS: [&str; 3] = ["Математика", "МА", "math"];

const fn test(grade: u32, subject: [&'static str; 3], cuts: [i64; 3]) -> Test {
    Test { grade, subject, cuts }
}

pub(crate) const TESTS: [Test; 10] = [
    test(4, RUSSIAN, [-1680, -510, 740]),
    test(4, MATHS, [-1980, -810, 370]),
    test(5, RUSSIAN, [-1100, -10, 1040]),
    test(5, MATHS, [-1200, -140, 780]),
    test(6, RUSSIAN, [-970, 120, 1190]),
    test(6, MATHS, [-1200, 80, 1300]),
    test(7, RUSSIAN, [-890, 330, 1400]),
    test(7, MATHS, [-1250, 0, 970]),
    test(8, RUSSIAN, [-930, 40, 1060]),
    test(8, MATHS, [-1080, 310, 1400]),
];

/// Tests that have markers of biased results.
const MARKED: usize = 4;

/// How much better results with such a marker are than the pupils.
const LIFT: i64 = 900;

/// The region does not show the marks of fewer.
const LEAST_SHOWN: u64 = 10;

impl Test {
    /// `5 МА`
    fn short(&self) -> String {
        format!("{} {}", self.grade, self.subject[1])
    }

    fn purpose(&self, year: u32) -> String {
        format!("vpr/{year}/{}/{}", self.grade, self.subject[2])
    }
}

/// Whether a school's results are said to be biased.
fn marker(school: &School, year: u32, test: &Test) -> bool {
    school.cells.contains_key(&format!("marker-{year}.{}", test.short()))
}

/// The results of a school that has so many pupils in its fourth grade, and in each grade from the fifth to the eighth.
pub(crate) fn draw(
    seed: u64,
    form: &VprForm,
    school: &School,
    fourth: u64,
    others: u64,
) -> Result<Vec<MarkCounts>, Failure> {
    let mut results = Vec::new();
    for test in &TESTS {
        let draws = &mut Draws::of(seed, &school.code, &test.purpose(form.year));
        let pupils = match school.count(&format!("vpr-{}.{}", form.year, test.grade))? {
            Some(count) => count,
            None if test.grade == 4 => fourth,
            None => others,
        };
        let participants = draws.some(pupils, 940);
        // younger pupils are closer to one another than those who sit the ОГЭ
        let strength = (school.oge + leaning(test.subject[2]) * school.maths) * 3 / 4 + draws.normal() * 15 / 100;
        let lift = if marker(school, form.year, test) { LIFT } else { 0 };
        results.push(draw_marks(draws, strength + lift, &test.cuts, participants));
    }
    Ok(results)
}

pub(crate) fn marks(plan: &Plan, form: &VprForm, records: &[Record]) -> Result<Vec<u8>, Failure> {
    let mut workbook = new_workbook(plan, &format!("ВПР {}. Статистика по отметкам", form.year))?;
    // The export is in the order of the names.
    let mut ordered: Vec<(String, &Record)> = records
        .iter()
        .map(|record| (record.school.name(&format!("vpr-{}", form.year), Style::Straight), record))
        .collect();
    ordered.sort_by(|one, other| one.0.cmp(&other.0));
    for (place, test) in TESTS.iter().enumerate() {
        let schools: Vec<(&str, &MarkCounts)> = ordered
            .iter()
            .map(|(name, record)| (name.as_str(), &record.vpr[place]))
            .filter(|(_, result)| result.participants() > 0)
            .collect();
        sheet(&mut workbook, plan.seed, form, test, &schools)?;
    }
    bytes(workbook)
}

fn sheet(
    workbook: &mut Workbook,
    seed: u64,
    form: &VprForm,
    test: &Test,
    schools: &[(&str, &MarkCounts)],
) -> Result<(), Failure> {
    const HEADER: [&str; 7] = ["Группы участников", "Кол-во ОО", "Кол-во участников", "2", "3", "4", "5"];
    const TOP: u32 = 5;
    let page = &mut Page::new(workbook, &test.short())?;
    page.title(0, &format!("ВПР {}. {} класс", form.year, test.grade))?;
    page.title(1, &format!("Предмет: {}", test.subject[0]))?;
    page.title(2, "Статистика по отметкам")?;
    page.title(3, INVENTED)?;
    for (column, heading) in (0..).zip(HEADER) {
        page.heading((TOP, column), (TOP, column), heading)?;
    }
    let mut city = MarkCounts::default();
    for (_, result) in schools {
        city.add(result);
    }
    let groups = [
        ("Вся выборка", 35_400, everywhere(seed, form, test, "Вся выборка", 1_510_000)),
        ("Красноярский край", 930, everywhere(seed, form, test, "Красноярский край", 33_500)),
        (MUNICIPALITY, schools.len() as u64, city),
    ];
    let groups = groups.map(|(name, schools, result)| (name, Cell::Count(schools), result));
    let rows = groups.into_iter().chain(schools.iter().map(|(name, result)| (*name, Cell::Blank, **result)));
    for (row, (name, schools, result)) in (TOP + 1..).zip(rows) {
        page.row(row, 0, &[Cell::text(name), schools, Cell::Count(result.participants())])?;
        page.row(row, 3, &percents(&result))?;
    }
    page.widths(&[30.0, 10.0, 12.0], 9.0, 7)?;
    page.sheet.set_print_fit_to_pages(1, 0);
    page.sheet.set_row_height(TOP, 32)?;
    page.sheet.set_freeze_panes(TOP + 1, 1)?;
    Ok(())
}

/// The marks 2–5 in percent of the participants.
fn percents(result: &MarkCounts) -> [Cell; 4] {
    let participants = result.participants();
    result.marks.map(|count| {
        if participants < LEAST_SHOWN {
            Cell::text("*")
        } else {
            Cell::Decimal(Decimal::ratio(100 * count, participants, 2))
        }
    })
}

/// The results of a country or a region, of about so many in the fourth grade and fewer in each grade above.
fn everywhere(seed: u64, form: &VprForm, test: &Test, whose: &str, fourth: u64) -> MarkCounts {
    const DRAWN: u64 = 2_000;
    let draws = &mut Draws::of(seed, whose, &test.purpose(form.year));
    let all = fourth * u64::from(24 - test.grade) / 20;
    let participants = all - draws.next() % (all / 20);
    let mut result = draw_marks(draws, 0, &test.cuts, DRAWN);
    result.marks = result.marks.map(|count| count * participants / DRAWN);
    result
}

pub(crate) fn markers(plan: &Plan, form: &VprForm, records: &[Record]) -> Result<Vec<u8>, Failure> {
    const TOP: u32 = 3;
    let tests = &TESTS[..MARKED];
    let [Some(first), Some(last)] = [form.marked.first(), form.marked.last()] else {
        return Err("no years of markers".into());
    };
    let title = format!("Признаки необъективности результатов ВПР, {first}–{last} годы");
    let mut workbook = new_workbook(plan, &title)?;
    let page = &mut Page::new(&mut workbook, "Признаки")?;
    page.title(0, &title)?;
    page.title(1, INVENTED)?;
    let header = ["Год", "Логин", "Муниципалитет", "ОО"].map(str::to_string).into_iter();
    for (column, heading) in (0..).zip(header.chain(tests.iter().map(Test::short))) {
        page.heading((TOP, column), (TOP, column), &heading)?;
    }
    let rows = form.marked.iter().flat_map(|year| records.iter().map(move |record| (*year, record.school)));
    for (row, (year, school)) in (TOP + 1..).zip(rows) {
        let mut cells = vec![
            Cell::Count(u64::from(year)),
            Cell::Text(format!("sch{}", school.code)),
            Cell::text(MUNICIPALITY),
            Cell::Text(school.name("markers", Style::Short)),
        ];
        cells.extend(tests.iter().map(|test| Cell::Count(marker(school, year, test).into())));
        page.row(row, 0, &cells)?;
    }
    page.widths(&[7.0, 12.0, 18.0, 26.0], 7.0, 8)?;
    page.sheet.set_print_fit_to_pages(1, 0);
    page.sheet.set_freeze_panes(TOP + 1, 4)?;
    bytes(workbook)
}
