//! The measures by who does them in the unit: what one body has to do stands together, under its name.

use std::collections::HashMap;

use crate::cascade::{Grouping, Refused, Step, Trace};
use crate::compose::capital;
use crate::lexicon::{BodyKind, fold_case};
use crate::model::directive::{Content, Element, Measure, Numbering, Text};
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// The measures with their numbering, as they were asked for: in the order of the source, or by who does them.
    ///
    /// Items whose words name nobody are done by who the words above them name; what is left is for everyone and stands
    /// first. Titles of groups are repeated for each that has a task below them. Nothing changes where all is for one.
    pub(super) fn group_measures(
        &self,
        measures: Vec<Measure>,
        trace: &mut Trace,
    ) -> Result<(Vec<Measure>, Vec<Numbering>), Refused> {
        let numbering = self.numbering();
        if self.options.grouping == Grouping::Source {
            return Ok((measures, numbering));
        }
        let mut groups = ByName::default();
        for item in &measures {
            for (doer, item) in self.split(item, "") {
                groups.of(&doer).push(Element::Item(item));
            }
        }
        let outer = above(numbering.first().copied()).filter(|_| groups.0.len() > 1);
        let Some(outer) = outer else { return Ok((measures, numbering)) };
        let everyone = self.options.words.common().get("general_tasks")?;
        // What is for everyone comes first.
        groups.0.sort_by_key(|(doer, _)| !doer.is_empty());
        let mut found = Vec::new();
        for (doer, items) in groups.0 {
            let heading = if doer.is_empty() { everyone.clone() } else { doer };
            trace.record_added(
                "measures",
                heading.clone(),
                Message::new("nhóm theo nơi thực hiện", "grouped by who does it"),
            );
            let content = items.into_iter().flat_map(|item| without_heading(item, &heading)).collect();
            found.push(Measure {
                heading: Some(Text::from_notation(heading)),
                content: Content(content),
                ..Measure::default()
            });
        }
        Ok((found, std::iter::once(outer).chain(numbering).collect()))
    }

    /// How the measures are numbered: as the source says, but for articles, which only a decision has.
    pub(super) fn numbering(&self) -> Vec<Numbering> {
        let articles = |numbering: &Numbering| matches!(numbering, Numbering::Chapter | Numbering::Article);
        match self.kind.enacting.is_none() && self.source.numbering.iter().any(articles) {
            true => Vec::new(),
            false => self.source.numbering.clone(),
        }
    }

    /// An item in parts, each with who does it; nobody's name where it is for everyone.
    fn split(&self, item: &Measure, above: &str) -> Vec<(String, Measure)> {
        let named = item.heading.as_ref().and_then(|heading| self.doers(heading.notation()));
        let first = || item.content.paragraphs().next().and_then(|text| self.doers(text.notation()));
        let own = named.clone().or_else(first).unwrap_or_else(|| above.to_owned());
        let mut parts = ByName::default();
        if item.content.is_empty() {
            parts.of(&own);
        }
        for element in &item.content.0 {
            match element {
                Element::Item(below) => {
                    let below = self.split(below, &own);
                    below.into_iter().for_each(|(doer, item)| parts.of(&doer).push(Element::Item(item)));
                }
                other => parts.of(&own).push(other.clone()),
            }
        }
        let mut found = Vec::new();
        for (doer, content) in parts.0 {
            // The name is the group's title now.
            let heading = item.heading.clone().filter(|_| named.is_none());
            let only_items = content.iter().all(|element| matches!(element, Element::Item(_)));
            if heading.is_none() && only_items && !content.is_empty() {
                let items = content.into_iter().filter_map(|element| match element {
                    Element::Item(item) => Some(item),
                    _ => None,
                });
                found.extend(items.map(|item| (doer.clone(), item)));
                continue;
            }
            found.push((doer, Measure { heading, content: Content(content), ..item.clone() }));
        }
        found
    }

    /// Who does what a text says, by their names without titles; none where it names nobody or all.
    fn doers(&self, words: &str) -> Option<String> {
        let reading = self.read(words);
        let clause = reading.first_clause()?;
        let name =
            |body: &crate::prose::Body| reading.words()[body.name.start..body.span.end].trim().to_owned();
        let all = clause.actors.iter().any(|body| body.kind == BodyKind::Everyone);
        if all || clause.is_fact || clause.actors.is_empty() {
            return None;
        }
        let names: Vec<String> = clause.actors.iter().map(name).collect();
        Some(capital(&names.join(", ")))
    }
}

/// What an item holds whose own heading is the group's; any other as it is.
fn without_heading(element: Element, group: &str) -> Vec<Element> {
    match element {
        Element::Item(item)
            if item.heading.as_ref().is_some_and(|own| fold_case(own.notation()) == fold_case(group)) =>
        {
            item.content.0
        }
        other => vec![other],
    }
}

/// What belongs to each name, in the order in which the names were met.
#[derive(Default)]
struct ByName(Vec<(String, Vec<Element>)>, HashMap<String, usize>);

impl ByName {
    fn of(&mut self, name: &str) -> &mut Vec<Element> {
        let at = *self.1.entry(fold_case(name)).or_insert(self.0.len());
        if at == self.0.len() {
            self.0.push((name.to_owned(), Vec::new()));
        }
        &mut self.0[at].1
    }
}

/// How a level above one of this numbering is numbered; none where nothing stands above it.
fn above(first: Option<Numbering>) -> Option<Numbering> {
    match first {
        Some(Numbering::Part) => None,
        Some(Numbering::Roman | Numbering::Chapter) => Some(Numbering::Part),
        Some(Numbering::Section | Numbering::Article) => Some(Numbering::Chapter),
        Some(Numbering::Subsection) => Some(Numbering::Section),
        _ => Some(Numbering::Roman),
    }
}
