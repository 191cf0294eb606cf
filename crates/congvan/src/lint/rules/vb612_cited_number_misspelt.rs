use std::ops::Range;

use crate::lint::citations::{Citation, letters_of, types};
use crate::lint::symbols::letters_of_another;
use crate::lint::words::{is_digits, small};
use crate::lint::{Draft, Rule, abbreviations, always};
use crate::model::directive::{Basis, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB612",
    name: "cited-number-misspelt",
    severities: &[Severity::Error, Severity::Warning, Severity::Note],
    clause: "PL I, mục II.3",
    page: include_str!("vb612_cited_number_misspelt.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for basis in &draft.directive.legal_basis {
        check_basis(draft, basis, report);
    }
    for cited in draft.citations().iter().filter(|cited| !small(cited.number_as_written()).starts_with("số"))
    {
        check_citation(draft, cited, report);
    }
}

/// What is wrong with the keys of a basis.
fn check_basis(draft: &Draft<'_>, basis: &Basis, report: &mut dyn FnMut(Diagnostic)) {
    for (text, right) in typed_twice(basis) {
        let message = Message::new(
            "chữ `số`, `của` trước số và tên cơ quan do chương trình ghi",
            "the words `số` and `của` before number and issuer are written by the program",
        );
        let all = 0..text.notation().len();
        report(draft.safely(Severity::Error, RULE.code, text, all, right, message));
    }
    let Some(number) = &basis.number else { return };
    let body = basis.issuer.as_ref().and_then(|issuer| {
        let letters = letters_of_another(number.notation(), &small(issuer.notation()))?;
        Some(of_another_body(letters, issuer.notation()))
    });
    let kind = basis.kind.as_ref().and_then(|kind| symbol_of_other_type(kind.notation(), number.notation()));
    let kind = kind.map(|(symbol, other)| of_another_type(symbol, other));
    for message in [body, kind].into_iter().flatten() {
        let all = 0..number.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, number, all, message).help(look_it_up()));
    }
}

/// What is wrong with the number of a document that is cited.
fn check_citation(draft: &Draft<'_>, cited: &Citation, report: &mut dyn FnMut(Diagnostic)) {
    let text = &cited.text;
    for (part, message) in unlikely(cited) {
        report(draft.finding(Severity::Warning, RULE.code, text, part, message).help(look_it_up()));
    }
    for (part, right, message) in corrections(cited) {
        report(draft.instead(Severity::Warning, RULE.code, text, part, &right, message));
    }
    let written = cited.number_as_written();
    // Any paper may have a number; these have a type.
    if (cited.keyed || cited.kind.is_some())
        && let Some((severity, right, message)) = number_fault(written, cited.keyed)
    {
        let found = draft.finding(severity, RULE.code, text, cited.number.clone(), message);
        report(found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))));
    }
    let right = written.replace(' ', "").replace('–', "-");
    if right != written && written.contains('/') {
        let message = Message::new(
            "số, ký hiệu viết liền, nối bằng dấu gạch nối ngắn",
            "number and symbol have no spaces and take hyphens",
        );
        let part = cited.number.clone();
        report(draft.safely(Severity::Warning, RULE.code, text, part, &right, message));
    }
}

fn look_it_up() -> Message {
    Message::new("xem lại văn bản gốc", "look at the document itself")
}

