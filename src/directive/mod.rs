//! What comments in a draft tell the program: which findings to silence, where and why; tags of passages.
//!
//! ```text
//! recoupe: ignore single-source — only the ministry knows (J. Martin, 2026-11-03)
//! recoupe: ignore-next dates, unexpected-domain until 2027-01-31 — mirror of the archive
//! recoupe: disable bibliography — list taken over as it is
//! recoupe: enable bibliography
//! recoupe: tag key-finding
//! ```

mod place;

pub(crate) use place::places;

use crate::document::{Comment, PartialDate};
use crate::text::Span;

/// One such comment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Directive {
    /// Where the comment stands; where it is attached to words, these words.
    pub span: Span,
    /// What it asks for.
    pub action: Action,
    /// Names of rules or groups, or of a tag.
    pub names: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided it.
    pub by: Option<String>,
    /// When.
    pub on: Option<PartialDate>,
    /// The last day on which it holds.
    pub until: Option<PartialDate>,
    /// The stretches of the input that it is about.
    pub covers: Vec<Span>,
    /// The footnote that it stands in: an index into [`crate::document::Document::footnotes`].
    pub footnote: Option<usize>,
}

/// What a comment asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// Silence findings here: in the sentence, note or entry; alone on its line, in the paragraph before.
    Ignore,
    /// Silence findings in the next sentence; alone on its line, in the next paragraph.
    IgnoreNext,
    /// Silence findings from here on.
    Disable,
    /// End what `disable` began.
    Enable,
    /// Name a passage for the configuration.
    Tag,
    /// A word that is none of these.
    Unknown(String),
}

impl Action {
    /// The words of all actions.
    pub const WORDS: [&'static str; 5] = ["ignore", "ignore-next", "disable", "enable", "tag"];

    fn of(word: &str) -> Self {
        match word {
            "ignore" => Self::Ignore,
            "ignore-next" => Self::IgnoreNext,
            "disable" => Self::Disable,
            "enable" => Self::Enable,
            "tag" => Self::Tag,
            _ => Self::Unknown(word.to_owned()),
        }
    }

    /// True where it silences findings.
    pub const fn silences(&self) -> bool {
        matches!(self, Self::Ignore | Self::IgnoreNext | Self::Disable)
    }
}

impl Directive {
    /// What a comment says; where it holds is told by [`places`].
    fn of(comment: &Comment) -> Self {
        let (word, rest) = comment.text.split_once(' ').unwrap_or((&comment.text, ""));
        let (head, reason) = split_reason(rest);
        let mut names: Vec<String> = Vec::new();
        let mut until = None;
        let mut words = head.split([' ', ',']).filter(|w| !w.is_empty()).peekable();
        while let Some(name) = words.next() {
            match words.peek().and_then(|w| w.parse().ok()).filter(|_| name == "until") {
                Some(date) => {
                    until = Some(date);
                    words.next();
                }
                None => names.push(name.to_owned()),
            }
        }
        let (mut by, mut on) = (comment.author.clone(), comment.date);
        let mut reason = reason.to_owned();
        if let Some((before, date)) = last_words(&reason, "until") {
            until = Some(date);
            reason = before;
        }
        if let Some((before, who, when)) = signature(&reason) {
            (reason, by, on) = (before, who.or(by), Some(when));
        }
        if let Some((before, date)) = last_words(&reason, "until") {
            until = Some(date);
            reason = before;
        }
        Self {
            span: comment.span,
            action: Action::of(word),
            names,
            reason: Some(reason).filter(|r| r.chars().any(char::is_alphanumeric)),
            by,
            on,
            until,
            covers: Vec::new(),
            footnote: None,
        }
    }
}

/// What stands before the first dash or colon, and the reason after it.
fn split_reason(text: &str) -> (&str, &str) {
    let signs = ["—", "–", " -- ", " - ", ": "];
    let found = signs.iter().filter_map(|sign| text.find(sign).map(|at| (at, sign.len()))).min();
    found.map_or((text, ""), |(at, length)| (&text[..at], text[at + length..].trim()))
}

/// "… until 2027-01-31" at the end.
fn last_words(text: &str, word: &str) -> Option<(String, PartialDate)> {
    let (before, last) = text.trim_end().rsplit_once(' ')?;
    let date = last.trim_end_matches('.').parse().ok()?;
    let before = before.trim_end().strip_suffix(word)?;
    Some((before.trim_end_matches([' ', ',', ';']).to_owned(), date))
}

/// "… (J. Martin, 2026-11-03)" at the end: who, and when.
fn signature(text: &str) -> Option<(String, Option<String>, PartialDate)> {
    let inner = text.trim_end().trim_end_matches('.').strip_suffix(')')?;
    let (before, inner) = inner.rsplit_once('(')?;
    let (who, when) = inner.rsplit_once(',').unwrap_or(("", inner));
    let when = when.trim().parse().ok()?;
    Some((before.trim_end().to_owned(), Some(who.trim().to_owned()).filter(|w| !w.is_empty()), when))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Directive {
        Directive::of(&Comment { span: Span::default(), text: text.to_owned(), attached: false, author: None, date: None })
    }

    #[test]
    fn rules_dates_reasons_and_signatures_are_told_apart() {
        let full = read("ignore single-source, dates until 2027-01-31 — only the ministry knows (J. Martin, 2026-11-03)");
        assert_eq!((full.action, full.names), (Action::Ignore, vec!["single-source".to_owned(), "dates".to_owned()]));
        assert_eq!(full.reason.as_deref(), Some("only the ministry knows"));
        assert_eq!((full.by.as_deref(), full.on.map(|d| d.to_string())), (Some("J. Martin"), Some("2026-11-03".to_owned())));
        assert_eq!(full.until.map(|d| d.to_string()).as_deref(), Some("2027-01-31"));
        for (text, reason, until) in [
            ("ignore dates - a word-by-word quotation", Some("a word-by-word quotation"), None),
            ("ignore dates -- see file until 2027-01", Some("see file"), Some("2027-01")),
            ("ignore dates: (as printed)", Some("(as printed)"), None),
            ("ignore dates", None, None),
            ("ignore dates —", None, None),
            ("ignore dates – vu (2026-11-03) until 2027", Some("vu"), Some("2027")),
        ] {
            let read = read(text);
            assert_eq!((read.reason.as_deref(), read.until.map(|d| d.to_string()).as_deref()), (reason, until), "{text}");
            assert_eq!(read.names, ["dates"], "{text}");
        }
        assert_eq!(read("ignroe dates").action, Action::Unknown("ignroe".to_owned()));
    }
}
