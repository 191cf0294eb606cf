//! What is said of it.

use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};

pub(super) fn swallowed_words(comment: Span) -> Diagnostic {
    let message = Message::new(
        "từ dấu `#` đến hết dòng bị coi là lời chú, không vào văn bản",
        "from `#` to the end of the line is taken for a comment and is not in the document",
    );
    let help = Message::new(
        "là chữ của câu thì đặt cả câu trong dấu nháy `\"… #…\"`, hoặc viết xuống dòng sau `>-`; là lời chú thì cách hai dấu cách trước `#` và một dấu cách sau nó",
        "where it is text, put the whole sentence in quotes `\"… #…\"`, or write it below `>-`; where it is a comment, put two spaces before `#` and one behind it",
    );
    Diagnostic::error("VB024", comment, message).help(help)
}

/// A comment behind closed quotes that a reader may take for the rest of the sentence.
pub(super) fn behind_quotes(comment: Span) -> Diagnostic {
    let message = Message::new(
        "dấu nháy đã đóng, nên từ dấu `#` là lời chú, không vào văn bản",
        "the quotes are closed, so `#` opens a comment, which is not in the document",
    );
    let help = Message::new(
        "là chữ của câu thì đưa vào trong dấu nháy; là lời chú thì để nguyên, cách hai dấu cách thì không hỏi nữa",
        "where it is text, put it inside the quotes; where it is a comment, leave it; two spaces before it say so",
    );
    Diagnostic::new(Severity::Note, "VB024", comment, message).help(help)
}

pub(super) fn printed_comment(place: Span, is_inside: bool) -> Diagnostic {
    let message = Message::new(
        "chỗ này nằm dưới `>` hay `|` nên là chữ của văn bản, không phải lời chú",
        "this stands below `>` or `|`, so it is text of the document and no comment",
    );
    let help = Message::new(
        "là lời chú thì đưa ra ngoài, lên trên khóa hay sau cả đoạn; là chữ của câu thì để nguyên",
        "where it is a comment, move it out: above the key, or behind the whole text; where it is text, leave it",
    );
    let severity = if is_inside { Severity::Note } else { Severity::Warning };
    Diagnostic::new(severity, "VB024", place, message).help(help)
}

pub(super) fn printed_behind_foreign_space(place: Span) -> Diagnostic {
    let message = Message::new(
        "trước dấu `#` là dấu cách chép từ Word hay trang web, nên từ đó đến hết dòng in vào văn bản",
        "the space before `#` was copied from Word or a web page, so the rest of the line is printed",
    );
    let help = Message::new(
        "là lời chú thì xóa dấu cách ấy, gõ lại hai dấu cách bằng phím cách; là chữ của câu thì đặt cả câu trong dấu nháy `\"… # …\"`",
        "where it is a comment, delete that space and type two; where it is text, put the whole sentence in quotes `\"… # …\"`",
    );
    Diagnostic::error("VB024", place, message).help(help)
}

pub(super) fn cut_in_two(opening: Span) -> Diagnostic {
    let message = Message::new(
        "dấu phẩy trong `[…]` cắt đôi câu này khi ngoặc hay dấu nháy chưa đóng",
        "a comma in `[…]` cuts this sentence in two before its bracket or quote is closed",
    );
    let help = Message::new(
        "đặt cả câu trong dấu nháy `\"…\"`, hoặc viết mỗi phần tử một dòng sau `- `",
        "put the whole sentence in quotes `\"…\"`, or write one item a line after `- `",
    );
    Diagnostic::error("VB026", opening, message).help(help)
}

/// A sentence in brackets that goes on behind a comma.
pub(crate) fn sentence_in_two(sentence: Span) -> Diagnostic {
    let message = Message::new(
        "dấu phẩy trong `[…]` cắt đôi câu này: phần sau không viết hoa, in thành một đoạn riêng",
        "a comma in `[…]` cuts this sentence in two: the rest opens with a small letter and is printed by itself",
    );
    let help = Message::new(
        "là một câu thì đặt cả câu trong dấu nháy `\"…, …\"`, hoặc viết mỗi câu một dòng sau `- `; là hai câu thì viết hoa chữ đầu",
        "put one sentence in quotes `\"…, …\"`, or write one a line after `- `; where there are two, the second has a capital",
    );
    Diagnostic::error("VB026", sentence, message).help(help)
}

