//! Ô 6: what is to be done, as a tree that labels make; titles, paragraphs and tables in their places.

use std::ops::Range;

use crate::import::grid;
use crate::import::labels::{Kind, Label};
use crate::import::marks::is_capitals;
use crate::import::paragraphs::Para;
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::Face;
use crate::import::words::{self, Form};
use crate::model::directive::{Content, Element, Measure, Numbering, Text};

/// An item while the tree grows.
#[derive(Debug, Default)]
struct Node {
    /// The paragraph that its label opens; none of a group without words.
    para: Option<usize>,
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Para(usize),
    Table(usize),
    Item(Node),
}

/// An open level: the kind of its labels.
struct Level {
    kind: Option<(Kind, usize)>,
    /// The way to the item that is open on it.
    at: usize,
}

/// Items stand in each other no deeper, whatever their labels say: YAML has them so too.
const DEEPEST: usize = 8;

/// Items and how their levels are numbered.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) numbering: Vec<Numbering>,
    pub(super) items: Vec<Measure>,
}

/// What stands directly below something, one thing after another.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) numbering: Vec<Numbering>,
    pub(super) content: Vec<Element>,
}

/// The measures that paragraphs make; each that has no label and belongs to no item is an item without a mark.
///
/// Where `lines`, each paragraph without a label is an item: in a biên bản or a giấy mời nothing else is numbered.
pub(super) fn items(sheet: &mut Sheet<'_>, paras: &[Para<'_>], lines: bool) -> Items {
    let heads = if lines {
        paras.iter().map(|para| para.label.is_none() && !para.quoted && para.table.is_none()).collect()
    } else {
        group_heads(sheet, paras)
    };
    let root = tree(paras, &heads);
    let mut builder = Builder { sheet, paras };
    let wanted = levels(&root, paras);
    let mut items: Vec<Measure> = Vec::new();
    let mut parts = root.parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Item(node) => items.push(builder.measure(node, &wanted)),
            Part::Para(at) => {
                if let Some(table) = builder.captioned_table(at, parts.peek()) {
                    parts.next();
                    items.push(Measure { content: Content(vec![table]), ..Measure::default() });
                } else {
                    items.push(builder.measure(Node { para: Some(at), parts: Vec::new() }, &wanted));
                }
            }
            Part::Table(at) => items.extend(builder.measure_of_table(at)),
        }
    }
    Items { numbering: wanted, items }
}

/// What paragraphs say in an annex: paragraphs that have no label are paragraphs.
pub(super) fn contents(sheet: &mut Sheet<'_>, paras: &[Para<'_>]) -> Contents {
    let root = tree(paras, &vec![false; paras.len()]);
    let wanted = levels(&root, paras);
    let mut builder = Builder { sheet, paras };
    let mut content = Vec::new();
    let mut parts = root.parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Item(node) => content.push(Element::Item(builder.measure(node, &wanted))),
            Part::Para(at) => {
                let table = builder.captioned_table(at, parts.peek());
                if table.is_some() {
                    parts.next();
                }
                content.extend(table.or_else(|| builder.paragraph(at).map(Element::Paragraph)));
            }
            Part::Table(at) => content.extend(builder.table(at)),
        }
    }
    Contents { numbering: wanted, content }
}

