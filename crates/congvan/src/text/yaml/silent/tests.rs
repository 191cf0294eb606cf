//! What is told, and what is left alone.

use crate::text::diagnostic::Severity;
use crate::text::source::Source;
use crate::text::yaml;

/// Codes of what is found, each with the words it points at.
fn findings(text: &str) -> Vec<String> {
    let source = Source::new("test", text);
    let found = yaml::parse(&source).diagnostics;
    found.iter().map(|found| format!("{} {}", found.code, &text[found.span.clone()])).collect()
}

fn silent(text: &str) {
    assert_eq!(findings(text), Vec::<String>::new(), "{text}");
}

fn check_findings(text: &str, codes: &[&str]) {
    assert_eq!(findings(text), codes, "{text}");
}

#[test]
fn comments_that_take_words() {
    check_findings("a: Kế hoạch #5 năm\n", &["VB024 #5 năm"]);
    check_findings("a: Phòng số 1 # Phòng số 2\n", &["VB024 # Phòng số 2"]);
    check_findings("- Kèm thẻ #AnToan, trực\n- b\n", &["VB024 #AnToan, trực"]);
    check_findings("- Kèm thẻ  #AnToan, trực\n", &["VB024 #AnToan, trực"]);
    check_findings("- Kèm #AnToan, trực\n", &["VB024 #AnToan, trực"]);
    check_findings("a: Kèm\n  thẻ #AnToan\n", &["VB024 #AnToan"]);
    check_findings("a: [Phòng số #1\n , b]\n", &["VB024 #1"]);
    check_findings("a:\n  - b: Kèm thẻ\n      #AnToan nhé\n", &["VB024 #AnToan nhé"]);
    check_findings("a: >- # bảo đảm an ninh\n  trật tự\n", &["VB024 # bảo đảm an ninh"]);
    check_findings("a: >-\n    Kèm thẻ\n  #AnToan nhé\n", &["VB024 #AnToan nhé"]);
    check_findings("a:\n  Kèm thẻ\n  #AnToan nhé\n", &["VB024 #AnToan nhé"]);
    check_findings("a: #AnToan\nb: c\n", &["VB024 #AnToan"]);
    check_findings("a:\n  #AnToan\nb: c\n", &["VB024 #AnToan"]);
    check_findings("a: #AnToan\n  là thẻ\n", &["VB024 #AnToan"]);
    check_findings("- #AnToan\n- b\n", &["VB024 #AnToan"]);
    check_findings("- a\n- #AnToan\n- b\n", &["VB024 #AnToan"]);
    check_findings("- a\n- #AnToan\n  là thẻ\n", &["VB024 #AnToan"]);
    check_findings("- a b # c d\n  #e\n  # f\n  #g\n", &["VB024 # c d", "VB024 #e", "VB024 #g"]);
    check_findings("- a # c\n  #e\n", &["VB024 #e"]);
    check_findings("a: b c #!d\r\n", &["VB024 #!d"]);
    check_findings("a: Lào # Cai\nb: d\n", &["VB024 # Cai"]);
    check_findings("- \"Kế hoạch\" #5 năm\n", &["VB024 #5 năm"]);
    check_findings("a: 'Kế hoạch' #5\n", &["VB024 #5"]);
    check_findings("a: \"Phòng số 1\" # Phòng số 2\n", &["VB024 # Phòng số 2"]);
    check_findings("- 'Huế' # thành phố\n", &["VB024 # thành phố"]);
    check_findings("a: >- #5 năm\n  b\n", &["VB024 #5 năm"]);
    check_findings("- >- #5 năm\n  b\n", &["VB024 #5 năm"]);
    check_findings("a:\n  - b: Kèm thẻ\n    #AnToan của tỉnh.\n", &["VB024 #AnToan của tỉnh."]);
    check_findings("- Huế # thành phố\n", &["VB024 # thành phố"]);
    check_findings("a: b c\t# d\n", &["VB024 # d"]);
    check_findings("a: b c\u{a0}# d\n", &["VB024 # d"]);
    check_findings("- b c\u{a0}\u{a0}#d e\n", &["VB024 #d e"]);
    check_findings("a: \u{a0}# d\n", &["VB024 # d"]);
    silent("a: số\u{a0}#5\nb: \"c\u{a0}# d\"\n");
}

