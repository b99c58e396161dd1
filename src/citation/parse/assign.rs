//! Which of the pieces between commas is the publisher, the author, the title.

use super::brackets::is_acronym;
use super::locator::locator;
use super::papers::is_addressee;
use super::{Field, Parser, tidy};
use crate::citation::registry::registry;
use crate::citation::split::starts_with_exhibit;
use crate::citation::{Channel, PublisherRole};
use crate::language::{Phrases, Word, all_words, fold_words, lexicon, words};
use crate::text::Stretch;
use std::ops::Range;

impl Parser<'_> {
    pub(super) fn assign(&mut self, mut fields: Vec<Field>) {
        let citation = &lexicon().citation;
        self.strip_lead_ins(&mut fields);
        // "Exhibit 12, Statement of A.B.": the number of a file, then what the file is
        if fields.len() > 1 && fields.first().is_some_and(|f| starts_with_exhibit(&self.text[f.range.clone()])) {
            let exhibit = fields.remove(0);
            self.reference.acronym = Some(tidy(&self.text[exhibit.range]).into());
        }
        if self.legal_act(&fields) {
            return;
        }
        let mut kept: Vec<Field> = Vec::new();
        for field in fields {
            let shown = &self.text[field.range.clone()];
            let held = all_words(shown);
            let Some(first) = held.first() else { continue };
            let folded = fold_words(shown);
            let idle = [&citation.available, &citation.undated, &citation.published, &citation.accessed, &citation.updated];
            if Phrases::any_contains(idle, &folded) || lexicon().weekdays.contains(folded.as_str()) {
                continue;
            }
            // "N1" is a channel where it stands first, and else a number
            let outlet =
                kept.is_empty() && self.title.as_ref().is_some_and(|t| field.range.end <= t.start) && shown.starts_with(char::is_uppercase);
            if let Some(locator) = locator(shown).filter(|_| !outlet) {
                match &mut self.reference.locator {
                    // the volume of a journal says where the article is, the pages where in it
                    Some(before) if is_volume(before) => *before = locator.into(),
                    Some(before) if !is_volume(&locator) => *before = format!("{before}, {locator}").into(),
                    Some(_) => {}
                    None => self.reference.locator = Some(locator.into()),
                }
                continue;
            }
            if citation.leftovers.contains(&folded) || is_edition(&held) {
                continue;
            }
            if shown.chars().all(|c| !c.is_alphabetic()) || citation.identifiers.holds(first) {
                continue;
            }
            if self.channel_field(shown, &held) {
                continue;
            }
            if self.is_remark(&field, &held) {
                continue;
            }
            kept.push(field);
        }
        if self.reference.back_reference.is_some() {
            // "Smith, op. cit.": who is meant
            if let Some(field) = kept.first() {
                self.set_publisher(field.range.clone());
            }
            return;
        }
        if self.apa {
            self.assign_author_date(&kept);
            return;
        }
        if self.oral_reference(&kept) {
            return;
        }
        if let Some(count) = self.date_between_stops(&kept) {
            self.assign_between_stops(&kept[..count], &kept[count..]);
        } else if self.title.is_some() {
            if !self.account(&kept) {
                self.assign_around_title(&kept);
            }
        } else {
            self.assign_untitled(&kept);
        }
    }

    /// "Voir | une démonstration du client | : https://…": what is pointed to, by an article and a plain noun, and no name.
    fn is_remark(&self, field: &Field, held: &[Word<'_>]) -> bool {
        let shown = &self.text[field.range.clone()];
        let lower = |w: &Word<'_>| shown[w.range.clone()].starts_with(char::is_lowercase);
        let [article, noun, ..] = held else { return false };
        self.reference.url.is_some()
            && lexicon().grammar.articles.holds(article)
            && lower(article)
            && lower(noun)
            && !lexicon().citation.institution_words.holds(noun)
            && !self.known(field)
    }

    /// "traduit par X", "cited in X", "via X" between commas.
    pub(super) fn channel_field(&mut self, shown: &str, held: &[Word<'_>]) -> bool {
        if self.upstream(shown, held) {
            return true;
        }
        let citation = &lexicon().citation;
        for (phrases, channel) in [(&citation.translated_by, Channel::Translation), (&citation.cited_by, Channel::Relay)] {
            let count = phrases.prefix(held);
            if count > 0 && count < held.len() {
                self.reference.via.get_or_insert_with(|| shown[held[count].range.start..].trim().into());
                self.reference.channel.get_or_insert(channel);
                return true;
            }
        }
        false
    }

    /// Interviews, letters, speeches: who spoke is the publisher where no body is named.
    pub(super) fn oral_reference(&mut self, kept: &[Field]) -> bool {
        let citation = &lexicon().citation;
        let Some(field) = kept.first() else { return false };
        if self.title.is_some() && self.reference.url.is_some() {
            return false;
        }
        let shown = &self.text[field.range.clone()];
        let held = all_words(shown);
        let at = (0..held.len().min(8)).find(|&i| citation.oral.prefix(&held[i..]) > 0);
        let Some(at) = at else { return false };
        let count = citation.oral.prefix(&held[at..]);
        self.reference.oral = true;
        // Whom one spoke to tells two interviews of a day apart.
        if self.reference.title.is_none() {
            let until = self.reference.date_range.map_or(usize::MAX, Stretch::start);
            let last = kept.iter().take_while(|f| f.range.start < until).last().unwrap_or(field);
            self.reference.title = Some(tidy(&self.text[field.range.start..last.range.end]).into());
        }
        if at > 0 {
            // "Human Rights Watch interview with …"
            let range = field.range.start..field.range.start + held[at - 1].range.end;
            let name = self.text[range.clone()].trim_end_matches(['\'', '’', ' ']);
            if self.context.names.knows(name) || at >= 2 || kept.len() > 1 {
                self.set_publisher(range.start..range.start + name.len());
                return true;
            }
        }
        // "Interview with “Martin”"
        if at + count >= held.len().saturating_sub(1)
            && let Some(quoted) = self.title.clone().filter(|t| t.start >= field.range.end)
            && self.text[field.range.end..quoted.start].trim().is_empty()
        {
            self.reference.publisher = self.reference.title.replace(tidy(&self.text[field.range.start..quoted.end]).into());
            self.reference.publisher_range = Some(quoted.into());
            return true;
        }
        let joins = |w: &Word<'_>| citation.with_person.holds(w);
        // "statement of A.B."
        if let Some(next) = held.get(at + count).filter(|_| joins(&held[at + count - 1])) {
            self.set_publisher(field.range.start + next.range.start..field.range.end);
            return true;
        }
        // "entretien téléphonique avec un avocat de Bamako": the person; "letter from X to Y": X
        let with = held[at + count..].iter().position(joins);
        if let Some(with) = with
            && let Some(next) = held.get(at + count + with + 1)
        {
            // the word behind "from" is the person's: "from a prisoner" is no "à"
            let addressee = held[at + count + with + 2..].iter().find(|w| is_addressee(w)).map(|to| to.range.start);
            let letter = !citation.companions.holds(&held[at + count + with]);
            let article = held.get(at + count + with + 2).filter(|_| next.folded == "the").map_or(next.range.start, |w| w.range.start);
            let end = addressee.filter(|_| letter).map_or(field.range.end, |to| field.range.start + shown[..to].trim_end().len());
            self.set_publisher(field.range.start + article..end.max(field.range.start + article));
            return true;
        }
        self.set_publisher(field.range.clone());
        true
    }

    pub(super) fn set_publisher(&mut self, range: Range<usize>) {
        if self.reference.publisher.is_some() {
            return;
        }
        let mut range = range;
        let Some(shown) = self.text.get(range.clone()) else { return };
        // "AFP dans Le Figaro", "AP in Daily Mail", "Reuters via Yahoo News"
        let held = all_words(shown);
        let citation = &lexicon().citation;
        let known = self.context.names.knows(shown);
        if let Some(length) = if known { None } else { self.upstream_inside(shown) } {
            range.end = range.start + length;
        } else if !known {
            for i in 1..held.len().saturating_sub(1) {
                let relay = citation.cited_by.prefix(&held[i..]);
                let translated = citation.translated_by.prefix(&held[i..]);
                let agency = citation.agency_in.prefix(&held[i..]);
                let count = relay.max(translated).max(agency);
                let left = shown[..held[i - 1].range.end].trim();
                if count == 0 || i + count >= held.len() {
                    continue;
                }
                let right = shown[held[i + count].range.start..].trim();
                let agency_name =
                    self.context.names.registered(left).is_some_and(|p| registry().publishers[p].role == Some(PublisherRole::Agency));
                let known = self.context.names.knows(left) && self.context.names.knows(right);
                if relay.max(translated) > 0 || agency_name || known {
                    self.reference.via.get_or_insert_with(|| right.into());
                    let channel = if translated > 0 {
                        Channel::Translation
                    } else if agency_name {
                        Channel::Syndication
                    } else {
                        Channel::Relay
                    };
                    self.reference.channel.get_or_insert(channel);
                    range.end = range.start + left.len();
                    break;
                }
            }
        }
        // "Oxford: Oxford University Press": a place before the colon
        let shown = &self.text[range.clone()];
        if let Some(colon) = shown.find(": ")
            && shown[..colon].split_whitespace().count() <= 2
            && !self.context.names.knows(shown)
            && self.title.is_some()
            && colon + 2 < shown.len()
        {
            range.start += colon + 2;
        }
        let name = tidy(&self.text[range.clone()]);
        if name.is_empty() {
            return;
        }
        self.reference.publisher = Some(name.into());
        self.reference.publisher_range = Some(range.into());
    }

    pub(super) fn known(&self, field: &Field) -> bool {
        self.context.names.knows(&self.text[field.range.clone()])
    }

    pub(super) fn assign_around_title(&mut self, kept: &[Field]) {
        let split = kept.iter().position(|f| f.after_title).unwrap_or(kept.len());
        let (before, after) = kept.split_at(split);
        let whole_before = joined(before);
        let before_known = !before.is_empty() && self.context.names.knows(&self.text[whole_before.clone()]);
        let one_before = before.iter().position(|f| self.known(f));
        if before_known {
            self.set_publisher(whole_before);
        } else if let Some(at) = one_before {
            // "Nations unies, Haut-Commissariat aux droits de l'homme": a body and its part
            let parts = self.institution_fields(&before[at..]);
            self.set_publisher(joined(&before[at..at + parts]));
            let others: Vec<Field> = before.iter().enumerate().filter(|(i, _)| *i < at).map(|(_, f)| f.clone()).collect();
            self.set_author(&others);
        } else if let Some(field) = after.iter().find(|f| self.known(f) || self.is_emphasised(f)) {
            self.set_publisher(field.range.clone());
            self.set_author(before);
        } else if before.is_empty() {
            if let Some(field) = after.first() {
                self.set_publisher(field.range.clone());
            }
        } else if let Some(field) = self.house(after).filter(|_| self.is_person(before)) {
            self.set_publisher(field.range.clone());
            self.set_author(before);
        } else {
            self.set_publisher(whole_before);
        }
    }

    pub(super) fn is_emphasised(&self, field: &Field) -> bool {
        self.emphasis.iter().any(|e| e.start <= field.range.start && field.range.end <= e.end)
    }

    /// Who brought a work out: "Paris, La Découverte" gives the house behind its town.
    fn house<'f>(&self, fields: &'f [Field]) -> Option<&'f Field> {
        let mut outlets = fields.iter().filter(|f| self.may_be_outlet(f));
        let first = outlets.next()?;
        let town = self.text[first.range.clone()].chars().all(|c| c.is_alphabetic() || c == '-') && !self.known(first);
        outlets.next().filter(|_| town).or(Some(first))
    }

    /// A name rather than a place, a volume or a remark.
    pub(super) fn may_be_outlet(&self, field: &Field) -> bool {
        let shown = &self.text[field.range.clone()];
        shown.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && shown.len() >= 3 && shown.len() <= 90
    }

    pub(super) fn set_author(&mut self, fields: &[Field]) {
        let range = joined(fields);
        if !range.is_empty() && self.reference.author.is_none() {
            self.reference.author = Some(tidy(&self.text[range]).into());
        }
    }

    /// "John Smith", "Smith, J.", "A. Traoré et B. Diallo": names of people and no institution.
    pub(super) fn is_person(&self, fields: &[Field]) -> bool {
        let shown = &self.text[joined(fields)];
        let held = all_words(shown);
        let citation = &lexicon().citation;
        let body = |w: &Word<'_>| citation.institution_words.holds(w) || citation.study_words.holds(w);
        if held.is_empty() || held.len() > 14 || held.iter().any(body) {
            return false;
        }
        let initials = held.iter().any(|w| w.range.len() <= 2 && shown[w.range.end..].starts_with('.'));
        let joins = |w: &Word<'_>| citation.and_words.holds(w) || citation.particles.holds(w) || citation.editors.holds(w);
        let all_names = held.iter().all(|w| shown[w.range.clone()].starts_with(char::is_uppercase) || joins(w));
        let acronym = held
            .iter()
            .any(|w| w.range.len() >= 2 && shown[w.range.clone()].chars().all(char::is_uppercase) && w.range.len() > 2 && !initials);
        all_names && (initials || (2..=8).contains(&held.len())) && (!acronym || shown.contains(','))
    }

    pub(super) fn assign_untitled(&mut self, kept: &[Field]) {
        let Some(first) = kept.first() else { return };
        // "ECtHR, Hirsi Jamaa v. Italy": the parties are the title
        if let Some(case) = kept.iter().position(|f| is_case(&self.text[f.range.clone()])) {
            let shown = self.text[kept[case].range.clone()].to_owned();
            let shown = shown.split(", ").next().unwrap_or(&shown).to_owned();
            self.reference.title.get_or_insert(tidy(&shown).into());
            if case > 0 {
                // "CEDH, 5e sect., …": the chamber is not the court's name
                let name =
                    kept[..case].iter().take_while(|f| !self.text[f.range.clone()].starts_with(|c: char| c.is_ascii_digit())).count();
                self.set_publisher(joined(&kept[..name.max(1)]));
            } else if self.reference.publisher.is_none() {
                self.set_publisher(kept.get(1).map_or(first.range.clone(), |f| f.range.clone()));
            }
            return;
        }
        let kept = self.without_acronym(kept);
        let Some(first) = kept.first() else { return };
        if self.named_before_colon(first, kept) {
            return;
        }
        // the longest run of fields from the first that makes a known name: "France, ministère de …"
        let known = (1..=kept.len().min(4)).rev().find(|&n| self.context.names.knows(&self.text[joined(&kept[..n])]));
        let count = known.unwrap_or_else(|| self.institution_fields(kept));
        let range = joined(&kept[..count]);
        let rest = &kept[count..];
        if known.is_none() && self.is_person(&kept[..count]) {
            // "Smith, Title of the work, The Guardian, 2020"
            if let Some(outlet) = rest.iter().position(|f| self.known(f)) {
                self.set_publisher(rest[outlet].range.clone());
                self.set_author(&kept[..count]);
                self.untitled_title(&rest[..outlet]);
                return;
            }
        }
        if known.is_none() && self.is_person(&kept[..count]) && self.book(&kept[..count], rest) {
            return;
        }
        if known.is_none() && self.paper(kept) {
            return;
        }
        self.set_publisher(range);
        self.untitled_title(rest);
    }

    /// "AI – Amnesty International: …": the short form comes first.
    fn without_acronym<'f>(&mut self, kept: &'f [Field]) -> &'f [Field] {
        let [first, second, ..] = kept else { return kept };
        let dash = self.text[first.range.end..second.range.start].trim();
        if matches!(dash, "–" | "—" | "-") && is_acronym(&self.text[first.range.clone()]) {
            self.reference.acronym = Some(tidy(&self.text[first.range.clone()]).into());
            return &kept[1..];
        }
        kept
    }

    /// "The Rask Times: Dozens held on the quay, 9 May 2022": a name, and behind the colon the title. A title may hold a
    /// colon itself, before its publisher.
    fn named_before_colon(&mut self, first: &Field, kept: &[Field]) -> bool {
        const LONGEST: usize = 8;
        let shown = &self.text[first.range.clone()];
        let Some(colon) = shown.find(": ") else { return false };
        let name = &shown[..colon];
        let until = self.reference.date_range.as_ref().map_or(self.text.len(), |d| d.start());
        let later = kept[1..].iter().any(|f| f.range.start < until && self.known(f));
        let named = self.context.names.knows(name) || self.reference.acronym.is_some() || !later && self.reference.url.is_some();
        if !named || words(name).count() > LONGEST || shown[colon + 2..].trim().is_empty() || self.context.names.knows(shown) {
            return false;
        }
        let last = kept.iter().take_while(|f| f.range.end <= until).last().unwrap_or(first);
        let start = first.range.start + colon + 2;
        self.reference.title = Some(tidy(&self.text[start..last.range.end.max(start)]).into());
        self.set_publisher(first.range.start..first.range.start + colon);
        true
    }

    /// "Claire Morvan, La Preuve de l'état civil, Rennes, Presses universitaires de Rennes, 2021".
    fn book(&mut self, author: &[Field], rest: &[Field]) -> bool {
        let until = self.reference.date_range.map_or(usize::MAX, Stretch::start);
        let before = rest.iter().take_while(|f| f.range.start < until).count();
        let prints = |f: &Field| words(&self.text[f.range.clone()]).any(|w| lexicon().citation.press_words.holds(&w));
        let Some(house) = rest[..before].iter().rposition(prints).filter(|&h| h > 0) else { return false };
        // a place between title and house is no part of the title
        let place = house >= 2 && words(&self.text[rest[house - 1].range.clone()]).count() <= 3;
        let title = joined(&rest[..house - usize::from(place)]);
        self.set_publisher(rest[house].range.clone());
        self.set_author(author);
        self.reference.title = Some(tidy(&self.text[title]).into());
        true
    }

    /// How many fields name one body: a country or ministry, then its part.
    pub(super) fn institution_fields(&self, kept: &[Field]) -> usize {
        let mut count = 1;
        while let Some(field) = kept.get(count) {
            let shown = &self.text[field.range.clone()];
            let first = words(shown).next();
            let institution = first.as_ref().is_some_and(|w| lexicon().citation.institution_words.holds(w));
            let lower = shown.starts_with(char::is_lowercase);
            // "France, ministère de …" and "Ministry of Defence, Department of …"; a title begins with
            // a capital and no institution
            let head_words = words(&self.text[kept[0].range.clone()]).count();
            if !(institution && (lower || head_words <= 2) && count < 3) {
                break;
            }
            count += 1;
        }
        count
    }

    pub(super) fn untitled_title(&mut self, rest: &[Field]) {
        if self.reference.title.is_some() {
            return;
        }
        // A title may hold commas: all fields up to the date that only commas part.
        let until = self.reference.date_range.map_or(usize::MAX, Stretch::start);
        let mut fields = rest.iter().skip_while(|f| self.known(f)).take_while(|f| f.range.start < until);
        let Some(first) = fields.next() else { return };
        let mut range = first.range.clone();
        for field in fields {
            if self.known(field) || !self.text[range.end..field.range.start].chars().all(|c| c.is_whitespace() || c == ',') {
                break;
            }
            range.end = field.range.end;
        }
        // "compte rendu de la séance du 20 mars": the day is no part of the title, nor is what leads to it
        let all = all_words(&self.text[range.clone()]);
        if self.text.get(range.end..until).is_some_and(|between| between.trim().is_empty())
            && lexicon().citation.of_day.suffix(&all) == 1
            && all.len() > 1
        {
            range.end = range.start + all[all.len() - 2].range.end;
        }
        let shown = &self.text[range];
        // "Special Team of Prosecutors, set up in March 2023" has no title
        let remark = shown.starts_with(char::is_lowercase);
        if remark && !self.reference.publisher.as_deref().is_some_and(|p| self.context.names.knows(p)) {
            return;
        }
        let held = words(shown).count();
        if held >= 2 && shown.len() > 8 || held >= 1 && shown.len() > 14 {
            self.reference.title = Some(tidy(shown).into());
        }
    }
}

/// From the first of some fields to the last.
pub(super) fn joined(fields: &[Field]) -> Range<usize> {
    match (fields.first(), fields.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

/// Parties of a case: "Doe v. Roe", "Hirsi c. Italie".
pub(super) fn is_case(text: &str) -> bool {
    // every sign begins with one of these: five searches cost more than a look
    if !memchr::memchr_iter(b' ', text.as_bytes()).any(|at| matches!(text.as_bytes().get(at + 1), Some(b'v' | b'c'))) {
        return false;
    }
    [" v. ", " v ", " vs. ", " c. ", " vs "].iter().any(|sign| {
        text.find(sign)
            .is_some_and(|at| text[..at].starts_with(char::is_uppercase) && text[at + sign.len()..].starts_with(char::is_uppercase))
    })
}

/// "vol. 12", "n° 125", "tome 2".
pub(super) fn is_volume(locator: &str) -> bool {
    words(locator).next().is_some_and(|w| lexicon().citation.volumes.holds(&w))
}

/// "2e éd.", "3rd edn".
fn is_edition(held: &[Word<'_>]) -> bool {
    let [number, edition] = held else { return false };
    number.folded.starts_with(|c: char| c.is_ascii_digit()) && lexicon().citation.editions.holds(edition)
}
