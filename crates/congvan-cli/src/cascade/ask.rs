//! `cascade --ask`: asks of each sentence once, the heaviest first, and keeps the answers in their file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::cascade::{Answer, Answered, Answers, Question, Tier, with_answers};
use congvan::model::directive::Directive;
use congvan::text::diagnostic::{Lang, Message};
use congvan::text::source::Source;

use super::built_in::ALL;
use super::choose::Chosen;
use crate::console::Console;
use crate::findings::Inputs;
use crate::output::{not_written, replace};
use crate::staging::Staging;

/// The file's name where nobody gives one.
const USUAL: &str = "answers.yaml";

/// The answers of a run, and where they are kept.
pub(super) struct Asked {
    /// The file that `--answers` names, or that `--ask` keeps beside the profiles.
    pub(super) path: Option<PathBuf>,
    /// What it says, where it is there.
    pub(super) answers: Option<Answers>,
    /// Its text.
    pub(super) text: Option<String>,
}

impl Asked {
    /// Reads the answers that there are. Findings go to stderr.
    pub(super) fn read(
        given: &ArgMatches,
        directive: &Directive,
        inputs: &mut Inputs,
        console: &mut Console<'_, '_>,
    ) -> Self {
        let named = given.get_one::<PathBuf>("answers").cloned();
        let asks = given.get_flag("ask");
        let path = named.clone().or_else(|| asks.then(|| usual_place(given)));
        // `--ask` begins a file that is not there yet.
        let Some(path) = path.filter(|path| !asks || path.exists()) else {
            let path = named.or_else(|| asks.then(|| usual_place(given)));
            return Self { path, answers: None, text: None };
        };
        let read = inputs.answers(&path, directive, console);
        let (text, answers) =
            read.map_or((None, None), |(source, answers)| (Some(source.text().to_owned()), Some(answers)));
        Self { path: Some(path), answers, text }
    }

    /// Asks, and keeps what was answered. False where it could not be kept.
    pub(super) fn ask(
        &mut self,
        questions: &[Question],
        directive: &Directive,
        console: &mut Console<'_, '_>,
    ) -> bool {
        let Some(path) = self.path.clone() else { return true };
        let more = ask(questions, console);
        if more.is_empty() {
            console.say(&Message::new("chưa có câu trả lời mới", "no new answers"));
            return true;
        }
        let text = with_answers(self.text.as_deref(), &more);
        let name = path.display().to_string();
        let checked = Answers::parse(&Source::new(name.clone(), text.clone()), directive);
        let Some(answers) = checked.value else {
            let why = checked.diagnostics.first().map(|found| found.message.clone());
            let why = why.unwrap_or_else(|| Message::new("", ""));
            console.complain(&Message::new(
                format!("{name}: không ghi thêm được câu trả lời: {}", why.vi),
                format!("{name}: answers cannot be added: {}", why.en),
            ));
            return false;
        };
        if let Err(why) = self.keep(&path, &text) {
            console.complain(&why);
            return false;
        }
        let (count, all) = (more.len(), answers.all().len());
        console.say(&Message::new(
            format!("đã ghi {count} câu trả lời vào {name} (cả tệp: {all})"),
            format!("wrote {count} answer(s) to {name} ({all} in all)"),
        ));
        self.answers = Some(answers);
        self.text = Some(text);
        true
    }

    /// Why an answer for some units cannot be meant: there is no such unit in this run.
    pub(super) fn strangers(&self, chosen: &Chosen<'_>) -> Option<Message> {
        let answers = self.answers.as_ref()?;
        let mut named = answers.all().iter().flat_map(|answer| &answer.units).peekable();
        named.peek()?;
        let known: BTreeSet<String> =
            chosen.units.iter().map(|(pick, _)| pick.unit().name.notation().to_lowercase()).collect();
        let stranger = named.find(|unit| !known.contains(&unit.notation().to_lowercase()))?;
        let (path, name) = (self.path.as_ref()?.display(), stranger.notation());
        Some(Message::new(
            format!(
                "{path}: câu trả lời cho `{name}`, mà không làm văn bản nào của đơn vị ấy; ghi đúng tên như `xã Chi Lăng`"
            ),
            format!(
                "{path}: an answer is for `{name}`, a unit that no version is made for; write its name as in `xã Chi Lăng`"
            ),
        ))
    }

    /// Whole or not at all.
    fn keep(&self, path: &Path, text: &str) -> Result<(), Message> {
        match &self.text {
            Some(old) => replace(path, old.as_bytes(), text.as_bytes()),
            None => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new("."));
                let staging = Staging::within(folder).map_err(|error| not_written(path, &error))?;
                let staged = staging.hold(text.as_bytes()).map_err(|error| not_written(path, &error))?;
                staged.persist_noclobber(path).map_err(|error| not_written(path, &error.error))
            }
        }
    }
}

