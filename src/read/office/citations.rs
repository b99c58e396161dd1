//! What the fields of reference managers hold: works with all their parts, where the words shown are "(Doe, 2020)" or
//! a number. In a draft that does not list its sources itself they stand for its list.

use foldhash::HashMap;
use serde_json::{Map, Value, json};

use super::endnote;
use super::flow::{Anchor, Para, Writer};
use crate::document::{BlockKind, Library, Role};
use crate::language::{fold_key, lexicon};

/// Citations in a draft without a hand-made list are by the hundred, not by the million.
const MOST_ITEMS: usize = 50_000;

/// The works that fields cite.
#[derive(Debug, Default)]
pub(super) struct Citations {
    /// True where citations are written by key: the draft lists no sources.
    keyed: bool,
    /// The draft has a list that its reference manager keeps.
    listed: bool,
    found: bool,
    /// Works by the tags that fields name, as the file lists them.
    known: HashMap<String, Value>,
    /// The key that each work goes by.
    keys: HashMap<String, String>,
    taken: HashMap<String, usize>,
    items: Vec<Value>,
}

/// One work cited, and where in it.
#[derive(Debug)]
pub(super) struct Cited {
    pub(super) work: Value,
    pub(super) locator: Option<String>,
}

impl Citations {
    pub(super) fn new(keyed: bool, known: HashMap<String, Value>) -> Self {
        Self { keyed, known, ..Self::default() }
    }

    /// True where the fields alone say what is cited, and the draft should be read by them.
    pub(super) fn stand_alone(&self, writer: &Writer) -> bool {
        let heading = |kind| matches!(kind, BlockKind::Heading(_));
        let role = |text: &str| matches!(lexicon().section_role(text), Some(Role::Bibliography));
        self.found && !self.listed && !writer.blocks.iter().any(|block| heading(block.kind) && role(block.text().trim()))
    }

    /// The works as a library, where citations are written by key.
    pub(super) fn library(self) -> Option<Library> {
        let listed = self.keyed && !self.items.is_empty();
        listed.then(|| Library::new("citations.json", Value::Array(self.items).to_string()))
    }

