//! Page economy: before a last page of a few lines is accepted, the office's form is drawn in within the decree's
//! ranges, and whatever saves the page is taken; before a signature is accepted that would stand alone in Word, the
//! form is drawn in or out until it does not.

use congvan::document::Document;
use congvan::document::form::{Form, SizeSet};
use congvan::document::length::Length;
use congvan::office::Office;

use crate::ending::{LastPage, is_alike_in_word, last_page};
use crate::page::Page;
use crate::pages::layout;

/// A last page with fewer lines of body than this is worth another attempt.
pub const FEW_LINES: usize = 5;

/// One form that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// The form.
    pub form: Form,
    /// Pages of the main section.
    pub pages: usize,
    /// Lines of body on its last page, before the signature.
    pub lines: usize,
    /// Whether the document was made in this form.
    pub taken: bool,
}

/// A document and how its form was found.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// The document in the form that was taken.
    pub document: Document,
    /// Its pages, as [`layout`] makes them.
    pub pages: Vec<Page>,
    /// Every form that was tried, the office's own first.
    pub attempts: Vec<Attempt>,
}

/// Composes in the office's form; where that leaves a last page of fewer than [`FEW_LINES`] lines, tries narrower
/// line spacing (down to single) and then the smaller sizes (PL I, mục II.6.e; footnote to mục V), and takes the first
/// form that needs a page less. Where nothing but the rest of a footnote stands on the last page of some section, forms are
/// tried for one that has no such page, and then wider spacing too, with which words come there.
///
/// Above the signature a long paragraph may end at a page's foot: our layout takes two of its lines over, which a DOCX
/// file cannot ask for. Then the forms are tried for one in which both break alike without that, and, if none of these
/// does, wider spacing too.
///
/// # Errors
/// What `compose` returns.
pub fn fit<E>(office: &Office, compose: impl Fn(&Office) -> Result<Document, E>) -> Result<Fitted, E> {
    let document = compose(office)?;
    let laid = layout(&document);
    let LastPage { pages, body_lines, notes_only } = last_page(&laid);
    let mut attempts = vec![Attempt { form: office.form, pages, lines: body_lines, taken: true }];
    let few = pages > 1 && body_lines < FEW_LINES;
    if !few && !notes_only {
        return Ok(Fitted { document, pages: laid, attempts });
    }
    // Two lines that go over leave no more than three on the page.
    let alike = is_alike_in_word(&document, &laid);
    let wider = wider(office.form).filter(|_| !alike || notes_only);
    for form in narrower(office.form).chain(wider) {
        let tried = compose(&Office { form, ..office.clone() })?;
        let pages_tried = layout(&tried);
        let last = last_page(&pages_tried);
        let mends = (!alike || notes_only) && last.pages <= pages && !last.notes_only;
        let taken = few && last.pages < pages || mends && is_alike_in_word(&tried, &pages_tried);
        attempts.push(Attempt { form, pages: last.pages, lines: last.body_lines, taken });
        if taken {
            attempts[0].taken = false;
            return Ok(Fitted { document: tried, pages: pages_tried, attempts });
        }
    }
    Ok(Fitted { document, pages: laid, attempts })
}

/// Forms that hold more on a page, the mildest first.
fn narrower(form: Form) -> impl Iterator<Item = Form> {
    // LibreOffice knows whole percents, WordprocessingML 240ths: these are both.
    let spacings = [105, 100].into_iter().filter(move |percent| *percent < form.line_percent);
    let tighter = spacings.map(move |line_percent| Form { line_percent, ..form });
    let smaller = (form.sizes == SizeSet::Large).then_some(Form { sizes: SizeSet::Small, ..form });
    let smallest = smaller.map(|form| Form { line_percent: form.line_percent.min(100), ..form });
    tighter.chain(smaller).chain(smallest)
}

/// Forms that push lines to the next page, the mildest first: more between paragraphs, then between lines, then both.
fn wider(form: Form) -> impl Iterator<Item = Form> {
    let gaps = move |form: Form| {
        (1..=6).map(move |points| Form { paragraph_gap: form.paragraph_gap + Length::pt(points), ..form })
    };
    let spacings = [115, 120, 125, 130].into_iter().filter(move |percent| *percent > form.line_percent);
    let spaced = spacings.map(move |line_percent| Form { line_percent, ..form });
    gaps(form).chain(spaced.clone()).chain(spaced.flat_map(gaps))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_stay_within_the_decree() {
        for form in narrower(Form::default()).chain(wider(Form::default())) {
            assert!((100..=150).contains(&form.line_percent));
            assert_eq!(form.margins, Form::default().margins);
            assert!(form.paragraph_gap >= Form::default().paragraph_gap);
        }
        let tightest = Form { sizes: SizeSet::Small, line_percent: 100, ..Form::default() };
        assert_eq!(narrower(tightest).count(), 0);
    }
}
