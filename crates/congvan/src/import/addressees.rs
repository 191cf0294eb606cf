//! Ô 9a: to whom a document is addressed.

use std::ops::Range;

use crate::import::labels::{self, Kind};
use crate::import::parts::{has_label, is_telegram_label, recipient_label};
use crate::import::role::Role;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::model::directive::types::Recipients;
use crate::model::directive::{Content, Directive, Element, Measure, Numbering, Recipient, Text};

/// Reads `Kính gửi` and those who are named.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    let page = sheet.page;
    // Each with the address below it.
    let mut names: Vec<(Range<usize>, Option<Range<usize>>)> = Vec::new();
    let mut list = false;
    for line in &page.lines[lines] {
        let words = page.words(line);
        sheet.is(line, Role::Recipient);
        if let Some((_, address)) = names.last_mut().filter(|_| tells_address(words)) {
            let from = address.as_ref().map_or(line.span.start, |own| own.start);
            *address = Some(from..line.span.end);
            continue;
        }
        let mut from = line.span.start + label_end(sheet, line, words, own);
        let mut begins = from > line.span.start;
        let rest = page.at(&(from..line.span.end));
        let lists = |kind| matches!(kind, Kind::Of(Numbering::Clause) | Kind::ArabicBracket);
        if let Some(label) = labels::of(rest).filter(|label| label.value == 0 || lists(label.kind)) {
            sheet.form(from..from + label.end);
            from += label.end;
            begins = true;
            list = true;
        }
        if page.at(&(from..line.span.end)).trim().is_empty() {
            continue;
        }
        match names.last_mut() {
            Some((last, None)) if !begins && !ends(page.at(last)) => last.end = line.span.end,
            _ => names.push((from..line.span.end, None)),
        }
    }
    let mut blank = false;
    for (name, address) in names {
        let before = own.recipients.len();
        for part in parts(sheet, name, list) {
            // `Kính gửi: ……………`, to be filled in.
            let said = page.at(&part).trim();
            if !said.is_empty() && !said.contains(char::is_alphanumeric) {
                sheet.form(part);
                blank = true;
            } else if let Some(name) = name_of(sheet, part) {
                own.recipients.push(Recipient { name, audience: Vec::new() });
            }
        }
        if let (Some(address), Some(last)) = (address, own.recipients[before..].last_mut()) {
            set_address(sheet, last, address);
        }
    }
    if blank && own.recipients.is_empty() {
        sheet.note("recipients", Certainty::Blank, "nơi nhận ở phần kính gửi để trống");
    }
}

/// An address goes with the name above it: the format has no place of its own for it.
fn set_address(sheet: &mut Sheet<'_>, recipient: &mut Recipient, address: Range<usize>) {
    let end = address.start + sheet.page.at(&address).trim_end_matches(['.', ';', ',', ' ']).len();
    sheet.form(end..address.end);
    recipient.name = sheet.text_at(recipient.name.span.start..end, Face::BOLD);
    sheet.note(
        "recipients",
        Certainty::Guess,
        "địa chỉ của nơi nhận ghi liền tên: định dạng không có chỗ riêng",
    );
}

/// Makes those named above the text of an invitation its first item, as the format has them: `Kính gửi` is no part of one.
pub(super) fn as_item(sheet: &mut Sheet<'_>, own: &mut Directive) {
    let lines = own.kind.numbering.first() == Some(&Numbering::None);
    if own.recipients.is_empty() || own.kind.recipients != Recipients::None || !lines {
        return;
    }
    let item = |recipient: Recipient| {
        let span = recipient.name.span.clone();
        let content = Content(vec![Element::Paragraph(recipient.name)]);
        Element::Item(Measure { span, content, ..Measure::default() })
    };
    let items = std::mem::take(&mut own.recipients).into_iter().map(item);
    let label = Element::Paragraph(Text::from_notation("Kính gửi:"));
    let content = Content(std::iter::once(label).chain(items).collect());
    own.measures.insert(0, Measure { content, numbering: vec![Numbering::Dash], ..Measure::default() });
    let why = "loại văn bản này không có phần kính gửi: nơi được mời ghi thành mục đầu";
    sheet.note("measures.1", Certainty::Guess, why);
}

