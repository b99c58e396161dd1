//! What is said of a wrong option, in the reader's language.

use std::fmt;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use recoupe::message::{Messages, Value};

/// Why a value cannot be read, where the program itself reads it.
#[derive(Debug, Clone)]
pub(super) enum WrongValue {
    Date,
    Number,
    /// No `FORMAT=FILE`.
    Output,
    /// Names of the formats that there are.
    OutputFormat(String),
}

impl std::error::Error for WrongValue {}

impl fmt::Display for WrongValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

impl WrongValue {
    fn id(&self) -> &'static str {
        match self {
            Self::Date => "wrong-date",
            Self::Number => "wrong-number",
            Self::Output => "wrong-output",
            Self::OutputFormat(_) => "wrong-output-format",
        }
    }

    fn told(&self, messages: &Messages) -> String {
        let known = if let Self::OutputFormat(known) = self { known.as_str() } else { "" };
        messages.words(self.id(), &[("known", known.into())])
    }
}

/// The error in words, with what may have been meant, and how the command is used.
pub(super) fn refusal(error: &clap::Error, messages: &Messages) -> String {
    let said = |id: &str, values: &[(&str, Value)]| messages.words(id, values);
    let Some(what) = what(error, messages) else { return error.render().ansi().to_string() };
    let mut text = format!("\u{1b}[1m\u{1b}[31m{}\u{1b}[0m {what}\n", said("wrong-head", &[]));
    let known = list(error, ContextKind::ValidValue);
    if !known.is_empty() {
        text.push_str(&format!("  {}\n", said("help-values", &[("values", known.join(", ").into())])));
    }
    let close = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(known) = close.into_iter().find_map(|kind| list(error, kind).into_iter().next()) {
        text.push_str(&format!("\n  {}\n", said("help-close", &[("known", known.into())])));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        // the word before it is that of the library
        let usage = plain(usage);
        let usage = usage.split_once(' ').map_or(usage.as_str(), |(_, usage)| usage);
        text.push_str(&format!("\n\u{1b}[1m\u{1b}[4m{}\u{1b}[0m {}\n", said("help-usage", &[]), usage.trim()));
    }
    text.push_str(&format!("\n{}\n", said("help-more", &[])));
    text
}

/// What is wrong; `None` for what no option of the program can bring about.
fn what(error: &clap::Error, messages: &Messages) -> Option<String> {
    let first = |kind| list(error, kind).into_iter().next().unwrap_or_default();
    let option = || Value::from(first(ContextKind::InvalidArg));
    let value = || Value::from(first(ContextKind::InvalidValue));
    let said = |id: &str, values: &[(&str, Value)]| Some(messages.words(id, values));
    match error.kind() {
        ErrorKind::InvalidValue if first(ContextKind::InvalidValue).is_empty() => said("wrong-value-missing", &[("option", option())]),
        ErrorKind::InvalidValue => said("wrong-value", &[("value", value()), ("option", option())]),
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            let reason = match source.and_then(|source| source.downcast_ref::<WrongValue>()) {
                Some(wrong) => wrong.told(messages),
                None => source.map(ToString::to_string).unwrap_or_default(),
            };
            said("wrong-value-reason", &[("value", value()), ("option", option()), ("reason", reason.into())])
        }
        ErrorKind::UnknownArgument => said("wrong-option", &[("option", option())]),
        ErrorKind::InvalidSubcommand => said("wrong-command", &[("command", first(ContextKind::InvalidSubcommand).into())]),
        ErrorKind::TooManyValues => said("wrong-value-more", &[("value", value()), ("option", option())]),
        ErrorKind::ArgumentConflict => {
            let other = list(error, ContextKind::PriorArg).join(", ");
            if other == first(ContextKind::InvalidArg) {
                return said("wrong-option-twice", &[("option", option())]);
            }
            said("wrong-pair", &[("option", option()), ("other", other.into())])
        }
        ErrorKind::MissingRequiredArgument => said("wrong-missing", &[("options", list(error, ContextKind::InvalidArg).join(", ").into())]),
        ErrorKind::InvalidUtf8 => said("wrong-letters", &[]),
        _ => None,
    }
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![plain(text)],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(plain).collect(),
        _ => Vec::new(),
    }
}

/// The words without the signs of their colours.
fn plain(text: &StyledStr) -> String {
    text.to_string()
}
