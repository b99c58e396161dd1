//! What each block's section makes of it: summary, disclaimer, bibliography, menu…

use super::source_lines;
use crate::document::{BlockKind, Role};
use crate::language::{dates, fold_words, lexicon};
use crate::read::{RawBlock, letters};

/// A block's section, and whether the block is its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) role: Role,
    pub(super) kind: BlockKind,
    /// The section's name stands at the head of the block itself ("Résumé : …"): so many bytes.
    pub(super) run_in: usize,
}

/// Finds the role of every block.
pub(super) fn place(blocks: &[RawBlock]) -> Vec<Placed> {
    let mut placed = Vec::with_capacity(blocks.len());
    let mut role = Role::Body;
    // Level of the heading that set the role; 0 where the form shows none.
    let mut level = 0;
    let source_lists = source_lines::lists(blocks);
    // the level of the last heading that the form marks as one
    let mut above = 0;
    let any_levels = blocks.iter().any(|b| matches!(b.kind, BlockKind::Heading(l) if l > 0));
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text().trim();
        let mut kind = block.kind;
        let mut run_in = 0;
        let mut own = None;
        let heading = match kind {
            BlockKind::Heading(found) => {
                above = found;
                Some(found)
            }
            _ if block.note.is_some() || source_lists[index] => None,
            _ if block.perhaps_heading && source_lines::is_line(text) => None,
            _ if block.perhaps_heading && is_heading_here(text, role) => Some(block.level),
            // A line set in bold as a whole is a heading where the author uses no others.
            BlockKind::Paragraph if !any_levels && all_emphasis(block) && text.len() < 100 && !text.ends_with(['.', ';', ',']) => Some(0),
            // … and where he does, one of a part of the section
            BlockKind::Paragraph if any_levels && is_bold_title(block) && !is_subtitle(blocks, index) => Some(above.saturating_add(1)),
            // In Markdown too an author may write the section's name as a plain line.
            BlockKind::Paragraph
                if text.len() < 60 && !text.contains('\n') && !text.ends_with('.') && lexicon().section_role(text).is_some() =>
            {
                Some(0)
            }
            _ => None,
        };
        if let Some(found) = heading {
            kind = BlockKind::Heading(found);
            match lexicon().section_role(text) {
                Some(named) => {
                    role = named;
                    level = found;
                }
                None if role == Role::Body => {}
                // Subsections of a bibliography or summary belong to it; a heading of the same or a
                // higher level ends it.
                None if found > level && level > 0 => {}
                None if role.lists_sources() && found == 0 && lexicon().source_type(text).is_some() => {}
                None if role.lists_sources() && found == 0 && text.len() < 60 && bibliography_goes_on(blocks, index) => {}
                None if role.lists_sources() && lexicon().source_type(text).is_some() && found >= level => {}
                None => {
                    role = Role::Body;
                    level = 0;
                }
            }
        } else if let Some((named, length)) = run_in_name(block) {
            own = Some(named);
            run_in = length;
            if !role.lists_sources() && role != Role::Notes {
                role = Role::Body;
            }
        } else {
            match role {
                // Contents end where running text begins.
                // a line in bold ends what another began
                Role::Summary if level == 0 && is_bold_title(block) => role = Role::Body,
                Role::Contents if kind == BlockKind::Paragraph && text.len() > 120 && text.ends_with(['.', '»']) => role = Role::Body,
                _ => {}
            }
        }
        if source_lists[index] {
            // of "Sources:" itself nothing is left to read
            run_in = if kind == BlockKind::Item { 0 } else { block.text().len() };
            kind = BlockKind::SourceLine;
        } else if role == Role::Body && heading.is_none() && block.note.is_none() {
            if is_menu(block) || is_template(text) {
                kind = BlockKind::Menu;
            } else if is_caption(block) {
                kind = BlockKind::Caption;
            }
        }
        placed.push(Placed { role: own.unwrap_or(role), kind, run_in });
    }
    mark_menu_lists(blocks, &mut placed);
    placed
}

/// "{% include figure.html %}": what a site generator puts something in place of.
fn is_template(text: &str) -> bool {
    text.starts_with("{%") && text.ends_with("%}") || text.starts_with("{{") && text.ends_with("}}")
}

fn all_emphasis(block: &RawBlock) -> bool {
    let length = block.text().trim().len();
    length > 0 && block.inline.emphasis.iter().any(|r| r.len() >= length)
}

