//! Reading a configuration, with what is wrong shown at its place.

use super::Config;
use crate::document::PartialDate;
use crate::error::Misconfiguration;
use crate::{Error, ErrorKind};

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the line and column of what is wrong: TOML that does not parse, an
    /// unknown key (with the closest known one), a value of the wrong kind.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let config: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            refuse(text, at, Misconfiguration::of(error.message()))
        })?;
        config.sound(text)?;
        Ok(config)
    }
}

impl Config {
    /// Values of the right kind that make no sense.
    fn sound(&self, text: &str) -> Result<(), Error> {
        let wrong = |word: &str, problem: Misconfiguration| Err(refuse_at(text, word, problem));
        let thresholds = self.overrides.iter().filter_map(|o| o.corroboration.as_ref()).chain([&self.corroboration]);
        if thresholds.into_iter().any(|c| c.threshold == 0) {
            return wrong("threshold", Misconfiguration::NoThreshold);
        }
        let periods = self.overrides.iter().filter_map(|o| o.period.as_ref()).chain(&self.period);
        for period in periods {
            if let (Some(from), Some(to)) = (period.from.and_then(PartialDate::earliest), period.to.and_then(PartialDate::latest))
                && from > to
            {
                return wrong("from", Misconfiguration::PeriodBackwards);
            }
        }
        if self.overrides.iter().any(|o| o.paths.is_empty()) {
            return wrong("overrides", Misconfiguration::OverrideWithoutPaths);
        }
        for (name, entry) in &self.publishers {
            if entry.group.is_some() && entry.state_media_of.is_some() {
                return wrong(name, Misconfiguration::GroupAndBody);
            }
        }
        Ok(())
    }
}

/// The first place of a word outside comments; the start where it does not stand as such.
fn find(text: &str, word: &str) -> usize {
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let edge = |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || c == '-' || c == '_'));
        let found = line
            .match_indices(word)
            .map(|(at, _)| at)
            .find(|&at| edge(line[..at].chars().next_back()) && edge(line[at + word.len()..].chars().next()));
        if let Some(at) = found.filter(|&at| !line[..at].trim_start().starts_with('#')) {
            return from + at;
        }
        from += line.len();
    }
    0
}

/// An error at the first place of a word.
pub(crate) fn refuse_at(text: &str, word: &str, problem: Misconfiguration) -> Error {
    refuse(text, find(text, word), problem)
}

/// An error at an offset of a configuration, with a suggestion where it is known what was expected.
fn refuse(text: &str, at: usize, mut problem: Misconfiguration) -> Error {
    let head = &text[..at.min(text.len())];
    let line = head.matches('\n').count() + 1;
    let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    if let Some(name) = problem.misnomer().filter(|name| name.suggestion.is_none()) {
        name.suggestion = suggest(&name.given, name.known.iter().map(String::as_str));
    }
    ErrorKind::Config { line, column, problem }.into()
}

/// The word that is closest to a given one, where one is close.
pub(crate) fn suggest<'w>(given: &str, words: impl Iterator<Item = &'w str>) -> Option<String> {
    let limit = (given.chars().count() / 3).clamp(1, 4);
    words.filter_map(|known| crate::distance(given, known, limit).map(|d| (d, known))).min().map(|(_, known)| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::*;

    #[test]
    fn a_whole_configuration_is_read() {
        let lines = include_str!("mod.rs").lines().skip_while(|l| *l != "//! ```toml").skip(1).take_while(|l| *l != "//! ```");
        let doc = lines.map(|l| l.trim_start_matches("//!").trim_start()).collect::<Vec<_>>().join("\n");
        let config = Config::parse(&doc).expect("the example of the documentation");
        assert_eq!(config.corroboration.threshold, 2);
        assert_eq!(config.independent[1].publisher(), "Radio Azattyk");
        assert_eq!(config.publishers["Vlast"].kind, Some(SourceType::Media));
        assert_eq!(config.derivation[0].kind, DerivationKind::Syndication);
        assert_eq!(config.retracted.len(), 1);
    }

    #[test]
    fn mistakes_are_shown_at_their_place() {
        for (text, wanted) in [
            ("[corroboration]\ntreshold = 2\n", "2:1: unknown field `treshold`"),
            ("[corroboration]\ntreshold = 2\n", "did you mean `threshold`?"),
            ("[corroboration]\nthreshold = 0\n", "2:1: threshold must be at least 1"),
            ("[publishers.X]\ntype = \"medai\"\n", "did you mean `media`?"),
            ("a = [", "1:"),
            ("[rules]\nsingle-source = \"eror\"\n", "2:17: unknown value `eror`"),
            ("[rules]\nsingle-source = \"eror\"\n", "did you mean `error`?"),
            ("coverage = \"sentense\"\n", "1:12: unknown value `sentense`"),
            ("report_date = \"12 May 2022\"\n", "1:15: `12 May 2022` is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"),
            ("# from here\n[period]\nfrom = 2022\nto = 2021\n", "3:1: the period ends before it begins"),
            ("[[overrides]]\nignore = [\"dates\"]\n", "1:3: an override needs `paths`"),
            ("[[required]]\ntag = \"key\"\n", "missing field `level`"),
            ("fail_on = 3\n", "1:11:"),
            ("[corroboration]\nthreshold = \"two\"\n", "2:13: text where a number is meant"),
            ("parties = \"Army\"\n", "1:11: text where a list is meant"),
            ("corroboration = 2\n", "1:17: a number where a table is meant"),
            ("extends = 3\n", "1:11: a path or a list of paths is meant"),
        ] {
            let error = Config::parse(text).expect_err(text).to_string();
            assert!(error.contains(wanted), "{text}: {error}");
        }
    }
}
