//! What the program knows of a language: one data file each, read once.

use foldhash::{HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;

use super::fold::fold_words;
use super::openings::Openings;
use super::phrases::{Phrases, Table};
use super::word_lists::{
    CitationLexicon, CitationWords, Composed, CountedWords, DateLexicon, DateWords, Grammar, GrammarWords, Pick, StatementLexicon,
    StatementWords, forms,
};
use crate::data::tables;
use crate::document::{Language, Role, SourceType};

fn contains_words(folded: &str, phrase: &str) -> bool {
    folded.match_indices(phrase).any(|(at, _)| {
        let end = at + phrase.len();
        (at == 0 || folded.as_bytes()[at - 1] == b' ') && (end == folded.len() || folded.as_bytes()[end] == b' ')
    })
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
struct File {
    day_first: bool,
    function_words: Vec<&'static str>,
    months: Vec<Vec<&'static str>>,
    weekdays: Vec<Vec<&'static str>>,
    months_take_capital: bool,
    day_ordinals: Vec<&'static str>,
    seasons: Vec<&'static str>,
    abbreviations: Vec<&'static str>,
    sections: HashMap<&'static str, Vec<&'static str>>,
    source_types: HashMap<&'static str, Vec<&'static str>>,
    citation: CitationWords,
    statements: StatementWords,
    grammar: GrammarWords,
    dates: DateWords,
    counted: CountedWords,
    text: TextWords,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
struct TextWords {
    kept_hyphen_after: Vec<&'static str>,
    kept_hyphen_before: Vec<&'static str>,
    whole_ligature_words: Vec<&'static str>,
    navigation_words: Vec<&'static str>,
    caption_words: Vec<&'static str>,
    source_words: Vec<&'static str>,
    page_words: Vec<&'static str>,
    points_to: Vec<&'static str>,
}

/// All languages' words, ready for look-up.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Folded month names and abbreviations → 1 to 12.
    pub(crate) months: Table<u8>,
    /// The same, for those that are misspelt.
    pub(crate) month_names: Vec<(String, u8)>,
    /// Folded month names that only a capital tells from other words.
    pub(crate) capital_months: HashSet<String>,
    /// Folded weekday names → 0 (Monday) to 6.
    pub(crate) weekdays: Table<u8>,
    pub(crate) day_ordinals: Phrases,
    pub(crate) seasons: Phrases,
    /// Abbreviations after which a full stop ends no sentence, with their case.
    pub(crate) abbreviations: HashSet<&'static str>,
    pub(crate) citation: CitationLexicon,
    pub(crate) caveat_subjects: Vec<String>,
    pub(crate) caveats: Vec<String>,
    /// Caveats whose object follows: "were unable to verify …".
    pub(crate) active_caveats: Phrases,
    /// The same with the object before the verb: "n'avons pas pu le vérifier".
    pub(crate) object_caveats: Composed,
    /// What nobody could do: "it was not possible to verify".
    pub(crate) impersonal_caveats: Composed,
    /// What could not be decided: "it was not possible to say".
    pub(crate) undecided: Composed,
    /// What authors could not do, behind them: "we | were unable to reach".
    pub(crate) authors_caveats: Composed,
    /// What they had not: "we | had no access to".
    pub(crate) had_not: Phrases,
    /// What they did not find.
    pub(crate) found_nothing: Phrases,
    /// There is nothing that supports it, where a word points back.
    pub(crate) no_support: Phrases,
    /// The same without such a word.
    pub(crate) unsupported: Phrases,
    /// What parts two accounts.
    pub(crate) gaps: Phrases,
    /// That it is not explained.
    pub(crate) unexplained: Phrases,
    /// Accounts that do not agree.
    pub(crate) differ: Phrases,
    /// Those who speak of their own work.
    pub(crate) authors: Phrases,
    /// Who says what, and how sure it is.
    pub(crate) statements: StatementLexicon,
    pub(crate) grammar: Grammar,
    pub(crate) dates: DateLexicon,
    /// Folded words for people counted → the kind of count.
    pub(crate) measures: Table<u8>,
    /// Number words from twenty on → their value.
    pub(crate) large: Table<u64>,
    /// What may begin with the words of a sentence.
    pub(crate) openings: Openings,
    /// Words that point back: "these".
    pub(crate) pointers: Phrases,
    /// Beginnings of sentences that speak of the report itself.
    pub(crate) disclaimers: Phrases,
    /// "citation needed" and the like.
    pub(crate) editorial_tags: Phrases,
    /// For each caveat, letters without accents that it cannot be without.
    pub(crate) caveat_stems: Vec<String>,
    pub(crate) kept_hyphen_after: Phrases,
    pub(crate) kept_hyphen_before: Phrases,
    pub(crate) whole_ligature_words: Phrases,
    pub(crate) navigation_words: Phrases,
    pub(crate) caption_words: Phrases,
    /// What a line begins with that names the sources of what stands above it.
    source_words: Phrases,
    pub(crate) page_words: Phrases,
    /// Words before a number in brackets that make it a member of a list.
    pub(crate) points_to: Phrases,
    /// Words in titles of pages that run on.
    pub(crate) rolling: Phrases,
    /// Words that only one language has.
    pub(crate) function_words: Table<Language>,
    sections: Vec<(String, Role)>,
    source_types: Vec<(String, SourceType)>,
    day_first: Vec<bool>,
}

/// The lexicon of all shipped languages, read on first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::new(&tables("lexicon", |files| files.lexicon)))
}

fn numbered(lists: &[Vec<&str>], into: &mut Table<u8>, first: u8) {
    for (number, names) in (first..).zip(lists) {
        into.insert_all(names, number);
    }
}

impl Lexicon {
    fn new(files: &[File]) -> Self {
        fn of(pick: fn(&File) -> &Vec<&'static str>, files: &[File]) -> impl Iterator<Item = &&'static str> {
            files.iter().flat_map(pick)
        }
        let list = |pick: fn(&File) -> &Vec<&'static str>| of(pick, files);
        let gather = |pick: fn(&File) -> &Vec<&'static str>| Phrases::of_lists(files.iter().map(pick));
        let (mut months, mut weekdays) = (Table::default(), Table::default());
        let mut month_names = Vec::new();
        let (mut sections, mut source_types) = (Vec::new(), Vec::new());
        let mut day_first = Vec::with_capacity(files.len());
        let mut function_words = Table::default();
        let mut capital_months = HashSet::default();
        for (file, language) in files.iter().zip(Language::all()) {
            if file.months_take_capital {
                capital_months.extend(file.months.iter().flatten().map(|m| fold_words(m)));
            }
            numbered(&file.months, &mut months, 1);
            month_names
                .extend((1..).zip(&file.months).flat_map(|(number, names)| names.iter().map(move |name| (fold_words(name), number))));
            numbered(&file.weekdays, &mut weekdays, 0);
            day_first.push(file.day_first);
            let shared = |word: &&&str| files.iter().filter(|f| f.function_words.contains(word)).count() > 1;
            function_words.insert_all(file.function_words.iter().filter(|word| !shared(word)), language);
            for (role, names) in &file.sections {
                let role = Role::from_section(role).unwrap_or_else(|| panic!("unknown section role {role}"));
                sections.extend(names.iter().map(|name| (fold_words(name), role)));
            }
            for (slug, names) in &file.source_types {
                let kind = SourceType::from_slug(slug).unwrap_or_else(|| panic!("unknown source type {slug}"));
                source_types.extend(names.iter().map(|name| (fold_words(name), kind)));
            }
        }
        sections.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        source_types.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        let said = |pick: Pick| {
            Phrases::new(files.iter().flat_map(|file| {
                let (listed, verbs, participles) = pick(&file.statements);
                let told = participles.iter().flat_map(|p| file.grammar.auxiliaries_of_saying.iter().map(move |a| format!("{a} {p}")));
                listed
                    .iter()
                    .map(|&phrase| phrase.to_owned())
                    .chain(verbs.iter().flat_map(|v| forms(v, &file.grammar.conjugation)))
                    .chain(told)
                    .collect::<Vec<_>>()
            }))
        };
        let mut statements = StatementLexicon {
            says_before: gather(|f| &f.statements.says_before),
            says: said(|s| (&s.says, &s.verbs, &s.said)),
            says_any: said(|s| (&s.says_any, &s.verbs_any, &s.said_any)),
            says_behind: gather(|f| &f.statements.says_behind),
            said_by: gather(|f| &f.statements.said_by),
            denied_by: gather(|f| &f.statements.denied_by),
            gauges: gather(|f| &f.statements.gauges),
            finders: gather(|f| &f.statements.finders),
            inquiries: gather(|f| &f.statements.inquiries),
            stands_at: gather(|f| &f.statements.stands_at),
            cites: gather(|f| &f.statements.cites),
            modals: gather(|f| &f.statements.modals),
            conditional_endings: files.iter().flat_map(|f| f.statements.conditional_endings.iter().copied()).collect(),
            plain_endings: files.iter().flat_map(|f| f.statements.plain_endings.iter().copied()).collect(),
            no_reports: gather(|f| &f.statements.no_reports),
            source_of: gather(|f| &f.statements.source_of),
            anonymity: gather(|f| &f.statements.anonymity),
            unconfirmed: gather(|f| &f.statements.unconfirmed),
            testimony: gather(|f| &f.statements.testimony),
            witnessed: gather(|f| &f.statements.witnessed),
            adversatives: gather(|f| &f.statements.adversatives),
            against: gather(|f| &f.statements.against),
            contrasts: gather(|f| &f.statements.contrasts),
            count_nouns: gather(|f| &f.statements.count_nouns),
            accounts: gather(|f| &f.statements.accounts),
            several_claims: gather(|f| &f.statements.several_claims),
            one_voice: gather(|f| &f.statements.one_voice),
            possible: gather(|f| &f.statements.possible),
            material: gather(|f| &f.statements.material),
            handled: gather(|f| &f.statements.handled),
            issued: gather(|f| &f.statements.issued),
            appoints: gather(|f| &f.statements.appoints),
            denies: gather(|f| &f.statements.denies),
            speakers: gather(|f| &f.statements.speakers),
            plural_speakers: gather(|f| &f.statements.plural_speakers),
            several_voices: gather(|f| &f.statements.several_voices),
            unnamed_voices: gather(|f| &f.statements.unnamed_voices),
            no_voice: gather(|f| &f.statements.no_voice),
            hedges: gather(|f| &f.statements.hedges),
            rumours: gather(|f| &f.statements.rumours),
            conditional: gather(|f| &f.statements.conditional),
            conditional_alone: gather(|f| &f.statements.conditional_alone),
            counters: gather(|f| &f.statements.counters),
            disputed: gather(|f| &f.statements.disputed),
            takes_back: gather(|f| &f.statements.takes_back),
            goes_back: gather(|f| &f.statements.goes_back),
            goes_back_on: gather(|f| &f.statements.goes_back_on),
            information: gather(|f| &f.statements.information),
            taken_from: gather(|f| &f.statements.taken_from),
            denied_things: gather(|f| &f.statements.denied_things),
            confirmed: gather(|f| &f.statements.confirmed),
            official_acts: gather(|f| &f.statements.official_acts),
            same_day: gather(|f| &f.statements.same_day),
            next_day: gather(|f| &f.statements.next_day),
            day_before: gather(|f| &f.statements.day_before),
            deadlines: gather(|f| &f.statements.deadlines),
        };
        let grammar = Grammar {
            articles: gather(|f| &f.grammar.articles),
            measures_by: gather(|f| &f.grammar.measures_by),
            pronouns: gather(|f| &f.grammar.pronouns),
            anaphors: gather(|f| &f.grammar.anaphors),
            relatives: gather(|f| &f.grammar.relatives),
            oblique_relatives: gather(|f| &f.grammar.oblique_relatives),
            asides: gather(|f| &f.grammar.asides),
            aside_endings: files.iter().flat_map(|f| f.grammar.aside_endings.iter().copied()).collect(),
            joints: gather(|f| &f.grammar.joints),
            joining: gather(|f| &f.grammar.joining),
            between: gather(|f| &f.grammar.between),
            objects: gather(|f| &f.grammar.objects),
            told_to: gather(|f| &f.grammar.told_to),
            openers: gather(|f| &f.grammar.openers),
            auxiliaries: gather(|f| &f.grammar.auxiliaries),
            adverbs: gather(|f| &f.grammar.adverbs),
            adverb_endings: files.iter().flat_map(|f| f.grammar.adverb_endings.iter().copied()).collect(),
            dating: gather(|f| &f.grammar.dating),
            unsaid: gather(|f| &f.grammar.unsaid),
            connectors: gather(|f| &f.grammar.connectors),
            places: gather(|f| &f.grammar.places),
            name_ends: gather(|f| &f.grammar.name_ends),
            subject_ends: gather(|f| &f.grammar.subject_ends),
            noun_like: gather(|f| &f.grammar.noun_like),
            negations: gather(|f| &f.grammar.negations),
            nobody: gather(|f| &f.grammar.nobody),
            learnt: gather(|f| &f.grammar.learnt),
            indefinite: gather(|f| &f.grammar.indefinite),
            ranks: gather(|f| &f.grammar.ranks),
            reports: gather(|f| &f.grammar.reports),
            negations_after: gather(|f| &f.grammar.negations_after),
            agents: gather(|f| &f.grammar.agents),
            shares: gather(|f| &f.grammar.shares),
            taken_up: gather(|f| &f.grammar.taken_up),
            passives: gather(|f| &f.grammar.passives),
            plural_pointers: gather(|f| &f.grammar.plural_pointers),
            possessives: gather(|f| &f.grammar.possessives),
            future: gather(|f| &f.grammar.future),
            units: gather(|f| &f.grammar.units),
            participles: files.iter().flat_map(|f| f.grammar.participles.iter().copied()).collect(),
        };
        let mut measures = Table::default();
        for file in files {
            numbered(&file.counted.measures, &mut measures, 0);
        }
        let large = files.iter().flat_map(|f| &f.counted.large).map(|(word, &value)| (word, value)).collect();
        let (mut numbers, mut ordinals, mut feasts) = (Table::default(), Table::default(), Table::default());
        for file in files {
            numbered(&file.dates.numbers, &mut numbers, 1);
            numbered(&file.dates.ordinals, &mut ordinals, 1);
            for (name, day) in &file.dates.feasts {
                if let Some((month, day)) = day.split_once('-').and_then(|(m, d)| m.parse().ok().zip(d.parse().ok())) {
                    feasts.insert(name, (month, day));
                }
            }
        }
        let mut dates = DateLexicon {
            numbers,
            ordinals,
            feasts,
            days: gather(|f| &f.dates.days),
            weeks: gather(|f| &f.dates.weeks),
            months: gather(|f| &f.dates.months),
            years: gather(|f| &f.dates.years),
            year_before: gather(|f| &f.dates.year_before),
            compared: gather(|f| &f.dates.compared),
            later: gather(|f| &f.dates.later),
            earlier: gather(|f| &f.dates.earlier),
            reached: gather(|f| &f.dates.reached),
            counting_leads: gather(|f| &f.dates.counting_leads),
            leads: gather(|f| &f.dates.leads),
            ranges: gather(|f| &f.dates.ranges),
            first_of_range: gather(|f| &f.dates.first_of_range),
            quarters: gather(|f| &f.dates.quarters),
            articles: gather(|f| &f.dates.articles),
        };
        // May is both a month's name and its abbreviation in two languages: the maps agree on numbers.
        for month in files.iter().filter(|f| !f.months_take_capital).flat_map(|f| f.months.iter().flatten()) {
            capital_months.remove(&fold_words(month));
        }
        let openings = Openings::new(&mut statements, &mut dates, &months);
        Self {
            months,
            month_names,
            capital_months,
            weekdays,
            day_ordinals: gather(|f| &f.day_ordinals),
            seasons: gather(|f| &f.seasons),
            abbreviations: files.iter().flat_map(|f| f.abbreviations.iter().copied()).collect(),
            citation: CitationLexicon {
                lead_ins: gather(|f| &f.citation.lead_ins),
                breaking_lead_ins: gather(|f| &f.citation.breaking_lead_ins),
                ibid: gather(|f| &f.citation.ibid),
                op_cit: gather(|f| &f.citation.op_cit),
                supra: gather(|f| &f.citation.supra),
                translated_by: gather(|f| &f.citation.translated_by),
                cited_by: gather(|f| &f.citation.cited_by),
                agency_in: gather(|f| &f.citation.agency_in),
                relays_from: gather(|f| &f.citation.relays_from),
                reprinted_from: gather(|f| &f.citation.reprinted_from),
                translated_from: gather(|f| &f.citation.translated_from),
                group_words: gather(|f| &f.citation.group_words),
                updated: gather(|f| &f.citation.updated),
                accessed: gather(|f| &f.citation.accessed),
                published: gather(|f| &f.citation.published),
                available: gather(|f| &f.citation.available),
                undated: gather(|f| &f.citation.undated),
                locators: gather(|f| &f.citation.locators),
                oral: gather(|f| &f.citation.oral),
                institution_words: gather(|f| &f.citation.institution_words),
                particles: gather(|f| &f.citation.particles),
                with_person: gather(|f| &f.citation.with_person),
                companions: gather(|f| &f.citation.companions),
                addressees: gather(|f| &f.citation.addressees),
                link_words: gather(|f| &f.citation.link_words),
                no_titles: gather(|f| &f.citation.no_titles),
                of_day: gather(|f| &f.citation.of_day),
                number_signs: gather(|f| &f.citation.number_signs),
                editions: gather(|f| &f.citation.editions),
                identifiers: gather(|f| &f.citation.identifiers),
                goes_on: gather(|f| &f.citation.goes_on),
                notes_above: gather(|f| &f.citation.notes_above),
                note_words: gather(|f| &f.citation.note_words),
                remarks: gather(|f| &f.citation.remarks),
                exhibits: gather(|f| &f.citation.exhibits),
                container: gather(|f| &f.citation.container),
                court_words: gather(|f| &f.citation.court_words),
                government_words: gather(|f| &f.citation.government_words),
                study_words: gather(|f| &f.citation.study_words),
                legal_acts: gather(|f| &f.citation.legal_acts),
                treaties: gather(|f| &f.citation.treaties),
                treaty_on: gather(|f| &f.citation.treaty_on),
                documents: gather(|f| &f.citation.documents),
                document_adjectives: gather(|f| &f.citation.document_adjectives),
                announcements: gather(|f| &f.citation.announcements),
                issued_by: gather(|f| &f.citation.issued_by),
                own_work: gather(|f| &f.citation.own_work),
                accounts: gather(|f| &f.citation.accounts),
                finite: gather(|f| &f.citation.finite),
                leftovers: gather(|f| &f.citation.leftovers),
                volumes: gather(|f| &f.citation.volumes),
                press_words: gather(|f| &f.citation.press_words),
                and_words: gather(|f| &f.citation.and_words),
                name_joins: list(|f| &f.citation.name_joins).map(|word| format!(" {word} ")).collect(),
                et_al: gather(|f| &f.citation.et_al),
                editors: gather(|f| &f.citation.editors),
                retracted: gather(|f| &f.citation.retracted),
                statistics_offices: gather(|f| &f.citation.statistics_offices),
            },
            caveat_subjects: files.iter().flat_map(|f| &f.statements.subjects).map(|p| fold_words(p)).collect(),
            caveats: files.iter().flat_map(|f| &f.statements.caveats).map(|p| fold_words(p)).collect(),
            active_caveats: Phrases::new(files.iter().flat_map(|f| f.statements.active())),
            object_caveats: Composed::new(
                list(|f| &f.statements.unable),
                list(|f| &f.grammar.objects),
                list(|f| &f.statements.to_confirm),
                true,
            ),
            impersonal_caveats: Composed::new(
                list(|f| &f.statements.impossible),
                list(|f| &f.grammar.objects),
                list(|f| &f.statements.to_confirm),
                false,
            ),
            undecided: Composed::new(
                list(|f| &f.statements.undecidable),
                list(|f| &f.grammar.objects),
                list(|f| &f.statements.to_judge),
                false,
            ),
            authors_caveats: Composed::new(
                list(|f| &f.statements.unable),
                list(|f| &f.grammar.objects),
                list(|f| &f.statements.to_confirm).chain(list(|f| &f.statements.to_reach)),
                false,
            ),
            had_not: gather(|f| &f.statements.had_not),
            found_nothing: gather(|f| &f.statements.found_nothing),
            no_support: gather(|f| &f.statements.no_support),
            unsupported: gather(|f| &f.statements.unsupported),
            gaps: gather(|f| &f.statements.gaps),
            unexplained: gather(|f| &f.statements.unexplained),
            differ: gather(|f| &f.statements.differ),
            authors: gather(|f| &f.statements.authors),
            openings,
            statements,
            grammar,
            dates,
            measures,
            large,
            pointers: gather(|f| &f.statements.pointers),
            disclaimers: gather(|f| &f.statements.disclaimers),
            editorial_tags: gather(|f| &f.statements.editorial_tags),
            caveat_stems: stems(files.iter().flat_map(|f| f.statements.caveats.iter().chain(&f.statements.to_confirm)))
                .into_iter()
                .chain(files.iter().flat_map(|f| f.statements.admission_signs()))
                .collect(),
            kept_hyphen_after: gather(|f| &f.text.kept_hyphen_after),
            kept_hyphen_before: gather(|f| &f.text.kept_hyphen_before),
            whole_ligature_words: gather(|f| &f.text.whole_ligature_words),
            navigation_words: gather(|f| &f.text.navigation_words),
            caption_words: gather(|f| &f.text.caption_words),
            source_words: gather(|f| &f.text.source_words),
            page_words: gather(|f| &f.text.page_words),
            rolling: gather(|f| &f.citation.rolling),
            points_to: gather(|f| &f.text.points_to),
            function_words,
            sections,
            source_types,
            day_first,
        }
    }

    /// True where the language writes the day before the month.
    pub(crate) fn day_first(&self, language: Language) -> bool {
        self.day_first[language.index()]
    }

    /// What a heading says its section is: the name as a whole, or at its beginning with at most
    /// `SECTION_TAIL` further words ("Bibliography and further sources").
    pub(crate) fn section_role(&self, heading: &str) -> Option<Role> {
        const SECTION_TAIL: usize = 3;
        if heading.len() > 120 {
            return None;
        }
        // "References [edit]" on a page saved from a wiki, "References: (all links accessed 10 June 2022)"
        let name = [" [", " ("].iter().filter_map(|sign| heading.find(sign)).min().map_or(heading, |end| &heading[..end]);
        // "Highlights, 24 March 2025"
        let day = [", ", " – ", " — "].iter().filter_map(|sign| name.find(sign)).min();
        let name = day.filter(|&at| name[at..].bytes().any(|b| b.is_ascii_digit())).map_or(name, |end| &name[..end]);
        let folded = fold_words(if name.trim().is_empty() { heading } else { name });
        // "7. Bibliography", "IV – Notes"
        let folded = strip_numbering(&folded);
        if let Some(&(_, role)) = self.sections.iter().find(|(name, _)| name == folded) {
            return Some(role);
        }
        // A looser match needs a name that can hardly begin anything else: several words, or one
        // that goes on with "and".
        let (_, role) = self.sections.iter().find(|(name, _)| {
            folded.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(' ')).is_some_and(|rest| {
                let mut tail = rest.split(' ');
                let goes_on = tail.next().is_some_and(|first| self.citation.and_words.contains(first));
                (name.contains(' ') || goes_on) && rest.split(' ').count() <= SECTION_TAIL
            })
        })?;
        Some(*role)
    }

    /// Whether words before a colon say that sources follow: "Sources", "Source(s)".
    pub(crate) fn names_sources(&self, words: &str) -> bool {
        let words = words.trim_end();
        self.source_words.contains(&fold_words(words.strip_suffix("(s)").unwrap_or(words)))
    }

    /// The type of source that a bibliography's section heading announces.
    pub(crate) fn source_type(&self, heading: &str) -> Option<SourceType> {
        let folded = fold_words(heading);
        self.source_types.iter().find(|(name, _)| contains_words(&folded, name)).map(|&(_, kind)| kind)
    }
}

/// The longest run of plain letters in a phrase's longest word: "vérifié" → "rifi".
fn stem(phrase: &str) -> String {
    let longest = phrase.split(|c: char| !c.is_alphabetic()).max_by_key(|w| w.chars().count()).unwrap_or(phrase);
    longest.split(|c: char| !c.is_ascii()).max_by_key(|run| run.len()).unwrap_or(longest).to_owned()
}

/// The stems of phrases, without those that another stands in.
fn stems<'a>(phrases: impl Iterator<Item = &'a &'static str>) -> Vec<String> {
    let mut found: Vec<String> = phrases.map(|p| stem(p)).collect();
    found.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut kept: Vec<String> = Vec::new();
    for stem in found {
        if !kept.iter().any(|k| stem.contains(k.as_str())) {
            kept.push(stem);
        }
    }
    kept
}

