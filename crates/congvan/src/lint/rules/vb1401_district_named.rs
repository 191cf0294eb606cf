use crate::lexicon::Lexicon;
use crate::lint::passage::Passage;
use crate::lint::{Draft, Rule, always, former};
use crate::model::directive::Level;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1401",
    name: "district-named",
    severities: &[Severity::Error, Severity::Warning],
    clause: "NQ 202/2025/QH15",
    page: include_str!("vb1401_district_named.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let today = directive.date.of_law();
    let Some(until) = draft.country.districts_until().filter(|until| *until <= today) else { return };
    let message = |is_town: bool| {
        let (day, month, year) = (until.day(), until.month(), until.year());
        let (vi, en) = if is_town {
            ("thị trấn", "townships")
        } else {
            ("đơn vị hành chính cấp huyện", "districts")
        };
        Message::new(
            format!("từ ngày {day:02}/{month}/{year} không còn {vi}"),
            format!("since {day:02}/{month:02}/{year} there are no {en}"),
        )
    };
    for issuer in directive.issuers().filter(|issuer| issuer.level == Some(Level::District)) {
        let name = &issuer.name;
        let help = Message::new("xem lại `level` và `date`", "look at `level` and `date`");
        report(
            draft
                .finding(Severity::Error, RULE.code, name, 0..name.notation().len(), message(false))
                .help(help),
        );
    }
    for passage in &draft.passages {
        if passage.basis.and_then(|basis| basis.date).is_some_and(|date| date.last() < until) {
            continue;
        }
        for at in 0..passage.words.len() {
            let length = match passage.small(at) {
                // `Đường huyện ĐH.82`
                "huyện" if at > 0 && passage.small(at - 1) == "đường" && is_code(passage.word(at + 1)) =>
                {
                    continue;
                }
                "huyện" if passage.says(at, &["huyện", "đảo"]) && passage.capital(at + 2) => 2,
                "huyện" | "quận" => 1,
                "thị" if passage.says(at, &["thị", "trấn"]) => 2,
                "thị" if passage.says(at, &["thị", "xã"]) => 2,
                _ => continue,
            };
            let is_town = passage.small(at + length - 1) == "trấn";
            let part = passage.range(at, at + length - 1);
            let numbered =
                passage.small(at) == "quận" && passage.word(at + 1).bytes().all(|byte| byte.is_ascii_digit());
            let named = (passage.capital(at + length) || numbered) && passage.gap(at + length) == " ";
            let body = at > 0 && (BODIES.contains(&passage.small(at - 1)) || division_before(passage, at));
            // `21 huyện, thị xã, thành phố`, `Huyện ủy`
            let counted = at > 0
                && passage.word(at - 1).bytes().all(|byte| byte.is_ascii_digit())
                && passage.gap(at) == " "
                && passage.mark(at + length) == ","
                && matches!(passage.small(at + length), "thị" | "thành" | "quận" | "huyện");
            let committee = length == 1 && passage.small(at + 1) == "ủy";
            if (named || body || counted || committee) && !former::is_meant(draft, passage, &part, until) {
                // Names have at most four syllables.
                let name = |next: &usize| {
                    (passage.capital(*next) || numbered && *next == at + 1) && passage.gap(*next) == " "
                };
                let first = at + length;
                let to = (first..first + 4).take_while(name).last().unwrap_or(first - 1);
                let part = passage.range(at, to);
                let help = instead(passage, at);
                report(
                    draft
                        .finding(Severity::Warning, RULE.code, passage.text, part, message(is_town))
                        .help(help),
                );
            }
        }
    }
}

/// Whether a word is letters alone, as in the number of a road: `ĐH`.
fn is_code(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// What to write: of a body that had a branch in each district and has them otherwise today, that one.
fn instead(passage: &Passage<'_>, at: usize) -> Message {
    static TODAY: Pairs = Pairs::from_list("district-named: bodies of today");
    let before = at.checked_sub(1).map_or("", |last| &passage.small[..passage.words[last].at.end]);
    let today = TODAY.iter().find(|(body, _)| {
        before.strip_suffix(body).is_some_and(|head| !head.ends_with(char::is_alphanumeric))
    });
    match today {
        Some((_, today)) => Message::new(
            format!("nay là {today}; nếu nói về trước đây thì thêm `(cũ)`, `trước ngày 01/7/2025`"),
            format!("today it is {today}; add `(cũ)` where the past is meant"),
        ),
        None => Message::new(
            "ghi tên xã, phường, đặc khu mới, hoặc thêm `(cũ)`, `trước ngày 01/7/2025` nếu nói về trước đây",
            "name the new commune, or add `(cũ)` where the past is meant",
        ),
    }
}

/// Whether the name of a division ends right before a word: `Phòng Tài chính - Kế hoạch huyện`.
fn division_before(passage: &Passage<'_>, at: usize) -> bool {
    /// No name of a division has more words.
    const LONGEST: usize = 10;
    let joined = |next: usize| matches!(passage.gap(next), " " | " - " | " – " | ", ");
    let firsts = (at.saturating_sub(LONGEST)..at).rev().take_while(|first| joined(first + 1));
    let mut firsts = firsts.filter(|first| passage.small(*first) == "phòng" && passage.capital(first + 1));
    firsts.any(|first| {
        let name = &passage.text.notation()[passage.range(first, at - 1)];
        Lexicon::get().department(name).is_some()
    })
}

/// What ends the name of a district's body before its level.
static BODIES: Words = Words::from_list("district-named: bodies");
