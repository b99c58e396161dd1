//! A draft: the bytes of a file, of whatever format, read into blocks.

use crate::config::Config;
use crate::document::{Format, Library, Settled};
use crate::error::Error;
use crate::evidence::Evidence;
use crate::read::{self, Blocks};
use crate::text::Input;

/// A file that was opened: its format is known and its text is read.
///
/// ```no_run
/// let bytes = std::fs::read("note.docx")?;
/// let draft = recoupe::Draft::open("note.docx", bytes, None)?;
/// let evidence = draft.analyse(&recoupe::config::Config::default());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Draft {
    input: Input,
    format: Format,
    blocks: Blocks,
    settled: Vec<Settled>,
    libraries: Vec<Library>,
}

impl Draft {
    /// Opens the bytes of a file. Its format is what its content shows, else what its name announces;
    /// `format` overrides both. `path` is only a name, shown in findings.
    ///
    /// # Errors
    /// Text that is not UTF-8, a file that is damaged or protected by a password, a part that is missing
    /// or unpacks beyond all measure: [`Error::kind`] names the part and what is wrong with it.
    pub fn open(path: impl Into<String>, bytes: Vec<u8>, format: Option<Format>) -> Result<Self, Error> {
        crate::warm_up();
        let path = path.into();
        let format = format.unwrap_or_else(|| read::format_of(&path, &bytes));
        if format.is_binary() {
            let extracted = read::extract(&bytes, format).map_err(|e| e.in_file(path.as_str()))?;
            let input = Input::extracted(path, extracted.text, extracted.locations)?;
            return Ok(Self { input, format, blocks: extracted.blocks, settled: extracted.settled, libraries: extracted.libraries });
        }
        let input = read::input(path, bytes, format)?;
        let blocks = read::read(&input, format);
        Ok(Self { input, format, blocks, settled: Vec::new(), libraries: Vec::new() })
    }

    /// The format that the file was read as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The text that spans are offsets into: the file's own, or what was taken out of it.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// Adds a list of references given beside the draft.
    pub fn add_library(&mut self, library: Library) {
        self.libraries.push(library);
    }

    /// The lists of references that the draft itself names, as it writes them: `bibliography:` in front
    /// matter.
    pub fn libraries_named(&self) -> Vec<String> {
        self.blocks.libraries()
    }

    /// Reads all that the apparatus says: markers, footnotes, citations, sources, claims.
    pub fn analyse(self, config: &Config) -> Evidence {
        let mut document = crate::apparatus::document(self.input, self.format, self.blocks);
        document.settled = self.settled;
        document.libraries = self.libraries;
        Evidence::of(document, config)
    }
}
