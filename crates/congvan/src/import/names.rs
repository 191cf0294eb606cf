//! Names in capitals as running text writes them: `SỞ NỘI VỤ` is `Sở Nội vụ`.

use crate::gazetteer::{is_place_above, is_unit_name, opens_with_kind};
use crate::import::marks::is_capitals;
use crate::import::page::Page;
use crate::import::signing::{is_small_word, titles};
use crate::lexicon::{BodyKind, Lexicon, Spot, Term, UnitKind, fold_case};
use crate::words::Words;

/// A name as running text writes it, and whether somebody says so: the document itself, or the tables.
pub(super) fn in_running_text(page: &Page, name: &str) -> (String, bool) {
    if !is_capitals(name) {
        return (name.to_owned(), true);
    }
    if let Some(own) = written_in(page, name) {
        return (first_capital(&own), true);
    }
    let (words, known) = recase(name);
    (first_capital(&words), known)
}

/// The name as the document itself writes it in a sentence.
fn written_in(page: &Page, name: &str) -> Option<String> {
    let wanted = fold_case(name);
    let (text, small) = page.on_one_line();
    let whole = |at: &usize, end: usize| {
        let before = text[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let behind = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && behind
    };
    let found = small.match_indices(&wanted).filter_map(|(at, _)| {
        let end = at + wanted.len();
        let own = text.get(at..end).filter(|_| whole(&at, end))?;
        let capitals = own.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
        (!is_capitals(own) && capitals > 0).then(|| own.to_owned())
    });
    found.max_by_key(|own| own.starts_with(char::is_uppercase))
}

fn first_capital(text: &str) -> String {
    crate::compose::capital(text)
}

/// Words in capitals by the tables; false where a word is in none.
fn recase(name: &str) -> (String, bool) {
    let lexicon = Lexicon::get();
    let spots = lexicon.spots(name);
    let words = words(name);
    let mut out = String::new();
    let (mut at, mut known, mut done) = (0, true, 0);
    // Behind the kind of a school stands the name of a person, of a place, of a flower.
    static SCHOOLS: Words = Words::from_list("import: schools that are called by a name");
    let mut school = false;
    // A committee of the Party is called by its unit without the kind: `THÀNH ỦY VIỆT TRÌ`.
    let mut party = false;
    while at < words.len() {
        let start = words[at].0;
        if !out.is_empty() {
            out.push_str(name.get(done..start).unwrap_or(" "));
        }
        let here = |spot: &&Spot| spot.start == start;
        let body = spots
            .iter()
            .filter(here)
            .filter(|spot| matches!(spot.term, Term::Body(_) | Term::Title))
            // `Trường Mầm non` is a name, `trường mầm non` is any of them; `Bộ Chỉ huy Quân sự` is the usual one of two.
            .max_by_key(|spot| {
                let known = as_known(lexicon, spot, &name[start..spot.end]);
                let capitals = known.chars().filter(|c| c.is_uppercase()).count();
                (spot.end, known.starts_with(char::is_uppercase), capitals)
            });
        let kind = spots.iter().filter(here).find_map(|spot| match spot.term {
            Term::Kind(kind) => Some((spot.end, kind)),
            _ => None,
        });
        let end = match (body, kind) {
            (Some(spot), _) => {
                let words = as_known(lexicon, spot, &name[start..spot.end]);
                out.push_str(&words);
                school = SCHOOLS.contains(&words.as_str());
                party = matches!(spot.term, Term::Body(row) if lexicon.body(row).kind == BodyKind::Party);
                spot.end
            }
            (None, Some((end, kind))) => {
                // `TP.` keeps its point, and its capitals.
                let short = name[end..].starts_with('.');
                let end = end + usize::from(short);
                let own = &name[start..end];
                out.push_str(&if short { own.to_owned() } else { own.to_lowercase() });
                let (unit, unit_end, sure) = unit_name(name, end, &words, kind);
                out.push_str(&unit);
                known &= sure;
                unit_end
            }
            _ if let Some((unit, unit_end)) = province(name, at, &words, party) => {
                out.push_str(&unit);
                unit_end
            }
            _ => {
                let (word, sure) = loose(&name[start..words[at].1], at == 0);
                out.push_str(&if school && !is_small_word(&word) { first_capital(&word) } else { word });
                known &= sure;
                words[at].1
            }
        };
        done = end;
        at = words.iter().position(|(from, _)| *from >= end).unwrap_or(words.len());
    }
    out.push_str(name.get(done..).unwrap_or_default());
    (out, known)
}

/// Where words begin and end.
fn words(text: &str) -> Vec<(usize, usize)> {
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start, start + word.len())
        })
        .collect()
}

/// A province that is named without its kind, or the country: `SỞ NỘI VỤ CẦN THƠ`.
fn province(name: &str, at: usize, words: &[(usize, usize)], party: bool) -> Option<(String, usize)> {
    if at == 0 {
        return None;
    }
    let ends = words[at..].iter().take(6).rev();
    static ALWAYS: Words = Words::from_list("import: names that are always capital");
    let capital = |unit: &str| {
        let known = is_place_above(unit) || party && is_unit_name(unit);
        unit.contains(' ') && known || ALWAYS.contains(&unit)
    };
    ends.map(|(_, end)| (title_case(name[words[at].0..*end].trim()), *end)).find(|(unit, _)| capital(unit))
}

