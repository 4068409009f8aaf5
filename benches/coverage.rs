//! How far the probabilities of `firmness` can be trusted: 300 invented cities of 37 schools whose true shares are known. Run:
//! `cargo bench --bench coverage [cities] [draws]`.
//!
//! A school has a level of its own, and each of its six shares (15 to 30 % on the average) lies around it; what is seen of a
//! share are 8 to 80 pupils. The true list is that of the true shares. Told is how often the true place lies between the
//! places that 95 of 100 draws give, how many of the schools that are truly among the lowest fifth are listed in at least
//! half of the draws, and how many schools are truly among them of those that are listed in so many of 100 draws. The seed
//! is fixed: the table is the same each time.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod invented;

use std::fmt::Write as _;

use shnor::assess::{Effort, assess, firmness};
use shnor::criteria;
use shnor::observation::Observations;

use invented::{counted, counts, register, shares};

const SCHOOLS: usize = 37;
/// Weights of the shares.
const WEIGHTS: [u32; 6] = [25, 20, 20, 15, 10, 10];
/// The share that counts as the worst, in percent.
const WORST: f64 = 60.0;
/// Ends of the classes of probability, in percent.
const CLASSES: [f64; 8] = [0.0, 5.0, 20.0, 40.0, 60.0, 80.0, 95.0, 100.1];

fn criteria_text() -> String {
    let mut text = shares(
        WEIGHTS.len(),
        &format!("years = {{ last = 1, not_older_than = 1 }}\nscale = {{ worst = {WORST}, best = 0 }}"),
    );
    let parts = WEIGHTS.iter().enumerate();
    let parts: Vec<String> =
        parts.map(|(number, weight)| format!("{{ indicator = \"i{number}\", weight = {weight} }}")).collect();
    let _ = write!(
        text,
        "[[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = {{ policy = \"refuse\" }}\nparts = [{}]\n\
         [list]\nindex = \"top\"\nlowest = {{ share = 20, rounding = \"ceiling\" }}\nties = \"include_all\"\n",
        parts.join(", ")
    );
    text
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    /// Between 0 and 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap_or(0)) / f64::from(1_u32 << 31)
    }

    /// A whole number from 0 on.
    fn below(&mut self, most: u32) -> i64 {
        self.unit();
        i64::try_from(self.0 >> 33).unwrap_or(0) % i64::from(most)
    }

    /// Near to normal: mean 0, deviation 1.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// So many of so many.
    fn binomial(&mut self, pupils: i64, share: f64) -> i64 {
        (0..pupils).map(|_| i64::from(self.unit() < share)).sum()
    }
}

/// A city: what is seen of it, and the true score of each school.
fn city(chance: &mut Chance) -> (Observations, Vec<f64>) {
    let (mut rows, mut scores) = (Vec::new(), Vec::new());
    let ids = counts(WEIGHTS.len());
    let usual: Vec<f64> = WEIGHTS.iter().map(|_| 0.15 + 0.15 * chance.unit()).collect();
    for school in 0..SCHOOLS {
        let (level, mut score) = (0.05 * chance.normal(), 0.0);
        for (number, weight) in WEIGHTS.iter().enumerate() {
            let share = (usual[number] + level + 0.05 * chance.normal()).clamp(0.01, 0.6);
            score += f64::from(*weight) * (1.0 - share * 100.0 / WORST).max(0.0);
            let pupils = 8 + chance.below(73).min(chance.below(73));
            rows.push(counted(school, &ids[number][0], 2020, chance.binomial(pupils, share)));
            rows.push(counted(school, &ids[number][1], 2020, pupils));
        }
        scores.push(score);
    }
    (Observations::new(rows), scores)
}

/// What is counted over all cities.
#[derive(Default)]
struct Tally {
    schools: u32,
    covered: u32,
    /// Truly listed, of them listed in at least half of the draws, and of them by the computed list.
    truly: [u32; 3],
    /// By class of probability: schools, truly listed, the sum of the probabilities.
    classes: [(u32, u32, f64); CLASSES.len() - 1],
}

impl Tally {
    fn show(&self, cities: u32, draws: u32) {
        let percent = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
        println!("{cities} cities of {SCHOOLS} schools, {draws} draws");
        println!("true place within the places of 95 draws in 100: {:.1} %", percent(self.covered, self.schools));
        let [truly, likely, computed] = self.truly;
        println!(
            "of the schools truly in the lowest fifth: {:.1} % in half of the draws or more",
            percent(likely, truly)
        );
        println!("                                          {:.1} % on the computed list", percent(computed, truly));
        println!("listed, of 100 draws   schools   in the mean   truly in the lowest fifth");
        for (class, (schools, truly, sum)) in self.classes.iter().enumerate() {
            println!(
                "{:>8} – {:<8} {schools:>11} {:>11.1} % {:>11.1} %",
                CLASSES[class],
                CLASSES[class + 1].floor(),
                sum / f64::from((*schools).max(1)),
                percent(*truly, *schools)
            );
        }
    }
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let (cities, draws) = (numbers.next().unwrap_or(300), numbers.next().unwrap_or(10_000));
    let criteria = criteria::read(&criteria_text()).expect("sound criteria");
    let register = register(SCHOOLS, 2, 0);
    let (mut chance, mut tally) = (Chance(1324), Tally::default());
    for number in 0..cities {
        let (observations, truth) = city(&mut chance);
        let assessment = assess(&criteria, &register, &observations, 2020);
        let effort = Effort { draws, seed: u64::from(number), threads: None };
        let likelihoods = firmness(&assessment, effort).and_then(|firm| firm.results).expect("shares");
        for (school, likelihood) in likelihoods.iter().enumerate() {
            let place = 1 + truth.iter().filter(|score| **score < truth[school]).count();
            let truly = place <= SCHOOLS.div_ceil(5);
            let (low, high) = likelihood.ranks.expect("a score");
            let percent = 100.0 * f64::from(likelihood.listed) / f64::from(draws);
            tally.schools += 1;
            tally.covered += u32::from(low <= place && place <= high);
            if truly {
                let counted = [true, percent >= 50.0, assessment.is_inside(school)];
                tally.truly.iter_mut().zip(counted).for_each(|(count, counted)| *count += u32::from(counted));
            }
            let class = CLASSES.iter().rposition(|least| percent >= *least).unwrap_or(0);
            let (schools, truly_listed, sum) = &mut tally.classes[class];
            *schools += 1;
            *truly_listed += u32::from(truly);
            *sum += percent;
        }
    }
    tally.show(cities, draws);
}
