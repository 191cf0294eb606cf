//! Ô 6 of contracts, agreements and records: who makes them, a block each, and what they agree on.

use std::ops::Range;

use crate::import::names::in_running_text;
use crate::import::page::Page;
use crate::import::paragraphs::Para;
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::Face;
use crate::import::words::{self, Form};
use crate::model::directive::{Directive, Party, Text};

/// What a text calls a party is no longer.
const CALLED: usize = 40;

/// Where the parties stand among paragraphs, and what they agree on behind them.
pub(super) struct Zone {
    pub(super) parties: Range<usize>,
    pub(super) agreement: Range<usize>,
}

/// Where the parties stand; none where there are not two.
pub(super) fn zone(page: &Page, paras: &[Para<'_>]) -> Option<Zone> {
    let start = paras.iter().position(|para| party_label(page, para).is_some())?;
    let own =
        paras[start..].iter().take_while(|para| party_label(page, para).is_some() || is_detail(page, para));
    let end = start + own.count();
    let count = paras[start..end].iter().filter(|para| party_label(page, para).is_some()).count();
    let plain = |para: &&Para<'_>| para.label.is_none() && para.table.is_none();
    let behind = &paras[end..];
    let leads = behind
        .iter()
        .take_while(plain)
        .position(|para| page.at(&para.span).trim_end().ends_with(':'))
        .map_or(0, |at| at + 1);
    (count > 1).then(|| Zone { parties: start..end, agreement: end..end + leads })
}

/// The fields of a party by their labels.
const DETAILS: [Form; 7] = [
    Form::AddressLabel,
    Form::PhoneLabel,
    Form::EmailLabel,
    Form::TaxLabel,
    Form::AccountLabel,
    Form::RepresentativeLabel,
    Form::PositionLabel,
];

/// Whether a line tells something of a party: it has a mark, or a field's label and colon; or stands in brackets.
fn is_detail(page: &Page, para: &Para<'_>) -> bool {
    let words = page.at(&para.span);
    let field = |form: &Form| {
        words::opens(*form, words).is_some_and(|end| words[end..].trim_start().starts_with(':'))
    };
    match &para.label {
        Some(label) => label.value == 0,
        None => para.table.is_none() && (words.starts_with('(') || DETAILS.iter().any(field)),
    }
}

/// What a line calls a party, and where its name begins: `BÊN A: SỞ Y TẾ`, `Bên giao (Bên A): Phòng Kinh tế`.
fn party_label(page: &Page, para: &Para<'_>) -> Option<(Range<usize>, usize)> {
    let words = page.at(&para.span);
    if para.label.is_some() || para.table.is_some() || para.lines.len() > 3 {
        return None;
    }
    words::opens(Form::PartyLabel, words)?;
    let colon = words.find(':').filter(|colon| words[..*colon].chars().count() < CALLED)?;
    let name = words.len() - words[colon + 1..].trim_start().len();
    (name < words.trim_end().len()).then_some((0..words[..colon].trim_end().len(), name))
}

/// Reads the parties and what they agree on.
pub(super) fn read(sheet: &mut Sheet<'_>, paras: &[Para<'_>], zone: &Zone, own: &mut Directive) {
    for para in &paras[zone.parties.clone()] {
        para.lines.iter().for_each(|line| sheet.is(line, Role::Opening));
        match party_label(sheet.page, para) {
            Some((called, name)) => {
                let party = party(sheet, para, called, name);
                own.parties.push(party);
            }
            None => {
                let Some(party) = own.parties.last_mut() else { continue };
                detail(sheet, para, party);
            }
        }
    }
    for para in &paras[zone.agreement.clone()] {
        para.lines.iter().for_each(|line| sheet.is(line, Role::Request));
        own.agreement.push(sheet.text_at(para.span.clone(), Face::default()));
    }
}

fn party(sheet: &mut Sheet<'_>, para: &Para<'_>, called: Range<usize>, name: usize) -> Party {
    let start = para.span.start;
    let mut named = sheet.text_at(start + called.start..start + called.end, Face::BOTH);
    named = named.with_notation(in_sentence(named.notation()));
    // The usual words are in no file: `Bên A`.
    sheet.record_told(start..start + name, "parties");
    let name = value(sheet, start + name..para.span.end, Face::BOTH);
    let (words, known) = in_running_text(sheet.page, name.notation());
    if !known {
        sheet.guess(&name, "chữ hoa, chữ thường trong tên là đoán: tên in toàn chữ hoa");
    }
    Party {
        span: para.span.clone(),
        called: named,
        name: Text::at(words, name.span),
        address: None,
        phone: None,
        email: None,
        tax_code: None,
        account: None,
        representative: None,
        title: None,
        mandate: None,
        details: Vec::new(),
    }
}

