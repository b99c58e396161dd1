//! Sentences in the author's own voice need no source; statements of fact that look like them do.

use recoupe::document::Format;
use recoupe::finding::Severity;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    needs_none: Vec<String>,
    needs_source: Vec<String>,
    own_finding: Vec<String>,
}

/// What is said of a paragraph between two sourced ones that has no source.
fn said_of(paragraph: &str) -> Option<Severity> {
    let text = format!(
        "# The quay\n\nThe quay was closed on 3 May 2023 after the storm.[^1] It reopened on 5 June of that year.[^2]\n\n{paragraph}\n\n\
         The port lost 4 cranes in the storm that night.[^1]\n\n[^1]: Reuters, “Quay closed”, 4 May 2023.\n\
         [^2]: BBC, “Quay reopens”, 6 June 2023.\n"
    );
    let evidence = crate::analyse(&text, Format::Markdown);
    crate::findings(&evidence).iter().find(|f| f.rule.name == "unsourced-claim").map(|f| f.severity)
}

fn sentences() -> Sentences {
    toml::from_str(include_str!("../../fixtures/statements/own-voice.toml")).expect("sentences")
}

fn wrong(list: &[String], wanted: Option<Severity>) -> Vec<&String> {
    assert!(list.len() > 8, "a list that shows little");
    list.iter().filter(|sentence| said_of(sentence) != wanted).collect()
}

#[test]
fn what_authors_say_of_themselves_and_the_page_needs_no_source() {
    let found = sentences();
    assert_eq!(wrong(&found.needs_none, None), Vec::<&String>::new());
}

#[test]
fn what_looks_like_it_and_tells_a_fact_needs_one() {
    let found = sentences();
    assert_eq!(wrong(&found.needs_source, Some(Severity::Warning)), Vec::<&String>::new());
}

#[test]
fn what_authors_found_and_were_told_is_for_information() {
    let found = sentences();
    assert_eq!(wrong(&found.own_finding, Some(Severity::Info)), Vec::<&String>::new());
}

#[test]
fn sections_of_demands_and_conclusions_need_none() {
    let found = |heading: &str, sentence: &str| {
        let text = format!(
            "# The quay\n\nThe quay was closed on 3 May 2023.[^1] It reopened.[^1] It closed again.[^1]\n\n## {heading}\n\n{sentence}\n\n\
             It was dear.[^1]\n\n[^1]: Reuters, “Quay closed”, 4 May 2023.\n"
        );
        let evidence = crate::analyse(&text, Format::Markdown);
        crate::findings(&evidence).iter().find(|f| f.rule.name == "unsourced-claim").map(|f| f.severity)
    };
    assert_eq!(found("Recommendations", "1. Close the quay to lorries."), None);
    assert_eq!(found("Recommandations au gouvernement", "Fermer le quai aux camions."), None);
    assert_eq!(found("Conclusion", "The port knew of the danger."), None);
    assert_eq!(found("Conclusion", "The port lost 40 cranes."), Some(Severity::Info));
    assert_eq!(found("The strike", "The port knew of the danger."), Some(Severity::Warning));
    assert_eq!(found("Recommendations ignored", "The port knew of the danger."), Some(Severity::Warning));
}

#[test]
fn a_press_release_gives_the_word_of_its_house() {
    let found = |opening: &str, paragraph: &str| {
        let text = format!(
            "# The quay\n\n{opening}the Quay Centre said today.\n\n{paragraph}\n\nThe port [lost 4 cranes](https://www.reuters.com/a). \
             It [shut](https://www.reuters.com/b) at night.\n"
        );
        let evidence = crate::analyse(&text, Format::Markdown);
        let findings = crate::findings(&evidence);
        let unsourced = findings.iter().filter(|f| f.rule.name == "unsourced-claim");
        unsourced.map(|f| f.severity).collect::<Vec<_>>()
    };
    let released = "(Lima, 4 May 2023) – Guards beat 12 men on the quay, ";
    assert_eq!(found(released, "The Quay Centre counted 31 wounds."), [Severity::Info, Severity::Info]);
    assert_eq!(found(released, "“They hit us,” said Ann Lee of the Quay Centre. “It took 2 hours.”"), [Severity::Info, Severity::Info]);
    assert_eq!(found(released, "The port beat 31 men in 2019."), [Severity::Info, Severity::Warning]);
    let written = "Guards beat 12 men on the quay, ";
    assert_eq!(found(written, "The Quay Centre counted 31 wounds."), [Severity::Warning, Severity::Warning]);
}
