//! Where sources come from: reprints, translations and relays followed back (DESIGN, section 5).
//!
//! The label of a source holds all that makes it dependent: everything upstream of it, the origins of
//! that, and their groups. Two sources that share something upstream share its origins, so that origins
//! and groups are enough for a label, with one exception: a cycle that nothing leads out of has no
//! origin, and stands for itself. The tests hold this short form against the definition.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::model::{Parts, SourceId};

/// What is known of each source's origins.
#[derive(Debug, Default)]
pub(super) struct Origins {
    /// The label of each source: sorted elements without repetition.
    labels: Vec<Box<[u32]>>,
    /// Whether a source reaches an anchor that was not withdrawn.
    anchored: Vec<bool>,
    /// Whether a source stands in a cycle of derivations, or derives only from one, without an anchor.
    pub(super) circular: Vec<bool>,
    /// Sources that derive from each other, where they do.
    pub(super) cycles: Vec<Vec<SourceId>>,
    publishers: u32,
    groups: u32,
}

/// What an element of a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A publisher as an origin.
    Publisher(usize),
    /// A group.
    Group(usize),
    /// A source without a publisher, or a cycle.
    Source,
}

impl Origins {
    pub(super) fn of(parts: &Parts) -> Self {
        let count = parts.sources.len();
        let publishers = parts.publishers.len() as u32;
        let groups = parts.groups.len() as u32;
        let mut origins = Self {
            labels: vec![Box::default(); count],
            anchored: vec![false; count],
            circular: vec![false; count],
            cycles: Vec::new(),
            publishers,
            groups,
        };
        if parts.derivations.is_empty() {
            for source in 0..count {
                origins.labels[source] = origins.own(parts, source).into();
                origins.anchored[source] = !parts.sources[source].retracted;
            }
            return origins;
        }
        let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(count, parts.derivations.len());
        for _ in 0..count {
            graph.add_node(());
        }
        for derivation in &parts.derivations {
            graph.add_edge(NodeIndex::new(derivation.source.index()), NodeIndex::new(derivation.from.index()), ());
        }
        // Components come upstream first: what a source derives from is known before it.
        let mut number = vec![u32::MAX; count];
        for (at, component) in kosaraju_scc(&graph).into_iter().enumerate() {
            for node in &component {
                number[node.index()] = at as u32;
            }
            origins.component(parts, &graph, &component, &number);
        }
        origins
    }

    /// One source, or sources that derive from each other: one thing, as far as origins go.
    fn component(&mut self, parts: &Parts, graph: &DiGraph<(), ()>, component: &[NodeIndex], number: &[u32]) {
        let mut label: Vec<u32> = Vec::new();
        let here = number[component[0].index()];
        let (mut upstream, mut anchored_upstream) = (false, false);
        let mut self_derived = component.len() > 1;
        for &node in component {
            for from in graph.neighbors(node) {
                if number[from.index()] == here {
                    self_derived = true;
                } else {
                    upstream = true;
                    anchored_upstream |= self.anchored[from.index()];
                    label.extend_from_slice(&self.labels[from.index()]);
                }
            }
        }
        let reports = |node: &NodeIndex| parts.sources[node.index()].own_reporting;
        let declared = component.iter().any(reports);
        for &node in component {
            let alone = !upstream && !self_derived;
            if alone || reports(&node) {
                label.extend(self.own(parts, node.index()));
            }
        }
        if self_derived && !upstream && !declared {
            // a cycle that nothing leads out of stands for itself
            label.push(self.publishers + self.groups + component[0].index() as u32);
        }
        label.sort_unstable();
        label.dedup();
        for &node in component {
            let source = node.index();
            let own_anchor = if self_derived { declared } else { !upstream || reports(&node) };
            self.anchored[source] = !parts.sources[source].retracted && (own_anchor || anchored_upstream);
            self.circular[source] = self_derived && !declared && !anchored_upstream;
            self.labels[source] = label.clone().into();
        }
        if self_derived {
            let mut cycle: Vec<SourceId> = component.iter().map(|n| SourceId::at(n.index())).collect();
            cycle.sort_unstable();
            self.cycles.push(cycle);
        }
    }

    /// The elements of a source that is its own origin.
    fn own(&self, parts: &Parts, source: usize) -> Vec<u32> {
        let Some(publisher) = parts.sources[source].publisher else {
            return vec![self.publishers + self.groups + source as u32];
        };
        let group = parts.publishers[publisher.index()].group;
        std::iter::once(publisher.0).chain(group.map(|g| self.publishers + g.0)).collect()
    }

    pub(super) fn label(&self, source: SourceId) -> &[u32] {
        &self.labels[source.index()]
    }

    /// False for what was withdrawn and for what leads to no origin.
    pub(super) fn is_anchored(&self, source: SourceId) -> bool {
        self.anchored[source.index()]
    }

    pub(super) fn element(&self, element: u32) -> Element {
        if element < self.publishers {
            Element::Publisher(element as usize)
        } else if element < self.publishers + self.groups {
            Element::Group((element - self.publishers) as usize)
        } else {
            Element::Source
        }
    }
}
