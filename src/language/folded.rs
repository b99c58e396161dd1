//! What is left of one word when it is folded, kept without an allocation for nearly every word.

use std::ops::Deref;

use super::fold::{LATIN_LEAD, each_folded, fold_key, plain_latin};
use super::phrases::Key;

/// The letters of a folded word.
#[derive(Clone)]
pub(crate) struct Folded<'a>(Kept<'a>);

#[derive(Clone)]
enum Kept<'a> {
    /// The text itself, where folding changes nothing.
    Text(&'a str),
    Short([u8; Folded::SHORT], u8),
    Long(Box<str>),
}

impl<'a> Folded<'a> {
    /// Bytes of a word that is kept in place: few words have more.
    const SHORT: usize = 22;

    /// A word that is folded as it stands.
    pub(super) fn plain(word: &'a str) -> Self {
        Self(Kept::Text(word))
    }

    /// A word of plain letters and digits, some of them capitals.
    pub(super) fn ascii(word: &'a str) -> Self {
        if word.len() > Self::SHORT {
            return Self(Kept::Long(word.to_ascii_lowercase().into_boxed_str()));
        }
        let mut short = [0; Self::SHORT];
        short[..word.len()].copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        Self(Kept::Short(short, word.len() as u8))
    }

    /// Folds a word. Never empty: others look at its first letter.
    pub(super) fn of(word: &'a str) -> Self {
        if let Some(short) = Self::latin(word) {
            return short;
        }
        let (mut short, mut length) = ([0; Self::SHORT], 0);
        each_folded(word, |c| {
            if let Some(place) = short.get_mut(length..length + c.len_utf8()) {
                c.encode_utf8(place);
            }
            length += c.len_utf8();
        });
        match length {
            0 => Self::plain(word),
            1..=Self::SHORT => Self(Kept::Short(short, length as u8)),
            _ => Self(Kept::Long(fold_key(word).into_boxed_str())),
        }
    }

    /// A short word of which folding leaves one plain letter for each letter, as it does of nearly all French words.
    fn latin(word: &str) -> Option<Self> {
        let (mut short, mut length) = ([0; Self::SHORT], 0);
        let mut bytes = word.bytes();
        while let Some(byte) = bytes.next() {
            let letter = match byte {
                LATIN_LEAD => plain_latin(bytes.next()?)?,
                _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
                _ => return None,
            };
            *short.get_mut(length)? = letter;
            length += 1;
        }
        (length > 0).then_some(Self(Kept::Short(short, length as u8)))
    }

    /// What it is looked up by.
    pub(super) fn key(&self) -> Key {
        let short = match &self.0 {
            Kept::Short(short, length @ 0..8) => short.first_chunk().map(|&eight| Key::of_short(eight, usize::from(*length))),
            _ => None,
        };
        short.unwrap_or_else(|| Key::of_word(self.letters()))
    }

    /// Its letters as bytes.
    pub(crate) fn letters(&self) -> &[u8] {
        match &self.0 {
            Kept::Text(word) => word.as_bytes(),
            Kept::Short(short, length) => &short[..usize::from(*length)],
            Kept::Long(word) => word.as_bytes(),
        }
    }

    /// The same, kept apart from its text.
    pub(crate) fn into_owned(self) -> String {
        self.to_string()
    }
}

impl Deref for Folded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Text(word) => word,
            // only whole characters were put in
            Kept::Short(..) => str::from_utf8(self.letters()).unwrap_or_default(),
            Kept::Long(word) => word,
        }
    }
}

impl AsRef<str> for Folded<'_> {
    fn as_ref(&self) -> &str {
        self
    }
}

impl PartialEq<str> for Folded<'_> {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Folded<'_> {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Folded<'_> {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl std::fmt::Debug for Folded<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&**self, f)
    }
}
