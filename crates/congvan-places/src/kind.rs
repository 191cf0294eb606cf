//! Kinds of administrative units, with the words that name them.

use crate::Level;

/// Kinds of administrative units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// Tỉnh.
    Province,
    /// Thành phố, of the province level or below it.
    City,
    /// Huyện.
    District,
    /// Quận.
    UrbanDistrict,
    /// Thị xã.
    Town,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn.
    Township,
    /// Đặc khu.
    SpecialZone,
}

/// Kinds with their words; those in short stand behind the whole ones.
const KINDS: [(&str, UnitKind); 11] = [
    ("tỉnh", UnitKind::Province),
    ("thành phố", UnitKind::City),
    ("huyện", UnitKind::District),
    ("quận", UnitKind::UrbanDistrict),
    ("thị xã", UnitKind::Town),
    ("xã", UnitKind::Commune),
    ("phường", UnitKind::Ward),
    ("thị trấn", UnitKind::Township),
    ("đặc khu", UnitKind::SpecialZone),
    ("tp", UnitKind::City),
    ("tx", UnitKind::Town),
];

/// How many of them are written out.
const WHOLE: usize = 9;

impl UnitKind {
    /// Every word for a kind, in short too: `thành phố`, `tp`.
    pub fn words() -> impl Iterator<Item = (&'static str, Self)> {
        KINDS.into_iter()
    }

    /// The kind that a word names, in small letters.
    pub fn of(word: &str) -> Option<Self> {
        KINDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// Splits `xã Chi Lăng` into its kind and `Chi Lăng`, in whatever case the kind is written.
    pub fn split(name: &str) -> Option<(Self, &str)> {
        let lower = name.to_lowercase();
        KINDS[..WHOLE].iter().find_map(|(word, kind)| {
            let rest = lower.strip_prefix(word)?.strip_prefix(' ')?;
            // Lower case may take more bytes than upper case, but never in the part before the proper name.
            name.get(name.len() - rest.len().min(name.len())..).map(|proper| (*kind, proper.trim()))
        })
    }

    /// The word for this kind, written out.
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// The levels whose units are of this kind.
    pub fn levels(self) -> &'static [Level] {
        match self {
            Self::Province => &[Level::Province],
            Self::City => &[Level::Province, Level::District],
            Self::District | Self::UrbanDistrict | Self::Town => &[Level::District],
            Self::Commune | Self::Ward | Self::Township | Self::SpecialZone => &[Level::Commune],
        }
    }

    /// The level of its units; none of a `thành phố`, which stands for two.
    pub fn level(self) -> Option<Level> {
        match self.levels() {
            [level] => Some(*level),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_split_behind_its_kind_in_any_case() {
        assert_eq!(UnitKind::split("Thị xã Bỉm Sơn"), Some((UnitKind::Town, "Bỉm Sơn")));
        assert_eq!(UnitKind::split("ĐẶC KHU PHÚ QUỐC"), Some((UnitKind::SpecialZone, "PHÚ QUỐC")));
        assert_eq!(UnitKind::split("tp Vinh"), None, "a kind in short opens no name");
        assert_eq!(UnitKind::split("xãChi Lăng"), None);
    }

    #[test]
    fn a_city_stands_for_two_levels() {
        assert_eq!(UnitKind::City.level(), None);
        assert_eq!(UnitKind::of("tp"), Some(UnitKind::City));
        assert_eq!(UnitKind::City.word(), "thành phố");
        assert!(UnitKind::words().all(|(_, kind)| kind == UnitKind::City || kind.level().is_some()));
    }
}
