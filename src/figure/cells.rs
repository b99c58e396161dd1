//! Figures in the cells of tables: what is counted by the heading of the column or by the row's own name, where and
//! when by the row, the column and the corner.

use std::ops::Range;

use super::lexicon::figure_lexicon;
use super::measure::Measure;
use super::numbers::Reader;
use super::quantity::{Quantity, Value};
use super::read::{Passage, places_in};
use super::thread::Thread;
use crate::document::{Language, PartialDate};
use crate::language::{Word, dates, words};

/// What parts the cells of a row.
const BAR: &str = " | ";

/// A figure of a cell, its ranges in the row's text.
pub(super) struct Cell {
    pub(super) quantity: Quantity,
    pub(super) place: Option<(String, Option<u32>)>,
    pub(super) date: Option<PartialDate>,
}

/// The figures of a row under the row of headings.
pub(super) fn cells(heading: &str, row: &str, language: Language, day_first: bool, year: Option<i32>) -> Vec<Cell> {
    let (headings, own) = (split(heading), split(row));
    // a corner without words is no cell
    let corner = match own.len().checked_sub(headings.len()) {
        Some(0) => 0,
        Some(1) => 1,
        _ => return Vec::new(),
    };
    let Some(label) = own.first().map(|range| &row[range.clone()]) else { return Vec::new() };
    let corner_text = if corner == 0 { headings.first().map_or("", |range| &heading[range.clone()]) } else { "" };
    let mut found = Vec::new();
    for (n, range) in own.iter().enumerate().skip(1) {
        let Some(above) = headings.get(n - corner).map(|range| &heading[range.clone()]) else { continue };
        let text = &row[range.clone()];
        let Some(mut quantity) = cell(text, above, label, language, day_first) else { continue };
        quantity.range = quantity.range.start + range.start..quantity.range.end + range.start;
        quantity.number = quantity.number.start + range.start..quantity.number.end + range.start;
        let named =
            is_place_head(headings.first().map_or("", |range| &heading[range.clone()]), corner, language) && is_name(label, language);
        let place = [label, above, corner_text].into_iter().find_map(|part| {
            // under "Site" a name is a place, whether the gazetteer has it or not
            let own = || (named && part == label).then(|| (label.trim().to_owned(), None));
            places_in(part, language).into_iter().next().map(|(range, id)| (part[range].to_owned(), id)).or_else(own)
        });
        let date = [label, above, corner_text].into_iter().find_map(|part| {
            let told = dates(part, day_first).first().map(|d| d.date);
            told.or_else(|| day_in(part, year?))
        });
        found.push(Cell { quantity, place, date });
    }
    found
}

fn split(row: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = row[from..].find(BAR) {
        found.push(from..from + at);
        from += at + BAR.len();
    }
    found.push(from..row.len());
    found
}

/// One cell: a number, with its unit at most.
fn cell(text: &str, above: &str, label: &str, language: Language, day_first: bool) -> Option<Quantity> {
    let lexicon = figure_lexicon(language);
    let passage = Passage::new(text, language, day_first);
    let held: Vec<Word<'_>> = words(text).collect();
    let amounts = Reader { text, words: &held, lexicon, alone: false }.amounts(&passage.masked);
    let [amount] = amounts.as_slice() else { return None };
    if amount.end - amount.start < held.len() {
        return None;
    }
    // what is counted is told as it is behind a number in running text
    let told = |name: &str| {
        // the capital of a heading makes no name of it
        let mut letters = name.trim().chars();
        let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
        let phrase = format!("7 {first}{}", letters.as_str());
        let read = Passage::new(&phrase, language, day_first).sentence(0..phrase.len(), &mut Thread::default());
        read.into_iter().next().map(|(quantity, _)| quantity)
    };
    let mut quantity = if amount.unit.is_some() {
        let read = passage.sentence(0..text.len(), &mut Thread::default());
        let mut quantity = read.into_iter().next()?.0;
        if quantity.measure == Measure::Money && [above, label].iter().any(|part| is_price(part, language)) {
            quantity.measure = Measure::Price;
        }
        quantity
    } else {
        let quantity = [above, label].into_iter().find_map(told)?;
        // a heading that has a number or a date of its own tells no noun
        (quantity.number == (0..1)).then_some(quantity)?
    };
    let mut amount = amount.clone();
    if quantity.measure.is_count() {
        amount.read_as_count();
    }
    quantity.range = amount.range;
    quantity.number = amount.number;
    quantity.qualifier = amount.qualifier;
    quantity.point = amount.value.point();
    quantity.granularity = quantity.point.map_or_else(super::Decimal::default, super::Decimal::granularity);
    (quantity.hard, quantity.soft) = (amount.hard, amount.soft);
    (quantity.place, quantity.part_of) = (None, None);
    Some(quantity).filter(|_| !matches!(amount.value, Value::Between(..)) || amount.unit.is_some())
}

