//! The lines of a paragraph, every word at its place.

use congvan::document::length::Length;
use congvan::document::lines::{self, Letter};
use congvan::document::metrics::{self, Face};
use congvan::document::style::{Align, LEVEL_PERCENT, LEVEL_RISE, Style};
use congvan::document::{Inline, Level, Paragraph};

use crate::page::{Link, Stretch};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// From left to right; none in an empty line.
    pub runs: Vec<Run>,
    /// It ended at a space or at a forced break and the paragraph goes on.
    pub continues: bool,
}

/// The part of a line in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// From the left edge of the column.
    pub x: Length,
    pub face: Face,
    pub size: Length,
    /// So much above the line.
    pub rise: Length,
    pub text: String,
    pub stretch: Stretch,
    pub link: Option<Link>,
    /// It is the label of the paragraph.
    pub label: bool,
    /// It is the number of the footnote that is this piece of the content.
    pub note: Option<usize>,
}

/// Breaks `paragraph` to lines in a column of `width`; an empty paragraph is one empty line.
pub(crate) fn lines(paragraph: &Paragraph, style: &Style, width: Length) -> Vec<Line> {
    let set = lines::set(paragraph, style, width);
    let count = set.lines.len();
    let place = |(at, line): (usize, &lines::Line)| Line {
        runs: place(paragraph, &set.letters[line.start..line.shown], style, line),
        // A forced break parts words too.
        continues: line.continues || line.last && at + 1 < count,
    };
    set.lines.iter().enumerate().map(place).collect()
}

/// Puts the letters of a line at their places.
fn place(paragraph: &Paragraph, visible: &[Letter], style: &Style, line: &lines::Line) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let alike = |a: &Letter, b: &Letter| {
        a.face == b.face && a.level == b.level && a.link == b.link && a.label == b.label && a.note == b.note
    };
    for same in visible.chunk_by(alike) {
        let text: String = same.iter().map(|letter| letter.c).collect();
        let link = same[0].link.and_then(|piece| link(paragraph, piece as usize));
        let (face, label) = (same[0].face, same[0].label);
        let note = same[0].note.map(|piece| piece as usize);
        let (size, rise) = stands(same[0].level, style.size);
        runs.push(Run {
            x: Length::ZERO,
            face,
            size,
            rise,
            text,
            stretch: Stretch::default(),
            link,
            label,
            note,
        });
    }
    let widths: Vec<Length> = runs.iter().map(|run| metrics::width(&run.text, run.face, run.size)).collect();
    let natural = widths.iter().copied().sum();
    // Less than nothing where the line took a word in that wants narrower spaces.
    let left_over = (line.room - natural).as_emu();
    let mut x = line.indent
        + Length::emu(match style.align {
            Align::Left | Align::Justify => 0,
            Align::Center => left_over.max(0) / 2,
            Align::Right => left_over.max(0),
        });
    let gives = |letter: &&Letter| letter.c == ' ' && !letter.counted;
    let spaces = visible.iter().filter(gives).count();
    let (mut each, mut wider) = (0, 0);
    if style.align == Align::Justify && spaces > 0 && (!line.last || left_over < 0) {
        each = left_over.div_euclid(spaces as i64);
        wider = left_over.rem_euclid(spaces as i64) as usize;
    }
    let counted = visible.first().is_some_and(|letter| letter.counted);
    for (run, width) in runs.iter_mut().zip(widths) {
        let own = run.text.chars().filter(|&c| c == ' ').count();
        if !(run.label && counted) {
            run.stretch = Stretch { each: Length::emu(each), wider: wider.min(own) };
            wider -= run.stretch.wider;
        }
        run.x = x;
        x += width + run.stretch.total(own);
    }
    runs
}

fn link(paragraph: &Paragraph, piece: usize) -> Option<Link> {
    match paragraph.content.get(piece) {
        Some(Inline::Text { link: Some(target), .. }) => Some(Link { piece, target: target.clone() }),
        _ => None,
    }
}

