//! The day of a figure: relative days, stretches, days without their month, and dates that are none of its own.

use recoupe::document::Format;

/// The figures of a paragraph under a heading, each with its day.
fn days(text: &str) -> Vec<(String, String)> {
    let note = format!("# Report\n\n## Events\n\n{text}[^1]\n\n[^1]: AFP, 3 June 2031\n");
    let evidence = crate::analyse(&note, Format::Markdown);
    let body = evidence.figures.iter().filter(|f| f.within.slug() == "body");
    body.map(|f| {
        let day = f.as_of.filter(|_| !f.as_of_inferred).map(|d| d.to_string()).unwrap_or_default();
        (f.text.clone(), day)
    })
    .collect()
}

fn check(text: &str, wanted: &[(&str, &str)]) {
    let told = days(text);
    let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(told, wanted, "{text}");
}

#[test]
fn a_day_counted_from_another() {
    check(
        "On 4 May 2031, 12 people were killed in Sana'a. The next day, 30 people were arrested in Aden.",
        &[("12", "2031-05-04"), ("30", "2031-05-05")],
    );
    check(
        "On 28 April 2031 the union counted 40 injured. Three days later it counted 52 injured.",
        &[("40", "2031-04-28"), ("52", "2031-05-01")],
    );
    check(
        "Le 30 avril 2031, 14 personnes ont été tuées à Lomé. Le lendemain, 9 autres ont été arrêtées.",
        &[("14", "2031-04-30"), ("9", "2031-05-01")],
    );
    check(
        "Le 2 mai 2031, 14 maisons ont brûlé à Lomé. Deux jours plus tard, 300 familles ont fui.",
        &[("14", "2031-05-02"), ("300", "2031-05-04")],
    );
    // nothing to count from
    check("The next day, 30 people were arrested in Aden.", &[("30", "")]);
}

#[test]
fn a_day_without_its_month() {
    check("Le préfet a compté 12 morts le 11 mai 2031, puis 19 morts le 13.", &[("12", "2031-05-11"), ("19", "2031-05-13")]);
    check("Le préfet a compté 12 morts le 30 avril 2031, puis 19 morts le 2.", &[("12", "2031-04-30"), ("19", "2031-05-02")]);
    check("The prefect counted 12 dead on 11 May 2031 and 19 dead on the 13th.", &[("12", "2031-05-11"), ("19", "2031-05-13")]);
    // an hour, a rank
    check(
        "Le préfet a compté 12 morts le 11 mai 2031, puis 19 morts dans le 13e arrondissement.",
        &[("12", "2031-05-11"), ("19", "2031-05-11")],
    );
}

#[test]
fn a_stretch_ends_with_its_last_day() {
    check("Between 3 April and 5 May 2031, 210 homes were burned in Mopti.", &[("210", "2031-05-05")]);
    check("Between 2027 and 2030, 14 activists were abducted in Lima.", &[("14", "2030")]);
    check("Entre le 3 avril et le 5 mai 2031, 210 maisons ont brûlé à Mopti.", &[("210", "2031-05-05")]);
    check("Entre 2027 et 2030, 14 militants ont été enlevés à Lima.", &[("14", "2030")]);
    check("Du 3 au 5 mai 2031, 210 maisons ont brûlé à Mopti.", &[("210", "2031-05-05")]);
    // two years side by side are no stretch
    check("In Mopti 210 homes burned in 2029 and 340 homes burned in 2030.", &[("210", "2029"), ("340", "2030")]);
}

#[test]
fn a_beginning_a_law_and_a_comparison_are_no_days() {
    check("Since 3 April 2031, 210 people have been killed in Mopti.", &[("210", "")]);
    check("The Penal Code of 1994 carries six years in prison.", &[("six years", "")]);
    check("A kilo of rice costs 900 francs in Lomé, twice as much as in 2029.", &[("900 francs", ""), ("twice as much", "")]);
    check("Depuis le 3 avril 2031, 210 personnes ont été tuées à Mopti.", &[("210", "")]);
    check("Le code pénal de 1994 prévoit six ans de prison.", &[("six ans", "")]);
    check("Le kilo de riz coûte 900 francs à Lomé, deux fois plus cher qu'en 2029.", &[("900 francs", ""), ("deux", "")]);
    // the day of a value of before is not that of what follows
    check(
        "On 3 May 2031 rice cost 900 francs in Lomé, against 450 francs in February. In Kara beans cost 300 francs.",
        &[("900 francs", "2031-05-03"), ("450 francs", "2031-02"), ("300 francs", "2031-05-03")],
    );
}

