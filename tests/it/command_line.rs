//! The command as a user runs it: exit codes, formats, errors.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn recoupe(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recoupe"));
    command.args(arguments).env_clear().env("LC_ALL", "C").current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary starts");
    if let Some(text) = input {
        child.stdin.as_mut().expect("piped").write_all(text.as_bytes()).expect("the binary reads");
    }
    drop(child.stdin.take());
    child.wait_with_output().expect("the binary ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

const NOTE: &str = "fixtures/reports/kazakhstan-janvier-2022.txt";

#[test]
fn the_shipped_note_fits_one_screen_in_both_languages() {
    for (language, heading) in [("fr", "À CORRIGER"), ("en", "TO CORRECT")] {
        let output = recoupe(&["check", NOTE, "--lang", language], None);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        let screen = out(&output);
        assert!(screen.contains(heading), "{screen}");
        assert!(screen.lines().count() <= 55, "{} lines\n{screen}", screen.lines().count());
        assert!(screen.lines().all(|l| l.chars().count() <= 130), "{screen}");
    }
}

#[test]
fn exit_codes_follow_fail_on() {
    let clean = "Fact[^1].\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a ; BBC, 5 May 2023, https://www.bbc.com/b\n";
    assert_eq!(recoupe(&["check", "-"], Some(clean)).status.code(), Some(0));
    let warned = "Fact[^1].\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a\n";
    assert_eq!(recoupe(&["check", "-"], Some(warned)).status.code(), Some(0));
    assert_eq!(recoupe(&["check", "-", "--fail-on", "warning"], Some(warned)).status.code(), Some(1));
    let wrong = "Fact[^1]. Other[^2].\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a\n";
    assert_eq!(recoupe(&["check", "-"], Some(wrong)).status.code(), Some(1));
    assert_eq!(recoupe(&["check", "-", "--fail-on", "never"], Some(wrong)).status.code(), Some(0));
    assert_eq!(recoupe(&["check", "-", "--ignore", "undefined-footnote"], Some(wrong)).status.code(), Some(0));
    assert_eq!(recoupe(&["check", "-"], Some("Only words.\n")).status.code(), Some(3));
    assert_eq!(recoupe(&["check", "-", "--fail-on", "never"], Some("Only words.\n")).status.code(), Some(0));
}

#[test]
fn wrong_options_and_files_are_named() {
    let output = recoupe(&["check", "no-such-file.md"], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no-such-file.md"));
    let output = recoupe(&["check", NOTE, "--select", "singel-source"], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("did you mean `single-source`"), "{}", err(&output));
    let output = recoupe(&["explain", "mispelt-citation"], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("misspelt-citation"));
    assert_eq!(recoupe(&["check", "--no-such-flag"], None).status.code(), Some(2));
}

#[test]
fn a_file_that_is_not_utf8_is_named_and_the_others_are_checked() {
    let folder = tempfolder("latin1");
    std::fs::write(folder.join("a.md"), b"Fait[^1]. Caf\xe9.\n").expect("written");
    std::fs::write(folder.join("b.md"), "Fait[^1]. Autre[^2].\n\n[^1]: Reuters, 4 May 2023\n").expect("written");
    let output = recoupe(&["check", &folder.to_string_lossy(), "--output-format", "concise"], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("a.md") && err(&output).contains("byte 13"), "{}", err(&output));
    assert!(out(&output).contains("undefined-footnote"), "{}", out(&output));
}

fn tempfolder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("recoupe-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

#[test]
fn json_holds_every_finding_with_its_place() {
    let output = recoupe(&["check", NOTE, "--output-format", "json", "--min-severity", "info", "--min-confidence", "low"], None);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(json["schema"], "recoupe-findings/1");
    let raw = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(NOTE)).expect("readable");
    let findings = json["findings"].as_array().expect("a list");
    assert!(findings.len() > 20);
    let mut names = std::collections::HashSet::new();
    for finding in findings {
        for key in ["rule", "group", "severity", "confidence", "cause", "message", "path", "span", "related", "fingerprint", "suppressed"] {
            assert!(finding.get(key).is_some(), "{key}");
        }
        let (start, line) = (finding["span"]["start"].as_u64().expect("start"), finding["span"]["line"].as_u64().expect("line"));
        let at = usize::try_from(start).expect("small");
        assert_eq!(raw[..at].matches('\n').count() as u64 + 1, line);
        assert!(names.insert(finding["fingerprint"].as_str().expect("text").to_owned()), "fingerprints are distinct");
    }
}

#[test]
fn fingerprints_survive_edits_elsewhere_and_languages() {
    let note = "Fact[^1]. Other[^2].\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a\n";
    let names = |text: &str, language: &str| -> Vec<String> {
        let output = recoupe(&["check", "-", "--output-format", "json", "--lang", language], Some(text));
        let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
        json["findings"].as_array().expect("a list").iter().map(|f| f["fingerprint"].as_str().expect("text").to_owned()).collect()
    };
    let before = names(note, "en");
    assert_eq!(before, names(note, "fr"));
    assert_eq!(before, names(&format!("# A heading\n\n> Words that somebody else wrote.\n\n{note}"), "en"));
}

#[test]
fn graph_and_rules_and_pages_print() {
    let output = recoupe(&["graph", NOTE], None);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(json["schema"], "recoupe-graph/1");
    assert_eq!(json["documents"][0]["language"], "fr");
    assert_eq!(out(&recoupe(&["graph", NOTE, "--format", "jsonl"], None)).lines().count(), 1);
    let rules = out(&recoupe(&["rules"], None));
    for rule in recoupe::rules::RULES {
        assert!(rules.contains(rule.name));
        let page = out(&recoupe(&["explain", rule.name], None));
        assert!(page.starts_with(&format!("# {}", rule.name)), "{page}");
    }
    assert!(out(&recoupe(&["rules", "--output-format", "json"], None)).starts_with('['));
}

#[test]
fn every_run_ends_with_what_was_read() {
    let screen = out(&recoupe(&["check", NOTE, "--lang", "en"], None));
    assert!(screen.contains("Read: ") && screen.contains("citations resolved"), "{screen}");
    let all = out(&recoupe(&["check", NOTE, "--lang", "en", "--all"], None));
    assert!(all.lines().count() > screen.lines().count());
}

/// Every console block of the README is what the command prints; `RECOUPE_BLESS=1` writes them anew.
#[test]
fn the_sessions_of_the_readme_are_true() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let mut blessed = readme.clone();
    let mut sessions = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("\n```").next().expect("a closed block");
        let (command, shown) = block.split_once('\n').expect("a command and what it prints");
        let arguments: Vec<&str> = command.strip_prefix("$ recoupe ").expect("a command of recoupe").split_whitespace().collect();
        let output = recoupe(&arguments, None);
        let printed = out(&output).trim_end().to_owned();
        blessed = blessed.replace(block, &format!("{command}\n{printed}"));
        assert!(std::env::var_os("RECOUPE_BLESS").is_some() || printed == shown, "README.md: {command}\n{printed}");
        sessions += 1;
    }
    assert!(sessions >= 1);
    if blessed != readme {
        std::fs::write(&path, blessed).expect("writable");
    }
}

