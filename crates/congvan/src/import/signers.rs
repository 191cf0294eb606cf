//! Ô 7: in whose stead somebody signs, as what, and who.

use crate::import::arrived::Reason;
use crate::import::margins;
use crate::import::marks::{self, is_capitals, is_rule};
use crate::import::names::in_running_text;
use crate::import::page::Page;
use crate::import::role::Role;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::signing::{
    is_body, is_capitals_title, is_name, is_small_word, name_from, opens_with_title,
};
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::model::directive::types::Signing;
use crate::model::directive::{Directive, Power, Signatory, Text};

/// Reads those who sign.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: &[&Line], own: &mut Directive) {
    let mut signers: Vec<Signatory> = Vec::new();
    let mut below = None;
    for block in blocks(sheet, lines) {
        let below = below.replace(block[block.len() - 1].side);
        let Some(found) = signatory(sheet, &block, own.kind.parties) else { continue };
        // Behind a signature only what looks like one is another; what stands below a page is not.
        if !signers.is_empty() && !looks_signed(sheet, &block, &found) {
            block.iter().for_each(|line| sheet.is(line, Role::Unknown));
            continue;
        }
        match signers.last_mut() {
            // What somebody is besides stands below the name.
            Some(last) if below.is_some_and(|side| side == block[0].side) && is_other_title(last, &found) => {
                last.other_title = found.title;
                let why = "chức vụ ghi dưới họ tên: coi là chức vụ khác của người ký";
                sheet.note("signatory.other_title", Certainty::Guess, why);
            }
            Some(last) if last.name.is_none() && is_name_alone(&found) => {
                (last.name, last.rank) = (found.name, found.rank);
            }
            _ => signers.push(found),
        }
    }
    let secretary = own.kind.signing == Signing::SecretaryAndChair && signers.len() == 2;
    let mut signers = signers.into_iter();
    let first = signers.next();
    if first.is_none() {
        sheet.note("signatory", Certainty::Blank, "không thấy phần ký");
    }
    own.signatory = first.unwrap_or_default();
    own.cosigners = signers.collect();
    if secretary && let Some(chair) = own.cosigners.pop() {
        let by = std::mem::replace(&mut own.signatory, chair);
        if let Some(title) = &by.title {
            sheet.record_told(title.span.clone(), "signatory.secretary");
        }
        own.signatory.secretary = by.title.map(|title| (title, by.name));
    }
}

/// Whether a block names somebody, or opens as titles do.
fn looks_signed(sheet: &Sheet<'_>, block: &[&Line], found: &Signatory) -> bool {
    let titled = |line: &&Line| {
        let words = sheet.page.words(line);
        is_capitals(words) || is_capitals_title(words)
    };
    found.name.is_some() || found.party.is_some() || block.iter().any(titled)
}

/// Whether nothing but a title was found below the name of somebody who has another.
fn is_other_title(above: &Signatory, own: &Signatory) -> bool {
    let title = Signatory { title: own.title.clone(), ..Signatory::default() };
    let signs = above.title.is_some() || !above.authority.is_empty();
    signs && above.name.is_some() && above.other_title.is_none() && own.title.is_some() && *own == title
}

/// Whether nothing but a name was found: it belongs to the title above, which stands apart by a page's end or a table.
fn is_name_alone(own: &Signatory) -> bool {
    let name = Signatory { name: own.name.clone(), rank: own.rank.clone(), ..Signatory::default() };
    own.name.is_some() && *own == name
}

