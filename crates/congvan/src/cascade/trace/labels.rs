//! The numbers of items as both documents print them.

use std::collections::HashMap;

use crate::cascade::trace::Trace;
use crate::cascade::trace_place::item_of;
use crate::compose::Labelled;

impl Trace {
    /// Gives every entry of a measure the label of its item in the source and, where the item is still there, in the
    /// result.
    pub(in crate::cascade) fn label(&mut self, source: &[Labelled], result: &[Labelled]) {
        let before: HashMap<&str, &Labelled> = source.iter().map(|own| (own.path.as_str(), own)).collect();
        // A derived item has the place where the source's was written.
        let mut after: HashMap<(usize, usize), Option<&str>> = HashMap::new();
        for own in result {
            let place = (own.span.start, own.span.end);
            let label = (!after.contains_key(&place)).then_some(own.label.as_str());
            after.insert(place, label);
        }
        for entry in &mut self.entries {
            let Some(own) = before.get(item_of(&entry.at)) else { continue };
            entry.label_before = Some(own.label.clone());
            let is_there = entry.action.parts().1.is_some();
            let label = after.get(&(own.span.start, own.span.end)).copied().flatten();
            entry.label_after = label.filter(|_| is_there).map(str::to_owned);
        }
    }
}
