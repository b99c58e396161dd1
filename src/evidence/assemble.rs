//! Document → evidence: citations are read, resolved, tied to claims and weighed.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::sync::Arc;

use super::named::{introduces, names_document_of};
use super::{Evidence, NoteContent, Voices};
use crate::citation::{
    Bibliography, Citation, Cited, Context, Groups, InText, Listed, Names, Origin, Reference, Source, author_keys, bibliography, footnote,
    host, in_text, introduce, is_act_name, is_legal_act, registry, resolve, unwrapped,
};
use crate::claim::{CaveatKind, Claim, Note, Part, Parts, VoiceKind, claims};
use crate::config::Config;
use crate::directive::places;
use crate::document::{BlockKind, Document, PartialDate, Role, SourceType};
use crate::figure::{Comparer, Figure, Relation, Standing, Sureness, Toll, figures, tolls, warm};
use crate::graph::{CitationId, ClaimId, Flag, Level, Material, SourceId, Weight};
use crate::language::{Phrases, day_order, fold_key, lexicon, words};
use crate::text::MappedText;
use crate::threads::side_by_side;

pub(super) fn assemble(document: Document, config: &Config) -> Evidence {
    warm(&document);
    let mut names = Names::default();
    for (name, entry) in &config.publishers {
        names.add(name);
        for alias in &entry.aliases {
            names.add_acronym(alias, name);
        }
    }
    for block in document.blocks.iter().filter(|b| matches!(b.role, Role::Body | Role::Summary | Role::Annex)) {
        introduce(block.text.as_str(), &mut names);
    }
    let shown = document.footnotes.iter().map(|f| f.text.as_str()).chain(document.blocks.iter().map(|b| b.text.as_str()));
    let day_first = day_order(shown).unwrap_or_else(|| lexicon().day_first(document.language));
    let listed = bibliography(&document, &mut names, day_first);
    let parts = side_by_side(&document.footnotes, &names, |note, names| footnote(note, names, day_first));
    let notes: Vec<Note> = parts
        .iter()
        .enumerate()
        .map(|(index, part)| Note {
            explanatory: !part.prose.is_empty() && part.prose_first() && marked_inside_clause(&document, index),
            prose: part.prose.clone(),
        })
        .collect();
    let works = listed_works(&listed, !document.markers.is_empty());
    let in_text: Vec<Vec<InText>> =
        side_by_side(&document.blocks, &names, |block, names| in_text(block, &works, Context { names, day_first }));

    let count = parts.iter().map(|p| p.citations.len()).sum::<usize>() + in_text.iter().map(Vec::len).sum::<usize>();
    let mut citations: Vec<Citation> = Vec::with_capacity(count);
    let mut note_content: Vec<NoteContent> = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        let text = &document.footnotes[index].text;
        let first = citations.len();
        citations.extend(part.citations.into_iter().map(|reference| citation(Some(index), None, reference, text)));
        note_content.push(NoteContent {
            citations: (first..citations.len()).collect(),
            prose: !part.prose.is_empty(),
            explanatory: notes[index].explanatory,
        });
    }
    let mut in_text_ids: Vec<Vec<usize>> = Vec::with_capacity(in_text.len());
    for (block, cited) in in_text.iter().enumerate() {
        let first = citations.len();
        let text = &document.blocks[block].text;
        citations.extend(cited.iter().map(|c| citation(None, Some(block), Arc::new(c.reference.clone()), text)));
        in_text_ids.push((first..citations.len()).collect());
    }

    let resolved = {
        let cited: Vec<Cited<'_>> = citations
            .iter()
            .map(|c| Cited {
                footnote: c.footnote,
                label: c.footnote.map_or("", |n| document.footnotes[n].label.as_str()),
                reference: &c.reference,
            })
            .collect();
        resolve(&cited, &listed, &names)
    };
    let parts = Parts { document: &document, notes: &notes, in_text: &in_text, names: &names, day_first, coverage: config.coverage };
    let made = claims(&parts);
    for (citation, resolution) in citations.iter_mut().zip(resolved.resolutions) {
        citation.resolution = resolution;
    }
    let mut groups =
        Groups::learn(config, resolved.sources.iter().map(|s| &*s.reference).chain(citations.iter().map(|c| &*c.reference)), &names);
    let mut sources: Vec<Source> = Vec::with_capacity(resolved.sources.len());
    for candidate in resolved.sources {
        let (group, group_reason) = groups.of(&candidate.reference, &names);
        let (entry, named_by, span, section, kind, consulted) = match candidate.origin {
            Origin::Entry(index) => {
                let entry = &listed.entries[index];
                (Some(Box::new(entry.text.clone())), None, entry.text.whole(), entry.section.clone(), entry.kind, entry.consulted)
            }
            Origin::Citation(index) => (None, Some(index), citations[index].span, None, None, false),
        };
        let reference = candidate.reference;
        let kind = party(&reference, config, &names)
            .or(kind)
            .or_else(|| registered_kind(&reference, &names))
            .or_else(|| configured_kind(&reference, config, &names))
            .unwrap_or_else(|| kind_by_form(&reference));
        sources.push(Source { reference, span, entry, named_by, consulted, section, kind, group, group_reason, cited_by: Vec::new() });
    }
    let mut calls = vec![0_u32; sources.len()];
    for &source in citations.iter().flat_map(|c| &c.resolution.sources) {
        calls[source] += 1;
    }
    for (source, calls) in sources.iter_mut().zip(calls) {
        source.cited_by.reserve_exact(calls as usize);
    }
    for (index, citation) in citations.iter_mut().enumerate() {
        for &source in &citation.resolution.sources {
            sources[source].cited_by.push(index);
        }
        let own = citation.reference.publisher.is_some();
        citation.group = if own {
            groups.of(&citation.reference, &names).0
        } else {
            citation.resolution.sources.first().map_or_else(|| "".into(), |&s| sources[s].group.clone())
        };
    }
    let claim_citations: Vec<Vec<usize>> = made
        .list
        .iter()
        .map(|claim| {
            let mut cited: Vec<usize> = claim.footnotes.iter().flat_map(|&note| note_content[note].citations.iter().copied()).collect();
            if claim.part != Part::Footnote {
                cited.extend(claim.in_text.iter().map(|&(block, i)| in_text_ids[block][i]));
            }
            cited
        })
        .collect();
    // what is told is kept with the claims and the sources: in a long report it is much
    drop((in_text, works, groups));
    let graph = Material {
        citations: &citations,
        sources: &sources,
        claims: &claim_citations,
        claim_names: None,
        footnotes: None,
        names: &names,
        config,
        day_first,
    }
    .graph();
    let mut weights: Vec<Option<Weight>> = made
        .list
        .iter()
        .enumerate()
        .map(|(index, claim)| {
            (claim.part != Part::Summary).then(|| {
                let mut weight = graph.weigh(ClaimId::at(index));
                weight.flags.extend(flags(claim, &weight, &citations, &names));
                if claim.voices.is_empty()
                    && weight.level == Level::SingleSource
                    && let Some(publisher) = claim_citations[index]
                        .first()
                        .and_then(|&c| citations[c].reference.publisher.as_deref())
                        .map(|name| names.wanted(name))
                    && (names_document_of(&claim.text(&document), &publisher)
                        || claim.part == Part::Body && introduces(&document, claim.block, &publisher))
                {
                    weight.flags.push(Flag::Attributed);
                }
                if is_outdated(&claim_citations[index], &citations, &sources, config) {
                    weight.flags.push(Flag::Outdated);
                }
                weight.flags.sort_unstable();
                weight
            })
        })
        .collect();
    let voices = Voices {
        publishers: graph.publishers().map(|(_, p)| (p.name.clone(), p.group)).collect(),
        groups: graph.groups().map(|(_, g)| g.name.clone()).collect(),
    };
    let cycles = graph.cycles().to_vec();
    let listed_ids = || (0..sources.len()).map(SourceId::at);
    let circular: Vec<usize> = listed_ids().filter(|&s| graph.is_circular(s)).map(SourceId::index).collect();
    let withdrawn = listed_ids().filter(|&s| !graph.is_usable(s) && !graph.is_circular(s)).map(SourceId::index).collect();
    drop(graph);
    let material = crate::figure::Material {
        document: &document,
        claims: &made.list,
        claim_citations: &claim_citations,
        citations: &citations,
        sources: &sources,
        prose: &notes,
        day_first,
    };
    let (figures, about) = figures(&material);
    let (tolls, parts) = tolls(Comparer { figures: &figures, about });
    figure_flags(&figures, &tolls, &mut weights);
    Evidence {
        figures,
        tolls,
        parts,
        about,
        citations,
        sources,
        notes: note_content,
        claims: made.list,
        claim_citations,
        weights,
        sentences: made.sentences,
        listed: listed.entries.len(),
        read_at: listed.read_at,
        entries_passed_over: listed.passed_over,
        day_first,
        cycles,
        circular,
        withdrawn,
        voices,
        names,
        config: config.clone(),
        directives: places(&document, &document.comments),
        document,
    }
}

