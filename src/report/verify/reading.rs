//! A run repeated: what is read or told otherwise beside the cells — the register, the findings, else the first value of the
//! result.

use super::replay::Replayed;
use crate::report::terminal::Screen;
use crate::school::kinds;
use crate::text::Message;
use crate::verify::{Noticed, SchoolChange, SchoolField};

/// Schools and findings that are named.
const SHOWN: usize = 20;

impl Replayed<'_> {
    /// What the register says otherwise.
    pub(super) fn register(&self, screen: &mut Screen) {
        let lines = self.register_lines();
        if lines.is_empty() {
            return;
        }
        screen.heading(&self.texts.word("verify-register"));
        for line in lines {
            screen.prose(&line);
        }
    }

    fn register_lines(&self) -> Vec<String> {
        let (moved, said): (Vec<&SchoolChange>, Vec<&SchoolChange>) =
            self.replay.register.iter().partition(|change| change.what == SchoolField::Row);
        let mut lines: Vec<String> = said.iter().take(SHOWN).map(|change| self.texts.say(&school(change))).collect();
        let more = said.len().saturating_sub(SHOWN);
        if more > 0 {
            lines.push(self.texts.say(&Message::new("verify-register-more").with("count", more)));
        }
        if !moved.is_empty() {
            lines.push(self.texts.say(&Message::new("verify-register-moved").with("count", moved.len())));
        }
        lines
    }

    /// The findings that are new or gone.
    pub(super) fn noticed(&self, screen: &mut Screen) {
        let lines = self.noticed_lines();
        if lines.is_empty() {
            return;
        }
        screen.heading(&self.texts.word("verify-findings"));
        for line in lines {
            screen.prose(&line);
        }
    }

    fn noticed_lines(&self) -> Vec<String> {
        let result = &self.replay.result;
        let mut lines = Vec::new();
        for (key, more_key, findings) in [
            ("verify-finding-new", "verify-findings-new-more", &result.new),
            ("verify-finding-gone", "verify-findings-gone-more", &result.gone),
        ] {
            let line = |finding: &Noticed| {
                let message =
                    Message::new(key).with("code", finding.code.as_str()).with("place", self.place_of(finding));
                self.texts.say(&message.with("message", finding.message.as_str()))
            };
            lines.extend(findings.iter().take(SHOWN).map(line));
            let more = findings.len().saturating_sub(SHOWN);
            if more > 0 {
                lines.push(self.texts.say(&Message::new(more_key).with("count", more)));
            }
        }
        lines
    }

    fn place_of(&self, finding: &Noticed) -> String {
        if finding.file.is_empty() {
            return self.texts.word("verify-finding-folder");
        }
        let parts = [Some(&finding.file), finding.sheet.as_ref(), finding.cell.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" › ")
    }

    /// The first value of the result that differs, where nothing else says what does.
    pub(super) fn first_value(&self) -> Option<String> {
        let replay = self.replay;
        let is_told = !replay.cells.is_empty()
            || !replay.register.is_empty()
            || !replay.effects.is_empty()
            || !replay.result.new.is_empty()
            || !replay.result.gone.is_empty();
        let change = replay.result.first.as_ref().filter(|_| !is_told)?;
        let side = |text: &Option<String>| match text {
            Some(text) => Message::new("verify-line-text").with("text", clipped(text)),
            None => Message::new("verify-cell-nothing"),
        };
        let message = Message::new("verify-first-value").with("path", change.path.as_str());
        Some(self.texts.say(&message.with("before", side(&change.before)).with("after", side(&change.after))))
    }

    /// The verdict with what differs first: enough to know where to look.
    pub(super) fn reason(&self) -> String {
        let mut parts = vec![self.verdict()];
        if !self.replay.agrees() {
            parts.extend(self.first());
            let cell = self.cell_lines().into_iter().next();
            let told = cell.or_else(|| self.register_lines().into_iter().next());
            let told = told.or_else(|| self.noticed_lines().into_iter().next());
            parts.extend(told);
            parts.extend(self.list_lines());
        }
        parts.join(" ")
    }
}

/// The signs shown of a value.
const SIGNS: usize = 160;

fn clipped(text: &str) -> String {
    if text.chars().count() <= SIGNS {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(SIGNS).collect::<String>())
}

/// What the register says otherwise of a school.
fn school(change: &SchoolChange) -> Message {
    let field = match change.what {
        SchoolField::School if change.after.is_none() => {
            let message = Message::new("verify-school-gone").with("school", change.name.as_str());
            return message.with("cell", change.origin.to_string());
        }
        SchoolField::School => {
            let message = Message::new("verify-school-new").with("school", change.name.as_str());
            return message.with("cell", change.origin.to_string());
        }
        SchoolField::Name => {
            let message =
                Message::new("verify-school-renamed").with("school", change.before.clone().unwrap_or_default());
            let message = message.with("cell", change.origin.to_string());
            return message.with("after", change.after.clone().unwrap_or_default());
        }
        SchoolField::ShortName => "verify-school-short",
        SchoolField::Aliases => "verify-school-aliases",
        SchoolField::Predecessors => "verify-school-predecessors",
        SchoolField::Kind => "verify-school-kind",
        SchoolField::Grades => "verify-school-grades",
        SchoolField::District => "verify-school-district",
        SchoolField::Municipality => "verify-school-municipality",
        SchoolField::Cluster => "verify-school-cluster",
        SchoolField::Row => "verify-school-row",
    };
    let side = |text: &Option<String>| match text {
        Some(text) => {
            let kind = kinds().iter().find(|kind| change.what == SchoolField::Kind && kind.id == *text);
            Message::new("verify-line-text").with("text", kind.map_or(text.as_str(), |kind| kind.title.as_str()))
        }
        None => Message::new("verify-cell-nothing"),
    };
    let message = Message::new("verify-school").with("cell", change.origin.to_string());
    let message = message.with("school", change.name.as_str()).with("field", Message::new(field));
    message.with("before", side(&change.before)).with("after", side(&change.after))
}
