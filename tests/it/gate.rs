//! The gate, tried for real: a git repository, its hook, the scripts and examples that ship.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with its own home, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("recoupe-gate-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("repository")).expect("a folder for the test");
        Self(path)
    }

    fn repository(&self) -> PathBuf {
        self.0.join("repository")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.repository().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// Runs a program in the repository, with recoupe on the path and nothing of the surroundings.
    fn run(&self, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_recoupe")).parent().expect("a folder").to_path_buf();
        let path = std::env::join_paths([binary].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())));
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.repository()).env_clear();
        command.env("PATH", path.expect("a path")).env("HOME", &self.0).env("LC_ALL", "C").env("GIT_CONFIG_NOSYSTEM", "1");
        for (name, who) in [("NAME", "A. Author"), ("EMAIL", "author@example.org")] {
            command.env(format!("GIT_AUTHOR_{name}"), who).env(format!("GIT_COMMITTER_{name}"), who);
        }
        command.envs(variables.iter().copied());
        command.output().unwrap_or_else(|e| panic!("{program}: {e}"))
    }

    fn git(&self, arguments: &[&str]) -> Output {
        self.run("git", arguments, &[])
    }

    fn commit(&self) -> (bool, String) {
        assert!(self.git(&["add", "--all"]).status.success());
        let output = self.git(&["commit", "--quiet", "--message", "Notes"]);
        (output.status.success(), said(&output))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn shipped(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

const SOURCED: &str = "The bridge closed on Monday.[^1]\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge ; BBC, 5 May 2023, https://www.bbc.com/news/bridge\n";
const FIGURE: &str = "The bridge closed on Monday.[^1]\n\nThe flood killed 12 people.[^2]CAVEAT\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge ; BBC, 5 May 2023, https://www.bbc.com/news/bridge\n[^2]: Reuters, 5 May 2023, https://www.reuters.com/world/toll\n";

/// A repository with the `coi` policy and the hook that ships.
fn repository(name: &str) -> Folder {
    let folder = Folder::new(name);
    assert!(folder.git(&["init", "--quiet", "--initial-branch", "main"]).status.success());
    folder.write("recoupe.toml", "policy = \"coi\"\n");
    folder.write("README.md", "Notes of the unit.\n");
    let hook = folder.repository().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    fs::write(&hook, shipped("docs/ci/pre-commit")).expect("written");
    make_executable(&hook);
    folder
}

#[cfg(unix)]
fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("set");
}

#[cfg(not(unix))]
fn make_executable(_: &Path) {}

#[test]
#[cfg(unix)]
fn a_single_sourced_figure_is_refused_and_passes_with_a_caveat() {
    let folder = repository("caveat");
    folder.write("notes/a note.md", SOURCED);
    let (done, output) = folder.commit();
    assert!(done, "a sourced note passes\n{output}");

    folder.write("notes/a note.md", &FIGURE.replace("CAVEAT", ""));
    let (done, output) = folder.commit();
    assert!(!done && output.contains("notes/a note.md:3:1: error[below-required-level]"), "{output}");
    assert!(output.contains("the commit is refused"), "{output}");

    folder.write("notes/a note.md", &FIGURE.replace("CAVEAT", " This toll could not be independently verified."));
    let (done, output) = folder.commit();
    assert!(done, "said to be unconfirmed\n{output}");

    let ignored = " <!-- recoupe: ignore below-required-level — the police alone counts (A. Author, 2023-05-06) -->";
    folder.write("notes/a note.md", &FIGURE.replace("CAVEAT", ignored).replace("12", "13"));
    let (done, output) = folder.commit();
    assert!(done, "an exception with its reason\n{output}");

    // what is committed counts, not what lies in the folder
    folder.write("notes/a note.md", &FIGURE.replace("CAVEAT", ""));
    assert!(folder.git(&["add", "--all"]).status.success());
    folder.write("notes/a note.md", SOURCED);
    assert!(!folder.git(&["commit", "--quiet", "--message", "Notes"]).status.success());
}

#[test]
#[cfg(unix)]
fn the_baseline_keeps_old_findings_quiet() {
    let folder = repository("baseline");
    let old = FIGURE.replace("CAVEAT", "");
    folder.write("notes/old.md", &old);
    assert!(!folder.commit().0, "without a baseline it is refused");
    let written = folder.run("recoupe", &["check", "notes", "--write-baseline", "recoupe-baseline.json", "--fail-on", "never"], &[]);
    assert!(written.status.success(), "{}", said(&written));
    let (done, output) = folder.commit();
    assert!(done, "known findings are quiet\n{output}");

    let more = old.replace("\n\n[^1]", " Then 40 people were evacuated.[^3]\n\n[^1]")
        + "[^3]: BBC, 6 May 2023, https://www.bbc.com/news/evacuated\n";
    folder.write("notes/old.md", &format!("# A new title\n\n{more}"));
    let (done, output) = folder.commit();
    assert!(!done && output.contains("40 people were evacuated") && !output.contains("killed 12"), "only the new one\n{output}");
}

/// The text of a `run: |` block, or of a one-line value, under a line of a YAML file.
fn yaml_text(file: &str, after: &str, key: &str) -> String {
    let rest = file.split_once(after).unwrap_or_else(|| panic!("{after}")).1;
    let line = rest.lines().find(|l| l.trim_start().trim_start_matches("- ").starts_with(key)).unwrap_or_else(|| panic!("{key}"));
    let value = line.split_once(':').expect("a value").1.trim();
    if value != "|" {
        return value.to_owned();
    }
    let depth = line.len() - line.trim_start().len();
    let body = rest.split_once(line).expect("there").1.lines().skip(1);
    body.take_while(|l| l.trim().is_empty() || l.len() - l.trim_start().len() > depth).map(str::trim_start).collect::<Vec<_>>().join(
        "
",
    )
}

#[test]
#[cfg(unix)]
fn the_action_runs_and_writes_annotations_the_page_and_sarif() {
    let folder = repository("action");
    folder.write("notes/a.md", &FIGURE.replace("CAVEAT", ""));
    let script = yaml_text(&shipped("action.yml"), "- name: check", "run:");
    let variables = [
        ("RECOUPE_PATHS", "notes"),
        ("RECOUPE_POLICY", "coi"),
        ("RECOUPE_FAIL_ON", ""),
        ("RECOUPE_BASELINE", ""),
        ("RECOUPE_LANG", "fr"),
        ("RECOUPE_SARIF", "out.sarif"),
        ("GITHUB_STEP_SUMMARY", "page.md"),
    ];
    for name in &variables[..6] {
        assert!(shipped("action.yml").contains(&format!("{}: ${{{{ inputs.", name.0)), "{}", name.0);
    }
    let output = folder.run("bash", &["-c", &script], &variables);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("::error file=notes/a.md,line=3"), "{}", said(&output));
    let sarif: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.repository().join("out.sarif")).expect("SARIF")).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    assert!(fs::read_to_string(folder.repository().join("page.md")).expect("a page").contains("à corriger"));
}

