//! What was read, in lines that a person can hold against the text.
//!
//! A clause is a line with what is to be done (`does`), what is (`fact`) or who is only named (`names`); under it stand who asks,
//! who acts, and the mentions. In a citation number, day and issuer stand in `[]`, and its title behind `/`.

use std::fmt::Write as _;
use std::ops::Range;

use crate::lexicon::UnitKind;
use crate::prose::{Body, Citation, Clause, Mention, Reading, Role, Scope, Territory, TerritoryForm, What};

impl Reading {
    /// What was read, a line for each clause, actor and mention; an empty line between sentences.
    pub fn outline(&self) -> String {
        let sentence = |sentence: &crate::prose::Sentence| {
            let mut text = String::new();
            sentence.clauses.iter().for_each(|clause| self.clause(&mut text, clause, 0));
            text
        };
        self.sentences.iter().map(sentence).collect::<Vec<_>>().join("\n")
    }

    fn clause(&self, text: &mut String, clause: &Clause, depth: usize) {
        let head = match (clause.is_address, clause.is_fact) {
            (true, _) => "names",
            (_, true) => "fact",
            _ => "does",
        };
        let said = self.at(&clause.predicate).trim_start_matches([',', ':', ' ']).trim();
        let dots = if said.is_empty() { "" } else { " " };
        let mut line = |depth: usize, words: String| {
            let _ = writeln!(text, "{}{words}", "  ".repeat(depth));
        };
        line(depth, format!("{head}{dots}{said}"));
        if let Some(asks) = &clause.asks {
            line(depth + 1, format!("asks {}", self.body(asks)));
        }
        for actor in &clause.actors {
            line(depth + 1, format!("acts {}", self.body(actor)));
        }
        let bodies = clause.bodies();
        for mention in &clause.mentions {
            // The territory of a body is told with it.
            let told = matches!(mention.what, What::Territory(_)) && clause.names(&bodies, &mention.span);
            if !told && !is_level(mention) {
                line(depth + 1, self.mention(mention));
            }
        }
        clause.inner.iter().for_each(|inner| self.clause(text, inner, depth + 1));
    }

    fn mention(&self, mention: &Mention) -> String {
        let words = self.at(&mention.span);
        match &mention.what {
            What::Body(body, role) => format!("{} {}", role_name(*role), self.body(body)),
            What::Territory(territory) => format!("territory {words}: {}", self.territory(territory)),
            What::Citation(citation) => format!("cites {}", self.citation(citation, &mention.span)),
            What::Document { this: true } => format!("this document {words}"),
            What::Document { this: false } => format!("that document {words}"),
            What::Channel => format!("through {words}"),
            What::ItemRef => format!("item {words}"),
            What::Annex => format!("annex {words}"),
            What::Deadline => format!("deadline {words}"),
            What::Figure { whole: true } => format!("all {words}"),
            What::Figure { whole: false } => format!("figure {words}"),
            What::Contact => format!("contact {words}"),
            What::Quotation => format!("quotes {words}"),
            What::Formula => format!("formula {words}"),
        }
    }

    fn body(&self, body: &Body) -> String {
        let mut words = format!("{}: {}", self.at(&body.span), small(body.kind));
        if let Some(field) = body.field {
            let _ = write!(words, " {field}");
        }
        match (&body.scope, body.level) {
            (Scope::None, Some(level)) => {
                let _ = write!(words, " of a {}", small(level));
            }
            (scope, _) => words.push_str(&self.scope(scope)),
        }
        if let Some(of) = &body.of {
            let _ = write!(words, ", under {}", self.body(of));
        }
        if let Some(title) = &body.title {
            let _ = write!(words, ", by title {}", self.at(title));
        }
        if let Some(limit) = &body.limit {
            let _ = write!(words, ", only {}", self.at(limit));
        }
        for body in &body.except {
            let _ = write!(words, ", but {}", self.at(&body.span));
        }
        words
    }

    fn scope(&self, scope: &Scope) -> String {
        match scope {
            Scope::None => String::new(),
            Scope::Here => " here".to_owned(),
            Scope::Bare(kind) => format!(" of the {}", kind.word()),
            Scope::Level(kinds) => format!(" of cấp {}", join_kinds(kinds)),
            Scope::Each(kinds) => format!(" of each {}", join_kinds(kinds)),
            Scope::Named(names) => {
                let name = |name: &crate::prose::UnitName| {
                    let kind = name.kind.map_or(String::new(), |kind| format!("{} ", kind.word()));
                    kind + self.at(&name.name)
                };
                format!(" of {}", names.iter().map(name).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn territory(&self, territory: &Territory) -> String {
        let form = match territory.form {
            TerritoryForm::On => "on ",
            TerritoryForm::Whole => "whole ",
            TerritoryForm::Level => "level ",
            TerritoryForm::Bare => "",
        };
        let each = if territory.is_each { "each " } else { "" };
        let name = territory.name.as_ref().map_or(String::new(), |name| format!(" {}", self.at(name)));
        let in_name = if territory.in_name { ", in a name" } else { "" };
        format!("{form}{each}{}{name}{in_name}", territory.kind.word())
    }

    fn citation(&self, citation: &Citation, span: &Range<usize>) -> String {
        let mut marks: Vec<(usize, &str)> = Vec::new();
        for part in [&citation.number, &citation.date, &citation.issuer].into_iter().flatten() {
            marks.extend([(part.start, "["), (part.end, "]")]);
        }
        marks.extend(citation.subject.map(|subject| (subject, "/ ")));
        marks.sort_by_key(|(at, _)| *at);
        let (mut words, mut done) = (String::new(), span.start);
        for (at, mark) in marks {
            words.push_str(self.at(&(done..at)));
            words.push_str(mark);
            done = at.max(done);
        }
        words + self.at(&(done..span.end))
    }
}

/// `cấp tỉnh` by itself, which is told as a territory.
fn is_level(mention: &Mention) -> bool {
    matches!(&mention.what, What::Body(body, _) if body.is_level())
}

/// The name of a variant in small letters.
fn small(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Partner => "with",
        Role::Receiver => "reports to",
        Role::Advised => "advises",
        Role::Answered => "answers before",
        Role::Guided => "guides",
        Role::Issuer => "issued by",
        Role::Named => "speaks of",
    }
}

fn join_kinds(kinds: &[UnitKind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
}
