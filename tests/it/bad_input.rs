//! Bad input gets a clear answer in linear time, and nothing else in the document is lost.

use std::time::{Duration, Instant};

use crate::{analyse, findings, rules_of};
use recoupe::document::Format;

/// Far above what linear work takes in a debug build, far below what quadratic work would.
const LIMIT: Duration = Duration::from_secs(20);

fn timed(name: &str, text: &str, format: Format) -> recoupe::evidence::Evidence {
    let start = Instant::now();
    let evidence = analyse(text, format);
    let findings = findings(&evidence);
    let took = start.elapsed();
    assert!(took < LIMIT, "{name}: {took:?}, {} findings", findings.len());
    evidence
}

#[test]
fn an_empty_file_holds_nothing_to_check() {
    for format in [Format::Text, Format::Markdown] {
        for text in ["", "\n\n", "\u{feff}", "   \u{a0}\n"] {
            let evidence = analyse(text, format);
            assert!(evidence.coverage().nothing_checkable(), "{text:?}");
            assert!(findings(&evidence).is_empty(), "{text:?}");
        }
    }
}

#[test]
fn prose_without_notes_is_read_and_counted() {
    let evidence = analyse("Three people were killed on Monday. The police denied it.\n", Format::Markdown);
    let coverage = evidence.coverage();
    assert!(coverage.nothing_checkable());
    assert_eq!((coverage.sentences, coverage.claims), (2, 2));
}

#[test]
fn ten_megabytes_of_open_brackets_take_linear_time() {
    let text = "[^".repeat(1_000_000);
    timed("brackets, Markdown", &text, Format::Markdown);
    timed("brackets, text", &text, Format::Text);
}

#[test]
fn other_repeated_signs_take_linear_time() {
    for sign in [
        "[", "^[", "(", "«", "“", "\"", "'", "*", "_", "<sup>", "http://", "1. ", "¹", "[1](", "@", "; ", "- ", "| ", "> ", "`", "&gt;",
        "[^1]: ", "(Groupe ", "Ibid. ",
    ] {
        let text = sign.repeat(120_000 / sign.len());
        timed(sign, &text, Format::Markdown);
        timed(sign, &text, Format::Text);
        // and inside a note
        let note = format!("Fait[^1].\n\n[^1]: Le Monde, {text}\n");
        timed(sign, &note, Format::Markdown);
    }
}

#[test]
fn a_hundred_thousand_markers_to_one_note_are_all_kept() {
    let count = 100_000;
    let text = format!("{}\n\n[^1]: Le Monde, 3 mai 2020.\n", "Un fait[^1]. ".repeat(count));
    let evidence = timed("markers", &text, Format::Markdown);
    assert_eq!(evidence.document.markers.len(), count);
    assert!(evidence.document.markers.iter().all(|m| m.footnote == Some(0)));
}

#[test]
fn a_bibliography_without_dates_still_gives_its_entries() {
    let text = "Un fait[^1].\n\n[^1]: Le Monde, « Un titre assez long », https://www.lemonde.fr/a\n\n# Bibliographie\n\nLe Monde, « Un titre assez long », https://www.lemonde.fr/a\n\nNovastan, « Un autre titre », https://novastan.org/b\n";
    let evidence = analyse(text, Format::Markdown);
    assert_eq!(evidence.sources.iter().filter(|s| s.is_listed()).count(), 2);
    assert_eq!(rules_of(&evidence, "undefined-citation"), 0);
    assert_eq!(rules_of(&evidence, "uncited-source"), 1);
}

#[test]
fn footnotes_that_cite_themselves_lead_nowhere_and_lose_nothing() {
    let text = "Un[^1]. Deux[^2]. Trois[^3].\n\n[^1]: Ibid.\n[^2]: Voir supra note 2.\n[^3]: Le Monde, 3 mai 2020, supra note 3.\n";
    let evidence = analyse(text, Format::Markdown);
    assert_eq!(evidence.document.footnotes.len(), 3);
    assert_eq!(evidence.citations.len(), 3);
    assert_eq!(rules_of(&evidence, "dangling-ibid"), 1);
    assert!(rules_of(&evidence, "undefined-citation") >= 1);
}

#[test]
fn markers_without_any_list_of_notes_are_one_finding() {
    for text in ["Un fait¹. Un autre². Un troisième³.\n", "One[1]. Two [2]. Three [3].\n", "Un[^1]. Deux[^2]. Trois[^x].\n"] {
        for format in [Format::Text, Format::Markdown] {
            let evidence = analyse(text, format);
            assert_eq!(evidence.document.markers.len(), 3, "{text}");
            assert_eq!(rules_of(&evidence, "undefined-footnote"), 1, "{text}");
        }
    }
}

