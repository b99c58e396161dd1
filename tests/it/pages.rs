//! What pages and repositories of other houses hold: authors with the surname first, links that are entries of the list,
//! lines that send the reader on, templates, labels with notes of their own.

use recoupe::document::Format;
use recoupe::evidence::Evidence;
use recoupe::finding::Severity;

fn read(text: &str) -> Evidence {
    crate::analyse(text, Format::Markdown)
}

fn claims(text: &str) -> Vec<(String, usize)> {
    let evidence = read(text);
    evidence.claims.iter().map(|c| (c.text(&evidence.document), c.footnotes.len())).collect()
}

#[test]
fn works_are_found_by_surnames_on_either_side_and_by_their_address() {
    let evidence = read(
        "# Quai\n\nLe mot est étudié (**[Berg, Nordin 2009](http://revue.example/729)**). On le lit [ailleurs](https://carnet.example/13).\
         On cite aussi la rue (Sall 2009) et le nom (Holm dir. 2005) et le port (Lind 2016).\n\n**Références**\n\n\
         Berg Anna, Nordin-Lie Karl, 2009 (dir.), « Le nom du quai », Les Cahiers 11, <http://revue.example/729>\n\n\
         Holm Sara, 2005, « La rue », Revue du port 146.\n\n\
         Sall Awa, 2009, « Du quai à la rue », dans Diop F. (éd.), Les rues, Thiès, Presses du Port, p. 155-169.\n\n\
         Lie Per, Vik Ida, 2014, « Le carnet », Le carnet du port, <https://carnet.example/13>\n\n\
         Maria Lind, 2016, *Le port*, Paris, La Digue.\n",
    );
    let found: Vec<&str> = crate::findings(&evidence).iter().map(|f| f.rule.name).filter(|r| r.contains("cit")).collect();
    assert!(found.is_empty(), "{found:?}");
    let lind = evidence.sources.iter().find(|s| s.reference.author.as_deref() == Some("Maria Lind")).expect("an entry");
    assert_eq!(lind.publisher(), "La Digue");
}

#[test]
fn lines_that_send_the_reader_on_and_templates_are_no_claims() {
    for line in [
        "Find out more [here](https://www.bbc.com/news/quay).",
        "You can read the whole report [on its site](https://www.bbc.com/news/quay).",
        "Pour en savoir plus, on lira [ce dossier](https://www.rfi.fr/quai).",
        "{% include figure.html filename=\"quay.jpg\" caption=\"The quay in May 2023.\" %}",
        "Authors: Jo Berg and Anna Lind.",
    ] {
        let text = format!("# Quay\n\nThe quay is closed.\n\n{line}\n");
        assert_eq!(claims(&text).len(), 1, "{line}");
    }
    assert_eq!(claims("# Quay\n\nThe quay is closed.\n\nYou can [see](https://www.bbc.com/a) the quay burn.\n").len(), 1);
}

#[test]
fn the_note_of_a_label_supports_what_the_label_heads() {
    let notes = "\n\n[^1]: Reuters, “A”, 4 May 2023.\n[^2]: BBC, “B”, 6 May 2023.\n";
    assert_eq!(
        claims(&format!("# Quay\n\n- **Harbour office**[^1] : keeps the list of ships.{notes}")),
        [("Harbour office : keeps the list of ships.".to_owned(), 1)]
    );
    assert_eq!(
        claims(&format!("# Quay\n\n- **Harbour office**[^1]: keeps the list of ships.[^2]{notes}")),
        [("Harbour office: keeps the list of ships.".to_owned(), 2)]
    );
    assert_eq!(claims(&format!("# Quay\n\nTwo died[^1], and three were hurt[^2].{notes}")).len(), 2);
}

#[test]
fn collections_of_law_may_print_what_courts_decide() {
    let severity = |note: &str| {
        let evidence = read(&format!("# Quay\n\nThe quay is closed.[^1]\n\n[^1]: {note}\n"));
        crate::findings(&evidence).iter().any(|f| f.rule.name == "unexpected-domain")
    };
    assert!(!severity("Conseil d’État, décision n° 494485, 15 juillet 2024, https://www.legifrance.gouv.fr/ceta/id/CETATEXT000050045949"));
    assert!(severity("Le Monde, « A », 4 mai 2023, https://www.bbc.com/news/quay"));
}

