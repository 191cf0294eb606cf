//! The type of the result: công văn, or the one that is asked for.

use crate::cascade::{Refused, Step, Trace, Why};
use crate::model::directive::types::{DocumentType, Recipients};
use crate::model::directive::{Directive, DistributionLine, Paragraphs, Text};
use crate::text::diagnostic::Message;

/// Types that give tasks to those below, by their codes.
const ORDERING: [&str; 8] = ["CV", "CĐ", "CT", "TB", "KH", "CTr", "PA", "HD"];
/// Of these, those that the issuer makes for those below, rather than asking them.
const MADE: [&str; 4] = ["KH", "CTr", "PA", "HD"];

/// The types that a version may be of.
pub fn result_types() -> impl Iterator<Item = &'static DocumentType> {
    ORDERING.iter().filter_map(|code| DocumentType::by_code(code))
}

/// The type of the result, where it is one that gives tasks.
pub(super) fn check_type(asked: Option<&'static DocumentType>) -> Result<&'static DocumentType, Refused> {
    let kind = asked.unwrap_or(DocumentType::dispatch());
    if ORDERING.contains(&kind.code) {
        return Ok(kind);
    }
    let known = ORDERING.join(", ");
    let name = kind.name.to_lowercase();
    Err(Refused::because(
        Why::OtherType,
        Message::new(
            format!("không triển khai bằng {name}; chọn một trong: {known}"),
            format!("a {name} carries out no directive; one of these does: {known}"),
        ),
    ))
}

impl Step<'_> {
    /// Whether the unit makes the result, a plan or the like, rather than asking others for something.
    pub(super) fn is_made(&self) -> bool {
        MADE.contains(&self.kind.code)
    }

    /// What a plan opens with in the place of a request.
    pub(super) fn add_opening(&self, opening: &mut Paragraphs, trace: &mut Trace) -> Result<(), Refused> {
        let words = self
            .words
            .common()
            .fill("makes", &[("unit_short", self.unit.short_name.notation()), ("kind", self.kind.name)])?;
        trace.record_added(
            format!("opening.{}", opening.len() + 1),
            words.clone(),
            Message::new("mẫu câu của loại văn bản này", "the words of this type"),
        );
        opening.push(Text::from_notation(words));
        Ok(())
    }

    /// The symbol as the type has it: `KH-UBND` for `UBND-VP`.
    pub(super) fn symbol_of_type(&self, symbol: Text) -> Text {
        if self.kind == DocumentType::dispatch() {
            return symbol;
        }
        let code = self.kind.code;
        if symbol.notation().starts_with(&format!("{code}-")) {
            return symbol;
        }
        let issuer = symbol.notation().split('-').next().unwrap_or_default();
        Text::at(format!("{code}-{issuer}"), symbol.span)
    }

    /// The directive as its type has it: who is addressed stands in the recipients list where there is no `Kính gửi`.
    pub(super) fn in_type(&self, directive: &mut Directive, trace: &mut Trace) {
        directive.kind = self.kind;
        if self.kind.recipients != Recipients::None {
            return;
        }
        let named = std::mem::take(&mut directive.recipients);
        let lines = named.into_iter().map(|to| DistributionLine { name: to.name, ..Default::default() });
        let to = &mut directive.distribution.to;
        let above = to.len().min(1);
        to.splice(0..above, lines);
        let words: Vec<&str> = to.iter().map(|line| line.name.notation()).collect();
        trace.told_anew("distribution", &words.join("; "));
    }
}
