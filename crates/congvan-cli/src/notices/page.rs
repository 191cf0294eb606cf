//! A page in one file, for the screen and for A4.

use congvan::compose::html::escape;

const CSS: &str = "\
body { font: 11pt/1.4 'Times New Roman', Tinos, 'Liberation Serif', serif; max-width: 190mm; margin: 8mm auto; }
h1 { font-size: 15pt; margin: 0; } h2 { font-size: 12pt; margin: 6mm 0 1mm; break-after: avoid; }
p { margin: 1mm 0; }
details { font-size: 9pt; color: #444; }
del { background: #fdd; text-decoration: line-through; }
ins { background: #dfd; text-decoration: underline; }
.kept { color: #555; }
@media print { body { margin: 0; max-width: none; } }
";

/// A page with that title and body.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = escape_html(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

/// Words as HTML.
pub(super) fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}
