use super::parse::parse;
use super::*;
use crate::document::Link;

fn read(text: &str) -> Reference {
    read_with(text, &[], &[])
}

fn read_with(text: &str, links: &[Link], emphasis: &[Range<usize>]) -> Reference {
    let mut names = Names::default();
    names.add("Radio Svoboda");
    parse(text, 0..text.len(), links, emphasis, parse::Context { names: &names, day_first: true })
}

fn parts(text: &str) -> (String, String, String) {
    let r = read(text);
    let date = r.date.map(|d| d.to_string()).unwrap_or_default();
    (r.publisher.unwrap_or_default().into(), date, r.title.unwrap_or_default().into())
}

#[test]
fn publisher_date_link() {
    let r = read("Radio Svoboda (Groupe Radio Free Europe/ Radio Liberty, 09/01/2022 [Mis à Jour le 11/01/2022], url");
    assert_eq!(r.publisher.as_deref(), Some("Radio Svoboda"));
    assert_eq!(r.group.as_deref(), Some("Radio Free Europe/ Radio Liberty"));
    assert_eq!(r.date.map(|d| d.to_string()).as_deref(), Some("2022-01-09"));
    assert_eq!(r.updated.map(|d| d.to_string()).as_deref(), Some("2022-01-11"));
    assert_eq!(r.defects.iter().map(|d| d.kind).collect::<Vec<_>>(), [DefectKind::UnclosedBracket]);
    let r = read("Le Monde, 06/01/2022 [2] [Mis à jour le 07/01/2022], url");
    assert_eq!((r.disambiguator.as_deref(), r.updated.is_some()), (Some("2"), true));
    let r = read("Carnegie (traduit par Novastan), 23/01/2022, url");
    assert_eq!((r.publisher.as_deref(), r.via.as_deref(), r.channel), (Some("Carnegie"), Some("Novastan"), Some(Channel::Translation)));
}

#[test]
fn names_with_commas_and_digits() {
    assert_eq!(
        parts("France, ministère de l'Europe et des Affaires étrangères, « Présentation », 14/01/2022").0,
        "France, ministère de l'Europe et des Affaires étrangères"
    );
    assert_eq!(
        parts("France, ministère de l'Europe et des Affaires étrangères, 14/01/2022, url").0,
        "France, ministère de l'Europe et des Affaires étrangères"
    );
    assert_eq!(parts("Europe 1, 12 mars 2023, https://a.fr").0, "Europe 1");
}

#[test]
fn author_title_outlet() {
    let r = read("Jane Doe, “After the fire; a town,” The Guardian, January 5, 2021, https://a.org (accessed March 3, 2021).");
    assert_eq!(r.author.as_deref(), Some("Jane Doe"));
    assert_eq!(r.publisher.as_deref(), Some("The Guardian"));
    assert_eq!(r.title.as_deref(), Some("After the fire; a town"));
    assert_eq!(r.accessed.map(|d| d.to_string()).as_deref(), Some("2021-03-03"));
    assert_eq!(parts("“Title,” The Guardian, January 5, 2021"), ("The Guardian".into(), "2021-01-05".into(), "Title".into()));
    assert_eq!(
        parts("Human Rights Watch, ‘World Report 2023’ (section 3), 12 January 2023"),
        ("Human Rights Watch".into(), "2023-01-12".into(), "World Report 2023".into())
    );
}

#[test]
fn author_and_date_first() {
    let r = read("Smith, J. (2020b). Title of the piece, with a comma. Journal of Conflict, 12(3), 4–5. https://doi.org/10.1/x");
    assert_eq!(r.author.as_deref(), Some("Smith, J."));
    assert_eq!(r.publisher.as_deref(), Some("Journal of Conflict"));
    assert_eq!(r.title.as_deref(), Some("Title of the piece, with a comma"));
    assert_eq!((r.date.map(|d| d.to_string()), r.disambiguator), (Some("2020".into()), Some("b".into())));
}

#[test]
fn documents_courts_and_locators() {
    let r = read("Human Rights Committee, General Comment No. 36, UN Doc. CCPR/C/GC/36, 3 September 2019, para. 7");
    assert_eq!((r.publisher.as_deref(), r.locator.as_deref()), (Some("Human Rights Committee"), Some("para. 7")));
    let r = read("ECtHR, Hirsi Jamaa and Others v. Italy [GC], no. 27765/09, 23 February 2012, § 129");
    assert_eq!(r.publisher.as_deref(), Some("ECtHR"));
    assert_eq!(r.title.as_deref(), Some("Hirsi Jamaa and Others v. Italy"));
    assert_eq!(r.locator.as_deref(), Some("§ 129"));
    assert!(read("entretien téléphonique avec un avocat de Bamako, 14/02/2023").oral);
}

#[test]
fn back_references() {
    assert_eq!(read("Ibid., p. 12").back_reference, Some(BackReference::Ibid));
    let r = read("Smith, op. cit., p. 34");
    assert_eq!((r.publisher.as_deref(), r.back_reference), (Some("Smith"), Some(BackReference::OpCit)));
    assert_eq!(read("Voir supra note 4").back_reference, Some(BackReference::Supra("4".into())));
    assert_eq!(read("Pérez, above n 3, at 12").back_reference, Some(BackReference::Supra("3".into())));
}

#[test]
fn slips_are_read_and_reported() {
    let kinds = |text: &str| read(text).defects.iter().map(|d| d.kind).collect::<Vec<_>>();
    assert_eq!(kinds("BBC, 12 Febuary 2019, url"), [DefectKind::MisspeltMonth]);
    assert_eq!(kinds("BBC, 12 March, https://a.org"), [DefectKind::MissingYear]);
    assert_eq!(kinds("BBC, 2014,https://a.org"), [DefectKind::Address(Slip::Glued)]);
    assert_eq!(read("BBC, 2014,https://a.org").date.map(|d| d.to_string()).as_deref(), Some("2014"));
}
