//! The one table of sizes, weights, alignment and spacing: what each component of the decree looks like.
//!
//! Every writer asks this table; none holds a size of its own. Sources: NĐ 30/2020/NĐ-CP, Phụ lục I, mục II
//! (words), mục V (sizes and weights).

use crate::document::form::{Form, SizeSet};
use crate::document::length::Length;
use crate::document::metrics::{self, Face};

/// What a paragraph is, in the decree's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Quốc hiệu.
    NationalName,
    /// Tiêu ngữ.
    Motto,
    /// The rule under the motto, as long as the motto.
    MottoRule,
    /// Tên cơ quan, tổ chức chủ quản trực tiếp.
    Superior,
    /// Tên cơ quan, tổ chức ban hành văn bản.
    Issuer,
    /// The rule under the issuer's name, 1/3 to 1/2 of its length.
    IssuerRule,
    /// Số, ký hiệu.
    Number,
    /// Địa danh và thời gian ban hành.
    PlaceDate,
    /// Trích yếu nội dung of a công văn (`V/v …`).
    Subject,
    /// `Kính gửi:` on its own line.
    RecipientLabel,
    /// `Kính gửi:` with its only addressee.
    OnlyRecipient,
    /// One of several addressees, its dash under the colon of the label.
    Recipient,
    /// Tên loại văn bản.
    TypeName,
    /// Trích yếu nội dung of a type with a name.
    TypeSubject,
    /// The rule under the subject of a type with a name, 1/3 to 1/2 of its length.
    TypeRule,
    /// Thẩm quyền ban hành of a quyết định or nghị quyết.
    EnactedBy,
    /// `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`
    Enacting,
    /// Căn cứ ban hành of types that carry them under their title. In a công văn they are [`Role::Body`].
    LegalBasis,
    /// Lời văn: a paragraph of the body.
    Body,
    /// The line that leads to who is introduced (giấy giới thiệu).
    Introduction,
    /// The name of a party (bên) of a contract.
    Party,
    /// `Phần`, `Chương` and its number.
    ChapterLabel,
    /// Tiêu đề của phần, chương.
    ChapterTitle,
    /// `Mục`, `Tiểu mục` and its number.
    SectionLabel,
    /// Tiêu đề của mục, tiểu mục.
    SectionTitle,
    /// `I.` with its title on one line, in reports and plans.
    RomanHeading,
    /// Điều with a title.
    ArticleHeading,
    /// Điều without a title: only its number is bold.
    Article,
    /// Khoản with a title of its own line.
    ClauseHeading,
    /// Khoản: `1.`
    Clause,
    /// Điểm: `a)`
    Point,
    /// An item with a dash.
    Dash,
    /// An item with a plus sign, under a dash.
    Plus,
    /// A cell in the header row of a table.
    TableHead,
    /// A cell of a table.
    TableCell,
    /// A cell of a table, centred: numbers, dates.
    TableCellCentered,
    /// A cell of a table, flush right: amounts.
    TableCellRight,
    /// A row of a table that heads those below it (`I. Khối xã`).
    TableBand,
    /// Tên bảng, above it.
    TableCaption,
    /// `Nơi nhận:`
    DistributionLabel,
    /// A line of the recipients list.
    Distribution,
    /// Quyền hạn, chức vụ của người ký.
    Authority,
    /// Họ và tên của người ký, with room for signature and seal above it.
    SignerName,
    /// What another body confirms beside the signature, as on a giấy nghỉ phép.
    Confirmation,
    /// `Phụ lục` and its number.
    AppendixLabel,
    /// Tiêu đề của phụ lục.
    AppendixTitle,
    /// `(Kèm theo Công văn số …)`
    AppendixReference,
    /// The rule under the annex's reference line.
    AppendixRule,
    /// Dấu chỉ mức độ khẩn.
    Urgency,
    /// Ô `DỰ THẢO`; the decree gives a draft no mark, offices put it under the number.
    DraftMark,
    /// Chỉ dẫn về phạm vi lưu hành.
    Circulation,
    /// The full-width rule above the address line.
    AddressRule,
    /// Địa chỉ, thư điện tử, trang thông tin điện tử, điện thoại, fax của cơ quan.
    AddressLine,
    /// The words of an agency's digital signature on an electronic copy or a separate annex (ô 14).
    SignatureMark,
    /// The full-width rule above a copy's own part.
    CopyRule,
    /// Hình thức sao: `SAO Y`, `SAO LỤC`, `TRÍCH SAO`.
    CopyForm,
    /// Chú thích at the foot of a page; the decree's own are set so.
    Footnote,
    /// Số trang.
    PageNumber,
}

