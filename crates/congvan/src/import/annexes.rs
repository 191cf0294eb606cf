//! Phụ lục, documents that are issued with another, and whatever else stands behind the signature.

use std::ops::Range;

use crate::import::arrived::Align;
use crate::import::labels;
use crate::import::marks::{is_capitals, is_rule, speaks_of_day};
use crate::import::measures;
use crate::import::paragraphs;
use crate::import::parts::{is_annex_label, is_reference, title_type};
use crate::import::role::Role;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::model::directive::types::DocumentType;
use crate::model::directive::{Appendix, Content, Directive, Text};

/// Reads what stands behind the signature.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    for part in parts(sheet, lines) {
        let annex = annex(sheet, part, own);
        own.appendices.extend(annex);
    }
}

/// The lines of each annex: a label opens the next.
fn parts(sheet: &Sheet<'_>, lines: Range<usize>) -> Vec<Range<usize>> {
    let page = sheet.page;
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut from = lines.start;
    for at in lines.clone() {
        let line = &page.lines[at];
        let opens = line.table.is_none()
            && line.side.is_none()
            && is_annex_label(page.words(line))
            && heads(page.lines.get(at - 1), line);
        if opens && at > from && page.lines[from..at].iter().any(|line| !is_rule(page.words(line))) {
            parts.push(from..at);
            from = at;
        }
    }
    if from < lines.end {
        parts.push(from..lines.end);
    }
    parts
}

/// Whether a label stands as one of an annex does, not in a sentence.
fn heads(above: Option<&Line>, line: &Line) -> bool {
    line.new_page
        || line.gap > 0
        || line.bold
        || line.align == Align::Center
        || above.is_none_or(|above| above.table.is_some() || above.side.is_some())
}

fn annex(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &Directive) -> Option<Appendix> {
    let page = sheet.page;
    let head = head(sheet, lines.clone());
    let (kind, title) = titled(sheet, head.clone());
    let body = &page.lines[head.end..lines.end];
    let mut paras = paragraphs::of(page, body);
    end_mark(sheet, &mut paras);
    let contents = measures::contents(sheet, &paras);
    let content = Content(contents.content);
    if title.notation().is_empty() && content.is_empty() {
        return None;
    }
    let landscape = page.is_landscape(lines.clone());
    let mut annex = Appendix { span: 0..0, title, kind, landscape, numbering: contents.numbering, content };
    if annex.title.notation().is_empty() {
        annex.title = Text::derived("___");
        if head.is_empty() {
            let why = "chữ đứng sau phần ký, không có nhãn phụ lục: tạm ghi là phụ lục";
            let path = format!("appendices.{}.title", own.appendices.len() + 1);
            sheet.note(&path, Certainty::Guess, why);
        }
    }
    if annex.content.all_items().is_empty() {
        annex.numbering.clear();
    }
    Some(annex)
}

/// The lines of label, title and reference.
fn head(sheet: &Sheet<'_>, lines: Range<usize>) -> Range<usize> {
    let page = sheet.page;
    let mut end = lines.start;
    let (mut referred, mut open, mut headed) = (false, false, false);
    while end < lines.end && end < lines.start + 14 {
        let line = &page.lines[end];
        let words = page.words(line);
        let national = [Form::NationalName, Form::Motto].iter().any(|form| words::is(*form, words));
        let label = end == lines.start && is_annex_label(words);
        // One that its own line does not close goes on in the next ones.
        let reference = is_reference(words)
            || open
            || referred && !words.starts_with(|c: char| c.is_uppercase()) && words.ends_with(')');
        let centered = line.align == Align::Center || line.bold || is_capitals(words) || line.side.is_some();
        // Below the label, or below the type of a form that has a letterhead of its own.
        let above = page.lines[lines.start..end].last().map_or("", |above| page.words(above));
        let named = end == lines.start + 1 && is_annex_label(above)
            || headed && title_type(above).is_some_and(|title| title.end >= above.trim_end().len());
        let first_title = named && words.chars().count() < 200;
        headed |= national;
        let plain = first_title && labels::of(words).is_none() && line.gap == 0;
        let labelled = labels::of(words).is_some();
        if line.table.is_some()
            || !(label
                || national
                || is_rule(words)
                || reference
                || (centered || plain) && !labelled && !referred)
        {
            break;
        }
        referred |= is_reference(words);
        open = (open || is_reference(words) && words.starts_with('(')) && !words.contains(')');
        end += 1;
    }
    lines.start..end
}