/// Lines of one signature each: a title behind a name begins another.
fn blocks<'l>(sheet: &Sheet<'_>, lines: &[&'l Line]) -> Vec<Vec<&'l Line>> {
    let mut blocks: Vec<Vec<&'l Line>> = Vec::new();
    let mut named = false;
    let mut column = None;
    for line in lines {
        let words = sheet.page.words(line);
        let own = line.side.map(|side| (side.table, side.right));
        let begins = named && (is_capitals_title(words) || is_body(words) || margins::runs(words, false))
            || is_remark(words);
        if blocks.is_empty() || own != column || begins {
            blocks.push(Vec::new());
        }
        column = own;
        if let Some(last) = blocks.last_mut() {
            named = !last.is_empty() && is_name(words) && !is_capitals_title(words);
            last.push(line);
        }
    }
    blocks.retain(|block| block.iter().any(|line| sheet.page.words(line).chars().any(char::is_alphabetic)));
    blocks
}

/// Whether a line is a sentence, as a note at the foot of a page is: `[1] Được sửa đổi bởi Nghị định số ….`
fn is_remark(words: &str) -> bool {
    let sentence = words.trim_end().ends_with('.') && words.split_whitespace().count() > 7;
    !is_capitals(words) && (sentence || words.starts_with('['))
}

/// Where a name stands beside words that say who signed: `Đã ký: Lê Văn T`, `Signed by: …`, `Lê Văn T (đã ký)`.
fn signed_by(words: &str) -> Option<std::ops::Range<usize>> {
    let closing = |words: &str| words.find(')').map_or(words.len(), |at| at + 1);
    let behind = match words::opens(Form::Signed, words) {
        Some(end) => words[end..].trim_start().strip_prefix(':')?,
        None if words.starts_with('(') && words::is(Form::Signed, &words[..closing(words)]) => {
            &words[closing(words)..]
        }
        None => {
            let end = words.rfind('(').filter(|at| words::is(Form::Signed, &words[*at..]))?;
            let name = words[..end].trim_end();
            return is_name(name).then_some(0..name.len());
        }
    };
    let name = behind.trim_start();
    is_name(name).then(|| words.len() - name.len()..words.len())
}

/// Whether a line below titles in capitals can be nothing but a name, whatever stands before it: `Nghệ nhân Lê Văn T`.
fn ends_as_name(page: &Page, lines: &[&Line]) -> bool {
    let Some((last, above)) = lines.split_last() else { return false };
    let words = page.words(last);
    let parts: Vec<&str> = words.split_whitespace().collect();
    let capital = |part: &&str| {
        part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic) && !is_capitals(part)
    };
    let titled = above.iter().all(|line| is_capitals(page.words(line)))
        && above.iter().any(|line| is_capitals_title(page.words(line)));
    titled
        && (2..=10).contains(&parts.len())
        && parts.iter().rev().take(2).all(capital)
        && !words.contains([':', ';', '(', '/'])
        && !words.contains(|c: char| c.is_ascii_digit())
        && !is_capitals_title(words)
        && words::opens(Form::BodyHead, words).is_none()
        && !words.split_whitespace().next().is_some_and(is_small_word)
}

/// `ĐẠI DIỆN BÊN A` of a document that parties make.
fn party(sheet: &mut Sheet<'_>, span: &std::ops::Range<usize>, own: &mut Signatory, parties: bool) -> bool {
    let words = sheet.page.at(span);
    let Some(end) = words::opens(Form::SignsFor, words).filter(|_| parties && own.party.is_none()) else {
        return false;
    };
    let from = span.end - words[end..].trim_start().len();
    sheet.record_printed(span.start..from);
    let party = recase_title(sheet, from..span.end);
    own.party = Some(party.with_notation(with_capital_letter(party.notation())));
    true
}

/// The name of a party whose last word is a letter, which is a capital: `Bên A`.
fn with_capital_letter(name: &str) -> String {
    let (before, last) = name.rsplit_once(' ').map_or(("", name), |(before, last)| (before, last));
    let is_letter = !before.is_empty() && last.chars().count() == 1;
    if is_letter { format!("{before} {}", last.to_uppercase()) } else { name.to_owned() }
}

