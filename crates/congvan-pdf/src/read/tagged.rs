//! Blocks by the structure that a tagged file has.

use std::collections::HashMap;

use congvan::import::arrived::Shift;

use super::draft::{Draft, Lines, Rows, Square};
use super::drawn::{Letter, Mark};
use super::line::{Line, in_order};
use super::sheet::Sheet;
use super::tree::{Element, Node, Role};

/// Letters by the marked content in which they stand; what was taken is gone.
pub(crate) type Content = HashMap<(usize, Mark), Vec<Letter>>;

/// What the structure holds.
#[derive(Default)]
pub(crate) struct Told {
    pub drafts: Vec<Draft>,
    /// Footnotes: the mark, and its paragraphs.
    pub notes: Vec<(String, Vec<Draft>)>,
}

/// Sets the letters of `content` into blocks as `nodes` say.
pub(crate) fn build(nodes: &[Node], content: &mut Content, sheets: &[Sheet]) -> Told {
    let mut building = Building { content, sheets, told: Told::default(), open: Open::default(), lists: 0 };
    for node in nodes {
        building.node(node);
    }
    building.close();
    building.told
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    letters: Vec<(usize, Letter)>,
    label: Option<String>,
}

struct Building<'b, 's> {
    content: &'b mut Content,
    sheets: &'b [Sheet<'s>],
    told: Told,
    open: Open,
    lists: usize,
}

impl Building<'_, '_> {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Content(page, mark) => {
                if let Some(letters) = self.content.remove(&(*page, *mark)) {
                    self.open.letters.extend(letters.into_iter().map(|letter| (*page, letter)));
                }
            }
            Node::Element(element) => self.element(element),
        }
    }

    fn kids(&mut self, element: &Element) {
        element.kids.iter().for_each(|kid| self.node(kid));
    }

    fn element(&mut self, element: &Element) {
        match element.role {
            Role::Inline => self.kids(element),
            Role::Group if self.goes_on(element) => self.kids(element),
            Role::Table => {
                self.close();
                let table = self.table(element);
                self.told.drafts.extend(table);
            }
            Role::Note => self.note(element),
            Role::Label => self.label(element),
            Role::List => {
                self.close();
                self.lists += 1;
                self.kids(element);
                self.close();
                self.lists -= 1;
            }
            // What is in an item goes on behind its label.
            Role::ItemBody => self.kids(element),
            Role::Paragraph if self.open.letters.is_empty() => {
                self.kids(element);
                self.close();
            }
            Role::Paragraph | Role::Group | Role::Item | Role::Row | Role::Cell | Role::HeadCell => {
                self.close();
                self.kids(element);
                self.close();
            }
        }
    }

    /// Whether what stands in `element` goes on in the line that is being read.
    fn goes_on(&self, element: &Element) -> bool {
        let Some((page, last)) = self.open.letters.last() else { return false };
        let first =
            first_content(element).and_then(|key| self.content.get(&key).map(|letters| (key.0, letters)));
        first.is_some_and(|(own, letters)| {
            own == *page && letters.first().is_some_and(|letter| (letter.y - last.y).abs() < 0.3 * last.size)
        })
    }

    /// What stands in `element` alone.
    fn apart(&mut self, element: &Element) -> Vec<Draft> {
        let open = std::mem::take(&mut self.open);
        let drafts = std::mem::take(&mut self.told.drafts);
        let lists = std::mem::replace(&mut self.lists, 0);
        self.kids(element);
        self.close();
        self.lists = lists;
        self.open = open;
        std::mem::replace(&mut self.told.drafts, drafts)
    }

    fn label(&mut self, element: &Element) {
        if self.lists == 0 {
            return self.kids(element);
        }
        let drafts = self.apart(element);
        let text: Vec<String> = drafts.iter().flat_map(Draft::lines).map(Line::text).collect();
        let text = text.join(" ");
        if !text.is_empty() {
            self.open.label = Some(text);
        }
    }

    fn note(&mut self, element: &Element) {
        let mut drafts = self.apart(element);
        let mark = take_mark(&mut drafts);
        if !drafts.is_empty() {
            self.told.notes.push((mark, drafts));
        }
    }

    fn table(&mut self, element: &Element) -> Option<Draft> {
        let mut rows = Vec::new();
        let (mut heads, mut only_heads) = (0, true);
        self.rows(element, &mut rows, &mut heads, &mut only_heads);
        rows.retain(|row: &Vec<Square>| !row.is_empty());
        if rows.is_empty() {
            return None;
        }
        let mut table = Draft::Table(Rows { rows, header_rows: heads, ruled: false });
        let ruled = table.area().is_some_and(|(page, area)| {
            let around = area.inflate(12.0, 12.0);
            let upright = |stroke: &&super::drawn::Stroke| !stroke.level() && stroke.length() > 7.0;
            let within =
                |stroke: &&super::drawn::Stroke| around.contains(stroke.from) || around.contains(stroke.to);
            self.sheets[page].drawn.strokes.iter().filter(upright).filter(within).count() > 0
        });
        let empty = table.area().is_none();
        if let Draft::Table(rows) = &mut table {
            rows.ruled = ruled;
            // What only puts things side by side has no head, whatever the file says.
            rows.header_rows = if ruled { rows.header_rows } else { 0 };
        }
        (!empty).then_some(table)
    }

    fn rows(
        &mut self,
        element: &Element,
        rows: &mut Vec<Vec<Square>>,
        heads: &mut usize,
        only_heads: &mut bool,
    ) {
        for kid in &element.kids {
            match kid {
                Node::Element(row) if row.role == Role::Row => {
                    let cells = row.kids.iter().filter_map(|kid| match kid {
                        Node::Element(cell) => Some(cell),
                        Node::Content(..) => None,
                    });
                    let cells: Vec<&Element> = cells.collect();
                    let head = !cells.is_empty() && cells.iter().all(|cell| cell.role == Role::HeadCell);
                    *only_heads &= head;
                    *heads += usize::from(*only_heads && head);
                    let squares = cells.into_iter().map(|cell| Square {
                        drafts: self.apart(cell),
                        columns: cell.span.0,
                        rows: cell.span.1,
                    });
                    let squares = squares.collect();
                    rows.push(squares);
                }
                Node::Element(group) => self.rows(group, rows, heads, only_heads),
                Node::Content(..) => self.node(kid),
            }
        }
    }

    /// Ends the paragraph that is being read.
    fn close(&mut self) {
        let Open { letters, label } = std::mem::take(&mut self.open);
        let mut lines = Vec::new();
        let mut rest = &letters[..];
        while let Some((page, _)) = rest.first() {
            let count = rest.iter().take_while(|(own, _)| own == page).count();
            let own: Vec<Letter> = rest[..count].iter().map(|(_, letter)| letter.clone()).collect();
            lines.extend(put_before(in_order(*page, &own)));
            rest = &rest[count..];
        }
        if lines.is_empty() {
            // A label waits for its words.
            self.open.label = label;
            return;
        }
        let depth = label.as_ref().map(|_| self.lists.saturating_sub(1));
        self.told.drafts.push(Draft::Paragraph(Lines { lines, whole: true, boxed: false, label, depth }));
    }
}

