//! The table of figures and their tolls: for people, as JSON, as CSV.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::figures_json::{across_json, figures, quantity_json, tolls};
use super::place::place_of;
use super::report::csv_line;
use crate::evidence::{Evidence, across};
use crate::figure::{Figure, Quantity, Standing, Within, timeline};
use crate::message::Messages;
use crate::rules::{measure_name, short, shown};

/// The figures of each document in order of place, its tolls, and what differs between documents.
pub fn figures_human(documents: &[&Evidence], messages: &Messages) -> String {
    let mut out = String::new();
    for evidence in documents {
        let count = evidence.figures.len();
        let path = evidence.document.input.path();
        let _ = writeln!(out, "{}", messages.words("figures-head", &[("path", path.into()), ("count", count.into())]));
        for figure in &evidence.figures {
            let _ = writeln!(out, "  {}", line(evidence, figure, messages));
        }
        let told = tolls_human(evidence, messages);
        if !told.is_empty() {
            let _ = write!(out, "\n{}\n{told}", messages.words("heading-tolls", &[]));
        }
        out.push('\n');
    }
    let between = across(documents);
    let differing: Vec<_> = between.iter().filter(|a| a.relation.is_disjoint()).collect();
    if !differing.is_empty() {
        let _ = writeln!(out, "{}", messages.words("heading-across", &[]));
        for one in differing {
            let sides: Vec<String> = one
                .sides
                .iter()
                .map(|&(document, figure)| {
                    let evidence = documents[document];
                    format!("{}:{}", evidence.document.input.path(), line(evidence, &evidence.figures[figure], messages))
                })
                .collect();
            let _ = writeln!(
                out,
                "  {} ({})\n    {}\n    {}",
                messages.words(relation_id(one.relation.slug()), &[]),
                one.sureness.slug(),
                sides[0],
                sides[1]
            );
        }
    }
    out
}

fn relation_id(slug: &str) -> &'static str {
    match slug {
        "retracted" => "relation-retracted",
        "superseded" => "relation-superseded",
        _ => "relation-conflict",
    }
}

/// "125  at least 14 · killed · Almaty · 05/01/2022 · ministry".
fn line(evidence: &Evidence, figure: &Figure, messages: &Messages) -> String {
    let mut parts = vec![short(&figure.text, 40), messages.words(&measure_name(figure.quantity.measure), &[])];
    if let Some(site) = &figure.site {
        parts.push(if site.inferred { format!("({})", site.name) } else { site.name.clone() });
    }
    if let Some(day) = figure.as_of {
        let day = messages.date(day);
        parts.push(if figure.as_of_inferred { format!("({day})") } else { day });
    }
    parts.extend(figure.attribution.as_deref().map(|v| short(v, 40)));
    match figure.standing {
        Standing::Standing => {}
        Standing::Retracted => parts.push(messages.words("standing-retracted", &[])),
        Standing::Disputed => parts.push(messages.words("standing-disputed", &[])),
    }
    format!("{:>5}  {}", place_of(&evidence.document, figure.span.start), parts.join(" · "))
}

/// The timeline of each toll whose figures differ: "killed  26 (07/01) → 164 (09/01, withdrawn) → 227".
pub(super) fn tolls_human(evidence: &Evidence, messages: &Messages) -> String {
    const STEPS: usize = 7;
    let mut out = String::new();
    for toll in evidence.tolls.iter().filter(|t| t.differs()) {
        let steps = timeline(&evidence.figures, toll);
        if steps.len() < 2 || steps.iter().all(|&f| evidence.figures[f].within == Within::Title) {
            continue;
        }
        let name = messages.words(&measure_name(toll.measure), &[]);
        let name = toll.place.as_ref().map_or_else(|| name.clone(), |place| format!("{name}, {place}"));
        let skipped = steps.len().saturating_sub(STEPS);
        let told: Vec<String> = steps.iter().skip(skipped).map(|&f| step(evidence, &evidence.figures[f], messages)).collect();
        let lead = if skipped > 0 { "… → " } else { "" };
        let _ = writeln!(out, "   {name:<12} {lead}{}", told.join(" → "));
    }
    out
}

