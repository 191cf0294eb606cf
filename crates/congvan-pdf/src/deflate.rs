//! Compressing streams.

use flate2::{Compress, Compression, FlushCompress, Status};

/// One compressor for many streams: to make one costs more than a short stream. It works at a level that costs a third
/// of the best one's time.
pub(crate) struct Deflate(Compress);

impl Deflate {
    pub(crate) fn new() -> Self {
        Self(Compress::new(Compression::default(), true))
    }

    /// The content compressed, where that is shorter.
    pub(crate) fn shorter(&mut self, content: &[u8]) -> Option<Vec<u8>> {
        self.0.reset();
        let mut deflated = Vec::with_capacity(content.len());
        let ended = self.0.compress_vec(content, &mut deflated, FlushCompress::Finish);
        let is_whole = ended.is_ok_and(|status| status == Status::StreamEnd);
        (is_whole && deflated.len() < content.len()).then_some(deflated)
    }
}
