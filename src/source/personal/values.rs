//! What a text says of a person: a name, an insurance number, a passport, a phone, a date. Also texts without these, for
//! messages.

use super::WORDS;
use crate::school::NameKey;

/// A word in Cyrillic letters, with hyphens.
fn is_word(text: &str) -> bool {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    letters > 1 && text.chars().all(|sign| ('\u{400}'..='\u{4ff}').contains(&sign) || sign == '-')
}

/// A word that begins with a capital.
fn is_capitalised(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase) && is_word(text)
}

fn is_patronymic(text: &str) -> bool {
    let lower = text.to_lowercase();
    is_word(text) && WORDS.patronymics.iter().any(|ending| lower.ends_with(ending.as_str()))
}

/// One initial or two: `И.`, `И.О.`. A letter without its point is none.
fn is_initials(text: &str) -> bool {
    if !text.contains('.') {
        return false;
    }
    let letters: Vec<char> = text.chars().filter(|sign| *sign != '.').collect();
    let points = text.len() > letters.iter().map(|letter| letter.len_utf8()).sum();
    points
        && (1..=2).contains(&letters.len())
        && letters.iter().all(|letter| letter.is_uppercase() && !letter.is_ascii())
}

/// Whether a text is a person's name and nothing else: `Иванов Иван Иванович`, `Иванов И. И.`.
pub(super) fn is_name(text: &str) -> bool {
    const LONGEST: usize = 80;
    if !text.trim_start().chars().next().is_some_and(char::is_uppercase) || text.len() > 2 * LONGEST {
        return false;
    }
    // most texts of tables hold a digit, a sign or one word only
    let is_other = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'-' | b'.');
    if text.bytes().any(is_other) || !text.contains(char::is_whitespace) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [surname, name, patronymic] if is_patronymic(patronymic) => is_capitalised(surname) && is_capitalised(name),
        [name, patronymic, surname] if is_patronymic(patronymic) => is_capitalised(name) && is_capitalised(surname),
        [surname, name, patronymic, of] if is_patronymic(of) => {
            [surname, name, patronymic].iter().all(|word| is_word(word))
        }
        [surname, initials @ ..] if !initials.is_empty() && initials.len() < 3 => {
            initials.iter().all(|word| is_initials(word)) && is_capitalised(surname)
        }
        _ => false,
    }
}

/// Whether a text may be a person's name without a patronymic: two or three words with capitals, `Петров Пётр`.
pub(super) fn is_short_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len()) && words.iter().all(|word| is_capitalised(word))
}

