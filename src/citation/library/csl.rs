//! CSL-JSON, as Zotero and pandoc write it.

use serde_json::Value;

use super::{Work, date_of};
use crate::document::PartialDate;

pub(super) fn read(text: &str) -> Vec<Work> {
    let items = match serde_json::from_str(text) {
        Ok(Value::Array(items)) => items,
        Ok(Value::Object(mut library)) => match library.remove("items").or_else(|| library.remove("references")) {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    items.iter().filter_map(work).collect()
}

fn work(item: &Value) -> Option<Work> {
    let get = |name: &str| item.get(name).and_then(words).filter(|v| !v.is_empty());
    let names = item.get("author").or_else(|| item.get("editor")).and_then(Value::as_array);
    let name = |person: &Value| ["family", "literal", "name"].iter().find_map(|part| person.get(part).and_then(words));
    let retracted = get("status").or_else(|| get("note")).is_some_and(|s| s.to_lowercase().contains("retracted"));
    Some(Work {
        key: get("id").or_else(|| get("citation-key"))?,
        kind: get("type").unwrap_or_default(),
        authors: names.into_iter().flatten().filter_map(name).collect(),
        title: get("title"),
        translated_title: None,
        container: get("container-title"),
        publisher: get("publisher").or_else(|| get("authority")),
        date: item.get("issued").and_then(date),
        accessed: item.get("accessed").and_then(date),
        url: get("URL").or_else(|| get("DOI").map(|doi| format!("https://doi.org/{doi}"))),
        retracted,
    })
}

/// Words, or a number where others write words.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn date(value: &Value) -> Option<PartialDate> {
    if let Some(parts) = value.get("date-parts").and_then(|p| p.get(0)).and_then(Value::as_array) {
        let numbers: Vec<String> = parts.iter().filter_map(words).collect();
        return date_of(&numbers.join("-"));
    }
    ["raw", "literal"].iter().find_map(|name| value.get(name).and_then(words)).or_else(|| words(value)).and_then(|d| date_of(&d))
}
