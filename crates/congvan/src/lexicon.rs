//! What words of administrative prose are: bodies, titles, types of documents, verbs and the small words between.
//!
//! The tables of `data/lexicon` are the only place where such words stand. All of them are found in one pass over a text,
//! in any case and either placement of tone marks.

mod fold;
mod ordered;
mod table;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

pub use crate::gazetteer::UnitKind;
use crate::model::directive::Level;

pub(crate) use fold::fold_case;
use ordered::Ordered;

/// What kind of body a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// Ủy ban nhân dân.
    Committee,
    /// Hội đồng nhân dân.
    Council,
    /// Whoever is addressed: `các cơ quan, đơn vị`.
    Everyone,
    /// Whoever is addressed, localities among them: `các cơ quan, đơn vị, địa phương`.
    Addressees,
    /// The units on a territory: `các địa phương`.
    Locality,
    /// Departments and localities at once: `các sở, ngành, địa phương`.
    Mixed,
    /// People: `cán bộ`, `học sinh`.
    People,
    /// Departments in general: `các sở, ban, ngành`.
    Departments,
    /// Bodies under the one that speaks: `các đơn vị trực thuộc`.
    Subordinates,
    /// One department of a province: `Sở Y tế`.
    Department,
    /// One department of a district or commune: `Phòng Nội vụ`.
    Division,
    /// The office of a committee or council: `Văn phòng UBND tỉnh`.
    Office,
    /// The office of a party committee.
    PartyOffice,
    /// Công an.
    Police,
    /// Quân sự.
    Military,
    /// Border guard, coast guard, navy.
    Border,
    /// Mặt trận Tổ quốc.
    Front,
    /// Mass organisations in general.
    Unions,
    /// One mass organisation.
    Union,
    /// Party committees and their boards.
    Party,
    /// Bodies that belong to a ministry or court and stand on a territory: tax, treasury, court.
    Vertical,
    /// Ban Chỉ đạo, Ban Chỉ huy, Hội đồng, Tổ công tác.
    Steering,
    /// Ban Quản lý.
    Board,
    /// Newspapers, broadcasters, portals.
    Press,
    /// What stands on every territory: schools, health facilities, owners of forests.
    Local,
    /// A school, hospital or centre with a name of its own.
    Institution,
    /// Trạm Y tế.
    HealthStation,
    /// Enterprises in general.
    Enterprise,
    /// An enterprise by its name.
    Company,
    /// Thôn, tổ dân phố.
    Village,
    /// Government, ministries.
    Central,
    /// `cấp có thẩm quyền`.
    Authority,
    /// A unit by itself: `các xã, phường`, `huyện Bình Sơn`.
    Unit,
}

/// How a name goes on behind the words of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// Not at all.
    Whole,
    /// It must: `Sở …`.
    Named,
    /// It may, in small letters too: `Ban Chỉ đạo phòng, chống …`.
    Open,
    /// By the body it belongs to: `các đơn vị thuộc …`.
    Of,
}

/// Words of the table of bodies.
#[derive(Debug, Clone)]
pub(crate) struct BodyWords {
    /// As the table writes them.
    pub(crate) words: &'static str,
    pub(crate) kind: BodyKind,
    /// The level that the words themselves say; none where what follows says it.
    pub(crate) level: Option<BodyLevel>,
    pub(crate) tail: Tail,
    /// The field of work, as `data/lexicon/fields.csv` calls it.
    pub(crate) field: Option<&'static str>,
}

/// A level that a body's name says, the country's included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyLevel {
    /// Trung ương.
    Central,
    /// A level of administrative units.
    Of(Level),
}

