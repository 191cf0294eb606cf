//! The words of a pair of levels: who stands for whom, and how words that name a level change.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::cascade::Refused;
use crate::directive::format::AUDIENCES;
use crate::directive::{Audience, Level, Text};
use crate::shape::Kind::{List, Map, Phrase, Text as Words};
use crate::shape::{Kind, Shape, may, must};
use crate::units::{Unit, split_name};
use crate::wording::{FORMAT, Phrases, WordingError};

/// The file of words of a pair of levels.
pub static LEVEL_WORDS: Shape = Shape {
    name: "level_words",
    about: ("Lời văn khi triển khai xuống cấp dưới", "The words of a step down"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        must("basis_verb", Phrase(&[]), ("động từ của căn cứ", "verb of the basis")),
        must("verb_own", Phrase(&[]), ("yêu cầu đơn vị của mình", "verb towards one's own units")),
        must("verb_mixed", Phrase(&[]), ("đề nghị cả nơi không thuộc quyền", "verb towards others too")),
        must(
            "action",
            Phrase(&[]),
            (
                "việc phải làm, khi văn bản cấp trên không có câu yêu cầu",
                "what for, where the source has no request",
            ),
        ),
        must("whom", Phrase(PAIR), ("những ai được yêu cầu", "who is asked")),
        must("report_purpose", Phrase(&[]), ("mục đích gửi cấp trên", "what the superior receives it for")),
        must("counterparts", Map(&COUNTERPARTS), ("ai ứng với mỗi nhóm", "who stands for each group")),
        may(
            "own_openings",
            List(&Phrase(PAIR)),
            ("cách gọi chính các đơn vị này", "what units like this one are called"),
        ),
        may(
            "replace",
            List(&Phrase(PAIR)),
            ("`từ của cấp trên => từ của cấp này`", "`superior's word => own word`"),
        ),
        may(
            "superior_bodies",
            List(&Words),
            ("cơ quan của riêng cấp trên, như `Sở`", "bodies of the superior's own level, such as `Sở`"),
        ),
        may(
            "report_to",
            List(&Phrase(PAIR)),
            ("như `replace`, trong mục có thời hạn", "as `replace`, in items with a deadline"),
        ),
    ],
};

const PAIR: &[&str] = &["source", "source_kind", "source_short", "unit", "unit_kind", "unit_short"];
const COUNTERPART: Kind = Phrase(PAIR);

static COUNTERPARTS: Shape = Shape {
    name: "default_counterparts",
    about: ("Ai ứng với mỗi nhóm", "Who stands for each group"),
    fields: &[
        may("office", COUNTERPART, AUDIENCES[0].about),
        may("departments", COUNTERPART, AUDIENCES[1].about),
        may("own_units", COUNTERPART, AUDIENCES[2].about),
        may("subordinate_units", COUNTERPART, AUDIENCES[3].about),
        may("police", COUNTERPART, AUDIENCES[4].about),
        may("military", COUNTERPART, AUDIENCES[5].about),
        may("party", COUNTERPART, AUDIENCES[6].about),
        may("unions", COUNTERPART, AUDIENCES[7].about),
        may("enterprises", COUNTERPART, AUDIENCES[8].about),
        may("technical_center", COUNTERPART, AUDIENCES[9].about),
    ],
};

/// The file of words that tell who is addressed.
pub static OPENINGS: Shape = Shape {
    name: "openings",
    about: ("Những chữ cho biết một mục dành cho ai", "Words that tell whom an item is for"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        may("office", List(&Words), AUDIENCES[0].about),
        may("departments", List(&Words), AUDIENCES[1].about),
        may("own_units", List(&Words), AUDIENCES[2].about),
        may("subordinate_units", List(&Words), AUDIENCES[3].about),
        may("police", List(&Words), AUDIENCES[4].about),
        may("military", List(&Words), AUDIENCES[5].about),
        may("party", List(&Words), AUDIENCES[6].about),
        may("unions", List(&Words), AUDIENCES[7].about),
        may("enterprises", List(&Words), AUDIENCES[8].about),
        may("technical_center", List(&Words), AUDIENCES[9].about),
    ],
};

