//! What the pages of a year have in common: one file each, for the screen and for A4.

use std::fmt::Write as _;

use congvan::date::{Date, PartialDate};

const CSS: &str = "\
@page { size: A4; margin: 15mm; }
body { font: 10.5pt/1.35 'Times New Roman', Tinos, 'Liberation Serif', serif; color: #000; background: #fff; \
max-width: 190mm; margin: 8mm auto; }
h1 { font-size: 15pt; margin: 0; } h2 { font-size: 12pt; margin: 5mm 0 1mm; } h3 { font-size: 10.5pt; margin: 3mm 0 1mm; }
p { margin: 1mm 0; } ul { margin: 0; padding-left: 6mm; }
.look { border: 0.3mm solid #b60; padding: 1mm 4mm 3mm; }
.look ul { list-style: none; padding: 0; }
.look li { margin: 1mm 0 0 6mm; text-indent: -6mm; break-inside: avoid; }
.look li::before { content: '\\2610\\00a0\\00a0'; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; border-bottom: 0.4mm solid #000; padding: 1mm 2mm; }
td { vertical-align: top; border-bottom: 0.1mm solid #999; padding: 1mm 2mm; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.wait { color: #930; } .small { font-size: 9pt; color: #444; }
details { columns: 3; font-size: 9pt; } summary { column-span: all; cursor: pointer; }
del { background: #fdd; text-decoration: line-through; }
ins { background: #dfd; text-decoration: underline; }
.kept { color: #555; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
";

/// A page with that title and body.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

/// Words as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A relative path as an address.
pub(super) fn address(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// `05/02/2027`.
pub(super) fn day(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day, date.month, date.year)
}

/// `15/01/2027`, `tháng 01/2027`.
pub(super) fn day_of_issue(date: PartialDate) -> String {
    match (date.whole(), date.month) {
        (Some(date), _) => day(date),
        (None, Some(month)) => format!("tháng {month:02}/{}", date.year),
        (None, None) => format!("năm {}", date.year),
    }
}
