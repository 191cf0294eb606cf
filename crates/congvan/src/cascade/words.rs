//! The files of words that every cascade draws on, loaded once a run.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::cascade::search::after_opening;
use crate::diagnostic::{Checked, Diagnostic, any_error};
use crate::directive::choices;
use crate::directive::format::AUDIENCES;
use crate::directive::read::audience;
use crate::directive::{Audience, Level};
use crate::gazetteer::{Gazetteer, fold};
use crate::shape::Kind::{Choice as OneOf, List, Map, Phrase, Text as Plain};
use crate::shape::{Kind, Shape, may, must};
use crate::source::Source;
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
        must("whom", Phrase(PAIR), ("những ai được yêu cầu", "who is asked")),
        must("report_purpose", Phrase(&[]), ("mục đích gửi cấp trên", "what the superior receives it for")),
        must(
            "source_short",
            Phrase(&["source", "source_kind"]),
            ("lời văn gọi cấp trên là gì", "what running text calls the superior"),
        ),
        must("counterparts", Map(&COUNTERPARTS), ("ai ứng với mỗi nhóm", "who stands for each group")),
        may(
            "own_openings",
            List(&Phrase(PAIR)),
            ("cách gọi chính các đơn vị này", "what units like this one are called"),
        ),
        may("own_kinds", List(&Plain), ("các loại đơn vị của cấp này", "kinds of unit of this level")),
        may(
            "below_kinds",
            List(&Plain),
            ("các loại đơn vị của cấp dưới nữa", "kinds of unit of the level below"),
        ),
        may("own_level", List(&Phrase(PAIR)), ("chữ chỉ cấp này", "words that name this level")),
        may("above_level", List(&Phrase(PAIR)), ("chữ chỉ cấp trên", "words that name a level above")),
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
            "superior_names",
            List(&Plain),
            ("… có tên trọn vẹn, như `Trường Cao đẳng`", "… whose names say so by themselves"),
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
            "renamed",
            GROUPS,
            ("nhóm mà tiêu đề thay bằng nơi tương ứng", "groups whose headings become their counterparts"),
        ),
        must(
            "replaced_openings",
            GROUPS,
            (
                "nhóm mà tên ở đầu câu thay bằng nơi tương ứng",
                "groups whose names at a sentence's start are replaced",
            ),
        ),
        must(
            "known_openings",
            GROUPS,
            (
                "… cả khi cấp trên không gửi tới đúng tên ấy",
                "… also where the source does not list that name",
            ),
        ),
        must(
            "limited",
            GROUPS,
            ("nhóm mà việc có thể vượt thẩm quyền", "groups whose tasks may be beyond the unit"),
        ),
        must(
            "superior_rooms",
            GROUPS,
            ("nhóm có cơ quan riêng của cấp trên", "groups with bodies of the superior's own"),
        ),
        must("own_task", GROUPS, ("ai nhận việc của chính đơn vị", "who takes the unit's own tasks")),
        must("symbol", Phrase(&[]), ("ký hiệu để trống", "a blank symbol")),
        must("signatory_of", Phrase(&[]), ("ký thay mặt ai", "on whose behalf is signed")),
        must("signatory_title", Phrase(&[]), ("chức vụ người ký", "title of the signatory")),
        must("as_above", Phrase(&[]), ("dòng đầu của nơi nhận", "first line of the recipients list")),
        must("archive", Phrase(&[]), ("nơi lưu", "where it is filed")),
        must(
            "committee_openings",
            List(&Plain),
            ("chữ mở đầu tên ủy ban nhân dân", "openings of committees' names"),
        ),
        must(
            "subject_openings",
            List(&Plain),
            ("chữ thừa ở đầu trích yếu", "words that do not belong in a subject"),
        ),
        must("annex_words", List(&Plain), ("chữ nhắc tới phụ lục", "words that refer to annexes")),
        must(
            "attached_words",
            List(&Plain),
            ("chữ nhắc tới tài liệu kèm theo", "words that refer to what is attached"),
        ),
        must("report_words", List(&Plain), ("chữ nói việc gửi, báo cáo", "words of sending and reporting")),
        must(
            "dealing_words",
            List(&Plain),
            ("chữ nói việc làm cùng nơi khác", "words of working with others"),
        ),
        must("cited_types", List(&Plain), ("loại văn bản được viện dẫn", "types of cited documents")),
        must("cited_issuers", List(&Plain), ("cơ quan ban hành được viện dẫn", "issuers of cited documents")),
        must("committees", List(&Plain), ("cơ quan đứng trước tên đơn vị", "bodies before a unit's name")),
        must("request_openings", List(&Plain), ("động từ giao việc", "verbs that give a task")),
        must("title_openings", List(&Plain), ("chức vụ trước tên cơ quan", "titles before a body's name")),
        must("each_words", List(&Plain), ("chữ chỉ mọi đơn vị", "words for every unit")),
        must(
            "territory_words",
            List(&Plain),
            ("chữ trước tên địa bàn cấp trên", "words before the superior's territory"),
        ),
        must("central_bodies", List(&Plain), ("cơ quan trung ương", "bodies of the whole country")),
        must("belonging_words", List(&Plain), ("chữ chỉ trực thuộc", "words of belonging")),
        must(
            "deadline_words",
            List(&Plain),
            ("chữ trước ngày phải xong", "words before a day by which something is done"),
        ),
        must("closing_verbs", List(&Plain), ("động từ của câu kết", "verbs of a closing")),
        must(
            "not_units_after",
            List(&Plain),
            ("chữ đứng trước làm cho không phải loại đơn vị", "words before which it is no kind of unit"),
        ),
        must(
            "closing_predicates",
            List(&Plain),
            ("việc được yêu cầu ở câu kết", "what a closing asks those addressed to do"),
        ),
        must("not_units", List(&Plain), ("chữ giống tên loại đơn vị", "words that look like a kind of unit")),
        must("joiners", List(&Plain), ("chữ nối các nơi được giao", "words that may join addressees")),
        must("list_joiners", List(&Plain), ("chữ chắc chắn nối", "words that do join addressees")),
        must(
            "through_words",
            List(&Plain),
            ("chữ chỉ nơi nhận trung gian", "words before whom it goes through"),
        ),
        must("qualifiers", List(&Plain), ("chữ chỉ một số đơn vị", "words for some of the units")),
        must("not_qualifiers", List(&Plain), ("… mà không phải", "… that are not")),
        must("reference_words", List(&Plain), ("chữ nhắc tới một mục", "words that refer to an item")),
        must("law_words", List(&Plain), ("tên loại văn bản luật", "types of laws")),
        must("act_words", List(&Plain), ("chữ chỉ đúng với một văn bản", "words true of one document alone")),
        must(
            "act_on_documents",
            List(&Plain),
            ("… khi đứng trước tên văn bản", "… before a document's type"),
        ),
        must("act_openings", List(&Plain), ("… khi đứng đầu câu", "… at a sentence's start")),
        must(
            "this_document",
            Phrase(&[]),
            ("sau tên loại, chỉ chính văn bản", "after its type, this document"),
        ),
        must("here_is", Phrase(&[]), ("chữ mở đầu câu kết", "opening of a closing")),
        must("number_words", List(&Plain), ("số ghi bằng chữ", "numbers in words")),
        must("not_numbers", List(&Plain), ("chữ trước số thứ tự", "words before an ordinal")),
        must(
            "named_words",
            List(&Plain),
            ("chữ làm nên tên gọi", "words that make a name with a word of level"),
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
    pub(super) renamed: Vec<Audience>,
    pub(super) replaced_openings: Vec<Audience>,
    pub(super) known_openings: Vec<Audience>,
    pub(super) limited: Vec<Audience>,
    pub(super) superior_rooms: Vec<Audience>,
    pub(super) own_task: Vec<Audience>,
    this_document: String,
    here_is: String,
    // Lists asked for at every sentence.
    pub(super) cited_types: Vec<String>,
    pub(super) cited_issuers: Vec<String>,
    pub(super) committees: Vec<String>,
    pub(super) request_openings: Vec<String>,
    pub(super) title_openings: Vec<String>,
    pub(super) each_words: Vec<String>,
}

