//! How long a workbook of participants takes to be understood and how much memory it needs: 200,000 rows of seven cells,
//! text and numbers mixed, looked over for danger and personal data, recognised, counted a school and subject, against
//! calamine's own streaming reader on the same bytes in the same run. Run: `cargo bench --profile dist --bench workbook [rows]`.
//!
//! Prints the medians of seven runs of each, taken in turns, their ratio, and, on Linux, the peak of resident memory of a
//! process that does nothing else.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "the peak of resident memory stands in a file of the system")]

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use shnor::finding::Level;
use shnor::observation::Reading;
use shnor::source::{self, Options, Selection};

const RUNS: usize = 7;
const SCHOOLS: u32 = 60;

/// Code of the participant, code of the school, its name, subject, variant, score, whether it passed.
fn write(path: &Path, rows: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("ЕГЭ 2019").expect("a name");
    let headings = ["Код участника", "Код ОУ", "Наименование ОУ", "Предмет", "Вариант", "Балл", "Зачет"];
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string(0, column, heading).expect("a cell");
    }
    for row in 1..=rows {
        let (school, score) = (row % SCHOOLS, row * 31 % 101);
        sheet.write_string(row, 0, format!("{:08}", u64::from(row) * 7_919 % 100_000_007)).expect("a cell");
        sheet.write_number(row, 1, 240_000 + school).expect("a cell");
        sheet.write_string(row, 2, format!("МБОУ «СШ № {school}»")).expect("a cell");
        sheet.write_string(row, 3, ["Русский язык", "Физика", "Химия"][(row % 3) as usize]).expect("a cell");
        sheet.write_number(row, 4, 300 + row % 40).expect("a cell");
        sheet.write_number(row, 5, score).expect("a cell");
        sheet.write_string(row, 6, if score < 36 { "Незачет" } else { "Зачет" }).expect("a cell");
    }
    book.save(path).expect("a file");
}

/// The schools of the participants.
fn register() -> String {
    let line = |school: u32| format!("{};МБОУ «СШ № {school}»;средняя школа;1-11\n", 240_000 + school);
    (0..SCHOOLS)
        .map(line)
        .fold("Код;Наименование;Тип;Уровень\n".to_owned(), |text, line| text + &line)
}

/// Calamine's own loop: the cells that hold something.
fn calamine_alone(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let mut reader = book.worksheet_cells_reader(&name).expect("a sheet");
    let mut cells = 0;
    while let Some(cell) = reader.next_cell().expect("a cell") {
        cells += usize::from(!matches!(cell.get_value(), DataRef::Empty));
    }
    cells
}

/// Ours: the numbers of all schools and subjects; how many participants they count.
fn ours(files: &[PathBuf]) -> i64 {
    let data = source::understand(files, &Selection::default(), &Options::default()).expect("files that can be read");
    let blocking: Vec<_> = data.findings.iter().filter(|finding| finding.level != Level::Note).collect();
    assert!(blocking.is_empty(), "{blocking:?}");
    let participants = data.observations.rows().iter().filter(|row| row.measure.ends_with(".participants"));
    participants.map(|row| if let Reading::Count(count) = row.reading { count } else { 0 }).sum()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The peak of resident memory in MB, where the system says it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, path] = arguments.as_slice()
        && flag == "--read"
    {
        let folder = Path::new(path);
        let files = ["participants.xlsx", "register.csv"].map(|name| folder.join(name));
        let counted = ours(&files);
        println!("{counted} participants in a process of its own: peak {} MB", peak().unwrap_or_default());
        return;
    }
    let rows = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(200_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&folder.path().join("participants.xlsx"), rows);
    std::fs::write(folder.path().join("register.csv"), register()).expect("a file");
    let files = ["participants.xlsx", "register.csv"];
    let files = files.map(|name| folder.path().join(name));
    let bytes = &source::read_file(&files[0]).expect("a workbook").bytes;
    println!("{rows} rows of 7 cells, {} KB", bytes.len() / 1000);
    assert_eq!(ours(&files), i64::from(rows), "every participant counts");
    assert_eq!(calamine_alone(bytes), 7 * (rows as usize + 1), "every cell is read");
    let (mut alone, mut with_us) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = Instant::now();
        calamine_alone(bytes);
        alone.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        ours(&files);
        with_us.push(start.elapsed().as_secs_f64());
    }
    let (alone, with_us) = (median(alone), median(with_us));
    println!("calamine {alone:.3} s, shnor {with_us:.3} s: {:.2} times", with_us / alone);
    let program = std::env::current_exe().expect("a program");
    let output = Command::new(program).arg("--read").arg(folder.path()).output().expect("the program can be started");
    print!("{}", String::from_utf8_lossy(&output.stdout));
}
