//! What every document for people has above its contents, whatever it is of.

use super::{Comparison, Report};
use crate::text::Texts;

/// A document for people.
pub(super) trait Document {
    /// The words.
    fn texts(&self) -> &Texts;
    /// Its title.
    fn title(&self) -> String;
    /// What it shows above everything else.
    fn banners(&self) -> Vec<String>;

    /// The same for the head of a page: the first sentence of each.
    fn banners_in_short(&self) -> Vec<String> {
        let first = |banner: &String| banner.split_inclusive(". ").next().unwrap_or_default().trim().to_owned();
        self.banners().iter().map(first).collect()
    }
}

impl Document for Report<'_> {
    fn texts(&self) -> &Texts {
        self.texts
    }

    fn title(&self) -> String {
        self.head().into_iter().next().unwrap_or_default()
    }

    fn banners(&self) -> Vec<String> {
        Report::banners(self)
    }
}

impl Document for Comparison<'_> {
    fn texts(&self) -> &Texts {
        self.texts
    }

    fn title(&self) -> String {
        Comparison::title(self)
    }

    fn banners(&self) -> Vec<String> {
        Comparison::banners(self)
    }
}
