//! An office's own habits: what the decree leaves open, within the decree's ranges.

use crate::document::form::{Form, Margins, SizeSet};
use crate::document::length::Length;
use crate::lint::explain::nearest;
use crate::lint::{Forbidden, House, Silence, rule};
use crate::model::directive::types::{CODES, DocumentType};
use crate::model::directive::{Text, read};
use crate::text::diagnostic::{Checked, Diagnostic, Message, Severity, any_error};
use crate::text::shape::Kind::{Choice as OneOf, List, Map, Text as Words};
use crate::text::shape::{Fields, Kind, Shape, choice, may, must};
use crate::text::source::Source;
use crate::text::tone::Tone;

/// The file of an office's habits.
pub static OFFICE: Shape = Shape {
    name: "office",
    about: ("Nếp trình bày của cơ quan", "An office's habits"),
    fields: &[
        must(
            "format",
            OneOf(&[choice("congvan-office/1", "phiên bản 1 của định dạng", "version 1 of the format")]),
            ("phiên bản định dạng", "version of this format"),
        ),
        may(
            "sizes",
            OneOf(&[
                choice("12-13-13", "Quốc hiệu 12, Tiêu ngữ 13, lời văn 13", "12, 13 and 13 points"),
                choice(
                    "13-14-14",
                    "Quốc hiệu 13, Tiêu ngữ 14, lời văn 14 (mặc định)",
                    "13, 14 and 14 points (default)",
                ),
            ]),
            ("cỡ chữ", "sizes"),
        ),
        may("margins", Map(&MARGINS), ("lề trang, mi-li-mét", "margins in millimetres")),
        may(
            "first_line",
            OneOf(&[choice("1", "1 cm", "1 cm"), choice("1.27", "1,27 cm (mặc định)", "1.27 cm (default)")]),
            ("lùi đầu dòng, xen-ti-mét", "first-line indent in centimetres"),
        ),
        may(
            "paragraph_gap",
            Words,
            ("cách đoạn, 6 đến 24 pt; mặc định 6", "between paragraphs, 6 to 24 pt; 6 by default"),
        ),
        may(
            "line_spacing",
            Words,
            ("cách dòng, 1 đến 1.5; mặc định 1.1", "line spacing, 1 to 1.5; 1.1 by default"),
        ),
        may(
            "tone",
            OneOf(&[
                choice("old", "hòa, thủy, ủy", "hòa, thủy, ủy"),
                choice("new", "hoà, thuỷ, uỷ", "hoà, thuỷ, uỷ"),
            ]),
            ("vị trí dấu thanh; mặc định để như đã viết", "where tone marks stand; as written by default"),
        ),
        may(
            "committee",
            OneOf(&[choice("Ủy ban", "Ủy ban", "Ủy ban"), choice("Uỷ ban", "Uỷ ban", "Uỷ ban")]),
            ("cách viết `Ủy ban`; mặc định theo `tone`", "how `Ủy ban` is written; as `tone` by default"),
        ),
        may(
            "end_mark",
            OneOf(&[
                choice("attached", "liền sau chữ cuối (mặc định)", "right behind the last word (default)"),
                choice("spaced", "sau một dấu cách", "after a space"),
            ]),
            ("vị trí của `./.`", "where `./.` stands"),
        ),
        may(
            "single_recipient_stop",
            YES,
            ("nơi kính gửi duy nhất có dấu chấm cuối", "a stop after an only addressee"),
        ),
        may("italic_basis", YES, ("căn cứ trong công văn viết nghiêng", "bases of a công văn in italics")),
        may(
            "organ_id",
            Words,
            (
                "mã định danh điện tử của cơ quan, cho `--to edxml`; không ghi thì để trống",
                "the body's electronic code, for `--to edxml`; left blank where it is not given",
            ),
        ),
        may(
            "own_numbers",
            List(&Words),
            (
                "tên loại có dãy số riêng trong sổ đăng ký văn bản đi (`[QĐ, CT, GM]`); các loại khác chung một dãy",
                "types with numbers of their own in the register of outgoing documents (`[QĐ, CT, GM]`); the others share one series",
            ),
        ),
        may("lint", Map(&LINT), ("nếp kiểm tra riêng của cơ quan", "the office's own habits of checking")),
    ],
};

