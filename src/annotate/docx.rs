//! Comments of Word: a part of their own, and ranges around runs of the running text.

use std::collections::BTreeMap;
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::insert::{Changes, beginning, byte_of, ending, escaped, without};
use super::repack::repack;
use super::{Remarks, changed};
use crate::document::Document;
use crate::error::Error;
use crate::read::office::Package;
use crate::read::office::docx::{comments, main_part, read_source, relations};
use crate::read::office::flow::Anchor;
use crate::read::office::xml::{Token, Xml};
use crate::read::remarks::{AUTHOR, Remark, is_answered};

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:comments>";

/// Numbers of comments are signed and of 32 bits: what an odd file counts beyond this leaves room for no others.
const LARGEST: u64 = 1 << 30;

/// A number far from those of the notes that a text calls. Each kind counts for itself, but LibreOffice (7.4) loses the words
/// of notes where comments have numbers that notes have, or come close to how many there are.
fn beyond_notes(source: &str) -> u64 {
    const FAR: u64 = 1000;
    let called = source.match_indices("noteReference ").filter_map(|(at, _)| {
        let tag = source[at..].split('>').next()?;
        tag.split("id=\"").nth(1)?.split('"').next()?.parse::<u64>().ok()
    });
    called.filter(|&id| id < LARGEST / 4).max().map_or(0, |last| 2 * last + FAR)
}

pub(super) fn annotate(bytes: &[u8], document: &Document, remarks: &Remarks) -> Result<Vec<u8>, Error> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let source = package.needed(&main)?;
    let related = relations(&mut package, &main)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main.as_str()));
    let inside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let part = related.of_kind("comments");
    let comments_part = part.clone().unwrap_or_else(|| inside("comments.xml"));
    let former = package.part(&comments_part)?.unwrap_or_default();
    let extended = match related.of_kind("commentsExtended") {
        Some(name) => package.optional(&name)?,
        None => String::new(),
    };
    let all = comments::read(&former, &extended);
    let stays = |r: &Remark| r.resolved || is_answered(r, &all);
    let kept: HashSet<&str> = all.iter().filter(|r| r.is_own() && stays(r)).filter_map(Remark::key).collect();
    let gone: HashSet<&str> = all.iter().filter(|r| r.is_own() && !stays(r)).map(|r| r.id.as_str()).collect();
    let bare = without(&source, marks(&source, &main, &gone)?);
    let opened = read_source(&mut package, &main, &bare)?;
    if opened.text() != document.input.text() {
        return Err(changed());
    }
    let left = without(&former, slices(&former, &comments_part, &gone)?);
    let stay = all.iter().filter(|r| !gone.contains(r.id.as_str())).filter_map(|r| r.id.parse::<u64>().ok());
    let mut next = stay.filter(|&id| id < LARGEST).max().map_or(0, |id| id + 1).max(beyond_notes(&source));
    let mut marks = Marks { source: &bare, part: &main, runs: HashMap::default(), splits: BTreeMap::new(), changes: Changes::default() };
    let mut written = String::new();
    for remark in remarks.all.iter().filter(|r| !kept.contains(r.key.as_str())) {
        if marks.around(&opened.anchors, document.input.text(), remark.span.start..remark.span.end.max(remark.span.start + 1), next)? {
            written.push_str(&comment(next, &remark.paragraphs, remarks.date.as_deref()));
            next += 1;
        }
    }
    let mut parts = vec![(main.clone(), marks.finish())];
    let all_comments = if left.trim().is_empty() { EMPTY.to_owned() } else { left };
    if !written.is_empty() || part.is_some() {
        parts.push((comments_part.clone(), before_end(&all_comments, &comments_part, "comments", &written)?));
    }
    if part.is_none() && !written.is_empty() {
        let rels = inside(&format!("_rels/{file}.rels"));
        let former = package.part(&rels)?.unwrap_or_else(|| {
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
        });
        let relation = format!("<Relationship Id=\"recoupeComments\" Type=\"{KIND}\" Target=\"comments.xml\"/>");
        parts.push((rels.clone(), before_end(&former, &rels, "Relationships", &relation)?));
        let types = "[Content_Types].xml";
        let former = package.needed(types)?;
        if !former.contains(CONTENT) {
            let named = format!("<Override PartName=\"/{comments_part}\" ContentType=\"{CONTENT}\"/>");
            parts.push((types.to_owned(), before_end(&former, types, "Types", &named)?));
        }
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    repack(bytes, &parts)
}

