//! Which parts and addresses a part leads to.

use foldhash::HashMap;

use super::super::Package;
use super::super::xml::{Token, Xml};
use crate::error::Error;

/// The relations of one part, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    by_id: HashMap<String, Relation>,
}

#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
    outside: bool,
}

impl Relations {
    /// The part that stands in this relation to the part.
    pub(crate) fn of_kind(&self, kind: &str) -> Option<String> {
        let mut found: Vec<&Relation> = self.by_id.values().filter(|r| !r.outside && r.kind == kind).collect();
        found.sort_by_key(|r| &r.target);
        found.first().map(|r| r.target.clone())
    }

    /// The address outside the file that an id stands for.
    pub(crate) fn address(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).filter(|r| r.outside).map(|r| r.target.as_str())
    }
}

/// The relations of a part; "" for those of the file.
pub(crate) fn relations(package: &mut Package<'_>, part: &str) -> Result<Relations, Error> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let source = package.optional(&name)?;
    let mut relations = Relations::default();
    let mut xml = Xml::new(&source, &name, &[]);
    // what stands after a damaged place is lost; the running text is not
    while let Ok(token) = xml.next() {
        match token {
            Token::Open(tag) if tag.name().ends_with("Relationship") => {
                let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) else { continue };
                let outside = tag.get("TargetMode").is_some_and(|m| m == "External");
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = if outside { target } else { beside(part, &target) };
                relations.by_id.insert(id, Relation { kind, target, outside });
            }
            Token::End => break,
            _ => {}
        }
    }
    Ok(relations)
}

/// The full name of a part that another names: `styles.xml` beside `word/document.xml`.
pub(crate) fn beside(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut folders: Vec<&str> = part.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default();
    for step in target.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "." | "" => {}
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_taken_from_the_part_that_names_them() {
        assert_eq!(beside("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(beside("word/document.xml", "/word/notes.xml"), "word/notes.xml");
        assert_eq!(beside("word/document.xml", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(beside("", "word/document.xml"), "word/document.xml");
    }
}