/// What is typed otherwise than such numbers are, and what it should be.
fn corrections(cited: &Citation) -> Vec<(Range<usize>, String, Message)> {
    let written = cited.number_as_written();
    let year = cited.date.map(|date| date.year()).filter(|_| lacks_year(cited));
    let year = year.map(|year| (written.replacen('/', &format!("/{year}/"), 1), without_year()));
    let misplaced = year_before(written).map(|right| {
        let message = Message::new(
            "năm đứng ngay sau số thứ tự; văn bản hành chính không ghi năm trong số, ký hiệu",
            "the year stands right behind the number; administrative documents have none there",
        );
        (right, message)
    });
    let parted = hyphen_behind_type(written).map(|right| {
        let message = Message::new(
            "giữa chữ viết tắt tên loại và tên cơ quan có dấu gạch nối",
            "a hyphen stands between the type and the body",
        );
        (right, message)
    });
    let turned = right_order(cited).map(|right| {
        let message = order_of_symbol(&right);
        (right, message)
    });
    let letters = without_stroke(written).map(|right| {
        let message = Message::new(
            "chữ viết tắt trong ký hiệu viết sai hoặc thiếu dấu",
            "the letters of the symbol are mistyped or lack a stroke",
        );
        (right, message)
    });
    let spaced = without_hyphen(cited).map(|(part, right)| {
        let message = Message::new(
            "giữa các nhóm chữ của ký hiệu có dấu gạch nối, không có dấu cách",
            "a hyphen stands between the groups of a symbol, and no space",
        );
        (part, right, message)
    });
    let whole = |(right, message)| (cited.number.clone(), right, message);
    let before = [year, misplaced, parted].into_iter().flatten().map(whole);
    let behind = [turned, letters].into_iter().flatten().map(whole);
    before.chain(spaced).chain(behind).collect()
}

/// How the groups of a symbol stand that is written `right`.
fn order_of_symbol(right: &str) -> Message {
    let of_party = right.split_once('/').is_some_and(|(head, _)| head.contains('-'));
    match of_party {
        true => Message::new(
            "ký hiệu của Đảng: tên loại đứng sau số, trước dấu gạch chéo",
            "in the Party's symbols the type stands behind the number, before the stroke",
        ),
        false => Message::new(
            "sau dấu gạch chéo là ký hiệu: tên loại (nếu có), rồi tên cơ quan, rồi đơn vị soạn thảo",
            "behind the stroke stands the symbol: the type, if any, then the body, then the drafter",
        ),
    }
}

/// What makes a number unlikely that only the document itself can tell right, and where that stands.
fn unlikely(cited: &Citation) -> Vec<(Range<usize>, Message)> {
    let all = || cited.number.clone();
    let year = year_that_cannot_be(cited.number_as_written()).map(|year| {
        let message = Message::new(
            format!("`{year}` trong số, ký hiệu không phải là năm"),
            format!("`{year}` in the number is no year"),
        );
        (all(), message)
    });
    let said = cited.kind.clone().and_then(|kind| cited.text.notation().get(kind));
    let kind = said.and_then(|kind| symbol_of_other_type(kind, cited.number_as_written()));
    let kind = kind.map(|(symbol, other)| (all(), of_another_type(symbol, other)));
    let date = year_of_another_date(cited).map(|year| {
        let message = Message::new(
            format!("số, ký hiệu là của năm {year}, ngày ban hành là của năm khác"),
            format!("the number is of {year}, the day of issue of another year"),
        );
        (all(), message)
    });
    let without_year = (cited.date.is_none() && lacks_year(cited)).then(|| (all(), without_year()));
    let issuer = issued_by(cited);
    let body = issuer.and_then(|issuer| {
        let letters =
            letters_of_another(cited.number_as_written(), &small(&cited.text.notation()[issuer.clone()]))?;
        Some((all(), of_another_body(letters, &cited.text.notation()[issuer])))
    });
    [year, kind, date, without_year, body].into_iter().flatten().collect()
}

fn of_another_type(symbol: &str, other: &str) -> Message {
    Message::new(
        format!("`{symbol}` trong ký hiệu là của {other}, không phải tên loại đứng trước"),
        format!("`{symbol}` in the symbol is that of {other}, not of the type before it"),
    )
}

fn without_year() -> Message {
    Message::new(
        "số của luật, nghị định, thông tư có năm ban hành sau số thứ tự",
        "the number of a law, decree or circular has its year behind it",
    )
}

fn of_another_body(letters: &str, issuer: &str) -> Message {
    Message::new(
        format!("`{letters}` trong ký hiệu không phải của `{issuer}`"),
        format!("`{letters}` in the symbol is not of `{issuer}`"),
    )
}

/// The letters of types whose numbers have a year.
static WITH_YEAR: Words = Words::from_list("cited-number-misspelt: with year");

