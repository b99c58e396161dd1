//! The words that tell what a number counts where its own noun does not.

use serde::Deserialize;

use super::when_words::{WhenFile, WhenWords};
use crate::language::Phrases;

#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct CountedFile {
    death_tolls: Vec<&'static str>,
    totals: Vec<&'static str>,
    negators: Vec<&'static str>,
    none_of: Vec<&'static str>,
    partitives: Vec<&'static str>,
    lives: Vec<&'static str>,
    takes_lives: Vec<&'static str>,
    lives_lost: Vec<&'static str>,
    lists: Vec<&'static str>,
    list_nouns: Vec<&'static str>,
    restrictives: Vec<&'static str>,
    entries: Vec<&'static str>,
    crowds: Vec<&'static str>,
    includes: Vec<&'static str>,
    towards: Vec<&'static str>,
    outlays: Vec<&'static str>,
    leads: Vec<&'static str>,
    reaches: Vec<&'static str>,
    rises: Vec<&'static str>,
    no_names: Vec<&'static str>,
    back_there: Vec<&'static str>,
    expletives: Vec<&'static str>,
    stamps: Vec<&'static str>,
    finals: Vec<&'static str>,
    age_limits: Vec<&'static str>,
    differences: Vec<&'static str>,
    increments: Vec<&'static str>,
    decrements: Vec<&'static str>,
    comparatives: Vec<&'static str>,
    brings: Vec<&'static str>,
    place_heads: Vec<&'static str>,
    settlements: Vec<&'static str>,
    institutions: Vec<&'static str>,
    fronts: Vec<&'static str>,
    common_places: Vec<&'static str>,
    nationwide: Vec<&'static str>,
    strikes: Vec<&'static str>,
    mostly: Vec<&'static str>,
    moves: Vec<&'static str>,
    leaves: Vec<&'static str>,
    arrives: Vec<&'static str>,
    local_voices: Vec<&'static str>,
    #[serde(rename = "where")]
    there: Vec<&'static str>,
    stretches: Vec<&'static str>,
    opposes: Vec<&'static str>,
    others: Vec<&'static str>,
    years_back: Vec<&'static str>,
    relatives: Vec<&'static str>,
    at_first: Vec<&'static str>,
    grows: Vec<&'static str>,
    buries: Vec<&'static str>,
    treats: Vec<&'static str>,
    gathers: Vec<&'static str>,
    comes: Vec<&'static str>,
    gatherings: Vec<&'static str>,
    receives: Vec<&'static str>,
    first_person: Vec<&'static str>,
    one_meaning: Vec<Vec<&'static str>>,
    wishes: Vec<&'static str>,
    little: Vec<&'static str>,
    when: WhenFile,
}

#[derive(Debug, Default)]
pub(super) struct CountedWords {
    /// Totals of the dead where nothing else is named.
    pub(super) death_tolls: Phrases,
    /// Totals of what was counted before: "lowered that number to six".
    pub(super) totals: Phrases,
    /// They turn a hedge round: "has never acknowledged more than 15".
    pub(super) negators: Phrases,
    /// Before those to whom nothing happened: "none of the 12".
    pub(super) none_of: Phrases,
    /// At the head of a clause, before the whole: "of the injured, eight".
    pub(super) partitives: Phrases,
    pub(super) lives: Phrases,
    pub(super) takes_lives: Phrases,
    pub(super) lives_lost: Phrases,
    /// Before the number of its entries: "a list of".
    pub(super) lists: Phrases,
    /// Lists by themselves: "the coroner's list".
    pub(super) list_nouns: Phrases,
    /// Before a number that is all of it: "only 19".
    pub(super) restrictives: Phrases,
    /// Entries of a list: "33 names".
    pub(super) entries: Phrases,
    /// Those who came: "put the crowd at 4,000".
    pub(super) crowds: Phrases,
    /// Between those of a toll and some of them: "the dead included".
    pub(super) includes: Phrases,
    /// Between a flight and where it goes: "fled to".
    pub(super) towards: Phrases,
    /// What is paid for once, or as a whole: "repairs", "fined".
    pub(super) outlays: Phrases,
    /// Between such a noun and its number.
    pub(super) leads: Phrases,
    /// Verbs that lead from what is counted to how many there are: "arrests reached 60".
    pub(super) reaches: Phrases,
    /// Before the value that a count has left: "up from".
    pub(super) rises: Phrases,
    /// First words of headings that are no names: "Highlights, 3 May".
    pub(super) no_names: Phrases,
    /// They point back to a place: "seven arrests there".
    pub(super) back_there: Phrases,
    /// Turns of phrase that hold such a word and point to nothing: "il y".
    pub(super) expletives: Phrases,
    /// Before the day up to which a whole document counts.
    pub(super) stamps: Phrases,
    /// The last word on a count: "the final toll".
    pub(super) finals: Phrases,
    /// Before an age: "people under 25".
    pub(super) age_limits: Phrases,
    /// Behind a number that is a difference: "18,000 more than in April".
    pub(super) differences: Phrases,
    /// Beside a number that comes on top of others: "three more".
    pub(super) increments: Phrases,
    /// Beside one that is taken off: "17 fewer".
    pub(super) decrements: Phrases,
    /// Behind a part that something has grown or shrunk by: "a fifth less".
    pub(super) comparatives: Phrases,
    /// What such a number does to the total: "bringing the toll to".
    pub(super) brings: Phrases,
    /// Headings of columns that name places.
    pub(super) place_heads: Phrases,
    /// "the village of".
    pub(super) settlements: Phrases,
    /// Houses, grounds and courts that stand where they are named after: "sur la sous-préfecture de Belmor".
    pub(super) institutions: Phrases,
    /// Before a house that something happens at, and no name: "devant le tribunal".
    pub(super) fronts: Phrases,
    /// Places without a name: "in the capital".
    pub(super) common_places: Phrases,
    /// What says that a count is of the whole country: "nationwide".
    pub(super) nationwide: Phrases,
    /// Verbs of what happens to a place: "attacked the market of".
    pub(super) strikes: Phrases,
    /// Before the place of a part: "most of them in".
    pub(super) mostly: Phrases,
    /// Before the place that something goes to or comes from: "were flown to".
    pub(super) moves: Phrases,
    /// Before the ends of a road.
    pub(super) leaves: Phrases,
    pub(super) arrives: Phrases,
    /// They speak of their own place: "the mayor of".
    pub(super) local_voices: Phrases,
    /// "Makhanga, where".
    pub(super) there: Phrases,
    /// Before the days or years over which a count was made: "since".
    pub(super) stretches: Phrases,
    /// One who counts answers another: "for its part".
    pub(super) opposes: Phrases,
    /// They set an event apart from the one before: "the second".
    pub(super) others: Phrases,
    /// They lead to another year: "a year earlier".
    pub(super) years_back: Phrases,
    /// They open an aside: ", which lost members,".
    pub(super) relatives: Phrases,
    /// Before a first version of a count: "first spoke of".
    pub(super) at_first: Phrases,
    /// A count has grown: "has risen to", "now".
    pub(super) grows: Phrases,
    /// What those who count have done with the dead, the wounded, the crowd: "had buried 22 people".
    pub(super) buries: Phrases,
    pub(super) treats: Phrases,
    pub(super) gathers: Phrases,
    /// Behind those who came to a gathering.
    pub(super) comes: Phrases,
    /// What a crowd comes to.
    pub(super) gatherings: Phrases,
    /// What a hospital does with those who are brought to it.
    pub(super) receives: Phrases,
    /// The author counts: "we", "our team".
    pub(super) first_person: Phrases,
    /// The stems of words that name one thing, each with the first of its line: "debts", "owed".
    pub(super) one_meaning: foldhash::HashMap<u64, u64>,
    /// Before what somebody wants or promises: "asked for".
    pub(super) wishes: Phrases,
    /// Words that say nothing of what is counted.
    pub(super) little: Phrases,
    /// Times told by words.
    pub(super) when: WhenWords,
}

