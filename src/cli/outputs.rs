//! What `check` prints and writes: one output to standard output or a file, and as many others to files.

use std::io::{IsTerminal as _, Write as _};

use recoupe::finding::Severity;
use recoupe::message::Messages;
use recoupe::render::{Listing, Totals, concise, findings_json, findings_jsonl, github, gitlab, junit, markdown, sarif, statistics};
use recoupe::{Error, ErrorKind};

use super::arguments::{Check, Color, OutputFormat};
use super::print;

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

/// Prints and writes all outputs.
pub(crate) fn write(options: &Check, outcome: &Outcome<'_>, messages: &Messages) -> Result<(), Error> {
    let main =
        if options.statistics { statistics(outcome.listings, messages) } else { text(options, options.output_format, outcome, messages) };
    match &options.output_file {
        Some(file) => save(file, &main)?,
        None => print(&main),
    }
    for (format, file) in &options.output {
        save(file, &text(options, *format, outcome, messages))?;
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

fn save(file: &str, text: &str) -> Result<(), Error> {
    std::fs::write(file, text).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file))
}

fn text(options: &Check, format: OutputFormat, outcome: &Outcome<'_>, messages: &Messages) -> String {
    let listings = outcome.listings;
    let unread = || outcome.unread.iter().map(|(_, why)| why.clone()).collect::<Vec<_>>();
    match format {
        OutputFormat::Human => outcome.screens.join("\n"),
        OutputFormat::Concise => {
            let mut text: String = listings.iter().map(concise).collect();
            if !options.talking.quiet {
                text.push_str(&total(listings, messages));
            }
            text
        }
        OutputFormat::Json => format!("{:#}\n", findings_json(listings)),
        OutputFormat::Jsonl => findings_jsonl(listings),
        OutputFormat::Sarif => format!("{:#}\n", sarif(listings, &unread(), messages)),
        OutputFormat::Junit => junit(listings, outcome.unread, outcome.fails),
        OutputFormat::Github => github(listings, messages),
        OutputFormat::Gitlab => format!("{:#}\n", gitlab(listings)),
        OutputFormat::Markdown => markdown(listings, messages),
    }
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
