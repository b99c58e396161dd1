//! The list of sources that Word keeps in a file (ECMA-376 part 1, 22.6): `customXml/item1.xml` or another item.

use foldhash::{HashMap, HashMapExt as _};
use serde_json::Value;

use crate::error::Error;
use crate::read::office::Package;
use crate::read::office::citations::work;
use crate::read::office::xml::{Token, Xml, prefixes};

const NAMESPACES: [(&str, &str); 1] = [("http://schemas.openxmlformats.org/officeDocument/2006/bibliography", "b")];
/// Items that are looked at: files have a handful.
const ITEMS: usize = 16;

/// Works by their tags.
pub(super) fn sources(package: &mut Package<'_>) -> Result<HashMap<String, Value>, Error> {
    for number in 1..=ITEMS {
        let name = format!("customXml/item{number}.xml");
        if !package.has(&name) {
            continue;
        }
        let text = package.optional(&name)?;
        if text.contains(NAMESPACES[0].0) {
            // a list that cannot be read loses only itself
            return Ok(read(&text, &name).unwrap_or_default());
        }
    }
    Ok(HashMap::new())
}

fn read(text: &str, name: &str) -> Result<HashMap<String, Value>, Error> {
    let known = prefixes(text, &NAMESPACES);
    let mut xml = Xml::new(text, name, &known);
    let mut works = HashMap::new();
    let (mut parts, mut authors): (HashMap<String, String>, Vec<String>) = (HashMap::new(), Vec::new());
    let mut source = None;
    loop {
        match xml.next()? {
            Token::Open(tag) => match tag.name().as_ref() {
                "b:Source" => source = Some(xml.depth()),
                // others than who wrote it
                "b:Editor" | "b:Translator" | "b:Compiler" | "b:First" | "b:Middle" => xml.skip()?,
                "b:Last" | "b:Corporate" => authors.push(xml.words()?),
                "b:Sources" | "b:Author" | "b:NameList" | "b:Person" => {}
                other => {
                    let part = other.strip_prefix("b:").unwrap_or(other).to_owned();
                    let words = xml.words()?;
                    parts.entry(part).or_insert(words);
                }
            },
            Token::Close if source.is_some_and(|depth| xml.depth() < depth) => {
                source = None;
                let kind = parts.get("SourceType").cloned().unwrap_or_default();
                if let Some(tag) = parts.get("Tag") {
                    works.insert(tag.clone(), work(&kind, &authors, &parts));
                }
                parts.clear();
                authors.clear();
            }
            Token::End => return Ok(works),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_by_tag() {
        let text = r#"<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Doe20</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Doe</b:Last><b:First>Jane</b:First></b:Person></b:NameList></b:Author><b:Editor><b:NameList><b:Person><b:Last>Roe</b:Last></b:Person></b:NameList></b:Editor></b:Author><b:Title>A bridge</b:Title><b:Year>2020</b:Year></b:Source><b:Source><b:Tag>Hrw</b:Tag><b:Author><b:Author><b:Corporate>Human Rights Watch</b:Corporate></b:Author></b:Author><b:Title>World Report</b:Title></b:Source></b:Sources>"#;
        let works = read(text, "customXml/item1.xml").expect("sources");
        assert_eq!(works["Doe20"].pointer("/author/0/literal"), Some(&Value::from("Doe")));
        assert_eq!(works["Doe20"]["author"].as_array().map(Vec::len), Some(1));
        assert_eq!(works["Hrw"].pointer("/author/0/literal"), Some(&Value::from("Human Rights Watch")));
        assert_eq!((works["Doe20"]["title"].as_str(), works["Hrw"]["title"].as_str()), (Some("A bridge"), Some("World Report")));
    }
}
