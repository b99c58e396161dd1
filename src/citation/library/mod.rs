//! References given beside the draft: BibTeX and BibLaTeX, CSL-JSON, RIS, hayagriva's YAML.
//!
//! Each format is read into [`Work`]s; a damaged entry loses only itself.

mod bibtex;
mod csl;
mod hayagriva;
mod ris;
mod yaml;

use super::Reference;
use super::bibliography::Entry;
use crate::document::{Library, PartialDate, SourceType};
use crate::text::MappedText;

/// A work as reference managers describe it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Work {
    pub(super) key: String,
    /// Its kind, in the words of the format.
    pub(super) kind: String,
    /// Family names, or names of bodies.
    pub(super) authors: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) translated_title: Option<String>,
    /// The journal, newspaper, site or book that it stands in.
    pub(super) container: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) date: Option<PartialDate>,
    pub(super) accessed: Option<PartialDate>,
    pub(super) url: Option<String>,
    pub(super) retracted: bool,
}

/// The entries of a library.
pub(super) fn entries(library: &Library) -> Vec<Entry> {
    let text = library.text.trim_start_matches('\u{feff}');
    let ending = library.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let works = match ending.as_str() {
        "json" => csl::read(text),
        "ris" => ris::read(text),
        "yaml" | "yml" => hayagriva::read(text),
        "bib" | "bibtex" | "biblatex" => bibtex::read(text),
        // by its content
        _ if text.trim_start().starts_with(['[', '{']) => csl::read(text),
        _ if text.trim_start().starts_with("TY  -") => ris::read(text),
        _ if text.contains('@') => bibtex::read(text),
        _ => hayagriva::read(text),
    };
    works.into_iter().filter(|work| !work.key.is_empty()).map(entry).collect()
}

fn entry(work: Work) -> Entry {
    let outlet = work.container.or(work.publisher);
    let author = Some(work.authors.join(" and ")).filter(|a| !a.is_empty());
    let kind = source_type(&work.kind);
    let reference = Reference {
        publisher: outlet.clone().or_else(|| author.clone()).map(Into::into),
        author: outlet.and(author).map(Into::into),
        title: work.title.map(Into::into),
        translated_title: work.translated_title.map(Into::into),
        date: work.date,
        accessed: work.accessed,
        url: work.url.map(Into::into),
        retracted: work.retracted,
        ..Reference::default()
    };
    Entry { text: MappedText::new(), reference, section: None, kind, consulted: false, key: Some(work.key) }
}

/// The kind of source that a kind of work says, where it says one.
fn source_type(kind: &str) -> Option<SourceType> {
    Some(match kind.to_ascii_lowercase().as_str() {
        "article-newspaper" | "article-magazine" | "newspaper" | "news" | "broadcast" | "mgzn" | "blog" => SourceType::Media,
        "article-journal" | "jour" | "thesis" | "phdthesis" | "mastersthesis" | "thes" | "inproceedings" => SourceType::Academic,
        "legal_case" | "legislation" | "treaty" | "bill" | "jurisdiction" | "case" | "stat" | "legal" => SourceType::Legal,
        "interview" | "personal_communication" | "pcomm" => SourceType::Expert,
        "dataset" | "data" => SourceType::Dataset,
        "post" => SourceType::SocialMedia,
        _ => return None,
    })
}

/// "2023-05-04", "2023-05", "2023/05/04", "2023", "4 May 2023".
pub(super) fn date_of(value: &str) -> Option<PartialDate> {
    let first = value.trim().split(['T', '~', '?']).next().unwrap_or_default();
    // of a span of days, the first
    let start = if first.matches('/').count() == 1 && first.contains('-') { first.split('/').next().unwrap_or(first) } else { first };
    let numbers: Vec<&str> = start.split(['-', '/']).map(str::trim).filter(|n| !n.is_empty()).collect();
    let year = numbers.first().filter(|y| y.len() == 4).and_then(|y| y.parse().ok());
    let small = |at: usize, most: u8| numbers.get(at).and_then(|n| n.parse::<u8>().ok()).filter(|n| (1..=most).contains(n));
    match (year, small(1, 12), small(2, 31)) {
        (Some(year), Some(month), Some(day)) => Some(PartialDate::day(year, month, day)),
        (Some(year), Some(month), None) => Some(PartialDate::month(year, month)),
        (Some(year), None, _) => Some(PartialDate::year_only(year)),
        (None, ..) => crate::language::dates(value, true).first().map(|d| d.date),
    }
}

