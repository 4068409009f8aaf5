//! Values, intervals, sizes, groups and kinds of schools in the words of the annex.

use super::super::wording::{goalpost, number};
use crate::criteria::{CountRounding, GroupBy, Interval, Size, Unit, Who};
use crate::number::{Exact, Mode, Rounding};
use crate::text::Message;

/// A number whole, as far as it is a decimal.
pub(super) fn exact(value: &Exact) -> crate::text::Argument {
    number(value, value.decimals().map_or(6, |digits| digits.min(6)))
}

pub(super) fn plain(value: &Exact) -> Message {
    Message::new("value-plain").with("value", exact(value))
}

pub(super) fn percent_of(value: &Exact) -> Message {
    goalpost(Unit::Percent, value)
}

pub(super) fn answer(unit: Unit, value: &Exact) -> Message {
    match unit {
        Unit::Answer => Message::new(if value.is_zero() { "value-no" } else { "value-yes" }),
        unit => goalpost(unit, value),
    }
}

/// An interval in words.
pub(in crate::report) fn interval_words(interval: &Interval, show: impl Fn(&Exact) -> Message) -> Message {
    match (&interval.low, &interval.high) {
        (Some((low, true)), Some((high, true))) if low == high => {
            let shown = show(low);
            let answer = matches!(shown.key(), "value-yes" | "value-no");
            Message::new(if answer { "interval-answer" } else { "interval-equal" }).with("at", shown)
        }
        (Some((low, closed)), None) => {
            Message::new(if *closed { "interval-at-least" } else { "interval-more-than" }).with("at", show(low))
        }
        (None, Some((high, closed))) => {
            Message::new(if *closed { "interval-at-most" } else { "interval-less-than" }).with("at", show(high))
        }
        (Some((low, low_closed)), Some((high, high_closed))) => {
            let low = Message::new(if *low_closed { "interval-at-least" } else { "interval-more-than" })
                .with("at", show(low));
            let high = Message::new(if *high_closed { "interval-at-most" } else { "interval-less-than" })
                .with("at", show(high));
            Message::new("interval-between").with("low", low).with("high", high)
        }
        (None, None) => Message::new("interval-all"),
    }
}

pub(in crate::report) fn rounding_words(rounding: Rounding) -> Message {
    Message::new(match rounding.mode {
        Mode::HalfUp => "rounding-half-up",
        Mode::HalfEven => "rounding-half-even",
        Mode::Truncate => "rounding-truncate",
    })
    .with("digits", i64::from(rounding.digits))
}

pub(super) fn size_words(size: &Size) -> Message {
    match size {
        Size::Number(number) => Message::new("size-number").with("number", *number),
        Size::Share(share, rounding) => {
            let rounding = match rounding {
                CountRounding::Ceiling => "rounding-ceiling",
                CountRounding::Floor => "rounding-floor",
            };
            let share = exact(&(share * &Exact::from(100)));
            Message::new("size-share").with("share", share).with("rounding", Message::new(rounding))
        }
    }
}

pub(super) fn group_key(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Level => "group-level",
        GroupBy::Type => "group-type",
        GroupBy::Cluster => "group-cluster",
        GroupBy::District => "group-district",
        GroupBy::Municipality => "group-municipality",
    }
}

/// Within which groups schools are compared.
pub(super) fn group(within: &[GroupBy]) -> Message {
    if within.is_empty() {
        return Message::new("group-none");
    }
    let by: Vec<crate::text::Argument> =
        within.iter().map(|by| crate::text::Argument::Message(Message::new(group_key(*by)))).collect();
    Message::new("group-within").with("by", crate::text::Argument::List(by))
}

pub(super) fn kinds(ids: &[String]) -> Vec<String> {
    let title = |id: &String| {
        let known = crate::school::kinds().iter().find(|kind| kind.id == *id);
        known.map_or_else(|| id.clone(), |kind| kind.title.clone())
    };
    ids.iter().map(title).collect()
}

/// Which schools something is said of.
pub(super) fn who(who: &Who) -> Message {
    if who.is_everyone() {
        return Message::new("who-everyone");
    }
    let mut parts: Vec<crate::text::Argument> = Vec::new();
    let mut push = |key: &'static str, names: Vec<String>| {
        if !names.is_empty() {
            parts.push(crate::text::Argument::Message(Message::new(key).with("names", names)));
        }
    };
    push("who-levels", who.levels.iter().map(ToString::to_string).collect());
    push("who-types", kinds(&who.types));
    push("who-clusters", who.clusters.clone());
    Message::new("who-some").with("parts", crate::text::Argument::List(parts))
}
