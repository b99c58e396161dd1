//! What commands mean: `commands.toml`.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Commands {
    pub(super) levels: HashMap<String, u8>,
    pub(super) dropped: HashSet<String>,
    pub(super) emphasis: HashSet<String>,
    pub(super) raised: HashSet<String>,
    pub(super) code: HashSet<String>,
    pub(super) notes: HashSet<String>,
    pub(super) cited_notes: HashSet<String>,
    pub(super) cites: HashSet<String>,
    pub(super) quotes: HashSet<String>,
    pub(super) code_environments: HashSet<String>,
    pub(super) formulas: HashSet<String>,
    pub(super) tables: HashSet<String>,
    /// Boxes that stand in cells.
    pub(super) cells: HashSet<String>,
}

/// The list is part of the program: a test holds that it can be read.
pub(super) fn commands() -> &'static Commands {
    static COMMANDS: LazyLock<Commands> = LazyLock::new(|| toml::from_str(include_str!("commands.toml")).unwrap_or_default());
    &COMMANDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_no_command_has_two_meanings() {
        let known = commands();
        let all = [&known.dropped, &known.emphasis, &known.raised, &known.code, &known.notes, &known.cited_notes, &known.cites];
        let mut seen: HashSet<&str> = known.levels.keys().map(String::as_str).collect();
        assert!(seen.contains("section") && known.tables.contains("longtable"));
        for name in all.into_iter().flatten() {
            assert!(seen.insert(name), "{name} twice");
        }
    }
}