impl Common {
    fn new(phrases: Phrases) -> Self {
        let groups = |key| phrases.list(key).iter().filter_map(|word| audience(word)).collect();
        Self {
            commanded: groups("commanded"),
            on_territory: groups("on_territory"),
            renamed: groups("renamed"),
            replaced_openings: groups("replaced_openings"),
            known_openings: groups("known_openings"),
            limited: groups("limited"),
            superior_rooms: groups("superior_rooms"),
            own_task: groups("own_task"),
            cited_types: phrases.list("cited_types").to_vec(),
            cited_issuers: phrases.list("cited_issuers").to_vec(),
            committees: phrases.list("committees").to_vec(),
            request_openings: phrases.list("request_openings").to_vec(),
            title_openings: phrases.list("title_openings").to_vec(),
            each_words: phrases.list("each_words").to_vec(),
            this_document: phrases.get("this_document").unwrap_or_default(),
            here_is: phrases.get("here_is").unwrap_or_default(),
            phrases,
        }
    }

    /// A phrase of every step.
    pub(super) fn get(&self, key: &str) -> Result<String, WordingError> {
        self.phrases.get(key)
    }

    /// Words of every step.
    pub(super) fn list(&self, key: &str) -> &[String] {
        self.phrases.list(key)
    }

    /// The word after the type of a document that says it is this one.
    pub(super) fn this_document(&self) -> &str {
        &self.this_document
    }

    /// The opening of a closing that names the document.
    pub(super) fn here_is(&self) -> &str {
        &self.here_is
    }

