//! Figures read in sentences of all kinds: what they are worth, what they count and where.

use recoupe::document::{Format, Language};
use recoupe::figure::quantities;

/// The quantities of a sentence as "qualifier value measure unit".
fn read(text: &str, language: Language) -> Vec<String> {
    quantities(text, language)
        .iter()
        .map(|q| {
            let point = q.point.map_or_else(|| "-".to_owned(), |p| p.to_string());
            let unit = q.unit.as_deref().filter(|_| q.measure.slug() != "other").unwrap_or_default();
            format!("{} {point} {} {unit}", q.qualifier.slug(), q.measure.slug()).trim_end().to_owned()
        })
        .collect()
}

fn english(text: &str, wanted: &[&str]) {
    assert_eq!(read(text, Language::ENGLISH), wanted, "{text}");
}

fn french(text: &str, wanted: &[&str]) {
    assert_eq!(read(text, Language::FRENCH), wanted, "{text}");
}

/// The places of the figures of a note's body.
fn places(text: &str) -> Vec<String> {
    let note = format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n");
    let evidence = crate::analyse(&note, Format::Markdown);
    let body = evidence.figures.iter().filter(|f| f.within.slug() == "body");
    body.map(|f| f.site.as_ref().map(|s| s.name.clone()).unwrap_or_default()).collect()
}

#[test]
fn numbers_go_on_with_the_count_and_not_with_its_setting() {
    english(
        "The mayor counted 31 deaths in nine villages, whereas the ministry acknowledged three.",
        &["exact 31 killed", "exact 9 other", "exact 3 killed"],
    );
    english(
        "The agency runs 38 sites. The team saw only 19, nine of them in Lima.",
        &["exact 38 other", "exact 19 other", "exact 9 other"],
    );
    english("Inflation stood at 37.2 per cent in May. It had been 31.7 in April.", &["exact 37.2 share %", "exact 31.7 share %"]);
    english("The drivers planted 12 trees, a fifth fewer than in May.", &["exact 12 other", "exact 20 share %"]);
    french("La police a compté 40 blessés. 19 restaient hospitalisés.", &["exact 40 injured", "exact 19 injured"]);
    french(
        "On a compté 38 rassemblements, dont 21 à Lima et neuf à Quito.",
        &["exact 38 incidents", "exact 21 incidents", "exact 9 incidents"],
    );
}

#[test]
fn letters_against_a_sum_name_its_currency() {
    english("The court imposed a fine of K3,500 in Lusaka.", &["exact 3500 money ZMW"]);
    english("The state bought the farm for R2.4bn.", &["exact 2400000000 money ZAR"]);
    english("The guards demanded KSh12,000 and let the driver go.", &["exact 12000 money KES"]);
    french("Le tribunal a infligé une amende de R4\u{a0}500 à chacun.", &["exact 4500 money ZAR"]);
    // a road, a rifle, a mountain
    assert!(read("Traffic stopped on the N12 and the K2 was closed.", Language::ENGLISH).is_empty());
    assert!(read("La RN7 et la R25 sont coupées.", Language::FRENCH).is_empty());
}

#[test]
fn a_letter_scales_what_is_counted() {
    english("Planted land grew from 2.25m to 2.31m hectares.", &["exact 2250000 area hectare", "exact 2310000 area hectare"]);
    english("The drought left 1.2m people in need.", &["exact 1200000 people"]);
    english("The wall is 1.2m high.", &[]);
    english("The wall is 40km long.", &["exact 40 distance km"]);
}

#[test]
fn a_part_stands_before_its_whole() {
    english("In Gao, nine of the 15 schools are shut.", &["exact 9 buildings", "exact 15 buildings"]);
    english("The road crosses 40 of the 95 kilometres.", &["exact 40 distance km", "exact 95 distance km"]);
    french("À Gao, neuf des 15 écoles sont fermées.", &["exact 9 buildings", "exact 15 buildings"]);
    french("Le mur longe 40 des 95 kilomètres.", &["exact 40 distance km", "exact 95 distance km"]);
    // a share of a round number is one figure
    english("Three in four farmers have left.", &["exact 75 share %"]);
}

