//! Several files as one.

use std::io::{Cursor, Write};

use axum::http::StatusCode;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::fault::Fault;

/// Files that are put together in memory.
pub(crate) struct Zipped {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    bytes: usize,
}

/// No more is kept in memory for one download.
const MOST_BYTES: usize = 400 << 20;

impl Zipped {
    pub(crate) fn new() -> Self {
        Self { writer: ZipWriter::new(Cursor::new(Vec::new())), bytes: 0 }
    }

    /// Adds a file. What is deflated already is stored as it is.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            return Err(Fault::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "quá nhiều tệp cho một lần tải; hãy chia thành nhiều lần, hoặc dùng lệnh congvan cascade",
                "too many files for one download; do it in parts, or use congvan cascade",
            ));
        }
        let is_packed = [".docx", ".pdf"].iter().any(|ending| path.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        // The same files give the same bytes: no clock is asked.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default());
        self.writer.start_file(path, options).map_err(|error| zip_fault(&error))?;
        self.writer.write_all(bytes).map_err(|error| zip_fault(&error))
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, Fault> {
        Ok(self.writer.finish().map_err(|error| zip_fault(&error))?.into_inner())
    }
}

fn zip_fault(error: &dyn std::error::Error) -> Fault {
    Fault::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        format!("không đóng gói được tệp: {error}"),
        format!("cannot pack the files: {error}"),
    )
}
