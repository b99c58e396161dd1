//! Why two figures stand to each other as they do, in words.

use super::Evidence;
use crate::figure::{Comparer, Comparison, Figure, Relation, Standing, Sureness};

impl Evidence {
    /// How two figures stand to each other, and how sure that is.
    ///
    /// # Panics
    ///
    /// Where one of the indices is none of [`Evidence::figures`].
    pub fn relation(&self, left: usize, right: usize) -> (Relation, Sureness) {
        Comparer { figures: &self.figures, about: self.about }.relation(left, right)
    }

    /// The reason of a comparison, in English words: "withdrawn: 164 (2022-01-09)".
    pub fn comparison_reason(&self, comparison: &Comparison) -> String {
        let [left, right] = comparison.figures.map(|f| &self.figures[f]);
        let dated = |f: &Figure| f.as_of.map_or_else(|| f.text.clone(), |d| format!("{} ({d})", f.text));
        match comparison.relation {
            Relation::Retracted => {
                let withdrawn = if left.standing == Standing::Retracted { left } else { right };
                format!("withdrawn: {}", dated(withdrawn))
            }
            Relation::Superseded => format!("later count: {} after {}", dated(right), dated(left)),
            Relation::PartOf => format!("part of {}", left.text),
            Relation::Agree => "same value".to_owned(),
            Relation::Refines => "one lies within the bounds of the other".to_owned(),
            Relation::Compatible => "what they are likely to be overlaps".to_owned(),
            Relation::Conflict => format!("{} against {}", dated(left), dated(right)),
            Relation::Incomparable => "not comparable".to_owned(),
        }
    }
}
