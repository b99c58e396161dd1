//! The day of a figure where words tell it: days of the week, quarters, "so far", the day of a document's head.

use recoupe::document::Format;

/// The figures of a report of 20 June 2031, each with its day.
fn days(head: &str, text: &str) -> Vec<(String, String)> {
    let note = format!("# Kavala: update\n\n{head}\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, \"Kavala\", 13 June 2031\n");
    let evidence = crate::analyse(&note, Format::Markdown);
    let body = evidence.figures.iter().filter(|f| f.within.slug() == "body");
    body.map(|f| {
        let day = f.as_of.filter(|_| !f.as_of_inferred).map(|d| d.to_string()).unwrap_or_default();
        (f.text.clone(), day)
    })
    .collect()
}

fn check_under(head: &str, text: &str, wanted: &[(&str, &str)]) {
    let told = days(head, text);
    let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(told, wanted, "{text}");
}

fn check(text: &str, wanted: &[(&str, &str)]) {
    check_under("A note on the floods.", text, wanted);
}

#[test]
fn a_day_of_the_week_is_the_one_that_its_source_knows() {
    // 9 June 2031 is a Monday, the source is of Friday 13 June
    check(
        "On 9 June 2031 12 people died in Lima. On Wednesday 30 people were arrested in Lima.",
        &[("12", "2031-06-09"), ("30", "2031-06-11")],
    );
    check("On Tuesday 12 people died in Lima.", &[("12", "2031-06-10")]);
    check(
        "Le 9 juin 2031, 12 personnes sont mortes à Lima. Le jeudi, 30 personnes ont été arrêtées à Lima.",
        &[("12", "2031-06-09"), ("30", "2031-06-12")],
    );
    // what comes again, what it is named after, another's day
    check("Every Monday 12 people die in Lima.", &[("12", "")]);
    check("The Sunday Times counted 12 dead.", &[("12", "")]);
    check_under(
        "Une note sur les crues et leurs victimes.",
        "Le bilan de lundi est de 12 morts, selon la police de la ville.",
        &[("12", "")],
    );
    check("Wednesday's fire in Lima killed 12 people.", &[("12", "")]);
}

#[test]
fn quarters_and_halves_end_with_their_last_month() {
    check(
        "In the second quarter of 2030, 40 people were killed in Lima. In the following quarter 12 people were killed there.",
        &[("40", "2030-06"), ("12", "2030-09")],
    );
    check("In the first quarter 40 people were killed in Lima.", &[("40", "2031-03")]);
    check("Au premier semestre 2030, 40 personnes ont été tuées à Lima.", &[("40", "2030-06")]);
    check(
        "Au deuxième trimestre 2030, 40 personnes ont été tuées à Lima, contre 61 au trimestre précédent.",
        &[("40", "2030-06"), ("61", "2030-03")],
    );
    // a share of something, a part of a month
    check("In the first half of the match 40 people were hurt.", &[("40", "")]);
}

#[test]
fn months_without_a_year_are_the_nearest_that_have_come() {
    check("Between February and April, 210 people were arrested in Lima.", &[("210", "2031-04")]);
    check("En novembre, 210 personnes ont été arrêtées à Lima.", &[("210", "2030-11")]);
    check("In May 210 people were arrested in Lima; that month 14 people died there.", &[("210", "2031-05"), ("14", "2031-05")]);
    check(
        "On 9 May 2031 210 people were arrested in Lima. In the previous month 60 people were arrested there.",
        &[("210", "2031-05-09"), ("60", "2031-04")],
    );
    // a sentence goes on in time
    check(
        "A bag of rice cost 310 euros in Lima in September and 425 euros in February.",
        &[("310 euros", "2030-09"), ("425 euros", "2031-02")],
    );
    check(
        "A bag of rice cost 310 euros in Lima in May, down 12 per cent on the previous month.",
        &[("310 euros", "2031-05"), ("12 per cent", "2031-05")],
    );
}

#[test]
fn what_was_before_does_not_carry_on() {
    check(
        "On 9 June 2031 12 houses burned in Lima. Two days earlier 4 houses had burned there. The Red Cross counts 300 homeless people.",
        &[("12", "2031-06-09"), ("4", "2031-06-07"), ("300", "2031-06-09")],
    );
    check("On 9 June 2031 fighting began. By the following day 12 people had been killed in Lima.", &[("12", "2031-06-10")]);
    check("On 9 June 2031 12 people died in Lima, a statement withdrawn the next day.", &[("12", "2031-06-09")]);
}

#[test]
fn a_paragraph_goes_on_in_time() {
    // the source is of Friday 13 June, the first Thursday behind the day of the paragraph is that of the week before
    check(
        "On Tuesday 3 June 12 people died in Lima. By Thursday 30 people had died there. That evening 9 people were arrested.",
        &[("12", "2031-06-03"), ("30", "2031-06-05"), ("9", "2031-06-05")],
    );
    check("The road is closed from April onwards and 12 villages are cut off.", &[("12", "")]);
}

#[test]
fn what_opens_a_sentence_holds_for_all_of_it() {
    let head = "Figures are as of 18 June.";
    check_under(
        head,
        "Since the start of the rains 19 people have been injured and 83 have gone missing.",
        &[("19", "2031-06-18"), ("83", "2031-06-18")],
    );
    check_under(head, "Last week 12 people were arrested in Lima.", &[("12", "2031-06-11")]);
}

#[test]
fn the_head_dates_what_has_no_day() {
    let head = "Figures are as of 18 June unless another day is given.";
    check_under(head, "The floods have killed 84 people.", &[("84", "2031-06-18")]);
    check_under(
        head,
        "On 2 June 12 people died in Lima. So far 84 people have died in all.",
        &[("12", "2031-06-02"), ("84", "2031-06-18")],
    );
    check_under(
        head,
        "On 2 June 12 people died in Lima. Over the past six weeks 84 people have died.",
        &[("12", "2031-06-02"), ("six weeks", "2031-06-02"), ("84", "2031-06-18")],
    );
    check_under("Prices are averages for May unless another month is given.", "Rice costs 310 euros in Lima.", &[("310 euros", "2031-05")]);
    check_under("Chiffres arrêtés au 18 juin 2031, sauf mention contraire.", "Les crues ont tué 84 personnes.", &[("84", "2031-06-18")]);
    // how long is no count of a day
    check_under(head, "The bridge is 40 km away and the journey takes nine hours.", &[("40 km", ""), ("nine hours", "")]);
    // without such words a toll has no day of the head
    check_under("Data as of 18 June 2031.", "The floods killed 84 people in Lima.", &[("84", "")]);
}

#[test]
fn days_and_weeks_later_are_counted_from_the_day_before() {
    check("On 9 June 12 people died in Lima. Two days later, 30 people died in Lima.", &[("12", "2031-06-09"), ("30", "2031-06-11")]);
    check(
        "Le 2 juin, 12 personnes sont mortes à Lima. Une semaine plus tard, 30 personnes étaient mortes à Lima.",
        &[("12", "2031-06-02"), ("30", "2031-06-09")],
    );
}
