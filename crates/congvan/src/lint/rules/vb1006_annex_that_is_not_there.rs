use crate::lint::citations::KINDS;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Syllables;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1006",
    name: "annex-that-is-not-there",
    severities: &[Severity::Warning, Severity::Note],
    clause: "PL I, mục III.1",
    page: include_str!("vb1006_annex_that_is_not_there.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    if !draft.directive.appendices.is_empty() {
        return;
    }
    let drafts = !draft.directive.attached.is_empty();
    let texts = draft.passages.iter().filter(|passage| passage.basis.is_none());
    for passage in texts.filter(|passage| !matches!(passage.part, Part::Line | Part::Cell | Part::Purpose)) {
        let mut behind = 0;
        for at in 0..passage.words.len() {
            if at < behind {
                continue;
            }
            let annex = annex(passage, at).map(|to| (Severity::Warning, to));
            let attached = attachment(passage, at).map(|to| (Severity::Warning, to));
            // A list in brackets is often a file of its own, or a draft that goes with the document.
            let listed =
                list_in_brackets(passage, at).or_else(|| sent_along(passage, at)).filter(|_| !drafts);
            let listed = listed.map(|to| (Severity::Note, to));
            let Some((severity, to)) = annex.or(attached).or(listed) else { continue };
            let message = Message::new(
                "lời văn chỉ dẫn tới văn bản kèm theo mà tệp không có `appendices`",
                "the text refers to something attached, and the file has no `appendices`",
            );
            let help = Message::new(
                "thêm `appendices`, hoặc bỏ lời chỉ dẫn; bản kèm theo ở tệp riêng thì bỏ qua nhắc này",
                "add `appendices`, or take the reference out; pass over this where it is a file of its own",
            );
            behind = to + 1;
            let part = passage.range(at, to);
            report(draft.finding(severity, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// `Phụ lục II` of this document, from its first word to its last.
fn annex(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let number = passage.word(at + 2);
    let numbered = passage.gap(at + 2) == " "
        && (number.bytes().all(|byte| byte.is_ascii_digit()) || number.chars().all(|c| "IVX".contains(c)))
        && !number.is_empty();
    let last = at + if numbered { 2 } else { 1 };
    let with = passage.says(last + 1, &["kèm", "theo"]) || passage.says(last + 1, &["đính", "kèm"]);
    let named = passage.says(at, &["phụ", "lục"]) && (numbered || with || passage.capital(at));
    let contract = passage.says(last + 1, &["hợp", "đồng"]);
    (named && !contract && !of_another(passage, last)).then_some(last)
}

/// `ban hành kèm theo Quyết định này`
fn attachment(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if !passage.says(at, &["ban", "hành", "kèm", "theo"]) {
        return None;
    }
    let kind = passage.range(at + 4, at + 5);
    let own = KINDS.contains(&passage.small.get(kind)?) && passage.small(at + 6) == "này";
    own.then_some(at + 6)
}

/// `(có Danh sách kèm theo)`
fn list_in_brackets(passage: &Passage<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let opens = passage.gap(at).ends_with('(');
    let ends = |last: usize| {
        let with = passage.says(last - 1, &["kèm", "theo"]) || passage.says(last - 1, &["đính", "kèm"]);
        with && passage.after(last).starts_with(')')
    };
    let within = (at + 1..at + LONGEST).take_while(|next| *next < passage.words.len());
    let last = within.into_iter().find(|last| ends(*last)).filter(|_| opens)?;
    let closed = (at + 1..=last).any(|word| passage.gap(word).contains([')', '.', ';']));
    let cites = (at..=last).any(|word| passage.small(word) == "số");
    (!closed && !cites).then_some(last)
}

/// A paper that goes along, with the words that say so: `danh sách kèm theo`, `biểu mẫu gửi kèm`, `gửi kèm đề cương`.
fn sent_along(passage: &Passage<'_>, at: usize) -> Option<usize> {
    static PAPERS: Syllables = Syllables::from_list("annex-that-is-not-there: papers");
    /// `danh sách học sinh lớp 9 kèm theo`
    const LONGEST: usize = 5;
    let paper = |at: usize| PAPERS.iter().find(|paper| passage.says(at, paper)).map(|paper| paper.len());
    let along = |at: usize| passage.says(at, &["gửi", "kèm"]) || passage.says(at, &["đính", "kèm"]);
    // What is asked of others: `… báo cáo, gửi kèm danh sách`.
    if along(at) && (at == 0 || !passage.inside(at)) && passage.gap(at + 2) == " " {
        let from = at + if passage.says(at + 2, &["theo"]) { 3 } else { 2 };
        return paper(from).map(|length| from + length - 1);
    }
    let behind = at + paper(at)?;
    let is_led = at == 0 || matches!(passage.small(at - 1), "có" | "theo" | "tại");
    let with = (behind..=behind + LONGEST).find(|next| {
        along(*next) || passage.says(*next, &["kèm", "theo"]) && passage.small(next - 1) != "hành"
    })?;
    let is_one = (behind..=with + 1).all(|next| passage.gap(next) == " ");
    (is_led && is_one && !of_another(passage, with + 1)).then_some(with + 1)
}

/// Whether a document that is not this one follows within a few words: `Phụ lục II kèm theo Nghị định số …`.
fn of_another(passage: &Passage<'_>, last: usize) -> bool {
    const NEAR: usize = 8;
    let within = (last + 1..last + NEAR).take_while(|at| !passage.gap(*at).contains(['.', ';', ')', ':']));
    within.into_iter().any(|at| {
        let kind = passage.small.get(passage.range(at, at + 1)).is_some_and(|kind| KINDS.contains(&kind));
        let law = passage.word(at) == "Luật";
        law || kind && passage.small(at + 2) != "này"
    })
}
