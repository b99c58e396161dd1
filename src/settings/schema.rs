//! The JSON Schema of `recoupe.toml`, for editors that complete and check it while one writes.

use serde_json::{Map, Value, json};

use super::POLICIES;
use crate::document::{DerivationKind, Language, SourceType};
use crate::rules::RULES;

/// The schema (draft 2020-12).
pub fn schema() -> Value {
    let mut root = table(
        &[],
        &[
            (
                "extends",
                json!({ "type": ["string", "array"], "items": { "type": "string" } }),
                "Configurations that this one builds upon: paths relative to its folder.",
            ),
            (
                "bibliography",
                json!({ "type": ["string", "array"], "items": { "type": "string" } }),
                "Lists of references beside the drafts: BibTeX, CSL-JSON, RIS, hayagriva; paths relative to its folder.",
            ),
            ("policy", json!({ "enum": POLICIES.map(|p| p.name) }), "A policy that comes with the program."),
            ("messages", language(), "The language of messages; else that of the locale."),
            ("language", language(), "The language of the documents; else it is told from their words."),
            ("report_date", date(), "The date of the report; else the one that it gives itself."),
            ("coverage", coverage(), "What a marker covers: the text since the previous marker, or its sentence only."),
            ("select", names(), "The only rules or groups that run."),
            ("ignore", names(), "Rules or groups that do not run."),
            ("min_severity", severity(), "The least severity that is shown."),
            ("min_confidence", confidence(), "The least confidence that is shown."),
            ("fail_on", fail_on(), "From what severity on a finding fails the run."),
            ("parties", strings(), "Parties to the conflict."),
            ("independent", independent(), "Publishers that stand apart from the group they would be put in."),
            ("corroboration", corroboration(), "When a claim counts as corroborated."),
            ("thresholds", thresholds(), "From how many places on some rules speak."),
            ("period", period(), "The span of time that the report is about: claims on older sources alone are outdated."),
            ("rules", rules(), "Severities of rules, and rules that are off."),
            ("publishers", json!({ "type": "object", "additionalProperties": publisher() }), "Publishers by name."),
            ("derivation", list(derivation()), "Sources that derive from others."),
            ("retracted", list(named()), "Sources that were withdrawn: address, title, or publisher and date."),
            ("own_reporting", list(named()), "Sources that declare reporting of their own, though they pass on others' too."),
            ("required", list(required()), "Levels that passages must reach."),
            ("overrides", list(overrides()), "What holds for some inputs only; later entries win."),
        ],
    );
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    root["title"] = "recoupe.toml".into();
    root
}

fn table(wanted: &[&str], keys: &[(&str, Value, &str)]) -> Value {
    let mut properties = Map::new();
    for (name, shape, description) in keys {
        let mut shape = shape.clone();
        shape["description"] = (*description).into();
        properties.insert((*name).to_owned(), shape);
    }
    let mut table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !wanted.is_empty() {
        table["required"] = json!(wanted);
    }
    table
}

fn list(of: Value) -> Value {
    let mut list = json!({ "type": "array" });
    list["items"] = of;
    list
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn strings() -> Value {
    list(text())
}

fn language() -> Value {
    json!({ "enum": Language::all().map(Language::code).collect::<Vec<_>>() })
}

/// A day in TOML reaches a schema as text.
fn date() -> Value {
    json!({ "type": ["string", "integer"] })
}

fn severity() -> Value {
    json!({ "enum": ["info", "warning", "error"] })
}

fn confidence() -> Value {
    json!({ "enum": ["low", "medium", "high"] })
}

fn fail_on() -> Value {
    json!({ "enum": ["error", "warning", "info", "never"] })
}

fn coverage() -> Value {
    json!({ "enum": ["since-previous-marker", "sentence"] })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

/// Names of rules and groups.
fn known() -> Vec<&'static str> {
    let mut names: Vec<&str> = RULES.iter().map(|r| r.name).collect();
    let mut groups: Vec<&str> = RULES.iter().map(|r| r.group.slug()).collect();
    groups.sort_unstable();
    groups.dedup();
    names.sort_unstable();
    names.extend(groups);
    names.push("all");
    names
}

fn names() -> Value {
    list(json!({ "enum": known() }))
}

fn rules() -> Value {
    let setting = json!({ "enum": ["off", "info", "warning", "error"] });
    let properties: Map<String, Value> = known().into_iter().map(|name| (name.to_owned(), setting.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn independent() -> Value {
    let explained = table(&["publisher", "reason"], &[("publisher", text(), "Its name."), ("reason", text(), "Why.")]);
    list(json!({ "oneOf": [text(), explained] }))
}

fn corroboration() -> Value {
    table(&[], &[("threshold", count(), "The number of independent origins from which a claim counts as corroborated.")])
}

fn thresholds() -> Value {
    table(
        &[],
        &[
            ("bundled_footnote", count(), "Sentences under one note from which `bundled-footnote` speaks."),
            ("rolling_source", count(), "Notes that cite one running page from which `rolling-source` speaks."),
        ],
    )
}

fn period() -> Value {
    table(&[], &[("from", date(), "Its first day, month or year."), ("to", date(), "Its last day, month or year.")])
}

fn publisher() -> Value {
    let kinds = SourceType::ALL.map(SourceType::slug);
    table(
        &[],
        &[
            ("aliases", strings(), "Other names of it."),
            ("group", text(), "The group it belongs to."),
            ("state_media_of", text(), "The state body whose word its reports are."),
            ("type", json!({ "enum": kinds }), "What kind of voice it is."),
        ],
    )
}

fn derivation() -> Value {
    let kinds = DerivationKind::ALL.map(DerivationKind::slug);
    table(
        &["source", "from", "kind"],
        &[
            ("source", text(), "The source: its address, its title, or its publisher and date."),
            ("from", text(), "What it derives from: a source, or the name of a publisher."),
            ("kind", json!({ "enum": kinds }), "How."),
        ],
    )
}

fn named() -> Value {
    table(&["source"], &[("source", text(), "The source: its address, its title, or its publisher and date."), ("reason", text(), "Why.")])
}

fn required() -> Value {
    table(
        &["level"],
        &[
            ("heading", text(), "Words of the headings above the passages, in any case."),
            ("tag", text(), "A tag that a comment gives them: `<!-- recoupe: tag NAME -->`."),
            ("figures", json!({ "type": "boolean" }), "Only passages that hold a figure."),
            ("level", json!({ "enum": ["single-source", "corroborated"] }), "The level."),
            ("unless", list(json!({ "enum": ["acknowledged", "attributed", "hedged", "contested"] })), "What excuses a passage below it."),
            ("reason", text(), "Why it is required, for the finding."),
        ],
    )
}

fn overrides() -> Value {
    table(
        &["paths"],
        &[
            ("paths", strings(), "Patterns of paths, relative to the folder of the configuration."),
            ("select", names(), "The only rules or groups that run."),
            ("ignore", names(), "Further rules or groups that do not run."),
            ("rules", rules(), "Severities of rules."),
            ("min_severity", severity(), "The least severity that is shown."),
            ("min_confidence", confidence(), "The least confidence that is shown."),
            ("fail_on", fail_on(), "From what severity on a finding fails the run."),
            ("language", language(), "The language of these documents."),
            ("report_date", date(), "Their date."),
            ("period", period(), "What they are about."),
            ("coverage", coverage(), "What a marker covers in them."),
            ("corroboration", corroboration(), "When a claim counts as corroborated in them."),
            ("parties", strings(), "Further parties to their conflict."),
            ("required", list(required()), "Further levels that their passages must reach."),
        ],
    )
}
