//! From a checked tree to a directive.

mod content;
mod table;
mod together;

use crate::model::directive::choices::{self, value};
use crate::model::directive::format::DIRECTIVE;
use crate::model::directive::*;
use crate::text::diagnostic::{Checked, Diagnostic, Message};
use crate::text::normal::is_no_break;
use crate::text::shape::{self, Fields, Shape};
use crate::text::source::Source;
use crate::text::yaml::{self, Node};
pub(crate) use content::DEADLINE_MARK;
use content::measures;
pub(crate) use table::USUAL_WIDTH;
pub(crate) use together::usual_party;

/// The title of a secretary who has no other.
pub(crate) const SECRETARY_TITLE: &str = "Thư ký";

impl Directive {
    /// Reads a directive and reports everything the format does not allow.
    ///
    /// The value is there unless something it cannot do without is missing or wrong; an unknown or repeated key
    /// is an error all the same.
    pub fn parse(source: &Source) -> Checked<Self> {
        let (root, diagnostics) = checked_by(
            |root, shape, partial, report| {
                files::expand(root, source, report);
                shape::check(root, shape, partial, report);
            },
            source,
            &DIRECTIVE,
        );
        let mut left = Vec::new();
        // Programs write what they have nothing to say of, and the keys of JSON in any order; neither says anything.
        let is_json = source.text().trim_start().starts_with('{');
        let asked = root.iter().filter(|_| !is_json);
        asked.for_each(|root| shape::left::tell(root, &DIRECTIVE, &mut left));
        let partial = diagnostics.iter().any(yaml::cuts);
        let mut checked = of_checked(root, diagnostics);
        checked.diagnostics.extend(left.into_iter().filter(|_| !partial));
        checked.diagnostics.retain(|found| !(is_json && found.code == "VB027"));
        checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
        checked
    }

    /// The directive with a plain space for every no-break space of its source, where that has some: what its words say does
    /// not hang on how they are kept together. Its places are those of the directive.
    pub(crate) fn with_plain_spaces(source: &Source) -> Option<Self> {
        let text = source.text();
        if !text.contains(is_no_break)
            && !["\\_", "\\x", "\\u", "\\U"].iter().any(|escape| text.contains(escape))
        {
            return None;
        }
        let mut root = yaml::parse(source).root;
        root.iter_mut().for_each(space_plainly);
        let mut report = Vec::new();
        if let Some(root) = &mut root {
            files::expand(root, source, &mut report);
            shape::check(root, &DIRECTIVE, false, &mut report);
        }
        of_checked(root, Vec::new()).value
    }

    /// Holds a directive that was built or changed in code to the format, as one that is read: days that are none, empty
    /// and missing fields, rows of another length, `{deadline}` without one. What the rules of form say of a whole document
    /// (a number of letters, a subject with a full stop) [`lint`](crate::lint) does, or the door of `congvan-make`, which
    /// asks both. The value is what the format makes of it,
    /// its words in one normal form; places of findings are those in [`Directive::to_yaml`].
    pub fn check(&self) -> Checked<Self> {
        Self::parse(&Source::new("directive", self.to_yaml()))
    }
}

/// Puts a plain space in the place of every no-break space.
fn space_plainly(node: &mut Node) {
    match &mut node.kind {
        yaml::Kind::Text(text) if text.contains(is_no_break) => *text = text.replace(is_no_break, " "),
        yaml::Kind::Text(_) | yaml::Kind::Nothing => {}
        yaml::Kind::List(items) => items.iter_mut().for_each(space_plainly),
        yaml::Kind::Map(entries) => entries.iter_mut().for_each(|(_, value)| space_plainly(value)),
    }
}

/// A directive of a tree that no source need hold as it stands.
pub(crate) fn from_tree(mut root: Option<Node>, mut diagnostics: Vec<Diagnostic>) -> Checked<Directive> {
    if let Some(root) = &mut root {
        files::expand(root, &Source::new("", ""), &mut diagnostics);
        shape::check(root, &DIRECTIVE, false, &mut diagnostics);
    }
    of_checked(root, diagnostics)
}

