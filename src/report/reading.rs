//! What stands in a cell, in words.

use super::Report;
use super::wording::{MEAN_SHOWN, absence, number};
use crate::assess::Absence;
use crate::observation::{Observation, Reading, Share};
use crate::text::{Message, Texts};

impl Report<'_> {
    /// What stands in a cell, in words.
    pub(super) fn reading(&self, observation: &Observation) -> String {
        reading(self.texts, observation)
    }
}

/// The same in the words of some language.
pub(super) fn reading(texts: &Texts, observation: &Observation) -> String {
    match &observation.reading {
        Reading::Count(count) => match &observation.printed {
            Some(percent) => {
                let percent = number(percent, percent.decimals().unwrap_or(0));
                let percent = Message::new("value-percent").with("value", percent);
                texts.say(&Message::new("value-recovered").with("percent", percent).with("count", count.to_string()))
            }
            None => count.to_string(),
        },
        Reading::Number(value) => texts.number(value, value.decimals().unwrap_or(MEAN_SHOWN)),
        Reading::Share(Share::Counted { numerator, denominator }) => {
            texts.say(&Message::new("value-counts").with("numerator", *numerator).with("denominator", *denominator))
        }
        Reading::Share(Share::Printed { percent, digits, numerator }) => {
            let percent = texts.say(&Message::new("value-percent").with("value", number(percent, *digits)));
            numerator.map_or_else(|| percent.clone(), |numerator| format!("{numerator} / {percent}"))
        }
        Reading::Missing(why) => texts.say(&absence(&Absence::NoData { why: Some(*why) })),
    }
}
