//! Web pages: how the programs that make them write notes, and what is no text of the report.

use super::{calls, notes, open, texts};
use recoupe::document::{BlockKind, Format};
use recoupe::evidence::Evidence;

fn page(body: &str) -> Evidence {
    open(format!("<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>").into_bytes(), None)
}

/// One fact with one note, whatever the page's notation; places lead to the page's own bytes.
fn one_note(body: &str) {
    let html = format!("<!DOCTYPE html><html><body>{body}</body></html>");
    let evidence = page(body);
    assert_eq!(evidence.document.format, Format::Html);
    assert_eq!(texts(&evidence), ["La police a tiré. Fin."], "{body}");
    assert_eq!(notes(&evidence), [("1", "Le Monde, 3 mai 2020.")], "{body}");
    assert_eq!(calls(&evidence), [("1", true)], "{body}");
    let text = evidence.document.input.text();
    for span in evidence.document.footnotes[0].spans.iter().chain([&evidence.document.markers[0].span]) {
        assert!(text.is_char_boundary(span.start) && span.end <= text.len());
    }
    let words = evidence.document.words(evidence.document.footnotes[0].text.whole());
    assert!(words.starts_with("Le Monde") && words.ends_with("2020."), "{words}\n{html}");
}

#[test]
fn pandoc_and_github() {
    one_note(
        "<p>La police a tiré<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\"><sup>1</sup></a>. Fin.</p><section class=\"footnotes\" role=\"doc-endnotes\"><hr/><ol><li id=\"fn1\"><p>Le Monde, 3 mai 2020.<a href=\"#fnref1\" class=\"footnote-back\" role=\"doc-backlink\">↩︎</a></p></li></ol></section>",
    );
    one_note(
        "<p>La police a tiré<sup><a href=\"#user-content-fn-1\" id=\"user-content-fnref-1\" data-footnote-ref>1</a></sup>. Fin.</p><section data-footnotes class=\"footnotes\"><ol><li id=\"user-content-fn-1\"><p>Le Monde, 3 mai 2020. <a href=\"#user-content-fnref-1\" data-footnote-backref aria-label=\"Back\">↩</a></p></li></ol></section>",
    );
}

#[test]
fn wikis() {
    one_note(
        "<p>La police a tiré<sup id=\"cite_ref-1\" class=\"reference\"><a href=\"#cite_note-1\"><span class=\"cite-bracket\">[</span>1<span class=\"cite-bracket\">]</span></a></sup>. Fin.<span class=\"mw-editsection\">[modifier]</span></p><div class=\"mw-references-wrap\"><ol class=\"references\"><li id=\"cite_note-1\"><span class=\"mw-cite-backlink\">↑ <a href=\"#cite_ref-1\">a</a> et <a href=\"#cite_ref-1\">b</a></span> <span class=\"reference-text\">Le Monde, 3 mai 2020.</span></li></ol></div>",
    );
}

#[test]
fn word_libreoffice_and_spip() {
    one_note(
        "<div class=WordSection1><p class=MsoNormal>La police a tiré<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>. Fin.<o:p></o:p></p></div><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width=\"33%\"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\" title=\"\"><span class=MsoFootnoteReference>[1]</span></a> Le Monde,\n3 mai 2020.</p></div></div>",
    );
    one_note(
        "<p>La police a tiré<sup><a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\">1</a></sup>. Fin.</p><div id=\"sdfootnote1\"><p><a class=\"sdfootnotesym\" name=\"sdfootnote1sym\" href=\"#sdfootnote1anc\">1</a> Le Monde, 3 mai 2020.</p></div>",
    );
    one_note(
        "<div class=\"texte\"><p>La police a tiré<span class=\"spip_note_ref\">&nbsp;[<a href=\"#nb1\" class=\"spip_note\" rel=\"appendix\" title=\"x\" id=\"nh1\">1</a>]</span>. Fin.</p></div><div class=\"notes\"><div id=\"nb1\"><p><span class=\"spip_note_ref\">[<a href=\"#nh1\" class=\"spip_note\" title=\"Notes 1\" rev=\"appendix\">1</a>]&nbsp;</span>Le Monde, 3 mai 2020.</p></div></div>",
    );
}

