//! `recoupe diff`.

use recoupe::Error;
use recoupe::check::{Selection, check};
use recoupe::compare::compare;
use recoupe::evidence::Evidence;
use recoupe::finding::Finding;
use recoupe::message::Messages;
use recoupe::render::{Listing, Versions, comparison_human, comparison_json};

use super::arguments::{Diff, RulesFormat};
use super::configuration::Configurations;
use super::{clock, files, language, print_to};

pub(crate) fn run(options: &Diff) -> Result<u8, Error> {
    let mut configurations = Configurations::default();
    let messages = Messages::new(language(Some(&options.talking), configurations.of(&options.configuring, &options.new)?.messages));
    let mut side = |path: &str| -> Result<(Evidence, Vec<Finding>, Selection), Error> {
        let config = configurations.of(&options.configuring, path)?;
        let draft = files::read(path, options.reading.format, &options.reading.beside, &config)?;
        let evidence = draft.analyse(&config);
        let mut selection = Selection::configured(&config);
        selection.today = options.dating.today;
        selection.day_of_run = clock::day_of_run();
        let findings = check(&evidence, &selection);
        Ok((evidence, findings, selection))
    };
    let (old, old_findings, old_selection) = side(&options.old)?;
    let (new, new_findings, new_selection) = side(&options.new)?;
    let only = |evidence: &Evidence, findings: &[Finding], others: &[Finding], selection: &Selection| {
        let known: std::collections::HashSet<&str> = others.iter().filter(|f| f.is_open()).map(|f| f.fingerprint.as_str()).collect();
        let mut entries = Listing::of(evidence, findings, selection, &messages).findings;
        entries.retain(|e| e.is_open() && !known.contains(e.fingerprint.as_str()));
        entries
    };
    let found = only(&new, &new_findings, &old_findings, &new_selection);
    let mended = only(&old, &old_findings, &new_findings, &old_selection);
    let comparison = compare(&old, &new);
    let versions = Versions::new(&old, &new, &comparison, &found, &mended);
    let text = match options.output_format {
        RulesFormat::Human => comparison_human(&versions, &messages),
        RulesFormat::Json => format!("{:#}\n", comparison_json(&versions)),
    };
    print_to(&options.printing, &text)?;
    Ok(0)
}