/// What small words do in a sentence: the classes of `data/lexicon/words.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    /// Gives a task to whom follows: `giao`, `yêu cầu`.
    Assign,
    /// Stands before whom something is for: `đối với`, `trách nhiệm của`.
    Toward,
    /// Begins what is to be done.
    Verb,
    /// Says something to whom follows.
    Report,
    /// … so that the other decides: `tham mưu`, `trình`.
    Advise,
    /// Between such a verb and whom it reaches.
    To,
    /// Before those one works with.
    Join,
    /// `trước` in `chịu trách nhiệm trước`.
    Before,
    /// `chịu trách nhiệm`.
    Answer,
    /// What a head does in person: `tiếp công dân`, `đối thoại`.
    Personal,
    /// Says that persons are over a place: `phụ trách xã`.
    Charge,
    /// Says that all on a territory are meant, not those of it: `trên địa bàn`, `trong toàn`.
    Spread,
    /// Says that a document is to be known: `thông báo để các đơn vị biết`.
    Notice,
    /// Ends words that say from how many on: `từ 2.000 hội viên trở lên`.
    Threshold,
    /// `qua`.
    Through,
    /// Sees to it that a document is carried out.
    Follow,
    /// … what is seen to.
    FollowObject,
    /// Guides those below.
    Guide,
    /// Tells what is, not what is to be done.
    Fact,
    /// Tells what is to be done.
    Must,
    /// Begins what stands before the subject of a sentence.
    Opener,
    /// All of a kind: `các`, `mỗi`.
    Each,
    /// Between a body and its territory.
    Belong,
    /// Behind a body, and means no fewer of them.
    Concerned,
    /// Behind units, and means only some of them.
    Limit,
    /// The same, and no more words say which: `còn lại`.
    Rest,
    /// Before what is to be reached, together where several are to: `phấn đấu`.
    Aim,
    /// Opens a sentence and says nothing of it.
    Also,
    /// Behind a type of document: this one.
    This,
    /// Opens the subject of a cited document.
    Subject,
    /// A verb that goes on with the one before its comma: `phòng, chống`.
    Pair,
    /// Between a kind of unit and a name: `huyện đảo Cồn Cỏ`.
    Sort,
    /// Before another office of the same person: `kiêm`.
    AlsoHolds,
    /// Belongs to those who act more than to what they do: `có trách nhiệm`, `cần`.
    Duty,
    /// Some of a kind, of whom something is told: `một số`.
    Some,
    /// Joins the last of a list.
    Joiner,
    /// Opens a formula of the document about itself.
    Closing,
    /// Speaks of a document's force.
    Force,
    /// Before the day by which something is done.
    Deadline,
    /// Part of a document: `mục`, `khoản`.
    Part,
    /// A law's type.
    Law,
    /// Phụ lục.
    Annex,
    /// Kèm theo.
    Attached,
    /// Covers words that would be read otherwise: `xã hội`.
    Cover,
    /// Makes a document: `ban hành`, `xây dựng`.
    Make,
    /// Begins what is to be done, and stands in no name: `tiếp tục`, `chủ trì`.
    Manner,
    /// Makes a name with the word of level behind it: `ngân sách cấp tỉnh`.
    Named,
    /// Names a body only behind `các`, a title or another body: `tổ chức`.
    Led,
    /// Before the name of a person: `đồng chí`.
    Person,
    /// Before those who are not meant: `trừ`.
    Except,
    /// Ends in a point that ends no sentence: `TP.`
    Short,
    /// Before a number that counts nothing: `số 12`, `Điều 5`.
    Numbered,
    /// Before the least that each is to reach: `ít nhất 02`.
    Least,
    /// Behind a number of the clock or the calendar.
    Clock,
    /// What is done by whom `do` names.
    Passive,
    /// Between words, and begins nothing that is to be done.
    Between,
    /// Between a condition and what then holds: `thì`.
    Then,
    /// What somebody does not do: `không`.
    Lack,
    /// Before the body whose day is kept: `ngày thành lập`.
    Jubilee,
    /// What one asks help for while a document is carried out: `vướng mắc`, `khó khăn`.
    Difficulty,
    /// Ends the name of a body.
    Apart,
    /// Before the subject of its sentence, though it may be a verb too.
    Lead,
    /// Before those of a list who are meant most: `đặc biệt là`.
    Emphasis,
    /// A power that police and military have above a commune: `khởi tố`, `quốc lộ`.
    Power,
    /// Behind a verb, and says that it is done badly: `chậm`.
    Poor,
    /// What a superior decides: `đồng ý`, `cho phép`.
    Decide,
    /// What a superior says of what others did: `ghi nhận`, `biểu dương`, `phê bình`.
    Praise,
    /// Opens a sentence that tells what was: `đến nay`, `thời gian qua`.
    Past,
    /// All of a level that are one body or force: `Đảng bộ`, `lực lượng vũ trang`.
    Sector,
    /// Before what something is made up of: `gồm`, `bao gồm`.
    Comprise,
    /// What one does over others, though it may be their title too: `lãnh đạo`.
    Leads,
    /// Each of several by itself: `mỗi`.
    Apiece,
    /// Before whose telephone or mailbox it is: `đường dây nóng`.
    Hotline,
    /// A sort of school: `tiểu học`.
    School,
    /// Behind a number, and makes a sum of it: `tỷ đồng`.
    Amount,
    /// Opens a name with a capital that it loses within a sentence: `Các phòng`.
    Small,
    /// Before the one who does what is done to another: `được`, `do`.
    Agent,
    /// Between who speaks and the document where he does: `tại`.
    Cites,
    /// The verbs of a request.
    Request,
    /// The verbs of an invitation: `kính mời`.
    Invite,
}

