//! The engine that fills templates, an office's phrases and templates of notices alike, within the same limits: a
//! template that someone wrote to hurt comes to an end, and takes no more memory than a document needs.

mod limits;
mod tokens;

use std::cell::Cell;
use std::io::Write;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

pub(crate) use limits::{Beyond, DEPTH, beyond, beyond_in_expression, too_deep};
pub(crate) use tokens::{Token, tags, tokens};

/// Bytes of all texts of one document at most.
pub(crate) const BYTES: usize = 1_000_000;

/// The engine; what its own filters may make of a text is bounded too.
pub(crate) fn engine() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on(Vec::<&str>::new());
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", |_: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        Err(tera::Error::message("Filter `indent` is not registered"))
    });
    tera.register_function("range", |_: Kwargs, _: &State| -> TeraResult<Value> {
        Err(tera::Error::message("Function `range` is not registered"))
    });
    tera
}

fn replace(text: &str, given: Kwargs, _: &State) -> TeraResult<String> {
    let (from, to) = (given.must_get::<&str>("from")?, given.must_get::<&str>("to")?);
    let found = text.matches(from).count();
    check_size(found.saturating_mul(to.len()).saturating_add(text.len()))?;
    Ok(text.replace(from, to))
}

fn join(list: &[Value], given: Kwargs, _: &State) -> TeraResult<String> {
    let mark = given.get::<&str>("sep")?.unwrap_or_default();
    let mut words = String::new();
    for (at, value) in list.iter().enumerate() {
        words.push_str(if at > 0 { mark } else { "" });
        words.push_str(&value.to_string());
        check_size(words.len())?;
    }
    Ok(words)
}

fn check_size(bytes: usize) -> TeraResult<()> {
    if bytes > BYTES {
        Err(tera::Error::message(format!("the text has more than {BYTES} bytes")))
    } else {
        Ok(())
    }
}

/// What may still be written of a document, or of a phrase.
#[derive(Default)]
pub(crate) struct Budget {
    written: Cell<usize>,
}

impl Budget {
    pub(crate) fn is_spent(&self) -> bool {
        self.written.get() > BYTES
    }

    /// The template filled in.
    ///
    /// # Errors
    /// Where it cannot be, or the text becomes too long.
    pub(crate) fn render(&self, tera: &Tera, name: &str, context: &Context) -> TeraResult<String> {
        let mut words = Bounded { text: Vec::new(), budget: self };
        tera.render_to(name, context, &mut words)?;
        Ok(String::from_utf8_lossy(&words.text).into_owned())
    }
}

/// Takes what is written until there is too much.
struct Bounded<'a> {
    text: Vec<u8>,
    budget: &'a Budget,
}

impl Write for Bounded<'_> {
    fn write(&mut self, words: &[u8]) -> std::io::Result<usize> {
        let written = &self.budget.written;
        written.set(written.get().saturating_add(words.len()));
        if self.budget.is_spent() {
            return Err(std::io::Error::other("too long"));
        }
        self.text.extend(words);
        Ok(words.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_grows_without_bound() {
        let mut context = Context::new();
        context.insert("a", &"aaaaaaaaaa");
        context.insert("days", &vec!["x"; 30]);
        let fill = |text: &str| {
            let mut tera = engine();
            tera.add_raw_template("t", text).map_err(|error| error.to_string())?;
            Budget::default().render(&tera, "t", &context).map_err(|error| error.to_string())
        };
        assert_eq!(fill("{{ a | replace(from='a', to='b') }}").as_deref(), Ok("bbbbbbbbbb"));
        assert_eq!(fill("{{ days | join(sep='-') | length }}").as_deref(), Ok("59"));
        assert_eq!(fill("{{ days | join }}").as_deref(), Ok("x".repeat(30).as_str()));
        let chained =
            format!("{{{{ a{} }}}}", " | replace(from='a', to='aaaaaaaaaaaaaaaaaaaaaaaa')".repeat(20));
        assert!(fill(&chained).is_err());
        let spread =
            format!("{{{{ a{} }}}}", " | split(pat='') | join(sep='bbbbbbbbbbbbbbbbbbbbbbbb')".repeat(12));
        assert!(fill(&spread).is_err());
        assert!(fill(&format!("{{{{ a{} }}}}", " | indent(width=1000, first=true)".repeat(9))).is_err());
        let loops = "{% for x in days %}".repeat(4) + &"x".repeat(100) + &"{% endfor %}".repeat(4);
        assert!(fill(&loops).is_err());
    }
}