/// The eleven digits of a text that holds nothing else but what is put between them.
fn eleven_digits(text: &str) -> Option<String> {
    let between = |sign: char| matches!(sign, '-' | '(' | ')' | '.' | '+' | '–') || sign.is_whitespace();
    let plain = count_digits(text) == 11 && text.chars().all(|sign| sign.is_ascii_digit() || between(sign));
    plain.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

/// Whether a text is an insurance number: eleven digits of which the last two are the sum of the others, each times its
/// place from the end, as the pension fund computes it.
pub(super) fn is_snils(text: &str) -> bool {
    let Some(digits) = eleven_digits(text).filter(|_| !text.starts_with('+')) else { return false };
    let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let sum: u32 = (1..=9).rev().zip(&digits).map(|(place, digit)| place * digit).sum();
    // numbers up to 001-001-998 have no check sum; nobody's are all alike
    let counted = digits[..9] > [0, 0, 1, 0, 0, 1, 9, 9, 8][..];
    counted && sum % 101 % 100 == 10 * digits[9] + digits[10]
}

/// Whether an insurance number is written as such: `112-233-445 95`.
pub(super) fn is_written_snils(text: &str) -> bool {
    let groups: Vec<usize> = text.trim().split(['-', '–', ' ', '\u{a0}']).map(str::len).collect();
    groups == [3, 3, 3, 2] && is_snils(text.trim())
}

/// Whether a text is the series and number of a passport: `04 04 123456`, `0404 123456`.
pub(super) fn is_passport(text: &str) -> bool {
    if count_digits(text) != 10 {
        return false;
    }
    let groups: Vec<usize> = text.replace('№', " ").split_whitespace().map(str::len).collect();
    let shaped = groups == [4, 6] || groups == [2, 2, 6];
    shaped && text.chars().all(|sign| sign.is_ascii_digit() || sign.is_whitespace() || sign == '№')
}

/// Whether a text is the number of a mobile phone.
pub(super) fn is_mobile(text: &str) -> bool {
    eleven_digits(text.trim()).is_some_and(|number| number.starts_with("79") || number.starts_with("89"))
}

/// How many digits a text has.
pub(super) fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// How many letters a text has.
pub(super) fn count_letters(text: &str) -> usize {
    text.chars().filter(|sign| sign.is_alphabetic()).count()
}

/// The year of a day: 03.09.2006, 2006-09-03.
pub(super) fn year_of_day(text: &str) -> Option<i32> {
    let day = text.split([' ', 'T']).next().filter(|day| crate::source::words::is_date(day))?;
    day.split(['.', '-', '/']).filter(|part| part.len() == 4).find_map(|part| part.parse().ok())
}

/// The text without what may be a person's: names and addresses of mail become `…`, and so do numbers of nine digits and
/// more. Names that honour somebody stay.
#[must_use]
pub fn redacted(text: &str) -> String {
    without_numbers(&without_names(text))
}

/// The same of a text that should be a number or a school and is neither: two or three words with capitals may be a person
/// without a patronymic.
pub(in crate::source) fn masked(text: &str) -> String {
    let is_person = is_short_name(text) && NameKey::of(text).kind.is_none();
    // «Итог ОО», «Код МБОУ»
    let names_no_person = || text.split_whitespace().any(|word| WORDS.abbreviations.iter().any(|known| word == known));
    if is_person && !names_no_person() { "…".to_owned() } else { redacted(text) }
}

/// The words of the name that a school honours, where the text is a school's: `СОШ № 2 имени Героя России И. И. Иванова`.
/// It ends with its phrase, or before a name that is in another case: that is of somebody else.
fn honoured(words: &[&str]) -> std::ops::Range<usize> {
    let bare = |word: &str| word.trim_matches(|sign: char| !sign.is_alphabetic() && sign != '-').to_lowercase();
    let ends = |word: &str, endings: &[String]| endings.iter().any(|ending| bare(word).ends_with(ending.as_str()));
    let begin = words.iter().position(|word| WORDS.honours.contains(&bare(word)));
    let begin = begin.filter(|at| NameKey::of(&words[..*at].join(" ")).kind.is_some());
    let Some(begin) = begin.map(|at| at + 1) else { return 0..0 };
    for (at, word) in words.iter().enumerate().skip(begin) {
        if ends(word, &WORDS.plain_patronymics) {
            return begin..at.saturating_sub(2).max(begin);
        }
        let is_initials = is_initials(word.trim_matches(|sign: char| !sign.is_alphabetic() && sign != '.'));
        let capital = word.trim_start_matches(|sign: char| !sign.is_alphabetic()).starts_with(char::is_uppercase);
        if word.starts_with(['(', '«', '"']) || (capital && !is_initials && !ends(word, &WORDS.honoured_endings)) {
            return begin..at;
        }
        if word.ends_with([',', ';', ':', ')', '»', '"']) {
            return begin..at + 1;
        }
    }
    begin..words.len()
}

fn without_names(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |at: usize| words[at].trim_matches(|sign: char| !sign.is_alphabetic() && sign != '-');
    let honours = |at: usize| WORDS.honours.contains(&bare(at).to_lowercase());
    let honoured = honoured(&words);
    let mut secret = vec![false; words.len()];
    for at in 0..words.len() {
        secret[at] |= words[at].contains('@');
        if honoured.contains(&at) || (at.saturating_sub(3)..at).any(honours) {
            continue;
        }
        if is_patronymic(bare(at)) {
            for (near, secret) in secret.iter_mut().enumerate().take(at + 1).skip(at.saturating_sub(2)) {
                *secret |= is_word(bare(near));
            }
            if at + 1 < words.len() && is_capitalised(bare(at + 1)) {
                secret[at + 1] = true;
            }
        }
        if is_initials(words[at].trim_matches(|sign: char| !sign.is_alphabetic() && sign != '.')) {
            let beside = [at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2)];
            for near in beside.into_iter().flatten().filter(|near| *near < words.len() && is_capitalised(bare(*near))) {
                (secret[near], secret[at]) = (true, true);
            }
        }
    }
    for at in honoured {
        secret[at] = false;
    }
    let mut shown: Vec<&str> = Vec::new();
    for (word, secret) in words.iter().zip(secret) {
        match (secret, shown.last()) {
            (true, Some(&"…")) => {}
            (true, _) => shown.push("…"),
            (false, _) => shown.push(word),
        }
    }
    shown.join(" ")
}

