//! Thư điện tử mang văn bản: the heads of letters by mail around a document, the greeting at their foot, and letters that
//! they quote. None of it is the document's; all of it is told.

use crate::import::arrived::{Arrived, Block, LeftOut, Paragraph, Reason, words};
use crate::import::marks::is_rule;
use crate::import::words::{self, Form};

/// Stands alone on a line above the greeting at the foot of a letter.
const GREETING: &str = "--";

/// What arrived, without the letters that it came in.
pub(super) fn without(arrived: &Arrived) -> Option<Arrived> {
    match without_quote_marks(arrived) {
        Some(bare) => Some(without_heads(&bare).unwrap_or(bare)),
        None => without_heads(arrived),
    }
}

/// What stands behind the mark of a letter that is quoted line by line.
fn behind_mark(text: &str) -> Option<&str> {
    text.trim_start().starts_with('>').then(|| text.trim_start_matches(['>', ' ']))
}

/// The document of a letter that quotes it line by line, without the marks; what stands around it is the letter's.
fn without_quote_marks(arrived: &Arrived) -> Option<Arrived> {
    let texts: Vec<String> = arrived.blocks.iter().map(|block| words(std::slice::from_ref(block))).collect();
    let national = |text: &String| {
        behind_mark(text)
            .is_some_and(|own| own.split("  ").any(|part| words::is(Form::NationalName, part.trim())))
    };
    texts.iter().find(|text| national(text))?;
    // Above what is quoted stands a document of its own: an answer, and it is what was sent.
    let names_state = |line: &str| line.split("  ").any(|part| words::is(Form::NationalName, part.trim()));
    if texts.iter().any(|text| behind_mark(text).is_none() && text.lines().any(names_state)) {
        return None;
    }
    let is_quoted = |text: &String| behind_mark(text).is_some();
    let (first, last) = (texts.iter().position(is_quoted)?, texts.iter().rposition(is_quoted)?);
    let mut own = arrived.clone();
    own.blocks.clear();
    // The program that sent it broke a long line: the rest has no mark. Anything else between is what somebody answered.
    const BROKEN: usize = 55;
    let goes_on = |at: usize| {
        let above = at.checked_sub(1).map(|above| &texts[above]);
        above.is_some_and(|above| is_quoted(above) && above.chars().count() >= BROKEN)
    };
    for (at, (block, text)) in arrived.blocks.iter().zip(&texts).enumerate() {
        match block {
            Block::Paragraph(paragraph) if is_quoted(text) => {
                let mut bare = paragraph.clone();
                let mark = take_mark(&mut bare);
                own.left_out.push(LeftOut { text: mark, reason: Reason::Mail, place: paragraph.place });
                own.blocks.push(Block::Paragraph(bare));
            }
            _ if (first..last).contains(&at) && goes_on(at) || text.trim().is_empty() => {
                own.blocks.push(block.clone());
            }
            _ => {
                let (text, place) = (text.clone(), place(block));
                own.left_out.push(LeftOut { text, reason: Reason::Mail, place });
            }
        }
    }
    Some(own)
}

/// Takes the marks of a quoted line away from its runs.
fn take_mark(paragraph: &mut Paragraph) -> String {
    let mut mark = String::new();
    for run in &mut paragraph.runs {
        let bare = run.text.trim_start_matches(['>', ' ']);
        mark.push_str(&run.text[..run.text.len() - bare.len()]);
        let is_whole = bare.is_empty();
        run.text = bare.to_owned();
        if !is_whole {
            break;
        }
    }
    mark.trim().to_owned()
}

fn without_heads(arrived: &Arrived) -> Option<Arrived> {
    let texts: Vec<String> = arrived.blocks.iter().map(|block| words(std::slice::from_ref(block))).collect();
    let heads = heads(&texts);
    let named = |text: &String| text.lines().any(|line| words::is(Form::NationalName, line.trim()));
    let opens = texts.iter().position(named);
    let closes = texts.iter().rposition(|text| words::opens(Form::DistributionLabel, text.trim()).is_some());
    let ends = closes.max(opens).and_then(|last| end(&texts, last, &heads));
    if heads.is_empty() && ends.is_none() {
        return None;
    }
    let ends = ends.unwrap_or(texts.len());
    let is_mail = |at: usize| at >= ends || heads.iter().any(|(from, to)| (*from..*to).contains(&at));
    let mut own = arrived.clone();
    own.blocks.clear();
    for (at, (block, text)) in arrived.blocks.iter().zip(texts).enumerate() {
        if !is_mail(at) {
            own.blocks.push(block.clone());
        } else if !text.trim().is_empty() {
            let place = place(block);
            own.left_out.push(LeftOut { text, reason: Reason::Mail, place });
        }
    }
    Some(own)
}

