//! Words that were recognised in pictures: what a stamp, a pen or a speck made of them is taken out, and names that the
//! tables know are spelt as these know them. Every change is told.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::gazetteer::{Gazetteer, Level, fold};
use crate::import::arrived::{Arrived, Block, LeftOut, Paragraph, Reason};
use crate::import::letters::is_syllable;
use crate::import::marks;
use crate::import::signing::{is_title, title_names};
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, fold_case};
use crate::model::directive::types::TYPES;

/// Words of a name that is looked for at most.
const LONGEST: usize = 7;
/// What a pen made of a number or a day is no longer.
const SCRAWL: usize = 12;
/// So many changes are told one by one.
const MOST_TOLD: usize = 40;

/// The file with its words mended.
pub(super) fn mend(arrived: &Arrived) -> Arrived {
    let mut own = arrived.clone();
    let mut mending = Mending::default();
    mending.blocks(&mut own.blocks, false);
    own.left_out.extend(mending.left_out);
    own.remarks.push("Chữ nhận dạng từ ảnh trang: mọi khóa đều là đoán.".to_owned());
    if !mending.changes.is_empty() {
        let count = mending.changes.len();
        let mut told: Vec<String> = mending.changes;
        told.truncate(MOST_TOLD);
        let more = if count > told.len() { ", …" } else { "" };
        own.remarks.push(format!("Sửa chính tả theo từ điển: {}{more}.", told.join(", ")));
    }
    own
}

#[derive(Default)]
struct Mending {
    left_out: Vec<LeftOut>,
    changes: Vec<String>,
}

impl Mending {
    fn blocks(&mut self, blocks: &mut Vec<Block>, in_grid: bool) {
        for block in blocks.iter_mut() {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, in_grid),
                Block::Table(table) => {
                    let cells = table.rows.iter_mut().flatten();
                    cells.for_each(|cell| self.blocks(&mut cell.blocks, table.ruled));
                }
                Block::Rule(_) | Block::PageBreak => {}
            }
        }
        let is_left = |block: &Block| match block {
            Block::Paragraph(own) => own.label.is_some() || !own.text().trim().is_empty(),
            _ => true,
        };
        blocks.retain(is_left);
    }

    fn paragraph(&mut self, paragraph: &mut Paragraph, in_grid: bool) {
        if let [run] = paragraph.runs.as_mut_slice() {
            let mut specks = Vec::new();
            let text = without_specks(&run.text, in_grid, &mut specks);
            let text = number(&text, &mut specks).unwrap_or(text);
            let text = place_date(&text, &mut specks).unwrap_or(text);
            let text = self.national_line(&text).or_else(|| self.title(&text)).unwrap_or(text);
            let place = paragraph.place;
            let specks = specks.into_iter().filter(|speck| !speck.trim().is_empty());
            self.left_out.extend(specks.map(|text| LeftOut { text, reason: Reason::Noise, place }));
            run.text = text;
        }
        for run in &mut paragraph.runs {
            if let Some(text) = self.respelt(&run.text) {
                run.text = text;
            }
        }
    }

    /// A line that is the national name or the motto but for a few letters.
    fn national_line(&mut self, text: &str) -> Option<String> {
        /// Letters that may be others.
        const OTHERS: usize = 3;
        let own = fold(text);
        let is_almost = |row: &str| {
            let row = fold(row);
            own.len().abs_diff(row.len()) <= OTHERS && strsim::osa_distance(&own, &row) <= OTHERS
        };
        let forms = [Form::NationalName, Form::Motto].into_iter().filter(|form| !words::is(*form, text));
        let known = forms.flat_map(words::of).find(|row| is_almost(row))?;
        let spelt =
            if marks::is_capitals(text) { known.to_uppercase() } else { crate::compose::capital(known) };
        self.changes.push(format!("`{}` thành `{spelt}`", text.trim()));
        Some(spelt)
    }

    /// A line in capitals that is one title but for a letter in four, of which a seal made others.
    fn title(&mut self, text: &str) -> Option<String> {
        let own = fold(text.trim());
        if !marks::is_capitals(text) || !own.contains(' ') || is_title(text) {
            return None;
        }
        let away = |title: &&str| strsim::osa_distance(&own, &fold(title));
        let nearest = title_names().min_by_key(away)?;
        let (least, others) = (away(&nearest), fold(nearest).chars().count() / 4);
        let is_alone =
            title_names().filter(|title| away(title) == least).all(|title| fold(title) == fold(nearest));
        (least <= others && is_alone).then(|| {
            let spelt = nearest.to_uppercase();
            self.changes.push(format!("`{}` thành `{spelt}`", text.trim()));
            spelt
        })
    }

    /// A text whose names are spelt as the tables spell them.
    fn respelt(&mut self, text: &str) -> Option<String> {
        let words: Vec<(usize, &str)> = text
            .split_whitespace()
            .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
            .collect();
        let (mut out, mut done, mut at) = (String::new(), 0, 0);
        while at < words.len() {
            let found = (2..=LONGEST.min(words.len() - at)).rev().find_map(|count| {
                let run = &words[at..at + count];
                let from = run[0].0;
                let last = run[count - 1];
                let to = last.0 + trim_marks(last.1).len();
                let joined = run[..count - 1].iter().all(|(_, word)| trim_marks(word).len() == word.len());
                let own = text.get(from..to).filter(|_| joined)?;
                let is_label = text[to..].starts_with(':');
                let known = known_spelling(own, is_label)?;
                Some((from, to, count, known))
            });
            let Some((from, to, count, known)) = found else {
                at += 1;
                continue;
            };
            let own = &text[from..to];
            let spelt = in_case_of(own, known);
            if fold_case(own) != fold_case(&spelt) {
                out.push_str(&text[done..from]);
                out.push_str(&spelt);
                done = to;
                let change = format!("`{own}` thành `{spelt}`");
                if !self.changes.contains(&change) {
                    self.changes.push(change);
                }
            }
            at += count;
        }
        (done > 0).then(|| out + &text[done..])
    }
}