impl CountedWords {
    pub(super) fn new(file: &CountedFile) -> Self {
        let all = |list: &Vec<&'static str>| Phrases::new(list);
        Self {
            death_tolls: all(&file.death_tolls),
            totals: all(&file.totals),
            negators: all(&file.negators),
            none_of: all(&file.none_of),
            partitives: all(&file.partitives),
            lives: all(&file.lives),
            takes_lives: all(&file.takes_lives),
            lives_lost: all(&file.lives_lost),
            lists: all(&file.lists),
            list_nouns: all(&file.list_nouns),
            restrictives: all(&file.restrictives),
            entries: all(&file.entries),
            crowds: all(&file.crowds),
            includes: all(&file.includes),
            towards: all(&file.towards),
            outlays: all(&file.outlays),
            leads: all(&file.leads),
            reaches: all(&file.reaches),
            rises: all(&file.rises),
            no_names: all(&file.no_names),
            back_there: all(&file.back_there),
            expletives: all(&file.expletives),
            stamps: all(&file.stamps),
            finals: all(&file.finals),
            age_limits: all(&file.age_limits),
            differences: all(&file.differences),
            increments: all(&file.increments),
            decrements: all(&file.decrements),
            comparatives: all(&file.comparatives),
            brings: all(&file.brings),
            place_heads: all(&file.place_heads),
            settlements: all(&file.settlements),
            institutions: all(&file.institutions),
            fronts: all(&file.fronts),
            common_places: all(&file.common_places),
            nationwide: all(&file.nationwide),
            strikes: all(&file.strikes),
            mostly: all(&file.mostly),
            moves: all(&file.moves),
            leaves: all(&file.leaves),
            arrives: all(&file.arrives),
            local_voices: all(&file.local_voices),
            there: all(&file.there),
            stretches: all(&file.stretches),
            opposes: all(&file.opposes),
            others: all(&file.others),
            years_back: all(&file.years_back),
            relatives: all(&file.relatives),
            at_first: all(&file.at_first),
            grows: all(&file.grows),
            buries: all(&file.buries),
            treats: all(&file.treats),
            gathers: all(&file.gathers),
            comes: all(&file.comes),
            gatherings: all(&file.gatherings),
            receives: all(&file.receives),
            first_person: all(&file.first_person),
            one_meaning: one_meaning(&file.one_meaning),
            wishes: all(&file.wishes),
            little: all(&file.little),
            when: WhenWords::new(&file.when),
        }
    }
}

fn one_meaning(lines: &[Vec<&'static str>]) -> foldhash::HashMap<u64, u64> {
    let stems = |words: &[&str]| words.iter().map(|word| super::cues::stem(&crate::language::fold_words(word))).collect::<Vec<u64>>();
    let mut found = foldhash::HashMap::default();
    for line in lines.iter().map(|words| stems(words)) {
        let Some(&first) = line.first() else { continue };
        for stem in line {
            found.entry(stem).or_insert(first);
        }
    }
    found
}
