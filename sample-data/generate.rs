//! Writes the invented workbooks of `sample-data/norilsk-2020/`, the data that the README works
//! through.
//!
//! ```text
//! cargo run --example generate-sample              writes the files
//! cargo run --example generate-sample -- --check   compares them, byte for byte, with those on disk
//! ```
//!
//! What is peculiar about a school (size, strength, conditions, a cell that was left blank) stands in
//! `sample-data/norilsk-2020.schools.csv`; no school is named here. This program only draws figures
//! from it: the seed is fixed, each draw depends on what it is for and not on the order of drawing,
//! and integers decide every count, so every platform makes the same files.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a program of its own that writes the sample files"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::unreadable_literal,
    clippy::inconsistent_struct_constructor,
    reason = "counts of pupils are small"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

mod vpr;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Chosen among many: this one leaves a narrow cut, and a tie beside it that nobody put there.
const SEED: u64 = 36_076;
const COMMON: &str = "средняя школа";
const MUNICIPALITY: &str = "город Норильск";
const INVENTED: &str = "ВЫМЫШЛЕННЫЕ ДАННЫЕ";

type Failure = Box<dyn Error>;

fn main() -> Result<ExitCode, Failure> {
    let check = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [option] if option == "--check" => true,
        _ => return Err("usage: generate-sample [--check]".into()),
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let schools = read_schools(&folder.join("norilsk-2020.schools.csv"))?;
    let records: Vec<Record> = schools.iter().map(|school| Record::draw(SEED, school)).collect::<Result<_, _>>()?;

    for (name, bytes) in files(&records)? {
        let path = folder.join("norilsk-2020").join(name);
        if !check {
            std::fs::write(&path, bytes)?;
        } else if std::fs::read(&path).ok() != Some(bytes) {
            eprintln!("{}: differs from what the generator makes", path.display());
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn files(records: &[Record]) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    Ok(vec![
        ("Реестр школ.xlsx", register(records)?),
        ("ОГЭ-2018.xlsx", oge(records, &OGE_FORMS[0])?),
        ("ОГЭ-2019.xlsx", oge(records, &OGE_FORMS[1])?),
        ("ЕГЭ 2018-2019.xlsx", ege(records)?),
        ("Самообследование 2019.xlsx", self_evaluation(records)?),
        ("Соцпаспорт 2019-2020.csv", social_passport(records)?),
        ("ВПР 2019.xlsx", vpr::marks(SEED, records)?),
        ("Признаки необъективности ВПР 2018-2019.xlsx", vpr::markers(records)?),
    ])
}

// ─── The table of schools ────────────────────────────────────────────────────────────────────────

/// One line of the data table. Strengths and hardship are in thousandths of a pupil's standard
/// deviation.
struct School {
    code: String,
    official: String,
    short: String,
    other_names: String,
    /// The file that calls the school by the first of its other names.
    other_name_used_in: String,
    kind: String,
    level: String,
    district: String,
    profile: String,
    ninth: u64,
    eleventh: u64,
    maths_profile_percent: u64,
    oge: i64,
    ege: i64,
    /// How much better at mathematics, and worse at Russian.
    maths: i64,
    /// How freely the school itself gives good marks.
    marks: i64,
    hardship: i64,
    /// Cells that hold something else than the figure, as `file.column=text`; for the ВПР, the pupils of a grade, as
    /// `vpr-2019.grade=count`, and the tests with a marker of biased results, as `marker-year.test=1`.
    cells: BTreeMap<String, String>,
}

impl School {
    fn has_primary(&self) -> bool {
        self.level.starts_with('1')
    }

    fn has_eleventh(&self) -> bool {
        self.level.ends_with("11")
    }

    /// The name as `file` writes it.
    fn name(&self, file: &str, style: Style) -> String {
        if self.other_name_used_in == file {
            return self.other_names.split(';').next().unwrap_or_default().trim().to_string();
        }
        let tight = self.short.replace("№ ", "№");
        match style {
            Style::Official => self.official.clone(),
            Style::OfficialNoBreak => self.official.replace("№ ", "№\u{a0}"),
            Style::Short => self.short.clone(),
            Style::ShortTight => tight,
            Style::Straight => format!("МБОУ \"{}\"", self.short),
            Style::StraightTight => format!("МБОУ \"{tight}\""),
        }
    }

    /// What stands in `cell` instead of the figure, if anything.
    fn instead(&self, cell: &str) -> Option<Cell> {
        self.cells.get(cell).map(|text| if text.is_empty() { Cell::Blank } else { Cell::text(text) })
    }
}

/// How a file writes a school's name: МБОУ «СШ № 16», СШ №16, МБОУ "СШ № 16" …
#[derive(Clone, Copy)]
enum Style {
    Official,
    OfficialNoBreak,
    Short,
    ShortTight,
    Straight,
    StraightTight,
}

fn read_schools(path: &Path) -> Result<Vec<School>, Failure> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let mut schools = Vec::new();
    for row in reader.records() {
        let row = row?;
        let text = |column: &str| -> Result<String, Failure> {
            let position = header.iter().position(|name| name == column);
            let value = position.and_then(|position| row.get(position));
            Ok(value.ok_or_else(|| format!("no column {column}"))?.to_string())
        };
        let count = |column: &str| -> Result<u64, Failure> { Ok(text(column)?.parse()?) };
        let signed = |column: &str| -> Result<i64, Failure> { Ok(text(column)?.parse()?) };
        schools.push(School {
            code: text("code")?,
            official: text("official_name")?,
            short: text("short_name")?,
            other_names: text("other_names")?,
            other_name_used_in: text("other_name_used_in")?,
            kind: text("type")?,
            level: text("level")?,
            district: text("district")?,
            profile: text("profile")?,
            ninth: count("ninth_graders")?,
            eleventh: count("eleventh_graders")?,
            maths_profile_percent: count("maths_profile_percent")?,
            oge: signed("strength_oge")?,
            ege: signed("strength_ege")?,
            maths: signed("strength_maths")?,
            marks: signed("strength_marks")?,
            hardship: signed("hardship")?,
            cells: text("cells")?
                .split(';')
                .filter_map(|cell| cell.split_once('='))
                .map(|(cell, text)| (cell.trim().to_string(), text.trim().to_string()))
                .collect(),
        });
    }
    Ok(schools)
}

// ─── Draws ───────────────────────────────────────────────────────────────────────────────────────

/// A counter-based generator (the output function of splitmix64): a stream a purpose.
struct Draws {
    key: u64,
    counter: u64,
}

impl Draws {
    fn new(seed: u64, school: &School, purpose: &str) -> Self {
        Self::of(seed, &school.code, purpose)
    }

    fn of(seed: u64, whose: &str, purpose: &str) -> Self {
        let bytes = whose.bytes().chain([b'/']).chain(purpose.bytes());
        let key = bytes.fold(mix(seed), |key, byte| mix(key ^ u64::from(byte)));
        Self { key, counter: 0 }
    }

    fn next(&mut self) -> u64 {
        self.counter += 1;
        mix(self.key.wrapping_add(self.counter.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A whole number from `low` to `high`, both possible.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1).unsigned_abs()) as i64
    }

    /// Close to normal, mean 0, standard deviation 1000: twelve even draws added up.
    fn normal(&mut self) -> i64 {
        (0..12).map(|_| self.between(0, 999)).sum::<i64>() - 5994
    }

    /// How many of `of` meet a condition that each meets with this probability.
    fn some(&mut self, of: u64, per_mille: i64) -> u64 {
        (0..of).filter(|_| self.between(0, 999) < per_mille).count() as u64
    }

    /// `size`, give or take `percent`.
    fn about(&mut self, size: u64, percent: i64) -> u64 {
        size * self.between(100 - percent, 100 + percent).unsigned_abs() / 100
    }
}

fn mix(mut bits: u64) -> u64 {
    bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

// ─── Exams ───────────────────────────────────────────────────────────────────────────────────────

const YEARS: [u32; 2] = [2018, 2019];

struct OgeSubject {
    id: &'static str,
    title: &'static str,
    percent: i64,
    /// The abilities from which the marks 3, 4 and 5 begin.
    cuts: [i64; 3],
}

impl OgeSubject {
    const fn new(id: &'static str, title: &'static str, percent: i64, cuts: [i64; 3]) -> Self {
        Self { id, title, percent, cuts }
    }
}

const OGE_SUBJECTS: [OgeSubject; 3] = [
    OgeSubject::new("math", "Математика", 100, [-1450, -100, 1000]),
    OgeSubject::new("russian", "Русский язык", 100, [-1900, -550, 550]),
    OgeSubject::new("social", "Обществознание", 62, [-1750, -50, 1350]),
];

struct EgeSubject {
    id: &'static str,
    title: &'static str,
    scale: Scale,
    /// The share of eleventh-graders who choose it; both kinds of mathematics go by the school.
    percent: i64,
}

enum Scale {
    /// 0–100 points: centre of each year, spread, minimum.
    Points { centre: [i64; 2], spread: i64, minimum: i64 },
    /// Marks 2–5: the abilities from which 3, 4 and 5 begin.
    Marks { cuts: [i64; 3] },
}

impl EgeSubject {
    const fn new(id: &'static str, title: &'static str, percent: i64, scale: Scale) -> Self {
        Self { id, title, percent, scale }
    }
}

const fn points(centre: [i64; 2], spread: i64, minimum: i64) -> Scale {
    Scale::Points { centre, spread, minimum }
}

const fn marks(cuts: [i64; 3]) -> Scale {
    Scale::Marks { cuts }
}

const EGE_SUBJECTS: [EgeSubject; 12] = [
    EgeSubject::new("russian", "Русский язык", 100, points([71, 71], 14, 24)),
    EgeSubject::new("math_base", "Математика базовая", 0, marks([-1850, -850, 250])),
    EgeSubject::new("math_profile", "Математика профильная", 0, points([52, 58], 15, 27)),
    EgeSubject::new("social", "Обществознание", 45, points([58, 57], 13, 42)),
    EgeSubject::new("physics", "Физика", 22, points([54, 55], 11, 36)),
    EgeSubject::new("history", "История", 14, points([55, 56], 14, 32)),
    EgeSubject::new("biology", "Биология", 17, points([53, 53], 14, 36)),
    EgeSubject::new("chemistry", "Химия", 11, points([57, 58], 16, 36)),
    EgeSubject::new("informatics", "Информатика и ИКТ", 10, points([60, 63], 15, 40)),
    EgeSubject::new("english", "Английский язык", 10, points([70, 73], 14, 22)),
    EgeSubject::new("literature", "Литература", 7, points([63, 61], 14, 32)),
    EgeSubject::new("geography", "География", 2, points([56, 55], 12, 37)),
];

/// Which way a school's leaning to mathematics or to Russian moves a subject.
fn leaning(subject: &str) -> i64 {
    match subject {
        "math" | "math_base" | "math_profile" => 1,
        "russian" => -1,
        _ => 0,
    }
}

/// The results of a school, or of several together, in one subject of the ОГЭ or one test of the ВПР.
#[derive(Clone, Copy, Default)]
struct MarkCounts {
    /// How many got 2, 3, 4 and 5.
    marks: [u64; 4],
}

impl MarkCounts {
    fn participants(&self) -> u64 {
        self.marks.iter().sum()
    }

    fn mean(&self) -> Decimal {
        let sum = self.marks.iter().zip(2..).map(|(count, mark)| count * mark).sum();
        Decimal::ratio(sum, self.participants(), 2)
    }

    fn add(&mut self, other: &Self) {
        self.marks.iter_mut().zip(other.marks).for_each(|(sum, count)| *sum += count);
    }
}

/// The results of a school, or of several together, in one subject of the ЕГЭ.
#[derive(Clone, Copy, Default)]
struct EgeResult {
    participants: u64,
    below: u64,
    high: u64,
    full: u64,
    points: u64,
}

impl EgeResult {
    fn add(&mut self, other: &Self) {
        self.participants += other.participants;
        self.below += other.below;
        self.high += other.high;
        self.full += other.full;
        self.points += other.points;
    }
}

fn draw_oge(seed: u64, school: &School, year: usize, subject: &OgeSubject, pupils: u64) -> MarkCounts {
    let draws = &mut Draws::new(seed, school, &format!("oge/{}/{}", YEARS[year], subject.id));
    let strength = school.oge + leaning(subject.id) * school.maths + draws.normal() * 12 / 100;
    let participants = draws.some(pupils, 10 * subject.percent);
    draw_marks(draws, strength, &subject.cuts, participants)
}

fn draw_marks(draws: &mut Draws, strength: i64, cuts: &[i64; 3], participants: u64) -> MarkCounts {
    let mut result = MarkCounts::default();
    for _ in 0..participants {
        result.marks[mark(strength + draws.normal(), cuts)] += 1;
    }
    result
}

/// The mark less two.
fn mark(ability: i64, cuts: &[i64; 3]) -> usize {
    cuts.iter().filter(|&&cut| ability >= cut).count()
}

fn draw_ege(seed: u64, school: &School, year: usize, subject: &EgeSubject, participants: u64) -> EgeResult {
    let draws = &mut Draws::new(seed, school, &format!("ege/{}/{}", YEARS[year], subject.id));
    let strength = school.ege + leaning(subject.id) * school.maths + draws.normal() * 12 / 100;
    let mut result = EgeResult { participants, ..EgeResult::default() };
    for _ in 0..participants {
        let ability = draws.normal();
        let (points, minimum) = match &subject.scale {
            Scale::Marks { cuts } => (2 + mark(strength + ability, cuts) as i64, 3),
            Scale::Points { centre, spread, minimum } => {
                // The weak are further from the middle than the strong.
                let stretched = if ability < 0 { ability * 13 / 10 } else { ability * 8 / 10 };
                ((centre[year] + (strength + stretched) * spread / 1000).clamp(0, 100), *minimum)
            }
        };
        result.points += points.unsigned_abs();
        result.below += u64::from(points < minimum);
        result.high += u64::from((80..100).contains(&points));
        result.full += u64::from(points == 100);
    }
    result
}

/// How many sit each subject. Until 2018 a pupil could sit both kinds of mathematics, from 2019 one.
fn ege_participants(seed: u64, school: &School, year: usize, pupils: u64) -> Vec<u64> {
    let draws = &mut Draws::new(seed, school, &format!("ege/{}/choice", YEARS[year]));
    let profile = draws.some(pupils, 10 * school.maths_profile_percent as i64);
    let both = if YEARS[year] <= 2018 { draws.some(profile, 350) } else { 0 };
    let mut participants = Vec::new();
    for subject in &EGE_SUBJECTS {
        participants.push(match subject.id {
            "math_base" => pupils - profile + both,
            "math_profile" => profile,
            _ => draws.some(pupils, 10 * subject.percent),
        });
    }
    participants
}

// ─── One school's figures ────────────────────────────────────────────────────────────────────────

/// Everything that the files say about one school; years and subjects as in the tables above.
struct Record<'a> {
    school: &'a School,
    ninth: u64,
    oge: [Vec<MarkCounts>; 2],
    eleventh: [u64; 2],
    ege: [Vec<EgeResult>; 2],
    evaluation: Evaluation,
    passport: Passport,
    /// As in [`vpr::TESTS`].
    vpr: Vec<MarkCounts>,
}

/// Counts of the self-evaluation that are not exam results.
struct Evaluation {
    pupils: [u64; 3],
    good_marks: u64,
    no_certificate: [u64; 2],
    with_distinction: [u64; 2],
    staff: u64,
    staff_degree: u64,
    staff_category: [u64; 3],
}

struct Passport {
    pupils: u64,
    families: u64,
    incomplete: u64,
    large: u64,
    poor: u64,
    guardianship: u64,
    special_needs: u64,
    disabled: u64,
    on_record: u64,
    degree_per_mille: u64,
}

impl<'a> Record<'a> {
    fn draw(seed: u64, school: &'a School) -> Result<Self, Failure> {
        let sizes = &mut Draws::new(seed, school, "sizes");
        let ninth = [0, 1].map(|_| sizes.about(school.ninth, 8));
        let eleventh = [0, 1].map(|_| sizes.about(school.eleventh, 8));
        let oge = [0, 1].map(|year| {
            let subjects = OGE_SUBJECTS.iter();
            subjects.map(|subject| draw_oge(seed, school, year, subject, ninth[year])).collect::<Vec<_>>()
        });
        let ege = [0, 1].map(|year| {
            let participants = ege_participants(seed, school, year, eleventh[year]);
            let subjects = EGE_SUBJECTS.iter().zip(participants);
            subjects.map(|(subject, sat)| draw_ege(seed, school, year, subject, sat)).collect::<Vec<_>>()
        });
        let evaluation = Evaluation::draw(seed, school, ninth[1], eleventh[1], &oge[1], &ege[1]);
        let passport = Passport::draw(seed, school, evaluation.pupils.iter().sum());
        let basic = evaluation.pupils[1] - ninth[1];
        let vpr = vpr::draw(seed, school, evaluation.pupils[0] / 4, basic / 4)?;
        Ok(Self { school, ninth: ninth[1], oge, eleventh, ege, evaluation, passport, vpr })
    }
}

impl Evaluation {
    fn draw(seed: u64, school: &School, ninth: u64, eleventh: u64, oge: &[MarkCounts], ege: &[EgeResult]) -> Self {
        let draws = &mut Draws::new(seed, school, "self-evaluation");
        let primary = if school.has_primary() { draws.about(ninth * 9 / 2, 6) } else { 0 };
        let pupils = [primary, draws.about(ninth * 51 / 10, 4), eleventh + draws.about(eleventh, 12)];
        let staff = pupils.iter().sum::<u64>() * 10 / 158 + 4;
        let category = draws.some(staff, (640 + school.marks / 10).clamp(300, 900));
        let highest = draws.some(category, (480 + school.ege / 5).clamp(150, 800));
        // Most of those who failed pass when they sit the exam again.
        let failed_oge = oge[0].marks[0] + oge[1].marks[0] * 2 / 3;
        let failed_ege = ege.iter().take(3).map(|result| result.below).sum();
        Self {
            pupils,
            good_marks: draws.some(pupils.iter().sum(), (460 + school.marks * 12 / 100).clamp(150, 800)),
            no_certificate: [draws.some(failed_oge, 270), draws.some(failed_ege, 350)],
            with_distinction: [
                draws.some(ninth, (45 + school.oge / 12).clamp(5, 200)),
                draws.some(eleventh, (70 + school.ege / 10).clamp(5, 200)),
            ],
            staff,
            staff_degree: draws.some(staff, 910),
            staff_category: [category, highest, category - highest],
        }
    }
}

impl Passport {
    fn draw(seed: u64, school: &School, pupils: u64) -> Self {
        let draws = &mut Draws::new(seed, school, "social passport");
        let pupils = draws.about(pupils * 10, 1) / 10;
        let families = draws.about(pupils * 8, 3) / 10;
        let hardship = school.hardship;
        let mut families_with =
            |per_mille: i64, step: i64| draws.some(families, (per_mille + step * hardship / 1000).max(per_mille / 4));
        let (incomplete, large, poor) = (families_with(285, 60), families_with(95, 25), families_with(70, 45));
        let mut pupils_with =
            |per_mille: i64, step: i64| draws.some(pupils, (per_mille + step * hardship / 1000).max(per_mille / 4));
        Self {
            pupils,
            families,
            incomplete,
            large,
            poor,
            guardianship: pupils_with(14, 9),
            special_needs: pupils_with(28, 14),
            disabled: pupils_with(13, 4),
            on_record: pupils_with(21, 16),
            degree_per_mille: (270 - hardship / 8 + draws.normal() * 25 / 1000).clamp(48, 600).unsigned_abs(),
        }
    }
}

// ─── Cells ───────────────────────────────────────────────────────────────────────────────────────

/// A number with a fixed count of decimals: `units` of 10^-digits.
#[derive(Clone, Copy)]
struct Decimal {
    units: u64,
    digits: u32,
}

impl Decimal {
    /// `part / whole` rounded half up.
    fn ratio(part: u64, whole: u64, digits: u32) -> Self {
        let scale = 10u64.pow(digits);
        Self { units: (2 * part * scale + whole) / (2 * whole), digits }
    }

    fn with_comma(self) -> String {
        let scale = 10u64.pow(self.digits);
        let width = self.digits as usize;
        format!("{},{:0width$}", self.units / scale, self.units % scale)
    }
}

#[derive(Clone)]
enum Cell {
    Blank,
    Text(String),
    Count(u64),
    Decimal(Decimal),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count with its percent in one cell, in the one of the usual spellings that the school uses.
    fn share(school: &School, count: u64, base: u64) -> Self {
        if count == 0 {
            return Self::text("0/0%");
        }
        let percent = Decimal::ratio(100 * count, base, 1).with_comma();
        match school.code.bytes().map(u64::from).sum::<u64>() % 7 {
            0 => Self::Text(format!("{count} чел./{percent} %")),
            3 => Self::Text(format!("{count} / {percent}%")),
            _ => Self::Text(format!("{count}/{percent}%")),
        }
    }
}

/// A sheet and the formats that its cells take.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    title: Format,
    header: Format,
    body: Format,
    numbers: [Format; 3],
    total: bool,
}