    /// True where the text, in lower case, has one of the words.
    pub(super) fn mentions(&self, key: &str, lower: &str) -> bool {
        self.list(key).iter().any(|word| lower.contains(word.as_str()))
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
    File {
        path: "van-ban.yaml",
        shape: &DOCUMENT_WORDS,
        text: include_str!("../../../../templates/van-ban.yaml"),
    },
    File {
        path: "cascade/province-district.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../../../templates/cascade/province-district.yaml"),
    },
    File {
        path: "cascade/province-commune.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../../../templates/cascade/province-commune.yaml"),
    },
    File {
        path: "cascade/district-commune.yaml",
        shape: &LEVEL_WORDS,
        text: include_str!("../../../../templates/cascade/district-commune.yaml"),
    },
    File {
        path: "cascade/audiences.yaml",
        shape: &OPENINGS,
        text: include_str!("../../../../templates/cascade/audiences.yaml"),
    },
    File {
        path: "cascade/common.yaml",
        shape: &COMMON,
        text: include_str!("../../../../templates/cascade/common.yaml"),
    },
];

/// The words of documents and of every step down: loaded once, shared by every cascade of a run.
#[derive(Debug, Clone)]
pub struct Words {
    document: Phrases,
    province_district: Phrases,
    province_commune: Phrases,
    district_commune: Phrases,
    openings: Vec<(Audience, Vec<String>)>,
    common: Common,
}

impl Words {
    /// The words built into the library.
    pub fn vietnamese() -> Self {
        Self::of(FILES.map(|file| Phrases::built_in(file.path, file.text, file.shape)))
    }

    fn of(
        [document, province_district, province_commune, district_commune, openings, common]: [Phrases; 6],
    ) -> Self {
        Self {
            document,
            province_district,
            province_commune,
            district_commune,
            openings: openings_of(&openings),
            common: Common::new(common),
        }
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
    pub(super) fn shared() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(Words::vietnamese);
        &WORDS
    }

    /// The phrases of documents.
    pub fn document(&self) -> &Phrases {
        &self.document
    }

    pub(super) fn common(&self) -> &Common {
        &self.common
    }

    /// The phrases of the step from a source of level `from` to a unit of level `to`.
    pub(super) fn step(&self, from: Option<Level>, to: Level) -> &Phrases {
        match (from, to) {
            (Some(Level::Province), Level::District) => &self.province_district,
            (Some(Level::Province), _) => &self.province_commune,
            _ => &self.district_commune,
        }
    }

    /// The groups a text is addressed to, by the longest words known that it opens with; words of two groups name both.
    pub fn guess(&self, text: &str) -> Vec<Audience> {
        let length = |openings: &[String]| {
            let opens = openings.iter().filter(|opening| after_opening(text, opening).is_some());
            opens.map(String::len).max().unwrap_or(0)
        };
        let found: Vec<_> =
            self.openings.iter().map(|(group, openings)| (*group, length(openings))).collect();
        let best = found.iter().map(|(_, length)| *length).max().unwrap_or(0);
        let best = found.into_iter().filter(|(_, length)| *length > 0 && *length == best);
        best.map(|(group, _)| group).collect()
    }

    /// True where the text opens with the name of a province or district, without its kind.
    pub(super) fn is_place(&self, text: &str) -> bool {
        opens_with(text, &places().names, places().longest)
    }

    /// True where the text opens with kind and name of a city of the province level.
    pub(super) fn is_city(&self, text: &str) -> bool {
        opens_with(text, &places().cities, places().longest)
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

/// Provinces and districts there are or were, by their names without diacritics, and those that are cities of the
/// province level by kind and name.
struct Places {
    names: HashSet<String>,
    cities: HashSet<String>,
    /// The words of the longest name.
    longest: usize,
}

fn places() -> &'static Places {
    static PLACES: LazyLock<Places> = LazyLock::new(|| {
        let above = Gazetteer::get().units().iter().filter(|entry| entry.level() != Level::Commune);
        let above: Vec<_> = above.collect();
        let names: HashSet<String> =
            above.iter().flat_map(|entry| entry.names()).map(|(_, name)| fold(name)).collect();
        let cities = above.iter().filter(|entry| entry.level() == Level::Province);
        let cities = cities.flat_map(|entry| entry.names()).filter(|(kind, _)| *kind != "tỉnh");
        let cities = cities.map(|(kind, name)| fold(&format!("{kind} {name}")));
        let cities = cities.collect();
        let longest = names.iter().map(|name| name.split(' ').count() + 2).max().unwrap_or(0);
        Places { names, cities, longest }
    });
    &PLACES
}

/// True where a text opens with one of the names.
fn opens_with(text: &str, names: &HashSet<String>, longest: usize) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(longest).collect();
    (1..=words.len()).any(|count| {
        let name = words[..count].join(" ");
        names.contains(&fold(name.trim_end_matches(|c: char| !c.is_alphanumeric())))
    })
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
        assert_eq!(words.guess("Các doanh nghiệp viễn thông"), [Audience::Enterprises]);
        assert_eq!(words.guess("Công an tỉnh"), [Audience::Police]);
        assert_eq!(words.guess("Các cơ quan Đảng, đoàn thể tỉnh"), [Audience::Party, Audience::Unions]);
        assert!(words.guess("Rà soát hệ thống").is_empty());
    }
}
