//! What a number counts where its own noun does not say it: what was counted before, parts, lives, ages, differences.

use recoupe::document::{Format, Language};
use recoupe::figure::quantities;

use crate::analyse;

/// The quantities of a text as "qualifier value measure".
fn read(text: &str, language: Language) -> Vec<String> {
    quantities(text, language)
        .iter()
        .map(|q| {
            let part = if q.part_of.is_some() { " part" } else { "" };
            format!("{} {} {}{part}", q.qualifier.slug(), q.point.map_or_else(|| "-".to_owned(), |p| p.to_string()), q.measure.slug())
        })
        .collect()
}

fn english(text: &str, wanted: &[&str]) {
    assert_eq!(read(text, Language::ENGLISH), wanted, "{text}");
}

fn french(text: &str, wanted: &[&str]) {
    assert_eq!(read(text, Language::FRENCH), wanted, "{text}");
}

/// The figures of a note's body as "value place day voice".
fn told(text: &str) -> Vec<String> {
    let note = format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n");
    let evidence = analyse(&note, Format::Markdown);
    let body = evidence.figures.iter().filter(|f| f.within.slug() == "body");
    body.map(|f| {
        let day = f.as_of.filter(|_| !f.as_of_inferred).map(|d| d.to_string()).unwrap_or_default();
        let site = f.site.as_ref().map(|s| s.name.as_str()).unwrap_or_default();
        format!("{} @{site} {day} <{}>", f.text, f.attribution.as_deref().unwrap_or_default())
    })
    .collect()
}

#[test]
fn a_number_without_a_noun_counts_what_was_counted_before() {
    english("The board says that 18 schools closed; the teachers count 25.", &["exact 18 buildings", "exact 25 buildings"]);
    english("Police put the crowd at 3,000; the organisers put it at 9,000.", &["exact 3000 protesters", "exact 9000 protesters"]);
    english("The army put the dead at 31 and the wounded at 60.", &["exact 31 killed", "exact 60 injured"]);
    english("The governor announced nine deaths. He lowered that number to six.", &["exact 9 killed", "exact 6 killed"]);
    english("The death toll stands at 44.", &["exact 44 killed"]);
    french("Le quartier compte 3 100 maisons ; la mairie avance le chiffre de 4 400.", &["exact 3100 buildings", "exact 4400 buildings"]);
    french("Le bilan est de 44.", &["exact 44 killed"]);
    french("Les arrestations, au nombre de 15 en mai, ont atteint 70.", &["exact 15 arrested", "exact 70 arrested"]);
    // the dead come first where both were told
    english("A mine killed 12 people and wounded 40. The union counts 15.", &["exact 12 killed", "exact 40 injured", "exact 15 killed"]);
    // nobody has said what is counted
    english("The union counts 25.", &[]);
    french("Le syndicat compte 25.", &[]);
    // a round number of another paragraph's people is no people
    english("The storm displaced 9,000 people. A ticket to Lima is 9,000 pesos.", &["exact 9000 displaced", "exact 9000 price"]);
}

#[test]
fn a_denied_bound_is_turned_round() {
    english("The army has never acknowledged more than 20 deaths.", &["at-most 20 killed"]);
    english("The number of arrests did not exceed 20.", &["at-most 20 arrested"]);
    english("The clinic has never treated fewer than 30 injured.", &["at-least 30 injured"]);
    french("L’armée n’a jamais reconnu plus de 20 morts.", &["at-most 20 killed"]);
    // the denial is of another clause
    english("The road was not safe, and more than 20 people were killed.", &["more-than 20 killed"]);
    french("La route n’était pas sûre : plus de 20 personnes ont été tuées.", &["more-than 20 killed"]);
}

#[test]
fn parts_follow_a_colon() {
    english(
        "The fire caused the deaths of 16 persons: nine men, four women and three children.",
        &["exact 16 killed", "exact 9 killed part", "exact 4 killed part", "exact 3 killed part"],
    );
    french("La crue a tué 16 personnes : neuf hommes et sept femmes.", &["exact 16 killed", "exact 9 killed part", "exact 7 killed part"]);
    // a larger number is no part of a smaller one
    english("The fire killed two people: 40 men were saved.", &["exact 2 killed", "exact 40 people"]);
}

