//! A directive: what one dispatch says, apart from how it looks and how it is worded.

pub mod types;
pub mod format;
mod content;
mod table;
mod files;
pub(crate) mod together;
mod levels;
pub(crate) mod choices;
pub(crate) mod read;
pub(crate) mod parts;
mod notes;
mod pictures;
mod carried_out;
mod write;
mod schema;

pub use crate::gazetteer::Level;
use crate::model::date::{Date, PartialDate};
use crate::text::diagnostic::Span;
pub use crate::text::inline::{Paragraphs, Text, escape};
pub use content::{Content, Element};
pub(crate) use files::is_of_names;
pub use files::table_files;
pub use parts::may_have;
pub use schema::schema;
pub use table::{Align, Cell, Column, Head, Row, Table};
use types::DocumentType;

/// A directive (văn bản chỉ đạo): read from a source, or built in code and then held to the format by [`Directive::check`].
///
/// ```
/// use congvan::model::date::Date;
/// use congvan::model::directive::*;
///
/// let item = |words: &str| Measure { content: Content::from_iter([words]), ..Measure::default() };
/// let mut directive = Directive {
///     issuer: Issuer { name: "Ủy ban nhân dân xã Chi Lăng".into(), ..Issuer::default() },
///     number: Number { value: None, symbol: "UBND-VHXH".into() },
///     place: "Chi Lăng".into(),
///     date: Date::new(2027, 1, 5).expect("a day").into(),
///     subject: "phòng, chống rét cho vật nuôi".into(),
///     recipients: vec![Recipient { name: "Các thôn, khu phố".into(), ..Recipient::default() }],
///     measures: vec![item("Che chắn chuồng trại."), item("Báo cáo trước ngày {deadline}.")],
///     distribution: Distribution {
///         to: vec![DistributionLine { name: "Như trên".into(), ..DistributionLine::default() }],
///         archive: vec!["VT".into()],
///         ..Distribution::default()
///     },
///     signatory: Signatory { title: Some("Chủ tịch".into()), ..Signatory::default() },
///     ..Directive::default()
/// };
/// let found = directive.check().diagnostics;
/// assert_eq!(found[0].key, None, "the words ask for a deadline");
/// assert_eq!(found[0].message.en, "the text has `{deadline}` but the item has no `deadline`");
///
/// directive.measures[1].deadline = Date::new(2027, 1, 20);
/// assert_eq!(directive.check().diagnostics, []);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Where it was written.
    pub span: Span,
    /// Tên loại văn bản.
    pub kind: &'static DocumentType,
    /// On a page that lies on its side (PL I, mục I.2).
    pub landscape: bool,
    /// Issued electronically: what the decree leaves blank there stays blank.
    pub electronic: bool,
    /// Mức độ khẩn.
    pub urgency: Option<Urgency>,
    /// Bản thảo, sent out for opinions.
    pub draft: Option<Draft>,
    /// Chỉ dẫn về phạm vi lưu hành.
    pub circulation: Option<Circulation>,
    /// Cơ quan, tổ chức ban hành; the first of several.
    pub issuer: Issuer,
    /// The other issuers of a joint document (văn bản liên tịch), in the order of the head.
    pub joint: Vec<Issuer>,
    /// Số, ký hiệu.
    pub number: Number,
    /// Địa danh; empty only where the type has none.
    pub place: Text,
    /// Thời gian ban hành.
    pub date: PartialDate,
    /// Trích yếu nội dung; empty only where the type has none.
    pub subject: Text,
    /// Kính gửi.
    pub recipients: Vec<Recipient>,
    /// Thẩm quyền ban hành of a quyết định or nghị quyết, a line each; the first names who enacts it.
    pub enacted_by: Paragraphs,
    /// Căn cứ ban hành.
    pub legal_basis: Vec<Basis>,
    /// What it is for, before the request: `Nhằm …`, `Để …`.
    pub purpose: Option<Text>,
    /// Phần mở đầu: plain paragraphs before the request and the measures.
    pub opening: Paragraphs,
    /// Các bên of a contract, a memorandum or an agreement.
    pub parties: Vec<Party>,
    /// What the parties agree on, between them and the articles.
    pub agreement: Paragraphs,
    /// The sentence that leads into the measures.
    pub request: Option<Request>,
    /// How the levels of the measures are numbered.
    pub numbering: Vec<Numbering>,
    /// What is to be done.
    pub measures: Vec<Measure>,
    /// Whom to turn to.
    pub contacts: Vec<Contact>,
    /// The last paragraphs of the body.
    pub closing: Paragraphs,
    /// Nơi nhận.
    pub distribution: Distribution,
    /// Người ký; the first of several.
    pub signatory: Signatory,
    /// Those who sign with the first, in the order of the page: from left to right, then from above.
    pub cosigners: Vec<Signatory>,
    /// What another body confirms below the recipients list.
    pub confirmation: Option<Text>,
    /// Phụ lục, and documents issued with this one.
    pub appendices: Vec<Appendix>,
    /// Dự thảo văn bản trình kèm: drafts with a head and a signer of their own.
    pub attached: Vec<Directive>,
    /// The part of the one who copies.
    pub copy: Option<Copy>,
}

