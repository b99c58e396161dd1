//! `recoupe report`.

use recoupe::evidence::Evidence;
use recoupe::message::Messages;
use recoupe::render::{report_csv, report_human, report_json, report_sources_csv, report_sources_human, what_if_human, what_if_json};
use recoupe::report::what_if;
use recoupe::{Error, ErrorKind};

use super::arguments::{Report, ReportFormat};
use super::configuration::Configurations;
use super::{files, language, print_to};

pub(crate) fn run(options: &Report) -> Result<u8, Error> {
    let mut configurations = Configurations::default();
    let mut configured = None;
    let mut read: Vec<Evidence> = Vec::new();
    for path in files::expand(&options.paths)? {
        let config = configurations.of(&options.configuring, &path)?;
        configured = configured.or(config.messages);
        read.push(files::read(&path, options.reading.format, &options.reading.beside, &config)?.analyse(&config));
    }
    let messages = Messages::new(language(Some(&options.talking), configured));
    let all: Vec<&Evidence> = read.iter().collect();
    let output = match (&options.what_if, options.output_format) {
        (Some(name), ReportFormat::Human) => {
            outcomes(&all, name)?.iter().map(|(e, o)| what_if_human(e, o, &messages)).collect::<Vec<_>>().join("\n")
        }
        (Some(name), ReportFormat::Json) => {
            let outcomes: Vec<_> = outcomes(&all, name)?.iter().map(|(e, o)| what_if_json(e, o)).collect();
            format!("{:#}\n", serde_json::json!({ "schema": "recoupe-what-if/1", "documents": outcomes }))
        }
        (Some(_), ReportFormat::Csv) => {
            return Err(
                ErrorKind::Unknown { what: "format for --what-if", given: "csv".to_owned(), suggestion: Some("json".to_owned()) }.into()
            );
        }
        (None, ReportFormat::Json) => format!("{:#}\n", report_json(&all)),
        (None, ReportFormat::Csv) if options.sources => report_sources_csv(&all),
        (None, ReportFormat::Csv) => report_csv(&all),
        (None, ReportFormat::Human) => {
            let one = |e: &&Evidence| if options.sources { report_sources_human(e, &messages) } else { report_human(e, &messages) };
            all.iter().map(one).collect::<Vec<_>>().join("\n")
        }
    };
    print_to(&options.printing, &output)?;
    Ok(0)
}

/// Documents that cite the voice; an error with the closest name where none does.
fn outcomes<'e>(all: &[&'e Evidence], name: &str) -> Result<Vec<(&'e Evidence, recoupe::report::WhatIf)>, Error> {
    let found: Vec<_> = all.iter().filter_map(|e| what_if(e, name).map(|o| (*e, o))).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let cited = all.iter().flat_map(|e| e.sources.iter().flat_map(|s| [s.publisher(), &*s.group]));
    let suggestion = super::pages::closest(name, cited);
    Err(ErrorKind::Unknown { what: "publisher or group in these documents:", given: name.to_owned(), suggestion }.into())
}
