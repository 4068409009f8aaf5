//! The results of a school in the examinations of a year.

use std::collections::BTreeMap;

use super::Failure;
use super::cells::Decimal;
use super::draws::Draws;
use super::plan::{EgeSubject, OgeSubject, Plan, Scale, Session};
use super::schools::School;

/// Which way a school's leaning to mathematics or to Russian moves a subject.
pub(crate) fn leaning(subject: &str) -> i64 {
    match subject {
        "math" | "math_base" | "math_profile" => 1,
        "russian" => -1,
        _ => 0,
    }
}

/// The results of a school, or of several together, in one subject of the ОГЭ or one test of the ВПР.
#[derive(Clone, Copy, Default)]
pub(crate) struct MarkCounts {
    /// How many got 2, 3, 4 and 5.
    pub(crate) marks: [u64; 4],
}

impl MarkCounts {
    pub(crate) fn participants(&self) -> u64 {
        self.marks.iter().sum()
    }

    pub(crate) fn mean(&self) -> Decimal {
        let sum = self.marks.iter().zip(2..).map(|(count, mark)| count * mark).sum();
        Decimal::ratio(sum, self.participants(), 2)
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.marks.iter_mut().zip(other.marks).for_each(|(sum, count)| *sum += count);
    }
}

/// The results of a school, or of several together, in one subject of the ЕГЭ.
#[derive(Clone, Copy, Default)]
pub(crate) struct EgeResult {
    pub(crate) participants: u64,
    pub(crate) below: u64,
    pub(crate) high: u64,
    pub(crate) full: u64,
    pub(crate) points: u64,
}

impl EgeResult {
    pub(crate) fn add(&mut self, other: &Self) {
        self.participants += other.participants;
        self.below += other.below;
        self.high += other.high;
        self.full += other.full;
        self.points += other.points;
    }
}

/// The examinations of a year in a school, or in those that became one.
#[derive(Clone, Default)]
pub(crate) struct Results {
    pub(crate) ninth: u64,
    pub(crate) eleventh: u64,
    /// How many of the eleventh grade sat the ЕГЭ.
    pub(crate) sitters: u64,
    /// By subject; none where the examination was not held.
    pub(crate) oge: BTreeMap<String, MarkCounts>,
    pub(crate) ege: BTreeMap<String, EgeResult>,
}

impl Results {
    fn draw(seed: u64, school: &School, session: &Session, [ninth, eleventh]: [u64; 2]) -> Self {
        let (year, sitters) = (session.year, sitters(seed, school, session, eleventh));
        let oge = session.oge.iter().map(|subject| (subject.id.clone(), draw_oge(seed, school, year, subject, ninth)));
        let sat = ege_participants(seed, school, session, sitters);
        let ege = session.ege.iter().zip(sat);
        let ege = ege.map(|(subject, sat)| (subject.id.clone(), draw_ege(seed, school, session, subject, sat)));
        Self { ninth, eleventh, sitters, oge: oge.collect(), ege: ege.collect() }
    }

    /// The marks in a subject of the ОГЭ.
    pub(crate) fn marks(&self, subject: &str) -> MarkCounts {
        self.oge.get(subject).copied().unwrap_or_default()
    }

    /// The results in a subject of the ЕГЭ.
    pub(crate) fn points(&self, subject: &str) -> EgeResult {
        self.ege.get(subject).copied().unwrap_or_default()
    }

    fn add(&mut self, other: &Self) {
        self.ninth += other.ninth;
        self.eleventh += other.eleventh;
        self.sitters += other.sitters;
        for (subject, result) in &other.oge {
            self.oge.entry(subject.clone()).or_default().add(result);
        }
        for (subject, result) in &other.ege {
            self.ege.entry(subject.clone()).or_default().add(result);
        }
    }
}

/// The results of every school, under the code that it had, in every year.
#[derive(Default)]
pub(crate) struct Archive<'a> {
    sessions: BTreeMap<u32, &'a Session>,
    results: BTreeMap<(u32, String), Results>,
}

impl<'a> Archive<'a> {
    /// Draws the examinations that belong to this table of schools.
    pub(crate) fn hold(&mut self, plan: &'a Plan, schools: &[School]) -> Result<(), Failure> {
        self.sessions.extend(plan.session.iter().map(|session| (session.year, session)));
        for school in schools {
            let sizes = &mut Draws::new(plan.seed, school, &plan.purpose("sizes"));
            let mut grade = |name: &str, usual: u64| -> Result<Vec<u64>, Failure> {
                let sessions = plan.session.iter();
                let size = |session: &Session| -> Result<u64, Failure> {
                    let drawn = sizes.about(usual, 8);
                    Ok(school.count(&format!("{name}-{}", session.year))?.unwrap_or(drawn))
                };
                sessions.map(size).collect()
            };
            let (ninth, eleventh) = (grade("ninth", school.ninth)?, grade("eleventh", school.eleventh)?);
            for (session, (ninth, eleventh)) in plan.session.iter().zip(ninth.into_iter().zip(eleventh)) {
                let results = Results::draw(plan.seed, school, session, [ninth, eleventh]);
                self.results.insert((session.year, school.code.clone()), results);
            }
        }
        Ok(())
    }

