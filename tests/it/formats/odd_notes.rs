//! Notes in every odd place and shape, the cases that the test files of other readers of footnotes hold: nothing is
//! lost, each note keeps its words, each call its note.

use super::{calls, notes, open, package, run, texts, word};
use recoupe::document::Format;
use recoupe::evidence::Evidence;

use crate::findings;

/// Labels and words, with single spaces.
fn plain(evidence: &Evidence) -> Vec<(String, String)> {
    notes(evidence).iter().map(|(label, words)| ((*label).to_owned(), words.split_whitespace().collect::<Vec<_>>().join(" "))).collect()
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted.iter().map(|(label, words)| ((*label).to_owned(), (*words).to_owned())).collect()
}

fn markdown(text: &str) -> Evidence {
    open(text.into(), Some(Format::Markdown))
}

#[test]
fn markdown_notes_hold_paragraphs_lists_code_and_tables() {
    let evidence = markdown(
        "A[^1] b[^2] c[^3] d[^4] e[^5].\n\n[^1]: First.\n\n    Second.\n\n    - one\n    - two\n\n        code\n\n    | x | y |\n    |---|---|\n    | z | w |\n\n[^2]:\tAfter a tab, [a site](https://c.org/z).\n[^3]: Third\nlazily on\n[^4]:\n    On the next line.\n[^5]:\n\nThe end.\n",
    );
    let wanted = [
        ("1", "First. Second. one two code x | y z | w"),
        ("2", "After a tab, a site."),
        ("3", "Third lazily on"),
        ("4", "On the next line."),
        ("5", ""),
    ];
    assert_eq!(plain(&evidence), pairs(&wanted));
    assert_eq!(evidence.document.footnotes[1].links[0].target, "https://c.org/z");
    assert!(calls(&evidence).iter().all(|(_, called)| *called));
    assert_eq!(texts(&evidence), ["A b c d e.", "The end."]);
}

#[test]
fn markdown_calls_stand_in_headings_tables_lists_quotations_and_emphasis() {
    let evidence = markdown(
        "# Title[^h]\n\n*One*[^1], **two[^2]**, _three[^Three]_; again[^1].[^two-words]\n\n| Head[^4] |\n|---|\n| cell[^5] |\n\n- item[^6]\n\n> quoted[^7]\n>\n> [^7]: In the quotation.\n\nCode `x[^1]`, gone[^gone], adjacent[^8][^9]: on.\n\n[^h]: H\n[^1]: One\n[^2]: Two\n[^three]: Three\n[^two-words]: Words\n[^4]: Four\n[^5]: Five\n[^6]: Six\n[^8]: Eight\n[^9]: Nine\n",
    );
    let labels: Vec<_> = calls(&evidence);
    let wanted = ["h", "1", "2", "Three", "1", "two-words", "4", "5", "6", "7", "gone", "8", "9"];
    assert_eq!(labels, wanted.map(|label| (label, label != "gone")));
    assert_eq!(evidence.document.footnotes.len(), 11);
    let shown = texts(&evidence).join("\n");
    assert!(shown.contains("One, two, three; again.") && shown.contains("Code x[^1], gone, adjacent: on."), "{shown}");
}

#[test]
fn markdown_notes_in_the_text_hold_brackets_and_notes() {
    let evidence = markdown("One^[with [brackets], a [link](https://a.org/x) and *stress*] two^[outer ^[inner] end] three^[].\n");
    assert_eq!(plain(&evidence)[..2], pairs(&[("1", "with [brackets], a link and stress"), ("2", "outer ^[inner] end")])[..]);
    assert_eq!(evidence.document.footnotes[0].links[0].target, "https://a.org/x");
    assert!(texts(&evidence)[0].starts_with("One two three"), "{:?}", texts(&evidence));
}

