//! Words of the form: what letterheads, labels and signatures are recognised by. They stand in `data/lexicon/forms.csv`.

use std::sync::OnceLock;

use crate::gazetteer::fold;
use crate::lexicon::fold_case;
use crate::text::csv::rows;
use crate::text::source::Source;

/// What words of the form are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Quốc hiệu.
    NationalName,
    /// Tiêu ngữ.
    Motto,
    /// What stands in its place in papers of the Party.
    PartyName,
    /// Opens a party of a contract: `Bên A`.
    PartyLabel,
    /// `Địa chỉ`.
    AddressLabel,
    /// `Mã số thuế`.
    TaxLabel,
    /// `Tài khoản`.
    AccountLabel,
    /// `Đại diện`.
    RepresentativeLabel,
    /// Opens what a representative acts by: `Theo`.
    MandateLabel,
    /// `chức vụ`.
    PositionLabel,
    /// Opens what somebody is turned to for: `liên hệ với`.
    ContactVerb,
    /// The same, where reports and difficulties come to the issuer: `phản ánh về`.
    ContactBack,
    /// `điện thoại`.
    PhoneLabel,
    /// `đường dây nóng`.
    HotlineLabel,
    /// `thư điện tử`.
    EmailLabel,
    /// `đơn vị đầu mối là`.
    ThroughLabel,
    /// Opens a person: `đồng chí`.
    PersonLabel,
    /// What stands in its place in papers of the youth union.
    UnionName,
    /// `Kính gửi`.
    RecipientLabel,
    /// The same, where a colon follows.
    RecipientLabelColon,
    /// `điện`, behind the issuer of a công điện.
    TelegramLabel,
    /// `Đồng kính gửi`.
    AlsoTo,
    /// `Nơi nhận`.
    DistributionLabel,
    /// `Lưu`.
    Archive,
    /// `Số`.
    NumberLabel,
    /// What a receiver stamps on a document: `ĐẾN`.
    Arrival,
    /// Opens a line of such a stamp: `Chuyển`.
    ArrivalField,
    /// Opens a line about a digital signature, below who signed: `Thời gian ký`.
    SignatureField,
    /// What opens the line about a session, below the name of a council: `Khóa`, `Kỳ họp`.
    Session,
    /// `V/v`.
    SubjectLabel,
    /// `Về việc`.
    SubjectOpening,
    /// Opens a subject in a letterhead, where it stands below the number: `Về`.
    SubjectAbout,
    /// `ngày`.
    Day,
    /// `tháng`.
    Month,
    /// `giờ`, behind its figures.
    Hour,
    /// `năm`.
    Year,
    /// Parts bases and articles: `QUYẾT ĐỊNH:`.
    Enacting,
    /// Thay mặt.
    AuthorityTm,
    /// Ký thay.
    AuthorityKt,
    /// Thừa lệnh.
    AuthorityTl,
    /// Thừa ủy quyền.
    AuthorityTuq,
    /// Quyền.
    AuthorityQ,
    /// Says that somebody signed: `(Đã ký)`.
    Signed,
    /// Hỏa tốc.
    UrgencyMost,
    /// Thượng khẩn.
    UrgencyVery,
    /// Khẩn.
    Urgency,
    /// Độ mật.
    Secrecy,
    /// Before it: `Độ mật`.
    SecrecyLabel,
    /// Dự thảo.
    Draft,
    /// Sao y.
    CopyTrue,
    /// Sao lục.
    CopyOfCopy,
    /// Trích sao.
    CopyExtract,
    /// Xem xong trả lại.
    CirculationReturn,
    /// Lưu hành nội bộ.
    CirculationInternal,
    /// Opens an annex: `Phụ lục`.
    AnnexLabel,
    /// The same, where a number follows: `Biểu 01`.
    AnnexLabelNumbered,
    /// `(Kèm theo …)`.
    AnnexReference,
    /// Opens a basis.
    Basis,
    /// Opens a basis, where a day follows.
    BasisDated,
    /// Opens a purpose.
    Purpose,
    /// Opens a last paragraph.
    Closing,
    /// Behind the issuer in a last paragraph.
    ClosingNotice,
    /// Opens a last paragraph about the document itself.
    ClosingDocument,
    /// Says that a council passed a document: `thông qua`.
    Passed,
    /// Opens a line below the type that names who issues: `CỦA BAN THƯỜNG VỤ TỈNH ỦY`.
    IssuedBy,
    /// `Điều`.
    Article,
    /// `Phần`.
    Part,
    /// `Chương`.
    Chapter,
    /// `Mục`.
    Section,
    /// `Tiểu mục`.
    Subsection,
    /// Opens the name of a table.
    TableCaption,
    /// Opens a line of the address.
    Address,
    /// Before the name of a person.
    Person,
    /// Rank or degree before a name.
    Rank,
    /// Before the party that is signed for.
    SignsFor,
    /// Begins what somebody signs as.
    SigningTitle,
    /// Behind a type that several issue together: `liên tịch`.
    JointType,
    /// What says of which kind a document of a type is: `báo cáo tóm tắt`.
    TypePart,
    /// Before what the head of a letter by mail says: `From`.
    MailLabel,
    /// What a chat writes above a message that was passed on.
    Forwarded,
    /// Begins the name of a body in a letterhead.
    BodyHead,
    /// What a letter by mail ends with, alone on its line: `Trân trọng,`.
    MailClosing,
    /// How a page of the web that shows a document calls itself: `Cổng thông tin điện tử`.
    PortalName,
    /// What such a page says a document is, before the value: `Số ký hiệu`.
    AttributeLabel,
}

