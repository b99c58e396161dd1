//! How the tables of numbers and measures are written, one language a file (`language/figures`).

use foldhash::HashMap;
use serde::Deserialize;

use super::lexicon::Style;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberFile {
    pub(super) decimal: &'static str,
    pub(super) joins_tens: bool,
    pub(super) number_articles: Vec<&'static str>,
    pub(super) firm_ones: Vec<&'static str>,
    pub(super) nobodies: Vec<&'static str>,
    pub(super) span_leads: Vec<&'static str>,
    pub(super) within: Vec<&'static str>,
    pub(super) age_verbs: Vec<&'static str>,
    pub(super) stretch_words: Vec<&'static str>,
    pub(super) that_followed: Vec<&'static str>,
    pub(super) adverb_endings: Vec<&'static str>,
    pub(super) plural_endings: Vec<&'static str>,
    pub(super) zeros: Vec<&'static str>,
    pub(super) ordinals: Vec<&'static str>,
    pub(super) times_more: Vec<&'static str>,
    pub(super) number_of: Vec<&'static str>,
    pub(super) per: Vec<&'static str>,
    pub(super) price_words: Vec<&'static str>,
    pub(super) ratio_hedges: Vec<&'static str>,
    pub(super) joiners: Vec<&'static str>,
    pub(super) ones: Vec<&'static str>,
    pub(super) hundreds: Vec<&'static str>,
    pub(super) half_after: Vec<&'static str>,
    pub(super) half_before: Vec<&'static str>,
    pub(super) thousands_of: Vec<&'static str>,
    pub(super) adjectives: Vec<&'static str>,
    pub(super) several: Vec<&'static str>,
    pub(super) values: HashMap<&'static str, Vec<&'static str>>,
    pub(super) scales: HashMap<&'static str, Vec<&'static str>>,
    pub(super) short_scales: HashMap<&'static str, Vec<&'static str>>,
    pub(super) joined_ordinals: Vec<&'static str>,
    pub(super) ordinal_ends: Vec<&'static str>,
    pub(super) firm_fractions: Vec<&'static str>,
    pub(super) points: Vec<&'static str>,
    pub(super) minus: Vec<&'static str>,
    pub(super) loose_collectives: Vec<&'static str>,
    pub(super) collectives: HashMap<&'static str, Vec<&'static str>>,
    pub(super) vague: HashMap<&'static str, [i64; 2]>,
    pub(super) fractions: HashMap<&'static str, Vec<&'static str>>,
    pub(super) words: WordLists,
    pub(super) hedges: HashMap<&'static str, Hedge>,
    pub(super) traps: Traps,
    pub(super) style: Style,
    pub(super) grammar: GrammarLists,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct WordLists {
    pub(super) fraction_articles: Vec<&'static str>,
    pub(super) no_fractions: Vec<&'static str>,
    pub(super) out_of: Vec<&'static str>,
    pub(super) percent: Vec<&'static str>,
    pub(super) between: Vec<&'static str>,
    pub(super) between_and: Vec<&'static str>,
    pub(super) range_from: Vec<&'static str>,
    pub(super) range_to: Vec<&'static str>,
    pub(super) range_or: Vec<&'static str>,
    pub(super) changes: Vec<&'static str>,
    pub(super) rejects: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct Hedge {
    pub(super) before: Vec<&'static str>,
    pub(super) after: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct Traps {
    pub(super) no_year_after: Vec<&'static str>,
    pub(super) designators: Vec<&'static str>,
    pub(super) after: Vec<&'static str>,
    pub(super) clock_before: Vec<&'static str>,
    pub(super) clock_after: Vec<&'static str>,
    pub(super) ages_before: Vec<&'static str>,
    pub(super) years: Vec<&'static str>,
    pub(super) years_of: Vec<&'static str>,
    pub(super) old: Vec<&'static str>,
    pub(super) age_limits: Vec<&'static str>,
    pub(super) ago: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct GrammarLists {
    pub(super) links: Vec<&'static str>,
    pub(super) auxiliaries: Vec<&'static str>,
    pub(super) clauses: Vec<&'static str>,
    pub(super) agents: Vec<&'static str>,
    pub(super) locatives: Vec<&'static str>,
    pub(super) no_locatives: Vec<&'static str>,
    pub(super) weak_locatives: Vec<&'static str>,
    pub(super) seats: Vec<&'static str>,
    pub(super) number_signs: Vec<&'static str>,
    pub(super) genitives: Vec<&'static str>,
    pub(super) place_links: Vec<&'static str>,
    pub(super) region_words: Vec<&'static str>,
    pub(super) facilities: Vec<&'static str>,
    pub(super) that_is: Vec<&'static str>,
    pub(super) prisons: Vec<&'static str>,
    pub(super) keeps: Vec<&'static str>,
    pub(super) intransitive: Vec<&'static str>,
    pub(super) transitive_auxiliaries: Vec<&'static str>,
    pub(super) passive: Vec<&'static str>,
    pub(super) objects: Vec<&'static str>,
    pub(super) of_them: Vec<&'static str>,
    pub(super) among: Vec<&'static str>,
    pub(super) counted_of: Vec<&'static str>,
    pub(super) negations: Vec<&'static str>,
    pub(super) stops: Vec<&'static str>,
    pub(super) counts: Vec<&'static str>,
    pub(super) as_of: Vec<&'static str>,
    pub(super) not_days: Vec<&'static str>,
    pub(super) day_articles: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct MeasureFile {
    pub(super) measures: HashMap<&'static str, MeasureLists>,
    pub(super) ratio_values: HashMap<&'static str, &'static str>,
    pub(super) populations: HashMap<&'static str, Vec<&'static str>>,
    pub(super) persons: Nouns,
    pub(super) members: Words,
    pub(super) units: HashMap<&'static str, HashMap<&'static str, Vec<&'static str>>>,
    pub(super) currencies: HashMap<&'static str, Vec<&'static str>>,
    pub(super) currency_letters: HashMap<&'static str, Vec<&'static str>>,
    pub(super) places_for_counting: PartOf,
    pub(super) toll_words: Toll,
    pub(super) corrections: Corrections,
    pub(super) ambiguous: Words,
}

#[derive(Deserialize, Default)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields, default)]
pub(super) struct MeasureLists {
    pub(super) nouns: Vec<&'static str>,
    pub(super) predicates: Vec<&'static str>,
    pub(super) passive: Vec<&'static str>,
    pub(super) of: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct Nouns {
    pub(super) nouns: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct Words {
    pub(super) words: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct PartOf {
    pub(super) part_of: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct Toll {
    pub(super) words: Vec<&'static str>,
    pub(super) cumulative: Vec<&'static str>,
    pub(super) estimates: Vec<&'static str>,
    pub(super) documented: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct Corrections {
    pub(super) rejects: Vec<&'static str>,
    pub(super) replaces: Vec<&'static str>,
    pub(super) from_earlier: Vec<&'static str>,
}
