//! Types of documents that are cited by number.

use std::ops::Range;

use crate::lint::draft::Passage;

/// The types, in small letters.
pub(in crate::lint) const KINDS: [&str; 36] = [
    "công văn",
    "quyết định",
    "nghị định",
    "nghị quyết",
    "nghị quyết liên tịch",
    "chỉ thị",
    "thông tư",
    "thông tư liên tịch",
    "kế hoạch",
    "thông báo",
    "tờ trình",
    "báo cáo",
    "hướng dẫn",
    "công điện",
    "quy định",
    "quy chế",
    "chương trình",
    "kết luận",
    "thông tri",
    "thông cáo",
    "giấy mời",
    "giấy giới thiệu",
    "giấy ủy quyền",
    "giấy nghỉ phép",
    "phiếu gửi",
    "phiếu chuyển",
    "phiếu báo",
    "đề án",
    "dự án",
    "phương án",
    "biên bản",
    "hợp đồng",
    "bản ghi nhớ",
    "bản thỏa thuận",
    "công thư",
    "văn bản",
];

/// The longest type whose last word is the one at `last`, in bytes of the passage.
pub(super) fn ending_at(passage: &Passage<'_>, last: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    (2..=LONGEST).rev().find_map(|length| {
        let first = (last + 1).checked_sub(length)?;
        let range = passage.range(first, last);
        KINDS.contains(&&passage.small[range.clone()]).then_some(range)
    })
}
