//! A footnote cut into citations and prose.

mod cuts;
mod pieces;
mod signs;

pub(super) use signs::starts_with_exhibit;

use std::ops::Range;
use std::sync::Arc;

use super::Reference;
use super::keys::{Keyed, keyed};
use super::names::Names;
use super::parse::{Context, Signs};
use crate::document::{Footnote, Link};
use crate::text::floor;

/// What a footnote holds.
#[derive(Debug, Default)]
pub(crate) struct FootnoteParts {
    /// Its citations, in order; ranges are in the note's text.
    pub(crate) citations: Vec<Arc<Reference>>,
    /// Its sentences of prose, in order.
    pub(crate) prose: Vec<Range<usize>>,
}

impl FootnoteParts {
    /// True where prose comes before any citation.
    pub(crate) fn prose_first(&self) -> bool {
        self.prose.first().is_some_and(|p| self.citations.first().is_none_or(|c| p.start < c.range.start))
    }
}

/// Cuts a footnote into its citations and its prose.
pub(crate) fn footnote(note: &Footnote, names: &Names, day_first: bool) -> FootnoteParts {
    parted(note.text.as_str(), &note.links, &note.emphasis, Context { names, day_first })
}

/// Cuts words that hold references, as those of a footnote do.
pub(super) fn parted(text: &str, links: &[Link], emphasis: &[Range<usize>], context: Context<'_>) -> FootnoteParts {
    let mut splitter = Splitter::new(text, links, emphasis, context);
    splitter.run();
    splitter.parts
}

/// How far ahead a sign looks for what follows it: a longer look at each sign would be quadratic.
const AHEAD: usize = 600;

/// The beginning of a text.
fn window(text: &str) -> &str {
    let end = floor(text, text.len().min(AHEAD));
    &text[..end]
}

struct Splitter<'a> {
    text: &'a str,
    links: &'a [Link],
    emphasis: &'a [Range<usize>],
    context: Context<'a>,
    signs: Signs,
    /// Citations by key, in order.
    keyed: Vec<Keyed>,
    /// Stretches in which no sign parts citations, in order.
    closed: Vec<Range<usize>>,
    /// Stretches that are no running words: the above, links, brackets.
    wordless: Vec<Range<usize>>,
    parts: FootnoteParts,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, links: &'a [Link], emphasis: &'a [Range<usize>], context: Context<'a>) -> Self {
        let signs = Signs::of(text, context.day_first);
        let mut closed: Vec<Range<usize>> = signs.addresses.iter().map(|a| a.range.clone()).collect();
        closed.extend(signs.quotations.iter().map(|q| q.whole.clone()));
        // a line set in italics as a whole is no title
        closed.extend(emphasis.iter().filter(|e| e.len() * 10 < text.len() * 9).cloned());
        closed.extend(short_brackets(text));
        let keyed = keyed(text, &context.names.cited_by, true);
        for part in &keyed {
            // the semicolons inside a bracket of keys part nothing else
            match closed.last_mut() {
                Some(last) if part.bracketed && last.end + 1 == part.range.start && part.range.start > 0 => last.end = part.range.end,
                _ => closed.push(part.range.clone()),
            }
        }
        closed.sort_by_key(|r| r.start);
        let mut wordless = closed.clone();
        wordless.extend(links.iter().map(|l| l.range.clone()));
        wordless.extend(square_brackets(text));
        wordless.sort_by_key(|r| r.start);
        Self { text, links, emphasis, context, signs, keyed, closed, wordless, parts: FootnoteParts::default() }
    }

    fn run(&mut self) {
        let mut segments = self.segments();
        self.merge(&mut segments);
        for segment in segments {
            self.segment(segment);
        }
    }

    fn is_closed(&self, at: usize) -> Option<usize> {
        containing(&self.closed, at).map(|c| c.end)
    }
}

/// The stretch that contains `at`, of stretches in order of their beginnings.
fn containing(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    // stretches may lie inside one another; more than a few deep they do not
    const DEEP: usize = 8;
    let before = ranges.partition_point(|r| r.start <= at);
    ranges[..before].iter().rev().take(DEEP).find(|r| r.contains(&at))
}

/// Square brackets within one line.
fn square_brackets(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 200;
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'[', bytes)
        .filter_map(|at| bytes[at..].iter().take(LONGEST).position(|&b| b == b']').map(|end| at..at + end + 1))
        .collect()
}

