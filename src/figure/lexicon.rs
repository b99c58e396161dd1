//! What the program knows of numbers and of what they count, one language at a time.

use foldhash::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::counted_words::{CountedFile, CountedWords};
use super::decimal::Decimal;
use super::lexicon_files::{MeasureFile, NumberFile};
use super::measure::{Measure, Population};
use super::mixed::VULGAR;
use super::quantity::Qualifier;

use crate::data::read;
use crate::document::Language;
use crate::language::{Phrase, Phrases, Table};

/// What may stand for a number's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// Below one hundred.
    Value(i64),
    Hundred,
    /// A thousand and up.
    Scale(i64),
    /// "vingtaine", "dozen".
    Collective(i64),
    /// "dizaines", "hundreds": from, to.
    Vague(i64, i64),
    /// "un", "one".
    One,
}

/// What the words right before or after a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    /// A noun that the number counts.
    Noun(Measure),
    /// A noun whose class a predicate overrides: "26 manifestants tués".
    Carrier(Measure),
    /// A person noun of a population or of none.
    Persons(Option<Population>),
    /// The head of "membres de …".
    Member,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct FigureLexicon {
    pub(super) decimal_comma: bool,
    /// "vingt et un", not "two hundred and six".
    pub(super) joins_tens: bool,
    pub(super) style: Style,
    /// Between a hedge and its number: "plus d'une vingtaine", "at least the".
    pub(super) number_articles: Phrases,
    /// Ones that are rarely articles: "one protester".
    pub(super) firm_ones: Phrases,
    /// "nobody", "personne n'": with a predicate of the dead or wounded none of them.
    pub(super) nobodies: Phrases,
    /// Before "one year" where it is a length of time: "in", "en".
    pub(super) span_leads: Phrases,
    /// Before a length that bounds it: "within 48 hours".
    pub(super) within: Phrases,
    /// Before years that are an age: "avait 17 ans".
    pub(super) age_verbs: Phrases,
    /// "first", "derniers": with a length of time they tell when.
    pub(super) stretch_words: Phrases,
    /// Behind a length of time that tells when.
    pub(super) that_followed: Phrases,
    /// Articles that may be numbers.
    pub(super) ones: Phrases,
    /// Hedges of ratios only: "a plus que doublé".
    pub(super) ratio_hedges: Phrases,
    /// Letters against a sum that name its currency: "K5,000".
    pub(super) currency_letters: Table<&'static str>,
    adverb_endings: Vec<&'static str>,
    plural_endings: Vec<&'static str>,
    pub(super) zeros: Phrases,
    pub(super) ordinals: Phrases,
    pub(super) times_more: Phrases,
    pub(super) old: Phrases,
    pub(super) age_limits: Phrases,
    pub(super) number_of: Phrases,
    pub(super) price_words: Phrases,
    pub(super) per: Phrases,
    pub(super) ago: Phrases,
    pub(super) numbers: Table<NumberWord>,
    /// Whatever may be a number in words, articles left out: most words begin none.
    pub(super) triggers: Table<()>,
    /// The longest word of each of these: a text without any of them holds no number in words.
    pub(super) gate: Table<()>,
    pub(super) short_scales: Table<i64>,
    pub(super) fractions: Table<i64>,
    pub(super) fraction_articles: Phrases,
    /// "quart de finale": no part of a whole.
    pub(super) no_fractions: Phrases,
    pub(super) joiners: Phrases,
    pub(super) half_after: Phrases,
    pub(super) half_before: Phrases,
    pub(super) thousands_of: Phrases,
    pub(super) adjectives: Phrases,
    pub(super) several: Phrases,
    /// They make an ordinal of the number before them: "twenty-fifth".
    pub(super) ordinal_ends: Phrases,
    /// Those that a word joins to tens: "vingt et unième".
    pub(super) joined_ordinals: Phrases,
    /// Fractions that are no ordinals: "quarter".
    pub(super) firm_fractions: Phrases,
    /// Before spoken decimals: "point", "virgule".
    pub(super) points: Phrases,
    /// Before a number below zero: "minus".
    pub(super) minus: Phrases,
    /// Collectives that are other nouns as well: only before "of".
    pub(super) loose_collectives: Phrases,
    /// Hedges behind which four digits are no year: "more than 1500".
    pub(super) no_year_after: Phrases,
    pub(super) out_of: Phrases,
    pub(super) percent: Phrases,
    pub(super) between: Phrases,
    pub(super) between_and: Phrases,
    pub(super) range_from: Phrases,
    pub(super) range_to: Phrases,
    pub(super) range_or: Phrases,
    pub(super) changes: Phrases,
    pub(super) rejects: Phrases,
    pub(super) hedges_before: Table<Qualifier>,
    pub(super) hedges_after: Table<Qualifier>,
    pub(super) designators: Phrases,
    pub(super) after: Phrases,
    pub(super) clock_before: Phrases,
    pub(super) clock_after: Phrases,
    pub(super) ages_before: Phrases,
    pub(super) years: Phrases,
    pub(super) years_of: Phrases,
    pub(super) nouns: Table<Binding>,
    /// Nouns of a population, those that carry a measure as well among them: "12 soldiers killed".
    pub(super) populations: Table<Population>,
    pub(super) predicates: Table<Measure>,
    /// Predicates only behind an auxiliary of the passive, or at the end of a phrase: "held".
    pub(super) passive_predicates: Table<Measure>,
    /// Predicates that speak of much else: only of a noun of their own kind.
    pub(super) ambiguous: Phrases,
    pub(super) of: Table<Measure>,
    pub(super) ratio_values: Table<Decimal>,
    pub(super) units: Table<(Measure, &'static str)>,
    pub(super) currencies: Table<&'static str>,
    /// Signs of units: "°C".
    pub(super) unit_signs: Vec<(&'static str, (Measure, &'static str))>,
    /// Signs of currencies, longest first.
    pub(super) signs: Vec<(&'static str, &'static str)>,
    pub(super) part_of: Phrases,
    pub(super) toll_words: Phrases,
    pub(super) cumulative: Phrases,
    pub(super) estimates: Phrases,
    pub(super) documented: Phrases,
    pub(super) from_earlier: Phrases,
    pub(super) replaces: Phrases,
    pub(super) grammar: Grammar,
    pub(super) counted: CountedWords,
}

