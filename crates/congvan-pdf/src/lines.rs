//! A paragraph to lines: greedy, as Word and LibreOffice break.

use congvan::document::{Inline, Paragraph};
use congvan::length::Length;
use congvan::metrics::{self, Face, UNITS_PER_EM};
use congvan::style::{Align, Style};

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
    pub text: String,
    pub stretch: Stretch,
    pub link: Option<Link>,
    /// It is the label of the paragraph.
    pub label: bool,
}

impl Line {
    /// Parts the label, the first `characters` of the line, from the words behind it.
    fn part_label(&mut self, characters: usize, size: Length) {
        let mut left = characters;
        let mut at = 0;
        while left > 0 && at < self.runs.len() {
            let run = &mut self.runs[at];
            run.label = true;
            match run.text.char_indices().nth(left) {
                None => left -= run.text.chars().count(),
                Some((end, _)) => {
                    let text = run.text.split_off(end);
                    let spaces = run.text.chars().filter(|&c| c == ' ').count();
                    let x = run.x + metrics::width(&run.text, run.face, size) + run.stretch.total(spaces);
                    let wider = run.stretch.wider.min(spaces);
                    let stretch = Stretch { wider: run.stretch.wider - wider, ..run.stretch };
                    run.stretch.wider = wider;
                    let words = Run { x, text, stretch, label: false, ..run.clone() };
                    self.runs.insert(at + 1, words);
                    return;
                }
            }
            at += 1;
        }
    }
}

/// A character with all that its place in the paragraph decides.
#[derive(Clone, Copy)]
struct Set<'a> {
    c: char,
    face: Face,
    /// In units of the font.
    width: i64,
    link: Option<(usize, &'a str)>,
}

/// Breaks `paragraph` to lines in a column of `width`; an empty paragraph is one empty line.
pub(crate) fn lines(paragraph: &Paragraph, style: &Style, width: Length) -> Vec<Line> {
    let set = characters(paragraph, style);
    let mut lines = Vec::new();
    let mut stretches = set.split(|set| set.c == '\n').peekable();
    while let Some(mut rest) = stretches.next() {
        loop {
            let indent = style.left + if lines.is_empty() { style.first_line } else { Length::ZERO };
            let room = (width - indent).max(Length::ZERO);
            let End { shown, next } = line_end(rest, units(room, style.size));
            let last = next == rest.len();
            let visible = &rest[..shown];
            let runs = place(visible, style, indent, room, last);
            let continues = if last { stretches.peek().is_some() } else { shown < next };
            lines.push(Line { runs, continues });
            if last {
                break;
            }
            rest = &rest[next..];
        }
    }
    lines[0].part_label(paragraph.label_characters().chars().count(), style.size);
    lines
}

/// Label and content, one entry a character; a break is a newline.
fn characters<'a>(paragraph: &'a Paragraph, style: &Style) -> Vec<Set<'a>> {
    let mut all = Vec::new();
    let mut push = |text: &str, face, link| {
        all.extend(text.chars().map(|c| {
            let width = metrics::advance(face, c).map_or(UNITS_PER_EM / 2, i64::from);
            Set { c, face, width, link }
        }));
    };
    push(&paragraph.label_characters(), Face::new(style.bold || style.bold_label, style.italic), None);
    for (piece, inline) in paragraph.content.iter().enumerate() {
        match inline {
            Inline::Text { text, bold, italic, link } => {
                let face = Face::new(style.bold || *bold, style.italic || *italic);
                let link = link.as_deref().filter(|target| !target.is_empty());
                push(text, face, link.map(|target| (piece, target)));
            }
            Inline::Blank { .. } | Inline::Break => push(&inline.characters(), style.face(), None),
        }
    }
    all
}

/// So many units of a font of `size` fit in `length`, widths being cut off to whole EMU.
fn units(length: Length, size: Length) -> i64 {
    ((length.as_emu() + 1) * UNITS_PER_EM - 1) / size.as_emu().max(1)
}

