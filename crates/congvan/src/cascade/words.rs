//! The files of words that every cascade draws on, loaded once a run.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use crate::model::directive::choices;
use crate::model::directive::format::AUDIENCES;
use crate::model::directive::read::audience;
use crate::model::directive::{Audience, Level};
use crate::model::units::IssuingBody;
use crate::text::diagnostic::{Checked, Diagnostic, any_error};
use crate::text::shape::Kind::{Choice as OneOf, List, Map, Phrase, Text as Plain};
use crate::text::shape::{Kind, Shape, may, must};
use crate::text::source::Source;
use crate::wording::{DOCUMENT_WORDS, FORMAT, Phrases, WordingError};

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
        must("whom", Phrase(WHOM), ("những ai được yêu cầu", "who is asked")),
        must("report_purpose", Phrase(&[]), ("mục đích gửi cấp trên", "what the superior receives it for")),
        must(
            "source_short",
            Phrase(&["source", "source_kind"]),
            ("lời văn gọi cấp trên là gì", "what running text calls the superior"),
        ),
        must("counterparts", Map(&COUNTERPARTS), ("ai ứng với mỗi nhóm", "who stands for each group")),
    ],
};

const PAIR: &[&str] = &["source", "source_kind", "source_short", "unit", "unit_kind", "unit_short"];
/// And those on the territory whom the source names beside the bodies of its own.
const WHOM: &[&str] = &["source", "source_kind", "source_short", "unit", "unit_kind", "unit_short", "beside"];
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

const OF_BODY: Kind = Phrase(&["unit_short"]);

/// One key for each kind of body that a profile may name.
static BODIES: Shape = Shape {
    name: "words_of_bodies",
    about: ("Theo loại cơ quan", "By kind of body"),
    fields: &[
        may("department", OF_BODY, ("sở, ngành", "a department")),
        may("division", OF_BODY, ("phòng, văn phòng", "a division")),
        may("school", OF_BODY, ("trường", "a school")),
        may("health_station", OF_BODY, ("trạm y tế", "a health station")),
        may("police", OF_BODY, ("công an", "the police")),
        may("military", OF_BODY, ("quân sự", "the military")),
        may("center", OF_BODY, ("trung tâm, đơn vị khác", "a centre")),
        may("front", OF_BODY, ("Mặt trận", "the Front")),
        may("union", OF_BODY, ("hội, đoàn thể", "a union")),
        may("party", OF_BODY, ("cấp ủy", "a party committee")),
    ],
};

/// The file of what holds for every step.
pub static COMMON: Shape = Shape {
    name: "common",
    about: ("Chung cho mọi bước triển khai", "What holds for every step down"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        must("commanded", GROUPS, ("nhóm thuộc quyền của đơn vị", "groups under the unit's command")),
        must(
            "on_territory",
            GROUPS,
            ("nhóm ở trên địa bàn, giữ tên", "groups on the territory, named as they are"),
        ),
        must(
            "limited",
            GROUPS,
            ("nhóm mà việc có thể vượt thẩm quyền", "groups whose tasks may be beyond the unit"),
        ),
        must(
            "superior_divisions",
            GROUPS,
            ("nhóm có cơ quan riêng của cấp trên", "groups with bodies of the superior's own"),
        ),
        must("own_task", GROUPS, ("ai nhận việc của chính đơn vị", "who takes the unit's own tasks")),
        may(
            "inner",
            Map(&BODIES),
            ("ai ở trong cơ quan không phải UBND nhận việc", "who within a body takes its tasks"),
        ),
        may("head", Map(&BODIES), ("người đứng đầu cơ quan ấy", "the head of such a body")),
        may("signs_for", Map(&BODIES), ("người đứng đầu ký thay mặt ai", "on whose behalf its head signs")),
        must(
            "makes",
            Phrase(&["unit_short", "kind"]),
            ("câu mở đầu khi đơn vị ban hành kế hoạch", "the opening where the unit makes a plan"),
        ),
        must(
            "carries_out",
            Phrase(&["document"]),
            ("trích yếu khi triển khai một quyết định", "the subject where a decision is carried out"),
        ),
        must(
            "body_symbol",
            Phrase(&[]),
            ("ký hiệu để trống của cơ quan ấy", "a blank symbol of such a body"),
        ),
        must("symbol", Phrase(&[]), ("ký hiệu để trống", "a blank symbol")),
        must("signatory_of", Phrase(&[]), ("ký thay mặt ai", "on whose behalf is signed")),
        must("signatory_title", Phrase(&[]), ("chức vụ người ký", "title of the signatory")),
        must("as_above", Phrase(&[]), ("dòng đầu của nơi nhận", "first line of the recipients list")),
        must("archive", Phrase(&[]), ("nơi lưu", "where it is filed")),
        must(
            "general_tasks",
            Phrase(&[]),
            (
                "tiêu đề của các việc không giao riêng cho ai",
                "title of the tasks that are given to nobody alone",
            ),
        ),
        must(
            "subject_openings",
            List(&Plain),
            ("chữ thừa ở đầu trích yếu", "words that do not belong in a subject"),
        ),
    ],
};

const GROUPS: Kind = List(&OneOf(AUDIENCES));

/// What holds for every step, ready to be asked.
#[derive(Debug, Clone)]
pub(super) struct Common {
    phrases: Phrases,
    pub(super) commanded: Vec<Audience>,
    pub(super) on_territory: Vec<Audience>,
    pub(super) limited: Vec<Audience>,
    pub(super) superior_divisions: Vec<Audience>,
    pub(super) own_task: Vec<Audience>,
}

