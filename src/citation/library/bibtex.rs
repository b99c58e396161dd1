//! BibTeX and BibLaTeX.

use foldhash::HashMap;

use super::{Work, date_of, family};
use crate::text::tex::plain;

type Fields = HashMap<String, String>;

pub(super) fn read(text: &str) -> Vec<Work> {
    let mut strings: Fields = Fields::default();
    let mut entries: Vec<(String, String, Fields)> = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'@', &text.as_bytes()[at..]) {
        at += found + 1;
        let name = text[at..].len() - text[at..].trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let kind = text[at..at + name].to_ascii_lowercase();
        let open = text[at + name..].len() - text[at + name..].trim_start().len();
        let body = at + name + open;
        if name == 0 || !text[body..].starts_with(['{', '(']) {
            continue;
        }
        // An entry that is not closed ends where the next begins at the head of a line.
        let limit = text[body..].find("\n@").map_or(text.len(), |next| body + next);
        let mut reader = Reader { text: &text[..limit], at: body + 1 };
        match kind.as_str() {
            "comment" | "preamble" => {}
            "string" => {
                if let Some((name, value)) = reader.field(&strings) {
                    strings.insert(name, value);
                }
            }
            _ => {
                if let Some((key, fields)) = reader.entry(&strings) {
                    entries.push((kind, key, fields));
                }
            }
        }
        at = reader.at.max(body + 1).min(text.len());
    }
    inherit(&mut entries);
    entries.into_iter().map(|(kind, key, fields)| work(kind, key, &fields)).collect()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, sign: char) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(sign);
        self.at += usize::from(found);
        found
    }

    /// `key, name = value, …}`; `None` where it is not closed.
    fn entry(&mut self, strings: &Fields) -> Option<(String, Fields)> {
        self.skip_space();
        let length = self.rest().find([',', '}', '\n'])?;
        let key = self.rest()[..length].trim().to_owned();
        self.at += length;
        let mut fields = Fields::default();
        while self.take(',') {
            if let Some((name, value)) = self.field(strings) {
                fields.insert(name, value);
            }
        }
        (self.take('}') || self.take(')')).then_some((key, fields)).filter(|(key, _)| !key.is_empty())
    }

    /// `name = value # value`
    fn field(&mut self, strings: &Fields) -> Option<(String, String)> {
        self.skip_space();
        let length = self.rest().find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '+')))?;
        let name = self.rest()[..length].to_ascii_lowercase();
        self.at += length;
        if length == 0 || !self.take('=') {
            return None;
        }
        let mut value = self.value(strings)?;
        while self.take('#') {
            value.push_str(&self.value(strings)?);
        }
        Some((name, value))
    }

    fn value(&mut self, strings: &Fields) -> Option<String> {
        self.skip_space();
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let open = *bytes.first()?;
        if !matches!(open, b'{' | b'"') {
            let length = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '+'))).unwrap_or(rest.len());
            let word = rest[..length].to_owned();
            self.at += length;
            return (length > 0).then(|| strings.get(&word.to_ascii_lowercase()).cloned().unwrap_or(word));
        }
        let close = if open == b'{' { b'}' } else { b'"' };
        let mut depth = 0usize;
        let mut at = 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 1,
                b if b == close && depth == 0 => {
                    let value = rest.get(1..at)?.to_owned();
                    self.at += at + 1;
                    return Some(value);
                }
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
        }
        self.at = self.text.len();
        None
    }
}

/// Fields that an entry takes over from the one that it refers to.
fn inherit(entries: &mut [(String, String, Fields)]) {
    let by_key: HashMap<String, usize> = entries.iter().enumerate().map(|(i, (_, key, _))| (key.clone(), i)).collect();
    for at in 0..entries.len() {
        let Some(&parent) = entries[at].2.get("crossref").and_then(|key| by_key.get(key.trim())).filter(|&&p| p != at) else { continue };
        let above = entries[parent].2.clone();
        let own = &mut entries[at].2;
        for (name, value) in above {
            let name = if name == "title" { "booktitle".to_owned() } else { name };
            own.entry(name).or_insert(value);
        }
    }
}

fn work(kind: String, key: String, fields: &Fields) -> Work {
    let get = |names: &[&str]| names.iter().find_map(|name| fields.get(*name)).map(|v| plain(v)).filter(|v| !v.is_empty());
    let raw =
        |name: &str| fields.get(name).map(|v| v.trim().replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#"));
    let year = || {
        let year = get(&["year"])?;
        Some(match get(&["month"]).map(|m| month(&m)) {
            Some(Some(number)) => format!("{year}-{number:02}"),
            _ => year,
        })
    };
    let address = raw("url").or_else(|| raw("howpublished").map(|h| h.trim_start_matches("\\url").trim_matches(['{', '}']).to_owned()));
    let keywords = get(&["keywords", "note", "pubstate"]).unwrap_or_default().to_lowercase();
    Work {
        kind: get(&["entrysubtype"]).unwrap_or(kind),
        key,
        authors: fields.get("author").or_else(|| fields.get("editor")).map(|a| authors(a)).unwrap_or_default(),
        title: get(&["title"]).map(|title| match get(&["subtitle"]) {
            Some(subtitle) => format!("{title}: {subtitle}"),
            None => title,
        }),
        translated_title: get(&["titleaddon"]),
        container: get(&["journaltitle", "journal", "maintitle", "booktitle", "eventtitle"]),
        publisher: get(&["publisher", "institution", "organization", "school"]),
        date: get(&["date"]).or_else(year).and_then(|d| date_of(&d)),
        accessed: get(&["urldate"]).and_then(|d| date_of(&d)),
        url: address.filter(|u| u.starts_with("http")).or_else(|| raw("doi").map(|doi| format!("https://doi.org/{doi}"))),
        retracted: keywords.contains("retracted"),
    }
}

/// "Dupont, Jean and {Human Rights Watch} and Jean Martin": family names and bodies.
fn authors(value: &str) -> Vec<String> {
    let flat = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut names, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in flat.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && flat[at..].starts_with(" and ") => {
                names.push(&flat[start..at]);
                start = at + " and ".len();
            }
            _ => {}
        }
    }
    names.push(flat.get(start..).unwrap_or_default());
    names
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty() && *name != "others")
        .map(|name| {
            if name.starts_with('{') && name.ends_with('}') {
                return plain(name);
            }
            if name.contains(',') { plain(&family(name)) } else { plain(name.rsplit(' ').next().unwrap_or(name)) }
        })
        .collect()
}

fn month(name: &str) -> Option<u8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = name.to_ascii_lowercase();
    lower.parse().ok().filter(|m| (1..=12).contains(m)).or_else(|| NAMES.iter().position(|n| lower.starts_with(n)).map(|at| at as u8 + 1))
}