impl<'a> Page<'a> {
    fn new(workbook: &'a mut Workbook, name: &str) -> Result<Self, XlsxError> {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        let body = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        Ok(Self {
            sheet,
            title: Format::new().set_bold().set_font_size(12),
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_background_color(Color::RGB(0xE7EEF5)),
            numbers: ["0", "0.0", "0.00"].map(|format| body.clone().set_num_format(format)),
            body,
            total: false,
        })
    }

    fn title(&mut self, row: u32, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, 0, text, &self.title)?;
        Ok(())
    }

    /// A heading over the cells from `from` to `to` (row, column), merged if they are several.
    fn heading(&mut self, from: (u32, u16), to: (u32, u16), text: &str) -> Result<(), XlsxError> {
        if from == to {
            self.sheet.write_string_with_format(from.0, from.1, text, &self.header)?;
        } else {
            self.sheet.merge_range(from.0, from.1, to.0, to.1, text, &self.header)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let bold = |format: &Format| {
            if self.total { format.clone().set_bold() } else { format.clone() }
        };
        match cell {
            Cell::Blank => self.sheet.write_blank(row, column, &bold(&self.body))?,
            Cell::Text(text) => self.sheet.write_string_with_format(row, column, text, &bold(&self.body))?,
            Cell::Count(count) => {
                self.sheet.write_number_with_format(row, column, *count as f64, &bold(&self.numbers[0]))?
            }
            Cell::Decimal(Decimal { units, digits }) => {
                let number = *units as f64 / 10u64.pow(*digits) as f64;
                self.sheet.write_number_with_format(row, column, number, &bold(&self.numbers[*digits as usize]))?
            }
        };
        Ok(())
    }

    fn row(&mut self, row: u32, from: u16, cells: &[Cell]) -> Result<(), XlsxError> {
        (from..).zip(cells).try_for_each(|(column, cell)| self.cell(row, column, cell))
    }

    fn widths(&mut self, widths: &[f64], rest: f64, columns: u16) -> Result<(), XlsxError> {
        for column in 0..columns {
            let width = widths.get(usize::from(column)).copied().unwrap_or(rest);
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }
}

fn new_workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(format!("{title}. {INVENTED}"))
            .set_creation_datetime(&ExcelDateTime::from_ymd(2020, 8, 3)?),
    );
    Ok(workbook)
}

