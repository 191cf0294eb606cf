//! The lines of a file with the role that each got.

use congvan::import::role::Role;
use congvan::import::{Certainty, Understood};
use congvan::text::diagnostic::Lang;

/// The lines, a role before each; in colour where asked.
pub(super) fn lines(understood: &Understood, color: bool, lang: Lang) -> String {
    let name = |role: Role| match lang {
        Lang::Vi => role.name().0,
        Lang::En => role.name().1,
    };
    let mut out = String::new();
    for (at, document) in understood.documents.iter().enumerate() {
        if at > 0 {
            out.push_str("\n────\n");
        }
        let mut last = None;
        for line in &document.lines {
            let label = if last == Some(line.role) { "" } else { name(line.role) };
            last = Some(line.role);
            let words = understood.page.text.get(line.span.clone()).unwrap_or_default();
            let pad = " ".repeat(20_usize.saturating_sub(label.chars().count()));
            out.push_str(&paint(&format!("{label}{pad}"), hue(line.role), color));
            out.push_str(&format!(" {words}\n"));
        }
        let guesses = understood.fields(at).into_iter().filter(|field| field.certainty == Certainty::Guess);
        for field in guesses {
            out.push_str(&paint(&format!("? {}", field.path), 33, color));
            out.push_str(&format!("  {}\n", field.why));
        }
    }
    out
}

/// The colour of a component: head, addressees, body, foot, annexes, form.
fn hue(role: Role) -> u8 {
    match role {
        Role::Superior | Role::Issuer | Role::Number | Role::PlaceDate | Role::TypeName | Role::Subject => 36,
        Role::Recipient | Role::Distribution | Role::Archive => 35,
        Role::Basis | Role::EnactedBy | Role::Purpose | Role::Opening | Role::Request => 34,
        Role::Heading | Role::Item | Role::Quoted | Role::Table | Role::TableCaption => 32,
        Role::Authority | Role::SignerName | Role::Closing | Role::Contact => 36,
        Role::AppendixLabel | Role::AppendixTitle | Role::AppendixReference => 34,
        Role::Unknown => 31,
        _ => 90,
    }
}

fn paint(words: &str, hue: u8, color: bool) -> String {
    if color && !words.trim().is_empty() {
        format!("\u{1b}[{hue}m{words}\u{1b}[0m")
    } else {
        words.to_owned()
    }
}
