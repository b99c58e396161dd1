//! One page for the publication file: what was read, which policy held, what was checked and what was not, which
//! exceptions stand.

use super::coverage;
use super::listing::{Entry, Listing};
use super::page::{self, Piece};
use super::place::place_of_finding;
use super::report::level_id;
use super::summary::severity;
use crate::claim::{CaveatKind, Part};
use crate::config::{Config, RequiredLevel};
use crate::evidence::Evidence;
use crate::finding::Severity;
use crate::graph::{Flag, Level};
use crate::message::{Messages, Value};
use crate::report::totals;
use crate::settings::policy;

/// What a certificate is about.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Certified<'a> {
    /// The document.
    pub evidence: &'a Evidence,
    /// Its findings, silenced ones among them.
    pub listing: &'a Listing,
    /// The configuration in force.
    pub config: &'a Config,
    /// From what severity on a finding breaks the policy; `None` where none does.
    pub fails: Option<Severity>,
    /// The day that counted as today.
    pub today: Option<crate::document::PartialDate>,
    /// The SHA-256 of the file's own bytes, in hexadecimal digits, and their number; the library computes none.
    pub file: Option<(String, usize)>,
}

impl<'a> Certified<'a> {
    /// A document with its findings and the configuration that they follow.
    pub fn new(evidence: &'a Evidence, listing: &'a Listing, config: &'a Config, fails: Option<Severity>) -> Self {
        Self { evidence, listing, config, fails, today: None, file: None }
    }

    /// Whether no open finding is at or above what breaks the policy.
    pub fn holds(&self) -> bool {
        self.fails.is_none_or(|least| !self.listing.open().any(|f| f.severity >= least))
    }
}

/// The certificate as Markdown.
pub fn certificate_markdown(certified: &Certified<'_>, messages: &Messages) -> String {
    page::markdown(&pieces(certified, messages))
}

/// The certificate as HTML.
pub fn certificate_html(certified: &Certified<'_>, messages: &Messages) -> String {
    page::html(&pieces(certified, messages), messages.language().code())
}

fn pieces(certified: &Certified<'_>, messages: &Messages) -> Vec<Piece> {
    let writer = Writer { certified, messages };
    let mut pieces = vec![Piece::Heading(1, writer.own("certificate-title", &[("path", certified.listing.path.as_str().into())]))];
    pieces.push(Piece::Words(writer.verdict()));
    pieces.push(writer.heading("certificate-read"));
    pieces.push(Piece::Items(writer.read()));
    pieces.push(writer.heading("certificate-policy"));
    pieces.extend(writer.policy());
    pieces.push(writer.heading("certificate-support"));
    pieces.push(writer.support());
    pieces.push(writer.heading("certificate-checklist"));
    pieces.push(writer.checklist());
    pieces.push(writer.heading("certificate-exceptions"));
    pieces.extend(writer.exceptions());
    pieces.push(writer.heading("certificate-open"));
    pieces.extend(writer.open());
    pieces.push(Piece::Words(writer.own("certificate-signatures", &[])));
    pieces
}

struct Writer<'a> {
    certified: &'a Certified<'a>,
    messages: &'a Messages,
}

