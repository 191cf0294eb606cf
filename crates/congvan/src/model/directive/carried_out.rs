//! Which bases a document carries out, and which it only rests on.

use crate::model::directive::Basis;
use crate::words::Words;

/// What opens a basis that is only rested on.
static RESTS_ON: Words = Words::from_list("basis: only rests on");

impl Basis {
    /// Whether the document carries it out (`Thực hiện Công văn số …`), where others are what it rests on (`Căn cứ …`).
    /// Without a verb it has the form's own, which rests on it.
    pub fn is_carried_out(&self) -> bool {
        let Some(opening) = self.verb.as_ref().or(self.text.as_ref()) else { return false };
        let opening = opening.words().trim_start().to_lowercase();
        let opens = |word: &str| {
            opening.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        !RESTS_ON.iter().any(|word| opens(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::inline::Text;

    #[test]
    fn what_a_verb_says() {
        let verb = |words: &str| Basis { verb: Some(Text::from_notation(words)), ..Basis::default() };
        let text = |words: &str| Basis { text: Some(Text::from_notation(words)), ..Basis::default() };
        for carried in
            [verb("Thực hiện"), verb("Tiếp theo"), text("Thực hiện Công văn số 5/UBND-VP ngày 05/01/2027")]
        {
            assert!(carried.is_carried_out(), "{carried:?}");
        }
        for rested in [
            Basis::default(),
            verb("Căn cứ"),
            text("Xét đề nghị của Phòng Kinh tế"),
            text("*Căn cứ* Luật Đê điều"),
        ] {
            assert!(!rested.is_carried_out(), "{rested:?}");
        }
    }
}
