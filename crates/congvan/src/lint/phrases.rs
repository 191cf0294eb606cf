//! Names and words whose capitals PL II settles, in one table.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lint::bodies::{BODIES, within_word};
use crate::lint::citations::KINDS;
use crate::lint::draft::{Part, Passage};
use crate::lint::families::is_family;
use crate::lint::words::small;

/// A phrase and how its first letter is taken.
struct Phrase {
    code: &'static str,
    right: &'static str,
    first: First,
}

/// How the first letter is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// As the table has it.
    Fixed,
    /// Either way: it may start a sentence.
    Free,
    /// Only looked at where it is a capital: `Bộ Y tế`, not `cán bộ y tế`.
    Given,
    /// Only looked at where a letter is a capital that should be none: `Văn Hóa - Xã Hội`, not `văn hóa - xã hội`.
    Excess,
    /// Only looked at where some letter inside is a capital and others are not: `Tây nguyên`, not `phía tây bắc`.
    Mixed,
}

/// Another spelling of a phrase.
pub(super) struct Match {
    pub(super) code: &'static str,
    /// Which of the draft's passages.
    pub(super) passage: usize,
    pub(super) at: Range<usize>,
    pub(super) right: String,
}

const fn all<const N: usize>(code: &'static str, first: First, rights: [&'static str; N]) -> [Phrase; N] {
    let mut phrases = [const { Phrase { code: "", right: "", first: First::Fixed } }; N];
    let mut at = 0;
    while at < N {
        phrases[at] = Phrase { code, right: rights[at], first };
        at += 1;
    }
    phrases
}

static FOREIGN_NAMES: [Phrase; 10] = all(
    "VB1103",
    First::Fixed,
    [
        "Lê-nin",
        "Mát-xcơ-va",
        "In-đô-nê-xi-a",
        "Ma-lai-xi-a",
        "Phi-líp-pin",
        "Xinh-ga-po",
        "Mi-an-ma",
        "Ô-xtrây-li-a",
        "Bê-la-rút",
        "Ca-dắc-xtan",
    ],
);
static PLACES: [Phrase; 2] = all("VB1106", First::Fixed, ["Thành phố Hồ Chí Minh", "Thủ đô Hà Nội"]);
static REGIONS: [Phrase; 9] = all(
    "VB1108",
    First::Mixed,
    [
        "Tây Nguyên",
        "Tây Bắc",
        "Đông Bắc",
        "Đông Nam Bộ",
        "Tây Nam Bộ",
        "Bắc Trung Bộ",
        "Nam Trung Bộ",
        "Bắc Bộ",
        "Nam Bộ",
    ],
);
static BODY_NAMES: [Phrase; BODIES.len()] = {
    let mut names = [""; BODIES.len()];
    let mut at = 0;
    while at < BODIES.len() {
        names[at] = BODIES[at].name;
        at += 1;
    }
    all("VB1109", First::Given, names)
};
/// Their names with tone marks in the new style.
static BODY_NAMES_IN_NEW_STYLE: [Phrase; 3] =
    all("VB1109", First::Given, ["Uỷ ban nhân dân", "Toà án nhân dân", "Uỷ ban Mặt trận Tổ quốc"]);
