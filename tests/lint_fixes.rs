//! Safe replacements are safe: what `check --fix` writes is never what another rule, or a reader of PL II, would reject.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use congvan::lint::{RULES, fix, lint_in};
use congvan::model::directive::Directive;
use congvan::text::diagnostic::{Diagnostic, Lang};
use congvan::text::source::Source;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use similar::{ChangeTag, TextDiff};

use crate::faults::{BASE, complete_example};
use crate::support::fixtures;

/// How many findings of each code a text has.
type Counts = BTreeMap<&'static str, usize>;

fn findings(yaml: &str) -> Option<(Source, Vec<Diagnostic>)> {
    let source = Source::new("text", yaml);
    let directive = Directive::parse(&source).value?;
    let found = lint_in(&source, &directive);
    Some((source, found))
}

fn count_codes(found: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for found in found {
        *counts.entry(found.code).or_default() += 1;
    }
    counts
}

/// The text with its safe replacements; what cannot be read stays as it is.
fn fix_text(yaml: &str) -> String {
    findings(yaml).map_or_else(|| yaml.to_owned(), |(source, found)| fix(&source, &found))
}

/// The letters and digits of a text that are not as they were.
fn changed_ranges(old: &str, new: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut found = Vec::new();
    for change in TextDiff::from_chars(old, new).iter_all_changes() {
        let length = change.value().len();
        match change.tag() {
            ChangeTag::Delete => {}
            ChangeTag::Equal => at += length,
            ChangeTag::Insert => {
                if change.value().contains(char::is_alphanumeric) {
                    found.push(at..at + length);
                }
                at += length;
            }
        }
    }
    found
}

/// What the replacements of a text bring to the words they change: nothing, if they are safe. A word beside them may
/// have stood in the shadow of the fault, such as one behind `,Tây nguyên`.
fn new_findings(yaml: &str) -> Option<String> {
    let (source, found) = findings(yaml)?;
    if found.iter().all(|found| found.fix.is_none()) {
        return None;
    }
    let text = fix(&source, &found);
    let (again, left) = findings(&text)?;
    let (before, after) = (count_codes(&found), count_codes(&left));
    let words = changed_ranges(yaml, &text);
    let new: Vec<&Diagnostic> = left
        .iter()
        .filter(|left| before.get(left.code).unwrap_or(&0) < &after[left.code])
        .filter(|left| words.iter().any(|word| left.span.start < word.end && word.start < left.span.end))
        .collect();
    let codes: Vec<&str> = found.iter().filter(|found| found.fix.is_some()).map(|found| found.code).collect();
    let own = left.iter().any(|left| left.fix.is_some() && codes.contains(&left.code));
    let shown: String = new.iter().map(|new| new.render(&again, Lang::Vi, false)).collect();
    let lines: String = yaml
        .lines()
        .zip(text.lines())
        .filter(|(old, new)| old != new)
        .map(|(old, new)| format!("- {old}\n+ {new}\n"))
        .collect();
    (!new.is_empty() || own).then(|| format!("{lines}{shown}"))
}

/// Texts that stand on the pages of the rules.
fn examples() -> Vec<String> {
    let blocks = RULES.iter().flat_map(|rule| rule.page.split("```").skip(1).step_by(2));
    blocks
        .filter_map(|block| block.strip_prefix("yaml\n"))
        .map(|example| complete_example(example, BASE))
        .collect()
}

/// Whole directives: of this project, and of the reference texts where `CONGVAN_REFERENCE` names their folder.
fn directives() -> Vec<String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for (_, folder) in fixtures() {
        paths.extend([folder.join("input.yaml"), folder.join("as-found/input.yaml")]);
    }
    if let Some(folder) = std::env::var_os("CONGVAN_REFERENCE") {
        let gold =
            std::fs::read_dir(Path::new(&folder).join("gold")).expect("the reference texts can be read");
        paths.extend(gold.flatten().map(|entry| entry.path().join("input.yaml")));
    }
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

