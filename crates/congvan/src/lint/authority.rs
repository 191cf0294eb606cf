//! Who heads a body, and which collective may speak for it.

use crate::lint::words::small;
use crate::model::directive::Text;
use crate::words::{Pairs, Words};

/// The title of who heads a body.
pub(super) fn head_of(body: &Text) -> Option<&'static str> {
    let body = in_full(body.notation());
    HEADS.iter().find(|(opens, _)| body.starts_with(opens)).map(|(_, head)| *head)
}

/// Whether a title in small letters is that of the head of some body.
pub(super) fn is_of_head(title: &str) -> bool {
    HEADS.iter().any(|(_, head)| title.starts_with(&small(head)))
}

/// Whether a body is led by one head, in small letters.
pub(super) fn is_under_one_head(body: &str) -> bool {
    OFFICES.iter().any(|office| body.starts_with(office))
}

/// Whether a collective may be one of that body: both of the people's committee, of the council, or of neither.
pub(super) fn may_speak_for(collective: &str, body: &str) -> bool {
    if collective.starts_with(COMMITTEE) {
        return body.starts_with(COMMITTEE) && !is_of_other_kind(collective, body);
    }
    if collective.strip_prefix("thường trực ").unwrap_or(collective).starts_with(COUNCIL) {
        return body.contains(COUNCIL) && !body.starts_with(COMMITTEE) && !is_of_other_kind(collective, body);
    }
    let opens = |name: &str, words: &[&str]| words.iter().any(|open| name.starts_with(open));
    // The name of a body may go on with that of its place.
    let is_governed = body.starts_with(COMMITTEE) || body.starts_with(COUNCIL) || opens(body, &OFFICES);
    !is_governed || !opens(collective, &OTHERS) || body.contains(collective)
}

/// Whether a committee or a council is called by a kind of unit alone, and the body is one of another: `ủy ban nhân dân tỉnh` of
/// an `ủy ban nhân dân xã Chi Lăng`.
pub(super) fn is_of_other_kind(collective: &str, body: &str) -> bool {
    let unit = |name: &'_ str| {
        let behind = [COMMITTEE, COUNCIL].iter().find_map(|body| name.strip_prefix(body));
        behind.map_or("", str::trim_start).to_owned()
    };
    let (kind, body) = (unit(collective), unit(body));
    KINDS.contains(&kind.as_str()) && !body.starts_with(&kind)
}

/// In small letters, what is shortened in full.
pub(super) fn in_full(name: &str) -> String {
    small(name).replace("ubnd", COMMITTEE).replace("hđnd", COUNCIL)
}

const COMMITTEE: &str = "ủy ban nhân dân";
const COUNCIL: &str = "hội đồng nhân dân";

/// How names of bodies begin, and who heads them.
pub(super) static HEADS: Pairs = Pairs::from_list("authority: heads");

/// Kinds of unit, as committees are called within one.
static KINDS: Words = Words::from_list("authority: kinds");

/// How names of bodies under one head begin.
static OFFICES: Words = Words::from_list("authority: offices");

/// How names of collectives of others begin: of the Party, of the Front, of boards.
static OTHERS: Words = Words::from_list("authority: others");
