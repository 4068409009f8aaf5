//! How long the method takes and how much memory it needs, once the data are in memory: 40,000 schools, 30 indicators, an
//! index of three levels, rules, a list in pools. Run: `cargo bench --bench engine [schools]`.
//!
//! Prints the median of five runs and, on Linux, by how much the peak of resident memory grew.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "the peak of resident memory stands in a file of the system")]

mod invented;

use std::fmt::Write as _;
use std::time::Instant;

use shnor::assess::{Assessment, Reference, assess};
use shnor::criteria;
use shnor::observation::Observations;
use shnor::school::Register;

use invented::{Draws, counted, counts, register, shares};

const INDICATORS: usize = 30;
const RUNS: usize = 5;

/// Thirty shares, three indices of ten, one of those; three rules; the lowest fifth of each of four clusters, or a rule.
fn criteria_text() -> String {
    let mut text = shares(
        INDICATORS,
        "years = { last = 2, not_older_than = 3 }\nsmallest_cohort = 5\nscale = { worst = 60, best = 0 }",
    );
    for group in 0..3 {
        let parts: Vec<String> = (0..10)
            .map(|part| format!("{{ indicator = \"i{}\", weight = {} }}", group * 10 + part, part + 1))
            .collect();
        let _ = write!(
            text,
            "[[index]]\nid = \"g{group}\"\ntitle = \"g{group}\"\ntotal = 55\n\
             missing = {{ policy = \"renormalise\", coverage = 50 }}\nparts = [{}]\n",
            parts.join(", ")
        );
    }
    text.push_str(
        "[[index]]\nid = \"middle\"\ntitle = \"middle\"\ntotal = 100\nmissing = { policy = \"renormalise\", coverage = 50 }\n\
         parts = [{ index = \"g0\", weight = 60 }, { index = \"g1\", weight = 40 }]\n\
         [[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = { policy = \"renormalise\", coverage = 50 }\n\
         parts = [{ index = \"middle\", weight = 70 }, { index = \"g2\", weight = 30 }]\n\
         [[rule]]\nid = \"two\"\ntitle = \"two\"\nof = [\"i0\", \"i1\", \"i2\", \"i3\", \"i4\", \"i5\", \"i6\", \"i7\", \"i8\"]\n\
         is = { at_least = 50 }\nyears = { each_of_last = 2 }\nhold_at_least = 12\nmissing = { policy = \"not_held\", coverage = 50 }\n\
         [[rule]]\nid = \"twice\"\ntitle = \"twice\"\nof = [\"i0\"]\nis = { at_least = 58 }\nyears = { every_of_last = 2 }\n\
         missing = { policy = \"not_held\" }\n\
         [[rule]]\nid = \"low\"\ntitle = \"low\"\nof = [\"g0\"]\nis = { less_than = 10 }\nmark = \"low\"\n\
         [list]\nindex = \"top\"\nlowest = { share = 20, rounding = \"ceiling\", within = [\"cluster\"] }\n\
         rules = [\"two\", \"twice\"]\ncombine = \"any\"\nties = \"include_all\"\nrisk = { within = 1 }\n\
         [rounding]\ncontribution = { digits = 2, mode = \"half_up\" }\n",
    );
    text
}

fn city(count: usize) -> (Register, Observations) {
    let register = register(count, 6, 4);
    let ids = counts(INDICATORS);
    let (mut draws, mut rows) = (Draws(2020), Vec::with_capacity(count * INDICATORS * 4));
    for school in 0..count {
        for [low, all] in &ids {
            // one in twenty has no data
            if draws.below(20) == 0 {
                continue;
            }
            for year in [2019, 2020] {
                let participants = 4 + draws.below(120);
                let failed = draws.below(participants / 2 + 1);
                for (measure, count) in [(low, failed), (all, participants)] {
                    rows.push(counted(school, measure, year, count));
                }
            }
        }
    }
    (register, Observations::new(rows))
}

/// The peak of resident memory in MB, where the system says it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// Every school explained: held against the cut and the median, its reasons, and what would have to change in each
/// indicator. Returns how many indicators were solved for.
fn explain(assessment: &Assessment<'_>) -> usize {
    let flips = assessment.flips();
    let explained = assessment.for_each_school(|school| {
        let cut = assessment.against(school, Reference::Cut);
        let median = assessment.against(school, Reference::Median);
        let reasons = assessment.reasons(school);
        let solved = (0..INDICATORS).filter_map(|indicator| flips.solved(school, indicator)).count();
        std::hint::black_box((cut, median, reasons));
        solved
    });
    explained.into_iter().sum()
}

fn main() {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(40_000);
    let criteria = criteria::read(&criteria_text()).expect("sound criteria");
    let (register, observations) = city(count);
    let before = peak();
    let mut times = Vec::new();
    let (mut told, mut explanations, mut solved) = (String::new(), Vec::new(), 0);
    for run in 0..RUNS {
        let start = Instant::now();
        let assessment = assess(&criteria, &register, &observations, 2020);
        times.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        solved = explain(&assessment);
        explanations.push(start.elapsed().as_secs_f64());
        if run == 0 {
            let listed = assessment.listed().count();
            told =
                format!("{count} schools, {INDICATORS} indicators: {} ranked, {listed} listed", assessment.order.len());
        }
    }
    times.sort_by(f64::total_cmp);
    println!("{told}");
    println!("assess: median {:.2} s, from {:.2} to {:.2}", times[RUNS / 2], times[0], times[RUNS - 1]);
    explanations.sort_by(f64::total_cmp);
    println!(
        "explanations: median {:.2} s, from {:.2} to {:.2}; {solved} values solved for",
        explanations[RUNS / 2],
        explanations[0],
        explanations[RUNS - 1]
    );
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("memory: {before} MB after loading, peak {after} MB, {} MB more", after - before);
    }
}
