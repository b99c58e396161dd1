//! `tests/cmd/*.trycmd`: sessions of the command line, as `trycmd` writes them. Each runs in a copy of the
//! folder `NAME.in` beside it; `RECOUPE_BLESS=1` writes what is printed.
//!
//! A block of ```` ```console ```` holds `$ command` lines, each followed by `? code` where the exit code is not
//! 0, and by what is printed on both outputs, standard output first. `[..]` stands for any words of a line, `...` for
//! any lines. Known commands: `recoupe` (with `NAME=value` before it and `< FILE` after it) and `cat FILE`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use recoupe::document::Language;

struct Step {
    command: String,
    code: i32,
    output: Vec<String>,
}

#[test]
fn every_session_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut files: Vec<PathBuf> = fs::read_dir(&root).expect("tests/cmd").map(|e| e.expect("entry").path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "trycmd"));
    files.sort();
    assert!(!files.is_empty());
    let bless = std::env::var_os("RECOUPE_BLESS").is_some();
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("readable");
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let folder = std::env::temp_dir().join(format!("recoupe-cmd-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder for the session");
        copy(&root.join(format!("{name}.in")), &folder);
        let mut blessed = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("```console\n") {
            let from = at + "```console\n".len();
            let end = rest[from..].find("```").expect("a closed block") + from;
            blessed.push_str(&rest[..from]);
            for step in steps(&rest[from..end]) {
                let (code, printed) = run(&step.command, &folder);
                let lines: Vec<String> = printed.lines().map(|l| l.trim_end().to_owned()).collect();
                let holds = code == step.code && matches(&step.output, &lines);
                if !holds {
                    wrong.push(format!("{name}: $ {}\n? {code}\n{}", step.command, lines.join("\n")));
                }
                blessed.push_str(&format!("$ {}\n", step.command));
                if code != 0 {
                    blessed.push_str(&format!("? {code}\n"));
                }
                for line in if holds { &step.output } else { &lines } {
                    blessed.push_str(line);
                    blessed.push('\n');
                }
                // a blank line between two commands belongs to neither
                blessed.push('\n');
            }
            while blessed.ends_with("\n\n") {
                blessed.pop();
            }
            rest = &rest[end..];
        }
        blessed.push_str(rest);
        let _ = fs::remove_dir_all(&folder);
        if bless && blessed != text {
            fs::write(&file, blessed).expect("writable");
        }
    }
    assert!(bless || wrong.is_empty(), "{} sessions differ; RECOUPE_BLESS=1 writes them anew\n{}", wrong.len(), wrong.join("\n\n"));
}

fn steps(block: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { command: command.to_owned(), code: 0, output: Vec::new() });
        } else if let Some(step) = steps.last_mut() {
            match line.strip_prefix("? ") {
                Some(code) if step.output.is_empty() => step.code = code.trim().parse().expect("an exit code"),
                _ => step.output.push(line.trim_end().to_owned()),
            }
        }
    }
    for step in &mut steps {
        while step.output.last().is_some_and(String::is_empty) {
            step.output.pop();
        }
    }
    steps
}

fn run(line: &str, folder: &Path) -> (i32, String) {
    let mut words = split(line);
    let mut command = Command::new(env!("CARGO_BIN_EXE_recoupe"));
    command.env_clear().env("LC_ALL", "C").current_dir(folder).stdin(Stdio::null());
    while let Some((name, value)) = words.first().and_then(|w| w.split_once('=')) {
        command.env(name, value);
        words.remove(0);
    }
    let program = words.remove(0);
    if program == "cat" {
        return (0, fs::read_to_string(folder.join(&words[0])).unwrap_or_else(|e| panic!("{}: {e}", words[0])));
    }
    assert_eq!(program, "recoupe", "{line}");
    if let Some(at) = words.iter().position(|w| w == "<") {
        command.stdin(fs::File::open(folder.join(&words[at + 1])).expect("an input"));
        words.truncate(at);
    }
    let output = command.args(&words).output().expect("the binary runs");
    let mut printed = String::from_utf8(output.stdout).expect("UTF-8").trim_end().to_owned();
    let complaints = String::from_utf8(output.stderr).expect("UTF-8");
    if !complaints.trim().is_empty() {
        if !printed.is_empty() {
            printed.push('\n');
        }
        printed.push_str(complaints.trim_end());
    }
    (output.status.code().unwrap_or(-1), printed)
}

