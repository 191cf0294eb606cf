//! The columns of the registers (Phụ lục IV), as they are printed and as they are known in files.

use congvan::gazetteer::fold;
use congvan::text::table::Header;

use super::Book;

/// A column.
pub(super) struct Column {
    /// As it is printed.
    pub(super) name: &'static str,
    /// Other names it is known by.
    others: &'static [&'static str],
    /// Whether a register is none without it.
    pub(super) needed: bool,
    /// What share of the page it has.
    pub(super) share: i64,
    /// Whether its cells are centred.
    pub(super) centred: bool,
}

const fn column(name: &'static str, others: &'static [&'static str], share: i64) -> Column {
    Column { name, others, needed: false, share, centred: false }
}

const fn require(column: Column) -> Column {
    Column { needed: true, ..column }
}

const fn centre(column: Column) -> Column {
    Column { centred: true, ..column }
}

const CODE: Column =
    centre(column("Số, ký hiệu văn bản", &["số, ký hiệu", "số ký hiệu", "số và ký hiệu"], 32));
const DAY: Column =
    centre(column("Ngày tháng văn bản", &["ngày văn bản", "ngày tháng", "ngày ban hành"], 29));
const TITLE: Column = column(
    "Tên loại và trích yếu nội dung văn bản",
    &["tên loại và trích yếu nội dung", "tên loại và trích yếu", "trích yếu", "trích yếu nội dung"],
    50,
);
const PASSED_ON: Column = centre(column("Ngày chuyển", &[], 24));
const RECEIPT: Column = column("Ký nhận", &[], 18);
const REMARKS: Column = column("Ghi chú", &[], 18);

const OUTGOING: [Column; 10] = [
    require(CODE),
    require(DAY),
    require(TITLE),
    column("Người ký", &["họ tên người ký"], 26),
    column("Nơi nhận văn bản", &["nơi nhận"], 44),
    column("Đơn vị, người nhận bản lưu", &["nơi nhận bản lưu", "lưu"], 22),
    centre(column("Số lượng bản", &["số bản"], 16)),
    PASSED_ON,
    RECEIPT,
    REMARKS,
];

const INCOMING: [Column; 10] = [
    require(centre(column("Ngày đến", &[], 29))),
    require(centre(column("Số đến", &[], 16))),
    column("Tác giả", &["cơ quan ban hành", "nơi gửi"], 34),
    CODE,
    DAY,
    require(TITLE),
    column("Đơn vị hoặc người nhận", &["đơn vị, người nhận", "người nhận"], 28),
    PASSED_ON,
    RECEIPT,
    REMARKS,
];

/// Where a register of incoming documents has the number of arrival, and what tells it from the other.
pub(super) const ARRIVAL: usize = 1;

/// The columns of a register, in the decree's order.
pub(super) fn of(book: Book) -> &'static [Column; 10] {
    static BOOKS: [[Column; 10]; 2] = [OUTGOING, INCOMING];
    &BOOKS[usize::from(book == Book::Incoming)]
}

impl Column {
    /// Whether a header names it.
    pub(super) fn is_called(&self, header: &str) -> bool {
        let header = fold(header);
        [self.name].iter().chain(self.others).any(|name| fold(name) == header)
    }
}

/// Whether a header names a column of a register.
pub fn is_column(header: &str) -> bool {
    Book::ALL.iter().flat_map(|book| of(*book)).any(|column| column.is_called(header))
}

/// Which register a header is of, and which of its columns each column of the file is; the first of two of one name.
pub(super) fn places(header: &Header) -> (Book, Vec<Option<usize>>) {
    let names: Vec<&str> = (0..header.names.len()).map(|column| header.name(column)).collect();
    let arrives = names.iter().any(|name| of(Book::Incoming)[ARRIVAL].is_called(name));
    let book = if arrives { Book::Incoming } else { Book::Outgoing };
    let mut taken = [false; 10];
    let place = |name: &&str| {
        let at = of(book).iter().position(|column| column.is_called(name))?;
        (!std::mem::replace(&mut taken[at], true)).then_some(at)
    };
    (book, names.iter().map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_columns() {
        for book in Book::ALL {
            for (at, column) in of(book).iter().enumerate() {
                for name in [column.name].iter().chain(column.others) {
                    let known: Vec<usize> =
                        (0..10).filter(|other| of(book)[*other].is_called(name)).collect();
                    assert_eq!(known, [at], "{name}");
                }
            }
        }
    }
}
