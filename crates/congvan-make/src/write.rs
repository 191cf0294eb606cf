//! The files of a document that was set on pages.

use congvan::cascade::Tracked;
use congvan::comments::Comment;
use congvan::compose::{html, text};
use congvan::model::directive::Directive;
use congvan_pdf::Attachment;

use crate::edxml;
use crate::formats::{Format, NotMade};
use crate::make::Typeset;

impl Typeset<'_> {
    /// The bytes of one file; `directive` is what the document was composed from.
    ///
    /// # Errors
    /// Why there is no such file, though there may be others.
    pub fn write(&self, format: Format, directive: &Directive) -> Result<Vec<u8>, NotMade> {
        let document = self.document();
        let carries = self.settings.carries.contains(&format);
        match format {
            Format::Docx => {
                let source = carries.then(|| directive.to_yaml());
                let source = source.as_deref();
                let Some(tracked) = &self.tracked else {
                    let options = congvan_docx::Options { source, comments: &self.comments, revisions: &[] };
                    return Ok(congvan_docx::write_with(document, &options));
                };
                let comments: Vec<Comment> =
                    self.comments.iter().filter_map(|own| move_comment(own, tracked)).collect();
                let options =
                    congvan_docx::Options { source, comments: &comments, revisions: &tracked.revisions };
                Ok(congvan_docx::write_with(&tracked.document, &options))
            }
            Format::Pdf => {
                let attachment = carries.then(|| Attachment {
                    name: "input.yaml".to_owned(),
                    media_type: "application/yaml".to_owned(),
                    description: "Dữ liệu nguồn của văn bản".to_owned(),
                    bytes: directive.to_yaml().into_bytes(),
                });
                let signature_fields = self.settings.signature_fields;
                let options = congvan_pdf::Options { attachment, signature_fields };
                congvan_pdf::write_pages(document, self.pages(), &options).map_err(NotMade::of_pdf)
            }
            Format::Html => Ok(html::write(document).into_bytes()),
            Format::Txt => Ok(text::write(document).into_bytes()),
            Format::Yaml => Ok(directive.to_yaml().into_bytes()),
            Format::Edxml => {
                let organ_id = self.settings.office.organ_id.as_deref();
                Ok(edxml::write(directive, organ_id, &self.fitted))
            }
        }
    }
}

/// A remark at its paragraph among changes.
fn move_comment(comment: &Comment, tracked: &Tracked) -> Option<Comment> {
    let paragraph = *tracked.places.get(comment.paragraph)?;
    Some(Comment { paragraph, range: 0..usize::MAX, lines: comment.lines.clone() })
}
