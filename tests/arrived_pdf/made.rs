//! PDFs of one page, made letter by letter as other programs make them. Lengths are points from the upper left corner.

use std::fmt::Write as _;

const HEIGHT: f64 = 842.0;

/// A page that is being made.
#[derive(Clone, Default)]
pub struct Made {
    content: String,
    widgets: Vec<Widget>,
    picture: bool,
}

/// Something laid on the page.
#[derive(Clone)]
pub struct Widget {
    area: [f64; 4],
    content: String,
}

impl Widget {
    /// A signature field that shows `lines`.
    pub fn signature(left: f64, top: f64, width: f64, height: f64, lines: &[&str]) -> Self {
        let size = (height / lines.len() as f64 - 1.0).min(13.0);
        let mut content = String::new();
        for (nth, line) in lines.iter().enumerate() {
            let y = height - size * (nth as f64 + 1.0) + 1.0;
            content.push_str(&show_words(size, 1.0, y, line));
        }
        Self { area: [left, HEIGHT - top - height, left + width, HEIGHT - top], content }
    }
}

/// Words at a place: the letters drawn say nothing, what they are said to be does.
fn show_words(size: f64, x: f64, y: f64, words: &str) -> String {
    let units: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let letters: String = words.chars().map(|c| if c == ' ' { ' ' } else { 'n' }).collect();
    let mut content = format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm\n");
    // One word after the other, so that blanks stay blanks of the page.
    let _ = writeln!(content, "/Span <</ActualText <FEFF{units}>>> BDC ({letters}) Tj EMC ET");
    content
}

impl Made {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn words(self, x: f64, y: f64, words: &str) -> Self {
        self.sized_words(13.0, x, y, words)
    }

    pub fn sized_words(mut self, size: f64, x: f64, y: f64, words: &str) -> Self {
        self.content.push_str(&show_words(size, x, HEIGHT - y, words));
        self
    }

    /// Words of another size that run at an angle, in a shade between black (0) and white.
    pub fn across(mut self, size: f64, (x, y): (f64, f64), degrees: f64, gray: f64, words: &str) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let place = format!("{cos:.4} {sin:.4} {:.4} {cos:.4} {x} {}", -sin, HEIGHT - y);
        let _ = writeln!(self.content, "q {gray} g {place} cm {} Q", show_words(size, 0.0, 0.0, words));
        self
    }

    /// Words that nobody sees.
    pub fn hidden_words(mut self, x: f64, y: f64, words: &str) -> Self {
        let _ = writeln!(self.content, "q 3 Tr {} Q", show_words(13.0, x, HEIGHT - y, words));
        self
    }

    /// A level line.
    pub fn line(mut self, x: f64, y: f64, length: f64) -> Self {
        let _ = writeln!(self.content, "0.5 w {x} {0} m {1} {0} l S", HEIGHT - y, x + length);
        self
    }

    /// An upright line.
    pub fn upright(mut self, x: f64, y: f64, length: f64) -> Self {
        let _ = writeln!(self.content, "0.5 w {x} {0} m {x} {1} l S", HEIGHT - y, HEIGHT - y - length);
        self
    }

    /// A picture over the whole page, below everything.
    pub fn picture(mut self) -> Self {
        self.picture = true;
        self
    }

    pub fn widget(mut self, widget: Widget) -> Self {
        self.widgets.push(widget);
        self
    }

    /// The file.
    pub fn pdf(&self) -> Vec<u8> {
        let picture =
            if self.picture { format!("q 595 0 0 {HEIGHT} 0 0 cm /I Do Q\n") } else { String::new() };
        let font = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>";
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            String::new(),
            stream("", &(picture + &self.content)),
            font.to_owned(),
            stream(
                "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
                "\u{7f}",
            ),
        ];
        let mut laid_on = String::new();
        for widget in &self.widgets {
            let [left, bottom, right, top] = widget.area;
            let look = format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 {} {}]/Resources<</Font<</F 5 0 R>>>>",
                right - left,
                top - bottom
            );
            objects.push(stream(&look, &widget.content));
            let look = objects.len();
            objects.push(format!(
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(a{look})/F 4/Rect[{left} {bottom} {right} {top}]/AP<</N {look} 0 R>>>>"
            ));
            let _ = write!(laid_on, "{} 0 R ", objects.len());
        }
        objects[2] = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {HEIGHT}]/Contents 4 0 R/Annots[{laid_on}]\
             /Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>"
        );
        file(&objects)
    }
}

/// A file of several pages, of their words and lines alone.
pub fn pages(pages: &[Made]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|nth| format!("{} 0 R ", 4 + 2 * nth)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for page in pages {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {HEIGHT}]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            objects.len() + 2
        ));
        objects.push(stream("", &page.content));
    }
    file(&objects)
}

/// A stream object, unpacked.
pub fn stream(dictionary: &str, data: &str) -> String {
    format!("<</Length {}{dictionary}>>\nstream\n{data}\nendstream", data.len())
}

/// A file of these objects, the first of which is its catalog.
pub fn file(objects: &[String]) -> Vec<u8> {
    let objects: Vec<&[u8]> = objects.iter().map(|object| object.as_bytes()).collect();
    file_of_bytes(&objects)
}

/// The same of objects that are no text.
pub fn file_of_bytes(objects: &[&[u8]]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (nth, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", nth + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let end =
        format!("{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1);
    bytes.extend_from_slice(end.as_bytes());
    bytes
}
