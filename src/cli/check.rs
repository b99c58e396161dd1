//! `recoupe check`.

use std::io::Write as _;
use std::sync::Arc;

use recoupe::check::{Selection, check};
use recoupe::config::Config;
use recoupe::message::Messages;
use recoupe::render::{HumanOptions, Listing, human};
use recoupe::rules::RULES;
use recoupe::{Error, ErrorKind};

use super::arguments::Check;
use super::configuration::Configurations;
use super::outputs::{Outcome, colored, wants_screens, width};
use super::{FINDINGS, NOTHING, USAGE, complain, files, language, outputs, parallel};

pub(crate) fn run(options: &Check) -> Result<u8, Error> {
    let selection = selection(options)?;
    let language = language(&options.talking);
    let mut configurations = Configurations::default();
    let paths = files::expand(&options.paths)?;
    let alone = paths.len() == 1;
    let mut jobs: Vec<Job> = Vec::new();
    for path in paths {
        let config = configurations.of(&options.configuring, &path)?;
        jobs.push(Job { path, config, alone });
    }
    let mut layout = HumanOptions::default();
    layout.all = options.all;
    layout.color = options.output_file.is_none() && colored(options.talking.color);
    layout.width = width(layout.width);
    let layout = wants_screens(options).then_some(layout);
    let done = parallel::in_order(
        &jobs,
        || Messages::new(language),
        |messages, job| {
            if options.talking.verbose {
                let _ = writeln!(anstream::stderr(), "{}", job.path);
            }
            examine(options, job, &selection, layout, messages)
        },
    );
    let (mut listings, mut screens, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    let mut fails = false;
    for (job, outcome) in jobs.iter().zip(done) {
        match outcome {
            Ok(examined) => {
                fails |= examined.fails;
                listings.push(examined.listing);
                screens.extend(examined.screen);
            }
            Err(error) => {
                complain(&error);
                unread.push((job.path.clone(), error.to_string()));
            }
        }
    }
    let outcome = Outcome { listings: &listings, screens: &screens, unread: &unread, fails: options.fail_on.least() };
    outputs::write(options, &outcome, &Messages::new(language))?;
    Ok(code(&outcome, fails))
}

/// One document to check.
struct Job {
    path: String,
    config: Arc<Config>,
    /// No other document is checked.
    alone: bool,
}

/// One document, checked.
struct Examined {
    listing: Listing,
    screen: Option<String>,
    /// It holds a finding at or above `--fail-on`.
    fails: bool,
}

fn examine(
    options: &Check,
    job: &Job,
    selection: &Selection,
    layout: Option<HumanOptions>,
    messages: &Messages,
) -> Result<Examined, Error> {
    let draft = files::read(&job.path, options.reading.stdin_filename.as_deref(), options.reading.format.map(Into::into))?;
    let evidence = draft.analyse(&job.config);
    let findings = check(&evidence, selection);
    let listing = Listing::of(&evidence, &findings, selection, messages);
    let screen = layout.map(|layout| human(&evidence, &findings, |f| selection.shows(f), messages, layout));
    let fails = options
        .fail_on
        .least()
        .is_some_and(|least| findings.iter().any(|f| f.is_open() && f.severity >= least && f.confidence >= selection.min_confidence));
    if job.alone {
        // The program ends soon; giving back a million small pieces of memory one by one takes time. An archive
        // gives them back, since it would not fit.
        std::mem::forget((evidence, findings));
    }
    Ok(Examined { listing, screen, fails })
}

fn selection(options: &Check) -> Result<Selection, Error> {
    for name in options.select.iter().chain(&options.ignore) {
        known(name)?;
    }
    let mut selection = Selection::default();
    selection.select.clone_from(&options.select);
    selection.ignore.clone_from(&options.ignore);
    selection.min_severity = options.min_severity.into();
    selection.min_confidence = options.min_confidence.into();
    Ok(selection)
}

/// A rule, a group or "all"; else an error with the closest name.
fn known(name: &str) -> Result<(), Error> {
    let names = || RULES.iter().map(|r| r.name).chain(RULES.iter().map(|r| r.group.slug())).chain(["all"]);
    if names().any(|n| n == name) {
        return Ok(());
    }
    Err(ErrorKind::Unknown { what: "rule", given: name.to_owned(), suggestion: super::pages::closest(name, names()) }.into())
}

fn code(outcome: &Outcome<'_>, fails: bool) -> u8 {
    if !outcome.unread.is_empty() {
        return USAGE;
    }
    if fails {
        return FINDINGS;
    }
    if outcome.fails.is_some() && outcome.listings.iter().all(|l| l.coverage.nothing_checkable()) { NOTHING } else { 0 }
}