/// Names whose capitals differ between laws: only capitals on every syllable are wrong.
static FIELDS: [Phrase; 6] = all(
    "VB1109",
    First::Excess,
    [
        "Bộ Chỉ huy Quân sự",
        "Ban Chỉ huy Quân sự",
        "Công an",
        "Văn hóa - Xã hội",
        "Văn hoá - Xã hội",
        "Hạ tầng và Đô thị",
    ],
);
static PARTY: [Phrase; 4] = all(
    "VB1110",
    First::Fixed,
    [
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "Ban Chấp hành Trung ương Đảng",
        "Đảng Cộng sản Việt Nam",
        "Văn phòng Trung ương Đảng",
    ],
);
/// Bodies of the Party with a capital at their first word: `Ban Bí Thư`, not `ban bí thư của chi đoàn`.
static PARTY_BODIES: [Phrase; 8] = all(
    "VB1110",
    First::Given,
    [
        "Bộ Chính trị",
        "Ban Bí thư",
        "Ban Tổ chức Trung ương",
        "Ban Nội chính Trung ương",
        "Ban Tuyên giáo và Dân vận",
        "Ủy ban Kiểm tra Trung ương",
        "Tổng Bí thư",
        "Đảng ủy Công an Trung ương",
    ],
);
static FOREIGN_BODIES: [Phrase; 3] = all(
    "VB1111",
    First::Fixed,
    ["Liên hợp quốc", "Tổ chức Y tế thế giới", "Hiệp hội các quốc gia Đông Nam Á"],
);
static HONOURS: [Phrase; 11] = all(
    "VB1113",
    First::Fixed,
    [
        "Huân chương Sao vàng",
        "Huân chương Hồ Chí Minh",
        "Huân chương Độc lập",
        "Huân chương Lao động",
        "Nghệ sĩ Nhân dân",
        "Nghệ sĩ Ưu tú",
        "Nhà giáo Nhân dân",
        "Nhà giáo Ưu tú",
        "Thầy thuốc Nhân dân",
        "Thầy thuốc Ưu tú",
        "Anh hùng Lao động",
    ],
);
static HOLIDAYS: [Phrase; 12] = all(
    "VB1115",
    First::Free,
    [
        "ngày Quốc khánh",
        "lễ Quốc khánh",
        "dịp Quốc khánh",
        "mừng Quốc khánh",
        "dịp Quốc tế Lao động",
        "dịp Quốc tế Phụ nữ",
        "ngày Quốc tế Lao động",
        "ngày Quốc tế Phụ nữ",
        "ngày Phụ nữ Việt Nam",
        "ngày Nhà giáo Việt Nam",
        "ngày Thầy thuốc Việt Nam",
        "ngày Báo chí cách mạng Việt Nam",
    ],
);
static EVENTS: [Phrase; 6] = all(
    "VB1120",
    First::Fixed,
    [
        "Cách mạng tháng Tám",
        "Chiến thắng Điện Biên Phủ",
        "Chiến dịch Hồ Chí Minh",
        "Phong trào Xô viết Nghệ Tĩnh",
        "Triều Lý",
        "Triều Trần",
    ],
);
static LAWS: [Phrase; 66] = all(
    "VB1124",
    First::Mixed,
    [
        "Bộ luật Dân sự",
        "Bộ luật Hình sự",
        "Bộ luật Lao động",
        "Bộ luật Tố tụng dân sự",
        "Bộ luật Tố tụng hình sự",
        "Luật An ninh mạng",
        "Luật An toàn thực phẩm",
        "Luật An toàn, vệ sinh lao động",
        "Luật Ban hành văn bản quy phạm pháp luật",
        "Luật Bảo hiểm xã hội",
        "Luật Bảo hiểm y tế",
        "Luật Bảo vệ bí mật nhà nước",
        "Luật Bảo vệ môi trường",
        "Luật Bình đẳng giới",
        "Luật Cán bộ, công chức",
        "Luật Căn cước",
        "Luật Chăn nuôi",
        "Luật Công chứng",
        "Luật Cư trú",
        "Luật Dân quân tự vệ",
        "Luật Di sản văn hóa",
        "Luật Doanh nghiệp",
        "Luật Đất đai",
        "Luật Đấu thầu",
        "Luật Đầu tư công",
        "Luật Đê điều",
        "Luật Giao dịch điện tử",
        "Luật Giáo dục",
        "Luật Hòa giải ở cơ sở",
        "Luật Hộ tịch",
        "Luật Hôn nhân và gia đình",
        "Luật Hợp tác xã",
        "Luật Kế toán",
        "Luật Khám bệnh, chữa bệnh",
        "Luật Khiếu nại",
        "Luật Khoáng sản",
        "Luật Lâm nghiệp",
        "Luật Lưu trữ",
        "Luật Ngân sách nhà nước",
        "Luật Nghĩa vụ quân sự",
        "Luật Người cao tuổi",
        "Luật Người khuyết tật",
        "Luật Nhà giáo",
        "Luật Nhà ở",
        "Luật Phòng, chống ma túy",
        "Luật Phòng, chống tham nhũng",
        "Luật Phòng, chống thiên tai",
        "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        "Luật Quy hoạch",
        "Luật Thanh tra",
        "Luật Thi đua, khen thưởng",
        "Luật Thống kê",
        "Luật Thú y",
        "Luật Thực hiện dân chủ ở cơ sở",
        "Luật Thủy lợi",
        "Luật Tiếp cận thông tin",
        "Luật Tiếp công dân",
        "Luật Tố cáo",
        "Luật Tổ chức chính quyền địa phương",
        "Luật Trật tự, an toàn giao thông đường bộ",
        "Luật Trẻ em",
        "Luật Trồng trọt",
        "Luật Việc làm",
        "Luật Viên chức",
        "Luật Xây dựng",
        "Luật Xử lý vi phạm hành chính",
    ],
);
static WORKS: [Phrase; 2] = all("VB1121", First::Free, ["tạp chí Cộng sản", "từ điển Bách khoa toàn thư"]);

