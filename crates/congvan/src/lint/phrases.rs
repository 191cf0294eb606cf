//! Names and words whose capitals PL II settles, in one table.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::Lexicon;
use crate::lint::bodies::{BODIES, body_opening, within_word};
use crate::lint::citations::KINDS;
use crate::lint::families::is_family;
use crate::lint::passage::{Part, Passage};
use crate::lint::words::{ends_in_one_of, in_lower_case, in_tone_of, small};
use crate::words::Words;

/// A phrase and how its first letter is taken.
struct Phrase {
    code: &'static str,
    right: Cow<'static, str>,
    first: First,
}

/// How the first letter is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// As the table has it.
    Fixed,
    /// Either way: it may start a sentence.
    Free,
    /// Only looked at where it is a capital: `Bộ Y tế`, not `cán bộ y tế`.
    Given,
    /// As `Given`, where usage is not all one: `Trạm Y tế`.
    Usual,
    /// Only looked at where a letter is a capital that should be none: `Văn Hóa - Xã Hội`, not `văn hóa - xã hội`.
    Excess,
    /// As `Excess`; and where it is a capital inside a sentence: `đồng chí Phó chủ tịch`.
    Deputy,
    /// As `Excess`; and where the name of a body inside a sentence has a capital at its start alone, which no table has.
    Known,
    /// Only looked at where it is a capital and a name follows: `Trường tiểu học Hàm Rồng`.
    Named,
    /// Only looked at where some letter inside is a capital and others are not: `Tây nguyên`, not `phía tây bắc`.
    Mixed,
}

/// Another spelling of a phrase.
pub(super) struct Match {
    pub(super) code: &'static str,
    /// Which of the draft's passages.
    pub(super) passage: usize,
    pub(super) at: Range<usize>,
    pub(super) right: String,
    /// Whether the spelling is settled, so that lacking capitals are wrong and no matter of taste.
    pub(super) is_settled: bool,
}

static FOREIGN_NAMES: Words = Words::from_list("capitals: foreign names");
static PERSONS: Words = Words::from_list("capitals: persons");
static KINDS_WITH_A_FIELD: Words = Words::from_list("capitals: kinds with a field");
static PLACES: Words = Words::from_list("capitals: places");
static REGIONS: Words = Words::from_list("capitals: regions");
static COUNTRIES: Words = Words::from_list("capitals: countries");
static BODY_NAMES_IN_NEW_STYLE: Words = Words::from_list("capitals: body names in new style");
static LOCAL_BODIES: Words = Words::from_list("capitals: local bodies");
static FIELDS: Words = Words::from_list("capitals: fields");
static PARTY: Words = Words::from_list("capitals: party");
static PARTY_BODIES: Words = Words::from_list("capitals: party bodies");
static FOREIGN_BODIES: Words = Words::from_list("capitals: foreign bodies");
static AWARDS: Words = Words::from_list("capitals: awards");
static TITLES_OF_HAMLETS: Words = Words::from_list("capitals: titles of hamlets");
static REGIONS_OF_RIVERS: Words = Words::from_list("capitals: regions of rivers");
static HONOURS: Words = Words::from_list("capitals: honours");
static NATIONAL_NAMES: Words = Words::from_list("capitals: national names");
static HOLIDAYS: Words = Words::from_list("capitals: holidays");
static EVENTS: Words = Words::from_list("capitals: events");
static WORKS: Words = Words::from_list("capitals: works");
static LAWS: Words = Words::from_list("capitals: laws");

/// A phrase in small letters, and how long its first word is.
struct Entry {
    small: String,
    first: usize,
    phrase: Phrase,
}

/// Phrases by their first byte in small letters, the longest first.
struct Index(Vec<Vec<Entry>>);

