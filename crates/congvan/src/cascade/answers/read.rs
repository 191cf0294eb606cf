//! Reading answers, and holding them to the directive they answer.

use std::collections::HashMap;

use crate::cascade::answers::places::{Answerable, answerable};
use crate::cascade::answers::{ANSWERS, Answer, Answered, Answers, VARIABLES};
use crate::model::directive::{Directive, Text, read};
use crate::text::diagnostic::{Checked, Diagnostic, Message, any_error};
use crate::text::shape::Fields;
use crate::text::source::Source;
use crate::text::yaml::Node;
use crate::wording::Phrases;

/// The keys of which an answer has one.
const KEYS: [&str; 4] = ["answer", "assign", "report", "text"];

impl Answers {
    /// Reads a file of answers to `directive` and reports everything that is wrong in it: also an answer to a sentence
    /// that the directive does not have, or no longer has as it was.
    pub fn parse(source: &Source, directive: &Directive) -> Checked<Self> {
        let (root, mut diagnostics) = read::checked_tree(source, &ANSWERS);
        let all = root.map(|root| {
            let fields = Fields::new(&root, &ANSWERS, "");
            fields.node("format");
            let each =
                read::all(&fields, "answers", "", |fields, node| answer(fields, node, &mut diagnostics));
            each.into_iter().flatten().collect::<Vec<Answered>>()
        });
        let value = all.map(|all| Self::from_entries(all, source, directive, &mut diagnostics));
        diagnostics.sort_by_key(|found| (found.span.start, found.code));
        let whole = !any_error(&diagnostics);
        Checked { value: value.filter(|_| whole), diagnostics }
    }

    /// Each answer at its sentence.
    fn from_entries(
        all: Vec<Answered>,
        source: &Source,
        directive: &Directive,
        report: &mut Vec<Diagnostic>,
    ) -> Self {
        let sentences = Sentences::of(directive);
        let mut at: HashMap<String, Vec<usize>> = HashMap::new();
        for (nth, one) in all.iter().enumerate() {
            let Some(place) = sentences.place(one, report) else { continue };
            if !place.takes().contains(&one.answer.kind()) {
                report.push(match &one.answer {
                    Answer::Report(_) => reports_nothing(one),
                    _ if place.is_lead() => leads_on(one),
                    _ => no_task(one),
                });
            }
            let here = at.entry(place.at.clone()).or_default();
            if let Some(twice) = here.iter().find_map(|other| shared_unit(one, &all[*other])) {
                report.push(answered_twice(one, twice));
            }
            here.push(nth);
        }
        // An answer for some units goes before the one for all.
        at.values_mut().for_each(|here| here.sort_by_key(|nth| all[*nth].units.is_empty()));
        let texts = all.iter().enumerate().filter_map(|(nth, one)| {
            let words = one.answer.words()?.to_owned();
            Some((nth.to_string(), Text::at(words, one.span.clone())))
        });
        let phrases = Phrases::of(texts, VARIABLES, source, report);
        Self { all, at, phrases }
    }
}

