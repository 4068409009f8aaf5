//! How long it takes to hold two years against one another, once the data are in memory: 9,000 schools, 15 indicators in an
//! index of two levels, other weights in the second year, one value of twenty missing; the assessments of both years, those
//! by the other year's criteria, and every change split. Run: `cargo bench --bench compare [schools]`.
//!
//! A second measurement has scales that compare schools, where each state of a school asks for its group anew.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod invented;

use std::fmt::Write as _;
use std::time::Instant;

use shnor::assess::assess;
use shnor::compare::{Run, compare};
use shnor::criteria::{self, Criteria};
use shnor::observation::Observations;
use shnor::school::Register;

use invented::{Draws, counted, counts, register, shares};

const INDICATORS: usize = 15;
const RUNS: usize = 5;
const FIXED: &str = "scale = { worst = 60, best = 0 }";
const RELATIVE: &str = "scale = { method = \"min_max\", better = \"low\" }";

/// Fifteen shares, three indices of five, one of those; the weights begin with this one.
fn methodology(scale: &str, first: usize) -> Criteria {
    let mut text = shares(INDICATORS, &format!("years = {{ last = 2, not_older_than = 3 }}\n{scale}"));
    for group in 0..3 {
        let weight = |part: usize| (part + first) % 5 + 1;
        let parts: Vec<String> = (0..5)
            .map(|part| format!("{{ indicator = \"i{}\", weight = {} }}", group * 5 + part, weight(part)))
            .collect();
        let _ = write!(
            text,
            "[[index]]\nid = \"g{group}\"\ntitle = \"g{group}\"\ntotal = 15\n\
             missing = {{ policy = \"renormalise\", coverage = 30 }}\nparts = [{}]\n",
            parts.join(", ")
        );
    }
    text.push_str(
        "[[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = { policy = \"renormalise\", coverage = 50 }\n\
         parts = [{ index = \"g0\", weight = 40 }, { index = \"g1\", weight = 40 }, { index = \"g2\", weight = 20 }]\n\
         [list]\nindex = \"top\"\nlowest = { share = 20, rounding = \"ceiling\" }\nties = \"include_all\"\n\
         [rounding]\ncontribution = { digits = 2, mode = \"half_up\" }\n",
    );
    criteria::read(&text).expect("sound criteria")
}

/// The cells of the two years up to one.
fn year(count: usize, year: i32) -> Observations {
    let ids = counts(INDICATORS);
    let (mut draws, mut rows) = (Draws(u64::from(year.unsigned_abs())), Vec::with_capacity(count * INDICATORS * 4));
    for school in 0..count {
        for [low, all] in &ids {
            if draws.below(20) == 0 {
                continue;
            }
            for year in [year - 1, year] {
                let participants = 4 + draws.below(120);
                let failed = draws.below(participants / 2 + 1);
                rows.push(counted(school, low, year, failed));
                rows.push(counted(school, all, year, participants));
            }
        }
    }
    Observations::new(rows)
}

fn measure(told: &str, count: usize, scale: &str) {
    let (old, new) = (methodology(scale, 0), methodology(scale, 2));
    let (register, before, after): (Register, _, _) = (register(count, 6, 0), year(count, 2020), year(count, 2021));
    let mut times = Vec::new();
    let mut split = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        let runs = [
            Run::of(assess(&old, &register, &before, 2020), &before, "old", None),
            Run::of(assess(&new, &register, &after, 2021), &after, "new", None),
        ];
        let steps = compare(&runs, &[]);
        times.push(start.elapsed().as_secs_f64());
        split = steps[0].moves.iter().filter(|found| found.change.is_ok()).count();
    }
    times.sort_by(f64::total_cmp);
    println!(
        "{told}: {count} schools, {split} split: median {:.2} s, from {:.2} to {:.2}",
        times[RUNS / 2],
        times[0],
        times[RUNS - 1]
    );
}

fn main() {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(9_000);
    measure("fixed scales", count, FIXED);
    measure("scales that compare schools", count / 9, RELATIVE);
}