/// What is in quotes is whole: a comment behind it is no fault, and neither is a mark inside a sentence below `>`.
#[test]
fn comments_that_are_asked_about() {
    for text in ["a: \"Phòng số 1\" # ký\n", "a: >-\n  Phòng số 1 # Phòng số 2\n"] {
        let found = yaml::parse(&Source::new("test", text)).diagnostics;
        let severities: Vec<_> = found.iter().map(|found| found.severity).collect();
        assert_eq!(severities, [Severity::Note], "{text}");
    }
    silent("a: \"Phòng số 1\"  # ký\n");
}

#[test]
fn backslashes_in_quotes() {
    check_findings("a: \"Lưu tại D:\\tet\"\n", &["VB038 D:\\tet"]);
    check_findings("a: \"Chép vào ổ D:\\nQuyết định\"\n", &["VB038 D:\\nQuyết"]);
    check_findings("a: \"Chép vào \\\\may1\\tailieu, gửi\"\n", &["VB038 \\\\may1\\tailieu,"]);
    check_findings("a: \"bao\\_cao\"\n", &["VB038 bao\\_cao"]);
    check_findings("a: \"cán bộ\\thôn\"\n", &["VB038 bộ\\thôn"]);
    check_findings("{\"a\": \"D:\\tet\"}\n", &["VB038 D:\\tet"]);
    silent("a: 'D:\\tet'\nb: \"D:\\\\tet\"\nc: \"a\\nb \\\"c\\\" 5\\/10 \\u0111o\"\nd: \"b \\\n  c\"\n");
    // The end of the line goes, and with it the space between two words.
    check_findings("a: \"giao\\\n  UBND xã\"\n", &["VB038 giao\\"]);
    silent("a: \"giao\\\n  \\ UBND xã\"\n");
    silent("{\"a\": \"b\\tc\\nd\"}\n");
}

#[test]
fn comments_that_are_meant() {
    silent("# đầu tệp\n#đầu tệp\na: b c  # chú thích\nd: e # chú thích\n");
    silent(
        "a: UBND xã            # tên gọi\nb:           # để trống\n#c: d\n#Ghi chú\ne: f g\t\t# chú thích\n",
    );
    silent("a:\n  - b c\n  # chú thích\n  - d e\n  #- f g\n  #Chú thích\n  - h\n");
    silent("a:\n  b: c d\n  #e: f\n  g: h\n");
    silent("a:\n  b: c d\n    # chú thích\n    #e: f\n");
    silent("a: \"b c\"  # chú thích\nb: 'c d'  # chú\nc: [d e, f] #chú\nd: \"CV\" # loại\n");
    silent("a: >- # chú\n  #b c #d\nb: |\n  c\n");
    silent("a: CV # chú\nb: commune # chú\nc: 2027-01-05 # chú\nd: 15 # chú\n");
    check_findings("b: |\n  # c\n", &["VB024 # c"]);
    check_findings("a: >- # chú\n  e # f\n  g  #h\n", &["VB024 # f", "VB024 #h"]);
    silent("a: #nhóm\n  b: c\nd: #danh sách\n  - e\n");
    silent("a: b#c và C#\n");
    silent("a:\n  #b: c\n  #d:\ne: f\n");
    silent("a: [\n  b,\n  #c,\n  d\n]\n");
}

