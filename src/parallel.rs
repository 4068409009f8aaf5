//! Work on several cores. What comes out stands in the order of what went in, whatever the number of threads.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, available_parallelism};

/// Fewer things than this are not worth a thread.
const WORTHWHILE: usize = 4_000;
/// Readers at the same time: each may take much memory for a file.
const MOST_READERS: usize = 2;
/// Items that are read or wait to be taken.
const MOST_AHEAD: usize = 3;

/// What the work gives for 0, 1, … `count` − 1. `weight` says how much one of them is: schools are 1, columns many.
pub(crate) fn each<T: Send>(count: usize, weight: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(count);
    if threads < 2 || count.saturating_mul(weight) < WORTHWHILE {
        return (0..count).map(work).collect();
    }
    let part = count.div_ceil(threads);
    let work = &work;
    let mut results = Vec::with_capacity(count);
    thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|thread| {
                let range = (thread * part).min(count)..((thread + 1) * part).min(count);
                scope.spawn(move || range.map(work).collect::<Vec<T>>())
            })
            .collect();
        for part in parts {
            match part.join() {
                Ok(part) => results.extend(part),
                Err(panic) => resume_unwind(panic),
            }
        }
    });
    results
}

/// The same for a few things of unequal size: whichever thread is free takes the next.
pub(crate) fn by_turns<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = available_parallelism().map_or(1, NonZero::get).min(count);
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let thing = next.fetch_add(1, Ordering::Relaxed);
            if thing >= count {
                return done;
            }
            done.push((thing, work(thing)));
        }
    };
    let mut results: Vec<(usize, T)> = thread::scope(|scope| {
        let parts: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        let done = parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.flatten().collect()
    });
    results.sort_by_key(|(thing, _)| *thing);
    results.into_iter().map(|(_, result)| result).collect()
}

/// How far reading is.
struct State<R, T> {
    /// The item that is read next.
    next: usize,
    /// Items that were taken.
    taken: usize,
    /// What was read before its turn.
    waiting: BTreeMap<usize, R>,
    take: T,
}

/// Gives what `read` makes of each item to `take`, in their order; never does much of it wait to be taken.
pub(crate) fn in_order<I: Sync, R: Send>(items: &[I], read: impl Fn(&I) -> R + Sync, take: impl FnMut(R) + Send) {
    let state = Mutex::new(State { next: 0, taken: 0, waiting: BTreeMap::new(), take });
    let turn = Condvar::new();
    let reader = || {
        while let Some(place) = next(&state, &turn, items.len()) {
            let read = catch_unwind(AssertUnwindSafe(|| read(&items[place])));
            let mut state = lock(&state);
            match read {
                Ok(read) => state.put(place, read),
                Err(panic) => {
                    // nobody waits for what will never come
                    state.next = items.len();
                    drop(state);
                    turn.notify_all();
                    resume_unwind(panic);
                }
            }
            turn.notify_all();
        }
    };
    let readers = available_parallelism().map_or(1, NonZero::get).min(MOST_READERS).min(items.len());
    thread::scope(|scope| {
        for _ in 1..readers {
            scope.spawn(reader);
        }
        reader();
    });
}

fn lock<S>(state: &Mutex<S>) -> MutexGuard<'_, S> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next item to read, as soon as it may be read.
fn next<R, T>(state: &Mutex<State<R, T>>, turn: &Condvar, count: usize) -> Option<usize> {
    let too_far = |state: &mut State<R, T>| state.next < count && state.next >= state.taken + MOST_AHEAD;
    let mut state = turn.wait_while(lock(state), too_far).unwrap_or_else(PoisonError::into_inner);
    let place = state.next;
    state.next += 1;
    (place < count).then_some(place)
}

impl<R, T: FnMut(R)> State<R, T> {
    /// Keeps what was read until its turn, and takes what has it.
    fn put(&mut self, place: usize, read: R) {
        self.waiting.insert(place, read);
        while let Some(read) = self.waiting.remove(&self.taken) {
            (self.take)(read);
            self.taken += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_stand_in_the_order_of_the_things() {
        let squares = each(10_001, 1, |number| number * number);
        assert!(squares.iter().enumerate().all(|(number, square)| number * number == *square));
        assert_eq!(each(3, 10_000, |number| number), [0, 1, 2]);
        assert_eq!(each(0, 10_000, |number| number), Vec::<usize>::new());
        assert_eq!(by_turns(9, |number| number * number), [0, 1, 4, 9, 16, 25, 36, 49, 64]);
        assert_eq!(by_turns(0, |number| number), Vec::<usize>::new());
    }

    #[test]
    fn what_was_read_comes_in_the_order_in_which_it_was_asked() {
        let items: Vec<usize> = (0..1_000).collect();
        // the first items take longest
        let slow = |item: &usize| (0..200_000 / (item + 1)).fold(*item, |sum, one| sum ^ one ^ one);
        let taken = |items: &[usize]| {
            let mut taken = Vec::new();
            in_order(items, slow, |item| taken.push(item));
            taken
        };
        assert_eq!(taken(&items), items);
        assert_eq!(taken(&[]), [0; 0]);
    }

    #[test]
    fn a_reader_that_falls_takes_the_others_down_and_nobody_waits() {
        let items: Vec<usize> = (0..100).collect();
        let read = |item: &usize| assert!(*item != 5, "the fifth falls");
        assert!(catch_unwind(|| in_order(&items, read, |()| {})).is_err());
    }
}
