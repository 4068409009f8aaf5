//! A criteria file as it is written: texts, numbers and where they stand, not yet checked against one another.

use crate::criteria::{CountRounding, Direction, SCHEMA, Standing, Ties, Verified};
use crate::number::{Exact, Mode};
use crate::toml_table::{At, Table};

/// The whole file.
pub(super) struct File {
    pub id: Option<At<String>>,
    pub title: Option<At<String>>,
    pub purpose: Option<At<String>>,
    pub source: Option<At<String>>,
    pub act: Option<At<String>>,
    pub verified: Option<At<Verified>>,
    pub standing: Option<At<Standing>>,
    pub valid_years: Option<At<String>>,
    pub note: Option<At<String>>,
    pub approved: Option<ApprovedFile>,
    pub direction: Option<At<Direction>>,
    pub indicators: Vec<IndicatorFile>,
    pub indices: Vec<IndexFile>,
    pub list: Option<ListFile>,
    pub contribution: Option<RoundingFile>,
    pub score: Option<RoundingFile>,
}

pub(super) struct ApprovedFile {
    pub start: usize,
    pub act: Option<At<String>>,
    pub date: Option<At<String>>,
    pub by: Option<At<String>>,
}

pub(super) struct IndicatorFile {
    pub start: usize,
    pub id: Option<At<String>>,
    pub title: Option<At<String>>,
    pub short: Option<At<String>>,
    pub share: Vec<At<String>>,
    pub of: Vec<At<String>>,
    pub mean: Vec<At<String>>,
    pub value: Option<At<String>>,
    pub years: Option<WindowFile>,
    pub smallest_cohort: Option<At<i64>>,
    pub levels: Vec<At<String>>,
    pub scale: Option<ScaleFile>,
}

pub(super) struct WindowFile {
    pub last: Option<At<i64>>,
    pub not_older_than: Option<At<i64>>,
}

pub(super) struct ScaleFile {
    pub start: usize,
    pub worst: Option<At<Exact>>,
    pub best: Option<At<Exact>>,
}

pub(super) struct IndexFile {
    pub start: usize,
    pub id: Option<At<String>>,
    pub title: Option<At<String>>,
    pub total: Option<At<Exact>>,
    pub missing: Option<MissingFile>,
    pub parts: Vec<PartFile>,
}

pub(super) struct MissingFile {
    pub start: usize,
    pub policy: Option<At<Policy>>,
    pub coverage: Option<At<Exact>>,
}

/// The word of a missing-data rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    Refuse,
    Renormalise,
}

pub(super) struct PartFile {
    pub start: usize,
    pub indicator: Option<At<String>>,
    pub index: Option<At<String>>,
    pub weight: Option<At<Exact>>,
}

pub(super) struct ListFile {
    pub index: Option<At<String>>,
    pub share: Option<At<Exact>>,
    pub rounding: Option<At<CountRounding>>,
    pub ties: Option<At<Ties>>,
    pub risk_within: Option<At<Exact>>,
    pub exclude_types: Vec<At<String>>,
}

pub(super) struct RoundingFile {
    pub digits: Option<At<i64>>,
    pub mode: Option<At<Mode>>,
}

pub(super) fn read(mut root: Table<'_>) -> File {
    root.require("schema");
    let _ = root.choice("schema", &[(SCHEMA, ())]);
    root.require("indicator");
    root.require("index");
    root.require("list");
    root.require("direction");
    root.require("verified");
    root.require("standing");
    let mut rounding = root.table("rounding");
    let file = File {
        id: root.required_text("id"),
        title: root.required_text("title"),
        purpose: root.required_text("purpose"),
        source: root.required_text("source"),
        act: root.text("act"),
        verified: root.choice(
            "verified",
            &[("text", Verified::Text), ("secondary", Verified::Secondary), ("own", Verified::Own)],
        ),
        standing: root.choice(
            "standing",
            &[("template", Standing::Template), ("draft", Standing::Draft), ("approved", Standing::Approved)],
        ),
        valid_years: root.text("valid_years"),
        note: root.text("note"),
        approved: root.table("approved").map(approved),
        direction: root.choice(
            "direction",
            &[("higher_is_better", Direction::HigherIsBetter), ("lower_is_better", Direction::LowerIsBetter)],
        ),
        indicators: root.tables("indicator").into_iter().map(indicator).collect(),
        indices: root.tables("index").into_iter().map(index).collect(),
        list: root.table("list").map(list),
        contribution: rounding.as_mut().and_then(|table| table.table("contribution")).map(rounding_step),
        score: rounding.as_mut().and_then(|table| table.table("score")).map(rounding_step),
    };
    if let Some(table) = rounding {
        table.finish();
    }
    root.finish();
    file
}

