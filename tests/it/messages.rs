//! Messages in every language: the same places to fill, all of them used, French set as French is set.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use recoupe::document::Language;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Fluent files of a language: those in its folder.
fn files(language: &str) -> Vec<(PathBuf, String)> {
    let folder = root().join("language").join(language);
    let inside = fs::read_dir(folder).expect("a folder for each language").map(|e| e.expect("entry").path());
    let mut paths: Vec<PathBuf> = inside.filter(|p| p.extension().is_some_and(|e| e == "ftl")).collect();
    paths.sort();
    paths.into_iter().map(|p| (p.clone(), fs::read_to_string(p).expect("readable"))).collect()
}

/// For each message and attribute the names of the places that are filled.
fn places(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut message = String::new();
    let mut at = String::new();
    for (_, text) in files(language) {
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| line.starts_with(char::is_alphabetic) && !id.contains(' ')) {
                id.clone_into(&mut message);
                at.clone_from(&message);
            } else if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|l| l.split_once(" =")) {
                at = format!("{message}.{name}");
            }
            let names = line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            places.entry(at.clone()).or_default().extend(names.collect::<Vec<String>>());
        }
    }
    places.remove("");
    places
}

#[test]
fn all_languages_fill_the_same_places() {
    let english = places("en");
    assert!(english.len() > 150);
    for language in Language::all() {
        let other = places(language.code());
        assert_eq!(english.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{language:?}");
        // a count may show in one language and only choose the form in the other
        let shown = |places: &BTreeSet<String>| places.iter().filter(|p| *p != "count").cloned().collect::<BTreeSet<_>>();
        let odd: Vec<_> = english.iter().filter(|(id, places)| shown(places) != shown(&other[*id])).map(|(id, _)| id).collect();
        assert!(odd.is_empty(), "{language:?}: {odd:?}");
    }
}

fn code(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            code(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push_str(&fs::read_to_string(path).expect("readable"));
        }
    }
}

#[test]
fn every_message_is_used_and_every_message_that_is_used_is_there() {
    let mut all = String::new();
    code(&root(), &mut all);
    let ids: BTreeSet<String> = places("en").into_keys().map(|id| id.split('.').next().unwrap_or_default().to_owned()).collect();
    // put together from the name of a level, a measure, a population
    let made = |id: &str| {
        ["support-", "level-", "measure-", "population-", "source-", "month-", "policy-", "command-", "option-", "value-"]
            .iter()
            .any(|lead| id.starts_with(lead))
    };
    let dead: Vec<_> = ids.iter().filter(|id| !all.contains(&format!("\"{id}\"")) && !made(id)).collect();
    assert!(dead.is_empty(), "never used: {dead:?}");
    let mut missing = Vec::new();
    for call in ["Message::new(\"", "messages.words(\"", "self.own(\"", "self.counted(\"", "writer.heading(\""] {
        for rest in all.split(call).skip(1) {
            let id = rest.split('"').next().unwrap_or_default();
            if !ids.contains(id) {
                missing.push(id.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "not in the Fluent files: {missing:?}");
}

#[test]
fn french_is_set_as_french_is_set() {
    let narrow = |c: char| c == '\u{202f}' || c == '\u{a0}';
    let mut wrong = Vec::new();
    for (path, text) in files("fr") {
        for (number, line) in text.lines().enumerate() {
            // the part of Fluent's own signs: what stands after "id =" or "[one]"
            let words = line.split_once(" = ").map_or(line, |(_, words)| words);
            let words = words.trim_start().trim_start_matches(|c: char| c == '[' || c == '*' || c.is_ascii_alphanumeric() || c == ']');
            let letters: Vec<char> = words.chars().collect();
            for (at, &letter) in letters.iter().enumerate() {
                let before = at.checked_sub(1).map(|i| letters[i]);
                let after = letters.get(at + 1).copied();
                let bad = match letter {
                    ';' | '!' | '?' | '»' => !before.is_some_and(narrow),
                    // addresses and the word that begins a comment to the program
                    ':' => {
                        let command = words[..words.char_indices().nth(at).map_or(0, |(i, _)| i)].ends_with("recoupe");
                        !before.is_some_and(narrow) && after != Some('/') && !command
                    }
                    '«' => !after.is_some_and(narrow),
                    '.' => after == Some('.'),
                    _ => false,
                };
                if bad && !line.starts_with('#') {
                    wrong.push(format!("{}:{}: {line}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
