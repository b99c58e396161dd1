//! The JSON Schema of `recoupe.toml` against what the program reads.

use std::path::Path;

use recoupe::config::Config;
use recoupe::settings::{POLICIES, schema};
use recoupe::{ErrorKind, Misconfiguration};
use serde_json::Value;

use super::schema::breaches;

/// The keys that a table takes, as the reader lists them when it refuses one.
fn keys(text: &str) -> Vec<String> {
    let error = Config::parse(text).expect_err(text);
    match error.kind() {
        ErrorKind::Config { problem: Misconfiguration::UnknownField(name) | Misconfiguration::UnknownValue(name), .. } => {
            name.known.clone()
        }
        other => panic!("{other}"),
    }
}

#[test]
fn the_schema_has_every_key_that_is_read_and_no_other() {
    let schema = schema();
    let unknown = "no_such_key_at_all = 1\n";
    for (text, at) in [
        (unknown.to_owned(), ""),
        (format!("[corroboration]\n{unknown}"), "/properties/corroboration"),
        (format!("[thresholds]\n{unknown}"), "/properties/thresholds"),
        (format!("[period]\n{unknown}"), "/properties/period"),
        (format!("[publishers.X]\n{unknown}"), "/properties/publishers/additionalProperties"),
        (format!("[[derivation]]\n{unknown}"), "/properties/derivation/items"),
        (format!("[[retracted]]\n{unknown}"), "/properties/retracted/items"),
        (format!("[[own_reporting]]\n{unknown}"), "/properties/own_reporting/items"),
        (format!("[[required]]\n{unknown}"), "/properties/required/items"),
        (format!("[[overrides]]\n{unknown}"), "/properties/overrides/items"),
    ] {
        let mut read = keys(&text);
        let table = schema.pointer(&format!("{at}/properties")).and_then(Value::as_object).unwrap_or_else(|| panic!("{at}"));
        let mut known: Vec<String> = table.keys().cloned().collect();
        read.sort();
        known.sort();
        assert_eq!(read, known, "{text}");
        assert!(table.values().all(|v| v["description"].as_str().is_some_and(|d| d.ends_with('.'))), "{at}");
    }
    for (text, at) in [
        ("coverage = \"no-such-word\"\n", "/properties/coverage/enum"),
        ("fail_on = \"no-such-word\"\n", "/properties/fail_on/enum"),
        ("min_severity = \"no-such-word\"\n", "/properties/min_severity/enum"),
        ("min_confidence = \"no-such-word\"\n", "/properties/min_confidence/enum"),
        ("language = \"no-such-word\"\n", "/properties/language/enum"),
        ("[rules]\ndates = \"no-such-word\"\n", "/properties/rules/properties/dates/enum"),
        ("[publishers.X]\ntype = \"no-such-word\"\n", "/properties/publishers/additionalProperties/properties/type/enum"),
        ("[[derivation]]\nsource = \"a\"\nfrom = \"b\"\nkind = \"no-such-word\"\n", "/properties/derivation/items/properties/kind/enum"),
        ("[[required]]\nlevel = \"no-such-word\"\n", "/properties/required/items/properties/level/enum"),
        ("[[required]]\nunless = [\"no-such-word\"]\n", "/properties/required/items/properties/unless/items/enum"),
    ] {
        let mut read = keys(text);
        let list = schema.pointer(at).and_then(Value::as_array).unwrap_or_else(|| panic!("{at}"));
        let mut known: Vec<String> = list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
        read.sort();
        known.sort();
        assert_eq!(read, known, "{text}");
    }
}

/// `RECOUPE_BLESS=1` writes the file.
#[test]
fn the_published_schema_is_the_one_that_is_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas/recoupe-toml.json");
    let made = format!("{:#}\n", schema());
    if std::env::var_os("RECOUPE_BLESS").is_some() {
        std::fs::write(&path, &made).expect("writable");
    }
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == made, "RECOUPE_BLESS=1 cargo test --test it published_schema");
}

#[test]
fn sound_configurations_hold_against_the_schema_and_wrong_ones_do_not() {
    let whole = "extends = [\"a.toml\"]\npolicy = \"coi\"\nmessages = \"fr\"\nreport_date = \"2022-02\"\nselect = [\"dates\"]\nparties = [\"The Army\"]\n\
        independent = [\"A\", { publisher = \"B\", reason = \"own newsroom\" }]\n\
        [rules]\nsingle-source = \"error\"\n[publishers.\"Valley Courier\"]\naliases = [\"VC\"]\nstate_media_of = \"Ministry\"\n\
        [[required]]\nheading = \"toll\"\nlevel = \"corroborated\"\nunless = [\"acknowledged\"]\n\
        [[overrides]]\npaths = [\"drafts/**\"]\nrules = { dates = \"off\" }\ncorroboration = { threshold = 3 }\n";
    let own = POLICIES.iter().map(|p| {
        let table: toml::Table = p.text.parse().expect("TOML");
        toml::to_string(&table["config"]).expect("TOML")
    });
    for text in own.chain([whole.to_owned()]) {
        Config::parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        let value: toml::Table = text.parse().expect("TOML");
        let wrong = breaches(&schema(), &serde_json::to_value(value).expect("JSON"));
        assert!(wrong.is_empty(), "{wrong:#?}\n{text}");
    }
    for text in ["treshold = 2\n", "[corroboration]\nthreshold = 0\n", "[rules]\nsingle-source = \"eror\"\n", "[[required]]\ntag = \"a\"\n"]
    {
        assert!(Config::parse(text).is_err(), "{text}");
        let value: toml::Table = text.parse().expect("TOML");
        assert!(!breaches(&schema(), &serde_json::to_value(value).expect("JSON")).is_empty(), "{text}");
    }
}