/// A công văn that says nothing yet.
impl Default for Directive {
    fn default() -> Self {
        Self {
            span: 0..0,
            kind: DocumentType::dispatch(),
            landscape: false,
            electronic: false,
            urgency: None,
            draft: None,
            circulation: None,
            issuer: Issuer::default(),
            joint: Vec::new(),
            number: Number::default(),
            place: Text::default(),
            date: PartialDate::default(),
            subject: Text::default(),
            recipients: Vec::new(),
            enacted_by: Vec::new(),
            legal_basis: Vec::new(),
            purpose: None,
            opening: Vec::new(),
            parties: Vec::new(),
            agreement: Vec::new(),
            request: None,
            numbering: Vec::new(),
            measures: Vec::new(),
            contacts: Vec::new(),
            closing: Vec::new(),
            distribution: Distribution::default(),
            signatory: Signatory::default(),
            cosigners: Vec::new(),
            confirmation: None,
            appendices: Vec::new(),
            attached: Vec::new(),
            copy: None,
        }
    }
}

/// Mức độ khẩn (PL I, mục III.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Hỏa tốc.
    MostUrgent,
    /// Thượng khẩn.
    VeryUrgent,
    /// Khẩn.
    Urgent,
}

/// Bản thảo văn bản (Điều 3.7) that is shown to others before it is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Draft {
    /// Lần thứ mấy, from 1; `None` where the mark does not say.
    pub round: Option<u8>,
}

/// Chỉ dẫn về phạm vi lưu hành (PL I, mục III.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circulation {
    /// Xem xong trả lại.
    ReturnAfterReading,
    /// Lưu hành nội bộ.
    Internal,
}

/// Hình thức sao (NĐ 30, Điều 25).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyForm {
    /// Sao y.
    True,
    /// Sao lục.
    OfCopy,
    /// Trích sao.
    Extract,
}

/// The part of the one who copies a document (PL I, phần II).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Hình thức sao.
    pub form: CopyForm,
    /// Cơ quan sao.
    pub issuer: Issuer,
    /// Số, ký hiệu bản sao.
    pub number: Number,
    /// Địa danh.
    pub place: Text,
    /// Ngày sao.
    pub date: Option<PartialDate>,
    /// Giờ ký số of an electronic copy.
    pub time: Option<Text>,
    /// Nơi nhận bản sao.
    pub distribution: Distribution,
    /// Người ký bản sao.
    pub signatory: Signatory,
}

/// Tên cơ quan, tổ chức ban hành văn bản (PL I, mục II.2).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issuer {
    /// Cơ quan chủ quản trực tiếp, as the letterhead names it, in any case.
    pub superior: Option<Text>,
    /// The official full name, in sentence case.
    pub name: Text,
    /// The lines of the name where its author broke it, else none.
    pub lines: Paragraphs,
    /// What the body of the text calls it, where that is not the full name.
    pub short_name: Option<Text>,
    /// Its level of government.
    pub level: Option<Level>,
    /// The unit of its territory, such as `tỉnh Lạng Sơn`.
    pub territory: Option<Text>,
    /// Địa chỉ, thư điện tử, điện thoại …, for the foot of page 1.
    pub address: Paragraphs,
}

impl Issuer {
    /// What running text calls the issuer.
    pub fn name_in_text(&self) -> &Text {
        self.short_name.as_ref().unwrap_or(&self.name)
    }
}

/// Số, ký hiệu của văn bản (PL I, mục II.3).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Number {
    /// Số; a blank until the document is registered.
    pub value: Option<Text>,
    /// Ký hiệu, such as `UBND-VHXH`.
    pub symbol: Text,
}

impl Number {
    /// The number as it is printed: below 10 with a zero in front (PL I, mục II.3).
    pub fn printed_value(&self) -> Option<String> {
        let value = self.value.as_ref()?.notation();
        let is_digit = value.len() == 1 && value.bytes().all(|byte| byte.is_ascii_digit());
        Some(if is_digit { format!("0{value}") } else { value.to_owned() })
    }

    /// The number with its symbol: `05/UBND-VX`.
    pub fn with_symbol(&self) -> String {
        format!("{}/{}", self.printed_value().as_deref().unwrap_or("___"), self.symbol.notation())
    }
}

