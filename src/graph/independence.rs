//! How many citations can be kept so that no two come from one origin or one house.
//!
//! Two citations clash where their labels share an element. The number is the size of a maximum
//! independent set of the clash graph: exact for each component of up to [`EXACT`] citations within a
//! step budget, bounds beyond. Connected components would be simpler and wrong: adding a citation that
//! bridges two origins would lower their number.

use std::collections::{BTreeMap, HashSet};

/// Components of up to this many citations are solved exactly.
pub const EXACT: usize = 64;
/// Steps of the search for one component before it gives bounds.
const BUDGET: u32 = 200_000;

/// What independence gives for the citations of one claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Independence {
    /// The citations that are kept, in order.
    pub witnesses: Vec<usize>,
    /// For each citation that is not kept: one that is kept and clashes with it.
    pub discounted: Vec<(usize, usize)>,
    /// No more than so many can be independent; equal to the number of witnesses where it is exact.
    pub at_most: usize,
}

/// Finds the most citations of which no two share an element. `labels` are sorted lists without
/// repetitions; equal input gives equal output.
pub fn independent(labels: &[Vec<u32>]) -> Independence {
    let count = labels.len();
    let mut result = Independence::default();
    match labels {
        [] => return result,
        [_] => return Independence { witnesses: vec![0], discounted: Vec::new(), at_most: 1 },
        _ => {}
    }
    let leaders = leaders(labels);
    for component in components(labels, &leaders) {
        let (kept, at_most) = if component.len() <= EXACT { exact(labels, &component) } else { bounds(labels, &component) };
        result.witnesses.extend(kept);
        result.at_most += at_most;
    }
    result.witnesses.sort_unstable();
    for index in 0..count {
        if result.witnesses.binary_search(&index).is_err()
            && let Some(&kept) = result.witnesses.iter().find(|&&w| clash(&labels[w], &labels[index]))
        {
            result.discounted.push((index, kept));
        }
    }
    result
}

/// True where two sorted lists share an element.
pub(crate) fn clash(a: &[u32], b: &[u32]) -> bool {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    false
}

/// Whether as many as `wanted` citations are independent: exact whatever their number, and quick for the
/// small numbers that thresholds are.
pub(super) fn reaches(labels: &[Vec<u32>], wanted: usize) -> bool {
    fn choose(labels: &[Vec<u32>], open: &[usize], wanted: usize) -> bool {
        if wanted == 0 {
            return true;
        }
        open.iter().enumerate().any(|(at, &first)| {
            if open.len() - at < wanted {
                return false;
            }
            if wanted == 1 {
                return true;
            }
            let rest: Vec<usize> = open[at + 1..].iter().copied().filter(|&other| !clash(&labels[first], &labels[other])).collect();
            choose(labels, &rest, wanted - 1)
        })
    }
    choose(labels, &leaders(labels), wanted)
}

/// The first citation of each label: others with the same label add nothing.
fn leaders(labels: &[Vec<u32>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&a, &b| labels[a].cmp(&labels[b]).then(a.cmp(&b)));
    order.dedup_by(|later, earlier| labels[*later] == labels[*earlier]);
    order.sort_unstable();
    order
}

/// The connected components of the clash graph over `of`, by shared elements, each in order.
fn components(labels: &[Vec<u32>], of: &[usize]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..of.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    // element and place, so that those who share an element come together
    let mut held: Vec<(u32, usize)> = of.iter().enumerate().flat_map(|(at, &index)| labels[index].iter().map(move |&e| (e, at))).collect();
    held.sort_unstable();
    for pair in held.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        let (a, b) = (root(&mut parent, pair[0].1), root(&mut parent, pair[1].1));
        parent[a.max(b)] = a.min(b);
    }
    let mut place: Vec<usize> = vec![usize::MAX; of.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, &index) in of.iter().enumerate() {
        let top = root(&mut parent, at);
        if place[top] == usize::MAX {
            place[top] = groups.len();
            groups.push(Vec::new());
        }
        groups[place[top]].push(index);
    }
    groups
}

/// Branch and bound over bit sets.
fn exact(labels: &[Vec<u32>], component: &[usize]) -> (Vec<usize>, usize) {
    let size = component.len();
    let neighbours: Vec<u64> = (0..size)
        .map(|i| (0..size).filter(|&j| j != i && clash(&labels[component[i]], &labels[component[j]])).fold(0, |set, j| set | 1 << j))
        .collect();
    let all = if size == 64 { u64::MAX } else { (1u64 << size) - 1 };
    let mut search = Search { neighbours: &neighbours, best: 0, best_size: 0, steps: 0 };
    search.run(all, 0, 0);
    let kept: Vec<usize> = (0..size).filter(|&i| search.best >> i & 1 == 1).map(|i| component[i]).collect();
    let at_most = if search.steps > BUDGET { clique_cover(&neighbours, all).max(kept.len()) } else { kept.len() };
    (kept, at_most)
}

struct Search<'a> {
    neighbours: &'a [u64],
    best: u64,
    best_size: u32,
    steps: u32,
}

