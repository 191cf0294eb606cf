//! What the lower version is based on: the superior's document, and on request its own bases.

use crate::cascade::stand::Place;
use crate::cascade::{Check, Refused, Step, Trace};
use crate::compose::{citation, document_number, issuer_names_in_text, join_names, without_end};
use crate::lexicon::{BodyKind, Lexicon, Term, Word, fold_case};
use crate::model::directive::{Basis, Directive, Issuer, Text};
use crate::model::units::split_name;
use crate::prose::What;
use crate::text::diagnostic::Message;
use crate::words::Words;

impl Step<'_> {
    /// The source itself, cited in full (PL I, mục II.6.b).
    pub(super) fn legal_basis(&self, trace: &mut Trace) -> Result<Vec<Basis>, Refused> {
        let mut repeated = Vec::new();
        for (at, basis) in self.source.legal_basis.iter().enumerate() {
            let before = match &basis.text {
                Some(text) => text.notation().to_owned(),
                None => citation(basis, self.dispatch)?,
            };
            let path = format!("legal_basis.{}", at + 1);
            if self.options.repeat_bases {
                trace.record_kept(path, &before);
                trace.check(Message::new(
                    "căn cứ của cấp trên được viện dẫn lại theo yêu cầu",
                    "a basis of the superior's, repeated as asked",
                ));
                repeated.push(basis.clone());
                continue;
            }
            trace.record_dropped(
                path,
                &before,
                Message::new(
                    "căn cứ của cấp trên; văn bản cấp trên được viện dẫn thay",
                    "a basis of the superior's; the superior's document is cited instead",
                ),
            );
        }
        let basis = self.source_as_basis()?;
        trace.record_added(
            format!("legal_basis.{}", repeated.len() + 1),
            citation(&basis, self.dispatch)?,
            Message::new("văn bản cấp trên được triển khai", "the superior's document that is carried out"),
        );
        self.check_source(trace);
        // Those of higher bodies come first.
        repeated.push(basis);
        Ok(repeated)
    }

    /// The source's own document, to be cited.
    fn source_as_basis(&self) -> Result<Basis, Refused> {
        let source = self.source;
        let territory = source.territory().map_or("", |territory| territory.notation());
        let heads = source.enacted_by.iter().map(|text| without_end(text.notation()).to_owned());
        let heads: Vec<String> = heads.filter(|name| opens_with_title(name)).collect();
        // What the head of a body decides is not the body's.
        let names = if heads.is_empty() { source.issuers().map(issuer_in_full).collect() } else { heads };
        let names: Vec<String> = names.iter().map(|name| with_territory(name, territory)).collect();
        let issuer = join_names(names.iter().map(String::as_str), self.dispatch)?;
        Ok(Basis {
            verb: Some(Text::from_notation(self.words.fill("basis_verb", &[])?)),
            kind: Some(Text::from_notation(source.kind.name)),
            number: Some(Text::from_notation(cited_number(source))),
            date: Some(source.date),
            issuer: Some(Text::from_notation(issuer)),
            subject: Some(in_sentence(self.cited_subject()))
                .filter(|words| !words.is_empty())
                .map(Text::from_notation),
            text: None,
        })
    }

    /// Marks what is not sure in the citation of the source.
    fn check_source(&self, trace: &mut Trace) {
        let source = self.source;
        let territory = source.territory().map_or("", |territory| territory.notation());
        let stands_elsewhere = |name: &&str| {
            let reading = self.read(name);
            let clauses = reading.clauses();
            let mut bodies = clauses.flat_map(|clause| &clause.actors);
            bodies.any(|body| self.sight.place(&reading, &body.scope) == Place::Other)
        };
        let mut names = source.issuers().map(|issuer| without_end(issuer.name.notation()));
        if let Some(name) = names.find(stands_elsewhere) {
            trace.check(Message::new(
                format!("tên cơ quan `{name}` không khớp `{territory}`"),
                format!("the issuer `{name}` does not match `{territory}`"),
            ));
        }
        if source.number.value.is_none() {
            trace.check(
                Check::fill_in(
                    "điền số của văn bản cấp trên",
                    "fill in the number of the superior's document",
                )
                .of("legal_basis.1.number"),
            );
        }
        if source.date.day().is_none() {
            trace.check(
                Check::fill_in(
                    "điền ngày của văn bản cấp trên",
                    "fill in the day of the superior's document",
                )
                .of("legal_basis.1.date"),
            );
        }
    }

    /// The source by its type and number, for what the unit says of it; none while it has no number.
    pub(super) fn cited_source(&self) -> Option<String> {
        let source = self.source;
        source.number.value.as_ref()?;
        let number = cited_number(source);
        let issuer = issuer_names_in_text(source, self.dispatch).ok()?;
        Some(format!("{} số {number} của {issuer}", source.kind.name))
    }

    /// The documents with a number among the source's bases: their type, and their words from the type to the issuer.
    pub(super) fn bases_named(&self) -> &[(String, String)] {
        self.bases.get_or_init(|| self.read_bases())
    }

    fn read_bases(&self) -> Vec<(String, String)> {
        let named = self.source.legal_basis.iter().filter_map(|basis| match &basis.text {
            Some(text) => self.cited_in(text.notation()),
            None => {
                // An issuer's name is known as such, whatever it is.
                let bare = Basis { subject: None, ..basis.clone() };
                basis.number.as_ref()?;
                let kind = basis.kind.as_ref()?.notation().to_owned();
                Some((kind, citation(&bare, self.dispatch).ok()?.trim().to_owned()))
            }
        });
        named.collect()
    }

    /// The type of the document that a basis names with its number, and its words from there to the issuer.
    fn cited_in(&self, words: &str) -> Option<(String, String)> {
        let reading = self.read(words);
        let mut mentions = reading.clauses().flat_map(|clause| &clause.mentions);
        let cited = mentions.find_map(|mention| match &mention.what {
            What::Citation(cited) => Some(cited),
            _ => None,
        })?;
        let parts = [cited.number.as_ref()?.end].into_iter();
        let more = [&cited.date, &cited.issuer].into_iter().flatten().map(|part| part.end);
        let end = parts.chain(more).max()?;
        let kind = reading.at(&cited.kind).to_owned();
        Some((kind, reading.at(&(cited.kind.start..end)).to_owned()))
    }
}