/// The bytes of the workbook. An archive names the system it was made on in each entry of its
/// directory; here that is Unix everywhere.
fn bytes(mut workbook: Workbook) -> Result<Vec<u8>, Failure> {
    const END: usize = 22;
    const UNIX: u8 = 3;
    let mut bytes = workbook.save_to_buffer()?;
    let number = |bytes: &[u8], at: usize, size: usize| -> usize {
        bytes[at..at + size].iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
    };
    let end = bytes.len() - END;
    let entries = number(&bytes, end + 10, 2);
    let mut at = number(&bytes, end + 16, 4);
    for _ in 0..entries {
        if !bytes[at..].starts_with(b"PK\x01\x02") {
            return Err("the workbook's archive has no plain directory".into());
        }
        bytes[at + 5] = UNIX;
        at += 46 + number(&bytes, at + 28, 2) + number(&bytes, at + 30, 2) + number(&bytes, at + 32, 2);
    }
    Ok(bytes)
}

// ─── Files ───────────────────────────────────────────────────────────────────────────────────────

fn register(records: &[Record]) -> Result<Vec<u8>, Failure> {
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
    let title = "Реестр общеобразовательных организаций, 2020 год";
    let mut workbook = new_workbook(title)?;
    let page = &mut Page::new(&mut workbook, "Реестр")?;
    page.title(0, &format!("{title}. {INVENTED}"))?;
    for (column, heading) in (0..).zip(HEADER) {
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
        page.row(row, 0, &cells)?;
    }
    page.widths(&[9.0, 34.0, 22.0, 38.0, 18.0, 10.0, 14.0, 17.0], 10.0, 8)?;
    page.sheet.set_freeze_panes(3, 2)?;
    bytes(workbook)
}

