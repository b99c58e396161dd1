//! Lines "Source : …" under paragraphs and tables, and notes that cite papers: what they cite, and what they cover.

use recoupe::document::Format;

use crate::analyse;

/// The words of each claim, cut short, and the publishers that support it.
fn support(text: &str, format: Format) -> Vec<(String, Vec<String>)> {
    let evidence = analyse(text, format);
    let claims = evidence.claims.iter().enumerate().map(|(index, claim)| {
        let cited = evidence.claim_citations[index].iter();
        let names = cited.map(|&c| evidence.citations[c].reference.publisher.as_deref().unwrap_or_default().to_owned()).collect();
        (claim.text(&evidence.document), names)
    });
    claims.collect()
}

fn check(text: &str, format: Format, wanted: &[(&str, &[&str])]) {
    let got = support(text, format);
    let got: Vec<(&str, Vec<&str>)> =
        got.iter().map(|(words, names)| (words.as_str(), names.iter().map(String::as_str).collect())).collect();
    let wanted: Vec<(&str, Vec<&str>)> = wanted.iter().map(|&(words, names)| (words, names.to_vec())).collect();
    assert_eq!(got, wanted, "{text}");
}

#[test]
fn a_line_covers_all_above_it_back_to_the_line_before() {
    let text = "# Le barrage\n\nLa digue a cédé en mars 2021. Le bourg est inondé.\n\nTrois routes sont coupées.\n\n\
        Sources : RFI, « La digue », 04/03/2021 ; Le Monde, 05/03/2021\n\n\
        Les secours sont venus de la ville.\nSource : entretien avec un pêcheur, mars 2021.\n\n\
        Le pont tient. Source : AFP, 06/03/2021.\n\n## Suite\n\nRien n’est sûr.\n";
    let both = &["RFI", "Le Monde"];
    check(
        text,
        Format::Markdown,
        &[
            ("La digue a cédé en mars 2021.", both),
            ("Le bourg est inondé.", both),
            ("Trois routes sont coupées.", both),
            ("Les secours sont venus de la ville.", &["un pêcheur"]),
            ("Le pont tient.", &["AFP"]),
            ("Rien n’est sûr.", &[]),
        ],
    );
}

#[test]
fn names_in_a_row_are_sources_each() {
    for (line, names) in [
        ("Sources: AFP, Reuters and BBC.", &["AFP", "Reuters", "BBC"] as &[&str]),
        ("Sources : RFI, Studio Kalangou, HCR et OCHA", &["RFI", "Studio Kalangou", "HCR", "OCHA"]),
        ("Source: Ministry of Trade, Bulletin of prices, May 2022", &["Ministry of Trade"]),
    ] {
        check(&format!("The quay burnt.\n\n{line}\n"), Format::Text, &[("The quay burnt.", names)]);
    }
}

#[test]
fn a_line_takes_no_support_from_what_has_its_own_and_passes_no_heading() {
    let text = "The dam broke.\n\n# The town\n\nThe town was flooded.[^1]\n\nThree roads are cut.\n\nSource: Reuters, 4 March 2021\n\n[^1]: BBC, 3 March 2021\n";
    check(text, Format::Markdown, &[("The dam broke.", &[]), ("The town was flooded.", &["BBC"]), ("Three roads are cut.", &["Reuters"])]);
}

#[test]
fn a_line_under_a_table_is_the_tables() {
    let text = "The prices rose.\n\n| Month | Price |\n|---|---|\n| March | 300 |\n\nSource: WFP, 4 March 2021\n\nThe rice is gone.\n\nSource: FAO, 5 March 2021\n";
    let evidence = analyse(text, Format::Markdown);
    assert_eq!(evidence.citations.len(), 2);
    assert_eq!(support(text, Format::Markdown)[1], ("The rice is gone.".into(), vec!["FAO".into()]));
}

#[test]
fn a_list_of_sources_in_mid_report_ends_no_running_text() {
    let text = "The dam broke in March 2021.\n\nSources:\n\n- Reuters, 4 March 2021\n- BBC, “The dam”, 5 March 2021\n\n\
        The road to the capital has been cut since then and the lorries wait on the far bank, where the customs office is closed.[^1]\n\n[^1]: AFP, 6 March 2021\n";
    let got = support(text, Format::Markdown);
    assert_eq!(got.len(), 2, "{got:?}");
    assert_eq!(got[0].1, ["Reuters", "BBC"]);
    // at the end it is the report's
    let text = "The dam broke.[^1]\n\n[^1]: Reuters, 4 March 2021\n\nSources:\n\n- Reuters, 4 March 2021\n- BBC, “The dam”, 5 March 2021\n";
    assert_eq!(support(text, Format::Markdown)[0].1, ["Reuters"]);
}

