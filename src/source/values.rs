//! From a cell to a [`Reading`]: what number it holds in the unit of its column, or why it holds none, or what is wrong.

use crate::layout::Unit;
use crate::number::{Exact, NotANumber, Rounding, read_number};
use crate::observation::{MEAN_DIGITS, Missing, Reading, Share};

use super::sheet::Cell;
use super::words;

/// Counts above this are no counts of pupils.
const MOST_COUNT: i64 = 100_000;
/// Characters of a number in a plain table.
const MOST_DIGITS_WRITTEN: usize = 60;
/// Powers of ten of a number in a plain table.
const MOST_EXPONENT: u32 = 30;
/// Means, areas and other decimals above this are none of a school.
const MOST_NUMBER: i64 = 1_000_000;

/// A cell understood, and what was done to understand it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub reading: Reading,
    /// A number written as text.
    pub was_text: bool,
    /// A unit behind the number was passed over.
    pub had_unit: bool,
}

/// What is wrong with a cell. Each is a finding of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wrong {
    /// It holds something that is no number.
    NotANumber,
    /// `1,024`: a thousand or a fraction?
    Ambiguous,
    /// A date where a number should be.
    Date,
    /// An error of the spreadsheet.
    Error,
    /// A formula without its result.
    Uncalculated,
    /// A count below zero or with a fraction.
    NotACount,
    /// Outside of what the column can hold.
    OutOfRange,
    /// A number in a column of counts with percents: which of the two?
    CountOrPercent,
    /// A percent in a column of something else.
    PercentOfCount,
}

/// The reading of a cell in its column's unit.
///
/// # Errors
/// [`Wrong`] where the cell holds neither a number of that unit nor a known marker.
pub(super) fn read(cell: Option<&Cell>, unit: Unit) -> Result<Value, Wrong> {
    let plain = |reading| Value { reading, was_text: false, had_unit: false };
    match cell {
        None => Ok(plain(Reading::Missing(Missing::Blank))),
        Some(Cell::Date(_)) => Err(Wrong::Date),
        Some(Cell::Error(_)) => Err(Wrong::Error),
        Some(Cell::Uncalculated) => Err(Wrong::Uncalculated),
        Some(Cell::Number(number)) => number_reading(number, unit, None).map(plain),
        Some(Cell::Text(text)) if unit == Unit::Answer && words::answer(text).is_some() => {
            Ok(plain(Reading::Count(i64::from(words::answer(text) == Some(true)))))
        }
        Some(Cell::Text(text)) => match words::missing(text) {
            Some(why) => Ok(plain(Reading::Missing(why))),
            None if unit == Unit::CountAndPercent => count_and_percent(text).map(plain),
            // 20/33,3% in a column of counts is the count, and what it must agree with
            None if unit == Unit::Count && text.contains('%') && text.contains(['/', '(']) => {
                count_and_percent(text).map(plain)
            }
            None => {
                let (number_text, had_unit) = words::without_unit(text);
                // a percent sign belongs to percents: in a column of counts it is a fault
                let number_text = match number_text.strip_suffix('%') {
                    Some(_) if !matches!(unit, Unit::Percent | Unit::PercentOfAll | Unit::Plain(_)) => {
                        return Err(Wrong::PercentOfCount);
                    }
                    Some(percent) => percent.trim_end(),
                    None => number_text,
                };
                let number = match unit {
                    Unit::Plain(sign) => plain_number(number_text, sign)?,
                    _ => parse(number_text)?,
                };
                let reading = number_reading(&number, unit, Some(printed_digits(number_text)))?;
                Ok(Value { reading, was_text: true, had_unit })
            }
        },
    }
}

fn parse(text: &str) -> Result<Exact, Wrong> {
    read_number(text).map_err(|why| match why {
        NotANumber::Text => Wrong::NotANumber,
        NotANumber::Ambiguous => Wrong::Ambiguous,
    })
}

/// A number of a plain table: as a machine writes it, with an exponent too, or as people do.
fn plain_number(text: &str, sign: Option<char>) -> Result<Exact, Wrong> {
    if text.len() > MOST_DIGITS_WRITTEN {
        return Err(Wrong::NotANumber);
    }
    let (digits, exponent) = match text.trim().split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits.trim().to_owned(), exponent.parse::<i32>().map_err(|_| Wrong::NotANumber)?),
        None => (text.trim().to_owned(), 0),
    };
    let number = match sign {
        Some('.') if !digits.contains(',') => digits.parse().map_err(|_| Wrong::NotANumber)?,
        Some(',') if !digits.contains('.') => digits.replace(',', ".").parse().map_err(|_| Wrong::NotANumber)?,
        Some(_) => return Err(Wrong::NotANumber),
        None => parse(&digits)?,
    };
    let power = |digits: u32| Exact::scaled(1, digits);
    match u32::try_from(exponent) {
        Ok(up) if up <= MOST_EXPONENT => Ok(number.over(&power(up)).unwrap_or(number)),
        Err(_) if exponent.unsigned_abs() <= MOST_EXPONENT => Ok(&number * &power(exponent.unsigned_abs())),
        _ => Err(Wrong::OutOfRange),
    }
}