/// Round and square brackets that hold a semicolon of their own: "(pp. 3; 5)".
fn short_brackets(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 60;
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['(', '[']) {
        let rest = &text.as_bytes()[at..];
        let close = if rest[0] == b'(' { b')' } else { b']' };
        let end = rest.iter().take(LONGEST).position(|&b| b == close);
        if let Some(end) = end {
            let inner = &text[at + 1..at + end];
            if inner.contains(';') && !inner.contains("http") && !inner.contains("url") && !inner.contains('(') {
                found.push(at..at + end + 1);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::BackReference;
    use crate::text::{MappedText, Span};

    fn note(text: &str) -> FootnoteParts {
        let note = Footnote {
            label: "1".into(),
            label_span: Span::default(),
            text: MappedText::linear(text, 0),
            spans: vec![],
            links: vec![],
            emphasis: vec![],
            series: 0,
            inline: false,
            calls: vec![],
        };
        let mut names = Names::default();
        for name in ["Le Monde", "Dojd", "Radio Ozodlik", "BBC", "Human Rights Watch", "Amnesty International"] {
            names.add(name);
        }
        footnote(&note, &names, true)
    }

    fn publishers(text: &str) -> Vec<String> {
        note(text)
            .citations
            .iter()
            .map(|c| c.publisher.as_deref().map_or_else(|| format!("{:?}", c.back_reference), str::to_owned))
            .collect()
    }

    #[test]
    fn citations_are_parted_by_what_parts_them() {
        assert_eq!(
            publishers("Dojd, 10/01/2022 [2], url ; BBC, 18/01/2022 [2], url ; Le Monde, « A ; b », 12/01/2022, url ;"),
            ["Dojd", "BBC", "Le Monde"]
        );
        assert_eq!(
            publishers("“One,” BBC, January 5, 2021, https://a.org (accessed March 3, 2021). “Two,” Le Monde, May 2, 2021, https://b.org."),
            ["BBC", "Le Monde"]
        );
        assert_eq!(
            publishers("Human Rights Watch, ‘A’, 3 May 2020 and Amnesty International, ‘B’, 5 May 2020"),
            ["Human Rights Watch", "Amnesty International"]
        );
        assert_eq!(
            publishers("Human Rights Watch, “A”, 3 May 2020, pp. 3; 5; see also BBC, “C”, 4 May 2020"),
            ["Human Rights Watch", "BBC"]
        );
        assert_eq!(publishers("Ibid. Le Monde, « T », 3 mai 2020."), ["Some(Ibid)", "Le Monde"]);
        assert_eq!(publishers("\"Title\". Le Monde. 3 May 2022. Retrieved 4 June 2022."), ["Le Monde"]);
    }

    fn keys(text: &str) -> (Vec<String>, Vec<String>) {
        let got = note(text);
        let cited = |c: &Arc<Reference>| match &c.back_reference {
            Some(BackReference::Key(key)) => format!("@{key} {}", c.locator.as_deref().unwrap_or_default()).trim_end().to_owned(),
            _ => c.publisher.as_deref().unwrap_or_default().to_owned(),
        };
        (got.citations.iter().map(cited).collect(), got.prose.iter().map(|p| text[p.clone()].to_owned()).collect())
    }

    #[test]
    fn notes_cite_by_keys() {
        for (text, cited) in [
            ("@lm22", &["@lm22"] as &[&str]),
            ("[see @doe99, pp. 33-35; also @smith04].", &["@doe99 pp. 33-35", "@smith04"]),
            ("See @doe99, pp. 33-35; also @smith04, ch. 1.", &["@doe99 pp. 33-35", "@smith04 ch. 1"]),
            ("@doe99 and @smith04.", &["@doe99", "@smith04"]),
            ("@doe99 [p. 12]; Le Monde, « Un titre », 12/01/2022, https://a.org/x", &["@doe99 p. 12", "Le Monde"]),
            ("BBC, “A”, 4 May 2020; voir aussi [@doe99, § 4].", &["BBC", "@doe99 § 4"]),
            ("[@doe99]. Le Monde, « Un titre », 3 mai 2020.", &["@doe99", "Le Monde"]),
            ("Le Monde, « Un titre », 3 mai 2020. See @doe99.", &["Le Monde", "@doe99"]),
        ] {
            assert_eq!(keys(text), (cited.iter().map(|&c| c.to_owned()).collect(), Vec::new()), "{text}");
        }
        let (cited, prose) = keys("[@doe99, p. 3] argues that the count of the ministry is too low. So does [@smith04].");
        assert_eq!(cited, ["@doe99 p. 3", "@smith04"]);
        assert_eq!(prose, ["[@doe99, p. 3] argues that the count of the ministry is too low."]);
        let (cited, prose) = keys("The count was never made public, as [@doe99; @lm22] found.");
        assert_eq!(cited, ["@doe99", "@lm22"]);
        assert_eq!(prose, ["The count was never made public, as [@doe99; @lm22] found."]);
        // an account, with its address
        let (cited, _) = keys("Amnesty International (@amnesty_kz), 3 May 2022, https://twitter.com/amnesty_kz/status/1");
        assert_eq!(cited, ["Amnesty International"]);
    }

    #[test]
    fn prose_is_told_from_citations() {
        let got = note(
            "Le 16 décembre 2011, des ouvriers du pétrole avaient manifesté pour leur salaire. La répression avait fait plusieurs morts, selon les sources (cf. Radio Ozodlik (Groupe RFE/RL), 05/01/2022, url ; Le Monde, 17/01/2022 [1], url)",
        );
        assert_eq!(got.citations.len(), 2);
        assert_eq!(got.prose.len(), 2);
        assert!(got.prose_first());
        assert_eq!(got.citations[0].publisher.as_deref(), Some("Radio Ozodlik"));
        let got = note("Chef-lieu de la province depuis la réforme territoriale, avec une population surtout rurale.");
        assert!(got.citations.is_empty() && got.prose.len() == 1);
        let got = note("Human Rights Watch, 26/01/2022.");
        assert!(got.prose.is_empty() && got.citations.len() == 1);
    }
}