impl Index {
    fn of(phrases: impl Iterator<Item = Phrase>) -> Self {
        let mut index: Vec<Vec<Entry>> = (0..256).map(|_| Vec::new()).collect();
        for phrase in phrases {
            let small = small(&phrase.right);
            let first = small.find(|c: char| !c.is_alphanumeric()).unwrap_or(small.len());
            index[usize::from(small.as_bytes()[0])].push(Entry { small, first, phrase });
        }
        for entries in &mut index {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.small.len()));
        }
        Self(index)
    }
}

/// The phrases of the tables above.
static SETTLED: LazyLock<Index> = LazyLock::new(|| {
    let names: Vec<&str> = BODIES.iter().map(|body| body.name).collect();
    // `theo bộ luật dân sự`: in small letters a code is meant too, not so `luật xây dựng`.
    let (codes, laws): (Vec<&str>, Vec<&str>) = LAWS.iter().partition(|name| name.starts_with("Bộ luật"));
    let tables: [(&str, First, &[&'static str]); 24] = [
        ("VB1102", First::Fixed, &PERSONS),
        ("VB1103", First::Fixed, &FOREIGN_NAMES),
        ("VB1106", First::Fixed, &PLACES),
        ("VB1108", First::Mixed, &REGIONS),
        ("VB1108", First::Mixed, &COUNTRIES),
        ("VB1108", First::Free, &REGIONS_OF_RIVERS),
        ("VB1109", First::Given, &names),
        ("VB1109", First::Given, &BODY_NAMES_IN_NEW_STYLE),
        ("VB1109", First::Usual, &LOCAL_BODIES),
        ("VB1109", First::Excess, &FIELDS),
        ("VB1109", First::Named, &KINDS_WITH_A_FIELD),
        ("VB1110", First::Fixed, &PARTY),
        ("VB1110", First::Given, &PARTY_BODIES),
        ("VB1111", First::Fixed, &FOREIGN_BODIES),
        ("VB1113", First::Fixed, &HONOURS),
        ("VB1113", First::Excess, &AWARDS),
        ("VB1127", First::Excess, &TITLES_OF_HAMLETS),
        ("VB1112", First::Fixed, &NATIONAL_NAMES),
        ("VB1115", First::Free, &HOLIDAYS),
        ("VB1120", First::Fixed, &EVENTS),
        ("VB1121", First::Free, &WORKS),
        ("VB1124", First::Fixed, &codes),
        ("VB1124", First::Mixed, &laws),
        ("VB1116", First::Excess, &KINDS),
    ];
    Index::of(tables.into_iter().flat_map(|(code, first, rights)| {
        rights.iter().map(move |right| Phrase { code, right: Cow::Borrowed(*right), first })
    }))
});

/// What the lexicon knows besides: a capital too many is wrong even where a body is a common noun.
static KNOWN: LazyLock<Index> = LazyLock::new(|| {
    let phrase = |code, first| move |right| Phrase { code, right: Cow::Owned(right), first };
    let names = with_most_capitals(Lexicon::get().body_names());
    let bodies = names.into_iter().map(phrase("VB1109", First::Known));
    let titles = with_most_capitals(Lexicon::get().titles());
    let titles = titles.into_iter().map(|right| {
        let first = if right.starts_with("Phó ") { First::Deputy } else { First::Excess };
        phrase("VB1127", first)(right)
    });
    Index::of(bodies.chain(titles))
});

/// Names of several words that begin with a capital, each once, with a capital wherever one of its spellings has one.
fn with_most_capitals(names: impl Iterator<Item = &'static str>) -> Vec<String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for name in names.filter(|name| name.contains(' ')) {
        known
            .entry(small(name))
            .and_modify(|right| {
                let both = right.chars().zip(name.chars());
                *right = both.map(|(one, other)| if other.is_uppercase() { other } else { one }).collect();
            })
            .or_insert_with(|| name.to_owned());
    }
    known.into_values().filter(|name| name.starts_with(char::is_uppercase)).collect()
}

/// Every place where a passage spells a phrase otherwise.
pub(super) fn matches(passages: &[Passage<'_>]) -> Vec<Match> {
    passages.iter().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage<'_>) -> Vec<Match> {
    let mut found = spelt_otherwise(passage, &SETTLED);
    let apart =
        |known: &Match, settled: &Match| known.at.end <= settled.at.start || settled.at.end <= known.at.start;
    let settled = found.len();
    for known in spelt_otherwise(passage, &KNOWN) {
        if found[..settled].iter().all(|settled| apart(&known, settled)) {
            found.push(known);
        }
    }
    found.sort_by_key(|found| found.at.start);
    found
}

fn spelt_otherwise(passage: &Passage<'_>, index: &Index) -> Vec<Match> {
    let mut found = Vec::new();
    let mut behind = 0;
    for at in 0..passage.words.len() {
        let start = passage.words[at].at.start;
        if start < behind {
            continue;
        }
        let word = passage.small(at);
        let fits = |entry: &&Entry| {
            let rest = &passage.small[start..];
            entry.first == word.len()
                && rest.starts_with(entry.small.as_str())
                && !rest[entry.small.len()..].starts_with(char::is_alphanumeric)
        };
        let entries = word.bytes().next().map_or(&[][..], |byte| &index.0[usize::from(byte)]);
        let Some(Entry { phrase, .. }) = entries.iter().find(fits) else { continue };
        let range = start..start + phrase.right.len();
        let right = correction(passage, at, &passage.text.notation()[range.clone()], phrase);
        // `cán bộ Công An`: what is in the phrase may be a phrase of its own.
        if !matches!(phrase.first, First::Given | First::Usual) || passage.capital(at) || right.is_some() {
            behind = range.end;
        }
        if let Some(right) = right {
            let is_settled = !matches!(phrase.first, First::Known | First::Named | First::Usual);
            found.push(Match { code: phrase.code, passage: passage.nth, at: range, right, is_settled });
        }
    }
    found
}

/// The phrase as it should stand, where it does not.
fn correction(passage: &Passage<'_>, at: usize, written: &str, phrase: &Phrase) -> Option<String> {
    let head = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let all_capitals = written == written.to_uppercase();
    let whole = in_tone_of(written, &phrase.right);
    let (rest, right) = (&written[head(written)..], &whole[head(&whole)..]);
    let named = at > 0 && passage.gap(at) == " " && passage.capital(at - 1) && !passage.opens(at - 1);
    let excess =
        || rest.chars().zip(right.chars()).any(|(c, right)| c.is_uppercase() && right.is_lowercase());
    // `Nguyễn Quốc Hội`, not `Trình Quốc Hội`
    let person = || {
        let titled = at > 0 && Lexicon::get().titles().any(|title| title == passage.word(at - 1));
        let behind_name = named && !titled && (passage.inside(at - 1) || is_family(passage.word(at - 1)));
        phrase.right.matches(' ').count() == 1 && (behind_name || passage.part == Part::Name)
    };
    let wrong = match phrase.first {
        First::Fixed => written != whole,
        First::Free => rest != right,
        // `ủy Ban nhân dân`: a capital inside says that a name is meant.
        First::Given | First::Usual => {
            let meant = passage.capital(at)
                || *rest != in_lower_case(rest) && !(at > 0 && within_word(passage.small(at - 1)));
            // `bộ Chính trị`, not that of `Ủy ban Thường vụ Quốc hội`
            let lacks = phrase.code == "VB1110" && !passage.capital(at) && meant && !named;
            (meant && rest != right || lacks) && !person()
        }
        First::Excess => excess() && !person(),
        First::Deputy => {
            let is_named = passage.capital(at) && (passage.inside(at) || passage.part == Part::Title);
            // `Phó Trưởng phòng` and `Phó Trưởng Phòng` are both written: which lacks a capital is not settled.
            let lacks = is_named && rest != right && is_spelt_one_way(&phrase.right);
            (excess() || lacks) && !person()
        }
        First::Known => {
            // Laws write names with one field in small letters (`Đoàn luật sư`); of several, one too few is a slip.
            let several = right.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() > 1;
            let lacks = several && passage.capital(at) && passage.inside(at) && *rest == in_lower_case(rest);
            (excess_inside(written, &whole)
                || lacks && !Lexicon::get().body_names().any(|name| name == written))
                && !person()
        }
        First::Named => {
            let end = passage.words[at].at.start + phrase.right.len();
            let name = passage.text.notation()[end..].strip_prefix(' ').unwrap_or_default();
            passage.capital(at) && *rest == in_lower_case(rest) && name.starts_with(char::is_uppercase)
        }
        First::Mixed => {
            let is_a_word = named || may_be_words(passage, at, written, phrase);
            let meant = passage.is_cited_type() || is_led(passage, at, written.len(), phrase.code);
            written != whole && (!is_a_word || meant)
        }
    };
    let first = match phrase.first {
        First::Free | First::Excess | First::Deputy | First::Known | First::Named => {
            &written[..head(written)]
        }
        _ => &whole[..head(&whole)],
    };
    (wrong && !all_capitals).then(|| format!("{first}{right}"))
}

/// Whether what may be a name is written as plain words: in small letters, or with the capital of its sentence alone. `Tây bắc` may
/// begin a sentence about a direction, `Việt nam` is a name there too.
fn may_be_words(passage: &Passage<'_>, at: usize, written: &str, phrase: &Phrase) -> bool {
    let first = written.chars().next().map_or(0, char::len_utf8);
    let rest = &written[first..];
    let is_country = || COUNTRIES.contains(&&*phrase.right);
    let starts = passage.capital(at) && !passage.inside(at) && *rest == in_lower_case(rest) && !is_country();
    written == in_lower_case(written) || starts
}

/// Whether the lexicon has one spelling of a title alone.
fn is_spelt_one_way(title: &str) -> bool {
    let small_title = small(title);
    Lexicon::get().titles().filter(|other| small(other) == small_title).all(|other| other == title)
}

/// Whether a name has a capital too many within one of its parts. Where a part begins that says what the body does, or a kind
/// of body, one may stand: `Hội đồng Nghĩa vụ quân sự`, `Hội đồng giáo dục quốc phòng và An ninh` (PL II, mục IV).
fn excess_inside(written: &str, right: &str) -> bool {
    let lower = small(written);
    let kind = body_opening(&lower).map_or(0, |opening| opening.len() + 1);
    let begins_part = |at: usize| {
        // Within a word a tone mark may stand elsewhere, and no part begins.
        if !lower.is_char_boundary(at) {
            return false;
        }
        let before = lower[..at].trim_end();
        let joined =
            before.ends_with([',', '-', '–']) || ["và", "của"].iter().any(|join| before.ends_with(join));
        at == kind || joined || body_opening(&lower[at..]).is_some_and(|opening| opening.contains(' '))
    };
    let pairs = written.char_indices().zip(right.chars()).skip(1);
    pairs.into_iter().any(|((at, c), right)| c.is_uppercase() && right.is_lowercase() && !begins_part(at))
}

/// Whether what stands before a name in small letters says that one is meant: `căn cứ luật đất đai`, `các tỉnh vùng tây
/// bắc`, not `vùng tây bắc của xã`.
fn is_led(passage: &Passage<'_>, at: usize, length: usize, code: &str) -> bool {
    static LAWS: Words = Words::from_list("capitals: before laws");
    static REGIONS: Words = Words::from_list("capitals: before regions");
    static DIRECTIONS: Words = Words::from_list("capitals: behind directions");
    let start = passage.words[at].at.start;
    let before = passage.small[..start].trim_end();
    let spaced = at > 0 && passage.gap(at) == " ";
    let next = passage.small[start + length..].split_whitespace().next();
    match code {
        "VB1124" => spaced && ends_in_one_of(before, &LAWS),
        "VB1108" => {
            spaced && ends_in_one_of(before, &REGIONS) && !next.is_some_and(|next| DIRECTIONS.contains(&next))
        }
        _ => false,
    }
}
