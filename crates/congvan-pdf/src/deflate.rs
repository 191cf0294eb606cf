//! Compressing streams.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};

thread_local! {
    /// One compressor for many streams: to make one costs more than a short stream. It works at a level that costs a third
    /// of the best one's time.
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(Compression::default(), true));
}

/// The content compressed, where that is shorter.
pub(crate) fn shorter(content: &[u8]) -> Option<Vec<u8>> {
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        let mut deflated = Vec::with_capacity(content.len());
        let ended = deflate.compress_vec(content, &mut deflated, FlushCompress::Finish);
        let is_whole = ended.is_ok_and(|status| status == Status::StreamEnd);
        (is_whole && deflated.len() < content.len()).then_some(deflated)
    })
}
