//! Citations that point back: "ibid.", "op. cit.", "supra note 12", short forms.

use std::sync::Arc;

use foldhash::HashMap;

use super::compare::{Keys, title_key};
use super::{Cited, Origin, Resolution, Resolver, Status, outcome};
use crate::citation::people::surnames;
use crate::citation::{BackReference, Reference};
use crate::language::fold_key;

impl Resolver<'_> {
    pub(super) fn back(
        &mut self,
        back: &BackReference,
        index: usize,
        citations: &[Cited<'_>],
        done: &[Resolution],
        by_label: &HashMap<&str, Vec<usize>>,
    ) -> Resolution {
        let unusable = Resolution { status: Status::Undefined, sources: Vec::new(), via: None, own_source: false };
        let here = &citations[index];
        let merge = |targets: &[usize]| {
            let mut sources: Vec<usize> = targets.iter().flat_map(|&t| done[t].sources.iter().copied()).collect();
            sources.sort_unstable();
            sources.dedup();
            sources
        };
        match back {
            BackReference::Ibid => {
                let Some(last) = index.checked_sub(1) else { return unusable };
                let same_note = citations[last].footnote == here.footnote;
                let targets: Vec<usize> = if same_note {
                    vec![last]
                } else {
                    // The note before, whole: where it holds several citations, any may be meant.
                    let note = citations[last].footnote;
                    let adjacent = here.footnote.zip(note).is_none_or(|(a, b)| a == b + 1);
                    if !adjacent {
                        return unusable;
                    }
                    (0..index).rev().take_while(|&i| citations[i].footnote == note).collect()
                };
                let sources = merge(&targets);
                if sources.is_empty() { unusable } else { outcome(sources, None) }
            }
            BackReference::Supra(label) => {
                let Some(targets) = by_label.get(&**label) else { return unusable };
                let named: Vec<usize> = match here.reference.publisher.as_ref().or(here.reference.acronym.as_ref()) {
                    Some(name) => targets.iter().copied().filter(|&t| self.same_work(name, citations[t].reference)).collect(),
                    None => Vec::new(),
                };
                let sources = merge(if named.is_empty() { targets } else { &named });
                if sources.is_empty() { unusable } else { outcome(sources, None) }
            }
            BackReference::OpCit | BackReference::ShortTitle => {
                let Some(name) = &here.reference.publisher else {
                    // "op. cit." alone: the last one
                    let sources = index.checked_sub(1).map(|last| done[last].sources.clone()).unwrap_or_default();
                    return if sources.is_empty() { unusable } else { outcome(sources, None) };
                };
                let earlier = (0..index)
                    .rev()
                    .find(|&t| citations[t].reference.back_reference.is_none() && self.same_work(name, citations[t].reference));
                if let Some(target) = earlier {
                    let sources = done[target].sources.clone();
                    return if sources.is_empty() { unusable } else { outcome(sources, None) };
                }
                let keys = Keys::of(here.reference);
                let listed = self.named(&self.names.key(name), here.reference.date, &keys);
                let fitting = self.fitting(here.reference, &keys, &listed);
                if fitting.is_empty() { unusable } else { outcome(fitting, None) }
            }
            BackReference::Key(key) => {
                if let Some(&source) = self.by_key.get(&**key) {
                    let listed = matches!(self.sources[source].origin, Origin::Entry(_));
                    let status = if listed { Status::Resolved } else { Status::Undefined };
                    return Resolution { status, sources: vec![source], via: None, own_source: !listed };
                }
                if self.has_keys {
                    return unusable;
                }
                // The list of keys is kept elsewhere: each key stands for one work.
                let named = Reference { publisher: Some(format!("@{key}").into()), ..Reference::clone(here.reference) };
                let own = self.add(Arc::new(named), Origin::Citation(index));
                self.by_key.insert(key.to_string(), own);
                Resolution { status: Status::Undefined, sources: vec![own], via: None, own_source: true }
            }
        }
    }

    /// Whether a short name ("Smith", "HRW", a short title) means a work cited in full before.
    pub(super) fn same_work(&self, name: &str, full: &Reference) -> bool {
        let key = self.names.key(name);
        let short = fold_key(name);
        let several = surnames(name);
        if key.is_empty() {
            return false;
        }
        // "Exhibit 12" is the short form of what stands there
        if full.acronym.as_ref().is_some_and(|a| self.names.key(a) == key) {
            return true;
        }
        let names = [&full.publisher, &full.author].into_iter().flatten();
        let by_name = names.clone().any(|n| {
            let full_key = self.names.key(n);
            let listed = surnames(n);
            full_key == key
                || self.keys(n).contains(&key)
                || listed.contains(&short)
                || several.len() > 1 && several.iter().all(|s| listed.contains(s))
        });
        let aliased = self.names.registered(name).is_some_and(|known| names.clone().any(|n| self.names.registered(n) == Some(known)));
        let by_title = full.title.as_ref().is_some_and(|t| short.len() >= 5 && title_key(t).starts_with(&short));
        by_name || aliased || by_title
    }
}
