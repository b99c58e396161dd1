//! The report on levels: for people, as JSON, as CSV.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::place::place_of;
use crate::document::SourceType;
use crate::evidence::Evidence;
use crate::graph::{Flag, Level};
use crate::message::Messages;
use crate::report::{SourceUse, WhatIf, place, sections, sources, totals};
use crate::rules::short;

/// The claims of a document with their levels, by section, for people.
pub fn report_human(evidence: &Evidence, messages: &Messages) -> String {
    let mut out = String::new();
    head(&mut out, evidence, &totals(evidence), messages);
    for section in sections(evidence) {
        let _ = writeln!(out, "\n{}", section.heading.as_deref().unwrap_or("—"));
        let _ = writeln!(out, "  {}", levels(&section.levels, messages));
        if !section.types.is_empty() {
            let types: Vec<String> = section.types.iter().map(|&(of, count)| format!("{count} {}", kind(of, count, messages))).collect();
            let _ = writeln!(out, "  {}", messages.words("report-types", &[("types", types.join(", ").into())]));
        }
        for index in section.claims {
            let Some(weight) = &evidence.weights[index] else { continue };
            let claim = &evidence.claims[index];
            let line = place_of(&evidence.document, claim.span(&evidence.document).start);
            let level = messages.words(level_id(weight.level), &[]);
            let flags: Vec<String> = weight.flags.iter().map(|f| messages.words(flag_id(*f), &[])).collect();
            let flags = if flags.is_empty() { String::new() } else { format!(" [{}]", flags.join(", ")) };
            let notes = notes(evidence, index, messages);
            let _ = writeln!(
                out,
                "  {line:>5}  {:<24} {:>4}  {notes:<16} {}{flags}",
                level,
                count(weight.origins, weight.origins_at_most),
                short(&claim.text(&evidence.document), 72)
            );
        }
    }
    out
}

fn head(out: &mut String, evidence: &Evidence, totals: &[usize; 5], messages: &Messages) {
    let path = evidence.document.input.path();
    let count: usize = totals.iter().sum();
    let _ = writeln!(out, "{}", messages.words("report-head", &[("path", path.into()), ("count", count.into())]));
    let _ = writeln!(out, "{}", levels(totals, messages));
    let _ = writeln!(out, "{}", messages.words("report-bound", &[]));
}

/// "news outlets": a type of sources, in the number that is meant.
fn kind(of: SourceType, count: usize, messages: &Messages) -> String {
    messages.words(&format!("source-{}", of.slug()), &[("count", count.into())])
}

/// "12 corroborated, 3 single source": the strongest first.
fn levels(counts: &[usize; 5], messages: &Messages) -> String {
    let shown: Vec<String> = Level::ALL
        .iter()
        .rev()
        .filter(|&&level| counts[place(level)] > 0)
        .map(|&level| {
            let count = counts[place(level)];
            let words = messages.words(&format!("support-{}", level.slug()), &[("count", count.into())]);
            format!("{count} {words}")
        })
        .collect();
    shown.join(", ")
}

fn count(low: usize, high: usize) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

fn notes(evidence: &Evidence, claim: usize, messages: &Messages) -> String {
    let labels: Vec<&str> = evidence.claims[claim].footnotes.iter().map(|&n| evidence.document.footnotes[n].label.as_str()).collect();
    match labels.as_slice() {
        [] => "—".to_owned(),
        [one] => messages.words("place-note", &[("label", (*one).into())]),
        all => messages.words("place-notes", &[("labels", all.join(", ").into())]),
    }
}

pub(super) const fn level_id(level: Level) -> &'static str {
    match level {
        Level::Unsourced => "level-unsourced",
        Level::Unusable => "level-unusable",
        Level::SingleSource => "level-single-source",
        Level::SingleOrigin => "level-single-origin",
        Level::Corroborated => "level-corroborated",
    }
}

const fn flag_id(flag: Flag) -> &'static str {
    match flag {
        Flag::Attributed => "flag-attributed",
        Flag::OneSpeaker => "flag-one-speaker",
        Flag::Acknowledged => "flag-acknowledged",
        Flag::Contested => "flag-contested",
        Flag::Hedged => "flag-hedged",
        Flag::Retracted => "flag-retracted",
        Flag::Diverse => "flag-diverse",
        Flag::SharedChannel => "flag-shared-channel",
        Flag::Presumed => "flag-presumed",
        Flag::LateSupport => "flag-late-support",
        Flag::SocialOnly => "flag-social-only",
        Flag::PartyOnly => "flag-party-only",
        Flag::Outdated => "flag-outdated",
    }
}

