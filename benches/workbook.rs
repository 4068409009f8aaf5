//! How long a sheet of participants takes to be read and how much memory it needs: 200,000 rows of seven cells, text and
//! numbers mixed, against calamine's own streaming reader on the same bytes in the same run. Run:
//! `cargo bench --bench workbook [rows]`.
//!
//! Prints the medians of seven runs of each, taken in turns, their ratio, and, on Linux, the peak of resident memory of a
//! process that does nothing but read the file.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "the peak of resident memory stands in a file of the system")]

use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use shnor::source::{self, InputFile};

const RUNS: usize = 7;

/// Code of the participant, code of the school, its name, subject, variant, raw score, mark.
fn write(path: &Path, rows: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(["Участник", "Код ОО", "ОО", "Предмет", "Вариант", "Балл", "Отметка"])
    {
        sheet.write_string(0, column, heading).expect("a cell");
    }
    for row in 1..=rows {
        let school = row % 60;
        sheet.write_string(row, 0, format!("{:08}", u64::from(row) * 7_919 % 100_000_007)).expect("a cell");
        sheet.write_number(row, 1, 240_000 + school).expect("a cell");
        sheet.write_string(row, 2, format!("МБОУ «СШ № {school}»")).expect("a cell");
        sheet.write_string(row, 3, ["Русский язык", "Математика", "Физика"][(row % 3) as usize]).expect("a cell");
        sheet.write_number(row, 4, 300 + row % 40).expect("a cell");
        sheet.write_number(row, 5, f64::from(row * 31 % 64) / 2.0).expect("a cell");
        sheet.write_number(row, 6, 2 + row % 4).expect("a cell");
    }
    book.save(path).expect("a file");
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

/// Ours: looked over, read, typed, handed on row by row.
fn ours(file: &InputFile) -> usize {
    let (_, cells, findings) = source::count(file);
    assert!(findings.is_empty(), "{findings:?}");
    cells
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
        let cells = ours(&source::read_file(Path::new(path)).expect("a file"));
        println!("{cells} cells in a process of its own: peak {} MB", peak().unwrap_or_default());
        return;
    }
    let rows = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(200_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("participants.xlsx");
    write(&path, rows);
    let file = source::read_file(&path).expect("a file");
    println!("{rows} rows of 7 cells, {} KB", file.bytes.len() / 1000);
    assert_eq!(ours(&file), calamine_alone(&file.bytes), "the same cells");
    let (mut alone, mut with_us) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = Instant::now();
        calamine_alone(&file.bytes);
        alone.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        ours(&file);
        with_us.push(start.elapsed().as_secs_f64());
    }
    let (alone, with_us) = (median(alone), median(with_us));
    println!("calamine {alone:.3} s, shnor {with_us:.3} s: {:.2} times", with_us / alone);
    let program = std::env::current_exe().expect("a program");
    let output = Command::new(program).arg("--read").arg(&path).output().expect("the program can be started");
    print!("{}", String::from_utf8_lossy(&output.stdout));
}