/// What a run of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    /// A row of the bodies.
    Body(u16),
    /// A title; true where it is of a person whose body follows.
    Title,
    /// A type of document.
    Document,
    /// A kind of administrative unit.
    Kind(UnitKind),
    /// A small word.
    Word(Word),
}

/// The đặc khu whose divisions are those of a phường (NĐ 150/2025/NĐ-CP, Điều 15).
const ZONE_LIKE_A_WARD: &str = "Phú Quốc";

/// Whether a text begins with whose a body is: ` các xã`, ` phường`; not ` xã hội`.
fn is_owned(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let rest = rest.strip_prefix("các ").unwrap_or(rest);
    let ends = |after: &str| !after.starts_with(char::is_alphabetic) && !after.starts_with(" hội");
    UnitKind::words().any(|(kind, _)| rest.strip_prefix(kind).is_some_and(ends))
}

/// Where words of the lexicon stand in a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) term: Term,
}

/// What words of the tables stand for.
#[derive(Debug, Clone, Copy)]
struct Known {
    term: Term,
    /// Whether they must begin with a capital.
    capital: bool,
    /// Their place in the tables.
    row: usize,
}

/// All words, ready to be found.
pub struct Lexicon {
    words: Ordered<Known>,
    bodies: Vec<BodyWords>,
    titles: Vec<&'static str>,
    boards: Vec<&'static str>,
    members: Vec<&'static str>,
    fields: Vec<table::FieldRow>,
}

impl Lexicon {
    /// The lexicon that comes with the library, read once.
    pub fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    fn read() -> Self {
        let tables = table::read();
        let mut words = Vec::new();
        let mut bodies = Vec::new();
        let mut add = |name: &str, term: Term, capital: bool| {
            let capital = capital && name.starts_with(char::is_uppercase);
            words.push((fold_case(name), Known { term, capital, row: words.len() }));
        };
        for (name, body) in tables.bodies {
            // No table has more rows than that.
            let row = u16::try_from(bodies.len()).unwrap_or(u16::MAX);
            add(name, Term::Body(row), true);
            bodies.push(body);
        }
        for &name in &tables.titles {
            add(name, Term::Title, false);
        }
        for name in tables.documents {
            add(name, Term::Document, false);
        }
        for (name, word) in tables.words {
            add(name, Term::Word(word), false);
        }
        for (name, kind) in UnitKind::words() {
            add(name, Term::Kind(kind), false);
        }
        Self {
            words: Ordered::of(words.into_iter()),
            bodies,
            titles: tables.titles,
            boards: tables.boards,
            members: tables.members,
            fields: tables.fields,
        }
    }