#[test]
fn replacements_bring_no_finding() {
    let texts: Vec<String> = examples().into_iter().chain(directives()).collect();
    assert!(texts.len() > 300, "the pages and fixtures are missing");
    let wrong: Vec<String> = texts.iter().filter_map(|yaml| new_findings(yaml)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names as PL II has them, between what makes it one of them.
const FORMS: [(&str, &str, &str); 62] = [
    ("Theo ", "Quyết định", " số 15/QĐ-UBND"),
    ("Theo ", "Công văn", " số 15/UBND-VP"),
    ("Theo ", "Quy định", " số 15/QyĐ-UBND"),
    ("Theo ", "Thông tư liên tịch", " số 15/2015/TTLT-BTC-BNV"),
    ("Theo ", "Quyết định", " này"),
    ("Báo cáo ", "Ủy ban nhân dân", " xã"),
    ("Báo cáo ", "Hội đồng nhân dân", " xã"),
    ("Báo cáo ", "Tòa án nhân dân", ""),
    ("Báo cáo ", "Viện kiểm sát nhân dân", ""),
    ("Báo cáo ", "Văn phòng Chủ tịch nước", ""),
    ("Báo cáo ", "Văn phòng Chính phủ", ""),
    ("Báo cáo ", "Thủ tướng Chính phủ", ""),
    ("Báo cáo ", "Thanh tra Chính phủ", ""),
    ("Báo cáo ", "Bộ Nông nghiệp và Môi trường", ""),
    ("Báo cáo ", "Bộ Văn hóa, Thể thao và Du lịch", ""),
    ("Báo cáo ", "Bộ Khoa học và Công nghệ", ""),
    ("Báo cáo ", "Bộ Công Thương", ""),
    ("Báo cáo ", "Sở Tài chính", ""),
    ("Báo cáo ", "Sở Giáo dục và Đào tạo", ""),
    ("Báo cáo ", "Sở Dân tộc và Tôn giáo", ""),
    ("Giao ", "Phòng Văn hóa - Xã hội", ""),
    ("Giao ", "Phòng Kinh tế, Hạ tầng và Đô thị", ""),
    ("Giao ", "Trung tâm Phục vụ hành chính công", ""),
    ("Giao ", "Hội Liên hiệp Phụ nữ", " xã"),
    ("Giao ", "Ủy ban Mặt trận Tổ quốc", " xã"),
    ("Theo ", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", ""),
    ("Theo ", "Văn phòng Trung ương Đảng", ""),
    ("Theo ", "Bộ Chính trị", ""),
    ("Theo ", "Ban Bí thư", ""),
    ("Theo ", "Liên hợp quốc", ""),
    ("Theo ", "Tổ chức Y tế thế giới", ""),
    ("Tặng ", "Huân chương Sao vàng", ""),
    ("Tặng ", "Huân chương Độc lập", ""),
    ("Tặng ", "Nghệ sĩ Nhân dân", ""),
    ("Mừng ngày ", "Quốc khánh", ""),
    ("Mừng ngày ", "Quốc tế Lao động", ""),
    ("Mừng ngày ", "Nhà giáo Việt Nam", ""),
    ("Mừng tết ", "Nguyên đán", ""),
    ("Mừng tết ", "Trung thu", ""),
    ("Trong năm ", "Đinh Mùi", ""),
    ("Họp vào ", "thứ Hai", " hằng tuần"),
    ("Nhớ ", "Cách mạng tháng Tám", ""),
    ("Nhớ ", "Chiến thắng Điện Biên Phủ", ""),
    ("Nhớ ", "Phong trào Xô viết Nghệ Tĩnh", ""),
    ("Theo ", "Bộ luật Hình sự", ""),
    ("Theo ", "Luật Tổ chức chính quyền địa phương", ""),
    ("Theo ", "Luật An ninh mạng", ""),
    ("Theo điểm a khoản 2 ", "Điều", " 103 của Bộ luật Hình sự"),
    ("Theo ", "khoản", " 2 Điều 103 của Bộ luật Hình sự"),
    ("Theo ", "điểm", " a khoản 2 Điều 103 của Bộ luật Hình sự"),
    ("Theo Điều 5 ", "Chương", " II của Luật Đất đai"),
    ("Tại ", "Thủ đô Hà Nội", ""),
    ("Tại ", "Thành phố Hồ Chí Minh", ""),
    ("Tại ", "Tây Nguyên", ""),
    ("Tại tỉnh ", "Thái Nguyên", ""),
    ("Tại xã Chi Lăng, tỉnh ", "Lạng Sơn", ""),
    ("Tại ", "Quận 1", ""),
    ("Tại ", "Phường Điện Biên Phủ", ""),
    ("Tại ", "sông Vàm Cỏ", ""),
    ("Đọc ", "tạp chí Cộng sản", ""),
    ("Đọc ", "từ điển Bách khoa toàn thư", ""),
    ("Tại ", "Mát-xcơ-va", ""),
];

/// The form with the first letter of each word turned to small or large by the bits of a number.
fn vary_capitals(form: &str, bits: u32) -> String {
    let mut nth = 0;
    let mut before = ' ';
    let mut turned = String::new();
    for c in form.chars() {
        let starts = c.is_alphabetic() && !before.is_alphanumeric() && !matches!(before, '/' | '-');
        if starts {
            let large = bits >> nth & 1 == 1;
            turned.extend(if large {
                c.to_uppercase().collect::<Vec<_>>()
            } else {
                c.to_lowercase().collect()
            });
            nth = (nth + 1) % 32;
        } else {
            turned.push(c);
        }
        before = c;
    }
    turned
}

fn with_measure(text: &str) -> String {
    complete_example(&format!("measures: [\"{text}.\", Rà soát hệ thống.]\n"), BASE)
}

/// The measure as the replacements leave it.
fn measure_of(yaml: &str) -> &str {
    yaml.strip_prefix("measures: [\"").and_then(|rest| rest.split_once(".\"")).map_or("", |(text, _)| text)
}

#[test]
fn a_form_is_left_alone_or_becomes_right() {
    let mut wrong = String::new();
    for (before, form, behind) in FORMS {
        let right = format!("{before}{form}{behind}");
        let words = form.split(' ').count() as u32;
        let every = (0..1_u32 << words.min(5)).map(|bits| vary_capitals(form, bits));
        for written in every.map(|form| format!("{before}{form}{behind}")).chain([right.clone()]) {
            let text = fix_text(&with_measure(&written));
            let read = measure_of(&text);
            if read != written && read != right {
                wrong.push_str(&format!("{written} -> {read}, not {right}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A document that is cited with its number or its day needs no mending, wherever in the sentence it stands.
#[test]
fn a_cited_document_keeps_its_capital() {
    let types = [
        ("Nghị quyết", "NQ"),
        ("Quyết định", "QĐ"),
        ("Quy chế", "QC"),
        ("Thông báo", "TB"),
        ("Hướng dẫn", "HD"),
        ("Chương trình", "CTr"),
        ("Kế hoạch", "KH"),
        ("Báo cáo", "BC"),
        ("Tờ trình", "TTr"),
        ("Công điện", "CĐ"),
        ("Công văn", "UBND"),
    ];
    let mut wrong = String::new();
    for (kind, letters) in types {
        for mark in [',', ';'] {
            for number in [
                format!("15/{letters}-UBND ngày 05/3/2027 của UBND tỉnh"),
                format!("số 15/{letters}-UBND ngày 05/3/2027 của UBND tỉnh"),
                format!("15-{letters}/TU ngày 05/3/2027 của Tỉnh ủy"),
                format!("số 15-{letters}/TU ngày 05/3/2027 của Tỉnh ủy"),
            ] {
                let written = format!("Thực hiện Luật Lâm nghiệp{mark} {kind} {number} về bảo vệ rừng");
                let yaml = with_measure(&written);
                let once = fix_text(&yaml);
                if measure_of(&once) != written || fix_text(&once) != once {
                    wrong.push_str(&format!("{written}\n -> {}\n", measure_of(&once)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Words of such texts, right and wrong, and what joins them.
const WORDS: [&str; 72] = [
    "quyết Định số 12/QĐ-UBND",
    "Kế Hoạch số 5 /KH-UBND",
    "công văn số 07/UBND-VP ngày 5/3/2026",
    "Quy Định",
    "chỉ thị này",
    "Ủy Ban nhân Dân",
    "uỷ ban nhân dân",
    "UBND Tỉnh",
    "sở Tài Chính",
    "Sở Giáo dục và đào tạo",
    "Bộ Luật hình sự",
    "Luật an ninh mạng",
    "Phòng Văn hóa–Xã hội",
    "Lao động-Thương binh",
    "kinh tế-xã hội",
    "thứ hai hằng tuần",
    "Thứ Bảy",
    "ngày 5 tháng 03 năm 2027",
    "ngày 17/09/2027",
    "Tháng 8",
    "tết nguyên đán",
    "năm đinh mùi",
    "Nhân Dân",
    "nhân dân",
    "( có danh sách )",
    "và/ hoặc",
    "qui định",
    "quản lí",
    "các Sở ban ngành",
    "cán bộ công chức",
    "điều 5 Luật Đất đai",
    "Khoản 2 điều 7",
    "thành phố Hồ Chí Minh",
    "tỉnh Thái nguyên",
    "Quận 1",
    "phường 3",
    "99.5%",
    "1,200,000 đồng",
    "500.000đ",
    "0205 3818 657",
    "Nguyễn Văn An",
    "ông nguyễn Văn An",
    "chủ tịch Nguyễn Văn An",
    "hòa giải",
    "hoá chất",
    "thuỷ lợi",
    "Ðồng ý",
    "Tổng Bí Thư",
    "tây nguyên",
    "Tây nguyên",
    "ngày quốc khánh",
    "huân chương Sao Vàng",
    "và",
    "của",
    "báo cáo",
    "Báo cáo",
    "thực hiện",
    "giao",
    "tại",
    "theo",
    "Trường hợp",
    "các",
    "Các",
    "hệ thống",
    "an toàn",
    "mạng",
    "xã Chi Lăng",
    "Xã Chi Lăng",
    "Lạng sơn",
    "trong",
    "cho",
    "24/7",
];

fn text() -> impl Strategy<Value = String> {
    let piece = (select(&WORDS[..]), select(&[" ", " ", " ", ", ", "; ", ". ", " ,", " - ", "  "][..]));
    proptest::collection::vec(piece, 2..14)
        .prop_map(|pieces| pieces.into_iter().map(|(word, mark)| format!("{word}{mark}")).collect::<String>())
}

#[test]
fn replacements_bring_no_finding_in_random_texts() {
    let config = Config { cases: 200, failure_persistence: None, max_shrink_iters: 500, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&text(), |text| match new_findings(&with_measure(text.trim())) {
        None => Ok(()),
        Some(wrong) => Err(TestCaseError::fail(wrong)),
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Letters of words, without marks and spaces.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// Real texts, their safe replacements written, then some capitals turned: what is replaced now is what stood there.
#[test]
fn turned_capitals_come_back_or_stay() {
    let texts: Vec<String> = directives().iter().map(|yaml| fix_text(yaml)).collect();
    let config = Config { cases: 60, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (0..texts.len(), proptest::collection::vec(any::<prop::sample::Index>(), 1..12));
    let outcome = runner.run(&strategy, |(nth, places)| {
        let right = &texts[nth];
        let mut wrong: Vec<char> = right.chars().collect();
        for place in places {
            turn(&mut wrong, place.index(right.len()));
        }
        let wrong: String = wrong.into_iter().collect();
        let read = fix_text(&wrong);
        let [right, wrong, read] = [right.as_str(), &wrong, &read].map(letters);
        prop_assert_eq!(right.len(), read.len());
        for at in 0..read.len() {
            let near = at.saturating_sub(12)..(at + 12).min(read.len());
            let shown = |letters: &[char]| letters[near.clone()].iter().collect::<String>();
            prop_assert!(
                read[at] == wrong[at] || read[at] == right[at],
                "{} -> {}, not {}",
                shown(&wrong),
                shown(&read),
                shown(&right)
            );
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Turns the first letter of the word at or behind a place in a block of running text.
fn turn(letters: &mut [char], from: usize) {
    let word = |at: usize| {
        at > 1 && letters[at - 1] == ' ' && letters[at - 2].is_lowercase() && letters[at].is_alphabetic()
    };
    let Some(at) = (from.min(letters.len())..letters.len()).find(|at| word(*at)) else { return };
    let c = letters[at];
    let other: Vec<char> =
        if c.is_uppercase() { c.to_lowercase().collect() } else { c.to_uppercase().collect() };
    if let [other] = other[..] {
        letters[at] = other;
    }
}

#[test]
fn a_name_of_other_days_is_put_right_by_one_that_is_of_the_day() {
    use congvan::lint::read_units;
    use congvan::model::date::Date;
    let day = Date::new(2027, 1, 11).map(Into::into);
    let read = |text: &str| {
        let source = Source::new("units", text);
        let (checked, _) = read_units(&source, day, None, &Default::default());
        let found: Vec<Diagnostic> =
            checked.diagnostics.into_iter().filter(|own| own.code == "VB023").collect();
        (fix(&source, &found), found.len())
    };
    let written = "format: congvan-units/1\nunits:\n  - name: tỉnh Đồng Nai\n    symbol: UBND-VP\n";
    let (right, found) = read(written);
    assert_eq!((right.as_str(), found), (written.replace("tỉnh", "thành phố").as_str(), 1));
    assert_eq!(read(&right).1, 0);
}
