//! What holds for every file of every format: no panic, and no place outside of the text or inside a character. The
//! checks are those of the fuzz targets.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
use recoupe::document::Format;

use super::{WORD, package, word};
use crate::fuzz_targets::readers::read;

const FORMATS: [Format; 7] = [Format::Text, Format::Markdown, Format::Html, Format::Latex, Format::Docx, Format::Odt, Format::Pdf];

/// A real file of each format.
static FILES: LazyLock<Vec<(Format, Vec<u8>)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats");
    let file = |(format, name): (Format, &str)| (format, std::fs::read(folder.join(name)).expect("readable"));
    [
        (Format::Markdown, "en.md"),
        (Format::Html, "en.html"),
        (Format::Latex, "en.tex"),
        (Format::Docx, "en.docx"),
        (Format::Odt, "en.odt"),
        (Format::Pdf, "en.pdf"),
    ]
    .map(file)
    .into()
});

/// Pieces of one notation between words, any signs, and letters of several bytes.
fn written(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(pieces).prop_map(str::to_owned),
        3 => proptest::sample::select(vec!["Un fait é", "« titre »", " ", "\n\n", "1", "日本 🙂", "Le Monde, 3 mai 2020, https://a.org/b", "."]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<sup>",
    "</sup>",
    "<a href=\"#fn1\" id=\"fnref1\">",
    "</a>",
    "<ol class=\"footnotes\">",
    "<li id=\"fn1\">",
    "</ol>",
    "<li>",
    "<h2>",
    "</h2>",
    "<table><tr><td>",
    "</table>",
    "<aside role=\"note\">",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&eacute;",
    "&#1;",
    "&",
    "<",
    "<main>",
    "<nav>",
    "<div hidden>",
    "</div>",
    "<br>",
    "<pre>",
    "<blockquote>",
    "<title>",
    "<span style=\"vertical-align:super\">",
    "</span>",
    "<meta charset=\"x\">",
];

const COMMANDS: &[&str] = &[
    "\\footnote{",
    "}",
    "{",
    "\\footnotemark",
    "\\footnotetext[1]{",
    "\\cite{a,b}",
    "\\footcite[p. 3]{a}",
    "\\section{",
    "\\begin{itemize}",
    "\\item",
    "\\item[",
    "\\end{itemize}",
    "\\begin{thebibliography}{9}",
    "\\bibitem{a}",
    "\\end{thebibliography}",
    "\\begin{verbatim}",
    "\\begin{tabular}{ll}",
    "&",
    "\\\\",
    "%",
    "$",
    "$^{1}$",
    "\\'e",
    "\\href{",
    "\\url{",
    "\\verb|",
    "``",
    "''",
    "---",
    "\\",
    "[",
    "]",
    "\\begin{document}",
    "\\end{document}",
    "\\textsuperscript{",
    "\\[",
];

const RUNS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:footnoteReference w:id=\"2\"/>",
    "<w:ins>",
    "</w:ins>",
    "<w:del>",
    "</w:del>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText> REF a </w:instrText>",
    "<w:tab/>",
    "<w:br w:type=\"page\"/>",
    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>",
    "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>",
    "<w:hyperlink r:id=\"x\">",
    "</w:hyperlink>",
    "<w:commentRangeStart w:id=\"0\"/>",
    "<w:sdt><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
    "&amp;",
    "&x;",
    "<mc:AlternateContent><mc:Choice>",
    "<w:footnote w:id=\"2\">",
    "</w:footnote>",
    "<w:footnoteRef/>",
];

