use super::*;
use crate::check::{Selection, check};
use crate::document::Format;
use crate::text::Input;

/// The fenced blocks under a heading of a rule's page, with the format of their first line.
fn examples(page: &str, heading: &str) -> Vec<(Format, String)> {
    let mut found = Vec::new();
    let mut inside: Option<(Format, String)> = None;
    let mut here = false;
    for line in page.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(name) = line.strip_prefix("## ").filter(|_| inside.is_none()) {
            here = name == heading;
        } else if let Some(kind) = line.strip_prefix("```") {
            match inside.take() {
                Some(example) if here => found.push(example),
                Some(_) => {}
                None => inside = Some((if kind == "text" { Format::Text } else { Format::Markdown }, String::new())),
            }
        } else if let Some((_, text)) = &mut inside {
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

/// The configuration that the examples of a page are about: the TOML block under "Configuration".
fn configuration(page: &str) -> crate::config::Config {
    let text: String = examples(page, "Configuration").into_iter().map(|(_, text)| text).collect();
    crate::settings::Settings::parse(&text).expect("a sound configuration").config
}

fn of_rule(rule: &Rule, format: Format, text: &str) -> usize {
    let input = Input::new("example", text).expect("small");
    let evidence = crate::analyse_with(input, format, &configuration(rule.page));
    check(&evidence, &Selection::everything()).iter().filter(|f| f.rule == rule).count()
}

#[test]
fn every_bad_example_gives_one_finding_and_every_good_one_none() {
    for rule in RULES {
        let (bad, good) = (examples(rule.page, "Bad"), examples(rule.page, "Good"));
        assert!(!bad.is_empty() && !good.is_empty(), "{}: a bad and a good example", rule.name);
        for (format, text) in bad {
            assert_eq!(of_rule(rule, format, &text), 1, "{}: bad example\n{text}", rule.name);
        }
        for (format, text) in good {
            assert_eq!(of_rule(rule, format, &text), 0, "{}: good example\n{text}", rule.name);
        }
    }
}

#[test]
fn pages_have_all_parts_and_names_are_kebab_case() {
    for rule in RULES {
        for heading in ["## Why", "## What it cannot see", "## Bad", "## Good", "## To silence it"] {
            assert!(rule.page.contains(heading), "{}: {heading}", rule.name);
        }
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.name);
        assert!(rule.page.contains(&format!("--ignore {}", rule.name)), "{}", rule.name);
    }
    let mut names: Vec<_> = RULES.iter().map(|r| r.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn every_rule_has_its_messages() {
    for language in [crate::document::Language::ENGLISH, crate::document::Language::FRENCH] {
        let ids = crate::message::ids(language);
        for rule in RULES {
            let attributes = ids.get(rule.name).unwrap_or_else(|| panic!("{}: no message", rule.name));
            assert!(attributes.iter().any(|a| a == "summary"), "{}: no summary", rule.name);
        }
    }
}
