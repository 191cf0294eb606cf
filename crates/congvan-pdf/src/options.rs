//! What a caller may ask for beyond the pages themselves.

/// What a file holds beside its pages; nothing by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// A file within the file, such as the data that the document was made from: whoever gets the file can read it, so
    /// that [`congvan::model::directive::Directive::to_yaml`], which has every value and no comment, is a better one than the
    /// clerk's own file.
    pub attachment: Option<Attachment>,
    /// Empty fields: for everybody who signs `ChuKyNguoiKy` between title and name (ô 7c), `ChuKyCoQuan` to its left,
    /// over a third of it and as large as a seal (ô 8; PL I, mục II.8), and, where number and day are left blank,
    /// `SoVanBan`, `NgayBanHanh` and `ThangBanHanh` to type in. A second field of a name has a 2 behind it.
    pub signature_fields: bool,
}

/// A file that lies within the PDF file as its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, with an ending.
    pub name: String,
    /// Its media type, `application/yaml`; what is none counts as `application/octet-stream`.
    pub media_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What a reader is told about it.
    pub description: String,
}
