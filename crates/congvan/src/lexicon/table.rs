//! The tables of `data/lexicon`.

use crate::lexicon::{BodyKind, BodyLevel, BodyWords, Tail, Word};
use crate::model::directive::Level;

/// What a field's body is called at each level, while there are districts and since there are none.
#[derive(Debug, Clone)]
pub(super) struct FieldRow {
    pub(super) field: &'static str,
    pub(super) district: &'static str,
    pub(super) commune: &'static str,
    pub(super) ward: &'static str,
}

/// Every table.
pub(super) struct Tables {
    pub(super) bodies: Vec<(&'static str, BodyWords)>,
    /// Titles that are those of a board: `Ban Thường vụ`.
    pub(super) boards: Vec<&'static str>,
    pub(super) members: Vec<&'static str>,
    pub(super) titles: Vec<&'static str>,
    pub(super) documents: Vec<&'static str>,
    pub(super) words: Vec<(&'static str, Word)>,
    pub(super) fields: Vec<FieldRow>,
}

/// Reads what comes with the library; a row that is not understood is left out, and a test says which.
pub(super) fn read() -> Tables {
    let mut faults = Vec::new();
    let tables = read_with(&mut faults);
    debug_assert!(faults.is_empty(), "{faults:?}");
    tables
}

fn read_with(faults: &mut Vec<String>) -> Tables {
    let bodies = cells(include_str!("../../data/lexicon/bodies.csv"), "name,kind,level,tail,field", faults);
    let titles = cells(include_str!("../../data/lexicon/titles.csv"), "name,kind", faults);
    let documents = cells(include_str!("../../data/lexicon/documents.csv"), "name", faults);
    let words = cells(include_str!("../../data/lexicon/words.csv"), "words,class", faults);
    let fields =
        cells(include_str!("../../data/lexicon/fields.csv"), "field,district,commune,ward,source", faults);
    let mut table = Tables {
        bodies: Vec::new(),
        boards: titles.iter().filter(|row| row[1] == "board").map(|row| row[0]).collect(),
        members: titles.iter().filter(|row| row[1] == "member").map(|row| row[0]).collect(),
        titles: titles.into_iter().map(|row| row[0]).collect(),
        documents: documents.into_iter().map(|row| row[0]).collect(),
        words: Vec::new(),
        fields: Vec::new(),
    };
    for row in bodies {
        match body(&row) {
            Some(body) => table.bodies.push((row[0], body)),
            None => faults.push(row.join(",")),
        }
    }
    for row in words {
        match word(row[1]) {
            Some(word) => table.words.push((row[0], word)),
            None => faults.push(row.join(",")),
        }
    }
    table.fields.extend(fields.into_iter().map(|row| FieldRow {
        field: row[0],
        district: row[1],
        commune: row[2],
        ward: row[3],
    }));
    table
}

/// The cells of a table of our own: no spaces around them, those with commas in quotes. A reader of tables in files, which
/// tells faults by their place, would take half of a short run.
fn cells(text: &'static str, header: &str, faults: &mut Vec<String>) -> Vec<Vec<&'static str>> {
    let mut lines = text.lines();
    if lines.next() != Some(header) {
        faults.push(format!("no `{header}`"));
    }
    let width = header.split(',').count();
    let rows = lines.filter(|line| !line.is_empty()).filter_map(|line| {
        let row = cells_of(line, width);
        if row.is_none() {
            faults.push(line.to_owned());
        }
        row
    });
    rows.collect()
}

/// The cells of a line; none where there are not as many.
fn cells_of(line: &'static str, width: usize) -> Option<Vec<&'static str>> {
    let mut cells = Vec::with_capacity(width);
    let mut rest = Some(line);
    while let Some(line) = rest {
        let (cell, behind) = match line.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => line.split_at(line.find(',').unwrap_or(line.len())),
        };
        cells.push(cell);
        rest = if behind.is_empty() { None } else { Some(behind.strip_prefix(',')?) };
    }
    (cells.len() == width).then_some(cells)
}

fn body(row: &[&'static str]) -> Option<BodyWords> {
    let level = match row[2] {
        "any" => None,
        "central" => Some(BodyLevel::Central),
        "province" => Some(BodyLevel::Of(Level::Province)),
        "district" => Some(BodyLevel::Of(Level::District)),
        "commune" => Some(BodyLevel::Of(Level::Commune)),
        _ => return None,
    };
    let tail = match row[3] {
        "whole" => Tail::Whole,
        "named" => Tail::Named,
        "open" => Tail::Open,
        "of" => Tail::Of,
        _ => return None,
    };
    Some(BodyWords {
        words: row[0],
        kind: kind(row[1])?,
        level,
        tail,
        field: Some(row[4]).filter(|field| !field.is_empty()),
    })
}

fn kind(word: &str) -> Option<BodyKind> {
    Some(match word {
        "committee" => BodyKind::Committee,
        "council" => BodyKind::Council,
        "everyone" => BodyKind::Everyone,
        "addressees" => BodyKind::Addressees,
        "locality" => BodyKind::Locality,
        "mixed" => BodyKind::Mixed,
        "people" => BodyKind::People,
        "departments" => BodyKind::Departments,
        "subordinates" => BodyKind::Subordinates,
        "department" => BodyKind::Department,
        "division" => BodyKind::Division,
        "office" => BodyKind::Office,
        "party_office" => BodyKind::PartyOffice,
        "police" => BodyKind::Police,
        "military" => BodyKind::Military,
        "border" => BodyKind::Border,
        "front" => BodyKind::Front,
        "unions" => BodyKind::Unions,
        "union" => BodyKind::Union,
        "party" => BodyKind::Party,
        "vertical" => BodyKind::Vertical,
        "steering" => BodyKind::Steering,
        "board" => BodyKind::Board,
        "press" => BodyKind::Press,
        "local" => BodyKind::Local,
        "institution" => BodyKind::Institution,
        "health_station" => BodyKind::HealthStation,
        "enterprise" => BodyKind::Enterprise,
        "company" => BodyKind::Company,
        "village" => BodyKind::Village,
        "central" => BodyKind::Central,
        "authority" => BodyKind::Authority,
        _ => return None,
    })
}

fn word(class: &str) -> Option<Word> {
    Some(match class {
        "assign" => Word::Assign,
        "toward" => Word::Toward,
        "verb" => Word::Verb,
        "report" => Word::Report,
        "advise" => Word::Advise,
        "to" => Word::To,
        "join" => Word::Join,
        "before" => Word::Before,
        "answer" => Word::Answer,
        "personal" => Word::Personal,
        "charge" => Word::Charge,
        "spread" => Word::Spread,
        "notice" => Word::Notice,
        "sector" => Word::Sector,
        "comprise" => Word::Comprise,
        "leads" => Word::Leads,
        "apiece" => Word::Apiece,
        "praise" => Word::Praise,
        "invite" => Word::Invite,
        "past" => Word::Past,
        "hotline" => Word::Hotline,
        "threshold" => Word::Threshold,
        "through" => Word::Through,
        "follow" => Word::Follow,
        "follow_object" => Word::FollowObject,
        "guide" => Word::Guide,
        "fact" => Word::Fact,
        "must" => Word::Must,
        "opener" => Word::Opener,
        "each" => Word::Each,
        "belong" => Word::Belong,
        "concerned" => Word::Concerned,
        "limit" => Word::Limit,
        "rest" => Word::Rest,
        "aim" => Word::Aim,
        "also" => Word::Also,
        "this" => Word::This,
        "subject" => Word::Subject,
        "pair" => Word::Pair,
        "sort" => Word::Sort,
        "also_holds" => Word::AlsoHolds,
        "duty" => Word::Duty,
        "some" => Word::Some,
        "joiner" => Word::Joiner,
        "closing" => Word::Closing,
        "force" => Word::Force,
        "deadline" => Word::Deadline,
        "part" => Word::Part,
        "law" => Word::Law,
        "annex" => Word::Annex,
        "attached" => Word::Attached,
        "cover" => Word::Cover,
        "make" => Word::Make,
        "manner" => Word::Manner,
        "named" => Word::Named,
        "led" => Word::Led,
        "person" => Word::Person,
        "except" => Word::Except,
        "short" => Word::Short,
        "numbered" => Word::Numbered,
        "least" => Word::Least,
        "clock" => Word::Clock,
        "passive" => Word::Passive,
        "between" => Word::Between,
        "then" => Word::Then,
        "lack" => Word::Lack,
        "jubilee" => Word::Jubilee,
        "difficulty" => Word::Difficulty,
        "apart" => Word::Apart,
        "lead" => Word::Lead,
        "emphasis" => Word::Emphasis,
        "power" => Word::Power,
        "poor" => Word::Poor,
        "decide" => Word::Decide,
        "school" => Word::School,
        "amount" => Word::Amount,
        "small" => Word::Small,
        "agent" => Word::Agent,
        "cites" => Word::Cites,
        "request" => Word::Request,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        let mut faults = Vec::new();
        let tables = read_with(&mut faults);
        assert_eq!(faults, Vec::<String>::new());
        assert!(tables.bodies.len() > 300 && tables.words.len() > 500 && tables.fields.len() > 20);
        for text in tables.words.iter().map(|row| row.0).chain(tables.bodies.iter().map(|row| row.0)) {
            assert!(!text.is_empty() && text == text.trim() && !text.contains('"'), "{text:?}");
            assert_eq!(crate::text::normal::normalise(text), text);
        }
    }

    #[test]
    fn cells_with_commas_stand_in_quotes() {
        assert_eq!(cells_of("\"phòng, chống\",pair", 2), Some(vec!["phòng, chống", "pair"]));
        assert_eq!(cells_of("UBND,committee,any,whole,", 5).map(|row| row[4]), Some(""));
        for wrong in ["a", "a,b,c", "\"a,b", "\"a\"b,c"] {
            assert_eq!(cells_of(wrong, 2), None, "{wrong}");
        }
    }
}
