//! The DOCX file's own numbers measured against the decree, for the documents and offices of `geometry`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use congvan::document::length::Length;
use congvan::document::lines;
use congvan::document::metrics::{Face, width};
use congvan::document::style::{self, Role};
use congvan::document::{Block, Document, Inline, Paragraph};

use crate::decree::{self, LOOKS, Side, Weight};
use crate::geometry::{compose, directives, offices};
use crate::xml_reader::{Node, parts};

/// Twips that count as nothing: a tenth of a millimetre.
const TOLERANCE: i64 = 6;

struct Case {
    name: String,
    document: Document,
    parts: BTreeMap<String, Node>,
}

impl Case {
    fn body(&self) -> &Node {
        self.parts["word/document.xml"].child("w:body").expect("a document has a body")
    }

    /// The style of a role; the decree's names of roles are the style table's, its numbers are not.
    fn style(&self, role: Role) -> &Node {
        let id = style::style(role, &self.document.form).id;
        let styles = self.parts["word/styles.xml"].every("w:style");
        let found = styles.into_iter().find(|style| style.get("w:styleId") == Some(id));
        found.unwrap_or_else(|| panic!("{}: no style {id}", self.name))
    }

    /// What stands in the body from top to bottom, with the section it is in, from 0.
    fn blocks(&self) -> Vec<(usize, &Node)> {
        let mut section = 0;
        let mut found = Vec::new();
        for node in &self.body().children {
            found.push((section, node));
            section += usize::from(node.at(&["w:pPr", "w:sectPr"]).is_some());
        }
        found
    }

    fn sections(&self) -> Vec<&Node> {
        self.body().every("w:sectPr")
    }

    /// Width of the text area of a section, in twips.
    fn text_width(&self, section: usize) -> i64 {
        let section = self.sections()[section];
        let [width] = numbers(section, "w:pgSz", ["w:w"]);
        let [left, right] = numbers(section, "w:pgMar", ["w:left", "w:right"]);
        width - left - right
    }

    fn within(&self, measured: i64, [low, high]: [i64; 2], what: &str) {
        assert!(
            measured >= low - TOLERANCE && measured <= high + TOLERANCE,
            "{}: {what}: {measured} is not within {low} to {high} twips",
            self.name
        );
    }
}

fn numbers<const N: usize>(node: &Node, child: &str, names: [&str; N]) -> [i64; N] {
    let child = node.child(child).unwrap_or_else(|| panic!("no {child} in {}", node.name));
    names.map(|name| child.number(name).unwrap_or_else(|| panic!("no {name} in {}", child.name)))
}

fn mm(mm: i64) -> i64 {
    Length::mm(mm).as_twips()
}

fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let directives = directives();
        let mut cases = Vec::new();
        for (office, habits) in offices() {
            for (name, directive) in &directives {
                let document = compose(directive, &habits);
                let parts = parts(&congvan_docx::write(&document));
                cases.push(Case { name: format!("{name} ({office})"), document, parts });
            }
        }
        cases
    })
}

/// A4, margins within their ranges (PL I, mục I.1, I.3), whichever way the paper lies.
#[test]
fn paper_and_margins() {
    for case in cases() {
        let sections = case.sections();
        assert_eq!(sections.len(), case.document.sections.len(), "{}: sections", case.name);
        for (section, document) in sections.iter().zip(&case.document.sections) {
            let [width, height] = numbers(section, "w:pgSz", ["w:w", "w:h"]);
            let [top, right, bottom, left] =
                numbers(section, "w:pgMar", ["w:top", "w:right", "w:bottom", "w:left"]);
            let lies = section.child("w:pgSz").and_then(|size| size.get("w:orient")) == Some("landscape");
            assert_eq!(lies, document.landscape, "{}: orientation", case.name);
            let [width, height] = if lies { [height, width] } else { [width, height] };
            case.within(width, [mm(210); 2], "width of the paper");
            case.within(height, [mm(297); 2], "height of the paper");
            case.within(top, [mm(20), mm(25)], "top margin");
            case.within(bottom, [mm(20), mm(25)], "bottom margin");
            case.within(left, [mm(30), mm(35)], "left margin");
            case.within(right, [mm(15), mm(20)], "right margin");
        }
    }
}