#[test]
fn asides_popovers_attributes_and_margins() {
    one_note(
        "<p>La police a tiré<a epub:type=\"noteref\" href=\"#n1\">1</a>. Fin.</p><aside epub:type=\"footnote\" id=\"n1\"><p>Le Monde, 3 mai 2020.</p></aside>",
    );
    one_note(
        "<p>La police a tiré<button popovertarget=\"n1\">1</button>. Fin.</p><div id=\"n1\" popover style=\"display: none\">Le Monde, 3 mai 2020.</div>",
    );
    one_note("<p>La police a tiré<span class=\"fn\" data-footnote=\"Le Monde, 3 mai 2020.\">1</span>. Fin.</p>");
    one_note(
        "<p>La police a tiré<label for=\"sn\" class=\"margin-toggle sidenote-number\"></label><input type=\"checkbox\" id=\"sn\"><span class=\"sidenote\">Le Monde, 3 mai 2020.</span>. Fin.</p>",
    );
    one_note("<p>La police a tiré<sup><a href=\"#n1\">1</a></sup>. Fin.</p><table><tr><td><a name=\"n1\"></a>1</td><td>Le Monde, 3 mai 2020.</td></tr></table>".replace("</td><td>", " ").as_str());
}

#[test]
fn notes_of_several_paragraphs_uncalled_notes_and_missing_ones() {
    let evidence = page(
        "<p>Un<sup><a href=\"#a\">1</a></sup> deux<sup><a href=\"#c\">3</a></sup> trois<a class=\"footnote-ref\" href=\"#zz\">9</a></p><ol><li id=\"a\"><p>Le Monde.</p><p>Suite.</p></li><li id=\"b\">AFP.</li><li id=\"c\">BBC.</li></ol>",
    );
    assert_eq!(notes(&evidence), [("1", "Le Monde.\n\nSuite."), ("2", "AFP."), ("3", "BBC.")]);
    assert_eq!(calls(&evidence), [("1", true), ("3", true), ("9", false)]);
}

#[test]
fn menus_and_furniture_are_no_text_and_contents_are_told() {
    let evidence = page(
        "<header><nav><a href=\"/\">Accueil</a></nav></header><div class=\"sidebar\"><p>À lire aussi</p></div><main><div id=\"toc\"><ul><li><a href=\"#s\">1 Contexte</a></li></ul></div><h2 id=\"s\">Contexte</h2><p>Un&nbsp;fait &amp; un <em>autre</em>, voir <a href=\"https://a.org/x\">le rapport</a>.<script>x()</script></p><table><tr><th>Lieu<th>Morts<tr><td>Almaty<td>103</table><table><tr><td><p>Mise en page.</p></td></tr></table><pre>a\n  b</pre></main><footer><a href=\"/x\">Contact</a> <a href=\"/y\">Presse</a></footer>",
    );
    assert_eq!(
        texts(&evidence),
        ["1 Contexte", "Contexte", "Un\u{a0}fait & un autre, voir le rapport.", "Lieu | Morts", "Almaty | 103", "Mise en page.", "a\n  b"]
    );
    let kinds: Vec<_> = evidence.document.blocks.iter().map(|b| b.kind).collect();
    let expected = [
        BlockKind::Contents,
        BlockKind::Heading(2),
        BlockKind::Paragraph,
        BlockKind::Table,
        BlockKind::Table,
        BlockKind::Paragraph,
        BlockKind::Code,
    ];
    assert_eq!(kinds, expected);
    let block = &evidence.document.blocks[2];
    assert_eq!(block.links[0].target, "https://a.org/x");
    let ampersand = block.text.as_str().find('&').expect("in text");
    assert_eq!(evidence.document.words(block.text.span(ampersand..ampersand + 1)), "&amp;");
}

#[test]
fn links_with_numbers_that_are_no_calls() {
    let evidence = page(
        "<p>Voir la partie <a href=\"#p2\">2</a> et la figure <a href=\"#f\">1</a>. Pages <a href=\"?p=1\">1</a> <a href=\"?p=2\">2</a>.</p><section id=\"p2\"><h2>Deux</h2><p>Le texte.</p></section><figure id=\"f\"><figcaption>Carte</figcaption></figure>",
    );
    assert!(evidence.document.markers.is_empty() && evidence.document.footnotes.is_empty());
}