fn comment(id: u64, paragraphs: &[String], date: Option<&str>) -> String {
    let date = date.map(|d| format!(" w:date=\"{d}T00:00:00Z\"")).unwrap_or_default();
    let text: Vec<String> =
        paragraphs.iter().map(|p| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(p))).collect();
    format!("<w:comment w:id=\"{id}\" w:author=\"{AUTHOR}\"{date} w:initials=\"rc\">{}</w:comment>", text.concat())
}

/// A part with words added before the end of its root.
fn before_end(source: &str, part: &str, root: &str, words: &str) -> Result<String, Error> {
    let close = source.rfind("</").filter(|&at| source[at..].contains(root));
    if let Some(at) = close {
        return Ok(format!("{}{words}{}", &source[..at], &source[at..]));
    }
    // an empty root: <w:comments …/>
    let empty = source.rfind("/>").filter(|_| source.contains(root));
    let Some(at) = empty else {
        return Err(crate::ErrorKind::Damaged { part: part.to_owned(), reason: format!("it has no {root}") }.into());
    };
    let start = source[..at].rfind('<').unwrap_or(0);
    let name = source[start + 1..at].split_whitespace().next().unwrap_or(root);
    Ok(format!("{}>{words}</{name}>{}", &source[..at], &source[at + 2..]))
}

/// Where the program's comments stand in their part.
fn slices(source: &str, part: &str, gone: &HashSet<&str>) -> Result<Vec<Range<usize>>, Error> {
    let mut cuts = Vec::new();
    if gone.is_empty() {
        return Ok(cuts);
    }
    let mut xml = Xml::new(source, part, &[]);
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name() == "w:comment" => {
                let start = xml.place().start;
                let own = tag.get("id").is_some_and(|id| gone.contains(id.as_str()));
                xml.skip()?;
                if own {
                    cuts.push(start..xml.place().end);
                }
            }
            Token::End => return Ok(cuts),
            _ => {}
        }
    }
}

/// The marks of comments in the running text: range starts and ends, and the runs that refer to them.
fn marks(source: &str, part: &str, gone: &HashSet<&str>) -> Result<Vec<Range<usize>>, Error> {
    let mut cuts = Vec::new();
    if gone.is_empty() {
        return Ok(cuts);
    }
    let mut xml = Xml::new(source, part, &[]);
    // The start of the last run, and whether it holds nothing but the reference.
    let mut run: Option<(usize, usize)> = None;
    let mut refers = false;
    loop {
        match xml.next()? {
            Token::Open(tag) => {
                let start = xml.place().start;
                let own = || tag.get("id").is_some_and(|id| gone.contains(id.as_str()));
                match tag.name().as_ref() {
                    "w:commentRangeStart" | "w:commentRangeEnd" => {
                        let cut = own();
                        xml.skip()?;
                        if cut {
                            cuts.push(start..xml.place().end);
                        }
                    }
                    "w:r" => {
                        run = Some((start, xml.depth()));
                        refers = false;
                    }
                    "w:commentReference" => refers = own(),
                    _ => {}
                }
            }
            Token::Close => {
                if let Some((start, depth)) = run.filter(|(_, depth)| xml.depth() < *depth) {
                    let _ = depth;
                    if refers {
                        cuts.push(start..xml.place().end);
                    }
                    run = None;
                    refers = false;
                }
            }
            Token::End => return Ok(cuts),
            Token::Words(_) => {}
        }
    }
}

/// A run, as far as cutting it needs to know.
#[derive(Debug, Clone)]
struct Run {
    place: Range<usize>,
    /// The bytes of its properties.
    properties: Range<usize>,
    /// Its texts: the start tag and the words.
    texts: Vec<(Range<usize>, Range<usize>)>,
}

/// Marks to be put into the running text.
struct Marks<'a> {
    source: &'a str,
    part: &'a str,
    runs: HashMap<usize, Run>,
    /// Marks inside runs, by the byte at which the run is cut; with the run.
    splits: BTreeMap<usize, (usize, String)>,
    changes: Changes,
}

