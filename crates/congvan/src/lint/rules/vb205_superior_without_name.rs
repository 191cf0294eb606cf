use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::units::split_name;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB205",
    name: "superior-without-name",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.2",
    page: include_str!("vb205_superior_without_name.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    static LEVELS: Words = Words::from_list("superior-without-name: levels");
    static BODIES: Words = Words::from_list("issuer: bodies");
    let names = draft.directive.all_issuers().flat_map(|issuer| {
        let superior = issuer.superior.as_ref().map(|superior| (superior, None));
        [superior, Some((&issuer.name, Some(issuer)))].into_iter().flatten()
    });
    for (superior, own) in names {
        let name = small(superior.notation());
        let level = BODIES.iter().find_map(|body| name.strip_prefix(body));
        if !level.is_some_and(|level| LEVELS.contains(&level)) {
            continue;
        }
        let message = match own {
            None => Message::new(
                "cơ quan chủ quản ở địa phương ghi cả tên tỉnh, xã",
                "a local superior is given with the name of its province or commune",
            ),
            Some(_) => Message::new(
                "tên cơ quan ban hành ở địa phương ghi cả tên tỉnh, xã",
                "a local issuer is given with the name of its province or commune",
            ),
        };
        // Of `xã Chi Lăng, tỉnh Lạng Sơn`
        let territory =
            own.and_then(|issuer| issuer.territory.as_ref()).map(|territory| territory.notation());
        let place = territory.and_then(|whole| {
            let (_, proper) = split_name(whole.split(',').next().unwrap_or(whole))?;
            Some(proper)
        });
        let example = format!("{} {}", superior.notation(), place.unwrap_or("Lạng Sơn"));
        let help = Message::new(
            format!("thêm tên đơn vị, như `{example}`"),
            format!("add the unit's name, as in `{example}`"),
        );
        let all = 0..superior.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, superior, all, message).help(help));
    }
}