fn without_numbers(text: &str) -> String {
    const LONG: usize = 9;
    let signs: Vec<char> = text.chars().collect();
    let between = |sign: char| matches!(sign, '-' | '(' | ')' | '.' | '–') || sign.is_whitespace();
    let (mut shown, mut at) = (String::with_capacity(text.len()), 0);
    while at < signs.len() {
        // a number reaches over single signs between its digits
        let (mut end, mut digits, mut gap) = (at, 0, 0);
        for (place, sign) in signs.iter().enumerate().skip(at) {
            if sign.is_ascii_digit() {
                (end, digits, gap) = (place + 1, digits + 1, 0);
            } else if digits > 0 && between(*sign) && gap < 2 {
                gap += 1;
            } else {
                break;
            }
        }
        if digits == 0 {
            shown.push(signs[at]);
            at += 1;
        } else {
            if digits >= LONG {
                shown.push('…');
            } else {
                shown.extend(&signs[at..end]);
            }
            at = end;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_told_from_names_of_schools() {
        for name in [
            "Иванов Иван Иванович",
            "ИВАНОВА АННА ПЕТРОВНА",
            "Иванов И. И.",
            "Петрова-Водкина А.С.",
            "Анна Ильинична Ким",
            "Алиев Самед Рашид оглы",
        ] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "СШ № 16",
            "Гимназия № 1",
            "Школа имени Ивана Ивановича Иванова",
            "Средняя отметка",
            "Русский язык",
            "г. Норильск",
            "Иванов",
            "Не преодолён min порог",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    // 112-233-445: 1·9 + 1·8 + 2·7 + 2·6 + 3·5 + 3·4 + 4·3 + 4·2 + 5·1 = 95, so 95.
    // 087-654-303: 0·9 + 8·8 + 7·7 + 6·6 + 5·5 + 4·4 + 3·3 + 0·2 + 3·1 = 202 = 2·101, so 00.
    // 998-877-665: 81 + 72 + 56 + 48 + 35 + 28 + 18 + 12 + 5 = 355 = 3·101 + 52, so 52.
    // 998-877-676: 81 + 72 + 56 + 48 + 35 + 28 + 18 + 14 + 6 = 358, so 55; 100 after the division is 00.
    #[test]
    fn an_insurance_number_is_known_by_its_check_sum() {
        for number in ["112-233-445 95", "11223344595", "087-654-303 00", "998-877-665 52", "99887767655"] {
            assert!(is_snils(number), "{number}");
        }
        for number in
            ["112-233-445 96", "11223344559", "123", "001-001-998 00", "00000000000", "+11223344595", "112-233-445 9а"]
        {
            assert!(!is_snils(number), "{number}");
        }
        assert!(is_written_snils("112-233-445 95") && !is_written_snils("11223344595"));
    }

    #[test]
    fn passports_phones_and_days_are_known_by_their_form() {
        assert!(is_passport("04 04 123456") && is_passport("0404 № 123456") && !is_passport("0404123456"));
        assert!(is_mobile("+7 (913) 123-45-67") && is_mobile("89131234567"));
        assert!(!is_mobile("8 (3919) 46-12-34") && !is_mobile("12345678901"));
        assert_eq!(year_of_day("03.09.2006"), Some(2006));
        assert_eq!(year_of_day("2006-09-03 00:00:00"), Some(2006));
        assert_eq!(year_of_day("2006"), None);
    }

    // what schools are called by for short is nobody's name; letters that are not known may be a surname
    #[test]
    fn two_words_with_capitals_are_a_person_unless_one_is_known_for_none() {
        for (text, shown) in [
            ("Наименование ОО", "Наименование ОО"),
            ("Итог ОУ", "Итог ОУ"),
            ("Наименование МБОУ", "Наименование МБОУ"),
            ("Статус ШНОР", "Статус ШНОР"),
            ("Иван ЛИ", "…"),
            ("ПЕТРОВ Пётр", "…"),
            ("Петров Пётр", "…"),
            ("Итог ОО Петров Пётр Ильич", "Итог ОО …"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn a_message_shows_no_person() {
        for (text, shown) in [
            ("Исп. Иванова Мария Петровна, тел. 8 913 123-45-67", "Исп. … тел. …"),
            ("иванов иван иванович", "…"),
            ("директор Петров А. С.", "директор …"),
            ("А.С. Петров", "…"),
            ("СНИЛС 112-233-445 95", "СНИЛС …"),
            ("Школа имени Ивана Ивановича Иванова", "Школа имени Ивана Ивановича Иванова"),
            ("СШ № 16 г. Норильск", "СШ № 16 г. Норильск"),
            // whom a school honours
            (
                "СОШ №2 имени Героя Советского Союза Петра Ильича Гусева",
                "СОШ №2 имени Героя Советского Союза Петра Ильича Гусева",
            ),
            (
                "МБОУ «СОШ № 2 им. дважды Героя России Гусева П.И.»",
                "МБОУ «СОШ № 2 им. дважды Героя России Гусева П.И.»",
            ),
            (
                "Гимназия имени полного кавалера ордена Славы П. И. Гусева",
                "Гимназия имени полного кавалера ордена Славы П. И. Гусева",
            ),
            // and nobody else
            ("Школа имени Пушкина, директор Гусев П. И.", "Школа имени Пушкина, директор …"),
            (
                "«СОШ № 2 имени Героя России Анны Гусевой» Гусев Пётр Ильич",
                "«СОШ № 2 имени Героя России Анны Гусевой» …",
            ),
            (
                "СОШ № 2 имени Героя России Фёдора Ивановича Пушкина Гусев Пётр Ильич",
                "СОШ № 2 имени Героя России Фёдора Ивановича Пушкина …",
            ),
            ("СОШ № 2 имени героев войны и труда Гусева Анна Ильинична", "СОШ № 2 имени героев войны и труда …"),
            ("Гусев Пётр Ильич, СОШ № 2 имени Героя России Ивана Гусева", "… № 2 имени Героя России Ивана Гусева"),
            (
                "Председатель комитета имени Героя Советского Союза Гусева П. И.",
                "Председатель комитета имени Героя Советского …",
            ),
            ("Пишите: petrov@mail.example, кабинет 5", "Пишите: … кабинет 5"),
            ("180/45,0%", "180/45,0%"),
            ("03.09.2020", "03.09.2020"),
        ] {
            assert_eq!(redacted(text), shown);
        }
    }
}
