//! `recoupe figures`.

use recoupe::Error;
use recoupe::config::Config;
use recoupe::evidence::Evidence;
use recoupe::figure::quantities;
use recoupe::message::Messages;
use recoupe::render::{figures_csv, figures_human, figures_report_json, quantities_csv, quantities_human, quantities_json};

use super::arguments::{Figures, ReportFormat};
use super::configuration::Configurations;
use super::{files, language, print_to};

pub(crate) fn run(options: &Figures) -> Result<u8, Error> {
    let output = match options.lang_of_text {
        Some(_) => of_text(options)?,
        None => of_documents(options)?,
    };
    print_to(&options.printing, &output)?;
    Ok(0)
}

/// Quantities of plain text, for suites of numbers: no document, no claims.
fn of_text(options: &Figures) -> Result<String, Error> {
    let Some(of) = options.lang_of_text else { return Ok(String::new()) };
    let mut output = String::new();
    for path in &options.paths {
        let draft = files::read(path, options.reading.format, &options.reading.beside, &Config::default())?;
        let text = draft.text();
        let found = quantities(text, of);
        output.push_str(&match options.output_format {
            ReportFormat::Json => format!("{:#}\n", quantities_json(text, &found)),
            ReportFormat::Csv => quantities_csv(text, &found),
            ReportFormat::Human => quantities_human(text, &found),
        });
    }
    Ok(output)
}

fn of_documents(options: &Figures) -> Result<String, Error> {
    let mut configurations = Configurations::default();
    let mut configured = None;
    let mut read: Vec<Evidence> = Vec::new();
    for path in files::expand(&options.paths)? {
        let config = configurations.of(&options.configuring, &path)?;
        configured = configured.or(config.messages);
        read.push(files::read(&path, options.reading.format, &options.reading.beside, &config)?.analyse(&config));
    }
    let all: Vec<&Evidence> = read.iter().collect();
    Ok(match options.output_format {
        ReportFormat::Json => format!("{:#}\n", figures_report_json(&all)),
        ReportFormat::Csv => figures_csv(&all),
        ReportFormat::Human => figures_human(&all, &Messages::new(language(Some(&options.talking), configured))),
    })
}
