//! What other programs read: DOT and GraphML by real parsers, the JSON of the graph.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use recoupe::document::Format;
use recoupe::graph::EvidenceGraph;
use recoupe::render::{dot, graphml};

use crate::analyse;

const NOTE: &str = "Twelve \"killed\" <b>here</b> & there.[^1] Nobody knows.[^2]\n\n\
    [^1]: Le Monde avec AFP, « Le \\ pont & l'île », 4 mai 2023 ; BBC, 5 May 2023 ; Carnegie (traduit par Novastan), 6 mai 2023\n\
    [^2]: Reuters, 7 May 2023\n";

/// Nodes and edges that the graph should have.
fn expected(graph: &EvidenceGraph) -> (usize, usize) {
    let nodes = graph.claims().len()
        + graph.footnotes().len()
        + graph.citations().len()
        + graph.sources().len()
        + graph.publishers().len()
        + graph.groups().len();
    let notes: usize = graph
        .claims()
        .map(|(_, c)| {
            let of = |id: &recoupe::graph::CitationId| graph.citations().nth(id.index()).and_then(|(_, c)| c.footnote);
            c.citations.iter().map(of).collect::<BTreeSet<_>>().len()
        })
        .sum();
    let citations: usize = graph.citations().map(|(_, c)| c.sources.len() + usize::from(c.footnote.is_some())).sum();
    let sources: usize = graph.sources().map(|(_, s)| usize::from(s.publisher.is_some()) + usize::from(s.channel.is_some())).sum();
    let groups = graph.publishers().filter(|(_, p)| p.group.is_some()).count();
    (nodes, notes + citations + sources + groups + graph.derivations().len())
}

#[test]
fn graphviz_reads_the_dot() {
    let graph = analyse(NOTE, Format::Markdown).graph();
    assert_eq!(graph.derivations().len(), 1, "AFP behind Le Monde");
    let text = dot(&graph);
    let parsed = dot_parser::ast::Graph::try_from(text.as_str()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let canonical = dot_parser::canonical::Graph::from(parsed);
    assert_eq!((canonical.nodes.set.len(), canonical.edges.set.len()), expected(&graph), "{text}");
}

#[test]
fn an_xml_reader_reads_the_graphml() {
    let graph = analyse(NOTE, Format::Markdown).graph();
    let text = graphml(&graph);
    let mut reader = Reader::from_str(&text);
    let (mut nodes, mut edges, mut ids) = (0, 0, BTreeSet::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{text}")) {
            Event::Eof => break,
            Event::Start(tag) => {
                let attribute = |name: &str| {
                    let found = tag.try_get_attribute(name).expect("attributes read");
                    found.map(|a| a.value.into_owned())
                };
                match tag.name().as_ref() {
                    "node" => {
                        nodes += 1;
                        assert!(ids.insert(attribute("id").expect("an id")));
                    }
                    "edge" => {
                        edges += 1;
                        let end = |name| attribute(name).expect("both ends");
                        assert!(ids.contains(&end("source")) && ids.contains(&end("target")));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    assert_eq!((nodes, edges), expected(&graph));
}

#[test]
fn the_graph_of_a_document_is_the_one_built_by_hand() {
    let evidence = analyse(NOTE, Format::Markdown);
    let read = evidence.graph();
    let back: EvidenceGraph = serde_json::from_str(&serde_json::to_string(&read).expect("plain data")).expect("its own JSON");
    assert_eq!(back, read);
    let mut builder = EvidenceGraph::builder();
    let groups: Vec<_> = read.groups().map(|(_, g)| builder.add_group(&g.name)).collect();
    let publishers: Vec<_> = read.publishers().map(|(_, p)| builder.add_publisher(&p.name, p.group.map(|g| groups[g.index()]))).collect();
    let sources: Vec<_> = read
        .sources()
        .map(|(_, s)| {
            let id = match s.publisher {
                Some(publisher) => builder.add_source(&s.name, publishers[publisher.index()]),
                None => builder.add_unpublished(&s.name),
            };
            *builder.source_mut(id).expect("just added") = s.clone();
            id
        })
        .collect();
    for (_, d) in read.derivations() {
        builder.add_derivation(sources[d.source.index()], sources[d.from.index()], d.kind);
    }
    let footnotes: Vec<_> = read.footnotes().map(|(_, f)| builder.add_footnote(&f.label)).collect();
    let citations: Vec<_> = read
        .citations()
        .map(|(_, c)| {
            let meant: Vec<_> = c.sources.iter().map(|s| sources[s.index()]).collect();
            builder.add_citation(c.footnote.map(|f| footnotes[f.index()]), meant)
        })
        .collect();
    for (_, c) in read.claims() {
        builder.add_supported(&c.name, c.citations.iter().map(|k| citations[k.index()]).collect(), c.date);
    }
    builder.set_threshold(read.threshold());
    let built = builder.build().expect("its own ids");
    assert_eq!(built, read);
    for ((id, _), weight) in built.claims().zip(&evidence.weights) {
        assert_eq!(Some(built.weigh(id).level), weight.as_ref().map(|w| w.level));
    }
}
