//! Findings written into the margin of Markdown and text.

use std::path::Path;

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use recoupe::Draft;
use recoupe::annotate::{annotate, bare, remarks};
use recoupe::check::{Selection, check};
use recoupe::config::Config;
use recoupe::document::{Format, Language};
use recoupe::finding::Finding;
use recoupe::message::Messages;

/// The rules and fingerprints of all findings.
fn found(text: &str, format: Format) -> Vec<(String, String)> {
    let evidence = super::open(text.as_bytes().to_vec(), Some(format));
    let findings = check(&evidence, &Selection::everything());
    findings.iter().map(|f| (f.rule.name.to_owned(), f.fingerprint.clone())).collect()
}

/// A copy with a note for each cause, and how many they are.
fn annotated(text: &str, format: Format) -> (String, usize) {
    let read = bare(text.as_bytes(), format).into_owned();
    let evidence = Draft::open("note", read, Some(format)).expect("the file is read").analyse(&Config::default());
    let findings = check(&evidence, &Selection::everything());
    let open: Vec<&Finding> = findings.iter().collect();
    let remarks = remarks(&evidence, &open, &Messages::new(Language::ENGLISH));
    let copy = annotate(text.as_bytes(), &evidence, &remarks).expect("notes are written");
    (String::from_utf8(copy).expect("UTF-8"), remarks.len())
}

fn without_notes(text: &str, format: Format) -> String {
    String::from_utf8(bare(text.as_bytes(), format).into_owned()).expect("UTF-8")
}

#[test]
fn notes_stand_behind_the_words_and_lines_that_they_are_about() {
    let text = "---\ntitle: A\n---\n\n# March {#m}\n\nOne fact.[^1] Another fact, said at length.[^2]\n\n[^1]: Reuters, 31 February 2023, https://www.reuters.com/a\n[^2]: BBC, 5 May 2023\n";
    let (copy, count) = annotated(text, Format::Markdown);
    assert!(count >= 2, "{copy}");
    assert_eq!(copy.matches("<!-- recoupe found ").count(), count, "{copy}");
    assert!(copy.contains("One fact.[^1] <!-- recoupe found single-source: "), "{copy}");
    let dated = copy.lines().find(|l| l.contains("found impossible-date")).expect("a note");
    assert!(dated.starts_with("[^1]: Reuters, 31 February 2023"), "{copy}");
    let wrapped =
        "The march began. Nobody was\r\nhurt.[1] It ended.\r\n\r\nNotes\r\n\r\n1. Reuters, 31/02/2023, https://www.reuters.com/a\r\n";
    let (copy, count) = annotated(wrapped, Format::Text);
    assert_eq!(copy.lines().filter(|l| l.starts_with("[recoupe] ")).count(), count, "{copy}");
    assert!(count > 0 && copy.matches("\r\n").count() == copy.matches('\n').count(), "{copy}");
    let at = copy.lines().position(|l| l.starts_with("[recoupe] impossible-date")).expect("a note");
    assert!(copy.lines().take(at).filter(|l| !l.starts_with("[recoupe]")).last().is_some_and(|l| l.starts_with("1. Reuters")), "{copy}");
}

#[test]
fn a_copy_of_a_copy_is_the_copy_and_without_its_notes_the_draft() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for (name, format) in
        [("formats/fr.md", Format::Markdown), ("formats/en.md", Format::Markdown), ("reports/kazakhstan-janvier-2022.txt", Format::Text)]
    {
        let text = std::fs::read_to_string(root.join(name)).expect("readable");
        let (copy, count) = annotated(&text, format);
        assert!(count > 0, "{name}");
        assert!(without_notes(&copy, format) == text, "{name}");
        assert!(annotated(&copy, format).0 == copy, "{name}");
        // and it is read as the draft was
        let (before, after) = (found(&text, format), found(&copy, format));
        let lost: Vec<_> = before.iter().filter(|f| !after.contains(f)).collect();
        let new: Vec<_> = after.iter().filter(|f| !before.contains(f)).collect();
        assert!(lost.is_empty() && new.is_empty(), "{name}: lost {lost:?}, new {new:?}");
    }
}

#[test]
fn notes_keep_out_of_code_headings_definitions_and_breaks() {
    let notes = "\n\n[^1]: Reuters, 4 May 2023\n";
    for (line, wanted) in [
        ("# One fact.[^1] {#a}", "# One fact.[^1] <!--"),
        ("One `fact was` seen [by all of us](https://a.org/b \"c d\").[^1] Another", "\"c d\").[^1] <!--"),
        ("One fact.[^1]\\\nAnother", "One fact.[^1] <!--"),
        ("- One fact.[^1]", "- One fact.[^1] <!--"),
        ("| One fact.[^1] | b |\n|---|---|\n| c | d |", "| One fact.[^1]"),
    ] {
        let text = format!("{line}{notes}");
        let (copy, _) = annotated(&text, Format::Markdown);
        assert!(copy.contains(wanted) || !copy.contains("found single-source"), "{copy}");
        assert_eq!(without_notes(&copy, Format::Markdown), text);
        assert_eq!(found(&copy, Format::Markdown), found(&text, Format::Markdown), "{copy}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_all_else_keeps_its_bytes(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "One fact.", "[^1]", "[^2]", "\n", "\n\n", "\r\n", " ", "\n\n[^1]: Reuters, 31/02/2023", "\n\n[^3]: ", "# ", "- ", "12. ", "`", "```\n", "---\n", "| a | b |\n|---|---|\n",
        "<!--", "-->", "(", "](", "é", "affir-\nmation", "[recoupe] x [0123456789ab]", "<!-- recoupe found x [0123456789ab] -->", "> ", "\\", "https://a.org/b", "Bibliography\n\nReuters, 4 May 2023, http//a.b",
    ]), 0..40), markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        let text = without_notes(&pieces.concat(), format);
        // what looks like a note only once another is gone is nobody's care
        if without_notes(&text, format) == text {
            let (copy, _) = annotated(&text, format);
            prop_assert_eq!(without_notes(&copy, format), text, "{}", copy);
            let again = annotated(&copy, format).0;
            prop_assert!(again == copy, "{copy:?} {again:?}");
        }
    }
}