/// What figures tell of their claims: contested by another that has support, withdrawn, out of date.
fn figure_flags(figures: &[Figure], tolls: &[Toll], weights: &mut [Option<Weight>]) {
    let mut flag = |figure: usize, flag: Flag| {
        if let Some(weight) = figures[figure].claim.and_then(|c| weights[c].as_mut())
            && !weight.flags.contains(&flag)
        {
            weight.flags.push(flag);
            weight.flags.sort_unstable();
        }
    };
    for index in (0..figures.len()).filter(|&i| figures[i].standing == Standing::Retracted) {
        flag(index, Flag::Retracted);
    }
    for comparison in tolls.iter().flat_map(|t| &t.comparisons).filter(|c| c.sureness > Sureness::Low) {
        let [earlier, later] = comparison.figures;
        match comparison.relation {
            Relation::Conflict => {
                flag(earlier, Flag::Contested);
                flag(later, Flag::Contested);
            }
            Relation::Superseded => flag(earlier, Flag::Outdated),
            _ => {}
        }
    }
}

fn citation(footnote: Option<usize>, block: Option<usize>, reference: Arc<Reference>, text: &MappedText) -> Citation {
    let resolution =
        crate::citation::Resolution { status: crate::citation::Status::Undefined, sources: Vec::new(), via: None, own_source: false };
    Citation { footnote, block, span: text.span(reference.range.clone()), reference, resolution, group: "".into() }
}

