use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::data::{CODES, LANGUAGES, LanguageFiles};

/// A language with a lexicon and messages: a folder of `src/language`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(u8);

impl Language {
    /// English, which holds where nothing tells another.
    pub const ENGLISH: Self = Self::shipped("en");
    /// French.
    pub const FRENCH: Self = Self::shipped("fr");
    /// How many there are.
    pub const COUNT: usize = CODES.len();

    /// All languages, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(|index| Self(index as u8))
    }

    /// The ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        CODES[self.0 as usize]
    }

    /// What its speakers call it.
    pub fn name(self) -> &'static str {
        self.files().name
    }

    /// The language of an ISO 639 code or a locale such as `fr_FR.UTF-8`.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['_', '-', '.', '@']).next()?.trim();
        let named =
            |known: &&LanguageFiles| [known.code, known.iso_639_3, known.name].iter().any(|name| name.eq_ignore_ascii_case(language));
        let found = LANGUAGES.iter().find(named)?;
        Self::all().find(|known| known.code() == found.code)
    }

    /// Its place in tables of one entry for each language.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn files(self) -> &'static LanguageFiles {
        &LANGUAGES[self.index()]
    }

    /// The language of a folder that ships with the program; without it nothing is built.
    const fn shipped(code: &str) -> Self {
        let mut index = 0;
        while index < CODES.len() {
            if same(CODES[index].as_bytes(), code.as_bytes()) {
                return Self(index as u8);
            }
            index += 1;
        }
        panic!("no folder of this language")
    }
}

/// Whether two codes are the same, asked while building.
const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Language({})", self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::all().find(|known| known.code() == code).ok_or_else(|| D::Error::unknown_variant(&code, &CODES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_locales_name_a_language() {
        for (given, wanted) in [
            ("fr", Some(Language::FRENCH)),
            ("fr_FR.UTF-8", Some(Language::FRENCH)),
            ("EN-gb", Some(Language::ENGLISH)),
            ("fra", Some(Language::FRENCH)),
            ("English", Some(Language::ENGLISH)),
            ("frr", None),
            ("C", None),
            ("", None),
        ] {
            assert_eq!(Language::from_code(given), wanted, "{given}");
        }
        for language in Language::all() {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert!(!language.name().is_empty());
        }
    }
}
