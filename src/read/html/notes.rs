//! Which links call notes, which elements are the notes, which links lead back.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::parts::parts;
use super::tree::{Content, Element, Tree};

/// The longest label that is looked at.
const LABEL: usize = 24;
/// No note is longer: an element that is holds a chapter.
const LONGEST: usize = 20_000;

/// Notes and their calls, by the indices of their elements.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The label of each call.
    pub(super) calls: HashMap<usize, String>,
    /// The label of each note.
    pub(super) labels: HashMap<usize, String>,
    /// Links that lead from notes back to their calls.
    pub(super) back: HashSet<usize>,
}

/// A link that may call a note.
struct Candidate {
    link: usize,
    target: usize,
    label: Option<String>,
}

pub(super) fn notes(tree: &Tree) -> Notes {
    let ids = ids(tree);
    let mut notes = Notes::default();
    let mut candidates = Vec::new();
    for (link, element) in elements(tree) {
        let Some(anchor) = element.leads_to() else { continue };
        let shown = tree.words(link, LABEL);
        let label = label(&shown);
        let strong = is_call(tree, link);
        if is_back(element) || !(strong || label.is_some() && is_set_off(tree, link, &shown)) {
            continue;
        }
        let Some(&target) = ids.get(anchor) else {
            // its note is missing
            if let Some(label) = label.filter(|_| strong) {
                notes.calls.insert(link, label);
            }
            continue;
        };
        let backward = target < link;
        if tree.is_in(target, link) || backward && (!strong || begins_block(tree, link)) {
            continue;
        }
        candidates.push(Candidate { link, target, label });
    }
    let found = resolve(tree, &candidates);
    // the number of the last note
    let mut last = 0;
    for (candidate, note) in candidates.iter().zip(found) {
        let Some(note) = note else { continue };
        let label = notes.labels.get(&note).cloned().unwrap_or_else(|| {
            // LibreOffice counts 0 for all notes of pages that it has not set
            let shown = candidate.label.clone().filter(|label| label != "0");
            shown.unwrap_or_else(|| (last + 1).to_string())
        });
        last = label.parse::<u32>().map_or(last, |number| number.min(u32::MAX - 1));
        notes.labels.insert(note, label.clone());
        notes.calls.insert(candidate.link, label);
    }
    uncalled(tree, &mut notes);
    back_links(tree, &ids, &mut notes);
    notes
}

fn elements(tree: &Tree) -> impl Iterator<Item = (usize, &Element)> {
    tree.nodes.iter().enumerate().filter_map(|(index, node)| match &node.content {
        Content::Element(element) => Some((index, element)),
        Content::Words(..) => None,
    })
}

/// Where each id, or name of an anchor, stands.
fn ids(tree: &Tree) -> HashMap<&str, usize> {
    let mut ids = HashMap::new();
    for (index, element) in elements(tree) {
        let name = if element.name == "a" { element.get("name") } else { None };
        for id in [element.get("id"), name].into_iter().flatten() {
            ids.entry(id).or_insert(index);
        }
    }
    ids
}

/// The label in the words of a link: "12", "[12]", "(a)", "note 3", "*".
fn label(shown: &str) -> Option<String> {
    let bare = shown.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')', '.']).trim();
    let number = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let symbol = matches!(bare, "*" | "**" | "***" | "†" | "‡" | "§" | "††" | "‡‡");
    let letters = (1..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_lowercase());
    // "note 3", "nota 2": the groups of a wiki
    let grouped = bare.rsplit_once([' ', '\u{a0}']).is_some_and(|(word, n)| number(n) && word.chars().all(char::is_alphabetic));
    (number(bare) || symbol || letters || grouped).then(|| bare.to_owned())
}

fn is_call(tree: &Tree, link: usize) -> bool {
    let mut at = link;
    for _ in 0..3 {
        let Some(element) = tree.element(at) else { return false };
        let called =
            element.classes().any(|c| parts().call_classes.contains(&c)) || element.roles().any(|r| parts().call_roles.contains(&r));
        if called || element.get("popovertarget").is_some() && at == link {
            return true;
        }
        at = tree.nodes[at].parent;
        if is_block(tree.name(at)) {
            return false;
        }
    }
    false
}

/// True where a label is set high, stands in brackets, or is a number or sign.
fn is_set_off(tree: &Tree, link: usize, shown: &str) -> bool {
    let parent = tree.name(tree.nodes[link].parent);
    let high = parent == "sup" || tree.children(link).any(|child| tree.name(child) == "sup");
    high || !shown.trim().starts_with(|c: char| c.is_alphabetic())
}

fn is_back(element: &Element) -> bool {
    element.classes().any(|c| parts().back_classes.contains(&c)) || element.roles().any(|r| parts().back_roles.contains(&r))
}

/// True where nothing but signs stands before the link in its block.
fn begins_block(tree: &Tree, link: usize) -> bool {
    let block = block_of(tree, link);
    tree.nodes[block..link].iter().all(|node| match &node.content {
        Content::Words(words, _) => !words.chars().any(char::is_alphanumeric),
        Content::Element(_) => true,
    })
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "#page"
            | "html"
            | "body"
            | "main"
            | "article"
            | "section"
            | "aside"
            | "header"
            | "footer"
            | "nav"
            | "div"
            | "p"
            | "li"
            | "ul"
            | "ol"
            | "menu"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "pre"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "address"
            | "details"
            | "summary"
            | "fieldset"
            | "form"
            | "center"
            | "hr"
            | "hgroup"
    )
}