#[test]
fn a_hedge_stands_before_what_multiplies() {
    english("The price of bread has nearly tripled in Beirut.", &["nearly 3 ratio"]);
    french("Le prix du pain a presque été multiplié par six à Beyrouth.", &["exact 6 ratio"]);
    french("Le loyer a presque triplé, le salaire a plus que doublé.", &["nearly 3 ratio", "more-than 2 ratio"]);
    french("Plus des deux tiers des puits sont à sec.", &["more-than 66.666666 share %"]);
    // "ne … plus que" is no more
    french("Le village ne compte plus que 52 habitants.", &["exact 52 people"]);
    english("The fire has spread over 300 hectares.", &["exact 300 area hectare"]);
}

#[test]
fn lengths_of_time_are_told_from_ages_hours_and_dates() {
    english("They were brought to court within 72 hours.", &["at-most 72 duration hour"]);
    english("Terms ran from three to 12 years.", &["range - duration year"]);
    french("Les tirs durent près de trois heures.", &["nearly 3 duration hour"]);
    french("Une trêve de six heures est signée.", &["exact 6 duration hour"]);
    french("Le prix a doublé en un an.", &["exact 2 ratio", "exact 1 duration year"]);
    french("La réunion va de 14 heures à 16 heures.", &[]);
    french("Les tirs ont commencé vers trois heures.", &[]);
    french("Un Malien de 32 ans attend dehors.", &[]);
    french("La plupart avaient plus de 70 ans.", &[]);
    english("In the first four months of 2031 the port stood still.", &[]);
    english("Half of the growers are older than 60.", &["exact 50 share %"]);
}

#[test]
fn nobody_is_none() {
    english("The governor says that nobody was killed.", &["exact 0 killed"]);
    french("Le gouverneur affirme que personne n'a été blessé.", &["exact 0 injured"]);
    assert!(read("Nobody knows the governor.", Language::ENGLISH).is_empty());
    assert!(read("Personne ne connaît le gouverneur.", Language::FRENCH).is_empty());
}

#[test]
fn what_is_held_is_held_by_the_passive() {
    english("Nine of them were reportedly held in a garage.", &["exact 9 detained"]);
    french("Trois infirmières seraient retenues dans la caserne.", &["exact 3 detained"]);
    english("Nine officials held talks in Doha.", &["exact 9 people"]);
}

#[test]
fn forces_that_speak_are_people() {
    english("Four policemen told the BBC that they had been paid.", &["exact 4 people"]);
    english("Four policemen guard the bridge.", &["exact 4 troops"]);
}

#[test]
fn a_list_of_places_shares_what_it_counts() {
    english(
        "In 2030 Uganda took in 41,000 refugees, Kenya 9,300 and Ethiopia 12,600.",
        &["exact 41000 refugees", "exact 9300 refugees", "exact 12600 refugees"],
    );
    french(
        "En 2030, l'Ouganda a accueilli 41 000 réfugiés, le Kenya 9 300 et l'Éthiopie 12 600.",
        &["exact 41000 refugees", "exact 9300 refugees", "exact 12600 refugees"],
    );
    assert_eq!(places("In 2030 Uganda took in 41,000 refugees, Kenya 9,300 and Ethiopia 12,600."), ["Uganda", "Kenya", "Ethiopia"]);
    // a broadcaster
    english("Police killed 12 people, say AFP and France 24.", &["exact 12 killed"]);
}

#[test]
fn numbers_of_sections_articles_and_telephones_are_none() {
    english("2.1 The Prosecutor reported 319 arrests.", &["exact 319 arrested"]);
    english("2.3 Dozens of traders were arrested.", &["vague - arrested"]);
    french("L'article 24.23 du code punit 12 personnes.", &["exact 12 people"]);
    english("Call +33 22 555 01 90 for help.", &[]);
    french("Il a été vu au site 3 du camp.", &[]);
}

#[test]
fn organisations_streets_and_seats_are_no_places_of_figures() {
    assert_eq!(places("According to the Kenya Medical Association, 13 people were killed."), [""]);
    assert_eq!(places("The Sudan Doctors Network counted 13 dead."), [""]);
    assert_eq!(places("Le conseil, qui siège à Vilnius, dénombre 1 400 détenus."), [""]);
    assert_eq!(places("The council, based in Vilnius, counts 1,400 detainees."), [""]);
    assert_eq!(places("Rights groups on Facebook counted 40 dead."), [""]);
    assert_eq!(places("In Kenya 13 people were killed."), ["Kenya"]);
}

