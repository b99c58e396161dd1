//! Renderers: findings and models for people and programs. One file per output.

mod concise;
mod dot;
mod edges;
mod findings_json;
mod graph_json;
mod graphml;
mod human;
mod report;

pub use concise::concise;
pub use dot::dot;
pub use findings_json::findings_json;
pub use graph_json::graph_json;
pub use graphml::graphml;
pub use human::{HumanOptions, human};
pub use report::{report_csv, report_human, report_json, report_sources_csv, report_sources_human, what_if_human, what_if_json};
