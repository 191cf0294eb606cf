//! Why a request is not answered as asked: a status, and findings in the one form that all findings have.

use axum::http::StatusCode;
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::paths::findings_to_json;
use congvan::text::source::Source;
use serde_json::{Value, json};

/// A refusal.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Of the response.
    pub status: StatusCode,
    /// What is wrong, as findings.
    pub findings: Vec<Value>,
}

impl Fault {
    /// A fault of the request itself rather than of a source.
    pub fn new(status: StatusCode, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::from_message(status, &Message::new(vi, en))
    }

    /// As [`Fault::new`].
    pub fn from_message(status: StatusCode, message: &Message) -> Self {
        let place = json!({ "byte": 0, "line": 1, "column": 1 });
        let finding = json!({
            "code": format!("HTTP{}", status.as_u16()),
            "severity": "error",
            "message": { "vi": message.vi, "en": message.en },
            "help": null, "clause": null, "file": "", "path": null,
            "start": place, "end": place, "fix": null,
        });
        Self { status, findings: vec![finding] }
    }

    /// The request cannot be understood.
    pub fn bad(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, vi, en)
    }

    /// What was asked for is understood and cannot be made.
    pub fn refusal(message: &Message) -> Self {
        Self::from_message(StatusCode::UNPROCESSABLE_ENTITY, message)
    }

    /// A source that cannot be used, and every reason why.
    pub fn from_findings(source: &Source, found: &[Diagnostic]) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, findings: findings_to_json(source, found) }
    }

    /// The body of the response.
    pub fn body(&self) -> Value {
        json!({ "findings": self.findings })
    }
}
