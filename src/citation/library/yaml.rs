//! The part of YAML that libraries are written in: maps and lists by indentation or in brackets, and
//! scalars. Anchors, tags and several documents are passed over.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Yaml {
    Words(String),
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>),
}

/// Nobody nests works deeper.
const DEEPEST: usize = 24;

impl Yaml {
    pub(super) fn get(&self, name: &str) -> Option<&Yaml> {
        match self {
            Self::Map(members) => members.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            _ => None,
        }
    }
}

struct Line<'a> {
    indent: usize,
    text: &'a str,
}

pub(super) fn parse(text: &str) -> Yaml {
    let lines: Vec<Line<'_>> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#') && !line.starts_with("---"))
        .map(|line| Line { indent: line.len() - line.trim_start().len(), text: line.trim() })
        .collect();
    let mut at = 0;
    block(&lines, &mut at, 0, 0)
}

/// The lines from `at` on that are indented by at least `indent`.
fn block(lines: &[Line<'_>], at: &mut usize, indent: usize, depth: usize) -> Yaml {
    let Some(first) = lines.get(*at) else { return Yaml::Words(String::new()) };
    let own = first.indent;
    if depth > DEEPEST || own < indent {
        return Yaml::Words(String::new());
    }
    let (mut list, mut map) = (Vec::new(), Vec::new());
    while let Some(line) = lines.get(*at).filter(|line| line.indent >= own) {
        *at += 1;
        if line.indent > own {
            continue;
        }
        if let Some(item) = line.text.strip_prefix("- ").or((line.text == "-").then_some("")) {
            list.push(member(item.trim(), lines, at, own + 2, own + 1, depth));
        } else if let Some((name, value)) = pair(line.text) {
            map.push((name, value_of(value, lines, at, own, depth)));
        }
    }
    if list.is_empty() { Yaml::Map(map) } else { Yaml::List(list) }
}

/// An item of a list: a scalar, or a map whose first pair stands beside the dash.
fn member(item: &str, lines: &[Line<'_>], at: &mut usize, inner: usize, least: usize, depth: usize) -> Yaml {
    if item.is_empty() {
        return block(lines, at, least, depth + 1);
    }
    let Some((name, value)) = pair(item).filter(|_| !item.starts_with(['"', '\'', '[', '{'])) else { return flow(item) };
    let mut map = vec![(name, value_of(value, lines, at, inner, depth))];
    if lines.get(*at).is_some_and(|line| line.indent >= least)
        && let Yaml::Map(more) = block(lines, at, least, depth + 1)
    {
        map.extend(more);
    }
    Yaml::Map(map)
}

/// The value after a colon: on the line, or in the deeper lines below.
fn value_of(value: &str, lines: &[Line<'_>], at: &mut usize, indent: usize, depth: usize) -> Yaml {
    let below = lines.get(*at).is_some_and(|line| line.indent > indent || line.indent == indent && line.text.starts_with('-'));
    match value {
        "" if below => block(lines, at, indent, depth + 1),
        "|" | ">" | "|-" | ">-" => {
            let mut words = Vec::new();
            while let Some(line) = lines.get(*at).filter(|line| line.indent > indent) {
                words.push(line.text);
                *at += 1;
            }
            Yaml::Words(words.join(" "))
        }
        _ => {
            // a scalar that goes on in deeper lines
            let mut whole = value.to_owned();
            while let Some(line) = lines.get(*at).filter(|line| line.indent > indent && !value.is_empty()) {
                whole.push(' ');
                whole.push_str(line.text);
                *at += 1;
            }
            flow(&whole)
        }
    }
}

/// `name: value`; a colon inside a word or an address parts nothing.
fn pair(text: &str) -> Option<(String, &str)> {
    let (name, value) = text.split_once(": ").or_else(|| text.strip_suffix(':').map(|name| (name, "")))?;
    (!name.is_empty() && !name.starts_with(['[', '{'])).then(|| (unquoted(name), value.trim()))
}

/// A scalar, `[a, b]` or `{a: b}`.
fn flow(text: &str) -> Yaml {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        return Yaml::List(parts(inner).into_iter().map(|item| Yaml::Words(unquoted(item))).collect());
    }
    if let Some(inner) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
        let members = parts(inner).into_iter().filter_map(|item| item.split_once(':'));
        return Yaml::Map(members.map(|(name, value)| (unquoted(name), Yaml::Words(unquoted(value)))).collect());
    }
    Yaml::Words(unquoted(text))
}

/// The parts between commas that stand outside of quotation marks.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quote) = (Vec::new(), 0, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (',', None) => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')) {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    match value.strip_prefix('\'').and_then(|v| v.strip_suffix('\'')) {
        Some(inner) => inner.replace("''", "'"),
        None => value.split(" #").next().unwrap_or(value).trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_lists_and_scalars_nest() {
        let yaml = parse(
            "a:\n  b: 'x: y'\n  c:\n    - one\n    - d: 2\n      e: https://a.org/b\n  f: [1, \"2, 3\"]\n  g: {h: i}\nj: long\n  words\n",
        );
        let a = yaml.get("a").expect("a");
        assert_eq!(a.get("b").and_then(Yaml::words), Some("x: y"));
        let Some(Yaml::List(items)) = a.get("c") else { panic!("a list") };
        assert_eq!((items[0].words(), items[1].get("e").and_then(Yaml::words)), (Some("one"), Some("https://a.org/b")));
        assert_eq!(a.get("f"), Some(&Yaml::List(vec![Yaml::Words("1".to_owned()), Yaml::Words("2, 3".to_owned())])));
        assert_eq!(a.get("g").and_then(|g| g.get("h")).and_then(Yaml::words), Some("i"));
        assert_eq!(yaml.get("j").and_then(Yaml::words), Some("long words"));
    }
}
