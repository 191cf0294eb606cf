//! What an issuing office gives a notice: the values of `office` and `groups`, and the parts that a template leaves
//! out.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::gazetteer::Gazetteer;
use crate::model::date::{Date, PartialDate};
use crate::model::directive::choices;
use crate::model::directive::format::AUDIENCES;
use crate::model::directive::types::{DocumentType, Head};
use crate::model::directive::{Contact, Distribution, Level, Power, Signatory, Text};
use crate::model::units::{Unit, signing};
use crate::notices::template::{Template, list, map, text};
use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::shape::Kind::{List, Map as Mapping, Phrase, Text as Words};
use crate::text::shape::{Shape, may, must};
use crate::text::yaml::Node;
use crate::wording::{FORMAT, Phrases};
use crate::words;

const GROUP: (&str, &str) = ("ai ứng với nhóm này", "who stands for this group");
const KIND: &[&str] = &["kind", "below"];

static LEVEL: Shape = Shape {
    name: "office_groups",
    about: ("Các nhóm của một cơ quan", "The groups of an office"),
    fields: &[
        may("departments", Phrase(KIND), GROUP),
        may("subordinate_units", Phrase(KIND), GROUP),
        may("police", Phrase(KIND), GROUP),
        may("unions", Phrase(KIND), GROUP),
        may("enterprises", Phrase(KIND), GROUP),
        must("whom", Phrase(KIND), GROUP),
    ],
};

static WORDS: Shape = Shape {
    name: "office_words",
    about: ("Lời văn về cơ quan", "Words about offices"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        must("province", Mapping(&LEVEL), GROUP),
        must("district", Mapping(&LEVEL), GROUP),
        must("commune", Mapping(&LEVEL), GROUP),
        must("verb_own", Phrase(&[]), ("động từ", "verb")),
        must("verb_mixed", Phrase(&[]), ("động từ", "verb")),
        must(
            "committees",
            List(&Words),
            ("tên ủy ban nhân dân mở đầu thế nào", "how names of committees begin"),
        ),
        must(
            "issuers",
            List(&Words),
            ("`chữ viết tắt trong ký hiệu => cơ quan`", "`abbreviation in a symbol => body`"),
        ),
    ],
};

fn words() -> &'static Phrases {
    static LOADED: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::built_in("co-quan.yaml", include_str!("../../templates/notices/co-quan.yaml"), &WORDS)
    });
    &LOADED
}

fn word(level: Level) -> &'static str {
    choices::word(&choices::LEVELS, &level)
}

/// The body that a symbol names: `Bộ Nội vụ` for `TB-BNV`; none where the words do not know it.
pub(super) fn issuer_of(symbol: &str) -> Option<String> {
    let known = words().list("issuers").iter().filter_map(|line| line.split_once(" => "));
    let mut known = known.filter(|(short, _)| symbol.split('-').any(|part| part == *short));
    known.next().map(|(_, body)| body.to_owned())
}

/// Who stands for each group: the profile's own names, else, in a people's committee, the usual ones of the level.
fn groups(unit: &Unit, date: Date) -> Vec<(&'static str, Vec<String>)> {
    let kind = unit.kind();
    // A sở commands neither police nor unions.
    let is_committee = is_committee(unit);
    // Communes have nothing below them.
    let kinds = if unit.level == Level::Commune { String::new() } else { below(unit, date) };
    AUDIENCES
        .iter()
        .map(|choice| {
            let own = unit
                .counterparts
                .iter()
                .find(|(audience, _)| choices::word(&choices::AUDIENCES, audience) == choice.word);
            let usual = || {
                let phrase = format!("{}.{}", word(unit.level), choice.word);
                let filled = words().fill(&phrase, &[("kind", kind), ("below", &kinds)]).ok()?;
                Some(filled).filter(|_| words().has(&phrase))
            };
            let names = match own {
                Some((_, names)) => names.iter().map(|name| name.notation().to_owned()).collect(),
                None => usual().into_iter().filter(|_| is_committee).collect(),
            };
            (choice.word, names)
        })
        .collect()
}

/// The kinds of unit right below on a day: `xã, phường`.
fn below(unit: &Unit, date: Date) -> String {
    static ORDER: words::Words = words::Words::from_list("office: order");
    let province = Gazetteer::get().province(unit.name.notation(), date);
    let next = province
        .into_iter()
        .flat_map(|entry| entry.members_on(date))
        .map(|entry| (entry.level(), entry.kind_on(date)));
    let all: Vec<(Level, &str)> = next.collect();
    let level = all.iter().map(|(level, _)| *level).min();
    let mut kinds: Vec<&str> =
        all.into_iter().filter(|(of, _)| Some(*of) == level).map(|(_, kind)| kind).collect();
    kinds.sort_by_key(|kind| ORDER.iter().position(|known| known == kind).unwrap_or(ORDER.len()));
    kinds.dedup();
    if kinds.is_empty() { "xã, phường".to_owned() } else { kinds.join(", ") }
}