/// A number whose year stands at its end, with the year in its place, or without it: `30/NĐ-CP/2020`, `12/QĐ-UBND/2027`.
fn year_before(written: &str) -> Option<String> {
    let (head, year) = written.rsplit_once('/')?;
    let (number, symbol) = head.split_once('/')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = year.len() == 4 && year.starts_with(['1', '2']) && is_number(year);
    if !is_year || !is_number(number) || !symbol.contains(char::is_alphabetic) || symbol.contains(year) {
        return None;
    }
    let has_year = WITH_YEAR.iter().any(|letters| symbol.starts_with(letters));
    Some(if has_year { format!("{number}/{year}/{symbol}") } else { head.to_owned() })
}

/// Whether a number has no year that numbers of its kind have: `150/NĐ-CP`. Those before 1997 had none.
fn lacks_year(cited: &Citation) -> bool {
    const FIRST: u16 = 1997;
    let Some((number, symbol)) = cited.number_as_written().split_once('/') else { return false };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_recent = cited.date.is_none_or(|date| date.year() >= FIRST);
    let has_none = year_before(cited.number_as_written()).is_none();
    is_number && is_recent && has_none && WITH_YEAR.iter().any(|letters| symbol.starts_with(letters))
}

/// The body that is named behind a number, with nothing but the date between: `số 25/NQ-HĐND ngày … của HĐND xã`.
fn issued_by(cited: &Citation) -> Option<Range<usize>> {
    const OF: &str = " của ";
    /// `, ngày 12 tháng 6 năm 2025`, in bytes, with room.
    const FARTHEST: usize = 48;
    static ENDS: Words = Words::from_list("cited-number-misspelt: ends");
    let behind = &cited.text.notation()[cited.number.end..];
    let at = behind[..behind.floor_char_boundary(FARTHEST)].find(OF)?;
    let between = behind[..at].trim_start_matches([',', ' ']);
    if !between.is_empty() && !between.starts_with("ngày ") {
        return None;
    }
    let start = at + OF.len();
    let name = &behind[start..];
    let end = ENDS.iter().filter_map(|end| name.find(*end)).min().unwrap_or(name.len());
    let start = cited.number.end + start;
    Some(start..start + end)
}

/// The letters of a type that a state document's number opens with, and the type, where another one stands before it:
/// `Thông báo số 25/QĐ-UBND`. The Party has letters of its own (`Quy định số 37-QĐ/TW`).
fn symbol_of_other_type<'a>(kind: &str, written: &'a str) -> Option<(&'a str, &'static str)> {
    let known = small(kind);
    let own = letters_of(&known)?;
    let (number, rest) = written.split_once('/')?;
    let is_state = number.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = rest.split(['/', '-', '–']);
    let letters = groups.find(|group| !group.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (_, other) = types().find(|(code, _)| *code == letters)?;
    (is_state && !own.starts_with(letters) && !known.starts_with("quy ")).then_some((letters, other))
}

/// The year that a number tells, where its document is dated in another one: `150/2024/NĐ-CP ngày 12/6/2025`.
fn year_of_another_date(cited: &Citation) -> Option<u16> {
    let date = cited.date?;
    let year = cited
        .number_as_written()
        .split('/')
        .skip(1)
        .find(|group| group.len() == 4 && group.starts_with("20"))?;
    year.parse().ok().filter(|year| *year != date.year())
}

/// Words of a basis that the phrase around them has too, and the words without these.
fn typed_twice(basis: &Basis) -> impl Iterator<Item = (&Text, &str)> {
    let opening = |text: &'_ Text, words: &[&str]| {
        let small = small(text.notation());
        words.iter().find_map(|word| small.starts_with(word).then_some(word.len()))
    };
    let number = basis.number.as_ref().and_then(|text| {
        let at = opening(text, &["số:", "số "])?;
        Some((text, text.notation()[at..].trim_start_matches([':', ' '])))
    });
    let kind = basis.kind.as_ref().and_then(|text| {
        let right = text.notation().strip_suffix(" số").or_else(|| text.notation().strip_suffix(" số:"))?;
        basis.number.is_some().then_some((text, right))
    });
    let issuer = basis.issuer.as_ref().and_then(|text| {
        let at = opening(text, &["của "])?;
        Some((text, text.notation()[at..].trim_start()))
    });
    [number, kind, issuer].into_iter().flatten().filter(|(_, right)| !right.is_empty())
}

