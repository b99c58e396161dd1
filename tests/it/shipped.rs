//! What ships beside the program — workflows, the action, hooks, the image — as far as it can be run without a network
//! and without the machines of others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::yaml;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shipped(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("recoupe-shipped-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// Runs a shell script in the folder, with recoupe and the folder's own programs on the path.
    fn bash(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_recoupe")).parent().expect("a folder").to_path_buf();
        let outside = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([self.0.join("bin"), binary].into_iter().chain(std::env::split_paths(&outside)));
        let mut command = Command::new("bash");
        command.args(["-e", "-o", "pipefail", "-c", script]).current_dir(&self.0).env_clear();
        command.env("PATH", path.expect("a path")).env("HOME", &self.0).env("LC_ALL", "C").envs(variables.iter().copied());
        command.output().expect("bash runs")
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

/// What stands between `${{` and `}}`.
fn expressions(text: &str) -> Vec<&str> {
    text.split("${{").skip(1).map(|rest| rest.split_once("}}").expect("a closed expression").0.trim()).collect()
}

/// A script with words in place of its expressions, in a shell that is told to read and not to run it.
fn parses(script: &str, shell: &str) {
    let mut plain = String::new();
    for (at, piece) in script.split("${{").enumerate() {
        plain.push_str(if at == 0 { piece } else { "word" });
        plain.push_str(if at == 0 { "" } else { piece.split_once("}}").expect("a closed expression").1 });
    }
    let output = Command::new(shell).args(["-n", "-c", &plain]).output().expect("a shell");
    assert!(output.status.success(), "{plain}\n{}", said(&output));
}

/// Steps of a job or an action: each runs a script or uses an action of a version.
fn sound_steps(steps: &Value, needs_shell: bool) {
    for step in steps.as_array().expect("steps") {
        match (step["run"].as_str(), step["uses"].as_str()) {
            (Some(script), None) => {
                parses(script, "bash");
                assert!(!needs_shell || step["shell"] == "bash", "{step}");
            }
            (None, Some(used)) => {
                assert!(used.split_once("@v").is_some_and(|(_, v)| v.starts_with(|c: char| c.is_ascii_digit())), "{used}");
            }
            _ => panic!("a step runs or uses: {step}"),
        }
        for known in step.as_object().expect("a mapping").keys() {
            assert!(["name", "id", "if", "env", "with", "shell", "run", "uses"].contains(&known.as_str()), "{known}");
        }
    }
}

#[test]
#[cfg(unix)]
fn workflows_are_read_and_their_scripts_parse() {
    let folder = root().join(".github/workflows");
    let mut files: Vec<String> =
        fs::read_dir(folder).expect("workflows").map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    assert_eq!(files, ["ci.yml", "release.yml"]);
    for file in files {
        let text = shipped(&format!(".github/workflows/{file}"));
        let workflow = yaml::parse(&text);
        assert!(workflow["on"].is_object() && workflow["permissions"].is_object(), "{file}");
        for (name, job) in workflow["jobs"].as_object().expect("jobs") {
            sound_steps(&job["steps"], false);
            assert!(job["runs-on"].is_string(), "{file}: {name}");
            // what an expression asks of the matrix, each of its entries gives
            let matrix = &job["strategy"]["matrix"];
            let given = |key: &str| match matrix["include"].as_array() {
                Some(entries) => entries.iter().all(|entry| entry[key].is_string()),
                None => matrix[key].is_array(),
            };
            let job = job.to_string();
            for asked in expressions(&job) {
                let known = asked == "github.token" || asked.strip_prefix("matrix.").is_some_and(given);
                assert!(known, "{file}: {name}: {asked}");
            }
        }
    }
}

#[test]
#[cfg(unix)]
fn the_action_the_hook_and_the_examples_are_read_and_agree() {
    let text = shipped("action.yml");
    let action = yaml::parse(&text);
    sound_steps(&action["runs"]["steps"], true);
    assert_eq!(action["runs"]["using"], "composite");
    let inputs: BTreeSet<&str> = action["inputs"].as_object().expect("inputs").keys().map(String::as_str).collect();
    let asked: BTreeSet<&str> =
        expressions(&text).into_iter().map(|e| e.strip_prefix("inputs.").unwrap_or_else(|| panic!("{e}"))).collect();
    assert_eq!(inputs, asked, "each input is used, and nothing else");
    for (name, input) in action["inputs"].as_object().expect("inputs") {
        assert!(input["description"].is_string() && input["default"].is_string(), "{name}");
    }
    // the workflow that the documentation shows
    let readme = shipped("docs/ci/README.md");
    let shown = readme.split_once("```yaml\n").and_then(|(_, rest)| rest.split_once("```")).expect("an example").0;
    let steps = &yaml::parse(shown)["jobs"]["sources"]["steps"];
    sound_steps(steps, false);
    for name in steps[1]["with"].as_object().expect("inputs").keys() {
        assert!(inputs.contains(name.as_str()), "{name}");
    }
    assert_eq!(steps[2]["with"]["sarif_file"], action["inputs"]["sarif-file"]["default"]);
    let version = format!("@v{}", env!("CARGO_PKG_VERSION"));
    assert!(steps[1]["uses"].as_str().is_some_and(|used| used.ends_with(&version)), "{version}");

    let hooks = yaml::parse(&shipped(".pre-commit-hooks.yaml"));
    for key in ["id", "name", "description", "entry", "language", "files"] {
        assert!(hooks[0][key].is_string(), "{key}");
    }
    parses(hooks[0]["entry"].as_str().expect("a command"), "sh");
    let gitlab = yaml::parse(&shipped("docs/ci/gitlab-ci.yml"));
    for line in gitlab["sources"]["script"].as_array().expect("a script") {
        parses(line.as_str().expect("a command"), "sh");
    }
    let image = gitlab["sources"]["image"]["name"].as_str().expect("an image");
    assert!(image.ends_with(&format!(":{}", env!("CARGO_PKG_VERSION"))), "{image}");
    for script in ["docs/ci/check.sh", "docs/ci/pre-commit"] {
        parses(&shipped(script), "sh");
    }
    parses(&shipped(".ci/run"), "bash");
}

/// The options that a command's help lists.
fn options(command: &str) -> BTreeSet<String> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_recoupe")).args([command, "--help"]).env("LC_ALL", "C").output().expect("the binary runs");
    assert!(output.status.success(), "{command}: {}", said(&output));
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let words =
        lines.flat_map(|line| line.split("  ").next().unwrap_or_default().split([' ', ',', '=']).map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| word.starts_with('-')).collect()
}

