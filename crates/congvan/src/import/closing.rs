//! Ô 6, at its end: the last paragraphs, and whom to turn to.

use crate::import::called;
use crate::import::contacts;
use crate::import::page::Page;
use crate::import::paragraphs::Para;
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::Face;
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term};
use crate::model::directive::Directive;

/// So many paragraphs at the end close the text.
pub(super) fn count(page: &Page, paras: &[Para<'_>], own: &Directive) -> usize {
    let loose = paras
        .iter()
        .rev()
        .take_while(|para| para.label.is_none() && para.table.is_none() && !para.quoted)
        .count();
    if loose == 0 {
        return 0;
    }
    let run = &paras[paras.len() - loose..];
    if own.kind.enacting.is_some() {
        return run.len() - run.iter().position(|para| tells_passing(page, para)).unwrap_or(run.len());
    }
    let no_items = loose == paras.len();
    // The first paragraph below a title is what the title is of.
    let titled = !no_items && is_title(page, &paras[..paras.len() - loose]);
    let skipped = usize::from(titled);
    let closing = run
        .iter()
        .skip(skipped)
        .position(|para| closes(page, para, own, no_items) || contacts::is_contact(page, para));
    if let Some(at) = closing.map(|at| at + skipped) {
        let count = loose - at;
        // One paragraph at least is the text itself.
        return if count == paras.len() { count - 1 } else { count };
    }
    if no_items {
        return 0;
    }
    let last = &paras[paras.len() - loose - 1];
    let words = page.at(&last.span).trim_end();
    let complete = words.ends_with(['.', ';']) && !last.is_bold();
    // Items of several paragraphs keep theirs.
    let several = paras[..paras.len() - loose]
        .windows(2)
        .any(|pair| pair[0].label.is_some() && pair[1].label.is_none() && pair[1].table.is_none());
    if complete && !several { loose } else { 0 }
}

/// Whether the words of the last item are its title, with what it is of still to come; of a list whose items are all as
/// short, none is.
fn is_title(page: &Page, paras: &[Para<'_>]) -> bool {
    let Some((para, before)) = paras.split_last() else { return false };
    let kind = |para: &Para<'_>| para.label.as_ref().map(|label| (label.kind, label.depth));
    let listed = before.last().is_some_and(|above| kind(above) == kind(para) && !para.is_bold())
        || is_last_of_items(para, before);
    let words = page.at(&para.span).trim_end();
    para.label.is_some() && !listed && (para.is_bold() || !words.ends_with(['.', ';']))
}

/// Whether an item is the last of a list of which no item has a paragraph below it.
fn is_last_of_items(para: &Para<'_>, before: &[Para<'_>]) -> bool {
    let Some(own) = para.label.as_ref().filter(|_| !para.is_bold()) else { return false };
    let sibling = |above: &Para<'_>| {
        above.label.as_ref().is_some_and(|label| (label.kind, label.depth) == (own.kind, own.depth))
    };
    let loose = |pair: &[Para<'_>]| pair[0].label.is_some() && pair[1].label.is_none();
    before.iter().any(sibling) && !before.windows(2).any(loose)
}

/// Whether a paragraph tells when the document was passed: `Nghị quyết này đã được … thông qua ngày …`.
fn tells_passing(page: &Page, para: &Para<'_>) -> bool {
    let words = page.at(&para.span);
    words::opens(Form::ClosingDocument, words).is_some()
        && words::of(Form::Passed).any(|passed| words.contains(passed))
}

/// Whether a paragraph is one that closes documents.
fn closes(page: &Page, para: &Para<'_>, own: &Directive, no_items: bool) -> bool {
    let words = page.at(&para.span);
    if words.trim_end().ends_with(':') {
        return false;
    }
    let short = words.chars().count() < 400;
    let named = [&own.issuer.name, own.issuer.name_in_text()].into_iter().map(|name| name.notation());
    let by_issuer = named.filter(|name| !name.is_empty()).any(|name| {
        words
            .strip_prefix(name)
            .is_some_and(|rest| words::opens_any(&[Form::ClosingNotice], rest.trim_start()))
    });
    let notices = words::opens_any(&[Form::ClosingNotice], words[body_end(words)..].trim_start());
    let by_issuer =
        by_issuer || !no_items && notices && body_end(words) > 0 || !no_items && called::asks(words, own);
    // `(Gửi kèm biểu mẫu)`
    let bare = words.trim_start_matches('(');
    let opens = words::opens_any(&[Form::Closing, Form::ClosingDocument], bare);
    // Where nothing is numbered, only what nothing but an end says.
    let sure = words::opens_any(&[Form::ClosingDocument], words) || by_issuer;
    short
        && if no_items {
            sure || opens && para.lines.len() == 1 && words.chars().count() < 200
        } else {
            opens || by_issuer
        }
}

/// Where the name of a body ends that a text opens with, with the unit that it is of: `Văn phòng UBND tỉnh`.
fn body_end(words: &str) -> usize {
    let spots = Lexicon::get().spots(words);
    let mut end = 0;
    while let Some(next) = spots
        .iter()
        .filter(|spot| spot.start == end || end > 0 && spot.start == end + 1)
        .filter(|spot| matches!(spot.term, Term::Body(_)) || end > 0 && matches!(spot.term, Term::Kind(_)))
        .map(|spot| spot.end)
        .max()
    {
        end = next;
    }
    // The name of the unit: words with capitals.
    let named = words[end..].split_inclusive(' ').take_while(|word| {
        word.trim().is_empty()
            || end > 0 && word.starts_with(char::is_uppercase) && word.trim().chars().all(char::is_alphabetic)
    });
    end + named.map(str::len).sum::<usize>()
}

/// Reads the last paragraphs.
pub(super) fn read(sheet: &mut Sheet<'_>, paras: &[Para<'_>], own: &mut Directive) {
    for para in paras {
        // They stand before the last sentences.
        if own.closing.is_empty() && contacts::read(sheet, para, own) {
            continue;
        }
        para.lines.iter().for_each(|line| sheet.is(line, Role::Closing));
        let text = sheet.text_at(para.span.clone(), Face::default());
        if !text.notation().is_empty() {
            own.closing.push(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn what_closes_is_no_part_of_a_last_item_that_has_no_end_mark() {
        let text = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\nSở Nội vụ đề nghị các xã thực hiện các nội dung sau:\n\
             1. Lập báo cáo\n1.1. Thu\n1.1.1. Phí\n1.1.2. Lệ phí\n1.2. Chi\n2. Gửi Sở\n\
             Đề nghị các xã nghiêm túc thực hiện.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!((own.measures.len(), own.closing.len()), (2, 1));
        // A title is followed by what it is of.
        let text = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\n1. Yêu cầu\nCác xã rà soát hồ sơ.\n2. Thời hạn\nĐề nghị các xã gửi trước ngày 20/3.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!((own.measures.len(), own.closing.len()), (2, 0));
    }
}
