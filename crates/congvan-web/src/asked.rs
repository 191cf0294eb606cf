//! A request as operations read it.

use std::collections::BTreeMap;

use congvan::text::diagnostic::Message;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use crate::fault::Fault;

/// A request, read whole.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// What stands in the path: the value of `{…}`.
    pub at: String,
    /// The query, each name once.
    pub query: BTreeMap<String, String>,
    /// Whether the body is YAML: the source itself, and everything else in the query.
    pub is_yaml: bool,
    /// The body.
    pub body: Vec<u8>,
}

impl Asked {
    /// A value of the query.
    pub fn word(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the query asks for something by `true`; not where it says `false` or nothing.
    ///
    /// # Errors
    /// That any other word is neither.
    pub fn flag(&self, name: &str) -> Result<bool, Fault> {
        match self.query.get(name).map(String::as_str) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => {
                Err(Fault::bad(format!("`{name}` là true hay false"), format!("`{name}` is true or false")))
            }
        }
    }

    /// The body as what an operation takes. A body of YAML is its `source`, with the query beside it.
    ///
    /// # Errors
    /// The place where it is not what is asked for.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let wrong = |error: serde_json::Error| {
            Fault::bad(
                format!(
                    "nội dung yêu cầu không đúng ở dòng {}, cột {}: {}",
                    error.line(),
                    error.column(),
                    in_words(&error)
                ),
                format!("the request is not as described: {}", plainly(&error)),
            )
        };
        if !self.is_yaml
            && matches!(serde_json::from_slice(&self.body), Ok(given) if !Value::is_object(&given))
        {
            return Err(Fault::bad(
                "nội dung yêu cầu phải là một đối tượng JSON: `{ … }`",
                "the body must be a JSON object: `{ … }`",
            ));
        }
        if !self.is_yaml {
            return serde_json::from_slice(&self.body).map_err(wrong);
        }
        let source = String::from_utf8(self.body.clone())
            .map_err(|_| Fault::bad("nội dung không phải văn bản UTF-8", "the body is not UTF-8 text"))?;
        let mut object = serde_json::Map::from_iter([("source".to_owned(), Value::from(source))]);
        for (name, value) in &self.query {
            let value = match value.as_str() {
                "true" => Value::from(true),
                "false" => Value::from(false),
                text => Value::from(text),
            };
            object.insert(name.clone(), value);
        }
        serde_json::from_value(Value::Object(object)).map_err(wrong)
    }
}

/// What is wrong with a body: which kind of fault, and the names that it is about.
fn in_words(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let names: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
    let about = match names.as_slice() {
        [] => String::new(),
        names => format!(" (`{}`)", names.join("`, `")),
    };
    let what = match error.classify() {
        Category::Eof => "JSON chưa hết đã dừng",
        Category::Syntax => "không phải JSON đúng",
        Category::Data | Category::Io => "thiếu, thừa hoặc sai giá trị của khóa",
    };
    format!("{what}{about}")
}

/// What the reader says in English, without the words of the language that it is written in.
fn plainly(error: &serde_json::Error) -> String {
    let mut told = error.to_string();
    for (word, plain) in [
        ("a sequence", "a list"),
        ("sequence", "a list"),
        ("a map", "an object"),
        ("unit variant", "a word"),
        ("newtype variant", "an object"),
        ("a borrowed string", "a text"),
        ("a string", "a text"),
        ("string \"", "the text \""),
        ("integer `", "the number `"),
        ("floating point `", "the number `"),
        ("data did not match any variant of untagged enum Words", "a word or a list of words is expected"),
    ] {
        told = told.replace(word, plain);
    }
    // `struct Check`, `enum Holds`
    let (mut words, mut own) = (Vec::new(), told.split(' '));
    while let Some(word) = own.next() {
        if matches!(word, "struct" | "enum") {
            own.next();
            words.extend(["an", "object"]);
        } else {
            words.push(word);
        }
    }
    words.join(" ")
}

/// What an operation answers.
#[derive(Debug, Clone)]
pub enum Reply {
    /// A JSON object.
    Json(Value),
    /// A file to be kept.
    File {
        /// What a browser calls it.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Work that goes on.
    Accepted(Value),
}

/// The query of an address: `a=1&b=x%20y`.
pub(crate) fn query(text: &str) -> Result<BTreeMap<String, String>, Message> {
    let mut found = BTreeMap::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(name), Some(value)) = (percent_decode(name), percent_decode(value)) else {
            return Err(Message::new("địa chỉ không đúng mã UTF-8", "the address is not UTF-8"));
        };
        if found.insert(name.clone(), value).is_some() {
            return Err(Message::new(format!("`{name}` có hai lần"), format!("`{name}` is there twice")));
        }
    }
    Ok(found)
}

/// Text of an address with its escapes resolved.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// A text as a part of an address.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_body_is_told_in_the_language_of_the_message() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct One {
            #[allow(dead_code)]
            source: String,
        }
        for (body, wanted) in [
            ("{\"sauce\": \"\"}", "thiếu, thừa hoặc sai giá trị của khóa (`sauce`, `source`)"),
            ("{\"source\": ", "JSON chưa hết đã dừng"),
            ("{source}", "không phải JSON đúng"),
            ("[]", "phải là một đối tượng JSON: `{ … }`"),
            ("{\"source\": []}", "thiếu, thừa hoặc sai giá trị của khóa"),
        ] {
            let asked = Asked { body: body.as_bytes().to_vec(), ..Asked::default() };
            let fault = asked.body::<One>().expect_err("it is wrong");
            let told = fault.findings[0]["message"]["vi"].as_str().expect("words").to_owned();
            assert!(told.ends_with(wanted), "{told}");
            let told = fault.findings[0]["message"]["en"].as_str().expect("words").to_owned();
            let rust = ["struct", "enum", "sequence", "variant", "map"];
            assert!(!rust.iter().any(|word| told.contains(word)), "{told}");
        }
    }

    #[test]
    fn a_query_is_read_as_it_was_written() {
        let found = query("q=x%C3%A3+Chi%20L%C4%83ng&date=").expect("a query");
        assert_eq!((found["q"].as_str(), found["date"].as_str()), ("xã Chi Lăng", ""));
        assert!(query("a=%ff").is_err() && query("a=%4").is_err() && query("a=1&a=2").is_err());
        assert_eq!(
            percent_decode(&percent_encode("thông tư & “nghị định”.docx")).as_deref(),
            Some("thông tư & “nghị định”.docx")
        );
    }
}
