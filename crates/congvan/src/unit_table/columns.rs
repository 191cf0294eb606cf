//! The columns of a table of units, each a key of the unit profile under the names that clerks write.

use std::fmt::Write as _;

use crate::gazetteer::fold;
use crate::model::units::UNIT;
use crate::text::shape::{Field, Kind};
use crate::words::{self, Syllables};

/// A column.
#[derive(Debug)]
pub struct Column {
    /// The key it stands for, with a dot in inner mappings: `contact.phone`.
    pub path: &'static str,
    /// Its name in English.
    pub key: &'static str,
    /// Its name in Vietnamese.
    pub name: &'static str,
    /// Other names it is known by.
    pub others: &'static [&'static str],
    /// What its cells hold.
    pub holds: Holds,
    /// Whether a starter has it.
    pub usual: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words, as they are.
    Words,
    /// A number, a symbol: words, where a spreadsheet's whole number is as good.
    Figure,
    /// A telephone number: a spreadsheet's number would have lost its first zero.
    Phone,
    /// A day, in words or as the spreadsheet's.
    Day,
    /// `tỉnh`, `huyện`, `xã`, or the profile's own words.
    Level,
    /// Several names with semicolons between them.
    Names,
    /// Several names with commas or semicolons between them.
    List,
    /// As [`Self::Names`], each with its purpose in brackets.
    Lines,
    /// `TM. Ủy ban nhân dân; KT. Chủ tịch`
    Authority,
}

const fn column(
    path: &'static str,
    key: &'static str,
    name: &'static str,
    others: &'static [&'static str],
    holds: Holds,
) -> Column {
    Column { path, key, name, others, holds, usual: false }
}

const fn usual(column: Column) -> Column {
    Column { usual: true, ..column }
}

use Holds::{Authority, Day, Figure, Level, Lines, List, Names, Phone, Words};

/// Every column, in the order of a starter. A test holds them to the keys of the unit profile.
pub const COLUMNS: &[Column] = &[
    usual(column("name", "name", "tên", &["tên đơn vị", "đơn vị", "unit"], Words)),
    column("level", "level", "cấp", &["cấp hành chính"], Level),
    usual(column("district", "district", "huyện", &["thuộc huyện", "quận, huyện", "cấp huyện"], Words)),
    usual(column("province", "province", "tỉnh", &["thuộc tỉnh", "tỉnh, thành phố", "tỉnh/thành"], Words)),
    column("issuer", "issuer", "cơ quan ban hành", &["tên cơ quan"], Words),
    column("short_name", "short name", "tên gọi tắt", &["tên viết tắt", "gọi tắt"], Words),
    column("body", "body", "loại cơ quan", &["cơ quan là gì"], Words),
    column("superior", "superior", "cơ quan chủ quản", &[], Words),
    column("place", "place", "địa danh", &[], Words),
    usual(column("symbol", "symbol", "ký hiệu", &["kí hiệu"], Figure)),
    usual(column("number", "number", "số", &["số văn bản", "số công văn"], Figure)),
    usual(column("date", "date", "ngày", &["ngày ban hành", "ngày tháng", "ngày văn bản"], Day)),
    column("recipients.office", "office", "văn phòng", &[], Names),
    column("recipients.departments", "departments", "phòng ban", &["các phòng"], Names),
    column("recipients.own_units", "own units", "đơn vị trực thuộc", &[], Names),
    column(
        "recipients.subordinate_units",
        "subordinate units",
        "đơn vị cấp dưới",
        &["cấp dưới", "thôn, tổ dân phố", "trưởng thôn"],
        Names,
    ),
    column("recipients.police", "police", "công an", &[], Names),
    column("recipients.military", "military", "quân sự", &["ban chỉ huy quân sự"], Names),
    column("recipients.party", "party", "cơ quan đảng", &["đảng"], Names),
    column("recipients.unions", "unions", "đoàn thể", &["mặt trận, đoàn thể", "mặt trận"], Names),
    column("recipients.enterprises", "enterprises", "doanh nghiệp", &[], Names),
    column("recipients.technical_center", "technical center", "trung tâm", &["trung tâm kỹ thuật"], Names),
    column("lead", "lead", "bộ phận đầu mối", &["nơi theo dõi, đôn đốc"], Words),
    column("whom", "whom", "ai thực hiện", &["những ai thực hiện"], Words),
    column("verb", "verb", "động từ", &["động từ yêu cầu"], Words),
    column("contact.lead", "contact lead", "lời dẫn liên hệ", &[], Words),
    column("contact.unit", "contact unit", "nơi liên hệ", &["cơ quan liên hệ"], Words),
    column("contact.through", "contact through", "đầu mối", &["đơn vị đầu mối"], Words),
    column("contact.person", "contact person", "người liên hệ", &["cán bộ liên hệ"], Words),
    column("contact.title", "contact title", "chức vụ người liên hệ", &[], Words),
    column("contact.phone", "phone", "điện thoại", &["số điện thoại", "contact phone", "sđt"], Phone),
    column("contact.hotline", "hotline", "đường dây nóng", &["contact hotline"], Phone),
    column("contact.email", "email", "thư điện tử", &["contact email", "e-mail"], Words),
    column("contact.tail", "contact tail", "lời kết liên hệ", &[], Words),
    column("closing", "closing", "câu kết", &["đoạn kết"], Words),
    column("deadline_days", "deadline days", "số ngày sớm hơn", &["sớm hơn", "thời hạn sớm hơn"], Figure),
    usual(column("distribution.to", "distribution", "nơi nhận", &[], Lines)),
    usual(column("distribution.archive", "archive", "lưu", &["nơi lưu"], List)),
    column("distribution.drafter", "drafter", "người soạn thảo", &["ký hiệu người soạn thảo"], Words),
    column("distribution.issued", "issued", "số bản phát hành", &["số lượng bản"], Figure),
    column("distribution.copies", "copies", "số bản lưu", &[], Figure),
    usual(column("signatory.authority", "authority", "quyền hạn", &["quyền hạn người ký"], Authority)),
    usual(column("signatory.title", "title", "chức vụ", &["chức vụ người ký"], Words)),
    usual(column("signatory.name", "signer", "người ký", &["họ tên người ký", "họ và tên người ký"], Words)),
    column("signatory.other_title", "other title", "chức danh khác", &[], Words),
    column("signatory.rank", "rank", "quân hàm, học vị", &["học vị", "quân hàm"], Words),
];

