//! A document as one HTML page for reading on a screen and for printing from a browser, styled from the style table.

mod table;

use std::fmt::Write as _;

use crate::document::form::{Form, Margins};
use crate::document::length::Length;
use crate::document::lines::{self, Letter};
use crate::document::style::{self, Align, Ink, RULE_HEIGHT, RULE_THICKNESS, Role};
use crate::document::{
    BRACE_GAP, BRACE_WIDTH, Beside, Block, Document, Inline, Level, Paragraph, Piece, Rule,
};

/// The whole page, needing no other file.
pub fn write(document: &Document) -> String {
    let mut page =
        String::from("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape(&mut page, &document.properties.title);
    page.push_str("</title>\n<style>\n");
    css(&mut page, &document.form);
    print_css(&mut page, document);
    page.push_str("</style>\n</head>\n<body>\n");
    for (at, section) in document.sections.iter().enumerate() {
        let class = if section.landscape { " class=\"landscape\"" } else { "" };
        let _ = writeln!(page, "<section{class} style=\"page: {}\">", pages_of(at));
        let form = &document.form;
        let width = form.section_width(section.landscape);
        let column = Column { form, width, page_height: form.body_height(section.landscape) };
        section.top_margin.iter().for_each(|piece| self::piece(&mut page, piece, column));
        blocks(&mut page, &section.blocks, column);
        notes(&mut page, section.blocks.iter().flat_map(Block::paragraphs), column);
        section.foot.iter().for_each(|piece| self::piece(&mut page, piece, column));
        page.push_str("</section>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// Where paragraphs stand: their lines decide what holds together, as they do in the other files.
#[derive(Clone, Copy)]
struct Column<'d> {
    form: &'d Form,
    width: Length,
    page_height: Length,
}

impl Column<'_> {
    fn of(self, width: Length) -> Self {
        Self { width, ..self }
    }
}

/// Phông chữ tiếng Việt Times New Roman (PL I, mục I.4), or what has its widths.
const FONTS: &str = "'Times New Roman', Tinos, 'Liberation Serif', serif";

fn css(page: &mut String, form: &Form) {
    let margins = &form.margins;
    let _ = writeln!(
        page,
        "body {{ background: #eee; margin: 0; font-family: {FONTS}; }}\n\
         section {{ background: #fff; color: #000; box-sizing: border-box; width: 210mm; margin: 1em auto; \
         padding: {} {} {} {}; }}\n\
         .landscape {{ width: 297mm; }}\n\
         p {{ margin: 0; line-height: 1.15; overflow-wrap: break-word; }}\n\
         table {{ border-collapse: collapse; table-layout: fixed; }}\n\
         caption {{ padding-bottom: {}; }}\n\
         td {{ padding: 0; vertical-align: top; }}\n\
         hr {{ border: 0; border-top: {} solid #000; height: {}; margin: 0 auto; }}\n\
         .blank {{ white-space: pre; }}\n\
         .whole {{ white-space: nowrap; }}\n\
         sub, sup {{ line-height: 0; }}\n\
         sup a {{ color: inherit; text-decoration: none; }}\n\
         .notes::before {{ content: \"\"; display: block; width: 50mm; margin: 4mm 0 1mm; border-top: {} solid #000; }}\n\
         .grid th, .grid td {{ border: {} solid #000; padding: 0 {}; font-weight: inherit; }}\n\
         .stamp {{ display: inline-block; box-sizing: border-box; border: {} solid; text-align: center; }}",
        mm(margins.top),
        mm(margins.right),
        mm(margins.bottom),
        mm(margins.left),
        mm(form.paragraph_gap),
        mm(RULE_THICKNESS),
        mm(RULE_HEIGHT),
        mm(RULE_THICKNESS),
        mm(RULE_THICKNESS),
        mm(table::padding()),
        mm(RULE_THICKNESS),
    );
    for role in style::roles() {
        let style = style::style(role, form);
        let align = match style.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Justify => "justify",
            Align::Right => "right",
        };
        let _ = write!(page, ".{} {{ font-size: {}pt; text-align: {align};", style.id, style.size.as_pt());
        if style.bold {
            page.push_str(" font-weight: bold;");
        }
        if style.italic {
            page.push_str(" font-style: italic;");
        }
        if style.ink != Ink::Black {
            let [red, green, blue] = style.ink.rgb();
            let _ = write!(page, " color: rgb({red}, {green}, {blue});");
        }
        for (name, length) in [
            ("margin-top", style.before),
            ("margin-bottom", style.after),
            ("margin-left", style.left),
            ("text-indent", style.first_line),
        ] {
            if length != Length::ZERO {
                let _ = write!(page, " {name}: {};", mm(length));
            }
        }
        if style.keep_next {
            page.push_str(" break-after: avoid;");
        }
        let _ = writeln!(page, " line-height: {:.3}; }}", 1.15 * style.line_percent as f64 / 100.0);
        if style.contextual {
            let _ = writeln!(page, ".{} + .{} {{ margin-top: 0; }}", style.id, style.id);
        }
    }
}

/// On paper: A4 with the margins of the form, every section on pages of its own and counted for itself. Pages are numbered
/// from the second in the top margin (PL I, mục I.7), where the browser can.
fn print_css(page: &mut String, document: &Document) {
    let form = &document.form;
    let Margins { top, bottom, left, right } = form.margins;
    let [top, right, bottom, left] = [top, right, bottom, left].map(mm);
    let size = style::style(Role::PageNumber, form).size.as_pt();
    let _ = writeln!(
        page,
        "@counter-style none-shown {{ system: cyclic; symbols: \"\"; suffix: \"\"; }}\n\
         @counter-style from-second {{ system: extends decimal; range: 2 infinite; fallback: none-shown; }}\n\
         @page {{ size: A4; margin: {top} {right} {bottom} {left}; }}"
    );
    for (at, section) in document.sections.iter().enumerate() {
        let pages = pages_of(at);
        let lies = if section.landscape { "size: A4 landscape; " } else { "" };
        // A page is no element that a count could begin anew at, so each section has one of its own.
        let _ = writeln!(
            page,
            "@page {pages} {{ {lies}counter-increment: {pages}; \
             @top-center {{ content: counter({pages}, from-second); font: {size}pt {FONTS}; }} }}"
        );
    }
    page.push_str(
        "@media print {\n\
         body { background: none; }\n\
         section, .landscape { width: auto; margin: 0; padding: 0; }\n\
         section + section { break-before: page; }\n\
         p { orphans: 2; widows: 2; }\n\
         tr, thead { break-inside: avoid; }\n\
         thead, thead tr { break-after: avoid; }\n\
         .tall { break-inside: auto; }\n\
         }\n",
    );
}

/// The name of a section's pages and of their count.
fn pages_of(section: usize) -> String {
    format!("pages-{}", section + 1)
}

fn mm(length: Length) -> String {
    format!("{:.2}mm", length.as_mm())
}

fn blocks(page: &mut String, blocks: &[Block], column: Column<'_>) {
    let mut blocks = blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Paragraph(caption) if caption.role == Role::TableCaption => {
                match blocks.next_if(|next| matches!(next, Block::Table(_))) {
                    Some(Block::Table(table)) => table::table(page, table, Some(caption), column),
                    _ => paragraph(page, caption, column),
                }
            }
            _ => self::block(page, block, column),
        }
    }
}

