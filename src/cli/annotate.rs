//! `recoupe annotate`.

use std::io::Write as _;

use recoupe::annotate::{annotate, remarks};
use recoupe::check::{Selection, check};
use recoupe::finding::Finding;
use recoupe::message::Messages;
use recoupe::{Draft, Error, ErrorKind};

use super::arguments::Annotate;
use super::configuration::Configurations;
use super::{check as checking, clock, files, language};

pub(crate) fn run(options: &Annotate) -> Result<u8, Error> {
    let io = |error: std::io::Error, path: &str| Error::from(ErrorKind::Io(error)).in_file(path);
    for name in options.select.iter().chain(&options.ignore) {
        checking::known(name)?;
    }
    let bytes = std::fs::read(&options.path).map_err(|e| io(e, &options.path))?;
    let mut draft = Draft::open(options.path.as_str(), bytes.clone(), options.reading.format.map(Into::into))?;
    files::add_libraries(&mut draft, &options.path, &options.reading)?;
    let config = Configurations::default().of(&options.configuring, &options.path)?;
    let mut selection = Selection::configured(&config);
    if !options.select.is_empty() {
        selection.select.clone_from(&options.select);
    }
    selection.ignore.extend(options.ignore.iter().cloned());
    selection.min_severity = options.min_severity.map_or(selection.min_severity, Into::into);
    selection.min_confidence = options.min_confidence.map_or(selection.min_confidence, Into::into);
    selection.today = options.reading.today;
    selection.day_of_run = clock::day_of_run();
    let evidence = draft.analyse(&config);
    let findings = check(&evidence, &selection);
    let shown: Vec<&Finding> = findings.iter().filter(|f| selection.shows(f)).collect();
    let messages = Messages::new(language(&options.talking, config.messages));
    let mut remarks = remarks(&evidence, &shown, &messages);
    remarks.date = options.reading.today.map(|day| day.to_string());
    let annotated = annotate(&bytes, &evidence, &remarks)?;
    std::fs::write(&options.output_file, annotated).map_err(|e| io(e, &options.output_file))?;
    if !options.talking.quiet {
        let count = remarks.len();
        let line = messages.words("annotated", &[("count", count.into()), ("file", options.output_file.as_str().into())]);
        let _ = writeln!(anstream::stderr(), "{line}");
    }
    Ok(0)
}