#[test]
fn a_note_that_a_note_calls_is_called() {
    let html = "<p>A<a href=\"#f1\" role=\"doc-noteref\"><sup>1</sup></a></p><section role=\"doc-endnotes\"><ol><li id=\"f1\"><p>Outer<a href=\"#f2\" role=\"doc-noteref\"><sup>2</sup></a>.</p></li><li id=\"f2\"><p>Inner.</p></li></ol></section>";
    for (format, text) in [
        (Format::Markdown, "A[^1].\n\n[^1]: Outer[^2].\n\n[^2]: Inner.\n"),
        (Format::Html, html),
        (Format::Latex, "A\\footnote{Outer\\footnote{Inner.}.}"),
    ] {
        let evidence = open(text.into(), Some(format));
        assert_eq!(plain(&evidence), pairs(&[("1", "Outer."), ("2", "Inner.")]), "{format:?}");
        assert_eq!(evidence.document.footnotes[0].calls, ["2"], "{format:?}");
        let lost: Vec<_> = findings(&evidence).into_iter().filter(|f| f.rule.name == "unreferenced-footnote").collect();
        assert!(lost.is_empty(), "{format:?}: {lost:?}");
    }
    // a note that names another in words keeps them
    let evidence = markdown("A[^1] b[^2].\n\n[^1]: Le Monde, 3 mai 2020.\n\n[^2]: Supra note [^1], p. 3.\n");
    assert_eq!(plain(&evidence)[1].1, "Supra note [^1], p. 3.");
}

#[test]
fn labels_given_twice_lose_no_note() {
    let evidence = markdown("A[^1]. B[^1].\n\n[^1]: First.\n[^1]: Second.\n");
    assert_eq!(plain(&evidence), pairs(&[("1", "First."), ("1", "Second.")]));
    assert!(findings(&evidence).iter().any(|f| f.rule.name == "duplicate-footnote"));
    let html = "<p>A<sup><a href=\"#f1\">1</a></sup></p><ol><li id=\"f1\">First.</li><li id=\"f1\">Second.</li></ol>";
    let evidence = open(html.into(), Some(Format::Html));
    let shown = plain(&evidence).into_iter().map(|(_, words)| words).chain(texts(&evidence).into_iter().map(str::to_owned));
    let shown = shown.collect::<Vec<_>>().join(" ");
    assert!(shown.contains("First.") && shown.contains("Second."), "{shown}");
}

#[test]
fn html_notes_hold_paragraphs_lists_code_and_tables_and_may_be_empty() {
    let call = |n: u32| format!("<a href=\"#f{n}\" id=\"r{n}\" role=\"doc-noteref\"><sup>{n}</sup></a>");
    let page = format!(
        "<h1>Title{}</h1><p>Text <em>em{}</em>, again{}.</p><table><tr><td>cell{}</td><td>beta</td></tr></table><ul><li>item{}</li></ul><section role=\"doc-endnotes\"><ol><li id=\"f1\"><p>One.</p><p>Two.</p><ul><li>a</li><li>b</li></ul><pre><code>code</code></pre><table><tr><td>x</td><td>y</td></tr></table><a href=\"#r1\" role=\"doc-backlink\">↩︎</a></li><li id=\"f2\"><p>See <a href=\"https://c.org/z\">a site</a>.<a href=\"#r2\">↩</a></p></li><li id=\"f3\"><blockquote><p>Quoted.</p></blockquote></li><li id=\"f4\"></li></ol></section>",
        call(1),
        call(2),
        call(1),
        call(3),
        call(4)
    );
    let evidence = open(page.into_bytes(), Some(Format::Html));
    assert_eq!(plain(&evidence), pairs(&[("1", "One. Two. a b code x | y"), ("2", "See a site."), ("3", "Quoted."), ("4", "")]));
    assert_eq!(calls(&evidence), [("1", true), ("2", true), ("1", true), ("3", true), ("4", true)]);
    assert_eq!(evidence.document.footnotes[1].links[0].target, "https://c.org/z");
}

#[test]
fn latex_notes_stand_in_headings_tables_lists_and_quotations() {
    let evidence = open(
        "\\section{Title\\footnote{Heading.}}\nText \\emph{em\\footnote{See \\href{https://c.org/z}{a site}.\n\nSecond.\n\n\\begin{itemize}\\item a \\item b\\end{itemize}\n\\begin{verbatim}\ncode\n\\end{verbatim}\n\\begin{tabular}{ll} x & y \\\\ \\end{tabular}\n}} empty\\footnote{}. \\begin{quote}Quoted\\footnote{Quote.}\\end{quote}\n\\begin{tabular}{ll} cell\\footnote{Cell.} & beta \\\\ \\end{tabular}\n\\begin{itemize}\\item item\\footnote{Item.}\\end{itemize}\nEnd\\endnote{An endnote.}"
            .into(),
        Some(Format::Latex),
    );
    let wanted = [
        ("1", "Heading."),
        ("2", "See a site. Second. a b code x | y"),
        ("3", ""),
        ("4", "Quote."),
        ("5", "Cell."),
        ("6", "Item."),
        ("7", "An endnote."),
    ];
    assert_eq!(plain(&evidence), pairs(&wanted));
    assert!(calls(&evidence).iter().all(|(_, called)| *called) && calls(&evidence).len() == 7);
    assert_eq!(texts(&evidence), ["Title", "Text em empty.", "Quoted", "cell  |  beta", "item", "End"]);
}