/// Words of a command line; single quotes hold words together.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut begun) = (false, false);
    for letter in line.chars() {
        match letter {
            '\'' => {
                quoted = !quoted;
                begun = true;
            }
            ' ' if !quoted => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => word.push(letter),
        }
    }
    if begun || !word.is_empty() {
        words.push(word);
    }
    words
}

fn matches(wanted: &[String], printed: &[String]) -> bool {
    match wanted.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "..." => (0..=printed.len()).any(|skip| matches(rest, &printed[skip..])),
        Some((first, rest)) => printed.split_first().is_some_and(|(line, others)| same(first, line) && matches(rest, others)),
    }
}

fn same(wanted: &str, line: &str) -> bool {
    match wanted.split_once("[..]") {
        None => wanted == line,
        Some((head, tail)) => line
            .strip_prefix(head)
            .is_some_and(|rest| rest.char_indices().map(|(i, _)| i).chain([rest.len()]).any(|i| same(tail, &rest[i..]))),
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry.expect("entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The commands of a help text, or the options of a command's help, each with the values that it may have.
fn listed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_recoupe")).args(arguments).env_clear().env("COLUMNS", "1000").output();
    String::from_utf8(output.expect("the binary runs").stdout).expect("UTF-8")
}

/// Every option of every command is shown at work in a session, every value of an option in some session, and every exit
/// code for `check`.
#[test]
fn every_command_option_value_and_exit_code_has_a_session() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let files = fs::read_dir(&root).expect("tests/cmd").map(|e| e.expect("entry").path());
    let sessions: String =
        files.filter(|p| p.extension().is_some_and(|e| e == "trycmd")).map(|p| fs::read_to_string(p).expect("readable")).collect();
    let lines: Vec<Vec<String>> = sessions.lines().filter_map(|l| l.strip_prefix("$ ")).map(split).collect();
    // the words behind the name of a command
    let of = |command: &str| -> Vec<&[String]> {
        let called = |words: &&Vec<String>| words.iter().find(|w| !w.contains('=') && *w != "recoupe").is_some_and(|w| w == command);
        lines.iter().filter(called).map(Vec::as_slice).collect()
    };
    let mut missing = Vec::new();
    let help = listed(&["--help"]);
    let commands = help.split_once("Commands:\n").expect("commands").1.lines().take_while(|l| l.starts_with("  "));
    let commands: Vec<&str> = commands.filter_map(|l| l.split_whitespace().next()).collect();
    let mut values: std::collections::BTreeMap<(String, String), bool> = std::collections::BTreeMap::new();
    for command in commands {
        let used = of(command);
        if used.is_empty() {
            missing.push(format!("recoupe {command}"));
        }
        for line in listed(&[command, "--help"]).lines().map(str::trim).filter(|l| l.starts_with('-')) {
            let names: Vec<&str> = line.split("  ").next().unwrap_or_default().split([' ', ',']).filter(|w| w.starts_with('-')).collect();
            let long = *names.last().expect("a name");
            let given = |words: &&[String], value: Option<&str>| {
                words.iter().enumerate().any(|(at, word)| {
                    let (name, attached) = word.split_once('=').map_or((word.as_str(), None), |(n, v)| (n, Some(v)));
                    let told = attached.or_else(|| words.get(at + 1).map(String::as_str));
                    names.contains(&name) && value.is_none_or(|value| told == Some(value))
                })
            };
            if !used.iter().any(|words| given(words, None)) {
                missing.push(format!("recoupe {command} {long}"));
            }
            let possible = line.split_once("[possible values: ").map_or("", |(_, rest)| rest.trim_end_matches(']'));
            for value in possible.split(", ").filter(|v| !v.is_empty()) {
                let seen = used.iter().any(|words| given(words, Some(value)));
                *values.entry((long.to_owned(), value.to_owned())).or_default() |= seen;
            }
        }
    }
    missing.extend(values.iter().filter(|(_, seen)| !**seen).map(|((option, value), _)| format!("{option} {value}")));
    for code in 1..=3 {
        let shown = sessions.split("$ recoupe check").skip(1).any(|s| s.lines().nth(1) == Some(&format!("? {code}")));
        if !shown {
            missing.push(format!("exit code {code} of check"));
        }
    }
    assert!(missing.is_empty(), "tests/cmd shows none of\n{}", missing.join("\n"));
}

/// Error messages that no session can bring about.
const WITHOUT_SESSION: [(&str, &str); 8] = [
    ("error-too-large", "an input of four gigabytes"),
    ("error-part-too-large", "a part that unpacks to 256 megabytes; tests/it/formats/untrusted.rs makes one"),
    ("error-unsupported", "a build without the reader of a format"),
    ("error-io", "the system's own words"),
    ("error-graph", "ids of a graph that a program puts together"),
    ("error-damaged[file]", "a file that changes between reading and annotating"),
    ("reason-other-file", "the same"),
    ("wrong-letters", "an argument that is no UTF-8 text, which a session cannot hold"),
];

/// Words of a message in the order of the text, without its places; one list for each of its forms, with its name.
fn forms<'a>(id: &'a str, pattern: &'a str) -> Vec<(String, Vec<String>)> {
    let fragments = |text: &str| -> Vec<String> {
        let mut depth = 0;
        let mut parts = vec![String::new()];
        for letter in text.chars() {
            match letter {
                '{' if depth == 0 => parts.push(String::new()),
                _ if depth == 0 && letter != '}' => parts.last_mut().expect("a part").push(letter),
                _ => {}
            }
            depth += i32::from(letter == '{') - i32::from(letter == '}');
        }
        parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let variants: Vec<&str> = pattern.lines().map(str::trim_start).filter(|line| line.starts_with(['[', '*'])).collect();
    // two choices in one message make many forms: the words around them tell it
    if variants.is_empty() || pattern.matches("->").count() > 1 {
        return vec![(id.to_owned(), fragments(pattern))];
    }
    let forms = variants.iter().filter_map(|line| line.trim_start_matches('*').split_once("] "));
    forms.map(|(name, words)| (format!("{id}{name}]"), fragments(words))).collect()
}

/// Every message of an error is in a session, in each of its forms and in each language, or in the list above.
#[test]
fn every_error_message_has_a_session() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(root.join("tests/cmd")).expect("tests/cmd").map(|e| e.expect("entry").path());
    let sessions: String =
        files.filter(|p| p.extension().is_some_and(|e| e == "trycmd")).map(|p| fs::read_to_string(p).expect("readable")).collect();
    let holds = |line: &str, words: &[String]| {
        words.iter().try_fold(line, |rest, word| rest.split_once(word.as_str()).map(|(_, rest)| rest)).is_some()
    };
    for language in Language::all() {
        let mut checked = 0;
        let mut missing = Vec::new();
        for file in ["desk.ftl", "options.ftl"] {
            let text = fs::read_to_string(root.join("src/language").join(language.code()).join(file)).expect("readable");
            let text = format!("\n{text}");
            let starts: Vec<usize> =
                text.match_indices('\n').map(|(at, _)| at + 1).filter(|&at| text[at..].starts_with(char::is_alphabetic)).collect();
            for (index, &at) in starts.iter().enumerate() {
                let message = &text[at..starts.get(index + 1).map_or(text.len(), |&next| next)];
                let Some((id, pattern)) = message.split_once(" = ") else { continue };
                let told = ["error-", "config-", "reason-", "wrong-"].iter().any(|lead| id.starts_with(lead));
                if !told || WITHOUT_SESSION.iter().any(|(known, _)| *known == id) {
                    continue;
                }
                for (name, words) in forms(id, pattern) {
                    checked += 1;
                    let excused = words.is_empty() || WITHOUT_SESSION.iter().any(|(known, _)| *known == name);
                    if !excused && !sessions.lines().any(|line| holds(line, &words)) {
                        missing.push(format!("{name}: {words:?}"));
                    }
                }
            }
        }
        assert!(checked > 40, "{checked}");
        assert!(missing.is_empty(), "{language:?}: no session: {missing:#?}");
    }
}
