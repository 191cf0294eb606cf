//! Whether what a profile says once fits each notice: its day of issue, the name of the unit on that day, and who issues by a
//! template.

use crate::calendar;
use crate::gazetteer::{Gazetteer, as_compared};
use crate::lint::{lint, named_right};
use crate::model::date::PartialDate;
use crate::model::directive::Directive;
use crate::model::units::Unit;
use crate::notices::occasion::Occasion;
use crate::notices::tags::has_tags;
use crate::notices::template::Template;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

/// No notice is issued so many days before its occasion: `lead_days` reach less far.
const EARLIEST: i64 = 200;

/// What is to be said of a day of issue that an office gives, where it does not fit an occasion; then what to do.
pub(super) fn of_other_days(date: PartialDate, occasion: &Occasion) -> Option<(Message, Message)> {
    let first = occasion.latest_first();
    let (day, holiday, name) = (date.with_slashes("…"), calendar::with_slashes(first), &occasion.name);
    let message = if date.first() >= first {
        Message::new(
            format!("ngày ban hành {day} không trước `{name}` ({holiday})"),
            format!("the day of issue {day} is not before `{name}` ({holiday})"),
        )
    } else if first.days() - date.last().days() > EARLIEST {
        Message::new(
            format!("ngày ban hành {day} trước `{name}` ({holiday}) hơn {EARLIEST} ngày"),
            format!("the day of issue {day} is more than {EARLIEST} days before `{name}` ({holiday})"),
        )
    } else {
        return None;
    };
    let help = Message::new(
        "sửa `date` của cơ quan, hoặc bỏ đi: ngày ban hành tính theo `lead_days` của từng văn bản",
        "mend the office's `date`, or delete it: each notice is dated by its `lead_days`",
    );
    Some((message, help))
}

/// A notice that another body than the office issues, since its template names who does.
pub(super) fn of_other_issuer(directive: &Directive, office: &Unit) -> Option<Diagnostic> {
    let own = as_compared(office.issuer.notation());
    if directive.issuers().any(|issuer| as_compared(issuer.name.notation()) == own) {
        return None;
    }
    let (issuer, office) = (&directive.issuer.name, office.issuer.notation());
    let message = Message::new(
        format!("mẫu ghi cơ quan ban hành là `{}`, còn văn bản là của `{office}`", issuer.notation()),
        format!("the template has `{}` issue, but the notice is of `{office}`", issuer.notation()),
    );
    let help = Message::new(
        "bỏ `issuer` trong mẫu: tên cơ quan lấy từ hồ sơ; hoặc ghi `{{ office.issuer }}`",
        "delete `issuer` from the template: the profile gives it; or write `{{ office.issuer }}`",
    );
    Some(Diagnostic::error("VB045", issuer.span.clone(), message).help(help))
}

/// What a template says itself and cannot say in every year: a day that does not fit the occasion, a number.
pub(super) fn of_other_years(
    directive: &Directive,
    template: &Template,
    occasion: &Occasion,
) -> Option<Diagnostic> {
    let date = template.value_of("date").filter(|span| !span.is_empty());
    if let Some((span, (message, _))) = date.zip(of_other_days(directive.date, occasion)) {
        let help = Message::new(
            "bỏ `date` trong mẫu: ngày ban hành tính theo `lead_days` của từng văn bản",
            "delete `date` from the template: each notice is dated by its `lead_days`",
        );
        return Some(Diagnostic::error("VB045", span, message).help(help));
    }
    let number = directive.number.value.as_ref().filter(|_| template.says("number"))?;
    let written = template.source().text().get(number.span.clone())?;
    // What the plan gives is the plan's.
    let is_fixed = number.notation().bytes().any(|byte| byte.is_ascii_digit()) && !has_tags(written);
    let message = Message::new(
        format!("số `{}` của mẫu sẽ ghi vào mọi văn bản, mọi năm", number.notation()),
        format!("the template's number `{}` would stand in every notice of every year", number.notation()),
    );
    let help = Message::new(
        "bỏ `value`: số để trống cho đến khi đăng ký",
        "delete `value`: it is a blank until it is registered",
    );
    is_fixed.then(|| Diagnostic::error("VB045", number.span.clone(), message).help(help))
}

/// Why a unit cannot issue its own version of a notice, if anything keeps it from that.
pub(super) fn refusal(
    unit: &Unit,
    directive: &Directive,
    occasion: &Occasion,
    issued: PartialDate,
) -> Option<Message> {
    /// A template that names one unit's bodies or place.
    const OF_ANOTHER: [&str; 2] = ["VB203", "VB409"];
    let is_wrong = |found: &Diagnostic| found.severity == Severity::Error;
    let named = || named_right(Gazetteer::get(), unit, None, Some(unit.date.unwrap_or(issued)));
    let dated = || unit.date.and_then(|date| of_other_days(date, occasion));
    // What comes from the profile has no place in the template.
    let of_template = |found: &Diagnostic| !found.span.is_empty() && OF_ANOTHER.contains(&found.code);
    let other = || lint(directive).into_iter().find(of_template);
    dated()
        .map(|(message, _)| message)
        .or_else(|| named().filter(is_wrong).map(|found| found.message))
        .or_else(|| other().map(|found| found.message))
}
