//! What other crates can use: every public item of the library, so that a change is seen in review.
//! `RECOUPE_BLESS=1 cargo test --test it public_api` writes the list anew.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("readable").map(|e| e.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The public items of a file, each on one line without its body. The lint `unreachable_pub` sees to it
/// that what is `pub` can be reached.
fn items(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut items = Vec::new();
    let mut open: Option<String> = None;
    // the type whose fields, variants or methods follow
    let mut of = String::new();
    let mut variants = false;
    for line in code.lines() {
        let shown = line.trim();
        if let Some(rest) = line.strip_prefix("impl").filter(|_| line.ends_with('{')) {
            rest.trim_end_matches('{').trim().clone_into(&mut of);
            variants = false;
        } else if line.starts_with('}') {
            of.clear();
            variants = false;
        }
        if let Some(started) = &mut open {
            started.push(' ');
            started.push_str(shown);
        } else if shown.starts_with("pub ") {
            open = Some(shown.to_owned());
        } else if variants && line.starts_with("    ") && !line.starts_with("     ") && shown.starts_with(char::is_uppercase) {
            items.push(format!("{of}::{}", shown.trim_end_matches([',', '{', ' '])));
        }
        let Some(item) = open.take() else { continue };
        let field = line.starts_with("    pub ") && !item.contains("fn ") && !item.contains("const ");
        if field || item.ends_with('{') || item.ends_with(';') || item.ends_with('}') {
            let words = item.split('{').next().unwrap_or(&item).trim_end_matches([';', ',', ' ']);
            let words = if item.starts_with("pub use") { item.trim_end_matches(';') } else { words };
            items.push(if of.is_empty() { words.to_owned() } else { format!("{of}: {words}") });
            for kind in ["pub struct ", "pub enum "] {
                if let Some(name) = words.strip_prefix(kind).filter(|_| item.ends_with('{')) {
                    name.clone_into(&mut of);
                    variants = kind == "pub enum ";
                }
            }
        } else {
            open = Some(item);
        }
    }
    items
}

#[test]
fn the_public_api_is_the_one_that_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("src"), &mut all);
    let mut list = String::new();
    for path in all {
        let name = path.strip_prefix(root.join("src")).expect("inside").to_string_lossy().replace('\\', "/");
        if name.starts_with("cli/") || name == "main.rs" {
            continue;
        }
        let items = items(&fs::read_to_string(&path).expect("readable"));
        if !items.is_empty() {
            list.push_str(&format!("{name}\n"));
            for item in items {
                list.push_str(&format!("    {item}\n"));
            }
        }
    }
    let listed = root.join("tests/public-api.txt");
    if std::env::var_os("RECOUPE_BLESS").is_some() {
        fs::write(&listed, &list).expect("writable");
    }
    let known = fs::read_to_string(&listed).unwrap_or_default();
    let changed: Vec<String> = known
        .lines()
        .filter(|l| !list.lines().any(|n| n == *l))
        .map(|l| format!("- {l}"))
        .chain(list.lines().filter(|l| !known.lines().any(|n| n == *l)).map(|l| format!("+ {l}")))
        .collect();
    assert!(known == list, "the public API changed; RECOUPE_BLESS=1 cargo test --test it public_api\n{}", changed.join("\n"));
    assert!(!list.contains("petgraph") && !list.contains("clap::"), "no other crate's types in signatures");
}
