//! `recoupe completions` and `recoupe man`: made from the command line's own description.

use std::path::Path;

use clap::Command;
use recoupe::{Error, ErrorKind};

use recoupe::message::Messages;

use super::arguments::{Completions, Man};
use super::help::{On, told};
use super::{language, print};

/// The command line in the words of the locale.
fn told_here() -> Command {
    told(&Messages::new(language(None, None)), On::Manual)
}

pub(crate) fn completions(options: &Completions) -> u8 {
    let mut written = Vec::new();
    clap_complete::generate(options.shell, &mut told_here(), "recoupe", &mut written);
    print(&String::from_utf8_lossy(&written));
    0
}

pub(crate) fn man(options: &Man) -> Result<u8, Error> {
    let Some(folder) = &options.output_dir else {
        let mut page = Vec::new();
        clap_mangen::Man::new(told_here()).render(&mut page).map_err(ErrorKind::Io)?;
        print(&String::from_utf8_lossy(&page));
        return Ok(0);
    };
    let failed = |e| Error::from(ErrorKind::Io(e)).in_file(folder.as_str());
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(told_here(), Path::new(folder)).map_err(failed)?;
    Ok(0)
}