/// Arabic from 1 in every section, in the top margin, hidden on the first page (PL I, mục I.7; III.1.đ).
#[test]
fn pages_are_numbered_from_the_second() {
    for case in cases() {
        for section in case.sections() {
            assert!(section.on("w:titlePg"), "{}: the first page is different", case.name);
            let [start] = numbers(section, "w:pgNumType", ["w:start"]);
            assert_eq!(start, 1, "{}: pages are counted from 1", case.name);
            let format = section.child("w:pgNumType").and_then(|number| number.get("w:fmt"));
            assert!(matches!(format, None | Some("decimal")), "{}: Arabic numbers", case.name);
            let [top, header] = numbers(section, "w:pgMar", ["w:top", "w:header"]);
            // The number's line, 14 pt at single spacing, ends in the top margin.
            assert!(header > 0 && header + 14 * 23 <= top, "{}: {header} of {top}", case.name);
            let header = self::part(case, section, "w:headerReference", "default").expect("a header");
            let fields: Vec<&str> = header
                .all()
                .into_iter()
                .filter_map(|node| match node.name.as_str() {
                    "w:fldSimple" => node.get("w:instr"),
                    "w:instrText" => Some(node.text.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(
                fields.iter().map(|field| field.trim()).collect::<Vec<_>>(),
                ["PAGE"],
                "{}",
                case.name
            );
            let first = self::part(case, section, "w:headerReference", "first");
            let page = |node: &Node| node.every("w:fldSimple").len() + node.every("w:instrText").len();
            assert!(first.is_none_or(|first| page(first) == 0), "{}: page 1 shows its number", case.name);
            for paragraph in header.every("w:p") {
                let id = paragraph.at(&["w:pPr", "w:pStyle"]).and_then(|style| style.get("w:val"));
                assert_eq!(id, case.style(Role::PageNumber).get("w:styleId"), "{}", case.name);
            }
        }
    }
}

/// The header or footer of that kind of a section.
fn part<'a>(case: &'a Case, section: &Node, reference: &str, kind: &str) -> Option<&'a Node> {
    let reference = section
        .children
        .iter()
        .find(|child| child.name == reference && child.get("w:type") == Some(kind))?
        .get("r:id")?;
    let relations = &case.parts["word/_rels/document.xml.rels"];
    let target =
        relations.children.iter().find(|relation| relation.get("Id") == Some(reference))?.get("Target")?;
    Some(&case.parts[&format!("word/{target}")])
}

/// Times New Roman in black everywhere (PL I, mục I.4); red only in stamps of urgency (mục III.2).
#[test]
fn one_family_in_black() {
    for case in cases() {
        let styles = &case.parts["word/styles.xml"];
        let fonts = styles.at(&["w:docDefaults", "w:rPrDefault", "w:rPr", "w:rFonts"]).expect("a font");
        for script in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
            assert_eq!(fonts.get(script), Some("Times New Roman"), "{}: {script}", case.name);
        }
        let urgency = case.style(Role::Urgency);
        for (name, part) in &case.parts {
            for fonts in part.every("w:rFonts") {
                assert!(
                    fonts.attributes.values().all(|font| font == "Times New Roman"),
                    "{}: {name}",
                    case.name
                );
            }
            for style in part.every("w:style").into_iter().filter(|style| *style != urgency) {
                let colours = style.every("w:color");
                let black = |colour: &&Node| matches!(colour.get("w:val"), Some("000000" | "auto"));
                assert!(colours.iter().all(black), "{}: {:?}", case.name, style.get("w:styleId"));
            }
        }
    }
}

/// Sizes, weights and alignment of every style lie in the decree's ranges.
#[test]
fn styles_look_as_the_decree_asks() {
    for case in cases() {
        for look in LOOKS {
            let style = case.style(look.role);
            let what = format!("{}: {:?}", case.name, look.role);
            let letters = style.child("w:rPr").unwrap_or_else(|| panic!("{what}: no letters"));
            let size =
                letters.child("w:sz").and_then(|size| size.number("w:val")).expect("a size") as f64 / 2.0;
            assert!(size >= look.sizes[0] && size <= look.sizes[1], "{what}: {size} pt");
            assert_eq!(letters.value("w:sz"), letters.value("w:szCs"), "{what}");
            let (bold, italic) = (letters.on("w:b"), letters.on("w:i"));
            let wanted = match look.weight {
                Weight::Light | Weight::BoldLabel => (false, false),
                Weight::Bold => (true, false),
                Weight::Italic => (false, true),
                Weight::BoldItalic => (true, true),
            };
            assert_eq!((bold, italic), wanted, "{what}");
            let side = match style.child("w:pPr").and_then(|properties| properties.value("w:jc")) {
                None | Some("left" | "start") => Side::Left,
                Some("center") => Side::Centre,
                Some("right" | "end") => Side::Right,
                Some("both") => Side::Both,
                Some(other) => panic!("{what}: {other}"),
            };
            // A stamp's words are centred in their box, wherever the box stands.
            let open = look.align == Side::Any || look.drawn && side == Side::Centre;
            assert!(open || side == look.align, "{what}: {side:?}");
        }
    }
}

