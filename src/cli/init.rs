//! `recoupe init`: a commented configuration, with what a report shows of its publishers.

use std::collections::BTreeMap;
use std::path::Path;

use recoupe::citation::GroupReason;
use recoupe::config::Config;
use recoupe::document::{Language, SourceType};
use recoupe::evidence::Evidence;
use recoupe::message::{Messages, Value};
use recoupe::settings::{POLICIES, Settings, policy};
use recoupe::{Error, ErrorKind};

use super::arguments::{Beside, Init};
use super::{files, language, print};

/// Publishers that the file lists.
const LISTED: usize = 40;

pub(crate) fn run(options: &Init) -> Result<u8, Error> {
    let messages = Messages::new(language(Some(&options.talking), None));
    if let Some(name) = &options.policy {
        policy(name)?;
    }
    let mut read: Vec<Evidence> = Vec::new();
    for path in files::expand(&options.paths)? {
        read.push(files::read(&path, None, &Beside::default(), &Config::default())?.analyse(&Config::default()));
    }
    let text = configuration(&read, options.policy.as_deref(), &messages);
    // what is written can be read
    Settings::parse(&text)?;
    if options.output_file == files::STDIN {
        print(&text);
        return Ok(0);
    }
    let file = options.output_file.as_str();
    if Path::new(file).exists() && !options.force {
        let there = std::io::Error::new(std::io::ErrorKind::AlreadyExists, messages.words("init-exists", &[]));
        return Err(Error::from(ErrorKind::Io(there)).in_file(file));
    }
    std::fs::write(file, text).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(file))?;
    print(&format!("{}\n", messages.words("init-written", &[("file", file.into())])));
    Ok(0)
}

/// One publisher of the reports.
#[derive(Debug)]
struct Seen {
    name: String,
    group: String,
    grouped: bool,
    kind: SourceType,
    citations: usize,
}

fn configuration(read: &[Evidence], policy: Option<&str>, messages: &Messages) -> String {
    let own = |id: &str, values: &[(&str, Value)]| messages.words(id, values);
    let mut text = String::new();
    let comment = |text: &mut String, id: &str| {
        for line in own(id, &[]).lines() {
            text.push_str(&format!("# {line}\n"));
        }
    };
    comment(&mut text, "init-head");
    text.push('\n');
    comment(&mut text, "init-policy");
    for known in POLICIES {
        text.push_str(&format!("#   {:<20}{}\n", known.name, known.title(messages)));
    }
    match policy {
        Some(name) => text.push_str(&format!("policy = {name:?}\n\n")),
        None => text.push_str("# policy = \"coi\"\n\n"),
    }
    comment(&mut text, "init-bibliography");
    text.push_str("# bibliography = [\"references.bib\"]\n\n");
    let mut language: Vec<&str> = read.iter().map(|e| e.document.language.code()).collect();
    language.dedup();
    comment(&mut text, "init-language");
    text.push_str(&format!("# language = \"{}\"\n", language.first().unwrap_or(&Language::ENGLISH.code())));
    let date = read.iter().find_map(|e| e.document.report_date).map_or_else(|| "2026-01-31".to_owned(), |d| d.to_string());
    text.push_str(&format!("# report_date = \"{date}\"\n# period = {{ from = \"2025-01\", to = \"2025-12\" }}\n\n"));
    comment(&mut text, "init-coverage");
    text.push_str("# coverage = \"sentence\"\n\n");
    comment(&mut text, "init-threshold");
    text.push_str("[corroboration]\nthreshold = 2\n\n");
    comment(&mut text, "init-rules");
    text.push_str("[rules]\n# unsourced-claim = \"error\"\n# tracking-parameter = \"off\"\n\n");
    comment(&mut text, "init-required");
    text.push_str("# [[required]]\n# figures = true\n# level = \"corroborated\"\n# unless = [\"acknowledged\"]\n\n");
    publishers(&mut text, read, messages);
    comment(&mut text, "init-derivation");
    text.push_str("# [[derivation]]\n# source = \"Le Figaro 2022-01-09\"\n# from = \"AFP\"\n# kind = \"syndication\"\n");
    text
}

/// The publishers of the reports, the most cited first: those that share a group are written out, the others stand
/// in comments, for the author to tell what the program cannot know.
fn publishers(text: &mut String, read: &[Evidence], messages: &Messages) {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for source in read.iter().flat_map(|e| &e.sources).filter(|s| !s.publisher().is_empty()) {
        let one = seen.entry(source.publisher().to_lowercase()).or_insert_with(|| Seen {
            name: source.publisher().to_owned(),
            group: source.group.to_string(),
            grouped: source.group_reason != GroupReason::Own && *source.group != *source.publisher(),
            kind: source.kind,
            citations: 0,
        });
        one.citations += source.cited_by.len();
    }
    let mut seen: Vec<Seen> = seen.into_values().collect();
    seen.sort_by(|a, b| b.citations.cmp(&a.citations).then_with(|| a.name.cmp(&b.name)));
    for line in messages.words("init-publishers", &[]).lines() {
        text.push_str(&format!("# {line}\n"));
    }
    if seen.is_empty() {
        text.push_str(
            "# [publishers.\"Valley Courier\"]\n# aliases = [\"The Courier\"]\n# group = \"Upland Media\"\n# type = \"media\"\n\n",
        );
    }
    let more = seen.len().saturating_sub(LISTED);
    for one in seen.iter().take(LISTED) {
        let name = toml_text(&one.name);
        let mark = if one.grouped { "" } else { "# " };
        text.push_str(&format!("{mark}[publishers.{name}]\n"));
        if one.grouped {
            text.push_str(&format!("group = {}\n", toml_text(&one.group)));
        }
        text.push_str(&format!("{mark}type = \"{}\"\n", one.kind.slug()));
    }
    if more > 0 {
        text.push_str(&format!("# {}\n", messages.words("init-more", &[("count", more.into())])));
    }
    if !seen.is_empty() {
        text.push('\n');
    }
}

/// A basic string of TOML, in one line.
fn toml_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            _ if letter.is_control() => quoted.push(' '),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
