//! One test binary: what holds of the whole program.

mod accuracy;
mod bad_input;
mod calls;
mod caveat_structure;
mod command_line;
mod commands;
mod configuration;
mod event_days;
mod evidence_graph;
mod figure_contrast;
mod figure_counted;
mod figure_days;
mod figure_hedges;
mod figure_pairs;
mod figure_properties;
mod figure_reading;
mod figure_sites;
mod figure_standing;
mod figure_when;
mod figure_words;
mod figures;
mod formats;
mod fuzz_targets;
mod gate;
mod layering;
mod levels;
mod messages;
mod new_language;
mod notations;
mod numbers;
mod outputs;
mod own_voice;
mod pages;
mod properties;
mod public_api;
mod rule_pages;
mod schema;
mod shipped;
mod single_sources;
mod source_lines;
mod statement_structure;
mod statement_words;
mod xsd;
mod yaml;

use recoupe::check::{Selection, check};
use recoupe::document::Format;
use recoupe::evidence::Evidence;
use recoupe::finding::Finding;
use recoupe::text::Input;

/// Reads a text.
fn analyse(text: &str, format: Format) -> Evidence {
    recoupe::analyse(Input::new("note", text).expect("small enough"), format)
}

/// All that any rule sees.
fn findings(evidence: &Evidence) -> Vec<Finding> {
    check(evidence, &Selection::everything())
}

/// How many findings a rule has.
fn rules_of(evidence: &Evidence, rule: &str) -> usize {
    findings(evidence).iter().filter(|f| f.rule.name == rule).count()
}
