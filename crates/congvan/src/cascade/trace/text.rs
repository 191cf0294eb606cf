//! The trace for reading on a terminal: what to see to first, then part by part.

use std::fmt::Write as _;

use crate::cascade::trace::{Action, Entry, Lost, Tier, Trace};
use crate::text::diagnostic::Lang;

impl Trace {
    /// For reading on a terminal: what a person must see to, the heaviest first, then part by part.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text = format!("{} → {}\n", self.source, self.unit);
        for tier in Tier::ALL {
            self.tier(&mut text, tier, lang);
        }
        for entry in &self.entries {
            line(&mut text, entry, lang);
        }
        if let Some(lost) = &self.lost_above {
            lost_above(&mut text, lost, lang);
        }
        text
    }

    /// What is left to be filled in needs no line each.
    fn tier(&self, text: &mut String, tier: Tier, lang: Lang) {
        let found: Vec<_> = self.of_tier(tier).collect();
        if found.is_empty() {
            return;
        }
        let word = tier.word(lang);
        if tier == Tier::FillIn {
            let each = found.iter().map(|(_, _, check)| check.what.get(lang));
            let _ = writeln!(text, "  {word} ({}): {}", found.len(), each.collect::<Vec<_>>().join("; "));
            return;
        }
        let _ = writeln!(text, "  {word} ({}):", found.len());
        for (_, entry, check) in found {
            let _ = writeln!(text, "    ! {}: {}", entry.place(lang), check.what.get(lang));
        }
    }
}

fn line(text: &mut String, entry: &Entry, lang: Lang) {
    let (from, why) = match lang {
        Lang::Vi => ("từ", "vì"),
        Lang::En => ("from", "because"),
    };
    let (word, at) = (entry.action.word(lang), entry.place(lang));
    let _ = match &entry.action {
        Action::Kept { text: words } => writeln!(text, "  {word} {at}: {words}"),
        Action::Adapted { before, after, rule } => {
            writeln!(text, "  {word} {at} ({}):\n    - {before}\n    + {after}", rule.get(lang))
        }
        Action::Dropped { before, reason } => {
            writeln!(text, "  {word} {at} ({why} {}):\n    - {before}", reason.get(lang))
        }
        Action::Added { after, from: origin } => {
            writeln!(text, "  {word} {at} ({from} {}):\n    + {after}", origin.get(lang))
        }
    };
}

fn lost_above(text: &mut String, lost: &Lost, lang: Lang) {
    if lost.entries.is_empty() {
        return;
    }
    let _ = match lang {
        Lang::Vi => writeln!(text, "  {} đã bỏ ở văn bản của {}:", lost.unit, lost.source),
        Lang::En => writeln!(text, "  {} dropped of the directive of {}:", lost.unit, lost.source),
    };
    for entry in &lost.entries {
        if let Action::Dropped { before, reason } = &entry.action {
            let _ =
                writeln!(text, "    {} ({}):\n    - {before}", entry.place_in_source(lang), reason.get(lang));
        }
    }
}