/// The size of letters at a level and how far above the line they stand.
fn stands(level: Level, size: Length) -> (Length, Length) {
    let [above, below] = LEVEL_RISE;
    match level {
        Level::Line => (size, Length::ZERO),
        Level::Above => (size.percent(LEVEL_PERCENT), size.percent(above)),
        Level::Below => (size.percent(LEVEL_PERCENT), Length::ZERO - size.percent(below)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use congvan::document::Label;
    use congvan::document::form::Form;
    use congvan::document::style::{self, Role};

    const WIDTH: Length = Length::mm(165);

    fn body() -> Style {
        style::style(Role::Body, &Form::default())
    }

    fn break_text(text: &str, style: &Style, width: Length) -> Vec<Line> {
        lines(&Paragraph::new(style.role, vec![Inline::text(text)]), style, width)
    }

    /// In whole twips, as lines are measured.
    fn room(text: &str, style: &Style) -> Length {
        Length::twips(1 + metrics::width(text, Face::Regular, style.size).as_twips())
    }

    fn words(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    fn right_edge(line: &Line, size: Length) -> Length {
        line.runs.last().map_or(Length::ZERO, |run| {
            let spaces = run.text.chars().filter(|&c| c == ' ').count();
            run.x + metrics::width(&run.text, run.face, size) + run.stretch.total(spaces)
        })
    }

    /// A fixed sequence of numbers, always the same.
    fn numbers() -> impl FnMut(u64) -> u64 {
        let mut state = 0x2026_1121_u64;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        }
    }

    #[test]
    fn a_line_takes_every_word_that_fits() {
        let style = style::style(Role::TableCell, &Form::default());
        let room = room("một hai ba", &style);
        let mut lines = break_text("một hai ba bốn", &style, room);
        assert_eq!(words(&lines), ["một hai ba", "bốn"]);
        assert!(lines[0].continues && !lines[1].continues);
        lines = break_text("một hai ba bốn", &style, room - Length::pt(1));
        assert_eq!(words(&lines), ["một hai", "ba bốn"]);
    }

    /// As LibreOffice breaks them: behind a stroke, behind a hyphen before letters, between digits of two numbers.
    #[test]
    fn an_address_is_broken_at_its_marks() {
        let style = style::style(Role::TableCell, &Form::default());
        for (text, fits, lines) in [
            ("abcdefgh-12345678901", "abcdefgh-12345", &["abcdefgh-12345", "678901"][..]),
            ("12345678-123456789012", "12345678-12345", &["12345678-", "123456789012"]),
            ("abcd-efg/hiklmnopqrst", "abcd-efg/hiklm", &["abcd-efg/", "hiklmnopqrst"]),
            ("abcd/efg-hiklmnopqrst", "abcd/efg-hiklm", &["abcd/efg-", "hiklmnopqrst"]),
            ("abcdefgh/12345678901", "abcdefgh/12345", &["abcdefgh/", "12345678901"]),
            ("12345678/12345678901", "12345678/12345", &["12345678/12345", "678901"]),
            ("ab cd/efg/hiklmnopqrst", "cd/efg/hiklmno", &["ab", "cd/efg/hiklmno", "pqrst"]),
        ] {
            let room = room(fits, &style);
            assert_eq!(words(&break_text(text, &style, room)), lines, "{text}");
        }
    }

    #[test]
    fn no_break_at_a_no_break_space_and_none_left_over_at_the_end() {
        let style = style::style(Role::TableCell, &Form::default());
        let room = room("ngày 05", &style);
        assert_eq!(words(&break_text("ngày\u{a0}05 tháng 9  ", &style, room)), ["ngày\u{a0}05", "tháng 9"]);
    }

    #[test]
    fn hyphens_end_a_line_but_slashes_do_not() {
        let style = style::style(Role::TableCell, &Form::default());
        let to_hyphen = room("phát triển kinh tế-", &style);
        assert_eq!(
            words(&break_text("phát triển kinh tế-xã hội", &style, to_hyphen)),
            ["phát triển kinh tế-", "xã hội"]
        );
        // Neither do those of a symbol.
        let to_hyphen = room("theo Nghị định 30/2020/NĐ-", &style);
        assert_eq!(
            words(&break_text("theo Nghị định 30/2020/NĐ-CP", &style, to_hyphen)),
            ["theo Nghị định", "30/2020/NĐ-CP"]
        );
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut_where_it_no_longer_fits() {
        let style = style::style(Role::TableCell, &Form::default());
        let wide = room("camtan.gov.v", &style);
        assert_eq!(words(&break_text("camtan.gov.vn", &style, wide)), ["camtan.gov.v", "n"]);
        let four = room("aaaa", &style);
        assert_eq!(words(&break_text("aaaaaaaaaa", &style, four)), ["aaaa", "aaaa", "aa"]);
        assert_eq!(words(&break_text("aaa", &style, Length::ZERO)), ["a", "a", "a"]);
    }

    #[test]
    fn empty_paragraphs_and_breaks_make_lines() {
        assert_eq!(words(&break_text("", &body(), WIDTH)), [""]);
        let mut paragraph =
            Paragraph::new(Role::Body, vec![Inline::text("a"), Inline::Break, Inline::text("b")]);
        assert_eq!(words(&lines(&paragraph, &body(), WIDTH)), ["a", "b"]);
        paragraph.content = vec![Inline::Break];
        assert_eq!(words(&lines(&paragraph, &body(), WIDTH)), ["", ""]);
    }

    #[test]
    fn faces_add_to_the_style_and_part_a_line_in_runs() {
        let style = style::style(Role::PlaceDate, &Form::default());
        let bold =
            Inline::Text { text: "đậm".into(), bold: true, italic: false, level: Level::Line, link: None };
        let paragraph = Paragraph::new(style.role, vec![Inline::text("nghiêng "), bold]);
        let [line] = &lines(&paragraph, &style, WIDTH)[..] else { panic!("one line") };
        let [first, second] = &line.runs[..] else { panic!("two runs") };
        assert_eq!((first.face, second.face), (Face::Italic, Face::BoldItalic));
        assert_eq!(second.x, first.x + metrics::width(&first.text, first.face, style.size));
    }

    #[test]
    fn a_label_may_be_bold_alone() {
        let style = style::style(Role::Article, &Form::default());
        let mut paragraph = Paragraph::new(style.role, vec![Inline::text("Thành lập Ban Tổ chức.")]);
        paragraph.label = Some(Label::text("Điều 1."));
        let [line] = &lines(&paragraph, &style, WIDTH)[..] else { panic!("one line") };
        let faces: Vec<_> = line.runs.iter().map(|run| (run.face, run.text.as_str())).collect();
        assert_eq!(faces, [(Face::Bold, "Điều 1. "), (Face::Regular, "Thành lập Ban Tổ chức.")]);
    }

    #[test]
    fn a_label_is_told_from_the_words_and_moves_nothing() {
        let mut paragraph = Paragraph::new(Role::Dash, vec![Inline::text("một hai ba ".repeat(20))]);
        paragraph.label = Some(Label::text("-"));
        let lines = lines(&paragraph, &body(), WIDTH);
        let [label, words] = &lines[0].runs[..] else { panic!("label and words") };
        assert_eq!((label.text.as_str(), label.label, words.label), ("- ", true, false));
        let width = metrics::width(&label.text, label.face, body().size) + label.stretch.total(1);
        assert_eq!(words.x, label.x + width);
        assert!((WIDTH - right_edge(&lines[0], body().size)).as_emu().abs() <= 1);
        assert!(lines[1..].iter().flat_map(|line| &line.runs).all(|run| !run.label));
    }

    #[test]
    fn a_forced_break_parts_words() {
        let content = vec![Inline::text("SỞ KHOA HỌC"), Inline::Break, Inline::text("VÀ CÔNG NGHỆ")];
        let lines = lines(&Paragraph::new(Role::Issuer, content), &body(), WIDTH);
        assert_eq!(lines.iter().map(|line| line.continues).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn lines_flush_right_end_at_the_margin() {
        let style = style::style(Role::SignatureMark, &Form::default());
        let lines = break_text(&"một hai ba bốn năm ".repeat(20), &style, WIDTH);
        assert!(lines.len() > 1);
        for line in &lines {
            assert_eq!(right_edge(line, style.size), WIDTH);
        }
    }

    #[test]
    fn justified_lines_end_at_the_margin_and_no_line_beyond_it() {
        let mut number = numbers();
        let pieces = [
            "a",
            "Ủy",
            "nhân",
            "dân",
            "-",
            "30/2020/NĐ-CP",
            "https://camtan.gov.vn/van-ban",
            "nghiêng",
            " ",
            "\u{a0}",
        ];
        for _ in 0..300 {
            let content = (0..1 + number(60))
                .map(|_| Inline::Text {
                    text: format!("{} ", pieces[number(pieces.len() as u64) as usize]),
                    bold: number(5) == 0,
                    italic: number(5) == 0,
                    level: Level::Line,
                    link: None,
                })
                .collect();
            let paragraph = Paragraph::new(Role::Body, content);
            let width = Length::mm(40 + number(130) as i64);
            let lines = lines(&paragraph, &body(), width);
            for (index, line) in lines.iter().enumerate() {
                let edge = right_edge(line, body().size);
                let spaces = line.runs.iter().any(|run| run.text.contains(' '));
                // A word alone on its line may reach out by what the space behind it would give, as in LibreOffice.
                let beyond = metrics::width(" ", Face::Regular, body().size) / 4;
                assert!(edge <= if spaces { width } else { width + beyond }, "{line:?}");
                if index + 1 < lines.len() && spaces {
                    assert_eq!(edge, width, "{line:?}");
                }
            }
            let all: String = words(&lines).concat();
            let without = |text: &str| text.replace(' ', "");
            assert_eq!(without(&all), without(&paragraph.characters()), "no character is lost");
        }
    }
}
