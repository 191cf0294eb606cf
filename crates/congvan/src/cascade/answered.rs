//! A sentence that the drafter decided of: rewritten as the answer says, and what follows from it.

use std::ops::Range;

use crate::cascade::Step;
use crate::cascade::answers::{ANSWERS_GIVEN, Answer};
use crate::cascade::fate::Fate;
use crate::cascade::given::{Doer, Given};
use crate::cascade::lists::of_kind;
use crate::cascade::looks::Looks;
use crate::cascade::rewrite::Rewriter;
use crate::cascade::sentence::{Said, cited_at};
use crate::cascade::trace::Check;
use crate::compose::capital;
use crate::model::directive::Text;
use crate::prose::{self, Clause, Edit, Reading, Sentence, What};
use crate::text::diagnostic::Message;
use crate::words::Words;

impl Step<'_> {
    /// What the drafter decided of the sentence at a place of the source.
    pub(super) fn answer_at(&self, path: &str) -> Option<Answer> {
        let answers = self.options.answers?;
        answers.of(path, self.unit, |phrases, key| phrases.fill(key, &self.words.values()))
    }

    /// The sentence as the drafter decided; what stands before and behind it is as it would have been, but that nothing
    /// goes with a sentence that stays.
    pub(super) fn answered_sentence(
        &self,
        reading: &Reading,
        sentence: &Sentence,
        before: &Given,
        answer: &Answer,
    ) -> Said {
        let addressed = self.addressed.borrow().len();
        let given = self.sentence(reading, sentence, before).given;
        let whole = reading.text.part(&sentence.span, &[]).into_notation();
        let end = whole[whole.trim_end().len()..].to_owned();
        let text = match answer {
            Answer::Drop => {
                self.addressed.borrow_mut().truncate(addressed);
                return self.dropped_by_answer(answer, given, before);
            }
            Answer::Keep => whole,
            Answer::Text(words) => format!("{}{end}", words.trim()),
            Answer::Own => self.rewritten_as(reading, sentence, before, Fate::Own, &self.own_task_names()),
            Answer::Assign(body) => {
                let body = of_kind(body, self.words.unit_kind());
                self.addressed.borrow_mut().truncate(addressed);
                self.address_assigned(&body);
                self.assign_to(reading, sentence, before, body)
            }
            Answer::Report(body) => {
                self.reported_to(reading, sentence, before, &of_kind(body, self.words.unit_kind()))
            }
        };
        let checks = self.ordered_above(&text).map(|body| order_check(&body)).into_iter().collect();
        let doer = match answer {
            Answer::Own => Doer::Unit,
            Answer::Assign(_) => Doer::Counterparts,
            _ => Doer::Anyone,
        };
        let given = given.map(|given| Given { doer, gone: None, look: None, ..given });
        Said { text: Some(text), rule: decision_message(answer), checks, given }
    }

    fn dropped_by_answer(&self, answer: &Answer, given: Option<Given>, before: &Given) -> Said {
        let rule = decision_message(answer);
        let named = given.is_some();
        let gone = Some(rule.clone());
        let given = named.then(|| Given { gone, look: None, ..given.unwrap_or_else(|| before.clone()) });
        Said { text: None, rule, checks: Vec::new(), given }
    }

    /// A heading that the drafter decided of; all that stands below it goes with it.
    pub(super) fn answered_heading(
        &self,
        reading: &Reading,
        before: &Given,
        answer: &Answer,
    ) -> (Option<String>, Said) {
        let each = reading
            .sentences
            .iter()
            .map(|sentence| self.answered_sentence(reading, sentence, before, answer));
        let all: Vec<Said> = each.collect();
        let text: Option<String> = match answer {
            Answer::Text(words) => Some(words.clone()),
            _ => all.iter().map(|said| said.text.as_deref()).collect::<Option<String>>(),
        };
        let text = text.map(|text| text.trim_end().to_owned()).filter(|text| !text.is_empty());
        let rule = decision_message(answer);
        let given = all.iter().rev().find_map(|said| said.given.clone());
        let gone = text.is_none().then(|| rule.clone());
        let given = Some(Given { gone, by_heading: true, ..given.unwrap_or_else(Given::nobody) });
        let checks = all.into_iter().flat_map(|said| said.checks).collect();
        (text, Said { text: None, rule, checks, given })
    }

    /// The sentence with those who act changed as `fate` says, and its other words as of any that stays.
    fn rewritten_as(
        &self,
        reading: &Reading,
        sentence: &Sentence,
        before: &Given,
        fate: Fate,
        listed: &[String],
    ) -> String {
        let edits = self.edits_as(reading, sentence, before, fate, listed);
        reading.text.part(&sentence.span, &edits).into_notation()
    }

    fn edits_as(
        &self,
        reading: &Reading,
        sentence: &Sentence,
        before: &Given,
        fate: Fate,
        listed: &[String],
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut looks = Looks::default();
        let mut fate = fate;
        for clause in &sentence.clauses {
            let names_somebody = !clause.actors.is_empty() || clause.asks.is_some();
            let own = if names_somebody { fate } else { Fate::Kept };
            let doer = if own == Fate::Listed { Doer::Counterparts } else { Doer::Unit };
            let mut rewriter = Rewriter {
                step: self,
                reading,
                clause,
                doer,
                fate: own,
                reports_up: own == Fate::Own && before.reports_up,
                limited: false,
                is_voice: false,
                cited_at: cited_at(clause),
                acting: listed.to_vec(),
                is_laid_on: false,
                edits: &mut edits,
                looks: &mut looks,
            };
            rewriter.address(&self.stands(reading, clause), clause.asks.is_some());
            rewriter.mentions();
            // One body is given the task once.
            if names_somebody && fate == Fate::Listed {
                fate = Fate::Own;
            }
        }
        edits
    }

    /// The sentence as a task of one body: in the place of those who act, or before it where nobody does.
    fn assign_to(&self, reading: &Reading, sentence: &Sentence, before: &Given, body: String) -> String {
        let names_somebody = |clause: &Clause| !clause.listed.is_empty();
        let is_named = sentence.clauses.iter().any(names_somebody);
        let fate = if is_named { Fate::Listed } else { Fate::Own };
        let text = self.rewritten_as(reading, sentence, before, fate, std::slice::from_ref(&body));
        // `Công an xã báo cáo …`: whoever is named at the beginning without acting keeps his name.
        let at = sentence.span.start + reading.words()[sentence.span.clone()].len()
            - reading.words()[sentence.span.clone()].trim_start().len();
        let mut mentions = sentence.clauses.iter().flat_map(|clause| &clause.mentions);
        let opens_with_name = mentions.any(|mention| {
            mention.span.start == at
                && matches!(mention.what, What::Body(..) | What::Territory(_) | What::Citation(_))
        });
        match (is_named, opens_with_name) {
            (true, _) => text,
            (false, true) => format!("{} {text}", capital(&body)),
            (false, false) => format!("{} {}", capital(&body), behind_a_name(&text)),
        }
    }

    /// The sentence with its reports to one body; through whom the superior had them leaves.
    fn reported_to(&self, reading: &Reading, sentence: &Sentence, before: &Given, body: &str) -> String {
        let natural = self.sentence(reading, sentence, before).text;
        let fate = if natural.is_some() { Fate::Kept } else { Fate::Own };
        let mut edits = self.edits_as(reading, sentence, before, fate, &self.own_task_names());
        let receivers: Vec<Range<usize>> =
            sentence.clauses.iter().flat_map(Clause::receivers).cloned().collect();
        let channels = sentence.clauses.iter().flat_map(|clause| &clause.mentions);
        let channels = channels.filter(|mention| mention.what == What::Channel).map(|mention| {
            let span = &mention.span;
            reading.words()[..span.start].trim_end().len()..span.end
        });
        let gone: Vec<Range<usize>> = receivers.iter().cloned().chain(channels.clone()).collect();
        edits
            .retain(|edit| !gone.iter().any(|span| span.start < edit.span.end && edit.span.start < span.end));
        let outside =
            |span: &Range<usize>| !receivers.iter().any(|own| own.start < span.end && span.start < own.end);
        edits.extend(channels.filter(outside).map(|span| Edit { span, with: String::new() }));
        for (nth, span) in receivers.iter().enumerate() {
            let with = if nth == 0 { body.to_owned() } else { String::new() };
            edits.push(Edit { span: span.clone(), with });
        }
        reading.text.part(&sentence.span, &edits).into_notation()
    }
}

