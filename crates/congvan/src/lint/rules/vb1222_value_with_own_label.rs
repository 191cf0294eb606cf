use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Content, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1222",
    name: "value-with-own-label",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1222_value_with_own_label.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (text, labels) in labelled_values(draft) {
        let Some(at) = behind_label(text.notation(), labels) else { continue };
        let message = Message::new(
            "chữ dẫn này chương trình tự ghi, in ra thành hai lần",
            "the program writes these words itself; they would stand twice",
        );
        let all = 0..text.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, text, all, &text.notation()[at..], message));
    }
    for (before, text) in joined_values(draft) {
        let Some(at) = behind_same(before, text.notation()) else { continue };
        let message = Message::new(
            format!("câu ghép ra có `{}` hai lần liền nhau", text.notation()[..at].trim_end()),
            format!("the sentence that is put together has `{}` twice", text.notation()[..at].trim_end()),
        );
        let all = 0..text.notation().len();
        report(draft.instead(Severity::Warning, RULE.code, text, all, &text.notation()[at..], message));
    }
    let items = draft.directive.all_items().into_iter().map(|item| &item.content);
    let all = items.chain(draft.directive.appendices.iter().map(|annex| &annex.content));
    for caption in all.flat_map(Content::tables).filter_map(|table| table.caption.as_ref()) {
        let Some(at) = behind_table_number(caption.notation()) else { continue };
        let message = Message::new(
            "`Bảng 1.` do chương trình đánh số, in ra thành hai lần",
            "the program counts tables itself; `Bảng 1.` would stand twice",
        );
        let part = 0..caption.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, caption, part, &caption.notation()[at..], message));
    }
    for title in draft.directive.contacts.iter().filter_map(|contact| contact.title.as_ref()) {
        let own = title.notation().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let Some(own) = own.filter(|own| !own.contains(['(', ')'])) else { continue };
        let message = Message::new("chương trình tự ghi dấu ngoặc", "the program writes the brackets itself");
        let all = 0..title.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, title, all, own, message));
    }
}

/// Values that a phrase joins, each behind the words it stands behind.
fn joined_values<'d>(draft: &Draft<'d>) -> Vec<(&'d str, &'d Text)> {
    let directive = draft.directive;
    let mut all = Vec::new();
    if let Some(request) = &directive.request {
        all.extend([(request.verb.notation(), &request.whom), (request.whom.notation(), &request.action)]);
    }
    all.extend(directive.contacts.iter().map(|contact| (contact.lead.notation(), &contact.unit)));
    all
}

/// Where a value begins behind the words that already end what it stands behind: `yêu cầu` + `yêu cầu các phòng`.
fn behind_same(before: &str, value: &str) -> Option<usize> {
    const MOST_WORDS: usize = 4;
    let (before, lower) = (small(before), small(value));
    let ends = lower.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    let same = ends.filter(|end| {
        let rest = before.strip_suffix(&lower[..*end]);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    });
    same.last().map(|end| end + 1)
}

static PHONE: Words = Words::from_list("value-with-own-label: phone");
static ADDRESS: Words = Words::from_list("value-with-own-label: address");
static TAX_CODE: Words = Words::from_list("value-with-own-label: tax code");
static ACCOUNT: Words = Words::from_list("value-with-own-label: account");
static REPRESENTATIVE: Words = Words::from_list("value-with-own-label: representative");
static TITLE: Words = Words::from_list("value-with-own-label: title");
static DRAFTER: Words = Words::from_list("value-with-own-label: drafter");
static PERSON: Words = Words::from_list("value-with-own-label: person");

/// Values that are printed behind words of the program's, each with how those are typed, in small letters.
fn labelled_values<'d>(draft: &Draft<'d>) -> Vec<(&'d Text, &'static [&'static str])> {
    let directive = draft.directive;
    let mut all: Vec<(&Text, &'static [&'static str])> = Vec::new();
    let mut add = |texts: &[&'d Option<Text>], labels| {
        all.extend(texts.iter().copied().flatten().map(|text| (text, labels)));
    };
    for contact in &directive.contacts {
        add(&[&contact.phone, &contact.hotline], &PHONE);
        add(&[&contact.person], &PERSON);
        add(&[&contact.title], &TITLE);
    }
    for party in &directive.parties {
        add(&[&party.phone], &PHONE);
        add(&[&party.address], &ADDRESS);
        add(&[&party.tax_code], &TAX_CODE);
        add(&[&party.account], &ACCOUNT);
        add(&[&party.representative], &REPRESENTATIVE);
        add(&[&party.title], &TITLE);
    }
    for person in directive.all_people() {
        add(&[&person.phone, &person.mobile], &PHONE);
        add(&[&person.title], &TITLE);
    }
    for signatory in directive.all_signatories() {
        add(&[&signatory.title], &TITLE);
    }
    add(&[&directive.distribution.drafter], &DRAFTER);
    all
}

/// Where the name of a table begins behind its typed number: `Bảng 1. Kinh phí`, `Bảng II: Kinh phí`.
fn behind_table_number(caption: &str) -> Option<usize> {
    let rest = caption.strip_prefix("Bảng ").or_else(|| caption.strip_prefix("BẢNG "))?;
    let (number, behind) = rest.split_once(['.', ':', ' '])?;
    let counts = number.bytes().all(|byte| byte.is_ascii_digit())
        || number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let name = behind.trim_start_matches(['.', ':', ' ', '-', '–']);
    (!number.is_empty() && counts && !name.is_empty()).then(|| caption.len() - name.len())
}

/// Where the value begins behind a label: `ĐT: 0205 300 021`, `ĐT 0205 300 021`.
fn behind_label(value: &str, labels: &[&str]) -> Option<usize> {
    let lower = small(value);
    labels.iter().find_map(|label| {
        let behind = lower.strip_prefix(label)?;
        let rest = behind.trim_start_matches([' ', ':', '.']);
        let mark = behind[..behind.len() - rest.len()].contains([':', '.']);
        let figures = behind.starts_with(' ') && rest.starts_with(|c: char| c.is_ascii_digit() || c == '+');
        ((mark || figures) && !rest.is_empty()).then_some(value.len() - rest.len())
    })
}
