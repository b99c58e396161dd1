//! Line ends inside a block: words and addresses that were cut are joined, all else is a space.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::ops::Range;

use crate::document::Link;
use crate::language::{fold_words, lexicon, words};
use crate::read::RawBlock;

/// Words that the document itself writes with a hyphen inside a line, and words cut by a line end whose parts it uses
/// and never the whole; folded.
pub(super) fn hyphenated_words(blocks: &[RawBlock]) -> HashSet<String> {
    let mut found = HashSet::new();
    if !blocks.iter().any(|b| b.text().contains("-\n")) {
        return found;
    }
    for block in blocks {
        let text = block.text();
        for at in memchr::memchr_iter(b'-', text.as_bytes()) {
            if let Some(word) = word_around(text, at, at + 1) {
                found.insert(fold_words(word));
            }
        }
    }
    found.extend(compounds(blocks));
    found
}

/// "French-" and "speaking", where "French" and "speaking" are words of the document and "Frenchspeaking" is none.
fn compounds(blocks: &[RawBlock]) -> Vec<String> {
    let mut cut: Vec<(String, String)> = Vec::new();
    for block in blocks {
        let text = block.text();
        for (at, _) in text.match_indices("-\n") {
            let after = at + 2 + (text[at + 2..].len() - text[at + 2..].trim_start_matches([' ', '\t']).len());
            let head = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let tail = text[after..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            // a syllable is often a word too
            if head.chars().count() >= 4 && tail.chars().count() >= 4 {
                cut.push((fold_words(head), fold_words(tail)));
            }
        }
    }
    let mut wanted: HashMap<String, bool> = HashMap::new();
    for (head, tail) in &cut {
        for word in [head.clone(), tail.clone(), format!("{head}{tail}")] {
            wanted.insert(word, false);
        }
    }
    if cut.is_empty() {
        return Vec::new();
    }
    for block in blocks {
        let text = block.text();
        for word in words(text) {
            // not the pieces themselves
            let piece =
                text[word.range.end..].starts_with("-\n") || text[..word.range.start].trim_end_matches([' ', '\t']).ends_with("-\n");
            if let Some(seen) = wanted.get_mut(word.folded.as_ref()).filter(|_| !piece) {
                *seen = true;
            }
        }
    }
    let seen = |word: &str| wanted.get(word).copied().unwrap_or_default();
    let compound = |(head, tail): &(String, String)| seen(head) && seen(tail) && !seen(&format!("{head}{tail}"));
    cut.into_iter().filter(compound).map(|(head, tail)| fold_words(&format!("{head}-{tail}"))).collect()
}

fn word_around(text: &str, hyphen: usize, after: usize) -> Option<&str> {
    let start = text[..hyphen]
        .rfind(|c: char| !c.is_alphabetic() && c != '-')
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let end = after + text[after..].find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(text.len() - after);
    (start < hyphen && end > after).then(|| &text[start..end])
}

/// The stretches to take out so that words and addresses cut by a line end are whole.
pub(super) fn cuts(text: &str, links: &[Link], hyphenated: &HashSet<String>) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut links = links.iter().peekable();
    // where an address goes on at the beginning of a line
    let mut address_from = None;
    for (at, _) in text.match_indices('\n') {
        let line = &text[..at];
        let next = at + 1 + (text[at + 1..].len() - text[at + 1..].trim_start_matches([' ', '\t']).len());
        let last_token = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let next_token = text[next..].split(char::is_whitespace).next().unwrap_or_default();
        while links.next_if(|link| link.range.end <= at).is_some() {}
        let linked = links.peek().filter(|link| link.range.start < at && next < link.range.end);
        if let Some(link) = linked.filter(|link| text.get(link.range.clone()).is_some_and(is_address)) {
            // what it leads to tells whether the hyphen is its own
            let hyphen = last_token.ends_with('-') && !link.target.contains(&around(last_token, next_token));
            let whole = hyphen && link.target.contains(&around(&last_token[..last_token.len() - 1], next_token));
            cuts.push(at - usize::from(whole)..next);
        } else if is_address(last_token) || address_from == Some(at - last_token.len()) {
            if address_goes_on(last_token, next_token) {
                cuts.push(at..next);
                address_from = Some(next);
            }
        } else if last_token.ends_with(['-', '\u{ad}', '‐']) && text[next..].starts_with(char::is_lowercase) {
            let sign = line.chars().next_back().map_or(1, char::len_utf8);
            // a further line of an address
            let path = last_token.contains(['/', '_', '=']);
            let keep = !last_token.ends_with('\u{ad}') && (path || keeps_hyphen(last_token, next_token, hyphenated));
            if last_token.chars().rev().nth(1).is_some_and(char::is_alphabetic) {
                cuts.push(if keep { at..next } else { at - sign..next });
            }
        } else if last_token.ends_with(['-', '‐'])
            && last_token.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && text[next..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        {
            // "North-West", "Kassym-Jomart", "COVID-19"
            cuts.push(at..next);
        }
    }
    cuts
}

/// The last signs of a piece of an address and the first of the next.
fn around(before: &str, after: &str) -> String {
    let (last, first) = (before.char_indices().rev().nth(7).map_or(0, |(at, _)| at), after.chars().take(4));
    before[last..].chars().chain(first).collect()
}

fn keeps_hyphen(head: &str, tail: &str, hyphenated: &HashSet<String>) -> bool {
    let tail = tail.trim_end_matches(|c: char| !c.is_alphabetic());
    let head_word = head.trim_end_matches(['-', '‐']);
    let head_word = &head_word[head_word
        .rfind(|c: char| !c.is_alphabetic() && c != '-')
        .map_or(0, |i| i + head_word[i..].chars().next().map_or(1, char::len_utf8))..];
    lexicon().kept_hyphen_after.contains(&fold_words(tail))
        || lexicon().kept_hyphen_before.contains(&fold_words(head_word))
        || hyphenated.contains(&fold_words(&format!("{head_word}-{tail}")))
}

pub(super) fn is_address(token: &str) -> bool {
    let token = token.trim_start_matches(['<', '(', '[', '«', '“', '"']);
    ["http://", "https://", "www.", "doi.org/", "doi:10."]
        .iter()
        .any(|start| token.len() > start.len() && token.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)))
}

