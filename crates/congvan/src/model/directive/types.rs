//! The 29 types of administrative documents (NĐ 30/2020/NĐ-CP, Điều 7; abbreviations PL III, mục I): the one table
//! that says how each is built.

use crate::model::directive::Numbering;
use crate::text::shape::{Choice, abbreviation};

/// A type of document (tên loại văn bản).
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentType {
    /// Chữ viết tắt, as in the symbol. Công văn and thư công have none in the decree; `CV` and `ThC` are ours, for
    /// the key `type` only.
    pub code: &'static str,
    /// The name in sentence case.
    pub name: &'static str,
    /// How the head is built.
    pub head: Head,
    /// Whether it is addressed to someone above its body.
    pub recipients: Recipients,
    /// Where whom the document is for is written instead, where it has no `Kính gửi`: in Vietnamese and English.
    pub for_whom: (&'static str, &'static str),
    /// The phrase before the addressees.
    pub recipient_label: &'static str,
    /// Whether it has a subject under its title.
    pub subject: bool,
    /// Whether its bases stand in italics under its title; else they open the text.
    pub basis_under_title: bool,
    /// The phrase that parts bases and articles: `enacting_decision`, `enacting_resolution`.
    pub enacting: Option<&'static str>,
    /// How its levels are numbered where the directive does not say.
    pub numbering: &'static [Numbering],
    /// Whether a khoản's title ends in a colon before its items.
    pub heading_colon: bool,
    /// Who signs where.
    pub signing: Signing,
    /// Whether it may be made between parties, and several may sign it.
    pub parties: bool,
    /// Whether the opening that leads to who or what follows stands in the middle, as on a giấy giới thiệu.
    pub introduces: bool,
    /// The sample form in PL III.
    pub form: &'static str,
}

/// How the head of a type is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// `V/v …` under the number (công văn).
    Dispatch,
    /// Tên loại and subject in the middle.
    Named,
    /// As named, without place and date (biên bản).
    Undated,
}

/// Whether a type has `Kính gửi`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipients {
    /// Always.
    Required,
    /// Where it is sent upwards.
    Optional,
    /// Never.
    None,
}

/// Who signs where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    /// One signatory, right, beside the recipients list.
    One,
    /// Thư ký left, chủ tọa right, the recipients list below.
    SecretaryAndChair,
}

use Numbering::{Article, Chapter, Clause, Dash, None as Unmarked, Plus, Point, Roman};

const PLAIN: &[Numbering] = &[Clause, Dash, Plus];
const REPORT: &[Numbering] = &[Roman, Clause, Point, Dash, Plus];
const ARTICLES: &[Numbering] = &[Article, Clause, Point, Dash, Plus];
const STATUTE: &[Numbering] = &[Chapter, Article, Clause, Point, Dash, Plus];
const LINES: &[Numbering] = &[Unmarked, Dash, Plus];

/// The generic type with a name (Mẫu 1.4).
const NAMED: DocumentType = DocumentType {
    code: "",
    name: "",
    head: Head::Named,
    recipients: Recipients::None,
    for_whom: ("nơi nhận văn bản ghi ở `distribution`", "who receives it goes in `distribution`"),
    recipient_label: "recipient_label",
    subject: true,
    basis_under_title: true,
    enacting: None,
    numbering: PLAIN,
    heading_colon: false,
    signing: Signing::One,
    parties: false,
    introduces: false,
    form: "Mẫu 1.4",
};

const fn named_type(code: &'static str, name: &'static str, numbering: &'static [Numbering]) -> DocumentType {
    DocumentType { code, name, numbering, ..NAMED }
}

/// Every type, in the order of Điều 7.
pub static TYPES: &[DocumentType] = ALL;

