//! What the benchmarks of the method invent alike: schools, shares of pupils, numbers that look like chance.
#![allow(dead_code, reason = "each benchmark takes what it needs")]

use std::fmt::Write as _;

use shnor::observation::{Observation, Reading};
use shnor::origin::Origin;
use shnor::school::{NameKey, Register, School};

/// Numbers that look like chance and are the same each time.
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    pub(crate) fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 40).unwrap_or(0) % most
    }
}

fn origin() -> Origin {
    Origin { file: "bench".into(), sheet: None, row: 0, column: 0, to: None }
}

/// So many schools, with ids of so many digits, in so many clusters; 0: in none.
pub(crate) fn register(count: usize, digits: usize, clusters: usize) -> Register {
    let school = |number: usize| School {
        id: format!("{number:0digits$}"),
        name: format!("СШ № {number}"),
        short_name: format!("СШ № {number}"),
        aliases: Vec::new(),
        predecessors: Vec::new(),
        kind: NameKey::of("СШ № 1").kind,
        grades: "1-11".parse().ok(),
        district: None,
        municipality: None,
        cluster: number.checked_rem(clusters).map(|cluster| cluster.to_string()),
        origin: origin(),
    };
    Register::new((1..=count).map(school).collect())
}

/// A count of a school.
pub(crate) fn counted(school: usize, measure: &std::sync::Arc<str>, year: i32, count: i64) -> Observation {
    let (measure, reading) = (measure.clone(), Reading::Count(count));
    Observation { school, measure, year, reading, printed: None, origin: origin() }
}

/// The ids of the counts of shares: above the line and below it.
pub(crate) fn counts(indicators: usize) -> Vec<[std::sync::Arc<str>; 2]> {
    (0..indicators).map(|number| ["low", "all"].map(|part| format!("plain.{part}_{number}").into())).collect()
}

/// The beginning of a methodology whose indicators are so many shares, each with these lines.
pub(crate) fn shares(indicators: usize, lines: &str) -> String {
    let mut text = String::from(
        "schema = \"shnor/criteria/1\"\nid = \"bench\"\ntitle = \"bench\"\npurpose = \"bench\"\nsource = \"bench\"\n\
         verified = \"own\"\nstanding = \"template\"\ndirection = \"higher_is_better\"\n",
    );
    for number in 0..indicators {
        for part in ["low", "all"] {
            let _ = write!(
                text,
                "[[measure]]\nid = \"plain.{part}_{number}\"\ntitle = \"{part} {number}\"\nkind = \"count\"\n"
            );
        }
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{number}\"\ntitle = \"i{number}\"\nshare = [\"plain.low_{number}\"]\n\
             of = [\"plain.all_{number}\"]\n{lines}\n"
        );
    }
    text
}