/// The type of a document of its own, and the title.
fn titled(sheet: &mut Sheet<'_>, lines: Range<usize>) -> (Option<&'static DocumentType>, Text) {
    let page = sheet.page;
    let mut kind = None;
    let mut title: Option<Range<usize>> = None;
    let mut in_reference = false;
    let numbered = lines.clone().next();
    // Below a label `BÁO CÁO TÌNH HÌNH` is what the annex is called.
    let labelled = numbered.is_some_and(|at| is_annex_label(page.words(&page.lines[at])));
    let is_national = |at: &usize| words::is(Form::NationalName, page.words(&page.lines[*at]));
    let national = lines.clone().find(is_national).unwrap_or(lines.start);
    for at in lines {
        let line = &page.lines[at];
        let words = page.words(line);
        if [Form::NationalName, Form::Motto].iter().any(|form| words::is(*form, words)) {
            sheet.is(line, if words::is(Form::Motto, words) { Role::Motto } else { Role::NationalName });
            sheet.printed(line.span.clone());
        } else if is_rule(words) {
            sheet.is(line, Role::Rule);
            sheet.form(line.span.clone());
        } else if line.side.is_some_and(|side| side.right) && speaks_of_day(words) {
            // Where and when a form is to be filled in.
            sheet.is(line, Role::PlaceDate);
            sheet.form(line.span.clone());
        } else if is_reference(words) || in_reference {
            in_reference = !words.trim_end().ends_with(')');
            sheet.is(line, Role::AppendixReference);
            sheet.printed(line.span.clone());
        } else if line.side.is_some_and(|side| !side.right) || at < national {
            // The issuer, as the main document names it.
            sheet.is(line, Role::Issuer);
            sheet.printed(line.span.clone());
        } else if Some(at) == numbered && is_annex_label(words) {
            sheet.is(line, Role::AppendixLabel);
            let end = label_end(words);
            sheet.printed(line.span.start..line.span.start + end);
            if !words[end..].trim().is_empty() {
                title = Some(line.span.start + end..line.span.end);
            }
        } else if kind.is_none()
            && title.is_none()
            && let Some((found, end)) = title_type(words).and_then(|title| Some((title.kind?, title.end)))
            && (end >= words.trim_end().len() || !labelled)
        {
            kind = Some(found);
            sheet.is(line, Role::TypeName);
            sheet.told(line.span.start..line.span.start + end, "appendices.type");
            // `QUY CHẾ LÀM VIỆC`: what goes on behind the name is its title.
            if !words[end..].trim().is_empty() {
                title = Some(line.span.start + end..line.span.end);
            }
        } else {
            sheet.is(line, Role::AppendixTitle);
            title = Some(title.map_or(line.span.clone(), |title| title.start..line.span.end));
        }
    }
    (kind, title.map(|span| sheet.said(span, Face::BOTH)).unwrap_or_default())
}

/// So many bytes of a line are `Phụ lục` and its number.
fn label_end(words: &str) -> usize {
    let name = [Form::AnnexLabel, Form::AnnexLabelNumbered]
        .into_iter()
        .find_map(|form| words::opens(form, words))
        .unwrap_or(0);
    let rest = &words[name..];
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let numbered = word.chars().all(|c| c.is_ascii_digit()) || word.chars().all(|c| "IVXLC".contains(c));
    if word.is_empty() || !numbered {
        return words.len() - rest.trim_start_matches([' ', ':', '.', '-']).len();
    }
    let end = words.len() - rest.trim_start().len() + word.len();
    words.len() - words[end..].trim_start_matches([' ', ':', '.', '-', '–']).len()
}

/// Takes `./.` off the last paragraph, which the form prints.
pub(super) fn end_mark(sheet: &mut Sheet<'_>, paras: &mut [paragraphs::Para<'_>]) {
    let Some(last) = paras.iter_mut().rev().find(|para| para.table.is_none()) else { return };
    let words = sheet.page.at(&last.span).trim_end();
    let Some(before) = words.strip_suffix("./.").or_else(|| words.strip_suffix("/.")) else { return };
    let end = last.span.start + before.trim_end().len();
    sheet.printed(end..last.span.end);
    last.span.end = end;
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn what_a_report_below_an_annex_label_is_of_is_the_title() {
        let text = "\
1. Rà soát.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC
Hoàng Quốc Tuấn

PHỤ LỤC
BÁO CÁO TÌNH HÌNH GIÁ

1. Giá cát.
";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        let annex = &own.appendices[0];
        assert_eq!((annex.title.notation(), annex.kind.is_none()), ("BÁO CÁO TÌNH HÌNH GIÁ", true));
    }

    #[test]
    fn an_annex_without_a_label_begins_with_what_it_is_called() {
        for reference in ["          (Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2027)\n", ""] {
            let text = format!(
                "UBND XÃ CHI LĂNG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 12/QĐ-UBND                      Chi Lăng, ngày 05 tháng 3 năm 2027\n\n\
                 QUYẾT ĐỊNH\nVề việc khen thưởng\n\nĐiều 1. Khen thưởng 02 tập thể.\n\n\
                 Nơi nhận:                                   CHỦ TỊCH\n- Như Điều 1;\n- Lưu: VT.                                Vi Thị Hoa\n\
                 \u{20}                                 DANH SÁCH\n                   CÁC TẬP THỂ ĐƯỢC KHEN THƯỞNG\n{reference}\
                 STT\tTên\tĐơn vị\n1\tĐội dân phòng\tThôn 3\n2\tCông an\tThôn 4\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!(own.appendices.len(), 1, "{reference}");
            let title = own.appendices[0].title.notation();
            assert_eq!(title, "DANH SÁCH CÁC TẬP THỂ ĐƯỢC KHEN THƯỞNG", "{reference}");
            assert_eq!(own.distribution.to.len(), 1);
            assert_eq!(own.signatory.name.map(|name| name.into_notation()).as_deref(), Some("Vi Thị Hoa"));
            assert!(own.cosigners.is_empty());
        }
    }
}