const ALL: &[DocumentType] = &[
    DocumentType {
        enacting: Some("enacting_resolution"),
        form: "Mẫu 1.1",
        ..named_type("NQ", "Nghị quyết", ARTICLES)
    },
    DocumentType {
        enacting: Some("enacting_decision"),
        form: "Mẫu 1.2; Mẫu 1.3",
        ..named_type("QĐ", "Quyết định", ARTICLES)
    },
    DocumentType { basis_under_title: false, ..named_type("CT", "Chỉ thị", PLAIN) },
    named_type("QC", "Quy chế", STATUTE),
    named_type("QyĐ", "Quy định", STATUTE),
    named_type("TC", "Thông cáo", PLAIN),
    DocumentType { basis_under_title: false, ..named_type("TB", "Thông báo", PLAIN) },
    named_type("HD", "Hướng dẫn", REPORT),
    named_type("CTr", "Chương trình", REPORT),
    named_type("KH", "Kế hoạch", REPORT),
    named_type("PA", "Phương án", REPORT),
    named_type("ĐA", "Đề án", REPORT),
    named_type("DA", "Dự án", REPORT),
    DocumentType {
        recipients: Recipients::Optional,
        basis_under_title: false,
        ..named_type("BC", "Báo cáo", REPORT)
    },
    DocumentType {
        head: Head::Undated,
        basis_under_title: false,
        signing: Signing::SecretaryAndChair,
        parties: true,
        form: "Mẫu 1.9",
        ..named_type("BB", "Biên bản", LINES)
    },
    DocumentType {
        recipients: Recipients::Required,
        basis_under_title: false,
        ..named_type("TTr", "Tờ trình", PLAIN)
    },
    DocumentType { parties: true, ..named_type("HĐ", "Hợp đồng", ARTICLES) },
    DocumentType {
        head: Head::Dispatch,
        recipients: Recipients::Required,
        basis_under_title: false,
        heading_colon: true,
        form: "Mẫu 1.5",
        ..named_type("CV", "Công văn", PLAIN)
    },
    DocumentType {
        recipients: Recipients::Required,
        basis_under_title: false,
        heading_colon: true,
        recipient_label: "telegram_label",
        form: "Mẫu 1.6",
        ..named_type("CĐ", "Công điện", PLAIN)
    },
    DocumentType { parties: true, ..named_type("BGN", "Bản ghi nhớ", ARTICLES) },
    DocumentType { parties: true, ..named_type("BTT", "Bản thỏa thuận", ARTICLES) },
    DocumentType {
        basis_under_title: false, parties: true, ..named_type("GUQ", "Giấy ủy quyền", LINES)
    },
    DocumentType {
        for_whom: (
            "người được mời ghi ở `measures`: `- text: … trân trọng kính mời`, mỗi người một dòng dưới `items:` của mục ấy",
            "who is invited goes in `measures`: `- text: … trân trọng kính mời`, one a line under its `items:`",
        ),
        basis_under_title: false,
        form: "Mẫu 1.7",
        ..named_type("GM", "Giấy mời", LINES)
    },
    DocumentType {
        subject: false,
        basis_under_title: false,
        introduces: true,
        form: "Mẫu 1.8",
        ..named_type("GGT", "Giấy giới thiệu", LINES)
    },
    DocumentType {
        subject: false,
        basis_under_title: false,
        form: "Mẫu 1.10",
        ..named_type("GNP", "Giấy nghỉ phép", LINES)
    },
    DocumentType { basis_under_title: false, ..named_type("PG", "Phiếu gửi", LINES) },
    DocumentType { basis_under_title: false, ..named_type("PC", "Phiếu chuyển", LINES) },
    DocumentType { basis_under_title: false, ..named_type("PB", "Phiếu báo", LINES) },
    DocumentType { basis_under_title: false, ..named_type("ThC", "Thư công", LINES) },
];

/// The codes as words of the key `type`.
pub const CODES: [Choice; ALL.len()] = {
    let mut codes = [abbreviation("", ""); ALL.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = abbreviation(ALL[at].code, ALL[at].name);
        at += 1;
    }
    codes
};

impl DocumentType {
    /// The type with that code.
    pub fn by_code(code: &str) -> Option<&'static Self> {
        TYPES.iter().find(|kind| kind.code == code)
    }

    /// The type of that code or name, as the key `type` has it.
    pub fn by_word(word: &str) -> Option<&'static Self> {
        TYPES.iter().zip(&CODES).find(|(_, choice)| choice.takes(word)).map(|(kind, _)| kind)
    }

    /// The keys without which there is no document of the type, beside those that every one needs.
    pub fn needs(&self) -> impl Iterator<Item = &'static str> {
        let asked = [
            ("place", self.head != Head::Undated),
            ("subject", self.subject),
            ("recipients", self.recipients == Recipients::Required),
            ("enacted_by", self.enacting.is_some()),
        ];
        asked.into_iter().filter(|(_, is_needed)| *is_needed).map(|(key, _)| key)
    }

    /// Công văn, the type where a directive does not say.
    pub fn dispatch() -> &'static Self {
        Self::by_code("CV").expect("the table has công văn; a test says so")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a document may be, prose may cite.
    #[test]
    fn every_type_is_a_document_that_prose_knows() {
        use crate::lexicon::{Lexicon, Term};
        for kind in TYPES {
            let name = kind.name.to_lowercase();
            let spots = Lexicon::get().spots(&name);
            assert!(
                spots
                    .iter()
                    .any(|spot| spot.term == Term::Document && (spot.start, spot.end) == (0, name.len())),
                "{name}"
            );
        }
    }

    #[test]
    fn codes_are_unique() {
        let codes: Vec<&str> = TYPES.iter().map(|kind| kind.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), TYPES.len());
        assert_eq!(DocumentType::dispatch().head, Head::Dispatch);
        let code = |word| DocumentType::by_word(word).map(|kind| kind.code);
        assert_eq!([code("QĐ"), code("Quyết định"), code("kế hoạch")], [Some("QĐ"), Some("QĐ"), Some("KH")]);
        assert_eq!([code("QD"), code("quyet dinh"), code("")], [None; 3]);
    }
}
