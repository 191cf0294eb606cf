use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Syllables, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1122",
    name: "capital-inside-sentence",
    severities: &[Severity::Warning],
    clause: "PL II, mục I",
    page: include_str!("vb1122_capital_inside_sentence.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let request = draft.directive.request.as_ref();
    let action = request.map(|request| &request.action);
    let whom = request.map(|request| &request.whom);
    let request = request.map(|request| &request.verb);
    for passage in &draft.passages {
        // `Ủy ban nhân dân xã Yêu cầu …`, `(Để báo cáo)`
        let verb = request.is_some_and(|verb| std::ptr::eq(verb, passage.text));
        let action = action.is_some_and(|action| std::ptr::eq(action, passage.text))
            && passage.word(1).starts_with(char::is_lowercase);
        let whom = whom.is_some_and(|whom| std::ptr::eq(whom, passage.text))
            && WHOM_OPENS.contains(&passage.word(0));
        let tail = draft.directive.contacts.iter().filter_map(|contact| contact.tail.as_ref());
        let tail = tail.into_iter().any(|tail| std::ptr::eq(tail, passage.text))
            && passage.word(1).starts_with(char::is_lowercase);
        let purpose = passage.part == Part::Purpose && matches!(passage.word(0), "Để" | "Báo" | "Thực");
        if (verb || purpose || action || whom || tail) && passage.capital(0) && !passage.gap(0).contains('*')
        {
            let message = Message::new(
                "chữ này đứng giữa câu, không viết hoa",
                "this stands inside a sentence and takes no capital",
            );
            let right = passage.small(0).to_owned();
            let part = passage.words[0].at.clone();
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
        behind_marks(draft, passage, report);
    }
}

/// Capitals behind a comma, a semicolon, or the name of who issued a document.
fn behind_marks(draft: &Draft<'_>, passage: &Passage<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for at in 1..passage.words.len() {
        let title = passage.gap(at) == " " && issuer_before(passage, at);
        let known: &[(&str, &str)] = match passage.mark(at) {
            ";" | "," => &OPENINGS,
            _ if title => &TITLES,
            _ => continue,
        };
        let word = passage.word(at);
        let second = passage.small(at + 1);
        let common = known.iter().any(|(first, next)| *first == word && (next.is_empty() || *next == second));
        let lower = passage.word(at + 1).starts_with(char::is_lowercase);
        // `Phó Chỉ huy trưởng, Tham mưu trưởng`
        let of_a_person = passage.small(at + 2) == "trưởng" && passage.gap(at + 2) == " ";
        if common && lower && !of_a_person && !is_cited(passage, at) && !is_in_menu(passage, at) {
            let message = if title {
                Message::new(
                    "trích yếu đi liền sau tên cơ quan ban hành, giữa câu, không viết hoa",
                    "the subject behind its issuer stands inside the sentence and takes no capital",
                )
            } else {
                Message::new(
                    "sau dấu phẩy, dấu chấm phẩy trên cùng một dòng không viết hoa",
                    "no capital follows a comma or a semicolon on the same line",
                )
            };
            let part = passage.words[at].at.clone();
            let right = passage.small(at).to_owned();
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// Whether a document is cited by its number, or in a basis by who made it: `Báo cáo thẩm tra số 15/BC-HĐND`, `; Báo cáo thẩm
/// tra của Ban Pháp chế` have their capitals (PL II, mục V).
fn is_cited(passage: &Passage<'_>, at: usize) -> bool {
    const NEAR: usize = 5;
    let by = |at: usize| passage.small(at) == "của" && passage.capital(at + 1) && passage.gap(at) == " ";
    if passage.basis.is_some() && (at + 1..at + NEAR).any(by) {
        return true;
    }
    let number = |at: usize| passage.word(at).starts_with(|c: char| c.is_ascii_digit() || c == '_');
    // `Báo cáo 15/BC-UBND`, `Hướng dẫn 36-HD/VPTW`
    let symbol =
        |at: usize| number(at) && matches!(passage.gap(at + 1), "/" | "-") && passage.capital(at + 1);
    // `Báo cáo ngày 05/3/2027 của UBND tỉnh`
    if passage.small(at + 2) == "ngày" && number(at + 3) && passage.gap(at + 2) == " " {
        return true;
    }
    let mut near = at + 1..at + NEAR;
    near.any(|at| passage.small(at) == "số" && number(at + 1) || symbol(at) && passage.gap(at) == " ")
}

/// Whether the word opens the name of something on a screen: `chọn mục Quản lý, Báo cáo tổng hợp`.
fn is_in_menu(passage: &Passage<'_>, at: usize) -> bool {
    static MENUS: Syllables = Syllables::from_list("capital-inside-sentence: menus");
    /// No menu is farther from the word that tells of it.
    const FARTHEST: usize = 12;
    let from = at.saturating_sub(FARTHEST);
    let start = (from..=at).rev().find(|at| passage.mark(*at).contains('.')).unwrap_or(from);
    (start..at).any(|at| MENUS.iter().any(|menu| passage.says(at, menu)))
}

/// Whether the words before name who issues documents: `của Chính phủ`, `của Thủ tướng Chính phủ`.
fn issuer_before(passage: &Passage<'_>, at: usize) -> bool {
    static ENDS: Syllables = Syllables::from_list("capital-inside-sentence: ends");
    let ended = ENDS.iter().any(|end| at.checked_sub(end.len()).is_some_and(|from| passage.says(from, end)));
    // A document with its number stands before: `Nghị định số 26/2020/NĐ-CP ngày … của Chính phủ`.
    const NEAR: usize = 16;
    let mut before = (at.saturating_sub(NEAR)..at).rev().map(|at| passage.small(at));
    ended && before.by_ref().any(|word| word == "của") && before.any(|word| word == "số")
}

/// Words that are no names, nor the second body of a list (`Sở Tài chính, Xây dựng`); where the second is empty,
/// whatever follows in small letters.
static OPENINGS: Pairs = Pairs::from_list("capital-inside-sentence: openings");

/// How a trích yếu opens behind the name of who issued it: `của Chính phủ Quy định chi tiết`.
static TITLES: Pairs = Pairs::from_list("capital-inside-sentence: titles");

/// How those begin who are asked, at the head of a line.
static WHOM_OPENS: Words = Words::from_list("capital-inside-sentence: whom opens");