#[test]
fn pages_of_one_byte_characters_are_read() {
    let mut bytes = b"<html><head><meta charset=iso-8859-1></head><body><p>La police a tir\xe9.</p>".to_vec();
    bytes.extend(b"</body></html>");
    assert_eq!(texts(&open(bytes, None)), ["La police a tiré."]);
}

#[test]
fn what_is_repeated_without_end_takes_linear_time() {
    let start = std::time::Instant::now();
    for sign in [
        "<div>",
        "<p>",
        "<b><i>",
        "</div>",
        "<a href=#x>1</a>",
        "<sup><a href=#n>1</a></sup>",
        "&amp;",
        "<li>",
        "<table><tr><td>",
        "<",
        "<!--",
        "<a id=x href=#x>[1]",
    ] {
        open(format!("<html><p id=n>Note</p>{}", sign.repeat(60_000 / sign.len())).into_bytes(), Some(Format::Html));
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_link_around_paragraphs_spoils_no_other_words() {
    let evidence = page(
        "<p>Avant</p><a href=\"https://a.example\">Été <p>Le pont est fermé.</p><p>Où ? <em>Là</em></p>é</a><b>à<p>La route aussi.</p>éé fin</b>",
    );
    for block in &evidence.document.blocks {
        let text = block.text.as_str();
        let ranges = block.links.iter().map(|l| &l.range).chain(&block.emphasis);
        assert!(
            ranges.clone().all(|r| text.get(r.clone()).is_some_and(|words| !words.is_empty())),
            "{text}: {:?}",
            ranges.collect::<Vec<_>>()
        );
    }
    assert!(texts(&evidence).contains(&"Le pont est fermé."));
}

#[test]
fn quotations_by_the_styles_of_word_and_libreoffice() {
    for class in ["MsoQuote", "block-text", "quotations"] {
        let evidence = page(&format!("<p>He said:</p><p class={class}>We have won.</p>"));
        assert_eq!(evidence.document.blocks[1].kind, BlockKind::Quote, "{class}");
    }
}

/// LibreOffice without a screen gives all notes of pages that it has not set the number 0; heads and feet of pages are marked.
#[test]
fn notes_without_numbers_and_heads_of_pages() {
    let call = |n: u32, shown: u32| {
        format!("<a class=\"sdfootnoteanc\" name=\"sdfootnote{n}anc\" href=\"#sdfootnote{n}sym\"><sup>{shown}</sup></a>")
    };
    let note = |n: u32, shown: u32, words: &str| {
        format!(
            "<div id=\"sdfootnote{n}\"><p><a class=\"sdfootnotesym\" name=\"sdfootnote{n}sym\" href=\"#sdfootnote{n}anc\">{shown}</a>{words}</p></div>"
        )
    };
    let evidence = page(&format!(
        "<div title=\"header\"><p>Draft</p></div><p>One fact.{}</p><p>Two.{}</p><p>Three.{}</p>{}{}{}<div title=\"footer\"><p>Page 1</p></div>",
        call(1, 1),
        call(2, 0),
        call(3, 0),
        note(1, 1, "BBC."),
        note(2, 0, "AFP."),
        note(3, 0, "Reuters.")
    ));
    assert_eq!(texts(&evidence), ["One fact.", "Two.", "Three."]);
    assert_eq!(notes(&evidence), [("1", "BBC."), ("2", "AFP."), ("3", "Reuters.")]);
    assert_eq!(calls(&evidence), [("1", true), ("2", true), ("3", true)]);
}

#[test]
fn a_line_in_bold_is_a_heading_below_the_one_before() {
    let evidence = page(
        "<h2>Facts</h2><p><strong>The quay <b>(3 May)</b></strong></p><p>It burned.</p><p><b>The quay</b> burned</p><p>It was dark.</p>",
    );
    let kinds: Vec<_> = evidence.document.blocks.iter().map(|b| b.kind).collect();
    let plain = BlockKind::Paragraph;
    assert_eq!(kinds, [BlockKind::Heading(2), BlockKind::Heading(3), plain, plain, plain]);
}
