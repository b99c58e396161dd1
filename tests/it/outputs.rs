//! Outputs for other programs, held against what is published of their formats. The SARIF and GitLab schemas in
//! `tests/schemas` are written by hand from the published ones, for the objects that are used; JUnit is held
//! against what Jenkins' schema says.

use std::path::Path;

use recoupe::check::{Selection, check};
use recoupe::document::{Format, Language};
use recoupe::message::Messages;
use recoupe::render::{Listing, findings_json, findings_jsonl, github, gitlab, junit, markdown, sarif};
use serde_json::Value;

use super::schema::breaches;

fn schema(path: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("readable");
    serde_json::from_str(&text).expect("JSON")
}

/// Documents with findings of all kinds of places, one without any, one that holds nothing.
fn listings(language: Language) -> Vec<Listing> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = std::fs::read_to_string(root.join("fixtures/reports/kazakhstan-janvier-2022.txt")).expect("readable");
    let odd = "A <b>\"fact\" & more</b> \u{7}% done.[^1] Another\nover lines, not cited: 12.[^2]\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a b ; \"x\" <y>\n";
    let clean = "Closed.[^1]\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/w ; BBC, 5 May 2023, https://www.bbc.com/n\n";
    let messages = Messages::new(language);
    [
        ("notes/été 2022,1:2.txt", report.as_str(), Format::Text),
        ("/tmp/odd.md", odd, Format::Markdown),
        ("clean.md", clean, Format::Markdown),
        ("bare.md", "Words.\n", Format::Markdown),
    ]
    .into_iter()
    .map(|(path, text, format)| {
        let evidence = recoupe::analyse(recoupe::text::Input::new(path, text).expect("small"), format);
        let selection = Selection::everything();
        Listing::of(&evidence, &check(&evidence, &selection), &selection, &messages)
    })
    .collect()
}