/// The classes of the table.
const CLASSES: &[(&str, Form)] = &[
    ("national_name", Form::NationalName),
    ("motto", Form::Motto),
    ("party_name", Form::PartyName),
    ("union_name", Form::UnionName),
    ("recipient_label", Form::RecipientLabel),
    ("recipient_label_colon", Form::RecipientLabelColon),
    ("telegram_label", Form::TelegramLabel),
    ("also_to", Form::AlsoTo),
    ("distribution_label", Form::DistributionLabel),
    ("archive", Form::Archive),
    ("party_label", Form::PartyLabel),
    ("address_label", Form::AddressLabel),
    ("tax_label", Form::TaxLabel),
    ("account_label", Form::AccountLabel),
    ("representative_label", Form::RepresentativeLabel),
    ("mandate_label", Form::MandateLabel),
    ("position_label", Form::PositionLabel),
    ("contact_verb", Form::ContactVerb),
    ("contact_back", Form::ContactBack),
    ("phone_label", Form::PhoneLabel),
    ("hotline_label", Form::HotlineLabel),
    ("email_label", Form::EmailLabel),
    ("through_label", Form::ThroughLabel),
    ("person_label", Form::PersonLabel),
    ("number_label", Form::NumberLabel),
    ("subject_label", Form::SubjectLabel),
    ("subject_opening", Form::SubjectOpening),
    ("arrival", Form::Arrival),
    ("arrival_field", Form::ArrivalField),
    ("session", Form::Session),
    ("signature_field", Form::SignatureField),
    ("subject_about", Form::SubjectAbout),
    ("day", Form::Day),
    ("month", Form::Month),
    ("hour", Form::Hour),
    ("year", Form::Year),
    ("enacting", Form::Enacting),
    ("authority_TM", Form::AuthorityTm),
    ("authority_KT", Form::AuthorityKt),
    ("authority_TL", Form::AuthorityTl),
    ("authority_TUQ", Form::AuthorityTuq),
    ("authority_Q", Form::AuthorityQ),
    ("signed", Form::Signed),
    ("urgency_most", Form::UrgencyMost),
    ("urgency_very", Form::UrgencyVery),
    ("urgency", Form::Urgency),
    ("secrecy", Form::Secrecy),
    ("secrecy_label", Form::SecrecyLabel),
    ("draft", Form::Draft),
    ("copy_true", Form::CopyTrue),
    ("copy_of_copy", Form::CopyOfCopy),
    ("copy_extract", Form::CopyExtract),
    ("circulation_return", Form::CirculationReturn),
    ("circulation_internal", Form::CirculationInternal),
    ("annex_label", Form::AnnexLabel),
    ("annex_label_numbered", Form::AnnexLabelNumbered),
    ("annex_reference", Form::AnnexReference),
    ("basis", Form::Basis),
    ("basis_dated", Form::BasisDated),
    ("purpose", Form::Purpose),
    ("closing", Form::Closing),
    ("closing_notice", Form::ClosingNotice),
    ("closing_document", Form::ClosingDocument),
    ("article", Form::Article),
    ("part", Form::Part),
    ("chapter", Form::Chapter),
    ("section", Form::Section),
    ("passed", Form::Passed),
    ("issued_by", Form::IssuedBy),
    ("subsection", Form::Subsection),
    ("table_caption", Form::TableCaption),
    ("address", Form::Address),
    ("person", Form::Person),
    ("rank", Form::Rank),
    ("signs_for", Form::SignsFor),
    ("signing_title", Form::SigningTitle),
    ("joint_type", Form::JointType),
    ("type_part", Form::TypePart),
    ("mail_label", Form::MailLabel),
    ("forwarded", Form::Forwarded),
    ("body_head", Form::BodyHead),
    ("mail_closing", Form::MailClosing),
    ("portal_name", Form::PortalName),
    ("attribute_label", Form::AttributeLabel),
];

