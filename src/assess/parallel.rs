//! The same work for many things, on as many threads as there are cores. The results stand in the order of the things,
//! whatever the number of threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer things than this are not worth a thread.
const WORTHWHILE: usize = 4_000;

/// What the work gives for 0, 1, … `count` − 1. `weight` says how much one of them is: schools are 1, columns many.
pub(super) fn each<T: Send>(count: usize, weight: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
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
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    results
}

/// The same for a few things of unequal size: whichever thread is free takes the next.
pub(crate) fn by_turns<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count);
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
        let done = parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.flatten().collect()
    });
    results.sort_by_key(|(thing, _)| *thing);
    results.into_iter().map(|(_, result)| result).collect()
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
}
