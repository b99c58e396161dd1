use clap::{Args, Parser, Subcommand, ValueEnum};
use recoupe::document::{Format, Language, PartialDate};
use recoupe::finding::{Confidence, Severity};

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

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders (text, Markdown); `-` for standard input
    #[arg(default_value = ".")]
    pub(crate) paths: Vec<String>,
    /// Run only these rules or groups
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
    /// Exit with 1 where a finding is at least so severe [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: OutputFormat,
    /// Print to a file instead of standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
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
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

/// How inputs are read.
#[derive(Debug, Default, Args)]
pub(crate) struct Reading {
    /// Read inputs as this format, whatever their name
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<InputFormat>,
    /// References beside the draft: BibTeX, CSL-JSON, RIS, hayagriva; as often as wanted
    #[arg(long, value_name = "FILE")]
    pub(crate) bibliography: Vec<String>,
    /// The name of standard input, for its format and for findings
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// The day that counts as today (YYYY-MM-DD); else the report's own date
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<PartialDate>,
}

/// How the program talks.
#[derive(Debug, Args)]
pub(crate) struct Talking {
    /// The language of messages; else that of the locale
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LanguageArgument>,
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
    /// Files or folders (text, Markdown); `-` for standard input
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
    /// Print to a file instead of standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Human,
    Json,
    Csv,
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
    /// References beside the draft: BibTeX, CSL-JSON, RIS, hayagriva; as often as wanted
    #[arg(long, value_name = "FILE")]
    pub(crate) bibliography: Vec<String>,
    /// The name of standard input
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// The day that counts as today (YYYY-MM-DD); else the report's own date
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<PartialDate>,
    /// Write only what these rules or groups find
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Vec<String>,
    /// Leave out these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    /// The least severity to write; else warning
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) min_severity: Option<SeverityArgument>,
    /// The least confidence to write; else medium
    #[arg(long, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: Option<ConfidenceArgument>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

impl Annotate {
    /// Its options on reading; `--format` is that of the output.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            format: self.input_format,
            bibliography: self.bibliography.clone(),
            stdin_filename: self.stdin_filename.clone(),
            today: self.today,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnnotateFormat {
    Comments,
}

#[derive(Debug, Args)]
pub(crate) struct Graph {
    /// Files (text, Markdown); `-` for standard input
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    /// The model's notation
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: GraphFormat,
    /// Read inputs as this format, whatever their name
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    /// References beside the draft: BibTeX, CSL-JSON, RIS, hayagriva; as often as wanted
    #[arg(long, value_name = "FILE")]
    pub(crate) bibliography: Vec<String>,
    /// The name of standard input
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
}

impl Graph {
    /// Its options on reading; `--format` is that of the output.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            format: self.input_format,
            bibliography: self.bibliography.clone(),
            stdin_filename: self.stdin_filename.clone(),
            today: None,
        }
    }
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
    /// Print to a file instead of standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
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
    /// Print to a file instead of standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
    /// Findings that this file holds are known
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<String>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) talking: Talking,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    Markdown,
    Html,
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
    /// The language of messages; else that of the locale
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LanguageArgument>,
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
    /// The language of the page; else that of the locale
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LanguageArgument>,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// How the list is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: RulesFormat,
    /// The language of the list; else that of the locale
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LanguageArgument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Human,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Junit,
    Github,
    Gitlab,
    Markdown,
}

/// `FORMAT=FILE`.
fn further_output(text: &str) -> Result<(OutputFormat, String), String> {
    let names = || OutputFormat::value_variants().iter().filter_map(|f| f.to_possible_value().map(|v| v.get_name().to_owned()));
    let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or("write FORMAT=FILE, as in sarif=findings.sarif")?;
    OutputFormat::from_str(name, false).map(|format| (format, file.to_owned())).map_err(|_| {
        let known = names().collect::<Vec<_>>().join(", ");
        format!("unknown format `{name}`, one of {known}")
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphFormat {
    Json,
    Jsonl,
    Dot,
    Graphml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Markdown,
    Docx,
    Odt,
    Html,
    Latex,
    Pdf,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Text,
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Docx => Self::Docx,
            InputFormat::Odt => Self::Odt,
            InputFormat::Html => Self::Html,
            InputFormat::Latex => Self::Latex,
            InputFormat::Pdf => Self::Pdf,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArgument {
    Fr,
    En,
}

impl From<LanguageArgument> for Language {
    fn from(language: LanguageArgument) -> Self {
        match language {
            LanguageArgument::Fr => Self::French,
            LanguageArgument::En => Self::English,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityArgument {
    Error,
    Warning,
    Info,
}

impl From<SeverityArgument> for Severity {
    fn from(severity: SeverityArgument) -> Self {
        match severity {
            SeverityArgument::Error => Self::Error,
            SeverityArgument::Warning => Self::Warning,
            SeverityArgument::Info => Self::Info,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConfidenceArgument {
    High,
    Medium,
    Low,
}

impl From<ConfidenceArgument> for Confidence {
    fn from(confidence: ConfidenceArgument) -> Self {
        match confidence {
            ConfidenceArgument::High => Self::High,
            ConfidenceArgument::Medium => Self::Medium,
            ConfidenceArgument::Low => Self::Low,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl From<FailOn> for recoupe::config::FailOn {
    fn from(least: FailOn) -> Self {
        match least {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
            FailOn::Never => Self::Never,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    /// Files or folders; `-` for standard input. Several files are compared with each other
    #[arg(required = true)]
    pub(crate) paths: Vec<String>,
    /// Read the input as plain text in this language and print its quantities only: spans, values, bounds
    #[arg(long, value_name = "LANG")]
    pub(crate) lang_of_text: Option<LanguageArgument>,
    /// How the figures are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) output_format: ReportFormat,
    /// Print to a file instead of standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output_file: Option<String>,
    #[command(flatten)]
    pub(crate) configuring: Configuring,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) talking: Talking,
}
