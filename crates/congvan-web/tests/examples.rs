//! The examples of docs/api.md run as they stand, against a server with a port of its own.

use std::net::IpAddr;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;

use congvan_web::{Serving, serve};

const TOKEN: &str = "0123456789abcdef";

#[test]
fn every_example_of_the_page_runs() {
    static IS_OVER: AtomicBool = AtomicBool::new(false);
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: there is no curl");
        return;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(here.join("../../docs/api.md")).expect("the page");
    let examples: Vec<&str> = page
        .split("<!-- example -->")
        .skip(1)
        .map(|part| part.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block"))
        .collect();
    assert!(examples.len() >= 6);
    let serving = Serving { address: IpAddr::from([127, 0, 0, 1]), ports: vec![0], token: TOKEN.to_owned() };
    let (told, heard) = channel();
    let server = std::thread::spawn(move || {
        serve(
            &serving,
            || IS_OVER.load(Ordering::Relaxed),
            |address, _| told.send(address).expect("a hearer"),
        )
    });
    let address = heard.recv().expect("an address");
    let folder = std::env::temp_dir().join(format!("congvan-examples-{}", address.port()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::copy(here.join("src/api/example.yaml"), folder.join("input.yaml")).expect("a source");
    let mut failed = Vec::new();
    for example in &examples {
        let run = Command::new("sh")
            .args(["-euc", example])
            .current_dir(&folder)
            .env("CONGVAN", format!("http://{address}/api/v1"))
            .env("TOKEN", TOKEN)
            .output()
            .expect("a shell");
        if !run.status.success() {
            failed.push(format!("{example}\n{}", String::from_utf8_lossy(&run.stdout)));
        }
    }
    let begins =
        |name: &str, with: &[u8]| std::fs::read(folder.join(name)).is_ok_and(|bytes| bytes.starts_with(with));
    let are_files = begins("cong-van.pdf", b"%PDF") && begins("xa-chi-lang.docx", b"PK");
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    IS_OVER.store(true, Ordering::Relaxed);
    server.join().expect("it ends").expect("it ends well");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(are_files, "the files are what they say");
}