fn place(block: &Block) -> crate::import::arrived::Place {
    match block {
        Block::Paragraph(paragraph) => paragraph.place,
        Block::Table(table) => table.place,
        Block::Rule(place) => *place,
        Block::PageBreak => Default::default(),
    }
}

/// Lines of `From:`, `Sent:` and the like, three together or two with an address of mail, and a line of dashes above.
fn heads(texts: &[String]) -> Vec<(usize, usize)> {
    let is_label = |text: &str| {
        words::opens(Form::MailLabel, text.trim())
            .is_some_and(|end| text.trim()[end..].trim_start().starts_with(':'))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < texts.len() {
        if is_chat(texts[at].trim()) {
            found.push((at, at + 1));
            at += 1;
            continue;
        }
        let to = at + texts[at..].iter().take_while(|text| is_label(text)).count();
        let addressed = texts[at..to].iter().any(|text| text.contains('@'));
        if to - at > 2 || to - at == 2 && addressed {
            let above = texts[..at].iter().rev().take_while(|text| is_dashed(text.trim())).count();
            found.push((at - above, to));
        }
        at = to.max(at + 1);
    }
    found
}

/// What a chat writes above a message: `[Đã chuyển tiếp]`, `[10:15, 12/5/2027] Văn phòng:`.
fn is_chat(text: &str) -> bool {
    let Some((inner, behind)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return false;
    };
    let hour = inner.split(':').next().unwrap_or_default();
    let timed = (1..3).contains(&hour.len()) && hour.bytes().all(|byte| byte.is_ascii_digit());
    words::is(Form::Forwarded, inner) && behind.trim().is_empty()
        || timed && inner.contains(':') && behind.trim_end().ends_with(':')
}

/// A line of dashes, or words between dashes: `---------- Forwarded message ---------`.
fn is_dashed(text: &str) -> bool {
    is_rule(text) || text.starts_with("---") && text.ends_with("---")
}

/// Where behind the document a greeting begins, or the head of another letter, or one that is quoted line by line.
fn end(texts: &[String], last: usize, heads: &[(usize, usize)]) -> Option<usize> {
    let greeting = |text: &String| text.trim_end() == GREETING || text.trim_start().starts_with('>');
    let behind = texts[last..].iter().position(greeting).map(|at| last + at);
    let head = heads.iter().map(|(from, _)| *from).find(|from| *from > last);
    let end = behind.into_iter().chain(head).min();
    // What came by mail ends as a letter does, apart from the document above it.
    let by_mail = end.is_some() || !heads.is_empty();
    let closes = |at: &usize| {
        at.checked_sub(1).is_some_and(|above| texts[above].trim().is_empty())
            && !texts[*at].trim_end().ends_with(['.', '/'])
            && words::is(Form::MailClosing, texts[*at].trim())
    };
    let closing = (last..end.unwrap_or(texts.len())).find(closes).filter(|_| by_mail);
    closing.or(end)
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::Reason;
    use crate::import::{plain, understand};

    const HEAD: &str =
        "From: Văn thư <vanthu@example.gov.vn>\nSent: Monday, March 8, 2027 8:12 AM\nTo: UBND các xã\n\n";
    const DOCUMENT: &str = "SỞ NỘI VỤ\nSố: 215/SNV-CCHC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
        Lạng Sơn, ngày 05 tháng 3 năm 2027\n\nKính gửi: Ủy ban nhân dân các xã\n\nSở Nội vụ đề nghị:\n1. Rà soát.\n\n\
        Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nHoàng Quốc Tuấn\n";

    fn mail(text: &str) -> (String, Vec<String>) {
        let understood = understand(&plain::read(text));
        let mail = understood.left_out().iter().filter(|out| out.reason == Reason::Mail);
        let mail = mail.map(|out| out.text.clone()).collect();
        let own = &understood.documents[0].directive;
        let name = own.signatory.name.as_ref().map(|name| name.notation().to_owned()).unwrap_or_default();
        assert!(own.appendices.is_empty() && own.issuer.address.is_empty());
        (name, mail)
    }

    #[test]
    fn letters_around_a_document_are_left_out_and_told() {
        let foot = "\n--\nTrân trọng,\nNguyễn Thị C\nĐiện thoại: 0205 3000 111\n";
        let (name, out) = mail(&format!("{HEAD}{DOCUMENT}{foot}________________\n{HEAD}> Cảm ơn chị."));
        assert_eq!(name, "Hoàng Quốc Tuấn");
        assert_eq!(out.len(), 3 + 4 + 1 + 3 + 1, "{out:?}");
        assert!(mail(&format!("{DOCUMENT}> Cảm ơn chị.")).1 == ["> Cảm ơn chị."]);
    }

    /// Who answers with a document of his own sends that one, not the one that he quotes.
    #[test]
    fn a_document_that_is_sent_is_read_and_not_the_one_quoted_below_it() {
        let other = DOCUMENT.replace("Hoàng Quốc Tuấn", "Lò Văn An");
        let quoted: String = other.lines().map(|line| format!("> {line}\n")).collect();
        let (name, _) = mail(&format!("{DOCUMENT}\nVăn thư đã viết:\n{quoted}"));
        assert_eq!(name, "Hoàng Quốc Tuấn");
        let answered = quoted.replace("> 1. Rà soát.\n", "> 1. Rà soát.\nEm đã làm.\n");
        let (name, out) = mail(&answered);
        assert_eq!(name, "Lò Văn An");
        assert!(out.iter().any(|words| words == "Em đã làm."), "{out:?}");
    }

    #[test]
    fn the_end_of_a_letter_is_none_of_the_document() {
        for quoted in ["", "\n> Cảm ơn chị."] {
            let (name, out) = mail(&format!("{HEAD}{DOCUMENT}\nTrân trọng,\nVăn thư\n{quoted}"));
            assert_eq!(name, "Hoàng Quốc Tuấn");
            assert_eq!(out[3..5], ["Trân trọng,", "Văn thư"], "{out:?}");
        }
    }

    #[test]
    fn what_a_chat_writes_above_is_left_out() {
        let (name, out) = mail(&format!("[Đã chuyển tiếp]\n[10:15, 12/5/2027] Văn phòng:\n{DOCUMENT}"));
        assert_eq!((name.as_str(), out.len()), ("Hoàng Quốc Tuấn", 2));
    }

    #[test]
    fn a_document_behind_the_head_of_a_letter_is_kept() {
        let (name, out) =
            mail(&format!("Xin gửi.\n---------- Forwarded message ---------\n{HEAD}{DOCUMENT}"));
        assert_eq!((name.as_str(), out.len()), ("Hoàng Quốc Tuấn", 4));
        assert!(mail(DOCUMENT).1.is_empty());
    }

    #[test]
    fn a_document_that_a_letter_quotes_line_by_line_is_read() {
        let document = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             Số: 45/UBND-KT                      Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\n\
             Kính gửi: Các xã\n\nỦy ban nhân dân tỉnh đề nghị:\n1. Rà soát.\n2. Báo cáo.\n\n\
             Nơi nhận:\n- Như trên;\n- Lưu: VT.\n";
        let quoted: String = document.lines().map(|line| format!("> {line}\n")).collect();
        let text = format!("Chị xem giúp em nhé.\n\nVào Th 4, văn thư đã viết:\n{quoted}");
        let understood = understand(&plain::read(&text));
        let own = &understood.documents[0];
        assert_eq!(own.directive.issuer.name.notation(), "UBND tỉnh Sơn La");
        assert_eq!((own.directive.measures.len(), own.directive.distribution.to.len()), (2, 1));
        let out = |words: &str| {
            understood.left_out().iter().any(|out| out.reason == Reason::Mail && out.text == words)
        };
        assert!(out("Chị xem giúp em nhé.") && out("Vào Th 4, văn thư đã viết:"));
    }
}