#[test]
fn every_command_line_that_is_shown_exists() {
    let listed = Command::new(env!("CARGO_BIN_EXE_recoupe")).arg("--help").output().expect("the binary runs");
    let help = String::from_utf8_lossy(&listed.stdout).into_owned();
    let commands: Vec<&str> = help
        .split_once("Commands:\n")
        .expect("commands")
        .1
        .lines()
        .take_while(|l| l.starts_with("  "))
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"certificate"), "{commands:?}");
    let mut files: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "action.yml", ".pre-commit-hooks.yaml", "Dockerfile"].iter().map(|f| root().join(f)).collect();
    for folder in ["docs/ci", "docs/rules", "docs/rules/fr", ".github/workflows", "src/language/en", "src/language/fr"] {
        files.extend(fs::read_dir(root().join(folder)).expect("a folder").map(|e| e.expect("an entry").path()).filter(|p| p.is_file()));
    }
    let mut seen = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("readable").replace("\\\n", " ");
        for line in text.lines() {
            for (at, _) in line.match_indices("recoupe ") {
                let rest = &line[at + "recoupe ".len()..];
                let Some(command) = commands
                    .iter()
                    .find(|c| rest.strip_prefix(**c).is_some_and(|r| !r.starts_with(|l: char| l.is_alphanumeric() || l == '-')))
                else {
                    continue;
                };
                // to the end of the command: of its code, of its sentence
                let rest = rest.split(['`', '|', ';', '»', '”', ')']).next().unwrap_or_default();
                let known = options(command);
                for word in rest.split_whitespace().map(|w| w.trim_matches(|c: char| "\"'[](),.:".contains(c))) {
                    let word = word.split('=').next().unwrap_or_default();
                    if word.starts_with("--") && word.len() > 2 || word.len() == 2 && word.starts_with('-') && word != "--" {
                        assert!(known.contains(word), "{}: {line}\n{command} has no {word}", file.display());
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

/// A step of a workflow by its name.
fn step<'a>(workflow: &'a Value, job: &str, name: &str) -> &'a str {
    let steps = workflow["jobs"][job]["steps"].as_array().expect("steps");
    steps.iter().find(|s| s["name"] == name).and_then(|s| s["run"].as_str()).unwrap_or_else(|| panic!("{name}"))
}

#[test]
#[cfg(target_os = "linux")]
fn the_release_packs_and_publishes() {
    let folder = Folder::new("release");
    let workflow = yaml::parse(&shipped(".github/workflows/release.yml"));
    let target = "x86_64-unknown-linux-musl";
    let targets = workflow["jobs"]["build"]["strategy"]["matrix"]["include"].as_array().expect("targets");
    assert!(targets.iter().any(|t| t["target"] == target));
    for name in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        folder.write(name, &shipped(name));
    }
    // stands for the binary that the step before builds, and for the program that talks to the server
    folder.write(&format!("target/{target}/release/recoupe"), "#!/bin/sh\nexec recoupe \"$@\"\n");
    folder.write("bin/gh", "#!/bin/sh\necho \"gh $*\" >> calls\n[ \"$2\" != view ]\n");
    assert!(folder.bash(&format!("chmod +x target/{target}/release/recoupe bin/gh"), &[]).status.success());
    let variables = [("GITHUB_REF_NAME", "v0.1.0"), ("RUNNER_OS", "Linux"), ("GH_TOKEN", "none")];
    let packed = folder.bash(&step(&workflow, "build", "pack").replace("${{ matrix.target }}", target), &variables);
    assert!(packed.status.success(), "{}", said(&packed));
    let name = format!("recoupe-v0.1.0-{target}");
    let listed = said(&folder.bash(&format!("sha256sum --check {name}.tar.gz.sha256 && tar -tzf {name}.tar.gz"), &[]));
    for file in [
        "recoupe",
        "README.md",
        "LICENSE-MIT",
        "completions/recoupe.bash",
        "completions/recoupe.elvish",
        "man/recoupe.1",
        "man/recoupe-check.1",
    ] {
        assert!(listed.contains(&format!("{name}/{file}\n")), "{file}\n{listed}");
    }
    let published = folder.bash(step(&workflow, "build", "publish"), &variables);
    assert!(published.status.success(), "{}", said(&published));
    let calls = fs::read_to_string(folder.0.join("calls")).expect("calls");
    assert!(calls.contains("gh release create v0.1.0 --verify-tag"), "{calls}");
    assert!(calls.contains(&format!("gh release upload v0.1.0 {name}.tar.gz {name}.tar.gz.sha256")), "{calls}");
}

/// The instructions of a Dockerfile with their words, lines that go on joined.
fn instructions(text: &str) -> Vec<(String, String)> {
    let joined = text.replace("\\\n", " ");
    let lines = joined.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').map(|(word, rest)| (word.to_owned(), rest.trim().to_owned())).expect("an instruction")).collect()
}

#[test]
#[cfg(unix)]
fn the_image_is_built_from_what_it_copies() {
    let folder = Folder::new("image");
    let mut stages: Vec<String> = Vec::new();
    let (mut built, mut taken, mut entry, mut command) = (String::new(), String::new(), String::new(), String::new());
    for (word, rest) in instructions(&shipped("Dockerfile")) {
        match word.as_str() {
            "FROM" => {
                let words: Vec<&str> = rest.split_whitespace().collect();
                assert!(
                    words[0].split_once(':').is_some_and(|(_, tag)| tag.starts_with(|c: char| c.is_ascii_digit())),
                    "a version: {rest}"
                );
                stages.push(words.get(2).unwrap_or(&"").to_string());
            }
            "RUN" => {
                parses(&rest, "sh");
                if rest.starts_with("cargo build") {
                    assert!(rest.contains("--release --locked --bin recoupe"), "{rest}");
                    "/source/target/release/recoupe".clone_into(&mut built);
                }
            }
            "COPY" if rest.starts_with("--from=") => {
                let (from, paths) = rest["--from=".len()..].split_once(' ').expect("paths");
                assert!(stages.iter().any(|s| s == from), "{rest}");
                paths.split(' ').next().expect("a path").clone_into(&mut taken);
            }
            "COPY" => {
                let words: Vec<&str> = rest.split_whitespace().collect();
                for name in &words[..words.len() - 1] {
                    let copied = folder.bash(&format!("cp -r '{}' .", root().join(name).display()), &[]);
                    assert!(copied.status.success(), "{}", said(&copied));
                }
            }
            "WORKDIR" => assert!(rest.starts_with('/'), "{rest}"),
            "ENTRYPOINT" => entry = rest,
            "CMD" => command = rest,
            other => panic!("{other} is not held"),
        }
    }
    assert_eq!((built.as_str(), built.is_empty()), (taken.as_str(), false), "what is built is what is taken");
    let rust = shipped("Cargo.toml").lines().find_map(|l| l.strip_prefix("rust-version = ").map(|v| v.trim_matches('"').to_owned()));
    let base = format!("FROM rust:{}-", rust.expect("a version"));
    assert!(shipped("Dockerfile").contains(&base), "the image builds with the least Rust that is promised: {base}");
    // cargo finds every target of the manifest among what is copied, and the lock file fits
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(folder.0.join("Cargo.toml"))
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", said(&cargo));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let own = packages.iter().find(|p| p["name"] == "recoupe").expect("the package");
    for target in own["targets"].as_array().expect("targets") {
        let path = target["src_path"].as_str().expect("a path");
        let kind = &target["kind"][0];
        assert!(kind == "test" || Path::new(path).is_file(), "{path}");
    }
    // so are the files that the sources take in
    let mut sources = vec![folder.0.join("src")];
    let mut taken_in = 0;
    while let Some(folder) = sources.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
            if path.is_dir() {
                sources.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("readable");
                for named in text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split_once('"')) {
                    assert!(path.parent().expect("a folder").join(named.0).is_file(), "{}: {}", path.display(), named.0);
                    taken_in += 1;
                }
            }
        }
    }
    // and those that the build turns into tables, whole folders of languages among them
    let build = fs::read_to_string(folder.0.join("build.rs")).expect("the image has the build script");
    for table in build.split('"').filter(|word| word.starts_with("src/")) {
        let path = folder.0.join(table);
        assert!(path.exists(), "{table}");
        taken_in += if path.is_dir() { fs::read_dir(path).expect("a folder").count() } else { 1 };
    }
    assert!(taken_in > 10, "{taken_in}");
    // the image runs what it says on the folder that is mounted
    let words: Vec<String> = [entry, command].iter().flat_map(|list| serde_json::from_str::<Vec<String>>(list).expect("JSON")).collect();
    assert_eq!(words[0], "recoupe");
    folder.write("notes/a.md", "The bridge closed.[^1]\n\n[^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023\n");
    let run = folder.bash(&format!("cd notes && {}", words.join(" ")), &[]);
    assert!(run.status.success() && said(&run).contains("a.md"), "{}", said(&run));
}

#[test]
fn the_readme_counts_the_crates_that_the_library_brings_in() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--no-default-features", "--prefix", "none", "--no-dedupe"])
        .args(["--format", "{p}", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", said(&tree));
    let listed = String::from_utf8_lossy(&tree.stdout).into_owned();
    let crates: BTreeSet<&str> = listed.lines().filter(|line| !line.starts_with("recoupe ")).collect();
    let told = format!("brings in {} crates", crates.len());
    assert!(shipped("README.md").contains(&told), "{told}");
}
