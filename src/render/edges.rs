//! Nodes and edges of an evidence graph, for the notations that list them.

use crate::graph::{EvidenceGraph, FootnoteId};

pub(super) struct Node {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) label: String,
    /// The level of a claim, the type of a source.
    pub(super) detail: Option<&'static str>,
}

pub(super) struct Edge {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) relation: &'static str,
}

/// Labels of claims are cut: they are whole sentences.
const LONGEST: usize = 80;

pub(super) fn nodes(graph: &EvidenceGraph) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut add = |id: String, kind, label: &str, detail| {
        let label = crate::rules::short(label, LONGEST);
        nodes.push(Node { label: if label.is_empty() { id.clone() } else { label }, id, kind, detail });
    };
    for (id, claim) in graph.claims() {
        add(format!("c{}", id.index() + 1), "claim", &claim.name, Some(graph.weigh(id).level.slug()));
    }
    for (id, footnote) in graph.footnotes() {
        add(format!("n{}", id.index() + 1), "footnote", &footnote.label, None);
    }
    for (id, _) in graph.citations() {
        add(format!("k{}", id.index() + 1), "citation", "", None);
    }
    for (id, source) in graph.sources() {
        add(format!("s{}", id.index() + 1), "source", &source.name, Some(source.kind.slug()));
    }
    for (id, publisher) in graph.publishers() {
        add(format!("p{}", id.index() + 1), "publisher", &publisher.name, None);
    }
    for (id, group) in graph.groups() {
        add(format!("g{}", id.index() + 1), "group", &group.name, None);
    }
    nodes
}

pub(super) fn edges(graph: &EvidenceGraph) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut add = |from: String, to: String, relation| edges.push(Edge { from, to, relation });
    let footnote_of: Vec<Option<usize>> = graph.citations().map(|(_, c)| c.footnote.map(FootnoteId::index)).collect();
    for (id, claim) in graph.claims() {
        let mut last = None;
        for citation in &claim.citations {
            // the claim calls the note; a citation of the running text has none
            match footnote_of[citation.index()] {
                Some(note) if last == Some(note) => {}
                Some(note) => {
                    add(format!("c{}", id.index() + 1), format!("n{}", note + 1), "supported-by");
                    last = Some(note);
                }
                None => add(format!("c{}", id.index() + 1), format!("k{}", citation.index() + 1), "supported-by"),
            }
        }
    }
    for (id, citation) in graph.citations() {
        if let Some(note) = citation.footnote {
            add(format!("n{}", note.index() + 1), format!("k{}", id.index() + 1), "contains");
        }
        let relation = if citation.sources.len() > 1 { "may-cite" } else { "cites" };
        for source in &citation.sources {
            add(format!("k{}", id.index() + 1), format!("s{}", source.index() + 1), relation);
        }
    }
    for (id, source) in graph.sources() {
        if let Some(publisher) = source.publisher {
            add(format!("s{}", id.index() + 1), format!("p{}", publisher.index() + 1), "published-by");
        }
        if let Some(channel) = source.channel {
            add(format!("s{}", id.index() + 1), format!("p{}", channel.index() + 1), "read-through");
        }
    }
    for (_, derivation) in graph.derivations() {
        add(format!("s{}", derivation.source.index() + 1), format!("s{}", derivation.from.index() + 1), derivation.kind.slug());
    }
    for (id, publisher) in graph.publishers() {
        if let Some(group) = publisher.group {
            add(format!("p{}", id.index() + 1), format!("g{}", group.index() + 1), "member-of");
        }
    }
    edges
}