/// How a language builds its phrases.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a trait of the language by itself")]
pub(super) struct Style {
    /// Names of months have capitals: "5 may" is no day.
    pub(super) capital_months: bool,
    /// "Kober prison".
    pub(super) names_before_facilities: bool,
    /// "Ont été tués 14 civils".
    pub(super) inverted_passive: bool,
    /// "Huit habitants sur dix".
    pub(super) noun_within_shares: bool,
    /// How finite verbs of several end that no noun does: "restaient".
    pub(super) verb_endings: Vec<&'static str>,
    /// "La moitié", without what it is of.
    pub(super) bare_half: bool,
    /// The articles are the words for one as well: "un".
    pub(super) articles_count: bool,
    /// "Les plus de 65 ans".
    pub(super) hedged_age: bool,
    /// "On the 13th", where others say "le 13".
    pub(super) ordinal_days: bool,
    of: &'static str,
    of_forms: Vec<&'static str>,
}

/// Little words that the binding of numbers steps over or stops at.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    /// Between a number and its noun: "de", "of", "other".
    pub(super) links: Phrases,
    /// Auxiliaries and adverbs between a noun and its predicate.
    pub(super) auxiliaries: Phrases,
    /// Words that begin another clause.
    pub(super) clauses: Phrases,
    /// Before an agent: "par", "by".
    pub(super) agents: Phrases,
    /// Before a place: "à", "in".
    pub(super) locatives: Phrases,
    /// Locatives that lead to no place: "according to".
    pub(super) no_locatives: Phrases,
    /// Locatives that lead to many other things: only to places that are known.
    pub(super) weak_locatives: Phrases,
    /// Before the seat of a speaker: "based in".
    pub(super) seats: Phrases,
    /// Before the number of a house: "No.".
    pub(super) number_signs: Phrases,
    /// Before a place that something belongs to: "de", "of".
    pub(super) genitives: Phrases,
    /// Between those and the place's name: "la ville de".
    pub(super) place_links: Phrases,
    /// They make a region of the name behind them.
    pub(super) region_words: Phrases,
    pub(super) facilities: Phrases,
    pub(super) that_is: Phrases,
    pub(super) prisons: Phrases,
    pub(super) keeps: Phrases,
    /// Predicates that take no object.
    pub(super) intransitive: Phrases,
    /// Auxiliaries after which a participle takes an object: "ont tué".
    pub(super) transitive_auxiliaries: Phrases,
    /// Auxiliaries of the passive.
    pub(super) passive: Phrases,
    /// How an object begins.
    pub(super) objects: Phrases,
    /// "of them": a part of the number before.
    pub(super) of_them: Phrases,
    /// Before a population that is counted: "parmi", "among".
    pub(super) among: Phrases,
    /// Between a part and its whole: "of the", "des".
    pub(super) counted_of: Phrases,
    /// Prepositions that no noun phrase goes on over.
    pub(super) stops: Phrases,
    /// Words before a number that stands for what was counted before: "en compte", "put at".
    pub(super) counts: Phrases,
    /// Words before the day of a count: "as of".
    pub(super) as_of: Phrases,
    /// Before a date on which nothing was counted: "since", "than in".
    pub(super) not_days: Phrases,
    /// Before a day without its month: "le 13".
    pub(super) day_articles: Phrases,
    /// Words that deny what follows.
    pub(super) negations: Phrases,
}

