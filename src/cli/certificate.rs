//! `recoupe certificate`.

use recoupe::check::{Selection, check};
use recoupe::config::FailOn;
use recoupe::finding::Severity;
use recoupe::message::Messages;
use recoupe::render::{Certified, Listing, certificate_html, certificate_markdown};
use recoupe::{Error, ErrorKind};

use super::arguments::{Certificate, PageFormat};
use super::check::{KnownFindings, key};
use super::configuration::Configurations;
use super::{FINDINGS, NOTHING, clock, files, language, print};

/// Exits like `check`: a page that says that the policy is not met is no licence to publish.
pub(crate) fn run(options: &Certificate) -> Result<u8, Error> {
    let baseline = options.baseline.as_deref().map(KnownFindings::read).transpose()?;
    let config = Configurations::default().of(&options.configuring, &options.path)?;
    let messages = Messages::new(language(&options.talking, config.messages));
    let draft = files::read(&options.path, &options.reading, &config)?;
    let evidence = draft.analyse(&config);
    let mut selection = Selection::configured(&config);
    selection.min_severity = Severity::Info;
    selection.today = options.reading.today;
    selection.day_of_run = clock::day_of_run();
    let mut findings = check(&evidence, &selection);
    if let (Some(baseline), Some(file)) = (&baseline, &options.baseline) {
        baseline.compare(&key(file, &options.path, options.reading.stdin_filename.as_deref()), &mut findings, &selection);
    }
    // exceptions are listed whatever their severity; open findings as `check` shows them
    let shown = Selection::configured(&config);
    findings.retain(|f| !f.is_open() || shown.reaches(f));
    let listing = Listing::of(&evidence, &findings, &selection, &messages);
    let fails = config.fail_on.unwrap_or(FailOn::Error).least();
    let mut certified = Certified::new(&evidence, &listing, &config, fails);
    let dated = options.reading.today.is_some() || evidence.directives.iter().any(|d| d.until.is_some());
    certified.today = selection.today_for(&evidence).filter(|_| dated).map(Into::into);
    let text = match options.output_format {
        PageFormat::Markdown => certificate_markdown(&certified, &messages),
        PageFormat::Html => certificate_html(&certified, &messages),
    };
    match &options.output_file {
        Some(file) => std::fs::write(file, text).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file.as_str()))?,
        None => print(&text),
    }
    Ok(match (listing.coverage.nothing_checkable(), certified.holds()) {
        (true, _) => NOTHING,
        (false, true) => 0,
        (false, false) => FINDINGS,
    })
}
