//! The whole check of one report of 1,000 footnotes in each format, by bytes of the text that is read.
//!
//! A Word file of 300 pages, and PDF files beside a bare pass of the library that reads them, which takes the signs and
//! nothing of their places.
//!
//! `cargo bench --bench formats`. The files are made here, the same on every run.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Write as _};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint, PathDrawMode, SoftMask,
    interpret_page,
};
use kurbo::{Affine, BezPath, Rect};
use recoupe::Draft;
use recoupe::check::{Selection, check};
use recoupe::config::Config;
use recoupe::document::Format;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

mod notes;

const NOTES: usize = 1000;
/// Signs on a page with its notes, spaces among them.
const PAGE: usize = 3_000;

/// A paragraph: words, each with the number of the note called behind them.
type Paragraph = Vec<(String, Option<usize>)>;

/// The paragraphs of a report and the words of its notes.
fn report(size: usize, count: usize) -> (Vec<Paragraph>, Vec<String>) {
    let text = notes::note(size, true);
    let (mut paragraphs, mut words) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some((_, note)) = line.strip_prefix("[^").and_then(|l| l.split_once("]: ")) {
            words.push(note.to_owned());
        } else {
            let mut paragraph = Paragraph::new();
            for piece in line.split_inclusive("]. ").flat_map(|p| p.split_inclusive(". ")) {
                let (said, call) = piece.trim_end().trim_end_matches('.').split_once("[^").unwrap_or((piece.trim_end(), ""));
                paragraph.push((said.to_owned(), call.trim_end_matches(']').parse().ok()));
            }
            paragraphs.push(paragraph);
        }
    }
    // the first paragraphs, up to the note that is wanted last
    let count = count.min(words.len());
    let last = paragraphs.iter().position(|p| p.iter().any(|(_, call)| *call == Some(count))).expect("so many notes");
    paragraphs.truncate(last + 1);
    for (_, call) in paragraphs.iter_mut().flatten() {
        *call = call.filter(|&c| c <= count);
    }
    words.truncate(count);
    (paragraphs, words)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(text.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("a package ends").into_inner()
}

/// Running text in the signs of a format: what begins and ends a paragraph, and how words and calls are written.
fn written(paragraphs: &[Paragraph], around: (&str, &str), words: impl Fn(&str) -> String, call: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        text.push_str(around.0);
        for (said, called) in paragraph {
            text.push_str(&words(said));
            text.push_str(&called.map(&call).unwrap_or_default());
            text.push_str(&words(". "));
        }
        text.push_str(around.1);
    }
    text
}

fn docx(paragraphs: &[Paragraph], notes: &[String]) -> Vec<u8> {
    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words));
    let call = |number: usize| format!("<w:r><w:footnoteReference w:id=\"{number}\"/></w:r>");
    let body = written(paragraphs, ("<w:p>", "</w:p>"), run, call);
    let mut footnotes = String::new();
    for (at, words) in notes.iter().enumerate() {
        let _ = write!(
            footnotes,
            "<w:footnote w:id=\"{}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
            at + 1,
            run(&format!(" {words}"))
        );
    }
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>")),
        ("word/footnotes.xml", &format!("<w:footnotes {SPACE}>{footnotes}</w:footnotes>")),
    ])
}

fn odt(paragraphs: &[Paragraph], notes: &[String]) -> Vec<u8> {
    const SPACES: &str =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let call = |number: usize| {
        let words = escaped(&notes[number - 1]);
        format!(
            "<text:note text:id=\"ftn{number}\" text:note-class=\"footnote\"><text:note-citation>{number}</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )
    };
    let body = written(paragraphs, ("<text:p>", "</text:p>"), escaped, call);
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            &format!(
                "<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
    ])
}