const YES: Kind = OneOf(&[choice("yes", "có", "yes")]);

static MARGINS: Shape = Shape {
    name: "margins",
    about: ("Lề trang", "Margins"),
    fields: &[
        may("top", Words, ("lề trên, 20 đến 25", "top, 20 to 25")),
        may("bottom", Words, ("lề dưới, 20 đến 25", "bottom, 20 to 25")),
        may("left", Words, ("lề trái, 30 đến 35", "left, 30 to 35")),
        may("right", Words, ("lề phải, 15 đến 20", "right, 15 to 20")),
    ],
};

static LINT: Shape = Shape {
    name: "lint",
    about: ("Nếp kiểm tra", "Habits of checking"),
    fields: &[
        may(
            "silence",
            List(&Map(&SILENCE)),
            (
                "các quy tắc không báo, mỗi quy tắc kèm lý do",
                "rules not to be reported, each with its reason",
            ),
        ),
        may("forbid", List(&Map(&FORBID)), ("các chữ cơ quan không dùng", "words the office does not want")),
    ],
};

static SILENCE: Shape = Shape {
    name: "silence",
    about: ("Quy tắc không báo", "A silenced rule"),
    fields: &[
        must(
            "rule",
            Words,
            ("mã hoặc tên quy tắc (`VB504`, `subject-with-capital`)", "code or name of the rule (`VB504`)"),
        ),
        must(
            "reason",
            Words,
            ("lý do, nêu trong tổng kết mỗi lần kiểm tra", "why; told in the summary of every check"),
        ),
    ],
};

static FORBID: Shape = Shape {
    name: "forbid",
    about: ("Chữ không dùng", "Words not to be used"),
    fields: &[
        must(
            "phrase",
            Words,
            (
                "chữ không dùng; viết thường thì tìm cả chữ hoa, có chữ hoa thì tìm đúng như vậy",
                "the words, whole; in small letters they are found in any case, otherwise as they stand",
            ),
        ),
        may("write", Words, ("chữ ghi thay vào", "what to write instead")),
        may(
            "severity",
            OneOf(&[
                choice("warning", "cảnh báo (mặc định)", "warning (default)"),
                choice("note", "lưu ý", "note"),
            ]),
            ("mức độ", "how bad it is"),
        ),
        may("reason", Words, ("lý do", "why")),
    ],
};

/// What an office has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Office {
    /// Sizes, margins, spacing.
    pub form: Form,
    /// Where tone marks stand; as written where not chosen.
    pub tone: Option<Tone>,
    /// How `Ủy ban` is written, where not as `tone` says.
    pub committee: Option<Tone>,
    /// A space before `./.`
    pub spaced_end_mark: bool,
    /// A stop after an only addressee.
    pub single_recipient_stop: bool,
    /// Bases of a công văn in italics.
    pub italic_basis: bool,
    /// Mã định danh điện tử (QĐ 20/2020/QĐ-TTg).
    pub organ_id: Option<String>,
    /// Types with numbers of their own in the register; the others share one series.
    pub own_numbers: Vec<&'static DocumentType>,
    /// What it asks of drafts beyond the decree, and what it does not want to hear of.
    pub house: House,
}

impl Office {
    /// Reads an office's habits; what lies outside the decree's ranges is an error with the clause.
    pub fn parse(source: &Source) -> Checked<Self> {
        let (root, mut diagnostics) = read::checked_tree(source, &OFFICE);
        let value = root.map(|root| {
            let fields = Fields::new(&root, &OFFICE, "");
            fields.node("format");
            office(&fields, &mut diagnostics)
        });
        diagnostics.sort_by_key(|found| (found.span.start, found.code));
        let whole = !any_error(&diagnostics);
        Checked { value: value.filter(|_| whole), diagnostics }
    }
}

