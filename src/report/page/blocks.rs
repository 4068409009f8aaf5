//! What a section of the page is made of; whoever tells a school tells it in these too.

use std::borrow::Cow;

use minijinja::Value;
use serde::Serialize;

use crate::report::chart::Picture;
use crate::report::grid::Grid;
use crate::report::sheet::Sheet;

/// A section of the page.
pub(in crate::report) struct Section {
    /// What links to it name.
    pub id: Cow<'static, str>,
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(in crate::report) enum Block {
    /// A heading within the section.
    Heading {
        /// The heading.
        text: String,
    },
    /// A line of prose; a loud one must be seen.
    Prose {
        /// The line.
        text: String,
        /// Whether it is loud.
        loud: bool,
    },
    /// A list.
    Items {
        /// Its items.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// A picture.
    Figure {
        /// The picture.
        figure: Figure,
    },
    /// The table of all schools, which can be sorted and filtered.
    Ranking {
        /// The table.
        table: Table,
        /// The verdicts in it: the class of a row and its word.
        statuses: Vec<[String; 2]>,
    },
    /// Schools whole, each under what folds it: drawn one by one.
    #[serde(skip)]
    Cards {
        /// The schools.
        cards: Vec<Card>,
    },
    /// A text as it stands in its file.
    Verbatim {
        /// The text.
        text: String,
    },
}

/// An item of a list.
#[derive(Serialize)]
pub(in crate::report) struct Item {
    /// Its words.
    pub text: String,
    /// It belongs to the item before it.
    pub deeper: bool,
}

/// A table of words.
#[derive(Serialize, Default)]
pub(in crate::report) struct Table {
    /// What it is called, for who does not see where it stands.
    pub name: String,
    /// The headings of the columns, each with whether it holds figures.
    pub header: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Serialize, Default)]
pub(in crate::report) struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The verdict that it is of.
    pub status: Option<String>,
}

/// A cell of a table.
#[derive(Serialize, Default)]
pub(in crate::report) struct Cell {
    /// Its words.
    pub text: String,
    /// It holds a figure.
    pub figure: bool,
    /// The section that its words link to.
    pub link: Option<String>,
    /// The number by which rows are sorted; words are sorted as words.
    pub key: Option<String>,
}

/// A school whole.
pub(in crate::report) struct Card {
    /// What links to it name.
    pub id: String,
    /// The school.
    pub name: String,
    /// The class of its verdict.
    pub status: &'static str,
    /// The verdict in words.
    pub verdict: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A picture with what is said of it.
#[derive(Serialize)]
pub(in crate::report) struct Figure {
    title: String,
    caption: String,
    svg: Value,
}

impl From<Picture> for Figure {
    fn from(picture: Picture) -> Self {
        // the writer of pictures has escaped every text in it
        Self { title: picture.title, caption: picture.caption, svg: Value::from_safe_string(picture.svg) }
    }
}

impl Table {
    /// A table of a report, with a name.
    pub(in crate::report) fn of(grid: &Grid, name: &str) -> Self {
        let cells = |texts: &[String]| {
            let cell =
                |(text, figure): (&String, &bool)| Cell { text: text.clone(), figure: *figure, ..Cell::default() };
            texts.iter().zip(&grid.figures).map(cell).collect::<Vec<_>>()
        };
        let rows = grid.rows.iter().map(|row| Row { cells: cells(row), status: None }).collect();
        Self { name: name.to_owned(), header: cells(&grid.header), rows }
    }

    /// The same with the words of a column linked, in the order of the rows, where there is something to link to.
    pub(in crate::report) fn linked(mut self, column: usize, links: impl Iterator<Item = Option<String>>) -> Self {
        for (row, link) in self.rows.iter_mut().zip(links) {
            if let Some(cell) = row.cells.get_mut(column) {
                cell.link = link;
            }
        }
        self
    }
}

/// Pieces being put one below another.
#[derive(Default)]
pub(in crate::report) struct Blocks {
    blocks: Vec<Block>,
    /// The last heading, by which tables are called.
    name: String,
}

impl Blocks {
    /// Under a title, by which tables are called where no heading stands over them.
    pub(in crate::report) fn under(title: &str) -> Self {
        Self { blocks: Vec::new(), name: title.to_owned() }
    }

    pub(in crate::report) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(in crate::report) fn loud(&mut self, lines: Vec<String>) {
        self.blocks.extend(lines.into_iter().map(|text| Block::Prose { text, loud: true }));
    }

    pub(in crate::report) fn name(&self) -> &str {
        &self.name
    }

    pub(in crate::report) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// A picture.
    pub(in crate::report) fn picture(&mut self, picture: Picture) {
        self.blocks.push(Block::Figure { figure: picture.into() });
    }

    /// Lines as items of a list, an indented one inside the item before it.
    pub(in crate::report) fn list(&mut self, lines: &[String]) {
        let item = |line: &String| Item { text: line.trim_start().to_owned(), deeper: line.starts_with(' ') };
        if !lines.is_empty() {
            self.blocks.push(Block::Items { items: lines.iter().map(item).collect() });
        }
    }
}

impl Sheet for Blocks {
    fn heading(&mut self, text: &str) {
        text.clone_into(&mut self.name);
        self.blocks.push(Block::Heading { text: text.to_owned() });
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            let text = line.trim_start().to_owned();
            match self.blocks.last_mut() {
                Some(Block::Items { items }) if line.starts_with(' ') => items.push(Item { text, deeper: false }),
                _ if line.starts_with(' ') => {
                    self.blocks.push(Block::Items { items: vec![Item { text, deeper: false }] });
                }
                _ => self.blocks.push(Block::Prose { text, loud: false }),
            }
        }
    }

    fn items(&mut self, lines: &[String]) {
        self.list(lines);
    }

    fn gap(&mut self) {}

    fn grid(&mut self, grid: &Grid) {
        let table = Table::of(grid, &self.name);
        self.blocks.push(Block::Table { table });
    }
}