#[test]
fn what_is_set_between_commas_parts_nobody_from_their_fate() {
    english("At least 15 people, most of them women, have been arrested.", &["at-least 15 arrested"]);
    english("Some 200 people, according to the mayor, were injured.", &["about 200 injured"]);
    english("Fifteen miners – all of them from Lira – were killed.", &["exact 15 killed"]);
    french("Quinze personnes, pour la plupart des femmes, ont été arrêtées.", &["exact 15 arrested"]);
    french("Près de 200 personnes, selon le maire, ont été blessées.", &["nearly 200 injured"]);
    // another sentence is another thing
    english("Fifteen people came. The mayor, they said, was arrested.", &["exact 15 people"]);
}

#[test]
fn nothing_became_of_those_who_were_spared() {
    english("None of the 15 passengers was injured.", &["exact 15 people"]);
    french("Aucun des 15 passagers n’a été blessé.", &["exact 15 people"]);
    english("All of the 15 passengers were injured.", &["exact 15 injured"]);
}

#[test]
fn a_unit_behind_another_noun_is_none_of_the_number() {
    english("The port moved 300 containers last year.", &["exact 300 other"]);
    french("Le chantier perd 20 grues chaque mois.", &["exact 20 other"]);
    english("The strike went on for 20 long days.", &["exact 20 duration"]);
    english("The strike lasted 20 days.", &["exact 20 duration"]);
}

#[test]
fn lives_are_lost_and_saved() {
    english("The storm claimed more than 300 lives.", &["more-than 300 killed"]);
    french("L’ouragan a emporté plus de 300 vies.", &["more-than 300 killed"]);
    english("The new dam saved 300 lives.", &["exact 300 other"]);
}

#[test]
fn households_in_brackets_are_households() {
    english("The flood displaced 8,000 people (1,600 families).", &["exact 8000 displaced", "exact 1600 households"]);
    french("La crue a déplacé 8 000 personnes (1 600 familles).", &["exact 8000 displaced", "exact 1600 households"]);
}

#[test]
fn ages_behind_persons_are_no_figures() {
    english("Twelve people under 25 were hurt.", &["exact 12 injured"]);
    english("Under 25 people were hurt.", &["less-than 25 injured"]);
}

#[test]
fn whose_whole_is_told_at_the_head_or_by_its_owner() {
    english("In Lira 60 people were injured; of the injured, eight were flown out.", &["exact 60 injured", "exact 8 injured"]);
    english("Four of the district’s 13 clinics are shut.", &["exact 4 buildings part", "exact 13 buildings"]);
    english("The remaining deaths, 18 in all, were reported from the hills.", &["exact 18 killed"]);
    // one who speaks is not counted
    english("The clinic buried 33 dead. One of them told nobody.", &["exact 33 killed"]);
}

#[test]
fn increments_are_parts_of_what_they_bring_the_toll_to() {
    english("Three more people died on 4 May, bringing the toll to 15.", &["exact 3 killed part", "exact 15 killed"]);
    french("Trois autres personnes sont mortes, portant le bilan à 15.", &["exact 3 killed part", "exact 15 killed"]);
    english("Three people died on 4 May; the toll is 15.", &["exact 3 killed", "exact 15 killed"]);
}

