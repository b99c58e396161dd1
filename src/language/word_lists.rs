//! The lists of words of a language file, and the same lists ready for look-up, of all languages together.

use foldhash::HashMap;
use serde::Deserialize;

use super::fold::Word;
use super::phrases::{Phrases, Table};

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct CitationWords {
    pub(super) lead_ins: Vec<&'static str>,
    pub(super) breaking_lead_ins: Vec<&'static str>,
    pub(super) ibid: Vec<&'static str>,
    pub(super) op_cit: Vec<&'static str>,
    pub(super) supra: Vec<&'static str>,
    pub(super) translated_by: Vec<&'static str>,
    pub(super) cited_by: Vec<&'static str>,
    pub(super) agency_in: Vec<&'static str>,
    pub(super) rolling: Vec<&'static str>,
    pub(super) relays_from: Vec<&'static str>,
    pub(super) reprinted_from: Vec<&'static str>,
    pub(super) translated_from: Vec<&'static str>,
    pub(super) group_words: Vec<&'static str>,
    pub(super) updated: Vec<&'static str>,
    pub(super) accessed: Vec<&'static str>,
    pub(super) published: Vec<&'static str>,
    pub(super) available: Vec<&'static str>,
    pub(super) undated: Vec<&'static str>,
    pub(super) locators: Vec<&'static str>,
    pub(super) oral: Vec<&'static str>,
    pub(super) institution_words: Vec<&'static str>,
    pub(super) particles: Vec<&'static str>,
    pub(super) with_person: Vec<&'static str>,
    pub(super) companions: Vec<&'static str>,
    pub(super) addressees: Vec<&'static str>,
    pub(super) link_words: Vec<&'static str>,
    pub(super) no_titles: Vec<&'static str>,
    pub(super) of_day: Vec<&'static str>,
    pub(super) number_signs: Vec<&'static str>,
    pub(super) editions: Vec<&'static str>,
    pub(super) identifiers: Vec<&'static str>,
    pub(super) goes_on: Vec<&'static str>,
    pub(super) notes_above: Vec<&'static str>,
    pub(super) note_words: Vec<&'static str>,
    pub(super) remarks: Vec<&'static str>,
    pub(super) exhibits: Vec<&'static str>,
    pub(super) container: Vec<&'static str>,
    pub(super) court_words: Vec<&'static str>,
    pub(super) government_words: Vec<&'static str>,
    pub(super) study_words: Vec<&'static str>,
    pub(super) legal_acts: Vec<&'static str>,
    pub(super) treaties: Vec<&'static str>,
    pub(super) treaty_on: Vec<&'static str>,
    pub(super) documents: Vec<&'static str>,
    pub(super) document_adjectives: Vec<&'static str>,
    pub(super) announcements: Vec<&'static str>,
    pub(super) issued_by: Vec<&'static str>,
    pub(super) own_work: Vec<&'static str>,
    pub(super) accounts: Vec<&'static str>,
    pub(super) finite: Vec<&'static str>,
    pub(super) leftovers: Vec<&'static str>,
    pub(super) volumes: Vec<&'static str>,
    pub(super) press_words: Vec<&'static str>,
    pub(super) and_words: Vec<&'static str>,
    pub(super) name_joins: Vec<&'static str>,
    pub(super) et_al: Vec<&'static str>,
    pub(super) editors: Vec<&'static str>,
    pub(super) retracted: Vec<&'static str>,
    pub(super) statistics_offices: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct StatementWords {
    pub(super) subjects: Vec<&'static str>,
    pub(super) caveats: Vec<&'static str>,
    pub(super) unable: Vec<&'static str>,
    pub(super) to_confirm: Vec<&'static str>,
    pub(super) to_reach: Vec<&'static str>,
    pub(super) authors: Vec<&'static str>,
    pub(super) had_not: Vec<&'static str>,
    pub(super) found_nothing: Vec<&'static str>,
    pub(super) impossible: Vec<&'static str>,
    pub(super) undecidable: Vec<&'static str>,
    pub(super) to_judge: Vec<&'static str>,
    pub(super) no_support: Vec<&'static str>,
    pub(super) unsupported: Vec<&'static str>,
    pub(super) gaps: Vec<&'static str>,
    pub(super) unexplained: Vec<&'static str>,
    pub(super) differ: Vec<&'static str>,
    pub(super) pointers: Vec<&'static str>,
    pub(super) disclaimers: Vec<&'static str>,
    pub(super) editorial_tags: Vec<&'static str>,
    pub(super) says_before: Vec<&'static str>,
    pub(super) says: Vec<&'static str>,
    pub(super) says_any: Vec<&'static str>,
    pub(super) says_behind: Vec<&'static str>,
    pub(super) said_by: Vec<&'static str>,
    pub(super) denied_by: Vec<&'static str>,
    pub(super) verbs_any: Vec<&'static str>,
    pub(super) verbs: Vec<&'static str>,
    pub(super) said_any: Vec<&'static str>,
    pub(super) said: Vec<&'static str>,
    pub(super) gauges: Vec<&'static str>,
    pub(super) finders: Vec<&'static str>,
    pub(super) inquiries: Vec<&'static str>,
    pub(super) stands_at: Vec<&'static str>,
    pub(super) cites: Vec<&'static str>,
    pub(super) modals: Vec<&'static str>,
    pub(super) conditional_endings: Vec<&'static str>,
    pub(super) plain_endings: Vec<&'static str>,
    pub(super) no_reports: Vec<&'static str>,
    pub(super) source_of: Vec<&'static str>,
    pub(super) anonymity: Vec<&'static str>,
    pub(super) unconfirmed: Vec<&'static str>,
    pub(super) testimony: Vec<&'static str>,
    pub(super) witnessed: Vec<&'static str>,
    pub(super) adversatives: Vec<&'static str>,
    pub(super) against: Vec<&'static str>,
    pub(super) contrasts: Vec<&'static str>,
    pub(super) several_claims: Vec<&'static str>,
    #[serde(default)]
    pub(super) one_voice: Vec<&'static str>,
    pub(super) possible: Vec<&'static str>,
    pub(super) material: Vec<&'static str>,
    pub(super) handled: Vec<&'static str>,
    pub(super) issued: Vec<&'static str>,
    pub(super) count_nouns: Vec<&'static str>,
    pub(super) accounts: Vec<&'static str>,
    pub(super) appoints: Vec<&'static str>,
    pub(super) denies: Vec<&'static str>,
    pub(super) speakers: Vec<&'static str>,
    pub(super) plural_speakers: Vec<&'static str>,
    pub(super) several_voices: Vec<&'static str>,
    pub(super) unnamed_voices: Vec<&'static str>,
    pub(super) no_voice: Vec<&'static str>,
    pub(super) hedges: Vec<&'static str>,
    pub(super) rumours: Vec<&'static str>,
    pub(super) conditional: Vec<&'static str>,
    pub(super) conditional_alone: Vec<&'static str>,
    pub(super) counters: Vec<&'static str>,
    pub(super) disputed: Vec<&'static str>,
    pub(super) takes_back: Vec<&'static str>,
    pub(super) goes_back: Vec<&'static str>,
    pub(super) goes_back_on: Vec<&'static str>,
    pub(super) information: Vec<&'static str>,
    pub(super) taken_from: Vec<&'static str>,
    pub(super) denied_things: Vec<&'static str>,
    pub(super) confirmed: Vec<&'static str>,
    pub(super) official_acts: Vec<&'static str>,
    pub(super) same_day: Vec<&'static str>,
    pub(super) next_day: Vec<&'static str>,
    pub(super) day_before: Vec<&'static str>,
    pub(super) deadlines: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct GrammarWords {
    pub(super) conjugation: Vec<Vec<&'static str>>,
    pub(super) articles: Vec<&'static str>,
    pub(super) measures_by: Vec<&'static str>,
    pub(super) pronouns: Vec<&'static str>,
    pub(super) anaphors: Vec<&'static str>,
    pub(super) relatives: Vec<&'static str>,
    pub(super) oblique_relatives: Vec<&'static str>,
    pub(super) asides: Vec<&'static str>,
    pub(super) aside_endings: Vec<&'static str>,
    pub(super) joints: Vec<&'static str>,
    pub(super) joining: Vec<&'static str>,
    pub(super) between: Vec<&'static str>,
    pub(super) objects: Vec<&'static str>,
    pub(super) told_to: Vec<&'static str>,
    pub(super) openers: Vec<&'static str>,
    pub(super) auxiliaries: Vec<&'static str>,
    pub(super) adverbs: Vec<&'static str>,
    pub(super) adverb_endings: Vec<&'static str>,
    pub(super) dating: Vec<&'static str>,
    pub(super) unsaid: Vec<&'static str>,
    pub(super) connectors: Vec<&'static str>,
    pub(super) places: Vec<&'static str>,
    pub(super) name_ends: Vec<&'static str>,
    pub(super) subject_ends: Vec<&'static str>,
    pub(super) noun_like: Vec<&'static str>,
    pub(super) negations: Vec<&'static str>,
    pub(super) nobody: Vec<&'static str>,
    pub(super) learnt: Vec<&'static str>,
    pub(super) indefinite: Vec<&'static str>,
    pub(super) ranks: Vec<&'static str>,
    pub(super) auxiliaries_of_saying: Vec<&'static str>,
    pub(super) reports: Vec<&'static str>,
    pub(super) negations_after: Vec<&'static str>,
    pub(super) agents: Vec<&'static str>,
    pub(super) shares: Vec<&'static str>,
    pub(super) taken_up: Vec<&'static str>,
    pub(super) passives: Vec<&'static str>,
    pub(super) plural_pointers: Vec<&'static str>,
    pub(super) possessives: Vec<&'static str>,
    pub(super) future: Vec<&'static str>,
    pub(super) units: Vec<&'static str>,
    pub(super) participles: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct CountedWords {
    pub(super) measures: Vec<Vec<&'static str>>,
    pub(super) large: HashMap<String, u64>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct DateWords {
    pub(super) numbers: Vec<Vec<&'static str>>,
    pub(super) days: Vec<&'static str>,
    pub(super) weeks: Vec<&'static str>,
    pub(super) months: Vec<&'static str>,
    pub(super) years: Vec<&'static str>,
    pub(super) year_before: Vec<&'static str>,
    pub(super) compared: Vec<&'static str>,
    pub(super) later: Vec<&'static str>,
    pub(super) earlier: Vec<&'static str>,
    pub(super) reached: Vec<&'static str>,
    pub(super) counting_leads: Vec<&'static str>,
    pub(super) leads: Vec<&'static str>,
    pub(super) ranges: Vec<&'static str>,
    pub(super) first_of_range: Vec<&'static str>,
    pub(super) quarters: Vec<&'static str>,
    pub(super) articles: Vec<&'static str>,
    pub(super) ordinals: Vec<Vec<&'static str>>,
    pub(super) feasts: HashMap<&'static str, &'static str>,
}

/// The three lists that verbs of saying come from.
pub(super) type Pick = fn(&StatementWords) -> (&Vec<&'static str>, &Vec<&'static str>, &Vec<&'static str>);

impl StatementWords {
    /// "n'avons pas pu recouper", "were unable to verify"…
    pub(super) fn active(&self) -> impl Iterator<Item = String> {
        self.unable.iter().flat_map(|unable| self.to_confirm.iter().map(move |verb| format!("{unable} {verb}")))
    }

    /// What every text holds that admits a limit: the words behind the last elision of these phrases.
    pub(super) fn admission_signs(&self) -> impl Iterator<Item = String> {
        let plain = [
            &self.had_not,
            &self.found_nothing,
            &self.impossible,
            &self.no_support,
            &self.unsupported,
            &self.unexplained,
            &self.differ,
            &self.one_voice,
        ];
        let phrases = self.unable.iter().chain(plain.into_iter().flatten());
        // "impossible de", "impossible d'": without what may be elided
        phrases.map(|p| p.rsplit('\'').next().unwrap_or(p).trim_end_matches(" de").trim().to_owned())
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
        openings: impl Iterator<Item = &'a &'static str>,
        objects: impl Iterator<Item = &'a &'static str>,
        verbs: impl Iterator<Item = &'a &'static str>,
        with_object: bool,
    ) -> Self {
        // "impossible de", "impossible d'"
        let elided = |opening: &str| opening.strip_suffix("de").map(|before| format!("{before}d'"));
        let openings = openings.flat_map(|opening| [Some((*opening).to_owned()), elided(opening)]).flatten();
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
    pub(crate) statistics_offices: Phrases,
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
    /// With a number behind it.
    pub(crate) finders: Phrases,
    /// Those who find by looking into it.
    pub(crate) inquiries: Phrases,
    /// Between a count and its number.
    pub(crate) stands_at: Phrases,
    pub(crate) cites: Phrases,
    pub(crate) modals: Phrases,
    /// Endings of conditionals.
    pub(crate) conditional_endings: Vec<&'static str>,
    /// Endings, with their accents, that only conditionals have.
    pub(crate) plain_endings: Vec<&'static str>,
    pub(crate) no_reports: Phrases,
    pub(crate) source_of: Phrases,
    pub(crate) anonymity: Phrases,
    pub(crate) unconfirmed: Phrases,
    pub(crate) testimony: Phrases,
    /// What one says one saw.
    pub(crate) witnessed: Phrases,
    pub(crate) adversatives: Phrases,
    pub(crate) against: Phrases,
    pub(crate) contrasts: Phrases,
    /// They begin what is said of several claims.
    pub(crate) several_claims: Phrases,
    /// "Rests solely on": on whose word alone a count stands.
    pub(crate) one_voice: Phrases,
    /// With what caveats begin that admit nothing unless nobody is their subject: "could be checked".
    pub(crate) possible: Phrases,
    /// What somebody has seen or taken down, and what was done with it: "footage | verified | by Reuters".
    pub(crate) material: Phrases,
    pub(crate) handled: Phrases,
    /// Participles between what was written and its date: "the report | published | in May".
    pub(crate) issued: Phrases,
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
    /// Words that say that it is talk.
    pub(crate) rumours: Phrases,
    pub(crate) conditional: Phrases,
    pub(crate) conditional_alone: Phrases,
    pub(crate) counters: Phrases,
    pub(crate) disputed: Phrases,
    pub(crate) takes_back: Phrases,
    pub(crate) goes_back: Phrases,
    pub(crate) goes_back_on: Phrases,
    pub(crate) information: Phrases,
    /// One is removed from a list; the list stands.
    pub(crate) taken_from: Phrases,
    /// What is denied without being named.
    pub(crate) denied_things: Phrases,
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
    pub(crate) oblique_relatives: Phrases,
    pub(crate) asides: Phrases,
    /// Endings of participles that begin an aside.
    pub(crate) aside_endings: Vec<&'static str>,
    pub(crate) joints: Phrases,
    pub(crate) joining: Phrases,
    pub(crate) between: Phrases,
    pub(crate) objects: Phrases,
    pub(crate) told_to: Phrases,
    pub(crate) openers: Phrases,
    pub(crate) auxiliaries: Phrases,
    pub(crate) adverbs: Phrases,
    /// Endings of adverbs between an auxiliary and its participle.
    pub(crate) adverb_endings: Vec<&'static str>,
    /// In an opening that says when: "In | early | May".
    pub(crate) dating: Phrases,
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
    pub(crate) participles: Vec<&'static str>,
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
pub(super) fn forms(verb: &str, conjugation: &[Vec<&str>]) -> Vec<String> {
    let (verb, after) = verb.split_once(' ').map_or((verb, String::new()), |(v, rest)| (v, format!(" {rest}")));
    let found = conjugation.iter().find_map(|row| {
        let (ending, forms) = row.split_first()?;
        Some((verb.strip_suffix(ending)?, forms))
    });
    found.map_or_else(Vec::new, |(stem, forms)| forms.iter().map(|form| form.replace('*', stem) + &after).collect())
}