fn block(page: &mut String, block: &Block, column: Column<'_>) {
    match block {
        Block::Paragraph(paragraph) => self::paragraph(page, paragraph, column),
        Block::Rule(rule) => self::rule(page, rule),
        Block::Columns(columns) => {
            let _ = writeln!(
                page,
                "<table style=\"width: {:.2}mm\">",
                (columns.widths[0] + columns.widths[1]).as_mm()
            );
            for row in &columns.rows {
                page.push_str("<tr>\n");
                for (cell, width) in row.iter().zip(columns.widths) {
                    let _ = writeln!(page, "<td style=\"width: {:.2}mm\">", width.as_mm());
                    for piece in cell {
                        self::piece(page, piece, column.of(width));
                    }
                    page.push_str("</td>\n");
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</table>\n");
        }
        Block::Table(table) => table::table(page, table, None, column),
    }
}

fn piece(page: &mut String, piece: &Piece, column: Column<'_>) {
    match piece {
        Piece::Paragraph(paragraph) => self::paragraph(page, paragraph, column),
        Piece::Rule(rule) => self::rule(page, rule),
        Piece::Stamp(stamp) => {
            let class = style::style(stamp.role, &Form::default()).id;
            let (width, height) = (stamp.width.as_mm(), stamp.height.as_mm());
            let _ = write!(
                page,
                "<p class=\"{class}\"><span class=\"stamp\" style=\"width: {width:.2}mm; line-height: {height:.2}mm\">"
            );
            escape(page, &stamp.text);
            page.push_str("</span></p>\n");
        }
        Piece::Beside(beside) => self::beside(page, beside, column),
    }
}

/// Two columns; a brace between them is drawn as high as the left one, and the right one stands in its middle.
fn beside(page: &mut String, beside: &Beside, column: Column<'_>) {
    let [of_left, _, of_right] = beside.widths.map(|width| column.of(width));
    let [left, between, right] = beside.widths.map(mm);
    let _ = writeln!(page, "<div style=\"display: flex\">\n<div style=\"width: {left}\">");
    beside.left.iter().for_each(|own| paragraph(page, own, of_left));
    page.push_str("</div>\n");
    if beside.braced {
        let _ = writeln!(
            page,
            "<svg aria-hidden=\"true\" viewBox=\"0 0 2 2\" preserveAspectRatio=\"none\" \
             style=\"width: {}; margin: 0 {}; height: auto\"><path d=\"M0 0C1 0 1 0 1 .2V.8C1 1 1 1 2 1C1 1 1 1 1 1.2V1.8C1 2 1 2 0 2\" \
             fill=\"none\" stroke=\"#000\" stroke-width=\"{}\" vector-effect=\"non-scaling-stroke\"/></svg>\n\
             <div style=\"width: {right}; align-self: center\">",
            mm(BRACE_WIDTH),
            mm(BRACE_GAP),
            mm(RULE_THICKNESS),
        );
    } else {
        let _ = writeln!(page, "<div style=\"width: {right}; margin-left: {between}\">");
    }
    beside.right.iter().for_each(|own| paragraph(page, own, of_right));
    page.push_str("</div>\n</div>\n");
}

fn rule(page: &mut String, rule: &Rule) {
    let before = style::style(rule.role, &Form::default()).before;
    let _ = writeln!(page, "<hr style=\"width: {}; margin-top: {}\">", mm(rule.length), mm(before));
}

fn paragraph(page: &mut String, paragraph: &Paragraph, column: Column<'_>) {
    let style = style::style(paragraph.role, column.form);
    let set = lines::set(paragraph, &style, column.width);
    let _ = write!(page, "<p class=\"{}\"", style.id);
    let sides = [("margin-left", set.margin), ("margin-right", set.margin + paragraph.free_right)];
    let moved = sides.into_iter().chain([("padding-top", paragraph.lower)]);
    let moved = moved.filter(|(_, by)| *by > Length::ZERO);
    let mut look: Vec<String> = moved.map(|(side, by)| format!("{side}: {}", mm(by))).collect();
    match (paragraph.keeps_next(&style), style.keep_next) {
        (true, false) => look.push("break-after: avoid".to_owned()),
        (false, true) => look.push("break-after: auto".to_owned()),
        _ => {}
    }
    if !look.is_empty() {
        let _ = write!(page, " style=\"{}\"", look.join("; "));
    }
    page.push('>');
    let mut letters = set.letters.clone();
    // A symbol wider than its column is parted here too.
    set.lines.iter().for_each(|line| {
        letters[..line.shown].iter_mut().next_back().into_iter().for_each(|last| last.held = None)
    });
    let mut letters = letters.iter();
    let label = paragraph.label_characters();
    if !label.is_empty() {
        let bold = style.bold_label;
        page.push_str(if bold { "<b>" } else { "" });
        write_letters(page, letters.by_ref().take(label.chars().count()));
        page.push_str(if bold { "</b>" } else { "" });
    }
    inlines(page, &paragraph.content, letters);
    page.push_str("</p>\n");
}

/// Letters; what no line may part is held as the DOCX holds it, but a hyphen stays one for who looks for it.
fn write_letters<'l>(page: &mut String, letters: impl Iterator<Item = &'l Letter>) {
    let mut letters = letters.peekable();
    while let Some(letter) = letters.next() {
        match (letter.c, letter.held) {
            (' ', Some(_)) => page.push('\u{a0}'),
            ('-', Some(_)) => {
                page.push_str("<span class=\"whole\">-");
                letters.next().into_iter().for_each(|next| escape_one(page, next.c));
                page.push_str("</span>");
            }
            (c, _) => escape_one(page, c),
        }
    }
}

/// The footnotes of a section, each with a way back to its place in the text.
fn notes<'d>(page: &mut String, paragraphs: impl Iterator<Item = &'d Paragraph>, column: Column<'_>) {
    let style = style::style(Role::Footnote, column.form);
    let class = style.id;
    let mut notes = paragraphs.flat_map(Paragraph::notes).peekable();
    if notes.peek().is_none() {
        return;
    }
    page.push_str("<div class=\"notes\">\n");
    for (_, number, text) in notes {
        let _ = write!(
            page,
            "<p class=\"{class}\" id=\"chu-thich-{number}\"><sup><a href=\"#dan-{number}\">{number}</a></sup> "
        );
        let note = Paragraph::of_note(number, text);
        let set = lines::set(&note, &style, column.width);
        let before: usize = note.content[..2].iter().map(|piece| piece.characters().chars().count()).sum();
        inlines(page, text, set.letters.iter().skip(before));
        page.push_str("</p>\n");
    }
    page.push_str("</div>\n");
}

