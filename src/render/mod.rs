//! Renderers: findings and models for people and programs. One file per output.

mod concise;
mod findings_json;
mod graph_json;
mod human;

pub use concise::concise;
pub use findings_json::findings_json;
pub use graph_json::graph_json;
pub use human::{HumanOptions, human};