/// The nearest block around a node, or the node itself.
fn block_of(tree: &Tree, mut index: usize) -> usize {
    while !is_block(tree.name(index)) && index > 0 {
        index = tree.nodes[index].parent;
    }
    index
}

/// The element of the note that each candidate calls.
fn resolve(tree: &Tree, candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut known = HashMap::new();
    let near: Vec<Option<usize>> = candidates.iter().map(|c| note_at(tree, c, &mut known)).collect();
    // How many calls and notes stand before each node: what a subtree holds is a difference.
    let mut count = vec![0u32; tree.nodes.len() + 1];
    let mut marked: Vec<usize> = candidates.iter().zip(&near).filter(|(_, n)| n.is_some()).map(|(c, _)| c.link).collect();
    let mut starts: Vec<usize> = near.iter().flatten().copied().collect();
    starts.sort_unstable();
    starts.dedup();
    marked.extend(starts);
    for index in marked {
        count[index + 1] += 1;
    }
    for at in 1..count.len() {
        count[at] += count[at - 1];
    }
    let holds = |index: usize| count[tree.nodes[index].end] - count[index];
    near.into_iter()
        .map(|note| {
            let mut note = note?;
            // A note of several paragraphs stands in a frame of its own.
            for _ in 0..3 {
                let frame = tree.nodes[note].parent;
                let alone = matches!(tree.name(frame), "div" | "li" | "dd" | "aside" | "section" | "tr" | "blockquote")
                    && holds(frame) == 1
                    && first_words(tree, frame).is_none_or(|first| first >= note);
                if !alone || has_heading(tree, frame) {
                    break;
                }
                note = frame;
            }
            Some(note)
        })
        .collect()
}

/// The first node of a subtree that holds words.
fn first_words(tree: &Tree, index: usize) -> Option<usize> {
    (index..tree.nodes[index].end).find(|&at| matches!(&tree.nodes[at].content, Content::Words(words, _) if !words.trim().is_empty()))
}

fn has_heading(tree: &Tree, index: usize) -> bool {
    (index..tree.nodes[index].end).any(|at| matches!(tree.name(at), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
}

/// The block that a call leads to, where it can be a note.
fn note_at(tree: &Tree, candidate: &Candidate, known: &mut HashMap<usize, bool>) -> Option<usize> {
    let target = candidate.target;
    let mut note = block_of(tree, target);
    if tree.name(note) == "dt" {
        note = tree.nodes[note].end;
        if note >= tree.nodes.len() || tree.name(note) != "dd" {
            return None;
        }
    }
    if tree.is_in(candidate.link, note) {
        // a note in the text beside its call
        let own = !tree.is_in(candidate.link, target) && first_words(tree, target).is_some();
        note = if own { target } else { return None };
    }
    // many calls may lead to one place
    known.entry(note).or_insert_with(|| can_be_note(tree, note)).then_some(note)
}

fn can_be_note(tree: &Tree, index: usize) -> bool {
    let name = tree.name(index);
    let part = matches!(
        name,
        "#page" | "html" | "body" | "main" | "article" | "ul" | "ol" | "table" | "figure" | "figcaption" | "caption" | "nav"
    );
    // an item without words is a note that was never filled
    let least = usize::from(name != "li");
    let size = || tree.words(index, LONGEST).len();
    !part && !name.starts_with('h') && !has_heading(tree, index) && (least..LONGEST).contains(&size())
}

/// Items of a list of notes that nothing calls.
fn uncalled(tree: &Tree, notes: &mut Notes) {
    let mut lists: HashMap<usize, usize> = HashMap::new();
    for &note in notes.labels.keys().filter(|&&n| tree.name(n) == "li") {
        *lists.entry(tree.nodes[note].parent).or_default() += 1;
    }
    for (list, count) in lists {
        let items: Vec<usize> = tree.children(list).filter(|&child| tree.name(child) == "li").collect();
        if tree.name(list) != "ol" || count * 2 < items.len() {
            continue;
        }
        let first = tree.element(list).and_then(|e| e.get("start")).and_then(|s| s.parse::<usize>().ok()).unwrap_or(1);
        for (at, item) in items.into_iter().enumerate() {
            notes.labels.entry(item).or_insert_with(|| (first + at).to_string());
        }
    }
}

/// Links in notes that lead to where a call stands.
fn back_links(tree: &Tree, ids: &HashMap<&str, usize>, notes: &mut Notes) {
    const NEAR: usize = 8;
    let mut called = vec![0u32; tree.nodes.len() + 1];
    for &call in notes.calls.keys() {
        called[call + 1] += 1;
    }
    for at in 1..called.len() {
        called[at] += called[at - 1];
    }
    let mut note_end = 0;
    for (link, element) in elements(tree) {
        if notes.labels.contains_key(&link) {
            note_end = note_end.max(tree.nodes[link].end);
        }
        if is_back(element) {
            notes.back.insert(link);
            continue;
        }
        let Some(&target) = element.leads_to().and_then(|anchor| ids.get(anchor)) else { continue };
        if link >= note_end || notes.calls.contains_key(&link) || element.name != "a" {
            continue;
        }
        let around = target.saturating_sub(2)..(tree.nodes[target].end + NEAR).min(tree.nodes.len());
        if tree.words(link, 48).len() <= 40 && called[around.end] > called[around.start] {
            notes.back.insert(link);
        }
    }
}
