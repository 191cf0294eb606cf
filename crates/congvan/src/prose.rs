//! What sentences of administrative prose say: who is to act, and what is mentioned.
//!
//! [`read`] takes a text and gives its sentences, their clauses, who acts in each, and every mention. Nothing is changed
//! here, and what cannot be told is left unsaid. Ranges are bytes of [`Reading::words`]; [`Text::with_edits`] and
//! [`Text::part`] make changes there.

mod tokens;
mod limits;
mod scopes;
mod names;
mod head;
mod told;
mod bodies;
mod citations;
mod clauses;
mod mentions;
mod outline;
mod marked;
#[cfg(test)]
mod laws;

use std::ops::Range;

use crate::lexicon::{BodyKind, UnitKind};
use crate::model::date::Date;
use crate::model::directive::Level;
use crate::text::inline::Text;

pub use crate::text::inline::Edit;
pub(crate) use limits::of_lowest_level;

/// A text that was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What was read.
    pub text: Text,
    /// In order, without gaps: each ends where the next begins.
    pub sentences: Vec<Sentence>,
}

/// A sentence with its end mark and the space behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// In the text.
    pub span: Range<usize>,
    /// In order, without gaps.
    pub clauses: Vec<Clause>,
}

/// What is said of one subject: up to a `;` behind which somebody else acts, or the sentence's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// With its end mark and the space behind it.
    pub span: Range<usize>,
    /// Who asks: `Sở Y tế` in `Sở Y tế đề nghị UBND các xã …`.
    pub asks: Option<Body>,
    /// Who is to act, as they are listed.
    pub actors: Vec<Body>,
    /// From who asks, or the verb that asks, to the last who acts: what names them. Empty where nobody is named.
    pub address: Range<usize>,
    /// The list of those who act within the address.
    pub listed: Range<usize>,
    /// Who seems to act where nobody is known to: a name that is no body of the lexicon's, before a verb: `Trung đoàn 841
    /// chuẩn bị …`.
    pub stranger: Option<Range<usize>>,
    /// What is to be done.
    pub predicate: Range<usize>,
    /// Where the task itself begins, behind `có trách nhiệm`, `cần` and the marks around them.
    pub task: usize,
    /// Whether it tells what is, not what is to be done.
    pub is_fact: bool,
    /// The day that it opens with: `Ngày 02/7/2026, tại trụ sở Sở, …`.
    pub day: Option<Date>,
    /// Whether nobody acts and the superior decides something in it: `Đồng ý chủ trương …`.
    pub decides: bool,
    /// Whether its first word is what is to be done.
    pub opens_with_verb: bool,
    /// Whether nobody known acts and it begins with what may be one who does: no verb, nothing that leads.
    pub has_subject: bool,
    /// Whether it goes on with what was said before: `Đồng thời, …`, `Phối hợp với …`.
    pub goes_on: bool,
    /// Whether it only names those who act, as a heading does, or ends in a colon behind them.
    pub is_address: bool,
    /// Whether it is to see that the document is carried out: `theo dõi, đôn đốc việc thực hiện Công văn này`.
    pub follows: bool,
    /// What is mentioned behind and before those who act, in order.
    pub mentions: Vec<Mention>,
    /// Parts in brackets or behind a comma that give a task to others: `(giao Công an tỉnh chủ trì)`.
    pub inner: Vec<Clause>,
}

/// A body, as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// From `các` or a title to the territory.
    pub span: Range<usize>,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// The level that its words say by themselves: a Sở is of a province.
    pub level: Option<Level>,
    /// Its field of work.
    pub field: Option<&'static str>,
    /// `Chủ tịch`, `Thủ trưởng các`.
    pub title: Option<Range<usize>>,
    /// Whether all of a kind are meant: `các`.
    pub is_each: bool,
    /// Its name, without titles and territory.
    pub name: Range<usize>,
    /// The body that it belongs to: `Sở Y tế` of `các đơn vị trực thuộc Sở Y tế`.
    pub of: Option<Box<Body>>,
    /// Whether it is said to be under somebody, named or not: `các trường trực thuộc`.
    pub is_under: bool,
    /// Whether those are meant who were named before: `các đơn vị này`.
    pub points_back: bool,
    /// Whose it is.
    pub scope: Scope,
    /// The words of the scope: `tỉnh Lạng Sơn`, `các xã, phường`. Empty where none is named.
    pub scope_span: Range<usize>,
    /// The words by which only some are meant: `biên giới`, `(trừ các xã biên giới)`.
    pub limit: Option<Range<usize>>,
    /// Those of it who are not meant, by their names: `(trừ xã Chi Lăng)`.
    pub except: Vec<Body>,
}

/// Whose a body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Not said.
    None,
    /// A kind of unit without a name: `tỉnh`.
    Bare(UnitKind),
    /// All units of a level: `cấp xã`.
    Level(Vec<UnitKind>),
    /// All units of kinds: `các xã, phường`.
    Each(Vec<UnitKind>),
    /// Units by their names.
    Named(Vec<UnitName>),
    /// The level that a sentence speaks to of itself: `địa phương`.
    Here,
}

/// A unit by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// Its kind, where it is said.
    pub kind: Option<UnitKind>,
    /// Its proper name.
    pub name: Range<usize>,
}

/// Something that a clause speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// In the text.
    pub span: Range<usize>,
    /// What it is.
    pub what: What,
}