#[test]
fn a_year_that_opens_its_sentence_holds_for_the_next() {
    check("In 2029, the court sentenced 12 journalists. Another 30 journalists were arrested in Lomé.", &[("12", "2029"), ("30", "2029")]);
    check(
        "En 2029, le tribunal a condamné 12 journalistes. Une trentaine de militants ont été arrêtés à Lomé.",
        &[("12", "2029"), ("Une trentaine", "2029")],
    );
    check("The port employed 3,150 workers in 2029. The strike halted 14 ships.", &[("3,150", "2029"), ("14", "")]);
}

#[test]
fn seven_is_no_month_of_september() {
    check(
        "Le 9 mai 2031, le diocèse de Pemba parle de sept morts et de douze blessés.",
        &[("sept", "2031-05-09"), ("douze", "2031-05-09")],
    );
}

#[test]
fn the_day_of_a_count_is_finer_than_that_of_its_events() {
    check("Au 26 mai 2031, selon la Croix-Rouge, 44 personnes ont péri lors des crues de début mai.", &[("44", "2031-05-26")]);
    check("As of 26 May 2031, 44 people had died in the floods of early May.", &[("44", "2031-05-26")]);
    // another month is another day
    check("Au 26 mai 2031, on se souvient que 44 personnes ont péri en mars.", &[("44", "2031-03")]);
}

#[test]
fn a_summary_runs_over_its_days() {
    let note = "# Report\n\n## Summary\n\nOn 4 May 2031 the river Buzi rises. The floods leave 44 dead.\n\n## Events\n\nThe floods left 44 dead.[^1]\n\n[^1]: AFP, 3 June 2031\n";
    let evidence = crate::analyse(note, Format::Markdown);
    let summary = evidence.figures.iter().find(|f| f.within.slug() == "summary").expect("the figure");
    assert!(summary.as_of.is_none() || summary.as_of_inferred, "{:?}", summary.as_of);
}

#[test]
fn a_heading_of_several_days_counts_up_to_the_last() {
    check("### The night of 4 to 5 June 2031\n\nThe union counts 12 dead.", &[("12", "2031-06-05")]);
    check(
        "### Du 17 au 19 juin 2031\n\nLe syndicat compte 12 morts. La mairie en reconnaît 9.",
        &[("12", "2031-06-19"), ("9", "2031-06-19")],
    );
    check("### 4 June 2031\n\nThe union counts 12 dead.", &[("12", "2031-06-04")]);
}

#[test]
fn a_line_beside_a_table_dates_it() {
    check(
        "On 3 January 2031, 12 people died.\n\nTable 1: Households by site, as of 6 March 2031\n\n| Site | Households |\n|---|---|\n| A | 120 |\n\n\
         On 9 January 2031, 14 people died.\n\n| Site | Households |\n|---|---|\n| A | 130 |\n\n*Data as of 8 March 2031.*\n\nThe quay is shut.",
        &[("12", "2031-01-03"), ("120", "2031-03-06"), ("14", "2031-01-09"), ("130", "2031-03-08")],
    );
}

#[test]
fn what_a_count_begins_with_is_no_day_of_it() {
    check(
        "On 3 May 2031, 12 people died. At least 24 have been killed since the vote was held on 9 April 2031.",
        &[("12", "2031-05-03"), ("At least 24", "2031-05-03")],
    );
    check("On compte 12 morts depuis que la loi a été votée le 9 avril 2031.", &[("12", "")]);
}

#[test]
fn a_dispatch_is_dated_by_the_line_of_who_wrote_it() {
    for byline in [
        "*From our reporters in Lima and Quito, 6 November 2024*",
        "By A. Holm in Lima · 6 November 2024",
        "Enquête de la rédaction (6 novembre 2024)",
    ] {
        let note = format!(
            "# Counting the dead\n\n{byline}\n\nOn 2 November, 12 people died. Police counted 14 dead on Tuesday.[^1]\n\n[^1]: AFP\n"
        );
        let evidence = crate::analyse(&note, Format::Markdown);
        let days: Vec<String> = evidence.figures.iter().filter_map(|f| f.as_of.map(|d| d.to_string())).collect();
        assert_eq!(days, ["2024-11-02", "2024-11-05"], "{byline}");
    }
}

#[test]
fn what_is_compared_and_what_follows_dates_nothing_before_it() {
    check("The agency counts 900 displaced people, against 800 in February 2031.", &[("900", ""), ("800", "2031-02")]);
    check(
        "On 21 March 2031 the police came. They arrested 32 people, and 12 were freed the next day.",
        &[("32", "2031-03-21"), ("12", "2031-03-22")],
    );
    check(
        "In March 2031, 112 people died. In February it had been 134.\n\n| Site | Dead |\n|---|---|\n| A | 48 |",
        &[("112", "2031-03"), ("134", "2031-02"), ("48", "2031-03")],
    );
}