/// Indent of 1 or 1.27 cm, at least 6 pt between paragraphs, single to 1.5 lines (PL I, mục II.6.e).
#[test]
fn paragraphs_of_the_body_are_indented_and_spaced() {
    for case in cases() {
        for look in LOOKS.iter().filter(|look| decree::running(look.role)) {
            let style = case.style(look.role).child("w:pPr").expect("properties of the paragraph");
            let what = format!("{:?}", look.role);
            let [first] = numbers(style, "w:ind", ["w:firstLine"]);
            let cm = (first - mm(10)).abs() <= TOLERANCE;
            assert!(cm || (first - 720).abs() <= TOLERANCE, "{}: {what}: {first}", case.name);
            let left = style.child("w:ind").and_then(|indent| indent.number("w:left")).unwrap_or(0);
            assert_eq!(left, 0, "{}: {what}", case.name);
            let [before, after, line] = numbers(style, "w:spacing", ["w:before", "w:after", "w:line"]);
            assert!(before + after >= 120, "{}: {what}: {before} + {after}", case.name);
            assert!((240..=360).contains(&line), "{}: {what}: {line}", case.name);
            assert!(!style.on("w:contextualSpacing"), "{}: {what}", case.name);
            let rule = style.child("w:spacing").and_then(|spacing| spacing.get("w:lineRule"));
            assert!(matches!(rule, None | Some("auto")), "{}: {what}", case.name);
        }
        // 6 pt above the subject of a công văn (PL I, mục II.5).
        let subject = case.style(Role::Subject).child("w:pPr").expect("properties of the paragraph");
        assert_eq!(numbers(subject, "w:spacing", ["w:before"]), [120], "{}", case.name);
    }
}

/// Dashes of addressees stand where the colon of `Kính gửi:` stands: by the indents and the widths of letters.
#[test]
fn dashes_of_addressees_stand_under_the_colon() {
    for case in cases() {
        let indents = |role| {
            let style = case.style(role).child("w:pPr").expect("properties of the paragraph");
            let indent = style.child("w:ind").expect("indents");
            let of = |name| indent.number(name).unwrap_or(0);
            (of("w:left"), of("w:firstLine") - of("w:hanging"))
        };
        let size = style::style(Role::RecipientLabel, &case.document.form).size;
        let (label, first) = indents(Role::RecipientLabel);
        let colon = label + first + width("Kính gửi", Face::Regular, size).as_twips();
        let (left, hanging) = indents(Role::Recipient);
        case.within(left + hanging, [colon; 2], "dash of an addressee");
    }
}

/// A bordered paragraph, the width of its column, and the lines above it in the same column.
struct Bordered<'a> {
    role: Role,
    properties: &'a Node,
    column: i64,
    /// Widest line of the motto, issuer or subject last seen, in twips.
    above: i64,
    /// What follows it.
    next: Option<&'a Node>,
}

impl Case {
    fn role_of(&self, paragraph: &Node) -> Option<Role> {
        let id = paragraph.at(&["w:pPr", "w:pStyle"]).and_then(|style| style.get("w:val"));
        style::roles().find(|role| Some(style::style(*role, &self.document.form).id) == id)
    }