/// Drops a number, letter or roman numeral from the front of folded words.
fn strip_numbering(folded: &str) -> &str {
    let mut rest = folded;
    while let Some((first, tail)) = rest.split_once(' ') {
        let numbering =
            first.bytes().all(|b| b.is_ascii_digit()) || (first.len() <= 4 && first.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
        if !numbering {
            break;
        }
        rest = tail;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_their_sections() {
        let role = |heading| lexicon().section_role(heading);
        assert_eq!(role("Bibliographie"), Some(Role::Bibliography));
        assert_eq!(role("7. REFERENCES"), Some(Role::Bibliography));
        assert_eq!(role("Résumé :"), Some(Role::Summary));
        assert_eq!(role("Sources consulted but not cited"), Some(Role::Consulted));
        assert_eq!(role("Notes de fin"), Some(Role::Notes));
        assert_eq!(role("Une vague de répression"), None);
        assert_eq!(role("Sources of instability in the region"), None);
    }

    #[test]
    fn bibliography_sections_name_a_type() {
        let kind = |heading| lexicon().source_type(heading);
        assert_eq!(kind("Organisations non-gouvernementales"), Some(SourceType::Ngo));
        assert_eq!(kind("Think tanks, universités et centres de recherches"), Some(SourceType::ThinkTank));
        assert_eq!(kind("Médias"), Some(SourceType::Media));
        assert_eq!(kind("Institution nationale"), Some(SourceType::Government));
        assert_eq!(kind("Organisations intergouvernementales"), Some(SourceType::Intergovernmental));
    }
}
