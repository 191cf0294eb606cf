//! What of a file could not be read, said page by page and font by font: a reader that goes on over a broken stream must not
//! keep silent about it.

use congvan::import::arrived::Arrived;
use congvan::text::diagnostic::Message;
use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::{Filter, Pdf};

use super::drawn::Drawn;

/// From so many letters without a meaning on, a page that is a fifth of them says nothing.
const FEW: usize = 10;

/// Whether a packed stream unpacks to its end, and its sum is right.
pub(crate) fn is_sound(stream: &Stream<'_>) -> bool {
    if stream.filters().first() != Some(&Filter::FlateDecode) {
        return true;
    }
    let packed = stream.raw_data();
    let mut inflater = Decompress::new(true);
    let mut buffer = vec![0; 16 << 10];
    let mut at = 0;
    loop {
        let (before_in, before_out) = (inflater.total_in(), inflater.total_out());
        match inflater.decompress(&packed[at..], &mut buffer, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return true,
            Ok(_) if (inflater.total_in(), inflater.total_out()) != (before_in, before_out) => {
                at = usize::try_from(inflater.total_in()).unwrap_or(packed.len()).min(packed.len());
            }
            _ => return false,
        }
    }
}

/// Whether a file ends before what every file ends in: where its table of objects stands, and its end.
pub(crate) fn is_cut(bytes: &[u8]) -> bool {
    /// Behind the end some programs put a little.
    const BEHIND: usize = 2_048;
    let tail = &bytes[bytes.len().saturating_sub(BEHIND)..];
    let has = |words: &[u8]| tail.windows(words.len()).any(|own| own == words);
    !has(b"%%EOF") && !has(b"startxref")
}

/// Says that a file was cut.
pub(crate) fn tell_cut(arrived: &mut Arrived) {
    arrived.damage.push(Message::new(
        "tệp bị cắt ở cuối, có thể thiếu chữ hoặc thiếu trang; hãy xin lại tệp",
        "the file is cut off at its end: words or pages may be missing; fetch it again",
    ));
}

/// How many pages the file says it has.
pub(crate) fn said_pages(catalog: &Dict<'_>) -> usize {
    let pages = catalog.get::<Dict<'_>>("Pages").unwrap_or_default();
    pages.get::<u32>("Count").unwrap_or_default() as usize
}

/// Whether most letters of a page are such as nobody knows.
pub(crate) fn is_unreadable(unknown: usize, inked: usize) -> bool {
    unknown >= FEW && unknown * 5 >= inked
}

/// Says what was not read.
pub(crate) fn tell(pdf: &Pdf, said: usize, drawn: &[Drawn], fonts: &[String], arrived: &mut Arrived) {
    let mut say = |vi: String, en: String| arrived.damage.push(Message::new(vi, en));
    let broken: Vec<String> = drawn
        .iter()
        .enumerate()
        .filter(|(_, page)| page.damaged)
        .map(|(nth, _)| (nth + 1).to_string())
        .collect();
    if !broken.is_empty() {
        let pages = broken.join(", ");
        say(
            format!(
                "trang {pages} hỏng, chỉ đọc được một phần; hãy xin lại tệp, hoặc so từng chữ với bản gốc"
            ),
            format!(
                "page {pages} is damaged and was read in part; fetch the file again or compare it word by word"
            ),
        );
    }
    if !fonts.is_empty() {
        let names = fonts.join(", ");
        say(
            format!(
                "phông {names} trong tệp hỏng, chữ viết bằng phông ấy có thể sai hoặc thiếu; hãy xin lại tệp"
            ),
            format!(
                "the font {names} in the file is damaged: its words may be wrong or missing; fetch the file again"
            ),
        );
    }
    let read = pdf.pages().len();
    if said > read {
        say(
            format!("tệp ghi có {said} trang nhưng chỉ đọc được {read}; hãy xin lại tệp"),
            format!("the file says it has {said} pages and {read} could be read; fetch it again"),
        );
    }
    for (nth, page) in drawn.iter().enumerate() {
        let (unknown, inked) = unknown(page);
        if unknown > 0 && is_unreadable(unknown, inked) {
            say(
                format!(
                    "trang {}: phông trong tệp không nói chữ nào là chữ gì nên không đọc được; thêm --ocr để nhận dạng",
                    nth + 1
                ),
                format!(
                    "page {}: the fonts do not say which letters they hold, so it cannot be read; add --ocr to recognise it",
                    nth + 1
                ),
            );
        } else if unknown > 0 {
            say(
                format!("trang {}: {unknown} chữ không rõ là chữ gì, để là `\u{fffd}`", nth + 1),
                format!("page {}: {unknown} letters that nobody knows stand as `\u{fffd}`", nth + 1),
            );
        }
    }
}

/// How many letters that are seen nobody knows, of how many.
pub(crate) fn unknown(page: &Drawn) -> (usize, usize) {
    let seen = page.letters.iter().filter(|letter| !letter.unseen && !letter.is_blank());
    seen.fold((0, 0), |(unknown, all), letter| (unknown + usize::from(letter.text == '\u{fffd}'), all + 1))
}