#[test]
fn reports_come_in_three_forms() {
    let output = recoupe(&["report", NOTE, "--output-format", "json"], None);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    let document = &json["documents"][0];
    let claims: usize =
        document["sections"].as_array().expect("sections").iter().map(|s| s["claims"].as_array().expect("claims").len()).sum();
    let levels: u64 = document["levels"].as_object().expect("levels").values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(claims as u64, levels);
    let csv = out(&recoupe(&["report", NOTE, "--output-format", "csv"], None));
    assert_eq!(csv.matches("\r\n").count(), claims + 1);
    let sources = out(&recoupe(&["report", NOTE, "--sources", "--output-format", "csv"], None));
    assert_eq!(sources.matches("\r\n").count(), document["sources"].as_array().expect("sources").len() + 1);
    let human = out(&recoupe(&["report", NOTE, "--sources", "--lang", "fr"], None));
    assert!(human.contains("dont 0 sur elle seule"), "{human}");
}

#[test]
fn a_voice_that_nobody_cites_is_an_error_with_the_closest_name() {
    let output = recoupe(&["report", NOTE, "--what-if", "Radio Azatyk"], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("did you mean `Radio Azattyk`?"), "{}", err(&output));
}

#[test]
fn a_configuration_is_found_upwards_and_its_mistakes_have_a_place() {
    let folder = std::env::temp_dir().join(format!("recoupe-config-{}", std::process::id()));
    let deep = folder.join("notes/2023");
    std::fs::create_dir_all(&deep).expect("a folder for the test");
    let note = deep.join("note.md");
    std::fs::write(&note, "Fact[^1].\n\n[^1]: Valley Courier, 4 May 2023 ; Hill Gazette, 5 May 2023\n").expect("writable");
    let note = note.to_string_lossy().into_owned();
    let levels = |arguments: &[&str]| out(&recoupe(arguments, None));
    assert!(levels(&["report", &note]).contains("corroborated"));
    let group = "[publishers.\"Valley Courier\"]\ngroup = \"Upland\"\n[publishers.\"Hill Gazette\"]\ngroup = \"Upland\"\n";
    std::fs::write(folder.join("recoupe.toml"), group).expect("writable");
    assert!(levels(&["report", &note]).contains("same group"));
    assert!(levels(&["report", &note, "--isolated"]).contains("corroborated"));
    std::fs::write(folder.join("recoupe.toml"), "[corroboration]\ntreshold = 2\n").expect("writable");
    let output = recoupe(&["check", &note], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("recoupe.toml") && err(&output).contains("2:1") && err(&output).contains("`threshold`"),
        "{}",
        err(&output)
    );
    std::fs::remove_dir_all(&folder).expect("removable");
}

/// The bytes and the digest of the second example of FIPS 180-4, which any other program for SHA-256 gives too.
#[test]
fn the_certificate_names_the_file_by_its_sha_256() {
    let output = recoupe(&["certificate", "-", "--lang", "en"], Some("abc"));
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert!(out(&output).contains(&format!("SHA-256 of the file: {digest}")), "{}", out(&output));
    let word = "fixtures/formats/fr.docx";
    let size = std::fs::metadata(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(word)).expect("there").len();
    let page = out(&recoupe(&["certificate", word, "--lang", "fr"], None)).replace('\u{202f}', "");
    assert!(page.contains(&format!("docx, {size} octets")), "{page}");
}