/// The values of `office` and of `groups`.
pub(super) fn values(unit: &Unit, symbol: Option<&str>, date: Date) -> (Value, Value) {
    let groups = groups(unit, date);
    let mixed = ["enterprises", "unions", "party"];
    let mixed = groups.iter().any(|(key, names)| mixed.contains(key) && !names.is_empty());
    let usual = |key: &str| {
        let phrase = format!("{}.{key}", word(unit.level));
        words().fill(&phrase, &[("kind", unit.kind())]).unwrap_or_default()
    };
    let verb = || words().get(if mixed { "verb_mixed" } else { "verb_own" }).unwrap_or_default();
    let given = |text: &Option<Text>| text.as_ref().map(|text| text.notation().to_owned());
    let mut office = Map::new();
    // `VHXH` of `UBND-VHXH`, whatever the type of the document.
    let symbol = symbol.or(unit.symbol.as_ref().map(|symbol| symbol.notation()));
    let typed = |symbol: &&str| DocumentType::by_code(symbol.split('-').next().unwrap_or_default()).is_some();
    let symbol =
        symbol.map(|symbol| symbol.split_once('-').filter(|_| typed(&symbol)).map_or(symbol, |(_, own)| own));
    let drafter = symbol.and_then(|symbol| symbol.split_once('-')).map(|(_, rest)| rest);
    let drafter = drafter.filter(|rest| !rest.contains('_'));
    for (name, value) in [
        ("name", unit.name.notation().to_owned()),
        ("kind", unit.kind().to_owned()),
        ("proper_name", unit.proper_name().to_owned()),
        ("level", word(unit.level).to_owned()),
        ("province", given(&unit.province).unwrap_or_default()),
        ("issuer", unit.issuer.notation().to_owned()),
        ("short_name", unit.short_name.notation().to_owned()),
        ("place", unit.place.notation().to_owned()),
        ("drafter", drafter.unwrap_or_default().to_owned()),
        ("whom", given(&unit.whom).unwrap_or_else(|| usual("whom"))),
        ("verb", given(&unit.verb).unwrap_or_else(verb)),
    ] {
        office.insert(name.to_owned(), Value::String(value));
    }
    for (key, names) in &groups {
        office.insert((*key).to_owned(), Value::String(names.join("; ")));
    }
    let lines = groups.iter().flat_map(|(key, names)| names.iter().map(move |name| (key, name)));
    let lines: Vec<Value> = lines.map(|(key, name)| json!({ "name": name, "audience": key })).collect();
    (Value::Object(office), Value::Array(lines))
}

/// The symbol of a document of that type: `TB-UBND` where the drafting unit's is `UBND-VHXH`.
pub(super) fn symbol(unit: &Unit, own: Option<&str>, kind: &DocumentType) -> String {
    let given = own.or(unit.symbol.as_ref().map(|symbol| symbol.notation()));
    if kind.head == Head::Dispatch {
        return given.unwrap_or("UBND-___").to_owned();
    }
    let starts = |symbol: &&str| symbol.split('-').next() == Some(kind.code);
    match given {
        Some(symbol) if starts(&symbol) => symbol.to_owned(),
        _ => format!("{}-{}", kind.code, given.and_then(|symbol| symbol.split('-').next()).unwrap_or("UBND")),
    }
}

/// The keys of a document that the office's profile supplies where the template leaves them out.
pub(super) const SUPPLIED: [&str; 8] =
    ["issuer", "number", "date", "signatory", "distribution", "place", "contacts", "closing"];

/// The keys whose values in a profile stand in the place of what a template says: nobody can mend a template that comes with the
/// library.
pub(super) fn profile_keys(unit: &Unit, template: &Template) -> Vec<&'static str> {
    let own = [("distribution", unit.distribution.is_some()), ("closing", unit.closing.is_some())];
    own.into_iter().filter(|(_, is_given)| *is_given && template.is_built_in()).map(|(key, _)| key).collect()
}

/// The parts of the document that come from the profile.
pub(super) fn parts(
    unit: &Unit,
    template: &Template,
    kind: &DocumentType,
    symbol: &str,
    issued: PartialDate,
) -> Vec<(&'static str, Node)> {
    let own = |text: &Text| Some(self::text(text.notation()));
    let maybe = |text: &Option<Text>| text.as_ref().and_then(own);
    let issuer = map(vec![
        ("superior", maybe(&unit.superior)),
        ("name", own(&unit.issuer)),
        ("short_name", own(&unit.short_name)),
        ("level", Some(text(word(unit.level)))),
        ("territory", own(&unit.name)),
    ]);
    let number = map(vec![("value", maybe(&unit.number)), ("symbol", Some(text(symbol)))]);
    let mut parts = vec![
        ("issuer", issuer),
        ("number", number),
        ("date", text(unit.date.unwrap_or(issued).notation())),
        ("signatory", signatory(&signatory_of(unit))),
        ("distribution", distribution(unit, kind, symbol)),
    ];
    if kind.head != Head::Undated {
        parts.push(("place", text(unit.place.notation())));
    }
    parts.extend(unit.contact.as_ref().map(|own| ("contacts", list([contact(own)]))));
    if !template.says("closing") || profile_keys(unit, template).contains(&"closing") {
        parts.extend(unit.closing.as_ref().map(|closing| ("closing", text(closing.notation()))));
    }
    parts
}