const MARKS: &[&str] = &[
    "<text:p>",
    "</text:p>",
    "<text:h text:outline-level=\"1\">",
    "</text:h>",
    "<text:note text:note-class=\"footnote\">",
    "<text:note-citation>1</text:note-citation>",
    "<text:note-body>",
    "</text:note-body>",
    "</text:note>",
    "<text:span>",
    "</text:span>",
    "<text:s text:c=\"9\"/>",
    "<text:tab/>",
    "<text:line-break/>",
    "<text:list><text:list-item>",
    "</text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell>",
    "</table:table>",
    "<text:note-ref>1</text:note-ref>",
    "<text:tracked-changes>",
    "</text:tracked-changes>",
    "<text:change-start text:change-id=\"a\"/>",
    "<text:a>",
    "</text:a>",
    "<draw:frame><draw:text-box>",
    "</draw:text-box></draw:frame>",
    "<office:annotation>",
    "</office:annotation>",
    "&lt;",
    "&x;",
];

const SIGNS: &[&str] = &[
    "BT ",
    "ET ",
    "/F 10 Tf ",
    "/F 0 Tf ",
    "(Un fait) Tj ",
    "(12) Tj ",
    "4 Ts ",
    "0 Ts ",
    "T* ",
    "12 TL ",
    "60 700 Td ",
    "-1e9 9e9 Td ",
    "1 0 0 1 60 80 Tm ",
    "0 0 0 0 0 0 Tm ",
    "[(a) -400 (b)] TJ ",
    "<e9> Tj ",
    "q ",
    "Q ",
    "(",
    "3 Tr ",
    "0 1 -1 0 300 300 cm ",
    "1e30 Tz ",
];

fn open_document(text: &str) -> Vec<u8> {
    const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";
    let content =
        format!("<office:document-content {NAMES}><office:body><office:text>{text}</office:text></office:body></office:document-content>");
    package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

/// One page; the table of places is left to be found by the reader.
fn page(signs: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[4 0 R]>>\nendobj\n3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>\nendobj\n5 0 obj\n<</Length {}>>\nstream\n{signs}\nendstream\nendobj\ntrailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n",
        signs.len()
    )
    .into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            read(&bytes, format);
        }
    }

    #[test]
    fn any_page_of_the_web_is_read(text in written(TAGS)) {
        read(text.as_bytes(), Format::Html);
    }

    #[test]
    fn any_commands_of_latex_are_read(text in written(COMMANDS)) {
        read(text.as_bytes(), Format::Latex);
    }

    #[test]
    fn any_parts_of_a_word_file_are_read_or_refused(body in written(RUNS), notes in written(RUNS), comments in written(RUNS)) {
        let comments = format!("<w:comments {WORD}>{comments}</w:comments>");
        read(&word(&body, &notes, &[("word/comments.xml", &comments)]), Format::Docx);
        // whole paragraphs around signs that are text, so that the reader gets to the notes
        let said = body.replace(['<', '>', '&'], " ");
        read(&word(&format!("<w:p>{}{}</w:p>", super::run(&said), super::call(2)), &super::note(2, &said), &[]), Format::Docx);
    }

    #[test]
    fn any_content_of_an_open_document_is_read_or_refused(text in written(MARKS)) {
        read(&open_document(&text), Format::Odt);
        read(&open_document(&format!("<text:p>{}</text:p>", text.replace(['<', '>', '&'], " "))), Format::Odt);
    }

    #[test]
    fn any_signs_on_a_page_of_pdf_are_read_or_refused(signs in written(SIGNS)) {
        read(&page(&signs), Format::Pdf);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Real files with bytes changed, taken out and doubled.
    #[test]
    fn changed_files_are_read_or_refused(changes in proptest::collection::vec((any::<u32>(), 0usize..200, any::<u8>(), 0u8..3), 1..6)) {
        for (format, file) in FILES.iter() {
            let mut bytes = file.clone();
            for (place, length, sign, how) in &changes {
                let at = *place as usize % bytes.len();
                let end = (at + length).min(bytes.len());
                match how {
                    0 => bytes[at] = *sign,
                    1 => drop(bytes.drain(at..end.min(at + bytes.len() / 2))),
                    _ => {
                        let piece = bytes[at..end].to_vec();
                        bytes.splice(at..at, piece);
                    }
                }
            }
            if !format.is_binary() {
                bytes = String::from_utf8_lossy(&bytes).into_owned().into_bytes();
            }
            read(&bytes, *format);
        }
    }
}
