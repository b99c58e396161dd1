//! One line per finding, as compilers print them: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::listing::Listing;

/// The open findings of one document, a line each.
pub fn concise(listing: &Listing) -> String {
    let mut lines = String::new();
    for finding in listing.open() {
        // writing to a String cannot fail
        let _ = writeln!(
            lines,
            "{}:{}:{}: {}[{}] {}",
            listing.path, finding.region.line, finding.region.column, finding.severity, finding.rule.name, finding.message
        );
    }
    lines
}