/// Who signs: of a people's committee in its usual form as far as the profile does not say it; the name is a blank.
fn signatory_of(unit: &Unit) -> Signatory {
    let own = unit.signatory.as_ref();
    if is_committee(unit) {
        signing(own, "Ủy ban nhân dân", "Chủ tịch")
    } else {
        own.cloned().unwrap_or_default()
    }
}

/// Where nothing says who signs for an office that is no people's committee.
pub(super) fn missing_signatory(unit: &Unit) -> Option<Diagnostic> {
    let signatory = signatory_of(unit);
    if signatory.title.is_some() || !signatory.authority.is_empty() {
        return None;
    }
    let issuer = &unit.issuer;
    let message = Message::new(
        format!("chưa ghi người ký của {}", issuer.notation()),
        format!("it is not said who signs for {}", issuer.notation()),
    );
    let help = Message::new(
        "thêm `signatory: {title: Giám đốc, name: …}` vào `office`; chỉ Ủy ban nhân dân mới có người ký mặc định",
        "add `signatory: {title: Giám đốc, name: …}` to `office`; only a people's committee has a usual signatory",
    );
    Some(Diagnostic::error("VB006", issuer.span.clone(), message).help(help))
}

fn is_committee(unit: &Unit) -> bool {
    words().list("committees").iter().any(|name| unit.issuer.notation().starts_with(name.as_str()))
}

fn signatory(signatory: &Signatory) -> Node {
    let one = |text: &Option<Text>| text.as_ref().map(|text| self::text(text.notation()));
    let authority = signatory.authority.iter().map(|Power { kind, of, more }| {
        let key = choices::word(&choices::AUTHORITIES, kind);
        let lines = match more[..] {
            [] => text(of.notation()),
            _ => list(std::iter::once(of).chain(more).map(|line| text(line.notation()))),
        };
        Node { span: 0..0, kind: crate::text::yaml::Kind::Map(vec![(text(key), lines)]) }
    });
    let authority: Vec<Node> = authority.collect();
    map(vec![
        ("authority", (!authority.is_empty()).then(|| list(authority))),
        ("title", one(&signatory.title)),
        ("name", one(&signatory.name)),
        ("other_title", one(&signatory.other_title)),
        ("rank", one(&signatory.rank)),
    ])
}

/// The profile's list; without one what stands for `as above`, and the drafting unit.
fn distribution(unit: &Unit, kind: &DocumentType, symbol: &str) -> Node {
    let Some(own) = &unit.distribution else {
        let dispatch = kind.head == Head::Dispatch;
        let first = if dispatch { "Như trên".to_owned() } else { usual_reader(unit) };
        let office =
            symbol.split_once('-').map(|(_, office)| office).filter(|rest| dispatch && !rest.contains('_'));
        let archive = ["VT"].into_iter().chain(office).map(text);
        return map(vec![("to", Some(list([text(first)]))), ("archive", Some(list(archive)))]);
    };
    let Distribution { archive, copies, drafter, issued, .. } = own;
    let lines = own.groups().map(|lines| {
        let names = match lines {
            [one] => text(one.name.notation()),
            several => list(several.iter().map(|line| text(line.name.notation()))),
        };
        let purpose = lines.last().and_then(|line| line.purpose.as_ref());
        map(vec![("name", Some(names)), ("purpose", purpose.map(|purpose| text(purpose.notation())))])
    });
    let number = |count: &Option<u32>| count.map(|count| text(count.to_string()));
    map(vec![
        ("to", Some(list(lines))),
        ("archive", Some(list(archive.iter().map(|unit| text(unit.notation()))))),
        ("drafter", drafter.as_ref().map(|drafter| text(drafter.notation()))),
        ("issued", number(issued)),
        ("copies", number(copies)),
    ])
}

fn usual_reader(unit: &Unit) -> String {
    words().fill(&format!("{}.departments", word(unit.level)), &[("kind", unit.kind())]).unwrap_or_default()
}

fn contact(contact: &Contact) -> Node {
    let one = |text: &Option<Text>| text.as_ref().map(|text| self::text(text.notation()));
    let role = choices::word(&choices::CONTACT_ROLES, &contact.role);
    map(vec![
        ("role", Some(text(role))),
        ("layout", contact.block.then(|| text("block"))),
        ("lead", Some(text(contact.lead.notation()))),
        ("unit", Some(text(contact.unit.notation()))),
        ("through", one(&contact.through)),
        ("person", one(&contact.person)),
        ("title", one(&contact.title)),
        ("phone", one(&contact.phone)),
        ("hotline", one(&contact.hotline)),
        ("email", one(&contact.email)),
        ("tail", one(&contact.tail)),
    ])
}
