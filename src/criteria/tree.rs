//! Whether the indices of a methodology form a tree: none leads back to itself, nothing is counted twice, every indicator
//! is counted.

use crate::criteria::file::{File, IndexFile};
use crate::criteria::{Index, PartOf};
use crate::text::Message;
use crate::toml_table::{At, Document};

/// Reports every index that leads back to itself.
pub(super) fn cycles(document: &Document<'_>, indices: &[Index], files: &[IndexFile]) -> Option<()> {
    let mut sound = Some(());
    for (place, file) in files.iter().enumerate() {
        let mut open = vec![place];
        let mut seen = vec![false; indices.len()];
        while let Some(next) = open.pop() {
            for inner in inner_indices(&indices[next]) {
                if inner == place && sound.is_some() {
                    document
                        .report(file.start, Message::new("criteria-cycle").with("index", indices[place].id.as_str()));
                    sound = None;
                }
                if !std::mem::replace(&mut seen[inner], true) {
                    open.push(inner);
                }
            }
        }
    }
    sound
}

/// Reports indicators and indices that the list's index counts twice, and indicators that it does not count at all.
pub(super) fn repeated(document: &Document<'_>, indices: &[Index], top: usize, file: &File) -> Option<()> {
    let mut indicator_times = vec![0_usize; file.indicators.len()];
    let mut index_times = vec![0_usize; indices.len()];
    let mut open = vec![top];
    while let Some(next) = open.pop() {
        for part in &indices[next].parts {
            match part.of {
                PartOf::Indicator(indicator) => indicator_times[indicator] += 1,
                PartOf::Index(inner) => {
                    index_times[inner] += 1;
                    // what is counted twice is told once and not followed again
                    if index_times[inner] == 1 {
                        open.push(inner);
                    }
                }
            }
        }
    }
    let mut sound = Some(());
    let mut report = |start, key, id: Option<&At<String>>| {
        document.report(start, Message::new(key).with("id", id.map_or("", |id| id.value.as_str())));
        sound = None;
    };
    for (indicator, times) in file.indicators.iter().zip(indicator_times) {
        if times != 1 {
            let key = if times == 0 { "criteria-indicator-unused" } else { "criteria-indicator-twice" };
            report(indicator.start, key, indicator.id.as_ref());
        }
    }
    for (index, times) in file.indices.iter().zip(index_times) {
        if times > 1 {
            report(index.start, "criteria-index-twice", index.id.as_ref());
        }
    }
    sound
}

fn inner_indices(index: &Index) -> impl Iterator<Item = usize> {
    index.parts.iter().filter_map(|part| match part.of {
        PartOf::Index(inner) => Some(inner),
        PartOf::Indicator(_) => None,
    })
}