impl Common {
    fn new(phrases: Phrases) -> Self {
        let groups = |key| phrases.list(key).iter().filter_map(|word| audience(word)).collect();
        Self {
            commanded: groups("commanded"),
            on_territory: groups("on_territory"),
            limited: groups("limited"),
            superior_divisions: groups("superior_divisions"),
            own_task: groups("own_task"),
            phrases,
        }
    }

    /// A phrase of every step.
    pub(super) fn get(&self, key: &str) -> Result<String, WordingError> {
        self.phrases.get(key)
    }

    /// A phrase of every step, filled in.
    pub(super) fn fill(&self, key: &str, values: &[(&'static str, &str)]) -> Result<String, WordingError> {
        self.phrases.fill(key, values)
    }

    /// A phrase for a kind of body, where there is one.
    pub(super) fn of_body(
        &self,
        key: &str,
        body: IssuingBody,
        values: &[(&'static str, &str)],
    ) -> Option<String> {
        let key = format!("{key}.{}", body.word());
        self.phrases.has(&key).then(|| self.phrases.fill(&key, values).ok())?
    }

    /// Words of every step.
    pub(super) fn list(&self, key: &str) -> &[String] {
        self.phrases.list(key)
    }
}

/// A file of words: its path in a folder of words, its keys, and the one that comes with the library.
struct File {
    path: &'static str,
    shape: &'static Shape,
    text: &'static str,
}

/// Every file of words, in the order of [`Words`].
const FILES: [File; 6] = [
    File { path: "van-ban.yaml", shape: &DOCUMENT_WORDS, text: include_str!("../../templates/van-ban.yaml") },
    File {
        path: "cascade/province-district.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../templates/cascade/province-district.yaml"),
    },
    File {
        path: "cascade/province-commune.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../templates/cascade/province-commune.yaml"),
    },
    File {
        path: "cascade/district-commune.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../templates/cascade/district-commune.yaml"),
    },
    File {
        path: "cascade/within.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../templates/cascade/within.yaml"),
    },
    File {
        path: "cascade/common.yaml",
        shape: &COMMON,
        text: include_str!("../../templates/cascade/common.yaml"),
    },
];

/// The words of documents and of every step down: loaded once, shared by every cascade of a run.
#[derive(Debug, Clone)]
pub struct Words {
    document: Cow<'static, Phrases>,
    /// Loaded when they are first asked for: one who sets a document needs none of them.
    steps: OnceLock<Steps>,
}

/// The words of every step down.
#[derive(Debug, Clone)]
struct Steps {
    province_district: Phrases,
    province_commune: Phrases,
    district_commune: Phrases,
    within: Phrases,
    common: Common,
}

impl Words {
    /// The words built into the library.
    pub fn vietnamese() -> Self {
        Self { document: Cow::Borrowed(Phrases::vietnamese()), steps: OnceLock::new() }
    }

    fn of([document, steps @ ..]: [Phrases; 6]) -> Self {
        Self { document: Cow::Owned(document), steps: OnceLock::from(Steps::of(steps)) }
    }

    /// The files of words that a folder may hold, by their paths in it.
    pub fn files() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|file| file.path)
    }

    /// The built-in words with an office's own in their place, key by key: each source is named for its path in
    /// [`Self::files`].
    ///
    /// # Errors
    /// Everything that is wrong, source by source: an unknown key, an emptied phrase, a template that does not parse or
    /// uses a variable the code does not offer.
    pub fn with_files(files: &[(&str, Source)]) -> Result<Self, Vec<(Source, Vec<Diagnostic>)>> {
        let mut faults = Vec::new();
        let phrases = FILES.map(|file| {
            let built_in = Phrases::built_in(file.path, file.text, file.shape);
            let Some((_, source)) = files.iter().find(|(path, _)| *path == file.path) else {
                return built_in;
            };
            let Checked { value, diagnostics } = built_in.clone().overlaid(source, file.shape);
            if any_error(&diagnostics) {
                faults.push((source.clone(), diagnostics));
            }
            value.unwrap_or(built_in)
        });
        if faults.is_empty() { Ok(Self::of(phrases)) } else { Err(faults) }
    }

    /// The same words, loaded once a process.
    pub fn global() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(Words::vietnamese);
        &WORDS
    }

    /// The phrases of documents.
    pub fn document(&self) -> &Phrases {
        &self.document
    }

    fn steps(&self) -> &Steps {
        self.steps.get_or_init(|| {
            let [_, steps @ ..] = FILES;
            Steps::of(steps.map(|file| Phrases::built_in(file.path, file.text, file.shape)))
        })
    }

    pub(super) fn common(&self) -> &Common {
        &self.steps().common
    }

    /// The phrases of the step to a body that is no People's Committee.
    pub(super) fn within(&self) -> &Phrases {
        &self.steps().within
    }

    /// The phrases of the step from a source of level `from` to a unit of level `to`.
    pub(super) fn step(&self, from: Option<Level>, to: Level) -> &Phrases {
        let steps = self.steps();
        match (from, to) {
            (Some(Level::Province), Level::District) => &steps.province_district,
            (Some(Level::Province), _) => &steps.province_commune,
            _ => &steps.district_commune,
        }
    }
}

impl Steps {
    fn of([province_district, province_commune, district_commune, within, common]: [Phrases; 5]) -> Self {
        let common = Common::new(common);
        Self { province_district, province_commune, district_commune, within, common }
    }
}

/// The key of a group in the format.
pub(super) fn word(group: Audience) -> &'static str {
    choices::word(&choices::AUDIENCES, &group)
}