/// Organs of a body that have no name without it.
static ORGANS: Words = Words::from_list("cascade: organs of a body");

/// The name of an issuer with that of the body whose organ it is: `Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn`.
pub fn issuer_in_full(issuer: &Issuer) -> String {
    let name = without_end(issuer.name.notation());
    match &issuer.superior {
        Some(body) if ORGANS.contains(&fold_case(name).as_str()) => {
            format!("{name} {}", without_end(body.notation()))
        }
        _ => name.to_owned(),
    }
}

/// Number and symbol of a document as others cite them; in papers of the Party a hyphen stands between.
pub fn cited_number(source: &Directive) -> String {
    let kind = Lexicon::get().body_named(&issuer_in_full(&source.issuer));
    let is_party = matches!(kind, Some(BodyKind::Party | BodyKind::PartyOffice));
    let mark = if is_party && source.number.symbol.notation().contains('/') { '-' } else { '/' };
    format!("{}{mark}{}", document_number(&source.number), source.number.symbol.notation())
}

fn opens_with_title(name: &str) -> bool {
    Lexicon::get().spots(name).iter().any(|spot| spot.start == 0 && spot.term == Term::Title)
}

/// The name of an issuer with as much of its territory as it lacks: `Sở Y tế tỉnh Lạng Sơn`, `Tỉnh ủy Lạng Sơn`.
fn with_territory(name: &str, territory: &str) -> String {
    let (kind, proper) = split_name(territory).unwrap_or(("", territory));
    let small = fold_case(name);
    let says = |word: &str| {
        !word.is_empty()
            && small
                .split(' ')
                .collect::<Vec<_>>()
                .windows(word.split(' ').count())
                .any(|words| words.join(" ") == fold_case(word))
    };
    let is_party = PARTY_COMMITTEES.iter().any(|party| small.contains(party));
    match () {
        () if small.contains(&fold_case(proper)) => name.to_owned(),
        () if says(kind) || is_party => format!("{name} {proper}"),
        () => format!("{name} {territory}"),
    }
}

/// A title within a sentence: what it says is done begins with a small letter, a name as it is written.
pub(super) fn in_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match letters.next() {
        Some(first)
            if (Lexicon::get().opens_with(title, Word::Verb) || concludes(title))
                && !is_all_capitals(title) =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// Whether a title says that it tells what was concluded: `Kết luận của Chủ tịch UBND tỉnh tại …`.
pub(super) fn concludes(title: &str) -> bool {
    static CONCLUDES: Words = Words::from_list("cascade: what a conclusion is");
    let small = fold_case(title);
    CONCLUDES.iter().any(|words| small.starts_with(words))
}

fn is_all_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

/// Committees of the Party, in small letters.
static PARTY_COMMITTEES: Words = Words::from_list("basis: party committees");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directive::Number;

    #[test]
    fn organs_are_called_after_their_body_and_the_party_has_its_hyphen() {
        let issuer = |name: &str, superior: &str| Issuer {
            name: Text::from_notation(name),
            superior: Some(Text::from_notation(superior)),
            ..Issuer::default()
        };
        let office = issuer("Văn phòng", "Ủy ban nhân dân tỉnh Lạng Sơn");
        assert_eq!(issuer_in_full(&office), "Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn");
        assert_eq!(issuer_in_full(&issuer("Sở Nội vụ", "Ủy ban nhân dân tỉnh Lạng Sơn")), "Sở Nội vụ");
        let text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n1. Rà soát.";
        let mut own =
            crate::import::understand(&crate::import::plain::read(text)).documents.remove(0).directive;
        own.number = Number { value: Some(Text::from_notation("512")), symbol: Text::from_notation("CV/TU") };
        own.issuer = Issuer { name: Text::from_notation("Tỉnh ủy Lạng Sơn"), ..Issuer::default() };
        assert_eq!(cited_number(&own), "512-CV/TU");
        own.issuer = office;
        assert_eq!(cited_number(&own), "512/CV/TU");
    }
}
