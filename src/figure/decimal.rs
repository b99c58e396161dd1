//! Exact decimals: counts and sums are compared to the last digit, never as binary fractions.

use std::fmt;

use serde::{Serialize, Serializer};

/// Digits that are kept after the point.
const PLACES: usize = 6;
/// One, in the smallest unit.
const ONE: i128 = 1_000_000;
/// The largest magnitude: far above any quantity of the world, far below the type's end.
const LIMIT: i128 = ONE * 1_000_000_000_000_000_000_000;

/// A number with six digits after the point, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self(value as i128 * ONE)
    }

    /// A whole part in digits and the digits after the point; what goes beyond six of those is cut.
    /// `None` for anything but digits and for magnitudes that no quantity has.
    pub fn of_digits(whole: &str, fraction: &str) -> Option<Self> {
        const LONGEST: usize = 21;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.len() > LONGEST || whole.is_empty() || !digits(whole) || !digits(fraction) {
            return None;
        }
        let mut units = whole.parse::<i128>().ok()? * ONE;
        let mut place = ONE / 10;
        for byte in fraction.bytes().take(PLACES) {
            units += i128::from(byte - b'0') * place;
            place /= 10;
        }
        (units <= LIMIT).then_some(Self(units))
    }

    /// The product; `None` where it is out of range.
    pub fn times(self, other: Self) -> Option<Self> {
        // whole factors, which scale words are, stay exact
        let product = if other.0 % ONE == 0 {
            self.0.checked_mul(other.0 / ONE)?
        } else if self.0 % ONE == 0 {
            other.0.checked_mul(self.0 / ONE)?
        } else {
            self.0.checked_mul(other.0)? / ONE
        };
        (product.abs() <= LIMIT).then_some(Self(product))
    }

    /// The sum; `None` where it is out of range.
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = self.0.checked_add(other.0)?;
        (sum.abs() <= LIMIT).then_some(Self(sum))
    }

    /// The difference.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }

    /// `per_mille` thousandths of it.
    #[must_use]
    pub const fn per_mille(self, per_mille: i128) -> Self {
        Self(self.0 / 1000 * per_mille + self.0 % 1000 * per_mille / 1000)
    }

    /// The quotient, cut after six digits; `None` for a division by zero or out of range.
    pub fn over(self, other: Self) -> Option<Self> {
        let quotient = self.0.checked_mul(ONE)?.checked_div(other.0)?;
        (quotient.abs() <= LIMIT).then_some(Self(quotient))
    }

    /// True for whole numbers.
    pub const fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// The unit of its last digit that is not zero: 2,700 → 100; 0.12 → 0.01; 0 → 1.
    #[must_use]
    pub const fn granularity(self) -> Self {
        if self.0 == 0 {
            return Self(ONE);
        }
        let mut unit = 1;
        while self.0 % (unit * 10) == 0 {
            unit *= 10;
        }
        Self(unit)
    }

    /// As a binary fraction, for ratios in messages.
    #[expect(clippy::cast_precision_loss, reason = "for display and ratios only")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / ONE as f64
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / ONE, (self.0 % ONE).unsigned_abs());
        if self.0 < 0 && whole == 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if fraction > 0 {
            let digits = format!("{fraction:06}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

/// A whole number as a JSON integer, any other as a JSON number.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.0 / ONE) {
            Ok(whole) if self.is_whole() => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(self.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(whole: &str, fraction: &str) -> Decimal {
        Decimal::of_digits(whole, fraction).expect("digits")
    }

    #[test]
    fn products_and_granularity_are_exact() {
        let scaled = decimal("2", "7").times(Decimal::whole(1000)).expect("in range");
        assert_eq!(scaled, Decimal::whole(2700));
        assert_eq!(scaled.granularity(), Decimal::whole(100));
        assert_eq!(decimal("0", "12").granularity(), decimal("0", "01"));
        assert_eq!(decimal("53", "2").times(Decimal::whole(1_000_000_000)).expect("in range").to_string(), "53200000000");
        assert_eq!(decimal("12", "50").to_string(), "12.5");
        assert_eq!(Decimal::whole(1234).per_mille(900).to_string(), "1110.6");
        assert_eq!(Decimal::of_digits("9999999999999999999999", ""), None);
        assert_eq!(Decimal::of_digits("1a", ""), None);
    }
}
