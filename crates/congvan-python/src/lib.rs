//! The module `congvan._native`: the operations of the library, as JSON in and out, for the package `congvan` of Python.
//!
//! What they take and answer is what the HTTP API takes and answers, out of one table; what Python sees stands in
//! `python/congvan/__init__.py`. Other threads of Python run while an operation does.

use std::collections::BTreeMap;

use congvan::text::paths;
use congvan::text::source::Source;
use congvan_web::api::{OPERATIONS, Shared};
use congvan_web::{Asked, Reply};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// What an operation answers: `json`, `file` or `refused`, and its bytes.
fn carry_out(
    operation: &str,
    query: BTreeMap<String, String>,
    body: Vec<u8>,
) -> Option<(&'static str, Vec<u8>)> {
    let known = OPERATIONS.iter().find(|known| known.id == operation)?;
    let asked = Asked { query, body, ..Asked::default() };
    Some(match (known.run)(&Shared::default(), &asked) {
        Ok(Reply::Json(value) | Reply::Accepted(value)) => ("json", value.to_string().into_bytes()),
        Ok(Reply::File { bytes, .. }) => ("file", bytes),
        Err(fault) => ("refused", fault.body().to_string().into_bytes()),
    })
}

/// The module.
#[pymodule]
mod _native {
    use super::*;

    /// Carries out an operation of the HTTP API; its name is that of the API's description.
    #[pyfunction]
    fn call<'py>(
        py: Python<'py>,
        operation: &str,
        query: BTreeMap<String, String>,
        body: Vec<u8>,
    ) -> PyResult<(&'static str, Bound<'py, PyBytes>)> {
        let answered = py.detach(|| carry_out(operation, query, body));
        let (kind, bytes) =
            answered.ok_or_else(|| PyValueError::new_err(format!("there is no operation {operation}")))?;
        Ok((kind, PyBytes::new(py, &bytes)))
    }

    /// Every value of a source in its order: its path, and its words where it has any.
    #[pyfunction]
    fn values(py: Python<'_>, text: &str) -> Vec<(String, Option<String>)> {
        let found = py.detach(|| paths::values(&Source::new("source", text)));
        found.into_iter().map(|value| (value.path, value.text)).collect()
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
