//! What an editor sees first: the support of the cited passages, then one entry per cause, ordered by
//! what is to be done, on one screen.

use foldhash::{HashSet, HashSetExt as _};
use std::fmt::Write as _;

use super::coverage;
use super::listing::full_stop;
use super::place::place_of;
use crate::document::PartialDate;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place, Severity, State};
use crate::message::{Messages, Value};
use crate::report::Support;
use crate::rules::{RULES, Rule};

/// How the screen is laid out.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct HumanOptions {
    /// Every place of every finding.
    pub all: bool,
    /// Columns of the screen.
    pub width: usize,
    /// Bold headings and dim asides, in ANSI.
    pub color: bool,
    /// Findings of the baseline that are gone.
    pub fixed: usize,
    /// The day that counted as today, where something depends on it.
    pub today: Option<PartialDate>,
}

impl Default for HumanOptions {
    fn default() -> Self {
        Self { all: false, width: 96, color: false, fixed: 0, today: None }
    }
}

/// Causes of one rule up to this number get an entry each; more get one entry for the rule.
const EACH: usize = 2;
/// Note labels that one entry names.
const LABELS: usize = 10;
/// An information that recurs so often under one cause is worth a line on the first screen.
const RECURS: usize = 5;
/// Lines of an entry on the first screen, what to do included.
const LINES: usize = 2;
/// The width of the column of places.
const PLACES: usize = 13;

/// The screen for one document. `findings` are all of the document's; `shows` tells those at or above
/// the least severity and confidence.
pub fn human(
    evidence: &Evidence,
    findings: &[Finding],
    shows: impl Fn(&Finding) -> bool,
    messages: &Messages,
    options: HumanOptions,
) -> String {
    let count = |quiet: &dyn Fn(&Finding) -> bool| findings.iter().filter(|f| quiet(f)).count();
    let quiet = [
        ("quiet-suppressed", count(&|f| f.suppressed.is_some())),
        ("quiet-unchanged", count(&|f| f.suppressed.is_none() && f.state == Some(State::Unchanged))),
        ("quiet-fixed", options.fixed),
    ];
    let screen = Screen { evidence, messages, options, quiet };
    let causes = causes(findings.iter().filter(|f| f.is_open()));
    let mut shown: Vec<&Cause<'_>> = Vec::new();
    let mut hidden = 0;
    for cause in &causes {
        let recurs =
            cause.findings[0].severity == Severity::Info && cause.findings.len() >= RECURS && cause.findings[0].rule.group.is_apparatus();
        if cause.findings.iter().any(|f| shows(f)) || recurs {
            shown.push(cause);
        } else {
            hidden += cause.findings.len();
        }
    }
    screen.write(&shown, hidden)
}

/// Findings of one rule about one thing.
struct Cause<'a> {
    rule: &'static Rule,
    findings: Vec<&'a Finding>,
}

/// Findings by rule and cause, in the order of the rules and of the first place.
fn causes<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<Cause<'f>> {
    let mut causes: Vec<Cause<'f>> = Vec::new();
    let mut place = std::collections::HashMap::new();
    for finding in findings {
        let at = *place.entry((finding.rule.name, finding.cause.as_str(), finding.severity)).or_insert_with(|| {
            causes.push(Cause { rule: finding.rule, findings: Vec::new() });
            causes.len() - 1
        });
        causes[at].findings.push(finding);
    }
    let order = |rule: &Rule| RULES.iter().position(|r| r.name == rule.name);
    causes.sort_by_key(|c| order(c.rule));
    causes
}

/// What the author is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Action {
    Correct,
    Check,
    Know,
}

fn action(cause: &Cause<'_>) -> Action {
    let severity = cause.findings.iter().map(|f| f.severity).max().unwrap_or(Severity::Info);
    match (cause.rule.group.is_apparatus(), severity) {
        (_, Severity::Error) | (true, Severity::Warning) => Action::Correct,
        // a slip that recurs is to be corrected, however small it is
        (true, Severity::Info) if cause.findings.len() >= RECURS => Action::Correct,
        (false, Severity::Warning) => Action::Check,
        _ => Action::Know,
    }
}

