//! The words that all formats for people share: values with their units, statuses, reasons, what is missing and why.

use crate::assess::{Absence, Cell, Held, IndicatorValue, Reason, StandIn, StepKind, Value, Weighed};
use crate::criteria::{Criteria, Hold, Indicator, MissingRule, Node, Test, Unit};
use crate::decision::Status;
use crate::finding::{Finding, Level};
use crate::number::Exact;
use crate::observation::Missing;
use crate::report::Report;
use crate::school::How;
use crate::text::{Argument, Message};

/// How many of the weightiest indicators are told of a school as sentences, where a table beside them has all.
pub(super) const REASONS_TOLD: usize = 3;
/// How many are told in a few words each.
pub(super) const REASONS_IN_SHORT: usize = 3;
/// Digits after the point at which means are shown.
pub(super) const MEAN_SHOWN: u32 = 2;
/// Digits after the point at which points and scores are shown where the criteria do not round them.
const POINT_DIGITS: u32 = 2;

/// Digits after the point at which points and scores are shown.
pub(super) fn point_digits(criteria: &Criteria) -> u32 {
    criteria.rounding.digits().unwrap_or(POINT_DIGITS)
}

/// A number as an argument of a sentence.
pub(super) fn number(number: &Exact, digits: u32) -> Argument {
    Argument::Number(number.clone(), digits)
}

/// A value in its unit.
pub(super) fn in_unit(unit: Unit, value: &Exact) -> Message {
    match unit {
        Unit::Answer => Message::new(if value.is_zero() { "value-no" } else { "value-yes" }),
        _ => Message::new(unit_key(unit)).with("value", number(value, unit_digits(unit, value))),
    }
}

/// Digits after the point at which a value is shown.
pub(super) fn unit_digits(unit: Unit, value: &Exact) -> u32 {
    match unit {
        Unit::Count => value.decimals().unwrap_or(MEAN_SHOWN),
        Unit::Points => MEAN_SHOWN,
        _ => unit.digits(),
    }
}

/// How a number of a unit is written.
fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "value-percent",
        Unit::PercentPoints => "value-percent-points",
        Unit::PerHundred => "value-per-hundred",
        _ => "value-plain",
    }
}

/// What stands behind a number of a unit, without the number.
pub(super) fn behind(unit: Unit) -> Message {
    Message::new(unit_key(unit)).with("value", "")
}

/// A goalpost in its unit, whole where it is whole.
pub(super) fn goalpost(unit: Unit, value: &Exact) -> Message {
    let digits = value.decimals().unwrap_or(MEAN_SHOWN);
    Message::new(unit_key(unit)).with("value", number(value, digits))
}

/// The counts behind a value: `28 из 116`, `из 58`, or a dash.
pub(super) fn counts(value: &Value) -> Message {
    match (value.numerator, value.denominator) {
        (Some(above), Some(below)) => Message::new("value-counts").with("numerator", above).with("denominator", below),
        (None, Some(below)) => Message::new("value-of").with("denominator", below),
        (Some(above), None) => Message::new("value-above").with("numerator", above),
        _ => Message::new("value-none"),
    }
}

/// The word of a status.
pub(super) fn status(status: Status) -> Message {
    Message::new(match status {
        Status::Listed => "status-listed",
        Status::Risk => "status-risk",
        Status::NotListed => "status-not-listed",
        Status::InsufficientData => "status-insufficient-data",
        Status::NotConsidered => "status-not-considered",
    })
}

/// The word of a step that changed a sum.
fn step(step: StepKind) -> Message {
    Message::new(match step {
        StepKind::Rounding => "step-rounding",
        StepKind::Cap => "step-cap",
        StepKind::Floor => "step-floor",
        StepKind::Blend => "step-blend",
        StepKind::Multiply => "step-multiply",
        StepKind::Geometric => "step-geometric",
        StepKind::StandIn => "step-stand-in",
    })
}