#[test]
fn a_difference_is_no_second_count() {
    let note = |text: &str| {
        let evidence = analyse(&format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n"), Format::Markdown);
        evidence.relation(0, 1).0.slug()
    };
    assert_eq!(note("On 3 May 2031 the camp held 763,000 displaced people, 18,000 more than in April."), "incomparable");
    assert_eq!(note("The governor put the displaced at 763,000 on 3 May 2031; the union put them at 18,000."), "conflict");
}

#[test]
fn each_clause_has_its_own_place() {
    assert_eq!(told("In Goma, 12 people died and 40 were hurt; in Beni, 3 died."), ["12 @Goma  <>", "40 @Goma  <>", "3 @Beni  <>"]);
    assert_eq!(
        told("À Goma, 12 personnes sont mortes et 40 ont été blessées ; à Beni, 3 sont mortes."),
        ["12 @Goma  <>", "40 @Goma  <>", "3 @Beni  <>"]
    );
    // letters of a currency, an office, where who speaks is
    assert_eq!(told("A licence costs US$ 300."), ["300 @  <>"]);
    assert_eq!(told("The Department of Health has confirmed 61 deaths."), ["61 @  <Department of Health>"]);
    assert_eq!(told("Provincial officials in Goma gave a toll of 34 dead."), ["34 @  <Provincial officials in Goma>"]);
    // what several places have in common is of none alone
    assert_eq!(told("Crowds marched in Goma, Beni and Bukavu. The ministry counts 128 dead."), ["128 @  <ministry>"]);
}

#[test]
fn names_that_no_gazetteer_has_are_places_by_what_leads_to_them() {
    assert_eq!(told("The river flooded Makwira, where 17 people drowned."), ["17 @Makwira  <>"]);
    assert_eq!(told("L’attaque contre le village de Kaberu a coûté la vie à onze personnes."), ["onze @Kaberu  <>"]);
    assert_eq!(told("The maire of Makwira, when 17 people drowned, wept."), ["17 @  <>"]);
}

#[test]
fn a_table_of_places_and_the_head_of_a_document_tell_where_and_when() {
    let note = "# Update No. 6 (as of 14 April 2031)\n\n## Events\n\nThe storm killed 12 people.[^1]\n\n| Site | Deaths |\n|---|---|\n\
                | Makwira | 7 |\n| Total | 12 |\n\n[^1]: AFP, 3 June 2031\n";
    let evidence = analyse(note, Format::Markdown);
    let told: Vec<_> = evidence
        .figures
        .iter()
        .map(|f| (f.text.as_str(), f.site.as_ref().map(|s| s.name.as_str()), f.as_of.map(|d| d.to_string()).unwrap_or_default()))
        .collect();
    let day = || "2031-04-14".to_owned();
    assert_eq!(told, [("12", None, day()), ("7", Some("Makwira"), day()), ("12", None, day())]);
}

#[test]
fn the_year_of_a_work_is_no_day_of_a_count() {
    assert_eq!(told("The police recorded nine deaths (Rask Police, 2024)."), ["nine @  <police>"]);
    assert_eq!(told("The police recorded nine deaths (all of them in 2024)."), ["nine @ 2024 <police>"]);
}

#[test]
fn the_value_of_before_may_stand_behind() {
    english("The company cut its count of the injured to 11 from 14.", &["exact 11 injured", "exact 14 injured"]);
    french("La ration couvre 12 jours au lieu de 30.", &["exact 12 duration", "exact 30 duration"]);
    // a distance has two ends
    english("The train goes to 11 stations from 14 villages.", &["exact 11 other", "exact 14 other"]);
}

#[test]
fn what_a_part_did_the_whole_did_not() {
    english("In June 640 of its 900 members had walked out.", &["exact 640 protesters part", "exact 900 people"]);
    english("Six of the 12 wounded died.", &["exact 6 killed part", "exact 12 injured"]);
}

#[test]
fn lists_of_families_are_lists() {
    french("L’équipe a recoupé trois listes de familles.", &["exact 3 other"]);
    english("The team compared three lists of families.", &["exact 3 other"]);
    french("Le village compte trois familles.", &["exact 3 households"]);
}

#[test]
fn a_part_of_those_at_the_head_of_a_sentence() {
    french("Sur les 412 enfants examinés, 58 ont faim.", &["exact 412 people", "exact 58 people part"]);
    french("Sur les 412 routes, 58 enfants marchent.", &["exact 412 other", "exact 58 people"]);
}

#[test]
fn a_toll_told_later_takes_the_place_of_the_one_before() {
    let note = |text: &str| {
        let evidence = analyse(&format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n"), Format::Markdown);
        evidence.relation(0, 1).0.slug()
    };
    assert_eq!(note("On 21 May 2031 eleven people died at Lira. On 23 May 2031 the toll was 13."), "superseded");
    assert_eq!(note("On 3 May 2031 the toll of Lira stood at 61, up from 48 on 1 May 2031."), "superseded");
    assert_eq!(note("The toll of Lira stood at 40 on 3 May 2031. The final toll is 58."), "superseded");
    // two periods
    assert_eq!(note("In 2031 the police counted 61 deaths in Lira, against 48 in 2030."), "incomparable");
}

#[test]
fn what_opens_a_sentence_is_withdrawn_at_its_end() {
    let standing = |text: &str| {
        let evidence = analyse(&format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n"), Format::Markdown);
        evidence.figures[0].standing.slug()
    };
    assert_eq!(standing("The figure of 40 deaths in Lira, which circulated last week, was withdrawn."), "retracted");
    assert_eq!(standing("Le chiffre de quarante morts, qui figurait dans notre point n° 3, est retiré."), "retracted");
    assert_eq!(standing("Le chiffre de quarante morts, qui figurait dans notre point n° 3, n’est pas retiré."), "standing");
}

#[test]
fn of_them_belongs_to_the_number_before_it() {
    english("Guards shot dead two of them and wounded five.", &["exact 2 killed", "exact 5 injured"]);
    english("The fire killed 33 people, among them five women.", &["exact 33 killed", "exact 5 killed part"]);
    english("Only 60 of the state’s 210 tractors have fuel.", &["exact 60 vehicles part", "exact 210 vehicles"]);
}

#[test]
fn a_number_that_is_the_subject_counts_those_before_it() {
    english("In Lira 31 people were injured. Eight were operated on.", &["exact 31 injured", "exact 8 injured"]);
    french("À Lira, 31 personnes ont été blessées. Huit ont été opérées.", &["exact 31 injured", "exact 8 injured"]);
    english("Workers mended 31 roads in Lira. Eight were widened.", &["exact 31 other"]);
}

#[test]
fn whose_count_a_clause_behind_the_number_tells() {
    assert_eq!(told("The chiefs count 33 deaths, against the 17 that the Department counts."), ["33 @  <chiefs>", "17 @  <Department>"]);
    assert_eq!(told("Le syndicat compte 640 grévistes, le port 210."), ["640 @  <syndicat>", "210 @  <port>"]);
    // what has a noun or a preposition of its own is told by the voice before it
    assert_eq!(told("The union counts 640 strikers, at an occupancy of 135 per cent.")[0], "640 @  <union>");
}

#[test]
fn names_and_owners_stand_between_persons_and_their_fate() {
    english("Twelve miners from the town of Port Kelvin in Upper Ashby were killed.", &["exact 12 killed"]);
    english("Two cooks of the infirmary were charged with theft.", &["exact 2 prosecuted"]);
    english("Six recruits of the Third Mountain Brigade killed the mayor.", &["exact 6 troops"]);
    french("Neuf agents de la Société des eaux du Haut-Fleuve ont été blessés.", &["exact 9 injured"]);
    french("Quarante recrues du camp de Port Kelvin étaient mortes au front.", &["exact 40 killed"]);
}

#[test]
fn some_are_said_to_be_among_the_dead() {
    english("Six women and four children are among the dead.", &["exact 6 killed", "exact 4 killed"]);
    english("Two drivers are among those arrested.", &["exact 2 arrested"]);
    french("Deux gendarmes figurent parmi les morts, cinq selon le syndicat.", &["exact 2 killed", "exact 5 killed"]);
}

#[test]
fn a_verb_of_its_own_parts_a_number_from_the_one_before() {
    english("The army shot dead five herders and burned 20 huts.", &["exact 5 killed", "exact 20 buildings"]);
    english("Police arrested 12 people and dispersed 40 others.", &["exact 12 arrested", "exact 40 people"]);
    english("The raid killed 12 soldiers and another 30 civilians.", &["exact 12 killed", "exact 30 killed"]);
    french("La police a arrêté 12 personnes et dispersé 40 autres.", &["exact 12 arrested", "exact 40 people"]);
    french("Les pillards ont tué cinq bergers et brûlé 20 cases.", &["exact 5 killed", "exact 20 buildings"]);
}

#[test]
fn a_gathering_draws_those_who_protest() {
    english("The march drew 2,500 people.", &["exact 2500 protesters"]);
    english("A vigil of some 300 people closed the bridge.", &["about 300 protesters"]);
    english("The fair drew 2,500 people.", &["exact 2500 people"]);
    french("Le rassemblement a attiré 1 200 habitants.", &["exact 1200 protesters"]);
    french("La foire a attiré 1 200 habitants.", &["exact 1200 people"]);
}

#[test]
fn who_has_no_home_to_go_to_is_displaced() {
    english("In April, 12,000 people were still living away from their homes.", &["exact 12000 displaced"]);
    english("Some 90,000 people have fled to Uganda.", &["about 90000 refugees"]);
    english("Some 90,000 people have fled to the hills.", &["about 90000 displaced"]);
    french("Fin mai, 12 000 personnes vivaient encore hors de chez elles.", &["exact 12000 displaced"]);
    french("Quelque 90 000 personnes ont fui vers l'Ouganda.", &["about 90000 refugees"]);
}

#[test]
fn none_was_killed_or_hurt() {
    english("The army says that it killed no civilians.", &["exact 0 killed"]);
    english("No passengers were hurt.", &["exact 0 injured"]);
    english("No passengers were late.", &[]);
    french("L'armée assure n'avoir tué aucun civil.", &["exact 0 killed"]);
    french("Aucun détenu n'a été blessé.", &["exact 0 injured"]);
    french("Aucun détenu n'a été entendu.", &[]);
}

#[test]
fn the_year_before_is_no_length_of_time() {
    english("The clinic registered 187 deaths, against 142 the year before.", &["exact 187 killed", "exact 142 killed"]);
    english("The ministry put at 402 the number of deaths.", &["exact 402 killed"]);
}

#[test]
fn what_is_paid_as_a_whole_is_no_price() {
    english("The repairs cost 410,000 dollars.", &["exact 410000 money"]);
    english("The court fined the drivers 150 dollars each.", &["exact 150 money"]);
    english("The tickets cost 150 dollars each.", &["exact 150 price"]);
    english("A fare of 3 dollars is charged.", &["exact 3 price"]);
    french("Les travaux ont coûté 410 000 euros.", &["exact 410000 money"]);
    french("Le billet coûte 410 euros.", &["exact 410 price"]);
}

#[test]
fn a_prison_holds_so_many() {
    english("The prison then held 412.", &["exact 412 detained"]);
    english("The barn then held 412.", &[]);
}

#[test]
fn some_of_a_toll_and_those_who_suffer_with_another() {
    english("Among the dead were four children.", &["exact 4 killed"]);
    english("The wounded included three nurses.", &["exact 3 injured"]);
    english("The band included three nurses.", &["exact 3 people"]);
    english("A mine killed the driver and two passengers.", &["exact 2 killed"]);
    english("The driver was killed by the guard and two passengers fled.", &["exact 2 displaced"]);
    english("Two more, a teacher and her son, died on Tuesday.", &["exact 2 killed"]);
    english("The fire left 200 people homeless.", &["exact 200 displaced"]);
    french("Parmi les morts figurent quatre enfants.", &["exact 4 killed"]);
    french("Une mine a tué le chauffeur et deux passagers.", &["exact 2 killed"]);
    french("L'incendie a laissé 200 personnes sans abri.", &["exact 200 displaced"]);
}

#[test]
fn a_person_of_some_number_is_of_that_age() {
    english("A woman of 34 died in a cell.", &[]);
    english("A young man of 19 was shot dead.", &[]);
    english("A crowd of 50 gathered.", &["exact 50 protesters"]);
    english("A family of 16 was killed.", &["exact 16 killed"]);
}

#[test]
fn who_acknowledged_and_who_was_named_before() {
    let voices = |text: &str| {
        let evidence = crate::analyse(&format!("# Report\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n"), Format::Markdown);
        let body = evidence.figures.iter().filter(|f| f.within.slug() == "body");
        body.map(|f| (f.text.clone(), f.attribution.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    let check = |text: &str, wanted: &[(&str, &str)]| {
        let told = voices(text);
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(told, wanted, "{text}");
    };
    check("The union counts 24 dead, against the nine deaths acknowledged by the police.", &[("24", "union"), ("nine", "police")]);
    check("Le syndicat compte 24 morts, loin des neuf morts reconnus par la police.", &[("24", "syndicat"), ("neuf", "police")]);
    check("The minister said that 40 people died. According to him, 12 of them were soldiers.", &[("40", "minister"), ("12", "minister")]);
    check("Le ministre parle de 40 morts. Selon lui, douze étaient des soldats.", &[("40", "ministre"), ("douze", "ministre")]);
    check(
        "On 3 May 2031, 19 people died (police), or 25 dead (relatives of the victims).",
        &[("19", "police"), ("25", "relatives of the victims")],
    );
    check(
        "Bilan : 19 morts (administrateur du territoire), au moins 25 selon le chef de secteur.",
        &[("19", "administrateur du territoire"), ("au moins 25", "chef de secteur")],
    );
    // what is in brackets may be where, or of whom
    check("Fire destroyed 12 houses (Goma) and 14 shops (three of them banks).", &[("12", ""), ("14", ""), ("three", "")]);
    // by whom they were killed is no voice
    check("The union counts 24 people killed by the police.", &[("24", "union")]);
}
