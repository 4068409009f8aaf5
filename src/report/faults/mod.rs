//! The faults of the input, ready to be shown: grouped by file and kind, the gravest first, with a summary a file; and one
//! by one, for machines and for the workbook that is sent to schools.

mod codes;
mod machine;
mod text;
mod workbook;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, Level, Place};
use crate::observation::Observations;
use crate::origin::Input;
use crate::report::picture::Canvas;
use crate::school::Register;
use crate::text::{Message, Texts};

pub use codes::{Code, code_page, codes, codes_page};
pub(super) use machine::CheckV1;
pub use text::{findings_end, findings_text, findings_total, first_findings_text, paste_text};

/// What a check found out.
pub struct Faults<'a> {
    /// What is wrong or odd, the gravest first.
    pub findings: &'a [Finding],
    /// The files, and what became of them.
    pub inputs: &'a [Input],
    /// The schools.
    pub register: &'a Register,
    /// What was read of them: tells which school a row is of.
    pub observations: &'a Observations,
    /// Codes of errors that the analyst lets pass.
    pub allowed: &'a [String],
    /// What was not checked, and why.
    pub left_out: &'a [Message],
    /// Names of schools that the register does not have, as lines to add to it.
    pub names: &'a [Message],
    /// The words.
    pub texts: &'a Texts,
}

/// One fault by itself.
struct Fault<'f> {
    finding: &'f Finding,
    place: Place,
    message: Message,
    /// The school that the row is of, where that is known; else as the row names it.
    school: Option<&'f str>,
}

/// A row of the summary: a sheet of a file, or the folder.
struct Summary<'f> {
    input: Option<&'f Input>,
    /// Stops, errors, notes.
    counts: [usize; 3],
}

impl Faults<'_> {
    /// The check as text, for a terminal of so many columns.
    #[must_use]
    pub fn terminal(&self, canvas: Canvas) -> String {
        text::render(self, canvas)
    }

    /// The check as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        machine::json(self)
    }

    /// The faults as CSV, one a row.
    #[must_use]
    pub fn csv(&self) -> String {
        machine::csv(self)
    }

    /// The faults one a row, as a table that Excel opens by itself.
    #[must_use]
    pub fn office_csv(&self) -> String {
        machine::office_csv(self)
    }

    /// The check as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        machine::markdown(self)
    }

    /// The workbook that can be sent to schools. `way` leads from its folder to that of the files.
    ///
    /// # Errors
    /// What the writer of workbooks says.
    pub fn workbook(&self, way: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        Ok(workbook::bytes(self, way)?)
    }

    /// The faults one by one, the gravest first.
    fn each(&self) -> Vec<Fault<'_>> {
        let schools = Rows::of(self);
        let faults = self
            .findings
            .iter()
            .flat_map(|finding| finding.each().map(move |(place, message)| (finding, place, message)));
        let mut faults: Vec<Fault<'_>> = faults
            .map(|(finding, place, message)| {
                let school = schools.school(&place).or_else(|| as_written(finding));
                Fault { finding, place, message, school }
            })
            .collect();
        faults.sort_by(|a, b| {
            (a.finding.level, &a.place, a.finding.code).cmp(&(b.finding.level, &b.place, b.finding.code))
        });
        faults
    }

    /// A row a sheet that was understood, a row a file that was not, and one for what is about the folder. What is said of
    /// a file as a whole is counted in its first row.
    fn summary(&self) -> Vec<Summary<'_>> {
        let mut rows: Vec<Summary<'_>> =
            self.inputs.iter().map(|input| Summary { input: Some(input), counts: [0; 3] }).collect();
        let mut folder = [0; 3];
        for finding in self.findings {
            let of_file = |row: &Summary<'_>| row.input.is_some_and(|input| input.file == finding.place.file);
            let of_sheet =
                |row: &Summary<'_>| of_file(row) && row.input.is_some_and(|input| input.sheet == finding.place.sheet);
            let counts = match rows.iter().position(of_sheet).or_else(|| rows.iter().position(of_file)) {
                Some(row) => &mut rows[row].counts,
                None => &mut folder,
            };
            counts[finding.level as usize] += finding.count;
        }
        if folder != [0; 3] {
            rows.push(Summary { input: None, counts: folder });
        }
        rows
    }

    /// What is ready to be pasted into the register: groups of lines under their heads.
    fn to_paste(&self) -> Vec<(Message, &[Message])> {
        let of_finding = |finding: &'_ Finding| Message::new("paste-head").with("code", finding.code);
        let told = self.findings.iter().map(|finding| (of_finding(finding), finding.lines.as_slice()));
        let all = told.chain([(Message::new("paste-names"), self.names)]);
        all.filter(|(_, lines)| !lines.is_empty()).collect()
    }

    /// «No errors», how much was looked at.
    fn verdict(&self) -> Message {
        let files: std::collections::BTreeSet<&Arc<str>> = self.inputs.iter().map(|input| &input.file).collect();
        let rows: usize = self.inputs.iter().map(|input| input.rows_read).sum();
        let checks = codes().filter(|code| code.is_checked(self.left_out.is_empty())).count();
        let [stops, errors, notes] = totals(self.findings);
        let key = match (stops + errors, notes) {
            (0, 0) => "check-clean",
            (0, _) => "check-notes-only",
            _ => "check-faulty",
        };
        let message = Message::new(key).with("files", files.len()).with("rows", rows).with("checks", checks);
        message.with("stops", stops).with("errors", errors).with("notes", notes)
    }
}

/// The school that nobody recognised, as its row names it.
fn as_written(finding: &Finding) -> Option<&str> {
    let key = finding.message.key();
    let unrecognised = key.starts_with("finding-unknown-school") || key == "finding-several-schools";
    finding.message.text("name").filter(|_| unrecognised)
}

/// How many faults there are of each level.
fn totals(findings: &[Finding]) -> [usize; 3] {
    let of = |level| findings.iter().filter(|finding| finding.level == level).map(|finding| finding.count).sum();
    [of(Level::Stop), of(Level::Error), of(Level::Note)]
}

/// Which school the cells of a sheet are of; where several schools are told in one row, cell by cell.
struct Rows<'f> {
    rows: BTreeMap<Row, Option<&'f str>>,
    cells: BTreeMap<(Row, u32), &'f str>,
}

/// A row: file, sheet, number.
type Row = (Arc<str>, Option<Arc<str>>, u32);

impl<'f> Rows<'f> {
    fn of(faults: &'f Faults<'_>) -> Self {
        let school = |place: usize| faults.register.schools()[place].short_name.as_str();
        let told = faults.observations.rows().iter().map(|row| (&row.origin, school(row.school)));
        let registered = faults.register.schools().iter().map(|school| (&school.origin, school.short_name.as_str()));
        let (mut rows, mut cells) = (BTreeMap::new(), BTreeMap::new());
        for (origin, school) in told.chain(registered) {
            let row = (origin.file.clone(), origin.sheet.clone(), origin.row);
            cells.insert((row.clone(), origin.column), school);
            let known = rows.entry(row).or_insert(Some(school));
            if *known != Some(school) {
                *known = None;
            }
        }
        Self { rows, cells }
    }

    fn school(&self, place: &Place) -> Option<&'f str> {
        let (number, column) = place.cell?;
        let row = (place.file.clone(), place.sheet.clone(), number);
        let of_row = self.rows.get(&row).copied().flatten();
        of_row.or_else(|| self.cells.get(&(row, column)).copied())
    }
}
