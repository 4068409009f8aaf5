//! "Did you mean": the nearest of the words that would have been understood.

/// Characters of the longest word that somebody may have meant to type otherwise.
const LONGEST: usize = 200;

/// The candidate nearest to what was written, if any is near enough to be meant.
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_few(written, candidates, 1).into_iter().next()
}

/// The candidates near enough to be meant, nearest first, equally near ones in alphabetical order.
#[must_use]
pub fn nearest_few<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    if length > LONGEST {
        return Vec::new();
    }
    let allowed = (length / 3).max(2);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        // words whose lengths differ by more differ by more
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(&written, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_understood_and_another_word_is_not() {
        let keys = ["weight", "title", "indicator"];
        assert_eq!(nearest("wieght", keys), Some("weight"));
        assert_eq!(nearest("Titel", keys), Some("title"));
        assert_eq!(nearest("zzz", keys), None);
        assert_eq!(nearest("indicators", keys), Some("indicator"));
        let long = "я".repeat(LONGEST + 1);
        assert_eq!(nearest(&long, [long.as_str()]), None, "nobody mistypes a text");
    }
}
