use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct HyphenWithoutSpaces;

impl Rule for HyphenWithoutSpaces {
    fn code(&self) -> &'static str {
        "VB1211"
    }
    fn name(&self) -> &'static str {
        "hyphen-without-spaces"
    }
    fn clause(&self) -> &'static str {
        crate::lint::clauses::PRACTICE
    }
    fn page(&self) -> &'static str {
        include_str!("vb1211_hyphen_without_spaces.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            for at in 0..passage.words.len() {
                let tight =
                    passage.gap(at + 2) == "-" && passage.gap(at + 1) == " " && passage.gap(at + 3) == " ";
                let four =
                    [passage.small(at), passage.small(at + 1), passage.small(at + 2), passage.small(at + 3)];
                if tight && COMPOUNDS.contains(&four) {
                    let part = passage.range(at, at + 3);
                    let right = passage.text.value[part.clone()].replace('-', " - ");
                    let message = Message::new(
                        "dấu gạch nối trong từ ghép này có dấu cách hai bên",
                        "the hyphen in this compound has spaces",
                    );
                    report(draft.safely(Severity::Note, self.code(), passage.text, part, &right, message));
                }
            }
        }
    }
}

const COMPOUNDS: [[&str; 4]; 7] = [
    ["kinh", "tế", "xã", "hội"],
    ["văn", "hóa", "xã", "hội"],
    ["văn", "hoá", "xã", "hội"],
    ["chính", "trị", "xã", "hội"],
    ["tài", "chính", "kế", "hoạch"],
    ["thương", "binh", "liệt", "sĩ"],
    ["kỹ", "thuật", "nghiệp", "vụ"],
];
