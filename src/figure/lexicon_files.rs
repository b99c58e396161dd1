//! How the tables of numbers and measures are written, one language a file (`language/figures`).

use foldhash::HashMap;
use serde::Deserialize;

use super::lexicon::Style;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberFile {
    pub(super) decimal: String,
    pub(super) joins_tens: bool,
    pub(super) number_articles: Vec<String>,
    pub(super) firm_ones: Vec<String>,
    pub(super) nobodies: Vec<String>,
    pub(super) span_leads: Vec<String>,
    pub(super) within: Vec<String>,
    pub(super) age_verbs: Vec<String>,
    pub(super) stretch_words: Vec<String>,
    pub(super) that_followed: Vec<String>,
    pub(super) adverb_endings: Vec<String>,
    pub(super) plural_endings: Vec<String>,
    pub(super) zeros: Vec<String>,
    pub(super) ordinals: Vec<String>,
    pub(super) times_more: Vec<String>,
    pub(super) number_of: Vec<String>,
    pub(super) per: Vec<String>,
    pub(super) price_words: Vec<String>,
    pub(super) ratio_hedges: Vec<String>,
    pub(super) joiners: Vec<String>,
    pub(super) ones: Vec<String>,
    pub(super) hundreds: Vec<String>,
    pub(super) half_after: Vec<String>,
    pub(super) half_before: Vec<String>,
    pub(super) thousands_of: Vec<String>,
    pub(super) adjectives: Vec<String>,
    pub(super) several: Vec<String>,
    pub(super) values: HashMap<String, Vec<String>>,
    pub(super) scales: HashMap<String, Vec<String>>,
    pub(super) short_scales: HashMap<String, Vec<String>>,
    pub(super) collectives: HashMap<String, Vec<String>>,
    pub(super) vague: HashMap<String, [i64; 2]>,
    pub(super) fractions: HashMap<String, Vec<String>>,
    pub(super) words: WordLists,
    pub(super) hedges: HashMap<String, Hedge>,
    pub(super) traps: Traps,
    pub(super) style: Style,
    pub(super) grammar: GrammarLists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordLists {
    pub(super) fraction_articles: Vec<String>,
    pub(super) no_fractions: Vec<String>,
    pub(super) out_of: Vec<String>,
    pub(super) percent: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) between_and: Vec<String>,
    pub(super) range_from: Vec<String>,
    pub(super) range_to: Vec<String>,
    pub(super) range_or: Vec<String>,
    pub(super) changes: Vec<String>,
    pub(super) rejects: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hedge {
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Traps {
    pub(super) designators: Vec<String>,
    pub(super) after: Vec<String>,
    pub(super) clock_before: Vec<String>,
    pub(super) clock_after: Vec<String>,
    pub(super) ages_before: Vec<String>,
    pub(super) years: Vec<String>,
    pub(super) years_of: Vec<String>,
    pub(super) old: Vec<String>,
    pub(super) age_limits: Vec<String>,
    pub(super) ago: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GrammarLists {
    pub(super) links: Vec<String>,
    pub(super) auxiliaries: Vec<String>,
    pub(super) clauses: Vec<String>,
    pub(super) agents: Vec<String>,
    pub(super) locatives: Vec<String>,
    pub(super) no_locatives: Vec<String>,
    pub(super) weak_locatives: Vec<String>,
    pub(super) seats: Vec<String>,
    pub(super) number_signs: Vec<String>,
    pub(super) genitives: Vec<String>,
    pub(super) place_links: Vec<String>,
    pub(super) region_words: Vec<String>,
    pub(super) facilities: Vec<String>,
    pub(super) that_is: Vec<String>,
    pub(super) prisons: Vec<String>,
    pub(super) keeps: Vec<String>,
    pub(super) intransitive: Vec<String>,
    pub(super) transitive_auxiliaries: Vec<String>,
    pub(super) passive: Vec<String>,
    pub(super) objects: Vec<String>,
    pub(super) of_them: Vec<String>,
    pub(super) among: Vec<String>,
    pub(super) counted_of: Vec<String>,
    pub(super) negations: Vec<String>,
    pub(super) stops: Vec<String>,
    pub(super) counts: Vec<String>,
    pub(super) as_of: Vec<String>,
    pub(super) not_days: Vec<String>,
    pub(super) day_articles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureFile {
    pub(super) measures: HashMap<String, MeasureLists>,
    pub(super) ratio_values: HashMap<String, String>,
    pub(super) populations: HashMap<String, Vec<String>>,
    pub(super) persons: Nouns,
    pub(super) members: Words,
    pub(super) units: HashMap<String, HashMap<String, Vec<String>>>,
    pub(super) currencies: HashMap<String, Vec<String>>,
    pub(super) currency_letters: HashMap<String, Vec<String>>,
    pub(super) places_for_counting: PartOf,
    pub(super) toll_words: Toll,
    pub(super) corrections: Corrections,
    pub(super) ambiguous: Words,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MeasureLists {
    pub(super) nouns: Vec<String>,
    pub(super) predicates: Vec<String>,
    pub(super) passive: Vec<String>,
    pub(super) of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nouns {
    pub(super) nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartOf {
    pub(super) part_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Toll {
    pub(super) words: Vec<String>,
    pub(super) cumulative: Vec<String>,
    pub(super) estimates: Vec<String>,
    pub(super) documented: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Corrections {
    pub(super) rejects: Vec<String>,
    pub(super) replaces: Vec<String>,
    pub(super) from_earlier: Vec<String>,
}