    /// Every bordered paragraph of the body, the headers and footers.
    fn bordered_paragraphs(&self) -> Vec<Bordered<'_>> {
        let mut columns: Vec<(i64, Vec<&Node>)> = Vec::new();
        let sections = self.sections().len();
        for section in 0..sections {
            let blocks = self.blocks().into_iter().filter(|(at, _)| *at == section).map(|(_, block)| block);
            columns.push((self.text_width(section), blocks.collect()));
        }
        for cell in self.body().every("w:tc") {
            let [width] = numbers(cell.child("w:tcPr").expect("a cell has a width"), "w:tcW", ["w:w"]);
            columns.push((width, cell.children.iter().collect()));
        }
        for (name, part) in &self.parts {
            if name.starts_with("word/header") || name.starts_with("word/footer") {
                columns.push((self.text_width(0), part.children.iter().collect()));
            }
        }
        let mut found = Vec::new();
        for (column, nodes) in columns {
            let mut above = 0;
            let longest = |role, node: &Node, column| {
                let style = style::style(role, &self.document.form);
                // In the lines that Word breaks it in.
                let words = Paragraph::new(role, vec![Inline::text(node.words())]);
                lines::set(&words, &style, Length::twips(column)).longest(&style).as_twips()
            };
            for (at, node) in nodes.iter().enumerate() {
                if node.name == "w:tbl" {
                    // Side by side: the names, or the space between.
                    let cells = node.every("w:tc").into_iter().map(|cell| {
                        let [width] = numbers(cell.child("w:tcPr").expect("properties"), "w:tcW", ["w:w"]);
                        let own =
                            cell.every("w:p").into_iter().find_map(|own| Some((self.role_of(own)?, own)));
                        // In the middle of its column.
                        own.map_or(width, |(role, own)| (longest(role, own, width) + width) / 2)
                    });
                    above = cells.sum();
                }
                if node.name != "w:p" {
                    continue;
                }
                let Some(role) = self.role_of(node) else { continue };
                let properties = node.child("w:pPr").expect("a paragraph has properties");
                if properties.child("w:pBdr").is_some() {
                    found.push(Bordered {
                        role,
                        properties,
                        column,
                        above,
                        next: nodes.get(at + 1).copied(),
                    });
                } else if matches!(role, Role::Motto | Role::Issuer | Role::TypeName | Role::TypeSubject) {
                    above = longest(role, node, column);
                }
            }
        }
        found
    }
}

/// Rules: as long as the motto; a third to a half of the issuer's and the subject's line; the whole width above the
/// address and a copy.
#[test]
fn rules_have_the_lengths_of_the_decree() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        for Bordered { role, properties, column, above, .. } in case.bordered_paragraphs() {
            if matches!(role, Role::Urgency | Role::DraftMark | Role::Circulation) {
                continue;
            }
            let border = properties.child("w:pBdr").expect("a border");
            assert!(border.child("w:top").is_some() && border.children.len() == 1, "{}: {role:?}", case.name);
            let [left, right] = numbers(properties, "w:ind", ["w:left", "w:right"]);
            assert!((left - right).abs() <= 1, "{}: {role:?} is centred", case.name);
            let length = column - left - right;
            match role {
                Role::MottoRule => case.within(length, [above; 2], "rule under the motto"),
                Role::IssuerRule => case.within(length, [above / 3, above / 2], "rule under the issuer"),
                Role::TypeRule => case.within(length, [above / 3, above / 2], "rule under the subject"),
                Role::CopyRule | Role::AddressRule => {
                    case.within(length, [column; 2], "rule of the whole width")
                }
                Role::AppendixRule => assert!(length > 0 && length < column / 2, "{}: {length}", case.name),
                other => panic!("{}: {other:?} is no rule", case.name),
            }
            seen.insert(role);
        }
    }
    use Role::{AddressRule, AppendixRule, CopyRule, IssuerRule, MottoRule, TypeRule};
    let every = [MottoRule, IssuerRule, TypeRule, CopyRule, AddressRule, AppendixRule];
    assert_eq!(seen, every.into_iter().collect());
}

#[test]
fn the_rule_above_a_copy_stays_with_it() {
    for case in cases() {
        for rule in case.bordered_paragraphs().iter().filter(|rule| rule.role == Role::CopyRule) {
            assert!(rule.next.is_some_and(|next| next.name == "w:tbl"), "{}", case.name);
            let style = case.style(Role::CopyRule).child("w:pPr").is_some_and(|style| style.on("w:keepNext"));
            let held = style || rule.properties.on("w:keepNext");
            assert!(held, "{}: nothing holds the rule to the copy", case.name);
        }
    }
}

/// Boxes of 30, 40 and 20 × 8 mm in red (PL I, mục III.2): borders stand outside the indents, their distance to the
/// line in points.
#[test]
fn stamps_have_the_boxes_of_the_decree() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        for Bordered { role, properties, column, .. } in case.bordered_paragraphs() {
            if !matches!(role, Role::Urgency | Role::DraftMark | Role::Circulation) {
                continue;
            }
            let border = properties.child("w:pBdr").expect("a border");
            let sides = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| {
                let side = border.child(side).unwrap_or_else(|| panic!("{}: no {side}", case.name));
                let colour = if role == Role::Urgency { "FF0000" } else { "000000" };
                assert_eq!(side.get("w:color"), Some(colour), "{}", case.name);
                let twips = |name, unit: i64| side.number(name).unwrap_or(0) * unit;
                twips("w:space", 20) + twips("w:sz", 20) / 8
            });
            let [top, left, bottom, right] = sides;
            let [line] = numbers(properties, "w:spacing", ["w:line"]);
            let [before, after] = numbers(properties, "w:ind", ["w:left", "w:right"]);
            let width = column - before - after + left + right;
            if role == Role::Urgency {
                case.within(line + top + bottom, [mm(8); 2], "height of the box");
                let known = [20, 30, 40].into_iter().find(|known| (mm(*known) - width).abs() <= TOLERANCE);
                seen.insert(known.unwrap_or_else(|| panic!("{}: a box of {width} twips", case.name)));
            }
        }
    }
    assert_eq!(seen, BTreeSet::from([20, 30, 40]));
}

