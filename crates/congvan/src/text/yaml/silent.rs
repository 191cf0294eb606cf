//! What YAML does to a sentence without a word: the rest of it taken for a comment, an item that melts into the one
//! before, a sentence cut in two by a comma in brackets.

mod messages;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use crate::text::diagnostic::{Diagnostic, Severity, Span};
use crate::text::yaml::marks::{self, Mark};
use crate::text::yaml::syntax;
use crate::text::yaml::{comment, escape};
use messages::{
    behind_quotes, cut_in_two, indented_line, joined_items, melted_item, number_in_two,
    printed_behind_foreign_space, printed_comment, swallowed_words,
};
pub(crate) use messages::{joined_key, sentence_in_two};

/// Looks on while a text is parsed.
pub(super) struct Watch<'a> {
    text: &'a str,
    /// The text as it was written; lines that could not be read are blank in `text`.
    original: &'a str,
    /// The last scalar; one that is not there has an empty span.
    last: Option<(Span, ScalarStyle)>,
    /// Where a value begins, and its indentation: asked for each of the comments after it.
    indent: Option<(usize, usize)>,
    /// A comment where a value may begin, its `#` glued to a word.
    held: Option<Held>,
    /// Where what was understood ends.
    pub(super) read: usize,
    /// Brackets and braces that are open.
    flows: Vec<Flow>,
    /// A scalar in them that opens a pair of marks which it does not close.
    opened: Option<(Span, (char, char))>,
    pub(super) found: Vec<Diagnostic>,
}

/// Brackets or braces, and how commas stand in them.
#[derive(Default)]
struct Flow {
    start: usize,
    /// Braces.
    is_mapping: bool,
    /// Some comma has a space behind it.
    is_spaced: bool,
    /// Digits with a comma between them and no space: `09,12`.
    glued: Option<Span>,
    /// They are parts of a sentence rather than two numbers.
    is_sure: bool,
}

/// Marks that enclose part of a sentence.
const PAIRS: [(char, char); 2] = [('“', '”'), ('(', ')')];

struct Held {
    comment: Span,
    /// After a key rather than a dash.
    is_value: bool,
}

impl<'a> Watch<'a> {
    pub(super) fn new(text: &'a str, original: &'a str) -> Self {
        Self {
            text,
            original,
            last: None,
            indent: None,
            held: None,
            read: 0,
            flows: Vec::new(),
            opened: None,
            found: Vec::new(),
        }
    }

    pub(super) fn event(&mut self, event: &Event<'_>, span: &Span) {
        self.read = self.read.max(span.end);
        match event {
            Event::Scalar(_, style, ..) => {
                let held = self.held.take().filter(|_| *style == ScalarStyle::Plain);
                self.found.extend(held.map(|held| swallowed_words(held.comment)));
                if *style == ScalarStyle::Plain
                    && self.text.get(span.clone()) == self.original.get(span.clone())
                {
                    self.foreign_space(span);
                    self.comment_behind_foreign_space(span);
                    self.find_melted_items(span);
                    self.cut(span);
                }
                self.comma_before(span, *style == ScalarStyle::Plain);
                if *style == ScalarStyle::DoubleQuoted {
                    self.found.extend(escape::findings(self.text, span));
                }
                if matches!(
                    style,
                    ScalarStyle::Folded | ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted
                ) {
                    self.find_joined_items(span, *style == ScalarStyle::Folded);
                }
                if *style == ScalarStyle::Folded {
                    self.deeper(span);
                }
                if matches!(style, ScalarStyle::Folded | ScalarStyle::Literal) {
                    self.comment_in_block(span);
                }
                self.last = Some((span.clone(), *style));
            }
            Event::Comment(..) => self.comment(span),
            Event::SequenceStart(style, ..) => {
                self.held.take_if(|held| held.is_value);
                self.opens(*style, span, false);
            }
            Event::MappingStart(style, ..) => {
                self.held = None;
                self.opens(*style, span, true);
            }
            // Only the end of brackets is a character; a comment after it takes no words away.
            Event::SequenceEnd | Event::MappingEnd if !span.is_empty() => {
                let parted = self
                    .flows
                    .pop()
                    .filter(|flow| flow.is_spaced || flow.is_sure)
                    .and_then(|flow| Some((flow.glued?, flow.is_mapping)));
                self.found.extend(parted.map(|(number, is_mapping)| number_in_two(number, is_mapping)));
                self.opened = None;
                self.last = Some((span.clone(), ScalarStyle::DoubleQuoted));
            }
            _ => {}
        }
    }

    fn opens(&mut self, style: StructureStyle, span: &Span, is_mapping: bool) {
        if style == StructureStyle::Flow {
            self.flows.push(Flow { start: span.start, is_mapping, ..Flow::default() });
        }
    }

