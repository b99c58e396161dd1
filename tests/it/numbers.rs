//! The suite of numbers: what is read in a sentence, against what a person reads there.

#![expect(clippy::print_stdout, reason = "mistakes are shown to who asks for them")]

use recoupe::document::Language;
use recoupe::figure::{Quantity, quantities};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suite {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    figures: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    number: String,
    qualifier: String,
    point: Option<String>,
    low: Option<String>,
    high: Option<String>,
    #[serde(default)]
    low_open: bool,
    #[serde(default)]
    high_open: bool,
    unit: Option<String>,
    measure: Option<String>,
}

/// Figures in both, right in value and qualifier; and of those with a class, right in it.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    expected: usize,
    found: usize,
    right: usize,
    classed: usize,
    class_right: usize,
    cases: usize,
    cases_right: usize,
}

fn same(value: Option<&str>, expected: Option<&str>) -> bool {
    match (value, expected) {
        (None, None) => true,
        // a third has no last digit
        (Some(a), Some(b)) => match (a.parse::<f64>(), b.parse::<f64>()) {
            (Ok(a), Ok(b)) => (a - b).abs() < 0.01,
            _ => false,
        },
        _ => false,
    }
}

fn agrees(found: &Quantity, expected: &Expected) -> bool {
    let point = found.point.map(|n| n.to_string());
    let low = found.hard.low.map(|n| n.to_string());
    let high = found.hard.high.map(|n| n.to_string());
    found.qualifier.slug() == expected.qualifier
        && same(point.as_deref(), expected.point.as_deref())
        && same(low.as_deref(), expected.low.as_deref())
        && same(high.as_deref(), expected.high.as_deref())
        && (found.hard.low_open, found.hard.high_open) == (expected.low_open, expected.high_open)
}

fn run(text: &str, language: Language, details: bool) -> Score {
    let suite: Suite = toml::from_str(text).expect("a suite");
    let mut score = Score::default();
    for case in &suite.case {
        let found = quantities(&case.text, language);
        score.cases += 1;
        score.expected += case.figures.len();
        score.found += found.len();
        let mut at = 0;
        let (mut right, mut classes_right) = (0, true);
        for expected in &case.figures {
            let next = found[at..].iter().position(|f| agrees(f, expected));
            if let Some(next) = next {
                let quantity = &found[at + next];
                right += 1;
                at += next + 1;
                if let Some(measure) = &expected.measure {
                    score.classed += 1;
                    let unit = expected.unit.as_deref().is_none_or(|u| quantity.unit.as_deref() == Some(u));
                    if quantity.measure.slug() == measure && unit {
                        score.class_right += 1;
                    } else {
                        classes_right = false;
                    }
                }
            } else if expected.measure.is_some() {
                score.classed += 1;
            }
        }
        score.right += right;
        let whole = right == case.figures.len() && right == found.len();
        score.cases_right += usize::from(whole && classes_right);
        if details && !(whole && (classes_right || std::env::var_os("RECOUPE_VALUES").is_some())) {
            println!("{:?}", case.text);
            for e in &case.figures {
                println!("   want {:12} {:9} {:?} {:?}..{:?} {:?} {:?}", e.number, e.qualifier, e.point, e.low, e.high, e.measure, e.unit);
            }
            for f in &found {
                println!(
                    "   got  {:12} {:9} {:?} {:?}..{:?} {:?} {:?}",
                    &case.text[f.number.clone()],
                    f.qualifier.slug(),
                    f.point.map(|n| n.to_string()),
                    f.hard.low.map(|n| n.to_string()),
                    f.hard.high.map(|n| n.to_string()),
                    f.measure.slug(),
                    f.unit
                );
            }
        }
    }
    score
}

#[test]
fn numbers_are_read_as_a_person_reads_them() {
    let details = std::env::var_os("RECOUPE_ACCURACY_DETAILS").is_some();
    for (text, language) in [
        (include_str!("../../fixtures/numbers/fr.toml"), Language::FRENCH),
        (include_str!("../../fixtures/numbers/en.toml"), Language::ENGLISH),
    ] {
        let score = run(text, language, details);
        #[expect(clippy::cast_precision_loss, reason = "counts of a suite")]
        let ratio = |a: usize, b: usize| a as f64 / b as f64;
        let f1 = ratio(2 * score.right, score.expected + score.found);
        println!(
            "{language:?}: {score:?} F1 {f1:.3}, classes {:.3}, cases {:.3}",
            ratio(score.class_right, score.classed),
            ratio(score.cases_right, score.cases)
        );
        assert!(score.cases >= 300, "{}", score.cases);
        // a change that lowers one is a regression
        assert!(f1 >= 0.97, "{language:?}: {f1}");
        assert!(ratio(score.class_right, score.classed) >= 0.89, "{language:?}: classes");
    }
}
