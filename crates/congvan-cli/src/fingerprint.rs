//! What a document is made from, in a few letters: where they are the same, so is the document.

use sha2::{Digest, Sha256};

/// Grows with everything that goes into a document.
#[derive(Clone)]
pub(crate) struct Fingerprint(Sha256);

impl Default for Fingerprint {
    /// Of nothing but the program itself: another version may make other bytes.
    fn default() -> Self {
        let mut print = Self(Sha256::default());
        print.add(env!("CARGO_PKG_VERSION"));
        print
    }
}

impl Fingerprint {
    /// One thing more; where one ends and the next begins counts as well.
    pub(crate) fn add(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// The same with one thing more.
    pub(crate) fn with(&self, bytes: impl AsRef<[u8]>) -> Self {
        let mut more = self.clone();
        more.add(bytes);
        more
    }

    /// In hexadecimal digits.
    pub(crate) fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// The SHA-256 of a content, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_and_where_it_ends_both_count() {
        let print = |parts: &[&str]| {
            let mut print = Fingerprint::default();
            parts.iter().for_each(|part| print.add(part));
            print.hex()
        };
        assert_eq!(print(&["ab", "c"]), print(&["ab", "c"]));
        assert_ne!(print(&["ab", "c"]), print(&["a", "bc"]));
        assert_ne!(print(&["ab", "c"]), print(&["ab"]));
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), empty);
    }
}
