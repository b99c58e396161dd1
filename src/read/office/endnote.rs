//! Citations as EndNote writes them into fields of Word: `ADDIN EN.CITE <EndNote><Cite>…`, the same in base64 beside the
//! field where it is long.

use foldhash::HashMap;
use serde_json::{Value, json};

use super::citations::{Cited, work};
use super::xml::{Token, Xml};
use crate::error::Error;

/// The longest citation that is unpacked, in bytes: a hundred works with their abstracts.
const LONGEST: usize = 4 << 20;

/// The works that a field cites; `data` is what stands beside its instruction.
pub(super) fn cited(instruction: &str, data: &str) -> Vec<Cited> {
    let inside = instruction.find("<EndNote").map(|at| instruction[at..].to_owned());
    let Some(source) = inside.or_else(|| String::from_utf8(decoded(data)?).ok()) else { return Vec::new() };
    let mut found = Vec::new();
    // what stands behind a damaged place is left out
    let _: Result<(), Error> = read(&source, &mut found);
    found
}

fn read(source: &str, found: &mut Vec<Cited>) -> Result<(), Error> {
    let mut xml = Xml::new(source, "EN.CITE", &[]);
    let mut cite = Cite::default();
    let mut begins = None;
    loop {
        match xml.next()? {
            Token::Open(tag) => match tag.name().as_ref() {
                "Cite" => {
                    begins = Some(xml.depth());
                    cite = Cite::default();
                }
                "EndNote" | "record" | "contributors" | "authors" | "titles" | "periodical" | "dates" | "pub-dates" | "urls"
                | "related-urls" | "web-urls" => {}
                "ref-type" => {
                    cite.kind = tag.get("name").unwrap_or_default();
                    xml.skip()?;
                }
                "author" => cite.authors.push(xml.words()?),
                // the pages that are cited, not those of the work
                "Pages" => cite.locator = Some(xml.words()?),
                name => {
                    let part = PARTS.iter().find(|(known, _)| *known == name).map(|(_, part)| (*part).to_owned());
                    let words = xml.words()?;
                    if let Some(part) = part {
                        cite.parts.entry(part).or_insert(words);
                    }
                }
            },
            Token::Close if begins.is_some_and(|depth| xml.depth() < depth) => {
                begins = None;
                found.push(std::mem::take(&mut cite).cited());
            }
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

/// Elements of a record, and the parts that they are.
const PARTS: [(&str, &str); 11] = [
    ("rec-number", "identifier"),
    ("RecNum", "identifier"),
    ("title", "title"),
    ("secondary-title", "journal"),
    ("full-title", "journal"),
    ("year", "year"),
    ("Year", "year"),
    ("date", "Month"),
    ("publisher", "publisher"),
    ("url", "url"),
    ("electronic-resource-num", "DOI"),
];

#[derive(Debug, Default)]
struct Cite {
    kind: String,
    authors: Vec<String>,
    parts: HashMap<String, String>,
    locator: Option<String>,
}

impl Cite {
    fn cited(self) -> Cited {
        let kind = match self.kind.as_str() {
            "Newspaper Article" => "article-newspaper",
            "Magazine Article" => "article-magazine",
            "Journal Article" | "Electronic Article" => "article-journal",
            "Web Page" | "Blog" | "Online Multimedia" => "webpage",
            "Report" | "Government Document" => "report",
            "Book" | "Edited Book" => "book",
            "Book Section" => "chapter",
            _ => "document",
        };
        let mut work = work(kind, &[], &self.parts);
        // "Doe, Jane"; what is no person's name ends in a comma
        let names = self.authors.iter().map(|name| match name.trim().split_once(',') {
            Some((family, given)) if !given.trim().is_empty() => json!({ "family": family.trim(), "given": given.trim() }),
            _ => json!({ "literal": name.trim().trim_end_matches(',') }),
        });
        work["author"] = Value::Array(names.collect());
        Cited { work, locator: self.locator.map(|pages| pages.trim().to_owned()).filter(|pages| !pages.is_empty()) }
    }
}

/// Base64 (RFC 4648), with white space anywhere.
fn decoded(letters: &str) -> Option<Vec<u8>> {
    if letters.len() > LONGEST {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for letter in letters.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    // the program writes a zero behind the last sign
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<EndNote><Cite><Author>Doe</Author><Year>2023</Year><RecNum>4</RecNum><Pages>33</Pages><DisplayText>(Doe 2023)</DisplayText><record><rec-number>4</rec-number><ref-type name=\"Newspaper Article\">23</ref-type><contributors><authors><author>Doe, Jane</author><author>Human Rights Watch,</author></authors></contributors><titles><title><style face=\"normal\">A bridge &amp; a dam</style></title><secondary-title>Reuters</secondary-title></titles><pages>1-9</pages><dates><year>2023</year><pub-dates><date>May 4</date></pub-dates></dates><urls><related-urls><url>https://a.org/4</url></related-urls></urls></record></Cite><Cite><Author>Roe</Author><record><titles><title>Two</title></titles></record></Cite></EndNote>";

    #[test]
    fn works_are_read_from_the_instruction_and_from_beside_it() {
        let plain = cited(&format!("ADDIN EN.CITE {XML}"), "");
        assert_eq!(plain.len(), 2);
        assert_eq!(plain[0].locator.as_deref(), Some("33"));
        let work = &plain[0].work;
        assert_eq!((work["title"].as_str(), work["container-title"].as_str()), (Some("A bridge & a dam"), Some("Reuters")));
        assert_eq!(work["author"], json!([{ "family": "Doe", "given": "Jane" }, { "literal": "Human Rights Watch" }]));
        assert_eq!(work.pointer("/issued/raw"), Some(&json!("May 4 2023")));
        assert_eq!(decoded("PEVu\nZE5vdGU+AA=="), Some(b"<EndNote>".to_vec()));
        for damaged in ["", "A", "<EndNote", "?", "AAAA", "//////"] {
            assert!(cited("ADDIN EN.CITE", damaged).is_empty(), "{damaged}");
        }
        // a citation that is cut loses only what is cut
        assert_eq!(cited(&XML[..XML.len() - 40], "").len(), 1);
    }
}
