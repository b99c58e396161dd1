//! Web addresses in citations: found, mended where a slip is plain, and what their hosts say.

use std::ops::Range;

use crate::text::{find_byte, floor};
use url::Url;

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Where it stands, signs that belong to it included.
    pub(crate) range: Range<usize>,
    /// The address, mended.
    pub(crate) url: String,
    /// What was wrong with it as written.
    pub(crate) slip: Option<Slip>,
}

/// A slip in how an address is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Slip {
    /// `http ://`, `https//`, `htpp://`
    Scheme,
    /// `&gt;`, `%3E` or a stray bracket at the end
    Trailing,
    /// glued to the word before: `2014,https://…`
    Glued,
    /// no host that could exist
    Host,
}

/// All addresses of a text in order.
pub(crate) fn addresses(text: &str) -> Vec<Address> {
    let bytes = text.as_bytes();
    let mut found: Vec<Address> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let Some(next) = find_byte(&bytes[at..], |byte| matches!(byte | 0x20, b'h' | b'w' | b'd')) else { break };
        at += next;
        // "http", "htpp", "www", "doi": most words that begin so go on otherwise
        let second = bytes.get(at + 1).map(u8::to_ascii_lowercase);
        let begins = matches!((bytes[at] | 0x20, second), (b'h', Some(b't')) | (b'w', Some(b'w')) | (b'd', Some(b'o')));
        match begins.then(|| address_at(text, at)).flatten() {
            Some(address) => {
                at = address.range.end.max(at + 1);
                found.push(address);
            }
            None => at += 1,
        }
    }
    found
}

/// A longer address is none.
const LONGEST: usize = 2_048;

fn address_at(text: &str, at: usize) -> Option<Address> {
    let reach = floor(text, (at + LONGEST).min(text.len()));
    let rest = &text[at..reach];
    let begins = |words: &str| rest.len() >= words.len() && rest.as_bytes()[..words.len()].eq_ignore_ascii_case(words.as_bytes());
    let mut slip = None;
    // what stands before the host as written, and what should stand there
    let (written, scheme) = if begins("http") || begins("htpp") {
        if begins("htpp") {
            slip = Some(Slip::Scheme);
        }
        let tail = &rest[4..];
        let secure = tail.starts_with(['s', 'S']);
        let tail = if secure { &tail[1..] } else { tail };
        let spaced = tail.trim_start_matches(' ');
        let after = spaced
            .strip_prefix("://")
            .or_else(|| spaced.strip_prefix(": //"))
            .or_else(|| spaced.strip_prefix(":/"))
            .or_else(|| spaced.strip_prefix("//"))?;
        if spaced.len() < tail.len() || !spaced.starts_with("://") {
            slip = Some(Slip::Scheme);
        }
        let after_space = after.trim_start_matches(' ');
        if after_space.len() < after.len() {
            slip = Some(Slip::Scheme);
        }
        (rest.len() - after_space.len(), if secure { "https://" } else { "http://" })
    } else if begins("www.") || begins("doi.org/") {
        (0, "https://")
    } else if begins("doi:10.") {
        (4, "https://doi.org/")
    } else if begins("doi: 10.") {
        (5, "https://doi.org/")
    } else {
        return None;
    };
    let before = text[..at].chars().next_back();
    if scheme == "https://" && written == 0 && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.')) {
        return None;
    }
    let body = &rest[written..];
    let end = body
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '«' | '»' | '“' | '”' | '"' | '|' | '`' | '\u{2028}'))
        .unwrap_or(body.len());
    let mut kept = body[..end].to_owned();
    trim_end(&mut kept, &mut slip);
    if kept.is_empty() || !kept.contains('.') && !kept.contains("localhost") {
        return None;
    }
    if before.is_some_and(|c| c.is_alphanumeric() || c == ',') && written > 0 {
        slip = slip.or(Some(Slip::Glued));
    }
    let url = format!("{scheme}{kept}");
    let plain_end = body[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']).len();
    let trimmed = body[..end].find(kept.as_str()).map_or(plain_end, |i| i + kept.len());
    // the entity that follows belongs to the address as written
    let range_end = if slip == Some(Slip::Trailing) { plain_end.max(trimmed) } else { trimmed };
    if plain(&url).is_none() && Url::parse(&url).ok().and_then(|u| u.host_str().map(|h| !plausible_host(h))).unwrap_or(true) {
        slip = Some(Slip::Host);
    }
    Some(Address { range: at..at + written + range_end, url, slip })
}

/// Signs that belong to the sentence, and entities and brackets that a tool left behind.
fn trim_end(kept: &mut String, slip: &mut Option<Slip>) {
    loop {
        let before = kept.len();
        let trimmed = kept.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '…']).len();
        kept.truncate(trimmed);
        for entity in ["&gt", "&lt", "&quot", "%3E", "%3e", "&amp"] {
            if kept.ends_with(entity) {
                kept.truncate(kept.len() - entity.len());
                *slip = Some(Slip::Trailing);
            }
        }
        for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
            if kept.ends_with(close) && kept.matches(close).count() > kept.matches(open).count() {
                kept.pop();
            }
        }
        if kept.len() == before {
            return;
        }
    }
}

fn plausible_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    host.starts_with('[')
        || labels.len() >= 2 && labels.iter().all(|l| !l.is_empty()) && labels.last().is_some_and(|tld| tld.len() >= 2)
        || host == "localhost"
}

