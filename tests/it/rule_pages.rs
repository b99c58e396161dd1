//! `docs/rules` holds the rules' own pages: written by `RECOUPE_BLESS=1 cargo test --test it rule_pages`.

use std::fs;
use std::path::Path;

use recoupe::document::Language;
use recoupe::rules::{RULES, Rule};

fn page(rule: &Rule) -> String {
    format!("# {}\n\n{} · {} · confidence {}\n\n{}", rule.name, rule.group.slug(), rule.severity, rule.confidence.slug(), rule.text())
}

fn index() -> String {
    let mut text = String::from("# Rules\n\n| rule | group | severity | what it finds |\n|---|---|---|---|\n");
    for rule in RULES {
        let name = rule.name;
        text.push_str(&format!("| [{name}]({name}.md) | {} | {} | {} |\n", rule.group.slug(), rule.severity, rule.summary()));
    }
    text
}

#[test]
fn pages_are_those_of_the_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let mut pages = vec![("README.md".to_owned(), index())];
    pages.extend(RULES.iter().map(|rule| (format!("{}.md", rule.name), page(rule))));
    pages.extend(
        RULES.iter().map(|rule| (format!("fr/{}.md", rule.name), format!("# {}\n\n{}", rule.name, rule.text_in(Language::FRENCH)))),
    );
    if std::env::var_os("RECOUPE_BLESS").is_some() {
        fs::create_dir_all(folder.join("fr")).expect("docs/rules");
        for (name, text) in &pages {
            fs::write(folder.join(name), text).expect("writable");
        }
    }
    for (name, text) in &pages {
        let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(&written, text, "docs/rules/{name}: run RECOUPE_BLESS=1 cargo test --test it rule_pages");
    }
    let count = |folder: &Path| fs::read_dir(folder).expect("docs/rules").filter(|e| e.as_ref().is_ok_and(|e| e.path().is_file())).count();
    let found = count(&folder) + count(&folder.join("fr"));
    assert_eq!(found, pages.len(), "docs/rules holds a page of a rule that is gone");
}
