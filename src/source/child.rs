//! Formats without a safe streaming path (.xls, .xlsb, .ods) are read in a process of our own, with limits on its memory
//! and time: a reader that crashes there, hangs or asks for everything takes nothing down but itself.
//!
//! The file goes in by standard input. Out comes one JSON value a line, see [`Line`]; only after [`Line::End`] is what
//! came before it complete.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use calamine::{Data, Ods, OdsError, Reader, Sheets, Xls, XlsError, XlsOptions, Xlsb, XlsbError};
use serde::{Deserialize, Serialize};

use super::archive::Look;
use super::fault::Fault;
use super::gather::{Book, Gather, RowSink};
use super::sheet::{Cell, Merged};
use super::workbook::day_of;
use crate::date::Date;
use crate::number::read_float;

/// The first argument of a command line by which this program is started as such a process.
pub const VERB: &str = "read-foreign-format";
/// How long it may take.
const TIME: Duration = Duration::from_millis(3_500);
/// Bytes of memory that it may ask for.
const MEMORY: u64 = 224 * 1024 * 1024;
/// Bytes of a line: a cell holds 32,767 characters at most.
const MOST_LINE: u64 = 1024 * 1024;

/// A format that is read so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xls,
    Xlsb,
    Ods,
}

const FORMATS: [(&str, Format); 3] = [("xls", Format::Xls), ("xlsb", Format::Xlsb), ("ods", Format::Ods)];

/// What the process says.
#[derive(Debug, Serialize, Deserialize)]
enum Line<'l> {
    /// A sheet begins: its name, whether it is hidden, its merged blocks as rows and columns.
    Sheet(Cow<'l, str>, bool, Vec<[u32; 4]>),
    /// A cell of it: row and column from 0, what stands there, whether a formula gave it.
    Cell(u32, u32, Value<'l>, bool),
    /// The file is protected by a password.
    Password,
    /// The file can't be read.
    Damaged,
    /// That was everything.
    End,
}

#[derive(Debug, Serialize, Deserialize)]
enum Value<'l> {
    Text(Cow<'l, str>),
    Integer(i64),
    /// The bits of a floating-point number, so that it comes over unchanged.
    Float(u64),
    /// A date or time; the day as year, month, day where it is one that documents bear.
    Date(Option<(u16, u8, u8)>),
    Error(Cow<'l, str>),
}

/// Reads a file in a process of its own.
///
/// # Errors
/// A [`Fault`] where it can't be read, and where the process ended before its time.
pub(super) fn read<S: RowSink>(
    program: Option<&Path>,
    format: Format,
    codepage: Option<u16>,
    bytes: &[u8],
    look: Look,
    mut gather: Gather<'_, S>,
) -> Result<Book<S>, Fault> {
    let program = program.ok_or(Fault::NoChild)?;
    let name = FORMATS.iter().find(|(_, known)| *known == format).map_or("", |(name, _)| name);
    let mut child = Command::new(program)
        .args([VERB, name, &codepage.map_or_else(String::new, |number| number.to_string())])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Fault::NoChild)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Fault::NoChild);
    };
    let (done, ended) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // a process that reads no more has its reasons, which it tells
            let _ = input.write_all(bytes);
        });
        let watch = scope.spawn(move || {
            let late = ended.recv_timeout(TIME) == Err(RecvTimeoutError::Timeout);
            stop(&mut child);
            late
        });
        let outcome = take(BufReader::new(output), look, &mut gather);
        drop(done);
        let late = watch.join().unwrap_or(true);
        match outcome {
            Ok(true) => Ok(()),
            Ok(false) if late => Err(Fault::Limit("limit-time")),
            // it fell where its memory ended, or over a fault of the reader
            Ok(false) => Err(Fault::Limit("limit-memory")),
            Err(fault) => Err(fault),
        }
    })?;
    gather.finish()
}

/// Ends the process, of which nothing more is wanted, and lets the system forget it.
fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Takes what the process says; whether it came to its end.
fn take<S: RowSink>(mut output: impl BufRead, look: Look, gather: &mut Gather<'_, S>) -> Result<bool, Fault> {
    let mut looks = look.sheets.into_iter();
    let mut line = Vec::new();
    let mut shown = true;
    loop {
        line.clear();
        let read = (&mut output).take(MOST_LINE).read_until(b'\n', &mut line).map_err(|_| Fault::Damaged)?;
        if read == 0 || line.last() != Some(&b'\n') {
            return Ok(false);
        }
        match serde_json::from_slice(&line).map_err(|_| Fault::Damaged)? {
            Line::Sheet(name, hidden, merged) => {
                let mut look = looks.next().unwrap_or_default();
                let block =
                    |[top, bottom, left, right]: [u32; 4]| Merged { rows: (top, bottom), columns: (left, right) };
                look.merged.extend(merged.into_iter().map(block));
                shown = !hidden;
                let name: Arc<str> = name.into();
                if hidden {
                    gather.book.hidden.push(name);
                } else {
                    gather.sheet(Some(name), look)?;
                }
            }
            Line::Cell(row, column, value, formula) if shown => {
                let cell = match value {
                    Value::Text(text) => Cell::Text(text.into()),
                    Value::Integer(number) => Cell::Number(number.into()),
                    Value::Float(bits) => match read_float(f64::from_bits(bits)) {
                        Some(number) => Cell::Number(number),
                        None => continue,
                    },
                    Value::Date(day) => Cell::Date(day.map(|(year, month, day)| Date { year, month, day })),
                    Value::Error(text) => Cell::Error(text.into()),
                };
                gather.cell(row, column, cell, formula)?;
            }
            Line::Cell(..) => {}
            Line::Password => return Err(Fault::Password),
            Line::Damaged => return Err(Fault::Damaged),
            Line::End => return Ok(true),
        }
    }
}