pub(super) fn number_in_two(number: Span, in_braces: bool) -> Diagnostic {
    if in_braces {
        let message = Message::new(
            "dấu phẩy trong `{…}` tách số này làm hai",
            "a comma in `{…}` parts this number in two",
        );
        let help = Message::new(
            "đặt số trong dấu nháy: `\"2,5\"`, hoặc ghi mỗi khóa một dòng",
            "put the number in quotes: `\"2,5\"`, or write one key a line",
        );
        return Diagnostic::error("VB026", number, message).help(help);
    }
    let message = Message::new(
        "dấu phẩy trong `[…]` tách số này thành hai phần tử",
        "a comma in `[…]` parts this number in two items",
    );
    let help = Message::new(
        "một số thì đặt trong dấu nháy: `\"09,12\"`; hai số thì cách nhau bằng dấu phẩy và dấu cách",
        "where it is one number, put it in quotes: `\"09,12\"`; put a space behind the comma of two",
    );
    Diagnostic::error("VB026", number, message).help(help)
}

pub(super) fn melted_item(place: Span, words: &str, dash: Option<usize>) -> Diagnostic {
    let message = Message::new(
        "dòng này bị nối vào câu ở trên, không thành một mục riêng",
        "this line is joined to the sentence above and is no item of its own",
    );
    let (vi, en) = match dash {
        Some(dash) => {
            let line = format!("{}- {}", " ".repeat(dash), opening(words));
            let column = dash + 1;
            (
                format!(
                    "là một mục thì gạch ở cột {column}, sau gạch có dấu cách: `{line}`; là mục con thì câu trên ghi sau `text:`, các mục con dưới `items:`"
                ),
                format!(
                    "where it is an item, its dash stands in column {column} with a space behind it: `{line}`; where it belongs below the item above, write that one after `text:` and this one under `items:`"
                ),
            )
        }
        None => {
            let line = format!("- {}", opening(words));
            (
                format!(
                    "là một mục thì câu ở trên cũng xuống dòng thành một mục, mỗi mục một gạch: `{line}`"
                ),
                format!(
                    "where it is an item, write the sentence above as an item too, one dash each: `{line}`"
                ),
            )
        }
    };
    let help = Message::new(
        format!("{vi}; là chữ của câu thì viết cả câu xuống dòng sau `>-`"),
        format!("{en}; where it is text, write the whole sentence below `>-`"),
    );
    Diagnostic::error("VB025", place, message).help(help)
}

/// A line of a folded sentence that stands deeper than the others.
pub(super) fn indented_line(place: Span, words: &str, own: usize) -> Diagnostic {
    let message = Message::new(
        "dưới `>`, dòng thụt sâu hơn các dòng khác không nối vào câu: câu bị cắt thành nhiều đoạn",
        "below `>`, a line that is indented deeper is not joined to the others: the sentence falls apart",
    );
    let line = format!("{}{}", " ".repeat(own), opening(words));
    let column = own + 1;
    let help = Message::new(
        format!(
            "viết thẳng cột {column} với các dòng khác: `{line}`; là đoạn riêng thì để một dòng trống ở trên"
        ),
        format!(
            "write it in column {column} as the others: `{line}`; a paragraph of its own has an empty line above"
        ),
    );
    Diagnostic::error("VB025", place, message).help(help)
}

pub(super) fn joined_items(place: Span, words: &str, below_mark: bool) -> Diagnostic {
    let (vi, en) = match below_mark {
        true => ("dưới `>`", "below `>`"),
        false => ("trong dấu nháy", "in quotes"),
    };
    let message = Message::new(
        format!("các dòng {vi} nối lại thành một đoạn, các gạch đầu dòng này không thành mục"),
        format!("the lines {en} are joined to one paragraph: these dashes make no items"),
    );
    let line = format!("- {}", opening(words));
    let help = Message::new(
        format!(
            "là các mục thì ghi thành danh sách dưới `items:`: `{line}`; là chữ của câu thì viết liền một dòng"
        ),
        format!(
            "where they are items, write them as a list under `items:`: `{line}`; where they are text, write it in one line"
        ),
    );
    Diagnostic::new(Severity::Warning, "VB025", place, message).help(help)
}

/// A line that was meant as a key, and goes on with the value above it (VB025).
pub(crate) fn joined_key(place: Span, key: &str, value: &str) -> Diagnostic {
    let message = Message::new(
        format!("dòng này bị nối vào câu ở trên, không thành khóa `{key}`"),
        format!("this line is joined to the sentence above and is no key `{key}`"),
    );
    let line = format!("{key}: {}", opening(value));
    let help = Message::new(
        format!(
            "là khóa thì viết thẳng cột với khóa ở trên, sau dấu hai chấm có dấu cách: `{line}`; là chữ của câu thì viết cả câu xuống dòng sau `>-`"
        ),
        format!(
            "where it is a key, write it below the key above, with a space after the colon: `{line}`; where it is text, write the whole sentence below `>-`"
        ),
    );
    Diagnostic::error("VB025", place, message).help(help)
}

/// The first words of an item, to show how it is written.
fn opening(words: &str) -> String {
    const WORDS: usize = 4;
    let mut each = words.split_whitespace();
    let first: Vec<&str> = each.by_ref().take(WORDS).collect();
    let more = if each.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
