//! The trace as a page to read and to print: source left, result right, changed words marked, and on top what a
//! person must decide, look at and fill in.

use std::fmt::Write as _;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::cascade::trace::{Action, Check, Entry, Lost, Tier, Trace};
use crate::cascade::trace_place::part;
use crate::compose::html::escape;
use crate::text::diagnostic::Lang;

const CSS: &str = "\
@page { size: A4; margin: 15mm; }
body { font: 10.5pt/1.35 'Times New Roman', Tinos, 'Liberation Serif', serif; color: #000; background: #fff; \
max-width: 190mm; margin: 8mm auto; }
h1 { font-size: 15pt; margin: 0; } h2 { font-size: 12pt; margin: 5mm 0 1mm; }
p { margin: 1mm 0; }
.look { border: 0.3mm solid #b60; padding: 1mm 4mm 3mm; margin: 2mm 0 0; }
.must { border: 0.6mm solid #a00; }
.look h2 { margin: 1mm 0; }
.look li q { display: block; text-indent: 0; font-style: italic; }
.lost { margin: 0; padding-left: 6mm; }
.look ol { list-style: none; margin: 0; padding: 0; }
.look li { margin: 1mm 0 0 6mm; text-indent: -6mm; break-inside: avoid; }
.look li::before { content: '\\2610\\00a0\\00a0'; }
.look a, .fill a { color: inherit; text-decoration: none; font-weight: bold; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; border-bottom: 0.4mm solid #000; padding: 1mm 2mm; }
td { vertical-align: top; border-bottom: 0.1mm solid #999; padding: 1mm 2mm; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
th:first-child, td.at { width: 27mm; }
td.at, .why { font-size: 9pt; color: #444; }
.part th { background: #eee; border: 0; width: auto; break-after: avoid; }
.why { font-style: italic; margin: 0.5mm 0 0; }
.why b { font-style: normal; }
.check { font-size: 9pt; font-weight: bold; color: #930; margin: 0.5mm 0 0; }
del { background: #fdd; text-decoration: line-through; }
ins { background: #dfd; text-decoration: underline; }
.kept { color: #555; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
";

impl Trace {
    /// A page that needs no other file and prints on A4.
    pub fn to_html(&self, lang: Lang) -> String {
        let words = Labels::of(lang);
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}: ",
            words.code, words.title
        );
        escape(&mut page, &self.unit);
        let _ =
            write!(page, "</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>", words.title);
        escape(&mut page, &self.source);
        page.push_str(" → <b>");
        escape(&mut page, &self.unit);
        page.push_str("</b></p>\n<p>");
        page.push_str(&self.count(&words));
        page.push_str("</p>\n");
        for tier in [Tier::MustDecide, Tier::Look] {
            self.see_to(&mut page, tier, lang);
        }
        self.fill_in(&mut page, lang);
        self.table(&mut page, lang, &words);
        if let Some(lost) = &self.lost_above {
            lost_above(&mut page, lost, lang, &words);
        }
        page.push_str("</body>\n</html>\n");
        page
    }

    /// How many parts were kept, adapted, dropped and added.
    fn count(&self, words: &Labels) -> String {
        let of = |name: &str| self.entries.iter().filter(|entry| entry.action.name() == name).count();
        let names = ["kept", "adapted", "dropped", "added"];
        let each = names.into_iter().zip(words.counts).map(|(name, word)| format!("{word}: {}", of(name)));
        each.collect::<Vec<_>>().join("; ")
    }

    /// What is to be decided or looked at, a line each; the words of a sentence that nobody could resolve with it.
    fn see_to(&self, page: &mut String, tier: Tier, lang: Lang) {
        let found: Vec<(usize, &Entry, &Check)> = self.of_tier(tier).collect();
        if found.is_empty() {
            return;
        }
        let class = if tier == Tier::MustDecide { "look must" } else { "look" };
        let title = capital(tier.word(lang));
        let _ = write!(page, "<div class=\"{class}\">\n<h2>{title} ({})</h2>\n<ol>\n", found.len());
        for (at, entry, check) in found {
            let _ = write!(page, "<li><a href=\"#e{}\">", at + 1);
            escape(page, &entry.place(lang));
            page.push_str("</a>: ");
            escape(page, &check.what.plain(lang));
            if let (Tier::MustDecide, (Some(before), _, _)) = (tier, entry.action.parts()) {
                page.push_str("<q>");
                escape(page, before);
                page.push_str("</q>");
            }
            page.push_str("</li>\n");
        }
        page.push_str("</ol>\n</div>\n");
    }

    /// What is to be filled in, on one line.
    fn fill_in(&self, page: &mut String, lang: Lang) {
        let found: Vec<(usize, &Entry, &Check)> = self.of_tier(Tier::FillIn).collect();
        if found.is_empty() {
            return;
        }
        let title = capital(Tier::FillIn.word(lang));
        let _ = write!(page, "<p class=\"fill\"><b>{title} ({}):</b> ", found.len());
        for (nth, (at, _, check)) in found.iter().enumerate() {
            let _ = write!(page, "{}<a href=\"#e{}\">", if nth == 0 { "" } else { "; " }, at + 1);
            escape(page, &check.what.plain(lang));
            page.push_str("</a>");
        }
        page.push_str(".</p>\n");
    }

    fn table(&self, page: &mut String, lang: Lang, words: &Labels) {
        let _ = write!(
            page,
            "<h2>{}</h2>\n<table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n",
            words.parts, words.place, words.source, words.result
        );
        let mut nth = 0;
        for group in self.entries.chunk_by(|one, next| part(&one.at, lang) == part(&next.at, lang)) {
            page.push_str("<tbody>\n");
            if group.len() > 1 {
                page.push_str("<tr class=\"part\"><th colspan=\"3\">");
                escape(page, &capital(part(&group[0].at, lang)));
                page.push_str("</th></tr>\n");
            }
            for entry in group {
                nth += 1;
                let _ = write!(page, "<tr id=\"e{nth}\"><td class=\"at\">");
                escape(page, &entry.place(lang));
                page.push_str("</td>");
                row(page, entry, lang, words);
                page.push_str("</tr>\n");
            }
            page.push_str("</tbody>\n");
        }
        page.push_str("</table>\n");
    }
}

/// The cells of source and result, with the reason and what to look at beside the words they are about.
fn row(page: &mut String, entry: &Entry, lang: Lang, words: &Labels) {
    let word = entry.action.word(lang);
    let why = |page: &mut String, lead: &str, reason: &str| {
        let _ = write!(page, "<p class=\"why\"><b>{word}</b>{lead} ");
        escape(page, reason);
        page.push_str("</p>");
    };
    match &entry.action {
        Action::Kept { text } => {
            for _ in 0..2 {
                page.push_str("<td class=\"kept\">");
                escape(page, text);
                page.push_str("</td>");
            }
        }
        Action::Adapted { before, after, rule } => {
            let (left, right) = mark_differences(before, after);
            let _ = write!(page, "<td>{left}</td><td>{right}");
            why(page, ":", &rule.plain(lang));
            page.push_str("</td>");
        }
        Action::Dropped { before, reason } => {
            page.push_str("<td><del>");
            escape(page, before);
            page.push_str("</del></td><td>");
            why(page, words.because, &reason.plain(lang));
            page.push_str("</td>");
        }
        Action::Added { after, from } => {
            page.push_str("<td>");
            why(page, words.from, &from.plain(lang));
            page.push_str("</td><td><ins>");
            escape(page, after);
            page.push_str("</ins></td>");
        }
    }
    if !entry.checks.is_empty() {
        // The result's cell ends the row; what to look at goes into it.
        let open = page.len() - "</td>".len();
        page.truncate(open);
        for check in &entry.checks {
            page.push_str("<p class=\"check\">☐ ");
            escape(page, &check.what.plain(lang));
            page.push_str("</p>");
        }
        page.push_str("</td>");
    }
}

/// What was lost one step up.
fn lost_above(page: &mut String, lost: &Lost, lang: Lang, words: &Labels) {
    if lost.entries.is_empty() {
        return;
    }
    let _ = write!(page, "<h2>{} ", words.lost);
    escape(page, &lost.unit);
    let _ = write!(page, " ({})</h2>\n<ul class=\"lost\">\n", lost.entries.len());
    for entry in &lost.entries {
        let Action::Dropped { before, reason } = &entry.action else { continue };
        page.push_str("<li>");
        escape(page, &entry.place_in_source(lang));
        page.push_str(": <del>");
        escape(page, before);
        page.push_str("</del> <span class=\"why\">");
        escape(page, &reason.plain(lang));
        page.push_str("</span></li>\n");
    }
    page.push_str("</ul>\n");
}

/// Both texts with the words that the other does not have marked.
fn mark_differences(before: &str, after: &str) -> (String, String) {
    let (old, new) = (tokens(before), tokens(after));
    let mut left = Vec::new();
    let mut right = Vec::new();
    for step in steps(&old, &new) {
        match step {
            DiffOp::Equal { old_index, new_index, len } => {
                left.extend(old[old_index..old_index + len].iter().map(|token| (*token, false)));
                right.extend(new[new_index..new_index + len].iter().map(|token| (*token, false)));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                left.extend(old[old_index..old_index + old_len].iter().map(|token| (*token, true)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                right.extend(new[new_index..new_index + new_len].iter().map(|token| (*token, true)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                left.extend(old[old_index..old_index + old_len].iter().map(|token| (*token, true)));
                right.extend(new[new_index..new_index + new_len].iter().map(|token| (*token, true)));
            }
        }
    }
    (spans(left, "del"), spans(right, "ins"))
}

/// Words, and every space and mark between them.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Words, of both texts together, up to which each changed word is looked for.
const COMPARED: usize = 10_000;

/// What becomes of the words; in longer texts all between the first change and the last counts as one.
pub(super) fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old.len() + new.len() <= COMPARED {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (left, right) = (&old[start..], &new[start..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old_len, new_len) = (left.len() - end, right.len() - end);
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: start },
        DiffOp::Replace { old_index: start, old_len, new_index: start, new_len },
        DiffOp::Equal { old_index: start + old_len, new_index: start + new_len, len: end },
    ]
}

/// Marked runs in one element each; a space between two marked words is marked with them.
fn spans(mut tokens: Vec<(&str, bool)>, element: &str) -> String {
    for at in 1..tokens.len().saturating_sub(1) {
        if tokens[at].0 == " " && tokens[at - 1].1 && tokens[at + 1].1 {
            tokens[at].1 = true;
        }
    }
    let mut html = String::new();
    for run in tokens.chunk_by(|one, next| one.1 == next.1) {
        let text: String = run.iter().map(|(token, _)| *token).collect();
        if run[0].1 {
            let _ = write!(html, "<{element}>");
            escape(&mut html, &text);
            let _ = write!(html, "</{element}>");
        } else {
            escape(&mut html, &text);
        }
    }
    html
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The page's own words.
struct Labels {
    code: &'static str,
    title: &'static str,
    lost: &'static str,
    parts: &'static str,
    place: &'static str,
    source: &'static str,
    result: &'static str,
    because: &'static str,
    from: &'static str,
    counts: [&'static str; 4],
}

impl Labels {
    fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self {
                code: "vi",
                title: "Bảng đối chiếu",
                lost: "Đã bỏ của văn bản cấp trên ở văn bản của",
                parts: "Từng phần",
                place: "Phần",
                source: "Văn bản cấp trên",
                result: "Văn bản của đơn vị",
                because: ", vì",
                from: ", từ",
                counts: ["giữ nguyên", "sửa", "bỏ", "thêm"],
            },
            Lang::En => Self {
                code: "en",
                title: "Trace",
                lost: "Dropped of the directive above by",
                parts: "Part by part",
                place: "Part",
                source: "The superior's directive",
                result: "The unit's directive",
                because: ", because",
                from: ", from",
                counts: ["kept", "adapted", "dropped", "added"],
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Message;

    #[test]
    fn changed_words_are_marked_on_both_sides() {
        let (left, right) = mark_differences("trên địa bàn tỉnh Lạng Sơn.", "trên địa bàn xã Chi Lăng.");
        assert_eq!(left, "trên địa bàn <del>tỉnh Lạng Sơn</del>.");
        assert_eq!(right, "trên địa bàn <ins>xã Chi Lăng</ins>.");
        let (left, right) = mark_differences("a <b> & c", "a <b> & d");
        assert_eq!(left, "a &lt;b&gt; &amp; <del>c</del>");
        assert_eq!(right, "a &lt;b&gt; &amp; <ins>d</ins>");
        assert_eq!(mark_differences("", "a"), (String::new(), "<ins>a</ins>".to_owned()));
    }

    #[test]
    fn what_to_look_at_comes_first_and_nothing_is_markup() {
        let evil = "<script>alert(1)</script>";
        let mut trace = Trace::new(evil, "xã Chi Lăng");
        trace.record_dropped("measures.1.text.1", evil, Message::new(evil, evil));
        trace.check(Message::new("xem lại", "look"));
        trace.record_added("legal_basis.1", evil, Message::new(evil, evil));
        trace.check(Check::fill_in("điền số", "fill in the number"));
        for lang in [Lang::Vi, Lang::En] {
            let page = trace.to_html(lang);
            assert!(!page.contains("<script"), "{page}");
            assert_eq!(page, trace.to_html(lang));
        }
        let page = trace.to_html(Lang::Vi);
        let look = page.find("<a href=\"#e1\">nội dung 1, đoạn 1</a>: xem lại").expect("in the list");
        let fill = page.find("<b>Cần điền (1):</b> <a href=\"#e2\">điền số</a>.</p>").expect("on one line");
        assert!(look < fill && fill < page.find("<table").expect("a table"));
        assert!(look < page.find("<table").expect("a table"));
        assert!(page.contains("<b>bỏ</b>, vì ") && page.contains("<b>thêm</b>, từ "));
    }
}