/// The lexicon of a language, read on first use.
pub(super) fn figure_lexicon(language: Language) -> &'static FigureLexicon {
    static LEXICONS: [OnceLock<FigureLexicon>; Language::COUNT] = [const { OnceLock::new() }; Language::COUNT];
    LEXICONS[language.index()].get_or_init(|| {
        let files = language.files();
        let counted: CountedFile = read("counted", files.counted);
        FigureLexicon::new(read("numbers", files.numbers), read("measures", files.measures), &counted)
    })
}

fn phrases(lists: impl IntoIterator<Item = &'static str>) -> Phrases {
    Phrases::new(lists)
}

/// Entries in a settled order: tables keep the first of two with the same words.
fn sorted<V>(map: HashMap<&'static str, V>) -> Vec<(&'static str, V)> {
    let mut entries: Vec<(&str, V)> = map.into_iter().collect();
    entries.sort_by(|a, b| a.0.cmp(b.0));
    entries
}

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("{text}: a number was meant"))
}

impl FigureLexicon {
    fn new(numbers: NumberFile, measures: MeasureFile, counted: &CountedFile) -> Self {
        let counted = CountedWords::new(counted);
        let mut lexicon = Self { decimal_comma: numbers.decimal == ",", counted, ..Self::default() };
        lexicon.read_numbers(numbers);
        lexicon.read_measures(measures);
        lexicon
    }

    /// "nearly", "exactement": an adverb by its ending.
    pub(super) fn is_adverb(&self, folded: &str) -> bool {
        /// The stem before the ending, in bytes.
        const STEM: usize = 2;
        self.adverb_endings.iter().any(|ending| folded.len() > ending.len() + STEM && folded.ends_with(ending))
    }

    /// "restaient", "fuyaient": a verb by its ending.
    pub(super) fn is_finite(&self, folded: &str) -> bool {
        /// The stem before the ending, in bytes.
        const STEM: usize = 1;
        self.style
            .verb_endings
            .iter()
            .any(|ending| folded.len() > ending.len() + STEM && folded.ends_with(&crate::language::fold_words(ending)))
    }

    /// The unit that letters against a number name; those that may be a scale or an hour name none.
    pub(super) fn unit_against(&self, letters: &str) -> Option<(Measure, &'static str)> {
        self.units.get(letters).filter(|(measure, _)| *measure != Measure::Duration && self.short_scales.get(letters).is_none())
    }

    /// The number word whose plural a word is: "dozens".
    pub(super) fn singular(&self, folded: &str) -> Option<NumberWord> {
        self.plural_endings.iter().find_map(|ending| self.numbers.get(folded.strip_suffix(ending)?))
    }

    pub(super) fn is_plural(&self, folded: &str) -> bool {
        self.plural_endings.iter().any(|ending| folded.ends_with(ending))
    }