/// The family name of "Family, Given"; a name without comma as it is.
pub(super) fn family(name: &str) -> String {
    name.split(',').next().unwrap_or(name).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> Vec<Entry> {
        entries(&Library { path: path.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn every_format_gives_the_same_work() {
        let bib = "@string{lm = {Le Monde}}\n@comment{x}\n@article{abc,\n  author = {Dupont, Jean and {Human Rights Watch}},\n  title = {Un {\\'E}tat en \"crise\"},\n  journaltitle = lm,\n  date = {2022-01-07},\n  url = {https://a.org/x_y},\n  urldate = {2022-02-01},\n}\n";
        let json = r#"[{"id":"abc","type":"article","author":[{"family":"Dupont","given":"Jean"},{"literal":"Human Rights Watch"}],"title":"Un État en \"crise\"","container-title":"Le Monde","issued":{"date-parts":[[2022,1,7]]},"accessed":{"date-parts":[["2022","2",1]]},"URL":"https://a.org/x_y"}]"#;
        let ris = "TY  - JOUR\r\nID  - abc\r\nAU  - Dupont, Jean\r\nAU  - Human Rights Watch\r\nTI  - Un État en \"crise\"\r\nT2  - Le Monde\r\nDA  - 2022/01/07/\r\nUR  - https://a.org/x_y\r\nY2  - 2022/02/01\r\nER  - \r\n";
        let yaml = "abc:\n  type: article\n  title: Un État en \"crise\"\n  author: [\"Dupont, Jean\", Human Rights Watch]\n  date: 2022-01-07\n  url:\n    value: https://a.org/x_y\n    date: 2022-02-01\n  parent:\n    type: newspaper\n    title: Le Monde\n";
        for (path, text) in [("a.bib", bib), ("a.json", json), ("a.ris", ris), ("a.yml", yaml), ("", bib), ("", json), ("", ris)] {
            let found = read(path, text);
            let [entry] = found.as_slice() else { panic!("{path}: {} entries", found.len()) };
            let r = &entry.reference;
            assert_eq!(entry.key.as_deref(), Some("abc"), "{path}");
            assert_eq!((r.publisher.as_deref(), r.author.as_deref()), (Some("Le Monde"), Some("Dupont and Human Rights Watch")), "{path}");
            assert_eq!(r.title.as_deref(), Some("Un État en \"crise\""), "{path}");
            assert_eq!(
                (r.date.map(|d| d.to_string()), r.accessed.map(|d| d.to_string())),
                (Some("2022-01-07".to_owned()), Some("2022-02-01".to_owned())),
                "{path}"
            );
            assert_eq!(r.url.as_deref(), Some("https://a.org/x_y"), "{path}");
        }
    }

    #[test]
    fn a_damaged_entry_loses_only_itself() {
        let bib = "@article{a, title = {One}, year = 2020}\n@article{b, title = {Two, year = 2021}\n\n@book{c, publisher = \"House\", year = {2022}}\n@misc{}\n";
        let keys: Vec<_> = read("x.bib", bib).into_iter().filter_map(|e| e.key).collect();
        assert_eq!(keys, ["a", "c"]);
        assert_eq!(read("x.json", "[{\"id\":\"a\"},{\"title\":\"no id\"},3]").len(), 1);
        assert!(read("x.json", "[{").is_empty() && read("x.ris", "TY").is_empty() && read("x.yml", ":\n - ::").is_empty());
    }
}