    /// The kind of the body whose name a text begins with, by the longest of those that fit.
    pub(crate) fn body_named(&self, text: &str) -> Option<BodyKind> {
        let bodies = self.opening_spots(text).filter_map(|spot| match spot.term {
            Term::Body(row) => Some((spot.end, self.body(row).kind)),
            _ => None,
        });
        bodies.max_by_key(|(end, _)| *end).map(|(_, kind)| kind)
    }

    /// Every run of known words, as whole words, by where it begins, the longest first.
    pub(crate) fn spots(&self, text: &str) -> Vec<Spot> {
        let lower = fold_case(text);
        let mut spots = Vec::new();
        for start in 0..text.len() {
            self.spots_at(start, text, &lower, &mut spots);
        }
        spots.into_iter().map(|(spot, _)| spot).collect()
    }

    /// The runs with which a text opens, the longest first.
    fn opening_spots(&self, text: &str) -> impl Iterator<Item = Spot> {
        let mut spots = Vec::new();
        self.spots_at(0, text, &fold_case(text), &mut spots);
        spots.into_iter().map(|(spot, _)| spot)
    }

    /// Adds the runs that begin at a place of a text, `lower` in small letters.
    fn spots_at(&self, start: usize, text: &str, lower: &str, spots: &mut Vec<(Spot, Known)>) {
        let bytes = lower.as_bytes();
        if !bytes.get(start).is_some_and(|&first| self.words.may_begin(first)) || within_word(bytes, start) {
            return;
        }
        let alike = spots.len();
        for entry in self.words.opening(&lower[start..]) {
            let (end, known) = (start + entry.words.len(), entry.what);
            if !within_word(bytes, end) && self.is_as_written(known, text, start..end) {
                spots.push((Spot { start, end, term: known.term }, known));
            }
        }
        // Of two that are alike the one that asks for a capital knows more.
        spots[alike..].sort_by_key(|(spot, known)| (Reverse((spot.end, known.capital)), known.row));
    }

    /// Whether a run of words is written as what it would stand for is.
    fn is_as_written(&self, known: Known, text: &str, run: Range<usize>) -> bool {
        let (term, words) = (known.term, &text[run.clone()]);
        !self.is_proper(term, words)
            && self.is_exact(term, words)
            && (!known.capital || words.starts_with(char::is_uppercase) || self.is_lowered(term, text, run))
    }

    /// Whether a name is written small that the table has with a capital, and yet names its body: `phòng Văn hóa - Xã hội`
    /// but for its first letter, `công an xã` by whose it is.
    fn is_lowered(&self, term: Term, text: &str, run: Range<usize>) -> bool {
        let Term::Body(row) = term else { return false };
        let body = self.body(row);
        let words = &text[run.clone()];
        // `trường THPT` is any of them, `Trường THPT` one by its name.
        let but_for_first = body.kind != BodyKind::Institution
            && words.split_once(' ').is_some_and(|(_, rest)| {
                rest.contains(char::is_uppercase)
                    && body.words.split_once(' ').is_some_and(|(_, known)| known == rest)
            });
        let has_one = matches!(
            body.kind,
            BodyKind::Committee
                | BodyKind::Council
                | BodyKind::Front
                | BodyKind::HealthStation
                | BodyKind::Military
                | BodyKind::Party
                | BodyKind::Police
                | BodyKind::Union
        );
        but_for_first
            || has_one
                && words.contains(' ')
                && !words.contains(char::is_uppercase)
                && is_owned(&text[run.end..])
    }

