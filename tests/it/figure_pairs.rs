//! How two counts of a paragraph stand to each other: sentences written for the purpose, and near-misses.

use std::fmt::Write as _;

use recoupe::document::Format;
use recoupe::figure::{Relation, Sureness};

use crate::analyse;

/// How the figures whose numbers are written so stand to each other.
fn relation(text: &str, left: &str, right: &str) -> (Relation, Sureness) {
    let evidence = analyse(&format!("{text}\n"), Format::Markdown);
    let input = evidence.document.input.text();
    let find = |number: &str| {
        let found = evidence.figures.iter().position(|f| &input[f.number.start..f.number.end] == number);
        found.unwrap_or_else(|| panic!("{number} is read in {text:?}"))
    };
    evidence.relation(find(left), find(right))
}

fn hold(cases: &[(&str, &str, &str)], wanted: impl Fn(Relation, Sureness) -> bool) {
    let mut wrong = String::new();
    for (text, left, right) in cases {
        let (relation, sureness) = relation(text, left, right);
        if !wanted(relation, sureness) {
            let _ = writeln!(wrong, "{left} and {right} are {relation:?} ({sureness:?}): {text}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn two_voices_on_one_count_conflict() {
    let cases = [
        ("On 8 August 2023 the interior ministry reported 212 arrests in Lima; the ombudsman counted 340.", "212", "340"),
        (
            "The interior ministry counted 212 arrests in Lima on 8 August 2023. The ombudsman lists 340 arrests for the same day.",
            "212",
            "340",
        ),
        ("According to the army, 14 soldiers died at Loikaw on 3 May 2023; the rebels claim to have killed 60 soldiers.", "14", "60"),
        ("Police put the toll at 9 dead on 3 May 2023. The Bar Association put it at 17 dead.", "9", "17"),
        ("Police counted 4,000 protesters on 3 May 2023, the organisers 30,000.", "4,000", "30,000"),
        (
            "The health ministry has recorded 51 deaths as of 6 June 2023. As of the same date, Doctors of the World had recorded 80 deaths.",
            "51",
            "80",
        ),
        (
            "Le 8 août 2023, le ministère de l’Intérieur fait état de 212 arrestations à Lima ; le Défenseur du peuple en compte 340.",
            "212",
            "340",
        ),
        ("Selon la police, 9 personnes sont mortes à Conakry le 3 mai 2023 ; selon l’opposition, 17 personnes sont mortes.", "9", "17"),
        ("La police compte 4 000 manifestants à Conakry le 3 mai 2023, les organisateurs 30 000.", "4 000", "30 000"),
        ("Au 6 juin 2023, le ministère de la Santé recense 51 morts au Tchad. À la même date, la Croix-Rouge en recense 80.", "51", "80"),
        (
            "Le bilan officiel est de 51 morts au 6 juin 2023, selon le ministère. La Ligue des droits de l’homme avance 80 morts.",
            "51",
            "80",
        ),
    ];
    hold(&cases, |relation, sureness| relation == Relation::Conflict && sureness > Sureness::Low);
}

#[test]
fn what_is_not_one_count_is_no_conflict() {
    let cases = [
        // another day
        (
            "Police said that 3 people were killed in Aden on 4 March 2023. Police said that 5 people were killed in Aden on 9 March 2023.",
            "3",
            "5",
        ),
        ("On 4 March 2023, 12 people died in Aden, the hospital said. On 9 March 2023, 5 people died in Aden, the police said.", "12", "5"),
        // another place
        ("The ministry counted 34 dead in Beira on 4 March 2023; the Red Cross counted 61 dead in Quelimane.", "34", "61"),
        // other people
        ("The army reported 12 soldiers killed on 4 March 2023; the mayor said that 30 civilians had been killed.", "12", "30"),
        ("Police said that 14 officers were injured on 4 March 2023; doctors said that 60 protesters were injured.", "14", "60"),
        // another fate
        ("The ministry counted 34 dead on 4 March 2023; the hospital counted 61 wounded.", "34", "61"),
        // a part
        ("The ministry counted 34 dead on 4 March 2023, including 11 children; the hospital confirms this.", "34", "11"),
        // an estimate
        (
            "The ministry documented 34 deaths by 4 March 2023; the university estimates that between 200 and 300 people died.",
            "34",
            "200 and 300",
        ),
        // within the bounds
        ("The ministry counted at least 34 dead on 4 March 2023; the Red Cross counts 61 dead.", "34", "61"),
        ("Dozens of people were killed on 4 March 2023, residents said. The hospital counted 61 dead.", "Dozens", "61"),
        // two events of a narrative
        (
            "In the morning police shot 2 people dead at the bridge, a witness said. In the evening soldiers killed 7 people at the market, a shopkeeper said.",
            "2",
            "7",
        ),
        // a year each
        ("The commission recorded 25 cases of torture in 2021; the union recorded 41 cases of torture in 2022.", "25", "41"),
        ("Le ministère compte 34 morts à Beira le 4 mars 2023 ; la Croix-Rouge compte 61 morts à Quelimane.", "34", "61"),
        ("L’armée fait état de 12 soldats tués le 4 mars 2023 ; le maire affirme que 30 civils ont été tués.", "12", "30"),
        (
            "Le 4 mars 2023, 12 personnes sont mortes à Aden, selon l’hôpital. Le 9 mars 2023, 5 personnes sont mortes à Aden, selon la police.",
            "12",
            "5",
        ),
        ("La commission a recensé 25 cas de torture en 2021 ; le syndicat en a recensé 41 en 2022.", "25", "41"),
        ("Le ministère a documenté 34 morts au 4 mars 2023 ; l’université estime que 250 personnes sont mortes.", "34", "250"),
    ];
    hold(&cases, |relation, sureness| relation != Relation::Conflict || sureness == Sureness::Low);
}

#[test]
fn a_count_that_goes_on_is_superseded() {
    let cases = [
        ("The Red Cross counted 34 dead on 4 March 2023 and 61 on 9 March 2023.", "34", "61"),
        ("The toll stood at 34 dead on 4 March 2023. By 9 March 2023 the toll had risen to 61 dead.", "34", "61"),
        ("The ministry gave a toll of 12 dead on 4 March 2023. It raised the toll to 19 dead on 6 March 2023.", "12", "19"),
        ("Le bilan était de 34 morts au 4 mars 2023. Au 9 mars 2023, il atteignait 61 morts.", "34", "61"),
        ("Le ministère porte ce bilan à 12 morts le 4 mars 2023, puis à 19 morts le 6 mars 2023.", "12", "19"),
    ];
    hold(&cases, |relation, _| relation == Relation::Superseded);
}

#[test]
fn what_was_taken_back_is_no_conflict() {
    let cases = [
        ("The ministry reported 70 dead in Kano on 2 May 2023 and corrected this to 52 dead on 4 May 2023.", "70", "52"),
        (
            "The ministry put the toll in Kano at 70 dead on 2 May 2023, a figure that it withdrew. The hospital counted 52 dead on 2 May 2023.",
            "70",
            "52",
        ),
        ("La préfecture annonçait 70 morts le 2 mai 2023 ; elle n’en compte plus que 52.", "70", "52"),
    ];
    hold(&cases, |relation, _| relation == Relation::Retracted);
}