fn office(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Office {
    let basic = Form::default();
    let word = |key| fields.text(key).map(Text::into_notation);
    let margins = read::sub(fields, "margins", "", |fields| {
        let mut side = |key, low, high, default| {
            let clause = "PL I, mục I.3";
            hundredths(fields, key, (low, high), clause, report)
                .map_or(default, |hundredths| Length::tenth_mm(hundredths / 10))
        };
        Margins {
            top: side("top", 20, 25, basic.margins.top),
            bottom: side("bottom", 20, 25, basic.margins.bottom),
            left: side("left", 30, 35, basic.margins.left),
            right: side("right", 15, 20, basic.margins.right),
        }
    });
    let gap = hundredths(fields, "paragraph_gap", (6, 24), "PL I, mục II.6.e", report);
    let spacing = hundredths_in(fields, "line_spacing", (100, 150), "PL I, mục II.6.e", report);
    let form = Form {
        sizes: if word("sizes").as_deref() == Some("12-13-13") { SizeSet::Small } else { SizeSet::Large },
        margins: margins.unwrap_or(basic.margins),
        first_line: if word("first_line").as_deref() == Some("1") {
            Length::mm(10)
        } else {
            basic.first_line
        },
        paragraph_gap: gap.map_or(basic.paragraph_gap, |hundredths| Length::pt(hundredths) / 100),
        line_percent: spacing.unwrap_or(basic.line_percent),
        small_head: basic.small_head,
        seal_room: basic.seal_room,
    };
    let house = read::sub(fields, "lint", "", |fields| house(fields, report)).unwrap_or_default();
    let own_numbers =
        fields.texts("own_numbers").iter().filter_map(|word| known_type(word, report)).collect();
    let tone = |key, old: &str| word(key).map(|word| if word == old { Tone::Old } else { Tone::New });
    Office {
        form,
        tone: tone("tone", "old"),
        committee: tone("committee", "Ủy ban"),
        spaced_end_mark: word("end_mark").as_deref() == Some("spaced"),
        single_recipient_stop: fields.node("single_recipient_stop").is_some(),
        italic_basis: fields.node("italic_basis").is_some(),
        organ_id: word("organ_id"),
        own_numbers,
        house,
    }
}

fn house(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> House {
    let value = |fields: &Fields<'_>, key| fields.text(key).map(Text::into_notation);
    let silence = read::all(fields, "silence", "", |fields, _| {
        let reason = value(fields, "reason");
        let asked = fields.text("rule")?;
        let known = rule(asked.notation());
        if known.is_none() {
            report.push(no_such_rule(&asked));
        }
        Some(Silence { code: known?.code, reason: reason? })
    });
    let forbid = read::all(fields, "forbid", "", |fields, _| {
        let note = value(fields, "severity").as_deref() == Some("note");
        let (write, reason) = (value(fields, "write"), value(fields, "reason"));
        let severity = if note { Severity::Note } else { Severity::Warning };
        Some(Forbidden { phrase: value(fields, "phrase")?, write, severity, reason })
    });
    let (silence, forbid) = (silence.into_iter().flatten().collect(), forbid.into_iter().flatten().collect());
    House { silence, forbid, ..House::default() }
}

/// The type of an abbreviation or a name.
fn known_type(word: &Text, report: &mut Vec<Diagnostic>) -> Option<&'static DocumentType> {
    let known = DocumentType::by_word(word.notation());
    if known.is_none() {
        let codes: Vec<&str> = CODES.iter().map(|choice| choice.word).collect();
        let codes = codes.join(", ");
        let message = Message::new(
            format!("không có tên loại `{}`", word.notation()),
            format!("there is no type `{}`", word.notation()),
        );
        let help = Message::new(format!("ghi một trong: {codes}"), format!("write one of: {codes}"));
        report.push(Diagnostic::error("VB007", word.span.clone(), message).help(help));
    }
    known
}

fn no_such_rule(asked: &Text) -> Diagnostic {
    let near: Vec<String> = nearest(asked.notation())
        .iter()
        .filter(|known| rule(known.code).is_some())
        .map(|known| format!("`{}` ({})", known.code, known.name))
        .collect();
    let help = if near.is_empty() {
        Message::new("xem danh sách: congvan rules", "the list: congvan rules")
    } else {
        let near = near.join(", ");
        Message::new(format!("có phải {near}?"), format!("did you mean {near}?"))
    };
    let message = Message::new(
        format!("không có quy tắc thể thức `{}`", asked.notation()),
        format!("there is no rule of form `{}`", asked.notation()),
    );
    Diagnostic::error("VB020", asked.span.clone(), message).help(help)
}

/// The number at `key` in hundredths, where it lies between the two whole numbers.
fn hundredths(
    fields: &Fields<'_>,
    key: &'static str,
    (low, high): (i64, i64),
    clause: &'static str,
    report: &mut Vec<Diagnostic>,
) -> Option<i64> {
    hundredths_in(fields, key, (low * 100, high * 100), clause, report)
}

fn hundredths_in(
    fields: &Fields<'_>,
    key: &'static str,
    (low, high): (i64, i64),
    clause: &'static str,
    report: &mut Vec<Diagnostic>,
) -> Option<i64> {
    let text = fields.text(key)?;
    let number = decimal(text.notation()).filter(|number| (low..=high).contains(number));
    if number.is_none() {
        let show = |hundredths: i64| {
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        let (low, high) = (show(low), show(high));
        // `6pt`, `20 mm`
        let figure = text.notation().trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, ' ' | '%'));
        if figure != text.notation() && decimal(figure).is_some() {
            let message = Message::new(
                format!("`{key}` ghi số, không ghi đơn vị"),
                format!("`{key}` is a number without its unit"),
            );
            let help = Message::new(
                format!("ghi số, từ {low} đến {high}"),
                format!("write a number, {low} to {high}"),
            );
            report.push(Diagnostic::error("VB018", text.span.clone(), message).help(help).clause(clause));
            return None;
        }
        report.push(
            Diagnostic::error(
                "VB018",
                text.span.clone(),
                Message::new(
                    format!("`{key}: {}` ngoài khoảng cho phép", text.notation()),
                    format!("`{key}: {}` is outside its range", text.notation()),
                ),
            )
            .help(Message::new(format!("ghi từ {low} đến {high}"), format!("write {low} to {high}")))
            .clause(clause),
        );
    }
    number
}