/// To whom a document or a measure is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The office of the issuing body itself, and of its council and delegation.
    Office,
    /// Sở, ban, ngành; phòng, ban chuyên môn of the level.
    Departments,
    /// Đơn vị trực thuộc of the issuer.
    OwnUnits,
    /// Ủy ban nhân dân of the units one level lower; at the lowest level heads of villages and neighbourhoods.
    SubordinateUnits,
    /// Công an.
    Police,
    /// Quân sự.
    Military,
    /// Cơ quan Đảng.
    Party,
    /// Mặt trận Tổ quốc, tổ chức chính trị - xã hội, đoàn thể.
    Unions,
    /// Doanh nghiệp, ngân hàng.
    Enterprises,
    /// A technical body of the level, such as a data centre.
    TechnicalCenter,
}

/// Nơi kính gửi.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipient {
    /// As written, without dash and end mark.
    pub name: Text,
    /// Which groups it stands for.
    pub audience: Vec<Audience>,
}

/// Căn cứ: a document that is carried out or relied on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// `Căn cứ`, `Thực hiện`, …; the template's word where none is given.
    pub verb: Option<Text>,
    /// Loại văn bản, such as `Công văn`, or the whole name of a law.
    pub kind: Option<Text>,
    /// Số và ký hiệu; underscores stand for a blank.
    pub number: Option<Text>,
    /// Ngày ban hành.
    pub date: Option<PartialDate>,
    /// Cơ quan ban hành.
    pub issuer: Option<Text>,
    /// Trích yếu.
    pub subject: Option<Text>,
    /// The whole basis in words, instead of all the above.
    pub text: Option<Text>,
}

/// The sentence that leads into the measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// Who asks, where it is not the issuer as running text calls it.
    pub by: Option<Text>,
    /// `yêu cầu`, `đề nghị`, …
    pub verb: Text,
    /// Who is asked.
    pub whom: Text,
    /// What for: `triển khai một số biện pháp như sau`.
    pub action: Text,
    /// A paragraph of its own, though one basis and no purpose precede it.
    pub separate: bool,
}

/// How one level of measures is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// `Phần I`, its title on the next line.
    Part,
    /// `Chương I`, its title on the next line.
    Chapter,
    /// `Mục 1`, its title on the next line.
    Section,
    /// `Tiểu mục 1`, its title on the next line.
    Subsection,
    /// `Điều 1.`, numbered through the whole document.
    Article,
    /// `I.` with its title on the same line.
    Roman,
    /// Khoản: `1.`
    Clause,
    /// Khoản within khoản: `1.1.`, `1.1.1.`, the numbers above repeated.
    Subclause,
    /// Điểm: `a)`, in the Vietnamese alphabet.
    Point,
    /// `-`
    Dash,
    /// `+`
    Plus,
    /// Paragraphs without a mark.
    None,
}

/// Something to be done, or a group of such things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// Where it was written.
    pub span: Span,
    /// Title of a group, or the body it is addressed to.
    pub heading: Option<Text>,
    /// To whom it is addressed; to everyone where empty.
    pub audience: Vec<Audience>,
    /// The levels it applies to; all where empty.
    pub levels: Vec<Level>,
    /// Until when.
    pub deadline: Option<Date>,
    /// How its own items are numbered, where not as the directive's next level.
    pub numbering: Vec<Numbering>,
    /// What is to be done; `{deadline}` in a paragraph stands for the deadline.
    pub content: Content,
}

/// Whom to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Where it was written.
    pub span: Span,
    /// Whose contact it is.
    pub role: ContactRole,
    /// Whether it is set as lines rather than one sentence.
    pub block: bool,
    /// The words before it.
    pub lead: Text,
    /// Cơ quan, đơn vị.
    pub unit: Text,
    /// Đơn vị đầu mối.
    pub through: Option<Text>,
    /// Người liên hệ.
    pub person: Option<Text>,
    /// Chức vụ.
    pub title: Option<Text>,
    /// Điện thoại.
    pub phone: Option<Text>,
    /// Đường dây nóng.
    pub hotline: Option<Text>,
    /// Thư điện tử.
    pub email: Option<Text>,
    /// The words after it.
    pub tail: Option<Text>,
}

/// Whose contact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ContactRole {
    /// A body that supports everyone: handed down as it stands.
    #[default]
    Support,
    /// The issuer's own: replaced by the lower unit's.
    Issuer,
}

