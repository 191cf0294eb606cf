use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Align, Directive, Row, Table, Text, is_of_names};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1310",
    name: "figure-not-as-its-column",
    severities: &[Severity::Warning, Severity::Note],
    clause: "NĐ 86/2012/NĐ-CP",
    page: include_str!("vb1310_figure_not_as_its_column.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for table in tables(draft.directive) {
        for column in decimal_columns(table) {
            let figures: Vec<(&Text, Figure<'_>)> =
                column.into_iter().filter_map(|text| Some((text, figure(text.notation())?))).collect();
            let is_plain = figures.iter().any(|(_, figure)| figure.shows_decimals());
            for (text, figure) in figures {
                if let Some((severity, message, right)) =
                    fault(&figure, is_plain).or_else(|| without_points(&figure))
                {
                    let part = figure.start..figure.start + figure.written.len();
                    let found = draft.finding(severity, RULE.code, text, part, message);
                    report(found.help(right));
                }
            }
        }
    }
}

fn tables(directive: &Directive) -> impl Iterator<Item = &Table> {
    let items = directive.measures.iter().map(|item| &item.content);
    let contents = items.chain(directive.appendices.iter().map(|annex| &annex.content));
    contents.flat_map(|content| content.all_tables())
}

/// The texts of the cells below the header, for each column whose figures stand on their decimal commas and count something.
fn decimal_columns(table: &Table) -> Vec<Vec<&Text>> {
    let mut texts: Vec<Vec<&Text>> = vec![Vec::new(); table.columns.len()];
    for (row, starts) in table.rows.iter().zip(table.starts()) {
        let Row::Cells(cells) = row else { continue };
        for (cell, start) in cells.iter().zip(starts).filter(|(cell, _)| cell.columns == 1) {
            if let Some(texts) = texts.get_mut(start) {
                texts.extend(&cell.text);
            }
        }
    }
    let columns = texts.into_iter().zip(&table.columns);
    // `1.1` below `Mục` numbers a part.
    let decimal =
        columns.filter(|(_, column)| column.align == Align::Decimal && !is_of_names(column.title.words()));
    decimal.map(|(texts, _)| texts).collect()
}

/// The figure that a cell begins with: digits, and the points, commas and spaces between them.
struct Figure<'a> {
    start: usize,
    written: &'a str,
    behind: &'a str,
}

fn figure(text: &str) -> Option<Figure<'_>> {
    let start = text.find(|c: char| !"(+-−–±≈~<>≤≥ ".contains(c))?;
    let rest = &text[start..];
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        // A last comma or point belongs to a number that was not finished.
        let mark = matches!(c, '.' | ',') && (next || rest[at + 1..].trim().is_empty());
        let space = matches!(c, ' ' | '\u{a0}') && next;
        if !(c.is_ascii_digit() || mark || space) {
            break;
        }
        end = at + c.len_utf8();
    }
    let written = &rest[..end];
    let is_figure = written.starts_with(|c: char| c.is_ascii_digit());
    is_figure.then(|| Figure { start, written, behind: &rest[end..] })
}

impl Figure<'_> {
    /// What stands before the first comma and behind it.
    fn parts(&self) -> (&str, Option<&str>) {
        self.written.split_once(',').map_or((self.written, None), |(whole, rest)| (whole, Some(rest)))
    }

    /// Whether its comma can only be one before decimals: `12,5`, `0,125`, `1250,125`.
    fn shows_decimals(&self) -> bool {
        let (whole, decimals) = self.parts();
        let is_other = |decimals: &str| {
            decimals.len() != GROUP || whole == "0" || whole.len() > GROUP && !whole.contains('.')
        };
        are_grouped(whole) && decimals.is_some_and(|decimals| is_digits(decimals) && is_other(decimals))
    }
}

/// So many digits stand between the points of thousands.
const GROUP: usize = 3;

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether digits have points before each three from the right, or none.
fn are_grouped(whole: &str) -> bool {
    let mut groups = whole.split('.');
    let first =
        groups.next().is_some_and(|first| is_digits(first) && (first.len() <= GROUP || !whole.contains('.')));
    first && groups.all(|group| group.len() == GROUP && is_digits(group))
}

