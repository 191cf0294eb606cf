//! The version of each chosen unit, with the folder it goes to.

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

/// All versions in the order of the file, each district's before those of its communes.
///
/// # Errors
/// Every refusal, each once.
pub(super) fn derive(
    directive: &Directive,
    chosen: &Chosen<'_>,
    options: &Options,
) -> Result<Vec<Version>, Vec<Message>> {
    let mut found = Derived { options, versions: Vec::new(), refusals: Vec::new() };
    let mut names = Taken::default();
    for (unit, below) in &chosen.units {
        let name = names.take(of_unit(&unit.name.value));
        let folder = PathBuf::from(&name);
        let Some(own) = found.add(directive, unit, name, folder.clone()) else { continue };
        let mut names = Taken::default();
        for commune in below {
            let name = names.take(of_unit(&commune.name.value));
            let folder = folder.join(&name);
            found.add(&own, commune, name, folder);
        }
    }
    if found.refusals.is_empty() { Ok(found.versions) } else { Err(found.refusals) }
}

struct Derived<'a> {
    options: &'a Options,
    versions: Vec<Version>,
    refusals: Vec<Message>,
}

impl Derived<'_> {
    /// The unit's version, which may be cascaded again.
    fn add(
        &mut self,
        directive: &Directive,
        unit: &Unit,
        name: String,
        folder: PathBuf,
    ) -> Option<Directive> {
        match cascade(directive, unit, self.options) {
            Ok(Cascaded { directive, trace }) => {
                let unit = unit.name.value.clone();
                self.versions.push(Version { unit, name, folder, directive: directive.clone(), trace });
                Some(directive)
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
