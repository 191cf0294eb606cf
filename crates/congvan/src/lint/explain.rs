//! What each code of a finding stands for: faults of the file, then rules of form.

use crate::lint::faults::FAULTS;
use crate::lint::{HOUSE_CLAUSE, HOUSE_CODE, RULES};
use crate::text::diagnostic::Severity;

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// `VB302`
    pub code: &'static str,
    /// `symbol-with-space`
    pub name: &'static str,
    /// How bad its findings may be, the worst first.
    pub severities: &'static [Severity],
    /// The clause it rests on; none where the file itself is wrong.
    pub clause: Option<&'static str>,
    /// Its page in Vietnamese: what, why, and examples with what is reported.
    pub page: &'static str,
}

/// Every house rule has this code.
const HOUSE: Meaning = Meaning {
    code: HOUSE_CODE,
    name: "house-word",
    severities: &[Severity::Warning, Severity::Note],
    clause: Some(HOUSE_CLAUSE),
    page: include_str!("house.md"),
};

/// Every code that a finding can have, in order.
pub fn meanings() -> impl Iterator<Item = Meaning> {
    let faults = FAULTS.iter().map(|fault| {
        let (code, name, severities, page) = (fault.code, fault.name, fault.severities, fault.page);
        Meaning { code, name, severities, clause: None, page }
    });
    let rules = RULES.iter().map(|rule| Meaning {
        code: rule.code,
        name: rule.name,
        severities: rule.severities,
        clause: Some(rule.clause),
        page: rule.page,
    });
    faults.chain(rules).chain([HOUSE])
}

/// The meaning of a code or name, in any case: `VB302`, `vb302`, `Symbol-With-Space`.
pub fn explain(code_or_name: &str) -> Option<Meaning> {
    let asked = code_or_name.trim();
    meanings().find(|known| known.code.eq_ignore_ascii_case(asked) || known.name.eq_ignore_ascii_case(asked))
}

/// So many are offered where what was asked for is unknown.
const OFFERED: usize = 3;

/// What may have been meant by an unknown code or name, the likeliest first.
pub fn nearest(code_or_name: &str) -> Vec<Meaning> {
    let asked = code_or_name.trim().to_lowercase().replace(['_', ' '], "-");
    let mut near: Vec<(usize, Meaning)> = meanings()
        .filter_map(|known| {
            let code = strsim::damerau_levenshtein(&asked, &known.code.to_lowercase());
            let name = strsim::damerau_levenshtein(&asked, known.name);
            let part = asked.len() > 2 && known.name.contains(&asked);
            let distance = if part { 1 } else { code.min(name) };
            let most = if code < name { 1 } else { known.name.len() / 3 };
            (part || distance <= most).then_some((distance, known))
        })
        .collect();
    near.sort_by_key(|(distance, known)| (*distance, known.code.len(), known.code));
    near.into_iter().map(|(_, known)| known).take(OFFERED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Lang;

    #[test]
    fn codes_and_names_in_any_case() {
        for asked in ["VB302", " vb302", "Symbol-with-space"] {
            assert_eq!(explain(asked).map(|known| known.code), Some("VB302"), "{asked}");
        }
        assert_eq!(explain("vb001").map(|known| known.name), Some("yaml-syntax"));
        assert!(explain("VB").is_none() && explain("").is_none());
    }

    #[test]
    fn unknown_ones_have_neighbours() {
        let near = |asked| nearest(asked).into_iter().map(|known| known.code).collect::<Vec<_>>();
        assert!(near("VB3O2").contains(&"VB302"));
        assert_eq!(near("symbol_with_spaces")[0], "VB302");
        assert_eq!(near("decimal")[0], "VB1303");
        assert!(near("zzzzzzzz").is_empty());
    }

    #[test]
    fn codes_and_names_are_unique_and_each_has_a_severity() {
        let all: Vec<Meaning> = meanings().collect();
        for (at, known) in all.iter().enumerate() {
            let twice = all[..at].iter().any(|other| other.code == known.code || other.name == known.name);
            assert!(!twice && !known.severities.is_empty(), "{}", known.code);
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                let shown = known.page.contains(&format!("\n{}[{}]", severity.word(Lang::Vi), known.code));
                assert_eq!(shown, known.severities.contains(&severity), "{}", known.code);
            }
            assert!(
                known.page.starts_with(&format!("# {} ({})\n", known.name, known.code)),
                "{}",
                known.code
            );
        }
    }
}