/// Whether every call of a note follows a term inside a clause: words go on after it.
fn marked_inside_clause(document: &Document, note: usize) -> bool {
    let mut calls = document.markers.iter().filter(|m| m.footnote == Some(note)).peekable();
    calls.peek().is_some()
        && calls.all(|marker| {
            let block = &document.blocks[marker.block];
            if matches!(block.kind, BlockKind::Heading(_)) {
                return true;
            }
            let text = block.text.as_str();
            let before = text[..marker.at].trim_end().chars().next_back();
            let after = text[marker.at..].trim_start_matches(['*', '_']);
            let next = after.trim_start().chars().next();
            let closed = before.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | ';'));
            // a bracket opens beside the term, or the clause goes on in lower case
            !closed
                && next.is_some_and(|c| {
                    c.is_lowercase()
                        || matches!(c, '(' | '«' | '“' | '"' | ',')
                        || c.is_ascii_digit()
                        || c.is_uppercase() && after.starts_with(' ')
                })
        })
}

/// What the text says of a claim, as flags.
fn flags(claim: &Claim, weight: &Weight, citations: &[Citation], names: &Names) -> Vec<Flag> {
    let mut flags: Vec<Flag> = claim
        .caveats
        .iter()
        .map(|caveat| match caveat.kind {
            CaveatKind::Acknowledged => Flag::Acknowledged,
            CaveatKind::Hedged => Flag::Hedged,
            CaveatKind::Contested => Flag::Contested,
            CaveatKind::Retracted => Flag::Retracted,
        })
        .collect();
    if !claim.voices.is_empty() {
        flags.push(Flag::Attributed);
    }
    // One speaker whom all outlets quote: many documents, one voice.
    if let ([voice], Level::Corroborated) = (claim.voices.as_slice(), weight.level)
        && voice.kind != VoiceKind::Plural
        && voice.kind != VoiceKind::Several
    {
        let own = |c: &CitationId| citations[c.index()].reference.publisher.as_deref().is_some_and(|p| names.same(p, &voice.name));
        let act = claim.official_act;
        // an outlet that is named and not cited is told by `attribution-mismatch`
        let outlet = names.registered(&voice.name).is_some_and(|k| registry().publishers[k].kind == SourceType::Media);
        if !act && !outlet && !weight.witnesses.iter().any(own) && !weight.discounted.iter().any(|d| own(&d.citation)) {
            flags.push(Flag::OneSpeaker);
        }
    }
    flags
}

