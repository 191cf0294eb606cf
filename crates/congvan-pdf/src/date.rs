//! The date that a file carries.

/// The day of issue at midnight, Vietnamese time.
pub(crate) struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// From `(year, month, day)`; what is no month and no day becomes the nearest that is.
    pub fn of((year, month, day): (u16, u8, u8)) -> Self {
        Self { year: year.min(9999), month: month.clamp(1, 12), day: day.clamp(1, 31) }
    }

    /// As XMP writes it.
    pub fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}T00:00:00+07:00", self.year, self.month, self.day)
    }

    /// As PDF writes it.
    pub fn pdf(&self) -> String {
        format!("D:{:04}{:02}{:02}000000+07'00'", self.year, self.month, self.day)
    }
}