/// Pieces of a paragraph, and the `letters` that it was set in.
fn inlines<'l>(page: &mut String, content: &[Inline], mut letters: impl Iterator<Item = &'l Letter>) {
    for piece in content {
        let count = piece.characters().chars().count();
        let own = letters.by_ref().take(count);
        match piece {
            Inline::Text { bold, italic, level, link, .. } => {
                let mut close = Vec::new();
                if let Some(link) = link {
                    page.push_str("<a href=\"");
                    escape(page, link);
                    page.push_str("\">");
                    close.push("</a>");
                }
                let looks = [
                    (*bold, "<b>", "</b>"),
                    (*italic, "<i>", "</i>"),
                    (*level == Level::Below, "<sub>", "</sub>"),
                    (*level == Level::Above, "<sup>", "</sup>"),
                ];
                for (on, open, end) in looks {
                    if on {
                        page.push_str(open);
                        close.push(end);
                    }
                }
                write_letters(page, own);
                close.iter().rev().for_each(|end| page.push_str(end));
            }
            Inline::Blank { .. } => {
                page.push_str("<span class=\"blank\">");
                write_letters(page, own);
                page.push_str("</span>");
            }
            Inline::Break => {
                own.for_each(drop);
                page.push_str("<br>");
            }
            Inline::Note { number, .. } => {
                own.for_each(drop);
                let _ = write!(
                    page,
                    "<sup><a id=\"dan-{number}\" href=\"#chu-thich-{number}\">{number}</a></sup>"
                );
            }
        }
    }
}

