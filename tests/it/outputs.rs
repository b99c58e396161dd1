//! Outputs for other programs, held against the published schemas of their formats; `tests/schemas/README.md` says where
//! they are from.

use std::path::Path;

use recoupe::baseline::Baseline;
use recoupe::check::{Selection, check};
use recoupe::document::{Format, Language};
use recoupe::message::Messages;
use recoupe::render::{Listing, findings_json, findings_jsonl, github, gitlab, junit, markdown, sarif};
use serde_json::Value;

use super::schema::breaches;
use super::xsd::Schema;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("readable")
}

fn schema(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect("JSON")
}

/// Documents with findings of all kinds of places, silenced, known and gone ones among them; one without any, one that
/// holds nothing, a Word file.
fn listings(language: Language) -> Vec<Listing> {
    let report = read("fixtures/reports/kazakhstan-janvier-2022.txt");
    let odd = "A <b>\"fact\" & more</b> \u{7}% done.[^1] Another\nover lines, not cited: 12.[^2]\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a b ; \"x\" <y> <!-- recoupe: ignore all until 2030-01-31 — \"no\" note (A. <B>, 2026-01-01) -->\n";
    let clean = "Closed.[^1]\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/w ; BBC, 5 May 2023, https://www.bbc.com/n\n";
    let word = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats/fr.docx")).expect("readable");
    let messages = Messages::new(language);
    [
        ("notes/été 2022,1:2.txt", report.into_bytes(), Format::Text),
        ("/tmp/odd.md", odd.into(), Format::Markdown),
        ("clean.md", clean.into(), Format::Markdown),
        ("bare.md", "Words.\n".into(), Format::Markdown),
        ("C:/notes/fr.docx", word, Format::Docx),
    ]
    .into_iter()
    .map(|(path, bytes, format)| {
        let draft = recoupe::Draft::open(path, bytes, Some(format)).expect("readable");
        let evidence = draft.analyse(&recoupe::config::Config::default());
        let selection = Selection::everything();
        let mut findings = check(&evidence, &selection);
        let fixed = (format == Format::Text).then(|| known(&findings).compare("a", &mut findings, &selection));
        let mut listing = Listing::of(&evidence, &findings, &selection, &messages);
        listing.fixed = fixed.unwrap_or_default();
        listing
    })
    .collect()
}

/// A baseline that holds every other finding, and one that is gone.
fn known(findings: &[recoupe::finding::Finding]) -> Baseline {
    let one = |rule: &str, fingerprint: &str| serde_json::json!({ "rule": rule, "fingerprint": fingerprint, "words": "words" });
    let mut known: Vec<Value> = findings.iter().step_by(2).map(|f| one(f.rule.name, &f.fingerprint)).collect();
    known.push(one("single-source", "v1:0123456789abcdef"));
    let text = serde_json::json!({ "schema": "recoupe-baseline/1", "documents": { "a": known } });
    Baseline::parse(&text.to_string()).expect("a baseline")
}

