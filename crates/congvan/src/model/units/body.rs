//! What a unit is that issues documents and is no People's Committee.

use crate::model::directive::Audience;
use crate::text::shape::{Choice, choice};

/// A body that issues documents of its own and is no People's Committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssuingBody {
    /// Sở, or another specialised department of a province.
    Department,
    /// Phòng, văn phòng of a commune, a district or a department.
    Division,
    /// Trường học, cơ sở giáo dục.
    School,
    /// Trạm Y tế.
    HealthStation,
    /// Trung tâm, bệnh viện, ban quản lý, any other unit of the superior's.
    Center,
    /// Ủy ban Mặt trận Tổ quốc Việt Nam.
    Front,
    /// Hội, đoàn thể.
    Union,
    /// Cấp ủy.
    Party,
    /// Công an.
    Police,
    /// Ban Chỉ huy Quân sự.
    Military,
}

/// The words of the key `body`, in the order of [`ISSUING_BODIES`].
pub(crate) const ISSUING_BODY_WORDS: &[Choice] = &[
    choice("department", "sở, ngành", "a department of a province"),
    choice("division", "phòng, văn phòng", "a division or an office"),
    choice("school", "trường, cơ sở giáo dục", "a school"),
    choice("health_station", "trạm y tế", "a health station"),
    choice("center", "trung tâm, bệnh viện, ban quản lý, đơn vị khác", "a centre, a hospital or the like"),
    choice("front", "Ủy ban Mặt trận Tổ quốc", "the Front"),
    choice("union", "hội, đoàn thể", "a union"),
    choice("party", "cấp ủy", "a party committee"),
    choice("police", "công an", "the police"),
    choice("military", "quân sự", "the military"),
];

const ISSUING_BODIES: [IssuingBody; 10] = [
    IssuingBody::Department,
    IssuingBody::Division,
    IssuingBody::School,
    IssuingBody::HealthStation,
    IssuingBody::Center,
    IssuingBody::Front,
    IssuingBody::Union,
    IssuingBody::Party,
    IssuingBody::Police,
    IssuingBody::Military,
];

impl IssuingBody {
    /// The one that a word of a profile names.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let at = ISSUING_BODY_WORDS.iter().position(|choice| choice.word == word)?;
        ISSUING_BODIES.get(at).copied()
    }

    /// The groups of a source's addressees that it belongs to.
    pub(crate) fn groups(self) -> &'static [Audience] {
        match self {
            Self::Department | Self::Division => &[Audience::Departments],
            Self::School | Self::HealthStation | Self::Center => {
                &[Audience::OwnUnits, Audience::TechnicalCenter]
            }
            Self::Front | Self::Union => &[Audience::Unions],
            Self::Party => &[Audience::Party],
            Self::Police => &[Audience::Police],
            Self::Military => &[Audience::Military],
        }
    }

    /// Its word in a profile.
    pub(crate) fn word(self) -> &'static str {
        let at = ISSUING_BODIES.iter().position(|body| *body == self);
        at.map_or("", |at| ISSUING_BODY_WORDS[at].word)
    }
}