/// "2 May": a day of the year that the text has come to.
fn day_in(part: &str, year: i32) -> Option<PartialDate> {
    let held: Vec<Word<'_>> = words(part).collect();
    let (_, month, day) = super::days::days_of_months(part, &held).into_iter().next()?;
    Some(PartialDate::day(year, month, day)).filter(|date| date.exists())
}

/// The first column has places in it, by its heading.
fn is_place_head(head: &str, corner: usize, language: Language) -> bool {
    let held: Vec<Word<'_>> = words(head).collect();
    corner == 0 && held.first().is_some_and(|first| figure_lexicon(language).counted.place_heads.holds(first))
}

/// A name and no "Total", no number: capitals throughout, little words apart.
fn is_name(label: &str, language: Language) -> bool {
    const LONGEST: usize = 5;
    const LITTLE: usize = 3;
    let words: Vec<&str> = label.split_whitespace().collect();
    let lexicon = figure_lexicon(language);
    let held: Vec<Word<'_>> = crate::language::words(label).collect();
    let total = held.first().is_none_or(|first| lexicon.toll_words.holds(first) || lexicon.number_of.holds(first));
    !total
        && words.len() <= LONGEST
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || w.chars().count() <= LITTLE && w.chars().all(char::is_alphabetic))
}

/// A price by its name, or by the unit that is paid for: "Rice (kilo)".
fn is_price(name: &str, language: Language) -> bool {
    let lexicon = figure_lexicon(language);
    let held: Vec<Word<'_>> = words(name).collect();
    (0..held.len()).any(|at| {
        lexicon.price_words.prefix(&held[at..]) > 0
            || lexicon.per.prefix(&held[at..]) > 0
            || lexicon.units.prefix(&held[at..]).is_some_and(|(_, (measure, _))| measure == Measure::Other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_counts_what_its_column_names() {
        let found = cells("District | Displaced people | Sites", "Memba | 41,350 | 24", Language::ENGLISH, true, None);
        let told: Vec<_> = found
            .iter()
            .map(|c| (c.quantity.measure, c.quantity.point.map(|p| p.to_string()), c.place.as_ref().map(|(name, _)| name.as_str())))
            .collect();
        assert_eq!(
            told,
            [(Measure::Displaced, Some("41350".to_owned()), Some("Memba")), (Measure::Other, Some("24".to_owned()), Some("Memba"))]
        );
    }

    #[test]
    fn a_cell_with_its_unit_needs_no_noun() {
        let found = cells("Marché | mars 2024", "Riz (kilo) | 71,50 euros", Language::FRENCH, true, None);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].quantity.measure, found[0].quantity.unit.as_deref()), (Measure::Price, Some("EUR")));
        assert_eq!(found[0].date.map(|d| d.to_string()).as_deref(), Some("2024-03"));
    }

    #[test]
    fn words_and_numbers_of_rows_are_no_figures() {
        assert!(cells("Name | Remark", "A | see page 14", Language::ENGLISH, true, None).is_empty());
        assert!(cells("Name | Remark | More", "A | 14", Language::ENGLISH, true, None).is_empty());
    }
}