    /// How the comma in brackets stands that parts a scalar from the one before.
    fn comma_before(&mut self, span: &Span, is_plain: bool) {
        let (Some(flow), Some((last, style))) = (self.flows.last_mut(), &self.last) else { return };
        let Some(gap) = self.text.get(last.end..span.start).filter(|_| last.start > flow.start) else {
            return;
        };
        let words = |span: &Span| &self.text[span.clone()];
        let is_number =
            |words: &str| words.bytes().all(|byte| byte.is_ascii_digit() || b".%".contains(&byte));
        let (before, behind) = (words(last), words(span));
        let are_digits = before.ends_with(|c: char| c.is_ascii_digit())
            && behind.starts_with(|c: char| c.is_ascii_digit());
        match gap {
            "," if is_plain && *style == ScalarStyle::Plain && are_digits => {
                flow.glued.get_or_insert(last.start..span.end);
                flow.is_sure |= !is_number(before) || !is_number(behind);
            }
            _ => flow.is_spaced |= gap.trim() == "," && gap.ends_with(char::is_whitespace),
        }
    }

    /// A space that is none of YAML's where a line is indented: what follows stands at another column than it seems to.
    fn foreign_space(&mut self, span: &Span) {
        let words = &self.text[span.clone()];
        let spaces = words.len() - words.trim_start().len();
        if spaces > 0 && self.line_before(span.start).trim().is_empty() {
            self.found.push(syntax::foreign_space(span.start..span.start + spaces));
        }
        // `text:` with a space behind it that is none of YAML's is no key.
        let behind = marks::key(words).map(|key| &words[key + 1..]);
        let foreign = behind.and_then(|behind| behind.chars().next().map(|first| (behind, first)));
        if let Some((behind, first)) = foreign.filter(|(_, c)| c.is_whitespace() && !c.is_ascii()) {
            let at = span.end - behind.len();
            self.found.push(syntax::foreign_space_behind(at..at + first.len_utf8()));
        }
    }

    /// What looks like a comment behind a space that is none of YAML's: it is printed (VB024). `⍽#AnToan` is printed as it
    /// seems to be.
    fn comment_behind_foreign_space(&mut self, span: &Span) {
        let mut start = span.start;
        for line in self.text[span.clone()].split_inclusive('\n') {
            let end = start + line.trim_end().len();
            let comment = comment::behind_foreign_space(line);
            self.found.extend(comment.map(|at| printed_behind_foreign_space(start + at..end)));
            start += line.len();
        }
    }

    /// A comment that takes words of a sentence (VB024). One that is meant stands apart: two spaces before its `#`, one
    /// behind it; or on a line of its own.
    fn comment(&mut self, span: &Span) {
        let glued = self.text[span.start + 1..].chars().next().is_some_and(char::is_alphanumeric);
        let line = self.line_before(span.start);
        let alone = line.trim().is_empty();
        let dash = line.trim_end().ends_with('-') && line.trim_matches([' ', '-', '\t']).is_empty();
        let Some((last, style)) = self.last.clone() else {
            self.held = (glued && dash).then(|| Held { comment: span.clone(), is_value: false });
            return;
        };
        // The head of a block scalar may have a comment of its own, two spaces behind it; `>- #5 năm 2027` is none, `>- # Hai
        // việc` may be none: a word or two spaces before it say that it is meant.
        let Some(gap) = self.text.get(last.end..span.start) else {
            let far = line.ends_with("  ") || line.ends_with('\t');
            let found = match glued {
                true => swallowed_words(span.clone()),
                false => Diagnostic { severity: Severity::Warning, ..swallowed_words(span.clone()) },
            };
            let several = self.text[span.clone()].trim_start_matches(['#', ' ']).trim_end().contains(' ');
            self.found.extend((heads_block(line) && (glued || several && !far)).then_some(found));
            return;
        };
        // On a line of its own it takes words away only where the value would go on.
        let indent = self.indent(last.start);
        let sentence = self.text[span.clone()].trim_end().ends_with(['.', ';']);
        let level = indent > 0 && line.len() == indent && sentence;
        let goes_on = glued && !self.is_entry(span) && (line.len() > indent || level);
        let found = match gap.trim() {
            "" if alone => is_open(style) && goes_on,
            // A tab is one key, as a space is.
            "" if style == ScalarStyle::Plain => {
                glued || matches!(gap, " " | "\t") && comment::may_be_words(&self.text[last.clone()])
            }
            // Behind brackets nothing goes on.
            "" if self.text[last.clone()].ends_with([']', '}']) => false,
            // `"Kế hoạch" #5`
            "" if glued => true,
            // `"Báo cáo Phòng số 1" # Phòng số 2`: what is in quotes is whole, and a comment may follow.
            "" => {
                let words = self.text[last.clone()].trim_matches(['"', '\'']);
                let is_asked = gap == " " && comment::may_be_words(words);
                self.found.extend(is_asked.then(|| behind_quotes(span.clone())));
                false
            }
            ":" if glued && (!alone || goes_on) => {
                let is_nothing = last.is_empty();
                self.held = (!is_nothing).then(|| Held { comment: span.clone(), is_value: true });
                is_nothing
            }
            _ if glued && dash => {
                self.held = Some(Held { comment: span.clone(), is_value: false });
                false
            }
            _ => false,
        };
        if found {
            self.found.push(swallowed_words(span.clone()));
        }
        // A line below may go on with the sentence all the same.
        if gap.trim().is_empty() {
            self.last = Some((last.start..span.end, style));
        }
    }

