//! `recoupe check`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use recoupe::baseline::{Baseline, Known};
use recoupe::check::{Selection, check};
use recoupe::config::{Config, FailOn};
use recoupe::document::PartialDate;
use recoupe::finding::{Finding, Severity};
use recoupe::message::Messages;
use recoupe::render::{HumanOptions, Listing, human};
use recoupe::rules::RULES;
use recoupe::{Error, ErrorKind};

use super::arguments::{Check, Selecting};
use super::configuration::Configurations;
use super::outputs::{Outcome, colored, wants_listings, wants_screens, width};
use super::{FINDINGS, NOTHING, USAGE, clock, complain, files, language, outputs, parallel};

pub(crate) fn run(options: &Check) -> Result<u8, Error> {
    known(&options.selecting)?;
    recoupe::warm_up();
    let baseline = options.baseline.as_deref().map(KnownFindings::read).transpose()?;
    let mut configurations = Configurations::default();
    let paths = files::expand(&options.paths)?;
    let alone = paths.len() == 1;
    let mut jobs: Vec<Job> = Vec::new();
    for path in paths {
        let config = configurations.of(&options.configuring, &path)?;
        let selection = selection(&options.selecting, options.dating.today, &config);
        let fails = options.fail_on.map(Into::into).or(config.fail_on).unwrap_or(FailOn::Error).least();
        let key = options
            .baseline
            .as_ref()
            .or(options.write_baseline.as_ref())
            .map(|file| key(file, &path, options.reading.beside.stdin_filename.as_deref()));
        jobs.push(Job { path, config, selection, fails, key, alone });
    }
    let language = language(Some(&options.talking), jobs.iter().find_map(|job| job.config.messages));
    let mut layout = HumanOptions::default();
    layout.all = options.all;
    layout.color = options.printing.output_file.is_none() && colored(options.color);
    layout.width = width(layout.width);
    let layout = wants_screens(options).then_some(layout);
    let done = parallel::in_order(
        &jobs,
        options.threads,
        || Messages::new(language),
        |messages, job| {
            if options.verbose {
                let _ = writeln!(anstream::stderr(), "{}", job.path);
            }
            examine(options, job, baseline.as_ref(), layout, messages)
        },
    );
    let (mut listings, mut screens, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    let mut written = Baseline::default();
    let (mut fails, mut nothing) = (false, true);
    for (job, outcome) in jobs.iter().zip(done) {
        match outcome {
            Ok(examined) => {
                fails |= examined.fails;
                written.documents.extend(examined.known);
                listings.extend(examined.listing);
                nothing &= examined.nothing;
                screens.extend(examined.screen);
            }
            Err(error) => {
                complain(&error);
                unread.push((job.path.clone(), Messages::new(language).error(&error)));
            }
        }
    }
    if let Some(file) = &options.write_baseline {
        std::fs::write(file, written.text()).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file.as_str()))?;
    }
    let fails_on = jobs.iter().filter_map(|job| job.fails).min();
    let outcome = Outcome { listings: &listings, screens: &screens, unread: &unread, fails: fails_on };
    outputs::write(options, &outcome, &Messages::new(language))?;
    Ok(code(&outcome, fails, nothing))
}

/// One document to check.
struct Job {
    path: String,
    config: Arc<Config>,
    selection: Selection,
    /// From what severity on its findings fail the run.
    fails: Option<Severity>,
    /// Its name in the baseline.
    key: Option<String>,
    /// No other document is checked.
    alone: bool,
}

/// One document, checked.
struct Examined {
    /// What outputs for programs are made of, where one is wanted.
    listing: Option<Listing>,
    screen: Option<String>,
    /// It holds nothing that could be checked.
    nothing: bool,
    /// It holds a finding at or above `--fail-on`.
    fails: bool,
    /// Its findings for a baseline, where one is written.
    known: BTreeMap<String, Vec<Known>>,
}

