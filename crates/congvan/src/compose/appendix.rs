//! Phụ lục (PL I, mục III.1; PL III, Mẫu 2.1, 2.2) and documents issued with another (Mẫu 1.3).

use crate::compose::body::{Body, List, end_with};
use crate::compose::ends::without_end;
use crate::compose::letterhead::{bare_letterhead, longest, title};
use crate::compose::{block, capitals, document_date, issuer_names, numbering, paragraph};
use crate::document::style::Role;
use crate::document::{Block, Rule, Section};
use crate::model::directive::{Appendix, Content, Directive};
use crate::office::Office;
use crate::text::inline;
use crate::wording::{Phrases, WordingError};

/// Annex `at`, counted from 0. One annex has no number, several have Roman ones; an attached document has its own
/// head instead.
pub(super) fn appendix(
    directive: &Directive,
    annex: &Appendix,
    at: usize,
    words: &Phrases,
    office: &Office,
) -> Result<Section, WordingError> {
    let form = &office.form;
    let width = form.section_width(annex.landscape);
    let reference = reference(directive, words)?;
    let reference = block(Role::AppendixReference, &reference);
    let mut blocks = match annex.kind {
        Some(kind) => {
            let mut blocks = vec![bare_letterhead(directive, words, form, width)?];
            let mut title = title(kind, &annex.title, form, width);
            let rule = title.pop();
            blocks.extend(title);
            blocks.push(reference);
            blocks.extend(rule);
            blocks
        }
        None => {
            let annexes = directive.appendices.iter().filter(|annex| annex.kind.is_none()).count();
            let before = directive.appendices[..at].iter().filter(|annex| annex.kind.is_none()).count();
            let number = if annexes > 1 { numbering::roman(before + 1) } else { String::new() };
            let title = paragraph(Role::AppendixTitle, &capitals(without_end(annex.title.notation())));
            let length = longest(&title, width, form).percent(40);
            vec![
                block(Role::AppendixLabel, &words.fill("appendix_label", &[("number", &number)])?),
                Block::Paragraph(title),
                reference,
                Block::Rule(Rule { role: Role::AppendixRule, length }),
            ]
        }
    };
    let mut body = Body::new(words, form, width, annex.kind.unwrap_or(directive.kind).heading_colon);
    // Captions are counted through the whole document.
    let measures = directive.measures.iter().map(|item| &item.content);
    let before = measures.chain(directive.appendices[..at].iter().map(|annex| &annex.content));
    body.captions = before.map(Content::captions).sum();
    body.content(&annex.content, &List::outermost(annex.levels()), |text, _| paragraph(Role::Body, text))?;
    if matches!(body.blocks.last(), Some(Block::Paragraph(_))) {
        end_with(&mut body.blocks, &words.get("end_mark")?, office.spaced_end_mark);
    }
    blocks.extend(body.blocks);
    Ok(Section { landscape: annex.landscape, ..Section::new(blocks) })
}

/// `(Kèm theo …)`: filled in on paper, blank on an electronic document.
fn reference(directive: &Directive, words: &Phrases) -> Result<String, WordingError> {
    let issuer = issuer_names(directive, words)?;
    let issuer = ("issuer", issuer.as_str());
    if directive.electronic {
        return words.fill("appendix_reference_blank", &[("blank", &inline::blank(3)), issuer]);
    }
    words.fill(
        "appendix_reference",
        &[
            ("type", directive.kind.name),
            ("number", &numbering::document_number(&directive.number)),
            ("symbol", directive.number.symbol.notation()),
            ("date", &document_date(directive.date, words)?),
            issuer,
        ],
    )
}
