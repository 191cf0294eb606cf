//! What readers left out of a file, told in few words: by reason, how often, and which words. A clerk looks there for what is
//! missing.

use std::collections::HashSet;

use crate::import::Understood;
use crate::import::arrived::Reason;

/// Words that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omitted {
    /// Why.
    pub reason: Reason,
    /// How often.
    pub count: usize,
    /// What, each once, on one line.
    pub words: Vec<String>,
}

impl Understood {
    /// What readers left out of the file, by reason.
    pub fn omissions(&self) -> Vec<Omitted> {
        let of = |reason: Reason| {
            let own = self.page.left_out.iter().filter(|own| own.reason == reason);
            let mut omitted = Omitted { reason, count: 0, words: Vec::new() };
            let mut known = HashSet::new();
            for left in own {
                let words: Vec<&str> = left.text.split(is_white).filter(|word| !word.is_empty()).collect();
                let words = words.join(" ");
                omitted.count += 1;
                if known.insert(words.clone()) {
                    omitted.words.push(words);
                }
            }
            omitted
        };
        Reason::ALL.into_iter().map(of).filter(|own| own.count > 0).collect()
    }
}

fn is_white(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

impl Omitted {
    /// The first words of it, so `many` at the most, each as long as `longest` letters at the most.
    pub fn excerpt(&self, many: usize, longest: usize) -> String {
        let cut = |words: &String| match words.char_indices().nth(longest) {
            Some((end, _)) => format!("`{}…`", words[..end].trim_end()),
            None => format!("`{words}`"),
        };
        let mut shown: Vec<String> = self.words.iter().take(many).map(cut).collect();
        if self.words.len() > many {
            shown.push("…".to_owned());
        }
        shown.join(", ")
    }
}
