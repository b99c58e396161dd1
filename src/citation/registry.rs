//! The publishers that reports cite: names, aliases, web hosts, groups. Data, read once.

use foldhash::{HashMap, HashMapExt as _};
use std::sync::OnceLock;

use serde::Deserialize;

use super::address::without_www;
use crate::data::data;
use crate::document::SourceType;
use crate::language::fold_key;

/// A publisher that the registry knows.
#[derive(Debug, Clone)]
pub(crate) struct Publisher {
    pub(crate) name: &'static str,
    pub(crate) aliases: Vec<&'static str>,
    pub(crate) group: Option<usize>,
    pub(crate) kind: SourceType,
    pub(crate) role: Option<PublisherRole>,
}

/// What a publisher does beside publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PublisherRole {
    /// A news agency, whose copy others print.
    Agency,
    /// A place where others publish: gives no group.
    Platform,
    /// A place where others are kept: gives no group.
    Archive,
    /// A place that shows others' articles.
    Aggregator,
    /// An encyclopaedia that anyone edits.
    Wiki,
    /// Addresses that lead elsewhere.
    Shortener,
}

impl PublisherRole {
    /// True where an address says nothing of who speaks.
    pub(crate) fn hosts_others(self) -> bool {
        !matches!(self, Self::Agency | Self::Wiki)
    }
}

/// Publishers under one editorial roof.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) name: &'static str,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
struct File {
    group: Vec<GroupEntry>,
    publisher: Vec<PublisherEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    id: &'static str,
    name: &'static str,
    #[serde(default)]
    aliases: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublisherEntry {
    name: &'static str,
    #[serde(default)]
    aliases: Vec<&'static str>,
    #[serde(default)]
    domains: Vec<&'static str>,
    #[serde(default)]
    symbols: Vec<&'static str>,
    group: Option<&'static str>,
    #[serde(rename = "type")]
    kind: SourceType,
    #[serde(rename = "country")]
    _country: Option<&'static str>,
    role: Option<PublisherRole>,
}

/// Names, groups and hosts, ready for look-up.
#[derive(Debug)]
pub(crate) struct Registry {
    pub(crate) publishers: Vec<Publisher>,
    pub(crate) groups: Vec<Group>,
    names: HashMap<String, usize>,
    group_names: HashMap<String, usize>,
    hosts: HashMap<&'static str, usize>,
    /// Beginnings of document symbols: "A/HRC".
    symbols: HashMap<&'static str, usize>,
}

/// The registry that ships with the program.
pub(crate) fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| Registry::new(data!("publishers")))
}

/// What is left of a name when case, accents, punctuation, spaces and a leading article are taken away.
pub(crate) fn name_key(name: &str) -> String {
    const ARTICLES: [&str; 6] = ["the ", "le ", "la ", "les ", "l'", "l’"];
    let name = name.trim();
    let article = ARTICLES
        .into_iter()
        .find(|article| name.len() > article.len() + 2 && name.get(..article.len()).is_some_and(|head| head.eq_ignore_ascii_case(article)));
    fold_key(&name[article.map_or(0, str::len)..])
}