    /// The examinations of a year.
    pub(crate) fn session(&self, year: u32) -> Result<&'a Session, Failure> {
        Ok(self.sessions.get(&year).ok_or_else(|| format!("no examinations of {year} are drawn"))?)
    }

    /// The results of a year of what is this school today; none where it did not exist.
    pub(crate) fn of(&self, year: u32, school: &School) -> Option<Results> {
        let mut found = school.codes().filter_map(|code| self.results.get(&(year, code.to_string())));
        let mut sum = found.next()?.clone();
        found.for_each(|other| sum.add(other));
        Some(sum)
    }
}

fn draw_oge(seed: u64, school: &School, year: u32, subject: &OgeSubject, pupils: u64) -> MarkCounts {
    let draws = &mut Draws::new(seed, school, &format!("oge/{year}/{}", subject.id));
    let strength = school.oge + leaning(&subject.id) * school.maths + draws.normal() * 12 / 100;
    let participants = draws.some(pupils, 10 * subject.percent);
    draw_marks(draws, strength, &subject.cuts, participants)
}

pub(crate) fn draw_marks(draws: &mut Draws, strength: i64, cuts: &[i64; 3], participants: u64) -> MarkCounts {
    let mut result = MarkCounts::default();
    for _ in 0..participants {
        result.marks[mark(strength + draws.normal(), cuts)] += 1;
    }
    result
}

/// The mark less two.
fn mark(ability: i64, cuts: &[i64; 3]) -> usize {
    cuts.iter().filter(|&&cut| ability >= cut).count()
}

fn draw_ege(seed: u64, school: &School, session: &Session, subject: &EgeSubject, participants: u64) -> EgeResult {
    let draws = &mut Draws::new(seed, school, &format!("ege/{}/{}", session.year, subject.id));
    let strength =
        school.ege + session.sitters_better + leaning(&subject.id) * school.maths + draws.normal() * 12 / 100;
    let mut result = EgeResult { participants, ..EgeResult::default() };
    for _ in 0..participants {
        let ability = draws.normal();
        let (points, minimum) = match &subject.scale {
            Scale::NotHeld { .. } => (0, 0),
            Scale::Marks { cuts } => (2 + mark(strength + ability, cuts) as i64, 3),
            Scale::Points { centre, spread, minimum } => {
                // The weak are further from the middle than the strong.
                let stretched = if ability < 0 { ability * 13 / 10 } else { ability * 8 / 10 };
                ((centre + (strength + stretched) * spread / 1000).clamp(0, 100), *minimum)
            }
        };
        result.points += points.unsigned_abs();
        result.below += u64::from(points < minimum);
        result.high += u64::from((80..100).contains(&points));
        result.full += u64::from(points == 100);
    }
    result
}

/// How many sit the ЕГЭ: where it is for those who go on to universities, fewer in weaker schools.
fn sitters(seed: u64, school: &School, session: &Session, pupils: u64) -> u64 {
    if session.sitting >= 1000 {
        return pupils;
    }
    let draws = &mut Draws::new(seed, school, &format!("ege/{}/sitting", session.year));
    draws.some(pupils, session.sitting + school.ege / 10)
}

/// How many sit each subject. Where only a part of the pupils sits the ЕГЭ, those are among it who choose the mathematics
/// of the profile level.
fn ege_participants(seed: u64, school: &School, session: &Session, pupils: u64) -> Vec<u64> {
    let draws = &mut Draws::new(seed, school, &format!("ege/{}/choice", session.year));
    let profile = draws.some(pupils, 10_000 * school.maths_profile_percent as i64 / session.sitting);
    let both = if session.both_maths > 0 { draws.some(profile, session.both_maths) } else { 0 };
    let mut participants = Vec::new();
    for subject in &session.ege {
        participants.push(match subject.id.as_str() {
            _ if !subject.scale.held() => 0,
            "math_base" => pupils - profile + both,
            "math_profile" => profile,
            _ => draws.some(pupils, 10 * subject.percent),
        });
    }
    participants
}
