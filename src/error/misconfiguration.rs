use std::fmt;

/// What is said of a text that is no date, behind the text.
pub(crate) const NO_DATE: &str = " is no date of the form YYYY, YYYY-MM or YYYY-MM-DD";

/// What is wrong with a configuration or a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misconfiguration {
    /// A key that there is not.
    UnknownField(Misnomer),
    /// A value that is none of those that can stand here.
    UnknownValue(Misnomer),
    /// No rule or group of this name.
    UnknownRule(Misnomer),
    /// No policy of this name.
    UnknownPolicy(Misnomer),
    /// A key that the table cannot do without.
    MissingField {
        /// The key.
        name: String,
    },
    /// A value of one kind where another is meant.
    WrongKind {
        /// What stands there.
        found: ValueKind,
        /// What is meant.
        wanted: ValueKind,
    },
    /// No date.
    NoDate {
        /// What stands there.
        given: String,
    },
    /// Neither a path nor a list of paths.
    NoPath,
    /// A threshold of no origin.
    NoThreshold,
    /// A period that ends before it begins.
    PeriodBackwards,
    /// An override that does not say for which inputs it holds.
    OverrideWithoutPaths,
    /// A publisher with a group that is said to belong to a body as well.
    GroupAndBody,
    /// A file that builds upon itself.
    Circle,
    /// A file that is named and is not there.
    NoFile {
        /// Its path.
        path: String,
    },
    /// A file that is no baseline.
    NoBaseline {
        /// What the reader of JSON says of it.
        reason: String,
    },
    /// A baseline of another version.
    OtherBaseline {
        /// The version that it names.
        given: String,
        /// The version that this program writes.
        known: &'static str,
    },
    /// What the reader of TOML says of it, in its own words.
    Said(String),
}

/// A name that is not known, those that are, and the one that is close.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misnomer {
    /// What stands there.
    pub given: String,
    /// What could stand there; empty where that would be a long list.
    pub known: Vec<String>,
    /// The known name that is closest, where one is close.
    pub suggestion: Option<String>,
}

impl Misnomer {
    pub(crate) fn new(given: &str, suggestion: Option<String>) -> Self {
        Self { given: given.to_owned(), known: Vec::new(), suggestion }
    }

    fn one_of(&self) -> String {
        match self.known.as_slice() {
            [] => String::new(),
            known => format!(", known are {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
        }
    }

    fn close(&self) -> String {
        self.suggestion.as_ref().map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
    }
}

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A list.
    List,
    /// A table.
    Table,
    /// A date or a time.
    Date,
}

impl ValueKind {
    /// The word that messages choose by.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Truth => "truth",
            Self::List => "list",
            Self::Table => "table",
            Self::Date => "date",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a number",
            Self::Truth => "true or false",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Date => "a date",
        }
    }

    /// The kind that serde names: "integer `3`", "a string", "struct Period".
    fn of(words: &str) -> Option<Self> {
        let word = words.trim_start_matches("a ").split([' ', '`']).next()?;
        Some(match word {
            "string" => Self::Text,
            "integer" | "floating" | "u8" | "u16" | "u32" | "u64" | "usize" | "i64" => Self::Number,
            "boolean" => Self::Truth,
            "sequence" => Self::List,
            "map" | "struct" => Self::Table,
            "datetime" => Self::Date,
            _ => return None,
        })
    }
}

impl Misconfiguration {
    /// What a library says of a configuration, as far as its form is known.
    pub(crate) fn of(said: &str) -> Self {
        let said = said.trim();
        let named = |rest: &str| {
            let mut words = rest.split('`').skip(1).step_by(2).map(str::to_owned);
            words.next().map(|given| Misnomer { given, known: words.collect(), suggestion: None })
        };
        let kinds = |rest: &str| {
            let (found, wanted) = rest.split_once(", expected ")?;
            Some(Self::WrongKind { found: ValueKind::of(found)?, wanted: ValueKind::of(wanted)? })
        };
        let read = if let Some(rest) = said.strip_prefix("unknown field ") {
            named(rest).map(Self::UnknownField)
        } else if let Some(rest) = said.strip_prefix("unknown variant ") {
            named(rest).map(Self::UnknownValue)
        } else if let Some(rest) = said.strip_prefix("missing field `") {
            rest.strip_suffix('`').map(|name| Self::MissingField { name: name.to_owned() })
        } else if let Some(rest) = said.strip_prefix("invalid type: ") {
            kinds(rest)
        } else if said == Self::NoPath.to_string() {
            Some(Self::NoPath)
        } else {
            let given = said.strip_prefix('`').and_then(|rest| rest.strip_suffix(NO_DATE)?.strip_suffix('`'));
            given.map(|given| Self::NoDate { given: given.to_owned() })
        };
        read.unwrap_or_else(|| Self::Said(said.to_owned()))
    }

    /// The name that is not known, where it is that which is wrong.
    pub(crate) fn misnomer(&mut self) -> Option<&mut Misnomer> {
        match self {
            Self::UnknownField(name) | Self::UnknownValue(name) | Self::UnknownRule(name) | Self::UnknownPolicy(name) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Misconfiguration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField(name) => write!(formatter, "unknown field `{}`{}{}", name.given, name.one_of(), name.close()),
            Self::UnknownValue(name) => write!(formatter, "unknown value `{}`{}{}", name.given, name.one_of(), name.close()),
            Self::UnknownRule(name) => write!(formatter, "unknown rule `{}`{}", name.given, name.close()),
            Self::UnknownPolicy(name) => write!(formatter, "unknown policy `{}`{}", name.given, name.close()),
            Self::MissingField { name } => write!(formatter, "missing field `{name}`"),
            Self::WrongKind { found, wanted } => write!(formatter, "{} where {} is meant", found.words(), wanted.words()),
            Self::NoDate { given } => write!(formatter, "`{given}`{NO_DATE}"),
            Self::NoPath => formatter.write_str("a path or a list of paths is meant"),
            Self::NoThreshold => formatter.write_str("threshold must be at least 1"),
            Self::PeriodBackwards => formatter.write_str("the period ends before it begins"),
            Self::OverrideWithoutPaths => formatter.write_str("an override needs `paths`"),
            Self::GroupAndBody => formatter.write_str("a publisher has a `group` or is `state_media_of` a body, not both"),
            Self::Circle => formatter.write_str("this file builds upon itself"),
            Self::NoFile { path } => write!(formatter, "there is no file `{path}`"),
            Self::NoBaseline { reason } => write!(formatter, "this is no baseline: {reason}"),
            Self::OtherBaseline { given, known } => write!(formatter, "`{given}` is not `{known}`"),
            Self::Said(words) => formatter.write_str(words),
        }
    }
}
