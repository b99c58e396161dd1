//! The part of JSON Schema that the schemas of this project use: enough to hold documents against them.

use serde_json::Value;

/// What in `value` breaks `schema`, each with its path. Words of a schema that are not known here are a mistake.
pub(crate) fn breaches(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    hold(schema, schema, value, "$", &mut found);
    found
}

const KNOWN: [&str; 24] = [
    "$schema",
    "$comment",
    "$defs",
    "definitions",
    "$id",
    "$ref",
    "title",
    "description",
    "default",
    "examples",
    "type",
    "enum",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "pattern",
    "minimum",
    "maximum",
    "minItems",
    "uniqueItems",
    "oneOf",
    "anyOf",
    "format",
];

fn hold(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for word in schema.as_object().into_iter().flatten().map(|(word, _)| word) {
        assert!(KNOWN.contains(&word.as_str()), "{at}: `{word}` is not held");
    }
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name}"));
        hold(root, target, value, at, found);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &str| match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        _ => panic!("type {kind}"),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is(kind)) {
        found.push(format!("{at}: {value} is no {}", kinds.join(" or ")));
        return;
    }
    if schema["enum"].as_array().is_some_and(|allowed| !allowed.contains(value)) {
        found.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    for (word, most) in [("oneOf", 1), ("anyOf", usize::MAX)] {
        let Some(choices) = schema[word].as_array() else { continue };
        let fit = choices.iter().filter(|choice| {
            let mut wrong = Vec::new();
            hold(root, choice, value, at, &mut wrong);
            wrong.is_empty()
        });
        let count = fit.count();
        if !(1..=most).contains(&count) {
            found.push(format!("{at}: {value} fits {count} of the choices"));
        }
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_f64(), value.as_f64())
        && number < least
    {
        found.push(format!("{at}: {number} is below {least}"));
    }
    if let (Some(most), Some(number)) = (schema["maximum"].as_f64(), value.as_f64())
        && number > most
    {
        found.push(format!("{at}: {number} is above {most}"));
    }
    if let (Some(format), Some(text)) = (schema["format"].as_str(), value.as_str())
        && !in_format(format, text)
    {
        found.push(format!("{at}: {text} is no {format}"));
    }
    if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str())
        && !shaped(pattern, text)
    {
        found.push(format!("{at}: {text} is not {pattern}"));
    }
    if let Some(object) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                found.push(format!("{at}: no {name}"));
            }
        }
        for (name, inner) in object {
            let at = format!("{at}.{name}");
            if let Some(known) = schema["properties"].get(name) {
                hold(root, known, inner, &at, found);
            } else if schema["additionalProperties"] == Value::Bool(false) {
                found.push(format!("{at}: unknown"));
            } else if schema["additionalProperties"].is_object() {
                hold(root, &schema["additionalProperties"], inner, &at, found);
            }
        }
    }
    if let Some(list) = value.as_array() {
        if schema["minItems"].as_u64().is_some_and(|least| (list.len() as u64) < least) {
            found.push(format!("{at}: fewer than {} entries", schema["minItems"]));
        }
        if schema["uniqueItems"] == Value::Bool(true) {
            let distinct: std::collections::HashSet<String> = list.iter().map(Value::to_string).collect();
            if distinct.len() < list.len() {
                found.push(format!("{at}: an entry twice"));
            }
        }
    }
    if let (Some(list), true) = (value.as_array(), schema["items"].is_object()) {
        for (index, inner) in list.iter().enumerate() {
            hold(root, &schema["items"], inner, &format!("{at}[{index}]"), found);
        }
    }
}

/// The patterns that the schemas use, by hand: this project has no regular expressions.
fn shaped(pattern: &str, text: &str) -> bool {
    let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
    match pattern {
        "^v1:[0-9a-f]{16}$" => {
            text.strip_prefix("v1:").is_some_and(|t| t.len() == 16 && t.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
        }
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" => {
            let parts: Vec<&str> = text.split('-').collect();
            parts.len() <= 3 && digits(parts[0], 4) && parts[1..].iter().all(|p| digits(p, 2))
        }
        "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$" => {
            text.split('-').count() <= 2 && text.split('-').all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_alphabetic()))
        }
        // as the published schema of SARIF has it, an unpaired bracket among its signs
        "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$" => text.len() >= 2 && text.bytes().take(2).all(|b| b.is_ascii_alphabetic()),
        "[^/]+/.+" => text.char_indices().any(|(at, c)| c == '/' && at > 0 && !text[..at].ends_with('/') && at + 1 < text.len()),
        _ => panic!("{pattern} is not held"),
    }
}

/// The formats that the schemas ask for, as far as outputs have them.
fn in_format(format: &str, text: &str) -> bool {
    match format {
        // RFC 3986: no other sign stands in an address
        "uri" | "uri-reference" => {
            let signs = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
            text.bytes().all(signs) && (format == "uri-reference" || text.contains(':'))
        }
        "date-time" => panic!("{format} is not held"),
        _ => true,
    }
}

#[test]
fn a_document_that_breaks_its_schema_is_told() {
    let schema = serde_json::json!({ "type": "object", "required": ["a"], "properties": { "a": { "enum": ["x"] }, "b": { "type": "array", "items": { "type": "integer", "maximum": 10 }, "minItems": 1, "uniqueItems": true },
        "d": { "anyOf": [{ "type": "integer" }, { "type": "number" }] }, "e": { "type": "string", "format": "uri-reference" } }, "additionalProperties": false });
    assert!(breaches(&schema, &serde_json::json!({ "a": "x", "b": [1], "d": 2, "e": "a%20b" })).is_empty());
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({ "a": "y" }),
        serde_json::json!({ "a": "x", "b": ["1"] }),
        serde_json::json!({ "a": "x", "c": 1 }),
        serde_json::json!({ "a": "x", "b": [1, 1] }),
        serde_json::json!({ "a": "x", "b": [11] }),
        serde_json::json!({ "a": "x", "b": [] }),
        serde_json::json!({ "a": "x", "d": true }),
        serde_json::json!({ "a": "x", "e": "a b" }),
        serde_json::json!([]),
    ] {
        assert!(!breaches(&schema, &wrong).is_empty(), "{wrong}");
    }
}
