//! Citations that reference managers keep in a file: where the draft lists no sources itself, what they hold stands for
//! the list.

use super::{call, note, open, package, run, texts, word};
use recoupe::evidence::Evidence;

fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn field(instruction: &str, result: &str) -> String {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = instruction.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>{}{result}{}",
        sign("begin"),
        sign("separate"),
        sign("end")
    )
}

/// What Zotero and Mendeley write: each item with all that is known of it.
fn csl(program: &str, works: &[(u32, &str, &str, &str)]) -> String {
    let items: Vec<String> = works
        .iter()
        .map(|(id, outlet, title, day)| {
            format!(
                r#"{{"id":{id},"uris":["http://zotero.org/users/1/items/{id}"],"itemData":{{"id":{id},"type":"article-newspaper","title":"{title}","container-title":"{outlet}","author":[{{"family":"Doe{id}","given":"Jane"}}],"issued":{{"date-parts":[[{day}]]}},"URL":"https://a.org/{id}"}}}}"#
            )
        })
        .collect();
    format!("ADDIN {program} CSL_CITATION {{\"citationID\":\"x\",\"citationItems\":[{}]}} RNDx", items.join(","))
}

fn sources(evidence: &Evidence) -> Vec<(String, Option<String>, Option<String>)> {
    evidence
        .sources
        .iter()
        .map(|s| (s.publisher().to_owned(), s.reference.title.as_deref().map(str::to_owned), s.reference.date.map(|d| d.to_string())))
        .collect()
}

const REUTERS: (u32, &str, &str, &str) = (4, "Reuters", "A bridge closes", "2023,5,4");
const BBC: (u32, &str, &str, &str) = (5, "BBC", "Two towns cut off", "2023,5,6");

#[test]
fn numbers_and_names_with_years_are_read_by_what_their_fields_hold() {
    for (program, shown) in [("ZOTERO_ITEM", "(1,2)"), ("ZOTERO_ITEM", "[1, 2]"), ("Mendeley Citation", "(Doe, 2023; Doe, 2023)")] {
        let body = p(&format!("{}{}{}", run("The bridge closed "), field(&csl(program, &[REUTERS, BBC]), &run(shown)), run(".")))
            + &p(&format!("{}{}{}", run("Two towns are cut off "), field(&csl(program, &[BBC]), &run("(2)")), run(".")));
        let evidence = open(word(&body, "", &[]), None);
        assert_eq!(texts(&evidence), ["The bridge closed [@doe42023; @doe52023].", "Two towns are cut off [@doe52023]."], "{shown}");
        let wanted = [("Reuters", "A bridge closes", "2023-05-04"), ("BBC", "Two towns cut off", "2023-05-06")];
        assert_eq!(sources(&evidence), wanted.map(|(a, b, c)| (a.to_owned(), Some(b.to_owned()), Some(c.to_owned()))), "{shown}");
        assert_eq!(evidence.claim_citations.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1], "{shown}");
    }
}

