//! Decisions that contradict each other.

use crate::calendar::Date;
use crate::calendar::Decision;
use crate::calendar::LunarYear;
use crate::calendar::holidays;
use crate::calendar::with_slashes;
use crate::text::csv::{Cell, Row};
use crate::text::diagnostic::{Diagnostic, Message};

const SWAP_OFF: usize = 4;
const MAKE_UP: usize = 5;

/// Reports a second decision on a holiday, spans that overlap, days swapped or made up twice, and days made up on a
/// day off.
pub(super) fn overlaps(read: &[(&Row, Decision)], report: &mut Vec<Diagnostic>) {
    for (at, (row, decision)) in read.iter().enumerate() {
        let before = &read[..at];
        let same = |other: &Decision| (other.year, &other.holiday) == (decision.year, &decision.holiday);
        if before.iter().any(|(_, other)| same(other)) {
            let (holiday, year) = (&decision.holiday, decision.year);
            report.push(wrong(
                "VB033",
                &row.cells[1],
                format!("đã có quyết định cho `{holiday}` năm {year}"),
                format!("a second decision on `{holiday}` of {year}"),
                ("giữ lại một dòng", "keep one of the two lines"),
            ));
        } else if let Some((_, other)) =
            before.iter().find(|(_, other)| decision.from <= other.to && other.from <= decision.to)
        {
            let (holiday, from, to) = (&other.holiday, with_slashes(other.from), with_slashes(other.to));
            report.push(wrong(
                "VB034",
                &row.cells[2],
                format!("đợt nghỉ này trùng ngày với đợt nghỉ `{holiday}` ({from} đến {to})"),
                format!("this span overlaps that of `{holiday}` ({from} to {to})"),
                ("ghi hai đợt nghỉ không có ngày chung", "write two spans without a common day"),
            ));
        }
        for (nth, swap) in decision.swaps.iter().enumerate() {
            let mut clash = |column: usize, day: Date, vi: &str, en: &str| {
                let (day, help) = (with_slashes(day), ("chọn ngày khác", "choose another day"));
                report.push(wrong(
                    "VB034",
                    &row.cells[column],
                    format!("{day} {vi}"),
                    format!("{day} {en}"),
                    help,
                ));
            };
            let earlier = || {
                let others = before.iter().flat_map(|(_, other)| &other.swaps);
                others.chain(&decision.swaps[..nth])
            };
            if earlier().any(|other| other.off == swap.off) {
                clash(SWAP_OFF, swap.off, "hoán đổi hai lần", "is swapped twice");
            }
            if !(decision.from..=decision.to).contains(&swap.off) {
                clash(
                    SWAP_OFF,
                    swap.off,
                    "nằm ngoài đợt nghỉ của dòng này",
                    "lies outside the span of this line",
                );
            }
            if earlier().any(|other| other.make_up == swap.make_up) {
                clash(MAKE_UP, swap.make_up, "làm bù hai lần", "is worked twice");
            }
            let off = |other: &Decision| (other.from..=other.to).contains(&swap.make_up);
            if read.iter().any(|(_, other)| off(other)) {
                clash(MAKE_UP, swap.make_up, "nằm trong một đợt nghỉ", "lies within a span of days off");
            } else if is_holiday(swap.make_up) {
                clash(MAKE_UP, swap.make_up, "là ngày lễ, tết", "is a public holiday");
            }
        }
    }
}

fn is_holiday(day: Date) -> bool {
    let Some(lunar) = LunarYear::new(day.year()) else { return false };
    holidays().iter().any(|holiday| holiday.date(&lunar) == Some(day))
}

fn wrong(code: &'static str, cell: &Cell, vi: String, en: String, help: (&str, &str)) -> Diagnostic {
    Diagnostic::error(code, cell.span.clone(), Message::new(vi, en)).help(Message::new(help.0, help.1))
}
