//! Words of names of units, as data: `data/names.txt` has a list's name in brackets, then an entry a line, `written = meant`.

use std::ops::Deref;
use std::sync::OnceLock;

/// A list of that file: each entry with what is meant by it, empty where it means itself.
pub(crate) struct Pairs {
    name: &'static str,
    read: OnceLock<Vec<(&'static str, &'static str)>>,
}

impl Pairs {
    /// The list of that name.
    pub(crate) const fn of_name(name: &'static str) -> Self {
        Self { name, read: OnceLock::new() }
    }
}

impl Deref for Pairs {
    type Target = [(&'static str, &'static str)];

    fn deref(&self) -> &Self::Target {
        self.read.get_or_init(|| {
            let below =
                include_str!("../data/names.txt").lines().skip_while(|line| !self.heads(line)).skip(1);
            let own = below.take_while(|line| !line.starts_with('['));
            let own = own.filter(|line| !line.is_empty() && !line.starts_with('#'));
            own.map(|line| line.split_once(" = ").unwrap_or((line, ""))).collect()
        })
    }
}

impl Pairs {
    fn heads(&self, line: &str) -> bool {
        line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) == Some(self.name)
    }
}

/// Whether a list has the words.
pub(crate) fn is_listed(list: &Pairs, words: &str) -> bool {
    list.iter().any(|(written, _)| *written == words)
}
