//! Ô 1 to 5b, 9a and 10b: national title, issuer, number, subject, place and date, title, addressees, urgency.

use crate::compose::ends::{listed_name, without_end};
use crate::compose::{
    block, capital, capitals, document_date, issuer_names, numbering, paragraph, subject, value,
};
use crate::document::form::Form;
use crate::document::glue;
use crate::document::length::Length;
use crate::document::lines;
use crate::document::metrics;
use crate::document::style::{self, Role, Style};
use crate::document::{Beside, Block, Columns, ColumnsPlace, Inline, Label, Paragraph, Piece, Rule, Stamp};
use crate::model::directive::types::{DocumentType, Head};
use crate::model::directive::{Directive, Draft, Issuer, Text, Urgency};
use crate::office::Office;
use crate::wording::{Phrases, WordingError};

pub(super) fn letterhead(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
    width: Length,
) -> Result<Block, WordingError> {
    let place_date = place_date(directive, words)?;
    let names = |column| issuers(directive, words, column, form);
    let widths = widths(directive, words, form, width)?;
    let number = numbering::document_number(&directive.number);
    let number =
        words.fill("number", &[("number", &number), ("symbol", directive.number.symbol.notation())])?;
    let mut left = vec![Piece::Paragraph(paragraph(Role::Number, &number))];
    if directive.kind.head == Head::Dispatch {
        let subject = words.fill("subject", &[("subject", &subject(directive))])?;
        left.push(Piece::Paragraph(paragraph(Role::Subject, &subject)));
    }
    if let Some(urgency) = directive.urgency {
        left.push(Piece::Stamp(urgency_stamp(urgency, words)?));
    }
    if let Some(draft) = directive.draft {
        left.push(Piece::Stamp(draft_stamp(draft, words, widths[0], form)?));
    }
    let right = place_date.iter().map(|line| Piece::Paragraph(paragraph(Role::PlaceDate, line))).collect();
    let rows = vec![[names(widths[0]), national_title(words, form)?], [left, right]];
    Ok(Block::Columns(Columns { place: ColumnsPlace::Letterhead, widths, rows }))
}

/// The widths of the two columns.
fn widths(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
    width: Length,
) -> Result<[Length; 2], WordingError> {
    let place_date = place_date(directive, words)?;
    let names = |column| issuers(directive, words, column, form);
    apart(columns(place_date.as_deref(), form, width), words, form, names)
}

/// The lines of issuers' names that their authors ended and that are broken all the same, in the smallest head that the
/// document takes, and into how many each.
pub(super) fn broken_lines<'d>(
    directive: &'d Directive,
    words: &Phrases,
    form: &Form,
) -> Result<Vec<(&'d Text, usize)>, WordingError> {
    let small_head = form.small_head || needs_small_head(directive, words, form)?;
    let form = Form { small_head, ..*form };
    let [column, _] = widths(directive, words, &form, form.section_width(directive.landscape))?;
    let style = style::style(Role::Issuer, &form);
    let count = |line: &Text| {
        let words = paragraph(Role::Issuer, &capitals(without_end(line.notation())));
        lines::count(&words, &style, column)
    };
    let own = directive.issuers().flat_map(|issuer| issuer.lines.iter());
    Ok(own.map(|line| (line, count(line))).filter(|(_, count)| *count > 1).collect())
}

/// Ô 4: `Chi Lăng, ngày …`; a type without place and date has none.
fn place_date(directive: &Directive, words: &Phrases) -> Result<Option<String>, WordingError> {
    if directive.kind.head == Head::Undated {
        return Ok(None);
    }
    let date = document_date(directive.date, words)?;
    words.fill("place_date", &[("place", directive.place.notation()), ("date", &date)]).map(Some)
}

/// The two columns; a place as long as `Thành phố Hồ Chí Minh` takes some of the left one, so that place and date
/// stand on one line.
fn columns(place_date: Option<&str>, form: &Form, width: Length) -> [Length; 2] {
    const LEFT_AT_LEAST: Length = Length::mm(45);
    let [left, right] = form.letterhead_columns(width);
    let words = paragraph(Role::PlaceDate, place_date.unwrap_or_default());
    let style = style::style(Role::PlaceDate, form);
    let natural = width_of(&words.characters(), Role::PlaceDate, form);
    // Spaces that hold take more room in italics than their width.
    let wider = (1..20).map(|steps| natural + Length::tenth_mm(5) * steps);
    let wanted = wider
        .into_iter()
        .find(|column| lines::set(&words, &style, *column).lines.len() == 1)
        .unwrap_or(natural + Length::mm(10));
    let more = (wanted - right).max(Length::ZERO).min((left - LEFT_AT_LEAST).max(Length::ZERO));
    [left - more, right + more]
}