/// `BÊN A`, `BÊN GIAO` as a sentence has them.
fn in_sentence(called: &str) -> String {
    if called.contains(char::is_lowercase) {
        return called.to_owned();
    }
    let words = called.split_whitespace().enumerate().map(|(at, word)| match at {
        _ if word.chars().count() == 1 => word.to_owned(),
        0 => crate::compose::capital(&word.to_lowercase()),
        _ => word.to_lowercase(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A line about a party: its field by its label, or a detail.
fn detail(sheet: &mut Sheet<'_>, para: &Para<'_>, party: &mut Party) {
    let from = para.words_from(sheet.page);
    sheet.form(para.span.start..from);
    let words = sheet.page.at(&(from..para.span.end)).to_owned();
    let fields = [
        (Form::AddressLabel, &mut party.address),
        (Form::PhoneLabel, &mut party.phone),
        (Form::EmailLabel, &mut party.email),
        (Form::TaxLabel, &mut party.tax_code),
        (Form::AccountLabel, &mut party.account),
        (Form::RepresentativeLabel, &mut party.representative),
        (Form::MandateLabel, &mut party.mandate),
    ];
    for (form, field) in fields {
        let Some(end) = words::opens(form, &words).filter(|_| field.is_none()) else { continue };
        let rest = words[end..].trim_start();
        let behind = rest.strip_prefix(':').or((form == Form::MandateLabel).then_some(rest));
        let Some(behind) = behind else { continue };
        let at = from + words.len() - behind.trim_start().len();
        sheet.form(from..at);
        if form == Form::RepresentativeLabel {
            let (name, title) = read_representative(sheet, at..para.span.end);
            (*field, party.title) = (Some(name), title);
        } else {
            *field = Some(value(sheet, at..para.span.end, Face::default()));
        }
        return;
    }
    let detail = value(sheet, from..para.span.end, Face::default());
    party.details.push(detail);
}

/// `Bà Hoàng Thị A; chức vụ: Giám đốc`.
fn read_representative(sheet: &mut Sheet<'_>, span: Range<usize>) -> (Text, Option<Text>) {
    let words = sheet.page.at(&span).to_owned();
    let starts = words.char_indices().filter(|(at, _)| words[..*at].ends_with([' ', '\t', ';', ',', '-']));
    let label =
        starts.filter_map(|(at, _)| Some((at, at + words::opens(Form::PositionLabel, &words[at..])?))).next();
    let Some((from, to)) = label else { return (value(sheet, span, Face::default()), None) };
    let behind = words.len() - words[to..].trim_start_matches([':', ' ', '\t']).len();
    sheet.form(span.start + from..span.start + behind);
    let title = value(sheet, span.start + behind..span.end, Face::default());
    (value(sheet, span.start..span.start + from, Face::default()), Some(title))
}

/// The words of a range without the marks at its end.
fn value(sheet: &mut Sheet<'_>, span: Range<usize>, face: Face) -> Text {
    let words = sheet.page.at(&span);
    let end = span.start + words.trim_end().trim_end_matches([';', '.', ',', ' ', '\t', '-', '–']).len();
    sheet.form(end..span.end);
    sheet.text_at(span.start..end, face)
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn parties_need_no_marks_and_the_number_may_stand_below_the_type() {
        let text = "\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

HỢP ĐỒNG CUNG CẤP DỊCH VỤ
Số: 03/HĐ-UBND
V/v thuê hệ thống họp trực tuyến

- Căn cứ Bộ luật Dân sự số 91/2015/QH13 ngày 24/11/2015;
- Căn cứ nhu cầu và khả năng của hai bên,
Hôm nay, ngày 08/3/2027, chúng tôi gồm:
BÊN A: ỦY BAN NHÂN DÂN XÃ CHI LĂNG
Địa chỉ: xã Chi Lăng, tỉnh Lạng Sơn
Đại diện: Ông Hoàng Văn Em - Chức vụ: Chủ tịch
BÊN B: CÔNG TY ÂM THANH
Địa chỉ: phường Đông Kinh, tỉnh Lạng Sơn
Hai bên thống nhất ký hợp đồng với các điều khoản sau:
Điều 1. Nội dung
Bên B cung cấp hệ thống.
";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.number.symbol.notation(), "HĐ-UBND");
        assert_eq!(own.subject.notation(), "thuê hệ thống họp trực tuyến");
        assert_eq!((own.legal_basis.len(), own.parties.len(), own.measures.len()), (2, 2, 1));
        let title = own.parties[0].title.as_ref().map(|title| title.notation());
        assert_eq!(title, Some("Chủ tịch"));
        assert!(own.parties[1].address.is_some());
    }
}
