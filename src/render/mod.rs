//! Renderers: findings and models for people and programs. One file per output.

mod certificate;
mod comparison;
mod concise;
mod dot;
mod edges;
mod findings_json;
mod github;
mod gitlab;
mod graph_json;
mod graphml;
mod human;
mod junit;
mod listing;
mod page;
mod place;
mod report;
mod sarif;
mod statistics;
mod summary;

pub use certificate::{Certified, certificate_html, certificate_markdown};
pub use comparison::{Versions, comparison_human, comparison_json};
pub use concise::concise;
pub use dot::dot;
pub use findings_json::{findings_json, findings_jsonl};
pub use github::github;
pub use gitlab::gitlab;
pub use graph_json::graph_json;
pub use graphml::graphml;
pub use human::{HumanOptions, human};
pub use junit::junit;
pub use listing::{Entry, Listing, Region, RelatedEntry, Totals};
pub use report::{report_csv, report_human, report_json, report_sources_csv, report_sources_human, what_if_human, what_if_json};
pub use sarif::sarif;
pub use statistics::statistics;
pub use summary::markdown;