/// Beside the profiles, or beside the directive where the units are named in words.
fn usual_place(given: &ArgMatches) -> PathBuf {
    let profiles = given.get_one::<PathBuf>("units").filter(|path| path.as_os_str() != ALL && path.exists());
    let beside = profiles.or_else(|| given.get_one::<PathBuf>("file")).and_then(|path| path.parent());
    beside.map_or_else(|| PathBuf::from(USUAL), |folder| folder.join(USUAL))
}

fn ask(questions: &[Question], console: &mut Console<'_, '_>) -> Vec<Answered> {
    let mut more = Vec::new();
    let must = questions.iter().filter(|question| question.tier == Tier::MustDecide).count();
    let look = questions.len() - must;
    console.say(&Message::new(
        format!("{must} câu cần quyết định, {look} câu cần xem lại; mỗi câu hỏi một lần cho mọi đơn vị"),
        format!("{must} sentence(s) to decide, {look} to look at; each is asked once for all units"),
    ));
    for (nth, question) in questions.iter().enumerate() {
        show(question, nth + 1, questions.len(), console);
        loop {
            match choice(console) {
                Choice::Given(answer) => {
                    more.push(Answered::new(&question.at, &question.sentence, answer));
                    break;
                }
                Choice::Later => break,
                Choice::Enough => return more,
                Choice::Unknown => console.say(&Message::new(
                    "gõ một số từ 0 đến 6, hoặc Enter",
                    "type a number from 0 to 6, or Enter",
                )),
            }
        }
    }
    more
}

fn show(question: &Question, nth: usize, all: usize, console: &mut Console<'_, '_>) {
    let vi = console.lang() == Lang::Vi;
    let (item, units, source, unit, gone) = match vi {
        true => ("mục", "đơn vị", "cấp trên", "đề xuất", "(bỏ)"),
        false => ("item", "unit(s)", "superior", "proposed", "(goes)"),
    };
    let at = match &question.label {
        Some(label) => format!("{item} {}", label.trim_end_matches('.')),
        None => question.at.clone(),
    };
    let mut text = format!(
        "\n[{nth}/{all}] {}: {at}, {} {units}\n  {source}: {}\n  {unit}: {}\n",
        question.tier.word(console.lang()),
        question.units,
        question.sentence,
        question.proposal.as_deref().unwrap_or(gone)
    );
    for check in &question.checks {
        text.push_str(&format!("  ! {}\n", check.what.get(console.lang())));
    }
    text.push_str(match vi {
        true => {
            "  1 giữ nguyên văn  2 bỏ  3 việc của đơn vị  4 giao cho…  5 báo cáo cho…  6 viết lại…  Enter để sau  0 dừng\n"
        }
        false => "  1 keep  2 drop  3 the unit's own  4 assign to…  5 report to…  6 write anew…  Enter later  0 stop\n",
    });
    console.out(&text);
}

enum Choice {
    Given(Answer),
    Later,
    Enough,
    Unknown,
}

/// A number, with the words that it needs behind it or on the next line.
fn choice(console: &mut Console<'_, '_>) -> Choice {
    console.out("> ");
    let Some(line) = console.read_line() else { return Choice::Enough };
    let line = line.trim();
    if line.is_empty() {
        return Choice::Later;
    }
    let (number, words) = line.split_at(line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len()));
    let words = words.trim();
    let plain = |answer| if words.is_empty() { Choice::Given(answer) } else { Choice::Unknown };
    match number {
        "0" => Choice::Enough,
        "1" => plain(Answer::Keep),
        "2" => plain(Answer::Drop),
        "3" => plain(Answer::Own),
        "4" | "5" | "6" => {
            let words = match words.is_empty() {
                false => words.to_owned(),
                true => {
                    console.out(match (number, console.lang()) {
                        ("4", Lang::Vi) => "giao cho: ",
                        ("5", Lang::Vi) => "báo cáo cho: ",
                        (_, Lang::Vi) => "lời của đơn vị: ",
                        ("4", Lang::En) => "assign to: ",
                        ("5", Lang::En) => "report to: ",
                        (_, Lang::En) => "the unit's words: ",
                    });
                    match console.read_line() {
                        Some(line) => line.trim().to_owned(),
                        None => return Choice::Enough,
                    }
                }
            };
            match (number, words.is_empty()) {
                (_, true) => Choice::Unknown,
                ("4", _) => Choice::Given(Answer::Assign(words)),
                ("5", _) => Choice::Given(Answer::Report(words)),
                _ => Choice::Given(Answer::Text(words)),
            }
        }
        _ => Choice::Unknown,
    }
}
