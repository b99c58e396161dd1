//! Tables that ship with the program: people write them in TOML, `build.rs` makes them quick to read.

use serde::de::DeserializeOwned;

/// Reads the table of a name, as `build.rs` lists them: `data!("numbers.fr")`.
macro_rules! data {
    ($name:literal) => {
        $crate::data::read($name, include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")))
    };
}

pub(crate) use data;

/// The tables are part of the program: tests read them all.
pub(crate) fn read<T: DeserializeOwned>(name: &str, json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{name}.toml: {error}"))
}
