//! Numbers of pages that stand among the lines of a text, as one has them that was copied from a page.

use std::collections::BTreeSet;

use crate::import::types::RawLine;

/// A page has as many lines at the least.
const PAGE: usize = 8;

/// The lines that are numbers of pages: each alone on its line, one more than the one before, and a page between.
pub(super) fn of_pages(lines: &[RawLine]) -> BTreeSet<usize> {
    let is_text = |line: &RawLine| line.place.area.is_none();
    let alone = lines.iter().enumerate().filter(|(_, line)| is_text(line));
    let found: Vec<(usize, usize)> = alone.filter_map(|(at, line)| Some((at, figure(line)?))).collect();
    let Some((first_at, first)) = found.first().copied() else { return BTreeSet::new() };
    let counts = |pair: &[(usize, usize)]| pair[1].1 == pair[0].1 + 1 && pair[1].0 >= pair[0].0 + PAGE;
    let are_pages = matches!(first, 1 | 2) && first_at >= PAGE && found.windows(2).all(counts);
    found.into_iter().filter(|_| are_pages).map(|(at, _)| at).collect()
}

/// The number that is all of a line of no table: `2`, `- 2 -`.
pub(super) fn figure(line: &RawLine) -> Option<usize> {
    let digits = line.text.trim_matches(['-', '–', ' ']);
    let loose = !line.whole && line.side.is_none() && line.table.is_none() && digits.len() < 4;
    (loose && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::Reason;
    use crate::import::{plain, understand};

    const HEAD: &str = "\
SỞ NỘI VỤ                             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 945/SNV-CCVC                      Hà Giang, ngày 10 tháng 5 năm 2024
V/v rà soát

Kính gửi: Các sở

Sở Nội vụ đề nghị các sở thực hiện:
1. Rà soát hồ sơ.
2. Lập danh sách.
3. Niêm yết danh sách tại trụ sở và tại
";

    #[test]
    fn a_page_number_among_lines_is_no_word_of_an_item_or_a_signature() {
        for number in ["1", "2", "- 2 -"] {
            let text = format!("{HEAD}{number}\nnơi họp.\n4. Báo cáo./.\n\nGIÁM ĐỐC\nSùng Mí Thề\n");
            let understood = understand(&plain::read(&text));
            let own = &understood.documents[0].directive;
            let items: Vec<&str> = own
                .measures
                .iter()
                .flat_map(|item| item.content.paragraphs())
                .map(|text| text.notation())
                .collect();
            assert_eq!(items[2], "Niêm yết danh sách tại trụ sở và tại nơi họp.", "{number}");
            assert_eq!(items.len(), 4);
            assert_eq!(understood.page.left_out[0].reason, Reason::PageNumber);
        }
    }

    #[test]
    fn numbers_that_do_not_count_pages_stay() {
        // Cells of a table that were copied one below the other.
        let text = format!("{HEAD}1\nSở Y tế\n2\nSở Tài chính\n3\nSở Xây dựng\n");
        let understood = understand(&plain::read(&text));
        assert!(understood.page.left_out.is_empty());
        let text = format!("{HEAD}nơi họp.\nGIÁM ĐỐC\nSùng Mí Thề\n17\n");
        let understood = understand(&plain::read(&text));
        let own = &understood.documents[0].directive.signatory;
        assert_eq!(own.name.as_ref().map(|name| name.notation()), Some("Sùng Mí Thề"));
        assert!(own.other_title.is_none());
    }
}