    /// A field of Word with its result: "ADDIN ZOTERO_ITEM CSL_CITATION {…}", "CITATION Doe20 \p 33". `data` stands beside it.
    pub(super) fn field(&mut self, instruction: &str, data: &str, start: usize, para: &mut Para) {
        let instruction = instruction.trim_start();
        let lists = ["ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "EN.REFLIST"].iter().any(|name| instruction.contains(name));
        if lists || instruction.starts_with("BIBLIOGRAPHY") {
            self.listed = true;
        } else if let Some(words) = instruction.strip_prefix("CITATION ") {
            let cited = self.tagged(words);
            self.cite(cited, start, para);
        } else if instruction.contains("EN.CITE") {
            self.cite(endnote::cited(instruction, data), start, para);
        } else {
            self.mark(instruction, start, para);
        }
    }

    /// A mark that names what it holds: "ZOTERO_ITEM CSL_CITATION {…}".
    pub(super) fn mark(&mut self, name: &str, start: usize, para: &mut Para) {
        if let Some((_, data)) = name.split_once("CSL_CITATION") {
            let cited = csl(data);
            self.cite(cited, start, para);
        }
    }

    /// A mark that gives the parts of one work: a bibliography entry of OpenDocument.
    pub(super) fn work(&mut self, work: Value, start: usize, para: &mut Para) {
        self.cite(vec![Cited { work, locator: None }], start, para);
    }

    pub(super) fn list(&mut self) {
        self.listed = true;
    }

    /// `CITATION Doe20 \p 33 \m Roe21`.
    fn tagged(&self, words: &str) -> Vec<Cited> {
        let mut cited: Vec<Cited> = Vec::new();
        let mut words = words.split_whitespace();
        let mut next = words.next();
        while let Some(word) = next {
            match word {
                "\\p" => {
                    if let (Some(place), Some(last)) = (words.next(), cited.last_mut()) {
                        last.locator = Some(place.trim_matches('"').to_owned());
                    }
                }
                // language, prefix, suffix, volume, how it is set
                "\\l" | "\\f" | "\\s" | "\\v" => drop(words.next()),
                tag => cited.extend(self.known.get(tag).map(|work| Cited { work: work.clone(), locator: None })),
            }
            next = words.next();
        }
        cited
    }

    fn cite(&mut self, cited: Vec<Cited>, start: usize, para: &mut Para) {
        // what has neither title nor address names no work
        let cited: Vec<Cited> = cited.into_iter().filter(|c| text(&c.work, "title").or(text(&c.work, "URL")).is_some()).collect();
        let start = start.min(para.text.len());
        let shown = &para.text[start..];
        // what shows the title is a citation in full, and read as one
        let in_full = |cited: &Cited| {
            let title = text(&cited.work, "title").map(fold_key).unwrap_or_default();
            title.chars().count() > 3 && fold_key(shown).contains(&title)
        };
        if cited.is_empty() || shown.trim().is_empty() || cited.iter().any(in_full) || self.items.len() > MOST_ITEMS {
            return;
        }
        self.found = true;
        if !self.keyed {
            return;
        }
        let parts: Vec<String> = cited
            .into_iter()
            .map(|cited| {
                let key = self.key(cited.work);
                cited.locator.map_or_else(|| format!("@{key}"), |place| format!("@{key}, p. {place}"))
            })
            .collect();
        replace(para, start, &format!("[{}]", parts.join("; ")));
    }

    /// The key of a work: name and year, as authors write keys.
    fn key(&mut self, mut work: Value) -> String {
        let same = work.get("id").map_or_else(|| work.to_string(), Value::to_string);
        if let Some(key) = self.keys.get(&same) {
            return key.clone();
        }
        let names = work.get("author").or_else(|| work.get("editor")).and_then(|names| names.get(0));
        let name = names.and_then(|name| text(name, "family").or_else(|| text(name, "literal"))).or_else(|| text(&work, "title"));
        let name: String = fold_key(name.unwrap_or("work")).chars().filter(char::is_ascii_alphanumeric).take(24).collect();
        let issued = work.pointer("/issued/date-parts/0/0").or_else(|| work.pointer("/issued/raw")).map(Value::to_string);
        let mut years = issued.iter().flat_map(|issued| issued.split(|c: char| !c.is_ascii_digit())).rev();
        let year = years.find(|digits| digits.len() == 4).unwrap_or_default();
        let plain = format!("{}{year}", if name.is_empty() { "work" } else { &name });
        let count = self.taken.entry(plain.clone()).or_insert(0);
        *count += 1;
        let key = if *count == 1 { plain } else { format!("{plain}-{count}") };
        self.keys.insert(same, key.clone());
        if let Some(work) = work.as_object_mut() {
            work.insert("id".to_owned(), key.as_str().into());
        }
        self.items.push(work);
        key
    }
}

/// The words from `start` on give way to others, which stand where they stood.
fn replace(para: &mut Para, start: usize, words: &str) {
    let behind: Vec<Anchor> = para.anchors.iter().filter(|anchor| anchor.text.end > start).cloned().collect();
    para.anchors.retain(|anchor| anchor.text.end <= start);
    para.text.truncate(start);
    for ranges in [&mut para.emphasis, &mut para.code, &mut para.raised] {
        ranges.retain(|range| range.start < start);
        for range in ranges.iter_mut() {
            range.end = range.end.min(start);
        }
    }
    para.links.retain(|link| link.range.end <= start);
    para.calls.retain(|call| call.range.end <= start);
    for comment in &mut para.comments {
        comment.0 = comment.0.min(start);
    }
    para.text.push_str(words);
    if let (Some(first), Some(last)) = (behind.first(), behind.last()) {
        para.anchor(start, first.raw.start..last.raw.end, first.run, true);
    }
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// The items of a citation as Zotero and Mendeley write it; what stands behind the object is theirs.
fn csl(data: &str) -> Vec<Cited> {
    let Some(open) = data.find('{') else { return Vec::new() };
    let Some(Ok(citation)) = serde_json::Deserializer::from_str(&data[open..]).into_iter::<Value>().next() else { return Vec::new() };
    let items = citation.get("citationItems").and_then(Value::as_array).into_iter().flatten();
    items
        .filter_map(|item| {
            let mut work = item.get("itemData").filter(|work| work.is_object())?.clone();
            if let (Some(work), Some(id)) = (work.as_object_mut(), item.get("uris").and_then(|uris| uris.get(0)).or_else(|| item.get("id")))
            {
                work.insert("id".to_owned(), id.clone());
            }
            Some(Cited { work, locator: text(item, "locator").map(str::to_owned) })
        })
        .collect()
}

/// A work of parts that have names of their own: those of Word's list of sources and of OpenDocument's marks.
pub(super) fn work(kind: &str, authors: &[String], parts: &HashMap<String, String>) -> Value {
    let get = |names: &[&str]| names.iter().find_map(|name| parts.get(*name)).map(|part| part.trim()).filter(|part| !part.is_empty());
    let mut work = Map::new();
    let names: Vec<Value> = authors.iter().map(|name| json!({ "literal": name.trim() })).collect();
    work.insert("type".to_owned(), kind.into());
    work.insert("author".to_owned(), names.into());
    for (name, known) in [
        ("id", &["Tag", "identifier"][..]),
        ("title", &["Title", "title"]),
        ("container-title", &["JournalName", "PeriodicalTitle", "InternetSiteTitle", "BookTitle", "journal", "booktitle"]),
        ("publisher", &["Publisher", "publisher", "Institution", "institution", "organizations"]),
        ("URL", &["URL", "url"]),
        ("DOI", &["DOI"]),
    ] {
        if let Some(part) = get(known) {
            work.insert(name.to_owned(), part.into());
        }
    }
    let number = |names: &[&str]| get(names).and_then(|part| part.parse::<u32>().ok());
    match (number(&["Year", "year"]), number(&["Month", "month"]), number(&["Day"])) {
        (Some(year), Some(month), Some(day)) => drop(work.insert("issued".to_owned(), json!({ "date-parts": [[year, month, day]] }))),
        (Some(year), Some(month), None) => drop(work.insert("issued".to_owned(), json!({ "date-parts": [[year, month]] }))),
        (Some(year), None, _) => {
            // a month in words
            let month = get(&["Month", "month"]).map(|month| format!("{} {month} {year}", get(&["Day"]).unwrap_or_default()));
            let issued = month.map_or_else(|| json!({ "date-parts": [[year]] }), |raw| json!({ "raw": raw.trim() }));
            work.insert("issued".to_owned(), issued);
        }
        _ => {}
    }
    Value::Object(work)
}

#[cfg(test)]
mod tests {
    use foldhash::HashMapExt as _;

    use super::*;

    const ITEM: &str = r#"ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"x","citationItems":[{"id":7,"locator":"33","itemData":{"id":7,"type":"article-newspaper","title":"A bridge closes","author":[{"family":"Doe","given":"Jane"}],"issued":{"date-parts":[["2020",5,4]]}}}]} RNDabc"#;

    fn para(text: &str) -> Para {
        Para { text: text.to_owned(), ..Para::default() }
    }

    #[test]
    fn a_short_citation_is_written_by_key_and_a_full_one_is_left() {
        let mut citations = Citations::new(true, HashMap::new());
        let mut short = para("It closed (Doe, 2020)");
        citations.field(ITEM, "", 10, &mut short);
        assert_eq!(short.text, "It closed [@doe2020, p. 33]");
        let mut again = para("1");
        citations.mark(&ITEM[6..], 0, &mut again);
        assert_eq!(again.text, "[@doe2020, p. 33]");
        let mut full = para("Doe, Jane, “A bridge closes”, 4 May 2020");
        citations.field(ITEM, "", 0, &mut full);
        assert!(full.text.starts_with("Doe, Jane"), "{}", full.text);
        let library = citations.library().expect("one work");
        assert!(library.text.contains("\"doe2020\"") && library.text.matches("bridge").count() == 1, "{}", library.text);
    }

    #[test]
    fn fields_of_word_name_the_sources_of_the_file() {
        let parts = [("Tag", "Doe20"), ("Title", "A bridge"), ("Year", "2020"), ("Month", "May"), ("Day", "4")];
        let parts: HashMap<String, String> = parts.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let work = work("Report", &["Doe".to_owned()], &parts);
        assert_eq!(work.pointer("/issued/raw"), Some(&json!("4 May 2020")));
        let mut citations = Citations::new(true, [("Doe20".to_owned(), work)].into_iter().collect());
        let mut short = para("(Doe, 2020)");
        citations.field(" CITATION Doe20 \\p 12 \\l 1033 ", "", 0, &mut short);
        assert_eq!(short.text, "[@doe2020, p. 12]");
        let mut unknown = para("(Roe)");
        citations.field("CITATION Roe21 \\l 1033", "", 0, &mut unknown);
        assert_eq!(unknown.text, "(Roe)");
    }
}
