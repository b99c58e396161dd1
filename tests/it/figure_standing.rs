//! What a text takes back, and what it does not: sentences written for the purpose.

use recoupe::document::Format;
use recoupe::figure::Standing;

use crate::analyse;

/// The numbers of a paragraph that no longer stand.
fn taken_back(text: &str) -> Vec<String> {
    let evidence = analyse(&format!("{text}\n"), Format::Markdown);
    let retracted = evidence.figures.iter().filter(|f| f.standing == Standing::Retracted);
    retracted.map(|f| evidence.document.input.text()[f.number.start..f.number.end].to_owned()).collect()
}

#[test]
fn another_count_is_no_verdict() {
    let note = "# Mine\n\nLe 14 août, la mine s'est effondrée. La police a parlé de cinq morts ; les rescapés, eux, avancent le chiffre de vingt-six.[^1]\n\n[^1]: AFP, « Mine », 16 août 2022.\n";
    let evidence = crate::analyse(note, recoupe::document::Format::Markdown);
    let counts: Vec<_> = evidence.figures.iter().filter(|f| f.within.slug() == "body").map(|f| f.standing.slug()).collect();
    assert_eq!(counts, ["standing", "standing"]);
}

#[test]
fn what_is_taken_back_no_longer_stands() {
    let cases: &[(&str, &[&str])] = &[
        ("The governor of Bicol spoke of 41 deaths, a number that he withdrew on 3 May 2023.", &["41"]),
        ("The army announced on 4 May 2023 that 33 fishermen had drowned. Two days later it took this back.", &["33"]),
        ("The army announced on 4 May 2023 that 33 fishermen had drowned. Two days later it took back the figure.", &["33"]),
        ("A spokesman of the police said that 18 people were killed, before backtracking in the evening.", &["18"]),
        ("The Red Cross reported 70 injured on 2 May 2023 and corrected this to 52 on 4 May 2023.", &["70"]),
        ("The ministry cut its toll from 96 to 81 deaths on 9 June 2023.", &["96"]),
        ("The ministry's first statement, retracted on 9 June 2023, had spoken of 14 deaths in Cebu.", &["14"]),
        ("The union had counted 212 arrests; it now counts only 160 arrests.", &["212"]),
        ("The mayor put the toll at 12 dead. The mayor withdrew that toll the next day and gave seven dead.", &["12"]),
        ("The bulletin gave 300 cases of torture in 2022; that figure was a misprint.", &["300"]),
        ("Le gouverneur d’Oran a parlé de 23 morts dans un message qu’il a supprimé le soir même.", &["23"]),
        ("La Croix-Rouge ramène son bilan de 64 à 49 morts.", &["64"]),
        ("La préfecture annonçait 35 blessés le 2 mai 2023 ; elle n’en compte plus que 21 depuis le 5 mai.", &["35"]),
        ("L’armée avait fait état de 17 soldats tués, un chiffre rectifié le 6 mai 2023.", &["17"]),
        ("Le porte-parole a cité 88 arrestations, avant de se raviser.", &["88"]),
        ("Le syndicat a annoncé 40 morts le 3 mai 2023. Le syndicat est revenu le lendemain sur ce chiffre.", &["40"]),
        ("Le ministère a annoncé 40 morts le 3 mai 2023. Il l’a démenti, puis l’a retiré.", &["40"]),
        ("Le premier communiqué, retiré le 11 août 2023, ne mentionnait que huit morts.", &["huit"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(taken_back(text), *wanted, "{text}");
    }
}

#[test]
fn what_is_not_taken_back_stands() {
    let cases = [
        "The army withdrew 1,200 soldiers from the border on 4 May 2023.",
        "The toll rose to 12 dead and the army withdrew from the square.",
        "Police counted 12 dead. The prosecutor withdrew the charges against the organisers.",
        "Three journalists were arrested and their article was praised.",
        "The ministry has not withdrawn the figure of 44 deaths.",
        "The union counts 44 deaths and refused to withdraw the figure.",
        "The bank cut its rate from 12 to 9 per cent, and 40 people were arrested.",
        "The ministry reported 12 deaths on 3 May 2023 and raised the count to 19 on 5 May 2023.",
        "Police counted 12 dead. The club removed its statue.",
        "The hospital listed 31 dead; it corrected the spelling of two names.",
        "L’armée a retiré 800 hommes de la région le 4 mai 2023.",
        "La police a compté 12 morts et a retiré ses blindés de la place.",
        "Le ministère n’a pas retiré ce bilan de 44 morts.",
        "Le préfet porte ce bilan à 19 morts le 13 mai 2023.",
        "La police a compté 12 morts. Le parquet a abandonné les poursuites.",
        "Le bilan est de 12 morts et l’opposition revient sur la place.",
    ];
    for text in cases {
        assert_eq!(taken_back(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_withdrawal_reaches_the_count_of_its_speaker() {
    let text = "The ministry announced 50 dead on 4 May 2023. The hospital counted 61 dead on the same day. \
                On 5 May 2023 the ministry withdrew its figure.";
    assert_eq!(taken_back(text), ["50"]);
    let text =
        "Selon le ministère, 50 personnes sont mortes le 4 mai 2023. L’hôpital en compte 61. Le 5 mai 2023, l’hôpital a retiré ce chiffre.";
    assert_eq!(taken_back(text), ["61"]);
}

#[test]
fn an_author_who_calls_his_number_an_error_takes_it_back() {
    assert_eq!(taken_back("We stated that 22 women had died. That number was mistaken. The correct figure is 13."), ["22"]);
    assert_eq!(taken_back("Nous comptions 22 mortes. Ce nombre était inexact. Le chiffre exact est de 13."), ["22"]);
    // somebody else thinks so
    let others: [&str; 3] = [
        "The ministry counts 55 dead. This figure is incorrect, according to the union.",
        "The ministry counts 55 dead. The union says that this figure is inaccurate.",
        "Le ministère compte 55 morts. Ce chiffre est inexact, selon le syndicat.",
    ];
    for text in others {
        assert_eq!(taken_back(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_title_is_set_against_the_count_of_the_place_that_it_names() {
    let told = |text: &str, title: &str| {
        let note = format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: Reuters, \"{title}\", 3 May 2023\n");
        crate::rules_of(&analyse(&note, Format::Markdown), "figure-differs-from-cited-title")
    };
    assert_eq!(told("On 3 May 2023, twelve people died in Goma.", "Nine dead in Goma"), 1);
    assert_eq!(told("On 3 May 2023, twelve people died in Goma.", "Nine dead in Beni"), 0);
    // the title may be of the whole country
    assert_eq!(told("On 3 May 2023, twelve people died in Goma.", "Ninety dead in floods"), 0);
    assert_eq!(told("On 3 May 2023, twelve people died in Goma.", "At least nine dead in Goma"), 0);
}
