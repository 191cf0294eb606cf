//! Ctrl-C, as long work takes it: end after the document at hand.

use std::sync::atomic::{AtomicBool, Ordering};

use congvan::text::diagnostic::Message;

/// The exit code where a run was ended at once, as shells have it for an interrupted process.
pub const ENDED: u8 = 130;

/// What is said then.
pub(crate) fn message() -> Message {
    Message::new(
        "bị dừng giữa chừng; tệp nào đã ghi thì trọn vẹn",
        "stopped before the end; each file that was written is whole",
    )
}

/// What is said by work of many files that ended early.
pub(crate) fn came_so_far(done: usize, all: usize) -> Message {
    Message::new(
        format!("dừng giữa chừng: xong {done} trên {all} tệp; chạy lại với các tệp còn lại"),
        format!("stopped: {done} of {all} files done; run the command again with the others"),
    )
}

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
