//! What all workbooks that the tool writes have in common: fixed properties, so that the same content gives the same bytes,
//! and how they print.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::date::Date;
use crate::text::printable;

/// Characters that a cell takes.
const MOST: usize = 32_000;
/// A4, as office programs number paper.
const A4: u8 = 9;

/// An empty workbook. It bears this date and no time of its making.
pub(super) fn new(title: &str, date: Date) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let date = ExcelDateTime::from_ymd(date.year, date.month, date.day)?;
    book.set_properties(&DocProperties::new().set_title(title).set_author("shnor").set_creation_datetime(&date));
    Ok(book)
}

/// A text of a file that a cell takes, with nothing in it that is no text.
pub(super) fn text(text: &str) -> String {
    printable(text).chars().take(MOST).collect()
}

/// Prints on A4, across, as wide as the paper, with page numbers.
pub(super) fn page(sheet: &mut Worksheet) {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
}

/// Makes a row as high as its wrapped texts need in columns of these widths: not every office program does so itself.
pub(super) fn fit_row<'t>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = (u16, &'t String)>,
) -> Result<(), XlsxError> {
    const LINE: u32 = 15;
    const MOST_LINES: u32 = 25;
    const WIDE: usize = 40;
    // words that do not fit go down whole: a narrow line holds somewhat less than its width, a wide one that of letters,
    // which are narrower than figures
    let holds = |width: usize| if width < WIDE { (width * 9 / 10).max(1) } else { width * 21 / 20 };
    let line = |width: u16, line: &str| line.chars().count().div_ceil(holds(width.into())).max(1);
    let lines = |(width, text): (u16, &String)| text.split('\n').map(|part| line(width, part)).sum::<usize>();
    let lines = cells.map(lines).max().map_or(1, |lines| u32::try_from(lines).unwrap_or(MOST_LINES));
    // a row of one line is as high as the office program makes it
    if lines > 1 {
        sheet.set_row_height(row, lines.min(MOST_LINES) * LINE)?;
    }
    Ok(())
}
