//! The finished PDF measured against the decree: every fixture and documents that between them have every component,
//! each for four offices at the ends of the decree's ranges.
//!
//! The layout says only which words to look for; every number asserted is read out of the PDF file.

use std::sync::OnceLock;

use congvan::document::form::{Form, Margins, SizeSet};
use congvan::document::length::Length;
use congvan::document::style::{LEVEL_PERCENT, Role};
use congvan::document::{Block, ColumnsPlace, Document, Inline, Paragraph, Piece};
use congvan::model::directive::Directive;
use congvan::office::Office;
use congvan::text::source::Source;
use congvan::wording::Phrases;
use congvan_pdf::Item;

use crate::decree::{self, Look, Weight};
use crate::pdf_reader::{Drawn, POINT, Run, Sheet, read};
use crate::support::{directive, fixtures};

/// Millimetres that count as nothing.
const TOLERANCE: f64 = 0.3;

/// The offices whose documents are measured, at the ends of what the decree allows.
pub fn offices() -> Vec<(&'static str, Office)> {
    let form = |sizes, [top, bottom, left, right]: [i64; 4], first_line, gap, line_percent| Form {
        sizes,
        margins: Margins {
            top: Length::mm(top),
            bottom: Length::mm(bottom),
            left: Length::mm(left),
            right: Length::mm(right),
        },
        first_line,
        paragraph_gap: Length::pt(gap),
        line_percent,
        small_head: false,
        seal_room: false,
    };
    let (narrow, wide) = ([20, 20, 30, 15], [25, 25, 35, 20]);
    let (cm, inch) = (Length::mm(10), Length::tenth_mm(127));
    let office = |form| Office { form, ..Office::default() };
    vec![
        ("default", Office::default()),
        ("large, wide margins", office(form(SizeSet::Large, wide, inch, 12, 150))),
        ("small, wide margins", office(form(SizeSet::Small, wide, cm, 6, 100))),
        ("small, narrow margins", office(form(SizeSet::Small, narrow, cm, 6, 120))),
    ]
}

/// Every fixture, and the samples.
pub fn directives() -> Vec<(String, Directive)> {
    let mut found: Vec<_> = fixtures()
        .into_iter()
        .map(|(name, _)| (name.clone(), directive(&format!("fixtures/{name}/input.yaml"))))
        .collect();
    for (name, text) in SAMPLES {
        let directive = Directive::parse(&Source::new(name, text)).into_result();
        found.push((name.to_owned(), directive.unwrap_or_else(|error| panic!("{name}: {error}"))));
    }
    found
}

pub fn compose(directive: &Directive, office: &Office) -> Document {
    congvan::compose::compose(directive, Phrases::vietnamese(), office)
        .expect("the built-in phrases are valid")
}

/// Documents that between them have every component.
const SAMPLES: [(&str, &str); 4] = [
    ("everything", include_str!("samples/everything.yaml")),
    ("statute", include_str!("samples/statute.yaml")),
    ("leave", include_str!("samples/leave.yaml")),
    ("plan", include_str!("samples/plan.yaml")),
];

/// A finished file and what to look for in it.
struct Case {
    name: String,
    form: Form,
    document: Document,
    sheets: Vec<Sheet>,
    /// Section and number of each page.
    pages: Vec<(usize, usize)>,
    /// Every paragraph and stamp in reading order.
    parts: Vec<Part>,
}

/// A paragraph, or a stamp, as the file shows it.
struct Part {
    /// None for a stamp.
    paragraph: Option<Paragraph>,
    place: Place,
    lines: Vec<Line>,
}

/// A line as the file shows it.
struct Line {
    page: usize,
    runs: Vec<Run>,
}

/// Where a paragraph stands in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the top margin.
    Top,
    /// Over the whole text width.
    Page,
    /// In columns number `.0` of the document, on the left (0) or right (1) side.
    Column(usize, usize),
    /// In a table.
    Table,
    /// At the foot of the first page.
    Foot,
}

impl Line {
    fn left(&self) -> f64 {
        self.runs[0].left
    }
    fn right(&self) -> f64 {
        self.runs[self.runs.len() - 1].right
    }
    fn centre(&self) -> f64 {
        (self.left() + self.right()) / 2.0
    }
    fn width(&self) -> f64 {
        self.right() - self.left()
    }
    fn baseline(&self) -> f64 {
        self.runs[0].baseline
    }
    fn letters(&self) -> impl Iterator<Item = (char, f64)> {
        self.runs.iter().flat_map(|run| run.letters.iter().copied())
    }
    fn text(&self) -> String {
        let text: String = self.letters().map(|(c, _)| c).collect();
        text.trim_end_matches(' ').to_owned()
    }
    /// The upper edge of its box at single spacing: ascent and line gap of Times New Roman.
    fn top(&self) -> f64 {
        self.baseline() - self.runs[0].size * POINT * 0.9336
    }
}

