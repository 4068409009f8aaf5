//! How long it takes to say how firm a list is: 10,000 draws of results and 10,000 of weights, the list without each
//! indicator, with each weight changed, and the interval of each weight. Run: `cargo bench --bench firm [schools] [draws] [runs]`;
//! with `--table FILE` the counts are written for `benches/firm.py`, which draws the same in numpy, and with `--chances FILE` how
//! often each school is listed and its places, for results and for weights.
//!
//! Prints the median of the runs, five where nothing else is said.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "the table is for another program to read")]

mod invented;

use std::fmt::Write as _;
use std::time::Instant;

use shnor::assess::{Effort, Firmness, assess, firmness};
use shnor::criteria;
use shnor::observation::Observations;
use shnor::school::Register;

use invented::{Draws, counted, counts, register, shares};

const INDICATORS: usize = 15;
const RUNS: usize = 5;

/// Fifteen shares of pupils, three indices of five, one of those; the lowest fifth.
fn criteria_text() -> String {
    let mut text = shares(INDICATORS, "years = { last = 1, not_older_than = 1 }\nscale = { worst = 60, best = 0 }");
    for group in 0..3 {
        let part = |part: usize| format!("{{ indicator = \"i{}\", weight = {} }}", group * 5 + part, part + 1);
        let parts: Vec<String> = (0..5).map(part).collect();
        let _ = write!(
            text,
            "[[index]]\nid = \"g{group}\"\ntitle = \"g{group}\"\ntotal = 15\nmissing = {{ policy = \"refuse\" }}\nparts = [{}]\n",
            parts.join(", ")
        );
    }
    text.push_str(
        "[[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = { policy = \"refuse\" }\n\
         parts = [{ index = \"g0\", weight = 50 }, { index = \"g1\", weight = 30 }, { index = \"g2\", weight = 20 }]\n\
         [list]\nindex = \"top\"\nlowest = { share = 20, rounding = \"ceiling\" }\nties = \"include_all\"\n",
    );
    text
}

fn city(count: usize, table: &mut String) -> (Register, Observations) {
    let register = register(count, 6, 0);
    let mut draws = Draws(2020);
    let mut rows = Vec::with_capacity(count * INDICATORS * 2);
    let ids = counts(INDICATORS);
    for school in 0..count {
        for [low, all] in &ids {
            let participants = 10 + draws.below(110);
            let failed = draws.below(participants / 2 + 1);
            let _ = writeln!(table, "{failed},{participants}");
            for (measure, count) in [(low, failed), (all, participants)] {
                rows.push(counted(school, measure, 2020, count));
            }
        }
    }
    (register, Observations::new(rows))
}

/// By school: how often it is listed and its places, with other results and with other weights.
fn chances(firm: &Firmness) -> String {
    let mut text = String::new();
    let (results, weights) = (firm.results.as_ref().expect("shares"), firm.weights.as_ref().expect("weights"));
    for (results, weights) in results.iter().zip(weights) {
        let cells = [results, weights].map(|likelihood| {
            let (low, high) = likelihood.ranks.expect("a score");
            format!("{},{low},{high}", likelihood.listed)
        });
        let _ = writeln!(text, "{}", cells.join(","));
    }
    text
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<usize>().ok());
    let (count, draws) = (numbers.next().unwrap_or(1_000), numbers.next().unwrap_or(10_000));
    let runs = numbers.next().unwrap_or(RUNS);
    let criteria = criteria::read(&criteria_text()).expect("sound criteria");
    let mut table = String::new();
    let (register, observations) = city(count, &mut table);
    let write = |option: &str, text: &str| {
        if let Some(at) = arguments.iter().position(|argument| argument == option) {
            std::fs::write(arguments.get(at + 1).expect(option), text).expect("the file can be written");
        }
    };
    write("--table", &table);
    let assessment = assess(&criteria, &register, &observations, 2020);
    let effort = Effort { draws: u32::try_from(draws).unwrap_or(u32::MAX), ..Effort::default() };
    let mut times = Vec::new();
    let mut told = String::new();
    for run in 0..runs {
        let start = Instant::now();
        let firm = firmness(&assessment, effort).expect("a list");
        times.push(start.elapsed().as_secs_f64());
        if run == 0 {
            write("--chances", &chances(&firm));
            let doubtful = firm.borderline.iter().flatten().filter(|doubts| !doubts.is_empty()).count();
            told =
                format!("{count} schools, {INDICATORS} indicators, {draws} draws of each kind: {doubtful} borderline");
        }
    }
    times.sort_by(f64::total_cmp);
    println!("{told}");
    println!("firmness: median {:.3} s, from {:.3} to {:.3}", times[runs / 2], times[0], times[runs - 1]);
}
