//! Names and words whose capitals PL II settles, in one table.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lint::draft::{Part, Passage};
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
static BODIES: [Phrase; 52] = all(
    "VB1109",
    First::Given,
    [
        "Ủy ban nhân dân",
        "Uỷ ban nhân dân",
        "Hội đồng nhân dân",
        "Tòa án nhân dân",
        "Toà án nhân dân",
        "Văn phòng Chủ tịch nước",
        "Văn phòng Chính phủ",
        "Văn phòng Quốc hội",
        "Bộ Công an",
        "Bộ Công Thương",
        "Bộ Dân tộc và Tôn giáo",
        "Bộ Giáo dục và Đào tạo",
        "Bộ Khoa học và Công nghệ",
        "Bộ Ngoại giao",
        "Bộ Nội vụ",
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Quốc phòng",
        "Bộ Tài chính",
        "Bộ Tài nguyên và Môi trường",
        "Bộ Thông tin và Truyền thông",
        "Bộ Tư pháp",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Bộ Xây dựng",
        "Bộ Y tế",
        "Sở Công Thương",
        "Sở Dân tộc và Tôn giáo",
        "Sở Giáo dục và Đào tạo",
        "Sở Khoa học và Công nghệ",
        "Sở Ngoại vụ",
        "Sở Nội vụ",
        "Sở Nông nghiệp và Môi trường",
        "Sở Tài chính",
        "Sở Tài nguyên và Môi trường",
        "Sở Thông tin và Truyền thông",
        "Sở Tư pháp",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Xây dựng",
        "Sở Y tế",
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
        "Trung tâm Phục vụ hành chính công",
        "Thanh tra Chính phủ",
        "Thủ tướng Chính phủ",
        "Chính phủ",
        "Quốc hội",
        "Ủy ban Mặt trận Tổ quốc",
        "Uỷ ban Mặt trận Tổ quốc",
        "Mặt trận Tổ quốc",
        "Hội Liên hiệp Phụ nữ",
        "Hội Nông dân",
        "Hội Cựu chiến binh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    ],
);
/// Names whose capitals differ between laws: only capitals on every syllable are wrong.
static FIELDS: [Phrase; 5] = all(
    "VB1109",
    First::Excess,
    ["Ban Chỉ huy Quân sự", "Công an", "Văn hóa - Xã hội", "Văn hoá - Xã hội", "Hạ tầng và Đô thị"],
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

/// A phrase in small letters, and how long its first word is.
struct Entry {
    small: String,
    first: usize,
    phrase: &'static Phrase,
}

/// The phrases by their first byte in small letters.
static INDEX: LazyLock<Vec<Vec<Entry>>> = LazyLock::new(|| {
    let tables: [&'static [Phrase]; 12] = [
        &FOREIGN_NAMES,
        &PLACES,
        &REGIONS,
        &BODIES,
        &FIELDS,
        &PARTY,
        &FOREIGN_BODIES,
        &HONOURS,
        &HOLIDAYS,
        &EVENTS,
        &WORKS,
        &LAWS,
    ];
    let mut index: Vec<Vec<Entry>> = (0..256).map(|_| Vec::new()).collect();
    for phrase in tables.into_iter().flatten() {
        let small = small(phrase.right);
        let first = small.find(|c: char| !c.is_alphanumeric()).unwrap_or(small.len());
        index[usize::from(small.as_bytes()[0])].push(Entry { small, first, phrase });
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
            // `phòng Văn Hóa - Xã Hội`: what is in the phrase may be a phrase of its own.
            if phrase.first != First::Given || passage.capital(at) {
                behind = range.end;
            }
            if let Some(right) = corrected(passage, at, &passage.text.value[range.clone()], phrase) {
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
    let excess = || {
        written.chars().zip(phrase.right.chars()).any(|(c, right)| c.is_uppercase() && right.is_lowercase())
    };
    // `Nguyễn Quốc Hội`, not `Trình Quốc Hội`
    let person = || {
        let behind_name = named && (passage.inside(at - 1) || FAMILIES.contains(&passage.word(at - 1)));
        phrase.right.matches(' ').count() == 1 && (behind_name || passage.part == Part::Name)
    };
    let wrong = match phrase.first {
        First::Fixed => written != phrase.right,
        First::Free => rest != right,
        First::Given => passage.capital(at) && rest != right && !person(),
        First::Excess => excess() && !person(),
        First::Mixed => {
            let starts = passage.capital(at) && !passage.inside(at);
            written != phrase.right && written != small(written) && !named && !starts
        }
    };
    let first = match phrase.first {
        First::Free | First::Excess => &written[..head(written)],
        _ => &phrase.right[..head(phrase.right)],
    };
    (wrong && !all_capitals).then(|| format!("{first}{right}"))
}

/// Family names that may open a sentence.
const FAMILIES: [&str; 24] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
    "Dương", "Lý", "Đinh", "Trịnh", "Lương", "Cao", "Nông", "Hà", "Mai", "Đào",
];
