//! Every word of the lists of statements is shown at work, and shown where it must not work.

use std::collections::BTreeSet;
use std::path::Path;

use recoupe::claim::{CaveatKind, Claim, DateSource, VoiceKind};
use recoupe::document::Format;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    list: Vec<Frames>,
    own: Vec<Own>,
}

/// Sentences for all entries of a list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frames {
    name: String,
    shows: String,
    applies: Vec<String>,
    not: Vec<String>,
}

/// Sentences for one entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    list: String,
    entry: String,
    applies: String,
    not: String,
}

/// Lists whose words mean something only beside those of another list, whose sentences hold them.
const BESIDE_OTHERS: [&str; 30] = [
    "inquiries",
    "rumours",
    "finders",
    "stands_at",
    "undecidable",
    "denied_things",
    "taken_from",
    "to_judge",
    "no_support",
    "unsupported",
    "gaps",
    "unexplained",
    "differ",
    "several_claims",
    "possible",
    "witnessed",
    "unable",
    "to_confirm",
    "pointers",
    "editorial_tags",
    "information",
    "adversatives",
    "against",
    "contrasts",
    "count_nouns",
    "accounts",
    "appoints",
    "goes_back",
    "goes_back_on",
    "modals",
];

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("readable")
}

fn lists(language: &str) -> toml::Table {
    let words: toml::Table = toml::from_str(&read(&format!("src/language/{language}/lexicon.toml"))).expect("words");
    words["statements"].as_table().expect("statements").clone()
}

/// The sentence with its entry, an elided one without a space, and a note call at its end.
fn filled(frame: &str, entry: &str) -> String {
    let (first, rest) = entry.split_once(' ').map_or((entry, ""), |(first, rest)| (first, rest));
    let present = format!("{} {rest}", first.strip_suffix('r').unwrap_or(first));
    let frame = frame.replace("{e}", present.trim_end());
    let sentence = if entry.ends_with('\'') { frame.replace("{} ", entry) } else { frame.replace("{}", entry) };
    let mut letters = sentence.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!(
        "# Titre\n\nUn mot. La pluie tombe.[^1]\n\n## Suite\n\n{first}{}[^2]\n\n[^1]: AFP, 4 mai 2022\n\n[^2]: BBC, 6 mai 2022\n",
        letters.as_str()
    )
}

fn shows(claim: &Claim, what: &str, entry: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let kind = |kind: VoiceKind| claim.voices.iter().any(|v| v.kind == kind);
    match what.split_once(':') {
        Some(("voice", name)) => {
            let name = plain(&name.replace("{}", entry));
            claim.voices.iter().any(|v| plain(&v.name).contains(&name))
        }
        Some(("date", day)) => claim.date.is_some_and(|(d, _)| d.to_string() == day),
        _ => match what {
            "no voice" => claim.voices.is_empty(),
            "plural" => kind(VoiceKind::Plural),
            "several" => kind(VoiceKind::Several),
            "unnamed" => kind(VoiceKind::Unnamed),
            "hedged" => claim.caveat(CaveatKind::Hedged).is_some(),
            "contested" => claim.caveat(CaveatKind::Contested).is_some(),
            "retracted" => claim.caveat(CaveatKind::Retracted).is_some(),
            "confirmed" => claim.said_confirmed.is_some(),
            "act" => claim.official_act,
            "bound" => claim.date.is_some_and(|(_, by)| by == DateSource::Bound),
            other => panic!("nothing shows {other}"),
        },
    }
}

/// Whether the last claim shows it.
fn holds(sentence: &str, what: &str, entry: &str) -> bool {
    if what == "no claim" {
        // without its call, which would make it one
        let evidence = crate::analyse(&sentence.replacen("[^2]", "", 1), Format::Markdown);
        return evidence.claims.last().is_some_and(|claim| claim.text(&evidence.document).contains("pluie"));
    }
    let evidence = crate::analyse(sentence, Format::Markdown);
    if what == "acknowledged" {
        return evidence.claims.iter().any(|c| c.caveat(CaveatKind::Acknowledged).is_some());
    }
    evidence.claims.last().is_some_and(|claim| shows(claim, what, entry))
}

fn check(language: &str) {
    let lists = lists(language);
    let examples: Examples = toml::from_str(&read(&format!("fixtures/statements/{language}.toml"))).expect("examples");
    let mut wrong: Vec<String> = Vec::new();
    let mut shown = BTreeSet::new();
    for frames in &examples.list {
        shown.insert(frames.name.as_str());
        assert!(!frames.applies.is_empty() && !frames.not.is_empty(), "{}: no frames", frames.name);
        for entry in lists[&frames.name].as_array().expect("a list").iter().filter_map(toml::Value::as_str) {
            let own = examples.own.iter().find(|o| o.list == frames.name && o.entry == entry);
            let (applies, not) =
                own.map_or_else(|| (frames.applies.clone(), frames.not.clone()), |own| (vec![own.applies.clone()], vec![own.not.clone()]));
            if !applies.iter().any(|frame| holds(&filled(frame, entry), &frames.shows, entry)) {
                wrong.push(format!("{language} {} “{entry}” does not apply in: {applies:?}", frames.name));
            }
            for frame in not.iter().filter(|frame| holds(&filled(frame, entry), &frames.shows, entry)) {
                wrong.push(format!("{language} {} “{entry}” applies in: {frame}", frames.name));
            }
        }
    }
    for (name, entries) in &lists {
        let empty = entries.as_array().is_some_and(Vec::is_empty);
        let known = shown.contains(name.as_str())
            || BESIDE_OTHERS.contains(&name.as_str())
            || matches!(name.as_str(), "conditional_endings" | "plain_endings");
        assert!(known || empty, "{language}: no sentences for {name}");
    }
    for own in &examples.own {
        let known = lists[&own.list].as_array().is_some_and(|l| l.iter().any(|e| e.as_str() == Some(&own.entry)));
        assert!(known, "{language} {}: “{}” is no entry", own.list, own.entry);
    }
    assert!(wrong.is_empty(), "{} of the examples are not true:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn french_words_apply_where_they_should() {
    check("fr");
}

#[test]
fn english_words_apply_where_they_should() {
    check("en");
}