/// That the drafter decided so.
pub(super) fn decision_message(answer: &Answer) -> Message {
    let word = ANSWERS_GIVEN.iter().find(|(kind, _)| *kind == answer.kind()).map_or("", |(_, word)| word);
    match answer.words() {
        Some(words) => Message::new(
            format!("người soạn quyết định: {word} `{words}`"),
            format!("the drafter decided: {} `{words}`", answer.kind()),
        ),
        None => Message::new(
            format!("người soạn quyết định: {word}"),
            format!("the drafter decided: {}", answer.kind()),
        ),
    }
}

/// Told of an answer that orders a body above: it is the drafter's to say so.
fn order_check(body: &str) -> Check {
    Check::from(Message::new(
        format!("theo quyết định của người soạn, câu giao việc cho `{body}`, không thuộc quyền của đơn vị"),
        format!("as the drafter decided, the sentence gives a task to `{body}`, which is not under the unit"),
    ))
}

/// Names of one noun that keep their capital.
static NAMES: Words = Words::from_list("cascade: names that stay");

/// A sentence behind the one who does it: it begins small, but for a name or letters that stand for one.
fn behind_a_name(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut words = text.split_whitespace();
    let opening = words.next().unwrap_or_default();
    // `UBND xã`, `Luật Phòng cháy`, `Nhà nước`
    let is_letters = opening.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let is_name = words.next().is_some_and(is_capital) && !prose::opens_with_verb(&Text::from_notation(text))
        || NAMES
            .iter()
            .any(|name| text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    match is_letters || is_name {
        true => text.to_owned(),
        false => first.to_lowercase().chain(letters).collect(),
    }
}
