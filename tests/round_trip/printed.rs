//! PDFs as other programs print them: the DOCX of each fixture, printed by LibreOffice, says what its directive said.

use std::path::Path;
use std::process::Command;

use congvan::import::account::lost_letters;
use congvan::import::understand;
use congvan::model::directive::Directive;
use congvan_import::{Settings, read};
use congvan_make::{Format, Settings as Making, typeset};

use super::words;
use crate::support::{fixtures, report_skip, source};

/// Those of which something else is read: a copy below the signature, notes whose marks have two
/// digits, what another body confirms below the list, a brace.
const NOT_YET: &[&str] = &["ban-sao-y", "bao-cao-chu-thich", "giay-nghi-phep", "thong-bao-ngoac-noi-nhan"];

/// Prints every DOCX of a folder; whether a LibreOffice is installed.
fn print(folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"])
        .arg(folder)
        .args(files)
        .output();
    run.is_ok_and(|out| out.status.success())
}

#[test]
fn what_libreoffice_prints_says_what_its_directive_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut made = Vec::new();
    for (name, _) in fixtures() {
        // Those with rows from other files are read by the command only.
        let input = source(&format!("fixtures/{name}/input.yaml"));
        let Ok(own) = Directive::parse(&input).into_result() else { continue };
        let settings = Making::default();
        let set = typeset(&own, &settings, None).unwrap_or_else(|why| panic!("{name}: {why}"));
        let bytes =
            set.write(Format::Docx, &own).unwrap_or_else(|why| panic!("{name}: {}", why.message().en));
        std::fs::write(folder.path().join(format!("{name}.docx")), bytes).expect("it can be written");
        made.push((name, own));
    }
    if !print(folder.path()) {
        report_skip("soffice is not installed");
        return;
    }
    let (mut wrong, mut differing) = (Vec::new(), Vec::new());
    for (name, own) in &made {
        let bytes = std::fs::read(folder.path().join(format!("{name}.pdf"))).expect("it was printed");
        let understood = understand(&read(&bytes, &Settings::default()).expect("a printed file"));
        let lost = lost_letters(&understood);
        if !lost.is_empty() {
            wrong.push(format!("{name}: lost {lost:?}"));
        }
        let (wanted, got) = (words(own), words(&understood.documents[0].directive));
        if let Some(at) = (0..wanted.len().max(got.len())).find(|at| wanted.get(*at) != got.get(*at)) {
            differing.push(name.as_str());
            if !NOT_YET.contains(&name.as_str()) {
                wrong.push(format!("{name}: want {:?}\n     got  {:?}", wanted.get(at), got.get(at)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), made.len(), wrong.join("\n"));
    assert_eq!(differing, NOT_YET, "others differ no longer");
}