/// Sets the limits of this process. Where the system has none, only the time holds.
pub fn limit() {
    #[cfg(unix)]
    {
        use rlimit::Resource;
        let _ = Resource::DATA.set(MEMORY, MEMORY);
        let _ = Resource::AS.set(8 * MEMORY, 8 * MEMORY);
        // the memory of a process that fell may hold names of pupils
        let _ = Resource::CORE.set(0, 0);
        let _ = Resource::CPU.set(TIME.as_secs() + 1, TIME.as_secs() + 1);
    }
    #[cfg(windows)]
    {
        let mut limits = win32job::ExtendedLimitInfo::new();
        limits.limit_working_memory(1 << 20, usize::try_from(MEMORY).unwrap_or(usize::MAX));
        if let Ok(job) = win32job::Job::create_with_limit_info(&limits) {
            let _ = job.assign_current_process();
            // the limit holds as long as the job is open, which is to the end of the process
            let _ = job.into_handle();
        }
    }
}

/// Reads a file in this process, which is there for nothing else, and says what stands in it: `arguments` are the format
/// and, perhaps blank, the code page.
pub fn serve(arguments: &[String], bytes: Vec<u8>, say: &mut dyn FnMut(&str)) {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let named = arguments.first().and_then(|name| FORMATS.iter().find(|(known, _)| known == name));
        let codepage = arguments.get(1).and_then(|number| number.parse().ok());
        match named {
            Some((_, format)) => tell(*format, codepage, bytes, say),
            None => Err(Fault::Damaged),
        }
    }));
    let last = match outcome {
        Ok(Ok(())) => Line::End,
        Ok(Err(Fault::Password)) => Line::Password,
        _ => Line::Damaged,
    };
    say(&line(&last));
}

fn line(line: &Line<'_>) -> String {
    serde_json::to_string(line).unwrap_or_default() + "\n"
}

fn tell(format: Format, codepage: Option<u16>, bytes: Vec<u8>, say: &mut dyn FnMut(&str)) -> Result<(), Fault> {
    let codepage = codepage.or_else(|| (format == Format::Xls && lacks_codepage(&bytes)).then_some(1251));
    let bytes = Cursor::new(bytes);
    let mut book = match format {
        Format::Xls => {
            let mut options = XlsOptions::default();
            options.force_codepage = codepage;
            Sheets::Xls(Xls::new_with_options(bytes, options).map_err(|error| match error {
                XlsError::Password => Fault::Password,
                _ => Fault::Damaged,
            })?)
        }
        Format::Xlsb => Sheets::Xlsb(Xlsb::new(bytes).map_err(|error| match error {
            XlsbError::Password => Fault::Password,
            _ => Fault::Damaged,
        })?),
        Format::Ods => Sheets::Ods(Ods::new(bytes).map_err(|error| match error {
            OdsError::Password => Fault::Password,
            _ => Fault::Damaged,
        })?),
    };
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let merged = match &book {
            Sheets::Xls(book) => book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default(),
            _ => Vec::new(),
        };
        let block = |block: &calamine::Dimensions| [block.start.0, block.end.0, block.start.1, block.end.1];
        let hidden = sheet.visible != calamine::SheetVisible::Visible;
        say(&line(&Line::Sheet((&sheet.name).into(), hidden, merged.iter().map(block).collect())));
        if hidden {
            continue;
        }
        let cells = book.worksheet_range(&sheet.name).map_err(|_| Fault::Damaged)?;
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
        let (top, left) = cells.start().unwrap_or_default();
        for (row, column, value) in cells.used_cells() {
            let place = |from: u32, offset: usize| u32::try_from(offset).map_or(u32::MAX, |n| from.saturating_add(n));
            let (row, column) = (place(top, row), place(left, column));
            let formula = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
            if let Some(value) = value_of(value) {
                say(&line(&Line::Cell(row, column, value, formula)));
            }
        }
    }
    Ok(())
}

/// What stands in a cell; `None` where it is empty.
fn value_of(value: &Data) -> Option<Value<'_>> {
    let date = |day: Option<Date>| Value::Date(day.map(|date| (date.year, date.month, date.day)));
    match value {
        Data::Empty => None,
        Data::Int(number) => Some(Value::Integer(*number)),
        Data::Float(number) => Some(Value::Float(number.to_bits())),
        Data::String(text) => (!text.trim().is_empty()).then(|| Value::Text(text.into())),
        // a yes or no is no number
        Data::Bool(flag) => Some(Value::Text(flag.to_string().into())),
        Data::DateTime(moment) => Some(date(day_of(moment))),
        Data::DateTimeIso(written) => Some(date(written.get(..10).and_then(Date::read))),
        Data::DurationIso(_) => Some(date(None)),
        Data::Error(error) => Some(Value::Error(error.to_string().into())),
    }
}

/// Whether a workbook of Excel 5 or 95 does not say its code page: in Russia it is that of Windows then.
fn lacks_codepage(bytes: &[u8]) -> bool {
    // the records that begin a workbook of that version, and the code page
    let begin = memchr::memmem::find(bytes, &[0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00]);
    begin.is_some_and(|begin| {
        let head = &bytes[begin..bytes.len().min(begin + 4096)];
        memchr::memmem::find(head, &[0x42, 0x00, 0x02, 0x00]).is_none()
    })
}
