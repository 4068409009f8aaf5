//! What both a terminal and a page can take in: headings, lines, tables.

use super::escape::escaped;
use super::grid::Grid;
use super::markdown::Page;
use super::picture::Canvas;
use super::terminal::{Screen, figure, table, words};

/// A text being written, whatever its format.
pub(super) trait Sheet {
    /// A heading over what follows.
    fn heading(&mut self, text: &str);
    /// Lines that belong together; an indented one to the line before it.
    fn lines(&mut self, lines: &[String]);
    /// Lines of which each is a thing of its own.
    fn items(&mut self, lines: &[String]);
    /// Space between what does not belong together, where the format needs it.
    fn gap(&mut self);
    /// A table.
    fn grid(&mut self, grid: &Grid);
}

/// A terminal being written to.
pub(super) struct Terminal {
    pub screen: Screen,
    pub canvas: Canvas,
}

impl Sheet for Terminal {
    fn heading(&mut self, text: &str) {
        self.screen.heading(text);
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.screen.prose(line);
        }
    }

    fn items(&mut self, lines: &[String]) {
        self.lines(lines);
    }

    fn gap(&mut self) {
        self.screen.gap();
    }

    fn grid(&mut self, grid: &Grid) {
        let shown = drawn(self.canvas, grid);
        self.screen.table(&shown);
    }
}

/// A table drawn for a terminal.
pub(super) fn drawn(canvas: Canvas, grid: &Grid) -> comfy_table::Table {
    let mut shown = table(canvas, &grid.header);
    for row in &grid.rows {
        let cell = |(text, is_figure): (&String, &bool)| {
            if *is_figure { figure(text) } else { words(text) }
        };
        shown.add_row(row.iter().zip(&grid.figures).map(cell));
    }
    shown
}

impl Sheet for Page {
    fn heading(&mut self, text: &str) {
        self.block(&format!("### {}", escaped(text)));
    }

    fn lines(&mut self, lines: &[String]) {
        let mut items: Vec<String> = Vec::new();
        for line in lines {
            if line.starts_with(' ') {
                items.push(format!("- {}", escaped(line.trim_start())));
                continue;
            }
            if !items.is_empty() {
                self.block(&std::mem::take(&mut items).join("\n"));
            }
            self.paragraph(line);
        }
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    fn items(&mut self, lines: &[String]) {
        self.list(lines);
    }

    fn gap(&mut self) {}

    fn grid(&mut self, grid: &Grid) {
        self.table(grid);
    }
}