/// Whether an address cut at a line end goes on with `next`.
fn address_goes_on(address: &str, next: &str) -> bool {
    if next.is_empty() || address.ends_with(['>', ')', ']', ',', ';', '»', '”', '"']) || is_address(next) {
        return false;
    }
    let trimmed = next.trim_end_matches([',', ';', '.', ')', '>', ']']);
    let like_path = |s: &str| {
        s.contains(['/', '_', '=', '%', '&'])
            || s.contains('-') && s.len() > 8
            || [".html", ".htm", ".pdf"].iter().any(|ending| s.ends_with(ending))
    };
    if ends_file(address, trimmed) {
        return true;
    }
    if !next.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '?' | '=' | '%' | '&' | '#')) {
        return false;
    }
    let date = trimmed.matches('/').count() == 2 && trimmed.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    if date {
        return false;
    }
    let open_end = address.ends_with(['/', '-', '_', '=', '&', '?', '%', '#']);
    open_end && (like_path(trimmed) || trimmed.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.') && !trimmed.is_empty() && (address.ends_with(['-', '_', '=', '&', '?', '%']) || trimmed.bytes().any(|b| b.is_ascii_digit())))
        || like_path(trimmed)
        || address.ends_with('.') && trimmed.len() <= 5 && trimmed.bytes().all(|b| b.is_ascii_lowercase())
        // a DOI is cut after its prefix: "10.1093/" "jrs/fez001"
        || address.contains("doi.org/10.") && trimmed.bytes().any(|b| b.is_ascii_digit()) && !trimmed.starts_with(|c: char| c.is_uppercase()) && address.ends_with(['.', '/'])
}

/// Whether a line end cuts the ending of a file's name: "31662082.ht" "ml".
fn ends_file(address: &str, next: &str) -> bool {
    const ENDINGS: [&str; 7] = ["html", "htm", "pdf", "php", "aspx", "shtml", "docx"];
    let name = address.rsplit('/').next().unwrap_or_default();
    if let Some(ending) = next.strip_prefix('.') {
        return ENDINGS.contains(&ending) && !name.contains('.');
    }
    let Some((_, begun)) = name.rsplit_once('.').filter(|_| next.len() <= 5) else { return false };
    !begun.is_empty() && ENDINGS.contains(&format!("{begun}{next}").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        joined_with(text, &[])
    }

    fn joined_with(text: &str, links: &[Link]) -> String {
        let mut kept = String::new();
        let mut from = 0;
        for cut in cuts(text, links, &HashSet::from_iter(["gilets jaunes".to_owned()])) {
            kept.push_str(&text[from..cut.start]);
            from = cut.end;
        }
        kept + &text[from..]
    }

    #[test]
    fn cut_words_are_joined_and_true_hyphens_kept() {
        assert_eq!(joined("le soulève-\nment des Gilets-\njaunes, dit-\nil"), "le soulèvement des Gilets-jaunes, dit-il");
        assert_eq!(joined("non-\ngouvernementales"), "non-gouvernementales");
        assert_eq!(joined("North-\nWest - \nKassym-\nJomart"), "North-West - \nKassym-Jomart");
        assert_eq!(joined("entre 10-\n12 morts"), "entre 10-\n12 morts");
    }

    #[test]
    fn links_tell_what_an_address_is() {
        let text = "https://a.org/a-re-\nport-on-\nrain";
        let link = |target: &str| [Link::new(0..text.len(), target)];
        assert_eq!(joined_with(text, &link("https://a.org/a-report-on-rain")), "https://a.org/a-report-on-rain");
        assert_eq!(joined_with(text, &link("https://a.org/a-re-port-on-rain")), "https://a.org/a-re-port-on-rain");
        assert_eq!(joined_with("the\nreport", &[Link::new(0..10, "https://a.org")]), "the\nreport");
    }

    #[test]
    fn cut_addresses_are_joined_and_sentences_are_not() {
        assert_eq!(joined("voir https://a.org/rapport-\nsur-le-pays.html ;"), "voir https://a.org/rapport-sur-le-pays.html ;");
        assert_eq!(joined("https://a.org/x\nLe Monde, 2020"), "https://a.org/x\nLe Monde, 2020");
        assert_eq!(joined("https://doi.org/10.1093/\njrs/fez001"), "https://doi.org/10.1093/jrs/fez001");
        assert_eq!(joined("https://a.org/\n12/03/2020"), "https://a.org/\n12/03/2020");
        assert_eq!(
            joined("https://a.org/on-the-\nflood-and-the-\nhelp-that-came.ht\nml"),
            "https://a.org/on-the-flood-and-the-help-that-came.html"
        );
        assert_eq!(joined("https://a.org/x.html\nand then"), "https://a.org/x.html\nand then");
    }
}
