//! Independence and levels against the definitions of the design, taken literally, on small graphs.

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use recoupe::graph::{CitationId, ClaimId, DerivationKind, EvidenceGraph, Level, SourceId};

/// A small graph as numbers: what proptest makes and shrinks.
#[derive(Debug, Clone)]
struct Small {
    /// The group of each publisher: none, or one of two.
    publishers: Vec<Option<usize>>,
    /// Publisher, own reporting, withdrawn.
    sources: Vec<(usize, bool, bool)>,
    derivations: Vec<(usize, usize)>,
    /// The sources that each citation can mean.
    citations: Vec<Vec<usize>>,
}

fn small() -> impl Strategy<Value = Small> {
    let publishers = proptest::collection::vec(proptest::option::weighted(0.4, 0usize..2), 1..5);
    let sources = proptest::collection::vec((any::<u8>(), proptest::bool::weighted(0.15), proptest::bool::weighted(0.1)), 1..7);
    let derivations = proptest::collection::vec((any::<u8>(), any::<u8>()), 0..7);
    let citations = proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..3), 0..8);
    (publishers, sources, derivations, citations).prop_map(|(publishers, sources, derivations, citations)| {
        let (p, s) = (publishers.len(), sources.len());
        Small {
            sources: sources.into_iter().map(|(publisher, own, gone)| (usize::from(publisher) % p, own, gone)).collect(),
            derivations: derivations.into_iter().map(|(a, b)| (usize::from(a) % s, usize::from(b) % s)).collect(),
            citations: citations.into_iter().map(|c| c.into_iter().map(|x| usize::from(x) % s).collect()).collect(),
            publishers,
        }
    })
}

fn build(small: &Small, order: &[usize]) -> (EvidenceGraph, ClaimId) {
    let mut builder = EvidenceGraph::builder();
    let groups = [builder.add_group("one"), builder.add_group("two")];
    let publishers: Vec<_> =
        small.publishers.iter().enumerate().map(|(i, g)| builder.add_publisher(format!("p{i}"), g.map(|g| groups[g]))).collect();
    let sources: Vec<SourceId> =
        small.sources.iter().enumerate().map(|(i, s)| builder.add_source(format!("s{i}"), publishers[s.0])).collect();
    for (id, &(_, own, gone)) in sources.iter().zip(&small.sources) {
        let node = builder.source_mut(*id).expect("just added");
        (node.own_reporting, node.retracted) = (own, gone);
    }
    for &(source, from) in &small.derivations {
        builder.add_derivation(sources[source], sources[from], DerivationKind::RelaysStatement);
    }
    let claim = builder.add_claim("claim");
    for &at in order {
        let meant: Vec<SourceId> = small.citations[at].iter().map(|&s| sources[s]).collect();
        let citation = builder.add_citation(None, meant);
        builder.support(claim, citation);
    }
    (builder.build().expect("ids of this builder"), claim)
}

fn in_order(small: &Small) -> Vec<usize> {
    (0..small.citations.len()).collect()
}

/// The definitions of the design, section 5, without any shortcut.
struct Oracle<'a> {
    small: &'a Small,
    /// For each source those that it derives from, itself included, to any depth.
    upstream: Vec<BTreeSet<usize>>,
}

/// Sources, publishers and groups as elements of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Element {
    Source(usize),
    Publisher(usize),
    Group(usize),
}

impl<'a> Oracle<'a> {
    fn new(small: &'a Small) -> Self {
        let count = small.sources.len();
        let mut upstream: Vec<BTreeSet<usize>> = (0..count).map(|s| BTreeSet::from([s])).collect();
        for _ in 0..count {
            for &(source, from) in &small.derivations {
                let more = upstream[from].clone();
                upstream[source].extend(more);
            }
        }
        Self { small, upstream }
    }

    fn in_cycle(&self, source: usize) -> bool {
        self.small.derivations.iter().any(|&(s, from)| s == source && self.upstream[from].contains(&source))
    }

    /// Derives from something outside its own cycle.
    fn derives(&self, source: usize) -> bool {
        self.small.derivations.iter().any(|&(s, _)| self.same(s, source))
    }

    fn same(&self, a: usize, b: usize) -> bool {
        a == b || self.upstream[a].contains(&b) && self.upstream[b].contains(&a)
    }

    /// The publishers whose own reporting a source leads back to.
    fn origins(&self, source: usize) -> BTreeSet<usize> {
        self.upstream[source].iter().filter(|&&d| self.small.sources[d].1 || !self.derives(d)).map(|&d| self.small.sources[d].0).collect()
    }

    fn label(&self, source: usize) -> BTreeSet<Element> {
        // cycles are condensed: one element stands for all of one
        let first = |s: usize| (0..self.small.sources.len()).find(|&o| self.same(o, s)).unwrap_or(s);
        let mut label: BTreeSet<Element> = self.upstream[source].iter().map(|&s| Element::Source(first(s))).collect();
        for publisher in self.origins(source) {
            label.insert(Element::Publisher(publisher));
            label.extend(self.small.publishers[publisher].map(Element::Group));
        }
        label
    }

