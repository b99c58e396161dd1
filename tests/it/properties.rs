//! What holds for every input: no panic, no place lost, labels that are only labels.

use std::collections::HashMap;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use recoupe::document::Format;
use recoupe::evidence::Evidence;
use recoupe::text::Span;

use crate::{analyse, findings};

/// Pieces that reports are made of, and signs that readers trip over.
fn piece() -> impl Strategy<Value = String> {
    let known: Vec<&str> = vec![
        "Le président annonce trois morts",
        "The police denied it",
        ". ",
        ".\n\n",
        "\n",
        "\r\n",
        " ; ",
        ", ",
        "[^1]",
        "[^a]",
        "[^2]: ",
        "¹",
        "¹² ",
        "²³",
        "^12^",
        "^{3}",
        "<sup>4</sup>",
        "[12]",
        "(3)",
        "population.4",
        "- ",
        "1. ",
        "12 ",
        "# Notes\n\n",
        "# Bibliography\n\n",
        "Bibliographie\n\n",
        "Le Monde, 06/01/2022 [3]",
        "HRW, ‘Title’, 3 May 2020, p. 4",
        "« titre » [traduit]",
        "“Title,” BBC",
        "https://example.org/a_b?utm_source=x",
        "http ://a.b",
        "Ibid.",
        "op. cit.",
        "supra note 2",
        "(Groupe X",
        "[Mis à jour le 07/01/2022]",
        "[@key, p. 2]",
        "(Smith 2020)",
        "|a|b|\n|-|-|\n",
        "> ",
        "```\n",
        "---\n",
        "\u{c}",
        "Page 3\n",
        "Résumé : ",
        "é",
        "«",
        "»",
        "\u{202f}",
        "affi rmé",
        "soulève-\nment",
        "^[note]",
        "*",
        "_",
        "&gt;",
        "\u{feff}",
        "日本",
        "🙂",
    ];
    prop_oneof![
        8 => proptest::sample::select(known).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => Just(" ".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

fn spans(evidence: &Evidence) -> Vec<Span> {
    let document = &evidence.document;
    let mut spans: Vec<Span> = document.markers.iter().map(|m| m.span).collect();
    spans.extend(document.footnotes.iter().flat_map(|f| f.spans.iter().copied().chain([f.label_span])));
    spans.extend(document.blocks.iter().map(|b| b.text.whole()));
    spans.extend(evidence.citations.iter().map(|c| c.span));
    spans.extend(evidence.sources.iter().map(|s| s.span));
    spans.extend(evidence.claims.iter().flat_map(|c| c.spans(&evidence.document)));
    for finding in findings(evidence) {
        spans.push(finding.span);
        spans.extend(finding.related.iter().map(|r| r.span));
    }
    spans
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readers_never_panic_and_spans_cut_whole_characters(text in text()) {
        for format in [Format::Text, Format::Markdown] {
            let evidence = analyse(&text, format);
            for span in spans(&evidence) {
                prop_assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {} in {text:?}", text.len());
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?} in {text:?}");
            }
        }
    }

    #[test]
    fn every_byte_of_a_footnote_belongs_to_one_footnote(text in text()) {
        for format in [Format::Text, Format::Markdown] {
            let evidence = analyse(&text, format);
            let mut spans: Vec<Span> = evidence.document.footnotes.iter().filter(|f| !f.inline).flat_map(|f| f.spans.iter().copied()).filter(|s| !s.is_empty()).collect();
            spans.sort();
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start, "{pair:?} in {text:?}");
            }
        }
    }

    #[test]
    fn claims_of_one_block_are_in_order_and_do_not_overlap(text in text()) {
        for format in [Format::Text, Format::Markdown] {
            let evidence = analyse(&text, format);
            let mut last: HashMap<(bool, usize), usize> = HashMap::new();
            for claim in &evidence.claims {
                let end = last.entry((claim.part == recoupe::claim::Part::Footnote, claim.block)).or_insert(0);
                prop_assert!(*end <= claim.range.start && claim.range.start < claim.range.end, "{:?} in {text:?}", claim.range);
                *end = claim.range.end;
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(text in text()) {
        let shown = |text: &str| recoupe::render::graph_json(&[&analyse(text, Format::Markdown)]).to_string();
        prop_assert_eq!(shown(&text), shown(&text));
    }

    #[test]
    fn renaming_labels_changes_labels_only(count in 1usize..8, order in any::<u64>(), body in proptest::collection::vec("[A-Z][a-z]{2,8}( [a-z]{2,9}){2,6}", 8)) {
        let names: Vec<String> = (0..count).map(|i| format!("n{}", (order >> (i % 8)) % 7 + i as u64 * 10)).collect();
        let note = |label: &dyn Fn(usize) -> String| {
            let mut text = String::new();
            for (i, words) in body.iter().take(count).enumerate() {
                text.push_str(&format!("{words}[^{}].\n\n", label(i)));
            }
            for i in 0..count {
                text.push_str(&format!("[^{}]: Le Monde, {:02}/01/2022 ; BBC, {:02}/02/2022\n\n", label(i), i + 1, i + 1));
            }
            text
        };
        let plain = analyse(&note(&|i| (i + 1).to_string()), Format::Markdown);
        let named = analyse(&note(&|i| names[i].clone()), Format::Markdown);
        let shape = |e: &Evidence| {
            let claims: Vec<_> = e.claims.iter().map(|c| (c.text(&e.document), c.footnotes.clone())).collect();
            let citations: Vec<_> = e.citations.iter().map(|c| (c.footnote, c.resolution.clone())).collect();
            let levels: Vec<_> = e.weights.iter().map(|w| w.as_ref().map(|w| (w.level, w.origins))).collect();
            (claims, citations, levels)
        };
        prop_assert_eq!(shape(&plain), shape(&named));
    }
}

proptest! {
    /// Comments to the program, however they are written and wherever they stand: nothing panics, every span lies
    /// in the text, and a document without its comments has the same words.
    #[test]
    fn comments_to_the_program_are_read_without_harm(
        before in "[a-zé .\\n]{0,40}",
        word in "(ignore|ignore-next|disable|enable|tag|[a-z-]{0,8})",
        rest in "[ a-z,—:()0-9\\n-]{0,40}",
        after in "[a-zé .\\n]{0,40}",
    ) {
        let text = format!("{before}<!-- recoupe: {word} single-source {rest}-->{after}\n\nOne fact.[^1] Another.[^1]\n\n[^1]: Reuters, 4 May 2023\n");
        for format in [Format::Markdown, Format::Text] {
            let evidence = analyse(&text, format);
            for directive in &evidence.directives {
                prop_assert!(text.get(directive.span.start..directive.span.end).is_some());
                prop_assert!(directive.covers.iter().all(|c| c.start <= c.end && text.get(c.start..c.end).is_some()));
            }
            for finding in crate::findings(&evidence) {
                prop_assert!(text.get(finding.span.start..finding.span.end).is_some());
            }
            prop_assert_eq!(evidence.document.footnotes.len(), 1);
        }
    }
}

/// Every phrase of the lexicons, for notes that are made of nothing else.
fn lexicon_phrases() -> Vec<String> {
    fn walk(value: &toml::Value, found: &mut Vec<String>) {
        match value {
            toml::Value::Table(table) => table.values().for_each(|v| walk(v, found)),
            toml::Value::Array(list) => list.iter().for_each(|v| walk(v, found)),
            toml::Value::String(phrase) => found.push(phrase.clone()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for language in ["en", "fr"] {
        let path = format!("{}/src/language/{language}/lexicon.toml", env!("CARGO_MANIFEST_DIR"));
        walk(&toml::from_str(&std::fs::read_to_string(path).expect("readable")).expect("a table"), &mut found);
    }
    found
}

#[test]
fn notes_made_of_the_words_that_readers_know_are_read() {
    const NOTES: usize = 300;
    const OTHERS: [&str; 18] = [
        "a",
        "the",
        "an",
        "à",
        "de",
        "du",
        "le",
        "la",
        "un",
        "une",
        "with",
        "to",
        "Jo Berg",
        "N1",
        "A. B.",
        "12/03/2023",
        "9 January 2024",
        "(2019)",
    ];
    const SIGNS: [&str; 9] = [" ", " ", " ", ", ", " ; ", ". ", " (", ") ", " « "];
    let phrases = lexicon_phrases();
    // the same words at each run: a generator of three constants (Knuth, The Art of Computer Programming, 3.3.4)
    let mut state = 7u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    let mut line = || {
        let mut line = String::new();
        for _ in 0..=next(7) {
            let other = next(2) == 0;
            line.push_str(if other { OTHERS[next(OTHERS.len())] } else { &phrases[next(phrases.len())] });
            line.push_str(SIGNS[next(SIGNS.len())]);
        }
        line
    };
    for _ in 0..20 {
        let calls: Vec<String> = (0..NOTES).map(|n| format!("{}[^{n}]", line())).collect();
        let notes: Vec<String> = (0..NOTES).map(|n| format!("[^{n}]: A {}", line())).collect();
        let evidence = analyse(&format!("{}\n\n{}\n", calls.join("\n\n"), notes.join("\n")), Format::Markdown);
        assert_eq!(evidence.document.footnotes.len(), NOTES);
    }
}
