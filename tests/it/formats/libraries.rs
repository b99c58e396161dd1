//! References given beside the draft.

use super::{call, note, run, word};
use recoupe::Draft;
use recoupe::config::Config;
use recoupe::document::Library;
use recoupe::evidence::Evidence;

const BIB: &str = "@online{hrw22, author = {{Human Rights Watch}}, title = {Killings during the January protests}, date = {2022-01-26}, url = {https://www.hrw.org/a}}\n@article{lm22, journaltitle = {Le Monde}, title = {Un titre}, date = {2022-01-07}, url = {https://www.lemonde.fr/b}}\n@article{unused, journaltitle = {Reuters}, title = {Not cited}, year = 2021}\n";

fn analysed(name: &str, bytes: Vec<u8>) -> Evidence {
    let mut draft = Draft::open(name, bytes, None).expect("readable");
    draft.add_library(Library::new("refs.bib", BIB));
    draft.analyse(&Config::default())
}

#[test]
fn keys_cited_in_any_format_resolve_to_what_the_library_holds() {
    let text = "Twelve people were killed [@hrw22; @lm22, p. 3]. Others fled.[^1]\n\n[^1]: @lm22\n";
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        run("Twelve people were killed [@hrw22; @lm22, p. 3]. Others fled.")
    );
    for (name, bytes) in [("a.md", text.as_bytes().to_vec()), ("a.docx", word(&body, &note(2, "@lm22"), &[]))] {
        let evidence = analysed(name, bytes);
        let publishers: Vec<_> = evidence.sources.iter().filter_map(|s| s.reference.publisher.as_deref()).collect();
        // what nobody cites is a library's own affair
        assert_eq!(publishers, ["Human Rights Watch", "Le Monde"], "{name}");
        assert_eq!(evidence.citations.len(), 3, "{name}");
        assert!(evidence.citations.iter().all(|c| c.resolution.sources.len() == 1), "{name}");
    }
}

#[test]
fn one_note_with_all_ways_of_citing_by_key_resolves_alike_whatever_the_list_is_written_in() {
    let csl = r#"[{"id":"hrw","type":"webpage","author":[{"literal":"Human Rights Watch"}],"title":"Killings","issued":{"date-parts":[[2022,1,26]]}},{"id":"lm22","type":"article-newspaper","container-title":"Le Monde","title":"Un titre","issued":{"date-parts":[[2022,1,7]]}}]"#;
    let ris = "TY  - ELEC\nID  - hrw\nAU  - Human Rights Watch\nTI  - Killings\nDA  - 2022/01/26\nER  - \nTY  - NEWS\nID  - lm22\nT2  - Le Monde\nTI  - Un titre\nDA  - 2022/01/07\nER  - \n";
    let hayagriva = "hrw:\n  type: web\n  title: Killings\n  author: Human Rights Watch\n  date: 2022-01-26\nlm22:\n  type: article\n  title: Un titre\n  date: 2022-01-07\n  parent:\n    type: newspaper\n    title: Le Monde\n";
    let bib = "@online{hrw, author = {{Human Rights Watch}}, title = {Killings}, date = {2022-01-26}}\n@article{lm22, journaltitle = {Le Monde}, title = {Un titre}, date = {2022-01-07}}\n";
    let said = "Twelve people were killed [see @hrw, pp. 33-35; also @lm22]. As @hrw reports, others fled.";
    let inside = "See [@hrw, p. 3; @lm22]. @hrw says as much.";
    let markdown = format!("{said}[^1]\n\n[^1]: {inside}\n");
    let docx = word(&format!("<w:p>{}{}</w:p>", run(said), call(2)), &note(2, inside), &[]);
    let html = format!(
        "<p>{said}<a href=\"#n1\" id=\"r1\" role=\"doc-noteref\"><sup>1</sup></a></p><section role=\"doc-endnotes\"><ol><li id=\"n1\">{inside}</li></ol></section>"
    );
    let tex = "Twelve people were killed \\cite[see][pp. 33-35]{hrw,lm22}. As \\textcite{hrw} reports, others fled.\\footnote{See \\cite[p. 3]{hrw,lm22}. \\textcite{hrw} says as much.}";
    for (list, text) in [("a.json", csl), ("a.ris", ris), ("a.yaml", hayagriva), ("a.bib", bib)] {
        for (name, bytes) in [
            ("a.md", markdown.clone().into_bytes()),
            ("a.docx", docx.clone()),
            ("a.html", html.clone().into_bytes()),
            ("a.tex", tex.into()),
        ] {
            let mut draft = Draft::open(name, bytes, None).expect("readable");
            draft.add_library(Library::new(list, text));
            let evidence = draft.analyse(&Config::default());
            let led: Vec<_> = evidence.citations.iter().map(|c| (c.footnote.is_some(), c.resolution.sources.clone())).collect();
            let in_note = [(true, vec![0]), (true, vec![1]), (true, vec![0])];
            let in_text = [(false, vec![0]), (false, vec![1]), (false, vec![0])];
            assert_eq!(led, [in_note, in_text].concat(), "{name}, {list}");
            let publishers: Vec<_> = evidence.sources.iter().filter_map(|s| s.reference.publisher.as_deref()).collect();
            assert_eq!(publishers, ["Human Rights Watch", "Le Monde"], "{name}, {list}");
        }
    }
}

#[test]
fn a_draft_names_its_libraries_in_its_front_matter() {
    let named = |text: &str| Draft::open("a.md", text.as_bytes().to_vec(), None).expect("text").libraries_named();
    assert_eq!(named("---\ntitle: A\nbibliography: refs.bib\n---\n\nText.\n"), ["refs.bib"]);
    assert_eq!(named("---\nbibliography:\n  - a.json\n  - \"b.ris\"\nlang: fr\n---\n"), ["a.json", "b.ris"]);
    assert_eq!(named("---\nbibliography: [a.bib, b.bib]\n---\n"), ["a.bib", "b.bib"]);
}