struct Row {
    /// In small letters, spaces single.
    words: String,
    /// … without marks, as [`bare`] gives them.
    bare: String,
    form: Form,
}

fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut faults = Vec::new();
        let source = Source::new("forms", include_str!("../../data/lexicon/forms.csv"));
        let found = rows(&source, "words,class", &mut faults);
        let row = |cells: &[crate::text::csv::Cell]| {
            let form = CLASSES.iter().find(|(class, _)| *class == cells[1].value)?.1;
            Some(Row { words: fold_case(&cells[0].value), bare: bare(&cells[0].value), form })
        };
        let mut table: Vec<Row> = found.iter().filter_map(|own| row(&own.cells)).collect();
        debug_assert!(faults.is_empty() && table.len() == found.len(), "{faults:?}");
        // Form by form, the longest words first.
        table.sort_by_key(|own| (own.form as usize, std::cmp::Reverse(own.words.len())));
        table
    })
}

/// The rows of a form.
fn rows_of(form: Form) -> &'static [Row] {
    let table = table();
    let from = table.partition_point(|row| (row.form as usize) < form as usize);
    let count = table[from..].iter().take_while(|row| row.form == form).count();
    &table[from..from + count]
}

/// Whether two letters differ whatever their case, as far as that is seen without folding them.
fn differ(one: char, other: char) -> bool {
    one.is_ascii() && other.is_ascii() && !one.eq_ignore_ascii_case(&other)
}

/// The rows of a form whose first and last letters may be these.
fn rows_with_letters(form: Form, first: char, last: char) -> impl Iterator<Item = &'static Row> + Clone {
    let may_be = |own: Option<char>, given| own.is_none_or(|own| !differ(own, given));
    rows_of(form).iter().filter(move |row| {
        may_be(row.bare.chars().next(), first) && may_be(row.bare.chars().next_back(), last)
    })
}

/// Whether a text may open with a row's words, as far as its first letters show.
fn may_open(words: &str, text: &str) -> bool {
    const FEW: usize = 5;
    text.len() >= words.len()
        && !words.chars().zip(text.chars()).take(FEW).any(|(own, given)| differ(own, given))
}

/// Small letters, one placement of tone marks, single spaces, plain hyphens, no marks around.
pub(super) fn bare(text: &str) -> String {
    let spaced = text.replace(['–', '—', '−'], "-");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let small = fold_case(&words.join(" "));
    small.trim_matches(|c: char| !c.is_alphanumeric()).replace(" - ", "-").replace('-', " - ")
}