    fn read_numbers(&mut self, file: NumberFile) {
        let lists = [&file.values, &file.scales, &file.collectives, &file.fractions];
        let words = lists.iter().flat_map(|list| list.values().flatten()).chain(file.vague.keys()).chain(&file.hundreds);
        for phrase in words.chain(&file.half_before).chain(&file.several).chain(&file.zeros).chain(&file.nobodies) {
            self.trigger(phrase);
        }
        for (sign, ..) in VULGAR {
            self.trigger(sign.encode_utf8(&mut [0; 4]));
        }
        for (value, words) in sorted(file.values) {
            self.numbers.insert_all(&words, NumberWord::Value(number(value)));
        }
        self.numbers.insert_all(&file.hundreds, NumberWord::Hundred);
        for (value, words) in sorted(file.scales) {
            self.numbers.insert_all(&words, NumberWord::Scale(number(value)));
        }
        for (value, words) in sorted(file.collectives) {
            self.numbers.insert_all(&words, NumberWord::Collective(number(value)));
        }
        for (word, [low, high]) in sorted(file.vague) {
            self.numbers.insert(word, NumberWord::Vague(low, high));
        }
        self.numbers.insert_all(&file.ones, NumberWord::One);
        self.ones = phrases(file.ones);
        for (value, words) in sorted(file.short_scales) {
            self.short_scales.insert_all(&words, number(value));
        }
        for (value, words) in sorted(file.fractions) {
            self.fractions.insert_all(&words, number(value));
        }
        for (name, hedge) in sorted(file.hedges) {
            let qualifier = Qualifier::from_slug(name).unwrap_or_else(|| panic!("unknown qualifier {name}"));
            self.hedges_before.insert_all(&hedge.before, qualifier);
            self.hedges_after.insert_all(&hedge.after, qualifier);
        }
        self.ratio_hedges = phrases(file.ratio_hedges);
        self.joiners = phrases(file.joiners);
        self.half_after = phrases(file.half_after);
        self.half_before = phrases(file.half_before);
        self.thousands_of = phrases(file.thousands_of);
        self.adjectives = phrases(file.adjectives);
        self.several = phrases(file.several);
        self.joined_ordinals = phrases(file.joined_ordinals);
        self.ordinal_ends = phrases(file.ordinal_ends);
        self.firm_fractions = phrases(file.firm_fractions);
        self.points = phrases(file.points);
        self.minus = phrases(file.minus);
        self.loose_collectives = phrases(file.loose_collectives);
        self.no_year_after = phrases(file.traps.no_year_after);
        self.fraction_articles = phrases(file.words.fraction_articles);
        self.no_fractions = phrases(file.words.no_fractions);
        self.out_of = phrases(file.words.out_of);
        self.percent = phrases(file.words.percent);
        self.between = phrases(file.words.between);
        self.between_and = phrases(file.words.between_and);
        self.range_from = phrases(file.words.range_from);
        self.range_to = phrases(file.words.range_to);
        self.range_or = phrases(file.words.range_or);
        self.changes = phrases(file.words.changes);
        self.rejects = phrases(file.words.rejects);
        self.designators = phrases(file.traps.designators);
        self.after = phrases(file.traps.after);
        self.clock_before = phrases(file.traps.clock_before);
        self.clock_after = phrases(file.traps.clock_after);
        self.ages_before = phrases(file.traps.ages_before);
        self.years = phrases(file.traps.years);
        self.years_of = phrases(file.traps.years_of);
        self.old = phrases(file.traps.old);
        self.age_limits = phrases(file.traps.age_limits);
        self.number_of = phrases(file.number_of);
        self.per = phrases(file.per);
        self.price_words = phrases(file.price_words);
        self.ago = phrases(file.traps.ago);
        self.joins_tens = file.joins_tens;
        self.style = file.style;
        self.number_articles = phrases(file.number_articles);
        self.firm_ones = phrases(file.firm_ones);
        self.nobodies = phrases(file.nobodies);
        self.span_leads = phrases(file.span_leads);
        self.within = phrases(file.within);
        self.age_verbs = phrases(file.age_verbs);
        self.stretch_words = phrases(file.stretch_words);
        self.that_followed = phrases(file.that_followed);
        self.adverb_endings = file.adverb_endings;
        self.plural_endings = file.plural_endings;
        self.zeros = phrases(file.zeros);
        self.ordinals = phrases(file.ordinals);
        self.times_more = phrases(file.times_more);
        self.grammar = Grammar {
            links: phrases(file.grammar.links),
            auxiliaries: phrases(file.grammar.auxiliaries),
            clauses: phrases(file.grammar.clauses),
            agents: phrases(file.grammar.agents),
            locatives: phrases(file.grammar.locatives),
            no_locatives: phrases(file.grammar.no_locatives),
            weak_locatives: phrases(file.grammar.weak_locatives),
            seats: phrases(file.grammar.seats),
            number_signs: phrases(file.grammar.number_signs),
            genitives: phrases(file.grammar.genitives),
            place_links: phrases(file.grammar.place_links),
            region_words: phrases(file.grammar.region_words),
            facilities: phrases(file.grammar.facilities),
            that_is: phrases(file.grammar.that_is),
            prisons: phrases(file.grammar.prisons),
            keeps: phrases(file.grammar.keeps),
            intransitive: phrases(file.grammar.intransitive),
            transitive_auxiliaries: phrases(file.grammar.transitive_auxiliaries),
            passive: phrases(file.grammar.passive),
            objects: phrases(file.grammar.objects),
            of_them: phrases(file.grammar.of_them),
            among: phrases(file.grammar.among),
            counted_of: phrases(file.grammar.counted_of),
            negations: phrases(file.grammar.negations),
            stops: phrases(file.grammar.stops),
            counts: phrases(file.grammar.counts),
            as_of: phrases(file.grammar.as_of),
            not_days: phrases(file.grammar.not_days),
            day_articles: phrases(file.grammar.day_articles),
        };
    }

