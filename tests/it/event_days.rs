//! The days of events: what is told beside them, compared with them or set as a bound is another day.

use recoupe::document::Format;
use recoupe::finding::Severity;

/// The day of each claim, as far as it is told.
fn days(paragraph: &str) -> Vec<String> {
    let text = format!("# Quay\n\n{paragraph}\n\n[^1]: Reuters, “A”, 4 May 2021.\n\n[^2]: BBC, “B”, 6 May 2021.\n");
    let evidence = crate::analyse(&text, Format::Markdown);
    evidence.claims.iter().map(|c| c.date.map_or_else(String::new, |(day, _)| day.to_string())).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (paragraph, wanted) in rows {
        assert_eq!(days(paragraph), *wanted, "{paragraph}");
    }
}

#[test]
fn a_bare_year_takes_no_days_place() {
    check(&[
        (
            "The mayor said on 3 May 2021 that the port had been built in 1998.[^1] That evening it burned.[^2]",
            &["2021-05-03", "2021-05-03"],
        ),
        ("The wells, dug in 1998, were poisoned on 3 May 2021.[^1]", &["2021-05-03"]),
        ("Les puits, creusés en 1998, ont été empoisonnés le 3 mai 2021.[^1]", &["2021-05-03"]),
        ("Soldiers entered the town (founded in 1898) on 3 May 2021.[^1] The next day they left.[^2]", &["2021-05-03", "2021-05-04"]),
        (
            "The strike began on 3 May 2021.[^1] In 2019 the port had 40 cranes.[^2] The next day it ended.[^1]",
            &["2021-05-03", "2019", "2021-05-04"],
        ),
        ("The clinic treated 676 people in 2020 and 120 in January 2021.[^1]", &["2020"]),
    ]);
}

#[test]
fn bounds_and_what_is_compared_with_set_no_day() {
    check(&[
        (
            "The mayor said on 3 May 2021 that the port would open before the end of 2030.[^1] That evening it burned.[^2]",
            &["2021-05-03", "2021-05-03"],
        ),
        ("Le maire a dit le 3 mai 2021 que le port ouvrirait d’ici à 2030.[^1]", &["2021-05-03"]),
        ("Depuis février 2015, 30 grues ont brûlé.[^1] Un sac coûtait 900 francs fin avril.[^2]", &["2015-02", ""]),
        ("Since February 2015, 30 cranes have burned.[^1] A sack cost 900 francs in late April.[^2]", &["2015-02", ""]),
        ("In 2020, 30 ships came, against 45 in 2019.[^1]", &["2020"]),
        ("Il purge une peine de cinq à sept ans.[^1]", &[""]),
        ("Il est mort un soir de sept. 2020.[^1]", &["2020-09"]),
    ]);
}

#[test]
fn a_month_without_its_year_is_no_sure_anachronism() {
    let severity = |text: &str| {
        let note = format!("# Quay\n\n{text}[^1]\n\n[^1]: Port of Rask, “Plan of the quay”, 13 June 2021\n");
        let evidence = crate::analyse(&note, Format::Markdown);
        crate::findings(&evidence).iter().find(|f| f.rule.name == "anachronistic-citation").map(|f| f.severity)
    };
    // the pages were read long after what the report tells of
    assert_eq!(severity("All pages were read on 29 September 2023.\n\nThe file of June announced 40 cranes."), Some(Severity::Info));
    assert_eq!(severity("In June 2023 the port had 40 cranes."), Some(Severity::Warning));
    // no June of the source's own year is before it
    assert_eq!(severity("All pages were read on 29 September 2023.\n\nThe file of August announced 40 cranes."), Some(Severity::Warning));
}