#[test]
fn odd_bytes_in_text_do_no_harm() {
    let text = "Un\u{0}fait¹.\r\nDeux\u{200b} faits².\r\r\n\u{c}¹ Le Monde, 3 mai 2020\r\n\r\n² BBC, 31/02/2022, https://\u{202e}x.y\r\n";
    for format in [Format::Text, Format::Markdown] {
        let evidence = analyse(text, format);
        assert_eq!(evidence.document.markers.len(), 2);
        assert_eq!(evidence.document.footnotes.len(), 2);
    }
}

#[test]
fn as_many_comments_as_findings_take_linear_time() {
    const MANY: usize = 10_000;
    let many = |piece: &dyn Fn(usize) -> String| (0..MANY).map(piece).collect::<String>();
    let notes = many(&|i| format!("[^{i}]: Reuters, 4 May 2023, https://www.reuters.com/{i}\n"));
    let text = |piece: &dyn Fn(usize) -> String| format!("{}\n\n{notes}", many(piece));
    let silenced = |name: &str, text: &str| {
        let evidence = timed(name, text, Format::Markdown);
        findings(&evidence).iter().filter(|f| f.rule.name == "single-source" && f.suppressed.is_some()).count()
    };
    let beside = text(&|i| format!("Fact {i} is known.[^{i}] <!-- recoupe: ignore single-source — seen -->\n\n"));
    assert_eq!(silenced("a comment for each finding", &beside), MANY);
    let around = text(&|i| format!("<!-- recoupe: disable single-source — seen -->\n\nFact {i} is known.[^{i}]\n\n"));
    assert_eq!(silenced("each comment for all that follow", &around), MANY);
    let pairs = text(&|i| {
        let rule = ["single-source", "corroboration", "dates"][i % 3];
        format!("<!-- recoupe: disable {rule} — seen -->\n\nFact {i} is known.[^{i}]\n\n<!-- recoupe: enable footnotes -->\n\n")
    });
    assert_eq!(silenced("nothing that is begun is ended", &pairs), MANY);
    let line = text(&|i| format!("Fact {i} is known.[^{i}] <!-- recoupe: ignore-next all — seen --> "));
    assert_eq!(silenced("all in one line", &line), MANY - 1);
    let outside = format!("{}{notes}", "<!-- recoupe: ignore all — seen -->\n\n".repeat(MANY));
    timed("comments without a text", &outside, Format::Markdown);
    let last = "[^0]: BBC, 5 May 2023, https://www.bbc.com/a";
    let in_note = format!("{last}{}\n", " <!-- recoupe: ignore all — seen -->".repeat(MANY));
    let facts = many(&|i| format!("Fact {i} is known.[^0]\n\n"));
    assert!(silenced("comments of one note", &format!("{facts}{in_note}")) <= MANY);
}

#[test]
fn texts_full_of_dates_take_linear_time() {
    const MANY: usize = 4_000;
    let figures = |name: &str, text: &str| timed(name, text, Format::Markdown).figures.len();
    // a note that goes on and on
    let prose = "The men were killed on 3 May 2023. ".repeat(MANY);
    figures("dates of a note", &format!("Two men died.[^1]\n\n[^1]: {prose}\n"));
    figures("a row of dates", &format!("{}\n", "3 May 2023 ".repeat(5 * MANY)));
    figures("a row of years", &format!("({}12 men died.\n", "Kora 2021, ".repeat(5 * MANY)));
    let days: Vec<String> = (0..2 * MANY).map(|i| format!("{} morts le {}", 13 + i % 90, 1 + i % 28)).collect();
    assert!(figures("days of one sentence", &format!("En mai 2023, {}\n", days.join(", "))) >= 2 * MANY);
}

#[test]
fn a_reference_is_dated_behind_any_number_of_its_words() {
    let title = "é ".repeat(40);
    let evidence =
        analyse(&format!("Fact.[^1]\n\n[^1]: Reuters, “{title}”, updated 4 May 2023, https://www.reuters.com/a\n"), Format::Markdown);
    let updated = evidence.citations.first().and_then(|c| c.reference.updated);
    assert_eq!(updated.map(|day| day.to_string()).as_deref(), Some("2023-05-04"));
}

#[test]
fn a_document_of_many_counts_is_compared_with_the_next_beyond_them() {
    const MANY: usize = 200;
    let day = "On 3 May 2023, in Goma,";
    let many = analyse(&format!("# Killings\n\n{}\n", format!("{day} 14 people were killed.\n\n").repeat(MANY)), Format::Markdown);
    let one = analyse(&format!("# Killings\n\n{day} 14 people were killed.\n"), Format::Markdown);
    for (documents, near) in [([&many, &one], MANY), ([&one, &many], 12)] {
        let found = recoupe::evidence::across(&documents);
        assert_eq!(found.len(), near);
        assert!(found.iter().all(|a| a.sides[0].0 != a.sides[1].0));
    }
    assert!(recoupe::evidence::across(&[&many]).is_empty());
}