/// What changed a sum: what stood for a part without a value, where that is the step.
pub(super) fn adjustment(kind: StepKind, stood: Option<StandIn>) -> Message {
    stood.map_or_else(|| step(kind), stand_in)
}

/// What stands for a missing value.
pub(super) fn stand_in(stand_in: StandIn) -> Message {
    Message::new(match stand_in {
        StandIn::Worst => "handled-worst",
        StandIn::GroupMedian => "handled-group-median",
    })
}

/// The word of what a rule says.
fn held(held: Held) -> Message {
    Message::new(match held {
        Held::Yes => "held-yes",
        Held::No => "held-no",
        Held::Unknown => "held-unknown",
        Held::NotApplicable => "held-not-applicable",
    })
}

/// The word of a level.
pub(super) fn level(level: Level) -> Message {
    Message::new(match level {
        Level::Stop => "finding-level-stop",
        Level::Error => "finding-level-error",
        Level::Note => "finding-level-note",
    })
}

/// How a school was recognised.
pub(super) fn how(how: How) -> Message {
    Message::new(match how {
        How::Code => "how-code",
        How::Name => "how-name",
        How::Alias => "how-alias",
        How::Spelling => "how-spelling",
        How::Outside => "how-outside",
    })
}

/// Why a school has no value of an indicator.
pub(super) fn absence(absence: &Absence) -> Message {
    match absence {
        Absence::NotApplicable => Message::new("missing-not-applicable"),
        Absence::NoYears => Message::new("missing-no-years"),
        Absence::NoData { why, .. } => Message::new(match why {
            None => "missing-no-row",
            Some(Missing::Blank) => "missing-blank",
            Some(Missing::NoData) => "missing-no-data",
            Some(Missing::Suppressed) => "missing-suppressed",
            Some(Missing::NotApplicable) => "missing-marked-not-applicable",
            Some(Missing::Nobody) => "missing-nobody",
            Some(Missing::Unreadable) => "missing-unreadable",
            Some(Missing::Withheld) => "missing-not-published",
        }),
        Absence::SmallCohort { cohort, least, .. } => {
            Message::new("missing-small-cohort").with("cohort", *cohort).with("least", *least)
        }
        Absence::Dropped { years, .. } => {
            let years: Vec<String> = years.iter().map(|(year, _)| year.to_string()).collect();
            Message::new("missing-dropped").with("years", years)
        }
        Absence::Without(_) => Message::new("missing-without"),
        Absence::Withheld => Message::new("missing-withheld"),
        Absence::SmallGroup(size) => Message::new("missing-small-group").with("size", *size),
        Absence::Constant => Message::new("missing-constant"),
        Absence::NoScale => Message::new("missing-no-scale"),
    }
}

/// What the criteria made of a missing indicator.
pub(super) fn handled(criteria: &Criteria, weighed: &Weighed, indicator: usize, absence: &Absence) -> Message {
    match absence {
        Absence::NotApplicable => return Message::new("handled-not-applicable"),
        Absence::Withheld => return Message::new("handled-withheld"),
        _ => {}
    }
    let rule = criteria
        .indices
        .iter()
        .find(|index| index.all_parts().contains(&Node::Indicator(indicator)))
        .map(|index| &index.missing);
    match (weighed, rule) {
        (Weighed::Scored(_), Some(MissingRule::Renormalise { .. })) => Message::new("handled-renormalised"),
        (Weighed::Scored(_), Some(MissingRule::Table(_))) => Message::new("handled-table"),
        (Weighed::Scored(_), Some(MissingRule::Worst { .. })) => Message::new("handled-worst"),
        (Weighed::Scored(_), Some(MissingRule::GroupMedian { .. })) => Message::new("handled-group-median"),
        (Weighed::Scored(_) | Weighed::Unranked, None) => Message::new("handled-rules"),
        (Weighed::NotConsidered, _) => Message::new("status-not-considered"),
        (Weighed::Withheld, _) => Message::new("handled-by-methodology"),
        _ => Message::new("handled-insufficient"),
    }
}