/// One answer; none where it gives none or several.
fn answer(fields: &Fields<'_>, node: &Node, report: &mut Vec<Diagnostic>) -> Option<Answered> {
    let (at, sentence, units) = (fields.text("at"), fields.text("sentence"), fields.texts("units"));
    let given: Vec<&str> = KEYS.into_iter().filter(|key| fields.node(key).is_some()).collect();
    match given.as_slice() {
        [_] => {}
        [] => {
            let message = Message::new("chưa có câu trả lời", "there is no answer");
            let help = Message::new(
                "thêm `answer: keep`, `answer: drop`, `answer: own`, hoặc `assign`, `report`, `text`",
                "add `answer: keep`, `answer: drop`, `answer: own`, or `assign`, `report`, `text`",
            );
            report.push(
                Diagnostic::error("VB006", node.span.start..node.span.start, message)
                    .help(help)
                    .lacks("answer"),
            );
            return None;
        }
        several => {
            let several = several.join("`, `");
            let message = Message::new(
                format!("một câu có nhiều câu trả lời: `{several}`"),
                format!("one sentence has several answers: `{several}`"),
            );
            let help = Message::new("giữ lại một", "keep one");
            let span = fields.node(given_last(&given)).map_or(node.span.clone(), |node| node.span.clone());
            report.push(Diagnostic::error("VB011", span, message).help(help));
            return None;
        }
    }
    let words = |key| fields.text(key).map(Text::into_notation);
    let answer = words("answer")
        .and_then(|word| match word.as_str() {
            "keep" => Some(Answer::Keep),
            "drop" => Some(Answer::Drop),
            "own" => Some(Answer::Own),
            _ => None,
        })
        .or_else(|| words("assign").map(Answer::Assign))
        .or_else(|| words("report").map(Answer::Report))
        .or_else(|| words("text").map(Answer::Text))?;
    Some(Answered {
        at: at?,
        sentence: sentence?,
        answer,
        units,
        span: fields.node(given[0]).map_or(node.span.clone(), |node| node.span.clone()),
    })
}

fn given_last(given: &[&str]) -> &'static str {
    KEYS.into_iter().rfind(|key| given.contains(key)).unwrap_or(KEYS[0])
}

/// The sentences of a directive, by place and by words.
struct Sentences {
    all: Vec<Answerable>,
    by_place: HashMap<String, usize>,
    by_words: HashMap<String, Vec<usize>>,
}

impl Sentences {
    fn of(directive: &Directive) -> Self {
        let all = answerable(directive);
        let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
        for (nth, one) in all.iter().enumerate() {
            by_words.entry(bare(&one.words)).or_default().push(nth);
        }
        let by_place = all.iter().enumerate().map(|(nth, one)| (one.at.clone(), nth)).collect();
        Self { all, by_place, by_words }
    }

    /// The sentence that was answered: the one at its place, or, where the items moved, the only one with its words.
    fn place(&self, one: &Answered, report: &mut Vec<Diagnostic>) -> Option<&Answerable> {
        let words = bare(one.sentence.notation());
        let here = self.by_place.get(one.at.notation()).map(|nth| &self.all[*nth]);
        if let Some(here) = here.filter(|here| bare(&here.words) == words) {
            return Some(here);
        }
        // What moved stays what it was: an addressee of the same words is another thing than a heading.
        let alike = |nth: &&usize| kind_of(&self.all[**nth].at) == kind_of(one.at.notation());
        let known: Vec<usize> =
            self.by_words.get(&words).into_iter().flatten().filter(alike).copied().collect();
        match (known.as_slice(), here) {
            ([only], _) => return Some(&self.all[*only]),
            (several @ [_, _, ..], _) => {
                let places: Vec<&str> = several.iter().map(|nth| self.all[*nth].at.as_str()).collect();
                report.push(at_several_places(one, &places));
            }
            ([], Some(here)) => report.push(changed_sentence(one, here)),
            ([], None) => report.push(not_there(one)),
        }
        None
    }
}

/// The part of the directive that a place is in, and whether it is a heading of it.
fn kind_of(at: &str) -> (&str, bool) {
    (at.split('.').next().unwrap_or_default(), at.ends_with(".heading"))
}

/// Words as they are compared: without marks of emphasis, on one line.
fn bare(words: &str) -> String {
    Text::new(words).words().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A unit for which both answer; empty where both answer for all.
fn shared_unit<'a>(one: &'a Answered, other: &Answered) -> Option<&'a str> {
    match (one.units.is_empty(), other.units.is_empty()) {
        (true, true) => Some(""),
        (false, false) => one.units.iter().map(|unit| unit.notation()).find(|unit| other.holds_for(unit)),
        _ => None,
    }
}

