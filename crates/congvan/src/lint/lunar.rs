//! Names of lunar years (can chi) in running text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::calendar::CanChi;
use crate::lint::words::small;

/// The names by their first word, in small letters.
static NAMES: LazyLock<BTreeMap<String, Vec<(String, CanChi)>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<(String, CanChi)>> = BTreeMap::new();
    for name in (1984..2044).map(CanChi::of_year) {
        names.entry(small(name.can())).or_default().push((small(name.chi()), name));
    }
    names
});

/// The year that two words in small letters name.
pub(super) fn read(can: &str, chi: &str) -> Option<CanChi> {
    NAMES.get(can)?.iter().find(|(name, _)| name == chi).map(|(_, name)| *name)
}

/// Whether two words in small letters look like the name of a year, and no year has it: every other can goes with every
/// other chi (`Giáp Ngọ`, `Ất Mùi`; never `Giáp Mùi`).
pub(super) fn of_no_year(can: &str, chi: &str) -> bool {
    let is_chi = NAMES.values().flatten().any(|(name, _)| name == chi);
    is_chi && NAMES.contains_key(can) && read(can, chi).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_names() {
        assert_eq!(NAMES.values().flatten().count(), 60);
        assert_eq!(read("đinh", "mùi"), Some(CanChi::of_year(2027)));
        assert_eq!(read("đinh", "thìn"), None);
        assert!(of_no_year("đinh", "thìn") && !of_no_year("đinh", "mùi") && !of_no_year("đinh", "lăng"));
    }
}
