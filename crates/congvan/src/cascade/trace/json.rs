//! The trace as JSON, as `docs/trace.md` describes it: written without a tree between, since a run makes one for every
//! unit.

use serde_json::Value;

use crate::cascade::trace::{Check, Entry, Lost, Tier, Trace};
use crate::text::diagnostic::Message;

/// The version of the format, told in every trace. A key that goes, or that means something else, makes a new one; a
/// new key does not.
pub const TRACE_VERSION: u32 = 2;

impl Trace {
    /// The trace as indented JSON with a final line break, as the schema of [`super::trace_schema`] says.
    pub fn to_json(&self) -> String {
        let mut json = Json { text: String::with_capacity(32 << 10), depth: 0, is_first: true };
        json.object(|json| {
            json.key("version").raw(&TRACE_VERSION.to_string());
            json.key("source").text(&self.source);
            json.key("unit").text(&self.unit);
            json.key("counts").object(|json| {
                for tier in Tier::ALL {
                    json.key(tier.name()).raw(&self.of_tier(tier).count().to_string());
                }
            });
            json.key("entries").list(&self.entries, entry);
            match &self.lost_above {
                None => json.key("lost_above").raw("null"),
                Some(lost) => json.key("lost_above").object(|json| lost_above(json, lost)),
            }
        });
        json.text.push('\n');
        json.text
    }
}

fn entry(json: &mut Json, entry: &Entry) {
    let (before, after, why) = entry.action.parts();
    json.object(|json| {
        json.key("at").text(&entry.at);
        json.key("field").maybe(entry.field.as_deref());
        json.key("label_before").maybe(entry.label_before.as_deref());
        json.key("label_after").maybe(entry.label_after.as_deref());
        json.key("action").text(entry.action.name());
        json.key("before").maybe(before);
        json.key("after").maybe(after);
        match why {
            None => json.key("why").raw("null"),
            Some(why) => json.key("why").object(|json| both(json, why)),
        }
        match &entry.answer {
            None => json.key("answer").raw("null"),
            Some(answer) => json.key("answer").object(|json| {
                json.key("kind").text(answer.kind());
                json.key("words").maybe(answer.words());
            }),
        }
        json.key("checks").list(&entry.checks, check);
    });
}

fn check(json: &mut Json, check: &Check) {
    json.object(|json| {
        json.key("tier").text(check.tier.name());
        both(json, &check.what);
        json.key("words").list(&check.words, |json, words| json.text(words));
        json.key("field").maybe(check.field.as_deref());
    });
}

fn lost_above(json: &mut Json, lost: &Lost) {
    json.key("source").text(&lost.source);
    json.key("unit").text(&lost.unit);
    json.key("entries").list(&lost.entries, entry);
}

/// The keys of a sentence in both languages.
fn both(json: &mut Json, message: &Message) {
    json.key("vi").text(&message.vi);
    json.key("en").text(&message.en);
}

/// JSON as it is written.
struct Json {
    text: String,
    depth: usize,
    /// Whether nothing stands yet in the list or the object.
    is_first: bool,
}

impl Json {
    fn object(&mut self, content: impl FnOnce(&mut Self)) {
        self.nest(['{', '}'], content);
    }

    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        self.nest(['[', ']'], |json| {
            for each in items {
                json.next();
                item(json, each);
            }
        });
    }

    fn nest(&mut self, [open, close]: [char; 2], content: impl FnOnce(&mut Self)) {
        self.text.push(open);
        self.depth += 1;
        self.is_first = true;
        content(self);
        self.depth -= 1;
        if !self.is_first {
            self.line();
        }
        self.text.push(close);
        self.is_first = false;
    }

    fn next(&mut self) {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn key(&mut self, key: &str) -> &mut Self {
        self.next();
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\": ");
        self
    }

    fn raw(&mut self, value: &str) {
        self.text.push_str(value);
    }

    fn text(&mut self, value: &str) {
        // Plain words need no tree for their quotation marks.
        let plain = !value.contains(|c: char| c == '"' || c == '\\' || c.is_control());
        match plain {
            true => {
                self.text.push('"');
                self.text.push_str(value);
                self.text.push('"');
            }
            false => self.text.push_str(&Value::from(value).to_string()),
        }
    }

    fn maybe(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.text(value),
            None => self.raw("null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_words_are_it_is_json() {
        let mut trace = Trace::new("UBND \"tỉnh\"", "UBND xã");
        let words = "một\nhai\t\u{8}\u{c}\r\\ \u{1f}\u{7f} đ";
        trace.record_kept("a", words);
        trace.check(Message::new("xem", "look"));
        trace
            .check(Check { words: vec!["hai".to_owned()], ..Message::new("xem lại", "look again").into() });
        trace.record_dropped("b", "ba", Message::new("bỏ", "out"));
        trace.lost_above = Some(trace.losses());
        let read: Value = serde_json::from_str(&trace.to_json()).unwrap();
        assert_eq!(read["source"], "UBND \"tỉnh\"");
        assert_eq!(read["entries"][0]["before"], words);
        assert_eq!(read["entries"][0]["checks"][1]["words"][0], "hai");
        assert_eq!(read["counts"]["look"], 2);
        assert_eq!(trace.to_json(), format!("{}\n", trace.to_json().trim_end()));
    }
}
