use std::fmt;

use chrono::{Datelike as _, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::error::NO_DATE;

/// A date of which the day, or the day and the month, may be unknown.
///
/// Written `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601). The parts are as the author wrote them: a
/// 30 February is kept, so that it can be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A year alone.
    pub const fn year_only(year: i32) -> Self {
        Self { year, month: None, day: None }
    }

    /// A year and a month (1 to 12).
    pub const fn month(year: i32, month: u8) -> Self {
        Self { year, month: Some(month), day: None }
    }

    /// A full date as written, whether or not the calendar knows it.
    pub const fn day(year: i32, month: u8, day: u8) -> Self {
        Self { year, month: Some(month), day: Some(day) }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month (1 to 12), where known.
    pub const fn month_number(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where known.
    pub const fn day_number(self) -> Option<u8> {
        self.day
    }

    /// True where day, month and year are given.
    pub const fn is_full(self) -> bool {
        self.day.is_some()
    }

    /// True where the calendar knows the date.
    pub fn exists(self) -> bool {
        let month = u32::from(self.month.unwrap_or(1));
        NaiveDate::from_ymd_opt(self.year, month, u32::from(self.day.unwrap_or(1))).is_some()
    }

    /// The first day that the date can mean.
    pub fn earliest(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1).into(), self.day.unwrap_or(1).into())
    }

    /// The last day that the date can mean.
    pub fn latest(self) -> Option<NaiveDate> {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.earliest(),
            (Some(12), None) | (None, _) => NaiveDate::from_ymd_opt(self.year, 12, 31),
            (Some(month), None) => NaiveDate::from_ymd_opt(self.year, u32::from(month) + 1, 1)?.pred_opt(),
        }
    }

    /// The day of the week of a full date.
    pub fn weekday(self) -> Option<Weekday> {
        if self.is_full() { self.earliest().map(|d| d.weekday()) } else { None }
    }

    /// True where both dates can mean the same day: equal as far as both say.
    pub fn agrees(self, other: Self) -> bool {
        let same = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
        self.year == other.year && same(self.month, other.month) && same(self.day, other.day)
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        Self::day(date.year(), date.month() as u8, date.day() as u8)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(formatter, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}`{NO_DATE}");
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| y.len() == 4).and_then(|y| y.parse().ok()).ok_or_else(wrong)?;
        let number = |part: Option<&str>| match part {
            None => Ok(None),
            Some(p) if p.len() == 2 => p.parse::<u8>().map(Some).map_err(|_| wrong()),
            Some(_) => Err(wrong()),
        };
        let (month, day) = (number(parts.next())?, number(parts.next())?);
        let date = Self { year, month, day };
        if parts.next().is_some() || !date.exists() {
            return Err(wrong());
        }
        Ok(date)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_print_and_parse_and_agree() {
        for text in ["2022", "2022-01", "2022-01-26"] {
            assert_eq!(text.parse::<PartialDate>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
        assert!("2022-13".parse::<PartialDate>().is_err() && "26/01/2022".parse::<PartialDate>().is_err());
        let (month, day) = (PartialDate::month(2022, 2), PartialDate::day(2022, 2, 3));
        assert!(month.agrees(day) && !PartialDate::month(2022, 3).agrees(day));
        assert_eq!(month.latest(), NaiveDate::from_ymd_opt(2022, 2, 28));
        assert!(!PartialDate::day(2021, 2, 30).exists());
    }
}
