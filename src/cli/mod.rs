//! The command line: arguments in, exit code out. Data goes to standard output, progress and errors
//! to standard error.

mod annotate;
mod arguments;
mod certificate;
mod check;
mod choices;
mod clock;
mod config;
mod configuration;
mod diff;
mod figures;
mod files;
mod graph;
mod help;
mod init;
mod manual;
mod outputs;
mod pages;
mod parallel;
mod refusal;
mod report;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::Parser as _;
use recoupe::document::Language;
use recoupe::message::{Messages, Value};
use recoupe::{Error, ErrorKind};

use arguments::{Arguments, Command, Printing, Talking};

/// Findings at or above `--fail-on`.
const FINDINGS: u8 = 1;
/// A wrong option, or an input that cannot be read.
const USAGE: u8 = 2;
/// No input of `check` held anything checkable.
const NOTHING: u8 = 3;

/// Runs the command line.
pub(crate) fn run() -> ExitCode {
    let Ok(arguments) = Arguments::try_parse() else { return help_or_refuse() };
    let _ = TOLD_IN.set(language(arguments.command.talking(), None));
    let outcome = match arguments.command {
        Command::Check(options) => check::run(&options),
        Command::Graph(options) => graph::run(&options),
        Command::Report(options) => report::run(&options),
        Command::Annotate(options) => annotate::run(&options),
        Command::Figures(options) => figures::run(&options),
        Command::Explain(options) => pages::explain(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Certificate(options) => certificate::run(&options),
        Command::Rules(options) => Ok(pages::rules(&options)),
        Command::Init(options) => init::run(&options),
        Command::Config(options) => config::run(&options),
        Command::Completions(options) => Ok(manual::completions(&options)),
        Command::Man(options) => manual::man(&options),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            complain(&error);
            ExitCode::from(USAGE)
        }
    }
}

/// Prints what was asked for instead of a run, or why there is none. The command line is read once more, with the words
/// of the reader's language, which other runs do not need.
fn help_or_refuse() -> ExitCode {
    let messages = Messages::new(language_asked());
    let Err(error) = help::told(&messages, help::On::Screen).try_get_matches_from(std::env::args_os()) else {
        return ExitCode::from(USAGE);
    };
    // a closed pipe is nobody's concern here
    let _ = match error.kind() {
        clap::error::ErrorKind::DisplayHelp
        | clap::error::ErrorKind::DisplayVersion
        | clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.print(),
        _ => write!(anstream::stderr(), "{}", refusal::refusal(&error, &messages)),
    };
    if error.use_stderr() { ExitCode::from(USAGE) } else { ExitCode::SUCCESS }
}

/// The language that `--lang` names, though another option is wrong; else the locale's.
fn language_asked() -> Language {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let given = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang")? {
        "" => words.get(at + 1).map(String::as_str),
        code => code.strip_prefix('='),
    });
    given.and_then(Language::from_code).unwrap_or_else(|| language(None, None))
}

/// The language that errors are told in: the one asked for, else the locale's. A configuration may be what is wrong.
static TOLD_IN: OnceLock<Language> = OnceLock::new();

/// Prints an error to standard error.
fn complain(error: &Error) {
    let messages = Messages::new(TOLD_IN.get().copied().unwrap_or(Language::ENGLISH));
    let _ = writeln!(anstream::stderr(), "recoupe: {}", messages.error(error));
}

/// Words of the program's own, in the language that errors are told in.
fn told(id: &str, values: &[(&str, Value)]) -> String {
    Messages::new(TOLD_IN.get().copied().unwrap_or(Language::ENGLISH)).words(id, values)
}

/// Prints data to standard output.
fn print(text: &str) {
    print_with(|out| out.write_all(text.as_bytes()));
}

/// Prints data to the file that is named, else to standard output.
fn print_to(printing: &Printing, text: &str) -> Result<(), Error> {
    if let Some(file) = &printing.output_file {
        return std::fs::write(file, text).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file.as_str()));
    }
    print(text);
    Ok(())
}

/// Prints what `write` writes to standard output; a closed pipe ends the program without a word.
fn print_with(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) {
    let mut out = io::BufWriter::new(io::stdout().lock());
    if write(&mut out).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// The language asked for, else the configuration's, else the locale's.
fn language(talking: Option<&Talking>, configured: Option<Language>) -> Language {
    if let Some(language) = talking.and_then(|t| t.lang).or(configured) {
        return language;
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Language::from_code(&value))
        .unwrap_or(Language::ENGLISH)
}