fn html(paragraphs: &[Paragraph], notes: &[String]) -> Vec<u8> {
    let call = |number: usize| format!("<sup><a href=\"#fn{number}\" id=\"fnref{number}\">{number}</a></sup>");
    let body = written(paragraphs, ("<p>", "</p>\n"), escaped, call);
    let mut list = String::new();
    for (at, words) in notes.iter().enumerate() {
        let _ = writeln!(list, "<li id=\"fn{0}\"><p>{1} <a href=\"#fnref{0}\">↩</a></p></li>", at + 1, escaped(words));
    }
    format!("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Rapport</title></head><body>\n<h1>Rapport</h1>\n{body}<section class=\"footnotes\"><ol>\n{list}</ol></section></body></html>\n").into_bytes()
}

/// Words in the signs of a PDF string, in the encoding of Windows.
fn string(words: &str) -> String {
    let mut written = String::from("(");
    for c in words.chars() {
        match c {
            '(' | ')' | '\\' => written.extend(['\\', c]),
            ' '..='~' => written.push(c),
            c if u32::from(c) < 256 => drop(write!(written, "\\{:03o}", u32::from(c))),
            _ => written.push('-'),
        }
    }
    written + ")"
}

/// Words set in lines: the signs of one line each, calls raised.
fn set(pieces: impl Iterator<Item = (String, Option<usize>)>, size: usize, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut length) = (Vec::new(), String::new(), 0);
    for (word, call) in pieces {
        if length > 0 && length + word.len() > width {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        length += word.len() + 1;
        let raised = call.map(|c| format!("/F 6 Tf 4 Ts ({c}) Tj 0 Ts /F {size} Tf ")).unwrap_or_default();
        let stop = if call.is_some() { "(. ) Tj " } else { "( ) Tj " };
        let _ = write!(line, "{} Tj {raised}{stop}", string(&word));
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}

/// Pages of running text with their notes at the foot.
fn pdf(paragraphs: &[Paragraph], notes: &[String]) -> Vec<u8> {
    let mut pages: Vec<String> = Vec::new();
    let (mut body, mut foot): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut turn = |body: &mut Vec<String>, foot: &mut Vec<String>| {
        let mut page = String::from("BT /F 10 Tf 13 TL 60 790 Td\n");
        for line in body.drain(..) {
            let _ = writeln!(page, "{line}T*");
        }
        let _ = writeln!(page, "ET BT /F 8 Tf 10 TL 60 {} Td", 40 + foot.len() * 10);
        for line in foot.drain(..) {
            let _ = writeln!(page, "{line}T*");
        }
        pages.push(page + "ET");
    };
    for paragraph in paragraphs {
        let words = paragraph.iter().flat_map(|(said, call)| {
            let all: Vec<&str> = said.split(' ').collect();
            let last = all.len() - 1;
            all.into_iter().enumerate().map(move |(at, word)| (word.to_owned(), call.filter(|_| at == last))).collect::<Vec<_>>()
        });
        let lines = set(words, 10, 95);
        let called = paragraph.iter().filter_map(|(_, call)| *call);
        let below: Vec<String> =
            called.flat_map(|c| set(format!("{c} {}", notes[c - 1]).split(' ').map(|w| (w.to_owned(), None)), 8, 120)).collect();
        if (body.len() + lines.len()) * 13 + (foot.len() + below.len()) * 10 > 700 {
            turn(&mut body, &mut foot);
        }
        body.extend(lines);
        body.push(String::new());
        foot.extend(below);
    }
    turn(&mut body, &mut foot);
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        objects
            .push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>", 5 + 2 * at));
        objects.push(format!("<</Length {}>>\nstream\n{page}\nendstream", page.len()));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let count = objects.len() + 1;
    let _ =
        write!(file, "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

fn whole(bytes: &[u8], format: Format) -> usize {
    let draft = Draft::open("report", bytes.to_vec(), Some(format)).expect("a report that is read");
    let evidence = draft.analyse(&Config::default());
    check(&evidence, &Selection::default()).len()
}

fn by_format(criterion: &mut Criterion) {
    let (paragraphs, notes) = report(600_000, NOTES);
    let mut group = criterion.benchmark_group("1,000 footnotes");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
    for (name, format, bytes) in [
        ("docx", Format::Docx, docx(&paragraphs, &notes)),
        ("odt", Format::Odt, odt(&paragraphs, &notes)),
        ("html", Format::Html, html(&paragraphs, &notes)),
        ("pdf", Format::Pdf, pdf(&paragraphs, &notes)),
    ] {
        let draft = Draft::open("report", bytes.clone(), Some(format)).expect("a report that is read");
        // pages of the web are measured by their words too
        let markup = if format == Format::Html {
            bytes.len()
                - written(&paragraphs, ("", ""), str::to_owned, |_| String::new()).len()
                - notes.iter().map(String::len).sum::<usize>()
        } else {
            0
        };
        let text = draft.text().len() - markup;
        let read = draft.analyse(&Config::default()).document;
        let called = read.markers.iter().filter(|m| m.footnote.is_some()).count();
        assert!(
            read.footnotes.len() >= NOTES * 99 / 100 && called >= NOTES * 99 / 100,
            "{name}: {} notes, {called} called",
            read.footnotes.len()
        );
        group.throughput(Throughput::Bytes(text as u64));
        group.bench_with_input(BenchmarkId::new("check", name), &bytes, |b, bytes| b.iter(|| whole(black_box(bytes), format)));
        group.bench_with_input(BenchmarkId::new("read", name), &bytes, |b, bytes| {
            b.iter(|| Draft::open("report", black_box(bytes).clone(), Some(format)).map(|d| d.text().len()));
        });
    }
    group.finish();
}

/// A report of 300 pages.
fn long(criterion: &mut Criterion) {
    const PAGES: usize = 300;
    let (paragraphs, notes) = report(PAGES * PAGE * 21 / 20, usize::MAX);
    let bytes = docx(&paragraphs, &notes);
    let draft = Draft::open("report", bytes.clone(), Some(Format::Docx)).expect("a report that is read");
    let text = draft.text().chars().count();
    assert!((PAGES - 10..PAGES + 10).contains(&(text / PAGE)), "{text} signs are {} pages", text / PAGE);
    let mut group = criterion.benchmark_group("300 pages");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
    group.bench_with_input(BenchmarkId::new("check", "docx"), &bytes, |b, bytes| b.iter(|| whole(black_box(bytes), Format::Docx)));
    group.finish();
}

/// The signs of a PDF file and nothing else.
struct Bare {
    text: String,
}

impl<'a> Device<'a> for Bare {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, _: Affine, _: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        match glyph.as_unicode() {
            Some(BfString::Char(sign)) => self.text.push(sign),
            Some(BfString::String(signs)) => self.text.push_str(&signs),
            None => {}
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn bare(bytes: &[u8]) -> usize {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF file");
    let cache = InterpreterCache::new();
    let mut device = Bare { text: String::new() };
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(upright, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut device);
    }
    device.text.len()
}

/// Reading PDF files beside the bare pass, of a file made here and of a print by LibreOffice with its own fonts.
fn beside_the_library(criterion: &mut Criterion) {
    let (paragraphs, notes) = report(600_000, NOTES);
    let printed = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/formats/fr.pages.pdf")).expect("a fixture");
    let mut group = criterion.benchmark_group("pdf");
    group.sample_size(20).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
    for (name, bytes) in [("made here", pdf(&paragraphs, &notes)), ("libreoffice", printed)] {
        group.throughput(Throughput::Bytes(bare(&bytes) as u64));
        group.bench_with_input(BenchmarkId::new("bare", name), &bytes, |b, bytes| b.iter(|| bare(black_box(bytes))));
        group.bench_with_input(BenchmarkId::new("read", name), &bytes, |b, bytes| {
            b.iter(|| Draft::open("report", black_box(bytes).clone(), Some(Format::Pdf)).map(|d| d.text().len()));
        });
    }
    group.finish();
}

criterion_group!(benches, by_format, long, beside_the_library);
criterion_main!(benches);
