//! Every lemma of the lexicons of measures is shown at work, and shown where it must not work.

use std::path::Path;

use recoupe::document::Language;
use recoupe::figure::{Measure, Quantity, quantities};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    class: String,
    entry: String,
    /// A sentence with a number that the entry binds.
    yes: String,
    /// A sentence with the word and numbers of which it binds none.
    no: String,
}

/// Whether a quantity is one of a class of the lexicon: a measure, a population, a unit, a currency.
fn shows(class: &str, q: &Quantity) -> bool {
    match Measure::from_slug(class) {
        Some(measure) => q.measure == measure,
        None => q.population.is_some_and(|p| p.slug() == class) || q.unit.as_deref() == Some(class),
    }
}

fn check(language: Language, code: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/figures-words/{code}.toml"));
    let examples: Examples = toml::from_str(&std::fs::read_to_string(path).expect("readable")).expect("examples");
    let mut wrong = Vec::new();
    for example in &examples.example {
        let told = |text: &str| quantities(text, language).iter().any(|q| shows(&example.class, q));
        if !told(&example.yes) {
            wrong.push(format!("{} “{}” does not apply in: {}", example.class, example.entry, example.yes));
        }
        if told(&example.no) {
            wrong.push(format!("{} “{}” applies in: {}", example.class, example.entry, example.no));
        }
    }
    assert!(wrong.is_empty(), "{} of the examples are not true:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn french_words_count_what_they_should() {
    check(Language::FRENCH, "fr");
}

#[test]
fn english_words_count_what_they_should() {
    check(Language::ENGLISH, "en");
}