/// Whether a short line is a heading, seen from its section: in a bibliography most short lines are
/// entries.
fn is_heading_here(text: &str, role: Role) -> bool {
    if !role.lists_sources() && role != Role::Notes {
        return true;
    }
    lexicon().section_role(text).is_some()
        || lexicon().source_type(text).is_some() && text.len() < 90 && !text.contains(['«', '“', '"'])
        || text.len() < 60 && !text.contains([',', '«', '“', '"', '/', '(', '[']) && !text.bytes().any(|b| b.is_ascii_digit())
}

/// True where bibliography entries follow: lines with addresses, quotation marks or dates.
fn bibliography_goes_on(blocks: &[RawBlock], index: usize) -> bool {
    blocks[index + 1..].iter().take(2).any(|b| {
        let text = b.text();
        text.contains("http") || text.contains(['«', '“']) && text.bytes().any(|c| c.is_ascii_digit())
    })
}

/// "Résumé : Le 1er janvier…", "Abstract: …", "Nota : …": a section in one paragraph.
fn run_in_name(block: &RawBlock) -> Option<(Role, usize)> {
    const LONGEST: usize = 40;
    if !matches!(block.kind, BlockKind::Paragraph) || block.note.is_some() {
        return None;
    }
    let text = block.text();
    let head = text.char_indices().take_while(|&(at, c)| at < LONGEST && c != '\n').find(|&(_, c)| matches!(c, ':' | '—' | '–' | '.'));
    let (at, sign) = head?;
    // "Summary." must be set off by bold or italics
    if sign == '.' && !block.inline.emphasis.iter().any(|r| r.start == 0 && r.end + 2 >= at && r.end <= at + 2) {
        return None;
    }
    let name = text[..at].trim();
    if name.split_whitespace().count() > 3 || text[at + sign.len_utf8()..].trim().is_empty() {
        return None;
    }
    let role = lexicon().section_role(name)?;
    matches!(role, Role::Summary | Role::Disclaimer | Role::Abbreviations).then_some((role, at + sign.len_utf8()))
}

/// A short line set in bold as a whole, which calls no note and ends like no sentence: "**The night of 4 May**".
fn is_bold_title(block: &RawBlock) -> bool {
    const LONGEST: usize = 100;
    let inline = &block.inline;
    let text = block.text().trim();
    let bare = inline.calls.is_empty() && inline.raised.is_empty() && inline.links.is_empty();
    let line = inline.bold > 0 && text.len() < LONGEST && !text.contains('\n') && !text.ends_with(['.', ';', ',', '!', '…', '”', '»']);
    line && bare && !text.contains("[^") && !text.starts_with(char::is_lowercase) && inline.bold >= letters(text) && !is_caption(block)
}

/// A bold line has no text of its own: a heading comes next, or it dates the title above it ("**Draft of 30 May 2023**").
fn is_subtitle(blocks: &[RawBlock], index: usize) -> bool {
    let is_heading = |at: usize| blocks.get(at).is_none_or(|b| matches!(b.kind, BlockKind::Heading(_)));
    let title = index == 1 && is_heading(0);
    is_heading(index + 1) || title && !dates(blocks[index].text(), true).is_empty()
}

/// A row of links and nothing else.
fn is_menu(block: &RawBlock) -> bool {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return false;
    }
    let text = block.text();
    // running text, which most paragraphs are, is told at once
    if text.len() > 2_000 || block.inline.links.is_empty() && text.len() > 240 {
        return false;
    }
    let words: Vec<String> = text.split(['|', '\n', '•', '·', '›', '»', '/', '>']).map(fold_words).filter(|w| !w.is_empty()).collect();
    if words.len() >= 2 && words.iter().all(|w| lexicon().navigation_words.contains(w)) {
        return true;
    }
    if block.inline.links.is_empty() {
        return words.len() == 1 && words[0].len() < 30 && lexicon().navigation_words.contains(&words[0]) && block.kind == BlockKind::Item;
    }
    let linked: usize = block.inline.links.iter().map(|l| l.range.len()).sum();
    let letters_outside = outside_links(block).chars().filter(|c| c.is_alphanumeric()).count();
    let short =
        block.inline.links.iter().all(|l| l.range.len() <= 60 && !text.get(l.range.clone()).unwrap_or("").trim_end().ends_with('.'));
    let alone = block.inline.links.len() == 1;
    let local = block.inline.links.iter().all(|l| !l.is_web());
    letters_outside <= 2 && linked > 0 && short && (!alone || local)
}

