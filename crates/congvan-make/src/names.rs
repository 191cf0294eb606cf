//! File names that every system takes: readable, never outside their folder, never two the same.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Bytes of a unit's name: short enough for a folder, a file in it, and the 260 characters of a Windows path.
const UNIT_BYTES: usize = 80;
/// Bytes of a document's name: the 255 of most file systems, less the ending and the temporary file's own letters.
const STEM_BYTES: usize = 200;

/// `xã Chi Lăng` as `xa-chi-lang`.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' => out.push('d'),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A folder or file name for a unit.
pub fn of_unit(name: &str) -> String {
    let name = slug(name);
    let name = cut(&name, UNIT_BYTES).trim_end_matches('-');
    usable(if name.is_empty() { "don-vi" } else { name })
}

/// A file name, without its ending, that keeps the letters of `name` as far as every system takes them.
pub fn of_document(name: &str) -> String {
    let name: String = name.chars().map(|c| if is_unsafe(c) { '-' } else { c }).collect();
    let name = cut(name.trim_matches(['.', ' ']), STEM_BYTES);
    let name = name.trim_end_matches(['.', ' ']);
    usable(if name.is_empty() { "van-ban" } else { name })
}

/// What Windows refuses, what no terminal shows, and what reorders the letters around it.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '\u{fffd}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The longest beginning of at most `most` bytes.
fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// Windows keeps some names for devices, whatever ending follows.
fn usable(name: &str) -> String {
    const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];
    let base = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    let numbered = |port: &str| {
        let number = base.strip_prefix(port).map(|rest| rest.chars().collect::<Vec<_>>());
        matches!(number.as_deref(), Some(['0'..='9' | '¹' | '²' | '³']))
    };
    let reserved = DEVICES.contains(&base.as_str()) || numbered("com") || numbered("lpt");
    if reserved { format!("_{name}") } else { name.to_owned() }
}

/// Names given so far in one folder.
#[derive(Default)]
pub struct Taken(BTreeSet<String>);

impl Taken {
    /// `name`, or the first of `name-2`, `name-3`, … that is still free on a system that ignores case.
    pub fn take(&mut self, name: String) -> String {
        if self.0.insert(key(&name)) {
            return name;
        }
        let mut number = 2_u64;
        loop {
            let ending = format!("-{number}");
            let most = if name.len() <= UNIT_BYTES { UNIT_BYTES } else { STEM_BYTES };
            let other = format!("{}{ending}", cut(&name, most - ending.len()));
            if self.0.insert(key(&other)) {
                return other;
            }
            number += 1;
        }
    }
}

/// Equal for names that some system takes for one.
fn key(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_get_plain_letters() {
        assert_eq!(of_unit("xã Chi Lăng"), "xa-chi-lang");
        assert_eq!(of_unit("Đặc khu Phú Quốc"), "dac-khu-phu-quoc");
        assert_eq!(of_unit("phường 3"), "phuong-3");
        assert_eq!(of_unit("../../etc/passwd"), "etc-passwd");
        assert_eq!(of_unit("CON"), "_con");
        assert_eq!(of_unit("…"), "don-vi");
        assert!(of_unit(&"xã ".repeat(100)).len() <= UNIT_BYTES);
    }

    #[test]
    fn documents_keep_their_letters() {
        assert_eq!(of_document("Công văn 05"), "Công văn 05");
        assert_eq!(of_document("a:b/c\\d?"), "a-b-c-d-");
        assert_eq!(of_document(".. "), "van-ban");
        assert_eq!(of_document("tên. . "), "tên");
        assert_eq!(of_document("com1.yaml"), "_com1.yaml");
        assert_eq!(of_document("LPT³"), "_LPT³");
        assert_eq!(of_document("command"), "command");
        let long = of_document(&"ế".repeat(300));
        assert!(long.len() <= STEM_BYTES && long.chars().all(|c| c == 'ế'));
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut taken = Taken::default();
        let names: Vec<String> =
            ["a", "A", "a-2", "a"].iter().map(|name| taken.take((*name).to_owned())).collect();
        assert_eq!(names, ["a", "A-2", "a-2-2", "a-3"]);
        let long = "x".repeat(UNIT_BYTES);
        assert_eq!(taken.take(long.clone()).len(), UNIT_BYTES);
        assert_eq!(taken.take(long).len(), UNIT_BYTES);
    }
}