/// How the form of one year differs from that of the other.
struct OgeForm {
    file: &'static str,
    year: usize,
    sheet: &'static str,
    titles: &'static [&'static str],
    name_heading: &'static str,
    style: Style,
    code_is_number: bool,
    subjects: [usize; 3],
    columns: [&'static str; 6],
}

const OGE_FORMS: [OgeForm; 2] = [
    OgeForm {
        file: "oge-2018",
        year: 0,
        sheet: "ОГЭ",
        titles: &[
            "Результаты основного государственного экзамена (ОГЭ) в 2018 году. ВЫМЫШЛЕННЫЕ ДАННЫЕ",
            "Муниципальное образование город Норильск",
        ],
        name_heading: "Образовательная организация",
        style: Style::Official,
        code_is_number: false,
        subjects: [0, 1, 2],
        columns: ["Приняли участие, чел.", "«2»", "«3»", "«4»", "«5»", "Средняя отметка"],
    },
    OgeForm {
        file: "oge-2019",
        year: 1,
        sheet: "ОГЭ 2019",
        titles: &[
            "ВЫМЫШЛЕННЫЕ ДАННЫЕ",
            "Результаты основного государственного экзамена (ОГЭ), 2019 год",
            "город Норильск",
        ],
        name_heading: "Наименование ОО",
        style: Style::ShortTight,
        code_is_number: true,
        subjects: [1, 0, 2],
        columns: ["Приняло участие, чел.", "\"2\"", "\"3\"", "\"4\"", "\"5\"", "Средняя отметка"],
    },
];

