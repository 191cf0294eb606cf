//! Phụ lục, documents that are issued with another, and whatever else stands behind the signature.

use std::ops::Range;

use crate::import::arrived::Align;
use crate::import::labels;
use crate::import::marks::{is_capitals, is_rule, speaks_of_day};
use crate::import::measures;
use crate::import::paragraphs;
use crate::import::parts::{is_annex_label, is_annex_number, is_reference, title_type};
use crate::import::role::Role;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::model::directive::types::DocumentType;
use crate::model::directive::{Appendix, Content, Directive, Text};

/// Reads what stands behind the signature.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    let mut labels: Vec<(usize, Range<usize>)> = Vec::new();
    for part in parts(sheet, lines) {
        let label = page_label(sheet, &part);
        let annex = annex(sheet, part, own);
        if annex.is_some() {
            labels.extend(label.map(|label| (own.appendices.len(), label)));
        }
        own.appendices.extend(annex);
    }
    labels.into_iter().for_each(|(at, label)| leave_out_label(sheet, own, at, label));
}

/// The label that an annex begins with.
fn page_label(sheet: &Sheet<'_>, part: &Range<usize>) -> Option<Range<usize>> {
    let line = sheet.page.lines.get(part.start)?;
    let words = sheet.page.words(line);
    (line.table.is_none() && is_annex_label(words))
        .then(|| line.span.start..line.span.start + label_end(words))
}

/// Says of a label whether the form prints it: `Phụ lục`, with a number where there are several. `Biểu số 01`, the number of
/// one that is alone, and what stands above a document with a head of its own are not printed.
fn leave_out_label(sheet: &mut Sheet<'_>, own: &Directive, at: usize, label: Range<usize>) {
    let numbered = |annex: &&Appendix| annex.kind.is_none();
    let count = own.appendices.iter().filter(numbered).count();
    let before = own.appendices[..at].iter().filter(numbered).count();
    let words = sheet.page.at(&label).trim_end_matches([' ', ':', '.', '-', '–']);
    let printed = own.appendices[at].kind.is_none().then(|| {
        let name = words::of(Form::AnnexLabel).next().map(crate::compose::capital).unwrap_or_default();
        if count > 1 { format!("{name} {}", crate::compose::roman(before + 1)) } else { name }
    });
    if printed.as_deref().is_some_and(|printed| words::bare(printed) == words::bare(words)) {
        sheet.record_printed(label);
        return;
    }
    let why = match printed {
        Some(printed) => format!("văn bản ghi `{words}`, in ra là `{printed}`"),
        None => format!("văn bản ghi `{words}` phía trên, in ra không có"),
    };
    sheet.form(label);
    sheet.note(&format!("appendices.{}.title", at + 1), Certainty::Guess, &why);
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
    let (kind, title) = type_and_title(sheet, head.clone(), own);
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
        annex.title = Text::from_notation("___");
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
fn type_and_title(
    sheet: &mut Sheet<'_>,
    lines: Range<usize>,
    own: &Directive,
) -> (Option<&'static DocumentType>, Text) {
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
            sheet.record_printed(line.span.clone());
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
            sheet.record_printed(line.span.clone());
        } else if line.side.is_some_and(|side| !side.right) || at < national {
            issuer(sheet, line, own);
        } else if Some(at) == numbered && is_annex_label(words) {
            sheet.is(line, Role::AppendixLabel);
            let end = label_end(words);
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
            sheet.record_told(line.span.start..line.span.start + end, "appendices.type");
            // `QUY CHẾ LÀM VIỆC`: what goes on behind the name is its title.
            if !words[end..].trim().is_empty() {
                title = Some(line.span.start + end..line.span.end);
            }
        } else {
            sheet.is(line, Role::AppendixTitle);
            title = Some(title.map_or(line.span.clone(), |title| title.start..line.span.end));
        }
    }
    (kind, title.map(|span| sheet.text_at(span, Face::BOTH)).unwrap_or_default())
}

