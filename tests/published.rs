//! Outcomes that others published, reproduced to the last school from their own tables.
//!
//! The tables are not ours and not here: they are read from the folder that `SHNOR_REFERENCE` names. Where it is not set,
//! each test says that it was skipped.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use shnor::assess::{Change, Effort, firmness};
use shnor::criteria::{self, Criteria};
use shnor::number::Exact;
use shnor::source::Data;

use crate::city::{assessed, folder, skipped};

/// The folder of published tables; `None` where nobody named one.
pub(crate) fn reference(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SHNOR_REFERENCE").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        skipped(&format!("{test}: SHNOR_REFERENCE names no folder"));
    }
    folder
}

pub(crate) fn read(criteria: &str) -> Criteria {
    criteria::read(criteria).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// A table as rows of named cells.
pub(crate) fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).expect("a published table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// A published table as a data folder: the table and what its columns mean.
pub(crate) fn data(path: &Path, selection: &str, criteria: &Criteria) -> Data {
    let table = std::fs::read(path).expect("a published table");
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let folder = folder(&[(name.as_str(), &table), ("selection.toml", selection.as_bytes())]);
    let data = crate::city::understand_as(folder.path(), criteria);
    let stops: Vec<_> = data.findings.iter().filter(|finding| finding.level != shnor::finding::Level::Note).collect();
    assert!(stops.is_empty(), "{stops:?}");
    data
}

/// The methodology, the data, and the rows of the schools with a standard rating.
fn texas(reference: &Path) -> (Criteria, Data, Vec<BTreeMap<String, String>>) {
    let path = reference.join("texas-2019/campus.csv");
    let criteria = read(include_str!("published/texas-2019.toml"));
    let data = data(&path, include_str!("published/texas-2019.selection.toml"), &criteria);
    let mut rows = rows(&path);
    rows.retain(|row| {
        let standard = row["CFLALTED"] == "N" && row["CFLPAIR"] == "N";
        standard && ["CD1S", "CD2S", "CD3S", "CDALLS"].iter().all(|column| !row[*column].is_empty())
    });
    (criteria, data, rows)
}

/// Texas Education Agency, 2019 Accountability Manual, chapters 5 and 8; the cap and the blend as inferred from the
/// published table. The rule stands in `texas-2019.toml`; the 7,624 schools are those with a standard rating and all of
/// `CD1S`, `CD2S`, `CD3S` and `CDALLS`.
#[test]
fn texas_2019_rates_every_standard_school_as_published() {
    let Some(reference) = reference("texas_2019") else { return };
    let (criteria, data, rows) = texas(&reference);
    let assessment = assessed(&criteria, &data, 2019);
    let (mut compared, mut grades) = (0, 0);
    let overall = criteria.indices.iter().position(|index| index.id == "overall").expect("the index");
    let mut wrong = Vec::new();
    for row in rows {
        compared += 1;
        let school = data.register.by_code(&row["CAMPUS"]).expect("a school of the table");
        let published: Exact = row["CDALLS"].parse().expect("a number");
        if assessment.index(school, overall).as_ref() != Some(&published) {
            wrong.push(row["CAMPUS"].clone());
        }
        // letters are withheld from some schools for reasons that the scores do not hold
        if ["A", "B", "C", "D", "F"].contains(&row["C_RATING"].as_str()) {
            let node = shnor::criteria::Node::Index(overall);
            assert_eq!(assessment.grade(school, node), Some(row["C_RATING"].as_str()), "{}", row["CAMPUS"]);
            grades += 1;
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(compared, 7_624);
    assert!(grades > 7_000, "{grades}");
}

/// The criteria of the ASEM index, from its own tables of indicators and aggregates: outliers drawn in as `COINr` does by
/// default (at most five, until skewness is 2 or kurtosis 3.5), min–max from 0 to 100 in the direction given, weighted
/// means on three levels.
fn asem_criteria(indicators: &[BTreeMap<String, String>], aggregates: &[BTreeMap<String, String>]) -> String {
    let id = |code: &str| code.to_lowercase();
    let mut text = String::from(
        "schema = \"shnor/criteria/1\"\nid = \"asem\"\ntitle = \"ASEM\"\npurpose = \"-\"\nsource = \"COINr\"\n\
         verified = \"secondary\"\nstanding = \"template\"\ndirection = \"higher_is_better\"\n",
    );
    for row in indicators {
        let code = id(&row["IndCode"]);
        let better = if row["Direction"].starts_with('-') { "low" } else { "high" };
        let _ = write!(
            text,
            "[[measure]]\nid = \"plain.{code}\"\ntitle = \"{code}\"\nkind = \"number\"\n\
             [[indicator]]\nid = \"{code}\"\ntitle = \"{code}\"\nvalue = \"plain.{code}\"\n\
             years = {{ last = 1, not_older_than = 0 }}\n\
             scale = {{ method = \"min_max\", better = \"{better}\", points_at_best = 100, \
             winsorise = {{ most = 5, skewness = 2, kurtosis = 3.5 }} }}\n"
        );
    }
    for row in aggregates {
        let code = &row["Code"];
        let parts = indicators.iter().filter(|indicator| indicator["Agg1"] == *code);
        let mut parts: Vec<String> = parts
            .map(|part| format!("{{ indicator = \"{}\", weight = {} }}", id(&part["IndCode"]), part["IndWeight"]))
            .collect();
        for (child, parent) in [("Agg1", "Agg2"), ("Agg2", "Agg3")] {
            for inner in aggregates {
                let inside = |row: &&BTreeMap<String, String>| row[child] == inner["Code"] && row[parent] == *code;
                if indicators.iter().any(|row| inside(&row)) {
                    parts.push(format!("{{ index = \"i_{}\", weight = {} }}", id(&inner["Code"]), inner["Weight"]));
                }
            }
        }
        let _ = write!(
            text,
            "[[index]]\nid = \"i_{}\"\ntitle = \"{code}\"\nweights = \"relative\"\nmissing = {{ policy = \"refuse\" }}\n\
             parts = [{}]\n",
            id(code),
            parts.join(", ")
        );
    }
    text.push_str("[list]\nindex = \"i_index\"\nlowest = { number = 5 }\nties = \"include_all\"\n");
    text
}

/// The methodology and the data.
fn asem(
    folder: &Path,
    indicators: &[BTreeMap<String, String>],
    aggregates: &[BTreeMap<String, String>],
) -> (Criteria, Data) {
    let criteria = read(&asem_criteria(indicators, aggregates));
    let columns: Vec<String> = indicators
        .iter()
        .map(|row| format!("\"{}\" = \"plain.{}\"", row["IndCode"], row["IndCode"].to_lowercase()))
        .collect();
    let selection = format!(
        "schema = \"shnor/selection/1\"\n[[file]]\npath = \"stage_imputed.csv\"\nkind = \"plain\"\nkey = \"UnitCode\"\n\
         register = true\nyear = 2018\ndecimal = \"point\"\ncolumns = {{ \"UnitName\" = \"school.name\", {} }}\n",
        columns.join(", ")
    );
    let data = data(&folder.join("stage_imputed.csv"), &selection, &criteria);
    (criteria, data)
}

/// Becker, W. et al.: `COINr`, the data of the ASEM Sustainable Connectivity index: every normalised value, every
/// aggregate of every level and the published ranks.
#[test]
fn asem_is_reproduced_at_every_stage_and_rank() {
    let Some(reference) = reference("asem") else { return };
    let folder = reference.join("asem");
    let (indicators, aggregates) = (rows(&folder.join("indicators.csv")), rows(&folder.join("aggregates.csv")));
    let (criteria, data) = asem(&folder, &indicators, &aggregates);
    let assessment = assessed(&criteria, &data, 2018);
    let near = |ours: Option<Exact>, published: &str, what: &str| {
        let ours: f64 = shnor::number::decimal_text(&ours.expect(what), 17, shnor::number::Style::Machine)
            .parse()
            .expect("a number");
        let published: f64 = published.parse().expect("a number");
        assert!((ours - published).abs() <= 1e-9 * published.abs().max(1e-9), "{what}: {ours} and {published}");
    };
    let mut compared = 0;
    for row in rows(&folder.join("stage_aggregated.csv")) {
        let school = data.register.by_code(&row["UnitCode"]).expect("a unit");
        for (place, indicator) in indicators.iter().enumerate() {
            let code = &indicator["IndCode"];
            near(assessment.normalised(school, place), &row[code], &format!("{} {code}", row["UnitCode"]));
            compared += 1;
        }
        for (place, aggregate) in aggregates.iter().enumerate() {
            let code = &aggregate["Code"];
            near(assessment.index(school, place), &row[code], &format!("{} {code}", row["UnitCode"]));
            compared += 1;
        }
    }
    assert_eq!(compared, 51 * (49 + 11));
    let mut ranks = 0;
    for row in rows(&folder.join("expected_ranks.csv")) {
        let school = data.register.by_code(&row["UnitCode"]).expect("a unit");
        // they count from the best, we from the one most in need
        let ours = assessment.schools[school].rank.expect("a rank");
        assert_eq!(52 - ours, row["Index"].parse::<usize>().expect("a rank"), "{}", row["UnitCode"]);
        ranks += 1;
    }
    assert_eq!(ranks, 51);
}

/// Who enters and who leaves the list of Texas with another weight or without one: counts computed apart in exact fractions from
/// the published columns, of the 7,624 schools. The scores are no shares: of other pupils nothing is said.
#[test]
fn texas_2019_changes_its_list_with_its_weights_as_an_independent_computation_says() {
    let Some(reference) = reference("texas_2019_firm") else { return };
    let (criteria, data, rows) = texas(&reference);
    let assessment = assessed(&criteria, &data, 2019);
    let firm = firmness(&assessment, Effort { draws: 128, ..Effort::default() }).expect("a list");
    assert!(firm.results.is_none());
    let compared: std::collections::BTreeSet<usize> =
        rows.iter().map(|row| data.register.by_code(&row["CAMPUS"]).expect("a school")).collect();
    let counts = |change: &Change| {
        let of = |schools: &[usize]| schools.iter().filter(|school| compared.contains(school)).count();
        (of(&change.enters), of(&change.leaves))
    };
    let shifted: Vec<(usize, usize)> = firm.shifted.iter().map(|shifted| counts(&shifted.change)).collect();
    // the better of two by −20, −10, +10, +20 %, then closing the gaps
    assert_eq!(shifted, SHIFTED);
    let without = |id: &str| {
        let is = |indicator: usize| criteria.indicators[indicator].id == id;
        firm.without
            .iter()
            .find(|without| is(without.indicator))
            .and_then(|without| without.change.as_ref())
            .map(counts)
    };
    assert_eq!(["achievement", "progress", "closing_gaps"].map(without), WITHOUT.map(Some));
}

/// Places of the units of ASEM with drawn weights, in the order of the index. Its authors draw weights too and show the 5th and
/// 95th percentiles of ranks in a figure (Becker et al., `COINr`, vignette «Sensitivity»), with noise of another kind and no
/// numbers in print. Here the same distribution is drawn apart, in numpy from the published normalised values: 20,000 times a
/// Dirichlet distribution around the weights of each of the eleven aggregates. An end may lie one place beside it.
#[test]
fn asem_has_the_places_that_an_independent_draw_of_weights_gives() {
    let Some(reference) = reference("asem_firm") else { return };
    let folder = reference.join("asem");
    let (indicators, aggregates) = (rows(&folder.join("indicators.csv")), rows(&folder.join("aggregates.csv")));
    let (criteria, data) = asem(&folder, &indicators, &aggregates);
    let assessment = assessed(&criteria, &data, 2018);
    let firm = firmness(&assessment, Effort { draws: 4_000, ..Effort::default() }).expect("a list");
    let weights = firm.weights.expect("weights");
    for (school, expected) in assessment.order.iter().zip(PLACES) {
        let (low, high) = weights[*school].ranks.expect("a score");
        assert!(low.abs_diff(expected.0) <= 1 && high.abs_diff(expected.1) <= 1, "{low}–{high}, not {expected:?}");
    }
}

const PLACES: [(usize, usize); 51] = [
    (1, 4),
    (1, 8),
    (2, 9),
    (1, 9),
    (2, 12),
    (2, 12),
    (4, 14),
    (3, 15),
    (5, 14),
    (7, 14),
    (5, 16),
    (4, 16),
    (4, 16),
    (8, 16),
    (8, 17),
    (13, 17),
    (13, 19),
    (16, 20),
    (18, 21),
    (18, 22),
    (19, 24),
    (21, 24),
    (19, 27),
    (22, 28),
    (23, 30),
    (25, 30),
    (24, 35),
    (26, 33),
    (25, 34),
    (24, 37),
    (26, 36),
    (27, 35),
    (27, 37),
    (27, 36),
    (31, 38),
    (33, 39),
    (33, 40),
    (27, 44),
    (35, 42),
    (39, 44),
    (39, 45),
    (38, 46),
    (39, 45),
    (38, 50),
    (41, 47),
    (43, 48),
    (44, 49),
    (46, 50),
    (47, 50),
    (47, 50),
    (51, 51),
];

const SHIFTED: [(usize, usize); 8] = [(93, 0), (46, 0), (0, 34), (0, 56), (0, 31), (0, 12), (20, 0), (44, 0)];
const WITHOUT: [(usize, usize); 3] = [(45, 0), (176, 0), (0, 87)];