#[test]
fn word_notes_hold_paragraphs_lists_and_tables_beside_endnotes() {
    let note = |id: u32, inner: &str| format!("<w:footnote w:id=\"{id}\">{inner}</w:footnote>");
    let p = |words: &str| format!("<w:p>{}</w:p>", run(words));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("x"), p("y"));
    let listed = format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>", run("listed"));
    let linked = format!("<w:p>{}<w:hyperlink w:anchor=\"b\">{}</w:hyperlink></w:p>", run("See "), run("below"));
    let notes = [
        note(2, &format!("<w:p><w:r><w:footnoteRef/></w:r>{}</w:p>{}{listed}{table}", run(" One."), p("Two."))),
        note(3, ""),
        note(4, &linked),
        note(5, &format!("<w:p>{}<w:r><w:tab/></w:r>{}<w:r><w:br/></w:r>{}</w:p>", run("Tab"), run("and"), run("line"))),
    ]
    .concat();
    let call = super::call;
    let heading = format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}{}</w:p>", run("Title"), call(2));
    let cell = format!("<w:tbl><w:tr><w:tc><w:p>{}{}</w:p></w:tc></w:tr></w:tbl>", run("cell"), call(3));
    let endnote = "<w:r><w:endnoteReference w:id=\"2\"/></w:r>";
    let bold = format!("<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>{}", call(4));
    let body = format!("{heading}{cell}<w:p>{bold}{}{}{endnote}{}</w:p>", run(", more"), call(5), run("."));
    let endnotes = format!("<w:endnotes {}><w:endnote w:id=\"2\">{}</w:endnote></w:endnotes>", super::WORD, p("At the end."));
    let evidence = open(word(&body, &notes, &[("word/endnotes.xml", &endnotes)]), Some(Format::Docx));
    let shown: Vec<String> = plain(&evidence).into_iter().map(|(_, words)| words).collect();
    assert_eq!(shown, ["One. Two. listed x | y", "", "See below", "Tab and line", "At the end."]);
    assert_eq!(calls(&evidence).len(), 5);
    assert!(calls(&evidence).iter().all(|(_, called)| *called), "{:?}", calls(&evidence));
    assert_eq!(texts(&evidence), ["Title", "cell", "bold, more."]);
}

#[test]
fn odt_notes_hold_paragraphs_lists_and_tables_beside_endnotes() {
    const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    let note = |n: &str, class: &str, inner: &str| {
        format!(
            "<text:note text:id=\"{class}{n}\" text:note-class=\"{class}\"><text:note-citation>{n}</text:note-citation><text:note-body>{inner}</text:note-body></text:note>"
        )
    };
    let rich = "<text:p>One.</text:p><text:p>Two<text:tab/>tab<text:line-break/>line.</text:p><text:list><text:list-item><text:p>listed</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>";
    let body = format!(
        "<text:h text:outline-level=\"1\">Title{}</text:h><text:p><text:span>bold{}</text:span>, more{}{}.</text:p><table:table><table:table-row><table:table-cell><text:p>cell{}</text:p></table:table-cell></table:table-row></table:table>",
        note("1", "footnote", rich),
        note("2", "footnote", "<text:p>See <text:a xlink:href=\"https://c.org/z\">a site</text:a>.</text:p>"),
        note("3", "footnote", ""),
        note("i", "endnote", "<text:p>At the end.</text:p>"),
        note("4", "footnote", "<text:p>Cell.</text:p>"),
    );
    let content =
        format!("<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>");
    let bytes = package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]);
    let evidence = open(bytes, Some(Format::Odt));
    let mut shown: Vec<String> = plain(&evidence).into_iter().map(|(_, words)| words).collect();
    shown.sort();
    assert_eq!(shown, ["", "At the end.", "Cell.", "One. Two tab line. listed x | y", "See a site."]);
    assert_eq!(calls(&evidence).len(), 5);
    assert!(calls(&evidence).iter().all(|(_, called)| *called), "{:?}", calls(&evidence));
    assert_eq!(texts(&evidence), ["Title", "bold, more.", "cell"]);
}
