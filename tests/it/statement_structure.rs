//! Who speaks, by the structure of the sentence: elided and parted subjects, agents, documents as voices.

use recoupe::document::Format;

/// The names of the voices of the claims behind the two sentences above.
fn voices(paragraph: &str) -> Vec<Vec<String>> {
    let text =
        format!("# Titre\n\nUn mot. La pluie tombe.[^1]\n\n## Suite\n\n{paragraph}\n\n[^1]: AFP, 4 mai 2022\n\n[^2]: BBC, 6 mai 2022\n");
    let evidence = crate::analyse(&text, Format::Markdown);
    evidence.claims.iter().skip(2).map(|c| c.voices.iter().map(|v| v.name.clone()).collect()).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (paragraph, names) in rows {
        let wanted: Vec<Vec<String>> = names.iter().map(|n| if n.is_empty() { Vec::new() } else { vec![(*n).to_owned()] }).collect();
        assert_eq!(voices(paragraph), wanted, "{paragraph}");
    }
}

#[test]
fn a_claim_without_a_subject_goes_on_with_who_spoke() {
    check(&[
        ("The coroner put the dead at 52 on 2 July[^1] and at 60 on 4 July.[^2]", &["coroner", "coroner"]),
        ("The mayor said that the bridge was shut[^1] and added that the ferry had stopped.[^2]", &["mayor", "mayor"]),
        ("The mayor said that the bridge was shut[^1] and the ferry sank.[^2]", &["mayor", ""]),
        ("Le préfet affirme que le pont est sûr[^1] et que la digue tient.[^2]", &["préfet", "préfet"]),
        ("Le préfet estime les morts à 12 le 3 mai[^1] puis à 15 le 5 mai.[^2]", &["préfet", "préfet"]),
        ("Le préfet affirme que le pont est sûr[^1] et la digue a cédé.[^2]", &["préfet", ""]),
    ]);
}

#[test]
fn an_aside_parts_no_subject_from_its_verb() {
    check(&[
        ("The owner of the yard, speaking on condition of anonymity, stated that 12 men had left.[^1]", &["owner of the yard"]),
        ("The mayor, who has lived there since 2019, in a hut, said that the bridge was shut.[^1]", &["mayor"]),
        ("A commission, led by a judge, found no trace of the barge.[^1]", &["commission"]),
        ("Three were killed near the police, in Goma, said the mayor.[^1]", &["mayor"]),
        ("Le maire, dans un communiqué, a affirmé que le pont était fermé.[^1]", &["maire"]),
    ]);
}

#[test]
fn documents_speak_behind_what_they_show() {
    check(&[
        ("The bridge was unsafe, the mayor's letter shows.[^1]", &["mayor's letter"]),
        ("The market, its roof and its walls show cracks.[^1]", &[""]),
        ("Le pont était dangereux, montre le registre du port.[^1]", &["registre du port"]),
    ]);
}

#[test]
fn an_agent_speaks_and_one_who_is_told_does_not() {
    check(&[
        ("La version du préfet est démentie par les photographies.[^1]", &["photographies"]),
        ("La route est confirmée par endroits.[^1]", &[""]),
        ("Nine men were reported missing by their families.[^1]", &["families"]),
        ("Nine men were reported missing by Friday.[^1]", &[""]),
        ("La barque a coulé, raconte à l’AFP Seydou Camara.[^1]", &["Seydou Camara"]),
        ("La barque a coulé, a déclaré à l’AFP le secrétaire du syndicat.[^1]", &["secrétaire du syndicat"]),
    ]);
}

#[test]
fn a_clause_without_its_verb_has_its_own_voice() {
    let both = |paragraph: &str| voices(paragraph).concat();
    assert_eq!(both("The council counts 90 barges; the union, 127.[^1]"), ["council", "union"]);
    assert_eq!(both("Le conseil compte 90 péniches ;[^1] le syndicat, 127.[^2]"), ["conseil", "syndicat"]);
    assert_eq!(both("The council counts 90 barges; in the port, 127 cranes stand.[^1]"), ["council"]);
}

#[test]
fn a_second_quotation_is_of_the_same_speaker() {
    check(&[
        ("“We had no doctor,” said Ann Lee.[^1] “We had no water either.”[^2]", &["Ann Lee", "Ann Lee"]),
        ("« Nous n’avions rien », dit Anne Lee.[^1] « Nous n’avions pas d’eau. »[^2]", &["Anne Lee", "Anne Lee"]),
        ("The port was shut.[^1] “We had no water.”[^2]", &["", ""]),
    ]);
}

#[test]
fn who_finds_a_number_and_whose_count_it_is_speaks() {
    check(&[
        ("An audit of the port found nine cracks.[^1]", &["audit of the port"]),
        ("The judge found him guilty.[^1]", &[""]),
        ("Villagers found nine bodies in the well.[^1]", &[""]),
        ("The union’s figure is 127.[^1]", &["union"]),
        ("Le bilan du ministère s’élève à 40.[^1]", &["ministère"]),
        ("The union’s number was lost.[^1]", &[""]),
        ("Le bilan du pont est de l’année dernière.[^1]", &[""]),
        ("The mayor, whose house was burned, blames the army.[^1]", &["mayor"]),
        ("Le maire, dont la maison a brûlé, accuse l’armée.[^1]", &["maire"]),
    ]);
}

#[test]
fn adverbs_dates_and_papers_part_no_voice_from_its_verb() {
    for (sentence, voice) in [
        ("Radio Lunda a d’abord annoncé douze morts.[^1]", "Radio Lunda"),
        ("The port had previously said that the quay was safe.[^1]", "port"),
        (
            "A report by Amnesty International published in October 2022 states that six families were not paid.[^1]",
            "report by Amnesty International",
        ),
        ("Le rapport du syndicat paru en mai 2021 affirme que six familles n’ont rien reçu.[^1]", "rapport du syndicat"),
        ("The union counts nine dead; its statement of 6 November says that two more are missing.[^1]", "union"),
        ("Une vidéo authentifiée par Le Monde montre la foule.[^1]", "Le Monde"),
        ("D’après des témoignages recueillis par Human Rights Watch, la route était fermée.[^1]", "Human Rights Watch"),
    ] {
        let evidence = crate::analyse(&format!("# Quay\n\n{sentence}\n\n[^1]: Reuters, “A”, 4 May 2023.\n"), Format::Markdown);
        let voices: Vec<&str> = evidence.claims[0].voices.iter().map(|v| v.name.as_str()).collect();
        assert_eq!(voices.last(), Some(&voice), "{sentence}: {voices:?}");
    }
}

#[test]
fn letters_that_spell_a_little_word_are_a_name_and_a_second_half_is_no_verb() {
    check(&[
        ("WHO reported 33 cases.[^1]", &["WHO"]),
        ("According to WHO, 33 people fell ill.[^1]", &["WHO"]),
        ("The bridge was shut, a guard there told the court.[^1]", &["guard"]),
        ("Les chiffres officiels sous-estiment la mortalité.[^1]", &[""]),
        ("Les garde-côtes ont compté 38 corps.[^1]", &["garde-côtes"]),
    ]);
}
