//! What the decree leaves to the office: which of the two size sets, the margins within their ranges, spacing.

use crate::document::length::Length;

/// A4, the only paper of the decree (PL I, mục I.1).
pub const PAGE_WIDTH: Length = Length::mm(210);
/// A4, see [`PAGE_WIDTH`].
pub const PAGE_HEIGHT: Length = Length::mm(297);
/// From the upper edge of the paper to the page number, which stands in the top margin (PL I, mục I.7).
pub const PAGE_NUMBER_TOP: Length = Length::mm(10);

/// Sizes that move together in one document (footnote 1 to PL I, mục V).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeSet {
    /// Quốc hiệu 12, Tiêu ngữ 13, date and body 13.
    Small,
    /// Quốc hiệu 13, Tiêu ngữ 14, date and body 14.
    Large,
}

/// Margins (định lề trang, PL I, mục I.3): top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Lề trên.
    pub top: Length,
    /// Lề dưới.
    pub bottom: Length,
    /// Lề trái.
    pub left: Length,
    /// Lề phải.
    pub right: Length,
}

/// One office's choice within the decree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Cỡ chữ.
    pub sizes: SizeSet,
    /// Định lề trang.
    pub margins: Margins,
    /// Lùi đầu dòng: 1 cm or 1.27 cm (PL I, mục II.6.e).
    pub first_line: Length,
    /// Between paragraphs of the body: at least 6 pt (PL I, mục II.6.e).
    pub paragraph_gap: Length,
    /// Line spacing of the body in percent of single spacing: 100 to 150 (PL I, mục II.6.e).
    pub line_percent: i64,
    /// Quốc hiệu 12, Tiêu ngữ 13, date 13 above a body in 14, for a place as long as `Thành phố Hồ Chí Minh`: these three
    /// move together (footnote 1 to PL I, mục V).
    pub small_head: bool,
    /// Between title and name is room for a seal (dấu) in its real size, which covers no printed word: for documents that
    /// are signed on a screen, where a field keeps it there (PL I, mục II.8).
    pub seal_room: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            sizes: SizeSet::Large,
            margins: Margins {
                top: Length::mm(20),
                bottom: Length::mm(20),
                left: Length::mm(30),
                right: Length::mm(15),
            },
            first_line: Length::tenth_mm(127),
            paragraph_gap: Length::pt(6),
            line_percent: 110,
            small_head: false,
            seal_room: false,
        }
    }
}

impl Form {
    /// From the left margin to the right one of an upright page.
    pub fn text_width(&self) -> Length {
        PAGE_WIDTH - self.margins.left - self.margins.right
    }

    /// Width and height of the paper, and its margins, which are the same whichever way it lies.
    pub fn page(&self, landscape: bool) -> (Length, Length, Margins) {
        if landscape {
            (PAGE_HEIGHT, PAGE_WIDTH, self.margins)
        } else {
            (PAGE_WIDTH, PAGE_HEIGHT, self.margins)
        }
    }

    /// From the left margin to the right one.
    pub fn section_width(&self, landscape: bool) -> Length {
        let (width, _, margins) = self.page(landscape);
        width.on_paper() - margins.left.on_paper() - margins.right.on_paper()
    }

    /// From the top margin to the bottom one.
    pub fn body_height(&self, landscape: bool) -> Length {
        let (_, height, margins) = self.page(landscape);
        height.on_paper() - margins.top.on_paper() - margins.bottom.on_paper()
    }

    /// The two columns of a letterhead over `width`; the right one is as wide as the national title, which never
    /// wraps.
    pub fn letterhead_columns(&self, width: Length) -> [Length; 2] {
        let right = match self.sizes {
            SizeSet::Large if !self.small_head => Length::mm(98),
            _ => Length::mm(91),
        };
        [width - right, right]
    }

    /// The recipients list and the signature block, side by side over `width`.
    pub fn signing_columns(width: Length) -> [Length; 2] {
        let left = width.percent(48);
        [left, width - left]
    }
}
