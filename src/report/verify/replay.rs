//! A run repeated, for a terminal: whether everything holds, else what differs first, which cells changed, what that did.

use super::json;
use crate::number::Exact;
use crate::origin::EarlierRun;
use crate::report::faults::first_findings_text;
use crate::report::ink::Tone;
use crate::report::picture::Canvas;
use crate::report::terminal::{Screen, figure, table, words};
use crate::report::wording::status;
use crate::text::{Message, Texts};
use crate::verify::{Effect, HeldFile, Repeated, Replay, Role, Standing, State};

/// Kinds of faults of the inputs that are told.
const FAULTS: usize = 5;
/// Schools whose verdict stays and that are named.
const STAYING: usize = 20;
/// Digits of scores.
const DIGITS: u32 = 2;

/// A run repeated, ready to be shown.
pub struct Replayed<'r> {
    /// What came out.
    pub replay: &'r Replay,
    /// The report folder, as the user named it.
    pub folder: &'r str,
    /// What is wrong with the methodology or the settings, in words that are ready.
    pub problems: &'r [String],
    /// The words.
    pub texts: &'r Texts,
}

impl Replayed<'_> {
    /// As JSON.
    #[must_use]
    pub fn json(&self) -> String {
        json::replay(self)
    }

    /// For a terminal.
    #[must_use]
    pub fn terminal(&self, canvas: Canvas) -> String {
        let (replay, texts) = (self.replay, self.texts);
        let mut screen = Screen::new(canvas);
        screen.toned(Tone::Title, &texts.say(&Message::new("verify-title").with("path", self.folder)));
        if replay.is_of_other_version() {
            let message = Message::new("verify-version").with("then", replay.version.as_str());
            screen.toned(Tone::Warning, &texts.say(&message.with("now", replay.own_version.as_str())));
        }
        let tone = match (replay.agrees(), replay.is_calm()) {
            (true, _) => Tone::Title,
            (false, true) => Tone::Warning,
            (false, false) => Tone::Fault,
        };
        screen.toned(tone, &self.verdict());
        if replay.public {
            screen.prose(&texts.word("verify-public"));
        }
        for line in self.first() {
            screen.prose(&line);
        }
        if !replay.faults.is_empty() {
            screen.heading(&texts.word("verify-faults"));
            screen.laid(&format!("{}\n", first_findings_text(texts, &replay.faults, FAULTS, canvas).0.trim_end()));
        }
        self.files(&mut screen, canvas);
        self.cells(&mut screen);
        self.register(&mut screen);
        self.noticed(&mut screen);
        self.schools(&mut screen, canvas);
        if !replay.extra.is_empty() {
            screen.gap();
            screen.prose(&texts.say(&Message::new("verify-extra").with("files", replay.extra.clone())));
        }
        screen.text()
    }

    pub(super) fn verdict(&self) -> String {
        let replay = self.replay;
        let count = |role| replay.of(role).count();
        let why = match &replay.repeated {
            Repeated::Yes if replay.agrees() => {
                let message = Message::new("verify-agrees").with("outputs", count(Role::Output));
                return self.texts.say(&message.with("inputs", count(Role::Input) + count(Role::Beside)));
            }
            Repeated::Yes if replay.is_calm() => Message::new("verify-calm"),
            Repeated::Yes if replay.keeps_the_list() => Message::new("verify-differs-same-list"),
            Repeated::Yes => Message::new("verify-differs"),
            Repeated::Lacking => {
                let files: Vec<&str> =
                    replay.files.iter().filter(|file| is_lacking(file)).map(|file| file.file.as_str()).collect();
                Message::new("verify-lacking").with("count", files.len()).with("files", files)
            }
            Repeated::Nowhere if replay.public => Message::new("verify-nowhere-public"),
            Repeated::Nowhere => Message::new("verify-nowhere"),
            Repeated::Earlier(runs) => {
                let runs: Vec<Message> = runs.iter().map(earlier).collect();
                Message::new("verify-earlier").with("count", runs.len()).with("runs", runs)
            }
            Repeated::OtherEarlier => Message::new("verify-earlier-other"),
            Repeated::Faulty(count) => Message::new("verify-faulty").with("count", *count),
            Repeated::Settings => Message::new("verify-settings"),
        };
        self.texts.say(&why)
    }

    /// The files that are not what they were.
    fn files(&self, screen: &mut Screen, canvas: Canvas) {
        let odd = |file: &&HeldFile| file.state != State::Same || file.is_made_otherwise();
        // where the inputs are is not known: that they are missing says nothing of them
        let unknown = |file: &&HeldFile| {
            self.replay.repeated == Repeated::Nowhere && matches!(file.role, Role::Input | Role::Beside)
        };
        let told = self.replay.files.iter().filter(odd).filter(|file| is_told(file) && !unknown(file));
        let shown: Vec<&HeldFile> = told.collect();
        if self.replay.agrees() || shown.is_empty() {
            return;
        }
        screen.heading(&self.texts.word("verify-files"));
        let header = ["column-file", "verify-column-role", "verify-column-state", "verify-column-again"];
        let mut rows = table(canvas, &header.map(|key| self.texts.word(key)));
        for file in shown {
            let role = match file.role {
                Role::Input => "verify-role-input",
                Role::Beside => "verify-role-beside",
                Role::Earlier => "verify-role-earlier",
                Role::Output => "verify-role-output",
            };
            let state = match file.state {
                State::Same => "verify-state-same",
                State::Changed => "verify-state-changed",
                State::SameReading => "verify-state-saved",
                State::Edited => "verify-state-edited",
                State::Missing => "verify-state-missing",
                State::Unheld => "verify-state-unheld",
            };
            let again = match &file.again {
                None => "value-none",
                Some(again) if again.as_recorded => "verify-again-recorded",
                Some(_) => "verify-again-other",
            };
            rows.add_row(vec![
                words(&file.file),
                words(self.texts.word(role)),
                words(self.texts.word(state)),
                words(self.texts.word(again)),
            ]);
        }
        screen.table(&rows);
    }

    /// Who comes onto the list and who leaves it.
    pub(super) fn list_lines(&self) -> Vec<String> {
        let effects = &self.replay.effects;
        let names = |is: fn(&Effect) -> bool| -> Vec<&str> {
            effects.iter().filter(|effect| is(effect)).map(|effect| effect.name.as_str()).collect()
        };
        let (enter, leave) = (names(Effect::enters), names(Effect::leaves));
        if effects.is_empty() {
            return Vec::new();
        }
        if enter.is_empty() && leave.is_empty() {
            return vec![self.texts.word("verify-list-stays")];
        }
        let told =
            [("verify-enter", enter), ("verify-leave", leave)].into_iter().filter(|(_, names)| !names.is_empty());
        told.map(|(key, names)| self.texts.say(&Message::new(key).with("schools", names))).collect()
    }

    fn schools(&self, screen: &mut Screen, canvas: Canvas) {
        let effects = &self.replay.effects;
        if effects.is_empty() {
            // what is read otherwise and moved nobody is worth a word, where the first one did not say it
            let is_read_otherwise = !self.replay.cells.is_empty() || !self.replay.register.is_empty();
            if self.replay.is_same_list == Some(true) && is_read_otherwise && !self.replay.keeps_the_list() {
                screen.gap();
                screen.prose(&self.texts.word("verify-schools-none"));
            }
            return;
        }
        screen.heading(&self.texts.word("verify-schools"));
        for line in self.list_lines() {
            screen.prose(&line);
        }
        let verdict = |standing: &Option<Standing>| standing.as_ref().map(|standing| standing.last);
        let (turned, stay): (Vec<&Effect>, Vec<&Effect>) =
            effects.iter().partition(|effect| verdict(&effect.before) != verdict(&effect.after));
        let header = ["column-school", "column-score", "column-rank", "column-status"];
        let mut rows = table(canvas, &header.map(|key| self.texts.word(key)));
        for effect in turned.iter().chain(stay.iter().take(STAYING)) {
            let both = |show: &dyn Fn(&Standing) -> String| {
                let side =
                    |standing: &Option<Standing>| standing.as_ref().map_or_else(|| self.texts.word("value-none"), show);
                let (before, after) = (side(&effect.before), side(&effect.after));
                if before == after { after } else { format!("{before} → {after}") }
            };
            let score = |standing: &Standing| self.score(standing.score.as_ref());
            let rank = |standing: &Standing| {
                standing.rank.map_or_else(|| self.texts.word("value-none"), |rank| rank.to_string())
            };
            rows.add_row(vec![
                words(&effect.name),
                figure(both(&score)),
                figure(both(&rank)),
                words(both(&|standing| self.texts.say(&status(standing.last)))),
            ]);
        }
        screen.table(&rows);
        let more = stay.len().saturating_sub(STAYING);
        if more > 0 {
            screen.prose(&self.texts.say(&Message::new("verify-schools-more").with("count", more)));
        }
    }

    fn score(&self, score: Option<&Exact>) -> String {
        score.map_or_else(|| self.texts.word("value-none"), |score| self.texts.number(score, DIGITS))
    }
}

fn is_lacking(file: &HeldFile) -> bool {
    matches!(file.role, Role::Input | Role::Beside) && file.state == State::Missing
}

/// Whether a file is named among those that are not what they were: the record has no digest of itself.
fn is_told(file: &HeldFile) -> bool {
    file.state != State::Unheld || file.is_made_otherwise()
}

/// How an earlier run is told of: where the record does not tell it, by its year.
fn earlier(run: &EarlierRun) -> Message {
    let key = if run.sha256.is_empty() { "verify-earlier-year" } else { "verify-earlier-run" };
    let message = Message::new(key).with("year", run.year.to_string());
    message.with("file", run.file.as_str()).with("sha256", run.sha256.as_str())
}
