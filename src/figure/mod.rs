//! Figures: numbers of the text, what they count, where, when and on whose word, and how they agree (DESIGN,
//! section 7).

mod across;
mod amounts;
mod bind;
mod compare;
mod decimal;
mod document;
mod interval;
mod lexicon;
mod measure;
mod numbers;
mod places;
mod quantity;
mod read;
mod reason;
mod table;
mod tolls;

pub use across::{Across, across};
pub use compare::{Relation, Sureness};
pub use decimal::Decimal;
pub use document::{Figure, Site, Standing, Within};
pub use interval::Interval;
pub use measure::{Measure, Population};
pub use quantity::{Qualifier, Quantity};
pub use read::quantities;
pub use tolls::{Comparison, Toll};

pub(crate) use compare::Comparer;
pub(crate) use document::{Material, figures};
pub(crate) use tolls::{timeline, tolls};