/// Where a line ends: what it shows, and where the next one begins behind the spaces at the break.
struct End {
    shown: usize,
    next: usize,
}

/// Takes as many characters as fit in `limit` units, at least one.
fn line_end(rest: &[Set], limit: i64) -> End {
    let mut width = 0;
    let mut last = None;
    let mut at = 0;
    while at < rest.len() {
        if rest[at].c == ' ' {
            let spaces = rest[at..].iter().take_while(|set| set.c == ' ').count();
            if at > 0 {
                last = Some(End { shown: at, next: at + spaces });
            }
            width += rest[at..at + spaces].iter().map(|set| set.width).sum::<i64>();
            at += spaces;
            continue;
        }
        width += rest[at].width;
        if width > limit && at > 0 {
            return last.unwrap_or_else(|| {
                let at = within_word(&rest[..at]);
                End { shown: at, next: at }
            });
        }
        at += 1;
        if at < rest.len() && breaks_between(rest[at - 1].c, rest[at].c) {
            last = Some(End { shown: at, next: at });
        }
    }
    let shown = rest.len() - rest.iter().rev().take_while(|set| set.c == ' ').count();
    End { shown, next: rest.len() }
}

/// Whether a line may end between `before` and `next` although no space stands there: behind hyphens, dashes and
/// marks that close a sentence. What LibreOffice does; it keeps our lines those of the DOCX file.
fn breaks_between(before: char, next: char) -> bool {
    matches!(before, '-' | '–' | '—' | '…' | '?' | '!') && (next.is_alphanumeric() || next == '(')
}

/// Where to break a word that is wider than a line: behind the last mark that parts an address, else anywhere.
fn within_word(fits: &[Set]) -> usize {
    let mark = fits.iter().rposition(|set| matches!(set.c, '/' | '.' | '-' | '?' | '&' | '=' | '_'));
    mark.map_or(fits.len(), |mark| mark + 1)
}