fn registered_kind(reference: &Reference, names: &Names) -> Option<SourceType> {
    let by_name = reference.publisher.as_deref().and_then(|p| names.registered(p).or_else(|| registry().by_symbol(p)));
    let by_host = || {
        reference
            .url
            .as_deref()
            .and_then(|u| host(unwrapped(u)))
            .and_then(|h| registry().by_host(&h))
            .filter(|&k| registry().publishers[k].role.is_none_or(|r| !r.hosts_others()))
    };
    by_name.or_else(by_host).map(|known| registry().publishers[known].kind)
}

fn configured_kind(reference: &Reference, config: &Config, names: &Names) -> Option<SourceType> {
    if config.publishers.is_empty() {
        return None;
    }
    let key = names.key(reference.publisher.as_deref()?);
    config.publishers.iter().find(|(name, _)| names.key(name) == key).and_then(|(_, entry)| entry.kind)
}

/// All that a claim cites is from before the period of the report, by the dates of the sources.
fn is_outdated(cited: &[usize], citations: &[Citation], sources: &[Source], config: &Config) -> bool {
    let Some(from) = config.period.as_ref().and_then(|p| p.from).and_then(PartialDate::earliest) else { return false };
    let mut dates = cited.iter().flat_map(|&c| &citations[c].resolution.sources).map(|&s| {
        let reference = &sources[s].reference;
        reference.updated.or(reference.date).and_then(PartialDate::latest)
    });
    let first = dates.next();
    first.is_some_and(|first| std::iter::once(first).chain(dates).all(|date| date.is_some_and(|day| day < from)))
}

/// A party to the conflict is one whatever else it is.
fn party(reference: &Reference, config: &Config, names: &Names) -> Option<SourceType> {
    if config.parties.is_empty() {
        return None;
    }
    let key = names.key(reference.publisher.as_deref()?);
    config.parties.iter().any(|name| names.key(name) == key).then_some(SourceType::Party)
}

/// What the form of a reference says of its kind.
fn kind_by_form(reference: &Reference) -> SourceType {
    if reference.oral {
        return SourceType::Expert;
    }
    let name = reference.publisher.as_deref().unwrap_or_default();
    let citation = &lexicon().citation;
    let names = |kind: &Phrases| words(name).take(6).any(|w| kind.holds(&w));
    if reference.title.as_deref().is_some_and(|t| t.contains(" v. ") || t.contains(" c. ") || is_legal_act(t) || is_act_name(t))
        || names(&citation.court_words)
    {
        return SourceType::Legal;
    }
    if names(&citation.government_words) {
        return SourceType::Government;
    }
    if names(&citation.study_words) && reference.author.is_some() {
        return SourceType::Academic;
    }
    SourceType::Other
}

/// The names and years that citations in the text can mean.
fn listed_works(listed: &Bibliography, notes: bool) -> Listed {
    let mut works = HashSet::new();
    let mut days: HashMap<PartialDate, Vec<String>> = HashMap::new();
    for entry in &listed.entries {
        let Some(date) = entry.reference.date else { continue };
        for name in [&entry.reference.author, &entry.reference.publisher].into_iter().flatten() {
            works.extend(author_keys(name).into_iter().map(|key| (key, date.year())));
            works.insert((fold_key(name), date.year()));
            if date.is_full() {
                days.entry(date).or_default().push(name.to_string());
            }
        }
    }
    Listed { works, days, any: !listed.entries.is_empty(), notes }
}
