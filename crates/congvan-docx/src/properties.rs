//! `docProps/core.xml` and `docProps/app.xml`: what the file says about itself.

use congvan::document::Properties;

use crate::styles::LANGUAGE;
use crate::xml::{Attributes, Xml};

const CORE: Attributes<'static> = &[
    ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
    ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
];
const APP: Attributes<'static> =
    &[("xmlns", &"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")];

/// Title, author, language and, where the day of issue is known, the date.
pub fn core_part(properties: &Properties) -> String {
    Xml::part("cp:coreProperties", CORE, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&properties.title));
        xml.element("dc:creator", &[], |xml| xml.text(&properties.author));
        xml.element("dc:language", &[], |xml| xml.text(LANGUAGE));
        if let Some(date) = properties.date.map(date) {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, &[("xsi:type", &"dcterms:W3CDTF")], |xml| xml.text(&date));
            }
        }
    })
}

/// The program that wrote the file.
pub fn app_part() -> String {
    Xml::part("Properties", APP, |xml| {
        xml.element("Application", &[], |xml| xml.text("congvan"));
    })
}

/// Midnight of the nearest day that exists and that Word can hold: a wrong date makes a file corrupt for it.
fn date((year, month, day): (u16, u8, u8)) -> String {
    let year = year.clamp(1601, 9999);
    let month = month.clamp(1, 12);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{year:04}-{month:02}-{:02}T00:00:00Z", day.clamp(1, days))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_exist() {
        assert_eq!(date((2026, 3, 5)), "2026-03-05T00:00:00Z");
        assert_eq!(date((2023, 2, 31)), "2023-02-28T00:00:00Z");
        assert_eq!(date((2024, 2, 31)), "2024-02-29T00:00:00Z");
        assert_eq!(date((0, 0, 0)), "1601-01-01T00:00:00Z");
        assert_eq!(date((u16::MAX, u8::MAX, u8::MAX)), "9999-12-31T00:00:00Z");
    }
}
