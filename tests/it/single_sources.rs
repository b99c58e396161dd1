//! Claims with one source that could have no other: what its publisher does and is, statistics, talk told as talk.

use recoupe::document::Format;
use recoupe::finding::Severity;

fn severity(claim: &str, note: &str) -> Option<Severity> {
    let evidence = crate::analyse(&format!("# Quay\n\n{claim}[^1]\n\n[^1]: {note}\n"), Format::Markdown);
    crate::findings(&evidence).iter().find(|f| f.rule.name == "single-source").map(|f| f.severity)
}

fn check(rows: &[(&str, &str)], wanted: Severity) {
    for (claim, note) in rows {
        assert_eq!(severity(claim, note), Some(wanted), "{claim} / {note}");
    }
}

#[test]
fn what_a_publisher_does_and_is_stands_on_its_word() {
    check(
        &[
            ("MSF treated 212 people.", "Médecins Sans Frontières, “Update”, 3 May 2023"),
            ("HRW interviewed nine dockers.", "Human Rights Watch, “Dockers”, 3 May 2023"),
            ("The council has 40 members.", "Rask Council, “Who we are”, 3 May 2023"),
            ("The council refused the licence.", "Rask Council, “Decision 4/23”, 3 May 2023"),
            ("Le conseil compte 40 membres.", "Conseil de Rask, « Qui sommes-nous », 3 mai 2023"),
            ("The quay was unsafe (BBC).", "BBC, “Unsafe”, 3 May 2023"),
            ("In March 2022 the labour inspectorate measured dust.", "Rask Labour Inspectorate, “Bulletin”, 3 May 2023"),
            ("The dockers’ union has a list of nineteen men.", "Union of Dockers, “List”, 3 May 2023"),
            ("The lawyers’ collective Open Bar had collected 367 names.", "Open Bar, “List”, 3 May 2023"),
            ("À la date du 20 mai, la Ligue du port comptait 34 barges.", "Ligue du port, « Liste », 21 mai 2023"),
        ],
        Severity::Info,
    );
    check(
        &[
            ("The council’s mayor was shot.", "Rask Council, “News”, 3 May 2023"),
            ("The council of elders was shot at.", "Rask Council, “News”, 3 May 2023"),
            ("Soldiers burned the clinic of MSF.", "Médecins Sans Frontières, “Update”, 3 May 2023"),
            ("The quay was unsafe (Holm).", "BBC, “Unsafe”, 3 May 2023"),
        ],
        Severity::Warning,
    );
}

#[test]
fn statistics_and_talk_need_no_second_source() {
    check(
        &[
            ("The town has 30,000 inhabitants.", "Rask Statistics Office, “Census 2021”, 3 May 2022"),
            ("La ville compte 30 000 habitants.", "Institut national de la statistique, « Recensement », 3 mai 2022"),
            ("Rumours had it that the barge was cursed.", "Reuters, “The barge”, 3 May 2023"),
            ("Le bruit court que la barge est maudite.", "RFI, « La barge », 3 mai 2023"),
        ],
        Severity::Info,
    );
    check(
        &[
            ("The town burned in the night.", "Rask Statistics Office, “Census 2021”, 3 May 2022"),
            ("The town has 30,000 inhabitants.", "Reuters, “The town”, 3 May 2022"),
            ("The barge probably sank.", "Reuters, “The barge”, 3 May 2023"),
        ],
        Severity::Warning,
    );
}

#[test]
fn a_note_called_again_supports_another_passage() {
    let evidence = crate::analyse(
        "# Quay\n\nThe union says that the quay is shut.[^1] The port lies idle. It lies in fog.[^2]\n\n\
         Soldiers burned the clinic.[^1]\n\nSoldiers burned the mill.[^1]\n\n[^1]: Reuters, “A”, 3 May 2023\n[^2]: AFP, “B”, 3 May 2023\n",
        Format::Markdown,
    );
    // two sentences under the second call are one passage
    assert_eq!(evidence.passages().len(), 4);
    let support = recoupe::report::Support::of(&evidence);
    assert_eq!((support.single_source, support.attributed), (4, 1));
    let findings = crate::findings(&evidence);
    let told: Vec<_> = findings.iter().filter(|f| f.rule.name == "single-source" && f.severity == Severity::Warning).collect();
    // one finding for a note, at the first passage that does not say whose word it is
    let text = evidence.document.input.text();
    let places: Vec<&str> = told.iter().map(|f| &text[f.span.start..f.span.end]).collect();
    assert_eq!(places, ["The port lies idle.", "Soldiers burned the clinic."], "{places:?}");
    assert!(told[1].related.iter().any(|r| text[r.span.start..].starts_with("Soldiers burned the mill")));
}
