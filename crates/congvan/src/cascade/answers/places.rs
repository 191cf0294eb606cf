//! The sentences of a directive that a drafter may decide of, at the paths that the trace gives them.

use crate::compose::without_end;
use crate::model::directive::{Content, Directive, Element, Measure, Text};
use crate::prose;

/// A sentence that may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answerable {
    /// Where it stands.
    pub at: String,
    /// Its words.
    pub words: String,
    /// Whether it reports to somebody, so that it may report to another.
    pub reports: bool,
    /// Whether it tells what is or why, and gives no task to anybody.
    pub tells: bool,
}

/// Where the sentence stands that leads into the measures.
const LEAD: &str = "request.action";

impl Answerable {
    /// Whether it is one whom the directive is sent to (`Kính gửi`), who is no task to be given.
    pub fn is_addressee(&self) -> bool {
        self.at.starts_with("recipients.")
    }

    /// Whether it leads into the measures, so that no document can be without it, and is no task itself.
    pub fn is_lead(&self) -> bool {
        self.at == LEAD
    }

    /// The kinds of answers that it takes, as a file names them.
    pub fn takes(&self) -> Vec<&'static str> {
        let known = ["keep", "drop", "own", "assign", "report", "text"];
        let fits = |kind: &&str| match *kind {
            "own" | "assign" => !self.is_addressee() && !self.is_lead(),
            "drop" => !self.is_lead(),
            "report" => self.reports,
            _ => true,
        };
        known.into_iter().filter(fits).collect()
    }

    /// Of these, the kinds that a person is offered: what gives no task is nobody's to do.
    pub fn offers(&self) -> Vec<&'static str> {
        let mut kinds = self.takes();
        kinds.retain(|kind| !self.tells || !matches!(*kind, "own" | "assign"));
        kinds
    }
}

/// Every sentence of the directive that a cascade decides of: headings and sentences of measures, purpose, opening,
/// what is requested, closing, and addressees.
pub fn answerable(directive: &Directive) -> Vec<Answerable> {
    let mut found = Vec::new();
    for (at, to) in directive.recipients.iter().enumerate() {
        let words = without_end(to.name.notation()).to_owned();
        found.push(Answerable { at: format!("recipients.{}", at + 1), words, reports: false, tells: false });
    }
    directive.purpose.iter().for_each(|text| sentences("purpose", text, &mut found));
    for (at, text) in directive.opening.iter().enumerate() {
        sentences(&format!("opening.{}", at + 1), text, &mut found);
    }
    if let Some(request) = &directive.request {
        whole("request.action".to_owned(), &request.action, &mut found);
    }
    for (at, item) in directive.measures.iter().enumerate() {
        measure(item, &format!("measures.{}", at + 1), &mut found);
    }
    for (at, text) in directive.closing.iter().enumerate() {
        sentences(&format!("closing.{}", at + 1), text, &mut found);
    }
    found
}

fn measure(item: &Measure, path: &str, found: &mut Vec<Answerable>) {
    if let Some(heading) = &item.heading {
        whole(format!("{path}.heading"), heading, found);
    }
    content(&item.content, path, found);
}

fn content(content: &Content, path: &str, found: &mut Vec<Answerable>) {
    let (mut texts, mut items) = (0, 0);
    for element in &content.0 {
        match element {
            Element::Paragraph(text) => {
                texts += 1;
                sentences(&format!("{path}.text.{texts}"), text, found);
            }
            Element::Item(item) => {
                items += 1;
                measure(item, &format!("{path}.items.{items}"), found);
            }
            Element::Table(_) | Element::Person(_) => {}
        }
    }
}

fn whole(at: String, text: &Text, found: &mut Vec<Answerable>) {
    found.push(Answerable { at, words: text.notation().trim().to_owned(), reports: false, tells: false });
}

fn sentences(path: &str, text: &Text, found: &mut Vec<Answerable>) {
    let reading = prose::read(text);
    let several = reading.sentences.len() > 1;
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let at = if several { format!("{path}.sentence.{}", at + 1) } else { path.to_owned() };
        let words = reading.text.part(&sentence.span, &[]).notation().trim().to_owned();
        let reports = sentence.clauses.iter().any(|clause| clause.receivers().next().is_some());
        let tells = path == "purpose" || sentence.clauses.iter().all(|clause| clause.is_fact);
        found.push(Answerable { at, words, reports, tells });
    }
}
