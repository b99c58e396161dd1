//! Citations by key, as pandoc and its kin write them: `[see @doe99, pp. 33-35; also @smith04]`,
//! `@doe99 [p. 33]`, `@{a key}`.

use foldhash::HashSet;
use std::ops::Range;

use super::parse::locator;
use super::{BackReference, Reference};
use crate::language::{Word, dates, lexicon, words};
use crate::text::{ceil, floor};

/// A longer bracket is none of citations.
const LONGEST: usize = 1_000;

/// The keys that a document knows, and whether it cites by keys at all.
#[derive(Debug, Default, Clone)]
pub(crate) struct Keys {
    listed: HashSet<String>,
    /// Whether there is a list of keys, or a bracket that cites by one.
    used: bool,
}

impl Keys {
    /// Adds a key that a list gives.
    pub(crate) fn add(&mut self, key: &str) {
        self.listed.insert(key.to_owned());
        self.used = true;
    }

    /// Looks for brackets that cite by a key.
    pub(crate) fn look(&mut self, text: &str) {
        self.used = self.used || text.contains('@') && signs(text).any(|sign| bracket(text, sign.at).is_some());
    }
}

/// A key with the sign before it.
struct Sign<'a> {
    /// Where `@` stands.
    at: usize,
    end: usize,
    key: &'a str,
}

/// What reads as a key behind `@`, wherever it stands.
fn signs(text: &str) -> impl Iterator<Item = Sign<'_>> {
    memchr::memchr_iter(b'@', text.as_bytes()).filter_map(move |at| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '\\' | '@' | '_')) {
            return None;
        }
        let rest = &text[at + 1..];
        if let Some(inner) = rest.strip_prefix('{') {
            let length = inner.bytes().take(LONGEST).position(|b| matches!(b, b'}' | b'\n'))?;
            let key = inner[..length].trim();
            return (inner.as_bytes()[length] == b'}' && !key.is_empty()).then_some(Sign { at, end: at + length + 3, key });
        }
        let inside = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let key = rest[..length].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let begins = key.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        (begins && key.chars().nth(1).is_some()).then_some(Sign { at, end: at + 1 + key.len(), key })
    })
}

/// The keys that a text cites, or seems to.
pub(super) fn cited(text: &str) -> impl Iterator<Item = &str> {
    signs(text).map(|sign| sign.key)
}