impl Case {
    fn new(name: String, document: Document) -> Self {
        let file = congvan_pdf::write(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
        let sheets = read(&file);
        let layout = congvan_pdf::layout(&document);
        assert_eq!(sheets.len(), layout.len(), "{name}: pages");
        let mut parts = parts(&document);
        for (page, (sheet, laid)) in sheets.iter().zip(&layout).enumerate() {
            let mut runs = sheet.runs.iter();
            for item in &laid.items {
                let Item::Text(text) = item else { continue };
                if text.text.is_empty() {
                    continue;
                }
                let words = text.text.trim_end_matches(' ');
                let run = runs.find(|run| run.text == words);
                let run = run.unwrap_or_else(|| panic!("{name}: page {}: `{words}` is not there", page + 1));
                // Footnotes are no lines of the paragraph that they belong to.
                let Some(part) = text.part.filter(|_| text.role != Role::Footnote) else { continue };
                let mut run = run.clone();
                // What stands above or below a line is taken to it.
                if text.rise != Length::ZERO {
                    run.baseline += text.rise.as_mm();
                    run.size *= 100.0 / LEVEL_PERCENT as f64;
                }
                let lines = &mut parts[part].lines;
                match lines.last_mut() {
                    Some(line) if line.page == page && (line.baseline() - run.baseline).abs() < 0.01 => {
                        line.runs.push(run);
                    }
                    _ => lines.push(Line { page, runs: vec![run] }),
                }
            }
        }
        let pages = layout.iter().map(|page| (page.section, page.number)).collect();
        Self { name, form: document.form, document, sheets, pages, parts }
    }

    /// The paragraphs with their places and lines, where they have lines.
    fn set(&self) -> impl Iterator<Item = (&Paragraph, Place, &[Line])> {
        self.parts.iter().filter(|part| !part.lines.is_empty()).filter_map(|part| {
            let paragraph = part.paragraph.as_ref()?;
            Some((paragraph, part.place, part.lines.as_slice()))
        })
    }

    fn of(&self, role: Role) -> impl Iterator<Item = (Place, &[Line])> {
        self.set()
            .filter(move |(paragraph, ..)| paragraph.role == role)
            .map(|(_, place, lines)| (place, lines))
    }

    /// The lines of `role` on one side of the columns number `index`.
    fn in_columns(&self, index: usize, role: Role) -> Vec<&Line> {
        self.of(role)
            .filter(|(place, _)| matches!(place, Place::Column(at, _) if *at == index))
            .flat_map(|(_, lines)| lines)
            .collect()
    }

    /// Every pair of columns.
    fn columns(&self) -> Vec<(usize, ColumnsPlace, [f64; 2])> {
        let mut found = Vec::new();
        for section in &self.document.sections {
            let (_, _, margins) = self.form.page(section.landscape);
            for block in &section.blocks {
                if let Block::Columns(columns) = block {
                    let [left, right] = columns.widths.map(Length::as_mm);
                    let edge = margins.left.as_mm();
                    found.push((found.len(), columns.place, [edge + left / 2.0, edge + left + right / 2.0]));
                }
            }
        }
        found
    }

    fn landscape(&self, page: usize) -> bool {
        self.document.sections.get(self.pages[page].0 - 1).is_some_and(|section| section.landscape)
    }

    /// Left, upper, right and lower edge of the text area of a page.
    fn area(&self, page: usize) -> [f64; 4] {
        let (width, height, margins) = self.form.page(self.landscape(page));
        [
            margins.left.as_mm(),
            margins.top.as_mm(),
            (width - margins.right).as_mm(),
            (height - margins.bottom).as_mm(),
        ]
    }

    /// The drawn line right under a line of text: the nearest level one below its baseline that it stands over.
    fn rule_under(&self, line: &Line) -> Option<Drawn> {
        self.rule_below(line, line.centre())
    }

    /// The rule below a line at so much from the left.
    fn rule_below(&self, line: &Line, at: f64) -> Option<Drawn> {
        let below = self.sheets[line.page].strokes.iter().filter(|drawn| {
            drawn.horizontal()
                && drawn.top > line.baseline()
                && drawn.top < line.baseline() + 5.0
                && drawn.left < at
                && drawn.right > at
        });
        below.copied().min_by(|one, other| one.top.total_cmp(&other.top))
    }

    fn near(&self, one: f64, other: f64, what: &str) {
        self.within(one, [other, other], what);
    }

    fn within(&self, measured: f64, [low, high]: [f64; 2], what: &str) {
        assert!(
            measured > low - TOLERANCE && measured < high + TOLERANCE,
            "{}: {what}: {measured:.2} is not within {low:.2} to {high:.2}",
            self.name
        );
    }
}

/// The paragraphs and stamps of a document in reading order, without their lines.
fn parts(document: &Document) -> Vec<Part> {
    let mut found = Vec::new();
    let mut columns_so_far = 0;
    for section in &document.sections {
        section.top_margin.iter().for_each(|piece| found.extend(part(piece, Place::Top)));
        for block in &section.blocks {
            let words = |paragraph: &Paragraph, place| Part {
                paragraph: Some(paragraph.clone()),
                place,
                lines: Vec::new(),
            };
            match block {
                Block::Paragraph(paragraph) => found.push(words(paragraph, Place::Page)),
                Block::Rule(_) => {}
                Block::Columns(columns) => {
                    for side in 0..2 {
                        let pieces = columns.rows.iter().flat_map(|row| &row[side]);
                        found.extend(
                            pieces.flat_map(|piece| part(piece, Place::Column(columns_so_far, side))),
                        );
                    }
                    columns_so_far += 1;
                }
                Block::Table(table) => {
                    let cells = table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs);
                    found.extend(cells.map(|own| words(own, Place::Table)));
                }
            }
        }
        section.foot.iter().for_each(|piece| found.extend(part(piece, Place::Foot)));
    }
    found
}

