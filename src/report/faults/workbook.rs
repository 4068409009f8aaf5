//! The faults as a workbook that can be sent to schools: a summary a file, and one row a fault with a link to its cell.
//! Texts of files go in as texts, never as formulas; the same faults give the same bytes.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError};

use super::machine::{fields, summary_row};
use super::{Fault, Faults};
use crate::date::Date;
use crate::finding::{Level, Place};
use crate::report::book;
use crate::report::wording;
use crate::text::Message;

/// Rows of faults; an office program takes no more links on a sheet.
const MOST_ROWS: usize = 60_000;

/// The row of the summary's headings.
const SUMMARY_TOP: u32 = 4;

/// Columns of the summary: heading and width.
const SUMMARY: [(&str, u16); 8] = [
    ("column-file", 38),
    ("column-sheet", 18),
    ("column-understood", 40),
    ("column-year", 7),
    ("column-rows-read", 10),
    ("column-rows-used", 8),
    ("column-errors", 9),
    ("column-notes", 11),
];

/// Columns of the faults: heading and width. The first is the number.
const FAULTS: [(&str, u16); 9] = [
    ("column-number", 6),
    ("column-school", 24),
    ("column-file", 26),
    ("column-sheet", 14),
    ("column-cell", 9),
    ("column-code", 6),
    ("column-level", 12),
    ("column-what", 48),
    ("column-remedy", 48),
];

/// The column of the cell's address, which is a link.
const CELL: u16 = 4;

/// How the cells look.
struct Looks {
    title: Format,
    /// Text that stays text when somebody types in its cell.
    plain: Format,
    heading: Format,
    text: Format,
    link: Format,
    stop: Format,
    error: Format,
}

impl Looks {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            plain: Format::new().set_num_format("@"),
            heading: text
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0x00DD_E6F0))
                .set_border(FormatBorder::Thin),
            link: text
                .clone()
                .set_font_color(Color::RGB(0x0005_63C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            stop: text.clone().set_bold().set_font_color(Color::RGB(0x00B0_0020)),
            error: text.clone().set_bold(),
            text,
        }
    }

    fn of(&self, level: Level) -> &Format {
        match level {
            Level::Stop => &self.stop,
            Level::Error => &self.error,
            Level::Note => &self.text,
        }
    }
}

pub(super) fn bytes(faults: &Faults<'_>, way: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = book::new(&faults.texts.word("faults-title"), Date::NONE)?;
    let looks = Looks::new();
    summary(book.add_worksheet(), faults, &looks)?;
    each(book.add_worksheet(), faults, &looks, way)?;
    let groups = faults.to_paste();
    if !groups.is_empty() {
        to_paste(book.add_worksheet(), faults, &looks, &groups)?;
    }
    book.save_to_buffer()
}

fn summary(sheet: &mut Worksheet, faults: &Faults<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(faults.texts.word("faults-sheet-summary"))?;
    // by this title the tool knows its own workbooks and does not read them as data
    sheet.write_string_with_format(0, 0, faults.texts.word("faults-title"), &looks.title)?;
    let verdict = std::iter::once(faults.texts.say(&faults.verdict()));
    let said = verdict.chain(faults.left_out.iter().map(|message| faults.texts.say(message)));
    for (row, sentence) in (1..SUMMARY_TOP).zip(said) {
        sheet.write_string(row, 0, sentence)?;
    }
    headings(sheet, faults, looks, SUMMARY_TOP, &SUMMARY)?;
    let mut last = SUMMARY_TOP;
    for (row, told) in (SUMMARY_TOP + 1..).zip(faults.summary()) {
        let texts = summary_row(faults, &told);
        book::fit_row(sheet, row, SUMMARY.iter().map(|(_, width)| *width).zip(&texts))?;
        for (column, text) in (0..).zip(texts) {
            let figure = column > 2;
            match text.parse::<u32>() {
                Ok(number) if figure => sheet.write_number_with_format(row, column, number, &looks.text)?,
                _ => sheet.write_string_with_format(row, column, book::text(&text), &looks.text)?,
            };
        }
        last = row;
    }
    finish(sheet, SUMMARY_TOP, last, &SUMMARY)
}