#[test]
fn the_years_of_a_title_date_no_work_and_a_year_in_passing_no_event() {
    let late = |sentence: &str, note: &str| {
        let evidence = read(&format!("# Quay\n\n{sentence}[^1]\n\n[^1]: {note}\n"));
        crate::findings(&evidence).iter().find(|f| f.rule.name == "anachronistic-citation").map(|f| f.severity)
    };
    let camps = "Holm et al., *Encyclopedia of Ports and Quays, 1933-1945, Volume I*, 443.";
    assert_eq!(late("On 10 November 1938 the quay was closed.", camps), None);
    let paper = "Holm, J., *Ports*, Oxford University Press, 1996.";
    assert_eq!(late("In 2009, the quay was closed.", paper), Some(Severity::Warning));
    assert_eq!(late("The quay, which the council closed in 2009, is rotten.", paper), Some(Severity::Info));
}

#[test]
fn a_quotation_of_several_paragraphs_has_the_note_and_the_voice_of_its_end_and_lead() {
    let text = "# Quay\n\n3.4.8 A report of the harbour council stated:\n\n‘The quay was closed in May. Nobody was told.\n\n\
                ‘Nine ships were turned away; two sank.\n\n‘The pilots’ union protested.’[^1]\n\nThe port is open.\n\n\
                [^1]: Reuters, “A”, 4 May 2023.\n";
    let evidence = read(text);
    let told: Vec<(usize, usize)> = evidence.claims.iter().map(|c| (c.footnotes.len(), c.voices.len())).collect();
    assert_eq!(told, [(1, 1), (1, 1), (1, 1), (1, 1), (0, 0)]);
    // quotations that close stand on their own
    let text = "# Quay\n\n“The quay was closed in May,” she said.\n\n“Nine ships were turned away,” he said.[^1]\n\n\
                [^1]: Reuters, “A”, 4 May 2023.\n";
    assert_eq!(claims(text).iter().map(|c| c.1).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn entries_of_references_among_the_paragraphs_are_no_claims() {
    let entry = "2. Jo Berg, Anna Lind, “Closing the quay in the nineteenth century”, *Harbour Review*, 71, 3 (2018), pp. 747-771.";
    assert_eq!(claims(&format!("# Quay\n\nThe quay is closed.\n\n{entry}\n")).len(), 1);
    let sentence = "In May 2018, Jo Berg wrote, “closing the quay was a mistake”, and Anna Lind, who led the port, resigned, he said.";
    assert_eq!(claims(&format!("# Quay\n\nThe quay is closed.\n\n{sentence}\n")).len(), 2);
    let list = read("# Sources\n\n- Reuters, “A”, 4 May 2023\n- BBC, “B”, 6 May 2023\n");
    assert!(crate::findings(&list).iter().all(|f| f.rule.name != "uncited-source"));
}

#[test]
fn a_line_in_bold_is_a_heading_and_no_claim() {
    let note = "[^1]: AFP, 4 May 2023";
    let read_claims = |head: &str| {
        let text = format!("# Report\n\n## Facts\n\n{head}\n\nThe quay is shut.[^1]\n\n{note}\n");
        claims(&text).into_iter().map(|(claim, _)| claim).collect::<Vec<_>>()
    };
    for head in ["**1. The quay (3 May)**", "**Who shut it?**", "__The quay__", "**The** **quay**"] {
        assert_eq!(read_claims(head), ["The quay is shut."], "{head}");
    }
    // a sentence, a note's call, words that go on
    for head in ["**Soldiers shut the quay** in May.", "**Soldiers shut the quay**[^1]"] {
        assert_eq!(read_claims(head).len(), 2, "{head}");
    }
    let evidence =
        read("# Report\n\n**Summary**\n\nTwelve people died.[^1]\n\n## Facts\n\nTwelve people died.[^1]\n\n[^1]: AFP, 4 May 2023\n");
    let parts: Vec<_> = evidence.claims.iter().map(|c| c.part).collect();
    assert_eq!(parts, [recoupe::claim::Part::Summary, recoupe::claim::Part::Body]);
}
