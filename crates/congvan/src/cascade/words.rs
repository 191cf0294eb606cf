//! The files of words that every cascade draws on, loaded once a run.

use std::sync::LazyLock;

use crate::cascade::search::after_opening;
use crate::directive::choices;
use crate::directive::format::AUDIENCES;
use crate::directive::read::audience;
use crate::directive::{Audience, Level};
use crate::shape::Kind::{List, Map, Phrase, Text as Plain};
use crate::shape::{Kind, Shape, may, must};
use crate::wording::{FORMAT, Phrases};

/// The file of words of a pair of levels.
pub static LEVEL_WORDS: Shape = Shape {
    name: "level_words",
    about: ("Lời văn khi triển khai xuống cấp dưới", "The words of a step down"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        must("basis_verb", Phrase(&[]), ("động từ của căn cứ", "verb of the basis")),
        must("verb_own", Phrase(&[]), ("yêu cầu đơn vị của mình", "verb towards one's own units")),
        must("verb_mixed", Phrase(&[]), ("đề nghị cả nơi không thuộc quyền", "verb towards others too")),
        must(
            "action",
            Phrase(&[]),
            (
                "việc phải làm, khi văn bản cấp trên không có câu yêu cầu",
                "what for, where the source has no request",
            ),
        ),
        must("whom", Phrase(PAIR), ("những ai được yêu cầu", "who is asked")),
        must("report_purpose", Phrase(&[]), ("mục đích gửi cấp trên", "what the superior receives it for")),
        must("counterparts", Map(&COUNTERPARTS), ("ai ứng với mỗi nhóm", "who stands for each group")),
        may(
            "own_openings",
            List(&Phrase(PAIR)),
            ("cách gọi chính các đơn vị này", "what units like this one are called"),
        ),
        may(
            "replace",
            List(&Phrase(PAIR)),
            ("`từ của cấp trên => từ của cấp này`", "`superior's word => own word`"),
        ),
        may(
            "superior_bodies",
            List(&Plain),
            ("cơ quan của riêng cấp trên, như `Sở`", "bodies of the superior's own level, such as `Sở`"),
        ),
        may(
            "report_to",
            List(&Phrase(PAIR)),
            ("như `replace`, trong mục có thời hạn", "as `replace`, in items with a deadline"),
        ),
    ],
};

const PAIR: &[&str] = &["source", "source_kind", "source_short", "unit", "unit_kind", "unit_short"];
const COUNTERPART: Kind = Phrase(PAIR);

static COUNTERPARTS: Shape = Shape {
    name: "default_counterparts",
    about: ("Ai ứng với mỗi nhóm", "Who stands for each group"),
    fields: &[
        may("office", COUNTERPART, AUDIENCES[0].about),
        may("departments", COUNTERPART, AUDIENCES[1].about),
        may("own_units", COUNTERPART, AUDIENCES[2].about),
        may("subordinate_units", COUNTERPART, AUDIENCES[3].about),
        may("police", COUNTERPART, AUDIENCES[4].about),
        may("military", COUNTERPART, AUDIENCES[5].about),
        may("party", COUNTERPART, AUDIENCES[6].about),
        may("unions", COUNTERPART, AUDIENCES[7].about),
        may("enterprises", COUNTERPART, AUDIENCES[8].about),
        may("technical_center", COUNTERPART, AUDIENCES[9].about),
    ],
};

/// The file of words that tell who is addressed.
pub static OPENINGS: Shape = Shape {
    name: "openings",
    about: ("Những chữ cho biết một mục dành cho ai", "Words that tell whom an item is for"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        may("office", List(&Plain), AUDIENCES[0].about),
        may("departments", List(&Plain), AUDIENCES[1].about),
        may("own_units", List(&Plain), AUDIENCES[2].about),
        may("subordinate_units", List(&Plain), AUDIENCES[3].about),
        may("police", List(&Plain), AUDIENCES[4].about),
        may("military", List(&Plain), AUDIENCES[5].about),
        may("party", List(&Plain), AUDIENCES[6].about),
        may("unions", List(&Plain), AUDIENCES[7].about),
        may("enterprises", List(&Plain), AUDIENCES[8].about),
        may("technical_center", List(&Plain), AUDIENCES[9].about),
    ],
};

/// The words of documents and of every step down: loaded once, shared by every cascade of a run.
#[derive(Debug, Clone)]
pub struct Words {
    document: Phrases,
    province_district: Phrases,
    province_commune: Phrases,
    district_commune: Phrases,
    openings: Vec<(Audience, Vec<String>)>,
}

impl Words {
    /// The words built into the library.
    pub fn vietnamese() -> Self {
        let built_in = |name, text| Phrases::built_in(name, text, &LEVEL_WORDS);
        let openings = include_str!("../../../../templates/cascade/audiences.yaml");
        Self {
            document: Phrases::vietnamese(),
            province_district: built_in(
                "cascade/province-district.yaml",
                include_str!("../../../../templates/cascade/province-district.yaml"),
            ),
            province_commune: built_in(
                "cascade/province-commune.yaml",
                include_str!("../../../../templates/cascade/province-commune.yaml"),
            ),
            district_commune: built_in(
                "cascade/district-commune.yaml",
                include_str!("../../../../templates/cascade/district-commune.yaml"),
            ),
            openings: openings_of(&Phrases::built_in("cascade/audiences.yaml", openings, &OPENINGS)),
        }
    }

    /// The same words, loaded once a process.
    pub(super) fn shared() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(Words::vietnamese);
        &WORDS
    }

    /// The phrases of documents.
    pub fn document(&self) -> &Phrases {
        &self.document
    }

    /// The phrases of the step from a source of level `from` to a unit of level `to`.
    pub(super) fn step(&self, from: Option<Level>, to: Level) -> &Phrases {
        match (from, to) {
            (Some(Level::Province), Level::District) => &self.province_district,
            (Some(Level::Province), _) => &self.province_commune,
            _ => &self.district_commune,
        }
    }

    /// The group a text is addressed to, by the words it opens with.
    pub(super) fn guess(&self, text: &str) -> Option<Audience> {
        let opening = |(audience, openings): &(Audience, Vec<String>)| {
            let longest =
                openings.iter().filter(|opening| after_opening(text, opening).is_some()).map(String::len);
            longest.max().map(|length| (length, *audience))
        };
        let found = self.openings.iter().filter_map(opening);
        found.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, audience)| audience)
    }

    /// The text without the words it opens with that are known to name this group, such as `Công an tỉnh`.
    pub(super) fn without_group_opening<'t>(&self, text: &'t str, audience: Audience) -> Option<&'t str> {
        let (_, openings) = self.openings.iter().find(|(known, _)| *known == audience)?;
        openings.iter().filter_map(|opening| after_opening(text, opening)).min_by_key(|rest| rest.len())
    }
}

fn openings_of(phrases: &Phrases) -> Vec<(Audience, Vec<String>)> {
    let each = AUDIENCES.iter();
    each.filter_map(|choice| Some((audience(choice.word)?, phrases.list(choice.word).to_vec()))).collect()
}

/// The key of a group in the format.
pub(super) fn word(group: Audience) -> &'static str {
    choices::word(&choices::AUDIENCES, &group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_tell_the_group() {
        let words = Words::vietnamese();
        assert_eq!(words.guess("Các doanh nghiệp viễn thông"), Some(Audience::Enterprises));
        assert_eq!(words.guess("Công an tỉnh"), Some(Audience::Police));
        assert_eq!(words.guess("Rà soát hệ thống"), None);
    }
}
