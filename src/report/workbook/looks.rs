//! How the cells of the workbook look.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Row {
    /// One of many.
    Plain,
    /// A school of the list among others.
    Listed,
    /// The sum of the rows above it.
    Total,
    /// A heading inside a table.
    Part,
}

/// The formats of the workbook; those of numbers are made as they are asked for.
pub(in crate::report) struct Looks {
    pub title: Format,
    pub banner: Format,
    pub line: Format,
    pub strong: Format,
    pub heading: Format,
    /// Headings of columns that are not printed.
    pub aside: Format,
    cell: Format,
    numbers: BTreeMap<(Row, u32, String), Format>,
}

impl Looks {
    pub(in crate::report) fn new() -> Self {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let cell = wrapped.clone().set_border(FormatBorder::Hair);
        let heading = wrapped.clone().set_bold().set_border(FormatBorder::Thin);
        let heading = heading.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            banner: wrapped
                .clone()
                .set_bold()
                .set_font_color(Color::RGB(0x008A_0010))
                .set_background_color(Color::RGB(0x00FF_E9A8)),
            strong: wrapped.clone().set_bold(),
            line: wrapped,
            aside: heading.clone().set_background_color(Color::RGB(0x00EE_EEEE)),
            heading: heading.set_background_color(Color::RGB(0x00DD_E6F0)),
            cell,
            numbers: BTreeMap::new(),
        }
    }

    /// A cell of words.
    pub(in crate::report) fn words(&self, row: Row) -> Format {
        painted(self.cell.clone(), row)
    }

    /// A cell that holds a number: so many digits, and what stands behind them.
    pub(in crate::report) fn number(&mut self, row: Row, digits: u32, behind: &str) -> &Format {
        let key = (row, digits, behind.to_owned());
        let cell = &self.cell;
        self.numbers.entry(key).or_insert_with(|| {
            let zeros = "0".repeat(digits as usize);
            let number = if digits == 0 { "0".to_owned() } else { format!("0.{zeros}") };
            let behind = if behind.is_empty() { String::new() } else { format!("\"{behind}\"") };
            // the minus of people, as everywhere in the reports
            // a space of the width of a sign parts it from the next cell
            let shown = format!("{number}{behind}_-;\"\u{2212}\"{number}{behind}_-");
            let cell = cell.clone().unset_text_wrap().set_num_format(shown);
            painted(cell.set_align(FormatAlign::Right), row)
        })
    }

    /// A cell of words in a column of figures; on one line where it is not printed.
    pub(in crate::report) fn no_number(&self, row: Row, printed: bool) -> Format {
        let cell = if printed { self.cell.clone() } else { self.cell.clone().unset_text_wrap() };
        painted(cell.set_align(FormatAlign::Right).set_indent(1), row)
    }
}

fn painted(format: Format, row: Row) -> Format {
    match row {
        Row::Plain => format,
        Row::Listed => format.set_background_color(Color::RGB(0x00FC_EBDD)),
        Row::Total => format.set_bold().set_background_color(Color::RGB(0x00EE_F3F8)),
        Row::Part => format.set_bold().set_background_color(Color::RGB(0x00DD_E6F0)),
    }
}