fn oge(records: &[Record], form: &OgeForm) -> Result<Vec<u8>, Failure> {
    let mut workbook = new_workbook(&format!("Результаты ОГЭ {}", YEARS[form.year]))?;
    let page = &mut Page::new(&mut workbook, form.sheet)?;
    for (row, title) in (0..).zip(form.titles) {
        page.title(row, title)?;
    }
    let top = form.titles.len() as u32 + 1;
    for (column, heading) in (0..).zip(["№ п/п", "Код ОО", form.name_heading]) {
        page.heading((top, column), (top + 1, column), heading)?;
    }
    for (first, &subject) in (3..).step_by(6).zip(&form.subjects) {
        page.heading((top, first), (top, first + 5), OGE_SUBJECTS[subject].title)?;
        for (column, heading) in (first..).zip(form.columns) {
            page.heading((top + 1, column), (top + 1, column), heading)?;
        }
    }

    let cells = |result: &MarkCounts| -> Vec<Cell> {
        let mut cells = vec![Cell::Count(result.participants())];
        cells.extend(result.marks.map(Cell::Count));
        cells.push(if result.participants() == 0 { Cell::text("-") } else { Cell::Decimal(result.mean()) });
        cells
    };
    let mut totals = [MarkCounts::default(); 3];
    let mut row = top + 2;
    for (number, record) in (1..).zip(records) {
        let school = record.school;
        let code = if form.code_is_number { Cell::Count(school.code.parse()?) } else { Cell::text(&school.code) };
        page.row(row, 0, &[Cell::Count(number), code, Cell::Text(school.name(form.file, form.style))])?;
        for (first, &subject) in (3..).step_by(6).zip(&form.subjects) {
            match school.instead(&format!("{}.{}", form.file, OGE_SUBJECTS[subject].id)) {
                Some(instead) => page.row(row, first, &vec![instead; 6])?,
                None => {
                    let result = &record.oge[form.year][subject];
                    totals[subject].add(result);
                    page.row(row, first, &cells(result))?;
                }
            }
        }
        row += 1;
    }
    page.total = true;
    page.row(row, 0, &[Cell::Blank, Cell::Blank, Cell::text("ИТОГО")])?;
    for (first, &subject) in (3..).step_by(6).zip(&form.subjects) {
        page.row(row, first, &cells(&totals[subject]))?;
    }
    page.widths(&[6.0, 9.0, 30.0], 10.0, 21)?;
    page.sheet.set_row_height(top + 1, 32)?;
    page.sheet.set_freeze_panes(top + 2, 3)?;
    bytes(workbook)
}

