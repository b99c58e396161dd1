//! Figures in large: read, compared within a document and across documents.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use recoupe::document::Format;
use recoupe::evidence::Evidence;
use recoupe::evidence::across;
use recoupe::text::Input;

/// Counts of the dead, each of another day and number, all told as totals.
fn archive(figures: usize, step: usize) -> Evidence {
    let mut text = String::new();
    for i in 0..figures {
        let (day, month, year) = (i % 28 + 1, i / 28 % 12, 1990 + i / 336 % 30);
        let months =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let _ = writeln!(text, "As of {day} {} {year} the ministry counted {} dead.\n", months[month], 3 + i * step);
    }
    recoupe::analyse(Input::new("archive.md", text).expect("small enough"), Format::Markdown)
}

fn figures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("figures");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    let (left, right) = (archive(50_000, 1), archive(50_000, 2));
    assert_eq!(left.figures.len() + right.figures.len(), 100_000, "one figure a sentence");
    group.bench_function("100,000 of one measure across two documents", |b| b.iter(|| black_box(across(&[&left, &right])).len()));
    group.bench_function("10,000 of one measure read and compared", |b| b.iter(|| black_box(archive(10_000, 1)).tolls.len()));
    group.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
