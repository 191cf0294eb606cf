//! Which clauses of the decree were looked at in the documents that were checked.

use congvan::lint::{Clause, Reviewed, State, clauses};
use congvan::text::diagnostic::{Diagnostic, Lang, Message, Severity};
use serde_json::{Value, json};

use crate::check::tally::plural;

/// The clauses, and what the documents so far say about each.
pub(super) struct Coverage {
    clauses: Vec<Seen>,
    documents: usize,
    /// Documents whose form could not be looked at.
    unchecked: usize,
}

/// A clause, and in how many documents it was what.
struct Seen {
    clause: Clause,
    not_checked: usize,
    nothing_found: usize,
    found: usize,
    worst: Option<Severity>,
}

/// What is known about a clause after all documents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Found(Severity),
    NothingFound,
    /// By no rule, or not in every document: nothing is known, so it does not count as passed.
    NotChecked,
}

impl Seen {
    fn verdict(&self) -> Known {
        match self.worst {
            Some(worst) => Known::Found(worst),
            None if self.nothing_found > 0 && self.not_checked == 0 => Known::NothingFound,
            None => Known::NotChecked,
        }
    }
}

impl Coverage {
    pub(super) fn new() -> Self {
        let seen = |clause| Seen { clause, not_checked: 0, nothing_found: 0, found: 0, worst: None };
        Self { clauses: clauses().into_iter().map(seen).collect(), documents: 0, unchecked: 0 }
    }

    /// A document with its findings; none where it could not be read as one, so that no rule was asked.
    pub(super) fn count(&mut self, reviewed: Option<&Reviewed>) {
        // What an office does not want to hear of was found all the same.
        let findings: Option<Vec<Diagnostic>> = reviewed.map(|reviewed| {
            let silenced = reviewed.silenced.iter().map(|silenced| &silenced.finding);
            reviewed.found.iter().chain(silenced).cloned().collect()
        });
        let unasked = reviewed.map(|reviewed| reviewed.unasked.clone()).unwrap_or_default();
        self.documents += 1;
        self.unchecked += usize::from(findings.is_none());
        for seen in &mut self.clauses {
            let state = |findings| seen.clause.state(findings, &unasked);
            match findings.as_deref().map_or(State::NotChecked, state) {
                State::NotChecked => seen.not_checked += 1,
                State::NothingFound => seen.nothing_found += 1,
                State::Found(severity) => {
                    seen.found += 1;
                    seen.worst = seen.worst.max(Some(severity));
                }
            }
        }
    }

    /// The counts, then every clause where it is `listed`; nothing where no document was among the files.
    pub(super) fn lines(&self, listed: bool, lang: Lang) -> Vec<Message> {
        if self.documents == 0 {
            return Vec::new();
        }
        let mut lines = vec![self.counts(listed)];
        if self.unchecked > 0 {
            let count = self.unchecked;
            lines.push(Message::new(
                format!("{count} văn bản chưa kiểm tra được thể thức: sửa lỗi của tệp trước"),
                format!(
                    "the form of {} could not be checked: mend the file first",
                    plural(count, "document")
                ),
            ));
        }
        if listed {
            lines.extend(self.clauses.iter().map(|seen| line(seen, lang)));
        }
        lines
    }

    fn counts(&self, listed: bool) -> Message {
        let count =
            |wanted: fn(Known) -> bool| self.clauses.iter().filter(|seen| wanted(seen.verdict())).count();
        let clear = count(|known| known == Known::NothingFound);
        let found = count(|known| matches!(known, Known::Found(_)));
        let open = count(|known| known == Known::NotChecked);
        let (vi, en) = if listed { ("", "") } else { (" (danh sách: --clauses)", " (the list: --clauses)") };
        Message::new(
            format!(
                "điều khoản: {clear} đã kiểm tra, không thấy lỗi; {found} có điều phải xem; {open} không kiểm tra, không tính là đạt{vi}"
            ),
            format!(
                "clauses: {clear} checked, nothing found; {found} with findings; {open} not checked, which does not count as passed{en}"
            ),
        )
    }

    pub(super) fn to_json(&self) -> Value {
        let object = |seen: &Seen| {
            let (state, severity) = match seen.verdict() {
                Known::Found(worst) => ("found", Some(worst.name())),
                Known::NothingFound => ("nothing-found", None),
                Known::NotChecked => ("not-checked", None),
            };
            json!({
                "clause": seen.clause.clause,
                "about": { "vi": seen.clause.about.0, "en": seen.clause.about.1 },
                "rules": seen.clause.rules,
                "state": state,
                "severity": severity,
                "documents": {
                    "not_checked": seen.not_checked,
                    "nothing_found": seen.nothing_found,
                    "found": seen.found,
                },
            })
        };
        self.clauses.iter().map(object).collect()
    }
}

fn line(seen: &Seen, lang: Lang) -> Message {
    let (vi, en) = match seen.verdict() {
        Known::Found(worst) => (worst.word(Lang::Vi), worst.word(Lang::En)),
        Known::NothingFound => ("không thấy lỗi", "nothing found"),
        Known::NotChecked => ("không kiểm tra", "not checked"),
    };
    let width = if lang == Lang::Vi { 14 } else { 13 };
    let clause = seen.clause.clause;
    let (about_vi, about_en) = seen.clause.about;
    Message::new(
        format!("  {vi:<width$}  {clause}: {about_vi}"),
        format!("  {en:<width$}  {clause}: {about_en}"),
    )
}