/// The text that no link covers.
pub(super) fn outside_links(block: &RawBlock) -> String {
    let text = block.text();
    let mut outside = String::new();
    let mut from = 0;
    for link in &block.inline.links {
        if link.range.start >= from {
            outside.push_str(text.get(from..link.range.start).unwrap_or(""));
            from = link.range.end;
        }
    }
    outside.push_str(text.get(from..).unwrap_or(""));
    outside
}

/// Lists whose items are mostly menu entries are menus as a whole.
fn mark_menu_lists(blocks: &[RawBlock], placed: &mut [Placed]) {
    let mut at = 0;
    while at < blocks.len() {
        let end = at + blocks[at..].iter().take_while(|b| b.kind == BlockKind::Item && b.note.is_none()).count();
        let list = at..end;
        let menus = list.clone().filter(|&i| placed[i].kind == BlockKind::Menu).count();
        let single_links = list
            .clone()
            .filter(|&i| {
                blocks[i].inline.links.len() == 1 && outside_links(&blocks[i]).chars().filter(|c| c.is_alphanumeric()).count() <= 2
            })
            .count();
        if list.len() >= 3 && (menus + single_links) * 3 >= list.len() * 2 && list.clone().all(|i| placed[i].role == Role::Body) {
            for i in list {
                placed[i].kind = BlockKind::Menu;
            }
        }
        at = end.max(at + 1);
    }
}

/// "Carte 1 : …", "Figure 2. …", "© AFP".
fn is_caption(block: &RawBlock) -> bool {
    if !matches!(block.kind, BlockKind::Paragraph) {
        return false;
    }
    let text = block.text().trim();
    if text.starts_with('©') && text.len() < 200 {
        return true;
    }
    if text.len() > 240 {
        return false;
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let rest = text[end..].trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
    let numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let sign = numbered.trim_start().chars().next();
    let number = &rest[..rest.len() - numbered.len()];
    // "Tableau 1. Prélèvements …", not "Figure 2 shows …"
    let titled = number.ends_with('.') && sign.is_some_and(char::is_uppercase) && !text.ends_with('.');
    let follows = matches!(sign, Some(':' | '–' | '—' | '|')) || !number.is_empty() && (sign.is_none() || titled);
    follows && lexicon().caption_words.contains(&fold_words(&text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::read::read;
    use crate::text::Input;

    fn roles(text: &str, format: Format) -> Vec<(Role, BlockKind)> {
        let input = Input::new("x", text).expect("small");
        place(&read(&input, format).blocks).iter().map(|p| (p.role, p.kind)).collect()
    }

    #[test]
    fn sections_are_told_by_their_headings_and_by_run_in_names() {
        let text = "Avertissement\n\nCe texte n'engage pas.\n\nTable des matières\n\nUn\t3\n\nRésumé : Trois morts.\n\nLe corps du texte commence ici.\n\nBibliographie\n\nMédias\n\nLe Monde, « T », 2020\nhttps://a.fr\n";
        let got: Vec<_> = roles(text, Format::Text).into_iter().map(|(r, _)| r).collect();
        assert_eq!(
            got,
            [
                Role::Disclaimer,
                Role::Disclaimer,
                Role::Contents,
                Role::Contents,
                Role::Summary,
                Role::Body,
                Role::Bibliography,
                Role::Bibliography,
                Role::Bibliography
            ]
        );
    }

    #[test]
    fn menus_and_captions_are_no_running_text() {
        let got = roles(
            "[Accueil](/) | [Monde](/monde)\n\nUne phrase avec [un lien](https://a.fr).\n\nCarte 1 : les manifestations\n",
            Format::Markdown,
        );
        let kinds: Vec<_> = got.into_iter().map(|(_, k)| k).collect();
        assert_eq!(kinds, [BlockKind::Menu, BlockKind::Paragraph, BlockKind::Caption]);
    }

    #[test]
    fn deeper_headings_stay_in_their_section() {
        let text = "# Summary\n\n## Deaths\n\nTwo died.\n\n# Context\n\nIt began.\n\n# References\n\n## News\n\nA\n\n# Annex\n\nB\n";
        let got: Vec<_> = roles(text, Format::Markdown).into_iter().map(|(r, _)| r).collect();
        assert_eq!(got[2], Role::Summary);
        assert_eq!(got[4], Role::Body);
        assert_eq!(got[7], Role::Bibliography);
        assert_eq!(got[9], Role::Annex);
    }
}
