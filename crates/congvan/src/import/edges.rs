//! Between which edges the lines of a page were broken, and whether a line ended for want of room: what parts paragraphs
//! that nothing else parts.

use std::collections::BTreeMap;

use crate::import::arrived::{Align, Area};
use crate::import::labels;
use crate::import::types::Line;

/// Lines that end as near to each other, in twips, end at the same edge.
const NEAR: i64 = 80;
/// A word is so much wider or narrower than its letters let expect, in hundredths.
const UNSURE: i64 = 30;

/// What stands out of the edge that lines share does so by little: that is so far right, in hundredths of the widest.
const FAR: i64 = 85;

/// A line of a text that ends further left than this, in hundredths of the widest, had room for more; behind [`FULL`], for
/// none.
const SHORT: usize = 88;
/// See [`SHORT`].
const FULL: usize = 97;
/// Lines of a text that somebody broke are as long as this, in letters.
const BROKEN: usize = 50;

/// Between what lines were broken.
#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    /// The left and the right edge of each page, in twips.
    pages: BTreeMap<usize, (i64, i64)>,
    /// Where the lines of a text end that was broken into lines, as one from a page is that was copied; in letters.
    text: Option<usize>,
}

/// A line with its words.
pub(super) type Worded<'w> = (&'w Line, &'w str);

impl Edges {
    pub(super) fn of(text: &str, lines: &[Line]) -> Self {
        Self { pages: Self::of_pages(lines), text: of_text(text, lines) }
    }

    fn of_pages(lines: &[Line]) -> BTreeMap<usize, (i64, i64)> {
        let mut pages: BTreeMap<usize, Vec<(i64, i64)>> = BTreeMap::new();
        for line in lines {
            if let Some(area) = loose(line) {
                pages.entry(line.place.page).or_default().push(ends(area));
            }
        }
        let mut edges: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
        for (page, lines) in pages {
            let shared = |right: i64| lines.iter().filter(|(_, own)| (own - right).abs() < NEAR).count() > 1;
            let all = lines.iter().map(|(_, right)| *right);
            let (left, most) = (lines.iter().map(|(left, _)| *left).min(), all.clone().max());
            // Short lines end at one place by chance.
            let far = |right: i64| {
                left.zip(most).is_some_and(|(left, most)| (right - left) * 100 > (most - left) * FAR)
            };
            let right = all.filter(|right| far(*right) && shared(*right)).max().or(most);
            // A page of few lines is as wide as the one before it.
            let before = edges.values().next_back().copied();
            let own = left.zip(right.max(before.map(|(_, right)| right)));
            if let Some(own) = own {
                edges.insert(page, own);
            }
        }
        edges
    }

    /// Whether the first word of a line would have found room in the line above; unknown where nothing says it.
    pub(super) fn had_room(&self, above: Worded<'_>, line: Worded<'_>) -> Option<bool> {
        self.had_room_on_page(above, line).or_else(|| self.had_room_in_text(above, line))
    }

    /// As [`Self::had_room`], by the letters of lines that stand on no page.
    pub(super) fn had_room_in_text(
        &self,
        (above, above_words): Worded<'_>,
        (line, words): Worded<'_>,
    ) -> Option<bool> {
        let widest = self.text.filter(|_| is_text(above) && is_text(line))?;
        // Columns that tabs make are no running text.
        if above_words.contains('\t') || words.contains('\t') {
            return None;
        }
        let first = words.split_whitespace().next()?.chars().count();
        let end = (end_of(above_words, above) + 1 + first) * 100;
        if end <= widest * SHORT {
            Some(true)
        } else if end >= widest * FULL {
            Some(false)
        } else {
            None
        }
    }

    fn had_room_on_page(&self, (above, _): Worded<'_>, (line, words): Worded<'_>) -> Option<bool> {
        let (left, right) = *self.pages.get(&above.place.page)?;
        let (own, next) = loose(above).zip(loose(line))?;
        let letters = i64::try_from(words.chars().count()).ok().filter(|count| *count > 0)?;
        let first = words.split_whitespace().next()?.chars().count();
        let word = next.width.as_twips() * i64::try_from(first + 1).ok()? / letters;
        let room = match above.align {
            Align::Center => right - left - own.width.as_twips(),
            _ => right - ends(own).1,
        };
        if room * 100 > word * (100 + UNSURE) {
            Some(true)
        } else if room * 100 < word * (100 - UNSURE) || room < NEAR {
            Some(false)
        } else {
            None
        }
    }