/// Titles as their table writes them.
fn title(words: &str) -> String {
    let own = fold_case(words);
    match titles().iter().find(|(known, ..)| *known == own) {
        Some((.., name)) => name.clone(),
        None => match own.strip_prefix("phó ") {
            Some(rest) => format!("Phó {}", title(rest)),
            None => first_capital(&words.to_lowercase()),
        },
    }
}

/// Words as the tables have them.
fn as_known(lexicon: &Lexicon, spot: &Spot, words: &str) -> String {
    match spot.term {
        Term::Body(row) if lexicon.body(row).words.len() == words.len() => lexicon.body(row).words.to_owned(),
        Term::Title => title(words),
        Term::Body(_) => first_capital(&words.to_lowercase()),
        _ => words.to_lowercase(),
    }
}

/// The name of a unit behind its kind, at most so many words.
fn unit_name(name: &str, from: usize, words: &[(usize, usize)], _kind: UnitKind) -> (String, usize, bool) {
    const MOST: usize = 7;
    let behind: Vec<&(usize, usize)> = words.iter().filter(|(start, _)| *start >= from).take(MOST).collect();
    for (count, (_, end)) in behind.iter().enumerate().rev() {
        let candidate = title_case(name[from..*end].trim());
        // `XÃ LÂM KHÊ`: one word of it may be the name of another unit.
        let rest = name[*end..].trim_start();
        let in_part = count == 0
            && !rest.is_empty()
            && rest.split_whitespace().count() < 4
            && rest.starts_with(char::is_alphabetic)
            && !opens_with_kind(rest);
        if !in_part && (is_unit_name(&candidate) || is_place_above(&candidate)) {
            return (format!(" {candidate}"), *end, true);
        }
    }
    match behind.last() {
        // No unit of the tables: a name all the same.
        Some(_) if behind.len() <= 4 => (format!(" {}", title_case(name[from..].trim())), name.len(), false),
        _ => (String::new(), from, false),
    }
}

/// Each word with a capital.
pub(super) fn title_case(words: &str) -> String {
    let each = words.split(' ').map(|word| first_capital(&word.to_lowercase()));
    each.collect::<Vec<_>>().join(" ")
}

/// A word of no table: small, but for abbreviations and numerals.
fn loose(word: &str, first: bool) -> (String, bool) {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = letters.to_lowercase().chars().any(|c| !"bcdđghklmnpqrstvxfjwz".contains(c));
    let numeral = !letters.is_empty() && letters.chars().all(|c| "IVXLC".contains(c)) && letters.len() < 5;
    let small = is_small_word(word);
    if numeral || !vowel || letters.is_empty() {
        return (word.to_owned(), true);
    }
    let word = word.to_lowercase();
    (if first { first_capital(&word) } else { word }, small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_running_text() {
        let page = Page::default();
        for (name, wanted, known) in [
            ("ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN", "Ủy ban nhân dân tỉnh Bình Thuận", true),
            ("UBND TỈNH LẠNG SƠN", "UBND tỉnh Lạng Sơn", true),
            ("UBND TP. CẦN THƠ", "UBND TP. Cần Thơ", true),
            ("THÀNH ỦY VIỆT TRÌ", "Thành ủy Việt Trì", true),
            ("SỞ NỘI VỤ", "Sở Nội vụ", true),
            ("SỞ NỘI VỤ HUẾ", "Sở Nội vụ Huế", true),
            ("TRƯỜNG THPT HAI BÀ TRƯNG", "Trường THPT Hai Bà Trưng", false),
            ("TRƯỜNG MẦM NON HOA SEN XÃ CHI LĂNG", "Trường Mầm non Hoa Sen xã Chi Lăng", false),
            ("HỘI NÔNG DÂN VIỆT NAM", "Hội Nông dân Việt Nam", true),
            ("ỦY BAN NHÂN DÂN XÃ LÂM KHÊ", "Ủy ban nhân dân xã Lâm Khê", false),
            ("ỦY BAN NHÂN DÂN XÃ CHI LĂNG", "Ủy ban nhân dân xã Chi Lăng", true),
            ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã", true),
        ] {
            assert_eq!(in_running_text(&page, name), (wanted.to_owned(), known));
        }
        assert!(!in_running_text(&page, "TRUNG TÂM KỸ THUẬT QUAN TRẮC").1);
    }

    #[test]
    fn the_document_itself_knows_best() {
        let mut page = Page::default();
        page.text.push_str("TRUNG TÂM QUAN TRẮC\nTrung tâm Quan trắc báo cáo");
        assert_eq!(in_running_text(&page, "TRUNG TÂM QUAN TRẮC"), ("Trung tâm Quan trắc".to_owned(), true));
        let mut page = Page::default();
        page.text.push_str("TRUNG TÂM QUAN TRẮC\nKho bạc\nNhà nước Khu vực X đề nghị");
        let wanted = "Kho bạc Nhà nước Khu vực X".to_owned();
        assert_eq!(in_running_text(&page, "KHO BẠC NHÀ NƯỚC KHU VỰC X"), (wanted, true));
    }
}