static PROVINCE_DISTRICT: LazyLock<Phrases> = LazyLock::new(|| {
    let text = include_str!("../../../../templates/cascade/province-district.yaml");
    Phrases::built_in("cascade/province-district.yaml", text, &LEVEL_WORDS)
});
static PROVINCE_COMMUNE: LazyLock<Phrases> = LazyLock::new(|| {
    let text = include_str!("../../../../templates/cascade/province-commune.yaml");
    Phrases::built_in("cascade/province-commune.yaml", text, &LEVEL_WORDS)
});
static DISTRICT_COMMUNE: LazyLock<Phrases> = LazyLock::new(|| {
    let text = include_str!("../../../../templates/cascade/district-commune.yaml");
    Phrases::built_in("cascade/district-commune.yaml", text, &LEVEL_WORDS)
});
static AUDIENCE_OPENINGS: LazyLock<Phrases> = LazyLock::new(|| {
    let text = include_str!("../../../../templates/cascade/audiences.yaml");
    Phrases::built_in("cascade/audiences.yaml", text, &OPENINGS)
});

/// A text in the words of the lower level.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Adapted {
    pub(super) text: String,
    /// A sentence was left as it stands, since it gives figures or names both levels.
    pub(super) left: bool,
    /// It says to report to this unit now.
    pub(super) reports: bool,
}

/// The words of one step, filled in for its source and its unit.
pub(super) struct LevelWords {
    phrases: &'static Phrases,
    values: Vec<(&'static str, String)>,
    replace: Vec<(String, String)>,
    report_to: Vec<(String, String)>,
    own_openings: Vec<String>,
    /// The source's kind of unit, `tỉnh`, to find words of the level that are left over.
    source_kind: &'static str,
    own_level: Level,
}

impl LevelWords {
    pub(super) fn new(level: Option<Level>, territory: &str, unit: &Unit) -> Result<Self, Refused> {
        let phrases: &'static Phrases = match (level, unit.level) {
            (Some(Level::Province), Level::District) => &PROVINCE_DISTRICT,
            (Some(Level::Province), _) => &PROVINCE_COMMUNE,
            _ => &DISTRICT_COMMUNE,
        };
        let source_kind = split_name(territory).map_or("", |(kind, _)| kind);
        let values = vec![
            ("source", territory.to_owned()),
            ("source_kind", source_kind.to_owned()),
            ("source_short", format!("UBND {source_kind}")),
            ("unit", unit.name.value.clone()),
            ("unit_kind", unit.kind().to_owned()),
            ("unit_short", unit.short_name.value.clone()),
        ];
        let mut words = Self {
            phrases,
            values,
            replace: Vec::new(),
            report_to: Vec::new(),
            own_openings: Vec::new(),
            source_kind,
            own_level: unit.level,
        };
        words.replace = words.pairs("replace")?;
        words.report_to = words.pairs("report_to")?;
        for key in phrases.list("own_openings") {
            words.own_openings.push(words.fill(key, &[])?);
        }
        words.own_openings.sort_by_key(|opening| std::cmp::Reverse(opening.len()));
        Ok(words)
    }

