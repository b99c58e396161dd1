//! Web pages: the main text with its notes, told from menus. Places are those of the page's own bytes.

mod charset;
mod notes;
mod parts;
mod tree;
mod walk;
mod words;

pub(super) use charset::decoded;

use super::Blocks;

pub(super) fn read(text: &str) -> Blocks {
    let tree = tree::tree(text);
    let notes = notes::notes(&tree);
    walk::blocks(text, &tree, &notes)
}
