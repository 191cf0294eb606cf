//! What is said of the days off of a notice: on the index, on the terminal, at the head of its documents.

use congvan::calendar::{Standing, weekday_name};
use congvan::model::date::Date;
use congvan::notices::{Leave, LeaveSpan};
use congvan::text::diagnostic::Message;

/// `thứ Năm 04/02/2027`
fn full(date: Date) -> String {
    format!("{} {}", weekday_name(date), crate::units::day(date))
}

/// `từ thứ Năm 04/02/2027 đến thứ Tư 10/02/2027`
pub(super) fn days(from: Date, to: Date) -> String {
    if from == to { full(from) } else { format!("từ {} đến {}", full(from), full(to)) }
}

/// `nghỉ 07 ngày, từ … đến …`, with why the days may still be others.
pub(super) fn when(leave: &Leave) -> String {
    let open = match leave.standing {
        Standing::Settled => String::new(),
        standing if is_blank(leave) => format!("{standing}, văn bản để trống ngày; dự kiến "),
        standing => format!("{standing}, văn bản ghi ngày dự kiến: "),
    };
    format!("{open}{}", days_off(leave))
}

fn days_off(leave: &Leave) -> String {
    let count: i64 = leave.spans.iter().map(LeaveSpan::days).sum();
    let spans: Vec<String> = leave.spans.iter().map(|span| days(span.from, span.to)).collect();
    format!("nghỉ {count:02} ngày, {}", spans.join(" và "))
}

fn is_blank(leave: &Leave) -> bool {
    leave.spans.iter().any(|span| span.is_blank)
}

/// What a person must look at while no decision is known.
pub(super) fn checks(leave: &Leave) -> impl Iterator<Item = Message> {
    missing_decision(leave).into_iter().chain(bridges(leave))
}

/// Working days that are often swapped.
fn bridges(leave: &Leave) -> Option<Message> {
    let days: Vec<String> = leave.bridges.iter().map(|day| full(*day)).collect();
    let days = days.join(", ");
    (!days.is_empty()).then(|| {
        Message::new(
            format!(
                "xem lại ngày nghỉ: ngày làm việc xen giữa các ngày nghỉ có thể được hoán đổi ({days}); có quyết định thì thêm bằng --decisions"
            ),
            format!(
                "look at the days off: a working day between them may be swapped ({days}); add the decision, once made, with --decisions"
            ),
        )
    })
}

/// That the days are blanks, or days assumed, and after what they were computed.
fn missing_decision(leave: &Leave) -> Option<Message> {
    let standing = match leave.standing {
        Standing::Settled => return None,
        Standing::Awaiting => ("chờ quyết định của năm", "awaiting the year's decision"),
        Standing::NotInTable => {
            ("quyết định của năm ấy chưa có trong bảng", "that year's decision is not in the table")
        }
    };
    let like = leave.computed_like.iter();
    let like: Vec<String> = like.map(|like| format!("{} ({})", like.year, like.instrument)).collect();
    let (after_vi, after_en) = match &like[..] {
        [] => ("tính theo luật".to_owned(), "computed by law".to_owned()),
        like => {
            let like = like.join("; ");
            (format!("tính như năm {like}, cùng thứ"), format!("computed as in {like}, on the same weekday"))
        }
    };
    let (computed, vi, en) = (days_off(leave), standing.0, standing.1);
    Some(if is_blank(leave) {
        Message::new(
            format!(
                "điền các ngày nghỉ: {vi}, nên văn bản để trống (dự kiến {computed}, {after_vi}); có quyết định thì thêm bằng --decisions, in ngày dự kiến thì thêm --assume"
            ),
            format!(
                "fill in the days off: {en}, so they are blanks (expected: {computed}, {after_en}); add the decision with --decisions, or print what is expected with --assume"
            ),
        )
    } else {
        Message::new(
            format!(
                "xem lại các ngày nghỉ: {vi}, văn bản ghi ngày dự kiến ({computed}, {after_vi}); có quyết định thì thêm bằng --decisions"
            ),
            format!(
                "look at the days off: {en}, and the days printed are those expected ({computed}, {after_en}); add the decision with --decisions"
            ),
        )
    })
}
