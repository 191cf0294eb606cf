use std::ops::Range;

use crate::lint::passage::Passage;
use crate::lint::{Draft, Rule, always, dates};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB413",
    name: "year-cut-short",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.4",
    page: include_str!("vb413_year_cut_short.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for year in (0..passage.words.len()).filter_map(|at| short_year(passage, at)) {
            let right = format!("20{}", &passage.text.notation()[year.clone()]);
            let message =
                Message::new("năm viết đủ bốn chữ số", "a year is written with all of its four digits");
            report(draft.instead(Severity::Warning, RULE.code, passage.text, year, &right, message));
        }
    }
}

/// The digits of a year that has only two: `05/01/27`, `tháng 01 năm 27`, `tháng 01/27`.
fn short_year(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let number = |at: usize| passage.word(at).parse::<u8>().ok().filter(|_| dates::short(passage, at));
    let month = |at: usize| number(at).is_some_and(|month| (1..=12).contains(&month));
    let behind_month = passage.small(at) == "tháng" && passage.gap(at + 1) == " " && month(at + 1);
    let (year, is_sure) = if behind_month && passage.says(at + 2, &["năm"]) && passage.gap(at + 2) == " " {
        (at + 3, true)
    } else if behind_month && passage.gap(at + 2) == "/" {
        (at + 2, false)
    } else if begins_date(passage, at)
        && number(at).is_some_and(|day| (1..=31).contains(&day))
        && month(at + 1)
    {
        (at + 2, true)
    } else {
        return None;
    };
    // `tháng 11/12` is a share of the months, `tháng 11/27 thôn đã xong` one of the hamlets.
    let is_year = passage.word(year).len() == 2
        && number(year).is_some_and(|number| is_sure || number > 12 && passage.after(year) != " ");
    let ends = !passage.after(year).starts_with(['/', '-', '%']);
    (is_year && ends && passage.gap(year).len() == 1).then(|| passage.range(year, year))
}

/// Whether three numbers with strokes or hyphens begin at a word behind `ngày`; others may be shares or numbers of papers.
fn begins_date(passage: &Passage<'_>, at: usize) -> bool {
    let mark = passage.gap(at + 1);
    let dated = at > 0 && passage.gap(at) == " " && passage.small(at - 1) == "ngày";
    dated && mark == passage.gap(at + 2) && matches!(mark, "/" | "-")
}