#[test]
fn items_that_melt() {
    check_findings("a:\n  - b c\n    - d e\n", &["VB025 - d e"]);
    check_findings("a:\n  - b c\n   - d e\n  - f\n", &["VB025 - d e"]);
    check_findings("- b c\n  -d e\n", &["VB025 -d e"]);
    check_findings("- b c\r\n  • d e\r\n  – f\r\n", &["VB025 • d e", "VB025 – f"]);
    check_findings("- b c\n\n  1. d e\n  đ) f\n", &["VB025 1. d e", "VB025 đ) f"]);
    check_findings("a: b c\n  + d\n", &["VB025 + d"]);
    check_findings("a: [b c\n  - d, e]\n", &["VB025 - d"]);
    check_findings("a: b c\n  text:d\n", &["VB025 text:d"]);
    check_findings("- Giao Sở A\n  Điều 2. Giao Sở B\n", &["VB025 Điều 2. Giao Sở B"]);
    silent("- Theo quy định tại\n  Điều 2. Các nơi khác giữ nguyên.\n");
    check_findings("- \"b\n  - Tiếp tục\"\n", &["VB025 - Tiếp tục\""]);
    check_findings("- 'b\n  - Tiếp tục'\n", &["VB025 - Tiếp tục'"]);
}

#[test]
fn lines_that_go_on() {
    silent("- b c\n  d - e\n  1.200 hộ, 24/7\n  *f* https://g\n");
    silent("- >-\n  b c\n  - d e\n- |\n  1. f\n- \"g\n  - h\"\n");
}

#[test]
fn sentences_cut_by_commas() {
    check_findings("a: [Phòng (b, c), d]\n", &["VB026 Phòng (b"]);
    check_findings("a: [Hội thi “b , c”, d]\n", &["VB026 Hội thi “b"]);
    check_findings("a: [Hội thi “b, c, d”, (e, f), g]\n", &["VB026 Hội thi “b", "VB026 (e"]);
    check_findings("a: [1, 09,12, c]\n", &["VB026 09,12"]);
    check_findings("a: [Đạt 09,12 điểm,b]\n", &["VB026 Đạt 09,12 điểm"]);
    silent("a: [1,2,3]\nb: [\"09,12\", 5]\nc: {d: 1, e: 2}\nf: [[1,2], [3,4]]\ng: [1, a,b]\n");
    silent("a: [Phòng (b, c]\nd: [e), f]\n");
    silent("a: [Phòng (b), “c”, d]\nb: Phòng (c, d\nc: [\"Phòng (b, c)\", d]\n");
}

/// Brackets, aliases, marks of documents: none takes words away without a word.
#[test]
fn nothing_is_lost_in_silence() {
    for text in [
        "a: \"b\" c\n",
        "a: [b] c\n",
        "- {b: c} d\n",
        "- @b\n",
        "- %b\n",
        "- `b`\n",
        "- *b*\n",
        "- &b c\n",
        "- !b c\n",
        "- ! b\n",
        "%b c\na: d\n",
        "a: b\n...\nc: d\n",
        "a: b c\n...\n d\n",
        "a: b\n---\nc: d\n",
        "a: b\n--- c\n",
        "a: > b\n",
        "a: | b\n  c\n",
        "a: b # c\n  d\n",
        "a: b\n  # c\n  d\n",
        "a: b\n  # c\n\n  # c\n  d\n",
        "a: b\n  c: d\n",
        "- b\n  c: d\n",
        "a: ,b\n",
        "a: ]b\n",
        "a: 'b' 'c'\n",
        "a: \"b\n",
        "a:\n  b: c\n d: e\n",
        "a:\n\t- b\n",
        "a: [b, c\n",
        "a: {b: c\n",
        "a: b\nc\n",
        "a: \"\\q\"\n",
    ] {
        assert!(!findings(text).is_empty(), "{text}");
    }
}

/// A quotation at fault is told where it opens, and what follows is read.
#[test]
fn quotes_are_told_where_they_open() {
    check_findings("a: \"Tết \"an toàn\" năm\"\nb: c # d\n", &["VB001 \"Tết \"an toàn\" năm\""]);
    check_findings("a:\n  - \"b c\n  - d e\n  - f # g\n  - h i #k\n", &["VB001 \"b c", "VB024 #k"]);
    check_findings("a: 'b'c'\n", &["VB001 'b'c'"]);
    check_findings("a: [b, \"c, d]\ne: f\n", &["VB001 \"c, d]"]);
    check_findings("a: b  # \"c\"\nd: \"e\" f\n", &["VB001 \"e\" f"]);
}