impl Role {
    /// Whether it is one of those whose sizes move together: Quốc hiệu, Tiêu ngữ, place and day.
    fn is_in_head(self) -> bool {
        matches!(self, Self::NationalName | Self::Motto | Self::PlaceDate)
    }

    /// Whether it is a cell's of a table.
    pub fn is_in_table(self) -> bool {
        matches!(
            self,
            Role::TableHead
                | Role::TableCell
                | Role::TableCellCentered
                | Role::TableCellRight
                | Role::TableBand
        )
    }
}

/// How lines stand between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Justified on both sides, the last line flush left.
    Justify,
    /// Flush right.
    Right,
}

/// The colour of letters and boxes (PL I, mục I.4 and III.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Everything but the stamps of urgency.
    Black,
    /// Mực màu đỏ tươi.
    Red,
}

impl Ink {
    /// Red, green and blue, 0 to 255.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Ink::Black => [0, 0, 0],
            Ink::Red => [255, 0, 0],
        }
    }
}

/// A role's look, resolved for one office's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The role this is for.
    pub role: Role,
    /// Stable ASCII id: Word style id, CSS class.
    pub id: &'static str,
    /// The Vietnamese name a clerk sees in Word's list of styles.
    pub name: &'static str,
    /// Cỡ chữ.
    pub size: Length,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// The label is bold though the words are not.
    pub bold_label: bool,
    /// Colour.
    pub ink: Ink,
    /// Alignment.
    pub align: Align,
    /// Of names and titles: broken in even lines, never within a word of several syllables, and no line longer than so
    /// much of the column, in percent.
    pub even: Option<i64>,
    /// Space above the paragraph; it adds to the space below the paragraph before.
    pub before: Length,
    /// Space below the paragraph.
    pub after: Length,
    /// No space above and below between two paragraphs of this same style (Word's contextual spacing).
    pub contextual: bool,
    /// From the left edge of the column to every line.
    pub left: Length,
    /// Added to `left` on the first line; negative where later lines hang.
    pub first_line: Length,
    /// Percent of single spacing.
    pub line_percent: i64,
    /// Stays on one page with what follows.
    pub keep_next: bool,
    /// At a page's end two of its lines stay together. In rows that a page may part and in footnotes LibreOffice does not
    /// heed it, so their styles do without.
    pub widow_control: bool,
    /// The role of the paragraph that a person writes below it; mostly its own.
    pub next: Role,
    /// Level in an outline of the document, from 1.
    pub outline: Option<u8>,
    /// Where the decree says so.
    pub clause: &'static str,
}

impl Style {
    /// The face of an upright, light run in this style.
    pub fn face(&self) -> Face {
        Face::new(self.bold, self.italic)
    }
    /// The height of one line: LibreOffice makes whole percents of the parts of single spacing that WordprocessingML
    /// counts in, and whole twips of a line.
    pub fn line_height(&self) -> Length {
        let percent = line_spacing(self.line_percent) * 100 / SINGLE_SPACING;
        let single = metrics::line_height(self.size).on_paper().as_twips();
        Length::twips(single * percent / 100)
    }
}

/// Single spacing in parts of WordprocessingML (`w:line`, rule `auto`).
pub const SINGLE_SPACING: i64 = 240;

/// Line spacing of so many percent in [`SINGLE_SPACING`] parts, at least one and at most ten lines.
pub fn line_spacing(percent: i64) -> i64 {
    percent.clamp(1, 1_000) * SINGLE_SPACING / 100
}