/// The tree of labels. Paragraphs without a label that `heads` names are items themselves, and head what stands below.
fn tree(paras: &[Para<'_>], heads: &[bool]) -> Node {
    let mut root = Node::default();
    let mut open: Vec<Level> = Vec::new();
    for (at, para) in paras.iter().enumerate() {
        if para.table.is_some() {
            here(&mut root, &open).parts.push(Part::Table(at));
            continue;
        }
        let Some(label) = &para.label else {
            if heads.get(at).copied().unwrap_or_default() {
                open.truncate(0);
                let place = root.parts.len();
                root.parts.push(Part::Item(Node { para: Some(at), parts: Vec::new() }));
                open.push(Level { kind: None, at: place });
            } else {
                here(&mut root, &open).parts.push(Part::Para(at));
            }
            continue;
        };
        let kind = (same_kind(label.kind), label.depth);
        // A number that begins anew is of the list that is open, never of one below an item of it.
        let known = open.iter().rposition(|level| level.kind == Some(kind));
        let level = known.or_else(|| outer(kind.0, &open)).unwrap_or(open.len()).min(DEEPEST - 1);
        open.truncate(level);
        let parent = here(&mut root, &open);
        let place = parent.parts.len();
        parent.parts.push(Part::Item(Node { para: Some(at), parts: Vec::new() }));
        open.push(Level { kind: Some(kind), at: place });
    }
    root
}

/// Marks that only look different are one kind.
fn same_kind(kind: Kind) -> Kind {
    match kind {
        Kind::LetterStop => Kind::Of(Numbering::Point),
        other => other,
    }
}

/// The level that parts and chapters close: they stand outside of all that is numbered below them.
fn outer(kind: Kind, open: &[Level]) -> Option<usize> {
    let rank = rank(kind)?;
    open.iter()
        .position(|level| level.kind.and_then(|(kind, _)| self::rank(kind)).is_none_or(|own| own > rank))
}

/// The order in which the decree has levels within each other, as far as it is fixed.
fn rank(kind: Kind) -> Option<u8> {
    match kind {
        Kind::Of(Numbering::Part) => Some(0),
        Kind::Of(Numbering::Chapter) => Some(1),
        Kind::Of(Numbering::Section) => Some(2),
        Kind::Of(Numbering::Subsection) => Some(3),
        Kind::Of(Numbering::Article) => Some(4),
        _ => None,
    }
}

/// The item that is open.
fn here<'n>(root: &'n mut Node, open: &[Level]) -> &'n mut Node {
    let mut node = root;
    for level in open {
        node = match &mut node.parts[level.at] {
            Part::Item(item) => item,
            // Levels are opened by items only.
            _ => unreachable!("an open level is an item"),
        };
    }
    node
}

/// Paragraphs without labels that head the items below them: where only marks are labels, and where each begins the
/// outermost numbers anew.
fn group_heads(sheet: &Sheet<'_>, paras: &[Para<'_>]) -> Vec<bool> {
    let numbered = paras.iter().any(|para| para.label.as_ref().is_some_and(|label| label.value > 0));
    let begins_anew = (0..paras.len()).any(|at| begins_anew(sheet, paras, at));
    let heads = |at: usize| {
        let next = paras.get(at + 1).and_then(|next| next.label.as_ref());
        let heads = next.is_some_and(|next| !numbered || begins_anew && begins_outermost(paras, next));
        heads && leads_on(sheet, &paras[at])
    };
    (0..paras.len()).map(heads).collect()
}

/// Whether the paragraph at a place leads on to the first of the outermost numbers, which have been before:
/// `Đối với các xã:` / `1. …`
pub(super) fn begins_anew(sheet: &Sheet<'_>, paras: &[Para<'_>], at: usize) -> bool {
    let next = paras.get(at + 1).and_then(|next| next.label.as_ref());
    let before = || paras[..at].iter().any(|para| para.label.is_some());
    leads_on(sheet, &paras[at]) && next.is_some_and(|next| before() && begins_outermost(paras, next))
}