/// A word without the marks behind it.
fn trim_marks(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';', ':', ')', '”', '"', '/'])
}

/// How the tables spell these words, where they have them in one spelling only.
fn known_spelling(own: &str, is_label: bool) -> Option<&'static str> {
    let has_capital = own.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    if !has_capital && !is_label {
        return None;
    }
    let known = spellings().get(&fold(own))?.as_deref()?;
    let alike = own.split_whitespace().map(fold).eq(known.split_whitespace().map(fold));
    alike.then_some(known)
}

/// Names of two words and more by their letters; none where two names have the same.
fn spellings() -> &'static HashMap<String, Option<String>> {
    static SPELLINGS: OnceLock<HashMap<String, Option<String>>> = OnceLock::new();
    SPELLINGS.get_or_init(|| {
        let units = Gazetteer::get().units().iter();
        let names =
            Lexicon::get().body_names().chain(title_names()).chain(TYPES.iter().map(|kind| kind.name));
        let named = names.chain(words::labels()).map(str::to_owned);
        let of_units = units.flat_map(|entry| {
            let is_province = entry.level() == Level::Province;
            let alone = entry.names().filter(move |_| is_province).map(|(_, name)| name.to_owned());
            entry.names().map(|(kind, name)| format!("{kind} {name}")).chain(alone)
        });
        let mut spellings: HashMap<String, Option<String>> = HashMap::new();
        for name in named.chain(of_units).filter(|name| name.contains(' ')) {
            let small = fold_case(&name.to_lowercase());
            let known = spellings.entry(fold(&name)).or_insert_with(|| Some(small.clone()));
            if known.as_deref() != Some(small.as_str()) {
                *known = None;
            }
        }
        spellings
    })
}