    /// Whether a run is a part of a proper name rather than the common noun of the table: `Phòng Nghiệp vụ Y`, not
    /// `các phòng nghiệp vụ`.
    fn is_proper(&self, term: Term, words: &str) -> bool {
        let Term::Body(row) = term else { return false };
        let known = self.body(row).words;
        let inner = words.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
        let is_common = known.chars().all(|c| c.is_lowercase() || c == ' ');
        is_common && inner && words.contains(char::is_lowercase)
    }

    /// Whether a run is written as a board's name is: `Ban Quản lý …` is one, `Ban quản lý chợ` may be any.
    fn is_exact(&self, term: Term, words: &str) -> bool {
        let Term::Body(row) = term else { return true };
        let body = self.body(row);
        body.kind != BodyKind::Board || body.words == words || !words.contains(char::is_lowercase)
    }

    /// Whether a name opens as a division's does: `Phòng Kinh tế`.
    pub(crate) fn is_division(&self, name: &str) -> bool {
        self.opening_spots(name).any(|spot| match spot.term {
            Term::Body(row) => matches!(self.body(row).kind, BodyKind::Division | BodyKind::Office),
            _ => false,
        })
    }

    /// Whether the words of a body name no sort of school or the like: `cơ sở giáo dục`, not `trường mầm non`.
    pub(crate) fn is_general(&self, words: &str) -> bool {
        !self.spots(words).iter().any(|spot| spot.term == Term::Word(Word::School))
    }

    /// The sorts of school that words name, in order, each as long as it is known.
    pub(crate) fn sorts_of_school(&self, words: &str) -> Vec<Range<usize>> {
        let mut sorts: Vec<Range<usize>> = Vec::new();
        for spot in self.spots(words).iter().filter(|spot| spot.term == Term::Word(Word::School)) {
            if sorts.last().is_none_or(|last| last.end <= spot.start) {
                sorts.push(spot.start..spot.end);
            }
        }
        sorts
    }

    /// Whether a text opens with a small word of a class.
    pub(crate) fn opens_with(&self, text: &str, class: Word) -> bool {
        self.opening(text, class).is_some()
    }

    /// Whether a text opens with a small word of one of these classes.
    pub(crate) fn opens_with_one_of(&self, text: &str, classes: &[Word]) -> bool {
        self.opening_spots(text).any(|spot| classes.iter().any(|class| spot.term == Term::Word(*class)))
    }

    /// Where the small word of a class ends with which a text opens, by the longest of those that fit.
    pub(crate) fn opening(&self, text: &str, class: Word) -> Option<usize> {
        self.opening_spots(text).find(|spot| spot.term == Term::Word(class)).map(|spot| spot.end)
    }

    /// Whether a text ends in a small word of a class, and where that begins.
    pub(crate) fn ends_with(&self, text: &str, class: Word) -> Option<usize> {
        // No small word is longer, in bytes; a long text is not read again for each of its parts.
        const LONGEST: usize = 128;
        let near = text.floor_char_boundary(text.len().saturating_sub(LONGEST));
        let ends = |spot: &&Spot| near + spot.end == text.len() && spot.term == Term::Word(class);
        self.spots(&text[near..]).iter().find(ends).map(|spot| near + spot.start)
    }

    /// The first small word of a class in a text.
    pub(crate) fn find(&self, text: &str, class: Word) -> Option<Range<usize>> {
        let spots = self.spots(text);
        spots.iter().find(|spot| spot.term == Term::Word(class)).map(|spot| spot.start..spot.end)
    }

    /// Whether a title is that of a board, which no head of a body is: `Ban Thường vụ`.
    pub(crate) fn is_board_title(&self, title: &str) -> bool {
        self.boards.iter().any(|board| fold_case(board) == fold_case(title))
    }

