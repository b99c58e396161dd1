//! The lists of words of a language file, and the same lists ready for look-up, of all languages together.

use foldhash::HashMap;
use serde::Deserialize;

use super::fold::Word;
use super::phrases::{Phrases, Table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CitationWords {
    pub(super) lead_ins: Vec<String>,
    pub(super) breaking_lead_ins: Vec<String>,
    pub(super) ibid: Vec<String>,
    pub(super) op_cit: Vec<String>,
    pub(super) supra: Vec<String>,
    pub(super) translated_by: Vec<String>,
    pub(super) cited_by: Vec<String>,
    pub(super) agency_in: Vec<String>,
    pub(super) rolling: Vec<String>,
    pub(super) relays_from: Vec<String>,
    pub(super) reprinted_from: Vec<String>,
    pub(super) translated_from: Vec<String>,
    pub(super) group_words: Vec<String>,
    pub(super) updated: Vec<String>,
    pub(super) accessed: Vec<String>,
    pub(super) published: Vec<String>,
    pub(super) available: Vec<String>,
    pub(super) undated: Vec<String>,
    pub(super) locators: Vec<String>,
    pub(super) oral: Vec<String>,
    pub(super) institution_words: Vec<String>,
    pub(super) particles: Vec<String>,
    pub(super) with_person: Vec<String>,
    pub(super) companions: Vec<String>,
    pub(super) addressees: Vec<String>,
    pub(super) link_words: Vec<String>,
    pub(super) no_titles: Vec<String>,
    pub(super) of_day: Vec<String>,
    pub(super) number_signs: Vec<String>,
    pub(super) editions: Vec<String>,
    pub(super) identifiers: Vec<String>,
    pub(super) goes_on: Vec<String>,
    pub(super) notes_above: Vec<String>,
    pub(super) note_words: Vec<String>,
    pub(super) remarks: Vec<String>,
    pub(super) exhibits: Vec<String>,
    pub(super) container: Vec<String>,
    pub(super) court_words: Vec<String>,
    pub(super) government_words: Vec<String>,
    pub(super) study_words: Vec<String>,
    pub(super) legal_acts: Vec<String>,
    pub(super) treaties: Vec<String>,
    pub(super) treaty_on: Vec<String>,
    pub(super) documents: Vec<String>,
    pub(super) document_adjectives: Vec<String>,
    pub(super) announcements: Vec<String>,
    pub(super) issued_by: Vec<String>,
    pub(super) own_work: Vec<String>,
    pub(super) accounts: Vec<String>,
    pub(super) finite: Vec<String>,
    pub(super) leftovers: Vec<String>,
    pub(super) volumes: Vec<String>,
    pub(super) press_words: Vec<String>,
    pub(super) and_words: Vec<String>,
    pub(super) name_joins: Vec<String>,
    pub(super) et_al: Vec<String>,
    pub(super) editors: Vec<String>,
    pub(super) retracted: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementWords {
    pub(super) subjects: Vec<String>,
    pub(super) caveats: Vec<String>,
    pub(super) unable: Vec<String>,
    pub(super) to_confirm: Vec<String>,
    pub(super) to_reach: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) had_not: Vec<String>,
    pub(super) found_nothing: Vec<String>,
    pub(super) impossible: Vec<String>,
    pub(super) pointers: Vec<String>,
    pub(super) disclaimers: Vec<String>,
    pub(super) editorial_tags: Vec<String>,
    pub(super) says_before: Vec<String>,
    pub(super) says: Vec<String>,
    pub(super) says_any: Vec<String>,
    pub(super) says_behind: Vec<String>,
    pub(super) said_by: Vec<String>,
    pub(super) denied_by: Vec<String>,
    pub(super) verbs_any: Vec<String>,
    pub(super) verbs: Vec<String>,
    pub(super) said_any: Vec<String>,
    pub(super) said: Vec<String>,
    pub(super) gauges: Vec<String>,
    pub(super) cites: Vec<String>,
    pub(super) modals: Vec<String>,
    pub(super) conditional_endings: Vec<String>,
    pub(super) plain_endings: Vec<String>,
    pub(super) no_reports: Vec<String>,
    pub(super) source_of: Vec<String>,
    pub(super) anonymity: Vec<String>,
    pub(super) unconfirmed: Vec<String>,
    pub(super) testimony: Vec<String>,
    pub(super) adversatives: Vec<String>,
    pub(super) against: Vec<String>,
    pub(super) contrasts: Vec<String>,
    pub(super) count_nouns: Vec<String>,
    pub(super) accounts: Vec<String>,
    pub(super) appoints: Vec<String>,
    pub(super) denies: Vec<String>,
    pub(super) speakers: Vec<String>,
    pub(super) plural_speakers: Vec<String>,
    pub(super) several_voices: Vec<String>,
    pub(super) unnamed_voices: Vec<String>,
    pub(super) no_voice: Vec<String>,
    pub(super) hedges: Vec<String>,
    pub(super) conditional: Vec<String>,
    pub(super) conditional_alone: Vec<String>,
    pub(super) counters: Vec<String>,
    pub(super) disputed: Vec<String>,
    pub(super) takes_back: Vec<String>,
    pub(super) goes_back: Vec<String>,
    pub(super) goes_back_on: Vec<String>,
    pub(super) information: Vec<String>,
    pub(super) confirmed: Vec<String>,
    pub(super) official_acts: Vec<String>,
    pub(super) same_day: Vec<String>,
    pub(super) next_day: Vec<String>,
    pub(super) day_before: Vec<String>,
    pub(super) deadlines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GrammarWords {
    pub(super) conjugation: Vec<Vec<String>>,
    pub(super) articles: Vec<String>,
    pub(super) measures_by: Vec<String>,
    pub(super) pronouns: Vec<String>,
    pub(super) anaphors: Vec<String>,
    pub(super) relatives: Vec<String>,
    pub(super) asides: Vec<String>,
    pub(super) aside_endings: Vec<String>,
    pub(super) joints: Vec<String>,
    pub(super) joining: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) objects: Vec<String>,
    pub(super) told_to: Vec<String>,
    pub(super) openers: Vec<String>,
    pub(super) auxiliaries: Vec<String>,
    pub(super) adverbs: Vec<String>,
    pub(super) unsaid: Vec<String>,
    pub(super) connectors: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) name_ends: Vec<String>,
    pub(super) subject_ends: Vec<String>,
    pub(super) noun_like: Vec<String>,
    pub(super) negations: Vec<String>,
    pub(super) nobody: Vec<String>,
    pub(super) learnt: Vec<String>,
    pub(super) indefinite: Vec<String>,
    pub(super) ranks: Vec<String>,
    pub(super) auxiliaries_of_saying: Vec<String>,
    pub(super) reports: Vec<String>,
    pub(super) negations_after: Vec<String>,
    pub(super) agents: Vec<String>,
    pub(super) shares: Vec<String>,
    pub(super) taken_up: Vec<String>,
    pub(super) passives: Vec<String>,
    pub(super) plural_pointers: Vec<String>,
    pub(super) possessives: Vec<String>,
    pub(super) future: Vec<String>,
    pub(super) units: Vec<String>,
    pub(super) participles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountedWords {
    pub(super) measures: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateWords {
    pub(super) numbers: Vec<Vec<String>>,
    pub(super) days: Vec<String>,
    pub(super) weeks: Vec<String>,
    pub(super) months: Vec<String>,
    pub(super) years: Vec<String>,
    pub(super) year_before: Vec<String>,
    pub(super) compared: Vec<String>,
    pub(super) later: Vec<String>,
    pub(super) earlier: Vec<String>,
    pub(super) reached: Vec<String>,
    pub(super) counting_leads: Vec<String>,
    pub(super) leads: Vec<String>,
    pub(super) ranges: Vec<String>,
    pub(super) first_of_range: Vec<String>,
    pub(super) quarters: Vec<String>,
    pub(super) articles: Vec<String>,
    pub(super) ordinals: Vec<Vec<String>>,
    pub(super) feasts: HashMap<String, String>,
}

/// The three lists that verbs of saying come from.
pub(super) type Pick = fn(&StatementWords) -> (&Vec<String>, &Vec<String>, &Vec<String>);

impl StatementWords {
    /// "n'avons pas pu recouper", "were unable to verify"…
    pub(super) fn active(&self) -> impl Iterator<Item = String> {
        self.unable.iter().flat_map(|unable| self.to_confirm.iter().map(move |verb| format!("{unable} {verb}")))
    }

    /// What every text holds that admits a limit: the words behind the last elision of these phrases.
    pub(super) fn admission_signs(&self) -> impl Iterator<Item = String> {
        let phrases = self.unable.iter().chain(&self.had_not).chain(&self.found_nothing).chain(&self.impossible);
        phrases.map(|p| p.rsplit('\'').next().unwrap_or(p).trim().to_owned())
    }
}

/// Phrases of an opening, a verb, and perhaps an object between them: "n'avons pas pu | le | vérifier". All that can be
/// put together from them would be thousands.
#[derive(Debug, Default)]
pub(crate) struct Composed {
    openings: Phrases,
    objects: Phrases,
    verbs: Phrases,
    /// An object must stand between.
    with_object: bool,
}

impl Composed {
    pub(super) fn new<'a>(
        openings: impl Iterator<Item = &'a String>,
        objects: impl Iterator<Item = &'a String>,
        verbs: impl Iterator<Item = &'a String>,
        with_object: bool,
    ) -> Self {
        // "impossible de", "impossible d'"
        let elided = |opening: &String| opening.strip_suffix("de").map(|before| format!("{before}d'"));
        let openings = openings.flat_map(|opening| [Some(opening.clone()), elided(opening)]).flatten();
        Self { openings: Phrases::new(openings), objects: Phrases::new(objects), verbs: Phrases::new(verbs), with_object }
    }

    /// True where the words begin with such a phrase.
    pub(crate) fn begin(&self, words: &[Word<'_>]) -> bool {
        let longest = self.openings.prefix(words);
        (1..=longest).filter(|&count| self.openings.prefix(&words[..count]) == count).any(|count| {
            let rest = &words[count..];
            let object = self.objects.prefix(rest);
            !self.with_object && self.verbs.prefix(rest) > 0 || object > 0 && self.verbs.prefix(&rest[object..]) > 0
        })
    }
}

/// The words of citations. Reports cite in several languages, so these are always those of all
/// languages together.
#[derive(Debug, Default)]
pub(crate) struct CitationLexicon {
    pub(crate) lead_ins: Phrases,
    pub(crate) breaking_lead_ins: Phrases,
    pub(crate) ibid: Phrases,
    pub(crate) op_cit: Phrases,
    pub(crate) supra: Phrases,
    pub(crate) translated_by: Phrases,
    pub(crate) cited_by: Phrases,
    pub(crate) agency_in: Phrases,
    pub(crate) relays_from: Phrases,
    pub(crate) reprinted_from: Phrases,
    pub(crate) translated_from: Phrases,
    pub(crate) group_words: Phrases,
    pub(crate) updated: Phrases,
    pub(crate) accessed: Phrases,
    pub(crate) published: Phrases,
    pub(crate) available: Phrases,
    pub(crate) undated: Phrases,
    pub(crate) locators: Phrases,
    pub(crate) oral: Phrases,
    pub(crate) institution_words: Phrases,
    /// Small words inside names.
    pub(crate) particles: Phrases,
    /// Between an interview or a letter and the person.
    pub(crate) with_person: Phrases,
    /// Before whom one spoke with.
    pub(crate) companions: Phrases,
    /// Before whom a letter goes to.
    pub(crate) addressees: Phrases,
    /// Words of links that say nothing.
    pub(crate) link_words: Phrases,
    /// Words in italics that are no titles.
    pub(crate) no_titles: Phrases,
    /// Between an act and its day.
    pub(crate) of_day: Phrases,
    /// Before the number of a document.
    pub(crate) number_signs: Phrases,
    /// Behind the number of an edition.
    pub(crate) editions: Phrases,
    /// Before numbers of books and articles.
    pub(crate) identifiers: Phrases,
    /// With which a reference goes on behind a full stop.
    pub(crate) goes_on: Phrases,
    /// Behind the number of a note that is pointed back to.
    pub(crate) notes_above: Phrases,
    /// Before it.
    pub(crate) note_words: Phrases,
    /// What stands in brackets behind a title and is no translation.
    pub(crate) remarks: Phrases,
    /// Before the number of a piece of evidence.
    pub(crate) exhibits: Phrases,
    /// Before the work that an article stands in.
    pub(crate) container: Phrases,
    /// In the names of courts.
    pub(crate) court_words: Phrases,
    /// In the names of public bodies.
    pub(crate) government_words: Phrases,
    /// In the names of those who publish studies.
    pub(crate) study_words: Phrases,
    pub(crate) legal_acts: Phrases,
    pub(crate) treaties: Phrases,
    /// What goes on behind the word for a treaty: "Covenant on".
    pub(crate) treaty_on: Phrases,
    /// Kinds of documents: "minutes", "judgment".
    pub(crate) documents: Phrases,
    pub(crate) document_adjectives: Phrases,
    /// Kinds that hand on what their issuer says.
    pub(crate) announcements: Phrases,
    pub(crate) issued_by: Phrases,
    /// What authors call their own work by.
    pub(crate) own_work: Phrases,
    pub(crate) accounts: Phrases,
    /// Words that only sentences have.
    pub(crate) finite: Phrases,
    pub(crate) leftovers: Phrases,
    pub(crate) volumes: Phrases,
    pub(crate) press_words: Phrases,
    pub(crate) and_words: Phrases,
    /// What stands between two names, with its spaces: " and ".
    pub(crate) name_joins: Vec<String>,
    pub(crate) et_al: Phrases,
    pub(crate) editors: Phrases,
    pub(crate) retracted: Phrases,
}

/// The words of statements on the evidence, of all languages together: reports quote in several.
#[derive(Debug, Default)]
pub(crate) struct StatementLexicon {
    pub(crate) says_before: Phrases,
    pub(crate) says: Phrases,
    pub(crate) says_any: Phrases,
    pub(crate) says_behind: Phrases,
    pub(crate) said_by: Phrases,
    pub(crate) denied_by: Phrases,
    pub(crate) gauges: Phrases,
    pub(crate) cites: Phrases,
    pub(crate) modals: Phrases,
    /// Endings of conditionals.
    pub(crate) conditional_endings: Vec<String>,
    /// Endings, with their accents, that only conditionals have.
    pub(crate) plain_endings: Vec<String>,
    pub(crate) no_reports: Phrases,
    pub(crate) source_of: Phrases,
    pub(crate) anonymity: Phrases,
    pub(crate) unconfirmed: Phrases,
    pub(crate) testimony: Phrases,
    pub(crate) adversatives: Phrases,
    pub(crate) against: Phrases,
    pub(crate) contrasts: Phrases,
    pub(crate) count_nouns: Phrases,
    pub(crate) accounts: Phrases,
    pub(crate) appoints: Phrases,
    pub(crate) denies: Phrases,
    pub(crate) speakers: Phrases,
    pub(crate) plural_speakers: Phrases,
    pub(crate) several_voices: Phrases,
    pub(crate) unnamed_voices: Phrases,
    pub(crate) no_voice: Phrases,
    pub(crate) hedges: Phrases,
    pub(crate) conditional: Phrases,
    pub(crate) conditional_alone: Phrases,
    pub(crate) counters: Phrases,
    pub(crate) disputed: Phrases,
    pub(crate) takes_back: Phrases,
    pub(crate) goes_back: Phrases,
    pub(crate) goes_back_on: Phrases,
    pub(crate) information: Phrases,
    pub(crate) confirmed: Phrases,
    pub(crate) official_acts: Phrases,
    pub(crate) same_day: Phrases,
    pub(crate) next_day: Phrases,
    pub(crate) day_before: Phrases,
    pub(crate) deadlines: Phrases,
}

/// Small words by what they do around names and verbs, of all languages together.
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    pub(crate) articles: Phrases,
    pub(crate) measures_by: Phrases,
    pub(crate) pronouns: Phrases,
    pub(crate) anaphors: Phrases,
    pub(crate) relatives: Phrases,
    pub(crate) asides: Phrases,
    /// Endings of participles that begin an aside.
    pub(crate) aside_endings: Vec<String>,
    pub(crate) joints: Phrases,
    pub(crate) joining: Phrases,
    pub(crate) between: Phrases,
    pub(crate) objects: Phrases,
    pub(crate) told_to: Phrases,
    pub(crate) openers: Phrases,
    pub(crate) auxiliaries: Phrases,
    pub(crate) adverbs: Phrases,
    pub(crate) unsaid: Phrases,
    pub(crate) connectors: Phrases,
    pub(crate) places: Phrases,
    pub(crate) name_ends: Phrases,
    pub(crate) subject_ends: Phrases,
    pub(crate) noun_like: Phrases,
    pub(crate) negations: Phrases,
    pub(crate) nobody: Phrases,
    pub(crate) learnt: Phrases,
    pub(crate) indefinite: Phrases,
    pub(crate) ranks: Phrases,
    pub(crate) reports: Phrases,
    pub(crate) negations_after: Phrases,
    pub(crate) agents: Phrases,
    pub(crate) shares: Phrases,
    pub(crate) taken_up: Phrases,
    pub(crate) passives: Phrases,
    pub(crate) plural_pointers: Phrases,
    pub(crate) possessives: Phrases,
    pub(crate) future: Phrases,
    pub(crate) units: Phrases,
    /// Endings of participles.
    pub(crate) participles: Vec<String>,
}

/// The words of dates told in part, of all languages together.
#[derive(Debug, Default)]
pub(crate) struct DateLexicon {
    /// Number words → their value.
    pub(crate) numbers: Table<u8>,
    pub(crate) days: Phrases,
    pub(crate) weeks: Phrases,
    pub(crate) months: Phrases,
    pub(crate) years: Phrases,
    pub(crate) year_before: Phrases,
    pub(crate) compared: Phrases,
    pub(crate) later: Phrases,
    pub(crate) earlier: Phrases,
    pub(crate) reached: Phrases,
    pub(crate) counting_leads: Phrases,
    pub(crate) leads: Phrases,
    pub(crate) ranges: Phrases,
    pub(crate) first_of_range: Phrases,
    pub(crate) quarters: Phrases,
    pub(crate) articles: Phrases,
    /// "first", "2e" → 1 to 4.
    pub(crate) ordinals: Table<u8>,
    /// Folded names of days that have one → month and day.
    pub(crate) feasts: Table<(u8, u8)>,
}

/// The forms of a regular verb in reports, the words after it kept: "noter que" → "notait que". Each row of the
/// conjugation has the ending of the infinitives that follow it, then the forms, `*` for what is before the ending.
pub(super) fn forms(verb: &str, conjugation: &[Vec<String>]) -> Vec<String> {
    let (verb, after) = verb.split_once(' ').map_or((verb, String::new()), |(v, rest)| (v, format!(" {rest}")));
    let found = conjugation.iter().find_map(|row| {
        let (ending, forms) = row.split_first()?;
        Some((verb.strip_suffix(ending.as_str())?, forms))
    });
    found.map_or_else(Vec::new, |(stem, forms)| forms.iter().map(|form| form.replace('*', stem) + &after).collect())
}
