//! hayagriva's YAML, and CSL-YAML in a file of its own (`references:`).

use super::yaml::{Yaml, parse};
use super::{Work, date_of, family};

pub(super) fn read(text: &str) -> Vec<Work> {
    let yaml = parse(text);
    if let Some(Yaml::List(items)) = yaml.get("references") {
        return items.iter().filter_map(|item| Some(work(words(item, "id")?, item))).collect();
    }
    match yaml {
        Yaml::Map(members) => {
            members.iter().filter(|(_, item)| matches!(item, Yaml::Map(_))).map(|(key, item)| work(key.clone(), item)).collect()
        }
        Yaml::List(items) => items.iter().filter_map(|item| Some(work(words(item, "id")?, item))).collect(),
        Yaml::Words(_) => Vec::new(),
    }
}

fn words(item: &Yaml, name: &str) -> Option<String> {
    let value = item.get(name)?;
    let value = match value {
        Yaml::Words(words) => words.as_str(),
        // a title, publisher or address with its parts
        Yaml::Map(_) => ["value", "name", "raw"].iter().find_map(|part| value.get(part)).and_then(Yaml::words)?,
        Yaml::List(_) => return None,
    };
    Some(value.to_owned()).filter(|v| !v.is_empty())
}

fn work(key: String, item: &Yaml) -> Work {
    let parent = match item.get("parent") {
        Some(Yaml::List(parents)) => parents.first(),
        other => other,
    };
    let of_parent = |name: &str| parent.and_then(|p| words(p, name));
    let kind = words(item, "type").unwrap_or_default();
    let accessed = item.get("url").and_then(|url| words(url, "date")).or_else(|| words(item, "accessed"));
    Work {
        key,
        // an article of a newspaper is a newspaper's
        kind: of_parent("type").filter(|_| kind.eq_ignore_ascii_case("article")).unwrap_or(kind),
        authors: item.get("author").map(authors).unwrap_or_default(),
        title: words(item, "title"),
        translated_title: None,
        container: words(item, "container-title").or_else(|| of_parent("title")),
        publisher: words(item, "publisher").or_else(|| words(item, "organization")).or_else(|| of_parent("publisher")),
        date: words(item, "date").or_else(|| words(item, "issued")).or_else(|| of_parent("date")).and_then(|d| date_of(&d)),
        accessed: accessed.and_then(|d| date_of(&d)),
        url: words(item, "url").or_else(|| words(item, "URL")),
        retracted: words(item, "note").is_some_and(|n| n.to_lowercase().contains("retracted")),
    }
}

fn authors(value: &Yaml) -> Vec<String> {
    let one = |person: &Yaml| match person {
        Yaml::Words(name) => Some(family(name)),
        Yaml::Map(_) => ["family", "name", "literal"].iter().find_map(|part| words(person, part)),
        Yaml::List(_) => None,
    };
    match value {
        Yaml::List(people) => people.iter().filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    }
}
