//! Tables that ship with the program: people write them in TOML, `build.rs` makes them quick to read.

use serde::Deserialize;

/// Reads a table that no language owns, by its name: `data!("publishers")`.
macro_rules! data {
    ($name:literal) => {
        $crate::data::read($name, include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")))
    };
}

pub(crate) use data;

/// What the folder of a language holds, found by `build.rs`: tables as JSON, messages as they are.
#[derive(Debug)]
pub(crate) struct LanguageFiles {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) iso_639_3: &'static str,
    /// Between groups of three digits.
    pub(crate) group_sign: char,
    pub(crate) lexicon: &'static str,
    pub(crate) own: &'static str,
    pub(crate) numbers: &'static str,
    pub(crate) measures: &'static str,
    pub(crate) counted: &'static str,
    pub(crate) tellers: &'static str,
    pub(crate) withdrawals: &'static str,
    /// Pages of rules; those of the language that the code is written in stand in the code.
    pub(crate) rules: Option<&'static str>,
    pub(crate) messages: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The same table of all languages, in their order: `tables("tellers", |files| files.tellers)`.
pub(crate) fn tables<T: Deserialize<'static>>(name: &str, pick: fn(&LanguageFiles) -> &'static str) -> Vec<T> {
    LANGUAGES.iter().map(|files| read(name, pick(files))).collect()
}

/// The tables are part of the program, and their words are used where they stand in them: one that JSON has to escape
/// is for fields that own it. Tests read all tables.
pub(crate) fn read<T: Deserialize<'static>>(name: &str, json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{name}.toml: {error}"))
}
