//! What `check` prints and writes: one output to standard output or a file, and as many others to files.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use recoupe::finding::Severity;
use recoupe::message::Messages;
use recoupe::render::{Listing, Totals, concise, findings_json, findings_jsonl, github, gitlab, junit, markdown, sarif, statistics};
use recoupe::{Error, ErrorKind};
use serde::Serialize;

use super::arguments::{Check, Color, OutputFormat};
use super::print_with;

/// All that a run has to say.
pub(crate) struct Outcome<'a> {
    /// The documents, in order.
    pub(crate) listings: &'a [Listing],
    /// Their screens, where one is wanted.
    pub(crate) screens: &'a [String],
    /// Inputs that could not be read, and why.
    pub(crate) unread: &'a [(String, String)],
    /// From what severity on findings fail.
    pub(crate) fails: Option<Severity>,
}

/// True where some output is for people, who see more than the listing holds.
pub(crate) fn wants_screens(options: &Check) -> bool {
    !options.statistics && options.output_format == OutputFormat::Human || options.output.iter().any(|(f, _)| *f == OutputFormat::Human)
}

/// True where some output is for programs, or counts.
pub(crate) fn wants_listings(options: &Check) -> bool {
    options.statistics || options.output_format != OutputFormat::Human || options.output.iter().any(|(f, _)| *f != OutputFormat::Human)
}

/// Prints and writes all outputs.
pub(crate) fn write(options: &Check, outcome: &Outcome<'_>, messages: &Messages) -> Result<(), Error> {
    let main = |out: &mut dyn Write| {
        if options.statistics {
            out.write_all(statistics(outcome.listings, messages).as_bytes())
        } else {
            write_as(options.output_format, options, outcome, messages, out)
        }
    };
    match &options.printing.output_file {
        Some(file) => save(file, main)?,
        None => print_with(main),
    }
    for (format, file) in &options.output {
        save(file, |out| write_as(*format, options, outcome, messages, out))?;
    }
    let annotates = options.output_format == OutputFormat::Github || options.output.iter().any(|(f, _)| *f == OutputFormat::Github);
    if let Some(page) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|page| annotates && !page.is_empty()) {
        let shown = page.to_string_lossy().into_owned();
        let failed = |e| Error::from(ErrorKind::Io(e)).in_file(shown.as_str());
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&page).map_err(failed)?;
        file.write_all(markdown(outcome.listings, messages).as_bytes()).map_err(failed)?;
    }
    Ok(())
}

fn save(file: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let written = std::fs::File::create(file).and_then(|created| {
        let mut out = BufWriter::new(created);
        write(&mut out)?;
        out.flush()
    });
    written.map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file))
}

fn write_as(format: OutputFormat, options: &Check, outcome: &Outcome<'_>, messages: &Messages, out: &mut dyn Write) -> io::Result<()> {
    let listings = outcome.listings;
    let text = match format {
        OutputFormat::Json => return json(out, &findings_json(listings)),
        OutputFormat::Jsonl => return findings_jsonl(listings).try_for_each(|line| writeln!(out, "{line}")),
        OutputFormat::Sarif => {
            let unread: Vec<String> = outcome.unread.iter().map(|(_, why)| why.clone()).collect();
            return json(out, &sarif(listings, &unread, messages));
        }
        OutputFormat::Gitlab => return json(out, &gitlab(listings)),
        OutputFormat::Human => outcome.screens.join("\n"),
        OutputFormat::Concise => {
            let mut text: String = listings.iter().map(concise).collect();
            if !options.quiet {
                text.push_str(&total(listings, messages));
            }
            text
        }
        OutputFormat::Junit => junit(listings, outcome.unread, outcome.fails),
        OutputFormat::Github => github(listings, messages),
        OutputFormat::Markdown => markdown(listings, messages),
    };
    out.write_all(text.as_bytes())
}

fn json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

/// The last lines of the concise output: findings by severity, and those that are quiet.
fn total(listings: &[Listing], messages: &Messages) -> String {
    let totals = Totals::of(listings);
    let counts = [("errors", totals.errors.into()), ("warnings", totals.warnings.into()), ("infos", totals.infos.into())];
    let mut text = format!("{}\n", messages.words("total", &counts));
    for (id, count) in [("quiet-suppressed", totals.suppressed), ("quiet-unchanged", totals.unchanged), ("quiet-fixed", totals.fixed)] {
        if count > 0 {
            text.push_str(&format!("{}\n", messages.words(id, &[("count", count.into())])));
        }
    }
    text
}

/// Colours where asked for, else on a terminal; `NO_COLOR` and `FORCE_COLOR` are heeded.
pub(crate) fn colored(when: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => set("FORCE_COLOR") || std::io::stdout().is_terminal(),
    }
}

/// `COLUMNS`, else the terminal's own, else `default`; never so narrow or so wide that it reads badly.
pub(crate) fn width(default: usize) -> usize {
    let named = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    named.or_else(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0))).unwrap_or(default).clamp(60, 100)
}