/// A decimal number with point or comma, in hundredths.
fn decimal(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits =
        |text: &str| !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !(part.is_empty() || digits(part) && part.len() <= 2) {
        return None;
    }
    let part = format!("{part:0<2}");
    Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_within_the_ranges() {
        let text = "format: congvan-office/1\nsizes: 12-13-13\nmargins: {left: 35, right: 20}\nline_spacing: 1,15\nparagraph_gap: 6.5\n";
        let office = Office::parse(&Source::new("office", text)).into_result().unwrap();
        assert_eq!(office.form.sizes, SizeSet::Small);
        assert_eq!(office.form.margins.left, Length::mm(35));
        assert_eq!((office.form.line_percent, office.form.paragraph_gap), (115, Length::pt(13) / 2));
    }

    #[test]
    fn house_rules_are_read_and_a_silenced_one_needs_its_reason() {
        let text = "format: congvan-office/1\nlint:\n  silence:\n    - {rule: Subject-with-capital, reason: nếp cũ}\n  forbid:\n    - {phrase: đ/c, write: đồng chí, severity: note}\n";
        let house = Office::parse(&Source::new("office", text)).into_result().unwrap().house;
        assert_eq!(house.silence, [Silence { code: "VB504", reason: "nếp cũ".to_owned() }]);
        assert_eq!(house.forbid[0].severity, Severity::Note);
        let text = "format: congvan-office/1\nlint:\n  silence:\n    - rule: VB504\n    - {rule: subject-with-capitals, reason: nhầm}\n    - {rule: VB006, reason: lỗi của tệp}\n";
        let found = Office::parse(&Source::new("office", text)).diagnostics;
        let codes: Vec<(&str, usize)> = found.iter().map(|found| (found.code, found.span.start)).collect();
        let at = |part: &str| text.find(part).unwrap();
        assert_eq!(
            codes,
            [("VB006", at("rule: VB504")), ("VB020", at("subject-with-capitals")), ("VB020", at("VB006"))]
        );
        assert!(found[1].help.as_ref().unwrap().vi.contains("`VB504`"));
    }

    #[test]
    fn what_lies_outside_is_refused_with_its_clause() {
        let text =
            "format: congvan-office/1\nmargins: {top: 15, right: 25}\nline_spacing: 2\nfirst_line: 1.5\n";
        let found = Office::parse(&Source::new("office", text)).diagnostics;
        let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, ["VB018", "VB018", "VB018", "VB007"]);
        assert!(found[..3].iter().all(|found| found.clause.is_some()));
    }
}