/// Digits printed after the decimal sign.
fn printed_digits(text: &str) -> u32 {
    let fraction = text.rsplit_once([',', '.']).map_or("", |(_, fraction)| fraction);
    u32::try_from(fraction.chars().filter(char::is_ascii_digit).count()).unwrap_or(0)
}

fn number_reading(number: &Exact, unit: Unit, digits: Option<u32>) -> Result<Reading, Wrong> {
    match unit {
        Unit::Count => match number.to_integer() {
            Some(count) if (0..=MOST_COUNT).contains(&count) => Ok(Reading::Count(count)),
            Some(count) if count > MOST_COUNT => Err(Wrong::OutOfRange),
            _ => Err(Wrong::NotACount),
        },
        Unit::Number => {
            let short = number.decimals().is_some_and(|digits| digits <= MEAN_DIGITS);
            let held = if short { number.clone() } else { Rounding::half_up(MEAN_DIGITS).of(number) };
            if held.is_negative() || held > MOST_NUMBER { Err(Wrong::OutOfRange) } else { Ok(Reading::Number(held)) }
        }
        Unit::Percent | Unit::PercentOfAll => {
            let digits = digits.or_else(|| number.decimals()).unwrap_or(0);
            percent(number).map(|percent| Reading::Share(Share::Printed { percent, digits, numerator: None }))
        }
        Unit::Answer => match number.to_integer() {
            Some(answer @ (0 | 1)) => Ok(Reading::Count(answer)),
            _ => Err(Wrong::NotANumber),
        },
        Unit::Plain(_) => match number.to_integer() {
            Some(count) if count >= 0 => Ok(Reading::Count(count)),
            _ => Ok(Reading::Number(number.clone())),
        },
        Unit::CountAndPercent if number.is_zero() => {
            Ok(Reading::Share(Share::Printed { percent: Exact::zero(), digits: 0, numerator: Some(0) }))
        }
        Unit::CountAndPercent => Err(Wrong::CountOrPercent),
    }
}

fn percent(number: &Exact) -> Result<Exact, Wrong> {
    if number.is_negative() || *number > 100 { Err(Wrong::OutOfRange) } else { Ok(number.clone()) }
}

/// `12/34,5%`, `12 чел./34,5 %`, `12 (34,5 %)`: a count and a percent; `34,5 %` alone by its sign.
fn count_and_percent(text: &str) -> Result<Reading, Wrong> {
    let Some((left, right)) = text.split_once(['/', '(']) else {
        let percent_text = text.trim().strip_suffix('%').ok_or(Wrong::CountOrPercent)?.trim_end();
        let (percent, digits) = (percent(&parse(percent_text)?)?, printed_digits(percent_text));
        return Ok(Reading::Share(Share::Printed { percent, digits, numerator: None }));
    };
    let count = parse(words::without_unit(left).0)?;
    let percent_text = right.trim().trim_end_matches(')').trim_end().trim_end_matches('%').trim_end();
    let printed = parse(percent_text)?;
    let count = count.to_integer().filter(|count| (0..=MOST_COUNT).contains(count)).ok_or(Wrong::NotACount)?;
    let digits = printed_digits(percent_text);
    Ok(Reading::Share(Share::Printed { percent: percent(&printed)?, digits, numerator: Some(count) }))
}

/// Whether a count of a whole, shown in percent with so many digits, is the printed percent.
pub(super) fn agrees(numerator: i64, denominator: i64, printed: &Exact, digits: u32) -> bool {
    Exact::ratio(100 * numerator, denominator).is_some_and(|share| Rounding::half_up(digits).of(&share) == *printed)
}

/// The counts of a whole that a printed percent may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recovered {
    /// No count is this percent.
    None,
    /// One only.
    One(i64),
    /// The least and the most of several.
    Several(i64, i64),
}

/// The counts of a whole whose percent, printed with so many digits, is this one. What lies halfway may have been rounded
/// either way.
pub(super) fn part_of(whole: i64, printed: &Exact, digits: u32) -> Recovered {
    if whole == 0 {
        return if printed.is_zero() { Recovered::One(0) } else { Recovered::None };
    }
    let half = &Exact::scaled(5, 0) * &Exact::scaled(1, digits + 1);
    let part = |percent: &Exact| (percent * &Exact::from(whole)).over(&Exact::from(100));
    let bounds = (part(&(printed - &half)), part(&(printed + &half)));
    let (Some(least), Some(most)) = (bounds.0, bounds.1) else { return Recovered::None };
    let least = least.ceiling().to_integer().map_or(0, |least| least.max(0));
    let most = most.floor().to_integer().map_or(whole, |most| most.min(whole));
    match most - least {
        0 => Recovered::One(least),
        negative if negative < 0 => Recovered::None,
        _ => Recovered::Several(least, most),
    }
}