/// The host of an address, lower case, without `www.`.
pub(crate) fn host(url: &str) -> Option<String> {
    if let Some((host, _)) = plain(url) {
        return Some(without_www(host).to_owned());
    }
    let parsed = Url::parse(url).ok()?;
    Some(without_www(parsed.host_str()?).to_owned())
}

/// A host without `www.`.
pub(super) fn without_www(host: &str) -> &str {
    without(host, "www.")
}

/// A host without a beginning, however often it stands there.
fn without<'a>(mut host: &'a str, lead: &str) -> &'a str {
    while let Some(rest) = host.strip_prefix(lead) {
        host = rest;
    }
    host
}

/// Host and all that follows it, where the address is written so plainly that the rules of the URL
/// standard would change nothing: no user, no port, no escapes, no steps up the path.
fn plain(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (_, last) = host.rsplit_once('.')?;
    let plain_host = host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    // digits at the end make a number of four parts, "xn--" a name of other letters
    let named = last.bytes().all(|b| b.is_ascii_lowercase())
        && !host.starts_with('.')
        && !host.as_bytes().windows(2).any(|two| matches!(two, b"--" | b".."));
    let plain_path = path.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'%' | b'\\' | b'"' | b'<' | b'>'))
        && !path.as_bytes().windows(2).any(|two| matches!(two, b"/."));
    (plain_host && named && last.len() >= 2 && plain_path).then_some((host, path))
}

/// The address that an archive keeps a copy of: `web.archive.org/web/2020…/https://…`.
pub(crate) fn unwrapped(url: &str) -> &str {
    if !url.contains("arch") && !url.contains("webcache") {
        return url;
    }
    for archive in
        ["web.archive.org/", "archive.org/web/", "archive.ph/", "archive.is/", "archive.today/", "webcache.googleusercontent.com/"]
    {
        if let Some(at) = url.find(archive) {
            let inner = &url[at + archive.len()..];
            if let Some(start) = inner.find("http") {
                return &inner[start..];
            }
        }
    }
    url
}

/// A host without what says only how it is reached: `www.`, `m.`.
fn own_host(host: &str) -> &str {
    without(without_www(host), "m.")
}

/// The same address however it is written: no scheme, no `www.`, no fragment, no tracking, no slash
/// at the end.
pub(crate) fn address_key(url: &str) -> String {
    let url = unwrapped(url);
    if let Some((host, path)) = plain(url).filter(|(_, path)| !path.contains('?')) {
        let (host, path) = (own_host(host), path.split('#').next().unwrap_or_default().trim_end_matches('/'));
        return [host, path, "?"].concat();
    }
    let Ok(parsed) = Url::parse(url) else { return url.to_lowercase() };
    let host = own_host(parsed.host_str().unwrap_or_default());
    let path = parsed.path().trim_end_matches('/');
    let mut query: Vec<String> = parsed.query_pairs().filter(|(name, _)| !is_tracking(name)).map(|(n, v)| format!("{n}={v}")).collect();
    query.sort();
    format!("{host}{path}?{}", query.join("&"))
}

/// Parameters that say where a reader came from and nothing of the page.
pub(crate) fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("utm_") || name.starts_with("at_") || name.starts_with("mc_") || TRACKING.contains(&name.as_str())
}

const TRACKING: [&str; 26] = [
    "fbclid", "gclid", "dclid", "msclkid", "twclid", "igshid", "yclid", "xtor", "ref", "ref_src", "ref_url", "from", "share", "shared",
    "smid", "cmpid", "ocid", "icid", "campaign", "source", "src", "spm", "wt_mc", "s_cid", "cid", "feature",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (String, Option<Slip>) {
        let mut found = addresses(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let found = found.remove(0);
        (found.url, found.slip)
    }

    #[test]
    fn addresses_are_found_and_mended() {
        assert_eq!(one("voir <https://a.org/x_(y)>, p. 3"), ("https://a.org/x_(y)".into(), None));
        assert_eq!(one("(https://a.org/x)."), ("https://a.org/x".into(), None));
        assert_eq!(one("2014,https://a.org/x;"), ("https://a.org/x".into(), Some(Slip::Glued)));
        assert_eq!(one("2015http://a.org/x"), ("http://a.org/x".into(), Some(Slip::Glued)));
        assert_eq!(one("http ://www.a.org/x"), ("http://www.a.org/x".into(), Some(Slip::Scheme)));
        assert_eq!(one("https://a.org/x&gt;"), ("https://a.org/x".into(), Some(Slip::Trailing)));
        assert_eq!(one("doi:10.1093/jrs/fez001."), ("https://doi.org/10.1093/jrs/fez001".into(), None));
        assert_eq!(one("voir www.a.org/b"), ("https://www.a.org/b".into(), None));
        assert_eq!(one("https://a/b.c").1, Some(Slip::Host));
        assert!(addresses("with the word http and who else").is_empty());
    }

    #[test]
    fn one_page_has_one_key() {
        assert_eq!(address_key("http://www.a.org/x/?utm_source=b&id=3#top"), address_key("https://a.org/x?id=3"));
        assert_eq!(address_key("https://web.archive.org/web/2020/https://a.org/x"), address_key("https://a.org/x"));
        assert_ne!(address_key("https://a.org/x?id=3"), address_key("https://a.org/x?id=4"));
        assert_eq!(address_key("https://a.org/x/?utm_source=b"), address_key("http://a.org/x#top"));
        assert_eq!(address_key("https://A.org"), address_key("http://www.a.org/"));
    }
}
