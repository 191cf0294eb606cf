//! Levels of government.

/// Level of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Cấp tỉnh.
    Province,
    /// Cấp huyện, until 30/06/2025.
    District,
    /// Cấp xã.
    Commune,
}
