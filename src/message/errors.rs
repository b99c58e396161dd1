//! What stops the program, in the reader's language. What other libraries and the system say of it stays as they say it.

use std::io;

use super::{Messages, Value};
use crate::{Error, ErrorKind};

impl Messages {
    /// An error in words, the file that it concerns before it.
    pub fn error(&self, error: &Error) -> String {
        let text = |text: &dyn ToString| Value::Text(text.to_string());
        let words = match error.kind() {
            ErrorKind::NotUtf8 { offset, line, looks_like } => {
                self.words("error-not-utf8", &[("offset", text(offset)), ("line", text(line)), ("looks", text(looks_like))])
            }
            ErrorKind::TooLarge { limit } => self.words("error-too-large", &[("limit", text(limit))]),
            ErrorKind::Damaged { part, reason } => {
                let byte = part.strip_prefix("the object at byte ");
                let of = match part.as_str() {
                    "the archive" => "archive",
                    "the PDF" => "pdf",
                    "the file" => "file",
                    _ if byte.is_some() => "object",
                    _ => "part",
                };
                let part = byte.unwrap_or(part);
                self.words("error-damaged", &[("of", of.into()), ("part", part.into()), ("reason", self.reason(reason).into())])
            }
            ErrorKind::MissingPart { part } => self.words("error-missing-part", &[("part", text(part))]),
            ErrorKind::PartTooLarge { part, limit } => self.words("error-part-too-large", &[("part", text(part)), ("limit", text(limit))]),
            ErrorKind::NoText { pages } => self.words("error-no-text", &[("pages", text(pages))]),
            ErrorKind::Encrypted => self.words("error-encrypted", &[]),
            ErrorKind::Unsupported { format } => self.words("error-unsupported", &[("format", text(format))]),
            ErrorKind::Io(error) => self.words("error-io", &[("kind", system(error).into()), ("reason", text(error))]),
            ErrorKind::Config { line, column, problem } => {
                let message = self.misconfiguration(problem).into();
                self.words("error-config", &[("place", format!("{line}:{column}").into()), ("message", message)])
            }
            ErrorKind::Unknown { what, given, suggestion } => {
                let known = suggestion.as_deref().unwrap_or_default();
                let id = if known.is_empty() { "error-unknown" } else { "error-unknown-close" };
                self.words(id, &[("kind", kind(what).into()), ("given", text(given)), ("known", known.into())])
            }
            kind @ ErrorKind::Graph { .. } => kind.to_string(),
        };
        error.path().map_or_else(|| words.clone(), |path| format!("{path}: {words}"))
    }

    /// Why a part cannot be read: the program's own reasons in the reader's language, those of others as they stand.
    fn reason(&self, reason: &str) -> String {
        let (plain, byte) = match reason.strip_suffix(')').and_then(|reason| reason.rsplit_once(" (byte ")) {
            Some((plain, byte)) => (plain, Some(byte)),
            None => (reason, None),
        };
        let id = match plain {
            "elements nested too deeply" => "reason-nested",
            "lists nested too deeply" => "reason-lists",
            "it declares entities" => "reason-entities",
            "it ends in the middle" => "reason-cut",
            "it has no readable list of objects" => "reason-objects",
            "it is not the one that was read" => "reason-other-file",
            _ => return reason.to_owned(),
        };
        let words = self.words(id, &[]);
        byte.map_or_else(|| words.clone(), |byte| self.words("reason-place", &[("reason", words.as_str().into()), ("byte", byte.into())]))
    }
}

/// What the system says, as a word that messages choose by; errors of the program have words of their own.
fn system(error: &io::Error) -> &'static str {
    if error.raw_os_error().is_none() {
        return "own";
    }
    match error.kind() {
        io::ErrorKind::NotFound => "not-found",
        io::ErrorKind::PermissionDenied => "denied",
        io::ErrorKind::IsADirectory => "folder",
        io::ErrorKind::StorageFull => "full",
        _ => "other",
    }
}