/// Columns that are passed over.
pub(super) static PASSED_OVER: words::Words = words::Words::from_list("columns: passed over");

impl Column {
    /// The key of the profile it stands for.
    pub(super) fn field(&self) -> Option<&'static Field> {
        let mut shape = &UNIT;
        let mut found = None;
        for step in self.path.split('.') {
            let field = shape.field(step)?;
            if let Kind::Map(inner) = &field.kind {
                shape = inner;
            }
            found = Some(field);
        }
        found
    }

    /// Every name it is known by.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name, self.key].into_iter().chain(self.others.iter().copied())
    }
}

/// The column a header names, in any case, with or without diacritics.
pub(super) fn find_column(header: &str) -> Option<&'static Column> {
    let folded = fold(header);
    let known = COLUMNS.iter().find(|column| column.names().any(|name| fold(name) == folded));
    // Other marks part columns.
    let is_one = header.chars().all(|c| c.is_alphanumeric() || " ,/()-–&".contains(c));
    known.or_else(|| of_units(&folded).filter(|_| is_one))
}

/// Headers made of words for units alone: `Tên xã/phường/đặc khu`, `Thuộc tỉnh, thành phố`. The first word is the one
/// that must stand in it.
static OF_UNITS: [(&str, Syllables); 3] = [
    ("name", Syllables::from_list("columns: commune")),
    ("district", Syllables::from_list("columns: district")),
    ("province", Syllables::from_list("columns: province")),
];

/// The column of units that a header in small letters without marks describes.
fn of_units(folded: &str) -> Option<&'static Column> {
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let made_of = |rows: &Syllables| {
        let must = rows.first().is_some_and(|any| any.iter().any(|word| words.contains(word)));
        must && words.iter().all(|word| rows.iter().flatten().any(|known| known == word))
    };
    let (path, _) = OF_UNITS.iter().find(|(_, rows)| made_of(rows))?;
    COLUMNS.iter().find(|column| column.path == *path)
}

/// Whether a header names a column, or one that is passed over: what tells the cells of a row apart.
pub fn is_column(header: &str) -> bool {
    let folded = fold(header);
    find_column(header).is_some() || PASSED_OVER.iter().any(|name| fold(name) == folded)
}