#[test]
fn sarif_holds_against_the_published_schema() {
    for language in [Language::ENGLISH, Language::FRENCH] {
        let listings = listings(language);
        let log = serde_json::to_value(sarif(&listings, &["a.md: gone".to_owned()], &Messages::new(language))).expect("JSON");
        let wrong = breaches(&schema("tests/schemas/sarif-schema-2.1.0.json"), &log);
        assert!(wrong.is_empty(), "{wrong:#?}");
        let run = &log["runs"][0];
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), listings.iter().map(|l| l.findings.len() + l.fixed.len()).sum::<usize>());
        let states = |state: &str| results.iter().filter(|r| r["baselineState"] == state).count();
        let first = listings[0].findings.len();
        assert_eq!((states("new"), states("unchanged"), states("absent")), (first / 2, first - first / 2, 1));
        let silenced = results.iter().find(|r| r["suppressions"][0]["kind"] == "inSource").expect("a silenced finding");
        assert_eq!(silenced["suppressions"][0]["justification"], "\"no\" note");
        assert_eq!(silenced["suppressions"][0]["properties"]["by"], "A. <B>");
        let word = results.iter().find(|r| r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///C:/notes/fr.docx");
        let names = word.expect("the Word file")["locations"][0]["logicalLocations"].as_array().expect("places");
        assert!(names.iter().any(|n| n["properties"]["paragraph"].is_u64()), "{names:?}");
        for result in results.iter().filter(|r| r["baselineState"] != "absent") {
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
fn gitlab_holds_against_its_parser_s_schema_and_the_documentation() {
    let report = serde_json::to_value(gitlab(&listings(Language::ENGLISH))).expect("JSON");
    let wrong = breaches(&schema("tests/schemas/gitlab-code-quality.json"), &report);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let issues = report.as_array().expect("a list");
    let entry = schema("tests/schemas/gitlab-codeclimate.json");
    let wrong: Vec<String> = issues.iter().flat_map(|issue| breaches(&entry, issue)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let names: std::collections::HashSet<&str> = issues.iter().filter_map(|i| i["fingerprint"].as_str()).collect();
    assert!(issues.len() > 20 && names.len() == issues.len(), "names are distinct");
}

#[test]
fn findings_hold_against_the_published_schema() {
    let listings = listings(Language::FRENCH);
    let json = serde_json::to_value(findings_json(&listings)).expect("JSON");
    let published = schema("docs/schemas/recoupe-findings-1.json");
    let wrong = breaches(&published, &json);
    assert!(wrong.is_empty(), "{wrong:#?}");
    // the same in lines: findings, then the summary
    let lines: Vec<Value> = findings_jsonl(&listings).collect();
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

#[test]
fn junit_holds_against_the_published_schema() {
    let listings = listings(Language::FRENCH);
    let unread = [("gone.md".to_owned(), "gone.md: <no> \"file\"".to_owned())];
    let xml = junit(&listings, &unread, Some(recoupe::finding::Severity::Warning));
    let wrong = Schema::parse(&read("tests/schemas/junit-10.xsd")).breaches(&xml);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let count = |tag: &str| xml.matches(tag).count();
    let cases: usize = listings.iter().map(|l| l.findings.len().max(1)).sum::<usize>() + 1;
    let failures = listings.iter().flat_map(Listing::open).filter(|f| f.severity >= recoupe::finding::Severity::Warning).count();
    assert_eq!((count("<testcase "), count("<failure "), count("<error ")), (cases, failures, 1));
    assert!(xml.contains(&format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"1\"")));
}

#[test]
fn github_shows_the_ten_most_severe_and_counts_the_rest() {
    let listings = listings(Language::ENGLISH);
    let lines = github(&listings, &Messages::new(Language::ENGLISH));
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 11);
    let errors = listings.iter().flat_map(Listing::open).filter(|f| f.severity == recoupe::finding::Severity::Error).count();
    assert_eq!(lines.iter().filter(|l| l.starts_with("::error ")).count(), errors.min(10));
    assert!(lines[0].starts_with("::error file=notes/été 2022%2C1%3A2.txt,line="), "{}", lines[0]);
    assert!(lines[10].starts_with("::notice title=recoupe::") && lines[10].contains("more findings"), "{}", lines[10]);
    assert!(lines.iter().all(|l| l.rsplit("::").next().is_some_and(|m| !m.is_empty())));
}

#[test]
fn the_summary_lists_each_document_with_its_open_findings() {
    let listings = listings(Language::FRENCH);
    let page = markdown(&listings, &Messages::new(Language::FRENCH));
    for listing in &listings {
        assert!(page.contains("### "), "{page}");
        let rows = listing.open().filter(|f| page.contains(&format!("`{}`", f.rule.name))).count();
        assert_eq!(rows, listing.open().count());
    }
    assert!(page.contains("Rien à vérifier"), "{page}");
}
