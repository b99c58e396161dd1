use std::num::NonZeroUsize;

use clap::{Args, Parser, Subcommand};
use recoupe::document::{Language, PartialDate};

pub(crate) use super::choices::{
    AnnotateFormat, Color, ConfidenceArgument, FailOn, GraphFormat, InputFormat, OutputFormat, PageFormat, ReportFormat, RulesFormat,
    SeverityArgument,
};
use super::choices::{day, further_output, languages, number};

/// The command line. What `--help` says of it stands with the messages: `command-…`, `option-…`.
#[derive(Debug, Parser)]
#[command(name = "recoupe", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Graph(Graph),
    Report(Report),
    Annotate(Annotate),
    Diff(Diff),
    Certificate(Certificate),
    Figures(Figures),
    Explain(Explain),
    Rules(Rules),
    Init(Init),
    Config(ConfigCommand),
    Completions(Completions),
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
    #[arg(default_value = ".")]
    pub(crate) paths: Vec<String>,
    #[command(flatten)]
    pub(crate) selecting: Selecting,
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: OutputFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[arg(long, value_name = "FORMAT=FILE", value_parser = further_output)]
    pub(crate) output: Vec<(OutputFormat, String)>,
    #[arg(long)]
    pub(crate) all: bool,
    #[arg(long)]
    pub(crate) statistics: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = number)]
    pub(crate) threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) dating: Dating,
    #[command(flatten)]
    pub(crate) talking: Talking,
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// Which findings are wanted.
#[derive(Debug, Args)]
pub(crate) struct Selecting {
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) min_severity: Option<SeverityArgument>,
    #[arg(long, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: Option<ConfidenceArgument>,
}

/// How inputs are read.
#[derive(Debug, Default, Args)]
pub(crate) struct Reading {
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<InputFormat>,
    #[command(flatten)]
    pub(crate) beside: Beside,
}

/// What comes with the inputs.
#[derive(Debug, Default, Clone, Args)]
pub(crate) struct Beside {
    #[arg(long, value_name = "FILE")]
    pub(crate) bibliography: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
}

/// Where the output goes.
#[derive(Debug, Args)]
pub(crate) struct Printing {
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
}

/// How the program talks.
#[derive(Debug, Args)]
pub(crate) struct Talking {
    #[arg(long, value_name = "LANG", value_parser = languages())]
    pub(crate) lang: Option<Language>,
}

/// The day that exceptions and dates are held against.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Dating {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<PartialDate>,
}

/// What a newsroom or country unit knows beyond the document.
#[derive(Debug, Args)]
pub(crate) struct Configuring {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<String>,
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    #[arg(long)]
    pub(crate) sources: bool,
    #[arg(long, value_name = "NAME", conflicts_with = "sources")]
    pub(crate) what_if: Option<String>,
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
    pub(crate) path: String,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "comments")]
    pub(crate) format: AnnotateFormat,
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
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Graph {
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: GraphFormat,
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    #[command(flatten)]
    pub(crate) beside: Beside,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    pub(crate) old: String,
    pub(crate) new: String,
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
    pub(crate) path: String,
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub(crate) output_format: PageFormat,
    #[command(flatten)]
    pub(crate) printing: Printing,
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
    pub(crate) paths: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
    #[arg(long, short = 'o', value_name = "FILE", default_value = "recoupe.toml")]
    pub(crate) output_file: String,
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    #[arg(long, value_name = "FOLDER")]
    pub(crate) output_dir: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ConfigCommand {
    #[arg(default_value = ".")]
    pub(crate) path: String,
    #[arg(long)]
    pub(crate) schema: bool,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: RulesFormat,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    #[arg(long, value_name = "LANG", value_parser = languages())]
    pub(crate) lang_of_text: Option<Language>,
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
