//! What the READMEs tell people to type, typed in their order.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

/// The lines of a page's shell blocks that begin with `congvan`, without their remarks.
fn commands(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(page)).expect("a README");
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).filter(|line| line.starts_with("congvan "));
    lines.map(|line| line.split(" # ").next().unwrap_or(line).trim_end().to_owned()).collect()
}

/// Runs them one after the other in a new folder that has the samples of the project.
fn follow(page: &str, fewest: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(root().join("samples"), folder.path().join("samples")).expect("a link");
    let bin = Path::new(env!("CARGO_BIN_EXE_congvan")).parent().expect("a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let commands = commands(page);
    assert!(commands.len() >= fewest, "{page}: only {commands:?}");
    // It waits for a browser; the page has tests of its own.
    for command in commands.iter().filter(|command| !command.starts_with("congvan serve")) {
        let ran = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder.path())
            .env("PATH", &path)
            .output()
            .expect("a shell");
        assert!(ran.status.success(), "{page}: {command}\n{}", String::from_utf8_lossy(&ran.stderr));
    }
}

#[test]
fn the_readme_in_english_can_be_followed() {
    follow("README.md", 16);
}

#[test]
fn the_readme_in_vietnamese_can_be_followed() {
    follow("README.vi.md", 16);
}

#[test]
fn the_readme_of_the_crate_can_be_followed() {
    follow("crates/congvan-cli/README.md", 4);
}
