use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::gazetteer::Gazetteer;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Level;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1126",
    name: "place-with-small-letters",
    severities: &[Severity::Error],
    clause: "PL II, mục III",
    page: include_str!("vb1126_place_with_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let noun = passage.small(at) == "tỉnh" || at > 0 && passage.says(at - 1, &["thành", "phố"]);
            // The first capital says that a name is meant.
            if !noun || !passage.capital(at + 1) || passage.gap(at + 1) != " " {
                continue;
            }
            let name = (2..=4).rev().find_map(|length| {
                let joined = (at + 2..=at + length).all(|word| matches!(passage.gap(word), " " | " - "));
                let part = passage.range(at + 1, at + length);
                let right = PROVINCES.get(passage.small.get(part.clone())?).filter(|_| joined)?;
                Some((part, *right))
            });
            let Some((part, right)) = name else { continue };
            let written = &passage.text.value[part.clone()];
            if written == right || written == right.to_uppercase() {
                continue;
            }
            let message = Message::new(
                "tên địa lý viết hoa chữ đầu các âm tiết",
                "every syllable of a place's name takes a capital",
            );
            report(draft.safely(Severity::Error, RULE.code, passage.text, part, right, message));
        }
    }
}

/// Names that provinces have or had, by themselves in small letters.
static PROVINCES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let provinces = Gazetteer::get().units().iter().filter(|entry| entry.level() == Level::Province);
    provinces.flat_map(|entry| entry.names()).map(|(_, name)| (small(name), name)).collect()
});