/// Letters above or below the line are so many percent of its size; what LibreOffice makes of Word's.
pub const LEVEL_PERCENT: i64 = 58;
/// Letters above the line stand higher by so many percent of its size, those below it lower.
pub const LEVEL_RISE: [i64; 2] = [33, 8];

/// `Kính gửi:` starts here (measured on Mẫu 1.5).
const RECIPIENT_INDENT: Length = Length::mm(35);
/// Room for the signature between title and name. On paper the seal goes over a third of it, and where it likes over words.
const SIGNATURE_SPACE: Length = Length::mm(25);
/// A field for a seal in its real size, as PL I, mục II.8 asks for on a screen. The decree gives no number, and each kind of
/// body has its own diameter in what Bộ Công an prescribes on seals; this is measured on signed documents (docs/nd30.md).
pub const SEAL_SIZE: Length = Length::mm(35);
/// Room for a seal between title and name.
const SEAL_SPACE: Length = Length::mm(36);
/// Above the recipients list and the signatory's title.
const SIGNING_GAP: Length = Length::pt(12);
/// Above a title that stands alone in the middle.
const TITLE_GAP: Length = Length::pt(16);
/// Above and below the words of a table's cell.
const CELL_GAP: Length = Length::pt(2);
/// Between letters and the rule under them.
const RULE_GAP: Length = Length::pt(3);
/// Thickness of every drawn rule.
pub const RULE_THICKNESS: Length = Length::emu(9_525);
/// What WordprocessingML wants below a table at the end, between two tables, and above one that opens a section, is so
/// high: enough for the last page to end within its margin however a program rounds.
pub const FILLER_HEIGHT: Length = Length::pt(1);
/// Where the foot of a section's first page holds something, its other pages have an empty one of this height: LibreOffice
/// makes none lower than a millimetre.
pub const EMPTY_FOOT_HEIGHT: Length = Length::twips(57);
/// The line above footnotes is so long in Word and LibreOffice: two inches.
pub const NOTE_RULE_LENGTH: Length = Length::pt(144);
/// The height a drawn rule takes, the line at its upper edge.
pub const RULE_HEIGHT: Length = Length::pt(4);

enum FirstLine {
    None,
    Body,
    /// Later lines start this many characters of the text further right: the width of `- `.
    HangUnderDash,
}

enum Spacing {
    Fixed(Length),
    Body,
    /// What hand, and seal, need.
    Signature,
    /// So much above the larger letters of the role beside it in the other column, so that both stand on one baseline.
    Beside(Role, Length),
}

struct Entry {
    role: Role,
    id: &'static str,
    name: &'static str,
    /// Points in the small and in the large size set.
    sizes: [i64; 2],
    weight: Face,
    align: Align,
    before: Spacing,
    first_line: FirstLine,
    clause: &'static str,
}

