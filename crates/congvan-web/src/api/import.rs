//! A file as it arrived. Everything that reads files stands behind [`import`].

use axum::http::StatusCode;
use congvan::text::diagnostic::Message;
use congvan::text::source::Source;
use serde_json::json;

use super::Shared;
use crate::asked::{Asked, Reply};
use crate::fault::Fault;

pub(crate) fn import(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let name = asked.word("name").unwrap_or("văn bản");
    let is_binary = asked.body.iter().take(4_096).any(|byte| *byte == 0) || asked.body.starts_with(b"%PDF");
    if is_binary {
        return Err(Fault::told(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            &Message::new(
                format!("{name}: chưa đọc được loại tệp này"),
                format!("{name}: files of this kind are not read yet"),
            ),
        ));
    }
    let source = Source::from_bytes(name, asked.body.clone()).map_err(|why| Fault::refused(&why))?;
    Ok(Reply::Json(json!({ "name": name, "source": source.text(), "remarks": [], "lines": [] })))
}
