//! The whole check beside a bare pulldown-cmark pass over the same bytes (DESIGN, section 11).
//!
//! `cargo bench --bench check`. The ratio of the two lines of one size is the measure; bytes per second
//! depend on the machine.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pulldown_cmark::{Options, Parser};
use recoupe::check::{Selection, check};
use recoupe::document::Format;
use recoupe::text::Input;

mod notes;

fn whole(text: &str) -> usize {
    let input = Input::new("note.md", text).expect("a note of a few megabytes");
    let evidence = recoupe::analyse(input, Format::Markdown);
    check(&evidence, &Selection::default()).len()
}

fn bare(text: &str) -> usize {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    Parser::new_ext(text, options).into_offset_iter().count()
}

fn by_size(criterion: &mut Criterion) {
    for (kind, footnoted) in [("footnoted", true), ("plain", false)] {
        let mut group = criterion.benchmark_group(kind);
        group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
        for (name, bytes) in [("0.1 MB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
            let text = notes::note(bytes, footnoted);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new("recoupe", name), &text, |b, text| b.iter(|| whole(black_box(text))));
            group.bench_with_input(BenchmarkId::new("pulldown-cmark", name), &text, |b, text| b.iter(|| bare(black_box(text))));
        }
        group.finish();
    }
}

criterion_group!(benches, by_size);
criterion_main!(benches);