#[rustfmt::skip]
const TABLE: &[Entry] = {
    use Align::{Center, Justify, Left, Right};
    use Face::{Bold, BoldItalic, Italic, Regular};
    use FirstLine as F;
    use Spacing as S;
    const NONE: Spacing = S::Fixed(Length::ZERO);
    const GAP: Spacing = S::Fixed(Length::pt(6));
    #[expect(clippy::too_many_arguments, reason = "one argument a column of the table")]
    const fn e(role: Role, id: &'static str, name: &'static str, sizes: [i64; 2], weight: Face, align: Align,
               before: Spacing, first_line: FirstLine, clause: &'static str) -> Entry {
        Entry { role, id, name, sizes, weight, align, before, first_line, clause }
    }
    &[
        e(Role::NationalName,      "QuocHieu",        "VB Quốc hiệu",            [12, 13], Bold,       Center,  NONE, F::None, "PL I, mục II.1; mục V.1"),
        e(Role::Motto,             "TieuNgu",         "VB Tiêu ngữ",             [13, 14], Bold,       Center,  NONE, F::None, "PL I, mục II.1; mục V.1"),
        e(Role::MottoRule,         "KeTieuNgu",       "VB Kẻ dưới Tiêu ngữ",     [13, 14], Regular,    Center,  S::Fixed(RULE_GAP), F::None, "PL I, mục II.1"),
        e(Role::Superior,          "CoQuanChuQuan",   "VB Cơ quan chủ quản",     [12, 13], Regular,    Center,  NONE, F::None, "PL I, mục II.2; mục V.2"),
        e(Role::Issuer,            "CoQuanBanHanh",   "VB Cơ quan ban hành",     [12, 13], Bold,       Center,  NONE, F::None, "PL I, mục II.2; mục V.2"),
        e(Role::IssuerRule,        "KeCoQuan",        "VB Kẻ dưới cơ quan",      [12, 13], Regular,    Center,  S::Fixed(RULE_GAP), F::None, "PL I, mục II.2"),
        e(Role::Number,            "SoKyHieu",        "VB Số và ký hiệu",        [13, 13], Regular,    Center,  S::Beside(Role::PlaceDate, Length::pt(6)), F::None, "PL I, mục II.3; mục V.3"),
        e(Role::PlaceDate,         "DiaDanhNgay",     "VB Địa danh và ngày",     [13, 14], Italic,     Center,  GAP,  F::None, "PL I, mục II.4; mục V.4"),
        e(Role::Subject,           "TrichYeuCongVan", "VB Trích yếu công văn",   [12, 12], Regular,    Center,  GAP,  F::None, "PL I, mục II.5; mục V.5.b"),
        e(Role::RecipientLabel,    "KinhGui",         "VB Kính gửi",             [13, 14], Regular,    Left,    S::Fixed(Length::pt(18)), F::None, "PL I, mục II.9; mục V.8.a"),
        e(Role::OnlyRecipient,     "KinhGuiMotNoi",   "VB Kính gửi một nơi",     [13, 14], Regular,    Left,    S::Fixed(Length::pt(18)), F::None, "PL I, mục II.9; mục V.8.a"),
        e(Role::Recipient,         "NoiGui",          "VB Nơi kính gửi",         [13, 14], Regular,    Left,    NONE, F::HangUnderDash, "PL I, mục II.9; mục V.8.a"),
        e(Role::TypeName,          "TenLoai",         "VB Tên loại",             [13, 14], Bold,       Center,  S::Fixed(TITLE_GAP), F::None, "PL I, mục II.5; mục V.5.a"),
        e(Role::TypeSubject,       "TrichYeu",        "VB Trích yếu",            [13, 14], Bold,       Center,  NONE, F::None, "PL I, mục II.5; mục V.5.a"),
        e(Role::TypeRule,          "KeTrichYeu",      "VB Kẻ dưới trích yếu",    [13, 14], Regular,    Center,  S::Fixed(RULE_GAP), F::None, "PL I, mục II.5; mục V.5.a"),
        e(Role::EnactedBy,         "ThamQuyen",       "VB Thẩm quyền ban hành",  [13, 14], Bold,       Center,  S::Fixed(TITLE_GAP), F::None, "PL III, Mẫu 1.1; Mẫu 1.2"),
        e(Role::Enacting,          "QuyetDinh",       "VB Quyết định",           [13, 14], Bold,       Center,  S::Fixed(TITLE_GAP), F::None, "PL III, Mẫu 1.1; Mẫu 1.2"),
        e(Role::LegalBasis,        "CanCu",           "VB Căn cứ",               [13, 14], Italic,     Justify, S::Body, F::Body, "PL I, mục II.6.a"),
        e(Role::Body,              "NoiDung",         "VB Nội dung",             [13, 14], Regular,    Justify, S::Body, F::Body, "PL I, mục II.6.e; mục V.6"),
        e(Role::Introduction,      "LoiGioiThieu",    "VB Lời giới thiệu",       [13, 14], Regular,    Center,  S::Body, F::None, "PL III, Mẫu 1.8"),
        e(Role::Party,             "CacBen",          "VB Các bên",              [13, 14], Bold,       Justify, S::Body, F::Body, "PL I, mục II.6"),
        e(Role::ChapterLabel,      "PhanChuong",      "VB Phần và chương",       [13, 14], Bold,       Center,  S::Fixed(TITLE_GAP), F::None, "PL I, mục II.6; mục V.6.a"),
        e(Role::ChapterTitle,      "PhanChuongTieuDe","VB Tiêu đề phần chương", [13, 14], Bold,       Center,  NONE, F::None, "PL I, mục II.6; mục V.6.a"),
        e(Role::SectionLabel,      "Muc",             "VB Mục",                  [13, 14], Bold,       Center,  S::Fixed(TITLE_GAP), F::None, "PL I, mục II.6; mục V.6.a"),
        e(Role::SectionTitle,      "MucTieuDe",       "VB Tiêu đề mục",          [13, 14], Bold,       Center,  NONE, F::None, "PL I, mục II.6; mục V.6.a"),
        e(Role::RomanHeading,      "MucLaMa",         "VB Mục số La Mã",         [13, 14], Bold,       Justify, S::Body, F::Body, "PL I, mục II.6; mục V.6.b"),
        e(Role::ArticleHeading,    "DieuTieuDe",      "VB Điều có tiêu đề",      [13, 14], Bold,       Justify, S::Body, F::Body, "PL I, mục II.6; mục V.6.a"),
        e(Role::Article,           "Dieu",            "VB Điều",                 [13, 14], Regular,    Justify, S::Body, F::Body, "PL I, mục II.6; mục V.6.a"),
        e(Role::ClauseHeading,     "KhoanTieuDe",     "VB Khoản có tiêu đề",     [13, 14], Bold,       Justify, S::Body, F::Body, "PL I, mục II.6; mục V.6.b"),
        e(Role::Clause,            "Khoan",           "VB Khoản",                [13, 14], Regular,    Justify, S::Body, F::Body, "PL I, mục II.6; mục V.6.b"),
        e(Role::Point,             "Diem",            "VB Điểm",                 [13, 14], Regular,    Justify, S::Body, F::Body, "PL I, mục II.6; mục V.6.b"),
        e(Role::Dash,              "GachDauDong",     "VB Gạch đầu dòng",        [13, 14], Regular,    Justify, S::Body, F::Body, "PL I, mục II.6.e; mục V.6"),
        e(Role::Plus,              "DauCong",         "VB Dấu cộng",             [13, 14], Regular,    Justify, S::Body, F::Body, "PL I, mục II.6.e; mục V.6"),
        e(Role::TableHead,         "BangTieuDe",      "VB Bảng (tiêu đề)",       [13, 13], Bold,       Center,  S::Fixed(CELL_GAP), F::None, "PL I, mục I.2"),
        e(Role::TableCell,         "BangO",           "VB Bảng (ô)",             [13, 13], Regular,    Left,    S::Fixed(CELL_GAP), F::None, "PL I, mục I.2"),
        e(Role::TableCellCentered, "BangOGiua",       "VB Bảng (ô giữa)",        [13, 13], Regular,    Center,  S::Fixed(CELL_GAP), F::None, "PL I, mục I.2"),
        e(Role::TableCellRight,    "BangOPhai",       "VB Bảng (ô phải)",        [13, 13], Regular,    Right,   S::Fixed(CELL_GAP), F::None, "PL I, mục I.2"),
        e(Role::TableBand,         "BangNhom",        "VB Bảng (dòng nhóm)",     [13, 13], Bold,       Left,    S::Fixed(CELL_GAP), F::None, "PL I, mục I.2"),
        e(Role::TableCaption,      "BangTen",         "VB Bảng (tên)",           [13, 14], Bold,       Center,  S::Body, F::None, "PL I, mục I.2"),
        e(Role::DistributionLabel, "NoiNhanNhan",     "VB Nơi nhận (nhãn)",      [12, 12], BoldItalic, Left,    S::Fixed(SIGNING_GAP), F::None, "PL I, mục II.9; mục V.8.b"),
        e(Role::Distribution,      "NoiNhan",         "VB Nơi nhận",             [11, 11], Regular,    Left,    NONE, F::HangUnderDash, "PL I, mục II.9; mục V.8.b"),
        e(Role::Authority,         "QuyenHanChucVu",  "VB Quyền hạn và chức vụ", [13, 14], Bold,       Center,  S::Fixed(SIGNING_GAP), F::None, "PL I, mục II.7; mục V.7"),
        e(Role::SignerName,        "HoTenNguoiKy",    "VB Họ tên người ký",      [13, 14], Bold,       Center,  S::Signature, F::None, "PL I, mục II.7; mục V.7"),
        e(Role::Confirmation,      "XacNhan",         "VB Xác nhận",             [11, 11], Italic,     Center,  S::Fixed(SIGNING_GAP), F::None, "PL III, Mẫu 1.10"),
        e(Role::AppendixLabel,     "PhuLuc",          "VB Phụ lục",              [14, 14], Bold,       Center,  NONE, F::None, "PL I, mục III.1; mục V.9"),
        e(Role::AppendixTitle,     "PhuLucTieuDe",    "VB Tiêu đề phụ lục",      [13, 14], Bold,       Center,  NONE, F::None, "PL I, mục III.1; mục V.9"),
        e(Role::AppendixReference, "PhuLucKemTheo",   "VB Kèm theo",             [13, 13], Italic,     Center,  NONE, F::None, "PL I, mục III.1; PL III, Mẫu 2.1"),
        e(Role::AppendixRule,      "KePhuLuc",        "VB Kẻ dưới phụ lục",      [13, 13], Regular,    Center,  S::Fixed(RULE_GAP), F::None, "PL III, Mẫu 2.1"),
        e(Role::Urgency,           "DoKhan",          "VB Mức độ khẩn",          [13, 13], Bold,       Left,    GAP,  F::None, "PL I, mục III.2; mục V.10"),
        e(Role::DraftMark,         "DuThao",          "VB Dự thảo",              [13, 13], Bold,       Center,  GAP,  F::None, "Điều 3.7"),
        e(Role::Circulation,       "LuuHanh",         "VB Phạm vi lưu hành",     [13, 13], Bold,       Right,   NONE, F::None, "PL I, mục III.2; mục V.13"),
        e(Role::AddressRule,       "KeDiaChi",        "VB Kẻ trên địa chỉ",      [11, 11], Regular,    Center,  NONE, F::None, "PL I, mục V.12"),
        e(Role::AddressLine,       "DiaChi",          "VB Địa chỉ cơ quan",      [11, 11], Regular,    Left,    NONE, F::None, "PL I, mục V.12"),
        e(Role::SignatureMark,     "KySo",            "VB Chữ ký số của cơ quan",[10, 10], Regular,    Right,   NONE, F::None, "PL I, mục II.8; PL III, Mẫu 2.2; Mẫu 3.2"),
        e(Role::CopyRule,          "KeBanSao",        "VB Kẻ trên bản sao",      [13, 14], Regular,    Center,  S::Fixed(TITLE_GAP), F::None, "PL I, phần II; PL III, Mẫu 3.1"),
        e(Role::CopyForm,          "HinhThucSao",     "VB Hình thức sao",        [13, 14], Bold,       Center,  NONE, F::None, "PL I, phần II; PL III, Mẫu 3.1"),
        e(Role::Footnote,          "ChuThich",        "VB Chú thích",            [11, 11], Regular,    Justify, NONE, F::None, "PL I, mục V, chú thích 1"),
        e(Role::PageNumber,        "SoTrang",         "VB Số trang",             [13, 14], Regular,    Center,  NONE, F::None, "PL I, mục I.7; mục V.14"),
    ]
};