/// The sources of a document, for people: each with its type, the language of its title, its dates, its
/// channel, and the claims that rest on it alone.
pub fn report_sources_human(evidence: &Evidence, messages: &Messages) -> String {
    let mut out = String::new();
    head(&mut out, evidence, &totals(evidence), messages);
    out.push('\n');
    for used in sources(evidence) {
        let source = &evidence.sources[used.source];
        let reference = &source.reference;
        let name = if source.publisher().is_empty() { reference.title.as_deref().unwrap_or("—") } else { source.publisher() };
        let mut parts = vec![kind(source.kind, 1, messages)];
        parts.extend(used.language.map(str::to_owned));
        parts.extend(reference.date.map(|d| messages.date(d)));
        parts.extend(reference.updated.map(|d| messages.words("report-updated", &[("date", d.into())])));
        parts.extend(reference.via.as_ref().map(|via| messages.words("report-via", &[("channel", (**via).into())])));
        parts.extend(source.group_label(name));
        let _ = writeln!(out, "{}{}", short(name, 60), reference.disambiguator.as_ref().map(|d| format!(" [{d}]")).unwrap_or_default());
        let _ = writeln!(out, "    {}", parts.join(" · "));
        let alone: Vec<String> = used.alone.iter().map(|&c| notes(evidence, c, messages)).collect();
        let mut alone_shown = alone.clone();
        alone_shown.dedup();
        let line = messages.words("report-rests", &[("claims", used.claims.len().into()), ("alone", used.alone.len().into())]);
        let which = if alone_shown.is_empty() { String::new() } else { format!(" ({})", short(&alone_shown.join(", "), 90)) };
        let _ = writeln!(out, "    {line}{which}");
    }
    out
}

/// What is left without one voice, for people.
pub fn what_if_human(evidence: &Evidence, outcome: &WhatIf, messages: &Messages) -> String {
    let mut out = String::new();
    let path = evidence.document.input.path();
    let values = [
        ("path", path.into()),
        ("voice", outcome.name.as_str().into()),
        ("sources", outcome.sources.into()),
        ("fallen", outcome.fallen.len().into()),
        ("claims", outcome.claims.into()),
    ];
    let _ = writeln!(out, "{}", messages.words("what-if", &values));
    let _ = writeln!(out, "{}\n", messages.words("what-if-weakened", &[("count", outcome.weakened.into())]));
    for fall in &outcome.fallen {
        let claim = &evidence.claims[fall.claim];
        let line = place_of(&evidence.document, claim.span(&evidence.document).start);
        let level =
            |w: &crate::graph::Weight| format!("{} ({})", messages.words(level_id(w.level), &[]), count(w.origins, w.origins_at_most));
        let _ = writeln!(out, "{line:>5}  {:<14} {} → {}", notes(evidence, fall.claim, messages), level(&fall.before), level(&fall.after));
        let _ = writeln!(out, "       {}", short(&claim.text(&evidence.document), 90));
    }
    out
}

fn level_counts(counts: &[usize; 5]) -> Value {
    Level::ALL.iter().map(|&level| (level.slug().to_owned(), Value::from(counts[place(level)]))).collect::<serde_json::Map<_, _>>().into()
}

fn labels(evidence: &Evidence, claim: usize) -> Vec<&str> {
    evidence.claims[claim].footnotes.iter().map(|&n| evidence.document.footnotes[n].label.as_str()).collect()
}

/// The same as JSON (`recoupe-report/1`).
pub fn report_json(documents: &[&Evidence]) -> Value {
    let documents: Vec<Value> = documents
        .iter()
        .map(|evidence| {
            let sections: Vec<Value> = sections(evidence)
                .into_iter()
                .map(|section| {
                    let claims: Vec<Value> = section.claims.iter().map(|&c| claim_json(evidence, c)).collect();
                    let types: serde_json::Map<_, _> = section.types.iter().map(|(kind, n)| (kind.slug().to_owned(), Value::from(*n))).collect();
                    json!({ "heading": section.heading, "levels": level_counts(&section.levels), "source_types": types, "claims": claims })
                })
                .collect();
            let sources: Vec<Value> = sources(evidence).iter().map(|s| source_json(evidence, s)).collect();
            json!({ "path": evidence.document.input.path(), "levels": level_counts(&totals(evidence)), "sections": sections, "sources": sources })
        })
        .collect();
    json!({ "schema": "recoupe-report/1", "documents": documents })
}

