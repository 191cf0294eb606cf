//! How much a file may ask for, so that no file takes long, whatever it says.

/// What is left of the work that one file may ask for.
pub(crate) struct Budget {
    steps: usize,
    bytes: usize,
    spent: bool,
}

impl Budget {
    /// A hundred times what a long dispatch needs.
    pub fn new() -> Self {
        Self { steps: 6_000_000, bytes: 256 << 20, spent: false }
    }

    /// Takes `count` steps; false when there are not so many.
    pub fn take(&mut self, count: usize) -> bool {
        match self.steps.checked_sub(count) {
            Some(left) if !self.spent => self.steps = left,
            _ => self.spent = true,
        }
        !self.spent
    }

    /// Takes the bytes of a stream that was unpacked.
    pub fn unpack(&mut self, bytes: usize) -> bool {
        match self.bytes.checked_sub(bytes) {
            Some(left) if !self.spent => self.bytes = left,
            _ => self.spent = true,
        }
        !self.spent
    }

    /// Takes all that is left: the file asks for what no document needs.
    pub fn refuse(&mut self) {
        self.spent = true;
    }

    /// Whether the file asked for more than there was.
    pub fn is_spent(&self) -> bool {
        self.spent
    }
}