/// A line in the head of an annex: the issuer, as the main document names it; what else stands there has no place.
fn issuer(sheet: &mut Sheet<'_>, line: &Line, own: &Directive) {
    let words = words::bare(sheet.page.words(line));
    let mut names = std::iter::once(&own.issuer)
        .chain(&own.joint)
        .flat_map(|issuer| issuer.superior.iter().chain([&issuer.name]));
    let part = |name: &Text| format!(" {} ", words::bare(name.notation())).contains(&format!(" {words} "));
    if names.any(part) {
        sheet.is(line, Role::Issuer);
        sheet.record_printed(line.span.clone());
    } else if !words.is_empty() {
        sheet.is(line, Role::Unknown);
    } else {
        sheet.form(line.span.clone());
    }
}

/// So many bytes of a line are `Phụ lục` and its number.
fn label_end(words: &str) -> usize {
    let mut name = [Form::AnnexLabel, Form::AnnexLabelNumbered]
        .into_iter()
        .find_map(|form| words::opens(form, words))
        .unwrap_or(0);
    let behind = words[name..].trim_start();
    // `Phụ lục số 01`
    if let Some(end) = words::opens(Form::NumberLabel, behind)
        && is_annex_number(behind[end..].trim_start())
    {
        name = words.len() - behind[end..].len();
    }
    let rest = &words[name..];
    let word =
        rest.trim_start().split(|c: char| !(c.is_alphanumeric() || c == '/')).next().unwrap_or_default();
    if !is_annex_number(rest.trim_start()) {
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
    sheet.record_printed(end..last.span.end);
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

    /// A dispatch with this behind its signature.
    fn with(behind: &str) -> crate::import::Imported {
        let head = "UBND XÃ CHI LĂNG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
            Số: 12/UBND-VP                      Chi Lăng, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\n\
            Kính gửi: Các thôn\n\n1. Rà soát.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nVi Thị Hoa\n\n";
        understand(&plain::read(&format!("{head}{behind}"))).documents.remove(0)
    }

    #[test]
    fn a_label_is_no_part_of_the_title_however_it_is_counted() {
        for (one, other) in [
            ("Phụ lục số 01", "Phụ lục số 02"),
            ("PHỤ LỤC 1A", "PHỤ LỤC 1B"),
            ("Biểu mẫu 01", "Biểu mẫu 02"),
            ("Bảng kê số 1", "Bảng kê số 2"),
            ("Mẫu số 01/BC", "Mẫu số 02/BC"),
        ] {
            let own =
                with(&format!("{one}\nDANH MỤC THIẾT BỊ\n1. Máy.\n\n{other}\nDANH MỤC VẬT TƯ\n1. Giấy.\n"));
            let titles: Vec<&str> =
                own.directive.appendices.iter().map(|annex| annex.title.notation()).collect();
            assert_eq!(titles, ["DANH MỤC THIẾT BỊ", "DANH MỤC VẬT TƯ"], "{one}");
            // The form prints `Phụ lục I`.
            let note = own.by_path.get("appendices.2.title").expect("a note");
            assert!(note.why.contains(other), "{}", note.why);
        }
        let own = with("PHỤ LỤC I\nDANH MỤC THIẾT BỊ\n1. Máy.\n\nPHỤ LỤC II\nDANH MỤC VẬT TƯ\n1. Giấy.\n");
        assert_eq!((own.directive.appendices.len(), own.by_path.get("appendices.2.title")), (2, None));
    }

    #[test]
    fn the_head_of_a_form_that_others_fill_in_is_not_printed() {
        let own = with(
            "Mẫu số 01\n\nTÊN ĐƠN VỊ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             Số: .../BC-...                 ..., ngày ... tháng ... năm 2027\nBÁO CÁO\nKết quả rà soát\n\n1. Số vụ: ...\n",
        );
        assert_eq!(own.directive.appendices.len(), 1);
        assert!(!own.unplaced.is_empty());
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
