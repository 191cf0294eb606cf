//! What a person must still fill in.

use crate::model::directive::{Basis, Content, Directive, Element, Measure, Party, Text};
use crate::text::diagnostic::Message;

/// Something left blank in a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Blank {
    /// What to fill in.
    pub what: Message,
    /// The words around the blank; empty where it stands alone.
    pub words: String,
    /// Its place in [`Directive::to_yaml`] (see [`crate::text::paths`]); of the same words, the first.
    pub path: String,
}

/// Every blank of a directive, in the order of the document; the same words once.
pub fn blanks(directive: &Directive) -> Vec<Blank> {
    let mut found: Vec<Blank> = Vec::new();
    let mut add = |what: (&str, &str), words: &str, path: String| {
        let what = Message::new(what.0, what.1);
        if !found.iter().any(|known| (&known.what, known.words.as_str()) == (&what, words)) {
            found.push(Blank { what, words: words.to_owned(), path });
        }
    };
    let paths = directive.paths();
    let at = |text: &Text| {
        let is_own = |(_, words): &&(String, String)| *words == text.notation();
        paths.iter().find(is_own).map(|(path, _)| path.clone()).unwrap_or_default()
    };
    if directive.number.value.is_none() {
        add(
            ("điền số khi đăng ký văn bản", "fill in the number on registration"),
            "",
            "number.value".to_owned(),
        );
    }
    if directive.number.symbol.notation().contains(MARK) {
        add(
            ("điền ký hiệu đơn vị soạn thảo", "fill in the drafting unit's symbol"),
            "",
            "number.symbol".to_owned(),
        );
    }
    if directive.date.day().is_none() {
        add(("điền ngày ban hành", "fill in the day of issue"), "", "date".to_owned());
    }
    for (nth, basis) in directive.legal_basis.iter().enumerate() {
        if let Some(words) = of_basis(basis) {
            let what = ("điền văn bản của cấp trên", "fill in the superior's document");
            add(what, &words, format!("legal_basis.{}", nth + 1));
        }
    }
    let mut texts: Vec<&Text> = vec![&directive.place, &directive.subject];
    texts.extend(directive.recipients.iter().map(|to| &to.name));
    texts.extend(directive.enacted_by.iter().chain(&directive.purpose).chain(&directive.opening));
    texts.extend(directive.parties.iter().flat_map(Party::texts).chain(&directive.agreement));
    texts.extend(directive.request.iter().flat_map(|request| [&request.whom, &request.action]));
    directive.measures.iter().for_each(|item| of_item(item, &mut texts));
    for contact in &directive.contacts {
        texts.extend([&contact.lead, &contact.unit]);
        let more = [
            &contact.through,
            &contact.person,
            &contact.title,
            &contact.phone,
            &contact.hotline,
            &contact.email,
            &contact.tail,
        ];
        texts.extend(more.into_iter().flatten());
    }
    texts.extend(&directive.closing);
    texts.extend(directive.distribution.to.iter().map(|line| &line.name));
    texts.extend(&directive.distribution.archive);
    for annex in &directive.appendices {
        texts.push(&annex.title);
        of_content(&annex.content, &mut texts);
    }
    for text in texts.into_iter().filter(|text| text.notation().contains(MARK)) {
        let alone = text.notation().chars().all(|c| c == '_');
        add(("điền chỗ trống", "fill in the blank"), if alone { "" } else { text.notation() }, at(text));
    }
    if let Some(nth) = directive.signatories().position(|signatory| signatory.name.is_none()) {
        let several = directive.signatories().count() > 1;
        let path = if several { format!("signatory.{}.name", nth + 1) } else { "signatory.name".to_owned() };
        add(("điền họ tên người ký", "fill in the signatory's name"), "", path);
    }
    found
}

/// Three underscores or more are a blank.
const MARK: &str = "___";

fn of_basis(basis: &Basis) -> Option<String> {
    let parts = [&basis.kind, &basis.number, &basis.issuer, &basis.subject, &basis.text];
    let words: Vec<&str> = parts.into_iter().flatten().map(|text| text.notation()).collect();
    let open = words.iter().any(|words| words.contains(MARK))
        || basis.number.is_some() && basis.date.is_some_and(|date| date.day().is_none());
    open.then(|| words.join(" "))
}

fn of_item<'d>(item: &'d Measure, texts: &mut Vec<&'d Text>) {
    texts.extend(&item.heading);
    of_content(&item.content, texts);
}

fn of_content<'d>(content: &'d Content, texts: &mut Vec<&'d Text>) {
    for element in &content.0 {
        match element {
            Element::Paragraph(text) => texts.push(text),
            Element::Table(table) => texts.extend(table.texts()),
            Element::Item(item) => of_item(item, texts),
            Element::Person(person) => texts.push(&person.name),
        }
    }
}
