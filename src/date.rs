//! Days of the calendar: the dates that documents bear.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// The year, 1980 … 2099: what archives and workbooks can bear.
    pub year: u16,
    /// The month, 1 … 12.
    pub month: u8,
    /// The day of the month, 1 … 31.
    pub day: u8,
}

impl Date {
    /// What documents bear that nothing dates.
    pub const NONE: Self = Self { year: 2000, month: 1, day: 1 };

    /// A date as acts write it, `20.08.2025`, or as programs do, `2025-08-20`.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let parts: Vec<&str> = written.trim().split(['.', '-']).collect();
        let [first, month, last] = parts.as_slice() else { return None };
        let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
        let date = Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        date.is_real().then_some(date)
    }

    /// The day, in UTC, of so many seconds since 1970.
    ///
    /// By the algorithm of H. Hinnant, «chrono-compatible low-level date algorithms», `civil_from_days`.
    #[must_use]
    pub fn of_epoch(seconds: i64) -> Option<Self> {
        let days = seconds.div_euclid(86_400) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        let date = Self { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? };
        date.is_real().then_some(date)
    }

    fn is_real(self) -> bool {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            1..=12 => 31,
            _ => 0,
        };
        (1980..2100).contains(&self.year) && (1..=days).contains(&self.day)
    }
}

/// As acts write it: `20.08.2025`.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}.{:02}.{}", self.day, self.month, self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 951 782 400 s are 11 016 days: 30 years with 7 leap days are 10 957 days up to 2000-01-01, 59 more are 29 February
    #[test]
    fn a_day_is_read_from_an_act_and_from_seconds() {
        let date = |year, month, day| Some(Date { year, month, day });
        assert_eq!(Date::read("20.08.2025"), date(2025, 8, 20));
        assert_eq!(Date::read("2025-08-20"), date(2025, 8, 20));
        assert_eq!(Date::read("29.02.2000"), date(2000, 2, 29));
        for wrong in ["29.02.2100", "31.04.2025", "00.01.2025", "20 августа", "20.08.1899", ""] {
            assert_eq!(Date::read(wrong), None, "{wrong}");
        }
        assert_eq!(Date::of_epoch(951_782_400), date(2000, 2, 29));
        assert_eq!(Date::of_epoch(951_782_399), date(2000, 2, 28));
        assert_eq!(Date::of_epoch(951_868_800), date(2000, 3, 1));
        assert_eq!(Date::of_epoch(0), None, "before archives can bear it");
    }
}
