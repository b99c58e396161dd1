//! Intervals of quantities, open or closed, bounded or not.

use super::decimal::Decimal;

/// What a quantity may be: from `low` to `high`, each end given or not, within it or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Interval {
    /// The lower end; `None` where nothing bounds it.
    pub low: Option<Decimal>,
    /// The upper end; `None` where nothing bounds it.
    pub high: Option<Decimal>,
    /// The lower end itself is excluded ("more than").
    pub low_open: bool,
    /// The upper end itself is excluded ("fewer than").
    pub high_open: bool,
}

impl Interval {
    /// Anything.
    pub const ALL: Self = Self { low: None, high: None, low_open: false, high_open: false };

    /// One value.
    pub const fn point(value: Decimal) -> Self {
        Self::closed(value, value)
    }

    /// From `low` to `high`, both within.
    pub const fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low), high: Some(high), low_open: false, high_open: false }
    }

    /// From `low` on.
    pub const fn from(low: Decimal, open: bool) -> Self {
        Self { low: Some(low), high: None, low_open: open, high_open: false }
    }

    /// From zero to `high`.
    pub const fn to(high: Decimal, open: bool) -> Self {
        Self { low: Some(Decimal::ZERO), high: Some(high), low_open: false, high_open: open }
    }

    /// True where some value lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.reaches(other) && other.reaches(self)
    }

    /// True where this one's lower end does not lie above the other's upper end.
    fn reaches(self, other: Self) -> bool {
        match (self.low, other.high) {
            (Some(low), Some(high)) => low < high || low == high && !self.low_open && !other.high_open,
            _ => true,
        }
    }

    /// True where all of `other` lies within this one.
    pub fn contains(self, other: Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(its)) => mine < its || mine == its && (!self.low_open || other.low_open),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(its)) => mine > its || mine == its && (!self.high_open || other.high_open),
        };
        low && high
    }

    /// True where it holds nothing but one value.
    pub fn is_point(self) -> bool {
        self.low.is_some() && self.low == self.high && !self.low_open && !self.high_open
    }

    /// True where nothing bounds it.
    pub const fn is_unbounded(self) -> bool {
        self.low.is_none() && self.high.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval() -> impl Strategy<Value = Interval> {
        (proptest::option::of(0i64..50), proptest::option::of(0i64..50), any::<bool>(), any::<bool>()).prop_filter_map(
            "empty",
            |(low, high, low_open, high_open)| {
                let filled = match (low, high) {
                    (Some(a), Some(b)) => a < b || a == b && !low_open && !high_open,
                    _ => true,
                };
                filled.then(|| Interval { low: low.map(Decimal::whole), high: high.map(Decimal::whole), low_open, high_open })
            },
        )
    }

    proptest! {
        #[test]
        fn overlap_is_symmetric_and_follows_from_containment(a in interval(), b in interval(), c in interval()) {
            prop_assert_eq!(a.overlaps(b), b.overlaps(a));
            if a.contains(b) {
                prop_assert!(a.overlaps(b));
                prop_assert!(!b.overlaps(c) || a.overlaps(c), "what meets the part meets the whole");
            }
            prop_assert!(a.contains(a));
            if a.contains(b) && b.contains(c) {
                prop_assert!(a.contains(c));
            }
        }
    }

    #[test]
    fn an_open_end_excludes_itself() {
        let fourteen = Interval::point(Decimal::whole(14));
        assert!(!Interval::from(Decimal::whole(14), true).overlaps(fourteen));
        assert!(Interval::from(Decimal::whole(14), false).overlaps(fourteen));
        assert!(!Interval::to(Decimal::whole(14), true).contains(fourteen));
    }
}
