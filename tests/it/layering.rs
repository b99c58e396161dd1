//! Dependencies point one way. The order is that of the flow, from the author's bytes to the screen.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module may use those before it. `error`, `language` and `text` are the ground; `language` knows
/// the kinds of the document model.
const ORDER: [&str; 28] = [
    "data",
    "error",
    "threads",
    "text",
    "document",
    "severity",
    "config",
    "language",
    "message",
    "read",
    "apparatus",
    "directive",
    "citation",
    "claim",
    "graph",
    "figure",
    "evidence",
    "draft",
    "finding",
    "rules",
    "suppress",
    "check",
    "baseline",
    "settings",
    "report",
    "compare",
    "render",
    "annotate",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the source folder is readable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn modules_use_only_what_comes_before_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    let place = |name: &str| ORDER.iter().position(|m| *m == name);
    let mut wrong = Vec::new();
    for path in all {
        let relative = path.strip_prefix(&root).expect("inside").to_string_lossy().into_owned();
        let module = relative.split(['/', '.']).next().unwrap_or_default().to_owned();
        let Some(here) = place(&module) else { continue };
        let text = fs::read_to_string(&path).expect("readable");
        // tests may use everything
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                // a finding names its rule, and a rule makes findings: one pair that knows each other
                let pair = module == "finding" && name == "rules";
                if place(&name).is_some_and(|there| there > here) && !pair && !relative.ends_with("tests.rs") {
                    wrong.push(format!("{relative}: crate::{name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