fn signatory(sheet: &mut Sheet<'_>, lines: &[&Line], parties: bool) -> Option<Signatory> {
    let page = sheet.page;
    let mut own = Signatory::default();
    let mut lines: Vec<&Line> = lines.to_vec();
    if let Some(at) = lines.iter().position(|line| signed_by(page.words(line)).is_some()) {
        let line = lines.remove(at);
        let who = signed_by(page.words(line)).unwrap_or_default();
        let span = line.span.start + who.start..line.span.start + who.end;
        sheet.form(line.span.start..span.start);
        sheet.form(span.end..line.span.end);
        name(sheet, &Line { span, ..line.clone() }, &mut own);
        sheet.is(line, Role::SignerName);
    }
    lines.retain(|line| {
        let words = page.words(line);
        let signed = words::is(Form::Signed, words) || is_rule(words);
        if signed {
            sheet.is(line, Role::Signed);
            sheet.leave_out(line.span.clone(), Reason::Form);
        }
        // A figure alone is the number of a page.
        !signed && words.chars().any(char::is_alphabetic)
    });
    if let Some(last) = lines.last().copied().filter(|last| {
        own.name.is_none() && lines.len() > 1 && is_name(page.words(last))
            || own.name.is_none()
                && lines.len() == 1
                && is_name(page.words(last))
                && !is_capitals(page.words(last))
    }) {
        lines.pop();
        name(sheet, last, &mut own);
    } else if own.name.is_none() && ends_as_name(page, &lines) {
        let last = lines.pop();
        last.into_iter().for_each(|last| name(sheet, last, &mut own));
        let why = "chữ trước họ tên không phải cấp bậc, học vị đã biết: xem lại họ tên";
        sheet.note("signatory.name", Certainty::Guess, why);
    }
    // Of several that sign together each body stands above its head's title.
    let body = lines.first().copied().filter(|first| lines.len() > 1 && is_body(page.words(first)));
    if let Some(body) = body {
        lines.remove(0);
        sheet.is(body, Role::Authority);
    }
    let mut after_gap = false;
    for (at, line) in lines.iter().enumerate() {
        let words = page.words(line);
        sheet.is(line, Role::Authority);
        after_gap |= at > 0 && (line.gap > 1 || stands_below(lines[at - 1], line));
        let span = line.span.clone();
        if let Some((kind, from)) = marks::authority(words) {
            sheet.record_printed(span.start..span.start + from);
            let of = recase_title(sheet, span.start + from..span.end);
            own.authority.push(Power::new(kind, of));
        } else if after_gap
            && own.name.is_some()
            && at + 1 == lines.len()
            && (own.title.is_some() || !own.authority.is_empty())
        {
            own.other_title = Some(recase_title(sheet, span));
        } else if party(sheet, &span, &mut own, parties) {
        } else if let Some(title) =
            own.title.as_mut().filter(|title| is_next(page, title.span.end, span.start))
        {
            // A name broken over lines is written as one: `CÔNG CHỨC,` / `VIÊN CHỨC`.
            *title = recase_title(sheet, title.span.start..span.end);
        } else if own.title.is_none() && (opens_with_title(words) || own.authority.is_empty()) {
            own.title = Some(recase_title(sheet, span));
        } else if let Some(last) = own.authority.last_mut() {
            // `KHÓA XIII, KỲ HỌP THỨ 31`; what goes on with a broken name belongs to it.
            let more = recase_title(sheet, span);
            if words.contains(|c: char| c.is_ascii_digit())
                || words::opens(Form::Session, words).is_some()
                || last.of.span.end + 1 < more.span.start
            {
                last.more.push(more);
            } else {
                last.of =
                    last.of.with_notation(format!("{} {}", last.of.notation(), lower_kind(more.notation())));
                last.of.span.end = more.span.end;
            }
        }
    }
    if let Some(body) = body {
        of_body(sheet, body, &mut own);
    }
    // A remark below the name is no signature.
    let signs = own.name.is_some()
        || !own.authority.is_empty()
        || own.title.as_ref().is_some_and(|title| {
            title.notation().chars().count() < 120
                && !title.notation().starts_with('(')
                && !is_remark(title.notation())
        });
    if !signs {
        lines.iter().for_each(|line| sheet.is(line, Role::Unknown));
        return None;
    }
    let empty = own == Signatory::default();
    (!empty).then_some(own)
}

/// Whether room to sign is between two lines of a page that says where they stand.
fn stands_below(above: &Line, line: &Line) -> bool {
    let (Some(upper), Some(lower)) = (above.place.area, line.place.area) else { return false };
    let height = lower.height.as_twips();
    let room = lower.top.as_twips() - upper.top.as_twips() - upper.height.as_twips();
    above.place.page == line.place.page && room > 2 * height
}

/// Whether nothing but marks stands between two parts of the page.
fn is_next(page: &Page, end: usize, start: usize) -> bool {
    end <= start && !page.at(&(end..start)).contains(char::is_alphanumeric)
}

/// Sets the body above a signature behind the title of its head: `Giám đốc Sở Y tế`.
fn of_body(sheet: &mut Sheet<'_>, line: &Line, own: &mut Signatory) {
    let (name, _) = in_running_text(sheet.page, sheet.page.words(line).trim());
    let head = own.authority.first_mut().map(|power| &mut power.of).or(own.title.as_mut());
    if let Some(head) = head {
        *head = head.with_notation(format!("{} {name}", head.notation()));
        sheet.record_told(line.span.clone(), "signatory.title");
    }
}