    /// The lines of a scalar, without spaces around them, each with its place.
    fn lines(&self, span: &Span) -> impl Iterator<Item = (Span, &'a str)> + use<'a> {
        let mut at = span.start;
        self.text[span.clone()].split_inclusive('\n').map(move |line| {
            let (start, words) = (at + line.len() - line.trim_start().len(), line.trim());
            at += line.len();
            (start..start + words.len(), words)
        })
    }

    /// Continuation lines that look like items (VB025).
    fn find_melted_items(&mut self, span: &Span) {
        let mut lines = self.lines(span).peekable();
        let Some((_, mut above)) = lines.next() else { return };
        // `-Phân công` on a line of its own opens a list whose first dash has no space behind it.
        let glued = above.strip_prefix('-').is_some_and(|words| words.starts_with(char::is_alphabetic));
        let own = self.line_before(span.start);
        let mut dash = (glued && own.trim().is_empty()).then_some(Some(own.len()));
        let mut counts_inside = None;
        while let Some((place, words)) = lines.next() {
            let next = lines.peek().map(|(_, next)| *next);
            let counts = *counts_inside.get_or_insert_with(|| marks::counts_inside(&self.text[span.clone()]));
            let mark = marks::of_item_behind(above, words, counts);
            if let Some(mark) = mark.or_else(|| marks::of_item_in_row(above, words, next)) {
                self.found.push(match mark {
                    Mark::Item(mark) => {
                        let dash = *dash.get_or_insert_with(|| self.dash(span.start));
                        melted_item(place, words[mark..].trim_start(), dash)
                    }
                    Mark::Key(key) => joined_key(place, &words[..key], words[key + 1..].trim_start()),
                });
            }
            above = words;
        }
    }

    /// Several lines below `>` that look like items: they become one paragraph (VB025, a warning, since whoever writes
    /// `>` wants lines joined).
    fn find_joined_items(&mut self, span: &Span, below_mark: bool) {
        let mut marked = Vec::new();
        // A blank line parts paragraphs.
        let mut above = "";
        let mut lines = self.lines(span).peekable();
        while let Some((place, words)) = lines.next() {
            let next = lines.peek().map(|(_, next)| *next);
            let mark = || marks::of_item(words).or_else(|| marks::of_item_in_row(above, words, next));
            if let Some(Mark::Item(mark)) = (!above.is_empty()).then(mark).flatten() {
                marked.push((place, words[mark..].trim_start()));
            }
            above = words;
        }
        // Whoever puts a sentence in quotes need not want its lines joined: a dash before a capital is enough.
        let alone = |words: &str| !below_mark && words.starts_with(char::is_uppercase);
        if let [(place, words), rest @ ..] = marked.as_slice()
            && (!rest.is_empty() || alone(words))
        {
            self.found.push(joined_items(place.clone(), words, below_mark));
        }
    }

    /// Lines below `>` that are indented deeper than the first: they are not joined to those around them, and part the
    /// sentence in paragraphs (VB025).
    fn deeper(&mut self, span: &Span) {
        // The head of the block is no line of it; a sentence may begin with its mark.
        let mut lines = self.lines(span).peekable();
        while lines.next_if(|(_, words)| words.is_empty()).is_some() {}
        lines.next_if(|(_, words)| heads_block(words.split('#').next().unwrap_or_default()));
        while lines.next_if(|(_, words)| words.is_empty()).is_some() {}
        let column = |place: &Span| place.start - line_start(self.text, place.start);
        let Some(own) = lines.peek().map(|(place, _)| column(place)) else { return };
        // Behind an empty line a paragraph begins, and whoever indents it meant one.
        let (mut is_deeper, mut is_parted) = (false, false);
        for (place, words) in lines {
            if words.is_empty() {
                is_parted = true;
                continue;
            }
            let was_deeper = std::mem::replace(&mut is_deeper, column(&place) > own);
            if is_deeper && !was_deeper && !is_parted {
                self.found.push(indented_line(place, words, own));
            }
            is_parted = false;
        }
    }

    /// What looks like a comment on a line of a block, at its start or behind words: it is text there (VB024, a warning).
    /// `#AnToan` is a tag.
    fn comment_in_block(&mut self, span: &Span) {
        // The head of the block has none of its words, and may have a comment.
        let comments = self.lines(span).filter(|(_, words)| !words.starts_with(['>', '|']));
        let comments = comments.filter_map(|(place, words)| {
            let at = comment::start(words)?;
            let before = &words[..at];
            // `Phòng số 1 # Phòng số 2` is a sentence, written below `>` because of its mark.
            let is_inside = before.ends_with(' ')
                && !before.trim_end().ends_with(['.', ';', ':', ','])
                && !before.ends_with("  ");
            Some(printed_comment(place.start + at..place.end, is_inside))
        });
        self.found.extend(comments);
    }

    /// A scalar in brackets that opens a quotation or a bracket, and ends at a comma before a later one closes it
    /// (VB026).
    fn cut(&mut self, span: &Span) {
        if self.flows.is_empty() {
            return;
        }
        let words = &self.text[span.clone()];
        let more = |one, other| words.matches(one).count() > words.matches(other).count();
        match &self.opened {
            Some((opening, (open, close))) if more(*close, *open) => {
                self.found.push(cut_in_two(opening.clone()));
                self.opened = None;
            }
            Some(_) => {}
            None => {
                let pair = PAIRS.into_iter().find(|(open, close)| more(*open, *close));
                self.opened = pair.map(|pair| (span.clone(), pair));
            }
        }
    }

    fn line_before(&self, at: usize) -> &'a str {
        &self.text[line_start(self.text, at)..at]
    }