/// Whether the words are nothing but words of that form, whatever marks stand around them.
pub(super) fn is(form: Form, text: &str) -> bool {
    // `90 năm Ngày thành lập` / `Đoàn TNCS Hồ Chí Minh` goes on with a sentence.
    let in_sentence = text.trim_start().starts_with(char::is_uppercase) && text.contains(char::is_lowercase);
    if text.len() > 200 || in_sentence && matches!(form, Form::PartyName | Form::UnionName) {
        return false;
    }
    let Some(first) = text.chars().find(|c| c.is_alphanumeric()) else { return false };
    let last = text.chars().rfind(|c| c.is_alphanumeric()).unwrap_or(first);
    let mut rows = rows_with_letters(form, first, last).peekable();
    if rows.peek().is_none() {
        return false;
    }
    let own = bare(text);
    // Long words in capitals are known by their letters: recognised pages often have other tone marks.
    let long = own.len() > 10 && !text.contains(char::is_lowercase);
    rows.clone().any(|row| row.bare == own) || long && rows.any(|row| fold(&row.bare) == fold(&own))
}

/// Whether words are what every letterhead has printed: the national name, the Party's, the motto.
pub(super) fn is_printed(text: &str) -> bool {
    [Form::NationalName, Form::PartyName, Form::Motto].iter().any(|form| is(*form, text))
}

/// So many bytes of the text are words of that form, which it opens with; whole words only.
pub(super) fn opens(form: Form, text: &str) -> Option<usize> {
    /// No words of the table are longer.
    const LONGEST: usize = 120;
    let mut rows = rows_of(form).iter().filter(|row| may_open(&row.words, text));
    let first = rows.next()?;
    // The longest stand first. One letter more: what follows a syllable says where its mark stands.
    let end = text.ceil_char_boundary((first.words.len().min(LONGEST) + 1).min(text.len()));
    let small = fold_case(&text[..end]);
    let fits = |row: &&Row| {
        small.starts_with(&row.words)
            && !text[row.words.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
    };
    std::iter::once(first).chain(rows).find(fits).map(|row| row.words.len())
}

/// As [`opens`]; figures may stand right behind: `tháng5`.
pub(super) fn opens_before_figures(form: Form, text: &str) -> Option<usize> {
    opens(form, text).or_else(|| {
        let word = text.find(|c: char| c.is_ascii_digit())?;
        (opens(form, &text[..word]) == Some(word)).then_some(word)
    })
}

/// The words of a form, as its table writes them in small letters.
pub(super) fn of(form: Form) -> impl Iterator<Item = &'static str> {
    rows_of(form).iter().map(|row| row.words.as_str())
}

/// Labels of the form, as a colon follows them.
pub(super) fn labels() -> impl Iterator<Item = &'static str> {
    const LABELS: [Form; 3] = [Form::RecipientLabel, Form::DistributionLabel, Form::AlsoTo];
    table().iter().filter(|row| LABELS.contains(&row.form)).map(|row| row.words.as_str())
}

/// Whether the text opens with words of one of these forms.
pub(super) fn opens_any(forms: &[Form], text: &str) -> bool {
    forms.iter().any(|form| opens(*form, text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_form_are_found_however_they_are_typed() {
        assert!(is(Form::Motto, "Độc lập – Tự do – Hạnh phúc"));
        assert!(is(Form::Motto, "Độc lập-Tự do-Hạnh phúc"));
        assert!(is(Form::NationalName, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA  VIỆT NAM"));
        assert_eq!(opens(Form::SubjectLabel, "V/v họp"), Some("V/v".len()));
        assert_eq!(opens(Form::Basis, "Theo dõi"), Some("Theo".len()));
        assert_eq!(opens(Form::DistributionLabel, "Nơi nhận:"), Some("Nơi nhận".len()));
        assert_eq!(opens(Form::NumberLabel, "Số lượng"), Some("Số".len()));
    }

    #[test]
    fn every_row_has_a_class() {
        assert!(!table().is_empty());
    }
}
