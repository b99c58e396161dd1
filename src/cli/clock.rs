//! The day of the run: the only look at a clock in the program.

use chrono::NaiveDate;

/// Today, in UTC; `None` where the clock stands before 1970.
pub(crate) fn day_of_run() -> Option<NaiveDate> {
    const SECONDS: u64 = 24 * 60 * 60;
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(chrono::Days::new(since.as_secs() / SECONDS))
}
