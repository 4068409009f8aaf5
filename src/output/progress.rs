//! How far a long work is: a line on standard error, for who looks at a terminal, once the work has taken two seconds. It
//! is wiped away when the work ends, and no result knows of it.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes no longer is not told of.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often the line is drawn anew while nothing happens.
const BREATH: Duration = Duration::from_millis(200);

/// How far a work of so many steps is.
pub struct Progress {
    shown: Option<(ProgressBar, Later)>,
}

impl Progress {
    /// A work of so many steps, with words for what it is. Where nobody looks, or nobody wants it, nothing is drawn.
    #[must_use]
    pub fn of(steps: u64, words: String, wanted: bool) -> Self {
        let looked_at = wanted && io::stderr().is_terminal();
        Self { shown: looked_at.then(|| begin(steps, words)) }
    }

    /// A step is begun; its name is one that a terminal can be shown.
    pub fn step(&self, name: String) {
        if let Some((bar, _)) = &self.shown {
            bar.set_message(name);
            bar.inc(1);
        }
    }

    /// So many more steps are done.
    pub fn done(&self, steps: u64) {
        if let Some((bar, _)) = &self.shown {
            bar.inc(steps);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((bar, later)) = self.shown.take() {
            // nothing may be drawn any more once the line is wiped away
            later.cancel();
            bar.finish_and_clear();
        }
    }
}

fn begin(steps: u64, words: String) -> (ProgressBar, Later) {
    let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
    let style = ProgressStyle::with_template("{prefix} {bar:20} {pos}/{len} {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("##-"));
    bar.set_prefix(words);
    let drawn = bar.clone();
    let later = Later::after(PATIENCE, move || {
        drawn.set_draw_target(ProgressDrawTarget::stderr());
        drawn.enable_steady_tick(BREATH);
    });
    (bar, later)
}

/// Something that is done after a while, unless it is cancelled before.
struct Later {
    cancel: Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Later {
    fn after(wait: Duration, then: impl FnOnce() + Send + 'static) -> Self {
        let (cancel, cancelled) = mpsc::channel();
        let wait_for_it = move || {
            if cancelled.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                then();
            }
        };
        // where no thread is to be had there is no line either
        Self { cancel, thread: thread::Builder::new().spawn(wait_for_it).ok() }
    }

    /// Waits until it is certain that nothing will be done any more.
    fn cancel(self) {
        let Self { cancel, thread } = self;
        drop(cancel);
        // what fell in drawing a line is no fault of the work
        let _ = thread.map(JoinHandle::join);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    /// Whether something to be done after a while is done, where it is cancelled once `until` has passed.
    fn happens(wait: Duration, until: impl FnOnce(&AtomicBool)) -> bool {
        let done = Arc::new(AtomicBool::new(false));
        let later = Later::after(wait, {
            let done = Arc::clone(&done);
            move || done.store(true, Ordering::SeqCst)
        });
        until(&done);
        later.cancel();
        done.load(Ordering::SeqCst)
    }

    #[test]
    fn short_work_draws_nothing_and_long_work_does() {
        assert!(!happens(Duration::from_secs(3600), |_| {}), "the work ended first");
        let long = |done: &AtomicBool| {
            while !done.load(Ordering::SeqCst) {
                thread::yield_now();
            }
        };
        assert!(happens(Duration::ZERO, long));
    }

    #[test]
    fn nothing_is_drawn_where_it_is_unwanted() {
        let progress = Progress::of(3, String::new(), false);
        progress.step("a".to_owned());
        progress.done(2);
        assert!(progress.shown.is_none());
    }
}
