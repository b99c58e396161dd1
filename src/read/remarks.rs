//! Comments of Word and OpenDocument files: what they say, who says it, and what they settle.

use crate::document::{PartialDate, Settled};
use crate::text::Span;

/// The author of the comments that the program writes.
pub(crate) const AUTHOR: &str = "recoupe";

/// A comment in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) id: String,
    pub(crate) author: String,
    /// As the file gives it: an ISO 8601 time.
    pub(crate) date: String,
    /// Its paragraphs, a line each.
    pub(crate) text: String,
    pub(crate) resolved: bool,
    /// The comment that it answers.
    pub(crate) answers: Option<String>,
    pub(crate) span: Span,
}

impl Remark {
    /// True for a comment that the program wrote.
    pub(crate) fn is_own(&self) -> bool {
        self.author == AUTHOR && self.key().is_some()
    }

    /// The key of the cause that a comment of the program is about: "recoupe 0123456789ab".
    pub(crate) fn key(&self) -> Option<&str> {
        let key = self.text.trim_end().lines().next_back()?.trim().strip_prefix(AUTHOR)?.trim();
        (key.len() == 12 && key.bytes().all(|b| b.is_ascii_hexdigit())).then_some(key)
    }

    /// The day on which it was written.
    pub(crate) fn day(&self) -> Option<PartialDate> {
        self.date.get(..10)?.parse().ok()
    }

    /// The reason in an answer "ignore: reason".
    fn ignores(&self) -> Option<&str> {
        self.text.lines().find_map(|line| {
            let line = line.trim();
            let word = ["ignorer", "ignore"].into_iter().find(|w| line.get(..w.len()).is_some_and(|l| l.eq_ignore_ascii_case(w)))?;
            let rest = line[word.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let reason = rest.strip_prefix([':', '-', '–', '—'])?;
            Some(reason.trim())
        })
    }
}

/// True where somebody answered a comment.
pub(crate) fn is_answered(remark: &Remark, all: &[Remark]) -> bool {
    all.iter().any(|other| answers(other, remark))
}

fn answers(other: &Remark, remark: &Remark) -> bool {
    match &other.answers {
        Some(id) => *id == remark.id,
        // Where a file does not tie answers to comments, one at the same words that says "ignore: …" is one.
        None => other.author != AUTHOR && other.span.start == remark.span.start && other.ignores().is_some(),
    }
}

/// What comments settle.
pub(crate) fn settled(remarks: &[Remark]) -> Vec<Settled> {
    let own = remarks.iter().filter(|r| r.is_own());
    own.filter_map(|remark| {
        let mut replies = remarks.iter().filter(|other| answers(other, remark));
        let answer = replies.clone().find(|r| r.ignores().is_some());
        if !remark.resolved && answer.is_none() {
            return None;
        }
        let last = answer.or_else(|| replies.next_back());
        let reason = last.map(|r| r.ignores().unwrap_or(r.text.trim()).to_owned()).filter(|r| !r.is_empty());
        Some(Settled {
            key: remark.key()?.to_owned(),
            span: remark.span,
            reason,
            by: last.map(|r| r.author.clone()).filter(|a| !a.is_empty()),
            on: last.unwrap_or(remark).day(),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(id: &str, author: &str, text: &str) -> Remark {
        Remark {
            id: id.to_owned(),
            author: author.to_owned(),
            text: text.to_owned(),
            date: "2026-11-03T10:00:00Z".to_owned(),
            ..Remark::default()
        }
    }

    #[test]
    fn resolved_comments_and_answers_settle_and_others_do_not() {
        let own = remark("1", "recoupe", "single-source: One source.\nrecoupe 0123456789ab");
        let mut answer = remark("2", "J. Martin", "Ignore : seule source possible");
        answer.answers = Some("1".to_owned());
        let mut doubt = remark("3", "J. Martin", "ignored by the ministry");
        doubt.answers = Some("1".to_owned());
        assert!(settled(&[own.clone(), doubt.clone()]).is_empty() && is_answered(&own, &[doubt]));
        let found = settled(&[own.clone(), answer]);
        assert_eq!((found[0].reason.as_deref(), found[0].by.as_deref()), (Some("seule source possible"), Some("J. Martin")));
        assert_eq!(found[0].on.map(|d| d.to_string()).as_deref(), Some("2026-11-03"));
        let resolved = Remark { resolved: true, ..own };
        assert_eq!(settled(&[resolved])[0].key, "0123456789ab");
        assert!(!remark("4", "recoupe", "A person of that name.").is_own());
    }
}