fn step(evidence: &Evidence, figure: &Figure, messages: &Messages) -> String {
    let mut notes: Vec<String> = Vec::new();
    if let Some(day) = figure.as_of {
        notes.push(day_and_month(&shown(day, evidence)));
    }
    if let Some(population) = figure.quantity.population.filter(|_| figure.standing != Standing::Standing) {
        notes.push(messages.words(&format!("population-{}", population.slug()), &[]));
    }
    match figure.standing {
        Standing::Standing => {}
        Standing::Retracted => notes.push(messages.words("standing-retracted", &[])),
        Standing::Disputed => notes.push(messages.words("standing-disputed", &[])),
    }
    if notes.is_empty() { figure.text.clone() } else { format!("{} ({})", figure.text, notes.join(", ")) }
}

/// "07/01/2022" → "07/01": the year is the report's own.
fn day_and_month(day: &str) -> String {
    let mut parts = day.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(_)) => format!("{day}/{month}"),
        _ => day.to_owned(),
    }
}

/// Figures and tolls of documents, and what compares between them, as JSON (`recoupe-figures/1`).
pub fn figures_report_json(documents: &[&Evidence]) -> Value {
    let of: Vec<Value> = documents
        .iter()
        .enumerate()
        .map(|(i, e)| json!({ "id": format!("d{}", i + 1), "path": e.document.input.path(), "figures": figures(e), "tolls": tolls(e) }))
        .collect();
    json!({ "schema": "recoupe-figures/1", "documents": of, "comparisons": across_json(documents) })
}

/// The figures of documents as CSV (RFC 4180), one line each.
pub fn figures_csv(documents: &[&Evidence]) -> String {
    let mut out = String::new();
    let head = [
        "path",
        "id",
        "place_in_file",
        "text",
        "point",
        "low",
        "high",
        "qualifier",
        "measure",
        "unit",
        "population",
        "place",
        "as_of",
        "as_of_inferred",
        "attribution",
        "in",
        "status",
    ];
    csv_line(&mut out, &head.map(str::to_owned));
    for evidence in documents {
        for (index, figure) in evidence.figures.iter().enumerate() {
            let q = &figure.quantity;
            let mut cells = vec![
                evidence.document.input.path().to_owned(),
                format!("f{}", index + 1),
                place_of(&evidence.document, figure.span.start),
                figure.text.clone(),
            ];
            cells.extend(quantity_cells(q));
            cells.extend([
                q.population.map(|p| p.slug().to_owned()).unwrap_or_default(),
                figure.site.as_ref().map(|s| s.name.clone()).unwrap_or_default(),
                figure.as_of.map(|d| d.to_string()).unwrap_or_default(),
                figure.as_of_inferred.to_string(),
                figure.attribution.clone().unwrap_or_default(),
                figure.within.slug().to_owned(),
                figure.standing.slug().to_owned(),
            ]);
            csv_line(&mut out, &cells);
        }
    }
    out
}

/// The quantities of a plain text as JSON (`recoupe-quantities/1`).
pub fn quantities_json(text: &str, found: &[Quantity]) -> Value {
    let of: Vec<Value> = found.iter().map(|q| quantity_json(text, q)).collect();
    json!({ "schema": "recoupe-quantities/1", "quantities": of })
}

/// The quantities of a plain text, one line each.
pub fn quantities_human(text: &str, found: &[Quantity]) -> String {
    let mut out = String::new();
    for q in found {
        let words: String = text[q.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let point = q.point.map(|p| p.to_string()).unwrap_or_default();
        let _ = writeln!(
            out,
            "{:>6}..{:<6} {words} · {} {point} · {} {}",
            q.range.start,
            q.range.end,
            q.qualifier.slug(),
            q.measure.slug(),
            q.unit.as_deref().unwrap_or_default()
        );
    }
    out
}

/// The quantities of a plain text as CSV, one line each.
pub fn quantities_csv(text: &str, found: &[Quantity]) -> String {
    let mut out = String::new();
    csv_line(&mut out, &["start", "end", "text", "point", "low", "high", "qualifier", "measure", "unit"].map(str::to_owned));
    for q in found {
        let mut cells = vec![q.range.start.to_string(), q.range.end.to_string(), text[q.range.clone()].to_owned()];
        cells.extend(quantity_cells(q));
        csv_line(&mut out, &cells);
    }
    out
}

/// Value, bounds and what is counted, for a table.
fn quantity_cells(q: &Quantity) -> [String; 6] {
    let number = |n: Option<crate::figure::Decimal>| n.map(|n| n.to_string()).unwrap_or_default();
    [
        number(q.point),
        number(q.hard.low),
        number(q.hard.high),
        q.qualifier.slug().to_owned(),
        q.measure.slug().to_owned(),
        q.unit.clone().unwrap_or_default(),
    ]
}