#[test]
fn a_draft_that_lists_its_sources_is_read_as_it_stands() {
    let cited = format!("{}{}{}", run("The bridge closed "), field(&csl("ZOTERO_ITEM", &[REUTERS]), &run("(Doe, 2023)")), run("."));
    let entry = p(&run("Doe, J. (2023). A bridge closes. Reuters."));
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>References</w:t></w:r></w:p>";
    let styles = format!(
        "<w:styles {}><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>",
        super::WORD
    );
    for body in [
        p(&cited) + heading + &entry,
        p(&cited) + &p(&field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", &run("Doe, J. (2023). A bridge closes. Reuters."))),
    ] {
        let evidence = open(word(&body, "", &[("word/styles.xml", &styles)]), None);
        assert_eq!(texts(&evidence)[0], "The bridge closed (Doe, 2023).");
    }
    // a note that gives the reference in full needs none
    let full = format!(
        "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
        field(&csl("ZOTERO_ITEM", &[REUTERS]), &run("Reuters, “A bridge closes”, 4 May 2023"))
    );
    let evidence = open(word(&p(&format!("{}{}", run("The bridge closed."), call(2))), &full, &[]), None);
    assert_eq!(evidence.document.footnotes[0].text.as_str(), "Reuters, “A bridge closes”, 4 May 2023");
    // what Word cannot tell is left as it stands
    let odd = p(&field("ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{]}", &run("(Doe, 2023)")));
    assert_eq!(texts(&open(word(&odd, &note(2, "x"), &[]), None)), ["(Doe, 2023)"]);
}

#[test]
fn fields_of_word_are_read_by_the_sources_that_the_file_keeps() {
    let list = r#"<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Hrw20</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:Corporate>Human Rights Watch</b:Corporate></b:Author></b:Author><b:Title>World Report</b:Title><b:Year>2020</b:Year><b:URL>https://www.hrw.org/a</b:URL></b:Source></b:Sources>"#;
    let body = p(&format!("{}{}{}", run("Three were held "), field(r"CITATION Hrw20 \p 12 \l 1033", &run("(HRW, 2020, p. 12)")), run(".")));
    let evidence = open(word(&body, "", &[("customXml/item1.xml", list)]), None);
    assert_eq!(texts(&evidence), ["Three were held [@humanrightswatch2020, p. 12]."]);
    assert_eq!(sources(&evidence), [("Human Rights Watch".to_owned(), Some("World Report".to_owned()), Some("2020".to_owned()))]);
    let simple = body.replace("(HRW", "(Human Rights Watch");
    // a damaged list, or none, leaves the words
    for more in [
        &[("customXml/item1.xml", "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\"><b:Source>")]
            [..],
        &[],
    ] {
        assert_eq!(texts(&open(word(&simple, "", more), None)), ["Three were held (Human Rights Watch, 2020, p. 12)."]);
    }
}

#[test]
fn marks_of_opendocument_are_read_by_their_parts() {
    let names =
        r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#;
    let zotero = csl("ZOTERO_ITEM", &[BBC]).trim_start_matches("ADDIN ").replace('"', "&quot;");
    let odt = |text: &str| {
        let content = format!(
            "<office:document-content {names}><office:body><office:text>{text}</office:text></office:body></office:document-content>"
        );
        open(package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]), None)
    };
    let text = format!(
        "<text:p>The bridge closed <text:bibliography-mark text:bibliography-type=\"article\" text:identifier=\"Doe\" text:author=\"Doe, Jane\" text:title=\"A bridge closes\" text:journal=\"Reuters\" text:year=\"2023\">[Doe]</text:bibliography-mark>.</text:p><text:p>Two towns are cut off <text:reference-mark-start text:name=\"{zotero}\"/>(Doe 2023)<text:reference-mark-end text:name=\"{zotero}\"/>.</text:p>"
    );
    let evidence = odt(&text);
    assert_eq!(texts(&evidence)[1], "Two towns are cut off [@doe52023].");
    let names: Vec<String> = sources(&evidence).into_iter().map(|s| s.0).collect();
    assert_eq!(names, ["Reuters", "BBC"]);
    let listed = format!(
        "{text}<text:bibliography><text:index-body><text:p>Doe, Jane: A bridge closes, Reuters, 2023</text:p></text:index-body></text:bibliography>"
    );
    assert_eq!(texts(&odt(&listed))[0], "The bridge closed [Doe].");
}

/// EndNote writes its works into the instruction; long ones in base64 into a field inside it, and again beside the first.
#[test]
fn works_of_endnote_are_read() {
    let record = r#"<EndNote><Cite><Author>Doe</Author><Year>2023</Year><RecNum>4</RecNum><Pages>33</Pages><DisplayText>(Doe 2023)</DisplayText><record><rec-number>4</rec-number><ref-type name="Newspaper Article">23</ref-type><contributors><authors><author>Doe, Jane</author></authors></contributors><titles><title>A bridge closes</title><secondary-title>Reuters</secondary-title></titles><dates><year>2023</year><pub-dates><date>May 4</date></pub-dates></dates><urls><related-urls><url>https://a.org/4</url></related-urls></urls></record></Cite></EndNote>"#;
    let packed = base64(record.as_bytes());
    let sign = |kind: &str, data: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{data}</w:fldChar></w:r>");
    let data = format!("<w:fldData xml:space=\"preserve\">{packed}</w:fldData>");
    let says = |words: &str| format!("<w:r><w:instrText xml:space=\"preserve\"> {words} </w:instrText></w:r>");
    let long = |first: &str| {
        let (begin, inner) = (sign("begin", first), sign("begin", &data));
        let head = begin + &says("ADDIN EN.CITE") + &inner + &says("ADDIN EN.CITE.DATA") + &sign("end", "");
        head + &sign("separate", "") + &run("(Doe 2023)") + &sign("end", "")
    };
    for cited in [field(&format!("ADDIN EN.CITE {record}"), &run("(Doe 2023)")), long(""), long(&data)] {
        let body = p(&format!("{}{cited}{}", run("The bridge closed "), run(".")));
        let evidence = open(word(&body, "", &[]), None);
        assert_eq!(texts(&evidence), ["The bridge closed [@doe2023, p. 33]."]);
        assert_eq!(sources(&evidence), [("Reuters".to_owned(), Some("A bridge closes".to_owned()), Some("2023-05-04".to_owned()))]);
        // with a list that EndNote keeps, the words stand as they are
        let listed = body + &p(&field("ADDIN EN.REFLIST", &run("Doe, J. A bridge closes. Reuters, 4 May 2023.")));
        assert_eq!(texts(&open(word(&listed, "", &[]), None))[0], "The bridge closed (Doe 2023).");
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, at| bits << 8 | three.get(at).copied().map_or(0, u32::from));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            written.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    written
}
