//! Tables: columns of set widths, a header that is repeated on every page, rows that are not torn apart.

use super::styles::{Style, TEXT_WIDTH};
use super::xml::Xml;
use super::{Document, Flow, paragraph};
use crate::report::grid::Grid;

/// A table.
pub(in crate::report::annex) struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Its last row stands on one page with what follows.
    is_kept: bool,
}

/// A column: its heading, its share of the width, whether figures stand in it.
struct Column {
    heading: String,
    share: u32,
    is_figure: bool,
}

struct Row {
    /// The lines of each cell; those after the first are small print.
    cells: Vec<Vec<String>>,
    is_sum: bool,
}

impl Table {
    /// A table without rows: what stands over its columns, how they share the width, which hold figures.
    pub(in crate::report::annex) fn new<const N: usize>(columns: [(String, u32, bool); N]) -> Self {
        let column = |(heading, share, is_figure)| Column { heading, share, is_figure };
        Self { columns: columns.into_iter().map(column).collect(), rows: Vec::new(), is_kept: false }
    }

    /// A table of what all formats show; the columns share the width so.
    pub(in crate::report::annex) fn of(grid: Grid, shares: &[u32]) -> Self {
        let columns = grid.header.into_iter().zip(shares).zip(grid.figures);
        let column =
            |((heading, share), is_figure): ((String, &u32), bool)| Column { heading, share: *share, is_figure };
        let row = |cells: Vec<String>| Row { cells: cells.into_iter().map(|cell| vec![cell]).collect(), is_sum: false };
        Self { columns: columns.map(column).collect(), rows: grid.rows.into_iter().map(row).collect(), is_kept: false }
    }

    /// The same without the columns after so many.
    pub(in crate::report::annex) fn narrowed(mut self, columns: usize) -> Self {
        self.columns.truncate(columns);
        for row in &mut self.rows {
            row.cells.truncate(columns);
        }
        self
    }

    /// The same without the columns in which every row is silent: nothing stands there, or the sign for nothing.
    pub(in crate::report::annex) fn spoken(mut self, nothing: &str) -> Self {
        let speaks = |column: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.cells.get(column));
            cells.any(|lines| lines.iter().any(|line| !line.is_empty() && line != nothing))
        };
        let spoken: Vec<bool> = (0..self.columns.len()).map(speaks).collect();
        let silent = self.columns.iter().zip(&spoken).filter(|(_, speaks)| !**speaks);
        let freed: u32 = silent.map(|(column, _)| column.share).sum();
        let mut places = spoken.iter();
        self.columns.retain(|_| places.next().is_some_and(|speaks| *speaks));
        // a column of numbers needs no more room than it had
        if let Some(widest) = self.columns.iter_mut().max_by_key(|column| column.share) {
            widest.share += freed;
        }
        for row in &mut self.rows {
            let mut places = spoken.iter();
            row.cells.retain(|_| places.next().is_some_and(|speaks| *speaks));
        }
        self
    }

    /// The same with its last row on one page with what follows.
    pub(in crate::report::annex) fn kept(mut self) -> Self {
        self.is_kept = true;
        self
    }

    /// One more row; the lines of a cell after the first are small print.
    pub(in crate::report::annex) fn row(&mut self, cells: Vec<Vec<String>>) {
        self.rows.push(Row { cells, is_sum: false });
    }

    /// A row of sums.
    pub(in crate::report::annex) fn sum(&mut self, cells: Vec<String>) {
        self.rows.push(Row { cells: cells.into_iter().map(|cell| vec![cell]).collect(), is_sum: true });
    }

    /// The widths of the columns; they make up the width of the text.
    fn widths(&self) -> Vec<u32> {
        let all: u32 = self.columns.iter().map(|column| column.share).sum::<u32>().max(1);
        let mut widths: Vec<u32> = self.columns.iter().map(|column| TEXT_WIDTH * column.share / all).collect();
        let rest = TEXT_WIDTH - widths.iter().sum::<u32>();
        if let Some(last) = widths.last_mut() {
            *last += rest;
        }
        widths
    }
}

impl Document {
    /// A table, with space about it.
    pub(in crate::report::annex) fn table(&mut self, table: &Table) {
        let widths = table.widths();
        self.gap();
        self.xml.within("w:tbl", &[], |xml| {
            properties(xml);
            xml.within("w:tblGrid", &[], |xml| {
                for width in &widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            xml.within("w:tr", &[], |xml| {
                xml.within("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    xml.empty("w:tblHeader", &[]);
                });
                for (column, width) in table.columns.iter().zip(&widths) {
                    cell(xml, *width, Some("E7EBF0"), |xml| {
                        paragraph(xml, Style::ColumnHead, Flow::Plain, |xml| run(xml, &column.heading, false));
                    });
                }
            });
            for (row, left) in table.rows.iter().zip((0..table.rows.len()).rev()) {
                let flow = if table.is_kept && left == 0 { Flow::WithNext } else { Flow::Plain };
                xml.within("w:tr", &[], |xml| {
                    xml.within("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                    for ((lines, width), column) in row.cells.iter().zip(&widths).zip(&table.columns) {
                        cell(xml, *width, None, |xml| filled(xml, lines, (column.is_figure, row.is_sum), flow));
                    }
                });
            }
        });
        self.gap();
    }
}

fn properties(xml: &mut Xml) {
    xml.within("w:tblPr", &[], |xml| {
        xml.empty("w:tblW", &[("w:w", &TEXT_WIDTH.to_string()), ("w:type", "dxa")]);
        xml.within("w:tblBorders", &[], |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "404040")]);
            }
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.within("w:tblCellMar", &[], |xml| {
            for (side, width) in [("w:top", "20"), ("w:left", "70"), ("w:bottom", "20"), ("w:right", "70")] {
                xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
            }
        });
        xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
    });
}

fn cell(xml: &mut Xml, width: u32, shade: Option<&str>, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if let Some(shade) = shade {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]);
                xml.value("w:vAlign", "center");
            }
        });
        inside(xml);
    });
}

/// The lines of a cell; a cell without a paragraph is none.
fn filled(xml: &mut Xml, lines: &[String], (is_figure, is_sum): (bool, bool), flow: Flow) {
    let (first, small) = if is_figure { (Style::Figure, Style::PrintFigure) } else { (Style::Cell, Style::Print) };
    let (head, rest) = lines.split_first().map_or(("", &[][..]), |(head, rest)| (head.as_str(), rest));
    paragraph(xml, first, flow, |xml| run(xml, head, is_sum));
    for line in rest {
        paragraph(xml, small, flow, |xml| run(xml, line, is_sum));
    }
}

fn run(xml: &mut Xml, text: &str, is_bold: bool) {
    super::run(xml, text, is_bold);
}
