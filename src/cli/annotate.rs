//! `recoupe annotate`.

use std::borrow::Cow;
use std::io::Write as _;

use recoupe::annotate::{annotate, bare, remarks};
use recoupe::check::check;
use recoupe::finding::Finding;
use recoupe::message::Messages;
use recoupe::{Draft, Error, ErrorKind};

use super::arguments::{Annotate, AnnotateFormat};
use super::configuration::Configurations;
use super::{check as checking, files, language, print, told};

pub(crate) fn run(options: &Annotate) -> Result<u8, Error> {
    let io = |error: std::io::Error, path: &str| Error::from(ErrorKind::Io(error)).in_file(path);
    checking::known(&options.selecting)?;
    let AnnotateFormat::Comments = options.format;
    let (name, bytes) = files::bytes(&options.path, &options.beside)?;
    let mut draft = Draft::open(name, bytes.clone(), options.input_format.map(Into::into))?;
    let format = draft.format();
    if let Cow::Owned(bare) = bare(&bytes, format) {
        draft = Draft::open(name, bare, Some(format))?;
    }
    if options.output_file.is_none() && format.is_binary() {
        let why = std::io::Error::new(std::io::ErrorKind::InvalidInput, told("error-copy", &[]));
        return Err(io(why, name));
    }
    let config = Configurations::default().of(&options.configuring, &options.path)?;
    files::add_libraries(&mut draft, name, &options.beside, &config)?;
    let selection = checking::selection(&options.selecting, options.dating.today, &config);
    let evidence = draft.analyse(&config);
    let findings = check(&evidence, &selection);
    let shown: Vec<&Finding> = findings.iter().filter(|f| selection.shows(f)).collect();
    let messages = Messages::new(language(Some(&options.talking), config.messages));
    let mut remarks = remarks(&evidence, &shown, &messages);
    remarks.date = options.dating.today.map(|day| day.to_string());
    let annotated = annotate(&bytes, &evidence, &remarks)?;
    let Some(file) = &options.output_file else {
        print(&String::from_utf8_lossy(&annotated));
        return Ok(0);
    };
    std::fs::write(file, annotated).map_err(|e| io(e, file))?;
    if !options.quiet {
        let count = remarks.len();
        let line = messages.words("annotated", &[("count", count.into()), ("file", file.as_str().into())]);
        let _ = writeln!(anstream::stderr(), "{line}");
    }
    Ok(0)
}
