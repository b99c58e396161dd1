//! Which publishers stand under one editorial roof, and how that is known.

use foldhash::HashMap;
use std::sync::Arc;

use super::{Names, Reference, host, registry, unwrapped};
use crate::config::Config;

/// How a publisher's group is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GroupReason {
    /// The configuration says so.
    Configuration,
    /// The reference itself names the group.
    Label,
    /// The document names the group elsewhere for the same publisher.
    LabelElsewhere,
    /// The registry knows the publisher.
    Registry,
    /// The registry knows the web host.
    Host,
    /// Nothing is known: a group of its own.
    Own,
}

impl GroupReason {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Label => "label",
            Self::LabelElsewhere => "label-elsewhere",
            Self::Registry => "registry",
            Self::Host => "host",
            Self::Own => "own",
        }
    }

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Configuration => ", by the configuration",
            Self::Label => ", by its own label",
            Self::LabelElsewhere => ", by the document's label elsewhere",
            Self::Registry => ", by the registry",
            Self::Host => ", by its web host",
            Self::Own => "",
        }
    }
}

/// The groups of one document's publishers.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// Publisher key → group that the configuration gives it; its own name where it stands apart.
    configured: HashMap<Arc<str>, Arc<str>>,
    /// Publisher key → label that the document gives it somewhere.
    labels: HashMap<Arc<str>, Arc<str>>,
    /// Key of a group's name → the name as first seen.
    shown: HashMap<Arc<str>, Arc<str>>,
    /// Groups of labels, hosts and known publishers, made once.
    made: HashMap<String, Arc<str>>,
}

impl Groups {
    /// Learns the labels that references give: the first one of a publisher holds.
    pub(crate) fn learn<'r>(config: &Config, references: impl Iterator<Item = &'r Reference>, names: &Names) -> Self {
        let mut groups = Self::default();
        for (name, entry) in &config.publishers {
            let group = match (&entry.group, &entry.state_media_of) {
                (Some(group), _) => groups.label(group),
                (None, Some(body)) => match names.registered(body) {
                    Some(known) => groups.registered(known),
                    None => groups.label(body),
                },
                (None, None) => continue,
            };
            groups.configured.insert(names.key(name), group);
        }
        for entry in &config.independent {
            groups.configured.insert(names.key(entry.publisher()), entry.publisher().into());
        }
        for reference in references {
            if let (Some(publisher), Some(label)) = (&reference.publisher, &reference.group) {
                groups.labels.entry(names.key(publisher)).or_insert_with(|| (**label).into());
            }
        }
        groups
    }

    /// The group of a reference.
    pub(crate) fn of(&mut self, reference: &Reference, names: &Names) -> (Arc<str>, GroupReason) {
        let publisher = reference.publisher.as_deref().unwrap_or_default();
        if let Some(group) = self.configured.get(&names.key(publisher)) {
            return (group.clone(), GroupReason::Configuration);
        }
        if let Some(label) = &reference.group {
            return (self.label(label), GroupReason::Label);
        }
        if publisher.is_empty() {
            return ("".into(), GroupReason::Own);
        }
        let key = names.key(publisher);
        if let Some(label) = self.labels.get(&key).cloned() {
            return (self.label(&label), GroupReason::LabelElsewhere);
        }
        if let Some(known) = names.registered(publisher).or_else(|| registry().by_symbol(publisher)) {
            return (self.registered(known), GroupReason::Registry);
        }
        // A host says nothing of a text that reached the reader through another's pages.
        if reference.via.is_none() {
            let known = reference.url.as_deref().and_then(|url| host(unwrapped(url))).and_then(|h| registry().by_host(&h));
            if let Some(known) = known.filter(|&k| registry().publishers[k].role.is_none_or(|r| !r.hosts_others())) {
                return (self.registered(known), GroupReason::Host);
            }
        }
        let shown = self.shown.entry(key).or_insert_with(|| publisher.into());
        (shown.clone(), GroupReason::Own)
    }

    /// One name for a group however its label is written.
    fn label(&mut self, label: &str) -> Arc<str> {
        if let Some(made) = self.made.get(label) {
            return made.clone();
        }
        let group: Arc<str> = if let Some(group) = registry().group_by_name(label) {
            registry().groups[group].name.into()
        } else if let Some(publisher) = registry().by_name(label) {
            group_name(publisher).into()
        } else {
            self.shown.entry(crate::citation::name_key(label).into()).or_insert_with(|| label.into()).clone()
        };
        self.made.insert(label.to_owned(), group.clone());
        group
    }

    /// The group of a known publisher: its own where it stands alone.
    fn registered(&mut self, publisher: usize) -> Arc<str> {
        let name = group_name(publisher);
        if let Some(made) = self.made.get(name) {
            return made.clone();
        }
        let group: Arc<str> = name.into();
        self.made.insert(name.to_owned(), group.clone());
        group
    }
}

pub(crate) fn group_name(publisher: usize) -> &'static str {
    let publisher = &registry().publishers[publisher];
    publisher.group.map_or(publisher.name, |group| registry().groups[group].name)
}
