//! What is admitted, disputed and taken back, by the structure of the sentence, and which claims it speaks of.

use recoupe::claim::CaveatKind;
use recoupe::document::Format;
use recoupe::evidence::Evidence;

fn read(paragraph: &str) -> Evidence {
    let notes = "[^1]: Reuters, “A”, 4 May 2023.\n[^2]: BBC, “B”, 6 May 2023.\n[^3]: RFI, « C », 7 May 2023.\n";
    crate::analyse(&format!("# Quay\n\n{paragraph}\n\n{notes}"), Format::Markdown)
}

/// For each claim, the first letters of what is said of it: a, h, c, r.
fn caveats(paragraph: &str) -> Vec<String> {
    let kinds = [(CaveatKind::Acknowledged, 'a'), (CaveatKind::Hedged, 'h'), (CaveatKind::Contested, 'c'), (CaveatKind::Retracted, 'r')];
    let evidence = read(paragraph);
    let of =
        |claim: &recoupe::claim::Claim| kinds.iter().filter(|(kind, _)| claim.caveat(*kind).is_some()).map(|(_, sign)| *sign).collect();
    evidence.claims.iter().map(of).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (paragraph, wanted) in rows {
        assert_eq!(caveats(paragraph), *wanted, "{paragraph}");
    }
}

#[test]
fn a_mismatch_needs_two_origins_of_one_claim() {
    let mismatched = |paragraph: &str| crate::rules_of(&read(paragraph), "mismatched-caveat");
    for yes in [
        "The barge was sunk by divers.[^1][^2] This could not be independently verified.",
        "Les plongeurs ont coulé la barge.[^1][^2] Cette information n’a pas pu être recoupée.",
        "Reports that divers sank the barge could not be substantiated.[^1][^2]",
        "Cette attaque n’est confirmée par aucune source indépendante.[^1][^2]",
    ] {
        assert_eq!(mismatched(yes), 1, "{yes}");
    }
    for no in [
        "The union counts 40 dead. The port counts 12.[^1][^2] Neither figure could be verified.",
        "The union counts 40 dead and the port 12.[^1][^2] Neither figure could be verified.",
        "The union says that divers sank the barge; the port says that it hit a rock.[^1][^2] Neither account could be verified.",
        "Le syndicat parle de sabotage ; le port parle d’un écueil.[^1][^2] Ni l’une ni l’autre version n’a pu être vérifiée.",
        "Le syndicat compte 40 morts. Le port en compte 12.[^1][^2] Ces chiffres n’ont pas pu être vérifiés.",
        "The union says that divers sank the barge. The port says that it hit a rock.[^1][^2] The accounts differ.",
        "The minutes say that the licence could not be verified at the time.[^1]",
    ] {
        assert_eq!(mismatched(no), 0, "{no}");
    }
}

#[test]
fn admissions_are_given_to_the_claims_that_they_speak_of() {
    check(&[
        ("The barge sank.[^1] No evidence was found for this.", &["a"]),
        ("The barge sank.[^1] No evidence was found that the crew drank.[^2]", &["", ""]),
        ("The barge sank.[^1] There is no independent confirmation.", &["a"]),
        ("La barge a coulé.[^1] Rien ne permet de l’affirmer.", &["a"]),
        ("La barge a coulé.[^1] Il n’a pas été possible de déterminer pourquoi.", &["a"]),
        ("La barge a coulé.[^1] Personne n’a pu expliquer la fuite.[^2]", &["", ""]),
        ("The union counts 40 dead.[^1] The council counts 12.[^2] Neither figure could be verified.", &["ac", "ac"]),
        ("Reports that divers took part could not be substantiated.[^1]", &["a"]),
        ("The report says that the name could not be substantiated.[^1]", &[""]),
        ("The union tells of divers.[^1] The port tells of a rock.[^2] The accounts differ.", &["", "c"]),
        ("Prices differ between the two ports.[^1]", &[""]),
    ]);
}

#[test]
fn disputes_reach_what_was_said_and_no_other_matter() {
    check(&[
        ("The council says that forty barges sank.[^1] The owner calls this “a joke”.[^2]", &["c", "c"]),
        ("The council says that forty barges sank.[^1] The union counts ten.[^2]", &["c", "c"]),
        ("The council says that the barges sank.[^1] Photographs tell a different story.[^2]", &["c", "c"]),
        ("Le conseil affirme que la barge a coulé.[^1] L’armateur parle de « fable ».[^2]", &["c", "c"]),
        ("Le conseil affirme que la barge a coulé.[^1] La rumeur a été démentie par l’armateur.[^2]", &["c", "hc"]),
        ("Le pont est fermé.[^1] La rumeur d’une grève a été démentie par le préfet.[^2]", &["", "hc"]),
        ("The port, a town of 30,000 inhabitants, lies by the sea.[^1] The driver contests the fine.[^2]", &["", "c"]),
        ("Soldiers burned the quay.[^1] The army denies any involvement.[^2]", &["c", "c"]),
        ("L’État n’a jamais reconnu ce groupe.[^1]", &[""]),
    ]);
}

#[test]
fn what_is_taken_back_is_a_figure_or_a_statement() {
    check(&[
        ("The council first gave 96, and withdrew it the next day.[^1]", &["r"]),
        ("The ministry corrected its count: three, not two.[^1]", &["r"]),
        ("An earlier version of this article said that 96 barges sank.[^1]", &["r"]),
        ("Le conseil est revenu sur son chiffre de 96.[^1]", &["r"]),
        ("The front was removed from the list of terrorist groups.[^1]", &[""]),
        ("Le front a été retiré de la liste des groupes terroristes.[^1]", &[""]),
    ]);
}

#[test]
fn testimony_and_doubt_are_reserve() {
    check(&[
        ("A nurse said that she saw forty barges sink.[^1]", &["h"]),
        ("According to eleven survivors, the barges sank.[^1]", &["h"]),
        ("The barges sank, if the council’s tally is right.[^1]", &["h"]),
        ("Une infirmière dit avoir vu couler la barge.[^1]", &["h"]),
        ("The mayor saw the barges.[^1]", &[""]),
    ]);
}