    fn trigger(&mut self, phrase: &str) {
        self.triggers.insert(phrase, ());
        if let Some(longest) = phrase.split(|c: char| !c.is_alphanumeric()).max_by_key(|w| w.chars().count()) {
            self.gate.insert(longest, ());
        }
    }

    fn read_measures(&mut self, file: MeasureFile) {
        for (slug, lists) in sorted(file.measures) {
            let measure = Measure::from_slug(slug).unwrap_or_else(|| panic!("unknown measure {slug}"));
            let binding = if measure.is_carried() { Binding::Carrier(measure) } else { Binding::Noun(measure) };
            self.nouns.insert_all(&lists.nouns, binding);
            self.predicates.insert_all(&lists.predicates, measure);
            self.passive_predicates.insert_all(&lists.passive, measure);
            for of in &lists.of {
                self.of.insert(of, measure);
                // "l'arrestation de", "l'arrestation d'environ", "l'arrestation des"
                if let Some(noun) = of.strip_suffix(self.style.of).filter(|noun| noun.ends_with(' ')) {
                    for form in &self.style.of_forms {
                        self.of.insert(&format!("{noun}{form}"), measure);
                    }
                }
            }
        }
        for (slug, nouns) in sorted(file.populations) {
            let population = Population::from_slug(slug).unwrap_or_else(|| panic!("unknown population {slug}"));
            for noun in nouns.iter().filter_map(|noun| Phrase::of(noun)) {
                self.nouns.insert_read(noun, Binding::Persons(Some(population)));
                self.populations.insert_read(noun, population);
            }
        }
        self.nouns.insert_all(&file.persons.nouns, Binding::Persons(None));
        self.nouns.insert_all(&file.members.words, Binding::Member);
        for (word, value) in sorted(file.ratio_values) {
            self.trigger(word);
            let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
            self.ratio_values.insert(word, Decimal::of_digits(whole, fraction).unwrap_or_else(|| panic!("{value}: a decimal was meant")));
        }
        for (class, units) in sorted(file.units) {
            let measure = Measure::from_slug(class).unwrap_or(Measure::Other);
            for (unit, spellings) in sorted(units) {
                let (words, signs): (Vec<&str>, Vec<&str>) = spellings.into_iter().partition(|s| s.starts_with(char::is_alphanumeric));
                self.units.insert_all(&words, (measure, unit));
                self.unit_signs.extend(signs.into_iter().map(|sign| (sign, (measure, unit))));
            }
        }
        for (code, names) in sorted(file.currencies) {
            for name in names {
                // "GH¢" ends like a sign and is one
                if name.ends_with(char::is_alphanumeric) && !name.contains('$') {
                    self.currencies.insert(name, code);
                } else {
                    self.signs.push((name, code));
                }
            }
        }
        for (code, letters) in sorted(file.currency_letters) {
            self.currency_letters.insert_all(&letters, code);
        }
        self.signs.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        self.ambiguous = phrases(file.ambiguous.words);
        self.part_of = phrases(file.places_for_counting.part_of);
        self.toll_words = phrases(file.toll_words.words);
        self.cumulative = phrases(file.toll_words.cumulative);
        self.estimates = phrases(file.toll_words.estimates);
        self.documented = phrases(file.toll_words.documented);
        self.replaces = phrases(file.corrections.replaces);
        self.from_earlier = phrases(file.corrections.from_earlier);
        // those of the numbers' file stand; the others are added where they are new
        let _ = file.corrections.rejects;
    }
}
