//! `recoupe config`: what is in force for an input.

use recoupe::settings::schema;
use recoupe::{Error, ErrorKind};

use super::arguments::ConfigCommand;
use super::configuration::Configurations;
use super::print;

pub(crate) fn run(options: &ConfigCommand) -> Result<u8, Error> {
    if options.schema {
        print(&format!("{:#}\n", schema()));
        return Ok(0);
    }
    let mut configurations = Configurations::default();
    let settings = configurations.settings(&options.configuring, &options.path)?;
    let config = configurations.of(&options.configuring, &options.path)?;
    let mut text = String::new();
    for file in &settings.files {
        text.push_str(&format!("# from {}\n", file.to_string_lossy()));
    }
    if settings.files.is_empty() {
        text.push_str("# no configuration file\n");
    }
    let mut shown = (*config).clone();
    // already in force
    shown.extends.clear();
    shown.overrides.clear();
    let toml = toml::to_string(&shown).map_err(|e| Error::from(ErrorKind::Io(std::io::Error::other(e.to_string()))))?;
    text.push_str(&toml);
    print(&text);
    Ok(0)
}
