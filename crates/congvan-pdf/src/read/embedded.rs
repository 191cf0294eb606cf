//! The YAML that a file of our own carries.

use hayro_syntax::object::{Array, Dict, Name, Stream, String as Text};

use super::faces::is_picture;
use super::text_string;

/// The source that is attached as such, if one is.
pub(crate) fn source(catalog: &Dict<'_>) -> Option<String> {
    let attached = catalog.get::<Array<'_>>("AF")?;
    for file in attached.iter::<Dict<'_>>().take(64) {
        if file.get::<Name<'_>>("AFRelationship").as_deref() != Some(b"Source") {
            continue;
        }
        let name =
            file.get::<Text<'_>>("UF").or_else(|| file.get::<Text<'_>>("F")).map(|name| text_string(&name));
        let folded = name.unwrap_or_default().to_lowercase();
        if !folded.ends_with(".yaml") && !folded.ends_with(".yml") {
            continue;
        }
        let stream = file.get::<Dict<'_>>("EF").and_then(|files| files.get::<Stream<'_>>("F"));
        let Some(stream) = stream.filter(|stream| !is_picture(stream)) else { continue };
        let bytes = stream.decoded_data().ok()?;
        return String::from_utf8(bytes.into_owned()).ok();
    }
    None
}