fn examine(
    options: &Check,
    job: &Job,
    baseline: Option<&KnownFindings>,
    layout: Option<HumanOptions>,
    messages: &Messages,
) -> Result<Examined, Error> {
    let draft = files::read(&job.path, options.reading.format, &options.reading.beside, &job.config)?;
    let evidence = draft.analyse(&job.config);
    let selection = &job.selection;
    let mut findings = check(&evidence, selection);
    let mut fixed = Vec::new();
    let mut known = Baseline::default();
    if let Some(key) = &job.key {
        if options.write_baseline.is_some() {
            known.add(key, &evidence, &findings);
        }
        if let Some(baseline) = baseline {
            fixed = baseline.compare(key, &mut findings, selection);
        }
    }
    let dated = job.selection.today.is_some() || evidence.directives.iter().any(|d| d.until.is_some());
    let screen = layout.map(|mut layout| {
        layout.fixed = fixed.len();
        layout.today = selection.today_for(&evidence).filter(|_| dated).map(Into::into);
        human(&evidence, &findings, |f| selection.shows(f), messages, layout)
    });
    let nothing = evidence.nothing_checkable();
    let listing = wants_listings(options).then(|| {
        let mut listing = Listing::of(&evidence, &findings, selection, messages);
        listing.fixed = fixed;
        listing
    });
    let fails = job
        .fails
        .is_some_and(|least| findings.iter().any(|f| f.is_open() && f.severity >= least && f.confidence >= selection.min_confidence));
    if job.alone {
        // The program ends soon; giving back a million small pieces of memory one by one takes time. An archive
        // gives them back, since it would not fit.
        std::mem::forget((evidence, findings));
    }
    Ok(Examined { listing, screen, nothing, fails, known: known.documents })
}

/// The findings that a baseline holds.
pub(crate) struct KnownFindings(Baseline);

impl KnownFindings {
    pub(crate) fn read(file: &str) -> Result<Self, Error> {
        let text = std::fs::read_to_string(file).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file))?;
        Baseline::parse(&text).map(Self).map_err(|e| e.in_file(file))
    }

    /// Tells known findings from new ones; those that are gone.
    pub(crate) fn compare(&self, key: &str, findings: &mut [Finding], selection: &Selection) -> Vec<Known> {
        self.0.compare(key, findings, selection)
    }
}

/// The name of a document in a baseline: relative to the baseline's folder, so that it holds wherever the program
/// is started.
pub(crate) fn key(baseline: &str, path: &str, stdin_name: Option<&str>) -> String {
    if path == files::STDIN {
        return stdin_name.map_or_else(|| path.to_owned(), str::to_owned);
    }
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = absolute(Path::new(baseline)).parent().map(Path::to_path_buf).unwrap_or_default();
    let document = absolute(Path::new(path));
    document.strip_prefix(&folder).unwrap_or(&document).to_string_lossy().replace('\\', "/")
}

/// What the configuration selects, and the command line above it.
pub(super) fn selection(asked: &Selecting, today: Option<PartialDate>, config: &Config) -> Selection {
    let mut selection = Selection::configured(config);
    if !asked.select.is_empty() {
        selection.select.clone_from(&asked.select);
    }
    selection.ignore.extend(asked.ignore.iter().cloned());
    selection.min_severity = asked.min_severity.map_or(selection.min_severity, Into::into);
    selection.min_confidence = asked.min_confidence.map_or(selection.min_confidence, Into::into);
    selection.today = today;
    selection.day_of_run = clock::day_of_run();
    selection
}

/// Each name is that of a rule, a group or "all"; else an error with the closest name.
pub(super) fn known(asked: &Selecting) -> Result<(), Error> {
    let names = || RULES.iter().map(|r| r.name).chain(RULES.iter().map(|r| r.group.slug())).chain(["all"]);
    match asked.select.iter().chain(&asked.ignore).find(|&given| !names().any(|n| n == given)) {
        None => Ok(()),
        Some(given) => {
            Err(ErrorKind::Unknown { what: "rule", given: given.clone(), suggestion: super::pages::closest(given, names()) }.into())
        }
    }
}

fn code(outcome: &Outcome<'_>, fails: bool, nothing: bool) -> u8 {
    if !outcome.unread.is_empty() {
        return USAGE;
    }
    if fails {
        return FINDINGS;
    }
    if outcome.fails.is_some() && nothing { NOTHING } else { 0 }
}