/// Types of documents, wherever they are named: `Quyết Định này`.
static DOCUMENTS: [Phrase; KINDS.len()] = all("VB1116", First::Excess, KINDS);

/// A phrase in small letters, and how long its first word is.
struct Entry {
    small: String,
    first: usize,
    phrase: &'static Phrase,
}

/// The phrases by their first byte in small letters, the longest first.
static INDEX: LazyLock<Vec<Vec<Entry>>> = LazyLock::new(|| {
    let tables: [&'static [Phrase]; 15] = [
        &FOREIGN_NAMES,
        &PLACES,
        &REGIONS,
        &BODY_NAMES,
        &BODY_NAMES_IN_NEW_STYLE,
        &FIELDS,
        &PARTY,
        &PARTY_BODIES,
        &FOREIGN_BODIES,
        &HONOURS,
        &HOLIDAYS,
        &EVENTS,
        &WORKS,
        &LAWS,
        &DOCUMENTS,
    ];
    let mut index: Vec<Vec<Entry>> = (0..256).map(|_| Vec::new()).collect();
    for phrase in tables.into_iter().flatten() {
        let small = small(phrase.right);
        let first = small.find(|c: char| !c.is_alphanumeric()).unwrap_or(small.len());
        index[usize::from(small.as_bytes()[0])].push(Entry { small, first, phrase });
    }
    for entries in &mut index {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.small.len()));
    }
    index
});

/// Every place where a passage spells a phrase of the table otherwise.
pub(super) fn matches(passages: &[Passage<'_>]) -> Vec<Match> {
    let mut found = Vec::new();
    for (nth, passage) in passages.iter().enumerate() {
        let mut behind = 0;
        for at in 0..passage.words.len() {
            let start = passage.words[at].at.start;
            if start < behind {
                continue;
            }
            let word = passage.small(at);
            let fits = |entry: &&Entry| {
                let rest = &passage.small[start..];
                entry.first == word.len()
                    && rest.starts_with(entry.small.as_str())
                    && !rest[entry.small.len()..].starts_with(char::is_alphanumeric)
            };
            let entries = word.bytes().next().map_or(&[][..], |byte| &INDEX[usize::from(byte)]);
            let Some(Entry { phrase, .. }) = entries.iter().find(fits) else { continue };
            let range = start..start + phrase.right.len();
            let right = corrected(passage, at, &passage.text.value[range.clone()], phrase);
            // `cán bộ Công An`: what is in the phrase may be a phrase of its own.
            if phrase.first != First::Given || passage.capital(at) || right.is_some() {
                behind = range.end;
            }
            if let Some(right) = right {
                found.push(Match { code: phrase.code, passage: nth, at: range, right });
            }
        }
    }
    found
}

/// The phrase as it should stand, where it does not.
fn corrected(passage: &Passage<'_>, at: usize, written: &str, phrase: &Phrase) -> Option<String> {
    let head = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let all_capitals = written == written.to_uppercase();
    let (rest, right) = (&written[head(written)..], &phrase.right[head(phrase.right)..]);
    let named = at > 0 && passage.gap(at) == " " && passage.capital(at - 1) && !passage.opens(at - 1);
    let excess =
        || rest.chars().zip(right.chars()).any(|(c, right)| c.is_uppercase() && right.is_lowercase());
    // `Nguyễn Quốc Hội`, not `Trình Quốc Hội`
    let person = || {
        let behind_name = named && (passage.inside(at - 1) || is_family(passage.word(at - 1)));
        phrase.right.matches(' ').count() == 1 && (behind_name || passage.part == Part::Name)
    };
    let wrong = match phrase.first {
        First::Fixed => written != phrase.right,
        First::Free => rest != right,
        // `ủy Ban nhân dân`: a capital inside says that a name is meant.
        First::Given => {
            let meant = passage.capital(at)
                || *rest != small(rest) && !(at > 0 && within_word(passage.small(at - 1)));
            meant && rest != right && !person()
        }
        First::Excess => excess() && !person(),
        First::Mixed => {
            let starts = passage.capital(at) && !passage.inside(at) && *rest == small(rest);
            written != phrase.right && written != small(written) && !named && !starts
        }
    };
    let first = match phrase.first {
        First::Free | First::Excess => &written[..head(written)],
        _ => &phrase.right[..head(phrase.right)],
    };
    (wrong && !all_capitals).then(|| format!("{first}{right}"))
}
