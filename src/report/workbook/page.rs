//! One sheet being written: title and banners on top, lines, tables whose headings stay in sight and stand on every page.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use crate::number::{Exact, Style, decimal_text};
use crate::report::book;
use crate::report::document::Document;
use crate::report::grid::Grid;
use crate::text::{Message, Texts};

/// Rows of a table at most: a sheet takes 1 048 576.
const MOST_ROWS: usize = 1_000_000;

/// The sheet that the title of the report names already.
const FIRST: &str = "book-sheet-list";

/// A column of a sheet.
pub(in crate::report) struct Column {
    /// Its heading.
    pub heading: String,
    /// Its width in digits.
    pub width: u16,
    /// Whether it is printed: exact numbers stand beside the page.
    pub printed: bool,
}

/// A sheet being written.
pub(in crate::report) struct Page<'b> {
    pub sheet: &'b mut Worksheet,
    pub row: u32,
    looks: &'b mut Looks,
    texts: &'b Texts,
    columns: Vec<Column>,
    name: String,
    is_filtered: bool,
}

impl<'b> Page<'b> {
    /// A sheet under a name, with the title and the banners.
    pub(in crate::report) fn new(
        sheet: &'b mut Worksheet,
        looks: &'b mut Looks,
        report: &'b dyn Document,
        name: &'static str,
        columns: Vec<Column>,
    ) -> Result<Self, XlsxError> {
        let texts = report.texts();
        let called = texts.word(name);
        sheet.set_name(&called)?;
        for (at, column) in (0..).zip(&columns) {
            sheet.set_column_width(at, column.width)?;
        }
        let mut page = Self { sheet, row: 0, looks, texts, columns, name: called, is_filtered: false };
        let title = report.title();
        let named = Message::new("book-title").with("sheet", page.name.as_str()).with("title", title.as_str());
        let title = if name == FIRST { title } else { texts.say(&named) };
        page.sheet.write_string_with_format(0, 0, book::text(&title), &page.looks.title)?;
        page.row = 1;
        let banners = report.banners();
        // printed pages that follow the first bear the banners too, in their first sentences: a head of pages is short
        let heads: Vec<String> = report.banners_in_short().iter().map(|head| head.replace('&', "&&")).collect();
        if !heads.is_empty() {
            page.sheet.set_header(format!("&C&B{}", heads.join(" ")));
        }
        for banner in banners {
            let format = page.looks.banner.clone();
            page.across(&banner, &format)?;
        }
        Ok(page)
    }

    /// The sheet's name.
    pub(in crate::report) fn name(&self) -> &str {
        &self.name
    }

    /// The width of what is printed, in digits.
    fn width(&self) -> u16 {
        self.columns.iter().filter(|column| column.printed).map(|column| column.width).sum()
    }

    fn last_printed(&self) -> u16 {
        let printed = self.columns.iter().filter(|column| column.printed).count();
        u16::try_from(printed.saturating_sub(1)).unwrap_or_default()
    }

    fn across(&mut self, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), XlsxError> {
        let text = book::text(text.trim_start());
        if self.last_printed() == 0 {
            self.sheet.write_string_with_format(self.row, 0, &text, format)?;
        } else {
            self.sheet.merge_range(self.row, 0, self.row, self.last_printed(), &text, format)?;
        }
        book::fit_row(self.sheet, self.row, std::iter::once((self.width(), &text)))?;
        self.row += 1;
        Ok(())
    }

    /// A sentence as wide as the page.
    pub(in crate::report) fn line(&mut self, text: &str) -> Result<(), XlsxError> {
        let format = self.looks.line.clone();
        self.across(text, &format)
    }

    /// Sentences, one a row.
    pub(in crate::report) fn lines(&mut self, lines: &[String]) -> Result<(), XlsxError> {
        lines.iter().try_for_each(|line| self.line(line))
    }