impl Report<'_> {
    /// The sentence in words.
    pub(super) fn say(&self, message: &Message) -> String {
        self.texts.say(message)
    }

    /// The words of a key.
    pub(super) fn word(&self, key: &'static str) -> String {
        self.texts.word(key)
    }

    /// A score or points, as shown.
    pub(super) fn points(&self, points: &Exact) -> String {
        self.texts.number(points, point_digits(self.assessment.criteria))
    }

    /// A weight: whole where it is short, else at four digits.
    pub(super) fn weight(&self, weight: &Exact) -> String {
        self.texts.number(weight, weight.decimals().map_or(4, |digits| digits.min(4)))
    }

    /// The indicator's place, title and so on.
    pub(super) fn indicator(&self, place: usize) -> &Indicator {
        &self.assessment.criteria.indicators[place]
    }

    /// A school's value of an indicator in words, or why there is none.
    pub(super) fn value(&self, school: usize, indicator: usize) -> String {
        match self.assessment.value(school, indicator) {
            IndicatorValue::Value(value) => self.say(&in_unit(self.indicator(indicator).unit, &value.exact)),
            IndicatorValue::Missing(why) => self.say(&absence(why)),
        }
    }

    /// A school's value for a table: a dash where there is none.
    pub(super) fn value_or_dash(&self, school: usize, indicator: usize) -> String {
        match self.assessment.value(school, indicator) {
            IndicatorValue::Value(_) => self.value(school, indicator),
            IndicatorValue::Missing(_) => self.word("value-none"),
        }
    }

    /// The counts behind a school's value.
    pub(super) fn counts(&self, school: usize, indicator: usize) -> String {
        match self.assessment.value(school, indicator) {
            IndicatorValue::Value(value) => self.say(&counts(value)),
            IndicatorValue::Missing(_) => self.word("value-none"),
        }
    }

    /// The city's median of an indicator.
    pub(super) fn median(&self, indicator: usize) -> String {
        match &self.assessment.indicators[indicator].median_value {
            Some(median) => self.say(&in_unit(self.indicator(indicator).unit, median)),
            None => self.word("value-none"),
        }
    }

    /// The reasons that move a school towards the list.
    pub(super) fn weighty(&self, school: usize) -> impl Iterator<Item = Reason> {
        self.assessment.reasons(school).into_iter().filter(|reason| reason.shortfall > 0)
    }

    /// A reason as a sentence.
    pub(super) fn reason(&self, school: usize, reason: &Reason) -> String {
        let message = Message::new("reason")
            .with("indicator", self.indicator(reason.indicator).title.as_str())
            .with("value", self.value(school, reason.indicator))
            .with("counts", self.counts(school, reason.indicator))
            .with("median", self.median(reason.indicator))
            .with("shortfall", self.points(&reason.shortfall));
        self.say(&message)
    }

    /// What a rule says; in an edition for publication it may be that too little of it is published.
    pub(super) fn held(&self, held: Held) -> Message {
        let is_hidden = held == Held::Unknown && self.run.public.is_some();
        if is_hidden { Message::new("held-withheld") } else { self::held(held) }
    }

    /// A rule of a school in one line: what it says and of how many cells.
    pub(super) fn rule(&self, school: usize, rule: usize) -> String {
        let outcome = self.assessment.outcome(school, rule);
        let meant = &self.assessment.criteria.rules[rule];
        let message =
            Message::new("rule-line").with("rule", meant.title.as_str()).with("held", self.held(outcome.held));
        let cells = outcome.yes + outcome.no + outcome.unknown;
        let counts = if cells == 0 {
            Message::new("rule-no-counts")
        } else {
            let none = matches!(&meant.test, Test::Count { hold: Hold::None, .. });
            let counts = Message::new(if none { "rule-counts-none" } else { "rule-counts" });
            let counts = counts.with("yes", outcome.yes).with("cells", cells);
            counts.with("unknown", outcome.unknown)
        };
        self.say(&message.with("counts", counts))
    }

    /// A cell of a rule in words.
    pub(super) fn rule_cell(&self, school: usize, cell: &Cell) -> String {
        let criteria = self.assessment.criteria;
        let title = match cell.of {
            Node::Indicator(place) => criteria.indicators[place].short.as_str(),
            other => criteria.title_of(other),
        };
        let known = cell.value.is_some() || matches!(cell.of, Node::Rule(_)) || cell.held != Held::Unknown;
        let message = Message::new("rule-cell")
            .with("title", title)
            .with(
                "year",
                cell.year.map_or_else(
                    || Message::new("rule-cell-pooled"),
                    |year| Message::new("rule-cell-year").with("year", year.to_string()),
                ),
            )
            .with("held", if known { self.held(cell.held) } else { Message::new("rule-cell-missing") });
        let unit = |value: &Exact| match cell.of {
            Node::Indicator(place) => in_unit(criteria.indicators[place].unit, value),
            _ => Message::new("value-plain")
                .with("value", number(value, value.decimals().map_or(4, |digits| digits.min(4)))),
        };
        let value = match (&cell.value, cell.counts) {
            (Some(value), Some((above, below))) => Message::new("rule-cell-share")
                .with("value", unit(value))
                .with("numerator", above)
                .with("denominator", below),
            (Some(value), None) => Message::new("rule-cell-value").with("value", unit(value)),
            (None, _) => Message::new("rule-cell-nothing"),
        };
        let grade = self.assessment.grade(school, cell.of).filter(|_| cell.year.is_none());
        let answers = matches!(cell.of, Node::Indicator(place) if criteria.indicators[place].unit == Unit::Answer);
        let cut = match (cell.cut.as_ref().filter(|_| !answers), grade) {
            (Some(cut), _) => {
                let cut = match cell.of {
                    Node::Indicator(place) => goalpost(criteria.indicators[place].unit, cut),
                    _ => goalpost(Unit::Points, cut),
                };
                Message::new("rule-cell-cut").with("cut", cut)
            }
            (None, Some(grade)) => Message::new("rule-cell-grade").with("grade", grade),
            (None, None) => Message::new("rule-cell-nothing"),
        };
        self.say(&message.with("value", value).with("cut", cut))
    }

    /// What a commission decided of a school, in words.
    pub(super) fn decision(&self, school: usize) -> Option<String> {
        let decision = self.assessment.decisions.get(&school)?;
        let is_public = self.run.public.is_some();
        let message = Message::new(if is_public { "report-decision-public" } else { "report-decision" })
            .with("school", self.assessment.school(school).short_name.as_str())
            .with("decided", status(decision.status))
            .with("computed", status(self.assessment.schools[school].status))
            .with("by", decision.by.as_str())
            .with("date", decision.date.as_str())
            .with("act", decision.act.as_str())
            .with("reason", decision.reason.as_str());
        Some(self.say(&message))
    }

    /// A school recognised otherwise than by its registered name.
    pub(super) fn matched(&self, found: &crate::school::Match) -> String {
        let message = Message::new("report-match")
            .with("school", self.assessment.school(found.school).short_name.as_str())
            .with("written", found.written.as_str())
            .with("file", found.file.as_ref())
            .with("how", how(found.how));
        self.say(&message)
    }

    /// A finding on one line.
    pub(super) fn finding(&self, finding: &Finding) -> String {
        finding_line(self.texts, finding)
    }
}

/// A finding on one line: code, place, what, what to do.
pub(super) fn finding_line(texts: &crate::text::Texts, finding: &Finding) -> String {
    let place = finding.place.to_string();
    let place = if place.is_empty() { texts.word("finding-folder") } else { place };
    let message = Message::new("finding-line")
        .with("code", finding.code)
        .with("place", place)
        .with("message", finding.message.clone())
        .with("remedy", finding.remedy.clone());
    texts.say(&message)
}
