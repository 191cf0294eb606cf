//! Names in lists of recipients, as far as their first word tells where one begins.

use crate::directive::{Directive, Text};
use crate::lint::words::small;

/// The lists of names of a directive.
pub(super) fn lists(directive: &Directive) -> Vec<Vec<&Text>> {
    let mut lists = vec![directive.recipients.iter().map(|to| &to.name).collect::<Vec<_>>()];
    let own = [Some(&directive.distribution), directive.copy.as_ref().map(|copy| &copy.distribution)];
    lists.extend(own.into_iter().flatten().map(|list| list.to.iter().map(|line| &line.name).collect()));
    lists
}

/// All names of those lists.
pub(super) fn names(directive: &Directive) -> impl Iterator<Item = &Text> {
    lists(directive).into_iter().flatten()
}

/// What the name of a body opens with, in small letters.
const OPENINGS: [&str; 44] = [
    "ban",
    "bí thư",
    "báo",
    "bảo hiểm",
    "bệnh viện",
    "bộ",
    "bưu điện",
    "chi cục",
    "chi nhánh",
    "chủ tịch",
    "công an",
    "công ty",
    "các",
    "cục",
    "doanh nghiệp",
    "giám đốc",
    "hđnd",
    "hội",
    "kho bạc",
    "liên đoàn",
    "lãnh đạo",
    "mặt trận",
    "ngân hàng",
    "như trên",
    "phòng",
    "phó chủ tịch",
    "sở",
    "thanh tra",
    "thuế",
    "thành viên",
    "thành đoàn",
    "thường trực",
    "thủ trưởng",
    "trung tâm",
    "trường",
    "trạm",
    "tòa án",
    "tổng",
    "tỉnh",
    "ubmttq",
    "ubnd",
    "viện",
    "văn phòng",
    "ủy ban",
];

/// Whether a line opens a name of its own.
pub(crate) fn opens_name(line: &str) -> bool {
    line.starts_with(char::is_uppercase) && names_a_body(line)
}

/// Whether words begin as the name of a body does, in whatever case.
fn names_a_body(line: &str) -> bool {
    let lower = small(line);
    OPENINGS.iter().any(|opening| {
        lower.strip_prefix(opening).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '-']))
    })
}

/// Whether a name may end here: it opens one, has more than the word for the kind of body, and no word that leads on.
pub(crate) fn is_whole(name: &str) -> bool {
    const LEADING_ON: [&str; 9] = ["và", "của", "các", "với", "phòng", "thuộc", "trực", "văn", "cho"];
    let last = small(name.rsplit(' ').next().unwrap_or(name));
    let leads_on = name.ends_with([',', '-', '–', '&']) || LEADING_ON.contains(&last.as_str());
    let kind_alone = name.split(' ').count() < 2;
    opens_name(name) && !leads_on && !kind_alone && small(name) != "như trên"
}

/// Whether words are the rest of a name that was cut at a comma: `Thể thao và Du lịch`, `chống thiên tai`.
pub(super) fn is_rest_of_name(name: &str) -> bool {
    let joins = name.contains(" và ") || name.contains(" - ");
    let small_start = name.starts_with(char::is_lowercase);
    !names_a_body(name) && (joins || small_start) && !name.contains(['(', '/'])
}
