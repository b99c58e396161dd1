//! The evidence graph in the DOT language of Graphviz.

use std::fmt::Write as _;

use super::edges::{Edge, Node, edges, nodes};
use crate::graph::EvidenceGraph;

/// The graph as DOT: one node each for claims, footnotes, citations, sources, publishers and groups, with
/// the relations between them as labels of edges.
pub fn dot(graph: &EvidenceGraph) -> String {
    let mut out = String::from("digraph evidence {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    for Node { id, kind, label, detail } in nodes(graph) {
        let shape = match kind {
            "claim" => "box",
            "footnote" => "note",
            "citation" => "plaintext",
            "source" => "ellipse",
            "publisher" => "house",
            _ => "folder",
        };
        let style = detail.map_or_else(String::new, |level| format!(", comment=\"{level}\""));
        let _ = writeln!(out, "  {id} [shape={shape}, label=\"{}\"{style}];", escaped(&label));
    }
    for Edge { from, to, relation } in edges(graph) {
        let _ = writeln!(out, "  {from} -> {to} [label=\"{relation}\"];");
    }
    out.push_str("}\n");
    out
}

fn escaped(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
