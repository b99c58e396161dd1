//! Two voices on one count, and what only looks like it: sentences written for the purpose, in `fixtures/figures-words/pairs.toml`.
//!
//! `RECOUPE_PAIRS=FILE` measures the sentences of another file, before they come here.

use recoupe::document::Format;
use recoupe::figure::{Relation, Sureness};
use serde::Deserialize;

use crate::analyse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    /// The numbers as written, and the sentences that hold them.
    conflict: Vec<[String; 3]>,
    /// The later stands, and the author need not be told of a conflict.
    #[serde(default)]
    superseded: Vec<[String; 3]>,
    other: Vec<[String; 3]>,
}

/// What is said of the two numbers, where both are read.
fn told([left, right, text]: &[String; 3]) -> Option<(Relation, Sureness, String)> {
    let evidence = analyse(&format!("{text}\n"), Format::Markdown);
    let input = evidence.document.input.text();
    let find = |number: &str| evidence.figures.iter().position(|f| input[f.number.start..f.number.end].eq_ignore_ascii_case(number));
    let (left, right) = (find(left)?, find(right)?);
    let (relation, sureness) = evidence.relation(left, right);
    let show = |i: usize| {
        let (f, q) = (&evidence.figures[i], &evidence.figures[i].quantity);
        let site = f.site.as_ref().map(|s| s.name.as_str());
        format!(
            "{} {} {:?} {:?} {:?} {:?} {:?}",
            f.text,
            q.measure.slug(),
            q.unit,
            site,
            f.as_of.map(|d| d.to_string()),
            f.attribution,
            q.population
        )
    };
    Some((relation, sureness, format!("{} | {}", show(left), show(right))))
}

#[test]
fn two_voices_on_one_count_are_told_from_two_counts() {
    let elsewhere = std::env::var_os("RECOUPE_PAIRS");
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/figures-words/pairs.toml");
    let text = std::fs::read_to_string(elsewhere.as_deref().unwrap_or(own.as_ref())).expect("readable");
    let cases: Cases = toml::from_str(&text).expect("cases");
    let mut wrong = Vec::new();
    for (case, conflict) in cases.conflict.iter().map(|c| (c, true)).chain(cases.other.iter().map(|c| (c, false))) {
        let found = told(case);
        let said = found.as_ref().is_some_and(|(relation, sureness, _)| *relation == Relation::Conflict && *sureness > Sureness::Low);
        if said != conflict || found.is_none() && elsewhere.is_none() {
            wrong.push(format!("{}: {found:?}\n    {}", if conflict { "missed" } else { "false" }, case[2]));
        }
    }
    for case in &cases.superseded {
        let found = told(case);
        if found.as_ref().is_none_or(|(relation, ..)| *relation != Relation::Superseded) {
            wrong.push(format!("not superseded: {found:?}\n    {}", case[2]));
        }
    }
    let all = cases.conflict.len() + cases.superseded.len() + cases.other.len();
    assert!(all >= 2 && !cases.conflict.is_empty() && !cases.other.is_empty());
    assert!(wrong.is_empty(), "{} of {all} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_answers_stands_in_one_toll() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/figures-words/pairs.toml");
    let cases: Cases = toml::from_str(&std::fs::read_to_string(own).expect("readable")).expect("cases");
    let untold: Vec<&str> = cases
        .conflict
        .iter()
        .map(|case| case[2].as_str())
        .filter(|text| {
            let tolls = analyse(&format!("{text}\n"), Format::Markdown).tolls;
            !tolls.iter().any(|toll| toll.comparisons.iter().any(|c| c.relation == Relation::Conflict && c.sureness > Sureness::Low))
        })
        .collect();
    // a summary that gives another number than the text has a rule of its own
    assert!(untold.iter().all(|text| text.contains("## Summary")), "{untold:#?}");
}