/// Puts the characters of a line at their places.
fn place(visible: &[Set], style: &Style, indent: Length, room: Length, last: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for same in visible.chunk_by(|a, b| a.face == b.face && a.link == b.link) {
        let text: String = same.iter().map(|set| set.c).collect();
        let link = same[0].link.map(|(piece, target)| Link { piece, target: target.to_owned() });
        runs.push(Run {
            x: Length::ZERO,
            face: same[0].face,
            text,
            stretch: Stretch::default(),
            link,
            label: false,
        });
    }
    let natural: Length = runs.iter().map(|run| metrics::width(&run.text, run.face, style.size)).sum();
    let left_over = (room - natural).max(Length::ZERO).as_emu();
    let mut x = indent
        + Length::emu(match style.align {
            Align::Left | Align::Justify => 0,
            Align::Center => left_over / 2,
            Align::Right => left_over,
        });
    let spaces = visible.iter().filter(|set| set.c == ' ').count();
    let (mut each, mut wider) = (0, 0);
    if style.align == Align::Justify && !last && spaces > 0 {
        each = left_over / spaces as i64;
        wider = (left_over % spaces as i64) as usize;
    }
    for run in &mut runs {
        let own = run.text.chars().filter(|&c| c == ' ').count();
        run.stretch = Stretch { each: Length::emu(each), wider: wider.min(own) };
        wider -= run.stretch.wider;
        run.x = x;
        x += metrics::width(&run.text, run.face, style.size) + run.stretch.total(own);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use congvan::document::Label;
    use congvan::form::Form;
    use congvan::style::{self, Role};

    const WIDTH: Length = Length::mm(165);

    fn body() -> Style {
        style::style(Role::Body, &Form::default())
    }

    fn broken(text: &str, style: &Style, width: Length) -> Vec<Line> {
        lines(&Paragraph::new(style.role, vec![Inline::text(text)]), style, width)
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
        let style = style::style(Role::Subject, &Form::default());
        let room = metrics::width("một hai ba", Face::Regular, style.size);
        let mut lines = broken("một hai ba bốn", &style, room);
        assert_eq!(words(&lines), ["một hai ba", "bốn"]);
        assert!(lines[0].continues && !lines[1].continues);
        lines = broken("một hai ba bốn", &style, room - Length::pt(1));
        assert_eq!(words(&lines), ["một hai", "ba bốn"]);
    }

    #[test]
    fn no_break_at_a_no_break_space_and_none_left_over_at_the_end() {
        let style = style::style(Role::Subject, &Form::default());
        let room = metrics::width("ngày 05", Face::Regular, style.size);
        assert_eq!(words(&broken("ngày\u{a0}05 tháng 9  ", &style, room)), ["ngày\u{a0}05", "tháng 9"]);
    }

    #[test]
    fn hyphens_end_a_line_but_slashes_do_not() {
        let style = style::style(Role::Subject, &Form::default());
        let room = metrics::width("số 30/2020/NĐ-", Face::Regular, style.size);
        assert_eq!(words(&broken("số 30/2020/NĐ-CP", &style, room)), ["số 30/2020/NĐ-", "CP"]);
        let room = metrics::width("số 30/2020/NĐC", Face::Regular, style.size);
        assert_eq!(words(&broken("số 30/2020/NĐCP", &style, room)), ["số", "30/2020/NĐCP"]);
    }

    #[test]
    fn a_word_wider_than_the_column_is_broken_behind_a_mark_or_anywhere() {
        let style = style::style(Role::Subject, &Form::default());
        let room = metrics::width("camtan.gov.v", Face::Regular, style.size);
        assert_eq!(words(&broken("camtan.gov.vn", &style, room)), ["camtan.gov.", "vn"]);
        let room = metrics::width("aaaa", Face::Regular, style.size);
        assert_eq!(words(&broken("aaaaaaaaaa", &style, room)), ["aaaa", "aaaa", "aa"]);
        assert_eq!(words(&broken("aaa", &style, Length::ZERO)), ["a", "a", "a"]);
    }

    #[test]
    fn empty_paragraphs_and_breaks_make_lines() {
        assert_eq!(words(&broken("", &body(), WIDTH)), [""]);
        let mut paragraph =
            Paragraph::new(Role::Body, vec![Inline::text("a"), Inline::Break, Inline::text("b")]);
        assert_eq!(words(&lines(&paragraph, &body(), WIDTH)), ["a", "b"]);
        paragraph.content = vec![Inline::Break];
        assert_eq!(words(&lines(&paragraph, &body(), WIDTH)), ["", ""]);
    }

    #[test]
    fn faces_add_to_the_style_and_part_a_line_in_runs() {
        let style = style::style(Role::PlaceDate, &Form::default());
        let bold = Inline::Text { text: "đậm".into(), bold: true, italic: false, link: None };
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
        paragraph.label = Some(Label::typed("Điều 1."));
        let [line] = &lines(&paragraph, &style, WIDTH)[..] else { panic!("one line") };
        let faces: Vec<_> = line.runs.iter().map(|run| (run.face, run.text.as_str())).collect();
        assert_eq!(faces, [(Face::Bold, "Điều 1. "), (Face::Regular, "Thành lập Ban Tổ chức.")]);
    }

    #[test]
    fn a_label_is_told_from_the_words_and_moves_nothing() {
        let mut paragraph = Paragraph::new(Role::Dash, vec![Inline::text("một hai ba ".repeat(20))]);
        paragraph.label = Some(Label::typed("-"));
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
        let lines = broken(&"một hai ba bốn năm ".repeat(20), &style, WIDTH);
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
                    link: None,
                })
                .collect();
            let paragraph = Paragraph::new(Role::Body, content);
            let width = Length::mm(40 + number(130) as i64);
            let lines = lines(&paragraph, &body(), width);
            for (index, line) in lines.iter().enumerate() {
                let edge = right_edge(line, body().size);
                assert!(edge <= width, "{line:?}");
                let spaces = line.runs.iter().any(|run| run.text.contains(' '));
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
