//! Which passage of one version is which of the other.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::language::fold_words;

/// A word that more passages have tells none of them.
const COMMON: usize = 30;
/// Passages that share so much of their words are one, in parts of ten.
const ALIKE: usize = 5;

/// For each new passage the old one that it comes from: the same words, else the most alike that no other took.
pub(super) fn pair(old: &[(usize, String)], new: &[(usize, String)]) -> Vec<Option<usize>> {
    let folded = |list: &[(usize, String)]| list.iter().map(|(_, text)| fold_words(text)).collect::<Vec<_>>();
    let (old_words, new_words) = (folded(old), folded(new));
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let mut same: HashMap<&str, std::collections::VecDeque<usize>> = HashMap::new();
    for (at, words) in old_words.iter().enumerate() {
        same.entry(words).or_default().push_back(at);
    }
    for (at, words) in new_words.iter().enumerate() {
        if let Some(found) = same.get_mut(words.as_str()).and_then(std::collections::VecDeque::pop_front) {
            pairs[at] = Some(found);
            taken[found] = true;
        }
    }
    // numbers change between versions: they tell no passage from another
    let content = |words: &str| {
        words.split_whitespace().filter(|w| !w.bytes().any(|b| b.is_ascii_digit())).map(str::to_owned).collect::<HashSet<String>>()
    };
    let left: Vec<(usize, HashSet<String>)> = (0..old.len()).filter(|&at| !taken[at]).map(|at| (at, content(&old_words[at]))).collect();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, (_, words)) in left.iter().enumerate() {
        for word in words {
            holders.entry(word).or_default().push(place);
        }
    }
    // all likely pairs, the most alike first; of equals the nearest
    let mut likely: Vec<(usize, usize, usize, usize)> = Vec::new();
    for at in (0..new.len()).filter(|&at| pairs[at].is_none()) {
        let words = content(&new_words[at]);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in &words {
            for &place in holders.get(word.as_str()).into_iter().flatten().take(COMMON) {
                *shared.entry(place).or_insert(0) += 1;
            }
        }
        for (place, _) in shared {
            let (earlier, others) = &left[place];
            let common = words.intersection(others).count();
            let all = words.len() + others.len() - common;
            if common * 10 >= all * ALIKE {
                likely.push((1_000 - common * 1_000 / all.max(1), at.abs_diff(*earlier), at, *earlier));
            }
        }
    }
    likely.sort_unstable();
    for (_, _, at, earlier) in likely {
        if pairs[at].is_none() && !taken[earlier] {
            pairs[at] = Some(earlier);
            taken[earlier] = true;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::pair;

    fn of(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
        let numbered = |list: &[&str]| list.iter().enumerate().map(|(i, t)| (i, (*t).to_owned())).collect::<Vec<_>>();
        pair(&numbered(old), &numbered(new))
    }

    #[test]
    fn passages_are_found_again_in_other_places_and_with_other_numbers() {
        let old = ["The bridge fell in the night.", "According to the police 12 people were killed.", "The mayor resigned."];
        assert_eq!(of(&old, &[old[2], old[0], old[1]]), [Some(2), Some(0), Some(1)]);
        assert_eq!(of(&old, &["According to the police 14 people were killed in the night."]), [Some(1)]);
        assert_eq!(of(&old, &["A new thing happened elsewhere."]), [None]);
        assert_eq!(of(&[], &["One."]), [None]);
    }
}
