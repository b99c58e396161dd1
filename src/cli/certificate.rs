//! `recoupe certificate`.

use hmac_sha256::Hash;
use recoupe::check::{Selection, check};
use recoupe::config::FailOn;
use recoupe::finding::Severity;
use recoupe::message::Messages;
use recoupe::render::{Certified, Listing, certificate_html, certificate_markdown};
use recoupe::{Draft, Error};

use super::arguments::{Certificate, PageFormat};
use super::check::{KnownFindings, key};
use super::configuration::Configurations;
use super::{FINDINGS, NOTHING, clock, files, language, print_to};

/// Exits like `check`: a page that says that the policy is not met is no licence to publish.
pub(crate) fn run(options: &Certificate) -> Result<u8, Error> {
    let baseline = options.baseline.as_deref().map(KnownFindings::read).transpose()?;
    let config = Configurations::default().of(&options.configuring, &options.path)?;
    let messages = Messages::new(language(Some(&options.talking), config.messages));
    let (name, bytes) = files::bytes(&options.path, &options.reading.beside)?;
    let sum = Hash::hash(&bytes).iter().fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
    let file = (sum, bytes.len());
    let mut draft = Draft::open(name, bytes, options.reading.format.map(Into::into))?;
    files::add_libraries(&mut draft, name, &options.reading.beside, &config)?;
    let evidence = draft.analyse(&config);
    let mut selection = Selection::configured(&config);
    selection.min_severity = Severity::Info;
    selection.today = options.dating.today;
    selection.day_of_run = clock::day_of_run();
    let mut findings = check(&evidence, &selection);
    if let (Some(baseline), Some(file)) = (&baseline, &options.baseline) {
        baseline.compare(&key(file, &options.path, options.reading.beside.stdin_filename.as_deref()), &mut findings, &selection);
    }
    // exceptions are listed whatever their severity; open findings as `check` shows them
    let shown = Selection::configured(&config);
    findings.retain(|f| !f.is_open() || shown.reaches(f));
    let listing = Listing::of(&evidence, &findings, &selection, &messages);
    let fails = config.fail_on.unwrap_or(FailOn::Error).least();
    let mut certified = Certified::new(&evidence, &listing, &config, fails);
    let dated = options.dating.today.is_some() || evidence.directives.iter().any(|d| d.until.is_some());
    certified.today = selection.today_for(&evidence).filter(|_| dated).map(Into::into);
    certified.file = Some(file);
    let text = match options.output_format {
        PageFormat::Markdown => certificate_markdown(&certified, &messages),
        PageFormat::Html => certificate_html(&certified, &messages),
    };
    print_to(&options.printing, &text)?;
    Ok(match (listing.coverage.nothing_checkable(), certified.holds()) {
        (true, _) => NOTHING,
        (false, true) => 0,
        (false, false) => FINDINGS,
    })
}