fn ege(records: &[Record]) -> Result<Vec<u8>, Failure> {
    let mut workbook = new_workbook("Результаты ЕГЭ 2018-2019")?;
    // Gymnasiums and the lyceum come first here, the schools that have an eleventh form only.
    let (mut ordered, others): (Vec<&Record>, Vec<&Record>) =
        records.iter().filter(|record| record.school.has_eleventh()).partition(|record| record.school.kind != COMMON);
    ordered.extend(others);
    for year in 0..YEARS.len() {
        ege_sheet(&mut workbook, &ordered, year)?;
    }
    bytes(workbook)
}

fn ege_sheet(workbook: &mut Workbook, records: &[&Record], year: usize) -> Result<(), XlsxError> {
    const COLUMNS: [&str; 5] = [
        "приняло участие",
        "не преодолен min порог",
        "высокобалльники (80-99 баллов)",
        "получили 100 баллов",
        "средний балл",
    ];
    const TOP: u32 = 4;
    const FIRST: u32 = TOP + 3;
    let (file, style, digits) = [("ege-2018", Style::StraightTight, 1), ("ege-2019", Style::OfficialNoBreak, 2)][year];
    let year_name = YEARS[year];
    let last_column = 3 + 5 * EGE_SUBJECTS.len() as u16;

    let page = &mut Page::new(workbook, &year_name.to_string())?;
    page.title(1, &format!("Информация о результатах ЕГЭ выпускников школ в {year_name} году. {INVENTED}"))?;
    page.title(3, &format!("Красноярский край ({INVENTED})"))?;
    let fixed = [
        "Муниципальное образование".to_string(),
        "Образовательная организация (школа)".to_string(),
        "Профиль (при наличии)".to_string(),
        format!(
            "Всего выпускников в {year_name} году по программам среднего общего образования, \
             принявших участие в ЕГЭ, чел."
        ),
    ];
    for (column, heading) in (0..).zip(&fixed) {
        page.heading((TOP, column), (TOP + 2, column), heading)?;
    }
    page.heading((TOP, 4), (TOP, last_column), "Из них")?;
    for (first, subject) in (4..).step_by(5).zip(&EGE_SUBJECTS) {
        page.heading((TOP + 1, first), (TOP + 1, first + 4), subject.title)?;
        for (column, heading) in (first..).zip(COLUMNS) {
            page.heading((TOP + 2, column), (TOP + 2, column), heading)?;
        }
    }

    let cells = |subject: &EgeSubject, result: &EgeResult| -> [Cell; 5] {
        let dash = || Cell::text("-");
        let points = matches!(subject.scale, Scale::Points { .. });
        [
            Cell::Count(result.participants),
            Cell::Count(result.below),
            if points { Cell::Count(result.high) } else { dash() },
            if points { Cell::Count(result.full) } else { dash() },
            match (result.participants, year) {
                (0, 0) => dash(),
                (0, _) => Cell::Count(0),
                _ => Cell::Decimal(Decimal::ratio(result.points, result.participants, digits)),
            },
        ]
    };
    let end = FIRST + records.len() as u32;
    page.sheet.merge_range(FIRST, 0, end - 1, 0, MUNICIPALITY, &page.body)?;
    let mut totals = [EgeResult::default(); EGE_SUBJECTS.len()];
    for (row, record) in (FIRST..).zip(records) {
        let school = record.school;
        let profile = if school.profile.is_empty() { Cell::Blank } else { Cell::text(&school.profile) };
        page.row(row, 1, &[Cell::Text(school.name(file, style)), profile, Cell::Count(record.eleventh[year])])?;
        let subjects = EGE_SUBJECTS.iter().zip(&record.ege[year]).zip(&mut totals);
        for (first, ((subject, result), total)) in (4..).step_by(5).zip(subjects) {
            total.add(result);
            page.row(row, first, &cells(subject, result))?;
        }
    }
    page.total = true;
    let graduates = records.iter().map(|record| record.eleventh[year]).sum();
    page.row(end, 0, &[Cell::text("ВСЕГО по муниципалитету"), Cell::Blank, Cell::Blank, Cell::Count(graduates)])?;
    for (first, (subject, total)) in (4..).step_by(5).zip(EGE_SUBJECTS.iter().zip(&totals)) {
        page.row(end, first, &cells(subject, total))?;
    }
    page.widths(&[25.0, 30.0, 23.0, 24.0], 13.0, last_column + 1)?;
    page.sheet.set_row_height(TOP, 30)?;
    page.sheet.set_row_height(TOP + 2, 48)?;
    page.sheet.set_freeze_panes(FIRST, 2)?;
    Ok(())
}