fn of_checked(root: Option<Node>, mut diagnostics: Vec<Diagnostic>) -> Checked<Directive> {
    let whole = diagnostics.iter().all(|found| {
        matches!(found.code, "VB003" | "VB005") || files::is_told(found) || yaml::is_of_one_text(found)
    });
    let partial = diagnostics.iter().any(yaml::cuts);
    let mut further = Vec::new();
    root.iter().for_each(|root| shape::glyphs::warn(root, &mut further));
    let value = root.as_ref().map(|root| directive(root, &mut further)).filter(|_| whole);
    // What is missing may stand in the part that could not be read, as may the other cells of the last row before it.
    let cut = root.as_ref().filter(|_| partial).map_or_else(Vec::new, last_of);
    let is_cut = |found: &Diagnostic| {
        found.code == "VB006" || found.code == "VB017" && cut.contains(&found.span.start)
    };
    further.retain(|found| !(partial && is_cut(found)));
    diagnostics.extend(further);
    diagnostics.sort_by_key(|found| (found.span.start, found.code));
    Checked { value, diagnostics }
}

/// Where the nodes begin that hold the last of a tree, the outermost first.
fn last_of(root: &Node) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last = Some(root);
    while let Some(node) = last {
        starts.push(node.span.start);
        last = match &node.kind {
            yaml::Kind::Map(entries) => entries.last().map(|(_, value)| value),
            _ => node.items().last(),
        };
    }
    starts
}

/// The tree of a source and everything in it that `shape` does not allow.
pub(crate) fn checked_tree(source: &Source, shape: &'static Shape) -> (Option<Node>, Vec<Diagnostic>) {
    checked_by(|root, shape, partial, report| shape::check(root, shape, partial, report), source, shape)
}

/// As [`checked_tree`], of a file whose keys stand for those of a whole one.
pub(crate) fn checked_overlay(source: &Source, shape: &'static Shape) -> (Option<Node>, Vec<Diagnostic>) {
    checked_by(
        |root, shape, partial, report| shape::check_overlay(root, shape, partial, report),
        source,
        shape,
    )
}