/// The only whole of which a count is the printed percent; `None` where there is none, or several.
pub(super) fn only_whole(numerator: i64, printed: &Exact, digits: u32) -> Option<i64> {
    if numerator == 0 || printed.is_zero() {
        return None;
    }
    let half = &Exact::scaled(5, 0) * &Exact::scaled(1, digits + 1);
    let hundredfold = Exact::from(100 * numerator);
    let least = hundredfold.over(&(printed + &half))?.floor().to_integer()?.max(numerator);
    let above = printed - &half;
    let most = if above > 0 { hundredfold.over(&above)?.ceiling().to_integer()? } else { return None };
    // a percent printed so coarsely that hundreds of wholes fit determines none
    if most - least > 1_000 {
        return None;
    }
    let mut fitting = (least..=most).filter(|whole| agrees(numerator, *whole, printed, digits));
    match (fitting.next(), fitting.next()) {
        (Some(whole), None) => Some(whole),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, unit: Unit) -> Result<Reading, Wrong> {
        read(Some(&Cell::Text(text.into())), unit).map(|value| value.reading)
    }

    #[test]
    fn a_cell_is_read_in_the_unit_of_its_column() {
        assert_eq!(text("25 чел.", Unit::Count), Ok(Reading::Count(25)));
        assert_eq!(text("12,5", Unit::Count), Err(Wrong::NotACount));
        assert_eq!(text("−3", Unit::Count), Err(Wrong::NotACount));
        assert_eq!(text("68,4", Unit::Number), Ok(Reading::Number("68.4".parse().expect("decimal"))));
        assert_eq!(text("105,2", Unit::Percent), Err(Wrong::OutOfRange));
        assert_eq!(text("много", Unit::Count), Err(Wrong::NotANumber));
        assert_eq!(text("н/д", Unit::Count), Ok(Reading::Missing(Missing::NoData)));
        assert_eq!(read(None, Unit::Count).map(|value| value.reading), Ok(Reading::Missing(Missing::Blank)));
        let share = Share::Printed { percent: "34.5".parse().expect("decimal"), digits: 1, numerator: Some(12) };
        assert_eq!(text("12 чел./34,5 %", Unit::CountAndPercent), Ok(Reading::Share(share)));
        assert_eq!(text("12 (34,5 %)", Unit::CountAndPercent), text("12/34,5%", Unit::CountAndPercent));
        assert_eq!(text("12/34,5%", Unit::Count), text("12/34,5%", Unit::CountAndPercent));
        let alone = Share::Printed { percent: "34.5".parse().expect("decimal"), digits: 1, numerator: None };
        assert_eq!(text("34,5%", Unit::CountAndPercent), Ok(Reading::Share(alone)));
        assert_eq!(text("12", Unit::CountAndPercent), Err(Wrong::CountOrPercent));
        assert_eq!(text("22 %", Unit::Count), Err(Wrong::PercentOfCount));
        assert_eq!(
            text("22,5 %", Unit::Percent),
            Ok(Reading::Share(Share::Printed {
                percent: "22.5".parse().expect("decimal"),
                digits: 1,
                numerator: None
            }))
        );
    }

    // By hand: 13 of 57 is 22.807 %, 12 is 21.05, 14 is 24.56; of 120 both 26 (21.67) and 27 (22.5) round to 22 or lie
    // halfway; no count of 57 is 23.9 %.
    #[test]
    fn a_part_is_recovered_only_where_one_fits() {
        let percent = |text: &str| text.parse::<Exact>().expect(text);
        assert_eq!(part_of(57, &percent("22.81"), 2), Recovered::One(13));
        assert_eq!(part_of(57, &percent("23"), 0), Recovered::One(13));
        assert_eq!(part_of(57, &percent("23.9"), 1), Recovered::None);
        assert_eq!(part_of(120, &percent("22"), 0), Recovered::Several(26, 27));
        assert_eq!(part_of(12, &percent("33.3"), 1), Recovered::One(4));
        assert_eq!(part_of(57, &percent("0"), 0), Recovered::One(0));
        assert_eq!(part_of(57, &percent("100"), 1), Recovered::One(57));
        assert_eq!(part_of(0, &percent("12"), 0), Recovered::None);
    }

    // By hand: 4 of 12 is 33.33 %, 4 of 11 is 36.4 %, 4 of 13 is 30.8 %; but 1 of 58, of 59 and of 60 are all 1.7 %.
    #[test]
    fn a_whole_is_recovered_only_where_one_fits() {
        let percent = |text: &str| text.parse::<Exact>().expect(text);
        assert_eq!(only_whole(4, &percent("33.3"), 1), Some(12));
        assert_eq!(only_whole(5, &percent("8.6"), 1), Some(58));
        assert_eq!(only_whole(1, &percent("1.7"), 1), None);
        assert_eq!(only_whole(12, &percent("34.5"), 1), None);
        assert_eq!(only_whole(0, &percent("0"), 1), None);
    }
}