/// The second group of `45/25010/NĐ-CP`, which should be a year.
fn year_that_cannot_be(number: &str) -> Option<&str> {
    let mut groups = number.split('/').map(str::trim);
    let (_, year, symbol) = (groups.next()?, groups.next()?, groups.next()?);
    let digits = !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit());
    let known = year.len() == 4 && year.parse().is_ok_and(|year: u16| (1945..=2199).contains(&year));
    (digits && !known && symbol.contains(char::is_alphabetic)).then_some(year)
}

/// The number with the letters that its type or body has: `30/2020/ND-CP`, `12/QD-UBND`, `12/NQ-HDND`.
fn without_stroke(number: &str) -> Option<String> {
    let known = [("/ND-CP", "/NĐ-CP"), ("-TTG", "-TTg")];
    let right =
        known.iter().find_map(|(wrong, known)| Some(format!("{}{known}", number.strip_suffix(wrong)?)));
    let right = right.unwrap_or_else(|| number.to_owned()).replace("/QD-", "/QĐ-");
    let slips =
        number.split(['/', '-', ' ']).filter_map(|group| Some((group, abbreviations::correction(group)?)));
    let right = slips.fold(right, |right, (group, meant)| right.replace(group, meant));
    (right != number).then_some(right)
}

/// The number with the hyphen that is missing behind its type: `12/QĐUBND`, `30/2020/NĐCP`.
fn hyphen_behind_type(number: &str) -> Option<String> {
    static BODIES: Words = Words::from_list("cited-number-misspelt: letters of bodies");
    let (head, symbol) = number.rsplit_once('/')?;
    // `30/2020/NĐ/CP`; until 2004 numbers were written so (`137/2001/QĐ/BTC`).
    const FIRST: u16 = 2005;
    if let Some((head, kind)) = head.rsplit_once('/')
        && head.split('/').nth(1).and_then(|year| year.parse().ok()).is_none_or(|year: u16| year >= FIRST)
    {
        let is_body = BODIES.iter().any(|body| {
            symbol.strip_prefix(body).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        });
        if is_body && types().any(|(code, _)| code == kind) {
            return Some(format!("{head}/{kind}-{symbol}"));
        }
    }
    let end = |rest: &str| rest.is_empty() || rest.starts_with('-');
    let (kind, rest) = types().find_map(|(code, _)| {
        let rest = symbol.strip_prefix(code)?;
        let is_body = BODIES.iter().any(|body| rest.strip_prefix(body).is_some_and(end));
        is_body.then_some((code, rest))
    })?;
    Some(format!("{head}/{kind}-{rest}"))
}

/// A number whose drafter stands behind a space, with the hyphen: `12/UBND VX ngày`.
fn without_hyphen(cited: &Citation) -> Option<(Range<usize>, String)> {
    static BODIES: Words = Words::from_list("cited-number-misspelt: letters of bodies");
    let body = cited.number_as_written().rsplit('/').next()?;
    let behind = cited.text.notation()[cited.number.end..].strip_prefix(' ')?;
    let drafter = &behind[..behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len())];
    let letters = drafter.chars().count();
    let follows = behind[drafter.len()..].trim_start_matches(',').starts_with(" ngày ");
    let is_drafter = (2..=6).contains(&letters) && drafter.chars().all(char::is_uppercase) && follows;
    let part = cited.number.start..cited.number.end + 1 + drafter.len();
    (BODIES.contains(&body) && is_drafter).then(|| (part, format!("{}-{drafter}", cited.number_as_written())))
}

