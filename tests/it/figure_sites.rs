//! The place of a figure: places of parts and of ends of roads, labels, headings, several places at once.

use recoupe::document::Format;

/// The figures of a note's body, each with its place.
fn sites(text: &str) -> Vec<(String, String)> {
    let note = format!("# Report\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n");
    let evidence = crate::analyse(&note, Format::Markdown);
    let body = evidence.figures.iter().filter(|f| f.within.slug() == "body");
    body.map(|f| (f.text.clone(), f.site.as_ref().map(|s| s.name.clone()).unwrap_or_default())).collect()
}

fn check(text: &str, wanted: &[(&str, &str)]) {
    let told = sites(text);
    let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(told, wanted, "{text}");
}

#[test]
fn the_place_of_most_is_not_that_of_all() {
    check("The storm killed 27 people, nearly all of them in Cebu. The agency counts 310 injured.", &[("27", ""), ("310", "")]);
    check("La tempête a fait 27 morts, principalement à Cebu.", &[("27", "")]);
    check("The storm killed 27 people in Cebu.", &[("27", "Cebu")]);
}

#[test]
fn where_a_release_was_written_is_not_where_it_counts() {
    check("(Lima, 4 May 2031) – In Cebu, nine people were killed.", &[("nine", "Cebu")]);
    check("(Lima, 4 May 2031) – Guards shot farmers in Cebu on 2 May, killing nine people.", &[("nine", "")]);
}

#[test]
fn where_something_goes_is_not_where_it_is_counted() {
    check("In Cebu 14 people were hurt. Of the injured, eight were flown to Manila.", &[("14", "Cebu"), ("eight", "Cebu")]);
    check("In Cebu 40 patients were moved to Manila, where a clinic with 25 beds was built.", &[("40", "Cebu"), ("25", "Manila")]);
    check("The road from Lima to Quito was cut in five places. Some 300 families are stranded.", &[("five", ""), ("Some 300", "")]);
    check("À Cebu, 14 blessés ont été évacués vers Manille.", &[("14", "Cebu")]);
}

#[test]
fn counts_of_several_places_leave_the_next_open() {
    check(
        "Rice costs 310 euros in Lima and 290 euros in Quito. The state opened 400 shops.",
        &[("310 euros", "Lima"), ("290 euros", "Quito"), ("400", "")],
    );
    check(
        "Rice costs 310 euros in Lima and 290 euros in Quito. In the latter town 12 shops closed. There, 9 traders were arrested.",
        &[("310 euros", "Lima"), ("290 euros", "Quito"), ("12", "Quito"), ("9", "Quito")],
    );
    check("Rice cost 310 euros in Lima in May, against 290 euros in April.", &[("310 euros", "Lima"), ("290 euros", "Lima")]);
}

#[test]
fn a_label_and_a_heading_name_a_place_that_the_text_has_learnt() {
    let text =
        "Shots were fired in Aldor on 3 May. In Aldor the market burned.\n\n## Aldor: the injured\n\nThe clinic treated 74 injured people.";
    check(text, &[("74", "Aldor")]);
    let text = "On a tiré à Belvan le 3 mai. Le marché a brûlé à Belvan.\n\n## 2. Belvan : les blessés\n\nOn a soigné 74 blessés.";
    check(text, &[("74", "Belvan")]);
    // a name that no text sets as a place
    check("## Aldor: the injured\n\nThe clinic treated 74 injured people.", &[("74", "")]);
    check("- Lima: trade goes on. The police count 64 trucks.", &[("64", "Lima")]);
}

#[test]
fn a_heading_that_is_a_name_alone() {
    check("The nurses met at Tarlow Infirmary.\n\n## Tarlow\n\nSome 900 workers walked out.", &[("Some 900", "Tarlow")]);
    check("## Funding\n\nThe union has no funding. Some 900 workers walked out.", &[("Some 900", "")]);
}

#[test]
fn a_whole_of_persons_stays_where_the_text_is() {
    check("In Cebu a school fell down. Thirty-two pupils were hurt, nine of them badly.", &[("Thirty-two", "Cebu"), ("nine", "Cebu")]);
}

#[test]
fn houses_and_courts_stand_where_they_are_named_after() {
    check("Le 3 mai, 30 personnes ont été arrêtées devant le tribunal de Sarlon.", &[("30", "Sarlon")]);
    check("Le tribunal de Brest a condamné 24 manifestants.", &[("24", "Brest")]);
    check("Le 3 mai, 30 manifestants ont marché sur la mairie de Sarlon.", &[("30", "Sarlon")]);
}

