//! Writes the invented workbooks of `sample-data/norilsk-<year>/`, the data that the README works
//! through: one city in three years.
//!
//! ```text
//! cargo run --example generate-sample              writes the files
//! cargo run --example generate-sample -- --check   compares them, byte for byte, with those on disk
//! ```
//!
//! What is peculiar about a school (size, strength, conditions, a cell that was left blank) stands in
//! `norilsk-<year>.schools.csv`, what is peculiar about a year (which examinations were held and
//! how, what the workbooks look like) in `norilsk-<year>.toml`; no school and no year is named
//! here. This program only draws figures from them: the seed is fixed, each draw depends on what it is for
//! and not on the order of drawing, and integers decide every count, so every platform makes the same files.

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
    reason = "counts of pupils are small"
)]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

mod cells;
mod draws;
mod ege;
mod evaluation;
mod exams;
mod oge;
mod passport;
mod plan;
mod record;
mod register;
mod schools;
mod vpr;

use exams::Archive;
use plan::Plan;
use record::Record;
use schools::School;

/// The years of the lists.
const LISTS: [&str; 3] = ["2020", "2021", "2022"];
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
    let read = |year: &str| -> Result<(Plan, Vec<School>), Failure> {
        let tables = folder.join("generate");
        let plan = Plan::read(&tables.join(format!("norilsk-{year}.toml")))?;
        Ok((plan, schools::read(&tables.join(format!("norilsk-{year}.schools.csv")))?))
    };
    let lists = LISTS.iter().map(|year| read(year)).collect::<Result<Vec<_>, _>>()?;
    let mut archive = Archive::default();
    for (plan, schools) in &lists {
        archive.hold(plan, schools)?;
    }
    for (year, (plan, schools)) in LISTS.iter().zip(&lists) {
        for (name, bytes) in files(plan, &archive, schools)? {
            let path = folder.join(format!("norilsk-{year}")).join(name);
            if !check {
                std::fs::write(&path, bytes)?;
            } else if std::fs::read(&path).ok() != Some(bytes) {
                eprintln!("{}: differs from what the generator makes", path.display());
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn files<'a>(plan: &'a Plan, archive: &Archive, schools: &[School]) -> Result<Vec<(&'a str, Vec<u8>)>, Failure> {
    let records: Vec<Record> =
        schools.iter().map(|school| Record::draw(plan, archive, school)).collect::<Result<_, _>>()?;
    let mut files = vec![(plan.register.file.as_str(), register::workbook(plan, &records)?)];
    for book in &plan.oge {
        files.push((&book.file, oge::workbook(plan, archive, schools, book)?));
    }
    files.push((&plan.ege.file, ege::workbook(plan, archive, schools)?));
    files.push((&plan.self_evaluation.file, evaluation::workbook(plan, &records)?));
    files.push((&plan.passport.file, passport::table(plan, &records)?));
    if let Some(form) = &plan.vpr {
        files.push((&form.marks, vpr::marks(plan, form, &records)?));
        files.push((&form.markers, vpr::markers(plan, form, &records)?));
    }
    Ok(files)
}