#[test]
fn brackets_that_say_source_give_one_whoever_it_is() {
    let text = "The road is cut. (Source: Radio Kalangou, 4 June 2022)\n\nThe bridge fell (sources: the ferryman, 4 June 2022; Radio Kalangou).\n\n\
        The quay burnt [source: Radio Kalangou, 5 June 2022]. The source (a man of forty) left.\n";
    check(
        text,
        Format::Text,
        &[
            ("The road is cut.", &["Radio Kalangou"]),
            ("The bridge fell", &["the ferryman", "Radio Kalangou"]),
            ("The quay burnt", &["Radio Kalangou"]),
            ("The source (a man of forty) left.", &[]),
        ],
    );
}

/// Publisher and title of the only citation of a note.
fn named(note: &str) -> (Option<Box<str>>, Option<Box<str>>) {
    let evidence = analyse(&format!("The quay was closed.[^1]\n\n[^1]: {note}\n"), Format::Markdown);
    assert_eq!(evidence.citations.len(), 1, "{note}");
    let reference = &evidence.citations[0].reference;
    (reference.publisher.clone(), reference.title.clone())
}

#[test]
fn papers_are_their_issuers() {
    for (note, publisher, title) in [
        ("Minutes of the harbour board, 3 May 2023, item 7", Some("harbour board"), Some("Minutes of the harbour board")),
        ("Communiqué de la CGT, 3 mai 2023", Some("CGT"), None),
        ("Déclaration du ministre de l’Intérieur, 3 mai 2023", Some("ministre de l’Intérieur"), None),
        ("Satellite image, Planet Labs, 9 May 2023", Some("Planet Labs"), Some("Satellite image")),
        ("Sentinel-2 image of 9 May 2023", Some("Sentinel-2"), Some("Sentinel-2 image")),
        ("Port of Rask data, extracted 3 May 2023", Some("Port of Rask"), Some("Port of Rask data")),
        ("The Guardian Post, Bamenda: doors closed, 31 January 2023", Some("The Guardian Post"), Some("Bamenda: doors closed")),
        ("Facebook post by Jo Berg, 3 May 2023", Some("Jo Berg"), None),
        ("Telegram channel “Rask Live”, 3 May 2023, 14:02", Some("Rask Live"), None),
        ("UNSC Resolution 2664 (2022)", Some("UNSC"), Some("UNSC Resolution 2664")),
        ("Lettre du maire au syndicat, 3 mai 2023", Some("maire"), Some("Lettre du maire au syndicat")),
        (
            "International Covenant on Economic, Social and Cultural Rights (ICESCR), adopted December 16, 1966, art. 11",
            None,
            Some("International Covenant on Economic, Social and Cultural Rights"),
        ),
        ("Convention relative aux droits de l’enfant, 20 novembre 1989, art. 3", None, Some("Convention relative aux droits de l’enfant")),
        ("Interview with “Martin,” Moro, July 9, 2023", Some("Martin"), Some("Interview with “Martin,”")),
        ("Harbour Act 1998, s. 12", None, Some("Harbour Act 1998")),
        ("Arrêté préfectoral du 3 mai 2023", None, Some("Arrêté préfectoral du 3 mai 2023")),
    ] {
        assert_eq!(named(note), (publisher.map(Box::from), title.map(Box::from)), "{note}");
    }
}