/// Whether a smaller national title, place and day leave the issuer fewer lines: beside `Thành phố Hồ Chí Minh, ngày …` its name
/// would be broken, and elsewhere a line of it that its author ended.
pub(super) fn needs_small_head(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
) -> Result<bool, WordingError> {
    let small = Form { small_head: true, ..*form };
    let width = form.section_width(directive.landscape);
    let place_date = place_date(directive, words)?;
    let columns = |form: &Form| columns(place_date.as_deref(), form, width);
    let [large, wide] = [form, &small].map(columns);
    let long_place = large[0] < form.letterhead_columns(width)[0];
    let own_lines = directive.issuers().any(|own| !own.lines.is_empty());
    if large[0] == wide[0] || !(long_place || own_lines) {
        return Ok(false);
    }
    let lines = |columns: [Length; 2], form: &Form| -> Result<usize, WordingError> {
        let names = |column| issuers(directive, words, column, form);
        let [column, _] = apart(columns, words, form, names)?;
        let names = names(column);
        let paragraphs = names.iter().flat_map(Piece::paragraphs);
        Ok(paragraphs.map(|own| lines::count(own, &style::style(own.role, form), column)).sum())
    };
    Ok(lines(wide, &small)? < lines(large, form)?)
}

/// The head of a document issued with another: issuer and national title only (Mẫu 1.3).
pub(super) fn bare_letterhead(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
    width: Length,
) -> Result<Block, WordingError> {
    let names = |column| issuers(directive, words, column, form);
    let widths = apart(form.letterhead_columns(width), words, form, names)?;
    let rows = vec![[names(widths[0]), national_title(words, form)?]];
    Ok(Block::Columns(Columns { place: ColumnsPlace::Letterhead, widths, rows }))
}

/// The columns of a letterhead, of which the left one gives something where its first name would run into the national title;
/// in the decree's drawings they are far apart.
pub(super) fn apart(
    [left, right]: [Length; 2],
    words: &Phrases,
    form: &Form,
    names: impl Fn(Length) -> Vec<Piece>,
) -> Result<[Length; 2], WordingError> {
    const APART: Length = Length::mm(3);
    const GIVES: Length = Length::mm(4);
    let title = width_of(&words.get("national_name")?, Role::NationalName, form);
    let near = match names(left).first() {
        Some(Piece::Paragraph(name)) => (left - longest(name, left, form) + right - title) / 2 < APART,
        _ => false,
    };
    Ok(if near { [left - GIVES, right + GIVES] } else { [left, right] })
}

/// Ô 2: the issuers of a directive.
fn issuers(directive: &Directive, words: &Phrases, column: Length, form: &Form) -> Vec<Piece> {
    issuer(&directive.issuers().collect::<Vec<_>>(), words, column, form)
}

/// Ô 2: the issuer under its superior, and the rule of 1/3 to 1/2 of its line (PL I, mục II.2). Of a joint document the
/// names follow each other with a dash between, those of one superior below it.
pub(super) fn issuer(issuers: &[&Issuer], words: &Phrases, column: Length, form: &Form) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut length = Length::ZERO;
    let groups = issuers.chunk_by(|one, next| value(&one.superior) == value(&next.superior));
    let last = groups.clone().count().saturating_sub(1);
    for (at, group) in groups.enumerate() {
        if let Some(superior) = &group[0].superior {
            pieces.push(Piece::Paragraph(name(superior.notation(), words, Role::Superior, column, form)));
        }
        let names = names(group, at < last, words, column, form);
        for pair in names.chunks(2) {
            let beside = beside(pair, words, column, form);
            length = match &beside {
                Some(Beside { left, right, widths: [one, gap, other], .. }) => {
                    let widest = |own: &[Paragraph], width| {
                        own.iter().map(|own| longest(own, width, form)).max().unwrap_or_default()
                    };
                    // Each stands in the middle of its column.
                    let words = widest(left, *one) + widest(right, *other);
                    length.max((*one + *other + words) / 2 + *gap)
                }
                None => pair.iter().map(|own| longest(own, column, form)).fold(length, Length::max),
            };
            match beside {
                Some(beside) => pieces.push(Piece::Beside(beside)),
                None => pieces.extend(pair.iter().cloned().map(Piece::Paragraph)),
            }
        }
    }
    pieces.push(Piece::Rule(Rule { role: Role::IssuerRule, length: length.percent(40) }));
    pieces
}

