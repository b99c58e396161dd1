//! References given beside the draft.

use super::{note, run, word};
use recoupe::Draft;
use recoupe::config::Config;
use recoupe::document::Library;
use recoupe::graph::Evidence;

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
fn a_draft_names_its_libraries_in_its_front_matter() {
    let named = |text: &str| Draft::open("a.md", text.as_bytes().to_vec(), None).expect("text").libraries_named();
    assert_eq!(named("---\ntitle: A\nbibliography: refs.bib\n---\n\nText.\n"), ["refs.bib"]);
    assert_eq!(named("---\nbibliography:\n  - a.json\n  - \"b.ris\"\nlang: fr\n---\n"), ["a.json", "b.ris"]);
    assert_eq!(named("---\nbibliography: [a.bib, b.bib]\n---\n"), ["a.bib", "b.bib"]);
}
