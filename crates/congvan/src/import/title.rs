//! Ô 5a: tên loại and trích yếu; and who enacts a quyết định or nghị quyết.

use std::ops::Range;

use crate::import::head::number;
use crate::import::labels;
use crate::import::marks::{is_capitals, is_rule};
use crate::import::parts::{Title, enacting, is_draft, is_reference, is_stamp, title_type};
use crate::import::role::Role;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::types::Face;
use crate::import::words::{self, Form};
use crate::model::directive::Directive;
use crate::model::directive::types::DocumentType;

/// The type that a title names; công văn where there is none.
pub(super) fn kind(sheet: &Sheet<'_>, lines: Range<usize>) -> &'static DocumentType {
    let page = sheet.page;
    let titled = !lines.is_empty();
    let title = page.lines[lines].iter().find_map(|line| title_type(page.words(line)));
    match title {
        Some(title) => title.kind.unwrap_or_else(unknown),
        None if titled => unknown(),
        None => DocumentType::dispatch(),
    }
}

/// What stands for a type that the format does not have.
fn unknown() -> &'static DocumentType {
    DocumentType::by_code("TB").unwrap_or_else(DocumentType::dispatch)
}

/// Reads type and subject.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    let page = sheet.page;
    let lines = &page.lines[lines];
    let Some((first, rest)) = lines.split_first() else { return };
    let words = page.words(first);
    let title = title_type(words).unwrap_or(Title { kind: None, end: words.trim_end().len() });
    sheet.is(first, Role::TypeName);
    let named = first.span.start..first.span.start + title.end;
    sheet.record_told(named.clone(), "type");
    if title.kind.is_none() {
        sheet.note(
            "type",
            Certainty::Guess,
            &format!("định dạng chưa có loại văn bản `{}`; tạm ghi là thông báo", page.at(&named)),
        );
    }
    // What goes on behind the name on its line.
    let mut from = (title.end < words.trim_end().len()).then_some(first.span.start + title.end);
    let mut to = first.span.end;
    // `KẾ HOẠCH LIÊN TỊCH`, `BÁO CÁO TÓM TẮT`, and the subject below.
    if let Some(start) = from
        && [Form::JointType, Form::TypePart].iter().any(|form| words::is(*form, page.at(&(start..to))))
        && !rest.is_empty()
    {
        sheet.record_told(start..to, "type");
        let named = page.at(&(first.span.start..to)).trim();
        sheet.note("type", Certainty::Guess, &format!("văn bản ghi là `{named}`"));
        from = None;
    }
    // `QUYẾT ĐỊNH CỦA BỘ TRƯỞNG`, `HỢP ĐỒNG CUNG CẤP DỊCH VỤ`, and the subject below.
    if let Some(start) = from
        && rest.iter().any(|line| subject_label(line, page.words(line)) > 0)
    {
        let named = page.at(&(start..to)).trim_start();
        if words::opens(Form::IssuedBy, named).is_some() {
            sheet.record_told(start..to, "issuer");
        } else {
            sheet.record_told(start..to, "type");
            let named = page.at(&(first.span.start..to)).trim();
            sheet.note("type", Certainty::Guess, &format!("văn bản ghi là `{named}`"));
        }
        from = None;
    }
    let mut issued_by = false;
    for line in rest {
        let words = page.words(line);
        if is_rule(words) {
            sheet.is(line, Role::Rule);
            sheet.form(line.span.clone());
            continue;
        }
        if is_stamp(words) || is_draft(words) || is_reference(words) || number(sheet, line, own) {
            continue;
        }
        if from.is_none() && names_issuer(words) {
            sheet.is(line, Role::Issuer);
            sheet.record_told(line.span.clone(), "issuer");
            let why = format!("dưới tên loại văn bản ghi `{words}`, định dạng không có chỗ ghi riêng");
            sheet.note("issuer.name", Certainty::Guess, &why);
            issued_by = true;
            continue;
        }
        sheet.is(line, Role::Subject);
        if from.is_none() {
            // `CHỈ THỊ` / `CỦA BAN THƯỜNG VỤ` / `về tăng cường …`
            let about = words::opens(Form::SubjectAbout, words).filter(|_| issued_by);
            let label = subject_label(line, words).max(about.unwrap_or(0));
            sheet.form(line.span.start..line.span.start + label);
            from = Some(line.span.start + label);
        }
        to = line.span.end;
    }
    if let Some(from) = from {
        own.subject = sheet.text_at(from..to, Face::BOTH);
    }
}

