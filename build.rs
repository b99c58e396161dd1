//! Turns the tables that every check needs from TOML, which people write, into JSON, which is read many times faster:
//! they are read at each start. Each folder of `src/language` is a language of the program.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const PUBLISHERS: &str = "src/citation/publishers.toml";
const LANGUAGES: &str = "src/language";
/// The tables of words that a language cannot do without.
const WORDS: [&str; 7] = ["lexicon", "own", "numbers", "measures", "counted", "tellers", "withdrawals"];
/// Pages of rules, where they are in other words than those of the code.
const PAGES: &str = "rules";
/// What the language is called, and how it sets numbers.
const ABOUT: &str = "language";

fn main() {
    let out = env::var("OUT_DIR").expect("cargo names the folder for what is made");
    let out = Path::new(&out);
    for path in ["build.rs", PUBLISHERS, LANGUAGES] {
        println!("cargo::rerun-if-changed={path}");
    }
    fs::write(out.join("publishers.json"), json(Path::new(PUBLISHERS))).expect("the folder for what is made can be written to");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder of the package");
    let list = languages(&Path::new(&root).join(LANGUAGES), out).unwrap_or_else(|wrong| panic!("{wrong}"));
    fs::write(out.join("languages.rs"), list).expect("the folder for what is made can be written to");
}

/// Writes the tables of each language, and gives the list of languages as code.
pub(crate) fn languages(root: &Path, out: &Path) -> Result<String, String> {
    let entries = fs::read_dir(root).map_err(|e| format!("{}: {e}", root.display()))?;
    // an empty folder is what a move leaves behind
    let held = |path: &Path| fs::read_dir(path).is_ok_and(|mut files| files.next().is_some());
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| held(path)).collect();
    folders.sort();
    let (mut list, mut codes) = (String::new(), Vec::new());
    for folder in folders {
        let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(list, "    {},", language(&folder, &code, out)?);
        codes.push(code);
    }
    let count = codes.len();
    Ok(format!(
        "pub(crate) const CODES: [&str; {count}] = {codes:?};\npub(crate) static LANGUAGES: [LanguageFiles; {count}] = [\n{list}];\n"
    ))
}

/// The entry of one language.
fn language(folder: &Path, code: &str, out: &Path) -> Result<String, String> {
    if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
        return Err(format!("{}: the name of a language is its ISO 639 code", folder.display()));
    }
    let wanted = |name: &str| {
        let path = folder.join(name);
        path.is_file().then_some(path).ok_or_else(|| format!("{}: {name} is missing", folder.display()))
    };
    let about = wanted(&format!("{ABOUT}.toml"))?;
    let about: toml::Table = read(&about).parse().map_err(|e| format!("{}: {e}", about.display()))?;
    let text = |key: &str| {
        about.get(key).and_then(toml::Value::as_str).ok_or_else(|| format!("{}/{ABOUT}.toml: `{key}` is missing", folder.display()))
    };
    let sign = text("group_sign")?;
    let sign: char = sign.parse().map_err(|_| format!("{}/{ABOUT}.toml: `group_sign` is one sign", folder.display()))?;
    let mut entry =
        format!("LanguageFiles {{ code: {code:?}, name: {:?}, iso_639_3: {:?}, group_sign: {sign:?}", text("name")?, text("iso_639_3")?);
    for name in WORDS {
        let _ = write!(entry, ", {name}: {}", table(&wanted(&format!("{name}.toml"))?, code, out));
    }
    match wanted(&format!("{PAGES}.toml")) {
        Ok(path) => {
            let _ = write!(entry, ", {PAGES}: Some({})", table(&path, code, out));
        }
        Err(_) => entry.push_str(", rules: None"),
    }
    let mut messages = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder).map_err(|e| e.to_string())?.flatten().map(|file| file.path()).collect();
    files.sort();
    for path in files {
        let (name, ending) = (path.file_stem().unwrap_or_default(), path.extension().unwrap_or_default());
        match (name.to_str().unwrap_or_default(), ending.to_str().unwrap_or_default()) {
            (_, "ftl") => messages.push(taken_in(&path)),
            (name, "toml") if WORDS.contains(&name) || [PAGES, ABOUT].contains(&name) => {}
            _ => return Err(format!("{}: no file of a language", path.display())),
        }
    }
    if messages.is_empty() {
        return Err(format!("{}: no messages (.ftl)", folder.display()));
    }
    Ok(format!("{entry}, messages: &[{}] }}", messages.join(", ")))
}

/// Writes a table of a language, and gives the code that reads it in.
fn table(path: &Path, code: &str, out: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let made = out.join(format!("{code}.{name}.json"));
    fs::write(&made, json(path)).unwrap_or_else(|e| panic!("{}: {e}", made.display()));
    taken_in(&made)
}

fn taken_in(path: &Path) -> String {
    format!("include_str!({:?})", path.to_string_lossy())
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn json(path: &Path) -> String {
    let text = read(path);
    let table = text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut json = String::with_capacity(text.len());
    write(&toml::Value::Table(table), &mut json);
    json
}

fn write(value: &toml::Value, json: &mut String) {
    match value {
        toml::Value::String(text) => string(text, json),
        toml::Value::Array(values) => {
            json.push('[');
            for (at, value) in values.iter().enumerate() {
                json.push_str(if at == 0 { "" } else { "," });
                write(value, json);
            }
            json.push(']');
        }
        toml::Value::Table(entries) => {
            json.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                json.push_str(if at == 0 { "" } else { "," });
                string(key, json);
                json.push(':');
                write(value, json);
            }
            json.push('}');
        }
        toml::Value::Integer(number) => json.push_str(&number.to_string()),
        toml::Value::Float(number) => json.push_str(&number.to_string()),
        toml::Value::Boolean(truth) => json.push_str(if *truth { "true" } else { "false" }),
        toml::Value::Datetime(date) => string(&date.to_string(), json),
    }
}

fn string(text: &str, json: &mut String) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}
