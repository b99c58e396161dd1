//! The part of YAML that the project's own workflows use: mappings, lists, scalars and blocks of text, lists and mappings
//! in brackets. What is none of these is a mistake.

use serde_json::{Map, Value};

/// The document of a file.
pub(crate) fn parse(text: &str) -> Value {
    let lines: Vec<(usize, &str)> = text.lines().map(|line| (line.len() - line.trim_start().len(), line)).collect();
    assert!(lines.iter().all(|(_, line)| !line.contains('\t')), "no tabulators");
    let mut reader = Reader { lines: &lines, at: 0 };
    let value = reader.block(0);
    reader.skip();
    assert_eq!(reader.at, lines.len(), "line {} is left", reader.at + 1);
    value
}

struct Reader<'t> {
    lines: &'t [(usize, &'t str)],
    at: usize,
}

impl<'t> Reader<'t> {
    /// Over lines that say nothing.
    fn skip(&mut self) {
        let silent = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        while self.lines.get(self.at).is_some_and(|(_, line)| silent(line)) {
            self.at += 1;
        }
    }

    fn next(&mut self) -> Option<(usize, &'t str)> {
        self.skip();
        self.lines.get(self.at).map(|&(depth, line)| (depth, line.trim()))
    }

    /// A mapping or a list that is indented by at least so much.
    fn block(&mut self, least: usize) -> Value {
        let Some((depth, first)) = self.next().filter(|(depth, _)| *depth >= least) else { return Value::Null };
        if first.starts_with("- ") { self.list(depth) } else { self.mapping(depth, None) }
    }

    fn list(&mut self, depth: usize) -> Value {
        let mut entries = Vec::new();
        while let Some((_, line)) = self.next().filter(|(d, line)| *d == depth && line.starts_with("- ")) {
            let entry = line[2..].trim_start();
            let inner = depth + line.len() - entry.len();
            entries.push(if key(entry).is_some() && !entry.starts_with(['{', '[', '"']) {
                self.mapping(inner, Some(entry))
            } else {
                self.at += 1;
                scalar(entry)
            });
        }
        Value::Array(entries)
    }

    /// A mapping; its first line may stand behind the sign of a list.
    fn mapping(&mut self, depth: usize, first: Option<&'t str>) -> Value {
        let mut map = Map::new();
        let mut given = first;
        loop {
            let line = match given.take() {
                Some(line) => line,
                None => match self.next().filter(|(d, line)| *d == depth && !line.starts_with("- ")) {
                    Some((_, line)) => line,
                    None => break,
                },
            };
            let (name, rest) = key(line).unwrap_or_else(|| panic!("line {}: no key in `{line}`", self.at + 1));
            self.at += 1;
            let value = match rest {
                "" => {
                    // a list may stand as far left as its key
                    let deeper = self.next().is_none_or(|(_, line)| !line.starts_with("- "));
                    self.block(depth + usize::from(deeper))
                }
                "|" => self.text(depth),
                _ => scalar(rest),
            };
            assert!(map.insert(name.to_owned(), value).is_none(), "`{name}` twice");
        }
        Value::Object(map)
    }

    /// The lines of a block of text, without their indentation.
    fn text(&mut self, depth: usize) -> Value {
        let from = self.at;
        while self.lines.get(self.at).is_some_and(|&(d, line)| d > depth || line.trim().is_empty()) {
            self.at += 1;
        }
        let lines = &self.lines[from..self.at];
        let margin = lines.iter().filter(|(_, line)| !line.trim().is_empty()).map(|(d, _)| *d).min().unwrap_or(0);
        let text: Vec<&str> = lines.iter().map(|(_, line)| line.get(margin..).unwrap_or_default()).collect();
        Value::String(format!("{}\n", text.join("\n").trim_end()))
    }
}

/// A key and what stands behind its colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(": ").or_else(|| line.strip_suffix(':').map(|name| (name, "")))?;
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    plain.then(|| (name, rest.trim()))
}

fn scalar(text: &str) -> Value {
    let inside = |open: char, close: char| text.strip_prefix(open).and_then(|t| t.strip_suffix(close));
    if let Some(list) = inside('[', ']') {
        return list.split(',').map(str::trim).filter(|t| !t.is_empty()).map(scalar).collect();
    }
    if let Some(map) = inside('{', '}').filter(|t| !t.starts_with('{')) {
        let pairs = map.split(',').map(|pair| key(pair.trim()).unwrap_or_else(|| panic!("no key in `{pair}`")));
        return Value::Object(pairs.map(|(name, value)| (name.to_owned(), scalar(value))).collect());
    }
    if let Some(quoted) = inside('"', '"') {
        assert!(!quoted.contains(['"', '\\']), "`{text}` is not held");
        return quoted.into();
    }
    // a sign that YAML would take for something else
    assert!(!text.starts_with(['&', '*', '!', '%', '@', '`', '\'', '>', '|', '"', '{', '[']), "`{text}` is not held");
    assert!(!text.contains(" #") && !text.contains(": "), "`{text}` is not held");
    match text {
        "true" | "false" => Value::Bool(text == "true"),
        _ => text.into(),
    }
}

#[test]
fn documents_are_read_and_mistakes_are_told() {
    let text = "# head\na: b\nlist:\n  - x: 1\n    y: |\n      one\n        two\n\n      three\n  - { x: 2, y: z }\nnext:\n- [a, \"b c\"]\n- d\nlast: true\n";
    let wanted = serde_json::json!({
        "a": "b", "list": [{ "x": "1", "y": "one\n  two\n\nthree\n" }, { "x": "2", "y": "z" }], "next": [["a", "b c"], "d"], "last": true,
    });
    assert_eq!(parse(text), wanted);
    for wrong in ["a: b\n  c: d\n", "a: b\na: c\n", "a: 'b'\n", "a\n", "a: b: c\n", "a:\n\tb: c\n", "a: [b\n"] {
        assert!(std::panic::catch_unwind(|| parse(wrong)).is_err(), "{wrong}");
    }
}