/// Whether a line below the type names who issues: `CỦA BAN THƯỜNG VỤ TỈNH ỦY`.
fn names_issuer(words: &str) -> bool {
    let behind = words::opens(Form::IssuedBy, words).map(|end| words[end..].trim_start());
    is_capitals(words) && behind.is_some_and(|name| words::opens(Form::BodyHead, name).is_some())
}

/// So many bytes of a line are `V/v` or `Về việc`; our own style says that the words are the subject's.
fn subject_label(line: &crate::import::types::Line, words: &str) -> usize {
    let own = line.style.as_deref().is_some_and(is_own_style);
    let label = words::opens(Form::SubjectLabel, words)
        .or_else(|| words::opens(Form::SubjectOpening, words))
        .filter(|_| !own);
    label.map_or(0, |end| words.len() - words[end..].trim_start_matches([':', ' ', '.', '\u{a0}']).len())
}

/// Whether a style is one that our own files have.
fn is_own_style(name: &str) -> bool {
    use crate::document::form::Form as Look;
    use crate::document::style;
    style::style(style::Role::TypeSubject, &Look::default()).name == name
}

/// The lines below the title that name who enacts the document: in capitals, before the first basis.
pub(super) fn enacted_by(sheet: &mut Sheet<'_>, lines: &mut Range<usize>, own: &mut Directive) {
    let page = sheet.page;
    if own.kind.enacting.is_none() {
        return;
    }
    while lines.start < lines.end {
        let line = &page.lines[lines.start];
        let words = page.words(line);
        let above = own.enacted_by.last().is_some();
        let names = is_capitals(words)
            && (words::opens(Form::BodyHead, words).is_some()
                || crate::import::signing::opens_with_title(words))
            || above && (line.bold || is_capitals(words)) && words.chars().count() < 90;
        if line.table.is_some()
            || !names
            || enacting(words)
            || words::opens(Form::Basis, words).is_some()
            || labels::of(words).is_some()
        {
            break;
        }
        sheet.is(line, Role::EnactedBy);
        let text = sheet.text_at(line.span.clone(), Face::BOLD);
        // A name broken over lines is one name; what is said of the session is a line of its own.
        match own.enacted_by.last_mut() {
            Some(last)
                if is_capitals(words)
                    && !words::opens_any(&[Form::BodyHead, Form::Session], words)
                    && !words.contains(|c: char| c.is_ascii_digit()) =>
            {
                *last = last.with_notation(format!("{} {}", last.notation(), text.notation()));
                last.span.end = text.span.end;
            }
            _ => own.enacted_by.push(text),
        }
        lines.start += 1;
    }
    for line in &mut own.enacted_by {
        let (words, _) = crate::import::names::in_running_text(page, line.notation());
        *line = line.with_notation(words);
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn a_type_that_nobody_knows_stands_where_types_do() {
        for named in ["KHÁNG NGHỊ", "LỊCH TIẾP CÔNG DÂN", "THƯ NGỎ"] {
            let text = format!(
                "UBND TỈNH BẠC LIÊU                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 44/UBND                         Bạc Liêu, ngày 09 tháng 01 năm 2024\n\n\
                 \u{20}                         {named}\n                  Về rà soát thủ tục\n\n\
                 Kính gửi: Các phòng\n\nCăn cứ Luật Thanh tra;\n1. Tuyên truyền.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0);
            assert_eq!(own.directive.kind.code, "TB", "{named}");
            assert_eq!(own.directive.subject.notation(), "Về rà soát thủ tục", "{named}");
            assert_eq!(own.directive.recipients.len(), 1, "{named}");
            assert_eq!(own.directive.legal_basis.len(), 1, "{named}");
            let note = own.by_path.get("type").expect("a note");
            assert!(note.why.contains(named), "{}", note.why);
        }
    }

    #[test]
    fn what_a_type_is_called_besides_is_no_subject() {
        for called in ["KẾ HOẠCH PHỐI HỢP", "KẾ HOẠCH LIÊN TỊCH"] {
            let text = format!(
                "UBND TỈNH BẠC LIÊU                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 44/KH-UBND                      Bạc Liêu, ngày 09 tháng 01 năm 2024\n\n\
                 {called}\nQuản lý, giáo dục người thân\n\n1. Tuyên truyền.\n"
            );
            let understood = understand(&plain::read(&text));
            let own = &understood.documents[0].directive;
            assert_eq!((own.kind.code, own.subject.notation()), ("KH", "Quản lý, giáo dục người thân"));
        }
    }
}
