//! Answers as a file, and as further items of one.

use crate::cascade::answers::{ANSWER, Answer, Answered};
use crate::model::directive::Text;
use crate::text::yaml::emit::{Value, to_yaml};

/// The head of a file of answers.
const HEAD: &str = "# Quyết định của người soạn khi triển khai văn bản; congvan cascade --answers dùng lại tệp này.\n\
                    format: congvan-answers/1\nanswers:\n";

impl Answered {
    /// An answer for all units.
    pub fn new(at: &str, sentence: &str, answer: Answer) -> Self {
        let (at, sentence) = (Text::from_notation(at), Text::from_notation(sentence));
        Self { at, sentence, answer, units: Vec::new(), span: 0..0 }
    }

    /// An item of the list.
    fn to_yaml(&self, indent: &str) -> String {
        let of = |key: &str| match (key, &self.answer) {
            ("at", _) => Some(Value::Word(self.at.notation().to_owned())),
            ("sentence", _) => Some(Value::Text(self.sentence.notation().to_owned())),
            ("answer", Answer::Keep | Answer::Drop | Answer::Own) => {
                Some(Value::Word(self.answer.kind().to_owned()))
            }
            (key, answer) if key == answer.kind() => {
                answer.words().map(|words| Value::Text(words.to_owned()))
            }
            ("units", _) if !self.units.is_empty() => Some(Value::Row(
                self.units.iter().map(|unit| Value::Text(unit.notation().to_owned())).collect(),
            )),
            _ => None,
        };
        let keys: Vec<_> =
            ANSWER.fields.iter().filter_map(|field| Some((field.key, of(field.key)?))).collect();
        let lines = to_yaml(&keys);
        let lines = lines.lines().filter(|line| !line.is_empty()).enumerate();
        lines.map(|(at, line)| format!("{indent}{} {line}\n", if at == 0 { "-" } else { " " })).collect()
    }
}

/// The text of a file of answers with further ones behind its own; a new file where there is none.
pub fn with_answers(text: Option<&str>, more: &[Answered]) -> String {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        return more.iter().fold(HEAD.to_owned(), |text, answer| text + &answer.to_yaml(""));
    };
    // As far in as the items that stand there.
    let first = text.lines().skip_while(|line| !line.starts_with("answers:")).skip(1);
    let first = first.map(|line| (line, line.trim_start())).find(|(_, rest)| rest.starts_with("- "));
    let indent = first.map_or("", |(line, rest)| &line[..line.len() - rest.len()]);
    more.iter().fold(format!("{}\n", text.trim_end()), |text, answer| text + &answer.to_yaml(indent))
}
