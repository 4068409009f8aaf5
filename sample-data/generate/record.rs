//! Everything that the files of one list say about one school.

use super::Failure;
use super::draws::Draws;
use super::exams::{Archive, MarkCounts, Results};
use super::plan::{Certificates, Plan};
use super::schools::School;
use super::vpr;

/// One school's figures.
pub(crate) struct Record<'a> {
    pub(crate) school: &'a School,
    /// The results of the year of the self-evaluation; none where the school had no graduates then.
    pub(crate) evaluated: Option<Results>,
    pub(crate) evaluation: Evaluation,
    pub(crate) passport: Passport,
    /// As in [`vpr::TESTS`]; none where the list has no tests.
    pub(crate) vpr: Vec<MarkCounts>,
}

/// Counts of the self-evaluation that are not exam results.
pub(crate) struct Evaluation {
    pub(crate) pupils: [u64; 3],
    pub(crate) good_marks: u64,
    pub(crate) no_certificate: [u64; 2],
    pub(crate) with_distinction: [u64; 2],
    pub(crate) staff: u64,
    pub(crate) staff_degree: u64,
    pub(crate) staff_category: [u64; 3],
}

pub(crate) struct Passport {
    pub(crate) pupils: u64,
    pub(crate) families: u64,
    pub(crate) incomplete: u64,
    pub(crate) large: u64,
    pub(crate) poor: u64,
    pub(crate) guardianship: u64,
    pub(crate) special_needs: u64,
    pub(crate) disabled: u64,
    pub(crate) on_record: u64,
    pub(crate) degree_per_mille: u64,
}

impl<'a> Record<'a> {
    pub(crate) fn draw(plan: &Plan, archive: &Archive, school: &'a School) -> Result<Self, Failure> {
        let year = plan.self_evaluation.year;
        let evaluated = archive.of(year, school);
        let graduates = evaluated.as_ref().map_or([school.ninth, school.eleventh], |of| [of.ninth, of.eleventh]);
        let certificates = archive.session(year)?.certificates;
        let evaluation = Evaluation::draw(plan, certificates, school, graduates, evaluated.as_ref());
        let passport = Passport::draw(plan, school, evaluation.pupils.iter().sum());
        let basic = evaluation.pupils[1] - graduates[0];
        let vpr = match &plan.vpr {
            Some(form) => vpr::draw(plan.seed, form, school, evaluation.pupils[0] / 4, basic / 4)?,
            None => Vec::new(),
        };
        Ok(Self { school, evaluated, evaluation, passport, vpr })
    }
}

impl Evaluation {
    fn draw(
        plan: &Plan,
        certificates: Certificates,
        school: &School,
        [ninth, eleventh]: [u64; 2],
        results: Option<&Results>,
    ) -> Self {
        let draws = &mut Draws::new(plan.seed, school, &plan.purpose("self-evaluation"));
        let primary = if school.has_primary() { draws.about(ninth * 9 / 2, 6) } else { 0 };
        let pupils = [primary, draws.about(ninth * 51 / 10, 4), eleventh + draws.about(eleventh, 12)];
        let staff = pupils.iter().sum::<u64>() * 10 / 158 + 4;
        let category = draws.some(staff, (640 + school.marks / 10).clamp(300, 900));
        let highest = draws.some(category, (480 + school.ege / 5).clamp(150, 800));
        let good_marks = draws.some(pupils.iter().sum(), (460 + school.marks * 12 / 100).clamp(150, 800));
        let no_certificate = results.map_or([0, 0], |results| without_certificate(draws, certificates, results));
        Self {
            pupils,
            good_marks,
            no_certificate,
            with_distinction: [
                draws.some(ninth, (45 + school.oge / 12).clamp(5, 200)),
                draws.some(eleventh, (70 + school.ege / 10).clamp(5, 200)),
            ],
            staff,
            staff_degree: draws.some(staff, 910),
            staff_category: [category, highest, category - highest],
        }
    }
}

/// How many of the ninth and of the eleventh grade got no certificate.
fn without_certificate(draws: &mut Draws, certificates: Certificates, results: &Results) -> [u64; 2] {
    // Most of those who failed pass when they sit the exam again.
    let failed_oge = results.marks("math").marks[0] + results.marks("russian").marks[0] * 2 / 3;
    let failed_ege = |subjects: &[&str]| subjects.iter().map(|subject| results.points(subject).below).sum();
    match certificates {
        Certificates::Exams => {
            let failed = failed_ege(&["russian", "math_base", "math_profile"]);
            [draws.some(failed_oge, 270), draws.some(failed, 350)]
        }
        Certificates::AnnualMarks => [draws.some(results.ninth, 4), draws.some(results.eleventh, 2)],
        Certificates::ExamsWithoutEgeMaths => {
            let others = results.eleventh - results.sitters;
            [draws.some(failed_oge, 270), draws.some(failed_ege(&["russian"]), 350) + draws.some(others, 90)]
        }
    }
}

impl Passport {
    fn draw(plan: &Plan, school: &School, pupils: u64) -> Self {
        let draws = &mut Draws::new(plan.seed, school, &plan.purpose("social passport"));
        let pupils = draws.about(pupils * 10, 1) / 10;
        let families = draws.about(pupils * 8, 3) / 10;
        let hardship = school.hardship;
        let mut families_with =
            |per_mille: i64, step: i64| draws.some(families, (per_mille + step * hardship / 1000).max(per_mille / 4));
        let (incomplete, large, poor) = (families_with(285, 60), families_with(95, 25), families_with(70, 45));
        let mut pupils_with =
            |per_mille: i64, step: i64| draws.some(pupils, (per_mille + step * hardship / 1000).max(per_mille / 4));
        Self {
            pupils,
            families,
            incomplete,
            large,
            poor,
            guardianship: pupils_with(14, 9),
            special_needs: pupils_with(28, 14),
            disabled: pupils_with(13, 4),
            on_record: pupils_with(21, 16),
            degree_per_mille: (270 - hardship / 8 + draws.normal() * 25 / 1000).clamp(48, 600).unsigned_abs(),
        }
    }
}
