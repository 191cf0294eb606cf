//! Which part of the form words of a line are, whatever stands around them.

use crate::gazetteer::fold;
use crate::import::labels;
use crate::import::marks::{is_authority, is_capitals};
use crate::import::secrecy::says_secrecy;
use crate::import::signing::{is_signing_title, opens_with_title};
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term};
use crate::model::directive::CopyForm;
use crate::model::directive::types::{DocumentType, TYPES};

/// The forms in which something is copied.
const FORMS: [(Form, CopyForm); 3] = [
    (Form::CopyTrue, CopyForm::True),
    (Form::CopyOfCopy, CopyForm::OfCopy),
    (Form::CopyExtract, CopyForm::Extract),
];

/// `SAO Y`, `SAO LỤC`, `TRÍCH SAO`: in capitals, alone on a line.
pub(super) fn form_of(words: &str) -> Option<CopyForm> {
    let found = FORMS.iter().find(|(form, _)| words::is(*form, words))?;
    is_capitals(words).then_some(found.1)
}

/// Whether words are nothing but the form of a copy.
pub(super) fn is_copy_form(words: &str) -> bool {
    form_of(words).is_some()
}

/// Whether a line opens with a label and its colon, or is the label alone.
pub(super) fn has_label(form: Form, line: &str) -> bool {
    words::opens(form, line).is_some_and(|end| {
        let rest = line[end..].trim_start();
        rest.is_empty() || rest.starts_with(':') || rest.starts_with('-')
    })
}

/// So many bytes of a line are `V/v`, in brackets too.
pub(super) fn subject_label(words: &str) -> Option<usize> {
    let bare = words.trim_start_matches(['(', ' ']);
    words::opens(Form::SubjectLabel, bare).map(|end| end + words.len() - bare.len())
}

/// `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`, `BAN THƯỜNG VỤ QUYẾT ĐỊNH`
pub(super) fn enacting(words: &str) -> bool {
    (is_capitals(words) || words.trim_end().ends_with(':')) && words::is(Form::Enacting, words)
        || decider(words).is_some()
}

/// So many bytes of a line in capitals name who decides, before the word that says so: `BAN THƯỜNG VỤ QUYẾT ĐỊNH`.
pub(super) fn decider(words: &str) -> Option<usize> {
    let names =
        is_capitals(words) && (words::opens(Form::BodyHead, words).is_some() || opens_with_title(words));
    let mut ends = words.match_indices(' ').map(|(at, _)| at);
    ends.find(|at| words::is(Form::Enacting, &words[at + 1..])).filter(|_| names)
}

pub(super) fn is_national(words: &str) -> bool {
    words::is(Form::NationalName, words) || words::is(Form::PartyName, words)
}

/// Whether a line of the letterhead opens a subject without its label: `Về việc …`.
pub(super) fn opens_subject(words: &str) -> Option<usize> {
    let sentence = words.trim_end().ends_with(['.', ':', ';', ',']) || is_capitals(words);
    let opening =
        [Form::SubjectOpening, Form::SubjectAbout].into_iter().find_map(|form| words::opens(form, words));
    opening.filter(|_| words.starts_with(char::is_uppercase) && !sentence)
}

/// Whether a line is one of the stamps.
pub(super) fn is_stamp(words: &str) -> bool {
    const STAMPS: [Form; 6] = [
        Form::UrgencyMost,
        Form::UrgencyVery,
        Form::Urgency,
        Form::Draft,
        Form::CirculationReturn,
        Form::CirculationInternal,
    ];
    says_secrecy(words)
        || is_capitals(words) && (STAMPS.iter().any(|form| words::is(*form, words)) || is_draft(words))
}

/// `DỰ THẢO`, `DỰ THẢO LẦN 2`, `Dự thảo 20/3/2027`
pub(super) fn is_draft(words: &str) -> bool {
    words::opens(Form::Draft, words.trim_start_matches(['(', '['])).is_some_and(|end| {
        words.chars().count() < 30
            && (words.len() == end
                || is_capitals(words)
                || words[end..].contains(|c: char| c.is_ascii_digit()))
    })
}

/// A title that the table of types or the lexicon knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The type, where the format has it.
    pub(super) kind: Option<&'static DocumentType>,
    /// So many bytes of the line are its name.
    pub(super) end: usize,
}