/// Whether a line below those who are addressed says where the last of them is: `Địa chỉ: …`, `(Địa chỉ: …; MST: …)`.
pub(super) fn tells_address(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', ' ']);
    words::opens(Form::AddressLabel, bare).is_some_and(|end| bare[end..].trim_start().starts_with(':'))
}

fn ends(words: &str) -> bool {
    words.trim_end().ends_with([';', '.'])
}

/// So many bytes of a line are `Kính gửi:`, `Đồng kính gửi:` or what stands for it in a công điện.
fn label_end(sheet: &mut Sheet<'_>, line: &Line, words: &str, own: &Directive) -> usize {
    let also = words::opens(Form::AlsoTo, words).filter(|_| has_label(Form::AlsoTo, words));
    let label = also.or_else(|| recipient_label(words));
    let end = match label {
        Some(end) => end,
        None if is_telegram_label(words) => words.find(':').unwrap_or(0),
        None => return 0,
    };
    let end = end + words[end..].len() - words[end..].trim_start_matches([':', ' ', '\t', '\u{a0}']).len();
    let span = line.span.start..line.span.start + end;
    let printed = match label {
        Some(_) => also.is_none(),
        None => names_issuer(words, own),
    };
    if printed {
        sheet.record_printed(span);
        return end;
    }
    let shown = words[..end].trim_end();
    let why = match also {
        Some(_) => format!("văn bản ghi `{shown}` trước những tên sau; in ra là một danh sách `Kính gửi`"),
        None => format!("văn bản ghi `{shown}`; in ra theo tên cơ quan ban hành"),
    };
    sheet.form(span);
    sheet.note("recipients", Certainty::Guess, &why);
    end
}

/// Whether `… điện:` names who issues, as the form prints it.
fn names_issuer(words: &str, own: &Directive) -> bool {
    let before = words[..words.find(':').unwrap_or(0)].trim_end();
    let name = &before[..before.rfind(' ').unwrap_or(0)];
    words::bare(name) == words::bare(own.issuer.name.notation())
}

/// Names on one line, parted by semicolons or by dashes behind wide gaps.
fn parts(sheet: &mut Sheet<'_>, span: Range<usize>, list: bool) -> Vec<Range<usize>> {
    let words = sheet.page.at(&span);
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    // A bracket that is never closed holds nothing together.
    let closed = words.rfind(')').unwrap_or_default();
    for (at, c) in words.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 && at < closed {
            continue;
        }
        let dash = !list && matches!(c, '-' | '–') && words[..at].ends_with(['\t', '\n'])
            || c == '-' && words[..at].ends_with("   ");
        if c == ';' || dash {
            out.push(span.start + from..span.start + at);
            sheet.form(span.start + at..span.start + at + c.len_utf8());
            from = at + c.len_utf8();
        }
    }
    out.push(span.start + from..span.end);
    out
}