#[test]
fn sarif_holds_against_the_schema() {
    for language in [Language::English, Language::French] {
        let listings = listings(language);
        let log = sarif(&listings, &["a.md: gone".to_owned()], &Messages::new(language));
        let wrong = breaches(&schema("tests/schemas/sarif-2.1.0.json"), &log);
        assert!(wrong.is_empty(), "{wrong:#?}");
        let run = &log["runs"][0];
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), listings.iter().map(|l| l.findings.len()).sum::<usize>());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert!(region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1));
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("an address");
            assert!(uri.bytes().all(|b| b.is_ascii_graphic()), "{uri}");
        }
        assert_eq!(run["artifacts"][1]["location"]["uri"], "file:///tmp/odd.md");
        assert!(results.iter().any(|r| r["relatedLocations"].as_array().is_some_and(|l| !l.is_empty())), "related places");
        assert!(results.iter().any(|r| r["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "note 4"), "notes");
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    }
}

#[test]
fn gitlab_holds_against_the_documentation() {
    let report = gitlab(&listings(Language::English));
    let wrong = breaches(&schema("tests/schemas/gitlab-code-quality.json"), &report);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let issues = report.as_array().expect("a list");
    let names: std::collections::HashSet<&str> = issues.iter().filter_map(|i| i["fingerprint"].as_str()).collect();
    assert!(issues.len() > 20 && names.len() == issues.len(), "names are distinct");
}

#[test]
fn findings_hold_against_the_published_schema() {
    let listings = listings(Language::French);
    let json = findings_json(&listings);
    let published = schema("docs/schemas/recoupe-findings-1.json");
    let wrong = breaches(&published, &json);
    assert!(wrong.is_empty(), "{wrong:#?}");
    // the same in lines: findings, then the summary
    let lines: Vec<Value> = findings_jsonl(&listings).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let (last, findings) = lines.split_last().expect("lines");
    assert_eq!(json["findings"].as_array().expect("a list").as_slice(), findings);
    assert_eq!(json["summary"], last["summary"]);
}

#[test]
fn the_model_holds_against_the_published_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = std::fs::read_to_string(root.join("fixtures/reports/kazakhstan-janvier-2022.txt")).expect("readable");
    let keys = "A fact [@known]. Another.[^1] *Ibid.*[^9]\n\n[^1]: Le Monde avec AFP, 4 mai 2023 ; Ibid.\n";
    let read = |text: &str, format| recoupe::analyse(recoupe::text::Input::new("a", text).expect("small"), format);
    let (one, other) = (read(&report, Format::Text), read(keys, Format::Markdown));
    let model = recoupe::render::graph_json(&[&one, &other]);
    let wrong = breaches(&schema("docs/schemas/recoupe-graph-1.json"), &model);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Attributes that Jenkins' schema knows, those it asks for first.
const JUNIT: [(&str, &[&str], usize, &[&str]); 6] = [
    ("testsuites", &["name", "time", "tests", "failures", "errors"], 0, &["testsuite"]),
    ("testsuite", &["name", "tests", "failures", "errors", "time", "skipped"], 4, &["testcase"]),
    ("testcase", &["name", "time", "classname"], 1, &["failure", "skipped", "error", "system-out"]),
    ("failure", &["type", "message"], 0, &[]),
    ("error", &["type", "message"], 0, &[]),
    ("skipped", &["type", "message"], 0, &[]),
];

#[test]
fn junit_holds_against_the_schema() {
    let listings = listings(Language::French);
    let xml = junit(&listings, &[("gone.md".to_owned(), "gone.md: <no> \"file\"".to_owned())], Some(recoupe::finding::Severity::Warning));
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut open: Vec<String> = Vec::new();
    let (mut cases, mut failures, mut errors) = (0, 0, 0);
    loop {
        let event = reader.read_event().expect("well formed");
        let (element, empty) = match &event {
            quick_xml::events::Event::Start(e) => (e, false),
            quick_xml::events::Event::Empty(e) => (e, true),
            quick_xml::events::Event::End(_) => {
                open.pop();
                continue;
            }
            quick_xml::events::Event::Eof => break,
            _ => continue,
        };
        let name = element.name().as_ref().to_owned();
        let parent = open.last().map_or("", String::as_str);
        if let Some((_, _, _, children)) = JUNIT.iter().find(|(n, ..)| *n == parent) {
            assert!(children.contains(&name.as_str()), "{name} in {parent}");
        }
        if let Some((_, known, wanted, _)) = JUNIT.iter().find(|(n, ..)| *n == name) {
            let given: Vec<String> = element.attributes().map(|a| a.expect("an attribute").key.as_ref().to_owned()).collect();
            assert!(given.iter().all(|g| known.contains(&g.as_str())), "{name}: {given:?}");
            assert!(known[..*wanted].iter().all(|w| given.iter().any(|g| g == w)), "{name}: {given:?}");
        }
        cases += usize::from(name == "testcase");
        failures += usize::from(name == "failure");
        errors += usize::from(name == "error");
        if !empty {
            open.push(name);
        }
    }
    let expected: usize = listings.iter().map(|l| l.findings.len().max(1)).sum();
    assert_eq!((cases, errors), (expected + 1, 1));
    let severe = listings.iter().flat_map(|l| &l.findings).filter(|f| f.severity >= recoupe::finding::Severity::Warning).count();
    assert_eq!(failures, severe);
    assert!(xml.contains(&format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"1\"")));
}

#[test]
fn github_shows_the_ten_most_severe_and_counts_the_rest() {
    let listings = listings(Language::English);
    let lines = github(&listings, &Messages::new(Language::English));
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 11);
    let errors = listings.iter().flat_map(|l| &l.findings).filter(|f| f.severity == recoupe::finding::Severity::Error).count();
    assert_eq!(lines.iter().filter(|l| l.starts_with("::error ")).count(), errors.min(10));
    assert!(lines[0].starts_with("::error file=notes/été 2022%2C1%3A2.txt,line="), "{}", lines[0]);
    assert!(lines[10].starts_with("::notice title=recoupe::") && lines[10].contains("more findings"), "{}", lines[10]);
    assert!(lines.iter().all(|l| l.rsplit("::").next().is_some_and(|m| !m.is_empty())));
}

#[test]
fn the_summary_lists_each_document_with_its_open_findings() {
    let listings = listings(Language::French);
    let page = markdown(&listings, &Messages::new(Language::French));
    for listing in &listings {
        assert!(page.contains("### "), "{page}");
        let rows = listing.findings.iter().filter(|f| page.contains(&format!("`{}`", f.rule.name))).count();
        assert_eq!(rows, listing.findings.len());
    }
    assert!(page.contains("Rien à vérifier"), "{page}");
}