/// The known name nearest to a header's.
pub(super) fn nearest(header: &str) -> Option<&'static str> {
    let folded = fold(header);
    let names = COLUMNS.iter().flat_map(Column::names);
    let close = names.map(|name| (strsim::damerau_levenshtein(&folded, &fold(name)), name));
    let limit = 2.min(folded.chars().count() / 2).max(1);
    close
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The columns as rows of a page in Vietnamese.
pub fn reference() -> String {
    let mut page = String::from("| cột | tên tiếng Anh | tên khác | ô ghi gì |\n|---|---|---|---|\n");
    for column in COLUMNS {
        let about = column.field().map_or("", |field| field.about.0);
        let more = match column.holds {
            Holds::Names => "; nhiều nơi cách nhau bằng `;`",
            Holds::List => "; cách nhau bằng dấu phẩy",
            Holds::Lines => "; mỗi nơi cách nhau bằng `;`, mục đích trong ngoặc: `UBND tỉnh (để b/c)`",
            Holds::Authority => ": `TM. Ủy ban nhân dân; KT. Chủ tịch`",
            Holds::Phone => "; trong bảng tính phải là chữ, nếu không mất số 0 ở đầu",
            Holds::Level => ": `tỉnh`, `huyện`, `xã`",
            Holds::Day => ": `05/01/2027`, hoặc ô ngày tháng của bảng tính",
            Holds::Words | Holds::Figure => "",
        };
        // The profile's own way of writing lists is not the table's.
        let about = if column.holds == Holds::Authority { "quyền hạn" } else { about };
        let about = if column.holds == Holds::Level { "cấp hành chính" } else { about };
        let about = if column.holds == Holds::Lines { "nơi nhận, không có dòng `Lưu`" } else { about };
        let others: Vec<String> = column.others.iter().map(|name| format!("`{name}`")).collect();
        let others = others.join("; ");
        let _ = writeln!(page, "| `{}` | `{}` | {others} | {about}{more} |", column.name, column.key);
    }
    page
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::shape::Shape;

    /// Every key of a profile, through inner mappings.
    fn paths(shape: &'static Shape, prefix: &str, found: &mut BTreeSet<String>) {
        for field in shape.fields {
            match &field.kind {
                Kind::Map(inner) => paths(inner, &format!("{prefix}{}.", field.key), found),
                _ => drop(found.insert(format!("{prefix}{}", field.key))),
            }
        }
    }

    #[test]
    fn every_key_of_a_profile_has_a_column() {
        let mut wanted = BTreeSet::new();
        paths(&UNIT, "", &mut wanted);
        // Always the issuer's own contact, in one sentence; who takes minutes or signs for a party signs no dispatches.
        for path in ["contact.role", "contact.layout", "signatory.secretary", "signatory.party"] {
            assert!(wanted.remove(path), "{path}");
        }
        // Departments by field are too many for a table; a profile has them.
        wanted.retain(|path| !path.starts_with("departments."));
        let columns: BTreeSet<String> = COLUMNS.iter().map(|column| column.path.to_owned()).collect();
        assert_eq!(columns, wanted);
        assert!(COLUMNS.iter().all(|column| column.field().is_some()));
    }

    #[test]
    fn no_name_means_two_columns() {
        let mut seen = BTreeSet::new();
        for name in COLUMNS.iter().flat_map(Column::names).chain(PASSED_OVER.iter().copied()) {
            assert!(seen.insert(fold(name)), "{name}");
        }
        assert_eq!(find_column("TEN DON VI").map(|column| column.path), Some("name"));
        for (header, path) in [
            ("Tên xã/phường", Some("name")),
            ("Xã, phường, đặc khu", Some("name")),
            ("Tên đơn vị cấp xã", Some("name")),
            ("Tên đơn vị hành chính", Some("name")),
            ("Tỉnh/Thành phố", Some("province")),
            ("Thuộc huyện (thị xã, thành phố)", Some("district")),
            ("Thành phố", None),
            ("Cấp", Some("level")),
            ("Số xã", None),
        ] {
            assert_eq!(find_column(header).map(|column| column.path), path, "{header}");
        }
        assert_eq!(find_column("Ký hiệu").map(|column| column.path), Some("symbol"));
        assert_eq!(find_column("Short_name").map(|column| column.path), Some("short_name"));
        assert_eq!(nearest("Ký hiệi"), Some("ký hiệu"));
        assert_eq!(nearest("lương"), None);
    }
}