fn each(sheet: &mut Worksheet, faults: &Faults<'_>, looks: &Looks, way: &str) -> Result<(), XlsxError> {
    sheet.set_name(faults.texts.word("faults-sheet-each"))?;
    headings(sheet, faults, looks, 0, &FAULTS)?;
    let all = faults.each();
    for (row, fault) in (1..).zip(all.iter().take(MOST_ROWS)) {
        sheet.write_number_with_format(row, 0, row, &looks.text)?;
        let level = faults.texts.say(&wording::level(fault.finding.level));
        let texts = fields(faults, fault, level);
        book::fit_row(sheet, row, FAULTS.iter().skip(1).map(|(_, width)| *width).zip(&texts))?;
        for (column, text) in (1..).zip(texts) {
            let format = if column == 6 { looks.of(fault.finding.level) } else { &looks.text };
            sheet.write_string_with_format(row, column, book::text(&text), format)?;
        }
        link(sheet, row, fault, looks, way);
    }
    let mut last = u32::try_from(all.len().min(MOST_ROWS)).unwrap_or_default();
    if all.len() > MOST_ROWS {
        last += 1;
        let message = Message::new("faults-more").with("count", all.len() - MOST_ROWS);
        sheet.write_string(last, 1, faults.texts.say(&message))?;
    }
    finish(sheet, 0, last, &FAULTS)
}

/// The lines for the register, one a row; those that are rows of it with a cell a column.
fn to_paste(
    sheet: &mut Worksheet,
    faults: &Faults<'_>,
    looks: &Looks,
    groups: &[(Message, &[Message])],
) -> Result<(), XlsxError> {
    const WIDTH: u16 = 24;
    sheet.set_name(faults.texts.word("faults-sheet-register"))?;
    let mut rows: Vec<(Vec<String>, &Format)> = Vec::new();
    for (head, lines) in groups {
        rows.push((vec![faults.texts.say(head)], &looks.title));
        rows.extend(lines.iter().map(|line| (pasted(faults, line), &looks.plain)));
    }
    let mut columns = 1;
    for (row, (cells, format)) in (0..).zip(rows.iter().take(MOST_ROWS)) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string_with_format(row, column, book::text(text), format)?;
            columns = columns.max(column + 1);
        }
    }
    sheet.set_column_range_width(0, columns - 1, WIDTH)?;
    book::page(sheet);
    Ok(())
}

/// The cells of a line for the register: a row of it, or one sentence.
fn pasted(faults: &Faults<'_>, line: &Message) -> Vec<String> {
    let said = faults.texts.say(line);
    if line.key() != "paste-line" {
        return vec![said];
    }
    let delimiter = if said.contains('\t') { b'\t' } else { b';' };
    let mut reader = csv::ReaderBuilder::new();
    // rows for workbooks are parted by tabs and have no quotes of their own
    let reader = reader.has_headers(false).delimiter(delimiter).quoting(delimiter != b'\t');
    let record = reader.from_reader(said.as_bytes()).into_records().next().and_then(Result::ok);
    record.map_or_else(|| vec![said.clone()], |record| record.iter().map(str::to_owned).collect())
}

/// Makes the address a link to its cell. Where the office program can't have such a link the address stays text.
fn link(sheet: &mut Worksheet, row: u32, fault: &Fault<'_>, looks: &Looks, way: &str) {
    let Place { file, sheet: name, .. } = &fault.place;
    let Some(address) = fault.place.address() else { return };
    let cell = name.as_deref().map_or_else(String::new, |name| format!("#'{}'!{address}", name.replace('\'', "''")));
    let url = Url::new(format!("file:///{}{cell}", escaped(&format!("{way}{file}"))));
    // what the writer refuses leaves the cell as it was
    let _ = sheet.write_url_with_options(row, CELL, url, address, "", Some(&looks.link));
}

/// A path as links write it.
fn escaped(path: &str) -> String {
    path.chars().fold(String::with_capacity(path.len()), |mut link, sign| {
        match sign {
            '%' => link.push_str("%25"),
            '#' => link.push_str("%23"),
            ' ' => link.push_str("%20"),
            other => link.push(other),
        }
        link
    })
}

fn headings(
    sheet: &mut Worksheet,
    faults: &Faults<'_>,
    looks: &Looks,
    row: u32,
    columns: &[(&'static str, u16)],
) -> Result<(), XlsxError> {
    for (at, (heading, width)) in (0..).zip(columns) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(row, at, faults.texts.word(heading), &looks.heading)?;
    }
    Ok(())
}

/// Headings that stay in sight and on every page, a filter, a page that fits.
fn finish(sheet: &mut Worksheet, top: u32, last: u32, columns: &[(&str, u16)]) -> Result<(), XlsxError> {
    let right = u16::try_from(columns.len().saturating_sub(1)).unwrap_or_default();
    sheet.set_freeze_panes(top + 1, 0)?;
    if last > top {
        sheet.autofilter(top, 0, last, right)?;
    }
    sheet.set_repeat_rows(top, top)?;
    book::page(sheet);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_end_a_link_are_written_by_number() {
        assert_eq!(escaped("../отчёт № 1 #2 100%.xlsx"), "../отчёт%20№%201%20%232%20100%25.xlsx");
    }
}
