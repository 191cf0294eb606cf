//! Family names, in one list.

/// A family name, and whether with a capital it is hardly anything else: no place or body opens with it.
const FAMILIES: [(&str, bool); 62] = [
    ("Nguyễn", true),
    ("Trần", true),
    ("Lê", true),
    ("Phạm", true),
    ("Phan", true),
    ("Vũ", true),
    ("Võ", true),
    ("Đặng", true),
    ("Bùi", true),
    ("Đỗ", true),
    ("Ngô", true),
    ("Huỳnh", true),
    ("Tôn", true),
    ("Trịnh", true),
    ("Trương", true),
    ("Phùng", true),
    ("Quách", true),
    ("Doãn", true),
    ("Hoàng", false),
    ("Hồ", false),
    ("Dương", false),
    ("Lý", false),
    ("Đinh", false),
    ("Lương", false),
    ("Cao", false),
    ("Nông", false),
    ("Hà", false),
    ("Mai", false),
    ("Đào", false),
    ("Đoàn", false),
    ("Lâm", false),
    ("Tạ", false),
    ("Chu", false),
    ("Thái", false),
    ("Vi", false),
    ("Lò", false),
    ("Lường", false),
    ("Triệu", false),
    ("Hứa", false),
    ("Bế", false),
    ("Sầm", false),
    ("Giàng", false),
    ("Vàng", false),
    ("Thào", false),
    ("Tô", false),
    ("Kiều", false),
    ("Lưu", false),
    ("Tống", false),
    ("Nghiêm", false),
    ("Cù", false),
    ("Châu", false),
    ("Khổng", false),
    ("Mạc", false),
    ("Ninh", false),
    ("Thạch", false),
    ("Danh", false),
    ("Hầu", false),
    ("Đàm", false),
    ("Giáp", false),
    ("Bạch", false),
    ("Vương", false),
    ("Từ", false),
];

/// Whether the word, with its capital, may be a family name.
pub(super) fn is_family(word: &str) -> bool {
    FAMILIES.iter().any(|(name, _)| *name == word)
}

/// Whether the word, with its capital, is a family name and hardly anything else.
pub(super) fn is_surely_family(word: &str) -> bool {
    FAMILIES.iter().any(|(name, sure)| *sure && *name == word)
}