#[test]
fn houses_and_regions_are_places_with_their_names() {
    assert_eq!(places("In Colony No. 7, cells hold 16 men each."), ["Colony No. 7"]);
    assert_eq!(places("La colonie n° 9 de Brest abrite 1 300 femmes."), ["colonie n° 9 de Brest"]);
    assert_eq!(places("Au cimetière municipal de Kara, 14 corps ont été enterrés."), ["cimetière municipal de Kara"]);
    assert_eq!(places("In Sudan's Northern State, 140 houses were flooded."), ["Northern State"]);
    assert_eq!(places("At Harbour Hospital six patients died."), ["Harbour Hospital"]);
    // the ends of a road are no place that it is in
    assert_eq!(places("The 90 km from Kara to Dapaong are mined."), [""]);
}

#[test]
fn the_items_of_a_list_lie_where_its_introduction_does() {
    let note = "# Report\n\n## Events\n\nOn 4 May 2031, accounts of the fire in Kisumu differ:\n\n\
                - residents said that 30 people died;[^1]\n- the police reported two deaths.[^1]\n\n\
                In the evening 12 people were arrested.[^1]\n\n[^1]: AFP, 3 June 2031\n";
    let evidence = crate::analyse(note, Format::Markdown);
    let told: Vec<_> = evidence
        .figures
        .iter()
        .map(|f| (f.text.as_str(), f.site.as_ref().map_or("", |s| s.name.as_str()), f.as_of.map(|d| d.to_string()).unwrap_or_default()))
        .collect();
    assert_eq!(told[..2], [("30", "Kisumu", "2031-05-04".to_owned()), ("two", "Kisumu", "2031-05-04".to_owned())]);
    assert_eq!(told[2].1, "");
}

#[test]
fn some_of_them_are_a_part_of_those_of_the_sentence_before() {
    for (text, whole, part) in [
        ("On 4 May 2031 police arrested 40 teachers in Lima. Six of them were released on 6 May.", "40", "Six"),
        ("Le 4 mai 2031, la police a arrêté 40 enseignants à Lima. Six d'entre eux ont été relâchés le 6 mai.", "40", "Six"),
    ] {
        let note = format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n");
        let evidence = crate::analyse(&note, Format::Markdown);
        let at = |text: &str| evidence.figures.iter().position(|f| f.text == text).expect("the figure");
        assert_eq!(evidence.figures[at(part)].part_of, Some(at(whole)), "{text}");
    }
    // others are no part
    let note = "# Report\n\n## Events\n\nPolice arrested 40 teachers in Lima. Six others were released.[^1]\n\n[^1]: AFP, 3 June 2031\n";
    assert!(crate::analyse(note, Format::Markdown).figures.iter().all(|f| f.part_of.is_none()));
}

#[test]
fn a_price_goes_on_without_its_money() {
    english("A sack of rice cost 900 cedis in Kumasi. In Tamale it cost 1,150.", &["exact 900 price GHS", "exact 1150 price GHS"]);
    // nothing costs so many lives
    english("A sack of rice cost 900 cedis in Kumasi. The flood cost 14 lives.", &["exact 900 price GHS", "exact 14 killed"]);
}

#[test]
fn a_short_noun_counts_what_its_longer_form_did() {
    english(
        "Peru received 4,200 asylum applications in 2030. Lima alone registered 3,100 applications.",
        &["exact 4200 refugees", "exact 3100 refugees"],
    );
    french(
        "Le Pérou a reçu 4 200 demandes d'asile en 2030. Lima seule a enregistré 3 100 demandes.",
        &["exact 4200 refugees", "exact 3100 refugees"],
    );
    english("The council received 3,100 applications.", &["exact 3100 other"]);
}

#[test]
fn who_flees_a_country_is_a_refugee() {
    english("Some 90,000 people have fled Myanmar.", &["about 90000 refugees"]);
    english("Some 90,000 people have fled the flooded valley.", &["about 90000 displaced"]);
    french("Quelque 90 000 personnes ont fui le Myanmar.", &["about 90000 refugees"]);
    french("Quelque 90 000 personnes ont fui la vallée inondée.", &["about 90000 displaced"]);
}

#[test]
fn a_number_that_was_told_counts_the_same_again() {
    english(
        "The agency fed 61,300 people in March. The 61,300 include 4,100 infants.",
        &["exact 61300 people", "exact 61300 people", "exact 4100 people"],
    );
}
