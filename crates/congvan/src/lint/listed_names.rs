//! Names in lists of recipients, as far as their first word tells where one begins.

use crate::lint::bodies::{is_opened_by, opens_body};
use crate::lint::families::is_family;
use crate::lint::words::small;
use crate::model::directive::{Directive, Text};
use crate::text::yaml::marks::item_mark;
use crate::words::Words;

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

/// What a line of such a list opens with that is no body, in small letters: persons, groups, those named above.
static OTHERS: Words = Words::from_list("listed_names: others");

/// Whether a line opens a name of its own.
pub(crate) fn opens_name(line: &str) -> bool {
    line.starts_with(char::is_uppercase) && names_a_body(line)
}

/// Whether words begin as the name of a body or of others in a list does, in whatever case.
fn names_a_body(line: &str) -> bool {
    let lower = small(line);
    opens_body(line) || OTHERS.iter().any(|opening| is_opened_by(&lower, opening))
}

/// Whether a name may end here: it opens one, has more than the word for the kind of body, and no word that leads on.
pub(crate) fn is_whole(name: &str) -> bool {
    let kind_alone = name.split(' ').count() < 2;
    opens_name(name) && !leads_on(name) && !kind_alone && small(name) != "như trên"
}

/// Whether words are the rest of a name that was cut at a comma: `Thể thao và Du lịch`, `chống thiên tai`.
pub(super) fn is_rest_of_name(name: &str) -> bool {
    let joins = name.contains(" và ") || name.contains(" - ");
    let small_start = name.starts_with(char::is_lowercase);
    // `ban`, `ngành` of `Các phòng, ban, ngành`.
    let is_kind = small_start && name.split_whitespace().count() <= 2;
    (is_kind || !names_a_body(name) && (joins || small_start)) && !name.contains(['(', '/'])
}

/// Whether words behind a comma are hardly a name of their own, although they have a capital: `Phụ nữ` behind `Hội Nông dân`,
/// `HĐND xã` behind `Thường trực Đảng ủy`.
pub(super) fn is_second_of_name(above: &str, name: &str) -> bool {
    static SHARED: Words = Words::from_list("listed_names: shared by several");
    static SECOND: Words = Words::from_list("listed_names: second of several");
    let (above, name) = (small(above), small(name));
    let opens = |words: &str, of: &Words| of.iter().any(|opening| is_opened_by(words, opening));
    let bare = !above.contains([',', '(']);
    bare && opens(&above, &SHARED) && opens(&name, &SECOND) && is_of_one_level(&above, &name)
        || opens_body(&above)
            && name.starts_with(char::is_alphabetic)
            && !names_a_body(&name)
            && is_field(&name)
}

/// Whether one of two names has no level of its own: `Thường trực Đảng ủy, HĐND xã` is one name, and `Thường trực Tỉnh ủy, UBND
/// tỉnh` are two.
fn is_of_one_level(above: &str, name: &str) -> bool {
    static LEVELS: Words = Words::from_list("listed_names: levels");
    let has_level = |name: &str| name.split_whitespace().any(|word| LEVELS.contains(&word));
    !has_level(name) || !has_level(above)
}

/// Whether words are a field of work, or those whom a union is of, and no name: `xã hội`, `phụ nữ xã`.
fn is_field(name: &str) -> bool {
    static FIELDS: Words = Words::from_list("listed_names: fields");
    FIELDS.iter().any(|field| is_opened_by(name, field))
}

/// Lines of one value of which each is a name by itself: the one above, and the one that was joined to it.
pub(super) fn joined_lines(written: &str) -> Vec<(&str, &str)> {
    let mut lines = written.lines().map(|line| line.trim().trim_matches(['"', '\'']));
    let Some(mut above) = lines.next() else { return Vec::new() };
    // Behind `>` or `|` the text begins in the next line.
    if above.starts_with(['>', '|']) {
        above = lines.next().unwrap_or_default();
    }
    let mut joined = Vec::new();
    for line in lines {
        // A long line was broken where the editor was full: `… tổ chức xã`, `hội và …`.
        let named = opens_name(line) || above.chars().count() < FULL && names_a_body(line);
        let bodies = is_whole(above) && named && !is_of_committee(above, line);
        if bodies || is_person(above) && is_person(line) || is_cut_short(above, line) {
            joined.push((above, line));
        }
        above = line;
    }
    joined
}

/// So many letters fill a line of an editor at least.
const FULL: usize = 60;

/// Whether nobody would have gone on in another line so soon, and the lower one begins anew.
fn is_cut_short(above: &str, line: &str) -> bool {
    /// In letters; longer lines are broken where the editor is full.
    const SHORT: usize = 32;
    let begins = line.starts_with(char::is_uppercase) && !is_of_committee(above, line);
    begins && (1..SHORT).contains(&above.chars().count()) && !leads_on(above)
}

/// Whether more must follow behind the words.
fn leads_on(words: &str) -> bool {
    static LEADING_ON: Words = Words::from_list("listed_names: leading on");
    let last = small(words.rsplit(' ').next().unwrap_or(words));
    words.ends_with([',', '-', '–', '&']) || LEADING_ON.contains(&last.as_str())
}

/// Whether the lower line is the committee that the body above belongs to: `Ban Tổ chức`, `Tỉnh ủy`.
fn is_of_committee(above: &str, line: &str) -> bool {
    let (above, line) = (small(above), small(line));
    let is_committee = line.split([' ', ',']).nth(1) == Some("ủy");
    is_committee && ["ban ", "ủy ban kiểm tra", "văn phòng"].iter().any(|own| above.starts_with(own))
}

/// Whether words are the name of a person: a family name, and every word with a capital.
fn is_person(words: &str) -> bool {
    let words = words.trim_start_matches("Ông ").trim_start_matches("Bà ");
    let mut parts = words.split(' ');
    parts.next().is_some_and(is_family)
        && words.contains(' ')
        && words.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// A name of a list without the mark before it and the marks behind it, which are told as such.
pub(super) fn bare(name: &str) -> &str {
    let name = item_mark(name).map_or(name, |mark| &name[mark..]);
    name.trim_matches(|c: char| matches!(c, '-' | '–' | '+' | ';' | '.' | ',' | ' '))
}
