//! Files of our own, read again: a DOCX and a PDF say what the directive said from which they were made.

use congvan::compose::text::write;
use congvan::import::account::lost_letters;
use congvan::import::understand;
use congvan::model::directive::Directive;
use congvan_import::{Settings, read};
use congvan_make::{Format, Settings as Making, typeset};

use crate::support::{compose, fixtures, source};

mod printed;
mod random;

/// The words of a directive as its page has them, lines and spaces aside; where nothing but a style says that they are the
/// subject's own, `Về việc` is a label.
fn words(own: &Directive) -> Vec<String> {
    let text = write(&compose(own)).replace('\u{2011}', "-");
    let unlabelled = |line: &str| {
        let own = line.split_whitespace().collect::<Vec<_>>().join(" ");
        own.strip_prefix("Về việc ").map_or_else(|| own.clone(), capital)
    };
    text.lines().map(unlabelled).filter(|line| !line.is_empty()).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Holds what is read of the files of all fixtures to what they were made from, but for those that are named.
fn hold(format: Format, not_yet: &[&str]) {
    let (mut wrong, mut differing) = (Vec::new(), Vec::new());
    for (name, _) in fixtures() {
        // Those with rows from other files are read by the command only.
        let input = source(&format!("fixtures/{name}/input.yaml"));
        let Ok(own) = Directive::parse(&input).into_result() else { continue };
        let settings = Making::default();
        let set = typeset(&own, &settings, None).unwrap_or_else(|why| panic!("{name}: {why}"));
        let bytes = set.write(format, &own).unwrap_or_else(|why| panic!("{name}: {}", why.message().en));
        let understood =
            understand(&read(&bytes, &Settings::default()).unwrap_or_else(|why| panic!("{name}: {why}")));
        let lost = lost_letters(&understood);
        if !lost.is_empty() {
            wrong.push(format!("{name}: lost {lost:?}"));
        }
        let turned = |own: &Directive| own.appendices.iter().map(|annex| annex.landscape).collect::<Vec<_>>();
        let got = &understood.documents[0].directive;
        if turned(&own) != turned(got) {
            wrong.push(format!("{name}: annexes on their side: {:?}, read {:?}", turned(&own), turned(got)));
        }
        let (wanted, got) = (words(&own), words(&understood.documents[0].directive));
        if let Some(at) = (0..wanted.len().max(got.len())).find(|at| wanted.get(*at) != got.get(*at)) {
            differing.push(name.clone());
            if !not_yet.contains(&name.as_str()) {
                wrong.push(format!("{name}: want {:?}\n     got  {:?}", wanted.get(at), got.get(at)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(differing.len(), not_yet.len(), "{differing:?} differ, no others");
}

#[test]
fn a_docx_of_ours_says_what_its_directive_said() {
    hold(Format::Docx, &[]);
}

#[test]
fn a_pdf_of_ours_says_it_too() {
    hold(Format::Pdf, &["bao-cao-thu-ngan-sach", "thong-bao-ngoac-noi-nhan"]);
}
