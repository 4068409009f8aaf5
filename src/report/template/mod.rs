//! The workbook to fill in for a methodology: one sheet a kind of document and year, with the columns that the methodology
//! needs under headings that the tool itself recognises.

mod columns;
mod workbook;

use std::collections::BTreeSet;

use crate::criteria::{Criteria, Indicator};
use crate::layout::{Kind, Layout, shipped};
use crate::observation::{NotHeld, catalogue};
use crate::text::{Message, Texts};
use columns::{Asked, Column};

/// What to make the workbook for.
pub struct Template<'a> {
    /// The methodology.
    pub criteria: &'a Criteria,
    /// The year of the list.
    pub year: i32,
    /// The words.
    pub texts: &'a Texts,
}

/// One sheet of the workbook.
struct Sheet {
    /// Its name, with the year.
    name: String,
    /// What stands above its headings.
    title: String,
    /// The layout that recognises it; none where `selection.toml` must say what its columns mean.
    layout: Option<&'static Layout>,
    year: Option<i32>,
    columns: Vec<Column>,
}

impl Template<'_> {
    /// The workbook.
    ///
    /// # Errors
    /// What the writer of workbooks says.
    pub fn workbook(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        Ok(workbook::bytes(self)?)
    }

    /// What `selection.toml` must say of the workbook under this name; `None` where it recognises itself.
    #[must_use]
    pub fn selection(&self, file: &str) -> Option<String> {
        let sheets = self.sheets();
        if sheets.iter().all(|sheet| sheet.layout.is_some()) {
            return None;
        }
        // where one sheet is named, the others must be too
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let lines = |sheet: &Sheet| {
            let mut lines = vec![
                "[[file]]".to_owned(),
                format!("path = {}", quoted(file)),
                format!("sheet = {}", quoted(&sheet.name)),
            ];
            lines.extend(sheet.year.map(|year| format!("year = {year}")));
            match sheet.layout {
                Some(layout) => lines.push(format!("layout = {}", quoted(&layout.id))),
                None => {
                    let key = self.texts.word("template-code");
                    lines.extend([format!("kind = {}", quoted(Kind::Plain.word())), format!("key = {}", quoted(&key))]);
                    let measured = sheet.columns.iter().filter_map(|column| {
                        Some(format!("{} = {}", quoted(&column.heading), quoted(column.measure.as_deref()?)))
                    });
                    lines.push(format!("columns = {{ {} }}", measured.collect::<Vec<_>>().join(", ")));
                }
            }
            lines.join("\n")
        };
        Some(sheets.iter().map(lines).chain([String::new()]).collect::<Vec<_>>().join("\n"))
    }

    /// The sheets: the register first, then the documents in the order in which layouts are known, years in order, and
    /// last what no layout has.
    fn sheets(&self) -> Vec<Sheet> {
        let mut asked = self.asked();
        asked.sort_by(|(one, a), (other, b)| (one.document(), a, one).cmp(&(other.document(), b, other)));
        asked.dedup();
        let register = shipped().iter().find(|layout| layout.kind == Kind::Register);
        let mut sheets: Vec<Sheet> = register.map(|layout| self.register(layout)).into_iter().collect();
        let documents = asked.chunk_by(|(one, a), (other, b)| (one.document(), a) == (other.document(), b));
        for document in documents {
            let mut sheet = self.document(document);
            // two kinds of document may have the same short name
            if sheets.iter().any(|known| known.name == sheet.name) {
                sheet.name = format!("{} {}", sheets.len(), sheet.name).chars().take(31).collect();
            }
            sheets.push(sheet);
        }
        sheets
    }

    /// The measures that are needed, with their years: the newest that can be expected and as many before it as the
    /// indicator pools. A document that is needed of a further year has all its columns then.
    fn asked(&self) -> Vec<(Asked, i32)> {
        let indicators = self.criteria.indicators.iter();
        let needed: Vec<(&Indicator, &str)> = indicators
            .flat_map(|indicator| indicator.take.measures().into_iter().map(move |measure| (indicator, measure)))
            .collect();
        let document = |measure: &str| measure.split('.').next().unwrap_or_default().to_owned();
        let pooled = needed.iter().flat_map(|(indicator, measure)| {
            let years = self.years(indicator, measure);
            years.into_iter().take(indicator.window.last).map(|year| (document(measure), year))
        });
        let documents: BTreeSet<(String, i32)> = pooled.collect();
        let asked = needed.iter().flat_map(|(indicator, measure)| {
            let found = Asked::of(measure);
            let years = self.years(indicator, measure).into_iter();
            let years = years.filter(|year| documents.contains(&(document(measure), *year)));
            years.map(move |year| (found.clone(), year)).collect::<Vec<_>>()
        });
        asked.collect()
    }

    /// The years from which an indicator may take a measure, the newest first, without those in which there was nothing
    /// to report.
    fn years(&self, indicator: &Indicator, measure: &str) -> Vec<i32> {
        let newest = self.year.saturating_sub(catalogue().lag(measure));
        let oldest = self.year.saturating_sub(indicator.window.not_older_than);
        let held = |year: &i32| catalogue().not_held(measure, *year).is_none_or(NotHeld::is_of_a_subject);
        (oldest..=newest).rev().filter(held).collect()
    }

    fn register(&self, layout: &'static Layout) -> Sheet {
        Sheet {
            name: self.texts.word("template-register"),
            title: layout.title.clone(),
            layout: Some(layout),
            year: None,
            columns: columns::of_register(layout),
        }
    }

    fn document(&self, asked: &[(Asked, i32)]) -> Sheet {
        let (first, year) = &asked[0];
        let layout = first.layout.map(|place| &shipped()[place]);
        let title = layout.map_or_else(|| self.texts.word("template-other"), |layout| layout.title.clone());
        let graded = |title: &str| match &first.grade {
            Some(grade) => {
                let message = Message::new("template-grade").with("title", title).with("grade", grade.as_str());
                self.texts.say(&message)
            }
            None => title.to_owned(),
        };
        let short = graded(title.split(['(', ':', ',']).next().unwrap_or_default().trim());
        let year_text = year.to_string();
        let said = Message::new("template-title").with("title", graded(&title)).with("year", year_text.as_str());
        Sheet {
            name: sheet_name(&short, &year_text),
            title: self.texts.say(&said),
            layout,
            year: Some(*year),
            columns: columns::of_document(layout, asked.iter().map(|(asked, _)| asked), self.criteria, self.texts),
        }
    }
}

/// A name that a sheet can have: as many whole words as fit before the year.
fn sheet_name(title: &str, year: &str) -> String {
    const MOST: usize = 31;
    let fits = |words: &[&str]| words.join(" ").chars().count() + 1 + year.len() <= MOST;
    let words: Vec<&str> = title.split(' ').collect();
    let most = (1..=words.len()).rev().find(|most| fits(&words[..*most])).unwrap_or_default();
    format!("{} {year}", words[..most].join(" ")).trim_start().to_owned()
}
