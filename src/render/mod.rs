//! Renderers: findings and models for people and programs. One file per output.

mod graph_json;

pub use graph_json::graph_json;
