//! What messages call the files that a user names.

use std::path::Path;

use crate::shown::display_path;

/// Whether the user means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The name under which messages speak of `path`.
pub(crate) fn name_of(path: &Path) -> String {
    if is_stdin(path) { "<stdin>".to_owned() } else { display_path(path) }
}
