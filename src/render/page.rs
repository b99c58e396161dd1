//! A page in parts, written as Markdown or as HTML that needs nothing else.

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A heading; 1 is the title.
    Heading(u8, String),
    /// A paragraph.
    Words(String),
    /// A list.
    Items(Vec<String>),
    /// A table with its heads.
    Table(Vec<String>, Vec<Vec<String>>),
}

/// The page as Markdown.
pub(super) fn markdown(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        if !out.is_empty() {
            out.push('\n');
        }
        match piece {
            Piece::Heading(level, text) => out.push_str(&format!("{} {}\n", "#".repeat(usize::from(*level)), quoted(text))),
            Piece::Words(text) => out.push_str(&format!("{}\n", quoted(text))),
            Piece::Items(items) => {
                for item in items {
                    out.push_str(&format!("- {}\n", quoted(item)));
                }
            }
            Piece::Table(heads, rows) => {
                let row = |cells: &[String]| format!("| {} |\n", cells.iter().map(|c| quoted(c)).collect::<Vec<_>>().join(" | "));
                out.push_str(&row(heads));
                out.push_str(&format!("|{}\n", "---|".repeat(heads.len())));
                for cells in rows {
                    out.push_str(&row(cells));
                }
            }
        }
    }
    out
}

/// The page as HTML, in a language.
pub(super) fn html(pieces: &[Piece], language: &str) -> String {
    let title = pieces.iter().find_map(|p| if let Piece::Heading(1, text) = p { Some(text.as_str()) } else { None });
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(title.unwrap_or("recoupe"))
    );
    for piece in pieces {
        match piece {
            Piece::Heading(level, text) => out.push_str(&format!("<h{level}>{}</h{level}>\n", escaped(text))),
            Piece::Words(text) => out.push_str(&format!("<p>{}</p>\n", escaped(text))),
            Piece::Items(items) => {
                out.push_str("<ul>\n");
                for item in items {
                    out.push_str(&format!("<li>{}</li>\n", escaped(item)));
                }
                out.push_str("</ul>\n");
            }
            Piece::Table(heads, rows) => {
                out.push_str(&format!("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n", cells(heads, "th")));
                for row in rows {
                    out.push_str(&format!("<tr>{}</tr>\n", cells(row, "td")));
                }
                out.push_str("</tbody>\n</table>\n");
            }
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn cells(row: &[String], tag: &str) -> String {
    let mut out = String::new();
    for cell in row {
        out.push_str(&format!("<{tag}>{}</{tag}>", escaped(cell)));
    }
    out
}

const STYLE: &str = "body { font: 11pt/1.35 serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }\n\
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-bottom: 0.3em; }\n\
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #999; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }\n\
@media print { body { margin: 0; } }\n";

/// Text in which Markdown sees no markup, in one line.
fn quoted(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            safe.push('\\');
        }
        safe.push(if letter == '\n' { ' ' } else { letter });
    }
    safe
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