/// What is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A body, and what it has to do with the clause.
    Body(Body, Role),
    /// Words that name a level or territory.
    Territory(Territory),
    /// A document by its type, with or without number.
    Citation(Citation),
    /// `Công văn này`, `Kế hoạch nêu trên`.
    Document {
        /// Whether it is this very document, not one named before.
        this: bool,
    },
    /// `(qua Sở Y tế)`: whom what is reported goes through.
    Channel,
    /// `khoản 1 nêu trên`.
    ItemRef,
    /// `Phụ lục II`, `kèm theo`.
    Annex,
    /// A day by which something is to be done.
    Deadline,
    /// A number or a share.
    Figure {
        /// `100%`.
        whole: bool,
    },
    /// A telephone number or a mailbox.
    Contact,
    /// What stands in quotation marks, or a link.
    Quotation,
    /// The force of a document, or a formula of a document about itself.
    Formula,
}

/// What a body has to do with a clause in which it does not act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Somebody works with it.
    Partner,
    /// It is reported to.
    Receiver,
    /// It is advised, or something is laid before it: `tham mưu UBND tỉnh`.
    Advised,
    /// Somebody answers before it: `chịu trách nhiệm trước`.
    Answered,
    /// It is guided: `hướng dẫn UBND các xã`.
    Guided,
    /// It issued what is cited.
    Issuer,
    /// Anything else.
    Named,
}

/// Words of a level or a territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    /// How it is said.
    pub form: TerritoryForm,
    /// Its kind.
    pub kind: UnitKind,
    /// Its proper name.
    pub name: Option<Range<usize>>,
    /// `tỉnh`, `tỉnh Lạng Sơn`: what another unit takes the place of.
    pub unit: Range<usize>,
    /// Whether the words belong to a name: `ngân sách cấp tỉnh`.
    pub in_name: bool,
    /// Whether more than one unit is meant: `các xã`, `xã, phường`.
    pub is_each: bool,
}

/// How a territory is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TerritoryForm {
    /// `trên địa bàn tỉnh`.
    On,
    /// `toàn tỉnh`.
    Whole,
    /// `cấp tỉnh`.
    Level,
    /// Any other.
    Bare,
}

/// A document by its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its type.
    pub kind: Range<usize>,
    /// Its number with its symbol.
    pub number: Option<Range<usize>>,
    /// The day it was issued: `05/3/2027`, `05 tháng 3 năm 2027`.
    pub date: Option<Range<usize>>,
    /// Who issued it.
    pub issuer: Option<Range<usize>>,
    /// Where its subject begins; it reaches to the citation's end.
    pub subject: Option<usize>,
}

/// Reads a text.
///
/// ```
/// use congvan::{model::directive::Text, prose};
///
/// let reading = prose::read(&Text::new("Giao **Sở Y tế** kiểm tra."));
/// let actor = reading.first_actor().expect("somebody acts");
/// assert_eq!(reading.at(&actor.span), "Sở Y tế");
/// ```
pub fn read(text: &Text) -> Reading {
    let tokens = tokens::Tokens::of(text.words());
    let sentences = clauses::sentences(&tokens);
    Reading { text: text.clone(), sentences }
}

/// Whether a text opens with what is to be done.
pub fn opens_with_verb(text: &Text) -> bool {
    let tokens = tokens::Tokens::of(text.words());
    clauses::opens_with_verb(&tokens, 0..tokens.len())
}

impl Clause {
    /// The bodies that something is reported to, or that are advised.
    pub(crate) fn receivers(&self) -> impl Iterator<Item = &Range<usize>> {
        let receives = |what: &What| matches!(what, What::Body(_, Role::Receiver | Role::Advised));
        self.mentions.iter().filter(move |mention| receives(&mention.what)).map(|mention| &mention.span)
    }

    /// Where names of bodies stand that are mentioned, in order.
    fn bodies(&self) -> Vec<&Range<usize>> {
        let is_body = |what: &What| matches!(what, What::Body(body, _) if !body.is_level());
        self.mentions.iter().filter(|mention| is_body(&mention.what)).map(|mention| &mention.span).collect()
    }

    /// Whether a part of the text belongs to the name of who acts or of one of `bodies`.
    fn names(&self, bodies: &[&Range<usize>], part: &Range<usize>) -> bool {
        let inside = |outer: &Range<usize>| outer.start <= part.start && part.end <= outer.end;
        let behind = bodies.partition_point(|body| body.start <= part.start);
        inside(&self.address) || behind > 0 && inside(bodies[behind - 1])
    }
}

impl Body {
    /// Whether it is a level by itself, `cấp tỉnh`, rather than somebody.
    fn is_level(&self) -> bool {
        self.kind == BodyKind::Unit && matches!(self.scope, Scope::Level(_))
    }
}

impl Reading {
    /// The words that were read, of which ranges are bytes.
    pub fn words(&self) -> &str {
        self.text.words()
    }

    /// All clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.sentences.iter().flat_map(|sentence| &sentence.clauses)
    }

    /// Who acts first in the first clause: the body that a name alone is of.
    pub fn first_actor(&self) -> Option<&Body> {
        self.first_clause()?.actors.first()
    }

    /// The first clause.
    pub fn first_clause(&self) -> Option<&Clause> {
        self.sentences.first()?.clauses.first()
    }

    /// The words at a range.
    pub fn at(&self, span: &Range<usize>) -> &str {
        self.words().get(span.clone()).unwrap_or_default()
    }
}