/// What was looked for, as a word that messages choose by.
fn kind(what: &str) -> &'static str {
    match what {
        "rule" => "rule",
        "policy" => "policy",
        _ if what.starts_with("format") => "format",
        _ => "voice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Language;
    use crate::error::{Misconfiguration, Misnomer, ValueKind};

    fn all() -> Vec<Error> {
        let unknown = |suggestion: Option<&str>| ErrorKind::Unknown {
            what: "rule",
            given: "singel-source".to_owned(),
            suggestion: suggestion.map(str::to_owned),
        };
        let kinds = vec![
            ErrorKind::NotUtf8 { offset: 1204, line: 12, looks_like: "UTF-16" },
            ErrorKind::TooLarge { limit: 4096 },
            ErrorKind::Damaged { part: "word/document.xml".to_owned(), reason: "it ends in the middle".to_owned() },
            ErrorKind::MissingPart { part: "content.xml".to_owned() },
            ErrorKind::PartTooLarge { part: "content.xml".to_owned(), limit: 4096 },
            ErrorKind::NoText { pages: 3 },
            ErrorKind::Encrypted,
            ErrorKind::Unsupported { format: "PDF" },
            ErrorKind::Io(io::Error::from_raw_os_error(2)),
            ErrorKind::Io(io::Error::other("closed")),
            unknown(None),
            unknown(Some("single-source")),
        ];
        let reasons = ["elements nested too deeply (byte 3)", "lists nested too deeply", "it declares entities (byte 9)"];
        let others = ["it has no readable list of objects", "it is not the one that was read"];
        let damaged =
            reasons.into_iter().chain(others).map(|reason| ErrorKind::Damaged { part: "a.xml".to_owned(), reason: reason.to_owned() });
        let config = problems().into_iter().map(|problem| ErrorKind::Config { line: 3, column: 1, problem });
        kinds.into_iter().chain(damaged).chain(config).map(|kind| Error::from(kind).in_file("a.md")).collect()
    }

    fn problems() -> Vec<Misconfiguration> {
        let mut name = Misnomer::new("treshold", Some("threshold".to_owned()));
        name.known = vec!["threshold".to_owned(), "rules".to_owned()];
        let kinds = [ValueKind::Text, ValueKind::Number, ValueKind::Truth, ValueKind::List, ValueKind::Table, ValueKind::Date];
        let mut all = vec![
            Misconfiguration::UnknownField(name.clone()),
            Misconfiguration::UnknownValue(name),
            Misconfiguration::UnknownRule(Misnomer::new("dats", Some("dates".to_owned()))),
            Misconfiguration::UnknownPolicy(Misnomer::new("x", None)),
            Misconfiguration::MissingField { name: "level".to_owned() },
            Misconfiguration::NoDate { given: "yesterday".to_owned() },
            Misconfiguration::NoPath,
            Misconfiguration::NoThreshold,
            Misconfiguration::PeriodBackwards,
            Misconfiguration::OverrideWithoutPaths,
            Misconfiguration::GroupAndBody,
            Misconfiguration::Circle,
            Misconfiguration::NoFile { path: "gone.toml".to_owned() },
            Misconfiguration::NoBaseline { reason: "expected value".to_owned() },
            Misconfiguration::OtherBaseline { given: "a/2".to_owned(), known: "a/1" },
        ];
        all.extend(kinds.into_iter().zip(kinds.into_iter().rev()).map(|(found, wanted)| Misconfiguration::WrongKind { found, wanted }));
        all
    }

    #[test]
    fn english_words_are_those_of_the_library_and_french_ones_are_others() {
        let (english, french) = (Messages::new(Language::ENGLISH), Messages::new(Language::FRENCH));
        for error in all() {
            assert_eq!(english.error(&error), error.to_string());
            let told = french.error(&error);
            let own = matches!(error.kind(), ErrorKind::Io(e) if e.raw_os_error().is_none());
            assert!(told.starts_with("a.md: ") && (own || told != error.to_string()) && !told.contains("error-"), "{told}");
        }
    }
}
