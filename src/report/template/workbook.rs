//! The sheets to fill in: title, headings with notes, an example that is not read, cells that take what belongs there.

use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Note, Worksheet, XlsxError};

use super::columns::{Column, Fill};
use super::{Sheet, Template};
use crate::date::Date;
use crate::origin::cell_address;
use crate::report::book;
use crate::school::kinds;
use crate::text::{Message, Texts};

/// The first row of the headings.
const TOP: u32 = 3;
/// Rows for schools.
const ROWS: u32 = 500;
/// The width of the column of names, and of the others.
const WIDTHS: (u16, u16) = (36, 15);

struct Looks {
    title: Format,
    heading: Format,
    example: Format,
    text: Format,
}

impl Looks {
    fn new() -> Self {
        let heading =
            Format::new().set_bold().set_text_wrap().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: heading.set_align(FormatAlign::VerticalCenter).set_background_color(Color::RGB(0x00DD_E6F0)),
            example: Format::new().set_italic().set_font_color(Color::RGB(0x0080_8080)).set_num_format("@"),
            // grades written 1-9 are no date, codes keep their noughts
            text: Format::new().set_num_format("@"),
        }
    }
}

pub(super) fn bytes(template: &Template<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = book::new(&template.criteria.title, Date::NONE)?;
    let looks = Looks::new();
    for sheet in template.sheets() {
        write(book.add_worksheet(), &sheet, template.texts, &looks)?;
    }
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, meant: &Sheet, texts: &Texts, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&meant.name)?;
    sheet.write_string_with_format(0, 0, &meant.title, &looks.title)?;
    sheet.write_string(1, 0, texts.word("template-hint"))?;
    let bottom = headings(sheet, meant, looks)?;
    book::fit_row(sheet, bottom, meant.columns.iter().map(|column| (width(column), &column.heading)))?;
    let first = bottom + 1;
    for (at, column) in (0_u16..).zip(&meant.columns) {
        sheet.set_column_width(at, width(column))?;
        if let Some(about) = note(column.fill, texts) {
            sheet.insert_note(bottom, at, &Note::new(about).add_author_prefix(false).set_width(260).set_height(110))?;
        }
        if column.fill == Fill::Text || column.fill == Fill::Grades {
            sheet.set_column_format(at, &looks.text)?;
        }
        example(sheet, first, at, column, texts, looks)?;
        if let Some(rule) = validation(column.fill, &cell_address(first, at.into()), texts)? {
            sheet.add_data_validation(first, at, first + ROWS, at, &rule)?;
        }
    }
    sheet.set_freeze_panes(first, 2)?;
    sheet.set_repeat_rows(TOP, bottom)?;
    book::page(sheet);
    Ok(())
}

fn width(column: &Column) -> u16 {
    if column.names { WIDTHS.0 } else { WIDTHS.1 }
}

/// The headings; gives their last row. Columns of one subject stand under it.
fn headings(sheet: &mut Worksheet, meant: &Sheet, looks: &Looks) -> Result<u32, XlsxError> {
    let grouped = meant.columns.iter().any(|column| column.group.is_some());
    let bottom = TOP + u32::from(grouped);
    let mut at = 0_u16;
    for group in meant.columns.chunk_by(|one, other| one.group.is_some() && one.group == other.group) {
        let last = at + u16::try_from(group.len()).unwrap_or(1) - 1;
        match &group[0].group {
            Some(subject) if last > at => {
                sheet.merge_range(TOP, at, TOP, last, subject, &looks.heading)?;
            }
            Some(subject) => {
                sheet.write_string_with_format(TOP, at, subject, &looks.heading)?;
            }
            None if grouped => {
                sheet.merge_range(TOP, at, bottom, at, &group[0].heading, &looks.heading)?;
            }
            None => {}
        }
        for (at, column) in (at..).zip(group) {
            if column.group.is_some() || !grouped {
                sheet.write_string_with_format(bottom, at, &column.heading, &looks.heading)?;
            }
        }
        at = last + 1;
    }
    Ok(bottom)
}

/// What to write into a column, in words.
fn note(fill: Fill, texts: &Texts) -> Option<String> {
    let key = match fill {
        Fill::Text => return None,
        Fill::SchoolKind => "template-note-kind",
        Fill::Grades => "template-note-grades",
        Fill::Count => "template-note-count",
        Fill::Number => "template-note-number",
        Fill::Percent => "template-note-percent",
        Fill::CountAndPercent => "template-note-count-and-percent",
        Fill::Answer => "template-note-answer",
    };
    Some(texts.say(&Message::new(key).with("missing", texts.word("template-missing"))))
}

/// The cell of the row that shows how to fill in and is not read.
fn example(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    column: &Column,
    texts: &Texts,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let text = match column.fill {
        Fill::Text if column.names || column.keys => texts.word("template-example"),
        Fill::Text => return Ok(()),
        Fill::SchoolKind => kinds().first().map(|kind| kind.title.clone()).unwrap_or_default(),
        Fill::Grades => grades(texts).pop().unwrap_or_default(),
        Fill::Count => "25".to_owned(),
        Fill::Number => "3,6".to_owned(),
        Fill::Percent => "12,5".to_owned(),
        Fill::CountAndPercent => "12/48,0%".to_owned(),
        Fill::Answer => texts.word("template-yes"),
    };
    sheet.write_string_with_format(row, at, text, &looks.example)?;
    Ok(())
}

fn grades(texts: &Texts) -> Vec<String> {
    texts.word("template-grades").split(", ").map(str::to_owned).collect()
}

/// What the cells of a column take: a number that can be, or a word for why there is none.
fn validation(fill: Fill, cell: &str, texts: &Texts) -> Result<Option<DataValidation>, XlsxError> {
    let number = |rule: &str| {
        let words = ["template-no-data", "template-suppressed", "template-not-applicable"];
        let words: Vec<String> = words.iter().map(|key| format!("{cell}=\"{}\"", texts.word(key))).collect();
        let formula = format!("=OR(AND(ISNUMBER({cell}),{cell}>=0{rule}),{})", words.join(","));
        DataValidation::new().allow_custom(Formula::new(formula))
    };
    let rule = match fill {
        Fill::Text | Fill::CountAndPercent => return Ok(None),
        Fill::SchoolKind => {
            let titles: Vec<&str> = kinds().iter().map(|kind| kind.title.as_str()).collect();
            DataValidation::new().allow_list_strings(&titles)?
        }
        Fill::Grades => DataValidation::new().allow_list_strings(&grades(texts))?,
        Fill::Answer => {
            DataValidation::new().allow_list_strings(&["template-yes", "template-no"].map(|key| texts.word(key)))?
        }
        Fill::Count => number(&format!(",{cell}=INT({cell})")),
        Fill::Percent => number(&format!(",{cell}<=100")),
        Fill::Number => number(""),
    };
    Ok(Some(rule.set_error_message(texts.word("template-refused"))?))
}
