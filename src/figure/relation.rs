//! How two figures can stand to each other, and how sure that is.

/// How two figures stand to each other (DESIGN, section 7: the first that applies).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// They count different things, people, places or events.
    Incomparable,
    /// One is said to be a part of the other.
    PartOf,
    /// The same.
    Agree,
    /// One lies inside the other's bounds.
    Refines,
    /// What they are likely to be overlaps.
    Compatible,
    /// One was withdrawn.
    Retracted,
    /// A count that goes on: the later one stands.
    Superseded,
    /// They cannot both be right.
    Conflict,
}

impl Relation {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Incomparable => "incomparable",
            Self::PartOf => "part-of",
            Self::Agree => "agree",
            Self::Refines => "refines",
            Self::Compatible => "compatible",
            Self::Retracted => "retracted",
            Self::Superseded => "superseded",
            Self::Conflict => "conflict",
        }
    }

    /// True where the two differ in what they can be.
    pub const fn is_disjoint(self) -> bool {
        matches!(self, Self::Retracted | Self::Superseded | Self::Conflict)
    }
}

/// How sure a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Sureness {
    /// Scope or date is inferred.
    Low,
    /// Something about the scope is not said.
    Medium,
    /// The text gives measure, scope and date of both.
    High,
}

impl Sureness {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
