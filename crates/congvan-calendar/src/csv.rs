//! The crate's own tables: a row a line, cells parted by commas, which no cell has.

/// The rows below the header.
///
/// # Panics
/// Where the header or the cells of a row are others; a test reads every table.
pub(crate) fn rows<'t>(table: &'t str, header: &str) -> impl Iterator<Item = Vec<&'t str>> {
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some(header));
    let cells = header.split(',').count();
    lines.map(move |line| {
        let row: Vec<&str> = line.split(',').collect();
        assert_eq!(row.len(), cells, "{line}");
        row
    })
}