/// What is wrong with a figure, and what to write; `is_plain` where other figures of the column have decimals behind their
/// commas.
fn fault(figure: &Figure<'_>, is_plain: bool) -> Option<(Severity, Message, Message)> {
    let written = figure.written;
    let write = |right: &str| Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    let whole_behind =
        figure.behind.strip_prefix(['e', 'E', '_', '\'']).map(|power| power.trim_start_matches(['+', '-']));
    if whole_behind.is_some_and(is_digits) {
        let message = Message::new(
            format!("`{written}{}` là cách viết của máy tính", figure.behind),
            format!("`{written}{}` is a notation of computers", figure.behind),
        );
        let help = Message::new("ghi đủ các chữ số: `1.000.000`", "write all its digits: `1.000.000`");
        return Some((Severity::Warning, message, help));
    }
    if written.contains([' ', '\u{a0}']) {
        let joined = written.replace([' ', '\u{a0}'], ".");
        let right = are_grouped(joined.split(',').next().unwrap_or_default()).then_some(joined);
        let message = Message::new(
            format!("hàng nghìn tách bằng dấu chấm, không bằng dấu cách: `{written}`"),
            format!("thousands are parted by stops, not by spaces: `{written}`"),
        );
        let look = || Message::new("mỗi ô ghi một số", "write one number in a cell");
        return Some((Severity::Warning, message, right.map_or_else(look, |right| write(&right))));
    }
    match figure.parts() {
        (whole, None) if are_grouped(whole) => None,
        // Units and signs of percent behind it: VB1303 speaks of these.
        (whole, None) if whole.matches('.').count() == 1 && !whole.ends_with('.') => {
            let right = whole.replace('.', ",");
            let message = Message::new("phần thập phân viết sau dấu phẩy", "decimals follow a comma");
            figure.behind.trim().is_empty().then(|| (Severity::Warning, message, write(&right)))
        }
        (whole, Some(decimals)) if are_grouped(whole) && is_digits(decimals) => {
            let may_be_thousands = decimals.len() == GROUP && !figure.shows_decimals() && !is_plain;
            may_be_thousands.then(|| of_two_kinds(written))
        }
        // Commas between thousands, `1,250,000` and `1,234.5`: VB1304 speaks of these.
        (whole, Some(rest)) if is_digits(whole) && are_thousands(rest) => None,
        _ => {
            let message =
                Message::new(format!("`{written}` không phải một số"), format!("`{written}` is no number"));
            let help = Message::new(
                "hàng nghìn tách bằng dấu chấm, phần thập phân sau dấu phẩy: `1.234,5`",
                "thousands are parted by stops, decimals follow a comma: `1.234,5`",
            );
            Some((Severity::Warning, message, help))
        }
    }
}

/// Of a long figure without points between its thousands, as a column that counts has them.
fn without_points(figure: &Figure<'_>) -> Option<(Severity, Message, Message)> {
    /// Four digits are read at a glance.
    const LONG: usize = 5;
    let (whole, decimals) = figure.parts();
    if !is_digits(whole) || whole.len() < LONG || whole.starts_with('0') {
        return None;
    }
    let mut right = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(GROUP) {
            right.push('.');
        }
        right.push(digit);
    }
    right.extend(decimals.into_iter().flat_map(|decimals| [",", decimals]));
    let written = figure.written;
    let message = Message::new(
        format!("số dài khó đọc: hàng nghìn tách bằng dấu chấm: `{written}`"),
        format!("a long number is hard to read: thousands are parted by stops: `{written}`"),
    );
    Some((Severity::Warning, message, Message::new(format!("ghi `{right}`"), format!("write `{right}`"))))
}

/// Whether what stands behind a comma goes on in threes, with or without decimals: `250,000`, `250.5`.
fn are_thousands(rest: &str) -> bool {
    let (thousands, decimals) = rest.split_once('.').map_or((rest, "0"), |(rest, decimals)| (rest, decimals));
    is_digits(decimals) && thousands.split(',').all(|group| group.len() == GROUP && is_digits(group))
}

/// A comma before three digits.
fn of_two_kinds(written: &str) -> (Severity, Message, Message) {
    let message = Message::new(
        format!("không rõ dấu phẩy trong `{written}` là của phần thập phân hay của hàng nghìn"),
        format!("whether the comma in `{written}` is that of decimals or of thousands is not clear"),
    );
    let (thousands, short) = (written.replace(',', "."), written.trim_end_matches('0').trim_end_matches(','));
    let help = Message::new(
        format!(
            "hàng nghìn thì ghi `{thousands}`; phần thập phân thì bỏ số 0 ở cuối (`{short}`), hoặc để nguyên"
        ),
        format!("thousands: `{thousands}`; decimals: without their last zeros (`{short}`), or as it is"),
    );
    (Severity::Note, message, help)
}