/// Every role, in the order of the table.
pub fn roles() -> impl Iterator<Item = Role> {
    TABLE.iter().map(|entry| entry.role)
}

/// What `role` looks like in `form`.
pub fn style(role: Role, form: &Form) -> Style {
    let entry = entry_of(role);
    let size = self::size(entry, form);
    let weight = entry.weight;
    let body = matches!(entry.first_line, FirstLine::Body);
    let dash = metrics::width("- ", weight, size);
    let (left, first_line) = match (role, &entry.first_line) {
        (Role::RecipientLabel | Role::OnlyRecipient, _) => (RECIPIENT_INDENT, Length::ZERO),
        (Role::Recipient, _) => {
            (RECIPIENT_INDENT + metrics::width("Kính gửi", weight, size) + dash, Length::ZERO - dash)
        }
        (_, FirstLine::HangUnderDash) => (dash, Length::ZERO - dash),
        (_, FirstLine::Body) => (Length::ZERO, form.first_line),
        (_, FirstLine::None) => (Length::ZERO, Length::ZERO),
    };
    Style {
        role,
        id: entry.id,
        name: entry.name,
        size,
        bold: matches!(weight, Face::Bold | Face::BoldItalic),
        italic: matches!(weight, Face::Italic | Face::BoldItalic),
        bold_label: role == Role::Article,
        ink: if role == Role::Urgency { Ink::Red } else { Ink::Black },
        align: entry.align,
        even: match role {
            Role::TypeSubject => Some(85),
            Role::Superior
            | Role::Issuer
            | Role::Subject
            | Role::EnactedBy
            | Role::Introduction
            | Role::ChapterTitle
            | Role::SectionTitle
            | Role::Authority
            | Role::AppendixTitle
            | Role::AppendixReference
            | Role::TableCaption => Some(100),
            _ => None,
        },
        before: match entry.before {
            Spacing::Fixed(length) => length,
            Spacing::Body => form.paragraph_gap,
            Spacing::Signature if form.seal_room => SEAL_SPACE,
            Spacing::Signature => SIGNATURE_SPACE,
            Spacing::Beside(role, gap) => {
                gap + metrics::line_ascent(self::size(entry_of(role), form)) - metrics::line_ascent(size)
            }
        },
        after: match role {
            Role::Recipient | Role::OnlyRecipient => form.paragraph_gap,
            own if own.is_in_table() => CELL_GAP,
            _ => Length::ZERO,
        },
        contextual: matches!(role, Role::Recipient | Role::Authority),
        left,
        first_line,
        line_percent: if body { form.line_percent } else { 100 },
        keep_next: matches!(
            role,
            Role::RecipientLabel
                | Role::TypeName
                | Role::TypeSubject
                | Role::TypeRule
                | Role::EnactedBy
                | Role::Enacting
                | Role::Introduction
                | Role::Party
                | Role::ChapterLabel
                | Role::ChapterTitle
                | Role::SectionLabel
                | Role::SectionTitle
                | Role::RomanHeading
                | Role::ArticleHeading
                | Role::ClauseHeading
                | Role::AppendixLabel
                | Role::AppendixTitle
                | Role::TableHead
                | Role::TableBand
                | Role::TableCaption
                | Role::CopyRule
        ),
        widow_control: !matches!(role, Role::Distribution | Role::Footnote) && !role.is_in_table(),
        next: match role {
            Role::TypeName => Role::TypeSubject,
            Role::RecipientLabel => Role::Recipient,
            Role::ChapterLabel => Role::ChapterTitle,
            Role::SectionLabel => Role::SectionTitle,
            Role::AppendixLabel => Role::AppendixTitle,
            Role::AppendixTitle => Role::AppendixReference,
            Role::DistributionLabel => Role::Distribution,
            Role::TableHead | Role::TableBand => Role::TableCell,
            Role::Party => Role::Dash,
            Role::ChapterTitle
            | Role::SectionTitle
            | Role::RomanHeading
            | Role::ArticleHeading
            | Role::ClauseHeading
            | Role::Enacting
            | Role::Introduction
            | Role::OnlyRecipient
            | Role::AppendixReference => Role::Body,
            own => own,
        },
        outline: match role {
            Role::AppendixLabel | Role::ChapterTitle | Role::RomanHeading => Some(1),
            Role::SectionTitle | Role::ClauseHeading => Some(2),
            Role::ArticleHeading => Some(3),
            _ => None,
        },
        clause: entry.clause,
    }
}

fn entry_of(role: Role) -> &'static Entry {
    TABLE.iter().find(|entry| entry.role == role).expect("a test holds the table to the roles")
}

fn size(entry: &Entry, form: &Form) -> Length {
    Length::pt(match form.sizes {
        SizeSet::Large if !(form.small_head && entry.role.is_in_head()) => entry.sizes[1],
        _ => entry.sizes[0],
    })
}