    /// A phrase of this step.
    pub(super) fn fill(&self, key: &str, more: &[(&'static str, &str)]) -> Result<String, WordingError> {
        let mut values: Vec<(&'static str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        values.extend(more);
        self.phrases.fill(key, &values)
    }

    fn pairs(&self, key: &str) -> Result<Vec<(String, String)>, WordingError> {
        let mut pairs = Vec::new();
        for key in self.phrases.list(key) {
            let line = self.fill(key, &[])?;
            let Some((from, to)) = line.split_once("=>") else {
                return Err(WordingError {
                    phrase: key.clone(),
                    reason: format!("`=>` missing in `{line}`"),
                });
            };
            pairs.push((from.trim().to_owned(), to.trim().to_owned()));
        }
        pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Ok(pairs)
    }

    /// Who stands for a group in the unit: the profile's words, or the template's.
    pub(super) fn counterparts(&self, unit: &Unit, audience: Audience) -> Result<Vec<Text>, WordingError> {
        if let Some((_, names)) = unit.counterparts.iter().find(|(group, _)| *group == audience) {
            return Ok(names.clone());
        }
        let key = format!("counterparts.{}", word(audience));
        Ok(if self.phrases.has(&key) { vec![Text::derived(self.fill(&key, &[])?)] } else { Vec::new() })
    }

    /// The text with the words of its level changed; `report` for an item with a deadline.
    ///
    /// A sentence that names this level too, or gives a figure, speaks of the superior's whole territory: it is left
    /// as it stands, and [`Adapted::left`] says so.
    pub(super) fn adapt(&self, text: &str, report: bool) -> Adapted {
        let mut adapted = Adapted::default();
        for sentence in sentences(text) {
            let changed = self.adapt_sentence(sentence, &self.replace);
            let both = self.names_this_level(sentence);
            let figures = has_figure(sentence);
            if changed != sentence && (both || figures) {
                adapted.text.push_str(sentence);
                adapted.left = true;
                continue;
            }
            let reported =
                if report { self.adapt_sentence(sentence, &self.report_to) } else { sentence.to_owned() };
            adapted.reports |= reported != sentence;
            adapted.text.push_str(&self.adapt_sentence(&reported, &self.replace));
        }
        adapted
    }

    fn adapt_sentence(&self, sentence: &str, pairs: &[(String, String)]) -> String {
        let mut result = String::with_capacity(sentence.len());
        for (part, open) in protect(sentence) {
            let mut part = Cow::Borrowed(part);
            for (from, to) in pairs.iter().filter(|_| open) {
                if let Some(replaced) = replace_words(&part, from, to) {
                    part = Cow::Owned(replaced);
                }
            }
            result.push_str(&part);
        }
        result
    }

    /// True where the sentence names this very level outside titles: `cấp xã`, `các xã`.
    fn names_this_level(&self, sentence: &str) -> bool {
        let kind = self.value("unit_kind");
        let level = if self.own_level == Level::Commune { "xã" } else { "huyện" };
        let words = [format!("cấp {level}"), format!("các {kind}"), format!("các {level}")];
        open_parts(sentence).any(|part| words.iter().any(|word| find_word(part, word, 0).is_some()))
            || self
                .own_openings
                .iter()
                .any(|opening| open_parts(sentence).any(|part| find_word(part, opening, 0).is_some()))
    }

    /// True where the text still names a level above this one, or all units of this one, outside titles, quotations
    /// and proper names.
    pub(super) fn names_level(&self, text: &str) -> bool {
        let above: &[&str] = if self.own_level == Level::Commune {
            &["tỉnh", "cấp tỉnh", "huyện", "cấp huyện"]
        } else {
            &["tỉnh", "cấp tỉnh"]
        };
        let above = above.iter().copied().chain([self.source_kind]).filter(|kind| !kind.is_empty());
        let named = above.into_iter().any(|word| {
            open_parts(text)
                .any(|part| every_word(part, word).any(|at| !names_proper(part, at + word.len())))
        });
        named
            || self
                .own_openings
                .iter()
                .any(|opening| open_parts(text).any(|part| find_word(part, opening, 0).is_some()))
    }

    fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// True where the text names a particular body of the superior's own level anywhere.
    pub(super) fn mentions_superior_body(&self, text: &str) -> bool {
        self.phrases.list("superior_bodies").iter().any(|body| {
            open_parts(text)
                .any(|part| every_word(part, body).any(|at| names_proper(part, at + body.len())))
        })
    }

    /// True where the text opens with a particular body of the superior's own level: `Sở Y tế`.
    pub(super) fn names_superior_body(&self, text: &str) -> bool {
        self.phrases.list("superior_bodies").iter().any(|body| {
            after_opening(text, body).is_some_and(|rest| {
                rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
            })
        })
    }

    /// The text without the words at its start that name units like this one.
    pub(super) fn without_own_opening<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.own_openings.iter().find_map(|opening| after_opening(text, opening))
    }
}

/// The group a text is addressed to, by the words it opens with.
pub(super) fn guess(text: &str) -> Option<Audience> {
    let mut best: Option<(usize, Audience)> = None;
    for choice in AUDIENCES {
        for opening in AUDIENCE_OPENINGS.list(choice.word) {
            if after_opening(text, opening).is_some() && best.is_none_or(|(length, _)| opening.len() > length)
            {
                best =
                    crate::directive::read::audience(choice.word).map(|audience| (opening.len(), audience));
            }
        }
    }
    best.map(|(_, audience)| audience)
}

/// The text without the words it opens with that are known to name this group, such as `Công an tỉnh`.
pub(super) fn without_group_opening(text: &str, audience: Audience) -> Option<&str> {
    let openings = AUDIENCE_OPENINGS.list(word(audience)).iter();
    openings.filter_map(|opening| after_opening(text, opening)).min_by_key(|rest| rest.len())
}

fn word(audience: Audience) -> &'static str {
    let known =
        AUDIENCES.iter().find(|choice| crate::directive::read::audience(choice.word) == Some(audience));
    known.map_or("", |choice| choice.word)
}

/// What follows an opening, which may start with either case and ends at a word's end.
fn after_opening<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(opening.len())?;
    let (mut letters, mut wanted) = (start.chars(), opening.chars());
    let (first, known) = (letters.next()?, wanted.next()?);
    let same = letters.as_str() == wanted.as_str() && first.to_lowercase().eq(known.to_lowercase());
    (same && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// The text in parts, each with whether its words may change: not inside quotations and links, nor in the citation
/// of a document, whose title runs to the end of its clause.
fn protect(text: &str) -> Vec<(&str, bool)> {
    const CLOSING: [(char, char); 5] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»'), ('<', '>')];
    let mut parts = Vec::new();
    let mut open = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find(['“', '‘', '"', '«', '<', 's']) {
        at += step;
        let rest = &text[at..];
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = match CLOSING.iter().find(|(open, _)| rest.starts_with(*open)) {
            Some((_, close)) => rest[first..].find(*close).map(|end| first + end + close.len_utf8()),
            None => cited(rest, &text[open..at]),
        };
        at += end.unwrap_or(first);
        if let Some(end) = end {
            parts.push((&text[open..at - end], true));
            parts.push((&text[at - end..at], false));
            open = at;
        }
    }
    parts.push((&text[open..], true));
    parts
}

/// Where the citation that starts here ends: `số` after the type of a document, up to the end of the clause.
fn cited(rest: &str, before: &str) -> Option<usize> {
    const TYPES: [&str; 15] = [
        "công văn",
        "kế hoạch",
        "chỉ thị",
        "quyết định",
        "nghị quyết",
        "nghị định",
        "thông báo",
        "thông tư",
        "công điện",
        "hướng dẫn",
        "chương trình",
        "đề án",
        "báo cáo",
        "tờ trình",
        "thông báo kết luận",
    ];
    if !rest.starts_with("số ") {
        return None;
    }
    let before = before.trim_end().to_lowercase();
    if !TYPES.iter().any(|kind| before.ends_with(kind)) {
        return None;
    }
    let bytes = rest.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b';' => true,
        b'.' | b',' => bytes.get(at + 1).is_none_or(|next| *next == b' ') && bytes[at] == b'.',
        _ => false,
    };
    Some((0..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len()))
}

/// The parts of a text whose words may change.
fn open_parts(text: &str) -> impl Iterator<Item = &str> {
    protect(text).into_iter().filter(|(_, open)| *open).map(|(part, _)| part)
}

/// Sentences with their ends and the space after them.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").flat_map(|sentence| sentence.split_inclusive("; "))
}

