//! What somebody meant to type who had left the Russian keyboard layout on.

/// The keys of the Russian layout, and the Latin signs on the same keys.
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбю";
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/// The same keys on the Latin layout; `None` where the text has no Russian letter.
#[must_use]
pub fn typed_in_latin(text: &str) -> Option<String> {
    let latin = |sign: char| RUSSIAN.chars().position(|known| known == sign).and_then(|key| LATIN.chars().nth(key));
    let lower = text.to_lowercase();
    let typed: String = lower.chars().map(|sign| latin(sign).unwrap_or(sign)).collect();
    (typed != lower).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_typed_with_the_russian_layout_on_is_read_by_its_keys() {
        assert_eq!(typed_in_latin("ыудусе").as_deref(), Some("select"));
        assert_eq!(typed_in_latin("--Нуфк").as_deref(), Some("--year"));
        assert_eq!(typed_in_latin("--year"), None);
    }
}
