//! The evidence graph as GraphML.

use std::fmt::Write as _;

use super::edges::{Edge, Node, edges, nodes};
use crate::graph::EvidenceGraph;

/// The graph as GraphML 1.0: nodes with kind, label and detail (the level of a claim, the type of a
/// source), edges with their relation.
pub fn graphml(graph: &EvidenceGraph) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n  \
         <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n  \
         <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n  \
         <key id=\"detail\" for=\"node\" attr.name=\"detail\" attr.type=\"string\"/>\n  \
         <key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n  \
         <graph id=\"evidence\" edgedefault=\"directed\">\n",
    );
    for Node { id, kind, label, detail } in nodes(graph) {
        let _ = write!(out, "    <node id=\"{id}\"><data key=\"kind\">{kind}</data><data key=\"label\">{}</data>", escaped(&label));
        if let Some(detail) = detail {
            let _ = write!(out, "<data key=\"detail\">{detail}</data>");
        }
        out.push_str("</node>\n");
    }
    for Edge { from, to, relation } in edges(graph) {
        let _ = writeln!(out, "    <edge source=\"{from}\" target=\"{to}\"><data key=\"relation\">{relation}</data></edge>");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no place for these
            c if c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