impl Search<'_> {
    fn run(&mut self, mut open: u64, mut kept: u64, mut size: u32) {
        self.steps += 1;
        // A citation that clashes with at most one open one can always be kept.
        loop {
            let Some(vertex) = bits(open).find(|&v| (self.neighbours[v] & open).count_ones() <= 1) else { break };
            kept |= 1 << vertex;
            size += 1;
            open &= !(1 << vertex | self.neighbours[vertex]);
        }
        if open == 0 {
            if size > self.best_size {
                (self.best, self.best_size) = (kept, size);
            }
            return;
        }
        if self.steps > BUDGET || size + clique_cover(self.neighbours, open) as u32 <= self.best_size {
            if self.best_size == 0 {
                self.greedy(open, kept, size);
            }
            return;
        }
        let Some(vertex) = bits(open).max_by_key(|&v| ((self.neighbours[v] & open).count_ones(), std::cmp::Reverse(v))) else { return };
        self.run(open & !(1 << vertex | self.neighbours[vertex]), kept | 1 << vertex, size + 1);
        self.run(open & !(1 << vertex), kept, size);
    }

    fn greedy(&mut self, mut open: u64, mut kept: u64, mut size: u32) {
        while let Some(vertex) = bits(open).min_by_key(|&v| (self.neighbours[v] & open).count_ones()) {
            kept |= 1 << vertex;
            size += 1;
            open &= !(1 << vertex | self.neighbours[vertex]);
        }
        (self.best, self.best_size) = (kept, size);
    }
}

fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let lowest = set.trailing_zeros() as usize;
            set &= set - 1;
            lowest
        })
    })
}

/// An upper bound: cliques that cover the open vertices, found greedily.
fn clique_cover(neighbours: &[u64], mut open: u64) -> usize {
    let mut cliques = 0;
    while open != 0 {
        let first = open.trailing_zeros() as usize;
        let mut clique_candidates = neighbours[first] & open;
        open &= !(1 << first);
        while clique_candidates != 0 {
            let next = clique_candidates.trailing_zeros() as usize;
            open &= !(1 << next);
            clique_candidates &= neighbours[next];
        }
        cliques += 1;
    }
    cliques
}

/// Bounds for a component too large to solve: a greedy set from below, covering elements from above.
fn bounds(labels: &[Vec<u32>], component: &[usize]) -> (Vec<usize>, usize) {
    let mut used: HashSet<u32> = HashSet::new();
    let mut order: Vec<usize> = component.to_vec();
    order.sort_by_key(|&i| (labels[i].len(), i));
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        if labels[index].iter().all(|e| !used.contains(e)) {
            used.extend(labels[index].iter().copied());
            kept.push(index);
        }
    }
    // All citations that hold one element clash with each other: of those at most one can be kept. Each
    // is counted with the commonest of its elements; one without elements clashes with nothing.
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for &element in component.iter().flat_map(|&i| &labels[i]) {
        *counts.entry(element).or_default() += 1;
    }
    let commonest = |i: usize| labels[i].iter().max_by_key(|e| (counts[e], std::cmp::Reverse(**e)));
    let cliques: HashSet<u32> = component.iter().filter_map(|&i| commonest(i).copied()).collect();
    let at_most = cliques.len() + component.iter().filter(|&&i| labels[i].is_empty()).count();
    kept.sort_unstable();
    let at_most = at_most.max(kept.len());
    (kept, at_most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(labels: &[&[u32]]) -> usize {
        let labels: Vec<Vec<u32>> = labels.iter().map(|l| l.to_vec()).collect();
        independent(&labels).witnesses.len()
    }

    #[test]
    fn worked_cases() {
        // D1 → X, D2 → Y, D3 → {X, Y}: two, where components would say one
        assert_eq!(number(&[&[1], &[2], &[1, 2]]), 2);
        assert_eq!(number(&[&[1, 2], &[1]]), 1);
        assert_eq!(number(&[&[1], &[1], &[1]]), 1);
        assert_eq!(number(&[]), 0);
        // a hundred citations of one house, each of another service
        let house: Vec<Vec<u32>> = (0..100).map(|i| vec![0, i + 1]).collect();
        let found = independent(&house);
        assert_eq!((found.witnesses.len(), found.at_most), (1, 1));
        assert!(reaches(&house, 1) && !reaches(&house, 2));
    }

    #[test]
    fn every_discounted_citation_names_a_kept_one() {
        let labels = vec![vec![1, 9], vec![2], vec![9], vec![2, 3], vec![3]];
        let found = independent(&labels);
        assert_eq!(found.witnesses.len() + found.discounted.len(), labels.len());
        for (out, kept) in &found.discounted {
            assert!(clash(&labels[*out], &labels[*kept]) && found.witnesses.contains(kept));
        }
        assert_eq!(found.at_most, found.witnesses.len());
    }

    #[test]
    fn agrees_with_trying_every_subset() {
        // a small fixed generator: the same cases on every machine
        let mut state = 42u64;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as u32
        };
        for _ in 0..300 {
            let count = next() % 11;
            let labels: Vec<Vec<u32>> = (0..count)
                .map(|_| {
                    let mut label: Vec<u32> = (0..=next() % 3).map(|_| next() % 9).collect();
                    label.sort_unstable();
                    label.dedup();
                    label
                })
                .collect();
            let best = (0u32..1 << count)
                .filter(|set| {
                    (0..count).all(|i| {
                        (i + 1..count).all(|j| set >> i & 1 == 0 || set >> j & 1 == 0 || !clash(&labels[i as usize], &labels[j as usize]))
                    })
                })
                .map(u32::count_ones)
                .max();
            assert_eq!(Some(independent(&labels).witnesses.len() as u32), best, "{labels:?}");
        }
    }
}
