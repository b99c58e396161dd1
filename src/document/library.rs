/// A list of references given beside the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Library {
    /// Its name, which tells its format: `.bib`, `.json` (CSL), `.ris`, `.yml` (hayagriva); without one of
    /// these the content does.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Library {
    /// A list of references with its name.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}
