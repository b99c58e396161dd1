//! Hedges behind a number and before the next, each with each: neither ends the program nor takes words of the other.

use recoupe::document::Language;
use recoupe::figure::quantities;

/// The hedges that a language's table lists, those before a number and those behind it.
fn hedges(table: &str) -> (Vec<String>, Vec<String>) {
    let table: toml::Table = toml::from_str(table).expect("a table of numbers");
    let list = |side: &str| -> Vec<String> {
        let hedges = table["hedges"].as_table().expect("hedges");
        let words = hedges.values().filter_map(|hedge| hedge[side].as_array()).flatten();
        words.map(|word| word.as_str().expect("words").to_owned()).collect()
    };
    (list("before"), list("after"))
}

#[test]
fn a_hedge_between_two_numbers_belongs_to_one_of_them() {
    let languages = [
        (include_str!("../../src/language/en/numbers.toml"), Language::ENGLISH, "people were displaced"),
        (include_str!("../../src/language/fr/numbers.toml"), Language::FRENCH, "personnes ont été déplacées"),
    ];
    for (table, language, end) in languages {
        let (before, after) = hedges(table);
        assert!(before.len() > 40 && after.len() > 8, "{language:?}: {} and {}", before.len(), after.len());
        for (behind, ahead) in after.iter().flat_map(|a| before.iter().map(move |b| (a, b))) {
            // the last word of the one may be the first of the other: "or more" and "more than"
            let last = behind.rsplit(' ').next().expect("a word");
            let shared = ahead.strip_prefix(last).map(|rest| format!("{behind}{rest}"));
            for words in [Some(format!("{behind} {ahead}")), shared].into_iter().flatten() {
                let text = format!("5 200 {words} 6 300 {end}.");
                let found = quantities(&text, language);
                assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "{text}: {found:?}");
                assert!(
                    found.iter().any(|q| q.point.is_some_and(|p| p.to_string() == "6300")) || found.iter().any(|q| q.point.is_none()),
                    "{text}"
                );
            }
        }
    }
}
