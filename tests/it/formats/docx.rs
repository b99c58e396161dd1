//! Word: what authors and their programs put into a file.

use super::{call, calls, note, notes, open, run, texts, word};
use recoupe::document::{BlockKind, Format};
use recoupe::text::Part;

fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

#[test]
fn runs_split_anywhere_are_one_text() {
    let body = p(&format!("{}{}{}{}{}", run("La poli"), "<w:proofErr w:type=\"spellStart\"/>", run("ce a tiré"), call(2), run(".")));
    let evidence = open(word(&body, &note(2, "Le Monde, 3 mai 2020."), &[]), None);
    assert_eq!(texts(&evidence), ["La police a tiré."]);
    assert_eq!((notes(&evidence), calls(&evidence)), (vec![("1", "Le Monde, 3 mai 2020.")], vec![("1", true)]));
    assert_eq!(evidence.document.format, Format::Docx);
}

#[test]
fn insertions_are_read_and_deletions_are_not() {
    let body = p(&format!(
        "{}<w:del w:id=\"1\"><w:r><w:delText>trois</w:delText></w:r>{}</w:del><w:ins w:id=\"2\">{}</w:ins>{}{}",
        run("On compte "),
        call(2),
        run("quatre"),
        run(" morts"),
        call(3)
    )) + &format!("<w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>{}</w:p>", run("Une phrase cou"))
        + &p(&run("pée en deux."))
        + &format!("<w:p><w:moveFrom w:id=\"5\">{}</w:moveFrom></w:p>", run("Déplacé."));
    let evidence = open(word(&body, &(note(2, "Ôté.") + &note(3, "BBC, 4 mai 2020.")), &[]), None);
    assert_eq!(texts(&evidence), ["On compte quatre morts", "Une phrase coupée en deux."]);
    assert_eq!(notes(&evidence), [("1", "BBC, 4 mai 2020.")]);
}

