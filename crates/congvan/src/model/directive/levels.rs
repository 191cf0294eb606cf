//! How the items of each level are numbered: as the file says, else as the type has it.

use crate::model::directive::{Appendix, Directive, Measure, Numbering};

/// Of an annex that is no document of its own.
const ANNEX: &[Numbering] = &[Numbering::Clause, Numbering::Dash, Numbering::Plus];

impl Directive {
    /// Of the measures, from the outermost level.
    pub fn levels(&self) -> &[Numbering] {
        own_or_usual(&self.numbering, self.kind.numbering)
    }
}

impl Appendix {
    /// Of its items, from the outermost level.
    pub fn levels(&self) -> &[Numbering] {
        own_or_usual(&self.numbering, self.kind.map_or(ANNEX, |kind| kind.numbering))
    }
}

impl Measure {
    /// Of the items below it, where `levels` are those of the list that it is in.
    pub fn levels_below<'a>(&'a self, levels: &'a [Numbering]) -> &'a [Numbering] {
        let (own, below) = levels.split_first().unwrap_or((&Numbering::Plus, &[]));
        own_or_usual(&self.numbering, if below.is_empty() { further(*own) } else { below })
    }
}

fn own_or_usual<'a>(own: &'a [Numbering], usual: &'a [Numbering]) -> &'a [Numbering] {
    if own.is_empty() { usual } else { own }
}

/// Below the last level that anything is said of.
fn further(last: Numbering) -> &'static [Numbering] {
    match last {
        Numbering::Dash | Numbering::Plus => &[Numbering::Plus],
        _ => &[Numbering::Dash],
    }
}
