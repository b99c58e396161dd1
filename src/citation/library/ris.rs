//! RIS, as publishers' sites and reference managers export it.

use super::{Work, date_of, family};

pub(super) fn read(text: &str) -> Vec<Work> {
    let mut works = Vec::new();
    let mut open: Option<Work> = None;
    let mut year = None;
    for line in text.lines() {
        let Some((tag, value)) = line.split_once("  -").map(|(tag, value)| (tag.trim(), value.trim())) else { continue };
        if tag == "TY" {
            open = Some(Work { kind: value.to_owned(), ..Work::default() });
            year = None;
            continue;
        }
        let Some(work) = &mut open else { continue };
        let own = || Some(value.to_owned()).filter(|v| !v.is_empty());
        match tag {
            "ER" => {
                work.date = work.date.or(year);
                works.extend(open.take());
            }
            "ID" | "LB" if work.key.is_empty() => value.clone_into(&mut work.key),
            "AU" | "A1" => work.authors.push(family(value)),
            "TI" | "T1" => work.title = own(),
            "TT" => work.translated_title = own(),
            "T2" | "JO" | "JF" | "JA" | "BT" => work.container = work.container.take().or_else(own),
            "PB" => work.publisher = own(),
            "DA" => work.date = date_of(value.trim_end_matches('/')),
            "PY" | "Y1" => year = date_of(value.trim_end_matches('/')),
            "Y2" => work.accessed = date_of(value.trim_end_matches('/')),
            "UR" | "L2" if work.url.is_none() => work.url = own(),
            "DO" if work.url.is_none() => work.url = own().map(|doi| format!("https://doi.org/{doi}")),
            _ => {}
        }
    }
    works
}