/// Lines of one paragraph, where a part that was drawn later stands left of what was drawn before it on the same line: a
/// sign in another font.
fn put_before(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match out.last_mut() {
            Some(last)
                if (last.y - line.y).abs() < 0.12 * last.size
                    && line.right() < last.left() + 0.3 * last.size =>
            {
                let behind = std::mem::replace(&mut last.letters, line.letters);
                last.letters.extend(behind);
            }
            _ => out.push(line),
        }
    }
    out
}

/// The first marked content in an element.
fn first_content(element: &Element) -> Option<(usize, Mark)> {
    element.kids.iter().find_map(|kid| match kid {
        Node::Content(page, mark) => Some((*page, *mark)),
        Node::Element(element) => first_content(element),
    })
}

/// Takes the mark off the beginning of a footnote.
pub(crate) fn take_mark(drafts: &mut Vec<Draft>) -> String {
    let Some(Draft::Paragraph(first)) = drafts.iter_mut().find(|draft| matches!(draft, Draft::Paragraph(_)))
    else {
        return String::new();
    };
    if let Some(label) = first.label.take() {
        return label;
    }
    let Some(line) = first.lines.first_mut() else { return String::new() };
    let raised = line.letters.first().is_some_and(|(_, shift)| *shift == Shift::Raised);
    let is_mark = |(letter, shift): &(Letter, Shift)| {
        let plain = matches!(letter.text, '[' | ']' | '(' | ')' | '*') || letter.text.is_ascii_digit();
        if raised { *shift == Shift::Raised } else { plain }
    };
    let count = line.letters.iter().take_while(|one| is_mark(one)).count();
    let mark: String = line.letters.drain(..count.min(6)).map(|(letter, _)| letter.text).collect();
    let blank = line.letters.iter().take_while(|(letter, _)| letter.is_blank()).count();
    line.letters.drain(..blank);
    first.lines.retain(|line| line.visible_letters().next().is_some());
    drafts.retain(|draft| !matches!(draft, Draft::Paragraph(lines) if lines.lines.is_empty()));
    mark
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{Letter, Mark};
    use super::super::line::{Line, in_order};
    use super::put_before;

    fn letter(text: char, x: f64) -> Letter {
        Letter {
            text,
            x,
            y: 100.0,
            width: if text == '\u{301}' { 0.0 } else { 6.0 },
            size: 12.0,
            face: 0,
            mark: Mark::None,
            laid_on: None,
            object: 1,
            unseen: false,
            turned: false,
            slanted: false,
            pale: false,
        }
    }

    #[test]
    fn a_sign_that_was_drawn_last_stands_where_it_is_seen() {
        let letters: Vec<Letter> = "Đơn xin học"
            .chars()
            .enumerate()
            .map(|(nth, c)| letter(c, 80.0 + 6.0 * nth as f64))
            .chain([letter('①', 60.0)])
            .collect();
        let lines = put_before(in_order(0, &letters));
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["① Đơn xin học"]);
    }
}
