//! Turns the tables that every check needs from TOML, which people write, into JSON, which is read many times faster:
//! they are read at each start.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const TABLES: [&str; 11] = [
    "src/citation/publishers.toml",
    "src/language/en.toml",
    "src/language/fr.toml",
    "src/language/figures/measures.en.toml",
    "src/language/figures/measures.fr.toml",
    "src/language/figures/numbers.en.toml",
    "src/language/figures/numbers.fr.toml",
    "src/language/figures/tellers.en.toml",
    "src/language/figures/tellers.fr.toml",
    "src/language/figures/withdrawals.en.toml",
    "src/language/figures/withdrawals.fr.toml",
];

fn main() {
    let out = env::var("OUT_DIR").expect("cargo names the folder for what is made");
    println!("cargo::rerun-if-changed=build.rs");
    for path in TABLES {
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut json = String::with_capacity(text.len());
        write(&toml::Value::Table(table), &mut json);
        let name = Path::new(path).file_stem().expect("each table is a file").to_string_lossy();
        fs::write(Path::new(&out).join(format!("{name}.json")), json).unwrap_or_else(|error| panic!("{name}.json: {error}"));
    }
}

fn write(value: &toml::Value, json: &mut String) {
    match value {
        toml::Value::String(text) => string(text, json),
        toml::Value::Array(values) => {
            json.push('[');
            for (at, value) in values.iter().enumerate() {
                json.push_str(if at == 0 { "" } else { "," });
                write(value, json);
            }
            json.push(']');
        }
        toml::Value::Table(entries) => {
            json.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                json.push_str(if at == 0 { "" } else { "," });
                string(key, json);
                json.push(':');
                write(value, json);
            }
            json.push('}');
        }
        toml::Value::Integer(number) => json.push_str(&number.to_string()),
        toml::Value::Float(number) => json.push_str(&number.to_string()),
        toml::Value::Boolean(truth) => json.push_str(if *truth { "true" } else { "false" }),
        toml::Value::Datetime(date) => string(&date.to_string(), json),
    }
}

fn string(text: &str, json: &mut String) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}
