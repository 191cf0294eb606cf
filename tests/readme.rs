//! The README's library example is a program that runs.

use crate::support::root;

/// The first Rust block of the README, which `example` below repeats line by line.
#[test]
fn the_library_example_is_this_one() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let block =
        readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a Rust example");
    let own = include_str!("readme.rs");
    for line in block.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("fn main")) {
        assert!(own.contains(line), "the README's example has another line: {line}");
    }
}

#[test]
fn the_library_example_runs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    example(&root().join("fixtures/lang-son-tet-2027/input.yaml"), folder.path()).expect("it runs");
    assert!(folder.path().join("cong-van.pdf").exists() && folder.path().join("cong-van.docx").exists());
}

fn example(input: &std::path::Path, out: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    use congvan::text::source::Source;
    use congvan_make::{Format, Settings, make};

    let source = Source::new("input.yaml", std::fs::read_to_string(input)?);
    let settings = Settings::default();
    match make(&source, &settings) {
        Ok(made) => {
            std::fs::write(out.join("cong-van.docx"), made.write(Format::Docx)?)?;
            std::fs::write(out.join("cong-van.pdf"), made.write(Format::Pdf)?)?;
        }
        Err(refused) => refused.found.iter().for_each(|found| eprintln!("{}", found.message.en)),
    }
    Ok(())
}
