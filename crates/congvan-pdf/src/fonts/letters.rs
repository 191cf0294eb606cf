//! Which characters a font has glyphs for.

use skrifa::raw::TableProvider;
use skrifa::raw::tables::cmap::{EncodingRecord, PlatformId};
use skrifa::{FontRef, GlyphId};

/// On Windows: the first plane of Unicode, or all of it.
const WINDOWS_UNICODE: [u16; 2] = [1, 10];

/// Every character with its glyph, table after table; one may come again.
pub(crate) fn letters(font: &FontRef<'_>) -> Vec<(char, GlyphId)> {
    let Ok(cmap) = font.cmap() else { return Vec::new() };
    let tables = cmap.encoding_records().iter().filter(|record| is_unicode(record));
    let tables = tables.filter_map(|record| record.subtable(cmap.offset_data()).ok());
    let codes = tables.flat_map(|table| table.iter());
    codes
        .filter(|(_, glyph)| *glyph != GlyphId::NOTDEF)
        .filter_map(|(code, glyph)| Some((char::from_u32(code)?, glyph)))
        .collect()
}

fn is_unicode(record: &EncodingRecord) -> bool {
    match record.platform_id() {
        PlatformId::Unicode => true,
        PlatformId::Windows => WINDOWS_UNICODE.contains(&record.encoding_id()),
        _ => false,
    }
}