fn claim_json(evidence: &Evidence, index: usize) -> Value {
    let claim = &evidence.claims[index];
    let weight = evidence.weights[index].as_ref();
    json!({
        "id": format!("c{}", index + 1),
        "span": super::graph_json::span(&evidence.document, claim.span(&evidence.document)),
        "text": claim.text(&evidence.document),
        "level": weight.map(|w| w.level.slug()),
        "independent_origins": weight.map(|w| w.origins),
        "independent_origins_at_most": weight.map(|w| w.origins_at_most),
        "flags": weight.map(|w| w.flags.iter().map(|f| f.slug()).collect::<Vec<_>>()),
        "footnotes": labels(evidence, index),
    })
}

fn source_json(evidence: &Evidence, used: &SourceUse) -> Value {
    let source = &evidence.sources[used.source];
    let ids = |claims: &[usize]| claims.iter().map(|c| format!("c{}", c + 1)).collect::<Vec<_>>();
    json!({
        "id": format!("s{}", used.source + 1),
        "publisher": source.publisher(),
        "title": source.reference.title,
        "type": source.kind.slug(),
        "title_language": used.language,
        "date": source.reference.date,
        "updated": source.reference.updated,
        "via": source.reference.via,
        "group": &*source.group,
        "claims": ids(&used.claims),
        "rests_alone": ids(&used.alone),
    })
}

/// What is left without one voice, as JSON.
pub fn what_if_json(evidence: &Evidence, outcome: &WhatIf) -> Value {
    let fallen: Vec<Value> = outcome
        .fallen
        .iter()
        .map(|f| json!({ "claim": claim_json(evidence, f.claim), "level": f.after.level.slug(), "independent_origins": f.after.origins }))
        .collect();
    json!({
        "path": evidence.document.input.path(), "without": outcome.name, "sources": outcome.sources, "claims": outcome.claims,
        "weakened": outcome.weakened, "fallen": fallen,
    })
}

/// The claims of documents as CSV (RFC 4180), one line each.
pub fn report_csv(documents: &[&Evidence]) -> String {
    let mut out = String::from("path,section,claim,line,level,origins,origins_at_most,flags,footnotes,text\r\n");
    for evidence in documents {
        for section in sections(evidence) {
            for index in section.claims {
                let Some(weight) = &evidence.weights[index] else { continue };
                let claim = &evidence.claims[index];
                let line = place_of(&evidence.document, claim.span(&evidence.document).start);
                let flags: Vec<&str> = weight.flags.iter().map(|f| f.slug()).collect();
                let cells = [
                    evidence.document.input.path().to_owned(),
                    section.heading.clone().unwrap_or_default(),
                    format!("c{}", index + 1),
                    line,
                    weight.level.slug().to_owned(),
                    weight.origins.to_string(),
                    weight.origins_at_most.to_string(),
                    flags.join(" "),
                    labels(evidence, index).join(" "),
                    claim.text(&evidence.document),
                ];
                csv_line(&mut out, &cells);
            }
        }
    }
    out
}

/// The sources of documents as CSV, one line each.
pub fn report_sources_csv(documents: &[&Evidence]) -> String {
    let mut out = String::from("path,source,publisher,title,type,title_language,date,updated,channel,group,claims,rests_alone\r\n");
    for evidence in documents {
        for used in sources(evidence) {
            let source = &evidence.sources[used.source];
            let reference = &source.reference;
            let cells = [
                evidence.document.input.path().to_owned(),
                format!("s{}", used.source + 1),
                source.publisher().to_owned(),
                reference.title.as_deref().unwrap_or_default().to_owned(),
                source.kind.slug().to_owned(),
                used.language.unwrap_or_default().to_owned(),
                reference.date.map(|d| d.to_string()).unwrap_or_default(),
                reference.updated.map(|d| d.to_string()).unwrap_or_default(),
                reference.via.as_deref().unwrap_or_default().to_owned(),
                source.group.to_string(),
                used.claims.len().to_string(),
                used.alone.len().to_string(),
            ];
            csv_line(&mut out, &cells);
        }
    }
    out
}

/// One line of CSV.
pub(super) fn csv_line(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        // A spreadsheet takes "=…" for a formula: a draft is somebody's text, never a program.
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula || cell.contains([',', '"', '\n', '\r']) {
            let _ = write!(out, "\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""));
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