enum Point {
    /// Between runs.
    Beside(usize),
    /// Inside the run that begins at the second place.
    Inside(usize, usize),
}

impl Marks<'_> {
    /// Puts a comment around words; false where they stand nowhere.
    fn around(&mut self, anchors: &[Anchor], text: &str, words: Range<usize>, id: u64) -> Result<bool, Error> {
        let (Some(first), Some(last)) = (beginning(anchors, words.start), ending(anchors, words.end)) else { return Ok(false) };
        let start = self.point(first, text, words.start, false)?;
        let end = self.point(last, text, words.end, true)?;
        self.put(&start, format!("<w:commentRangeStart w:id=\"{id}\"/>"));
        self.put(&end, format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"));
        Ok(true)
    }

    fn put(&mut self, point: &Point, mark: String) {
        match *point {
            Point::Beside(at) => self.changes.add(at, mark),
            Point::Inside(at, run) => self.splits.entry(at).or_insert_with(|| (run, String::new())).1.push_str(&mark),
        }
    }

    fn point(&mut self, anchor: &Anchor, text: &str, at: usize, end: bool) -> Result<Point, Error> {
        let run = self.run(anchor.run)?;
        let edge = Point::Beside(if end { run.place.end } else { run.place.start });
        let holds = |(_, words): &(Range<usize>, Range<usize>)| words.start <= anchor.raw.start && anchor.raw.end <= words.end;
        if anchor.whole || !run.texts.iter().any(holds) {
            return Ok(edge);
        }
        let byte = byte_of(self.source, text, anchor, at);
        let first = run.texts.first().is_some_and(|(tag, words)| words.start == byte && tag.start == run.properties.end);
        let last =
            run.texts.last().is_some_and(|(_, words)| words.end == byte && self.source[byte..run.place.end].matches('<').count() == 2);
        Ok(if first && !end {
            Point::Beside(run.place.start)
        } else if last && end {
            Point::Beside(run.place.end)
        } else if first {
            Point::Beside(run.place.start)
        } else if last {
            Point::Beside(run.place.end)
        } else {
            Point::Inside(byte, anchor.run)
        })
    }

    /// Reads the run that begins at a place.
    fn run(&mut self, start: usize) -> Result<Run, Error> {
        if let Some(run) = self.runs.get(&start) {
            return Ok(run.clone());
        }
        let mut xml = Xml::new(&self.source[start..], self.part, &[]);
        let mut run = Run { place: start..start, properties: start..start, texts: Vec::new() };
        let mut open: Option<Range<usize>> = None;
        loop {
            match xml.next()? {
                Token::Open(tag) => {
                    let place = xml.place();
                    match (xml.depth(), tag.name().as_ref()) {
                        (1, _) => run.properties = start + place.end..start + place.end,
                        (2, "w:rPr") => {
                            xml.skip()?;
                            run.properties = start + place.start..start + xml.place().end;
                        }
                        (2, "w:t") => open = Some(start + place.start..start + place.end),
                        (2, _) => xml.skip()?,
                        _ => {}
                    }
                }
                Token::Close => {
                    let place = xml.place();
                    if let Some(tag) = open.take().filter(|_| xml.depth() == 1) {
                        run.texts.push((tag.clone(), tag.end..start + place.start));
                    }
                    if xml.depth() == 0 {
                        run.place.end = start + place.end;
                        break;
                    }
                }
                Token::Words(_) => {}
                Token::End => break,
            }
        }
        self.runs.insert(start, run.clone());
        Ok(run)
    }

    fn finish(mut self) -> String {
        let mut preserved: HashSet<usize> = HashSet::default();
        for (at, (start, mark)) in std::mem::take(&mut self.splits) {
            let Some(run) = self.runs.get(&start) else { continue };
            let properties = &self.source[run.properties.clone()];
            // Spaces where the words are cut must stay.
            if let Some((tag, _)) = run.texts.iter().find(|(_, words)| words.start <= at && at <= words.end)
                && !self.source[tag.clone()].contains("xml:space")
                && preserved.insert(tag.start)
            {
                self.changes.add(tag.end - 1, " xml:space=\"preserve\"");
            }
            self.changes.add(at, format!("</w:t></w:r>{mark}<w:r>{properties}<w:t xml:space=\"preserve\">"));
        }
        self.changes.apply(self.source)
    }
}
