//! Findings written back as comments.

use std::path::Path;

use recoupe::annotate::{annotate, remarks};
use recoupe::check::{Selection, check};
use recoupe::config::Config;
use recoupe::document::Language;
use recoupe::evidence::Evidence;
use recoupe::finding::Finding;
use recoupe::message::Messages;
use recoupe::{Draft, ErrorKind};

use super::{WORD, call, note, package, run, word};

fn read(bytes: &[u8]) -> Evidence {
    Draft::open("note", bytes.to_vec(), None).expect("the file is read").analyse(&Config::default())
}

fn annotated(bytes: &[u8]) -> Vec<u8> {
    let evidence = read(bytes);
    let findings = check(&evidence, &Selection::everything());
    let open: Vec<&Finding> = findings.iter().collect();
    annotate(bytes, &evidence, &remarks(&evidence, &open, &Messages::new(Language::ENGLISH))).expect("comments are written")
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    (0..archive.len())
        .map(|i| {
            let mut part = archive.by_index(i).expect("a part");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).expect("readable");
            (part.name().to_owned(), bytes)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}"));
    String::from_utf8(found.1).expect("UTF-8")
}

fn replaced(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut all: Vec<(String, String)> = parts(bytes).into_iter().map(|(n, b)| (n, String::from_utf8(b).expect("UTF-8"))).collect();
    match all.iter_mut().find(|(known, _)| known == name) {
        Some((_, former)) => text.clone_into(former),
        None => all.push((name.to_owned(), text.to_owned())),
    }
    package(&all.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect::<Vec<_>>())
}

/// The words between the marks of each comment, tags taken out.
fn commented(xml: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in xml.match_indices("<w:commentRangeStart") {
        let id = &xml[at + mark.len()..][..xml[at + mark.len()..].find('/').expect("closed")];
        let end = xml.find(&format!("<w:commentRangeEnd{id}/>")).expect("every comment ends");
        let mut words = String::new();
        let mut inside = false;
        for c in xml[at..end].chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => words.push(c),
                _ => {}
            }
        }
        found.push(words);
    }
    found
}

#[test]
fn a_second_run_gives_the_same_file_and_other_parts_keep_their_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats");
    for name in ["fr.docx", "en.libreoffice.docx", "fr.odt", "fr.libreoffice.odt"] {
        let bytes = std::fs::read(folder.join(name)).expect("readable");
        let once = annotated(&bytes);
        assert!(annotated(&once) == once, "{name}");
        let after = parts(&once);
        for (part, former) in parts(&bytes) {
            let changed = matches!(
                part.as_str(),
                "word/document.xml" | "word/comments.xml" | "content.xml" | "[Content_Types].xml" | "word/_rels/document.xml.rels"
            );
            let now = &after.iter().find(|(known, _)| *known == part).unwrap_or_else(|| panic!("{name}: {part}")).1;
            assert!(changed || *now == former, "{name}: {part}");
            if part == "content.xml" {
                assert!(String::from_utf8_lossy(now).contains("<dc:creator"), "{name}");
            }
        }
        let (before, now) = (read(&bytes), read(&once));
        assert_eq!(now.document.input.text(), before.document.input.text(), "{name}");
        assert_eq!(check(&now, &Selection::everything()).len(), check(&before, &Selection::everything()).len(), "{name}");
    }
}

/// A fact on one source, said twice, with runs that are set in their own ways.
fn draft(more: &[(&str, &str)]) -> Vec<u8> {
    let set = "<w:r><w:rPr><w:i/></w:rPr><w:t>Twelve people &amp; a child were killed on Monday</w:t></w:r>";
    let body = format!(
        "<w:p>{}{set}{}{}{}</w:p><w:p>{}{}</w:p>",
        run("The march began at noon"),
        call(2),
        run(". The police denied it"),
        call(3),
        run("Nobody knows who fired"),
        call(9)
    );
    let footnotes = note(2, "Le Monde, 31/02/2020, https://www.lemonde.fr/a.") + &note(3, "BBC, 4 May 2020, https://www.bbc.com/b.");
    word(&body, &footnotes, more)
}

