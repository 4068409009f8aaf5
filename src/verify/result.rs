//! Two results of the same run as documents: the findings that are new or gone, and the first value that differs.

use serde_json::Value;

/// What differs between the result that was written and the one that is made now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultChange {
    /// Findings that are told only now.
    pub new: Vec<Noticed>,
    /// Findings that are told no more.
    pub gone: Vec<Noticed>,
    /// The first value that differs; `None` where only the signs do.
    pub first: Option<ValueChange>,
}

/// A finding as a result tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// Its code.
    pub code: String,
    /// The file; empty where it is about the folder.
    pub file: String,
    /// The sheet.
    pub sheet: Option<String>,
    /// The cell.
    pub cell: Option<String>,
    /// What it says.
    pub message: String,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueChange {
    /// The way to it: `schools[0].name`; items are counted from 0.
    pub path: String,
    /// What was written; `None` where nothing was.
    pub before: Option<String>,
    /// What is made now; `None` where nothing is.
    pub after: Option<String>,
}

impl ResultChange {
    /// What differs between two results; nothing is known of what is no JSON.
    #[must_use]
    pub fn of(before: &[u8], after: &[u8]) -> Self {
        let [Ok(before), Ok(after)] = [before, after].map(serde_json::from_slice::<Value>) else {
            return Self::default();
        };
        let (mut gone, mut new) = (findings(&before), findings(&after));
        let known = std::mem::take(&mut new);
        for finding in known {
            match gone.iter().position(|other| *other == finding) {
                Some(place) => drop(gone.remove(place)),
                None => new.push(finding),
            }
        }
        Self { new, gone, first: first(String::new(), Some(&before), Some(&after)) }
    }
}

fn findings(result: &Value) -> Vec<Noticed> {
    let told = |finding: &Value, key: &str| finding[key].as_str().map(str::to_owned);
    let noticed = |finding: &Value| Noticed {
        code: told(finding, "code").unwrap_or_default(),
        file: told(finding, "file").unwrap_or_default(),
        sheet: told(finding, "sheet"),
        cell: told(finding, "cell"),
        message: told(finding, "message").unwrap_or_default(),
    };
    result["findings"].as_array().into_iter().flatten().map(noticed).collect()
}

/// The first value that differs, in the order of the document that was written.
fn first(path: String, before: Option<&Value>, after: Option<&Value>) -> Option<ValueChange> {
    if before == after {
        return None;
    }
    match (before, after) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let more = after.keys().filter(|key| !before.contains_key(*key));
            let way = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            before.keys().chain(more).find_map(|key| first(way(key), before.get(key), after.get(key)))
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => (0..before.len().max(after.len()))
            .find_map(|place| first(format!("{path}[{place}]"), before.get(place), after.get(place))),
        _ => {
            let shown = |value: Option<&Value>| {
                value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            };
            Some(ValueChange { path, before: shown(before), after: shown(after) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_that_differs_is_told_with_the_way_to_it() {
        let change = ResultChange::of(br#"{"a": 1, "b": [{"c": "x"}, 2]}"#, br#"{"b": [{"c": "y"}], "a": 1}"#);
        let first = change.first.expect("a difference");
        assert_eq!(first.path, "b[0].c");
        assert_eq!((first.before.as_deref(), first.after.as_deref()), (Some("x"), Some("y")));
        let shorter = ResultChange::of(br#"{"b": [1, 2]}"#, br#"{"b": [1]}"#).first.expect("a difference");
        assert_eq!((shorter.path.as_str(), shorter.before.as_deref(), shorter.after), ("b[1]", Some("2"), None));
        assert_eq!(ResultChange::of(b"{\"a\": 1}", b"{ \"a\": 1 }").first, None);
    }

    #[test]
    fn of_two_findings_alike_one_that_is_gone_is_told() {
        let one = r#"{"code": "F47", "file": "a.csv", "sheet": null, "cell": "B2", "message": "m"}"#;
        let (two, single) = (format!("{{\"findings\": [{one}, {one}]}}"), format!("{{\"findings\": [{one}]}}"));
        let change = ResultChange::of(two.as_bytes(), single.as_bytes());
        assert_eq!((change.new.len(), change.gone.len()), (0, 1));
        assert_eq!((change.gone[0].code.as_str(), change.gone[0].cell.as_deref()), ("F47", Some("B2")));
    }
}
