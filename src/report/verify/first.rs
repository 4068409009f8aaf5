//! A run repeated: what differs first, and how it differs.

use super::replay::Replayed;
use crate::text::Message;
use crate::verify::{At, Difference, HeldFile, Methodology, OtherSetting, Repeated, Role, State};

impl Replayed<'_> {
    /// What differs first: an input before anything that is made of it.
    pub(super) fn first(&self) -> Vec<String> {
        let replay = self.replay;
        let mut lines = Vec::new();
        let mut say = |message: Message| lines.push(self.texts.say(&message));
        match &replay.methodology {
            Methodology::Other { recorded, file } if replay.repeated == Repeated::Yes => {
                let file = file.as_ref().map_or_else(
                    || Message::new("verify-criteria-none"),
                    |file| Message::new("verify-criteria-digest").with("sha256", file.as_str()),
                );
                let message = Message::new("verify-other-criteria").with("recorded", recorded.as_str());
                say(message.with("file", file));
            }
            Methodology::Contradicted { recorded, file } => {
                let message = Message::new("verify-criteria-contradicted").with("recorded", recorded.as_str());
                say(message.with("file", file.as_str()));
            }
            _ => {}
        }
        for file in replay.files.iter().filter(|file| matches!(file.role, Role::Input | Role::Beside)) {
            if let Some(now) = &file.found_as {
                let message = Message::new("verify-found-as").with("file", file.file.as_str());
                say(message.with("now", now.as_str()));
            }
        }
        for file in replay.of(Role::Earlier).filter(|file| file.is_changed()) {
            let of = |text: &Option<String>| text.clone().unwrap_or_default();
            let message = Message::new("verify-first-earlier").with("file", file.file.as_str());
            let message = message.with("year", file.year.map_or_else(String::new, |year| year.to_string()));
            let message = message.with("now", of(&file.found_as)).with("found", of(&file.found));
            say(message.with("recorded", of(&file.recorded)));
        }
        let inputs = replay.files.iter().filter(|file| matches!(file.role, Role::Input | Role::Beside));
        let changed: Vec<&HeldFile> = inputs.filter(|file| file.is_changed()).collect();
        for file in changed.iter().filter(|file| file.state == State::SameReading) {
            let key = if file.role == Role::Input { "verify-first-saved" } else { "verify-first-saved-settings" };
            say(Message::new(key).with("file", file.file.as_str()));
        }
        if let Some(file) = changed.iter().find(|file| file.state != State::SameReading) {
            say(Message::new("verify-first-input").with("file", file.file.as_str()));
        }
        for (file, setting) in &replay.settings {
            say(other_setting(file, setting, replay.year));
        }
        for file in replay.of(Role::Output).filter(|file| file.is_changed()) {
            let is_made = file.again.as_ref().is_some_and(|again| again.as_recorded);
            let key = match file.state {
                State::Missing => "verify-output-missing",
                State::Edited if is_made && replay.machine_files_hold() => "verify-document-edited",
                State::Edited => "verify-document-changed",
                _ if is_made => "verify-output-edited",
                _ => "verify-output-changed",
            };
            say(Message::new(key).with("file", file.file.as_str()));
            if let Some(difference) = file.again.as_ref().and_then(|again| again.difference.as_ref()) {
                say(place(difference));
            }
        }
        // what lies in the folder is what was written, and something else is made now
        let inputs_same = changed.is_empty() && !matches!(replay.methodology, Methodology::Other { .. });
        let made = replay.of(Role::Output).find(|file| !file.is_changed() && file.is_made_otherwise());
        // where the result is the same, what differs is told by the file that is made of it
        let is_told = replay.result.first.is_some() || !replay.cells.is_empty();
        if let Some(file) = made.filter(|_| inputs_same || !is_told) {
            let key = match (inputs_same, replay.is_of_other_version()) {
                (false, _) => "verify-made-changed",
                (true, true) => "verify-made-by-version",
                (true, false) => "verify-made-otherwise",
            };
            say(Message::new(key).with("file", file.file.as_str()));
            if let Some(difference) = file.again.as_ref().and_then(|again| again.difference.as_ref()) {
                say(place(difference));
            }
        }
        lines.extend(self.first_value());
        let mut say = |message: Message| lines.push(self.texts.say(&message));
        if let Some(why) = &replay.cells_unknown {
            say(Message::new("verify-cells-unknown").with("why", why.clone()));
        }
        lines
    }
}

/// A setting that was not used.
fn other_setting(file: &str, setting: &OtherSetting, year: i32) -> Message {
    let used = year.to_string();
    match setting {
        OtherSetting::Year(Some(stands)) => {
            let message = Message::new("verify-setting-year").with("file", file).with("used", used);
            message.with("stands", stands.to_string())
        }
        OtherSetting::Year(None) => Message::new("verify-setting-no-year").with("file", file).with("used", used),
        OtherSetting::Criteria(Some(stands)) => {
            Message::new("verify-setting-criteria").with("file", file).with("stands", stands.as_str())
        }
        OtherSetting::Criteria(None) => Message::new("verify-setting-no-criteria").with("file", file),
    }
}

/// Where a file differs, and what stands there.
fn place(difference: &Difference) -> Message {
    let message = match &difference.at {
        At::Line(line) => Message::new("verify-line").with("line", *line),
        At::Cell { sheet, cell } => {
            Message::new("verify-place-cell").with("sheet", sheet.as_str()).with("cell", cell.as_str())
        }
        At::Sheet(sheet) if difference.stands.is_none() => {
            return Message::new("verify-place-sheet-none").with("sheet", sheet.as_str());
        }
        At::Sheet(sheet) => return Message::new("verify-place-sheet-more").with("sheet", sheet.as_str()),
        At::Paragraph(number) => Message::new("verify-place-paragraph").with("number", *number),
        At::Part(part) => return Message::new("verify-place-part").with("part", part.as_str()),
    };
    let side = |text: &Option<String>| match text {
        Some(text) => Message::new("verify-line-text").with("text", text.as_str()),
        None => Message::new(if matches!(difference.at, At::Cell { .. }) {
            "verify-cell-empty"
        } else {
            "verify-line-none"
        }),
    };
    message.with("stands", side(&difference.stands)).with("expected", side(&difference.expected))
}