    /// Whether a line begins to the right of the left edge of its page.
    pub(super) fn is_indented(&self, line: &Line, by: i64) -> bool {
        let edges = self.pages.get(&line.place.page);
        edges.zip(loose(line)).is_some_and(|((left, _), area)| area.left.as_twips() > left + by)
    }
}

/// Where lines of a text end furthest to the right, if it was broken into lines: one goes on in the next, which begins
/// small.
fn of_text(text: &str, lines: &[Line]) -> Option<usize> {
    let words = |line: &Line| text.get(line.span.clone()).unwrap_or_default().trim_end();
    let goes_on = |pair: &[Line]| {
        let (above, line) = (&pair[0], &pair[1]);
        is_text(above)
            && is_text(line)
            && line.gap == 0
            && words(above).chars().count() >= BROKEN
            && !words(above).ends_with(['.', ';', ':', '!', '?'])
            && words(line).starts_with(char::is_lowercase)
            && labels::of(words(line)).is_none()
    };
    let ends = lines.iter().filter(|line| is_text(line)).map(|line| end_of(words(line), line));
    ends.max().filter(|_| lines.windows(2).any(goes_on))
}

/// Whether a line stands on no page, and is all of no paragraph.
pub(super) fn is_text(line: &Line) -> bool {
    line.place.area.is_none() && line.side.is_none() && line.table.is_none() && !line.whole && !line.boxed
}

/// Where a line ends, in letters.
fn end_of(words: &str, line: &Line) -> usize {
    line.lead + words.chars().count()
}

/// Where a line of running text stands, where the file says it.
fn loose(line: &Line) -> Option<Area> {
    line.place.area.filter(|_| line.side.is_none() && line.table.is_none() && !line.whole && !line.boxed)
}

fn ends(area: Area) -> (i64, i64) {
    (area.left.as_twips(), area.left.as_twips() + area.width.as_twips())
}

#[cfg(test)]
mod tests {
    use crate::document::length::Length;
    use crate::import::arrived::{Align, Area, Arrived, Block, Paragraph, Place, Run};
    use crate::import::understand;
    use crate::model::directive::Directive;

    /// A page on which each line has its left and right edge, in millimetres.
    fn page(lines: &[(i64, i64, &str)]) -> Directive {
        let block = |(at, (left, right, text)): (usize, &(i64, i64, &str))| {
            let area = Area {
                left: Length::mm(*left),
                top: Length::mm(40 + 7 * at as i64),
                width: Length::mm(right - left),
                height: Length::mm(5),
            };
            let centred = (left + right - 220).abs() < 4 && *left > 50;
            Block::Paragraph(Paragraph {
                runs: vec![Run { text: (*text).to_owned(), ..Run::default() }],
                align: if centred { Align::Center } else { Align::Left },
                indent: Length::mm(left - 30),
                place: Place { page: 1, area: Some(area), ..Place::default() },
                ..Paragraph::default()
            })
        };
        let blocks = lines.iter().enumerate().map(block).collect();
        let arrived = Arrived { blocks, pages: Some(1), ..Arrived::default() };
        understand(&arrived).documents.remove(0).directive
    }

    fn items(own: &Directive) -> Vec<String> {
        own.measures
            .iter()
            .flat_map(|item| item.content.paragraphs())
            .map(|text| text.notation().to_owned())
            .collect()
    }

    #[test]
    fn an_item_that_hangs_below_its_words_is_one() {
        let own = page(&[
            (43, 190, "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện các nội dung"),
            (30, 38, "sau:"),
            (43, 190, "1. UBND các xã, phường tăng cường tuyên truyền, vận động Nhân dân"),
            (49, 160, "Chi Lăng chấp hành nghiêm các quy định của pháp luật."),
            (43, 90, "2. Công an tỉnh tuần tra."),
        ]);
        let first = "UBND các xã, phường tăng cường tuyên truyền, vận động Nhân dân Chi Lăng chấp hành nghiêm các quy định của pháp luật.";
        assert_eq!(items(&own), [first, "Công an tỉnh tuần tra."]);
    }