/// The bracket around a place: from its opening to behind its closing. It stands in one paragraph and holds no
/// other bracket before the place.
fn bracket(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let from = at.saturating_sub(LONGEST);
    let open = from + bytes[from..at].iter().rposition(|b| matches!(b, b'[' | b']')).filter(|&o| bytes[from + o] == b'[')?;
    let mut depth = 0usize;
    for (i, b) in bytes[at..].iter().take(LONGEST).enumerate() {
        match b {
            b'[' => depth += 1,
            b']' if depth == 0 => {
                let whole = open..at + i + 1;
                return (!text[whole.clone()].contains("\n\n")).then_some(whole);
            }
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A citation by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keyed {
    /// With its part of the bracket, or with the locator behind a key in the running words.
    pub(super) range: Range<usize>,
    pub(super) key: String,
    pub(super) locator: Option<String>,
    pub(super) bracketed: bool,
}

impl Keyed {
    pub(super) fn reference(&self) -> Reference {
        Reference {
            range: self.range.clone(),
            back_reference: Some(BackReference::Key(self.key.as_str().into())),
            locator: self.locator.as_deref().map(Into::into),
            ..Reference::default()
        }
    }
}

/// The citations by key in a text, in order; stretches do not overlap. Outside of brackets an account on a
/// platform ("@user") looks the same: it is a key where a list has it, or where it looks like one in a document
/// that cites by keys, or where a reference of a note begins.
pub(super) fn keyed(text: &str, keys: &Keys, note: bool) -> Vec<Keyed> {
    let mut found: Vec<Keyed> = Vec::new();
    if !text.contains('@') {
        return found;
    }
    let all: Vec<Sign<'_>> = signs(text).collect();
    let mut next = 0;
    while let Some(sign) = all.get(next) {
        // "[@{]}": a key in braces may hold the bracket's own sign
        if let Some(whole) = bracket(text, sign.at).filter(|whole| sign.end < whole.end) {
            let inside = all[next..].iter().take_while(|s| s.end < whole.end).count().max(1);
            group(text, &whole, &all[next..next + inside], &mut found);
            next += inside;
            continue;
        }
        next += 1;
        if found.last().is_some_and(|k| sign.at < k.range.end) {
            continue;
        }
        let like_key = sign.key.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'_' | b':' | b'-'));
        if !(keys.listed.contains(sign.key)
            || like_key && (keys.used || note && is_led_in(text, sign.at, found.last()) && !is_dated(&text[sign.end..])))
        {
            continue;
        }
        let mut end = sign.end;
        let mut place = None;
        let rest = &text[end..];
        if let Some(inner) = rest.strip_prefix(" [").or(rest.strip_prefix('[')) {
            // `@doe99 [p. 33]`, `@doe99 [p. 33; also @smith04]`: what cites others is read as their bracket
            let length = inner.bytes().take(LONGEST).position(|b| matches!(b, b']' | b'[' | b'@'));
            if let Some(length) = length.filter(|&l| inner.as_bytes()[l] == b']') {
                place = located(&inner[..length]);
                end += rest.len() - inner.len() + length + 1;
            }
        } else if note && let Some(inner) = rest.strip_prefix(", ") {
            let stop = inner.bytes().take(LONGEST).position(|b| matches!(b, b';' | b',' | b'\n' | b'(' | b'@' | b'['));
            let length = stop.unwrap_or(if inner.len() <= LONGEST { inner.len() } else { 0 });
            let words = inner[..length].trim_end().trim_end_matches('.');
            place = locator(words);
            if place.is_some() {
                end += 2 + words.len();
            }
        }
        found.push(Keyed { range: sign.at..end, key: sign.key.to_owned(), locator: place, bracketed: false });
    }
    found
}

/// Whether a day follows, as behind an account: "@harbour_watch, 3 May 2023". A key has none.
fn is_dated(rest: &str) -> bool {
    const LONGEST: usize = 40;
    let rest = rest.trim_start_matches([',', ' ', '(', '\u{a0}']);
    let end = floor(rest, rest.len().min(LONGEST));
    dates(&rest[..end], true).first().is_some_and(|d| d.range.start == 0 && d.date.is_full())
}

/// Whether nothing but "see", "cf.", "and" comes before a place since the reference before it.
fn is_led_in(text: &str, at: usize, last: Option<&Keyed>) -> bool {
    const LONGEST: usize = 40;
    let from = ceil(text, at.saturating_sub(LONGEST));
    let since = text[from..at].rfind([';', '.', '\n']).map(|sign| from + sign + 1);
    let since = since.or((from == 0).then_some(0)).max(last.map(|k| k.range.end).filter(|&end| end >= from));
    let Some(since) = since.filter(|&since| since <= at) else { return false };
    let before: Vec<Word<'_>> = words(&text[since..at]).collect();
    let citation = &lexicon().citation;
    let joined = citation.and_words.prefix(&before);
    !text[since..at].contains('(') && joined + citation.lead_ins.prefix(&before[joined..]) == before.len()
}

/// The citations of one bracket, parted by semicolons; the first takes the opening, the last the closing.
fn group(text: &str, whole: &Range<usize>, signs: &[Sign<'_>], found: &mut Vec<Keyed>) {
    for (i, sign) in signs.iter().enumerate() {
        let from = if i == 0 { whole.start } else { signs[i - 1].end };
        let until = signs.get(i + 1).map_or(whole.end, |s| s.at);
        let start = if i == 0 { whole.start } else { text[from..sign.at].rfind(';').map_or(sign.at, |semi| from + semi + 1) };
        let end = match signs.get(i + 1) {
            None => whole.end,
            Some(_) => text[sign.end..until].rfind(';').map_or(sign.end, |semi| sign.end + semi),
        };
        let words = text[sign.end..end].trim_end_matches(']');
        found.push(Keyed { range: start..end, key: sign.key.to_owned(), locator: located(words), bracketed: true });
    }
}

/// What stands behind a key and holds a number: a place in the work.
fn located(words: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let words = words.trim_matches([',', ' ', '\u{a0}', ';', '{', '}']);
    (!words.is_empty() && words.len() < LONGEST && words.bytes().any(|b| b.is_ascii_digit())).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, listed: &[&str], note: bool) -> Vec<(String, String, Option<String>)> {
        let mut keys = Keys::default();
        for key in listed {
            keys.add(key);
        }
        keys.look(text);
        keyed(text, &keys, note).into_iter().map(|k| (k.key, text[k.range].to_owned(), k.locator)).collect()
    }

    fn of(key: &str, words: &str, locator: &str) -> (String, String, Option<String>) {
        (key.to_owned(), words.to_owned(), (!locator.is_empty()).then(|| locator.to_owned()))
    }

    #[test]
    fn brackets_hold_several_citations() {
        assert_eq!(
            found("So [see @doe99, pp. 33-35; also @smith04, chap. 1].", &[], false),
            [of("doe99", "[see @doe99, pp. 33-35", "pp. 33-35"), of("smith04", " also @smith04, chap. 1]", "chap. 1")]
        );
        assert_eq!(
            found("[-@hrw:2022; @{a b}, § 4; @x_y]", &[], false),
            [of("hrw:2022", "[-@hrw:2022", ""), of("a b", " @{a b}, § 4", "§ 4"), of("x_y", " @x_y]", "")]
        );
        assert_eq!(found("[@{]}", &[], false), []);
        assert_eq!(found("[@lm [sic], p. 2]", &[], false), [of("lm", "[@lm [sic], p. 2]", "[sic], p. 2")]);
    }

    #[test]
    fn running_words_name_keys() {
        assert_eq!(found("@doe99 [p. 33] says so, and [@lm22] too.", &[], false)[0], of("doe99", "@doe99 [p. 33]", "p. 33"));
        assert_eq!(found("@doe99 [p. 3; @lm22].", &[], false), [of("doe99", "@doe99", ""), of("lm22", "[p. 3; @lm22]", "")]);
        assert_eq!(found("See @doe99, pp. 3-5; @smith, p. 2.", &["smith"], true)[0], of("doe99", "@doe99, pp. 3-5", "pp. 3-5"));
        assert_eq!(found("See @doe99, who says so.", &["doe99"], true), [of("doe99", "@doe99", "")]);
    }

    #[test]
    fn keys_in_a_row_do_not_overlap() {
        let text = "@a_1, p. 3 @b_2, p. 4 @c_3 [p. 5 @d_4] @e_5 ".repeat(3);
        let mut keys = Keys::default();
        keys.look("[@z_1]");
        let found = keyed(&text, &keys, true);
        let shown: Vec<_> = found.iter().map(|k| &text[k.range.clone()]).collect();
        assert_eq!(shown[..5], ["@a_1, p. 3", "@b_2, p. 4", "@c_3", "[p. 5 @d_4]", "@e_5"]);
        assert_eq!(found.len(), 15);
        assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "{found:?}");
        assert_eq!(found[0].locator.as_deref(), Some("p. 3"));
    }

    #[test]
    fn accounts_and_mail_are_no_keys() {
        for text in ["Write to a@b.org.", "Posted by @amnesty.", "Posted by @kz_news24 on 3 May.", "https://t.me/@x_1", "@", "@@a_1", "[@"]
        {
            assert!(found(text, &[], false).is_empty(), "{text}");
        }
        assert_eq!(found("Posted by @amnesty.", &["amnesty"], false).len(), 1);
    }
}
