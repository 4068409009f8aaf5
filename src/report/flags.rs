//! Marks beside the verdict, in words: who bears which, by which cells, what it does not mean, and which could not be
//! looked at. The marks of the methodology itself come first; none is shown twice.

use schemars::JsonSchema;
use serde::Serialize;

use super::Report;
use crate::assess::{Assessment, Flag};
use crate::text::Message;

/// A mark and the assessment that gives it.
pub(super) type Given<'r> = (&'r Assessment<'r>, Flag<'r>);

impl Report<'_> {
    /// The methodology and those whose marks stand beside its verdict.
    fn flagging(&self) -> impl Iterator<Item = &Assessment<'_>> {
        std::iter::once(self.assessment).chain(self.flags)
    }

    /// What a school is marked with.
    pub(super) fn flags_of(&self, school: usize) -> Vec<Given<'_>> {
        let flags = |assessment| Assessment::flags(assessment, school).into_iter().map(move |flag| (assessment, flag));
        self.flagging().flat_map(flags).collect()
    }

    /// What a school is marked with, each with its cells and with what it does not mean.
    pub(super) fn flag_lines(&self, school: usize) -> Vec<String> {
        let lines = |given: &Given<'_>| {
            let (assessment, flag) = given;
            let mark = Message::new("flag-mark").with("mark", flag.title).with("rule", flag.rule_title);
            let mut lines = vec![self.say(&mark)];
            lines.extend(self.flag_cells(school, assessment, flag).into_iter().map(|cell| format!("   {cell}")));
            lines.extend(flag.caveat.map(|caveat| format!("   {caveat}")));
            lines
        };
        self.flags_of(school).iter().flat_map(lines).collect()
    }

    /// The cells by which a mark is given, one line each.
    pub(super) fn flag_cells(&self, school: usize, assessment: &Assessment<'_>, flag: &Flag<'_>) -> Vec<String> {
        let report = Report { assessment, ..*self };
        flag.because.iter().map(|cell| report.rule_cell(school, cell)).collect()
    }

    /// The marks beside the verdict that some school bears, one short line each; then how to take them.
    pub(super) fn flags_in_short(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for assessment in self.flags {
            for (place, rule) in assessment.criteria.rules.iter().enumerate() {
                let schools = self.flagged(assessment, place);
                if let Some(mark) = rule.mark.as_deref().filter(|_| !schools.is_empty()) {
                    lines.push(self.say(&Message::new("flag-short").with("mark", mark).with("schools", schools)));
                }
            }
        }
        lines.extend((!lines.is_empty()).then(|| self.word("flags-note-short")));
        lines
    }

    /// The marks beside the verdict that some school bears, each in whole.
    pub(super) fn flags_in_whole(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for assessment in self.flags {
            for (place, rule) in assessment.criteria.rules.iter().enumerate() {
                let schools = self.flagged(assessment, place);
                let Some(mark) = rule.mark.as_deref().filter(|_| !schools.is_empty()) else { continue };
                let whole = Message::new("report-mark").with("mark", mark).with("rule", rule.title.as_str());
                lines.push(self.say(&whole.with("schools", schools)));
                lines.extend(rule.caveat.as_deref().map(|caveat| format!("   {caveat}")));
            }
        }
        lines
    }

    /// The marks beside the verdict that could not be looked at, and why, one line each.
    pub(super) fn flags_unseen(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for assessment in self.flags {
            for unseen in assessment.unseen() {
                let mark = assessment.criteria.rules[unseen.rule].mark.clone().unwrap_or_default();
                lines.push(self.say(
                    &Message::new("flag-unseen").with("mark", mark).with("why", why(assessment, &unseen.without)),
                ));
            }
        }
        lines
    }

    /// The schools that a rule marks, by their short names, as they are shown.
    fn flagged(&self, assessment: &Assessment<'_>, rule: usize) -> Vec<String> {
        let marked = |school: &usize| assessment.marks(*school).any(|marking| marking == rule);
        let name = |school| assessment.school(school).short_name.clone();
        self.assessment.shown().filter(marked).map(name).collect()
    }
}

/// A mark of a school in `result.json`.
#[derive(Serialize, JsonSchema)]
pub(super) struct FlagV1<'a> {
    /// The mark.
    flag: &'a str,
    /// The rule that sets it.
    rule: &'a str,
    /// The methodology that has the rule.
    source: &'a str,
    /// Why it is set.
    because: String,
    /// What it does not say.
    caveat: Option<&'a str>,
}

/// A mark that could not be looked at, in `result.json`.
#[derive(Serialize, JsonSchema)]
pub(super) struct UnseenV1<'a> {
    /// The mark.
    flag: &'a str,
    /// The rule that sets it.
    rule: &'a str,
    /// The methodology that has the rule.
    source: &'a str,
    /// Why it could not be looked at.
    because: String,
}

pub(super) fn flags_v1<'a>(report: &'a Report<'_>, school: usize) -> Vec<FlagV1<'a>> {
    let flag = |(assessment, flag): Given<'a>| FlagV1 {
        flag: flag.title,
        rule: &assessment.criteria.rules[flag.rule].id,
        source: &assessment.criteria.id,
        because: std::iter::once(flag.rule_title.to_owned())
            .chain(report.flag_cells(school, assessment, &flag))
            .collect::<Vec<_>>()
            .join("; "),
        caveat: flag.caveat,
    };
    report.flags_of(school).into_iter().map(flag).collect()
}

pub(super) fn unseen_v1<'a>(report: &'a Report<'_>) -> Vec<UnseenV1<'a>> {
    let of = |assessment: &'a Assessment<'a>| {
        let unseen = assessment.unseen().into_iter().map(move |unseen| {
            let rule = &assessment.criteria.rules[unseen.rule];
            UnseenV1 {
                flag: rule.mark.as_deref().unwrap_or_default(),
                rule: &rule.id,
                source: &assessment.criteria.id,
                because: report.say(&why(assessment, &unseen.without)),
            }
        });
        unseen.collect::<Vec<_>>()
    };
    report.flags.iter().flat_map(of).collect()
}

/// Why a mark could not be looked at: the indicators without data, or that no school has enough of them.
fn why(assessment: &Assessment<'_>, without: &[usize]) -> Message {
    if without.is_empty() {
        return Message::new("flag-unseen-partly");
    }
    let titles = without.iter().map(|indicator| assessment.criteria.indicators[*indicator].short.as_str());
    Message::new("flag-unseen-without").with("indicators", titles.collect::<Vec<_>>().join("; "))
}
