//! Rows that stream by are taken on a core of their own, in their order, while the reader reads on.

use std::mem;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::{JoinHandle, spawn};

use super::gather::RowSink;
use super::sheet::Cell;

/// Cells and bytes of text that are handed on together.
const MOST_CELLS: usize = 2_048;
const MOST_TEXT: usize = 1024 * 1024;
/// Batches that may wait.
const MOST_BATCHES: usize = 4;

/// Rows that follow one another: their cells, and where those of each end.
#[derive(Default)]
struct Batch {
    rows: Vec<(u32, usize)>,
    cells: Vec<(u32, Cell)>,
    text: usize,
}

impl Batch {
    fn push(&mut self, row: u32, cells: impl Iterator<Item = (u32, Cell)>) {
        for (column, cell) in cells {
            self.text += if let Cell::Text(text) = &cell { text.len() } else { 0 };
            self.cells.push((column, cell));
        }
        self.rows.push((row, self.cells.len()));
    }

    fn is_full(&self) -> bool {
        self.cells.len() >= MOST_CELLS || self.text >= MOST_TEXT
    }

    /// The same without rows.
    fn emptied(mut self) -> Self {
        self.rows.clear();
        self.cells.clear();
        self.text = 0;
        self
    }

    fn give(&self, sink: &mut impl RowSink) {
        let mut from = 0;
        for (row, to) in &self.rows {
            sink.row(*row, &self.cells[from..*to]);
            from = *to;
        }
    }
}

/// Hands rows on to who takes them.
pub(super) struct Beside<S> {
    batch: Batch,
    batches: SyncSender<Batch>,
    /// Batches that were taken: memory goes back where it came from, for cores that free each other's wait for each other.
    taken: Receiver<Batch>,
    taker: JoinHandle<S>,
}

impl<S: RowSink> Beside<S> {
    /// Ready to hand rows on.
    pub(super) fn new(mut sink: S) -> Self {
        let (batches, waiting) = sync_channel::<Batch>(MOST_BATCHES);
        let (back, taken) = channel();
        let taker = spawn(move || {
            for batch in waiting {
                batch.give(&mut sink);
                // nobody waits for it where the file turned out to be faulty
                let _ = back.send(batch);
            }
            sink
        });
        Self { batch: Batch::default(), batches, taken, taker }
    }

    /// Hands a row on.
    pub(super) fn row(&mut self, row: u32, cells: impl Iterator<Item = (u32, Cell)>) {
        self.batch.push(row, cells);
        if self.batch.is_full() {
            // it fails only where the taker panicked, which is told when he is asked back
            let empty = self.taken.try_recv().map(Batch::emptied).unwrap_or_default();
            let _ = self.batches.send(mem::replace(&mut self.batch, empty));
        }
    }

    /// The taker, when he has taken everything.
    pub(super) fn finish(self) -> S {
        let _ = self.batches.send(self.batch);
        drop(self.batches);
        self.taker.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps what it is given.
    #[derive(Default)]
    struct Keep(Vec<(u32, Vec<u32>)>);

    impl RowSink for Keep {
        fn row(&mut self, row: u32, cells: &[(u32, Cell)]) {
            self.0.push((row, cells.iter().map(|(column, _)| *column).collect()));
        }
    }

    #[test]
    fn rows_of_many_batches_come_whole_and_in_order() {
        let mut beside = Beside::new(Keep::default());
        let columns = |row: u32| (0..=row % 3).collect::<Vec<u32>>();
        for row in 0..20_000 {
            let text = Cell::Text("x".repeat(if row == 7 { MOST_TEXT } else { 1 }).into());
            beside.row(row, columns(row).into_iter().map(|column| (column, text.clone())));
        }
        let taken = beside.finish().0;
        assert!(taken.into_iter().eq((0..20_000).map(|row| (row, columns(row)))));
    }
}