fn approved(mut table: Table<'_>) -> ApprovedFile {
    let file =
        ApprovedFile { start: table.start(), act: table.text("act"), date: table.text("date"), by: table.text("by") };
    table.finish();
    file
}

fn indicator(mut table: Table<'_>) -> IndicatorFile {
    table.require("years");
    table.require("scale");
    let file = IndicatorFile {
        start: table.start(),
        id: table.required_text("id"),
        title: table.required_text("title"),
        short: table.text("short"),
        share: table.texts("share"),
        of: table.texts("of"),
        mean: table.texts("mean"),
        value: table.text("value"),
        years: table.table("years").map(window),
        smallest_cohort: table.integer("smallest_cohort"),
        levels: table.texts("levels"),
        scale: table.table("scale").map(scale),
    };
    table.finish();
    file
}

fn window(mut table: Table<'_>) -> WindowFile {
    table.require("last");
    table.require("not_older_than");
    let file = WindowFile { last: table.integer("last"), not_older_than: table.integer("not_older_than") };
    table.finish();
    file
}

fn scale(mut table: Table<'_>) -> ScaleFile {
    let file =
        ScaleFile { start: table.start(), worst: table.required_number("worst"), best: table.required_number("best") };
    table.finish();
    file
}

fn index(mut table: Table<'_>) -> IndexFile {
    table.require("missing");
    table.require("parts");
    let file = IndexFile {
        start: table.start(),
        id: table.required_text("id"),
        title: table.required_text("title"),
        total: table.required_number("total"),
        missing: table.table("missing").map(missing),
        parts: table.tables("parts").into_iter().map(part).collect(),
    };
    table.finish();
    file
}

fn missing(mut table: Table<'_>) -> MissingFile {
    table.require("policy");
    let file = MissingFile {
        start: table.start(),
        policy: table.choice("policy", &[("refuse", Policy::Refuse), ("renormalise", Policy::Renormalise)]),
        coverage: table.number("coverage"),
    };
    table.finish();
    file
}

fn part(mut table: Table<'_>) -> PartFile {
    let file = PartFile {
        start: table.start(),
        indicator: table.text("indicator"),
        index: table.text("index"),
        weight: table.required_number("weight"),
    };
    table.finish();
    file
}

fn list(mut table: Table<'_>) -> ListFile {
    table.require("lowest");
    table.require("ties");
    let mut lowest = table.table("lowest");
    let mut risk = table.table("risk");
    let file = ListFile {
        index: table.required_text("index"),
        share: lowest.as_mut().and_then(|lowest| lowest.required_number("share")),
        rounding: lowest.as_mut().and_then(|lowest| {
            lowest.require("rounding");
            lowest.choice("rounding", &[("ceiling", CountRounding::Ceiling), ("floor", CountRounding::Floor)])
        }),
        ties: table.choice("ties", &[("include_all", Ties::IncludeAll), ("exclude_all", Ties::ExcludeAll)]),
        risk_within: risk.as_mut().and_then(|risk| risk.required_number("within")),
        exclude_types: table.texts("exclude_types"),
    };
    for inner in [lowest, risk].into_iter().flatten() {
        inner.finish();
    }
    table.finish();
    file
}

fn rounding_step(mut table: Table<'_>) -> RoundingFile {
    table.require("digits");
    table.require("mode");
    let file = RoundingFile {
        digits: table.integer("digits"),
        mode: table
            .choice("mode", &[("half_up", Mode::HalfUp), ("half_even", Mode::HalfEven), ("truncate", Mode::Truncate)]),
    };
    table.finish();
    file
}