fn self_evaluation(records: &[Record]) -> Result<Vec<u8>, Failure> {
    let mut workbook = new_workbook("Самообследование 2019")?;
    let page = &mut Page::new(&mut workbook, "Показатели")?;
    page.title(
        0,
        "Показатели деятельности общеобразовательных организаций, подлежащих самообследованию \
         (приказ Минобрнауки России от 10.12.2013 № 1324), за 2019 год",
    )?;
    page.title(1, &format!("{INVENTED}. Муниципальное образование {MUNICIPALITY}"))?;
    page.heading((3, 0), (3, 0), "№ п/п")?;
    page.heading((3, 1), (3, 1), "Образовательная организация")?;
    for (column, heading) in (2..).zip(EVALUATION) {
        page.heading((3, column), (3, column), heading)?;
    }
    for (row, record) in (4..).zip(records) {
        let school = record.school;
        let name = Cell::Text(school.name("self-2019", Style::Short));
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
    if !school.has_eleventh() && matches!(code, "1.8" | "1.9" | "1.12" | "1.13" | "1.15" | "1.17") {
        return Cell::text("х");
    }
    let [maths, russian, _] = [0, 1, 2].map(|subject| &record.oge[1][subject]);
    let [ege_russian, ege_base, ege_profile] = [0, 1, 2].map(|subject| &record.ege[1][subject]);
    let pupils = evaluation.pupils.iter().sum();
    let share = |count, base| Cell::share(school, count, base);
    let mean = |result: &EgeResult| match result.participants {
        0 => Cell::text("-"),
        _ => Cell::Decimal(Decimal::ratio(result.points, result.participants, 1)),
    };
    let [ninth, eleventh] = [record.ninth, record.eleventh[1]];
    match code {
        "1.1" => Cell::Count(pupils),
        "1.2" => Cell::Count(evaluation.pupils[0]),
        "1.3" => Cell::Count(evaluation.pupils[1]),
        "1.4" => Cell::Count(evaluation.pupils[2]),
        "1.5" => share(evaluation.good_marks, pupils),
        "1.6" => Cell::Decimal(russian.mean()),
        "1.7" => Cell::Decimal(maths.mean()),
        "1.8" => mean(ege_russian),
        "1.9" => mean(ege_profile),
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

fn social_passport(records: &[Record]) -> Result<Vec<u8>, Failure> {
    const HEADER: [&str; 12] = [
        "Наименование ОО",
        "Всего учащихся",
        "Всего семей",
        "Полные семьи",
        "Неполные семьи",
        "Многодетные семьи",
        "Малоимущие семьи",
        "Дети под опекой",
        "Обучающиеся с ОВЗ",
        "Дети-инвалиды",
        "На профилактическом учёте (ВШУ, ПДН, КДН)",
        "Оба родителя с высшим образованием, %",
    ];
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut title = [const { String::new() }; HEADER.len()];
    title[0] = format!(
        "Социальный паспорт общеобразовательных организаций города Норильска, 2019/2020 учебный год. {INVENTED}"
    );
    writer.write_record(&title)?;
    writer.write_record(HEADER)?;
    // The list is kept by district.
    let mut ordered: Vec<&Record> = records.iter().collect();
    ordered.sort_by_key(|record| record.school.district.clone());
    for Record { school, passport, .. } in ordered {
        let mut fields = vec![school.name("passport", Style::Straight)];
        let counts = [
            passport.pupils,
            passport.families,
            passport.families - passport.incomplete,
            passport.incomplete,
            passport.large,
            passport.poor,
            passport.guardianship,
            passport.special_needs,
            passport.disabled,
            passport.on_record,
        ];
        fields.extend(counts.map(|count| count.to_string()));
        fields.push(Decimal { units: passport.degree_per_mille, digits: 1 }.with_comma());
        writer.write_record(&fields)?;
    }
    let text = String::from_utf8(writer.into_inner()?)?;
    let (bytes, _, lost) = encoding_rs::WINDOWS_1251.encode(&text);
    if lost {
        return Err("the social passport holds a letter that windows-1251 lacks".into());
    }
    Ok(bytes.into_owned())
}
