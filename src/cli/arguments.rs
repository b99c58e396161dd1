use std::num::NonZeroUsize;

use clap::{Args, Parser, Subcommand};
use recoupe::document::{Language, PartialDate};

pub(crate) use super::choices::{
    AnnotateFormat, Color, ConfidenceArgument, FailOn, GraphFormat, InputFormat, OutputFormat, PageFormat, ReportFormat, RulesFormat,
    SeverityArgument,
};
use super::choices::{further_output, languages};

/// Reads a sourced report and tells which claims stand on one source or on none, which sources are one
/// voice, and what is wrong with notes and references. Opens no source and no network.
#[derive(Debug, Parser)]
#[command(name = "recoupe", version, about, arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check reports and print what is to be corrected and checked
    Check(Check),
    /// Print the model of a report: markers, footnotes, citations, sources, claims
    Graph(Graph),
    /// Print how well each passage is corroborated, by section
    Report(Report),
    /// Write the findings into a copy of a Word, OpenDocument, Markdown or text file, as comments at the words
    Annotate(Annotate),
    /// Compare two versions of a report: support, figures, findings
    Diff(Diff),
    /// Write the page for the publication file: what was read, checked and not checked, and which exceptions stand
    Certificate(Certificate),
    /// Print the figures of reports and their tolls; with several files, how they compare
    Figures(Figures),
    /// Explain a rule: what, why, what it cannot see, examples
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Write a commented configuration, with what a report shows of its publishers
    Init(Init),
    /// Print the configuration that is in force
    Config(ConfigCommand),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, or write those of all commands
    Man(Man),
}