/// A name without its end mark.
fn name_of(sheet: &mut Sheet<'_>, span: Range<usize>) -> Option<Text> {
    let span = sheet.page.trim_span(span);
    let words = sheet.page.at(&span);
    let end = span.start + words.trim_end_matches(['.', ';', ',', ' ']).len();
    sheet.form(end..span.end);
    let start = span.start + words.len() - words.trim_start_matches(['-', '–', ' ', '\t']).len();
    if start >= end {
        return None;
    }
    sheet.form(span.start..start);
    // Bold is how the list is set, no word of it.
    Some(sheet.text_at(start..end, Face::BOLD))
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn labels_that_the_form_does_not_print_are_told() {
        let head = "UBND TỈNH LÀO CAI                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
            Số: 77/UBND                        Lào Cai, ngày 02 tháng 7 năm 2027\n";
        for (rest, told) in [
            ("V/v rà soát\n\nKính gửi: Sở Tài chính\n\n1. Rà soát.\n", None),
            (
                "V/v rà soát\n\nKính gửi: Sở Tài chính\nĐồng kính gửi: Sở Nội vụ\n\n1. Rà soát.\n",
                Some("`Đồng kính gửi:`"),
            ),
            (
                "\nCÔNG ĐIỆN\nVề việc ứng phó bão\n\nCHỦ TỊCH UBND TỈNH LÀO CAI điện:\n- Các sở;\n- Các xã.\n\n1. Rà soát.\n",
                Some("CHỦ TỊCH UBND TỈNH LÀO CAI điện:"),
            ),
            (
                "\nCÔNG ĐIỆN\nVề việc ứng phó bão\n\nUBND TỈNH LÀO CAI điện:\n- Các sở;\n- Các xã.\n\n1. Rà soát.\n",
                None,
            ),
        ] {
            let own = understand(&plain::read(&format!("{head}{rest}"))).documents.remove(0);
            let why = own.by_path.get("recipients").map(|note| note.why.as_str());
            assert_eq!(
                why.is_some_and(|why| told.is_some_and(|told| why.contains(told))),
                told.is_some(),
                "{why:?}"
            );
            assert_eq!(why.is_some(), told.is_some(), "{why:?}");
        }
    }

    #[test]
    fn an_invitation_has_those_above_its_text_as_an_item() {
        let text = "\
UBND TỈNH LÀO CAI                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 77/GM-UBND                        Lào Cai, ngày 02 tháng 7 năm 2027

GIẤY MỜI
Dự hội nghị sơ kết công tác du lịch

Kính gửi:
- Lãnh đạo các sở;
- Chủ tịch UBND các xã, phường.

Ủy ban nhân dân tỉnh trân trọng kính mời các đồng chí dự hội nghị.
";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert!(own.recipients.is_empty());
        let first = &own.measures[0].content;
        let words: Vec<&str> = first.paragraphs().map(|text| text.notation()).collect();
        assert_eq!((words, first.items().count()), (vec!["Kính gửi:"], 2));
    }

    #[test]
    fn where_somebody_addressed_lives_goes_with_the_name() {
        for (address, end) in [
            ("Địa chỉ: Số 12, đường Tô Hiệu, phường Tô Hiệu", "phường Tô Hiệu"),
            ("(Địa chỉ: Bản Mòng, xã Hua La; MST: 5500123456)", "5500123456)"),
        ] {
            let text = format!(
                "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 45/UBND-KT                      Sơn La, ngày 05 tháng 3 năm 2027\nV/v trả lời\n\n\
                 Kính gửi: Ông Lò Văn An\n{address}\n\nỦy ban nhân dân tỉnh trả lời như sau:\n1. Đã nhận đơn.\n2. Đã xem xét.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            let [only] = own.recipients.as_slice() else { panic!("{:?}", own.recipients) };
            assert!(only.name.notation().starts_with("Ông Lò Văn An") && only.name.notation().ends_with(end));
            assert_eq!(own.opening.len(), 1, "{:?}", own.opening);
        }
    }

    #[test]
    fn each_address_goes_with_the_name_above_it() {
        let text = "\
UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 45/UBND-KT                      Sơn La, ngày 05 tháng 3 năm 2027
V/v trả lời

Kính gửi:
- Ông Lò Văn An;
(Địa chỉ: Số 12, đường Tô Hiệu);
- Bà Cà Thị Bình;
Địa chỉ: Bản Mòng, xã Hua La;
- Bà Lường Thị Mai.

Ủy ban nhân dân tỉnh trả lời như sau:
1. Đã nhận đơn.
2. Đã xem xét.
";
        let understood = understand(&plain::read(text));
        assert_eq!(crate::import::account::lost_letters(&understood), []);
        let names: Vec<&str> =
            understood.documents[0].directive.recipients.iter().map(|own| own.name.notation()).collect();
        let [an, binh, mai] = names.as_slice() else { panic!("{names:?}") };
        assert!(an.starts_with("Ông Lò Văn An") && an.contains("Tô Hiệu"), "{an}");
        assert!(binh.starts_with("Bà Cà Thị Bình") && binh.contains("Hua La"), "{binh}");
        assert_eq!(*mai, "Bà Lường Thị Mai");
    }
}
