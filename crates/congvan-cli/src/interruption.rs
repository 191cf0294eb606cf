//! Ctrl-C, as long work takes it: end after the document at hand.

use std::sync::atomic::{AtomicBool, Ordering};

/// Asked for from outside, heeded by work that can end early.
#[derive(Debug, Default)]
pub struct Interruption {
    is_heeded: AtomicBool,
    is_asked: AtomicBool,
}

impl Interruption {
    /// Nobody has asked yet.
    pub const fn new() -> Self {
        Self { is_heeded: AtomicBool::new(false), is_asked: AtomicBool::new(false) }
    }

    /// Asks the work to end. False where none is listening, or it was asked before: then nothing will end by itself.
    pub fn ask(&self) -> bool {
        !self.is_asked.swap(true, Ordering::Relaxed) && self.is_heeded.load(Ordering::Relaxed)
    }

    /// From here on the work looks whether it was asked.
    pub(crate) fn heed(&self) {
        self.is_heeded.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Relaxed)
    }
}