    /// The column, from 0, that a further line of the value at `start` must be indented more than: that of its key or
    /// dash, which stands before it or on the line above.
    fn indent(&mut self, start: usize) -> usize {
        match self.indent {
            Some((known, indent)) if known == start => indent,
            _ => {
                let indent = self.look_up_indent(start);
                self.indent = Some((start, indent));
                indent
            }
        }
    }

    fn look_up_indent(&self, start: usize) -> usize {
        let mut line = self.line_before(start);
        if line.trim().is_empty() {
            let above = self.text[..start - line.len()].trim_end();
            line = &above[line_start(above, above.len())..];
        }
        let (head, rest) = line.split_at(line.len() - line.trim_start_matches([' ', '-']).len());
        match head.rfind('-') {
            Some(dash) if rest.is_empty() || rest.starts_with(['>', '|']) => dash,
            _ => head.len(),
        }
    }

    /// Whether a comment is an entry that was put aside: `#name: …`.
    fn is_entry(&self, comment: &Span) -> bool {
        marks::key(&self.text[comment.start + 1..comment.end]).is_some()
    }

    /// The column, from 0, of the dash of the list that holds the value at `start`.
    fn dash(&self, start: usize) -> Option<usize> {
        /// An item is not longer, as a rule.
        const LINES: usize = 50;
        let line = self.line_before(start);
        let head = &line[..line.len() - line.trim_start_matches([' ', '-']).len()];
        // `closing: …` of a unit: a dash of the list above would begin another unit.
        let key = line[head.len()..].split(':').next().unwrap_or_default();
        if !key.is_empty() && !matches!(key, "text" | "name" | "heading") {
            return None;
        }
        if let Some(dash) = head.rfind('-') {
            return Some(dash);
        }
        let above = self.text[..line_start(self.text, start)].lines().rev().take(LINES);
        let mut dashes = above.filter_map(|line: &str| {
            let column = line.len() - line.trim_start_matches(' ').len();
            line[column..].starts_with("- ").then_some(column)
        });
        dashes.find(|column| *column < head.len())
    }
}

/// Styles whose text goes on in the next line.
fn is_open(style: ScalarStyle) -> bool {
    matches!(style, ScalarStyle::Plain | ScalarStyle::Folded | ScalarStyle::Literal)
}

/// Whether a line up to a comment ends in the head of a block: `>-`, `|2`.
pub(crate) fn heads_block(line: &str) -> bool {
    let head = line.trim_end().rsplit([' ', '\t']).next().unwrap_or_default();
    head.starts_with(['>', '|'])
        && head.len() <= 3
        && head[1..].chars().all(|c| matches!(c, '+' | '-') || c.is_ascii_digit())
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

#[cfg(test)]
mod tests;