/// The names of issuers of one superior: on one line where they fit it, else each from a line of its own on. `goes_on`:
/// others follow.
fn names(issuers: &[&Issuer], goes_on: bool, words: &Phrases, column: Length, form: &Form) -> Vec<Paragraph> {
    let ends = |at: usize| if goes_on || at + 1 < issuers.len() { " -" } else { "" };
    let each = issuers.iter().enumerate();
    let each: Vec<String> = each.map(|(at, own)| format!("{}{}", issuer_name(own), ends(at))).collect();
    let joined = paragraph(Role::Issuer, &capitals(&each.join(" ").replace('\n', " ")));
    if each.len() > 1 && lines::set(&joined, &style::style(Role::Issuer, form), column).lines.len() == 1 {
        return vec![joined];
    }
    each.iter().map(|own| name(own, words, Role::Issuer, column, form)).collect()
}

/// The names of two issuers side by side, as even as their lines can be: where both fit, no word parted, in no more lines than
/// one below the other.
fn beside(pair: &[Paragraph], words: &Phrases, column: Length, form: &Form) -> Option<Beside> {
    /// Between the names.
    const GAP: Length = Length::mm(2);
    /// More would be no head.
    const MOST_LINES: usize = 3;
    let [one, other] = pair else { return None };
    let style = style::style(Role::Issuer, form);
    let most = pair.iter().map(|own| lines::count(own, &style, column)).sum::<usize>().min(MOST_LINES);
    let room = column - GAP;
    let shares = [50, 45, 55, 40, 60, 35, 65].map(|percent| Length::twips(room.percent(percent).as_twips()));
    let set = shares.into_iter().filter_map(|left| {
        let widths = [left, Length::twips(GAP.as_twips()), Length::twips((room - left).as_twips())];
        let set = |own: &Paragraph, width| {
            let own = name(&own.characters().replace('\n', " "), words, Role::Issuer, width, form);
            let lines = whole_lines(&own, &style, width)?;
            Some((own, lines))
        };
        let (one, first) = set(one, widths[0])?;
        let (other, second) = set(other, widths[2])?;
        let lines = first.max(second);
        (lines <= most)
            .then(|| (lines, Beside { left: vec![one], right: vec![other], widths, braced: false }))
    });
    set.min_by_key(|(lines, _)| *lines).map(|(_, beside)| beside)
}

/// How many lines a name takes in a column of `width`; none where a line ends within a word of it.
fn whole_lines(name: &Paragraph, style: &Style, width: Length) -> Option<usize> {
    let set = lines::set(name, style, width);
    let joints = glue::joints(&name.characters(), true);
    let parts = |line: &lines::Line| {
        !line.last && (!line.continues || joints.iter().any(|joint| joint.at == line.shown))
    };
    (!set.lines.iter().any(parts)).then_some(set.lines.len())
}

/// Ô 1: Quốc hiệu, Tiêu ngữ, and the rule as long as the motto (PL I, mục II.1).
fn national_title(words: &Phrases, form: &Form) -> Result<Vec<Piece>, WordingError> {
    let motto = words.get("motto")?;
    let length = width_of(&motto, Role::Motto, form);
    Ok(vec![
        Piece::Paragraph(paragraph(Role::NationalName, &words.get("national_name")?)),
        Piece::Paragraph(paragraph(Role::Motto, &motto)),
        Piece::Rule(Rule { role: Role::MottoRule, length }),
    ])
}

