//! A language is a folder of `src/language`: nothing else names it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[path = "../../build.rs"]
#[expect(dead_code, clippy::print_stdout, reason = "the main of a build script")]
mod build;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder for one test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("copied");
        return;
    }
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("entry").path();
        copy(&path, &to.join(path.file_name().expect("a name")));
    }
}

fn change(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("readable");
    assert!(text.contains(old), "{}: {old}", path.display());
    fs::write(path, text.replacen(old, new, 1)).expect("written");
}

/// The English folder as that of a language of its own, with enough of its words to tell it.
fn add_language(languages: &Path) {
    let folder = languages.join("eo");
    copy(&languages.join("en"), &folder);
    let about = "name = \"Esperanto\"\niso_639_3 = \"epo\"\ngroup_sign = \"_\"\n";
    fs::write(folder.join("language.toml"), about).expect("written");
    let lexicon = fs::read_to_string(folder.join("lexicon.toml")).expect("readable");
    let small = "function_words = [\"kaj\", \"estas\", \"estis\", \"kun\", \"por\", \"ke\", \"al\", \"laŭ\", \"en\", \"de\"]";
    let lines: Vec<&str> = lexicon.lines().map(|line| if line.starts_with("function_words = ") { small } else { line }).collect();
    fs::write(folder.join("lexicon.toml"), lines.join("\n")).expect("written");
    change(&folder.join("messages.ftl"), "heading-correct = TO CORRECT", "heading-correct = KOREKTENDE");
}

#[test]
fn the_build_finds_each_folder_and_says_what_one_lacks() {
    let folder = scratch("languages-found");
    let (languages, out) = (folder.join("language"), folder.join("out"));
    copy(&root().join("src/language"), &languages);
    fs::create_dir_all(&out).expect("a folder");
    add_language(&languages);
    let list = build::languages(&languages, &out).expect("three whole folders");
    assert!(list.contains("CODES: [&str; 3] = [\"en\", \"eo\", \"fr\"]"), "{list}");
    assert!(list.contains("eo.lexicon.json") && list.contains("eo/review.ftl") && out.join("eo.measures.json").is_file());

    for (file, said) in [("numbers.toml", "numbers.toml is missing"), ("language.toml", "language.toml is missing")] {
        fs::rename(languages.join("eo").join(file), folder.join(file)).expect("moved");
        let wrong = build::languages(&languages, &out).expect_err(file);
        assert!(wrong.ends_with(said) && wrong.contains("eo"), "{wrong}");
        fs::rename(folder.join(file), languages.join("eo").join(file)).expect("moved");
    }
    fs::write(languages.join("eo/nombers.toml"), "").expect("written");
    assert!(build::languages(&languages, &out).expect_err("a stray file").contains("nombers.toml: no file of a language"));
}

fn code(folder: &Path, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            code(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") && path.file_name().is_some_and(|n| n != "tests.rs") {
            let text = fs::read_to_string(&path).expect("readable");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            all.push((path.display().to_string(), lines.collect::<Vec<_>>().join("\n")));
        }
    }
}

#[test]
fn no_code_tells_languages_apart() {
    let mut all = Vec::new();
    code(&root().join("src"), &mut all);
    let own = |path: &str| path.ends_with("document/language.rs");
    for (path, text) in all.iter().filter(|(path, _)| !own(path)) {
        for name in ["Language::FRENCH", "\"fr\"", "\"en\"", "en.ftl", "fr.ftl"] {
            assert!(!text.contains(name), "{path}: {name}");
        }
        // English is what holds where nothing tells the language
        for line in text.lines().filter(|l| l.contains("Language::ENGLISH")) {
            assert!(line.contains("unwrap_or("), "{path}: {line}");
        }
    }
}

fn run(recoupe: &Path, folder: &Path, arguments: &[&str], locale: &str) -> Output {
    let mut command = Command::new(recoupe);
    command.current_dir(folder).args(arguments).env_clear().env("LANG", locale);
    command.output().expect("the program runs")
}

#[test]
#[ignore = "builds the program anew, with a third language: .ci/run asks for it"]
fn a_folder_more_is_a_language_more() {
    let folder = scratch("new-language");
    for part in ["src", "benches", "build.rs", "Cargo.toml", "Cargo.lock", "README.md"] {
        copy(&root().join(part), &folder.join(part));
    }
    add_language(&folder.join("src/language"));
    // kept between runs: what the program is built upon is built once
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-language-target");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--offline", "--quiet", "--bin", "recoupe"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .status();
    assert!(built.expect("cargo runs").success());
    let recoupe = target.join("debug/recoupe");

    let note = "# Noto\n\nLaŭ la ministerio, 12 homoj estis arestitaj en la urbo kaj estas en malliberejo.[^1]\n\n[^1]: AFP, 4 May 2022\n\n[^2]: BBC, 6 May 2022\n";
    fs::write(folder.join("note.md"), note).expect("written");
    let text = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let graph = text(&run(&recoupe, &folder, &["graph", "note.md"], "C"));
    assert!(graph.contains("\"language\": \"eo\"") || graph.contains("\"language\":\"eo\""), "{graph}");
    for arguments in [&["check", "note.md", "--lang", "eo"][..], &["check", "note.md"][..]] {
        let said = text(&run(&recoupe, &folder, arguments, "eo_XX.UTF-8"));
        assert!(said.contains("KOREKTENDE"), "{said}");
    }
    assert!(text(&run(&recoupe, &folder, &["check", "note.md"], "C")).contains("TO CORRECT"));
    assert!(text(&run(&recoupe, &folder, &["check", "note.md", "--lang", "xx"], "C")).contains("en, eo, fr"));
    assert!(text(&run(&recoupe, &folder, &["config", "--schema"], "C")).contains("\"eo\""));
    fs::write(folder.join("recoupe.toml"), "messages = \"eo\"\nlanguage = \"eo\"\n").expect("written");
    assert!(text(&run(&recoupe, &folder, &["check", "note.md"], "C")).contains("KOREKTENDE"));
}