fn changed_sentence(one: &Answered, here: &Answerable) -> Diagnostic {
    let (at, now) = (one.at.notation(), &here.words);
    let message = Message::new(
        format!("câu ở `{at}` đã đổi, câu trả lời là cho lời cũ"),
        format!("the sentence at `{at}` has changed; the answer is to its old words"),
    );
    let help = Message::new(
        format!(
            "lời nay là `{now}`; đọc lại, sửa `sentence` và câu trả lời, hoặc bỏ mục này để được hỏi lại"
        ),
        format!(
            "it now reads `{now}`; read it, mend `sentence` and the answer, or delete both to be asked again"
        ),
    );
    Diagnostic::error("VB080", one.sentence.span.clone(), message).help(help)
}

fn not_there(one: &Answered) -> Diagnostic {
    let at = one.at.notation();
    let message = Message::new(
        format!("văn bản cấp trên không có câu này, cũng không có chỗ `{at}`"),
        format!("the directive has no such sentence, nor a place `{at}`"),
    );
    let help = Message::new(
        "câu trả lời này có phải cho văn bản khác? không thì bỏ nó",
        "is the answer to another directive? else delete it",
    );
    Diagnostic::error("VB080", one.sentence.span.clone(), message).help(help)
}

fn at_several_places(one: &Answered, places: &[&str]) -> Diagnostic {
    let (count, places) = (places.len(), places.join("`, `"));
    let message = Message::new(
        format!("câu này có ở {count} chỗ, không chỗ nào là `{}`", one.at.notation()),
        format!("the sentence stands at {count} places, none of them `{}`", one.at.notation()),
    );
    let help = Message::new(format!("sửa `at`: `{places}`"), format!("mend `at`: `{places}`"));
    Diagnostic::error("VB080", one.at.span.clone(), message).help(help)
}

fn answered_twice(one: &Answered, unit: &str) -> Diagnostic {
    let (vi, en) = match unit {
        "" => (String::new(), String::new()),
        unit => (format!(" cho {unit}"), format!(" for {unit}")),
    };
    let message = Message::new(
        format!("câu này đã được trả lời ở trên{vi}"),
        format!("this sentence was answered above{en}"),
    );
    let help = Message::new(
        "giữ lại một câu trả lời, hoặc ghi `units` để mỗi câu cho những đơn vị khác nhau",
        "keep one answer, or give `units` so that each is for units of its own",
    );
    Diagnostic::error("VB081", one.sentence.span.clone(), message).help(help)
}

fn reports_nothing(one: &Answered) -> Diagnostic {
    let message = Message::new("câu này không báo cáo cho ai", "this sentence reports to nobody");
    let help = Message::new(
        "dùng `assign` để giao việc, hoặc `text` để viết lại câu",
        "use `assign` to give the task, or `text` to write the sentence anew",
    );
    Diagnostic::error("VB082", one.span.clone(), message).help(help)
}

fn leads_on(one: &Answered) -> Diagnostic {
    let message = Message::new(
        "câu này dẫn vào các nội dung phải thực hiện: văn bản không thể thiếu, cũng không phải việc để giao",
        "this sentence leads into the measures: no document is without it, and it is no task to be given",
    );
    let help = Message::new(
        "dùng `answer: keep`, hoặc `text` để viết lại câu",
        "use `answer: keep`, or `text` to write the sentence anew",
    );
    Diagnostic::error("VB082", one.span.clone(), message).help(help)
}

fn no_task(one: &Answered) -> Diagnostic {
    let message = Message::new("nơi kính gửi không phải việc để giao", "an addressee is no task to be given");
    let help = Message::new(
        "dùng `answer: keep`, `answer: drop`, hoặc `text` để ghi nơi khác",
        "use `answer: keep`, `answer: drop`, or `text` to name another",
    );
    Diagnostic::error("VB082", one.span.clone(), message).help(help)
}