fn part(piece: &Piece, place: Place) -> impl Iterator<Item = Part> {
    let stamp = matches!(piece, Piece::Stamp(_)).then_some(None);
    let words = piece.paragraphs().map(Some).chain(stamp);
    words.map(move |paragraph| Part { paragraph: paragraph.cloned(), place, lines: Vec::new() })
}

fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let directives = directives();
        let mut cases = Vec::new();
        for (office, habits) in offices() {
            for (name, directive) in &directives {
                cases.push(Case::new(format!("{name} ({office})"), compose(directive, &habits)));
            }
        }
        cases
    })
}

#[test]
fn paper_is_a4() {
    for case in cases() {
        for (page, sheet) in case.sheets.iter().enumerate() {
            let [width, height] = if case.landscape(page) { [297.0, 210.0] } else { [210.0, 297.0] };
            case.near(sheet.width, width, "width of the paper");
            case.near(sheet.height, height, "height of the paper");
        }
    }
}

/// Nothing but the page number and the pieces of the top margin stands outside the margins.
#[test]
fn nothing_stands_in_the_margins() {
    for case in cases() {
        for (paragraph, place, lines) in case.set().filter(|(_, place, _)| *place != Place::Top) {
            for line in lines {
                let [left, top, right, bottom] = case.area(line.page);
                let what = format!("{:?} {place:?} `{}`", paragraph.role, line.text());
                let size = line.runs[0].size * POINT;
                case.within(line.left(), [left, right], &format!("left edge of {what}"));
                case.within(line.right(), [left, right], &format!("right edge of {what}"));
                case.within(line.baseline() - size * 0.66, [top, bottom], &format!("capitals of {what}"));
                case.within(line.baseline() + size * 0.22, [top, bottom], &format!("descenders of {what}"));
            }
        }
        for (page, sheet) in case.sheets.iter().enumerate() {
            let [left, top, right, bottom] = case.area(page);
            for drawn in sheet.strokes.iter().filter(|drawn| drawn.top > top - TOLERANCE) {
                case.within(drawn.left, [left, right], "left end of a line");
                case.within(drawn.right, [left, right], "right end of a line");
                case.within(drawn.bottom, [top, bottom], "lower end of a line");
            }
        }
    }
}

/// The words of a digital signature (ô 14) stand in the top margin of page 1, on the right.
#[test]
fn top_margin_pieces_stand_in_the_top_margin() {
    let mut seen = 0;
    for case in cases() {
        // With a notice of circulation above them: the next test.
        if !case.stamps().any(|(_, stamp)| stamp.role == Role::Circulation) {
            seen += signature_marks(case);
        }
    }
    assert!(seen > 0);
}

#[test]
fn the_notice_and_the_signature_both_stand_in_the_top_margin() {
    let both = |case: &&Case| case.stamps().any(|(_, stamp)| stamp.role == Role::Circulation);
    assert!(cases().iter().filter(both).map(signature_marks).sum::<usize>() > 0);
}

fn signature_marks(case: &Case) -> usize {
    let mut seen = 0;
    for line in case.of(Role::SignatureMark).flat_map(|(_, lines)| lines) {
        let [_, top, right, _] = case.area(line.page);
        case.within(line.baseline(), [5.0, top], "baseline of the digital signature's words");
        case.near(line.right(), right, "right edge of the digital signature's words");
        assert_eq!(case.pages[line.page].1, 1, "{}", case.name);
        seen += 1;
    }
    seen
}

/// The one family in black (PL I, mục I.4): Tinos has the shapes' widths of Times New Roman.
#[test]
fn one_family_in_black() {
    for case in cases() {
        for run in case.sheets.iter().flat_map(|sheet| &sheet.runs) {
            let known = ["Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"];
            assert!(known.contains(&run.font.as_str()), "{}: {}", case.name, run.font);
            let urgent =
                case.stamps().any(|(_, stamp)| stamp.role == Role::Urgency && stamp.text == run.text);
            let ink = if urgent { [1.0, 0.0, 0.0] } else { [0.0; 3] };
            assert_eq!(run.colour, ink, "{}: `{}`", case.name, run.text);
        }
    }
}

/// Sizes and weights of every component.
#[test]
fn sizes_and_weights() {
    for case in cases() {
        for (paragraph, place, lines) in case.set() {
            let Some(Look { sizes, weight, capitals, .. }) = decree::look(paragraph.role) else { continue };
            let emphasis = paragraph
                .content
                .iter()
                .any(|piece| matches!(piece, Inline::Text { bold, italic, .. } if *bold || *italic));
            for line in lines {
                let what = format!("{}: {:?} {place:?} `{}`", case.name, paragraph.role, line.text());
                for run in &line.runs {
                    assert!(
                        run.size > sizes[0] - 0.01 && run.size < sizes[1] + 0.01,
                        "{what}: {} pt",
                        run.size
                    );
                    let (bold, italic) = (run.bold(), run.italic());
                    match weight {
                        Weight::Light => assert!(emphasis || (!bold && !italic), "{what}: {}", run.font),
                        Weight::Bold => assert!(bold && (emphasis || !italic), "{what}: {}", run.font),
                        Weight::Italic => assert!(italic && (emphasis || !bold), "{what}: {}", run.font),
                        Weight::BoldItalic => assert!(bold && italic, "{what}: {}", run.font),
                        Weight::BoldLabel => assert!(emphasis || !italic, "{what}: {}", run.font),
                    }
                }
                let text = line.text();
                assert!(!capitals || text == text.to_uppercase(), "{what}: not in capitals");
            }
        }
    }
}

