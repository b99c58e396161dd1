//! The words of what authors say of themselves, of their wishes and of the page.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::data::tables;
use crate::language::{Family, Phrases};

/// Makes the lists of a file and the same of all languages together: a heading or a label may be in another
/// language than its text.
macro_rules! own_words {
    ($($list:ident),* $(,)?) => {
        #[derive(Deserialize)]
        #[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
        struct File {
            $($list: Vec<&'static str>,)*
        }

        /// What each list is for is said in `own.toml` of the English folder.
        #[derive(Debug)]
        pub(super) struct OwnWords {
            $(pub(super) $list: Phrases,)*
            /// All of them.
            pub(super) family: Family,
        }

        pub(super) fn own_words() -> &'static OwnWords {
            static READ: OnceLock<OwnWords> = OnceLock::new();
            READ.get_or_init(|| {
                let files: Vec<File> = tables("own", |files| files.own);
                let mut family = Family::default();
                $(let $list = family.with(Phrases::new(files.iter().flat_map(|f| &f.$list)));)*
                OwnWords { $($list,)* family }
            })
        }
    };
}

own_words!(
    between,
    works,
    clauses,
    finds,
    judges,
    views,
    parts,
    part_openers,
    part_says,
    pointed,
    pointed_shows,
    set_out,
    set_out_where,
    no_comment,
    not_done,
    answered,
    no_answer,
    asked_by_us,
    asks,
    asks_to,
    asked_first,
    labels,
    directions,
    placeholders,
    credits,
    bylines,
    byline_is,
    thanks,
    names,
    renamed,
    outlook,
    unknown,
    present,
    limits,
    defines,
    should,
    must,
    expected,
    called_for,
    past_demand,
    forecasts,
    no_demand,
    told_us,
    people,
    release_days,
    recommendations,
    conclusions,
);
