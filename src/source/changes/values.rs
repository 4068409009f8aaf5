//! New numbers of schools as people write them in a file of changes: `12`, `68,4`, `12/34`, `35,3 %`, `н/д`.

use crate::layout::Unit;
use crate::number::{Exact, Style, decimal_text};
use crate::observation::{MeasureKind, Missing, Reading, Share};
use crate::source::notes::clipped;
use crate::source::personal::masked;
use crate::source::sheet::Cell;
use crate::source::values::{self, Recovered, part_of};
use crate::source::words;
use crate::text::Message;

/// What a share of counts is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfCounts {
    /// So many of so many.
    Counts(i64, i64),
    /// A percent of those that there are, printed with so many digits.
    Percent(Exact, u32),
    /// No number, and why.
    Missing(Missing),
}

/// Why a percent is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedsCount {
    /// No count of so many is this percent.
    None,
    /// Several are: the least and the most.
    Several(i64, i64),
}

/// A share of counts: `12/34`, `35,3 %`, or a word for no number.
///
/// # Errors
/// What is needed instead.
pub fn read_share(value: &str) -> Result<OfCounts, Message> {
    let wrong = || Message::new("change-need-share");
    if let Some(why) = words::missing(value) {
        return Ok(OfCounts::Missing(why));
    }
    if let Some(percent) = value.trim().strip_suffix('%').filter(|text| !text.contains('/')) {
        return match reading(&format!("{percent} %"), Unit::Percent) {
            Some(Reading::Share(Share::Printed { percent, digits, .. })) => Ok(OfCounts::Percent(percent, digits)),
            _ => Err(wrong()),
        };
    }
    if words::has_month(value) {
        return Err(Message::new("change-date").with("value", masked(&clipped(value))));
    }
    let (above, below) = value.split_once('/').ok_or_else(wrong)?;
    let count = |text: &str| match reading(text, Unit::Count) {
        Some(Reading::Count(count)) => Some(count),
        _ => None,
    };
    match (count(above), count(below)) {
        (Some(above), Some(below)) if above <= below => Ok(OfCounts::Counts(above, below)),
        (Some(above), Some(below)) => {
            let message = Message::new("change-part-above-whole").with("part", above.to_string());
            Err(message.with("whole", below.to_string()))
        }
        _ => Err(wrong()),
    }
}

/// The count that a percent of a whole is.
///
/// # Errors
/// [`NeedsCount`] where it is none, or several.
pub fn of_counts(whole: i64, percent: &Exact, digits: u32) -> Result<i64, NeedsCount> {
    match part_of(whole, percent, digits) {
        Recovered::One(count) => Ok(count),
        Recovered::None => Err(NeedsCount::None),
        Recovered::Several(least, most) => Err(NeedsCount::Several(least, most)),
    }
}

/// The new reading of a measure of a kind.
///
/// # Errors
/// What is needed instead.
pub fn read_value(value: &str, kind: MeasureKind, is_plain: bool) -> Result<Reading, Message> {
    let (unit, needed) = match kind {
        MeasureKind::Count => (Unit::Count, "change-need-count"),
        MeasureKind::Answer => (Unit::Answer, "change-need-answer"),
        MeasureKind::Mean | MeasureKind::Number if is_plain => (Unit::Plain(None), "change-need-number"),
        MeasureKind::Mean | MeasureKind::Number => (Unit::Number, "change-need-number"),
        MeasureKind::Share => {
            return match read_share(value)? {
                OfCounts::Counts(numerator, denominator) => {
                    Ok(Reading::Share(Share::Counted { numerator, denominator }))
                }
                OfCounts::Percent(percent, digits) => {
                    Ok(Reading::Share(Share::Printed { percent, digits, numerator: None }))
                }
                OfCounts::Missing(why) => Ok(Reading::Missing(why)),
            };
        }
    };
    reading(value, unit).ok_or_else(|| Message::new(needed))
}

fn reading(value: &str, unit: Unit) -> Option<Reading> {
    values::read(Some(&Cell::Text(value.trim().into())), unit).ok().map(|value| value.reading)
}

/// A reading as people write it; `None` where there is no number.
#[must_use]
pub fn written(reading: &Reading) -> Option<String> {
    let decimal = |number: &Exact, digits| decimal_text(number, digits, Style::Russian);
    match reading {
        Reading::Count(count) => Some(count.to_string()),
        Reading::Number(number) => Some(decimal(number, number.decimals().unwrap_or(4))),
        Reading::Share(Share::Counted { numerator, denominator }) => Some(format!("{numerator}/{denominator}")),
        Reading::Share(Share::Printed { percent, digits, numerator }) => {
            let percent = decimal(percent, *digits);
            Some(numerator.map_or_else(|| format!("{percent} %"), |count| format!("{count}/{percent} %")))
        }
        Reading::Missing(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_counts_or_a_percent_and_never_a_bare_number() {
        assert_eq!(read_share("12/34"), Ok(OfCounts::Counts(12, 34)));
        assert_eq!(read_share(" 0 / 0 "), Ok(OfCounts::Counts(0, 0)));
        assert_eq!(read_share("35,3 %"), Ok(OfCounts::Percent("35.3".parse().expect("decimal"), 1)));
        assert_eq!(read_share("н/д"), Ok(OfCounts::Missing(Missing::NoData)));
        let above = Message::new("change-part-above-whole").with("part", "80").with("whole", "74");
        assert_eq!(read_share("80/74"), Err(above));
        for date in ["дек.34", "08.дек", "Дек.34"] {
            assert_eq!(read_share(date), Err(Message::new("change-date").with("value", date)), "{date}");
        }
        for wrong in ["12", "12.5", "а/б", "101 %", "-1/5", "%", "1/2/3", "12,5/34"] {
            assert_eq!(read_share(wrong), Err(Message::new("change-need-share")), "{wrong}");
        }
    }

    // By hand: 12 of 34 is 35.29 %; of 50 no count is 33.3 %; of 300, 35 % is 103.5 … 106.5.
    #[test]
    fn a_percent_is_a_count_only_where_one_fits() {
        let percent = |text: &str| text.parse::<Exact>().expect(text);
        assert_eq!(of_counts(34, &percent("35.3"), 1), Ok(12));
        assert_eq!(of_counts(50, &percent("33.3"), 1), Err(NeedsCount::None));
        assert_eq!(of_counts(300, &percent("35"), 0), Err(NeedsCount::Several(104, 106)));
    }

    #[test]
    fn a_value_is_read_in_the_unit_of_its_measure() {
        let read = |text, kind| read_value(text, kind, false);
        assert_eq!(read("12", MeasureKind::Count), Ok(Reading::Count(12)));
        assert_eq!(read("12,5", MeasureKind::Count), Err(Message::new("change-need-count")));
        assert_eq!(read("68,4", MeasureKind::Mean), Ok(Reading::Number("68.4".parse().expect("decimal"))));
        assert_eq!(read("да", MeasureKind::Answer), Ok(Reading::Count(1)));
        assert_eq!(read("может быть", MeasureKind::Answer), Err(Message::new("change-need-answer")));
        let counted = Reading::Share(Share::Counted { numerator: 12, denominator: 34 });
        assert_eq!(read("12/34", MeasureKind::Share), Ok(counted.clone()));
        assert_eq!(written(&counted).as_deref(), Some("12/34"));
        assert_eq!(read("менее 5", MeasureKind::Count), Ok(Reading::Missing(Missing::Suppressed)));
    }
}