impl Writer<'_> {
    fn own(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.messages.words(id, values)
    }

    fn heading(&self, id: &str) -> Piece {
        Piece::Heading(2, self.own(id, &[]))
    }

    fn verdict(&self) -> String {
        let breaking = self.certified.fails.map_or(0, |least| self.certified.listing.open().filter(|f| f.severity >= least).count());
        match (&self.certified.config.policy, breaking) {
            _ if self.certified.listing.coverage.nothing_checkable() => self.own("nothing-checkable", &[]),
            (Some(name), 0) => self.own("certificate-holds", &[("policy", name.as_str().into())]),
            (None, 0) => self.own("certificate-holds-none", &[]),
            (Some(name), count) => self.own("certificate-broken", &[("policy", name.as_str().into()), ("count", count.into())]),
            (None, count) => self.own("certificate-broken-none", &[("count", count.into())]),
        }
    }

    fn read(&self) -> Vec<String> {
        let listing = self.certified.listing;
        let c = listing.coverage;
        let date = self.certified.evidence.document.report_date.map_or_else(|| Value::from("—"), Value::from);
        let size = self.certified.file.as_ref().map_or(listing.length, |(_, size)| *size);
        let mut items = vec![
            self.own("certificate-file", &[("format", listing.format.slug().into()), ("bytes", size.into())]),
            self.own("certificate-version", &[("version", env!("CARGO_PKG_VERSION").into()), ("date", date)]),
            coverage::read(&c, self.messages),
            coverage::passed_over(&c, self.messages),
        ];
        if let Some((sum, _)) = &self.certified.file {
            items.insert(1, self.own("certificate-sum", &[("sum", sum.as_str().into())]));
        }
        if let Some(today) = self.certified.today {
            items.push(self.own("today", &[("date", today.into())]));
        }
        items.push(self.own("offline", &[]));
        items
    }

    fn policy(&self) -> Vec<Piece> {
        let config = self.certified.config;
        let mut pieces = Vec::new();
        let named = config.policy.as_deref().and_then(|name| policy(name).ok());
        match named {
            Some(policy) => {
                pieces.push(Piece::Words(format!("{} ({})", policy.title(self.messages), policy.name)));
                pieces.push(Piece::Items(policy.standards()));
            }
            None => pieces.push(Piece::Words(self.own("certificate-no-policy", &[]))),
        }
        let mut settings = vec![self.own("certificate-threshold", &[("count", config.corroboration.threshold.into())])];
        for required in &config.required {
            let level = match required.level {
                RequiredLevel::SingleSource => Level::SingleSource,
                RequiredLevel::Corroborated => Level::Corroborated,
            };
            let mut about: Vec<String> = Vec::new();
            if required.figures {
                about.push(self.own("certificate-of-figures", &[]));
            }
            about.extend(required.heading.as_ref().map(|h| self.own("certificate-of-heading", &[("heading", h.as_str().into())])));
            about.extend(required.tag.as_ref().map(|t| self.own("certificate-of-tag", &[("tag", t.as_str().into())])));
            if about.is_empty() {
                about.push(self.own("certificate-of-all", &[]));
            }
            let values = [("about", about.join(", ").into()), ("level", self.own(level_id(level), &[]).into())];
            settings.push(self.own("certificate-required", &values));
        }
        let rules: Vec<String> = config
            .rules
            .iter()
            .map(|(name, setting)| {
                let what = setting.severity().map_or("severity-off", severity);
                format!("{name} ({})", self.own(what, &[]))
            })
            .collect();
        if !rules.is_empty() {
            settings.push(self.own("certificate-rules", &[("rules", rules.join(", ").into())]));
        }
        if !config.ignore.is_empty() {
            settings.push(self.own("certificate-ignored", &[("rules", config.ignore.join(", ").into())]));
        }
        pieces.push(Piece::Items(settings));
        pieces
    }

    fn support(&self) -> Piece {
        let counts = totals(self.certified.evidence);
        let rows = Level::ALL.iter().zip(counts).map(|(level, count)| vec![self.own(level_id(*level), &[]), count.to_string()]).collect();
        Piece::Table(vec![self.own("certificate-level", &[]), self.own("certificate-passages", &[])], rows)
    }

    /// The points of the EUAA and ACCORD checklists: what the program looked at, and what only people can.
    fn checklist(&self) -> Piece {
        let evidence = self.certified.evidence;
        let levels = totals(evidence);
        let level = |wanted: Level| Level::ALL.iter().zip(levels).find(|(l, _)| **l == wanted).map_or(0, |(_, count)| count);
        let of = |rules: &[&str]| self.certified.listing.open().filter(|f| rules.contains(&f.rule.name)).count();
        let group = |slugs: &[&str]| self.certified.listing.open().filter(|f| slugs.contains(&f.rule.group.slug())).count();
        let flagged = |flag: Flag| evidence.weights.iter().flatten().filter(|w| w.flags.contains(&flag)).count();
        let body = evidence.claims.iter().filter(|c| c.part == Part::Body);
        let acknowledged = body.filter(|c| c.caveat(CaveatKind::Acknowledged).is_some()).count();
        let plain_single = evidence
            .weights
            .iter()
            .flatten()
            .filter(|w| w.level == Level::SingleSource && !w.flags.contains(&Flag::Attributed) && !w.flags.contains(&Flag::Acknowledged))
            .count();
        let checked: [(&str, usize, usize); 7] = [
            ("checklist-sourced", level(Level::Unsourced), 0),
            ("checklist-traceable", group(&["footnotes", "citations", "bibliography"]), 0),
            ("checklist-cross-checked", level(Level::Corroborated), levels.iter().sum::<usize>()),
            ("checklist-round-tripping", level(Level::SingleOrigin), of(&["circular-sourcing", "second-hand-source"])),
            ("checklist-single-source", plain_single, acknowledged),
            ("checklist-contradictions", flagged(Flag::Contested), 0),
            ("checklist-dates", group(&["dates"]), flagged(Flag::Outdated)),
        ];
        // what the text and the configuration declare, and no more
        const IN_PART: [&str; 4] = ["checklist-cross-checked", "checklist-round-tripping", "checklist-contradictions", "checklist-dates"];
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (id, count, other) in checked {
            let values = [("count", count.into()), ("other", other.into())];
            let result = self.messages.text_of(id, "result", &values).unwrap_or_default();
            let state = if IN_PART.contains(&id) { "checklist-in-part" } else { "checklist-checked" };
            rows.push(vec![self.own(id, &[]), self.own(state, &[]), result]);
        }
        const BY_PEOPLE: [&str; 8] = [
            "checklist-faithful",
            "checklist-reliability",
            "checklist-balance",
            "checklist-current",
            "checklist-omissions",
            "checklist-translation",
            "checklist-neutrality",
            "checklist-review",
        ];
        for id in BY_PEOPLE {
            rows.push(vec![self.own(id, &[]), self.own("checklist-not-checked", &[]), "☐".to_owned()]);
        }
        Piece::Table(["certificate-point", "certificate-state", "certificate-result"].map(|id| self.own(id, &[])).to_vec(), rows)
    }

    fn exceptions(&self) -> Vec<Piece> {
        let mut rows = Vec::new();
        let mut unchanged = 0;
        for finding in &self.certified.listing.findings {
            let Some(by) = &finding.suppressed else {
                unchanged += usize::from(!finding.is_open());
                continue;
            };
            let shown = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
            rows.push(vec![
                place_of_finding(finding, self.messages),
                finding.message.clone(),
                by.reason.clone().unwrap_or_else(|| self.own("certificate-no-reason", &[])),
                shown(by.by.clone()),
                shown(by.on.map(|d| self.messages.date(d))),
                shown(by.until.map(|d| self.messages.date(d))),
            ]);
        }
        let mut pieces = Vec::new();
        if rows.is_empty() {
            pieces.push(Piece::Words(self.own("certificate-no-exceptions", &[])));
        } else {
            let heads = ["outputs-place", "outputs-finding", "certificate-reason", "certificate-by", "certificate-on", "certificate-until"];
            pieces.push(Piece::Table(heads.map(|id| self.own(id, &[])).to_vec(), rows));
        }
        if unchanged > 0 {
            pieces.push(Piece::Words(self.own("quiet-unchanged", &[("count", unchanged.into())])));
        }
        pieces
    }

    fn open(&self) -> Vec<Piece> {
        const LISTED: usize = 30;
        let mut open: Vec<&Entry> = self.certified.listing.open().collect();
        open.sort_by_key(|f| std::cmp::Reverse(f.severity));
        if open.is_empty() {
            return vec![Piece::Words(self.own("nothing-found", &[]))];
        }
        let rows = open
            .iter()
            .take(LISTED)
            .map(|f| vec![self.own(severity(f.severity), &[]), place_of_finding(f, self.messages), f.message.clone()])
            .collect();
        let heads = ["outputs-severity", "outputs-place", "outputs-finding"].map(|id| self.own(id, &[])).to_vec();
        let mut pieces = vec![Piece::Table(heads, rows)];
        if open.len() > LISTED {
            pieces.push(Piece::Words(self.own("outputs-more", &[("count", (open.len() - LISTED).into())])));
        }
        pieces
    }
}