impl Registry {
    fn new(file: File) -> Self {
        let count = |list: fn(&PublisherEntry) -> &Vec<&str>| file.publisher.iter().map(|entry| list(entry).len()).sum::<usize>();
        let mut registry = Self {
            publishers: Vec::with_capacity(file.publisher.len()),
            groups: Vec::with_capacity(file.group.len()),
            names: HashMap::with_capacity(file.publisher.len() + count(|entry| &entry.aliases)),
            group_names: HashMap::new(),
            hosts: HashMap::with_capacity(count(|entry| &entry.domains)),
            symbols: HashMap::new(),
        };
        let mut ids = HashMap::new();
        for entry in file.group {
            let index = registry.groups.len();
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                registry.group_names.entry(name_key(name)).or_insert(index);
            }
            registry.group_names.entry(name_key(entry.id)).or_insert(index);
            registry.groups.push(Group { name: entry.name });
            ids.insert(entry.id, index);
        }
        for entry in file.publisher {
            let index = registry.publishers.len();
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                registry.names.entry(name_key(name)).or_insert(index);
            }
            for host in entry.domains {
                registry.hosts.entry(host).or_insert(index);
            }
            registry.symbols.extend(entry.symbols.into_iter().map(|symbol| (symbol, index)));
            let group = entry.group.and_then(|id| ids.get(&id).copied());
            registry.publishers.push(Publisher { name: entry.name, aliases: entry.aliases, group, kind: entry.kind, role: entry.role });
        }
        registry
    }

    /// The publisher of a name in any of its spellings.
    pub(crate) fn by_name(&self, name: &str) -> Option<usize> {
        if name.is_empty() || name.len() > 160 {
            return None;
        }
        self.by_key(&name_key(name))
    }

    /// The publisher with a name of this key.
    pub(crate) fn by_key(&self, key: &str) -> Option<usize> {
        self.names.get(key).copied()
    }

    /// The body whose document a symbol is: "A/HRC/52/11", "UN Doc. S/2023/114". What others hand in under its
    /// symbols ("…/NGO/14") is not its own.
    pub(crate) fn by_symbol(&self, name: &str) -> Option<usize> {
        let symbol = name.split_whitespace().find(|word| word.matches('/').count() >= 2)?;
        let parts: Vec<&str> = symbol.split('/').collect();
        if parts.contains(&"NGO") || parts.contains(&"NI") || !symbol.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        [2, 1].into_iter().find_map(|count| self.symbols.get(&*parts[..count].join("/")).copied())
    }

    /// The group of a label such as "Groupe Radio Free Europe/Radio Liberty".
    pub(crate) fn group_by_name(&self, label: &str) -> Option<usize> {
        let key = name_key(label);
        self.group_names.get(&key).copied().or_else(|| self.names.get(&key).and_then(|&p| self.publishers[p].group))
    }

    /// The publisher whose name differs by a letter or two from a name of some length.
    pub(crate) fn close_to(&self, name: &str) -> Option<usize> {
        const LEAST: usize = 10;
        // A slip leaves the beginning or the end of a long name as it was.
        const END: usize = 5;
        type ByEnd = HashMap<(bool, Option<[u8; END]>), Vec<usize>>;
        static BY_END: OnceLock<ByEnd> = OnceLock::new();
        let key = name_key(name);
        if key.len() < LEAST || !key.is_ascii() {
            return None;
        }
        let ends = |key: &str| {
            let key = key.as_bytes();
            [(true, key.first_chunk().copied()), (false, key.last_chunk().copied())]
        };
        let by_end = BY_END.get_or_init(|| {
            let mut by_end = ByEnd::new();
            for (known, &publisher) in self.names.iter().filter(|(known, _)| known.len() >= LEAST && known.is_ascii()) {
                for end in ends(known) {
                    by_end.entry(end).or_default().push(publisher);
                }
            }
            by_end
        });
        let close = |&publisher: &usize| {
            let written = &self.publishers[publisher];
            std::iter::once(&written.name).chain(&written.aliases).any(|n| crate::language::edit_distance(&key, &name_key(n), 2).is_some())
        };
        let mut found: Vec<usize> = ends(&key).iter().filter_map(|end| by_end.get(end)).flatten().copied().filter(close).collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The group of exactly this name or alias.
    pub(crate) fn group_named(&self, name: &str) -> Option<&Group> {
        self.group_names.get(&name_key(name)).map(|&group| &self.groups[group])
    }

    /// The publisher of a web host or of the nearest host above it.
    pub(crate) fn by_host(&self, host: &str) -> Option<usize> {
        let mut host = without_www(host);
        loop {
            if let Some(&found) = self.hosts.get(host) {
                return Some(found);
            }
            host = host.split_once('.')?.1;
            if !host.contains('.') {
                return None;
            }
        }
    }
}