#[test]
fn comments_stand_at_the_words_and_runs_keep_their_look() {
    let bytes = draft(&[]);
    let once = annotated(&bytes);
    let xml = part(&once, "word/document.xml");
    let evidence = read(&bytes);
    let expected: Vec<String> = check(&evidence, &Selection::everything())
        .iter()
        .filter(|f| evidence.document.location(f.span).is_some_and(|p| p.part == recoupe::text::Part::Body))
        .map(|f| evidence.document.words(f.span).chars().filter(|c| !matches!(c, '¹' | '²' | '³')).collect())
        .collect();
    let got: Vec<String> = commented(&xml).iter().map(|w| w.replace("&amp;", "&")).collect();
    assert!(!expected.is_empty() && expected.iter().all(|words| got.contains(words)), "{expected:?} in {got:?}");
    // cut runs keep properties and spaces
    assert_eq!(xml.matches("<w:rPr><w:i/></w:rPr>").count(), xml.matches("<w:rPr>").count());
    assert!(part(&once, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(part(&once, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""));
    assert!(part(&once, "word/comments.xml").contains("w:author=\"recoupe\""));
    assert!(annotated(&once) == once);
}

/// The number of every element of a kind.
fn numbers(xml: &str, element: &str) -> Vec<u64> {
    let begins = format!("<w:{element} ");
    let tags = xml.split(begins.as_str()).skip(1);
    tags.filter_map(|tag| tag.split_once("w:id=\"")?.1.split('"').next()?.parse().ok()).collect()
}

/// LibreOffice 7 shows notes without their words where a comment has the number of one of them.
#[test]
fn comments_have_numbers_of_their_own() {
    for bytes in [draft(&[]), std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats/en.docx")).expect("readable")] {
        let xml = part(&annotated(&bytes), "word/document.xml");
        let (comments, notes) = (numbers(&xml, "commentReference"), numbers(&xml, "footnoteReference"));
        assert!(!comments.is_empty() && !notes.is_empty());
        assert!(comments.iter().all(|id| !notes.contains(id)), "{comments:?} {notes:?}");
    }
}

#[test]
fn comments_of_others_are_left_as_they_are() {
    let other = format!(
        "<w:comments {WORD}><w:comment w:id=\"7\" w:author=\"J. Martin\"><w:p><w:r><w:t>Bien.</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let relation = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>";
    let plain = draft(&[("word/comments.xml", &other), ("word/_rels/document.xml.rels", relation)]);
    let marked = part(&plain, "word/document.xml").replacen("<w:p>", "<w:p><w:commentRangeStart w:id=\"7\"/>", 1).replacen(
        "</w:p>",
        "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>",
        1,
    );
    let bytes = replaced(&plain, "word/document.xml", &marked);
    let once = annotated(&bytes);
    assert!(
        part(&once, "word/comments.xml")
            .contains("<w:comment w:id=\"7\" w:author=\"J. Martin\"><w:p><w:r><w:t>Bien.</w:t></w:r></w:p></w:comment>")
    );
    let xml = part(&once, "word/document.xml");
    assert!(xml.contains("<w:commentRangeStart w:id=\"7\"/>") && xml.contains("<w:r><w:commentReference w:id=\"7\"/></w:r>"));
    assert!(annotated(&once) == once);
}

#[test]
fn what_is_resolved_or_answered_is_settled_on_the_next_run() {
    let once = annotated(&draft(&[]));
    let comments = part(&once, "word/comments.xml");
    let count = comments.matches("<w:comment ").count();
    assert!(count >= 2, "{comments}");
    // as Word writes it: paragraphs have names, and another part says what is resolved and what answers what
    let first_end = comments.find("</w:comment>").expect("one");
    let last_paragraph = comments[..first_end].rfind("<w:p>").expect("one");
    let named = format!("{}<w:p w14:paraId=\"0A\">{}", &comments[..last_paragraph], &comments[last_paragraph + 5..]);
    let answer = "<w:comment w:id=\"90\" w:author=\"J. Martin\" w:date=\"2026-11-03T10:00:00Z\"><w:p w14:paraId=\"0B\"><w:r><w:t>ignore: only the ministry knows</w:t></w:r></w:p></w:comment>";
    let answered = named.replace("</w:comments>", &format!("{answer}</w:comments>"));
    let relations = part(&once, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        "<Relationship Id=\"x\" Type=\"http://schemas.microsoft.com/office/2011/relationships/commentsExtended\" Target=\"commentsExtended.xml\"/></Relationships>",
    );
    let extended = |done: &str, parent: &str| {
        format!(
            "<w15:commentsEx><w15:commentEx w15:paraId=\"0A\" w15:done=\"{done}\"/><w15:commentEx w15:paraId=\"0B\" {parent} w15:done=\"0\"/></w15:commentsEx>"
        )
    };
    let with = |comments: &str, extended: &str| {
        let bytes = replaced(&replaced(&once, "word/comments.xml", comments), "word/_rels/document.xml.rels", &relations);
        replaced(&bytes, "word/commentsExtended.xml", extended)
    };
    for (bytes, reason, by) in [
        (with(&answered, &extended("0", "w15:paraIdParent=\"0A\"")), Some("only the ministry knows"), Some("J. Martin")),
        (with(&named, &extended("1", "")), None, None),
    ] {
        let evidence = read(&bytes);
        assert_eq!(evidence.document.settled.len(), 1);
        let findings = check(&evidence, &Selection::everything());
        let settled: Vec<_> = findings.iter().filter_map(|f| f.suppressed.as_ref()).collect();
        assert!(!settled.is_empty() && settled.len() < findings.len());
        assert_eq!((settled[0].reason.as_deref(), settled[0].by.as_deref()), (reason, by));
        // the comment stays, and is not written again
        let again = annotated(&bytes);
        let now = part(&again, "word/comments.xml");
        assert_eq!(now.matches("w:author=\"recoupe\"").count(), count, "{now}");
        assert!(now.contains("w14:paraId=\"0A\"") && annotated(&again) == again);
    }
    // an answer that settles nothing keeps the comment with its thread, and the finding
    let talk = with(&answered.replace("ignore: only", "I think only"), &extended("0", "w15:paraIdParent=\"0A\""));
    assert!(read(&talk).document.settled.is_empty());
    assert_eq!(part(&annotated(&talk), "word/comments.xml").matches("w:author=\"recoupe\"").count(), count);
}

#[test]
fn formats_without_comments_and_other_files_are_refused() {
    let page = b"<html><body><p>One fact.</p></body></html>";
    let evidence = Draft::open("a.html", page.to_vec(), None).expect("a page").analyse(&Config::default());
    let none = remarks(&evidence, &[], &Messages::new(Language::ENGLISH));
    let error = annotate(page, &evidence, &none).expect_err("no comments in web pages");
    assert!(matches!(error.kind(), ErrorKind::Unsupported { .. }), "{error}");
    let other = read(&draft(&[]));
    let error = annotate(&word(&format!("<w:p>{}</w:p>", run("Other.")), "", &[]), &other, &none).expect_err("another file");
    assert!(matches!(error.kind(), ErrorKind::Damaged { .. }), "{error}");
}

/// Tables, lists, tracked changes, notes with faults, and a discussion of others: only comments are added.
#[test]
fn comments_stand_among_tables_lists_changes_and_discussions() {
    let inserted = |words: &str| format!("<w:ins w:id=\"101\" w:author=\"A. Editor\" w:date=\"2024-01-02T10:00:00Z\">{words}</w:ins>");
    let deleted = "<w:del w:id=\"102\" w:author=\"A. Editor\"><w:r><w:delText xml:space=\"preserve\">on Monday </w:delText></w:r></w:del>";
    let item = |words: &str| format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{words}</w:p>");
    let cell = |words: &str| format!("<w:tc><w:p>{words}</w:p></w:tc>");
    let talk = "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/>";
    let talked = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>";
    let body = [
        format!(
            "<w:p>{}{}{deleted}{}{}</w:p>",
            run("The police said "),
            inserted(&run("on Tuesday ")),
            run("that forty houses were burnt."),
            call(2)
        ),
        format!("<w:p>{}</w:p>", inserted(&(run("Three schools were shelled on Wednesday.") + &call(3)))),
        item(&format!("{talk}{}{talked}{}{}", run("Five villages have no water."), run(" Nobody came."), call(4))),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
            cell(&run("Upland")),
            cell(&(run("The bridge was closed on 31 February 2023.") + &call(5)))
        ),
    ]
    .concat();
    let footnotes = note(2, "BBC, “Houses”, 31/02/2023, https://www.bbc.com/b")
        + &note(3, "Le Monde, « Écoles », 10 mai 2023, https://www.lemonde.fr/d")
        + &note(4, "Reuters, “Water”, 9 May 2023 ; Reuters, “Water”, 9 May 2023")
        + &note(5, "AFP, “Bridge”, 6 May 2023");
    let said = |id: u32, words: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"J. Martin\"><w:p w14:paraId=\"0000001{id}\"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        )
    };
    let comments = format!(
        "<w:comments {WORD} xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">{}{}</w:comments>",
        said(0, "Which?"),
        said(1, "See annex.")
    );
    let answers = "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:commentEx w15:paraId=\"00000010\"/><w15:commentEx w15:paraId=\"00000011\" w15:paraIdParent=\"00000010\"/></w15:commentsEx>";
    let bytes = word(&body, &footnotes, &[("word/comments.xml", &comments), ("word/commentsExtended.xml", answers)]);
    let once = annotated(&bytes);
    assert!(annotated(&once) == once);
    let (before, xml) = (part(&bytes, "word/document.xml"), part(&once, "word/document.xml"));
    let got = commented(&xml);
    for words in ["Five villages have no water.", "Three schools were shelled on Wednesday."] {
        assert!(got.iter().any(|found| found == words), "{words} in {got:?}");
    }
    // a comment inside an insertion stands inside it, with the marks of the change around it
    let change = xml.split("<w:ins ").nth(2).expect("two insertions").split("</w:ins>").next().expect("its end");
    assert!(change.contains("<w:commentRangeStart") && change.contains("<w:commentRangeEnd"), "{change}");
    // what was there is there, in its order
    let mut rest = xml.as_str();
    for piece in before.split_inclusive('>') {
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece}"));
        rest = &rest[at + piece.len()..];
    }
    assert_eq!(part(&once, "word/commentsExtended.xml"), answers);
    assert_eq!(part(&once, "word/footnotes.xml"), part(&bytes, "word/footnotes.xml"));
    let all = part(&once, "word/comments.xml");
    assert!(all.contains(&said(0, "Which?")) && all.contains(&said(1, "See annex.")));
    // what is found in a note is said at its call
    assert!(all.contains("note 1: ") && all.contains("note 3: "), "{all}");
}
