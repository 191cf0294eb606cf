use crate::calendar::CanChi;
use crate::lint::lunar;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::model::date::PartialDate;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1403",
    name: "lunar-year-not-of-date",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb1403_lunar_year_not_of_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let issued = draft.directive.date;
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 1..passage.words.len() {
            if !passage.capital(at) {
                continue;
            }
            let announced = ANNOUNCING.contains(&passage.small(at - 1));
            if !announced || passage.gap(at) != " " || passage.gap(at + 1) != " " {
                continue;
            }
            let Some(said) = lunar::read(passage.small(at), passage.small(at + 1)) else {
                if passage.capital(at + 1) && lunar::of_no_year(passage.small(at), passage.small(at + 1)) {
                    report(no_such_year(draft, passage, at));
                }
                continue;
            };
            if of_history(passage, at) {
                continue;
            }
            let Some((years, about)) = years(passage, at, issued) else { continue };
            if years.into_iter().any(|year| CanChi::of_year(year) == said) {
                continue;
            }
            let part = passage.range(at, at + 1);
            let written = &passage.text.notation()[part.clone()];
            let right = CanChi::of_year(about);
            let message = Message::new(
                format!("năm {about} là {right}, không phải {written}"),
                format!("the year {about} is {right}, not {written}"),
            );
            report(draft.instead(
                Severity::Warning,
                RULE.code,
                passage.text,
                part,
                &right.to_string(),
                message,
            ));
        }
    }
}

/// What is said of a name that no year has.
fn no_such_year(draft: &Draft<'_>, passage: &Passage<'_>, at: usize) -> Diagnostic {
    let part = passage.range(at, at + 1);
    let written = &passage.text.notation()[part.clone()];
    let message = Message::new(
        format!("không có năm {written}: can này không đi với chi này"),
        format!("no year is called {written}: this can never goes with this chi"),
    );
    if let Some(year) = beside(passage, at) {
        let right = CanChi::of_year(year).to_string();
        return draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message);
    }
    let help = Message::new("xem lại tên năm âm lịch", "look at the name of the lunar year");
    draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help)
}

/// Whether the year is that of a birth or of a monument: `sinh năm Giáp Thìn`, `Bia khoa thi năm Giáp Thìn (1484)`.
fn of_history(passage: &Passage<'_>, at: usize) -> bool {
    static HISTORY: Words = Words::from_list("lunar-year-not-of-date: history");
    let born = at > 1 && matches!(passage.small(at - 2), "sinh" | "mất" | "tuổi" | "khoa");
    let clause = passage.clause(&passage.range(at, at + 1));
    passage.small(at - 1) == "năm" && (born || HISTORY.iter().any(|word| clause.contains(word)))
}

/// The years that may be meant, and the likeliest; none where neither the words nor the document say one.
fn years(passage: &Passage<'_>, at: usize, issued: PartialDate) -> Option<(Vec<u16>, u16)> {
    let beside = beside(passage, at);
    // The last lunar months end in the next year of the sun: `ngày 29 tháng Chạp năm Bính Ngọ (05/02/2027)`.
    let late = ends_year(passage, at);
    if let Some(year) = beside {
        let earlier = late.then(|| year - 1);
        return Some((std::iter::once(year).chain(earlier).collect(), year));
    }
    let year = issued.year()?;
    let new_year = ["tết", "đán", "xuân", "dịp"].contains(&passage.small(at - 1));
    // Late in a year the Tết that is spoken of is the next one.
    let coming = if new_year && issued.month().is_some_and(|month| month > 9) { year + 1 } else { year };
    let clause = passage.clause(&passage.range(at, at + 1));
    let past = COMPARED.iter().chain(OF_THE_PAST.iter()).any(|word| clause.contains(word))
        || passage.basis.is_some()
        || names(passage, at, coming);
    // In the first weeks of a year the last Tết is that of the year before.
    let reviews =
        ["tổng kết", "kết quả", "đánh giá", "rút kinh nghiệm"].iter().any(|word| clause.contains(word));
    let looks_back = reviews && issued.month().is_none_or(|month| month < 3);
    let about = if past || reviews { year } else { coming };
    let mut years = vec![about];
    // `Trước tết Nhâm Dần, từ ngày 25/01/2022`
    let clause = passage.clause_range(&passage.range(at, at + 1));
    let word_at = |byte: usize| passage.words.partition_point(|word| word.at.start < byte);
    let within = word_at(clause.start)..word_at(clause.end);
    years.extend(
        within.filter_map(|word| number(passage, word)).filter(|named| about == year || *named != year),
    );
    if issued.month().is_none_or(|month| month > 6) {
        years.push(year + 1);
    }
    // Until Tết the lunar year is still the old one.
    if past || late || looks_back || (!new_year && issued.month().is_none_or(|month| month < 3)) {
        years.push(year - 1);
    }
    Some((years, about))
}

/// The year that stands right beside the name: `năm Đinh Mùi 2027`, `Tết Nhâm Dần - năm 2022`, `(tức năm 2022)`.
fn beside(passage: &Passage<'_>, at: usize) -> Option<u16> {
    let mut next = at + 2;
    let joined = |next: usize| matches!(passage.gap(next).trim(), "" | "(" | "-" | "–");
    while joined(next) && matches!(passage.small(next), "tức" | "là" | "năm") {
        next += 1;
    }
    number(passage, next).filter(|_| joined(next))
}

/// The year that a word is.
fn number(passage: &Passage<'_>, at: usize) -> Option<u16> {
    let word = passage.word(at);
    word.parse::<u16>().ok().filter(|year| word.len() == 4 && (1900..=2199).contains(year))
}

/// Whether `tháng Chạp`, or the month before it, stands before `năm`.
fn ends_year(passage: &Passage<'_>, at: usize) -> bool {
    static LATE: Words = Words::from_list("lunar-year-not-of-date: late");
    let before = passage.small[..passage.words[at - 1].at.start].trim_end();
    passage.small(at - 1) == "năm" && LATE.iter().any(|month| before.ends_with(month))
}

/// Whether the sentence names the year's own Tết too: `Từ Tết Bính Ngọ đến Tết Đinh Mùi`.
fn names(passage: &Passage<'_>, at: usize, year: u16) -> bool {
    let clause = passage.clause_range(&passage.range(at, at + 1));
    let right = CanChi::of_year(year).to_string();
    passage.text.notation()[clause].contains(&right)
}

/// Words of what has been.
static OF_THE_PAST: Words = Words::from_list("lunar-year-not-of-date: of the past");

/// Words that compare with another year.
static COMPARED: Words = Words::from_list("lunar-year-not-of-date: compared");

/// Words that a lunar year stands behind.
static ANNOUNCING: Words = Words::from_list("lunar-year-not-of-date: announced");
