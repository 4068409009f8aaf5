//! What each code means: the catalogue of findings for the reader. Which there are stands in `codes.toml`, the words in the
//! language file under `code-f01`, `code-f01-means`, `code-f01-do`; a code that the tool does not raise says under
//! `code-f01-elsewhere` where its fault is told.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Level;
use crate::report::grid::Grid;
use crate::report::markdown::Page;
use crate::report::wording;
use crate::text::{Message, Texts};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    levels: Vec<Word>,
    #[serde(default)]
    elsewhere: bool,
    #[serde(default)]
    needs_criteria: bool,
    #[serde(default)]
    needs_history: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    Stop,
    Error,
    Note,
}

static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
    let entries: BTreeMap<String, Entry> =
        toml::from_str(include_str!("codes.toml")).expect("codes.toml ships with the program and a test reads it");
    let level = |word: &Word| match word {
        Word::Stop => Level::Stop,
        Word::Error => Level::Error,
        Word::Note => Level::Note,
    };
    let code = |(code, entry): (String, Entry)| Code {
        code,
        levels: entry.levels.iter().map(level).collect(),
        elsewhere: entry.elsewhere,
        needs_criteria: entry.needs_criteria,
        needs_history: entry.needs_history,
    };
    entries.into_iter().map(code).collect()
});

/// A code of findings.
pub struct Code {
    /// The code: `F38`.
    pub code: String,
    /// The levels that its findings have.
    pub levels: Vec<Level>,
    /// No finding has it: its fault is told elsewhere.
    pub elsewhere: bool,
    /// Whether it is only looked for where there is a methodology.
    needs_criteria: bool,
    /// Whether it is only looked for where there are runs of earlier years, which `check` does not take.
    needs_history: bool,
}

/// All codes, in order.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CODES.iter()
}

impl Code {
    /// Whether it is looked for, with a methodology at hand or without.
    pub(super) fn is_checked(&self, with_criteria: bool) -> bool {
        self.is_raised() && !self.needs_history && (with_criteria || !self.needs_criteria)
    }

    /// Whether findings bear it.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        !self.elsewhere
    }

    fn words(&self, texts: &Texts, about: &str) -> Option<String> {
        texts.described(&format!("code-{}{about}", self.code.to_lowercase()))
    }

    /// The code in a few words.
    #[must_use]
    pub fn title(&self, texts: &Texts) -> String {
        self.words(texts, "").unwrap_or_default()
    }

    /// What it means, or where its fault is told.
    #[must_use]
    pub fn meaning(&self, texts: &Texts) -> Option<String> {
        self.words(texts, if self.elsewhere { "-elsewhere" } else { "-means" })
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self, texts: &Texts) -> Option<String> {
        self.words(texts, "-do")
    }

    /// Its levels in words.
    fn weight(&self, texts: &Texts) -> String {
        let words: Vec<String> =
            self.levels.iter().map(|level| texts.say(&wording::level(*level)).to_lowercase()).collect();
        words.join(", ")
    }
}

/// The catalogue as a page of Markdown.
#[must_use]
pub fn codes_page(texts: &Texts) -> String {
    let mut page = Page::new();
    page.block(&format!("# {}", texts.word("codes-title")));
    page.block(&texts.word("codes-intro"));
    let header = ["column-code", "column-level", "column-meaning", "column-remedy"].map(|key| texts.word(key));
    let row = |code: &Code| {
        let meaning = [Some(code.title(texts)), code.meaning(texts)].into_iter().flatten().collect::<Vec<_>>();
        vec![code.code.clone(), code.weight(texts), meaning.join(". "), code.remedy(texts).unwrap_or_default()]
    };
    let rows: Vec<Vec<String>> = codes().filter(|code| code.is_raised()).map(row).collect();
    page.table(&Grid { header: header.to_vec(), figures: vec![false; 4], rows });
    page.block(&format!("## {}", texts.word("codes-elsewhere")));
    let line =
        |code: &Code| format!("- {}: {}. {}", code.code, code.title(texts), code.meaning(texts).unwrap_or_default());
    page.block(&codes().filter(|code| code.elsewhere).map(line).collect::<Vec<_>>().join("\n"));
    page.into_text()
}

/// One code in words, however it is typed; `None` where there is no such code.
#[must_use]
pub fn code_page(texts: &Texts, written: &str) -> Option<String> {
    let code = codes().find(|code| code.code.eq_ignore_ascii_case(written.trim()))?;
    let head = if code.levels.is_empty() { "code-head-bare" } else { "code-head" };
    let head = Message::new(head).with("code", code.code.as_str()).with("level", code.weight(texts));
    let head = texts.say(&head.with("title", code.title(texts)));
    let remedy = code.remedy(texts).map(|remedy| texts.say(&Message::new("finding-what-to-do").with("remedy", remedy)));
    let lines = [Some(head), code.meaning(texts), remedy];
    Some(lines.into_iter().flatten().chain([String::new()]).collect::<Vec<_>>().join("\n"))
}
