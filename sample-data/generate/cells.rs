//! Sheets and the cells that stand in them.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::plan::Plan;
use super::schools::School;
use super::{Failure, INVENTED};

/// A number with a fixed count of decimals: `units` of 10^-digits.
#[derive(Clone, Copy)]
pub(crate) struct Decimal {
    pub(crate) units: u64,
    pub(crate) digits: u32,
}

impl Decimal {
    /// `part / whole` rounded half up.
    pub(crate) fn ratio(part: u64, whole: u64, digits: u32) -> Self {
        let scale = 10u64.pow(digits);
        Self { units: (2 * part * scale + whole) / (2 * whole), digits }
    }

    pub(crate) fn with_comma(self) -> String {
        let scale = 10u64.pow(self.digits);
        let width = self.digits as usize;
        format!("{},{:0width$}", self.units / scale, self.units % scale)
    }
}

#[derive(Clone)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    Count(u64),
    Decimal(Decimal),
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count with its percent in one cell, in the one of the usual spellings that the school uses.
    pub(crate) fn share(school: &School, count: u64, base: u64) -> Self {
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
pub(crate) struct Page<'a> {
    pub(crate) sheet: &'a mut Worksheet,
    title: Format,
    header: Format,
    pub(crate) body: Format,
    numbers: [Format; 3],
    /// Whether the row is one of totals.
    pub(crate) total: bool,
}

impl<'a> Page<'a> {
    pub(crate) fn new(workbook: &'a mut Workbook, name: &str) -> Result<Self, XlsxError> {
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

    pub(crate) fn title(&mut self, row: u32, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, 0, text, &self.title)?;
        Ok(())
    }

    /// A heading over the cells from `from` to `to` (row, column), merged if they are several.
    pub(crate) fn heading(&mut self, from: (u32, u16), to: (u32, u16), text: &str) -> Result<(), XlsxError> {
        if from == to {
            self.sheet.write_string_with_format(from.0, from.1, text, &self.header)?;
        } else {
            self.sheet.merge_range(from.0, from.1, to.0, to.1, text, &self.header)?;
        }
        Ok(())
    }

    pub(crate) fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
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

    pub(crate) fn row(&mut self, row: u32, from: u16, cells: &[Cell]) -> Result<(), XlsxError> {
        (from..).zip(cells).try_for_each(|(column, cell)| self.cell(row, column, cell))
    }

    pub(crate) fn widths(&mut self, widths: &[f64], rest: f64, columns: u16) -> Result<(), XlsxError> {
        for column in 0..columns {
            let width = widths.get(usize::from(column)).copied().unwrap_or(rest);
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }
}

pub(crate) fn new_workbook(plan: &Plan, title: &str) -> Result<Workbook, XlsxError> {
    let (year, month, day) = plan.made;
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(format!("{title}. {INVENTED}"))
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?),
    );
    Ok(workbook)
}

/// The bytes of the workbook. An archive names the system it was made on in each entry of its
/// directory; here that is Unix everywhere.
pub(crate) fn bytes(mut workbook: Workbook) -> Result<Vec<u8>, Failure> {
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
