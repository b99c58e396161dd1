//! Messages for people, in their language: Fluent files in the folder of each language.

mod errors;
mod misconfiguration;

use foldhash::{HashMap, HashMapExt as _};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use intl_memoizer::{IntlLangMemoizer, Memoizable};
use unic_langid::LanguageIdentifier;

use crate::document::{Language, PartialDate};

/// A message by its id, with what fills its places. Turned into words by [`Messages`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The id in the Fluent files.
    pub id: &'static str,
    /// Names and values of its places.
    pub values: Vec<(&'static str, Value)>,
}

/// What fills a place of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// Words.
    Text(String),
    /// A count.
    Number(usize),
    /// A day, a month or a year, set as the reader's language sets it.
    Date(PartialDate),
    /// The id of a message without places, whose words are set.
    Id(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<PartialDate> for Value {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl Message {
    /// A message without places to fill.
    pub(crate) fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of a language.
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(counted));
        for text in language.files().messages {
            // The files are part of the program; a test reads them without an error.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a message.
    pub fn text(&self, message: &Message) -> String {
        self.format(message, None).unwrap_or_else(|| message.id.to_owned())
    }

    /// What to do about it, where the message says so.
    pub fn help(&self, message: &Message) -> Option<String> {
        self.format(message, Some("help"))
    }

    /// The line that stands for all findings of a rule: `summary` of the rule's own message.
    pub(crate) fn summary(&self, id: &str, count: usize) -> Option<String> {
        let mut args = FluentArgs::new();
        args.set("count", count);
        self.pattern(id, Some("summary"), &args)
    }

    /// A message of the program's own, by id, with its places filled.
    pub fn words(&self, id: &str, values: &[(&str, Value)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), self.fluent(value));
        }
        self.pattern(id, None, &args).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message of the program's own, with its places filled.
    pub(crate) fn text_of(&self, id: &str, attribute: &str, values: &[(&str, Value)]) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), self.fluent(value));
        }
        self.pattern(id, Some(attribute), &args)
    }

    /// A date in words: "1er mars 2022", "March 2022", "2022".
    pub(crate) fn date(&self, date: PartialDate) -> String {
        let year = Value::Text(date.year().to_string());
        let Some(number) = date.month_number() else { return date.year().to_string() };
        let month = Value::Text(self.words(&format!("month-{number}"), &[]));
        match date.day_number() {
            Some(day) => self.words("date-day", &[("day", usize::from(day).into()), ("month", month), ("year", year)]),
            None => self.words("date-month", &[("month", month), ("year", year)]),
        }
    }

    fn format(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, value) in &message.values {
            args.set(*name, self.fluent(value));
        }
        self.pattern(message.id, attribute, &args)
    }

    fn fluent(&self, value: &Value) -> FluentValue<'static> {
        match value {
            Value::Text(text) => FluentValue::from(text.clone()),
            Value::Number(number) => FluentValue::from(*number),
            Value::Date(date) => FluentValue::from(self.date(*date)),
            Value::Id(id) => FluentValue::from(self.words(id, &[])),
        }
    }

    fn pattern(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}

/// The sign between groups of three digits, in the language of a bundle.
struct GroupSign(char);

impl Memoizable for GroupSign {
    type Args = ();
    type Error = ();

    fn construct(tag: LanguageIdentifier, (): Self::Args) -> Result<Self, Self::Error> {
        Language::from_code(tag.language.as_str()).map(|language| Self(language.files().group_sign)).ok_or(())
    }
}

/// A count as its language sets it.
fn counted(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    memoizer.with_try_get::<GroupSign, _, _>((), |sign| grouped(&number.as_string(), sign.0)).ok()
}

fn grouped(digits: &str, sign: char) -> String {
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// The ids and attributes of a language's file, for tests and for tools that check translations.
pub fn ids(language: Language) -> HashMap<String, Vec<String>> {
    let mut ids: HashMap<String, Vec<String>> = HashMap::new();
    for text in language.files().messages {
        let mut last = String::new();
        for line in text.lines() {
            if let Some((id, _)) =
                line.split_once(" =").filter(|(id, _)| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            {
                id.clone_into(&mut last);
                ids.entry(last.clone()).or_default();
            } else if let Some(attribute) = line.trim_start().strip_prefix('.').and_then(|l| l.split_once(" =")) {
                ids.entry(last.clone()).or_default().push(attribute.0.to_owned());
            }
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_dates_are_set_as_the_language_sets_them() {
        let (english, french) = (Messages::new(Language::ENGLISH), Messages::new(Language::FRENCH));
        let count = |messages: &Messages, count: usize| messages.words("place-note-count", &[("count", count.into())]);
        assert_eq!((count(&english, 12_500), count(&french, 12_500)), ("12,500 notes".to_owned(), "12\u{202f}500 notes".to_owned()));
        assert_eq!((count(&english, 999), count(&french, 1_000_000)), ("999 notes".to_owned(), "1\u{202f}000\u{202f}000 notes".to_owned()));
        for (date, in_english, in_french) in [
            ("2022-03-01", "1 March 2022", "1er mars 2022"),
            ("2022-08-31", "31 August 2022", "31 août 2022"),
            ("2022-12", "December 2022", "décembre 2022"),
            ("1994", "1994", "1994"),
        ] {
            let date: PartialDate = date.parse().expect("a date");
            assert_eq!((english.date(date).as_str(), french.date(date).as_str()), (in_english, in_french));
        }
    }

    #[test]
    fn every_file_reads_without_an_error() {
        for language in Language::all() {
            for text in language.files().messages {
                if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("{language:?}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn all_languages_have_the_same_messages() {
        let sorted = |language| {
            let mut ids = ids(language);
            for attributes in ids.values_mut() {
                attributes.sort();
            }
            ids
        };
        let english = sorted(Language::ENGLISH);
        for language in Language::all() {
            assert_eq!(english, sorted(language), "{language:?}");
        }
    }

    #[test]
    fn counts_take_the_right_form() {
        let messages = Messages::new(Language::FRENCH);
        let of = |n| messages.summary("uncited-source", n).unwrap_or_default();
        assert_ne!(of(1), of(2));
    }
}
