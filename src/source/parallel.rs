//! Several files are read at the same time, on as many cores as there are, and come back in the order in which they were
//! given: nobody sees which was read first.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

/// Readers at the same time: each may take much memory for a file.
const MOST_READERS: usize = 4;

/// What `read` makes of each item, in their order.
pub(super) fn in_order<I: Sync, R: Send>(items: &[I], read: impl Fn(&I) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let reader = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let items = places.map_while(|place| items.get(place).map(|item| (place, item)));
        items.map(|(place, item)| (place, read(item))).collect::<Vec<_>>()
    };
    let readers = available_parallelism().map_or(1, NonZero::get).min(MOST_READERS).min(items.len());
    let mut all: Vec<(usize, R)> = scope(|scope| {
        let readers: Vec<_> = (1..readers).map(|_| scope.spawn(reader)).collect();
        let own = reader();
        let others = readers.into_iter().flat_map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        own.into_iter().chain(others).collect()
    });
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, read)| read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_comes_in_the_order_in_which_it_was_asked() {
        let items: Vec<usize> = (0..1_000).collect();
        // the first items take longest
        let slow = |item: &usize| (0..200_000 / (item + 1)).fold(*item, |sum, one| sum ^ one ^ one);
        assert_eq!(in_order(&items, slow), items);
        assert_eq!(in_order(&[], slow), [0; 0]);
    }
}