#[test]
fn those_who_speak_of_their_own_place() {
    check("The mayor of Quito counted 31 deaths.", &[("31", "Quito")]);
    check("In Lima the market burned. The mayor of Quito counted 31 deaths.", &[("31", "Quito")]);
    check("In the capital rice costs 310 euros.", &[("310 euros", "capital")]);
}

#[test]
fn a_place_that_says_where_another_is_gives_way_to_it() {
    check("In Kober prison in Khartoum, 16 men are held.", &[("16", "Kober prison")]);
    check("À Sarlon, dans la région de Tombouctou, 12 personnes ont été tuées.", &[("12", "Sarlon")]);
    check("In Mopti, in central Mali, 12 people were killed.", &[("12", "Mopti")]);
    // two places are two places
    check("In Lima and in Quito, 12 people were killed.", &[("12", "Quito")]);
}

#[test]
fn a_number_goes_on_in_the_place_of_its_sentence() {
    check("In Lima, 12 died. In Quito 340 people were arrested; 210 were freed.", &[("12", "Lima"), ("340", "Quito"), ("210", "Quito")]);
    check(
        "La maire de Lima compte 12 morts ; à Quito, neuf personnes ont péri, et 40 ont fui.",
        &[("12", "Lima"), ("neuf", "Quito"), ("40", "Quito")],
    );
}

#[test]
fn a_section_is_about_the_place_of_the_one_that_holds_it() {
    let text = "In Aldor the market burned. The fair was held in Aldor.\n\n## The fire in Aldor\n\n### The injured\n\nThe clinic treated 74 injured people.\n\n## Prices\n\nRice costs 310 euros.";
    check(text, &[("74", "Aldor"), ("310 euros", "")]);
    // of two places of a heading the narrower
    check("## Mali: the offensive in Mopti\n\nThe union counts 74 dead.", &[("74", "Mopti")]);
    // what was counted is no place, though a day stands behind it
    check("## Manifestations (3 mai)\n\nOn compte 74 morts à Lima.", &[("74", "Lima")]);
    check("## Manifestations (3 mai)\n\nOn compte 74 morts.", &[("74", "")]);
}

#[test]
fn what_is_counted_nationwide_is_of_the_country() {
    check(
        "In Mali 12 people died. The prisons of Mopti held 870 people; nationwide they held 6,500.",
        &[("12", "Mali"), ("870", "Mopti"), ("6,500", "Mali")],
    );
    check(
        "## Les prisons de Mopti\n\nLa prison abrite 870 détenus. À l'échelle nationale, on compte 6 500 détenus au Mali.",
        &[("870", "Mopti"), ("6 500", "Mali")],
    );
}

#[test]
fn names_of_houses_and_of_offices_are_places_of_headings() {
    check("A fire swept through Holm Road prison.\n\n## Holm Road\n\nThe service counted 17 dead.", &[("17", "Holm Road")]);
    check(
        "Le grand marché de Belvan a brûlé. Le maire de Belvan est venu.\n\n## Les morts de Belvan\n\nOn compte 17 morts.",
        &[("17", "Belvan")],
    );
    check("The elders of Aldor came.\n\n## Aldor: the first day\n\nThe service counted 17 dead.", &[("17", "Aldor")]);
}

#[test]
fn a_sum_told_again_and_an_odd_number_stay_where_they_were() {
    check(
        "Rice costs 310 euros in Quito. The fire in Lima cost 24.8 million meticais, or $6.6 million.",
        &[("310 euros", "Quito"), ("24.8 million meticais", "Lima"), ("$6.6 million", "Lima")],
    );
    let text = "## In Quito\n\nThe office registered 231 deaths in Lima.\n\nOf the 231, the office blames 96 on tuberculosis.";
    check(text, &[("231", "Lima"), ("231", "Lima"), ("96", "Lima")]);
}

#[test]
fn a_label_of_a_day_and_a_place() {
    check("**8 mars, Mukolo (Beni).** Une attaque a fait 44 morts.", &[("44", "Mukolo")]);
    check("12-13 March: Aldor. An attack killed 44 people.", &[("44", "Aldor")]);
    check("21 mars, Goma. La police a arrêté 44 personnes.", &[("44", "Goma")]);
    // a day and a sentence, what happened and no place
    check("On 8 March, soldiers shot 44 people.", &[("44", "")]);
    check("8 March, Protests. Police arrested 44 people.", &[("44", "")]);
}
