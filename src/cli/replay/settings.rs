//! The settings of the data that a repeated run takes from its record: where the file says another thing, it is told and
//! never called harmless.

use super::inputs::Inputs;
use crate::cli::load::named_criteria;
use crate::cli::place::{Place, SELECTION};
use crate::criteria::SCHEMA;
use crate::source::{self, Recorded, Selection};
use crate::verify::{HeldFile, OtherSetting, State};

/// What the file of settings says otherwise than the record, where it is not the one that was read then.
pub(super) fn other_settings(inputs: &Inputs, recorded: &Recorded, files: &[HeldFile]) -> Vec<(String, OtherSetting)> {
    let is_changed = |file: &HeldFile| file.file == SELECTION && file.state == State::Changed;
    if !files.iter().any(is_changed) {
        return Vec::new();
    }
    // what can't be read is told elsewhere
    let text = inputs.path(SELECTION).and_then(|path| source::read_text(&path).ok());
    let Some(Ok(selection)) = text.map(|(text, _)| Selection::read(&text)) else { return Vec::new() };
    let year = (selection.year != Some(recorded.year)).then_some(OtherSetting::Year(selection.year));
    let others = year.into_iter().chain(other_criteria(inputs, recorded, &selection));
    others.map(|other| (SELECTION.to_owned(), other)).collect()
}

/// The methodology that the file names, else the only one of the folder, where it is not that of the run.
fn other_criteria(inputs: &Inputs, recorded: &Recorded, selection: &Selection) -> Option<OtherSetting> {
    let is_it = |text: &str| source::sha256(text.as_bytes()) == recorded.criteria_sha256;
    if let Some(named) = &selection.criteria {
        let text = named_criteria(&inputs.folder.join(named)).ok();
        let other = OtherSetting::Criteria(Some(named.display().to_string()));
        return (!text.is_some_and(|(_, text)| is_it(&text))).then_some(other);
    }
    let found = Place::of(&inputs.folder).and_then(|place| place.settings(SCHEMA)).unwrap_or_default();
    let alone = match found.as_slice() {
        [path] => source::read_text(path).ok(),
        _ => None,
    };
    (!alone.is_some_and(|(text, _)| is_it(&text))).then_some(OtherSetting::Criteria(None))
}