/// The type that a line names, as a title does: in capitals, or alone; an item of a list that names one is no title.
pub(super) fn title_type(words: &str) -> Option<Title> {
    if labels::of(words).is_some() || words.trim_end().ends_with([';', ',']) {
        return None;
    }
    let spaced = words.split_whitespace().all(|word| word.chars().count() == 1) && words.len() > 6;
    let joined: String = if spaced {
        words.split("  ").map(|word| word.replace(' ', "")).collect::<Vec<_>>().join(" ")
    } else {
        words.to_owned()
    };
    let bare = words::bare(&joined);
    let marked = |kind: &&DocumentType| kind.name.to_lowercase() == bare;
    let letters = |kind: &&DocumentType| is_capitals(words) && fold(kind.name) == fold(&bare);
    let whole = TYPES.iter().find(marked).or_else(|| TYPES.iter().find(letters));
    if let Some(kind) = whole.filter(|kind| kind.code != "CV") {
        return Some(Title { kind: Some(kind), end: words.len() });
    }
    if !is_capitals(words) || words.chars().count() > 160 {
        return None;
    }
    let spots = Lexicon::get().spots(words);
    let name = spots.iter().find(|spot| spot.start == 0 && spot.term == Term::Document)?;
    let own = words::bare(&words[..name.end]);
    let kind = TYPES.iter().filter(|kind| kind.code != "CV").find(|kind| {
        own == kind.name.to_lowercase() || own.starts_with(&format!("{} ", kind.name.to_lowercase()))
    });
    let end = kind.map_or(name.end, |kind| kind.name.len().min(words.len()));
    let end = if words.is_char_boundary(end)
        && words::bare(&words[..end]) == words::bare(&own[..own.len().min(end)])
    {
        end
    } else {
        name.end
    };
    (words.len() == name.end || words[end..].starts_with(' ')).then_some(Title { kind, end })
}

/// `(Kèm theo Quyết định số …)`
pub(super) fn is_reference(words: &str) -> bool {
    words::opens(Form::AnnexReference, words.trim_start_matches(['(', '[', ' '])).is_some()
}

/// Whether a line opens with `Kính gửi`, with its colon or before a name; or `Gửi:`.
pub(super) fn addresses(words: &str) -> bool {
    recipient_label(words).is_some()
}

/// So many bytes of a line are `Kính gửi` or what stands for it.
pub(super) fn recipient_label(words: &str) -> Option<usize> {
    let behind = |form| words::opens(form, words).map(|end| (end, words[end..].trim_start()));
    let named = |rest: &str| {
        rest.starts_with(char::is_uppercase) && rest.chars().count() < 90 && !rest.ends_with(['.', ':'])
    };
    behind(Form::RecipientLabel)
        .filter(|(_, rest)| has_label(Form::RecipientLabel, words) || named(rest))
        .or_else(|| behind(Form::RecipientLabelColon).filter(|(_, rest)| rest.starts_with(':')))
        .map(|(end, _)| end)
}

/// `ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN điện:`
pub(super) fn is_telegram_label(words: &str) -> bool {
    let Some(colon) = words.find(':') else { return false };
    let before = words[..colon].trim_end();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    words::is(Form::TelegramLabel, last) && before.split_whitespace().count() > 1 && before.len() < 200
}

/// Whether an annex begins here that has no label: what it is called, in capitals, above the words of what it goes with or
/// above its table. `DANH SÁCH` / `CÁC TẬP THỂ ĐƯỢC KHEN` / `(Kèm theo Quyết định số …)`
pub(super) fn opens_annex<'w>(lines: impl Iterator<Item = (&'w str, bool)>) -> bool {
    /// It is called so in no more lines.
    const LINES: usize = 6;
    /// Fewer words above a table may be a name.
    const WORDS: usize = 5;
    let mut count = 0;
    for (words, is_table) in lines.take(LINES) {
        if is_table || is_reference(words) {
            return if is_table { count >= WORDS } else { count > 0 };
        }
        if !is_capitals(words) || is_authority(words) || is_signing_title(words) {
            return false;
        }
        count += words.split_whitespace().count();
    }
    false
}

/// Whether words open with what an annex is counted by: `01`, `IV`, `1A`, `B`, `…`.
pub(super) fn is_annex_number(words: &str) -> bool {
    let word = words.split([' ', '.', ':', '-', '\u{a0}']).next().unwrap_or_default();
    // `B`, not the first word of `Y TẾ CƠ SỞ`
    let closes = || words[word.len()..].trim_start().chars().next().is_none_or(|c| ":.(-–".contains(c));
    words.starts_with(|c: char| c.is_ascii_digit() || c == '_' || c == '…')
        || !word.is_empty() && word.chars().all(|c| "IVXLC".contains(c))
        || word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) && closes()
}

/// `Phụ lục`, `PHỤ LỤC II`, `Biểu số 01`
pub(super) fn is_annex_label(words: &str) -> bool {
    let rest = |end: usize| {
        let rest = words[end..].trim_start_matches([' ', ':', '.', '\u{a0}']);
        let number = words::opens(Form::NumberLabel, rest).map(|end| rest[end..].trim_start());
        number.filter(|rest| is_annex_number(rest)).unwrap_or(rest)
    };
    let capital =
        words.starts_with(char::is_uppercase) && words.chars().count() < 160 && !words.ends_with([';', '.']);
    // `Phụ lục: Mẫu báo cáo`
    let names = |end: usize| {
        words[end..].starts_with(':')
            && rest(end).starts_with(char::is_uppercase)
            && !words.contains([';', '.'])
    };
    let labelled = words::opens(Form::AnnexLabel, words).is_some_and(|end| {
        rest(end).is_empty() || is_annex_number(rest(end)) || is_capitals(words) || names(end)
    });
    let other = words::opens(Form::AnnexLabelNumbered, words)
        .is_some_and(|end| is_annex_number(rest(end)) && words.chars().count() < 60);
    capital && (labelled || other)
}