struct Screen<'a> {
    evidence: &'a Evidence,
    messages: &'a Messages,
    options: HumanOptions,
    /// Findings that are not shown, by the message that counts them.
    quiet: [(&'static str, usize); 3],
}

impl Screen<'_> {
    fn write(&self, causes: &[&Cause<'_>], hidden: usize) -> String {
        let mut out = String::new();
        self.head(&mut out);
        let coverage = self.evidence.coverage();
        if coverage.nothing_checkable() {
            let _ = writeln!(out, "{}", self.own("nothing-checkable", &[]));
            self.foot(&mut out, hidden, false);
            return out;
        }
        self.support(&mut out);
        let mut number = 0;
        for (wanted, heading) in [(Action::Correct, "heading-correct"), (Action::Check, "heading-check"), (Action::Know, "heading-info")] {
            // tolls have a section of their own
            let told = |c: &&Cause<'_>| self.options.all || c.rule.name != "conflicting-figures";
            let of_action: Vec<&Cause<'_>> = causes.iter().copied().filter(told).filter(|c| action(c) == wanted).collect();
            if of_action.is_empty() {
                continue;
            }
            let _ = writeln!(out, "{}", self.bold(&self.own(heading, &[])));
            let mut helped = None;
            for entry in entries(&of_action, self.options.all) {
                number += 1;
                // what to do is said once for neighbours of one rule
                let rule = entry.findings()[0].rule.name;
                self.entry(&mut out, number, &entry, helped != Some(rule));
                helped = Some(rule);
            }
            out.push('\n');
        }
        let tolls = super::figures::tolls_human(self.evidence, self.messages);
        if !tolls.is_empty() {
            let _ = writeln!(out, "{}\n{tolls}", self.bold(&self.own("heading-figures", &[])));
        }
        if causes.is_empty() {
            let _ = writeln!(out, "{}\n", self.own("nothing-found", &[]));
        }
        self.foot(&mut out, hidden, !causes.is_empty());
        out
    }

    fn own(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.messages.words(id, values)
    }

    fn counted(&self, id: &str, count: usize) -> String {
        self.own(id, &[("count", count.into())])
    }

    fn bold(&self, text: &str) -> String {
        if self.options.color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn dim(&self, text: &str) -> String {
        if self.options.color { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn head(&self, out: &mut String) {
        let coverage = self.evidence.coverage();
        let path = self.evidence.document.input.path();
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let counts = [
            self.counted("counts-notes", coverage.footnotes),
            self.counted("counts-citations", coverage.citations),
            self.counted("counts-sources", coverage.sources),
            self.counted("counts-groups", coverage.groups),
        ];
        let _ = writeln!(out, "{} · {}", self.bold(name), counts.join(", "));
        let _ = writeln!(out, "{}\n", self.dim(&self.own("offline", &[])));
    }

    fn support(&self, out: &mut String) {
        let support = Support::of(self.evidence);
        let lines = support.lines();
        if lines.iter().all(|(_, n)| *n == 0) {
            return;
        }
        let _ = writeln!(out, "{}", self.own("support", &[]));
        for (id, count) in lines.into_iter().filter(|(_, n)| *n > 0) {
            let split = match id {
                "support-single-source" if support.attributed > 0 => {
                    let values = [("attributed", support.attributed.into()), ("others", (count - support.attributed).into())];
                    format!(" {}", self.own("support-attributed", &values))
                }
                _ => String::new(),
            };
            let _ = writeln!(out, "{count:>5}  {}{split}", self.counted(id, count));
        }
        out.push('\n');
    }

    fn entry(&self, out: &mut String, number: usize, entry: &Entry<'_, '_>, helps: bool) {
        let findings = entry.findings();
        let first = findings[0];
        let (place, labels) = self.places(&findings);
        let mut words = match entry {
            Entry::One(_) => capital(&self.messages.text(&first.message)),
            Entry::Rule(causes) => self
                .messages
                .summary(first.rule.name, causes.len().max(findings.iter().map(|f| f.passages()).sum()))
                .unwrap_or_else(|| self.messages.text(&first.message)),
        };
        if let Some(labels) = labels {
            words = format!("{words} ({labels})");
        }
        words.push_str(full_stop(&words));
        let indent = 4 + PLACES;
        let width = self.options.width.saturating_sub(indent).max(30);
        let mut lines = wrap(&words, width);
        if let (Entry::One(_), true, Some(help)) = (entry, helps, self.messages.help(&first.message)) {
            // two lines an entry, as long as the reader has not asked for all
            let helped = wrap(&format!("{words} {help}"), width);
            if self.options.all || helped.len() <= lines.len().max(LINES) {
                lines = helped;
            }
        }
        let place = if place.chars().count() >= PLACES { format!("{place} ") } else { format!("{place:<PLACES$}") };
        for (i, line) in lines.iter().enumerate() {
            if i == 0 {
                let _ = writeln!(out, "{number:>2}  {place}{line}");
            } else {
                let _ = writeln!(out, "{:indent$}{line}", "");
            }
        }
        if self.options.all {
            for finding in &findings {
                self.excerpt(out, finding, matches!(entry, Entry::Rule(_)));
            }
        }
    }

    /// The column of places, and the labels that it has no room for.
    fn places(&self, findings: &[&Finding]) -> (String, Option<String>) {
        let mut labels: Vec<&str> = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        let mut elsewhere = 0;
        for finding in findings {
            match &finding.place {
                Place::Note(label) if seen.insert(label) => labels.push(label),
                Place::Note(_) => {}
                _ => elsewhere += 1,
            }
        }
        let first = findings[0];
        let document = &self.evidence.document;
        let line = |finding: &Finding| {
            let shown = place_of(document, finding.span.start);
            if document.format.is_binary() { shown } else { self.own("place-line", &[("line", shown.into())]) }
        };
        if labels.is_empty() {
            return match (&first.place, findings.len()) {
                (Place::Bibliography, _) => (self.own("place-bibliography", &[]), None),
                (_, 1) => (line(first), None),
                (_, count) => (self.counted("place-times", count), Some(self.own("first-place", &[("place", line(first).into())]))),
            };
        }
        let mut named = labels.iter().take(LABELS).copied().collect::<Vec<_>>().join(", ");
        if labels.len() > LABELS {
            named = format!("{named} {}", self.counted("more", labels.len() - LABELS));
        }
        if labels.len() == 1 && elsewhere == 0 {
            return (self.own("place-note", &[("label", labels[0].into())]), None);
        }
        let short = self.own("place-notes", &[("labels", named.clone().into())]);
        if short.chars().count() < PLACES && elsewhere == 0 {
            return (short, None);
        }
        (self.counted("place-note-count", labels.len()), Some(named))
    }

    /// The place in the file and the author's words.
    fn excerpt(&self, out: &mut String, finding: &Finding, with_message: bool) {
        const AROUND: usize = 28;
        let document = &self.evidence.document;
        let position = document.position(finding.span.start);
        let text = document.input.text();
        let line = document.lines().line_range(text, position.line);
        let start = finding.span.start.clamp(line.start, line.end);
        let end = finding.span.end.clamp(start, line.end);
        let before: String = text[line.start..start].chars().rev().take(AROUND).collect::<Vec<_>>().into_iter().rev().collect();
        let room = self.options.width.saturating_sub(30 + before.chars().count()).max(24);
        let inside: String = text[start..end].chars().take(room).collect();
        let cut = inside.len() < end - start;
        let after: String = if cut { "…".to_owned() } else { text[end..line.end].chars().take(AROUND / 2).collect() };
        let lead = if before.len() < start - line.start { "…" } else { "" };
        let message = if with_message { format!("  {}", capital(&self.messages.text(&finding.message))) } else { String::new() };
        let place = match document.location(finding.span) {
            Some(location) => location.to_string(),
            None => format!("{}:{}", position.line, position.column),
        };
        if message.is_empty() {
            let _ = writeln!(out, "      {place:<9}{}", self.dim(&format!("{lead}{before}⟦{inside}⟧{after}")));
        } else {
            let _ = writeln!(out, "      {place:<9}{}", message.trim_start());
            let _ = writeln!(out, "               {}", self.dim(&format!("{lead}{before}⟦{inside}⟧{after}")));
        }
    }

    fn foot(&self, out: &mut String, hidden: usize, details: bool) {
        let c = self.evidence.coverage();
        let _ = writeln!(out, "{}", self.dim(&coverage::read(&c, self.messages)));
        if c.blocks_passed_over + c.page_furniture + c.entries_passed_over > 0 {
            let _ = writeln!(out, "{}", self.dim(&coverage::passed_over(&c, self.messages)));
        }
        for (id, count) in self.quiet.into_iter().filter(|(_, count)| *count > 0) {
            let _ = writeln!(out, "{}", self.dim(&self.counted(id, count)));
        }
        if let Some(today) = self.options.today {
            let _ = writeln!(out, "{}", self.dim(&self.own("today", &[("date", today.into())])));
        }
        let mut more: Vec<String> = Vec::new();
        if hidden > 0 {
            more.push(self.dim(&self.counted("hidden", hidden)));
        }
        if details && !self.options.all {
            more.push(self.own("details", &[]));
        }
        if !more.is_empty() {
            let _ = writeln!(out, "{}", more.join(" · "));
        }
    }
}

/// One entry of the screen.
enum Entry<'a, 'f> {
    /// One cause.
    One(&'a Cause<'f>),
    /// All causes of a rule that has many.
    Rule(Vec<&'a Cause<'f>>),
}

impl<'f> Entry<'_, 'f> {
    fn findings(&self) -> Vec<&'f Finding> {
        match self {
            Self::One(cause) => cause.findings.clone(),
            Self::Rule(causes) => causes.iter().flat_map(|c| c.findings.iter().copied()).collect(),
        }
    }
}

fn entries<'a, 'f>(causes: &[&'a Cause<'f>], all: bool) -> Vec<Entry<'a, 'f>> {
    let mut entries: Vec<Entry<'a, 'f>> = Vec::new();
    let mut at = 0;
    while at < causes.len() {
        let rule = causes[at].rule.name;
        let count = causes[at..].iter().take_while(|c| c.rule.name == rule).count();
        let of_rule = &causes[at..at + count];
        // Causes with many places stand on their own; the small ones are put together.
        let (large, small): (Vec<_>, Vec<_>) = of_rule.iter().copied().partition(|c| c.findings.len() >= RECURS);
        entries.extend(large.iter().map(|c| Entry::One(c)));
        if small.len() <= EACH && !all || small.len() == 1 {
            entries.extend(small.iter().map(|c| Entry::One(c)));
        } else if !small.is_empty() {
            entries.push(Entry::Rule(small));
        }
        at += count;
    }
    entries
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Lines of at most `width` characters, broken at spaces that may break.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let long = line.chars().count() + 1 + word.chars().count() > width;
        if long && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