/// Words in the case of others, word by word.
fn in_case_of(own: &str, known: &str) -> String {
    let cased = own.split_whitespace().zip(known.split_whitespace()).map(|(own, known)| {
        let mut letters = own.chars().filter(|c| c.is_alphabetic());
        if marks::is_capitals(own) && own.chars().count() > 1 {
            known.to_uppercase()
        } else if letters.next().is_some_and(char::is_uppercase) {
            crate::compose::capital(known)
        } else {
            known.to_owned()
        }
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// A line without what specks and strokes made: marks before its words, whatever stands behind its end mark, and all of it
/// where it has no words.
fn without_specks(text: &str, in_grid: bool, specks: &mut Vec<String>) -> String {
    let opening = text.trim_start_matches(['_', '|', '`', '\'', '„', '~', '¬', '¦', ' ']);
    let mut own = opening;
    specks.push(text[..text.len() - opening.len()].to_owned());
    let end = own.rfind("./.").map(|at| at + "./.".len());
    if let Some(end) = end.filter(|end| own[*end..].chars().count() <= SCRAWL) {
        specks.push(own[end..].to_owned());
        own = &own[..end];
    }
    let bare = own.trim();
    let odd = bare.starts_with(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '-' | '–' | '+' | '(' | '“' | '"' | '.' | '…')
    });
    let no_words =
        !bare.split_whitespace().any(|word| word.chars().any(|c| c.is_ascii_digit()) || is_word(word));
    // The last line of a paragraph ends in a mark.
    let alone = bare.chars().count() < 6 && !in_grid && bare.chars().all(char::is_lowercase);
    let is_speck = alone || bare.chars().count() < 7 && (odd || no_words) && !marks::is_rule(bare);
    if is_speck {
        specks.push(bare.to_owned());
        return String::new();
    }
    own.to_owned()
}

fn is_word(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.chars().count() > 1 && (is_syllable(&letters) || marks::is_capitals(&letters))
}

/// A line of number and symbol whose number is a pen's: blank, or its figures where each is one.
fn number(text: &str, specks: &mut Vec<String>) -> Option<String> {
    let label =
        words::opens(Form::NumberLabel, text).or_else(|| text.starts_with("Số").then_some("Số".len()))?;
    let rest = text[label..].trim_start_matches([':', ' ', '.']);
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let known = |value: &str| value.split('/').skip(1).all(|part| is_year(part.trim()));
    let (slash, _) = rest
        .match_indices('/')
        .find(|(at, _)| rest[at + 1..].trim_start().starts_with(char::is_uppercase))?;
    let (scrawl, symbol) = (rest[..slash].trim(), &rest[slash + 1..]);
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '/' | ' ');
    if scrawl.chars().all(is_figure) && known(scrawl) {
        return None;
    }
    let end = marks::symbol_end(symbol.trim_start());
    let (symbol, behind) = symbol.trim_start().split_at(end);
    let lettered = symbol.chars().filter(|c| c.is_uppercase()).count() > 1;
    let has_words = behind.chars().any(char::is_alphanumeric);
    if !lettered || has_words || scrawl.chars().count() > SCRAWL {
        return None;
    }
    specks.push(behind.trim().to_owned());
    let value = figures(scrawl).unwrap_or_else(|| {
        specks.push(scrawl.to_owned());
        String::new()
    });
    Some(format!("{}: {value}/{symbol}", &text[..label]))
}

/// Figures, some perhaps read as letters that look like them; none where anything else is among them.
fn figures(scrawl: &str) -> Option<String> {
    let figure = |c: char| match c {
        '0'..='9' => Some(c),
        'l' | 'I' | 'L' => Some('1'),
        'O' | 'o' => Some('0'),
        _ => None,
    };
    let found: Option<String> = scrawl.chars().map(figure).collect();
    found.filter(|found| found.is_empty() || scrawl.chars().any(|c| c.is_ascii_digit()))
}

/// A line of place and day in which a pen's figures cannot be read: these are blank.
fn place_date(text: &str, specks: &mut Vec<String>) -> Option<String> {
    if text.len() > 160 || marks::place_date(text).is_some_and(|mark| mark.date.day().is_some()) {
        return None;
    }
    let (place, rest) = text.split_once(',')?;
    let rest = rest.trim_start();
    let (day, rest) = at_word(rest, "tháng")?;
    let (month, year) = at_word(rest, "năm")?;
    // A stroke may have made another letter of one in the word.
    let begins = day.get(.."ng".len()).is_some_and(|two| two.eq_ignore_ascii_case("ng"));
    let is_place = place.starts_with(char::is_uppercase) && place.chars().count() < 40;
    let year = year.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    if !begins || !is_place || year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let word = day.char_indices().nth("ngày".chars().count()).map_or(day.len(), |(at, _)| at);
    let mut part = |scrawl: &str| {
        let scrawl = scrawl.trim();
        figures(scrawl).filter(|own| own.len() < 3).unwrap_or_else(|| {
            specks.push(scrawl.to_owned());
            String::new()
        })
    };
    let (day, month) = (part(&day[word..]), part(month));
    let mended = format!("{place}, ngày {day} tháng {month} năm {year}");
    marks::is_place_date(&mended).then_some(mended)
}