/// The number with its type before its body and both behind the stroke: `02/2025/BNV-TT`, `15-QĐ/UBND`. The Party's own have
/// a hyphen before the type.
fn right_order(cited: &Citation) -> Option<String> {
    static PARTY: Words = Words::from_list("cited-number-misspelt: letters of the Party");
    static BODIES: Words = Words::from_list("cited-number-misspelt: letters of bodies");
    let written = cited.number_as_written();
    let (head, last) = written.rsplit_once('/')?;
    // `57/NQ-TW`
    if let Some((kind, body)) = last.split_once('-').filter(|(_, body)| PARTY.contains(body)) {
        return is_digits(head).then(|| format!("{head}-{kind}/{body}"));
    }
    // `12-UBND/VX`
    if let Some((number, body)) = head.split_once('-').filter(|(number, _)| is_digits(number)) {
        let is_drafter = last.chars().all(char::is_uppercase) && !BODIES.contains(&last);
        if BODIES.contains(&body) && is_drafter {
            return Some(format!("{number}/{body}-{last}"));
        }
    }
    let said = small(cited.text.notation().get(cited.kind.clone()?)?);
    let (code, _) = types().find(|(_, name)| small(name) == said)?;
    if let Some(body) = last.strip_suffix(code).and_then(|body| body.strip_suffix('-')) {
        return (!body.contains('-') && !body.is_empty()).then(|| format!("{head}/{code}-{body}"));
    }
    let (number, kind) = head.split_once('-')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && kind == code && BODIES.contains(&last)).then(|| format!("{number}/{code}-{last}"))
}

/// A symbol in the letters that its groups have: `CĐ-TTg`, `CTr-UBND`.
fn in_case(symbol: &str) -> String {
    static BODIES: Words = Words::from_list("cited-number-misspelt: letters of bodies");
    let mut right = String::new();
    for group in symbol.split_inclusive(['/', '-']) {
        let letters = group.trim_end_matches(['/', '-']);
        let known = types().map(|(code, _)| code).chain(BODIES.iter().copied());
        let upper = letters.to_uppercase();
        let known = known.into_iter().find(|known| known.to_uppercase() == upper);
        right.push_str(known.unwrap_or(&upper));
        right.push_str(&group[letters.len()..]);
    }
    right
}

/// A number without its symbol, with its symbol in small letters, or without its zero.
fn number_fault(written: &str, keyed: bool) -> Option<(Severity, String, Message)> {
    let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let (number, symbol) = written.split_at(end);
    if number.is_empty() {
        return None;
    }
    if symbol.is_empty() && keyed {
        let message = Message::new(
            "số của văn bản được viện dẫn phải có ký hiệu đi kèm",
            "the number of a cited document comes with its symbol",
        );
        return Some((Severity::Warning, format!("{number}/___"), message));
    }
    if symbol.chars().any(char::is_lowercase) && !symbol.chars().any(char::is_uppercase) {
        let message = Message::new("ký hiệu viết bằng chữ in hoa", "a symbol is in capitals");
        return Some((Severity::Warning, format!("{number}{}", in_case(symbol)), message));
    }
    let is_nothing = number.bytes().all(|byte| byte == b'0');
    if number.len() > 2 && number.starts_with('0') && !is_nothing && symbol.contains(char::is_alphabetic) {
        let message = Message::new(
            "chỉ số nhỏ hơn 10 mới thêm chữ số 0 ở trước; văn bản gốc ghi như vậy thì để nguyên",
            "only numbers below 10 take a zero in front; where the document itself has it, leave it",
        );
        let right = number.trim_start_matches('0');
        let zero = if right.len() == 1 { "0" } else { "" };
        return Some((Severity::Note, format!("{zero}{right}{symbol}"), message));
    }
    // A law has the number that it was given: `9/2025/NĐ-CP`.
    let has_year = symbol.split('/').nth(1).is_some_and(|group| group.len() == 4 && is_digits(group));
    if number.len() == 1
        && !has_year
        && symbol.starts_with(['/', '-'])
        && symbol.contains(char::is_alphabetic)
    {
        let message =
            Message::new("số nhỏ hơn 10 thêm chữ số 0 ở trước", "numbers below 10 take a zero in front");
        return Some((Severity::Note, format!("0{written}"), message));
    }
    None
}
