//! The same work for many things, on as many threads as there are cores. The results stand in the order of the things,
//! whatever the number of threads.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_stand_in_the_order_of_the_things() {
        let squares = each(10_001, 1, |number| number * number);
        assert!(squares.iter().enumerate().all(|(number, square)| number * number == *square));
        assert_eq!(each(3, 10_000, |number| number), [0, 1, 2]);
        assert_eq!(each(0, 10_000, |number| number), Vec::<usize>::new());
    }
}