/// True where the words that may change give a figure: not a date, a share, `24/7` or a list's number.
fn has_figure(sentence: &str) -> bool {
    open_parts(sentence).any(|part| {
        part.split_whitespace().any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
            word.starts_with(|c: char| c.is_ascii_digit())
                && !word.ends_with('%')
                && !word.contains(['/', '-', ':'])
        })
    })
}

/// Every whole-word occurrence replaced, a capital at its start kept; not where a proper name follows. None where the
/// words do not stand.
fn replace_words(text: &str, from: &str, to: &str) -> Option<String> {
    let mut found = every_word(text, from).peekable();
    found.peek()?;
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    let ends_in_kind = split_name(&format!("{} ", from.rsplit(' ').next().unwrap_or(""))).is_some();
    for at in found {
        let end = at + from.len();
        result.push_str(&text[done..at]);
        if ends_in_kind && names_proper(text, end) {
            result.push_str(&text[at..end]);
        } else if text[at..].starts_with(from) {
            result.push_str(to);
        } else {
            let mut letters = to.chars();
            result.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            result.push_str(letters.as_str());
        }
        done = end;
    }
    result.push_str(&text[done..]);
    Some(result)
}

/// Where the word stands from `start` on, as a whole word, with either case at its start.
fn find_word(text: &str, word: &str, start: usize) -> Option<usize> {
    let tail = &word[word.chars().next().map_or(0, char::len_utf8)..];
    let mut from = start;
    loop {
        // All but the first letter is looked for, whose other case may have another length.
        let tail_at = from + text.get(from..)?.find(tail)?;
        let at = text[start..tail_at].char_indices().next_back().map(|(at, _)| start + at);
        if let Some(at) = at
            && !text[..at].ends_with(char::is_alphanumeric)
            && after_opening(&text[at..], word).is_some()
        {
            return Some(at);
        }
        from = tail_at + text[tail_at..].chars().next()?.len_utf8();
    }
}

