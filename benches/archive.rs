//! A thousand notes on one thread and on two, by the command itself.
//!
//! `cargo bench --bench archive`. Runs alternate, since other work on the machine comes and goes, and the best of each
//! counts: what takes longer was disturbed. `ROUNDS=20` makes more of them, `THREADS=4` takes more threads.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const NOTES: usize = 1_000;

/// The notes that ship with the project, again and again under other names.
fn archive(folder: &Path) -> u64 {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut notes: Vec<PathBuf> = ["reports", "gold"]
        .iter()
        .flat_map(|kind| fs::read_dir(fixtures.join(kind)).expect("fixtures"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md" || e == "txt"))
        .filter(|path| !path.file_stem().is_some_and(|name| name.to_string_lossy().chars().all(char::is_uppercase)))
        .collect();
    notes.sort();
    fs::create_dir_all(folder).expect("a folder for the notes");
    let copied = notes.iter().cycle().take(NOTES).enumerate().map(|(at, note)| {
        let ending = note.extension().expect("an ending").to_string_lossy();
        fs::copy(note, folder.join(format!("{at:04}.{ending}"))).expect("copied")
    });
    copied.sum()
}

fn run(folder: &Path, threads: &str) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_recoupe"))
        .args(["check", "--isolated", "--fail-on", "never", "--output-format", "json", "--threads", threads])
        .arg(folder)
        .stdout(Stdio::null())
        .status()
        .expect("the command runs");
    assert!(status.success(), "{status}");
    start.elapsed()
}

fn main() {
    let setting = |name: &str, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
    let rounds: usize = setting("ROUNDS", "5").parse().expect("a number of rounds");
    let threads = setting("THREADS", "2");
    let folder = std::env::temp_dir().join(format!("recoupe-archive-{}", std::process::id()));
    let bytes = archive(&folder);
    let (mut one, mut several) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        one = one.min(run(&folder, "1"));
        several = several.min(run(&folder, &threads));
    }
    let _ = fs::remove_dir_all(&folder);
    let told = |took: Duration| format!("{:.2} s, {:.1} MB/s", took.as_secs_f64(), megabytes(bytes) / took.as_secs_f64());
    let report = format!(
        "{NOTES} notes, {:.1} MB, best of {rounds}\n 1 thread:  {}\n {threads} threads: {}\n ratio:     {:.2}\n",
        megabytes(bytes),
        told(one),
        told(several),
        one.as_secs_f64() / several.as_secs_f64()
    );
    std::io::stdout().write_all(report.as_bytes()).expect("printed");
}

#[expect(clippy::cast_precision_loss, reason = "some megabytes")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