/// Whether a label is the first number of the outermost list.
fn begins_outermost(paras: &[Para<'_>], label: &Label) -> bool {
    let first = paras.iter().find_map(|para| para.label.as_ref());
    label.value == 1 && first.is_some_and(|first| first.kind == label.kind && first.depth == label.depth)
}

/// Whether a paragraph without a label leads on to what stands below it.
fn leads_on(sheet: &Sheet<'_>, para: &Para<'_>) -> bool {
    para.label.is_none()
        && !para.quoted
        && para.table.is_none()
        && sheet.page.at(&para.span).trim_end().ends_with(':')
}

/// How levels are numbered, from the outermost, as the first list of each shows.
fn levels(node: &Node, paras: &[Para<'_>]) -> Vec<Numbering> {
    let mut found = Vec::new();
    let mut nodes = vec![node];
    while nodes.iter().any(|node| node.parts.iter().any(|part| matches!(part, Part::Item(_)))) {
        let items: Vec<&Node> = nodes.iter().flat_map(|node| &node.parts).filter_map(item).collect();
        let first = nodes.iter().find(|node| node.parts.iter().any(|part| item(part).is_some()));
        found.push(first.map_or(Numbering::None, |node| numbering(node, paras, found.len())));
        nodes = items;
    }
    if found.is_empty() {
        found.push(Numbering::None);
    }
    found
}

fn item(part: &Part) -> Option<&Node> {
    if let Part::Item(node) = part { Some(node) } else { None }
}

/// How the items of a node are numbered: what its labels are, where they are printed as they stand.
fn numbering(node: &Node, paras: &[Para<'_>], depth: usize) -> Numbering {
    let labels: Vec<Option<&Label>> = node
        .parts
        .iter()
        .filter_map(item)
        .map(|node| node.para.and_then(|at| paras[at].label.as_ref()))
        .collect();
    let loose = depth == 0 && node.parts.iter().any(|part| matches!(part, Part::Para(_)));
    let Some(Some(first)) = labels.first() else { return Numbering::None };
    let Some(numbering) = printable(first.kind) else { return Numbering::None };
    let in_order = labels.iter().enumerate().all(|(at, label)| {
        label.is_some_and(|label| {
            printable(label.kind) == Some(numbering)
                && (label.value == 0 || label.value == at + 1 || numbering == Numbering::Article)
        })
    });
    let _ = loose;
    if in_order { numbering } else { Numbering::None }
}

/// The numbering that prints a label, or one that differs only in its mark.
fn printable(kind: Kind) -> Option<Numbering> {
    match kind {
        Kind::Of(numbering) | Kind::Dashed(numbering) => Some(numbering),
        Kind::LetterStop => Some(Numbering::Point),
        Kind::RomanOther => Some(Numbering::Roman),
        Kind::Bullet => Some(Numbering::Dash),
        Kind::ArabicBracket | Kind::ArabicBrackets | Kind::RomanArabic | Kind::Capital => None,
    }
}

struct Builder<'s, 'p, 'a> {
    sheet: &'s mut Sheet<'p>,
    paras: &'a [Para<'a>],
}

impl Builder<'_, '_, '_> {
    /// An item of a list whose levels are numbered so.
    fn measure(&mut self, node: Node, levels: &[Numbering]) -> Measure {
        let own = levels.first().copied().unwrap_or(Numbering::None);
        let below = if levels.len() > 1 { &levels[1..] } else { &[][..] };
        let mut measure = Measure::default();
        let wanted = self::levels(&node, self.paras);
        let has_items = node.parts.iter().any(|part| item(part).is_some());
        let differs = has_items && !below.starts_with(&wanted);
        if differs {
            measure.numbering = wanted.clone();
        }
        let inner = if differs { wanted } else { below.to_vec() };
        let mut elements = Vec::new();
        let mut parts = node.parts.into_iter().peekable();
        if let Some(at) = node.para {
            let title_below = matches!(
                own,
                Numbering::Part | Numbering::Chapter | Numbering::Section | Numbering::Subsection
            );
            let span = self.words_behind_label(at, own);
            let next = match parts.peek() {
                Some(Part::Para(next)) if title_below => Some(*next),
                _ => None,
            };
            if self.sheet.page.at(&span).trim().is_empty()
                && let Some(next) = next
            {
                // The title of a chapter stands below its number.
                parts.next();
                measure.heading = Some(self.text_in_role(next, self.paras[next].span.clone(), Role::Heading));
            } else if self.is_heading(at, &span, own, parts.peek()) {
                measure.heading = Some(self.text_in_role(at, span, Role::Heading));
            } else if !self.sheet.page.at(&span).trim().is_empty() {
                elements.push(Element::Paragraph(self.text_in_role(at, span, Role::Item)));
            }
        }
        while let Some(part) = parts.next() {
            match part {
                Part::Para(at) => {
                    let table = self.captioned_table(at, parts.peek());
                    if table.is_some() {
                        parts.next();
                    }
                    elements.extend(table.or_else(|| self.paragraph(at).map(Element::Paragraph)));
                }
                Part::Table(at) => elements.extend(self.table(at)),
                Part::Item(node) => elements.push(Element::Item(self.measure(node, &inner))),
            }
        }
        measure.content = Content(elements);
        measure
    }

    /// The table below a paragraph that is its name: `Bảng 1. Kết quả thu`.
    fn captioned_table(&mut self, at: usize, next: Option<&Part>) -> Option<Element> {
        let Some(&Part::Table(table)) = next else { return None };
        let page = self.sheet.page;
        let para = &self.paras[at];
        let words = page.at(&para.span);
        let label = words::opens(Form::TableCaption, words)?;
        let rest = words[label..].trim_start();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: usize = rest[..digits].parse().ok()?;
        let title = rest[digits..].strip_prefix(['.', ':'])?.trim_start();
        // The form counts captions by itself.
        if number != self.sheet.captions + 1 || title.is_empty() {
            return None;
        }
        self.sheet.captions = number;
        let from = para.span.start + words.len() - title.len();
        self.sheet.record_printed(para.span.start..from);
        let caption = self.text_in_role(at, from..para.span.end, Role::TableCaption);
        let face = Face::BOLD;
        let caption = self.sheet.text_at(caption.span, face);
        match self.table(table).pop()? {
            Element::Table(mut own) => {
                own.caption = Some(caption);
                Some(Element::Table(own))
            }
            other => Some(other),
        }
    }

    /// The words of a paragraph behind its label, which the numbering prints; where it does not, the label stays.
    fn words_behind_label(&mut self, at: usize, own: Numbering) -> Range<usize> {
        let para = &self.paras[at];
        let Some(label) = &para.label else { return para.span.clone() };
        let printed = printable(label.kind) == Some(own) && own != Numbering::None;
        if !printed {
            if label.value > 0 || !matches!(label.kind, Kind::Of(Numbering::Dash)) {
                self.sheet.guess_at(
                    para.span.start,
                    "số, ký hiệu của mục giữ trong lời văn: định dạng không tự đánh số như văn bản",
                );
            }
            return para.span.clone();
        }
        let end = para.span.start + label.end;
        self.sheet.record_printed(para.span.start..end);
        let from = para.words_from(self.sheet.page);
        let words = self.sheet.page.at(&(para.span.start..end));
        if label.kind == Kind::Bullet && !words.starts_with(['–', '—', '−'])
            || matches!(label.kind, Kind::LetterStop | Kind::RomanOther)
            || matches!(label.kind, Kind::Dashed(_)) && label.value == 1
        {
            let why = format!("văn bản đánh dấu `{}`", words.trim());
            self.sheet.guess_at(from, &why);
        }
        if own == Numbering::Subclause
            && let Some(above) = self.above(at, words)
        {
            let why = format!("văn bản ghi `{}` dưới mục {above}: in ra theo mục {above}", words.trim());
            self.sheet.guess_at(from, &why);
        }
        // `Chương I - QUY ĐỊNH CHUNG`
        let rest = self.sheet.page.at(&(from..para.span.end));
        let skip = rest.len() - rest.trim_start_matches(['-', '–', ':', ' ']).len();
        if matches!(own, Numbering::Part | Numbering::Chapter | Numbering::Section | Numbering::Subsection)
            && skip > 0
        {
            self.sheet.form(from..from + skip);
            return from + skip..para.span.end;
        }
        from..para.span.end
    }

    /// The number of the item above a `2.1.`, where it is another than 2.
    fn above(&self, at: usize, label: &str) -> Option<usize> {
        let own: usize = label.split('.').next()?.trim().parse().ok()?;
        let clause = |para: &Para<'_>| {
            let label = para.label.as_ref()?;
            matches!(label.kind, Kind::Of(Numbering::Clause)).then_some(label.value)
        };
        self.paras[..at].iter().rev().find_map(clause).filter(|above| *above != own)
    }

    /// Whether the words of an item are its title.
    fn is_heading(&self, at: usize, span: &Range<usize>, own: Numbering, next: Option<&Part>) -> bool {
        let para = &self.paras[at];
        let more = next.is_some();
        let words = self.sheet.page.at(span).trim_end();
        if words.is_empty() || para.label.is_none() && !more {
            return false;
        }
        let sentence = words.ends_with(['.', ';', ',', ':', '?', '!']) || words.chars().count() > 300;
        match own {
            Numbering::Part | Numbering::Chapter | Numbering::Section | Numbering::Subsection => true,
            Numbering::Roman => is_capitals(words) || para.is_bold() && more && !words.ends_with('.'),
            Numbering::Article | Numbering::Clause | Numbering::Subclause => {
                para.is_bold() && (more || !sentence) || more && !sentence
            }
            // Words without an end mark lead on to nothing: they are the title of what stands below.
            _ => {
                let titles = !sentence
                    && words.chars().count() < 160
                    && next.is_some_and(|next| !matches!(next, Part::Para(_)));
                more && !words.ends_with('.') && (para.is_bold() || titles)
            }
        }
    }

    fn text_in_role(&mut self, at: usize, span: Range<usize>, role: Role) -> Text {
        let para = &self.paras[at];
        let role = if para.quoted { Role::Quoted } else { role };
        para.lines.iter().for_each(|line| self.sheet.is(line, role));
        let face = if role == Role::Heading {
            Face { bold: true, italic: para.is_italic() }
        } else {
            Face::default()
        };
        self.sheet.text_at(span, face)
    }

    fn paragraph(&mut self, at: usize) -> Option<Text> {
        let span = self.paras[at].span.clone();
        if self.may_stand_outside(at) {
            let why = "đoạn không đánh số: coi là lời của mục ngay trên nó, có thể thuộc mục lớn hơn";
            self.sheet.guess_at(span.start, why);
        }
        Some(self.text_in_role(at, span, Role::Item)).filter(|text| !text.notation().is_empty())
    }

    /// Whether a paragraph behind an item that has ended may belong to what the item stands in: behind one with a mark, or in
    /// brackets.
    fn may_stand_outside(&self, at: usize) -> bool {
        let para = &self.paras[at];
        let Some(above) = at.checked_sub(1).map(|above| &self.paras[above]) else { return false };
        let ended = self.sheet.page.at(&above.span).trim_end().ends_with(['.', ';']);
        let marked = above
            .label
            .as_ref()
            .is_some_and(|label| label.value == 0 || self.sheet.page.at(&para.span).starts_with('('));
        ended && marked && !para.quoted && para.label.is_none()
    }

    fn table(&mut self, at: usize) -> Vec<Element> {
        let para = &self.paras[at];
        para.lines.iter().for_each(|line| self.sheet.is(line, Role::Table));
        para.table.map(|grid| grid::table(self.sheet, grid)).map(Element::Table).into_iter().collect()
    }

    fn measure_of_table(&mut self, at: usize) -> Option<Measure> {
        let content = Content(self.table(at));
        (!content.is_empty()).then(|| Measure { content, ..Measure::default() })
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};
    use crate::model::directive::Measure;

    /// How deep items stand in each other, and how many there are.
    fn extent(items: &[Measure]) -> (usize, usize) {
        let own = items.iter().map(|item| {
            let below: Vec<Measure> = item.content.items().cloned().collect();
            extent(&below)
        });
        own.fold((0, 0), |(deep, count), (below, more)| (deep.max(below + 1), count + more + 1))
    }

    #[test]
    fn a_list_that_begins_anew_is_no_deeper_than_it_was() {
        let text: String = (0..900).map(|_| "1. Rà soát hồ sơ.\na) Hồ sơ giấy;\n").collect();
        let own = understand(&plain::read(&text)).documents.remove(0).directive;
        assert_eq!(extent(&own.measures), (2, 1_800));
    }

    #[test]
    fn labels_open_so_many_levels_at_the_most() {
        let label = |deep: usize| vec!["1"; deep].join(".");
        let text: String = (1..60).map(|deep| format!("{}. Nội dung.\n", label(deep))).collect();
        let own = understand(&plain::read(&text)).documents.remove(0).directive;
        let (deep, count) = extent(&own.measures);
        assert!(deep <= super::DEEPEST, "{deep}");
        assert_eq!(count, 59);
    }
}
