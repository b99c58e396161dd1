//! Pages of rules in other languages than that of their code: the words are data, the examples are those of the
//! rule's own page.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::Rule;
use crate::data::read;
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

/// Titles of the parts of a page, and what each page ends with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    why: String,
    unseen: String,
    configuration: String,
    bad: String,
    good: String,
    silence: String,
    ignored: String,
}

#[derive(Debug, Deserialize)]
struct Pages {
    page: Page,
    #[serde(flatten)]
    rules: BTreeMap<String, Words>,
}

/// The pages in a language, where they are in other words than those of the code.
fn pages(language: Language) -> Option<&'static Pages> {
    static PAGES: [OnceLock<Pages>; Language::COUNT] = [const { OnceLock::new() }; Language::COUNT];
    language.files().rules.map(|json| PAGES[language.index()].get_or_init(|| read("rules", json)))
}

impl Rule {
    /// The first sentence of its page in a language; in English where that language has no page of it.
    pub fn summary_in(&self, language: Language) -> &str {
        pages(language).and_then(|pages| pages.rules.get(self.name)).map_or(self.summary(), |words| &words.summary)
    }

    /// Its page in a language; in English where that language has no page of it.
    pub fn text_in(&self, language: Language) -> String {
        let Some((page, words)) = pages(language).and_then(|pages| Some((&pages.page, pages.rules.get(self.name)?))) else {
            return self.text();
        };
        let english = self.text();
        let section = |name: &str| part(&english, name);
        let silence = format!("{} {}", words.silence, page.ignored.replace("{rule}", self.name));
        let parts = [
            (&page.why, Some(wrapped(&words.why))),
            (&page.unseen, Some(wrapped(&words.unseen))),
            (&page.configuration, section("Configuration")),
            (&page.bad, section("Bad")),
            (&page.good, section("Good")),
            (&page.silence, Some(wrapped(&silence))),
        ];
        let mut page = format!("{}\n", wrapped(&words.summary));
        for (title, body) in parts {
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

    /// Languages with pages of their own, one at least.
    fn written() -> impl Iterator<Item = (Language, &'static Pages)> {
        assert!(Language::all().any(|language| pages(language).is_some()));
        Language::all().filter_map(|language| Some((language, pages(language)?)))
    }

    #[test]
    fn every_rule_has_its_page_in_every_language() {
        for language in Language::all() {
            assert!(language == Language::ENGLISH || pages(language).is_some(), "{language:?}: rules.toml");
        }
        for (language, pages) in written() {
            for name in pages.rules.keys() {
                assert!(rule(name).is_some(), "{language:?}: rules.toml: {name} is no rule");
            }
            for rule in RULES {
                assert!(
                    pages.rules.contains_key(rule.name),
                    "{language:?}: rules.toml: [{}] with summary, why, unseen, silence",
                    rule.name
                );
                let page = rule.text_in(language);
                assert_ne!(page, rule.text());
                let blocks = |text: &str| text.matches("```").count();
                assert_eq!(blocks(&page), blocks(&rule.text()), "{}: the examples", rule.name);
            }
        }
    }

    #[test]
    fn french_pages_are_set_as_french_is_set() {
        for (name, words) in pages(Language::FRENCH).into_iter().flat_map(|pages| &pages.rules) {
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
