use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::evidence::Evidence;
use crate::figure::{Decimal, Population};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// Parts of one kind add up to more than their whole.
    ///
    /// ## Why
    ///
    /// A count by place, or by kind of victim, that exceeds its total holds a slip or counts somebody twice.
    ///
    /// ## What it cannot see
    ///
    /// Parts that are not said to be all: fewer than the whole is no finding.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The riots left 100 dead, including 60 in Almaty and 70 in Shymkent.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The riots left 130 dead, including 60 in Almaty and 70 in Shymkent.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Correct the number that is wrong, or say that the parts overlap. `--ignore parts-do-not-sum` leaves the rule out.
    "parts-do-not-sum", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    let mut parts: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(whole) = figure.part_of {
            parts.entry(whole).or_default().push(index);
        }
    }
    let mut wholes: Vec<(usize, Vec<usize>)> = parts.into_iter().collect();
    wholes.sort_unstable();
    for (whole, parts) in wholes {
        let all = &figures[whole].quantity;
        // by place, each another one
        let by_place: Vec<usize> =
            parts.iter().copied().filter(|&p| figures[p].quantity.place.is_some() && figures[p].quantity.population.is_none()).collect();
        let names: HashSet<&str> = by_place.iter().filter_map(|&p| figures[p].site.as_ref().map(|s| s.name.as_str())).collect();
        let parted = if names.len() == by_place.len() && by_place.len() > 1 { by_place } else { by_people(evidence, &parts) };
        let sum = parted.iter().try_fold(Decimal::ZERO, |sum, &p| sum.plus(figures[p].quantity.hard.low?));
        let (Some(sum), Some(high)) = (sum, all.hard.high.or(all.soft.high)) else { continue };
        let single = parted.iter().all(|&p| figures[p].quantity.hard.low.is_some_and(|low| low <= high));
        if parted.len() < 2 || sum <= high || !single {
            continue;
        }
        let message = Message::new("parts-do-not-sum").with("sum", sum.to_string()).with("whole", figures[whole].text.as_str());
        let mut finding = Finding::new(&RULE, figures[whole].text.clone(), super::place(evidence, whole), figures[whole].span, message);
        for part in parted {
            finding = finding.related(figures[part].span, super::told(evidence, part));
        }
        findings.push(finding);
    }
}

/// "90 dead: 40 men, 30 women and 25 children": parts of whom nobody is in two. Other kinds of people overlap: teachers are
/// men or women.
fn by_people(evidence: &Evidence, parts: &[usize]) -> Vec<usize> {
    const FOLK: [Population; 3] = [Population::Men, Population::Women, Population::Children];
    let kind = |&part: &usize| evidence.figures[part].quantity.population.filter(|p| FOLK.contains(p));
    let one_sentence = |&&part: &&usize| evidence.figures[part].claim == evidence.figures[parts[0]].claim;
    let of: Vec<usize> = parts.iter().filter(one_sentence).copied().filter(|part| kind(part).is_some()).collect();
    let kinds: HashSet<Population> = of.iter().filter_map(kind).collect();
    if kinds.len() == of.len() && kinds.len() == FOLK.len() { of } else { Vec::new() }
}