/// Every place where the word stands.
fn every_word<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = find_word(text, word, from)?;
        from = at + word.len();
        Some(at)
    })
}

/// True where a proper name follows, as in `tỉnh Cao Bằng`.
fn names_proper(text: &str, end: usize) -> bool {
    text[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> LevelWords {
        LevelWords::new(Some(Level::Province), "tỉnh Lạng Sơn", &Unit::new("xã Chi Lăng", Level::Commune))
            .unwrap()
    }

    #[test]
    fn level_words_change_as_whole_words() {
        let words = words();
        let adapt = |text| words.adapt(text, false).text;
        assert_eq!(adapt("các doanh nghiệp trên địa bàn tỉnh."), "các doanh nghiệp trên địa bàn xã.");
        assert_eq!(adapt("Trên địa bàn tỉnh Lạng Sơn, cấp tỉnh"), "Trên địa bàn xã Chi Lăng, cấp xã");
        for text in [
            "trên địa bàn tỉnh Cao Bằng",
            "“bảo đảm an toàn trên địa bàn tỉnh”",
            "Kế hoạch số 226/KH-UBND về an toàn thông tin trên địa bàn tỉnh; xem",
            "<https://vi.vn/cấp tỉnh>",
            "‘trên địa bàn tỉnh’",
            "Trên địa bàn tỉnh Lạng Sơn có 65 xã, phường.",
            "Danh mục cấp tỉnh công bố trước, danh mục cấp xã công bố sau.",
        ] {
            assert_eq!(adapt(text), text);
        }
        assert!(words.names_level("các ngành của tỉnh"));
        assert!(!words.names_level("tỉnh Lạng Sơn"));
        assert!(words.adapt("Toàn tỉnh hiện có 2.100 trường học.", false).left);
        assert_eq!(
            adapt("Trực 24/7 trên địa bàn tỉnh, rà soát 100% máy chủ."),
            "Trực 24/7 trên địa bàn xã, rà soát 100% máy chủ."
        );
        assert!(words.names_superior_body("Sở Y tế") && !words.names_superior_body("Sở hữu trí tuệ"));
    }

    #[test]
    fn openings() {
        let words = words();
        assert_eq!(
            words.without_own_opening("UBND các xã, phường chỉ đạo tuyên truyền"),
            Some(" chỉ đạo tuyên truyền")
        );
        assert_eq!(guess("Các doanh nghiệp viễn thông"), Some(Audience::Enterprises));
        assert_eq!(guess("Công an tỉnh"), Some(Audience::Police));
        assert_eq!(guess("Rà soát hệ thống"), None);
    }

    #[test]
    fn every_file_of_words_is_valid() {
        for level in [Level::District, Level::Commune] {
            let unit = Unit::new("huyện Chi Lăng", level);
            assert!(LevelWords::new(Some(Level::Province), "tỉnh Lạng Sơn", &unit).is_ok());
        }
        assert!(
            LevelWords::new(Some(Level::District), "huyện Chi Lăng", &Unit::new("xã A", Level::Commune))
                .is_ok()
        );
        assert!(!AUDIENCE_OPENINGS.list("police").is_empty());
    }
}
