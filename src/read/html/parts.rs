//! What the parts of web pages are called: `parts.toml`.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parts {
    pub(super) furniture_elements: HashSet<String>,
    pub(super) furniture_roles: HashSet<String>,
    pub(super) furniture_classes: HashSet<String>,
    pub(super) furniture_titles: HashSet<String>,
    pub(super) contents_roles: HashSet<String>,
    pub(super) contents_names: HashSet<String>,
    pub(super) call_roles: HashSet<String>,
    pub(super) call_classes: HashSet<String>,
    pub(super) note_attributes: Vec<String>,
    pub(super) beside_classes: HashSet<String>,
    pub(super) quote_classes: HashSet<String>,
    pub(super) back_classes: HashSet<String>,
    pub(super) back_roles: HashSet<String>,
}

/// The list is part of the program: a test holds that it can be read.
pub(super) fn parts() -> &'static Parts {
    static PARTS: LazyLock<Parts> = LazyLock::new(|| toml::from_str(include_str!("parts.toml")).unwrap_or_default());
    &PARTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_holds_small_letters_only() {
        let parts = parts();
        assert!(parts.furniture_elements.contains("script") && parts.note_attributes.len() > 3);
        let all = [
            &parts.furniture_classes,
            &parts.call_classes,
            &parts.beside_classes,
            &parts.quote_classes,
            &parts.back_classes,
            &parts.contents_names,
        ];
        assert!(all.into_iter().flatten().all(|name| *name == name.to_lowercase()));
    }
}
