//! Levels, witnesses and reasons of small notes, against `fixtures/gold/levels.toml`.

use std::fmt::Write as _;
use std::path::Path;

use recoupe::config::Config;
use recoupe::document::Format;
use recoupe::evidence::Evidence;
use recoupe::text::Input;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    note: String,
    #[serde(default)]
    config: String,
    /// `FIFTY` stands for fifty citations: of services of one house, and of one other.
    #[serde(default)]
    fifty: bool,
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    starts: String,
    level: String,
    origins: usize,
    #[serde(default)]
    flags: Vec<String>,
    witnesses: Option<Vec<String>>,
    discounted: Option<Vec<String>>,
}

fn compare(case: &Case, evidence: &Evidence, wrong: &mut String) {
    for wanted in &case.claim {
        let found = (0..evidence.claims.len()).find(|&i| evidence.claims[i].text(&evidence.document).starts_with(&wanted.starts));
        let Some(weight) = found.and_then(|i| evidence.weights[i].as_ref()) else {
            let _ = writeln!(wrong, "{}: no claim “{}”", case.name, wanted.starts);
            continue;
        };
        let publisher = |c: usize| evidence.publisher_of(&evidence.citations[c]).to_owned();
        let witnesses: Vec<String> = weight.witnesses.iter().map(|c| publisher(c.index())).collect();
        let reasons: Vec<String> = weight.discounted.iter().map(|d| evidence.reason(d)).collect();
        let flags: Vec<&str> = weight.flags.iter().map(|f| f.slug()).collect();
        let mut differs = |what: &str, got: String, want: String| {
            if got != want {
                let _ = writeln!(wrong, "{}, “{}”: {what} {got}, wanted {want}; {witnesses:?} {reasons:?}", case.name, wanted.starts);
            }
        };
        differs("level", weight.level.slug().to_owned(), wanted.level.clone());
        differs("origins", weight.origins.to_string(), wanted.origins.to_string());
        differs("flags", flags.join(" "), wanted.flags.join(" "));
        if let Some(names) = &wanted.witnesses {
            differs("witnesses", format!("{witnesses:?}"), format!("{names:?}"));
        }
        if let Some(words) = &wanted.discounted {
            differs("reasons", format!("{reasons:?}"), format!("{words:?}"));
        }
        assert_eq!(weight.origins, weight.origins_at_most, "{}", case.name);
    }
}

#[test]
fn small_notes_have_the_levels_worked_out_by_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gold/levels.toml");
    let file: File = toml::from_str(&std::fs::read_to_string(path).expect("levels.toml")).expect("its own format");
    let mut wrong = String::new();
    for case in &file.case {
        let mut note = case.note.clone();
        if case.fifty {
            let services = ["Radio Svoboda", "Radio Azattyk", "Radio Ozodlik", "Radio Azatlyk", "Radio Farda"];
            let cited: Vec<String> = (0..50)
                .map(
                    |i| if i == 25 { "Le Monde, 26/01/2022".to_owned() } else { format!("{}, {:02}/01/2022", services[i % 5], 1 + i % 28) },
                )
                .collect();
            note = note.replace("FIFTY", &cited.join(" ; "));
        }
        let config = Config::parse(&case.config).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let evidence = recoupe::analyse_with(Input::new("note.md", note).expect("small"), Format::Markdown, &config);
        compare(case, &evidence, &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