/// What stands before a word and behind it, whatever its tone mark.
fn at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let own = text.split_inclusive(char::is_whitespace).scan(0, |at, piece| {
        let start = *at;
        *at += piece.len();
        Some((start, piece))
    });
    let found = own.into_iter().find_map(|(at, piece)| {
        let bare = piece.trim();
        // A figure may be glued to the word: `24tháng`.
        let from = bare.len() - bare.trim_start_matches(|c: char| !c.is_alphabetic()).len();
        (fold(&bare[from..]) == fold(word)).then(|| (at + from, at + bare.len()))
    });
    let (from, to) = found.or_else(|| text.find(word).map(|at| (at, at + word.len())))?;
    Some((&text[..from], &text[to..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::arrived::{Origin, Run};

    fn read(lines: &[&str]) -> Arrived {
        let block = |line: &&str| {
            let runs = vec![Run { text: (*line).to_owned(), ..Run::default() }];
            Block::Paragraph(Paragraph { runs, ..Paragraph::default() })
        };
        let blocks = lines.iter().map(block).collect();
        mend(&Arrived { blocks, origin: Origin::Recognised, ..Arrived::default() })
    }

    fn lines(arrived: &Arrived) -> Vec<String> {
        crate::import::arrived::words(&arrived.blocks).lines().map(str::to_owned).collect()
    }

    #[test]
    fn names_are_spelt_as_the_tables_know_them() {
        let arrived = read(&[
            "SỞ Y TÉ",
            "UBND TĨNH KIẾN GIANG",
            "GỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM",
            "GIÁM ĐÓC",
            "TÁM ĐỌC",
            "Nởi nhận:",
            "THÔNG BẢO",
            "Cân Thơ",
            "- Trung tâm Kiểm nghiệm",
        ]);
        let wanted = [
            "SỞ Y TẾ",
            "UBND TỈNH KIÊN GIANG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "GIÁM ĐỐC",
            "GIÁM ĐỐC",
            "Nơi nhận:",
            "THÔNG BÁO",
            "Cần Thơ",
            "- Trung tâm Kiểm nghiệm",
        ];
        assert_eq!(lines(&arrived), wanted);
        assert!(arrived.remarks[1].contains("`GIÁM ĐÓC` thành `GIÁM ĐỐC`"), "{:?}", arrived.remarks);
        let right =
            ["Sở Nội vụ thông báo", "công an tinh thần", "HOÀ BÌNH", "ĐẠI GIA", "Căn cứ Luật An ninh mạng"];
        assert_eq!(lines(&read(&right)), right);
    }

    #[test]
    fn what_a_pen_wrote_is_blank_where_it_cannot_be_read() {
        for (line, wanted, speck) in [
            ("Số:2JđÂ/TB-SYT ,", "Số: /TB-SYT", "2JđÂ"),
            ("Số: 5l3 /SYT-NVD", "Số: 513/SYT-NVD", ""),
            ("Số: /UBND-VX", "Số: /UBND-VX", ""),
            ("Số:2/42/TB-SYT", "Số: /TB-SYT", "2/42"),
            ("Số: 12/2024/QĐ-UBND", "Số: 12/2024/QĐ-UBND", ""),
            ("Kiên Giang, ngày! 2tháng I1 năm 2017", "Kiên Giang, ngày  tháng 11 năm 2017", "! 2"),
            ("Kiên Giang, ngà®y/|tháng 4 năm 2018", "Kiên Giang, ngày  tháng 4 năm 2018", "y/|"),
            ("Kiên Giang, ngày ®/| tháng 4 năm 2018", "Kiên Giang, ngày  tháng 4 năm 2018", "®/|"),
            ("Lạng Sơn, ngày 07 tháng 9 nắm 2027", "Lạng Sơn, ngày 07 tháng 9 năm 2027", ""),
            ("Lạng Sơn, ngày 5 tháng 3 năm 2027", "Lạng Sơn, ngày 5 tháng 3 năm 2027", ""),
            ("Số lượng 12/KH là", "Số lượng 12/KH là", ""),
        ] {
            let arrived = read(&[line]);
            assert_eq!(lines(&arrived), [wanted], "{line}");
            let left: Vec<&str> = arrived.left_out.iter().map(|own| own.text.as_str()).collect();
            assert!(speck.is_empty() || left.contains(&speck), "{line}: {left:?}");
        }
    }

    #[test]
    fn specks_are_left_out_and_words_are_not() {
        let arrived = read(&[
            "__ Đề nghị các đơn vị",
            "thực hiện./.đưưa",
            ": ước",
            "ước",
            "„",
            "- Như trên;",
            "1.",
            "lợi.",
            "-----",
        ]);
        assert_eq!(
            lines(&arrived),
            ["Đề nghị các đơn vị", "thực hiện./.", "- Như trên;", "1.", "lợi.", "-----"]
        );
        assert_eq!(arrived.left_out.len(), 5);
    }
}