    /// A heading over what follows.
    pub(in crate::report) fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        let format = self.looks.strong.clone();
        self.row += u32::from(self.row > 1);
        self.across(text, &format)
    }

    /// The table of the sheet's own columns: its headings stay in sight, stand on every page and filter its rows.
    pub(in crate::report) fn table(
        &mut self,
        mut rows: impl Iterator<Item = (Row, Vec<Cell>)>,
    ) -> Result<(), XlsxError> {
        let top = self.row;
        for (at, column) in (0..).zip(&self.columns) {
            let format = if column.printed { &self.looks.heading } else { &self.looks.aside };
            self.sheet.write_string_with_format(top, at, book::text(&column.heading), format)?;
        }
        let headings = self.columns.iter().map(|column| (column.width, &column.heading));
        book::fit_row(self.sheet, top, headings)?;
        self.row += 1;
        for (kind, cells) in rows.by_ref().take(MOST_ROWS) {
            self.cells(kind, &cells)?;
        }
        let (last, more) = (self.row - 1, rows.count());
        self.sheet.set_freeze_panes(top + 1, 0)?;
        self.sheet.set_repeat_rows(top, top)?;
        if last > top && !self.is_filtered {
            let right = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or_default();
            self.sheet.autofilter(top, 0, last, right)?;
            self.is_filtered = true;
        }
        if more > 0 {
            self.line(&self.texts.say(&Message::new("book-more").with("count", more)))?;
        }
        Ok(())
    }

    /// A table in words, under headings of its own.
    pub(in crate::report) fn grid(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        for (at, heading) in (0..).zip(&grid.header) {
            self.sheet.write_string_with_format(self.row, at, book::text(heading), &self.looks.heading)?;
        }
        let widths = self.columns.iter().map(|column| column.width);
        book::fit_row(self.sheet, self.row, widths.zip(&grid.header))?;
        self.row += 1;
        for row in &grid.rows {
            let cells: Vec<Cell> =
                row.iter().zip(&grid.figures).map(|(text, figure)| cell(self.texts, text, *figure)).collect();
            self.cells(Row::Plain, &cells)?;
        }
        Ok(())
    }

    /// One row of cells.
    pub(in crate::report) fn cells(&mut self, kind: Row, cells: &[Cell]) -> Result<(), XlsxError> {
        let mut texts: Vec<(u16, String)> = Vec::new();
        for ((at, cell), column) in (0..).zip(cells).zip(&self.columns) {
            match cell {
                // beside the page nothing has a frame to be closed
                Cell::Empty if !column.printed => {}
                Cell::Empty => {
                    self.sheet.write_blank(self.row, at, &self.looks.words(kind))?;
                }
                Cell::Text(text) => {
                    let text = book::text(text);
                    self.sheet.write_string_with_format(self.row, at, &text, &self.looks.words(kind))?;
                    texts.push((column.width, text));
                }
                Cell::NoNumber(text) => {
                    let text = book::text(text);
                    self.sheet.write_string_with_format(
                        self.row,
                        at,
                        &text,
                        &self.looks.no_number(kind, column.printed),
                    )?;
                    // an exact number may be long: it does not make its row high
                    texts.extend(column.printed.then_some((column.width, text)));
                }
                Cell::Number { value, digits, behind } => {
                    let text = decimal_text(value, *digits, Style::Machine);
                    // as an office program holds it: the last step, after which nothing is computed
                    match text.parse::<f64>().ok().filter(|number| number.is_finite()) {
                        Some(number) => {
                            let format = self.looks.number(kind, *digits, behind);
                            self.sheet.write_number_with_format(self.row, at, number, format)?;
                        }
                        // beyond all numbers of an office program
                        None => {
                            let format = self.looks.no_number(kind, column.printed);
                            self.sheet.write_string_with_format(self.row, at, &text, &format)?;
                        }
                    }
                }
                Cell::Sum { formula, value, digits } => {
                    let formula = Formula::new(formula).set_result(decimal_text(value, *digits, Style::Machine));
                    let format = self.looks.number(kind, *digits, "");
                    self.sheet.write_formula_with_format(self.row, at, formula, format)?;
                }
            }
        }
        book::fit_row(self.sheet, self.row, texts.iter().map(|(width, text)| (*width, text)))?;
        self.row += 1;
        Ok(())
    }

    /// The page that is printed: what is written, without the columns beside it.
    pub(in crate::report) fn finish(self) -> Result<(), XlsxError> {
        book::page(self.sheet);
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.last_printed())?;
        Ok(())
    }
}

/// A cell of a table in words: a number where it is written as numbers are.
pub(in crate::report) fn cell(texts: &Texts, text: &str, figure: bool) -> Cell {
    if !figure {
        return Cell::text(text);
    }
    let plain: String = text.chars().map(|sign| if sign == ',' { '.' } else { sign }).collect();
    let digits = plain.split_once('.').map_or(0, |(_, digits)| digits.len());
    let digits = u32::try_from(digits).unwrap_or_default();
    match plain.replace('\u{2212}', "-").parse::<Exact>() {
        Ok(value) if texts.number(&value, digits) == text => Cell::shown(&value, digits),
        _ => Cell::NoNumber(text.to_owned()),
    }
}
