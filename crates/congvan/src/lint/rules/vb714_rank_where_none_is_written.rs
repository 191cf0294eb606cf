use crate::lint::person::RANKS;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB714",
    name: "rank-where-none-is-written",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7",
    page: include_str!("vb714_rank_where_none_is_written.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let bodies: Vec<String> = directive
        .all_issuers()
        .flat_map(|issuer| [Some(&issuer.name), issuer.superior.as_ref()])
        .flatten()
        .chain(directive.parties.iter().map(|party| &party.name))
        .map(|name| small(name.notation()))
        .collect();
    let is_of =
        |words: &Words| bodies.iter().any(|body| words.iter().any(|word| format!("{body} ").contains(word)));
    let (is_armed, is_learned) = (is_of(&ARMED), is_of(&LEARNED));
    for rank in directive.all_signatories().filter_map(|signatory| signatory.rank.as_ref()) {
        let is_military = RANKS.contains(&small(rank.notation()).as_str());
        if is_armed || is_learned && !is_military {
            continue;
        }
        let message = if is_military {
            Message::new(
                format!("chỉ lực lượng vũ trang ghi quân hàm trước họ tên người ký: `{}`", rank.notation()),
                format!(
                    "only the armed forces write a rank before the signatory's name: `{}`",
                    rank.notation()
                ),
            )
        } else {
            Message::new(
                format!("trước họ tên người ký không ghi học hàm, học vị, danh hiệu: `{}`", rank.notation()),
                format!("no degree and no honour stands before the signatory's name: `{}`", rank.notation()),
            )
        };
        let help = Message::new(
            "bỏ `rank`; chỉ cơ quan lực lượng vũ trang, giáo dục, y tế, khoa học mới được ghi thêm",
            "delete `rank`; only bodies of the armed forces, education, health and science may add one",
        );
        let all = 0..rank.notation().len();
        report(draft.finding(Severity::Error, RULE.code, rank, all, message).help(help));
    }
}

/// What names of bodies of the armed forces have.
static ARMED: Words = Words::from_list("rank-where-none-is-written: armed");
/// What names of bodies of education, health and science have.
static LEARNED: Words = Words::from_list("rank-where-none-is-written: learned");