/// Appends the text as HTML shows it, in an element or between double quotes.
pub fn escape(page: &mut String, text: &str) {
    text.chars().for_each(|c| escape_one(page, c));
}

fn escape_one(page: &mut String, c: char) {
    match c {
        '&' => page.push_str("&amp;"),
        '<' => page.push_str("&lt;"),
        '>' => page.push_str("&gt;"),
        '"' => page.push_str("&quot;"),
        c => page.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::metrics;
    use crate::document::{Properties, Section};

    fn page(role: Role, text: &str) -> String {
        let paragraph = Paragraph::new(role, vec![Inline::text(text)]);
        let properties = Properties { title: String::new(), author: String::new(), date: None };
        let sections = vec![Section::new(vec![Block::Paragraph(paragraph)])];
        write(&Document { properties, form: Form::default(), sections })
    }

    #[test]
    fn what_no_line_parts_holds_in_a_browser_too() {
        let text =
            "Thực hiện ".repeat(6) + "Công văn số 58/STC-NS ngày 08 tháng 01 năm 2027 của Sở Tài chính";
        let shown = page(Role::Body, &text);
        assert!(shown.contains("số\u{a0}58/STC"), "{shown}");
        // Who looks for the symbol finds it.
        let hyphen = "<span class=\"whole\">-N</span>";
        assert_eq!(shown.replace(hyphen, "-N").replace('\u{a0}', " ").matches(&text).count(), 1, "{shown}");
    }

    #[test]
    fn a_symbol_wider_than_its_column_is_parted_at_a_hyphen() {
        let form = Form::default();
        let style = style::style(Role::Number, &form);
        let width = metrics::width("/KH-SYT-SGDĐT-", style.face(), style.size) + Length::twips(20);
        let column = Column { form: &form, width, page_height: form.body_height(false) };
        let symbol = Paragraph::new(Role::Number, vec![Inline::text("/KH-SYT-SGDĐT-SVHTTDL")]);
        let mut shown = String::new();
        paragraph(&mut shown, &symbol, column);
        assert!(shown.contains("GDĐT-SVHTTDL"), "{shown}");
    }

    #[test]
    fn names_stand_in_even_lines() {
        let shown = page(Role::TypeSubject, &"phối hợp quản lý trật tự đô thị ".repeat(4));
        let class = style::style(Role::TypeSubject, &Form::default()).id;
        assert!(shown.contains(&format!("<p class=\"{class}\" style=\"margin-left: ")), "{shown}");
    }
}