    /// Reaches an anchor that was not withdrawn, over sources that were not.
    fn anchored(&self, source: usize) -> bool {
        fn reach(oracle: &Oracle<'_>, source: usize, seen: &mut BTreeSet<usize>) -> bool {
            let (_, own, gone) = oracle.small.sources[source];
            if gone || !seen.insert(source) {
                return false;
            }
            let declared = own
                || oracle.in_cycle(source) && (0..oracle.small.sources.len()).any(|o| oracle.same(o, source) && oracle.small.sources[o].1);
            if declared || !oracle.derives(source) && !oracle.in_cycle(source) {
                return true;
            }
            // a cycle is one thing: what one of it derives from, all do
            oracle
                .small
                .derivations
                .iter()
                .filter(|&&(s, _)| oracle.same(s, source))
                .any(|&(_, from)| if oracle.same(from, source) { false } else { reach(oracle, from, seen) })
        }
        reach(self, source, &mut BTreeSet::new())
    }

    fn eligible(&self) -> Vec<BTreeSet<Element>> {
        let sources = self.small.citations.iter().filter(|c| c.iter().any(|&s| self.anchored(s)));
        sources.map(|c| c.iter().flat_map(|&s| self.label(s)).collect()).collect()
    }

    fn number(&self) -> usize {
        let labels = self.eligible();
        (0u32..1 << labels.len())
            .filter(|set| {
                let kept: Vec<_> = (0..labels.len()).filter(|i| set >> i & 1 == 1).collect();
                kept.iter().enumerate().all(|(at, &a)| kept[at + 1..].iter().all(|&b| labels[a].is_disjoint(&labels[b])))
            })
            .map(|set| set.count_ones() as usize)
            .max()
            .unwrap_or(0)
    }

    fn components(&self) -> usize {
        let labels = self.eligible();
        let mut of: Vec<usize> = (0..labels.len()).collect();
        for _ in 0..labels.len() {
            for a in 0..labels.len() {
                for b in 0..labels.len() {
                    if !labels[a].is_disjoint(&labels[b]) {
                        let least = of[a].min(of[b]);
                        (of[a], of[b]) = (least, least);
                    }
                }
            }
        }
        of.into_iter().collect::<BTreeSet<_>>().len()
    }

    /// The most paths from citations to origins and their groups that share no vertex.
    fn disjoint_paths(&self) -> usize {
        // vertices in two halves, in and out, with one unit between them
        let mut ids: HashMap<String, usize> = HashMap::new();
        let mut edges: Vec<(usize, usize)> = Vec::new();
        let mut vertex = |name: String, edges: &mut Vec<(usize, usize)>| {
            let next = 2 + 2 * ids.len();
            *ids.entry(name).or_insert_with(|| {
                edges.push((next, next + 1));
                next
            })
        };
        for (at, citation) in self.small.citations.iter().enumerate().filter(|(_, c)| c.iter().any(|&s| self.anchored(s))) {
            let c = vertex(format!("c{at}"), &mut edges);
            edges.push((0, c));
            for &s in citation {
                let s = vertex(format!("s{s}"), &mut edges);
                edges.push((c + 1, s));
            }
        }
        for &(source, from) in &self.small.derivations {
            let (s, f) = (vertex(format!("s{source}"), &mut edges), vertex(format!("s{from}"), &mut edges));
            edges.push((s + 1, f));
        }
        for (at, &(publisher, own, _)) in self.small.sources.iter().enumerate() {
            if own || !self.derives(at) {
                let (s, p) = (vertex(format!("s{at}"), &mut edges), vertex(format!("p{publisher}"), &mut edges));
                edges.push((s + 1, p));
            }
        }
        for (at, group) in self.small.publishers.iter().enumerate() {
            let p = vertex(format!("p{at}"), &mut edges);
            match group {
                Some(group) => {
                    let g = vertex(format!("g{group}"), &mut edges);
                    edges.push((p + 1, g));
                    edges.push((g + 1, 1));
                }
                None => edges.push((p + 1, 1)),
            }
        }
        edges.sort_unstable();
        edges.dedup();
        flow(&edges)
    }
}

