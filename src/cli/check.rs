//! `recoupe check`.

use std::io::{IsTerminal as _, Write as _};

use recoupe::check::{Selection, check};
use recoupe::finding::{Finding, Severity};
use recoupe::graph::Evidence;
use recoupe::message::Messages;
use recoupe::render::{HumanOptions, concise, findings_json, human};
use recoupe::rules::RULES;
use recoupe::{Error, ErrorKind};

use super::arguments::{Check, Color, OutputFormat};
use super::configuration::Configurations;
use super::{FINDINGS, NOTHING, USAGE, complain, files, language, print};

pub(crate) fn run(options: &Check) -> Result<u8, Error> {
    let selection = selection(options)?;
    let messages = Messages::new(language(&options.talking));
    let paths = files::expand(&options.paths)?;
    let mut checked: Vec<(Evidence, Vec<Finding>)> = Vec::new();
    let mut unreadable = false;
    let mut configurations = Configurations::default();
    for (at, path) in paths.iter().enumerate() {
        if options.talking.verbose {
            let _ = writeln!(anstream::stderr(), "[{}/{}] {path}", at + 1, paths.len());
        }
        match files::read(path, options.reading.stdin_filename.as_deref()) {
            Ok(input) => {
                let format = files::format(&input, options.reading.format.map(Into::into));
                let evidence = recoupe::analyse_with(input, format, configurations.of(&options.configuring, path)?);
                let findings = check(&evidence, &selection);
                checked.push((evidence, findings));
            }
            Err(error) => {
                complain(&error);
                unreadable = true;
            }
        }
    }
    let output = render(options, &checked, &selection, &messages);
    match &options.output_file {
        Some(file) => std::fs::write(file, output).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file.as_str()))?,
        None => print(&output),
    }
    let code = code(options, &checked, unreadable);
    // The program ends here; giving back a million small pieces of memory one by one takes time.
    std::mem::forget(checked);
    Ok(code)
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

fn render(options: &Check, checked: &[(Evidence, Vec<Finding>)], selection: &Selection, messages: &Messages) -> String {
    let shown: Vec<Vec<&Finding>> = checked.iter().map(|(_, findings)| findings.iter().filter(|f| selection.shows(f)).collect()).collect();
    match options.output_format {
        OutputFormat::Json => {
            let pairs: Vec<(&Evidence, &[&Finding])> = checked.iter().zip(&shown).map(|((e, _), f)| (e, f.as_slice())).collect();
            format!("{:#}\n", findings_json(&pairs, messages))
        }
        OutputFormat::Concise => {
            let mut text: String = checked.iter().zip(&shown).map(|((e, _), f)| concise(e, f, messages)).collect();
            if !options.talking.quiet {
                text.push_str(&total(shown.iter().flatten().copied(), messages));
            }
            text
        }
        OutputFormat::Human => {
            let mut layout = HumanOptions::default();
            layout.all = options.all;
            layout.color = options.output_file.is_none() && colored(options.talking.color);
            layout.width = width(layout.width);
            let screens: Vec<String> =
                checked.iter().map(|(e, findings)| human(e, findings, |f| selection.shows(f), messages, layout)).collect();
            screens.join("\n")
        }
    }
}

/// `COLUMNS`, else the terminal's own, else `default`; never so narrow or so wide that it reads badly.
fn width(default: usize) -> usize {
    let named = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    named.or_else(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0))).unwrap_or(default).clamp(60, 100)
}

fn total<'f>(findings: impl Iterator<Item = &'f Finding>, messages: &Messages) -> String {
    let mut counts = [0usize; 3];
    for finding in findings {
        let at = match finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            _ => 2,
        };
        counts[at] += 1;
    }
    let line = messages.words("total", &[("errors", counts[0].into()), ("warnings", counts[1].into()), ("infos", counts[2].into())]);
    format!("{line}\n")
}

fn code(options: &Check, checked: &[(Evidence, Vec<Finding>)], unreadable: bool) -> u8 {
    if unreadable {
        return USAGE;
    }
    let Some(least) = options.fail_on.least() else { return 0 };
    if checked.iter().flat_map(|(_, f)| f).any(|f| f.severity >= least && f.confidence >= options.min_confidence.into()) {
        return FINDINGS;
    }
    if checked.iter().all(|(e, _)| e.coverage().nothing_checkable()) { NOTHING } else { 0 }
}

/// Colours where asked for, else on a terminal; `NO_COLOR` and `FORCE_COLOR` are heeded.
fn colored(when: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => set("FORCE_COLOR") || std::io::stdout().is_terminal(),
    }
}