/// The help is of the kind of fault.
#[test]
fn syntax_errors_say_what_to_do() {
    for (text, help) in [
        ("a:\n  - b: c\n  d: e\n", "thẳng cột với nhau: thụt khóa"),
        ("a:\n  b: c\n d: e\n", "thẳng cột với nhau: thụt khóa"),
        ("a:\n  b: c\n   d: e\n", "thẳng cột với nhau: thụt khóa"),
        ("a:\n  - b\n - c\n", "gạch của các mục"),
        ("a:\n  - b\n    - c: d\n", "gạch của các mục"),
        ("a:\n  - heading: b\n    - c\n    - d\n", "dưới khóa `items:`"),
        ("a:\n- text: b\n  - c\n", "dưới khóa `items:`"),
        ("a: b\nc:d\n", "sau dấu hai chấm của khóa"),
        ("a: “b”: c\n", "“…” chỉ là chữ"),
        ("a: b: c\n", "câu có dấu hai chấm"),
        ("a: b\n  # c\n  d\n", "cắt đôi câu"),
        ("a: @b\n", "câu bắt đầu bằng"),
        ("a: [b, c\n", "xem lại dòng này"),
        ("a: [2, , b]\n", "ô để trống ghi"),
        ("a:\n  - [5, b # c, d]\n  - [e, f]\ng: h\n", "đóng ngoặc trước lời chú"),
        ("a: b\nsubject： c\nd: e\n", "không dùng `：`"),
        ("a: b\nc:\u{a0}d\ne: f\n", "gõ lại bằng phím cách: dấu cách chép"),
        ("a:\n  - b\n  -\u{a0}c\n", "gõ lại bằng phím cách: dấu cách chép"),
        ("a:\n  - b:\u{a0}c\n", "gõ lại bằng phím cách: dấu cách chép"),
        ("a:\n\u{a0} b: c\n", "xóa khoảng trắng đầu dòng"),
        ("a:\n  - b\n\u{a0} - c\n", "xóa khoảng trắng đầu dòng"),
    ] {
        let found = yaml::parse(&Source::new("test", text)).diagnostics;
        let helps: Vec<&str> =
            found.iter().filter_map(|found| found.help.as_ref()).map(|help| help.vi.as_str()).collect();
        assert!(helps.iter().any(|told| told.contains(help)), "{text}{helps:?}");
    }
}

/// What explains a fault is told in its place, once, and the rest is read.
#[test]
fn one_cause_is_told_once() {
    check_findings("a:\n  - [5, b # c, d]\n  - [e, f]\ng: h # i j\n", &["VB001 # c, d]"]);
    check_findings("a: b\nsubject： c\nd: e f # g\n", &["VB001 subject： c", "VB024 # g"]);
    check_findings("a: [|\n  b]\nc: d\ne: f\ng: h\ni: j\n", &["VB001 |"]);
    check_findings("a: [b\n", &["VB001 [b"]);
    silent("a: [b, \"c # d]\"]\ne: [f]  # [g]\n");
}

/// Any text is read once over, however long its lines and however many its faults.
#[test]
fn long_texts_are_read_in_time() {
    let items = "- b c\n  - d\n".repeat(20_000);
    assert_eq!(findings(&items).len(), 20_000);
    let comments = "- b c #d\n".repeat(20_000);
    assert_eq!(findings(&comments).len(), 20_000);
    silent(&format!("a: [{}]\n{}", "b c, ".repeat(50_000), "  #d: e\n".repeat(20_000)));
    assert_eq!(findings(&format!("a: b\n{}", "  - c\n".repeat(20_000))).len(), 20_000);
}