/// Columns of a table add up to the text width, cells have their column's width and a paragraph at their end, rows
/// stay whole but for tall ones.
#[test]
fn tables_fill_the_text_width_and_rows_stay_whole() {
    for case in cases() {
        for (section, table) in case.blocks().into_iter().filter(|(_, block)| block.name == "w:tbl") {
            let grid = table.child("w:tblGrid").expect("a table has a grid");
            let widths: Vec<i64> = grid.children.iter().filter_map(|column| column.number("w:w")).collect();
            case.within(widths.iter().sum(), [case.text_width(section); 2], "columns together");
            for row in table.children.iter().filter(|child| child.name == "w:tr") {
                let whole = row.child("w:trPr").is_some_and(|row| row.on("w:cantSplit"));
                let cells: Vec<&Node> = row.children.iter().filter(|child| child.name == "w:tc").collect();
                // A third of a page holds more than ten paragraphs, or than 600 letters in one cell.
                let tall = cells.iter().any(|cell| cell.words().len() > 600 || cell.every("w:p").len() > 10);
                assert!(whole || tall, "{}: cantSplit", case.name);
                let mut rest = widths.as_slice();
                for cell in &cells {
                    let properties = cell.child("w:tcPr").expect("a cell has a width");
                    let [own] = numbers(properties, "w:tcW", ["w:w"]);
                    let span =
                        properties.child("w:gridSpan").and_then(|span| span.number("w:val")).unwrap_or(1);
                    let (columns, behind) = rest.split_at(usize::try_from(span).expect("a count"));
                    case.within(own, [columns.iter().sum(); 2], "width of a cell");
                    rest = behind;
                    let last = cell.children.last().map(|child| child.name.as_str());
                    assert_eq!(last, Some("w:p"), "{}: a cell ends in a paragraph", case.name);
                }
                assert!(rest.is_empty(), "{}: cells fill the row", case.name);
            }
        }
    }
}

/// The last paragraph of the body stays with the signature below it.
#[test]
fn the_last_paragraph_stays_with_the_signature() {
    for case in cases() {
        let blocks = case.blocks();
        let closing = case.document.sections[0]
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Columns(columns) if columns.place.signs()));
        assert!(closing, "{}", case.name);
        let style = case.style(Role::SignerName).get("w:styleId");
        let signs = |block: &Node| {
            block.name == "w:tbl" && block.every("w:pStyle").iter().any(|named| named.get("w:val") == style)
        };
        let at = blocks.iter().position(|(_, block)| signs(block));
        let at = at.unwrap_or_else(|| panic!("{}: no signature", case.name));
        let (_, before) = blocks[at - 1];
        assert_eq!(before.name, "w:p", "{}", case.name);
        let own = before.child("w:pPr").expect("properties of the paragraph");
        let by_style = own.value("w:pStyle").and_then(|id| {
            let styles = case.parts["word/styles.xml"].every("w:style");
            styles.into_iter().find(|style| style.get("w:styleId") == Some(id)).cloned()
        });
        let kept = by_style.and_then(|style| style.child("w:pPr").map(|style| style.on("w:keepNext")));
        assert!(own.on("w:keepNext") || kept == Some(true), "{}: `{}`", case.name, before.words());
    }
}

/// Validators do not notice a style that is not there.
#[test]
fn every_style_named_is_there() {
    for case in cases() {
        let styles = case.parts["word/styles.xml"].every("w:style");
        let known: BTreeSet<&str> = styles.iter().filter_map(|style| style.get("w:styleId")).collect();
        for (name, part) in case.parts.iter().filter(|(name, _)| name.starts_with("word/")) {
            for reference in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn"] {
                for named in part.every(reference) {
                    let id = named.get("w:val").expect("a style is named");
                    assert!(known.contains(id), "{}: {name}: {id}", case.name);
                }
            }
        }
    }
}
