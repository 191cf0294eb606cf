//! The version of each chosen unit, with the folder it goes to.

use std::collections::BTreeMap;
use std::path::PathBuf;

use congvan::cascade::{Cascaded, Options, Trace, cascade};
use congvan::diagnostic::Message;
use congvan::directive::Directive;
use congvan::units::Unit;

use super::choose::Chosen;
use crate::names::{Taken, of_unit};

/// One unit's version.
pub(super) struct Version {
    /// The unit as messages name it.
    pub(super) unit: String,
    /// The name of its files.
    pub(super) name: String,
    /// Its folder within the output folder.
    pub(super) folder: PathBuf,
    pub(super) directive: Directive,
    pub(super) trace: Trace,
}

/// Shows all versions to `visit`, one at a time, in the order of the units, each district's before those of its
/// communes.
///
/// # Errors
/// Every refusal, each once.
pub(super) fn derive(
    directive: &Directive,
    chosen: &Chosen<'_>,
    options: &Options<'_>,
    visit: impl FnMut(&Version),
) -> Result<(), Vec<Message>> {
    let mut deriving = Deriving { options, visit, refusals: Vec::new() };
    let mut taken: BTreeMap<PathBuf, Taken> = BTreeMap::new();
    for (pick, below) in &chosen.units {
        let unit = pick.unit();
        let province = unit.province.as_ref().filter(|_| chosen.by_province);
        let above = province.map(|name| PathBuf::from(of_unit(&name.value))).unwrap_or_default();
        let name = taken.entry(above.clone()).or_default().take(of_unit(&unit.name.value));
        let folder = above.join(&name);
        let Some(own) = deriving.show(directive, &unit, name, folder.clone()) else { continue };
        let mut names = Taken::default();
        for commune in below {
            let commune = commune.unit();
            let name = names.take(of_unit(&commune.name.value));
            let folder = folder.join(&name);
            deriving.show(&own, &commune, name, folder);
        }
    }
    if deriving.refusals.is_empty() { Ok(()) } else { Err(deriving.refusals) }
}

struct Deriving<'a, V> {
    options: &'a Options<'a>,
    visit: V,
    refusals: Vec<Message>,
}

impl<V: FnMut(&Version)> Deriving<'_, V> {
    /// Shows the unit's version, which may be cascaded again.
    fn show(
        &mut self,
        directive: &Directive,
        unit: &Unit,
        name: String,
        folder: PathBuf,
    ) -> Option<Directive> {
        match cascade(directive, unit, self.options) {
            Ok(Cascaded { directive, trace }) => {
                let version = Version { unit: unit.name.value.clone(), name, folder, directive, trace };
                (self.visit)(&version);
                Some(version.directive)
            }
            Err(refused) => {
                if !self.refusals.contains(&refused.0) {
                    self.refusals.push(refused.0);
                }
                None
            }
        }
    }
}