impl Command {
    /// How it is asked to talk, where it can be asked.
    pub(crate) fn talking(&self) -> Option<&Talking> {
        match self {
            Self::Check(options) => Some(&options.talking),
            Self::Report(options) => Some(&options.talking),
            Self::Annotate(options) => Some(&options.talking),
            Self::Diff(options) => Some(&options.talking),
            Self::Certificate(options) => Some(&options.talking),
            Self::Figures(options) => Some(&options.talking),
            Self::Explain(options) => Some(&options.talking),
            Self::Rules(options) => Some(&options.talking),
            Self::Init(options) => Some(&options.talking),
            Self::Graph(_) | Self::Config(_) | Self::Completions(_) | Self::Man(_) => None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders; `-` for standard input
    #[arg(default_value = ".")]
    pub(crate) paths: Vec<String>,
    #[command(flatten)]
    pub(crate) selecting: Selecting,
    /// Exit with 1 where a finding is at least so severe [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: OutputFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
    /// Write a further output to a file, as often as wanted: `sarif=findings.sarif`
    #[arg(long, value_name = "FORMAT=FILE", value_parser = further_output)]
    pub(crate) output: Vec<(OutputFormat, String)>,
    /// Show every place of every finding
    #[arg(long)]
    pub(crate) all: bool,
    /// Print how many findings each rule has instead of the findings
    #[arg(long)]
    pub(crate) statistics: bool,
    /// Findings that this file holds are known: they are not shown and fail nothing
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<String>,
    /// Write all findings to this file, as the baseline of later runs
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<String>,
    /// How many documents are checked at once; else one for each core
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) dating: Dating,
    #[command(flatten)]
    pub(crate) talking: Talking,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Print findings only
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Print progress to standard error
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// Which findings are wanted.
#[derive(Debug, Args)]
pub(crate) struct Selecting {
    /// Take only what these rules or groups find
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Vec<String>,
    /// Leave out these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    /// The least severity to show [default: warning]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) min_severity: Option<SeverityArgument>,
    /// The least confidence to show [default: medium]
    #[arg(long, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: Option<ConfidenceArgument>,
}

/// How inputs are read.
#[derive(Debug, Default, Args)]
pub(crate) struct Reading {
    /// Read inputs as this format, whatever their name
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<InputFormat>,
    #[command(flatten)]
    pub(crate) beside: Beside,
}

/// What comes with the inputs.
#[derive(Debug, Default, Clone, Args)]
pub(crate) struct Beside {
    /// References beside the draft: BibTeX, CSL-JSON, RIS, hayagriva; as often as wanted
    #[arg(long, value_name = "FILE")]
    pub(crate) bibliography: Vec<String>,
    /// The name of standard input, for its format and for findings
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
}

/// Where the output goes.
#[derive(Debug, Args)]
pub(crate) struct Printing {
    /// Print to a file instead of standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
}

/// How the program talks.
#[derive(Debug, Args)]
pub(crate) struct Talking {
    /// The language of messages; else that of the locale
    #[arg(long, value_name = "LANG", value_parser = languages())]
    pub(crate) lang: Option<Language>,
}

/// The day that exceptions and dates are held against.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Dating {
    /// The day that counts as today (YYYY-MM-DD); else the report's own date
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<PartialDate>,
}

/// What a newsroom or country unit knows beyond the document.
#[derive(Debug, Args)]
pub(crate) struct Configuring {
    /// The configuration; else `recoupe.toml` found upwards from each input
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<String>,
    /// Use no configuration
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
    /// The policy to follow: coi, newsroom, casualty-recording, academic
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// Files or folders; `-` for standard input
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    /// Print the sources instead: type, language of the title, dates, channel, what rests on each alone
    #[arg(long)]
    pub(crate) sources: bool,
    /// Print which passages fall to a lower level without this publisher or group
    #[arg(long, value_name = "NAME", conflicts_with = "sources")]
    pub(crate) what_if: Option<String>,
    /// How the report is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: ReportFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Annotate {
    /// The file (.docx, .odt, Markdown, text); `-` for standard input
    pub(crate) path: String,
    /// The copy to write; Markdown and text else go to standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
    /// How findings are written: comments at the words, notes in the margin of Markdown and text
    #[arg(long, value_name = "FORMAT", default_value = "comments")]
    pub(crate) format: AnnotateFormat,
    /// Read the input as this format, whatever its name
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    #[command(flatten)]
    pub(crate) beside: Beside,
    #[command(flatten)]
    pub(crate) selecting: Selecting,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) dating: Dating,
    #[command(flatten)]
    pub(crate) talking: Talking,
    /// Say nothing of what was written
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Graph {
    /// Files; `-` for standard input
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    /// The model's notation
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: GraphFormat,
    /// Read inputs as this format, whatever their name
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    #[command(flatten)]
    pub(crate) beside: Beside,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The old version
    pub(crate) old: String,
    /// The new version
    pub(crate) new: String,
    /// How the comparison is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: RulesFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) dating: Dating,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Certificate {
    /// The report; `-` for standard input
    pub(crate) path: String,
    /// How the page is written
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub(crate) output_format: PageFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
    /// Findings that this file holds are known
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<String>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) dating: Dating,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// Reports to look at
    pub(crate) paths: Vec<String>,
    /// The policy to name
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
    /// Where to write; `-` for standard output
    #[arg(long, short = 'o', value_name = "FILE", default_value = "recoupe.toml")]
    pub(crate) output_file: String,
    /// Replace a file that is there
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The folder to write a page for each command to
    #[arg(long, value_name = "FOLDER")]
    pub(crate) output_dir: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ConfigCommand {
    /// The input that the configuration is for
    #[arg(default_value = ".")]
    pub(crate) path: String,
    /// Print the JSON Schema of `recoupe.toml` instead
    #[arg(long)]
    pub(crate) schema: bool,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The rule
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// How the list is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: RulesFormat,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    /// Files or folders; `-` for standard input. Several files are compared with each other
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    /// Read the input as plain text in this language and print its quantities only: spans, values, bounds
    #[arg(long, value_name = "LANG", value_parser = languages())]
    pub(crate) lang_of_text: Option<Language>,
    /// How the figures are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: ReportFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) talking: Talking,
}