#[test]
fn fields_give_their_result_and_their_address() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let zotero = field(r#"ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":1}]}"#, &run("Reuters, 4 May 2023"));
    let notes_part = format!(
        "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{zotero}{}</w:p></w:footnote>",
        field(r#"HYPERLINK "https://www.reuters.com/world/a""#, &run(" online"))
    );
    let again = field(r"NOTEREF _Ref1 \f \h", "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>");
    let mention = field(r"NOTEREF _Ref1 \h", &run("1"));
    let body = p(&format!("{}{}{}{again}{}{mention}{}", run("A fact"), call(2), run(". Another"), run(". See note "), run(".")))
        + &p(&format!("{}{}", run("Page "), field("PAGE", &run("12"))))
        + &p(&format!("<w:fldSimple w:instr=\" CITATION Abc1 \\l 1033 \">{}</w:fldSimple>", run("As written (Abc 2020)")));
    let evidence = open(word(&body, &notes_part, &[]), None);
    assert_eq!(texts(&evidence)[0], "A fact. Another. See note 1.");
    assert_eq!(texts(&evidence)[1..], ["Page", "As written (Abc 2020)"]);
    assert_eq!(calls(&evidence), [("1", true), ("1", true)]);
    assert_eq!(notes(&evidence), [("1", "Reuters, 4 May 2023 online")]);
    assert_eq!(evidence.document.footnotes[0].links[0].target, "https://www.reuters.com/world/a");
}

#[test]
fn links_of_notes_lead_where_their_own_part_says() {
    let notes_part = format!(
        "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:hyperlink r:id=\"rId1\">{}</w:hyperlink></w:p></w:footnote>",
        run("Le Monde, 3 mai 2020")
    );
    let relations = |address: &str| {
        format!(
            r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{address}" TargetMode="External"/></Relationships>"#
        )
    };
    let (body_rels, note_rels) = (relations("https://a.org/body"), relations("https://a.org/note?a=1&amp;b=2"));
    let more = [("word/_rels/document.xml.rels", body_rels.as_str()), ("word/_rels/footnotes.xml.rels", note_rels.as_str())];
    let body = p(&format!("{}{}<w:hyperlink r:id=\"rId1\">{}</w:hyperlink>", run("Un fait"), call(2), run(" lié.")));
    let evidence = open(word(&body, &notes_part, &more), None);
    assert_eq!(evidence.document.footnotes[0].links[0].target, "https://a.org/note?a=1&b=2");
    assert_eq!(evidence.document.blocks[0].links[0].target, "https://a.org/body");
}

#[test]
fn numbers_set_high_by_hand_are_calls_and_ordinals_are_not() {
    let high = |words: &str| format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{words}</w:t></w:r>");
    let body = p(&format!("{}{}{}{}{}{}", run("Le 1"), high("er"), run(" mai, deux morts"), high("1"), run(" sur 3 km"), high("2")))
        + &p(&format!("{}{}", run("Le lendemain, un blessé"), high("2")))
        + &p(&run("Notes"))
        + &p(&run("1. Le Monde, 1er mai 2020."))
        + &p(&run("2. BBC, 2 mai 2020."));
    let evidence = open(word(&body, "", &[]), None);
    assert_eq!(texts(&evidence)[..2], ["Le 1er mai, deux morts sur 3 km2", "Le lendemain, un blessé"]);
    assert_eq!(notes(&evidence), [("1", "Le Monde, 1er mai 2020."), ("2", "BBC, 2 mai 2020.")]);
    assert_eq!(calls(&evidence), [("1", true), ("2", true)]);
}

#[test]
fn chosen_marks_endnotes_and_sections_are_numbered_as_word_does() {
    let endnotes = format!("<w:endnotes {}>{}</w:endnotes>", super::WORD, note(2, "AFP, 5 mai 2020.").replace("footnote", "endnote"));
    let section = "<w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr></w:pPr>";
    let star = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r>";
    let body = format!("<w:p>{}{star}{}<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>", run("Un fait"), run(", un autre"))
        + &format!("<w:p>{section}{}{}</w:p>", run("Un troisième"), call(3))
        + &p(&format!("{}{}", run("Un quatrième"), call(4)))
        + "<w:sectPr><w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr>";
    let footnotes = note(2, "Un mot.") + &note(3, "Dojd, 6 mai 2020.") + &note(4, "Interfax, 7 mai 2020.");
    let evidence = open(word(&body, &footnotes, &[("word/endnotes.xml", &endnotes)]), None);
    let expected = [("*", "Un mot."), ("i", "AFP, 5 mai 2020."), ("1", "Dojd, 6 mai 2020."), ("1", "Interfax, 7 mai 2020.")];
    assert_eq!(notes(&evidence), expected);
    let called: Vec<_> = evidence.document.markers.iter().map(|m| m.footnote).collect();
    assert_eq!(called, [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(evidence.document.location(evidence.document.footnotes[1].text.whole()).expect("a place").part, Part::Endnote);
}

#[test]
fn headings_lists_contents_and_hidden_words_are_told() {
    let styles = format!(
        "<w:styles {}><w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Maison\"><w:basedOn w:val=\"Titre1\"/><w:name w:val=\"Chapitre\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"TM1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>",
        super::WORD
    );
    let numbering = format!(
        "<w:numbering {}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        super::WORD
    );
    let styled = |style: &str, words: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(words));
    let body = styled("Titre1", "Contexte")
        + &styled("Maison", "Suite")
        + &styled("TM1", "Contexte 3")
        + &format!("<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>{}</w:p>", run("Détail"))
        + &format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>", run("un point"))
        + &p(&format!("{}<w:r><w:rPr><w:vanish/></w:rPr><w:t> caché</w:t></w:r>", run("Visible")));
    let evidence = open(word(&body, "", &[("word/styles.xml", &styles), ("word/numbering.xml", &numbering)]), None);
    let kinds: Vec<_> = evidence.document.blocks.iter().map(|b| b.kind).collect();
    let heading = BlockKind::Heading;
    assert_eq!(kinds, [heading(1), heading(1), BlockKind::Contents, heading(3), BlockKind::Item, BlockKind::Paragraph]);
    assert_eq!(texts(&evidence)[5], "Visible");
}

#[test]
fn tables_text_boxes_and_controls_keep_their_calls() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let inner_table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p(&run("c"))), cell(&p(&(run("d") + &call(3)))));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p(&(run("Morts") + &call(2)))), cell(&(p(&run("b")) + &inner_table)));
    let frame = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&p(&run("Un encadré d'une colonne."))));
    let text_box = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let drawing = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><wps:txbx>{}</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        text_box(&(run("Dans le cadre") + &call(4))),
        text_box(&(run("Dans le cadre") + &call(4)))
    );
    let control = format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p(&(run("Contrôle") + &call(5)))
    );
    let body = table + &frame + &p(&(run("Avant") + &drawing + &run(" après."))) + &control;
    let footnotes: String = (2..6).map(|id| note(id, &format!("Note {id}."))).collect();
    let evidence = open(word(&body, &footnotes, &[]), None);
    assert_eq!(texts(&evidence), ["Morts | b c | d", "Un encadré d'une colonne.", "Avant après.", "Dans le cadre", "Contrôle"]);
    assert_eq!(calls(&evidence), [("1", true), ("2", true), ("3", true), ("4", true)]);
    let place = evidence.document.location(evidence.document.blocks[3].text.whole()).expect("a place");
    assert_eq!(place.part, Part::TextBox);
}