    #[test]
    fn a_full_line_goes_on_at_the_edge_whatever_begins_there() {
        // Three lines of a last page: few to tell from how lines were broken.
        let own = page(&[
            (43, 190, "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện các nội dung"),
            (30, 38, "sau:"),
            (43, 195, "- Cử đầu mối của Phòng Người có công, Sở"),
            (30, 50, "LĐTBXH;"),
            (43, 90, "- Báo cáo kết quả."),
        ]);
        assert_eq!(items(&own), ["Cử đầu mối của Phòng Người có công, Sở LĐTBXH;", "Báo cáo kết quả."]);
    }

    #[test]
    fn a_line_that_had_room_for_more_ends_its_paragraph() {
        let own = page(&[
            (73, 147, "Kính gửi: Ủy ban nhân dân các xã, phường"),
            (43, 190, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 về"),
            (30, 90, "tổ chức bộ máy chính quyền;"),
            (43, 170, "Căn cứ Nghị định số 32/2024/NĐ-CP ngày 15 tháng 3 năm 2024;"),
            (43, 160, "Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện như sau:"),
            (43, 90, "1. Công an tỉnh tuần tra."),
            (43, 135, "2. Các cơ quan chuẩn bị nội dung tổng kết năm."),
            (43, 190, "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết,"),
            (30, 52, "thực hiện./."),
        ]);
        assert_eq!(own.recipients.len(), 1);
        assert_eq!(own.recipients[0].name.notation(), "Ủy ban nhân dân các xã, phường");
        assert_eq!(own.legal_basis.len(), 2);
        assert_eq!(items(&own), ["Công an tỉnh tuần tra.", "Các cơ quan chuẩn bị nội dung tổng kết năm."]);
        assert_eq!(own.closing.len(), 1);
    }

    #[test]
    fn a_text_that_was_broken_into_lines_is_as_its_page_was() {
        let head = "SỞ NỘI VỤ                             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    Số: 945/SNV-CCVC                      Hà Giang, ngày 10 tháng 5 năm 2024\nV/v rà soát\n\n";
        let own = |text: &str| {
            let understood = understand(&crate::import::plain::read(&format!("{head}{text}")));
            understood.documents[0].directive.clone()
        };
        // Stretched lines have two spaces between words.
        let text = "Kính gửi: Các sở, ban, ngành\n\
            Thời  gian  qua,  các  sở  đã  rà  soát  hồ  sơ  cán  bộ,  công  chức  theo  quy\n\
            định. Để tiếp tục, Sở Nội vụ đề nghị các sở thực hiện các nội dung sau:\n\
            1. Rà soát hồ sơ theo Nghị định số 29/2023/NĐ-CP ngày 03/6/2023 của Chính\nPhủ và báo cáo.\n\
            2. Sửa đoạn Km0 -\nKm12.\n   a) Lập danh sách cán bộ, công chức;\n\
            Sở Nội vụ đề nghị các sở thực hiện./.\n";
        let read = own(text);
        assert_eq!(
            read.recipients.iter().map(|own| own.name.notation()).collect::<Vec<_>>(),
            ["Các sở, ban, ngành"]
        );
        let items = items(&read);
        assert_eq!(
            items[0],
            "Rà soát hồ sơ theo Nghị định số 29/2023/NĐ-CP ngày 03/6/2023 của Chính Phủ và báo cáo."
        );
        assert_eq!(items[1], "Sửa đoạn Km0 - Km12.");
        assert_eq!(read.closing.len(), 1);
        // A basis goes on behind a name that the end of a line parts.
        let text = "Kính gửi: Các sở\nThực hiện Công văn số 1113/UBND-NC ngày 30/3/2024 của Ủy ban\n\
            Nhân dân tỉnh, Sở Nội vụ đề nghị các sở thực hiện:\n1. Rà soát.\n2. Báo cáo.\n";
        let bases = own(text).legal_basis;
        let basis = bases[0].text.as_ref().map(|text| text.notation().to_owned()).unwrap_or_default();
        assert!(basis.ends_with("của Ủy ban Nhân dân tỉnh"), "{basis}");
    }
}