/// The greatest flow from 0 to 1 over edges of one unit.
fn flow(edges: &[(usize, usize)]) -> usize {
    let mut left: HashMap<(usize, usize), i32> = edges.iter().map(|&e| (e, 1)).collect();
    let mut next: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(a, b) in edges {
        next.entry(a).or_default().push(b);
        next.entry(b).or_default().push(a);
    }
    let mut total = 0;
    loop {
        let mut from: HashMap<usize, usize> = HashMap::new();
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            for &to in next.get(&at).into_iter().flatten() {
                if left.get(&(at, to)).copied().unwrap_or(0) > 0 && to != 0 && !from.contains_key(&to) {
                    from.insert(to, at);
                    open.push(to);
                }
            }
        }
        if !from.contains_key(&1) {
            return total;
        }
        let mut at = 1;
        while at != 0 {
            let back = from[&at];
            *left.entry((back, at)).or_default() -= 1;
            *left.entry((at, back)).or_default() += 1;
            at = back;
        }
        total += 1;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn origins_are_those_of_the_definition(small in small()) {
        let (graph, claim) = build(&small, &in_order(&small));
        let weight = graph.weigh(claim);
        let oracle = Oracle::new(&small);
        prop_assert_eq!(weight.origins, oracle.number());
        prop_assert_eq!(weight.origins_at_most, weight.origins);
        // components ≤ N ≤ vertex-disjoint paths ≤ citations
        prop_assert!(oracle.components() <= weight.origins);
        prop_assert!(weight.origins <= oracle.disjoint_paths());
        prop_assert!(oracle.disjoint_paths() <= oracle.eligible().len());
        prop_assert!(weight.confirmed_origins <= weight.origins);
        // every citation that could count is kept, or clashes with one that is
        prop_assert_eq!(weight.witnesses.len() + weight.discounted.len(), oracle.eligible().len());
        for discounted in &weight.discounted {
            prop_assert!(weight.witnesses.contains(&discounted.clashes_with));
        }
        let level = match (small.citations.len(), weight.origins) {
            (0, _) => Level::Unsourced,
            (_, 0) => Level::Unusable,
            (_, 1) if weight.sources == 1 => Level::SingleSource,
            (_, 1) => Level::SingleOrigin,
            _ => Level::Corroborated,
        };
        prop_assert_eq!(weight.level, level);
    }

    #[test]
    fn adding_a_citation_never_lowers_the_number(small in small(), more in proptest::collection::vec(any::<u8>(), 0..3)) {
        let (graph, claim) = build(&small, &in_order(&small));
        let mut larger = small.clone();
        larger.citations.push(more.iter().map(|&s| usize::from(s) % small.sources.len()).collect());
        let (with, more) = build(&larger, &in_order(&larger));
        prop_assert!(with.weigh(more).origins >= graph.weigh(claim).origins);
    }

    #[test]
    fn order_and_repetition_change_nothing(small in small(), turn in any::<usize>()) {
        let (graph, claim) = build(&small, &in_order(&small));
        let mut order = in_order(&small);
        let by = turn % order.len().max(1);
        order.rotate_left(by);
        order.reverse();
        order.extend(in_order(&small));
        let (turned, again) = build(&small, &order);
        let (one, other) = (graph.weigh(claim), turned.weigh(again));
        prop_assert_eq!((one.level, one.origins, one.sources, one.flags), (other.level, other.origins, other.sources, other.flags));
    }

    #[test]
    fn json_gives_the_same_graph_back(small in small()) {
        let (graph, claim) = build(&small, &in_order(&small));
        let text = serde_json::to_string(&graph).expect("plain data");
        let back: EvidenceGraph = serde_json::from_str(&text).expect("its own JSON");
        prop_assert_eq!(&back, &graph);
        prop_assert_eq!(back.weigh(claim), graph.weigh(claim));
    }
}

#[test]
fn an_id_that_stands_for_nothing_is_refused() {
    let error = serde_json::from_str::<EvidenceGraph>(r#"{"sources": [{"name": "x", "publisher": 3, "kind": "media", "date": null, "updated": null, "channel": null, "own_reporting": false, "retracted": false}]}"#)
        .expect_err("publisher 3 of none");
    assert!(error.to_string().contains("no publisher 3"), "{error}");
}

#[test]
fn a_dense_claim_of_sixty_four_citations_is_decided() {
    let mut builder = EvidenceGraph::builder();
    let publishers: Vec<_> = (0..48).map(|i| builder.add_publisher(format!("p{i}"), None)).collect();
    let origins: Vec<_> = publishers.iter().map(|&p| builder.add_source("origin", p)).collect();
    let claim = builder.add_claim("claim");
    for i in 0..64usize {
        let source = builder.add_source(format!("relay {i}"), publishers[i % 48]);
        for step in [1, 7, 19] {
            builder.add_derivation(source, origins[(i * step + step) % 48], DerivationKind::RelaysStatement);
        }
        builder.cite(claim, source);
    }
    let graph = builder.build().expect("its own ids");
    let weight = graph.weigh(claim);
    assert_eq!(weight.level, Level::Corroborated);
    assert!(weight.origins >= 10 && weight.origins <= weight.origins_at_most && weight.origins_at_most <= 48, "{weight:?}");
    assert_eq!(graph.weigh(claim), weight);
}

#[test]
fn a_long_chain_of_derivations_ends_in_its_origin() {
    let mut builder = EvidenceGraph::builder();
    let publisher = builder.add_publisher("first", None);
    let mut last = builder.add_source("origin", publisher);
    for i in 0..50_000 {
        let relay = builder.add_publisher(format!("relay {i}"), None);
        let source = builder.add_source(format!("s{i}"), relay);
        builder.add_derivation(source, last, DerivationKind::Quotes);
        last = source;
    }
    let claim = builder.add_claim("claim");
    builder.cite(claim, last);
    let citation: CitationId = builder.cite(claim, last);
    let graph = builder.build().expect("its own ids");
    assert_eq!(graph.weigh(claim).level, Level::SingleSource);
    assert_eq!(graph.weigh(claim).discounted[0].citation, citation);
}