#[test]
fn a_damaged_note_loses_only_itself() {
    let broken = "<w:footnote w:id=\"3\"><w:p><w:r><w:t>BBC</w:r></w:p></w:footnote>";
    let footnotes = note(2, "Le Monde, 3 mai 2020.") + broken + &note(4, "AFP, 5 mai 2020.");
    let body = p(&format!("{}{}{}{}{}{}", run("Un"), call(2), run(" deux"), call(3), run(" trois"), call(4)));
    let evidence = open(word(&body, &footnotes, &[]), None);
    assert_eq!(notes(&evidence), [("1", "Le Monde, 3 mai 2020."), ("3", "AFP, 5 mai 2020.")]);
    assert_eq!(calls(&evidence), [("1", true), ("2", false), ("3", true)]);
}

#[test]
fn other_prefixes_and_strict_namespaces_are_the_same_language() {
    let plain = word(&p(&(run("Un fait") + &call(2))), &note(2, "Le Monde, 3 mai 2020."), &[]);
    let expected = open(plain, None);
    for (prefix, namespace) in
        [("ns0", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"), ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main")]
    {
        let change = |xml: String| xml.replace("w:", &format!("{prefix}:")).replace("xmlns:w=", &format!("xmlns:{prefix}="));
        let declared = format!("xmlns:w=\"{namespace}\"");
        let body = change(format!("<w:document {declared}><w:body>{}</w:body></w:document>", p(&(run("Un fait") + &call(2)))));
        let footnotes = change(format!("<w:footnotes {declared}>{}</w:footnotes>", note(2, "Le Monde, 3 mai 2020.")));
        let evidence = open(super::package(&[("word/document.xml", &body), ("word/footnotes.xml", &footnotes)]), Some(Format::Docx));
        assert_eq!((texts(&evidence), notes(&evidence)), (texts(&expected), notes(&expected)), "{prefix} {namespace}");
    }
}

#[test]
fn a_line_in_bold_is_a_heading_below_the_one_before() {
    let bold = |words: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let body = format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}</w:p>", run("Contexte"))
        + &p(&(bold("Les faits ") + &bold("(3 mai)")))
        + &p(&run("Le pont est fermé."))
        + &p(&(bold("Le pont") + &run(" de Rask")))
        + &p(&run("Il a brûlé."));
    let evidence = open(word(&body, "", &[]), None);
    let kinds: Vec<_> = evidence.document.blocks.iter().map(|b| b.kind).collect();
    let plain = BlockKind::Paragraph;
    assert_eq!(kinds, [BlockKind::Heading(1), BlockKind::Heading(2), plain, plain, plain]);
}