/// Ô 10b: boxes of 30, 40 and 20 × 8 mm (PL I, mục III.2).
fn urgency_stamp(urgency: Urgency, words: &Phrases) -> Result<Stamp, WordingError> {
    let (key, width) = match urgency {
        Urgency::MostUrgent => ("urgency_most", Length::mm(30)),
        Urgency::VeryUrgent => ("urgency_very", Length::mm(40)),
        Urgency::Urgent => ("urgency", Length::mm(20)),
    };
    Ok(Stamp { role: Role::Urgency, text: words.get(key)?, width, height: Length::mm(8) })
}

/// A box as high as those of urgency, a little wider than its words: `DỰ THẢO`, `DỰ THẢO LẦN 2`.
fn draft_stamp(draft: Draft, words: &Phrases, column: Length, form: &Form) -> Result<Stamp, WordingError> {
    let round = draft.round.map(|round| round.to_string()).unwrap_or_default();
    let text = words.fill("draft", &[("round", &round)])?;
    let width = width_of(&text, Role::DraftMark, form) + Length::mm(8);
    Ok(Stamp { role: Role::DraftMark, text, width: width.min(column), height: Length::mm(8) })
}

/// Ô 5a: tên loại, trích yếu and the rule of 1/3 to 1/2 of the text line (PL I, mục II.5).
pub(super) fn title(kind: &DocumentType, subject: &Text, form: &Form, width: Length) -> Vec<Block> {
    let name = paragraph(Role::TypeName, &capitals(kind.name));
    let subject = paragraph(Role::TypeSubject, &capital(without_end(subject.notation())));
    let lowest = if subject.content.is_empty() { &name } else { &subject };
    let rule = Rule { role: Role::TypeRule, length: longest(lowest, width, form).percent(40) };
    let paragraphs = [name, subject].into_iter().filter(|words| !words.content.is_empty());
    paragraphs.map(Block::Paragraph).chain([Block::Rule(rule)]).collect()
}

/// Nơi kính gửi (PL I, mục II.9): one on the line of the label, several each on its own line with dash and end
/// mark.
pub(super) fn recipients(
    directive: &Directive,
    words: &Phrases,
    office: &Office,
) -> Result<Vec<Block>, WordingError> {
    let names: Vec<&str> = directive.recipients.iter().map(|to| to.name.notation()).collect();
    let label =
        words.fill(directive.kind.recipient_label, &[("issuer", &issuer_names(directive, words)?)])?;
    match names[..] {
        [] => return Ok(Vec::new()),
        [only] => {
            let only = listed_name(only, '.');
            let only = if office.single_recipient_stop { &only } else { only.trim_end_matches('.') };
            return Ok(vec![block(Role::OnlyRecipient, &format!("{label} {only}"))]);
        }
        _ => {}
    }
    let mut blocks = vec![block(Role::RecipientLabel, &label)];
    for (at, name) in names.iter().enumerate() {
        let end = if at + 1 == names.len() { '.' } else { ';' };
        let mut line = paragraph(Role::Recipient, &listed_name(name, end));
        line.label = Some(Label::mark("-"));
        // The last stays with the body; a long list may go on to the next page.
        line.keep_next = at + 1 == names.len();
        blocks.push(Block::Paragraph(line));
    }
    Ok(blocks)
}

/// The width of a text in one line in the style of `role`.
fn width_of(text: &str, role: Role, form: &Form) -> Length {
    let style = style::style(role, form);
    metrics::width(text, style.face(), style.size)
}

/// The width of the longest line of a paragraph.
pub(super) fn longest(paragraph: &Paragraph, column: Length, form: &Form) -> Length {
    let style = style::style(paragraph.role, form);
    lines::set(paragraph, &style, column).longest(&style).min(column)
}

/// The name of an issuer, in lines where its author broke it.
fn issuer_name(issuer: &Issuer) -> String {
    let lines: Vec<&str> = issuer.lines.iter().map(|line| line.notation()).collect();
    let name = if lines.is_empty() { issuer.name.notation().to_owned() } else { lines.join("\n") };
    without_end(&name).to_owned()
}