/// Nơi nhận (PL I, mục II.9).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Distribution {
    /// Every line but the last.
    pub to: Vec<DistributionLine>,
    /// `Lưu:` VT and the drafting unit.
    pub archive: Vec<Text>,
    /// Số bản lưu.
    pub copies: Option<u32>,
    /// Ký hiệu người soạn thảo.
    pub drafter: Option<Text>,
    /// Số lượng bản phát hành.
    pub issued: Option<u32>,
}

impl Distribution {
    /// Its lines, those together that share one purpose, which stands at the last of them.
    pub fn groups(&self) -> impl Iterator<Item = &[DistributionLine]> {
        self.to.chunk_by(|line, _| line.braced)
    }
}

/// A line of the recipients list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DistributionLine {
    /// Who receives it.
    pub name: Text,
    /// What for: `để báo cáo`.
    pub purpose: Option<Text>,
    /// The purpose of the next line is its too: one brace (dấu ngoặc) stands beside both.
    pub braced: bool,
}

/// A party (bên) of a contract, a memorandum, an agreement or a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// Where it was written.
    pub span: Span,
    /// What the text calls it: `Bên A`.
    pub called: Text,
    /// The body or the person.
    pub name: Text,
    /// Địa chỉ.
    pub address: Option<Text>,
    /// Điện thoại.
    pub phone: Option<Text>,
    /// Thư điện tử.
    pub email: Option<Text>,
    /// Mã số thuế.
    pub tax_code: Option<Text>,
    /// Số tài khoản, and where it is kept.
    pub account: Option<Text>,
    /// Người đại diện, with the form of address.
    pub representative: Option<Text>,
    /// Chức vụ of the representative.
    pub title: Option<Text>,
    /// Giấy ủy quyền of the representative.
    pub mandate: Option<Text>,
    /// What else is said of it, a line each.
    pub details: Paragraphs,
}

/// Người ký (PL I, mục II.7).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatory {
    /// The party that is signed for, as it is called.
    pub party: Option<Text>,
    /// Quyền hạn, from above.
    pub authority: Vec<Power>,
    /// Chức vụ of the one who signs, where the authority does not say it already.
    pub title: Option<Text>,
    /// Họ và tên; a blank where unknown.
    pub name: Option<Text>,
    /// Another title, above the name (ô 7b).
    pub other_title: Option<Text>,
    /// Rank or degree before the name, where the decree allows it.
    pub rank: Option<Text>,
    /// Title and name of the secretary of a biên bản.
    pub secretary: Option<(Text, Option<Text>)>,
}

/// A line of authority: in which way, and for whom one signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Power {
    /// `TM.`, `KT.`, …
    pub kind: Authority,
    /// The collective body, or the title of the head.
    pub of: Text,
    /// What goes on below it: `Khóa XIII, kỳ họp thứ 31`.
    pub more: Paragraphs,
}

impl Power {
    /// Of one line.
    pub fn new(kind: Authority, of: Text) -> Self {
        Self { kind, of, more: Paragraphs::new() }
    }
}

/// Quyền hạn của người ký (PL I, mục II.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// Thay mặt tập thể.
    Tm,
    /// Quyền.
    Q,
    /// Ký thay người đứng đầu.
    Kt,
    /// Thừa lệnh.
    Tl,
    /// Thừa ủy quyền.
    Tuq,
}

impl Authority {
    /// As the document writes it.
    pub fn abbreviation(self) -> &'static str {
        match self {
            Authority::Tm => "TM.",
            Authority::Q => "Q.",
            Authority::Kt => "KT.",
            Authority::Tl => "TL.",
            Authority::Tuq => "TUQ.",
        }
    }
}

/// Phụ lục (PL I, mục III.1).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appendix {
    /// Where it was written.
    pub span: Span,
    /// Tiêu đề, or the subject of an attached document.
    pub title: Text,
    /// The type of a document issued with this one (quy chế, quy định …); it has a head of its own.
    pub kind: Option<&'static DocumentType>,
    /// On a page that lies on its side.
    pub landscape: bool,
    /// How its items are numbered.
    pub numbering: Vec<Numbering>,
    /// What it says.
    pub content: Content,
}

/// Someone on a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// With the form of address: `Ông Nguyễn Văn A`.
    pub name: Text,
    /// Chức vụ, đơn vị công tác.
    pub title: Option<Text>,
    /// Điện thoại cơ quan.
    pub phone: Option<Text>,
    /// Điện thoại di động.
    pub mobile: Option<Text>,
    /// Thư điện tử công vụ.
    pub email: Option<Text>,
}

impl Person {
    /// All that is known of them.
    pub fn words(&self) -> String {
        let known = [&self.title, &self.phone, &self.mobile, &self.email].into_iter().flatten();
        let words: Vec<&str> = std::iter::once(&self.name).chain(known).map(|text| text.notation()).collect();
        words.join("; ")
    }
}