fn checked_by(
    check: impl FnOnce(&mut Node, &'static Shape, bool, &mut Vec<Diagnostic>),
    source: &Source,
    shape: &'static Shape,
) -> (Option<Node>, Vec<Diagnostic>) {
    let mut tree = yaml::parse(source);
    let mut diagnostics = tree.diagnostics;
    if let Some(newer) = tree.root.as_ref().and_then(|root| shape::newer::finding(root, shape)) {
        return (None, vec![newer]);
    }
    let partial = diagnostics.iter().any(yaml::cuts);
    match &mut tree.root {
        // What was read up to a syntax error may be no more than its first line.
        Some(root) if partial && matches!(root.kind, yaml::Kind::Text(_)) => {}
        Some(root) => {
            check(root, shape, partial, &mut diagnostics);
            shape::joined::tell(root, shape, source, &mut diagnostics);
            shape::cut::tell(root, shape, source, &mut diagnostics);
        }
        None if !partial => diagnostics.push(Diagnostic::error(
            "VB009",
            0..0,
            Message::new("tệp không có nội dung nào", "the file has no content"),
        )),
        None => {}
    }
    (tree.root, diagnostics)
}

fn directive(root: &Node, report: &mut Vec<Diagnostic>) -> Directive {
    let fields = Fields::new(root, &DIRECTIVE, "");
    fields.node("format");
    let kind = kind(&fields).unwrap_or_else(DocumentType::dispatch);
    let electronic = fields.text("issue").is_some_and(|word| word.notation() == "electronic");
    let request = sub(&fields, "request", "", |fields| Request {
        by: fields.text("by"),
        verb: fields.text("verb").unwrap_or_default(),
        whom: fields.text("whom").unwrap_or_default(),
        action: fields.text("action").unwrap_or_default(),
        separate: fields.node("separate").is_some(),
    });
    needs(&fields, kind, report);
    parts::refuse(root, kind, electronic, report);
    parts::require(root, electronic, report);
    notes::refuse(root, "", report);
    pictures::refuse(root, report);
    refuse_secrecy(&fields, report);
    let date = fields.partial_date("date").unwrap_or_default();
    let mut issuers = all(&fields, "issuer", "", |fields, _| issuer(fields)).into_iter();
    let mut signatories = all(&fields, "signatory", "", |fields, _| signatory(fields, report)).into_iter();
    let mut directive = Directive {
        span: fields.span.clone(),
        kind,
        landscape: fields.text("orientation").is_some_and(|word| word.notation() == "landscape"),
        electronic,
        urgency: fields.text("urgency").and_then(|word| value(&choices::URGENCIES, word.notation())),
        draft: fields.text("draft").and_then(|word| value(&choices::DRAFTS, word.notation())),
        circulation: fields
            .text("circulation")
            .and_then(|word| value(&choices::CIRCULATIONS, word.notation())),
        issuer: issuers.next().unwrap_or_default(),
        joint: issuers.collect(),
        number: sub(&fields, "number", "", number).unwrap_or_default(),
        place: fields.text("place").unwrap_or_default(),
        date,
        subject: fields.text("subject").unwrap_or_default(),
        recipients: all(&fields, "recipients", "name", |fields, _| Recipient {
            name: fields.text("name").unwrap_or_default(),
            audience: audiences(fields),
        }),
        enacted_by: fields.paragraphs("enacted_by"),
        legal_basis: all(&fields, "legal_basis", "text", |fields, node| basis(fields, node, report)),
        purpose: fields.text("purpose"),
        opening: fields.paragraphs("opening"),
        parties: together::parties(&fields),
        agreement: fields.paragraphs("agreement"),
        request,
        numbering: numbering(&fields),
        measures: measures(&fields, "measures", report),
        contacts: all(&fields, "contacts", "", |fields, _| contact(fields)),
        closing: fields.paragraphs("closing"),
        distribution: sub(&fields, "distribution", "", |fields| distribution(fields, report))
            .unwrap_or_default(),
        signatory: signatories.next().unwrap_or_default(),
        cosigners: signatories.collect(),
        confirmation: fields.text("confirmation"),
        appendices: all(&fields, "appendices", "", |fields, _| appendix(fields, report)),
        attached: Vec::new(),
        copy: sub(&fields, "copy", "", |fields| copy(fields, report)),
    };
    together::check(&directive, &fields, report);
    directive.attached = all(&fields, "attached", "", |_, node| attached_draft(node, &directive, report));
    directive
}

/// A draft that goes with `main`, and is of the same issuers where it names none.
fn attached_draft(node: &Node, main: &Directive, report: &mut Vec<Diagnostic>) -> Directive {
    let mut own = directive(node, report);
    if own.issuer == Issuer::default() {
        own.issuer = without_address(&main.issuer);
        own.joint = main.joint.iter().map(without_address).collect();
    }
    own.electronic = main.electronic;
    own.draft.get_or_insert(Draft { round: None });
    own
}

/// An issuer as a draft has it: the address line is the foot of the document that the draft goes with.
fn without_address(issuer: &Issuer) -> Issuer {
    Issuer { address: Vec::new(), ..issuer.clone() }
}

fn kind(fields: &Fields<'_>) -> Option<&'static DocumentType> {
    fields.text("type").and_then(|code| DocumentType::by_word(code.notation()))
}

/// What the type cannot do without.
fn needs(fields: &Fields<'_>, kind: &DocumentType, report: &mut Vec<Diagnostic>) {
    let name = kind.name.to_lowercase();
    for key in kind.needs() {
        let node = fields.node(key);
        if let Some(Node { kind: yaml::Kind::Text(text), span }) = node
            && text.trim().is_empty()
        {
            report.push(
                Diagnostic::error(
                    "VB009",
                    span.clone(),
                    Message::new(format!("`{key}` để trống"), format!("`{key}` is empty")),
                )
                .help(Message::new("ghi nội dung; chưa biết thì ghi `___`", "write it; `___` where unknown")),
            );
        }
        if node.is_none() {
            let about = fields.shape.field(key).map_or(("", ""), |field| field.about);
            let start = fields.span.start..fields.span.start;
            report.push(
                Diagnostic::error(
                    "VB006",
                    fields.blank_key(key).cloned().unwrap_or(start),
                    Message::new(format!("{name} thiếu `{key}`"), format!("a {name} needs `{key}`")),
                )
                .help(Message::new(
                    format!("thêm `{key}: …` ({})", about.0),
                    format!("add `{key}: …` ({})", about.1),
                ))
                .lacks(key),
            );
        }
    }
}

/// Secret papers are not made here, whatever the mark.
fn refuse_secrecy(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    if let Some(word) = fields.text("secrecy") {
        report.push(
            Diagnostic::error(
                "VB016",
                word.span,
                Message::new(
                    "không soạn văn bản mật bằng chương trình này",
                    "secret documents are not made with this program",
                ),
            )
            .help(Message::new(
                "pháp luật bảo vệ bí mật nhà nước yêu cầu soạn văn bản mật trên máy độc lập, không nối mạng",
                "the law on state secrets wants them drafted on an isolated machine",
            )),
        );
    }
}

fn issuer(fields: &Fields<'_>) -> Issuer {
    Issuer {
        short_name: fields.text("short_name"),
        level: fields.text("level").and_then(|word| level(word.notation())),
        territory: fields.text("territory"),
        address: fields.paragraphs("address"),
        ..issuer_by_name(fields)
    }
}

/// An issuer or who copies, by its name and that of its superior.
fn issuer_by_name(fields: &Fields<'_>) -> Issuer {
    let lines = fields.paragraphs("name");
    let name = match &lines[..] {
        [] => Text::default(),
        [only] => only.clone(),
        [first, ..] => {
            let words: Vec<&str> = lines.iter().map(|line| line.notation()).collect();
            let end = lines.last().map_or(first.span.end, |last| last.span.end);
            Text::at(words.join(" "), first.span.start..end)
        }
    };
    let lines = if lines.len() > 1 { lines } else { Vec::new() };
    Issuer { superior: fields.text("superior"), name, lines, ..Issuer::default() }
}

fn number(fields: &Fields<'_>) -> Number {
    Number { value: fields.text("value"), symbol: fields.text("symbol").unwrap_or_default() }
}

fn appendix(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Appendix {
    let content = content::content(fields, report);
    Appendix {
        span: fields.span.clone(),
        title: fields.text("title").unwrap_or_default(),
        kind: kind(fields),
        landscape: fields.text("orientation").is_some_and(|word| word.notation() == "landscape"),
        numbering: content::numbering(fields, &content, report),
        content,
    }
}

fn copy(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Copy {
    if let Some(time) = fields.text("time").filter(|time| !is_time(time.notation())) {
        let message = Message::new(
            format!("`{}` không phải giờ, phút, giây", time.notation()),
            format!("`{}` is no time of day", time.notation()),
        );
        let help = Message::new("ghi như `08:30:00`", "write as in `08:30:00`");
        report.push(Diagnostic::error("VB008", time.span, message).help(help));
    }
    Copy {
        form: fields
            .text("form")
            .and_then(|word| value(&choices::COPY_FORMS, word.notation()))
            .unwrap_or(CopyForm::True),
        issuer: sub(fields, "issuer", "", issuer_by_name).unwrap_or_default(),
        number: sub(fields, "number", "", number).unwrap_or_default(),
        place: fields.text("place").unwrap_or_default(),
        date: fields.partial_date("date"),
        time: fields.text("time"),
        distribution: sub(fields, "distribution", "", |fields| distribution(fields, report))
            .unwrap_or_default(),
        signatory: sub(fields, "signatory", "", |fields| signatory(fields, report)).unwrap_or_default(),
    }
}

/// `08:30`, `08:30:00`; underscores where a part is not known.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let is_part = |(part, most): (&&str, u8)| {
        part.len() <= 2 && part.parse::<u8>().is_ok_and(|value| value < most)
            || part.len() > 2 && part.bytes().all(|byte| byte == b'_')
    };
    (2..=3).contains(&parts.len()) && parts.iter().zip([24, 60, 60]).all(is_part)
}

/// The shape of the mapping at `key`, through lists and short forms.
pub(crate) fn shape_of(parent: &'static Shape, key: &'static str) -> &'static Shape {
    parent
        .field(key)
        .and_then(|field| field.kind.mapping())
        .expect("the reader follows the field tables; a test reads every key")
}

/// Reads the mapping at `key`.
pub(crate) fn sub<T>(
    fields: &Fields<'_>,
    key: &'static str,
    short: &'static str,
    read: impl FnOnce(&Fields<'_>) -> T,
) -> Option<T> {
    let node = fields.node(key)?;
    Some(read(&Fields::new(node, shape_of(fields.shape, key), short)))
}

/// Reads every mapping of the list at `key`; a text stands for a mapping with only the key `short`.
pub(crate) fn all<T>(
    fields: &Fields<'_>,
    key: &'static str,
    short: &'static str,
    mut read: impl FnMut(&Fields<'_>, &Node) -> T,
) -> Vec<T> {
    let items = fields.items(key).iter();
    items.map(|node| read(&Fields::new(node, shape_of(fields.shape, key), short), node)).collect()
}

fn basis(fields: &Fields<'_>, node: &Node, report: &mut Vec<Diagnostic>) -> Basis {
    let basis = Basis {
        verb: fields.text("verb"),
        kind: fields.text("type"),
        number: fields.text("number"),
        date: fields.partial_date("date"),
        issuer: fields.text("issuer"),
        subject: fields.text("subject"),
        text: fields.text("text"),
    };
    let parts =
        basis.number.is_some() || basis.date.is_some() || basis.issuer.is_some() || basis.subject.is_some();
    match (&basis.text, &basis.kind) {
        (None, None) if matches!(node.kind, yaml::Kind::Map(_)) => report.push(
            Diagnostic::error(
                "VB006",
                node.span.start..node.span.start,
                Message::new("căn cứ thiếu `type`", "the basis lacks `type`"),
            )
            .help(Message::new(
                "thêm `type: Công văn` (loại văn bản), hoặc viết cả câu ở `text`",
                "add `type: Công văn` (document type), or write the whole sentence in `text`",
            ))
            .lacks("type"),
        ),
        (Some(text), kind) if kind.is_some() || basis.verb.is_some() || parts => report.push(
            Diagnostic::error(
                "VB011",
                text.span.clone(),
                Message::new(
                    "`text` là cả câu căn cứ, không đi cùng các khóa khác",
                    "`text` is the whole basis and does not go with the other keys",
                ),
            )
            .help(match &basis.verb {
                Some(verb) if kind.is_none() && !parts => Message::new(
                    format!("bỏ `verb`, mở đầu `text` bằng `{}`", verb.notation()),
                    format!("delete `verb` and start `text` with `{}`", verb.notation()),
                ),
                _ => Message::new(
                    "giữ `text`, hoặc giữ `type`, `number`, …",
                    "keep `text`, or keep `type`, `number`, …",
                ),
            }),
        ),
        _ => {}
    }
    basis
}

pub(crate) fn contact(fields: &Fields<'_>) -> Contact {
    let word = |key| fields.text(key).map(Text::into_notation);
    Contact {
        span: fields.span.clone(),
        role: word("role")
            .and_then(|word| value(&choices::CONTACT_ROLES, &word))
            .unwrap_or(ContactRole::Support),
        block: word("layout").as_deref() == Some("block"),
        lead: fields.text("lead").unwrap_or_default(),
        unit: fields.text("unit").unwrap_or_default(),
        through: fields.text("through"),
        person: fields.text("person"),
        title: fields.text("title"),
        phone: fields.text("phone"),
        hotline: fields.text("hotline"),
        email: fields.text("email"),
        tail: fields.text("tail"),
    }
}

pub(crate) fn distribution(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Distribution {
    Distribution {
        to: all(fields, "to", "name", |fields, node| distribution_lines(fields, node, report)).concat(),
        archive: fields.texts("archive"),
        copies: fields.count("copies"),
        drafter: fields.text("drafter"),
        issued: fields.count("issued"),
    }
}

/// The line of a recipient, or those of several who have one purpose.
fn distribution_lines(
    fields: &Fields<'_>,
    node: &Node,
    report: &mut Vec<Diagnostic>,
) -> Vec<DistributionLine> {
    let names = fields.texts("name");
    let purpose = fields.text("purpose");
    let count = names.len();
    if count > 1 && purpose.is_none() {
        let message = Message::new(
            "nhiều nơi nhận viết chung mà thiếu mục đích chung",
            "several recipients are written as one without a purpose that they share",
        );
        let help = Message::new(
            "thêm `purpose: để báo cáo`, hoặc viết mỗi nơi nhận một dòng",
            "add `purpose: để báo cáo`, or write each recipient as an item of its own",
        );
        let span = node.span.start..node.span.start;
        report.push(Diagnostic::error("VB072", span, message).help(help).clause("PL I, mục II.9"));
    }
    let lines = names.into_iter().enumerate().map(|(at, name)| {
        let last = at + 1 == count;
        DistributionLine { name, purpose: purpose.clone().filter(|_| last), braced: !last }
    });
    lines.collect()
}

/// Of a document: without a title nobody can sign, but a person for himself as a party.
pub(crate) fn signatory(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Signatory {
    let signatory = signatory_of_unit(fields, report);
    if signatory.authority.is_empty() && signatory.title.is_none() && signatory.party.is_none() {
        report.push(
            Diagnostic::error(
                "VB006",
                fields.span.start..fields.span.start,
                Message::new("người ký thiếu chức vụ", "the signatory has no title"),
            )
            .help(Message::new(
                "thêm `title: Chủ tịch` hoặc `authority`",
                "add `title: Chủ tịch` or `authority`",
            ))
            .lacks("title"),
        );
    }
    signatory
}

/// Of a unit: where only a name is given, the usual authority and title go with it.
pub(crate) fn signatory_of_unit(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Signatory {
    let mut authority = Vec::new();
    all(fields, "authority", "", |fields, node| {
        let given = choices::AUTHORITIES.iter().filter_map(|(key, kind)| {
            let mut lines = fields.paragraphs(key).into_iter();
            Some(Power { kind: *kind, of: lines.next()?, more: lines.collect() })
        });
        let given: Vec<_> = given.collect();
        if given.len() > 1 {
            report.push(
                Diagnostic::error(
                    "VB011",
                    node.span.start..node.span.start,
                    Message::new(
                        "mỗi dòng `authority` chỉ có một quyền hạn",
                        "each line of `authority` has one authority",
                    ),
                )
                .help(Message::new(
                    "tách ra: `- TM: …` rồi `- KT: …`",
                    "split it: `- TM: …`, then `- KT: …`",
                )),
            );
        }
        authority.extend(given);
    });
    let secretary = sub(fields, "secretary", "name", |fields| {
        (fields.text("title").unwrap_or_else(|| Text::from_notation(SECRETARY_TITLE)), fields.text("name"))
    });
    Signatory {
        party: fields.text("party"),
        authority,
        title: fields.text("title"),
        name: fields.text("name"),
        other_title: fields.text("other_title"),
        rank: fields.text("rank"),
        secretary,
    }
}

pub(crate) fn level(word: &str) -> Option<Level> {
    value(&choices::LEVELS, word)
}

/// The group of that key in the format.
pub(crate) fn audience(word: &str) -> Option<Audience> {
    value(&choices::AUDIENCES, word)
}

fn audiences(fields: &Fields<'_>) -> Vec<Audience> {
    fields.texts("audience").iter().filter_map(|word| audience(word.notation())).collect()
}

fn numbering(fields: &Fields<'_>) -> Vec<Numbering> {
    fields.texts("numbering").iter().filter_map(|word| value(&choices::NUMBERINGS, word.notation())).collect()
}