    /// Whether a title says that somebody is one of a body's members: `đồng chí Ủy viên Ban Thường vụ`.
    pub(crate) fn is_member(&self, title: &str) -> bool {
        let title = fold_case(title);
        self.members.iter().any(|member| title.contains(&fold_case(member)))
    }

    /// Whether words as a whole are a small word of a class.
    pub(crate) fn is_word(&self, words: &str, class: Word) -> bool {
        self.opening_spots(words).any(|spot| spot.end == words.len() && spot.term == Term::Word(class))
    }

    /// The row of a body.
    pub(crate) fn body(&self, row: u16) -> &BodyWords {
        &self.bodies[usize::from(row)]
    }

    /// The names of bodies, each with the capitals it has in running text; some stand in more than one way. Names of people
    /// are none: `Báo Nhân Dân`.
    pub(crate) fn body_names(&self) -> impl Iterator<Item = &'static str> {
        self.bodies.iter().filter(|body| body.kind != BodyKind::People).map(|body| body.words)
    }

    /// The titles, each with the capitals it has in running text; some stand in more than one way.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &'static str> {
        self.titles.iter().copied()
    }

    /// The kind and the field of a department by its whole name; none where there is no such department.
    pub(crate) fn department(&self, name: &str) -> Option<(BodyKind, Option<&'static str>)> {
        let lower = fold_case(name);
        let whole = self.words.opening(&lower).take_while(|entry| entry.words.len() == lower.len());
        match whole.map(|entry| entry.what).min_by_key(|known| known.row)?.term {
            Term::Body(row) if matches!(self.body(row).kind, BodyKind::Department | BodyKind::Division) => {
                Some((self.body(row).kind, self.body(row).field))
            }
            _ => None,
        }
    }

    /// The fields of work.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|row| row.field)
    }

    /// What the body of a field is called one level down; none where the level has none.
    ///
    /// `unit_kind` is the word of the unit's kind; `districts` whether there are districts on the day.
    pub(crate) fn body_of_field(
        &self,
        field: &str,
        level: Level,
        kind: UnitKind,
        unit: &str,
    ) -> Option<&str> {
        let row = self.fields.iter().find(|row| row.field == field)?;
        let kind =
            if kind == UnitKind::SpecialZone && unit == ZONE_LIKE_A_WARD { UnitKind::Ward } else { kind };
        let name = match (level, kind) {
            (Level::Province, _) => return None,
            (Level::District, _) => row.district,
            (Level::Commune, UnitKind::Ward) => row.ward,
            (Level::Commune, _) => row.commune,
        };
        name.split(';').next().map(str::trim).filter(|name| !name.is_empty())
    }
}

/// Whether a place lies between two letters or digits of one word.
fn within_word(bytes: &[u8], at: usize) -> bool {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    // Quotation marks and dashes begin with E2, no-break spaces with C2.
    let sign = |at: usize| matches!(bytes.get(at), Some(0xE2 | 0xC2));
    let before =
        at > 0 && letter(&bytes[at - 1]) && !(at >= 3 && sign(at - 3)) && !(at >= 2 && bytes[at - 2] == 0xC2);
    let after = bytes.get(at).is_some_and(letter) && !sign(at);
    before && after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_in_any_case_are_found() {
        let lexicon = Lexicon::get();
        let text = "CÁC SỞ, BAN, NGÀNH; “Sở Y tế” và cơ sở y tế, Uỷ ban nhân dân";
        let bodies: Vec<&str> = lexicon
            .spots(text)
            .into_iter()
            .filter(|spot| matches!(spot.term, Term::Body(_)))
            .map(|spot| &text[spot.start..spot.end])
            .collect();
        assert!(bodies.contains(&"SỞ, BAN, NGÀNH") && bodies.contains(&"Sở Y tế"), "{bodies:?}");
        assert!(bodies.contains(&"Uỷ ban nhân dân") && bodies.contains(&"cơ sở y tế"), "{bodies:?}");
    }
}
