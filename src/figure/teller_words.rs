//! The words that tell who counts.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::data::tables;
use crate::language::Phrases;

#[derive(Debug, Default, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
struct File {
    tells: Vec<&'static str>,
    tells_plural: Vec<&'static str>,
    tells_strong: Vec<&'static str>,
    indefinite: Vec<&'static str>,
    whom: Vec<&'static str>,
    plurals: Vec<&'static str>,
    between: Vec<&'static str>,
    relatives: Vec<&'static str>,
    joins: Vec<&'static str>,
    documents: Vec<&'static str>,
    silent: Vec<&'static str>,
    prepositions: Vec<&'static str>,
    leads: Vec<&'static str>,
    against: Vec<&'static str>,
    collects: Vec<&'static str>,
    acts: Vec<&'static str>,
    names: Vec<&'static str>,
    substitutes: Vec<&'static str>,
    official: Vec<&'static str>,
    civil: Vec<&'static str>,
    told_by: Vec<&'static str>,
    pronouns: Vec<&'static str>,
    state_bodies: Vec<&'static str>,
}

/// The words of all languages together.
#[derive(Debug)]
pub(super) struct TellerWords {
    /// Verbs whose subject is the voice of the numbers behind them.
    pub(super) tells: Phrases,
    /// Those that only several say.
    pub(super) tells_plural: Phrases,
    /// Those whose subject is somebody, whatever its noun.
    pub(super) tells_strong: Phrases,
    pub(super) indefinite: Phrases,
    /// "the 17 that": the clause behind tells who counts them.
    pub(super) whom: Phrases,
    /// Plurals that do not end in -s.
    pub(super) plurals: Phrases,
    /// Between a subject and its verb.
    pub(super) between: Phrases,
    pub(super) relatives: Phrases,
    /// They begin another clause.
    pub(super) joins: Phrases,
    /// "its bulletin".
    pub(super) documents: Phrases,
    /// Nouns that are no voice.
    pub(super) silent: Phrases,
    pub(super) prepositions: Phrases,
    /// Between a voice and its number: "the insurers at 30 million".
    pub(super) leads: Phrases,
    /// They set a count against the one before it.
    pub(super) against: Phrases,
    /// Verbs whose subject is the voice of a number of names, and these: "collected 367 names".
    pub(super) collects: Phrases,
    pub(super) names: Phrases,
    /// What who counts has done with the counted: "buried 22 people".
    pub(super) acts: Phrases,
    /// In the place of a noun: "the neighbouring one".
    pub(super) substitutes: Phrases,
    /// Who speaks for a state or a town.
    pub(super) official: Phrases,
    /// Who does not.
    pub(super) civil: Phrases,
    /// "the nine deaths acknowledged by the police".
    pub(super) told_by: Phrases,
    /// Who was named before: "according to him".
    pub(super) pronouns: Phrases,
    /// Bodies of the state whose names sound like those of others.
    pub(super) state_bodies: Phrases,
}

pub(super) fn teller_words() -> &'static TellerWords {
    static READ: OnceLock<TellerWords> = OnceLock::new();
    READ.get_or_init(|| {
        let files: Vec<File> = tables("tellers", |files| files.tellers);
        let all = |pick: fn(&File) -> &Vec<&'static str>| Phrases::new(files.iter().flat_map(pick));
        TellerWords {
            tells: all(|f| &f.tells),
            tells_plural: all(|f| &f.tells_plural),
            tells_strong: all(|f| &f.tells_strong),
            indefinite: all(|f| &f.indefinite),
            whom: all(|f| &f.whom),
            plurals: all(|f| &f.plurals),
            between: all(|f| &f.between),
            relatives: all(|f| &f.relatives),
            joins: all(|f| &f.joins),
            documents: all(|f| &f.documents),
            silent: all(|f| &f.silent),
            prepositions: all(|f| &f.prepositions),
            leads: all(|f| &f.leads),
            against: all(|f| &f.against),
            collects: all(|f| &f.collects),
            names: all(|f| &f.names),
            acts: all(|f| &f.acts),
            substitutes: all(|f| &f.substitutes),
            official: all(|f| &f.official),
            civil: all(|f| &f.civil),
            told_by: all(|f| &f.told_by),
            pronouns: all(|f| &f.pronouns),
            state_bodies: all(|f| &f.state_bodies),
        }
    })
}
