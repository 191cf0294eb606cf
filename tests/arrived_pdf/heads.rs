//! What stands at the edges of pages: running heads are left out and told, lines of the text are not.

use congvan::import::arrived::Reason;
use congvan::import::understand;
use congvan_pdf::read::read;

use super::made::{self, Made};
use super::{lines, page_with_letterhead};

/// A page of items below a first line, as close to it as they are to each other.
fn page(first: &str, edges: impl Fn(Made) -> Made) -> Made {
    let items = (0..12).map(|nth| (f64::from(nth) * 20.0 + 84.0, format!("Rà soát nội dung thứ {nth}.")));
    let page = edges(Made::new()).words(80.0, 64.0, first);
    items.fold(page, |page, (y, words)| page.words(80.0, y, &words))
}

/// Words that were left out of a file whose first page has a letterhead, with the reason.
fn left_out(pages: &[Made]) -> Vec<(String, Reason)> {
    let pages: Vec<Made> =
        std::iter::once(page_with_letterhead("Số: 31/UBND-KT")).chain(pages.iter().cloned()).collect();
    let arrived = read(&made::pages(&pages)).expect("a file");
    arrived.left_out.iter().map(|own| (own.text.clone(), own.reason)).collect()
}

#[test]
fn lines_of_the_text_that_begin_page_after_page_are_no_running_heads() {
    let pages = |lines: &[&str]| lines.iter().map(|line| page(line, |page| page)).collect::<Vec<_>>();
    for lines in [
        ["- Thời gian: tháng 3.", "- Thời gian: tháng 5.", "- Thời gian: tháng 8."],
        ["Điều 21. Khen thưởng", "Điều 22. Khen thưởng", "Điều 23. Khen thưởng"],
        ["Thực hiện trong quý 2.", "Thực hiện trong quý 3.", "Thực hiện trong quý 4."],
        ["Sở Nội vụ chủ trì thực hiện", "Sở Nội vụ chủ trì thực hiện", "Sở Nội vụ chủ trì thực hiện"],
    ] {
        assert_eq!(left_out(&pages(&lines)), [], "{lines:?}");
    }
    // Nor below the numbers of the pages.
    let numbered: Vec<Made> = (2..5)
        .map(|nth| page("Thời hạn: quý II", |page| page.words(290.0, 36.0, &nth.to_string())))
        .collect();
    let numbers = ["2", "3", "4"].map(|number| (number.to_owned(), Reason::PageNumber));
    assert_eq!(left_out(&numbered), numbers);
}

#[test]
fn what_stands_apart_on_most_pages_is_a_running_head() {
    let head = |nth: usize| {
        page("Nội dung", |page| {
            page.sized_words(10.0, 80.0, 36.0, &format!("Kế hoạch năm 2027 - trang {nth}"))
        })
    };
    let out = left_out(&[head(2), head(3), head(4)]);
    assert_eq!(out.len(), 3);
    assert!(out.iter().all(|(_, reason)| *reason == Reason::RunningHead), "{out:?}");
    // On two pages of many it is a line as any.
    let plain = || page("Nội dung", |page| page);
    assert_eq!(left_out(&[head(2), head(3), plain(), plain(), plain(), plain()]), []);
}

#[test]
fn what_is_left_out_is_said_where_a_clerk_looks() {
    let head = |page: Made| page.sized_words(10.0, 80.0, 36.0, "Công báo tỉnh");
    let pages = [page_with_letterhead("Số: 31/UBND-KT"), page("Nội dung", head), page("Nội dung", head)];
    let arrived = read(&made::pages(&pages)).expect("a file");
    assert!(!lines(&arrived).contains(&"Công báo tỉnh".to_owned()));
    let yaml = understand(&arrived).to_yaml(0, "cv31.pdf");
    let told = "# Chữ của tệp không đưa vào:\n#   dòng lặp lại ở đầu hoặc chân trang (2): `Công báo tỉnh`\n";
    assert!(yaml.contains(told), "{yaml}");
}

#[test]
fn labels_of_annexes_count_no_pages() {
    for label in ["PHỤ LỤC", "Mẫu số", "Biểu số"] {
        let annex =
            |nth: usize| page("Nội dung", |page| page.words(280.0, 36.0, &format!("{label} {nth}")));
        assert_eq!(left_out(&[annex(1), annex(2), annex(3)]), [], "{label}");
    }
}

#[test]
fn pages_of_a_head_and_a_foot_alone_are_read() {
    let edges = |page: Made| page.words(80.0, 40.0, "Sở Nội vụ").words(80.0, 800.0, "Tài liệu họp");
    let alone: Vec<Made> = (0..4).map(|_| edges(Made::new())).collect();
    assert_eq!(left_out(&alone).len(), 8);
}
