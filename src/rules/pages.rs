//! Pages of rules in other languages than that of their code: the words are data, the examples are those of the
//! rule's own page.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::Rule;
use crate::document::Language;

/// The words of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    summary: String,
    why: String,
    unseen: String,
    silence: String,
}

/// Titles of the parts of a French page, in the order of the page.
const FRENCH: [&str; 6] = ["Pourquoi", "Ce qu'elle ne voit pas", "Configuration", "À éviter", "À préférer", "Pour l'écarter"];

fn french() -> &'static BTreeMap<String, Words> {
    static PAGES: OnceLock<BTreeMap<String, Words>> = OnceLock::new();
    // a test reads the file
    PAGES.get_or_init(|| toml::from_str(include_str!("pages/fr.toml")).unwrap_or_default())
}

impl Rule {
    /// The first sentence of its page in a language; in English where that language has no page of it.
    pub fn summary_in(&self, language: Language) -> &str {
        match language {
            Language::French => french().get(self.name).map_or(self.summary(), |words| &words.summary),
            Language::English => self.summary(),
        }
    }

    /// Its page in a language; in English where that language has no page of it.
    pub fn text_in(&self, language: Language) -> String {
        let Some(words) = french().get(self.name).filter(|_| language == Language::French) else { return self.text() };
        let english = self.text();
        let section = |name: &str| part(&english, name);
        let silence = format!("{} `--ignore {}` écarte la règle.", words.silence, self.name);
        let bodies = [
            Some(wrapped(&words.why)),
            Some(wrapped(&words.unseen)),
            section("Configuration"),
            section("Bad"),
            section("Good"),
            Some(wrapped(&silence)),
        ];
        let mut page = format!("{}\n", wrapped(&words.summary));
        for (title, body) in FRENCH.iter().zip(bodies) {
            if let Some(body) = body {
                page.push_str(&format!("\n## {title}\n\n{body}\n"));
            }
        }
        page
    }
}

/// The words under a heading of a page; examples have headings of their own.
fn part(page: &str, name: &str) -> Option<String> {
    let mut found: Option<String> = None;
    let mut fenced = false;
    let mut here = false;
    for line in page.lines() {
        fenced ^= line.starts_with("```");
        if let Some(title) = line.strip_prefix("## ").filter(|_| !fenced) {
            here = title == name;
        } else if here {
            let body = found.get_or_insert_default();
            body.push_str(line);
            body.push('\n');
        }
    }
    found.map(|body| body.trim().to_owned())
}

/// Lines of about a hundred characters, broken at spaces that may break.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 104;
    let mut lines = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let size = word.chars().count();
        if length > 0 && length + 1 + size > WIDTH {
            lines.push('\n');
            length = 0;
        } else if length > 0 {
            lines.push(' ');
            length += 1;
        }
        lines.push_str(word);
        length += size;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, rule};

    #[test]
    fn every_rule_has_its_page_in_french() {
        let read: Result<BTreeMap<String, Words>, _> = toml::from_str(include_str!("pages/fr.toml"));
        let pages = read.unwrap_or_else(|e| panic!("{e}"));
        for name in pages.keys() {
            assert!(rule(name).is_some(), "src/rules/pages/fr.toml: {name} is no rule");
        }
        for rule in RULES {
            assert!(pages.contains_key(rule.name), "src/rules/pages/fr.toml: [{}] with summary, why, unseen, silence", rule.name);
            let page = rule.text_in(Language::French);
            assert_ne!(page, rule.text());
            let blocks = |text: &str| text.matches("```").count();
            assert_eq!(blocks(&page), blocks(&rule.text()), "{}: the examples", rule.name);
        }
    }

    #[test]
    fn french_pages_are_set_as_french_is_set() {
        for (name, words) in french() {
            for text in [&words.summary, &words.why, &words.unseen, &words.silence] {
                let plain: String = text.split('`').step_by(2).collect();
                for wrong in [" :", " ;", " ?", " !", " »", "« ", "..."] {
                    assert!(!plain.contains(wrong), "{name}: `{wrong}` in {text}");
                }
                assert!(text.ends_with(['.', ')']), "{name}: {text}");
            }
        }
    }
}