#[test]
#[cfg(unix)]
fn the_hook_of_pre_commit_runs() {
    let folder = repository("hook");
    folder.write("notes/a.md", &FIGURE.replace("CAVEAT", ""));
    let entry = yaml_text(&shipped(".pre-commit-hooks.yaml"), "id: recoupe", "entry:");
    let with = |file: &str| folder.run("sh", &["-c", &format!("{entry} {file}")], &[]);
    let refused = with("notes/a.md");
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(said(&refused).contains("below-required-level"));
    assert_eq!(with("README.md").status.code(), Some(0), "no report, nothing to refuse");
    assert_eq!(with("gone.md").status.code(), Some(1), "what cannot be read is no pass");
}

#[test]
#[cfg(unix)]
fn the_examples_for_gitlab_and_the_shell_run() {
    let folder = repository("examples");
    folder.write("notes/a.md", &FIGURE.replace("CAVEAT", ""));
    let gitlab = shipped("docs/ci/gitlab-ci.yml");
    let line = gitlab.lines().find_map(|l| l.trim().strip_prefix("- recoupe ")).expect("a command");
    let output = folder.run("sh", &["-c", &format!("recoupe {line}")], &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for report in ["gl-code-quality-report.json", "recoupe.xml"] {
        assert!(folder.repository().join(report).is_file() && gitlab.matches(report).count() == 2, "{report}");
    }
    folder.write("check.sh", &shipped("docs/ci/check.sh"));
    let output = folder.run("sh", &["check.sh", "notes"], &[("REPORTS", "out")]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for report in ["recoupe.sarif", "recoupe.xml", "recoupe.json", "recoupe.md"] {
        assert!(folder.repository().join("out").join(report).is_file(), "{report}");
    }
}

#[test]
fn completions_and_pages_cover_every_command() {
    let folder = Folder::new("manual");
    let commands = ["check", "graph", "report", "diff", "certificate", "explain", "rules", "init", "config", "completions", "man"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = said(&folder.run("recoupe", &["completions", shell], &[]));
        assert!(commands.iter().all(|c| script.contains(c)) && script.contains("min-severity"), "{shell}");
    }
    assert!(folder.run("recoupe", &["man", "--output-dir", "pages"], &[]).status.success());
    for command in commands {
        let page = fs::read_to_string(folder.repository().join(format!("pages/recoupe-{command}.1"))).expect("a page");
        assert!(page.contains(".SH SYNOPSIS"), "{command}");
    }
    assert!(said(&folder.run("recoupe", &["man"], &[])).contains(".TH recoupe 1"));
    assert_eq!(folder.run("recoupe", &["completions", "tcsh"], &[]).status.code(), Some(2));
}
