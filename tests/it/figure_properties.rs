//! What holds of figures whatever their numbers are.

use proptest::prelude::*;
use recoupe::document::{Format, Language};
use recoupe::figure::{Relation, quantities};

use crate::analyse;

/// A number in groups of three.
fn grouped(number: u32, separator: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// How two counts of one day by two voices stand to each other.
fn relation(first: &str, second: &str) -> Option<Relation> {
    let note = format!(
        "The ministry counted {first} dead on 7 May 2023.[^1] The hospital counted {second} dead on 7 May 2023.[^2]\n\n\
         [^1]: Reuters, 8 May 2023\n[^2]: AFP, 8 May 2023\n"
    );
    let evidence = analyse(&note, Format::Markdown);
    (evidence.figures.len() == 2).then(|| evidence.relation(0, 1).0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn separators_of_digits_change_nothing(number in 10_000u32..1_000_000_000) {
        let read = |text: &str, language| {
            let found = quantities(text, language);
            prop_assert_eq!(found.len(), 1, "{}", text);
            Ok((found[0].point.map(|p| p.to_string()), found[0].measure))
        };
        let plain = read(&format!("{number} personnes ont été tuées."), Language::FRENCH)?;
        prop_assert_eq!(plain.0.clone(), Some(number.to_string()));
        for separator in [" ", "\u{a0}", "\u{202f}", "\u{2009}", "."] {
            let text = format!("{} personnes ont été tuées.", grouped(number, separator));
            prop_assert_eq!(read(&text, Language::FRENCH)?, plain.clone());
        }
        for separator in [",", " ", "\u{a0}", "'"] {
            let text = format!("{} people were killed.", grouped(number, separator));
            prop_assert_eq!(read(&text, Language::ENGLISH)?, plain.clone());
        }
    }

    #[test]
    fn comparison_is_symmetric(first in 3u32..5000, second in 3u32..5000) {
        prop_assert_eq!(relation(&first.to_string(), &second.to_string()), relation(&second.to_string(), &first.to_string()));
    }

    #[test]
    fn a_wider_bound_never_makes_a_conflict(first in 3u32..5000, second in 3u32..5000) {
        let exact = relation(&first.to_string(), &second.to_string());
        prop_assert!(exact.is_some());
        if exact != Some(Relation::Conflict) {
            for hedge in ["about", "at least", "nearly", "up to"] {
                prop_assert_ne!(relation(&first.to_string(), &format!("{hedge} {second}")), Some(Relation::Conflict), "{}", hedge);
            }
        }
    }

    #[test]
    fn another_place_is_another_count(first in 3u32..5000, second in 3u32..5000) {
        let note = format!(
            "On 7 May 2023 the ministry counted {first} dead in Almaty.[^1] On 7 May 2023 it counted {second} dead in Shymkent.[^1]\n\n\
             [^1]: Reuters, 8 May 2023\n"
        );
        let evidence = analyse(&note, Format::Markdown);
        prop_assert_eq!(evidence.figures.len(), 2);
        prop_assert_eq!(evidence.relation(0, 1).0, Relation::Incomparable);
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}") {
        for language in [Language::FRENCH, Language::ENGLISH] {
            for quantity in quantities(&text, language) {
                prop_assert!(text.get(quantity.range.clone()).is_some() && text.get(quantity.number.clone()).is_some());
                prop_assert!(quantity.range.start <= quantity.number.start && quantity.number.end <= quantity.range.end);
            }
        }
    }

    #[test]
    fn numbers_beside_anything_are_read_without_harm(parts in proptest::collection::vec(prop_oneof![
        "[0-9]{1,12}", Just(" ".to_owned()), Just(",".to_owned()), Just(".".to_owned()), Just("-".to_owned()), Just(" à ".to_owned()),
        Just("entre ".to_owned()), Just(" et ".to_owned()), Just("%".to_owned()), Just("millions ".to_owned()), Just("half a dozen ".to_owned()),
        Just(" morts".to_owned()), Just(" killed".to_owned()), Just("(".to_owned()), Just("$".to_owned()), Just(" dont ".to_owned()), Just("cent ".to_owned()),
        Just("several hundred thousand ".to_owned()), Just("demi ".to_owned()), Just(" sur dix".to_owned()), Just("À Almaty ".to_owned()),
    ], 0..24)) {
        let text = parts.concat();
        for language in [Language::FRENCH, Language::ENGLISH] {
            for quantity in quantities(&text, language) {
                prop_assert!(text.get(quantity.range.clone()).is_some());
            }
        }
    }
}