/// `Điều 1.` is bold where the words behind it are not (PL I, mục V.6.a).
#[test]
fn the_number_of_an_article_is_bold() {
    let mut seen = 0;
    for case in cases() {
        for (place, lines) in case.of(Role::Article) {
            let first = &lines[0].runs[0];
            assert!(first.bold(), "{}: {place:?} `{}`", case.name, first.text);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

/// Sizes move together (footnote 1 to PL I, mục V): 12, 13, 13 or 13, 14, 14.
#[test]
fn sizes_are_coherent() {
    for case in cases() {
        let size = |role| case.of(role).map(|(_, lines)| lines[0].runs[0].size.round() as i64).next();
        let (Some(name), Some(motto)) = (size(Role::NationalName), size(Role::Motto)) else {
            panic!("{}: no national title", case.name)
        };
        assert!([(12, 13), (13, 14)].contains(&(name, motto)), "{}: {name}, {motto}", case.name);
        assert!(size(Role::PlaceDate).is_none_or(|size| size == motto), "{}: place and day", case.name);
        // Beside a long place the head alone is smaller.
        let body = if case.document.form.small_head { motto + 1 } else { motto };
        assert!(size(Role::Body).is_none_or(|size| size == body), "{}: body", case.name);
    }
}

#[test]
fn the_national_title_and_the_motto_are_one_line_each() {
    for case in cases() {
        for role in [Role::NationalName, Role::Motto] {
            let mut count = 0;
            for (_, lines) in case.of(role) {
                assert_eq!(lines.len(), 1, "{}: {role:?}", case.name);
                count += 1;
            }
            assert!(count >= 1, "{}: {role:?}", case.name);
        }
    }
}

/// Single spacing between title and motto, both centred on each other, the rule as long as the motto.
#[test]
fn the_rule_under_the_motto_is_as_long_as_the_motto() {
    for case in cases() {
        for (index, ..) in case.columns() {
            let (names, mottos) =
                (case.in_columns(index, Role::NationalName), case.in_columns(index, Role::Motto));
            let ([name], [motto]) = (&names[..], &mottos[..]) else { continue };
            case.near(name.centre(), motto.centre(), "centre of the national title and of the motto");
            case.near(
                motto.top() - name.top(),
                name.runs[0].size * POINT * 1.15,
                "single spacing under the title",
            );
            let rule = case.rule_under(motto).unwrap_or_else(|| panic!("{}: no rule", case.name));
            case.near(rule.length(), motto.width(), "length of the rule under the motto");
            case.near((rule.left + rule.right) / 2.0, motto.centre(), "centre of the rule under the motto");
        }
    }
}

#[test]
fn the_rule_under_the_issuer_is_a_third_to_a_half() {
    let mut seen = 0;
    for case in cases() {
        for (index, place, [centre, _]) in case.columns() {
            let lines = case.in_columns(index, Role::Issuer);
            let Some(last) = lines.last() else { continue };
            assert_eq!(place, ColumnsPlace::Letterhead);
            let lowest = lines.iter().max_by(|one, other| one.top().total_cmp(&other.top())).unwrap_or(last);
            let rule = case.rule_below(lowest, centre).unwrap_or_else(|| panic!("{}: no rule", case.name));
            // Of two issuers side by side both are the line.
            let beside =
                lines.iter().find(|line| line.top() == lines[0].top() && line.left() > lines[0].right());
            let edge = |edges: &dyn Fn(&Line) -> f64, of: fn(f64, f64) -> f64| {
                lines.iter().map(|line| edges(line)).reduce(of).unwrap_or_default()
            };
            let longest = match beside {
                Some(_) => edge(&|line| line.right(), f64::max) - edge(&|line| line.left(), f64::min),
                None => edge(&|line| line.width(), f64::max),
            };
            case.within(rule.length(), [longest / 3.0, longest / 2.0], "length of the rule under the issuer");
            case.near((rule.left + rule.right) / 2.0, centre, "centre of the rule under the issuer");
            let superior = case.in_columns(index, Role::Superior);
            if beside.is_some() {
                seen += 1;
                continue;
            }
            for line in superior.iter().chain(&lines) {
                case.near(line.centre(), centre, "centre of the issuer's column");
            }
            for pair in superior.iter().chain(&lines).collect::<Vec<_>>().windows(2) {
                let pitch = pair[1].top() - pair[0].top();
                case.near(pitch, pair[0].runs[0].size * POINT * 1.15, "single spacing in the issuer's name");
            }
        }
    }
    assert!(seen > 0, "no issuers side by side");
}

/// Title, subject and the short rule under them are centred on the page (ô 5a).
#[test]
fn the_type_name_is_centred_over_a_short_rule() {
    for case in cases() {
        let mut above: Vec<&Line> = Vec::new();
        for (paragraph, _, lines) in case.set() {
            match paragraph.role {
                Role::TypeName => above = lines.iter().collect(),
                Role::TypeSubject => above.extend(lines),
                // A document issued with another has its reference between subject and rule (Mẫu 1.3).
                Role::AppendixReference if !above.is_empty() => {
                    short_rule(case, &above, &lines[lines.len() - 1]);
                    above.clear();
                }
                _ if !above.is_empty() => {
                    short_rule(case, &above, above[above.len() - 1]);
                    above.clear();
                }
                _ => {}
            }
        }
    }
}

fn short_rule(case: &Case, lines: &[&Line], last: &Line) {
    let [left, _, right, _] = case.area(last.page);
    for line in lines {
        case.near(line.centre(), (left + right) / 2.0, "centre of type name and subject");
    }
    let rule = case.rule_under(last).unwrap_or_else(|| panic!("{}: no rule under the subject", case.name));
    let subject: Vec<&&Line> = lines.iter().skip(usize::from(lines.len() > 1)).collect();
    let longest = subject.iter().map(|line| line.width()).fold(0.0, f64::max);
    case.within(rule.length(), [longest / 3.0, longest / 2.0], "length of the rule under the subject");
    case.near((rule.left + rule.right) / 2.0, (left + right) / 2.0, "centre of the rule under the subject");
}

/// The first lines of the two columns have one upper edge (PL I, mục IV, ô 1 and 2).
#[test]
fn issuer_and_national_title_are_level() {
    for case in cases() {
        for (index, ..) in case.columns() {
            let superior = case.in_columns(index, Role::Superior);
            let issuer = case.in_columns(index, Role::Issuer);
            let name = case.in_columns(index, Role::NationalName);
            let (Some(left), Some(right)) = (superior.iter().chain(&issuer).next(), name.first()) else {
                continue;
            };
            case.near(left.top(), right.top(), "upper edges of issuer and national title");
            assert!(left.right() < right.left(), "{}: the two do not touch", case.name);
        }
    }
}

/// Labels and titles of phần, chương, mục, tiểu mục stand in the middle, the title right below (PL I, mục V.6.a).
#[test]
fn titles_of_chapters_are_centred() {
    let mut seen = 0;
    for case in cases() {
        let pairs = [(Role::ChapterLabel, Role::ChapterTitle), (Role::SectionLabel, Role::SectionTitle)];
        for line in pairs
            .iter()
            .flat_map(|(label, title)| case.of(*label).chain(case.of(*title)))
            .flat_map(|(_, lines)| lines)
        {
            let [left, _, right, _] = case.area(line.page);
            case.near(line.centre(), (left + right) / 2.0, "centre of a title");
            seen += 1;
        }
        for (label, title) in pairs {
            for ((_, label), (_, title)) in case.of(label).zip(case.of(title)) {
                assert_eq!(label[0].page, title[0].page, "{}: a title stays with its label", case.name);
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn number_and_date_stand_on_one_line() {
    number_and_date(SizeSet::Large);
}

#[test]
fn number_and_date_stand_on_one_line_in_the_small_sizes() {
    number_and_date(SizeSet::Small);
}

/// A place written in full, as `Thành phố Hồ Chí Minh` must be (PL I, mục II.4), fits too.
#[test]
fn place_and_date_are_one_line() {
    for case in cases() {
        for (_, lines) in case.of(Role::PlaceDate) {
            let text = lines.iter().map(Line::text).collect::<Vec<_>>().join(" / ");
            assert_eq!(lines.len(), 1, "{}: `{text}`", case.name);
        }
    }
}

fn number_and_date(sizes: SizeSet) {
    for case in cases().iter().filter(|case| case.form.sizes == sizes) {
        for (index, ..) in case.columns() {
            let (number, date) =
                (case.in_columns(index, Role::Number), case.in_columns(index, Role::PlaceDate));
            let (Some(number), Some(date)) = (number.first(), date.first()) else { continue };
            assert_eq!(number.page, date.page, "{}", case.name);
            case.near(number.baseline(), date.baseline(), "baselines of number and date");
        }
    }
}

#[test]
fn number_and_subject_are_centred_under_the_issuer() {
    for case in cases() {
        for (index, _, [centre, _]) in case.columns() {
            let lines = [Role::Number, Role::Subject].map(|role| case.in_columns(index, role));
            for line in lines.iter().flatten() {
                case.near(line.centre(), centre, "centre of number and subject");
            }
            if let ([.., number], [subject, ..]) = (&lines[0][..], &lines[1][..]) {
                let pitch = subject.top() - number.top();
                let gap = pitch - number.runs[0].size * POINT * 1.15;
                case.near(gap, 6.0 * POINT, "gap between number and subject");
            }
        }
    }
}

#[test]
fn the_date_is_centred_under_the_motto() {
    for case in cases() {
        for (index, _, [_, centre]) in case.columns() {
            let mottos = case.in_columns(index, Role::Motto);
            for date in case.in_columns(index, Role::PlaceDate) {
                case.near(date.centre(), centre, "centre of place and date");
                for motto in &mottos {
                    case.near(date.centre(), motto.centre(), "centre of place and date under the motto");
                    assert!(date.baseline() > motto.baseline());
                }
            }
        }
    }
}

/// Dashes are aligned under the colon of `Kính gửi:` (PL I, mục II.9.a).
#[test]
fn dashes_of_addressees_stand_under_the_colon() {
    let mut seen = 0;
    for case in cases() {
        let mut colon = None;
        for (paragraph, _, lines) in case.set() {
            match paragraph.role {
                Role::RecipientLabel => {
                    let text = lines[0].text();
                    let kept = text.starts_with("Kính gửi:");
                    colon = lines[0].letters().find(|(c, _)| *c == ':' && kept).map(|(_, left)| left);
                }
                Role::Recipient => {
                    let (dash, left) = lines[0].letters().next().expect("a line has letters");
                    assert_eq!(dash, '-', "{}", case.name);
                    if let Some(colon) = colon {
                        case.near(left, colon, "left edge of an addressee's dash and of the colon");
                        seen += 1;
                    }
                }
                _ => {}
            }
        }
    }
    assert!(seen > 0);
}

/// The first line is 1 or 1.27 cm in, every other at the margin (PL I, mục II.6.e; V.6).
#[test]
fn the_first_line_of_a_paragraph_is_indented() {
    for case in cases() {
        let mut indents = Vec::new();
        for (_, place, lines) in case.set().filter(|(paragraph, ..)| decree::running(paragraph.role)) {
            assert_eq!(place, Place::Page, "{}", case.name);
            let edge = case.area(lines[0].page)[0];
            let indent = lines[0].left() - edge;
            assert!(
                (indent - 10.0).abs() < TOLERANCE || (indent - 12.7).abs() < TOLERANCE,
                "{}: {indent:.2} mm before `{}`",
                case.name,
                lines[0].text()
            );
            indents.push(indent);
            for line in &lines[1..] {
                case.near(line.left(), edge, "left edge of a further line");
            }
        }
        let widest = indents.iter().copied().fold(0.0, f64::max);
        assert!(
            indents.iter().all(|indent| (indent - widest).abs() < TOLERANCE),
            "{}: one indent",
            case.name
        );
    }
}

/// Every line but the last of a paragraph ends at the right margin (PL I, mục II.6.e).
#[test]
fn full_lines_end_at_the_right_margin() {
    let mut seen = 0;
    for case in cases() {
        for (paragraph, _, lines) in case.set().filter(|(paragraph, ..)| decree::running(paragraph.role)) {
            if paragraph.content.contains(&Inline::Break) {
                continue;
            }
            for line in &lines[..lines.len() - 1] {
                let text = line.text();
                // A line of one word cannot be stretched.
                if text.contains(' ') {
                    case.near(line.right(), case.area(line.page)[2], &format!("right edge of `{text}`"));
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100);
}

/// Lines are single to 1.5 apart, paragraphs at least 6 pt more (PL I, mục II.6.e).
#[test]
fn lines_and_paragraphs_are_spaced() {
    for case in cases() {
        let running: Vec<&[Line]> = case
            .set()
            .filter(|(paragraph, ..)| decree::running(paragraph.role))
            .map(|(_, _, lines)| lines)
            .collect();
        let mut widest: f64 = 0.0;
        for pair in running.iter().flat_map(|lines| lines.windows(2)) {
            if pair[0].page == pair[1].page {
                let pitch = pair[1].baseline() - pair[0].baseline();
                let single = pair[0].runs[0].size * POINT * 1.15;
                case.within(pitch, [single, single * 1.5], "line spacing");
                widest = widest.max(pitch);
            }
        }
        for pair in running.windows(2) {
            let (one, next) = (&pair[0][pair[0].len() - 1], &pair[1][0]);
            // Neighbours only: what stands between them (a table) is higher than any gap.
            if one.page == next.page {
                let gap = next.baseline() - one.baseline() - widest;
                assert!(
                    gap > 6.0 * POINT - TOLERANCE,
                    "{}: gap {gap:.2} before `{}`",
                    case.name,
                    next.text()
                );
            }
        }
    }
}

#[test]
fn the_recipients_list_is_flush_left() {
    for case in cases() {
        for role in [Role::DistributionLabel, Role::Distribution] {
            for (_, lines) in case.of(role) {
                // A purpose stands behind the brace of its recipients.
                if role == Role::Distribution && lines[0].text().starts_with('(') {
                    continue;
                }
                case.near(lines[0].left(), case.area(lines[0].page)[0], "left edge of the recipients list");
                assert!(role != Role::Distribution || lines[0].text().starts_with("- "), "{}", case.name);
                assert!(role != Role::DistributionLabel || lines[0].text() == "Nơi nhận:", "{}", case.name);
            }
        }
    }
}

/// Authority, title and name are centred on each other right of the middle (ô 7a, 7b).
#[test]
fn the_signature_block_is_centred_on_the_right() {
    let mut seen = 0;
    for case in cases() {
        for (index, place, centres) in case.columns() {
            if !place.signs() {
                continue;
            }
            for role in [Role::Authority, Role::SignerName] {
                for (place, lines) in case.of(role) {
                    let Place::Column(at, side) = place else { panic!("{}: {role:?}", case.name) };
                    for line in lines.iter().filter(|_| at == index) {
                        case.near(line.centre(), centres[side], &format!("centre of {role:?}"));
                        let [left, _, right, _] = case.area(line.page);
                        assert!(side == 0 || line.centre() > (left + right) / 2.0, "{}", case.name);
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 0);
}

/// The first line of the authority is level with `Nơi nhận:` (PL I, mục IV).
#[test]
fn the_authority_is_level_with_the_recipients_label() {
    let mut seen = 0;
    for case in cases() {
        for (index, ..) in case.columns() {
            let (label, authority) =
                (case.in_columns(index, Role::DistributionLabel), case.in_columns(index, Role::Authority));
            let ([label, ..], [authority, ..]) = (&label[..], &authority[..]) else { continue };
            // Where two sign side by side (Mẫu 1.9) the list stands below both.
            if authority.centre() > label.left() + 60.0 {
                assert_eq!(label.page, authority.page, "{}", case.name);
                // The smaller line lies within the larger one: on its baseline, under its upper edge, or between.
                let span = [authority.top(), authority.baseline()];
                case.within(label.top(), span, "upper edge of `Nơi nhận:` and the line of the authority");
                case.within(label.baseline(), span, "baseline of `Nơi nhận:` and the line of the authority");
                seen += 1;
            } else {
                let names = case.in_columns(index, Role::SignerName);
                assert!(label.baseline() > names[0].baseline(), "{}: the list stands below", case.name);
            }
        }
    }
    assert!(seen > 0);
}

/// Room for signature and seal, between the last title and the name.
#[test]
fn there_is_room_for_the_signature() {
    for case in cases() {
        for (index, ..) in case.columns() {
            let names = case.in_columns(index, Role::SignerName);
            let titles = case.in_columns(index, Role::Authority);
            if let ([title], [name]) = (&titles[..], &names[..]) {
                assert!(name.top() - title.baseline() > 15.0, "{}", case.name);
            }
        }
    }
}

/// In the top margin, centred, from page 2 of every section on; none on page 1 (PL I, mục I.7; annexes: III.1.đ).
#[test]
fn pages_are_numbered_in_the_top_margin_from_the_second() {
    let mut shown = 0;
    for case in cases() {
        let mut expected = (0, 0);
        for (page, sheet) in case.sheets.iter().enumerate() {
            let (section, number) = case.pages[page];
            expected = if section == expected.0 { (section, expected.1 + 1) } else { (section, 1) };
            assert_eq!((section, number), expected, "{}: pages are counted by section", case.name);
            let artifacts: Vec<&Run> =
                sheet.runs.iter().filter(|run| run.artifact && digits(&run.text)).collect();
            if number == 1 {
                assert!(artifacts.is_empty(), "{}: page 1 shows `{:?}`", case.name, artifacts);
                continue;
            }
            let [run] = artifacts[..] else { panic!("{}: page {number} shows {artifacts:?}", case.name) };
            assert_eq!(run.text, number.to_string(), "{}", case.name);
            let [left, top, right, _] = case.area(page);
            case.near((run.left + run.right) / 2.0, (left + right) / 2.0, "centre of the page number");
            case.within(run.baseline, [5.0, top], "baseline of the page number");
            assert!((13.0..=14.0).contains(&run.size) && !run.bold() && !run.italic(), "{}", case.name);
            shown += 1;
        }
    }
    assert!(shown > 0);
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Each annex begins a page, its label, title and reference centred.
#[test]
fn annexes_begin_a_page_of_their_own() {
    let mut seen = 0;
    for case in cases() {
        for role in [Role::AppendixLabel, Role::AppendixTitle, Role::AppendixReference] {
            for (_, lines) in case.of(role) {
                for line in lines {
                    let [left, _, right, _] = case.area(line.page);
                    case.near(line.centre(), (left + right) / 2.0, &format!("centre of {role:?}"));
                }
                if role == Role::AppendixLabel {
                    assert_eq!(case.pages[lines[0].page].1, 1, "{}: first page of its section", case.name);
                    assert!(lines[0].text().starts_with("Phụ lục"), "{}: `{}`", case.name, lines[0].text());
                    let first = case.sheets[lines[0].page].runs.iter().find(|run| !run.artifact);
                    assert_eq!(first.map(|run| &run.text), Some(&lines[0].text()), "{}", case.name);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 0);
}

/// The address stands over the bottom margin of page 1, under a rule of the whole text width (ô 13).
#[test]
fn the_address_stands_at_the_foot_of_the_first_page() {
    let mut seen = 0;
    for case in cases() {
        let lines: Vec<_> = case.of(Role::AddressLine).flat_map(|(_, lines)| lines).collect();
        if let ([first, ..], [.., last]) = (&lines[..], &lines[..]) {
            assert_eq!(case.pages[first.page].1, 1, "{}", case.name);
            let [left, _, right, bottom] = case.area(first.page);
            case.within(last.baseline(), [bottom - 6.0, bottom], "baseline of the address");
            let rule = case.sheets[first.page].strokes.iter().find(|drawn| {
                drawn.horizontal() && drawn.top < first.baseline() && drawn.top > first.baseline() - 8.0
            });
            let rule = rule.unwrap_or_else(|| panic!("{}: no rule above the address", case.name));
            case.near(rule.left, left, "left end of the rule above the address");
            case.near(rule.right, right, "right end of the rule above the address");
            seen += 1;
        }
    }
    assert!(seen > 0);
}

impl Case {
    /// Every stamp with its section.
    fn stamps(&self) -> impl Iterator<Item = (usize, &congvan::document::Stamp)> {
        self.document.sections.iter().enumerate().flat_map(|(at, section)| {
            let columns = section.blocks.iter().filter_map(|block| match block {
                Block::Columns(columns) => Some(columns.rows.iter().flatten().flatten()),
                _ => None,
            });
            let pieces = section.top_margin.iter().chain(columns.flatten()).chain(&section.foot);
            pieces.filter_map(move |piece| match piece {
                Piece::Stamp(stamp) => Some((at + 1, stamp)),
                _ => None,
            })
        })
    }
}

/// Boxes of 30, 40 and 20 × 8 mm in red, notices of circulation in the top margin (PL I, mục III.2); the box of a draft
/// under the number.
#[test]
fn stamps_have_the_boxes_of_the_decree() {
    let mut seen = 0;
    for case in cases() {
        for (section, stamp) in case.stamps() {
            let page =
                case.pages.iter().position(|page| *page == (section, 1)).expect("a section has a page");
            let sheet = &case.sheets[page];
            let run = sheet.runs.iter().find(|run| run.text == stamp.text);
            let run = run.unwrap_or_else(|| panic!("{}: `{}` is not there", case.name, stamp.text));
            assert!(run.bold() && !run.italic() && (13.0..=14.0).contains(&run.size), "{}", case.name);
            let (centre, middle) = ((run.left + run.right) / 2.0, run.baseline - run.size * POINT * 0.33);
            let around: Vec<&Drawn> = sheet
                .strokes
                .iter()
                .filter(|drawn| drawn.left < centre + 30.0 && drawn.right > centre - 30.0)
                .filter(|drawn| (drawn.top - middle).abs() < 6.0 && (drawn.bottom - middle).abs() < 6.0)
                .collect();
            assert!(around.len() >= 4, "{}: `{}` has no box", case.name, stamp.text);
            let [left, top] = [
                around.iter().map(|drawn| drawn.left).fold(f64::MAX, f64::min),
                around.iter().map(|drawn| drawn.top).fold(f64::MAX, f64::min),
            ];
            let [right, bottom] = [
                around.iter().map(|drawn| drawn.right).fold(0.0, f64::max),
                around.iter().map(|drawn| drawn.bottom).fold(0.0, f64::max),
            ];
            if stamp.role == Role::Urgency {
                let width = match stamp.text.as_str() {
                    "HỎA TỐC" => 30.0,
                    "THƯỢNG KHẨN" => 40.0,
                    "KHẨN" => 20.0,
                    other => panic!("an unknown stamp: {other}"),
                };
                case.near(right - left, width, "width of the box");
                case.near(bottom - top, 8.0, "height of the box");
                assert!(around.iter().all(|drawn| drawn.colour == [1.0, 0.0, 0.0]), "{}", case.name);
            } else if stamp.role == Role::DraftMark {
                let mut numbers = case.of(Role::Number).map(|(_, lines)| lines);
                let number = numbers.find(|lines| lines[0].page == page).expect("a draft has a number");
                case.near(centre, (number[0].left() + number[0].right()) / 2.0, "middle of the draft's box");
                assert!(top > number[0].baseline(), "{}: below the number", case.name);
            } else {
                let edge = case.area(page)[1];
                case.within(bottom, [0.0, edge], "lower edge of the notice of circulation");
                assert!(left > case.sheets[page].width / 2.0, "{}: on the right", case.name);
            }
            case.near((left + right) / 2.0, centre, "centre of the words in their box");
            case.within((top + bottom) / 2.0 - middle, [-0.5, 0.5], "middle of the words in their box");
            seen += 1;
        }
    }
    assert!(seen > 0);
}

/// A copy's own part lies under a rule over the whole text width (PL I, phần II).
#[test]
fn a_copy_stands_under_a_rule_of_the_whole_width() {
    let mut seen = 0;
    for case in cases() {
        for (place, lines) in case.of(Role::CopyForm) {
            let (page, rule) = rule_of_copy(case, &lines[0]);
            case.near(rule.left, case.area(page)[0], "left end of the rule above the copy");
            assert!(matches!(place, Place::Column(_, 1)), "{}: the form of copy is on the right", case.name);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn the_rule_above_a_copy_stands_on_its_page() {
    for case in cases() {
        for (_, lines) in case.of(Role::CopyForm) {
            let (page, rule) = rule_of_copy(case, &lines[0]);
            assert_eq!(
                page, lines[0].page,
                "{}: the rule stands at {:.2} mm of another page",
                case.name, rule.top
            );
        }
    }
}

/// The last rule of the whole width before a copy, and its page.
fn rule_of_copy(case: &Case, line: &Line) -> (usize, Drawn) {
    let mut rules = (0..=line.page).rev().flat_map(|page| {
        let [left, _, right, _] = case.area(page);
        let whole =
            move |drawn: &&Drawn| drawn.horizontal() && (drawn.length() - (right - left)).abs() < TOLERANCE;
        let before = move |drawn: &&Drawn| page < line.page || drawn.top < line.baseline();
        let rules: Vec<Drawn> =
            case.sheets[page].strokes.iter().filter(whole).filter(before).copied().collect();
        rules.into_iter().rev().map(move |rule| (page, rule))
    });
    rules.next().unwrap_or_else(|| panic!("{}: no rule above the copy", case.name))
}

#[test]
fn the_samples_have_every_role() {
    let seen: Vec<Role> = cases()
        .iter()
        .flat_map(|case| case.document.paragraphs().map(|paragraph| paragraph.role).collect::<Vec<_>>())
        .collect();
    for look in decree::LOOKS.iter().filter(|look| !look.drawn) {
        let role = look.role;
        assert!(seen.contains(&role), "no sample has {role:?}");
    }
}
