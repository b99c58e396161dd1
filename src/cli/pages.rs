//! `recoupe explain` and `recoupe rules`: what the rules are.

use recoupe::message::Messages;
use recoupe::rules::{RULES, rule};
use recoupe::{Error, ErrorKind};

use super::arguments::{Explain, Rules, RulesFormat};
use super::{language, print};

pub(crate) fn explain(options: &Explain) -> Result<u8, Error> {
    let Some(rule) = rule(&options.rule) else {
        let suggestion = closest(&options.rule, RULES.iter().map(|r| r.name));
        return Err(ErrorKind::Unknown { what: "rule", given: options.rule.clone(), suggestion }.into());
    };
    let language = language(Some(&options.talking), None);
    let messages = Messages::new(language);
    let head =
        [("group", rule.group.slug().into()), ("severity", rule.severity.slug().into()), ("confidence", rule.confidence.slug().into())];
    print(&format!("# {}\n\n{}\n\n{}", rule.name, messages.words("rule-head", &head), rule.text_in(language)));
    Ok(0)
}

pub(crate) fn rules(options: &Rules) -> u8 {
    let language = language(Some(&options.talking), None);
    match options.output_format {
        RulesFormat::Json => {
            let list: Vec<serde_json::Value> = RULES
                .iter()
                .map(|r| serde_json::json!({ "name": r.name, "group": r.group.slug(), "severity": r.severity, "confidence": r.confidence, "summary": r.summary_in(language) }))
                .collect();
            print(&format!("{:#}\n", serde_json::Value::from(list)));
        }
        RulesFormat::Human => {
            let mut groups: Vec<_> = RULES.iter().map(|r| r.group).collect();
            groups.sort_unstable();
            groups.dedup();
            let mut text = String::new();
            for group in groups {
                text.push_str(group.slug());
                text.push('\n');
                for rule in RULES.iter().filter(|r| r.group == group) {
                    text.push_str(&format!("  {:<33}{:<9}{}\n", rule.name, rule.severity.slug(), rule.summary_in(language)));
                }
            }
            print(&text);
        }
    }
    0
}

/// The name that is closest to a given one, where one is close.
pub(crate) fn closest<'n>(given: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let limit = (given.chars().count() / 3).clamp(1, 4);
    names.filter_map(|name| recoupe::distance(given, name, limit).map(|d| (d, name))).min().map(|(_, name)| name.to_owned())
}