/// A unit behind the name of its committee: `Tỉnh Bình Phước` as `tỉnh Bình Phước`.
fn lower_kind(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    if crate::lexicon::UnitKind::of(&first).is_some() {
        format!("{first}{}", &words[first.len()..])
    } else {
        words.to_owned()
    }
}

fn name(sheet: &mut Sheet<'_>, line: &Line, own: &mut Signatory) {
    let words = sheet.page.words(line);
    sheet.is(line, Role::SignerName);
    let rank = name_from(words);
    if rank > 0 {
        let start = line.span.start;
        let mut said = sheet.text_at(start..start + rank, Face::BOTH);
        said = said.with_notation(said.notation().trim_end_matches([',', ' ']));
        own.rank = Some(said);
    }
    own.name = Some(sheet.text_at(line.span.start + rank..line.span.end, Face::BOTH));
}

/// A title in capitals as running text writes it.
fn recase_title(sheet: &mut Sheet<'_>, span: std::ops::Range<usize>) -> Text {
    let mut text = sheet.text_at(span, Face::BOTH);
    let end = text.notation().trim_end_matches([',', ';', ' ']).len();
    if end < text.notation().len() {
        let cut = text.notation().len() - end;
        sheet.form(text.span.end - cut..text.span.end);
        text = text.with_notation(&text.notation()[..end]);
        text.span.end -= cut;
    }
    let (words, _) = in_running_text(sheet.page, text.notation());
    text = text.with_notation(words);
    text
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::{Arrived, Block, Paragraph, Run};
    use crate::import::{Certainty, understand};
    use crate::model::directive::Text;

    /// What is behind the body of a dispatch, line by line.
    fn foot(lines: &[&str]) -> Arrived {
        let line = |text: &&str| {
            let runs = vec![Run { text: (*text).to_owned(), ..Run::default() }];
            Block::Paragraph(Paragraph { runs, whole: true, ..Paragraph::default() })
        };
        let body = ["1. Rà soát.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."];
        let blocks = body.iter().chain(lines).map(line).collect();
        Arrived { blocks, ..Arrived::default() }
    }

    #[test]
    fn a_note_below_a_signature_is_no_signature() {
        let note = "[1] Được sửa đổi, bổ sung bởi Nghị định số 111/2024/NĐ-CP.";
        let own = understand(&foot(&["GIÁM ĐỐC", "Hoàng Quốc Tuấn", note])).documents.remove(0).directive;
        assert_eq!(own.signatory.name.map(|name| name.into_notation()).as_deref(), Some("Hoàng Quốc Tuấn"));
        assert!(own.cosigners.is_empty());
    }

    #[test]
    fn what_somebody_is_by_degree_or_honour_is_not_in_the_title() {
        for rank in [
            "GS.",
            "GS.TSKH.",
            "PGS,TS",
            "PGS. TS.",
            "Nhà giáo ưu tú",
            "Bác sĩ",
            "ThS.BSCKII.",
            "Ks.",
            "Trung úy",
        ] {
            let signed = format!("{rank} Lê Thị Mai");
            let lines = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", &signed];
            let own = understand(&foot(&lines)).documents.remove(0).directive.signatory;
            let text = |text: Option<Text>| text.map(Text::into_notation);
            assert_eq!(text(own.title).as_deref(), Some("Phó Giám đốc"), "{rank}");
            assert_eq!(text(own.name).as_deref(), Some("Lê Thị Mai"), "{rank}");
            assert_eq!(text(own.rank).as_deref(), Some(rank), "{rank}");
        }
    }

    #[test]
    fn a_line_in_small_letters_below_titles_in_capitals_is_a_name_to_be_looked_at() {
        let mut understood =
            understand(&foot(&["GIÁM ĐỐC", "Bậc thầy tuồng Lê Thị Mai"])).documents.remove(0);
        let own = std::mem::take(&mut understood.directive.signatory);
        assert_eq!(own.title.map(Text::into_notation).as_deref(), Some("Giám đốc"));
        assert_eq!(own.name.map(Text::into_notation).as_deref(), Some("Bậc thầy tuồng Lê Thị Mai"));
        let note = understood.by_path.get("signatory.name").expect("a note");
        assert_eq!(note.certainty, Certainty::Guess);
    }

    #[test]
    fn bodies_that_sign_together_stand_above_their_heads() {
        let text = "UBND TỈNH LẠNG SƠN\nSố: 12/KH-SGDĐT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
            KẾ HOẠCH LIÊN TỊCH\nPhối hợp năm 2027\n\n1. Rà soát.\n\nCÔNG AN TỈNH\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\
            Đại tá Lê Văn T\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nGIÁM ĐỐC\nĐOÀN VĂN HẢI\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.";
        let own = understand(&crate::import::plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.subject.notation(), "Phối hợp năm 2027");
        assert_eq!(own.signatory.authority[0].of.notation(), "Giám đốc Công an tỉnh");
        assert_eq!(own.signatory.rank.map(|rank| rank.into_notation()).as_deref(), Some("Đại tá"));
        let other = &own.cosigners[0];
        assert_eq!(
            other.title.as_ref().map(|title| title.notation()),
            Some("Giám đốc Sở Giáo dục và Đào tạo")
        );
        assert_eq!(other.name.as_ref().map(|name| name.notation()), Some("ĐOÀN VĂN HẢI"));
    }

    #[test]
    fn who_signed_may_be_said_with_a_label_and_what_is_said_of_the_signature_is_no_title() {
        for (lines, title, name) in [
            (
                &["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Đã ký: Lê Văn Trang"][..],
                "Phó Cục trưởng",
                "Lê Văn Trang",
            ),
            (&["GIÁM ĐỐC", "Lê Văn Trang (đã ký)"], "Giám đốc", "Lê Văn Trang"),
            (&["GIÁM ĐỐC", "(Đã ký) Lê Văn Trang"], "Giám đốc", "Lê Văn Trang"),
            (&["GIÁM ĐỐC", "Signed by: TS. Lê Văn Trang"], "Giám đốc", "Lê Văn Trang"),
            (&["GIÁM ĐỐC", "(Đã ký và đóng dấu)", "Lê Văn Trang"], "Giám đốc", "Lê Văn Trang"),
            (&["GIÁM ĐỐC", "[daky]", "Lê Văn Trang"], "Giám đốc", "Lê Văn Trang"),
            (&["GIÁM ĐỐC", "[Chữ ký số]", "Đại tá, TS. Lê Văn Trang"], "Giám đốc", "Lê Văn Trang"),
            (
                &["GIÁM ĐỐC", "(Chữ ký)", "Lê Văn Trang", "© 2027 Cổng thông tin điện tử. Lượt xem: 20"],
                "Giám đốc",
                "Lê Văn Trang",
            ),
            (
                &["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG CÔNG CHỨC,", "VIÊN CHỨC", "Lê Văn Trang"],
                "Trưởng phòng công chức, viên chức",
                "Lê Văn Trang",
            ),
            (&["KT. GIÁM ĐỐC", "BHXH TỈNH", "PHÓ GIÁM ĐỐC", "Lê Văn Trang"], "Phó Giám đốc", "Lê Văn Trang"),
        ] {
            let own = understand(&foot(lines)).documents.remove(0).directive;
            let value = |text: Option<crate::model::directive::Text>| text.map(|text| text.into_notation());
            assert_eq!(value(own.signatory.title).as_deref(), Some(title), "{lines:?}");
            assert_eq!(value(own.signatory.name).as_deref(), Some(name), "{lines:?}");
            assert!(own.cosigners.is_empty(), "{lines:?}");
        }
    }

    #[test]
    fn a_name_alone_belongs_to_the_title_before_it() {
        let line = |text: &str| {
            let runs = vec![Run { text: text.to_owned(), ..Run::default() }];
            Block::Paragraph(Paragraph { runs, whole: true, ..Paragraph::default() })
        };
        for apart in [Some(Block::PageBreak), None] {
            let mut blocks: Vec<Block> =
                ["1. Rà soát.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
                    .map(line)
                    .into();
            blocks.extend(apart);
            blocks.push(line("TS. Hoàng Quốc Tuấn"));
            let own = understand(&Arrived { blocks, ..Arrived::default() }).documents.remove(0).directive;
            assert_eq!(
                own.signatory.name.map(|name| name.into_notation()).as_deref(),
                Some("Hoàng Quốc Tuấn")
            );
            assert_eq!(
                own.signatory.title.map(|title| title.into_notation()).as_deref(),
                Some("Phó Giám đốc")
            );
            assert!(own.cosigners.is_empty() && own.appendices.is_empty());
        }
    }
}
