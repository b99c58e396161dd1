//! Patterns of paths: `drafts/**/*.md`.

/// Whether a path, relative to the configuration's folder and with `/` between folders, fits a pattern. A pattern
/// without `/` is one of file names, in any folder; one that ends with `/` is a folder with all below it.
pub(super) fn fits(pattern: &str, path: &str) -> bool {
    let pattern = pattern.trim_start_matches("./");
    if !pattern.trim_end_matches('/').contains('/') && !pattern.ends_with('/') {
        return name_fits(pattern, path.rsplit('/').next().unwrap_or(path));
    }
    let whole = if pattern.ends_with('/') { format!("{pattern}**") } else { pattern.to_owned() };
    let parts: Vec<&str> = whole.trim_start_matches('/').split('/').collect();
    folders_fit(&parts, &path.split('/').collect::<Vec<_>>())
}

fn folders_fit(pattern: &[&str], path: &[&str]) -> bool {
    // fits[j]: what is left of the pattern fits path[j..]
    let mut fits = vec![false; path.len() + 1];
    fits[path.len()] = true;
    for part in pattern.iter().rev() {
        let mut before = vec![false; path.len() + 1];
        for at in (0..=path.len()).rev() {
            before[at] = if *part == "**" {
                fits[at] || at < path.len() && before[at + 1]
            } else {
                at < path.len() && fits[at + 1] && name_fits(part, path[at])
            };
        }
        fits = before;
    }
    fits[0]
}

/// `*` and `?` in one name.
fn name_fits(pattern: &str, name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let mut fits = vec![false; name.len() + 1];
    fits[name.len()] = true;
    for letter in pattern.chars().rev() {
        let mut before = vec![false; name.len() + 1];
        for at in (0..=name.len()).rev() {
            before[at] = match letter {
                '*' => fits[at] || at < name.len() && before[at + 1],
                '?' => at < name.len() && fits[at + 1],
                _ => at < name.len() && name[at] == letter && fits[at + 1],
            };
        }
        fits = before;
    }
    fits[0]
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_paths_as_one_expects() {
        for (pattern, path) in [
            ("*.md", "a.md"),
            ("*.md", "deep/down/a.md"),
            ("drafts/**", "drafts/2022/a.md"),
            ("drafts/", "drafts/a.md"),
            ("**/summary.md", "summary.md"),
            ("**/summary.md", "a/b/summary.md"),
            ("notes/*/a?.md", "notes/x/a1.md"),
            ("./notes/a.md", "notes/a.md"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("*.md", "a.txt"), ("drafts/*", "drafts/2022/a.md"), ("drafts/**", "notes/drafts/a.md"), ("a?.md", "a.md")]
        {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn a_pattern_of_many_stars_takes_no_longer() {
        assert!(!fits(&"*a".repeat(200), &"a".repeat(2_000).replace("aa", "ab")));
    }
}