#[test]
fn day_citations_answer_a_list_by_name_and_day() {
    let text = "The town is held by the Guard (Human Rights Watch 14 Jan. 2021; UN 3 May 2022, para. 14).\n\n\
        The police held 45 strikers (The Rask Times 9 May 2022; Amnesty International 10 May 2022, 3). \
        Amnesty International indicates that nine were beaten (10 May 2022, 4). Nobody may block the quay (Rask 1998, Art. 12).\n\n\
        References\n\n\
        Amnesty International. 10 May 2022. “Strikers Held.” [Accessed 3 June 2022]\n\n\
        Human Rights Watch. 14 January 2021. “Rask.” World Report 2021. [Accessed 3 June 2022]\n\n\
        Rask. 1998. Harbour Act. [Accessed 3 June 2022]\n\n\
        The Rask Times. 9 May 2022. Jo Berg. “Dozens Held on the Quay.” [Accessed 3 June 2022]\n\n\
        United Nations (UN). 3 May 2022. Human Rights Council. Report of the Special Rapporteur. (A/HRC/50/23)\n";
    check(
        text,
        Format::Text,
        &[
            ("The town is held by the Guard", &["Human Rights Watch", "UN"]),
            ("The police held 45 strikers", &["The Rask Times", "Amnesty International"]),
            ("Amnesty International indicates that nine were beaten", &["Amnesty International"]),
            ("Nobody may block the quay", &["Rask"]),
        ],
    );
    let evidence = analyse(text, Format::Text);
    let listed: Vec<_> =
        evidence.sources.iter().map(|s| (s.publisher(), s.reference.author.as_deref(), s.reference.title.as_deref())).collect();
    assert_eq!(
        listed,
        [
            ("Amnesty International", None, Some("Strikers Held")),
            ("Human Rights Watch", None, Some("Rask")),
            ("Rask", None, Some("Harbour Act")),
            ("The Rask Times", Some("Jo Berg"), Some("Dozens Held on the Quay")),
            ("United Nations", None, Some("Report of the Special Rapporteur")),
        ]
    );
    let numbers: Vec<String> = evidence.figures.iter().filter_map(|f| f.quantity.hard.low.as_ref()).map(ToString::to_string).collect();
    assert!(numbers.contains(&"45".to_owned()) && !numbers.iter().any(|n| n == "3" || n == "4"), "a page is no figure: {numbers:?}");
}

#[test]
fn short_forms_of_the_text_answer_a_list_of_titles_behind_colons() {
    let text = "The human rights organisation Amnesty International (AI) counts 45 arrests (AI, 10 May 2022). \
        According to The Rask Times, the quay is closed (The Rask Times, 9 May 2022).\n\n\
        References: (all links accessed 10 June 2022)\n\n\
        · AI – Amnesty International: Rask: Strikers held, 10 May 2022\nhttps://www.amnesty.org/en/rask/\n\n\
        · The Rask Times: Dozens held on the quay, 9 May 2022\nhttps://rasktimes.example/dozens\n";
    let evidence = analyse(text, Format::Text);
    let listed: Vec<_> = evidence.sources.iter().map(|s| (s.publisher(), s.reference.title.as_deref())).collect();
    let wanted = [("Amnesty International", Some("Rask: Strikers held")), ("The Rask Times", Some("Dozens held on the quay"))];
    assert_eq!(listed, wanted);
    assert!(evidence.read_at, "the heading tells when all were read");
    let names =
        |claim: usize| evidence.claim_citations[claim].iter().map(|&c| evidence.publisher_of(&evidence.citations[c])).collect::<Vec<_>>();
    assert_eq!((names(0), names(1)), (vec!["AI"], vec!["The Rask Times"]));
    assert!(evidence.citations.iter().all(|c| c.resolution.sources.len() == 1));
}

/// The publisher of the first citation of a note.
fn publisher_in(note: &str) -> Option<String> {
    let evidence = crate::analyse(&format!("# Quay\n\nThe quay is closed.[^1]\n\n[^1]: {note}\n"), Format::Markdown);
    evidence.citations.first().map(|c| evidence.publisher_of(c).to_owned())
}

#[test]
fn a_note_of_a_name_and_what_of_it_is_a_citation() {
    for (note, name) in [
        ("Radio Mbara, journaux des 9 et 10 novembre 2023.", "Radio Mbara"),
        ("Mairie de Lobo, Registre des arrivées, consulté le 6 décembre 2023.", "Mairie de Lobo"),
        ("Radio Mbara, journal de 20 heures.", "Radio Mbara"),
        ("Lobo Town Council, minutes of the sitting on dredging, 6 May and 8 May 2023.", "Lobo Town Council"),
    ] {
        assert_eq!(publisher_in(note).as_deref(), Some(name), "{note}");
    }
    for note in [
        "Lobo, capital of the district, has 20,000 inhabitants.",
        "Mayor, then in office.",
        "Nine in Lobo, three in Wuro.",
        "Les noms des témoins, mineurs, ont été changés.",
        "Mairie de Lobo, qui a fermé depuis.",
        "Police, army and gendarmerie.",
    ] {
        assert_eq!(publisher_in(note), None, "{note}");
    }
}

#[test]
fn letters_and_channels_with_short_names_are_read() {
    for (note, name) in [
        ("Letter from a prisoner, 9 January 2024, on file.", "a prisoner"),
        ("Letter from the mayor to the council, 9 January 2024.", "mayor"),
        ("Lettre d’un détenu à sa sœur, 9 janvier 2024.", "un détenu"),
        ("N1, “Police: the quay was never used”, 21 June 2023.", "N1"),
    ] {
        assert_eq!(publisher_in(note).as_deref(), Some(name), "{note}");
    }
}
