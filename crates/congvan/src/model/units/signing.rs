//! Who signs for a people's committee, as far as its profile does not say it.

use crate::model::directive::{Authority, Power, Signatory, Text};

/// The signatory of a profile. Without authority, its chair signs on behalf of the committee, and so does a deputy for
/// the chair (PL I, mục II.7); without a title it is the chair. Other titles stand as they are.
pub(crate) fn signing(own: Option<&Signatory>, committee: &str, chair: &str) -> Signatory {
    let mut signatory = own.cloned().unwrap_or_default();
    if !signatory.authority.is_empty() {
        return signatory;
    }
    let title = signatory.title.get_or_insert_with(|| Text::from_notation(chair)).notation().to_lowercase();
    let chair_small = chair.to_lowercase();
    let deputy = title.strip_prefix("phó ").is_some_and(|of| of.starts_with(&chair_small));
    if deputy || title.starts_with(&chair_small) {
        signatory.authority.push(Power::new(Authority::Tm, Text::from_notation(committee)));
    }
    if deputy {
        signatory.authority.push(Power::new(Authority::Kt, Text::from_notation(chair)));
    }
    signatory
}

/// The signatory of a body that is no People's Committee: its head, or a deputy for the head; where `of` is a standing
/// body, on its behalf.
pub(crate) fn signing_by_title(own: Option<&Signatory>, of: Option<&str>, head: &str) -> Signatory {
    let mut signatory = own.cloned().unwrap_or_default();
    if !signatory.authority.is_empty() {
        return signatory;
    }
    let title = signatory.title.get_or_insert_with(|| Text::from_notation(head)).notation().to_lowercase();
    let head_small = head.to_lowercase();
    let deputy =
        title.strip_prefix("phó ").is_some_and(|of| head_small.ends_with(of) || of.starts_with(&head_small));
    if let Some(of) = of {
        signatory.authority.push(Power::new(Authority::Tm, Text::from_notation(of)));
    }
    if deputy {
        signatory.authority.push(Power::new(Authority::Kt, Text::from_notation(head)));
    }
    signatory
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_brings_its_authority() {
        let signed = |title: Option<&str>| {
            let own = Signatory { title: title.map(Text::from_notation), ..Signatory::default() };
            let signatory = signing(Some(&own), "Ủy ban nhân dân", "Chủ tịch");
            let authority = signatory.authority.iter();
            let mut words: Vec<String> =
                authority.map(|own| format!("{} {}", own.kind.abbreviation(), own.of.notation())).collect();
            words.extend(signatory.title.map(|title| title.into_notation()));
            words.join(" / ")
        };
        assert_eq!(signed(None), "TM. Ủy ban nhân dân / Chủ tịch");
        assert_eq!(signed(Some("Chủ tịch")), "TM. Ủy ban nhân dân / Chủ tịch");
        assert_eq!(
            signed(Some("Phó Chủ tịch Thường trực")),
            "TM. Ủy ban nhân dân / KT. Chủ tịch / Phó Chủ tịch Thường trực"
        );
        assert_eq!(signed(Some("Giám đốc")), "Giám đốc");
    }
}
