//! What options let a user choose from, and what the choices mean to the library.

use std::num::NonZeroUsize;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use recoupe::document::{Format, Language, PartialDate};
use recoupe::finding::{Confidence, Severity};

use super::refusal::WrongValue;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Human,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnnotateFormat {
    Comments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    Markdown,
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Human,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Junit,
    Github,
    Gitlab,
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphFormat {
    Json,
    Jsonl,
    Dot,
    Graphml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Markdown,
    Docx,
    Odt,
    Html,
    Latex,
    Pdf,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Text,
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Docx => Self::Docx,
            InputFormat::Odt => Self::Odt,
            InputFormat::Html => Self::Html,
            InputFormat::Latex => Self::Latex,
            InputFormat::Pdf => Self::Pdf,
        }
    }
}

/// The code of a language that has a folder.
pub(crate) fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::all().map(Language::code)).try_map(|code| Language::from_code(&code).ok_or("no folder of it"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityArgument {
    Error,
    Warning,
    Info,
}

impl From<SeverityArgument> for Severity {
    fn from(severity: SeverityArgument) -> Self {
        match severity {
            SeverityArgument::Error => Self::Error,
            SeverityArgument::Warning => Self::Warning,
            SeverityArgument::Info => Self::Info,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConfidenceArgument {
    High,
    Medium,
    Low,
}

impl From<ConfidenceArgument> for Confidence {
    fn from(confidence: ConfidenceArgument) -> Self {
        match confidence {
            ConfidenceArgument::High => Self::High,
            ConfidenceArgument::Medium => Self::Medium,
            ConfidenceArgument::Low => Self::Low,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl From<FailOn> for recoupe::config::FailOn {
    fn from(least: FailOn) -> Self {
        match least {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
            FailOn::Never => Self::Never,
        }
    }
}

/// `FORMAT=FILE`.
pub(crate) fn further_output(text: &str) -> Result<(OutputFormat, String), WrongValue> {
    let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or(WrongValue::Output)?;
    OutputFormat::from_str(name, false).map(|format| (format, file.to_owned())).map_err(|_| {
        let known = OutputFormat::value_variants().iter().filter_map(|f| f.to_possible_value().map(|v| v.get_name().to_owned()));
        WrongValue::OutputFormat(known.collect::<Vec<_>>().join(", "))
    })
}

pub(crate) fn day(text: &str) -> Result<PartialDate, WrongValue> {
    text.parse().map_err(|_| WrongValue::Date)
}

pub(crate) fn number(text: &str) -> Result<NonZeroUsize, WrongValue> {
    text.parse().map_err(|_| WrongValue::Number)
}
