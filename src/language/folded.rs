//! What is left of one word when it is folded, kept without an allocation for nearly every word.

use std::ops::Deref;

use super::fold::{each_folded, fold_key};

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

    /// Folds a word. Never empty: others look at its first letter.
    pub(super) fn of(word: &'a str) -> Self {
        if word.len() <= Self::SHORT && word.is_ascii() {
            let mut short = [0; Self::SHORT];
            short[..word.len()].copy_from_slice(word.as_bytes());
            short.make_ascii_lowercase();
            return Self(Kept::Short(short, word.len() as u8));
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
            Kept::Short(short, length) => str::from_utf8(&short[..usize::from(*length)]).unwrap_or_default(),
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