/// The name of the publisher to whom a host belongs, unless it carries others.
pub(crate) fn owner_of(host: &str) -> Option<&'static str> {
    let known = registry().by_host(host).map(|k| &registry().publishers[k])?;
    known.role.is_none_or(|r| !r.hosts_others()).then_some(known.name)
}

#[cfg(test)]
mod tests {
    use foldhash::{HashMap, HashMapExt as _, HashSet};

    use super::*;

    fn file() -> File {
        data!("publishers")
    }

    #[test]
    fn holds_at_least_four_hundred_publishers() {
        assert!(file().publisher.len() >= 400, "{}", file().publisher.len());
    }

    #[test]
    fn no_name_stands_for_two_publishers() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for entry in file().publisher {
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                let key = name_key(name);
                assert!(!key.is_empty(), "{name} leaves no key");
                if let Some(other) = seen.insert(key, entry.name) {
                    assert_eq!(other, entry.name, "{name} stands for both");
                }
            }
        }
    }

    #[test]
    fn every_alias_can_be_reached() {
        let registry = registry();
        for entry in file().publisher {
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                let found = registry.by_name(name).map(|p| registry.publishers[p].name);
                assert_eq!(found, Some(entry.name), "{name}");
            }
            for host in &entry.domains {
                let found = registry.by_host(host).map(|p| registry.publishers[p].name);
                assert_eq!(found, Some(entry.name), "{host}");
            }
        }
    }

    #[test]
    fn groups_are_declared_and_have_members() {
        let file = file();
        let mut members: HashMap<&str, usize> = HashMap::new();
        let declared: HashSet<&str> = file.group.iter().map(|g| g.id).collect();
        assert_eq!(declared.len(), file.group.len(), "a group is declared twice");
        for entry in &file.publisher {
            if let Some(group) = entry.group {
                assert!(declared.contains(group), "{}: group {group} is not declared", entry.name);
                *members.entry(group).or_default() += 1;
            }
        }
        for group in declared {
            assert!(members.get(group).is_some_and(|&n| n >= 2), "group {group} has fewer than two members");
        }
    }

    #[test]
    fn no_host_leads_to_two_groups() {
        let file = file();
        let mut hosts: HashMap<&str, &PublisherEntry> = HashMap::new();
        for entry in &file.publisher {
            for host in &entry.domains {
                assert!(!host.starts_with("www.") && !host.contains('/') && host.contains('.'), "{host}");
                assert_eq!(*host, host.to_lowercase());
                assert!(hosts.insert(host, entry).is_none(), "{host} stands twice");
            }
        }
        for (host, entry) in &hosts {
            let mut above = *host;
            while let Some((_, rest)) = above.split_once('.') {
                above = rest;
                if let Some(other) = hosts.get(above) {
                    let same = entry.name == other.name || entry.group.is_some() && entry.group == other.group;
                    let hosted = other.role.is_some_and(PublisherRole::hosts_others);
                    assert!(same || hosted, "{host} ({}) lies under {above} ({})", entry.name, other.name);
                }
            }
        }
    }

    #[test]
    fn no_group_name_is_a_stranger_to_the_group() {
        // A label such as "(Groupe X)" must lead to one group only, and where X is also a
        // publisher's name, to that publisher's own.
        let registry = registry();
        let mut seen: HashMap<String, &str> = HashMap::new();
        for group in file().group {
            for name in std::iter::once(&group.name).chain(&group.aliases) {
                if let Some(other) = seen.insert(name_key(name), group.id) {
                    assert_eq!(other, group.id, "{name} labels two groups");
                }
                if let Some(publisher) = registry.by_name(name) {
                    let of_publisher = registry.publishers[publisher].group.map(|g| registry.groups[g].name);
                    assert_eq!(of_publisher, Some(group.name), "{name} is a publisher of another group");
                }
            }
        }
    }
}