/// A name in capitals, in lines where it has some; else, where it has the words of `issuer_breaks`, an issuer's name breaks
/// after them, a superior's where it does not fit one line.
fn name(name: &str, words: &Phrases, role: Role, column: Length, form: &Form) -> Paragraph {
    let name = capitals(without_end(name));
    if name.contains('\n') {
        let lines = name.split('\n').flat_map(|line| [Inline::Break, Inline::text(line)]);
        return Paragraph::new(role, lines.skip(1).collect());
    }
    let whole = paragraph(role, &name);
    let set = lines::set(&whole, &style::style(role, form), column);
    let openings = words.list("issuer_breaks").iter().map(|opening| capitals(opening));
    let opening = openings.filter(|opening| name.starts_with(&format!("{opening} "))).max_by_key(String::len);
    let Some(opening) = opening.filter(|_| role == Role::Issuer || set.lines.len() > 1) else { return whole };
    let after = opening.chars().count() + 1;
    if set.lines.iter().any(|line| line.start == after) {
        return whole;
    }
    let rest = Inline::text(name[opening.len()..].trim());
    Paragraph::new(role, vec![Inline::text(opening), Inline::Break, rest])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_stands_on_two_lines() {
        let (words, form) = (Phrases::vietnamese(), Form::default());
        let column = form.letterhead_columns(form.text_width())[0];
        let lines = |text| {
            let name = name(text, words, Role::Issuer, column, &form);
            let set = lines::set(&name, &style::style(Role::Issuer, &form), column);
            let line = |line: &lines::Line| {
                set.letters[line.start..line.shown].iter().map(|letter| letter.c).collect()
            };
            set.lines.iter().map(line).collect::<Vec<String>>()
        };
        assert_eq!(lines("Ủy ban nhân dân xã Chi Lăng"), ["ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG"]);
        assert_eq!(lines("Ủy ban nhân dân xã A"), ["ỦY BAN NHÂN DÂN", "XÃ A"]);
        assert_eq!(
            lines("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
            ["ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU"]
        );
        assert_eq!(lines("Sở Tài chính"), ["SỞ TÀI CHÍNH"]);
    }

    #[test]
    fn a_long_place_takes_no_lines_from_the_issuer() {
        let written = |place: &str, name: &str| {
            let yaml = format!(
                "format: congvan/1\ntype: CV\nissuer: {{name: {name}}}\n\
                 number: {{value: 15, symbol: UBND-VX}}\nplace: {place}\ndate: 2027-01-15\nsubject: trực tết\n\
                 recipients: [Các sở]\nmeasures: [Trực.]\ndistribution: {{to: [Như trên], archive: [VT]}}\n\
                 signatory: {{authority: [TM: Ủy ban nhân dân], title: Chủ tịch}}\n"
            );
            let directive = Directive::parse(&crate::text::source::Source::new("head", &yaml)).value.unwrap();
            let document =
                crate::compose::compose(&directive, Phrases::vietnamese(), &Office::default()).unwrap();
            let column = match &document.sections[0].blocks[0] {
                Block::Columns(columns) => columns.widths[0],
                _ => panic!("no letterhead"),
            };
            let issuer = document.paragraphs().find(|own| own.role == Role::Issuer).unwrap();
            let count = lines::count(issuer, &style::style(Role::Issuer, &document.form), column);
            (count, document.form.small_head)
        };
        let head = |place: &str, unit: &str| written(place, &format!("Ủy ban nhân dân {unit}"));
        let named = |name: &str| written("Hồ Nai", name);
        assert_eq!(head("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"), (2, true));
        assert_eq!(head("Thành phố Hồ Chí Minh", "xã A"), (2, false));
        assert_eq!(head("Lạng Sơn", "tỉnh Lạng Sơn"), (2, false));
        // A line that its author ended is not broken once more.
        let own = "[Trung tâm, Phục vụ hành chính công, xã Hồ Nai]";
        assert_eq!(named(own), (3, true));
    }

    #[test]
    fn a_name_does_not_run_into_the_national_title() {
        let (words, form) = (Phrases::vietnamese(), Form::default());
        let columns = form.letterhead_columns(form.text_width());
        let apart = |superior: &str| {
            let names = |column| vec![Piece::Paragraph(name(superior, words, Role::Superior, column, &form))];
            apart(columns, words, &form, names).unwrap()
        };
        assert_eq!(apart("UBND tỉnh Lạng Sơn"), columns);
        assert_eq!(apart("UBND phường Thủ Dầu Một")[0], columns[0] - Length::mm(4));
    }
}
