//! Levels of claims in large and in adversarial graphs.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use recoupe::graph::{ClaimId, DerivationKind, EvidenceGraph};

/// A small generator of numbers (SplitMix64): the graphs must be the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// 10,000 sources of 600 publishers in 120 groups, 4,000 derivations, 50,000 claims of one to eight
/// citations.
fn archive() -> EvidenceGraph {
    let mut numbers = Numbers(11);
    let mut builder = EvidenceGraph::builder();
    let groups: Vec<_> = (0..120).map(|i| builder.add_group(format!("group {i}"))).collect();
    let publishers: Vec<_> = (0..600)
        .map(|i| {
            let group = (numbers.below(2) == 0).then(|| groups[numbers.below(120)]);
            builder.add_publisher(format!("publisher {i}"), group)
        })
        .collect();
    let sources: Vec<_> = (0..10_000).map(|i| builder.add_source(format!("source {i}"), publishers[numbers.below(600)])).collect();
    for _ in 0..4_000 {
        let (source, from) = (sources[numbers.below(10_000)], sources[numbers.below(10_000)]);
        builder.add_derivation(source, from, DerivationKind::RelaysStatement);
    }
    for i in 0..50_000 {
        let claim = builder.add_claim(format!("claim {i}"));
        for _ in 0..=numbers.below(8) {
            builder.cite(claim, sources[numbers.below(10_000)]);
        }
    }
    builder.build().expect("its own ids")
}

/// One claim of citations that each relay three of few origins: many clash, none is like another.
fn dense(citations: usize, origins: usize) -> (EvidenceGraph, ClaimId) {
    let mut numbers = Numbers(5);
    let mut builder = EvidenceGraph::builder();
    let roots: Vec<_> = (0..origins)
        .map(|i| {
            let publisher = builder.add_publisher(format!("origin {i}"), None);
            builder.add_source(format!("report {i}"), publisher)
        })
        .collect();
    let claim = builder.add_claim("claim");
    for i in 0..citations {
        let publisher = builder.add_publisher(format!("relay {i}"), None);
        let source = builder.add_source(format!("relay {i}"), publisher);
        for _ in 0..3 {
            builder.add_derivation(source, roots[numbers.below(origins)], DerivationKind::Quotes);
        }
        builder.cite(claim, source);
    }
    (builder.build().expect("its own ids"), claim)
}

fn levels(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("graph");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
    group.bench_function("build and weigh 10,000 sources, 50,000 claims", |b| {
        b.iter(|| {
            let graph = archive();
            graph.claims().map(|(id, _)| black_box(graph.weigh(id)).origins).sum::<usize>()
        });
    });
    for (citations, origins) in [(30, 24), (64, 48), (200, 60)] {
        let (graph, claim) = dense(citations, origins);
        let weight = graph.weigh(claim);
        let name = format!("a dense claim of {citations} citations: {} to {} origins", weight.origins, weight.origins_at_most);
        group.bench_function(name, |b| b.iter(|| black_box(graph.weigh(claim))));
    }
    group.finish();
}

criterion_group!(benches, levels);
criterion_main!(benches);
