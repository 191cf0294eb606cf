//! Making and writing all documents of a year.

use std::path::PathBuf;

use super::index::Index;
use super::job::{Job, Maker};
use crate::FINE;
use crate::console::Console;
use crate::output::{Output, Plan};

/// What the command line says about writing.
pub(super) struct Request<'a> {
    pub(super) inputs: &'a [PathBuf],
    pub(super) force: bool,
    pub(super) is_dry: bool,
}

/// Makes every document, one at a time, and writes them all or none. `index` learns of
/// each as it is made; `last` gives the files that need all of them.
pub(super) fn write_all<'a>(
    jobs: impl Iterator<Item = Job<'a>>,
    maker: &Maker<'_>,
    request: &Request<'_>,
    console: &mut Console<'_, '_>,
    index: &mut Index<'_>,
    last: impl FnOnce(&Index<'_>) -> Vec<Output>,
) -> u8 {
    let mut plan = Plan::new(request.inputs, request.force, !request.is_dry);
    for job in jobs {
        match job.make(maker) {
            Ok(mut made) => {
                let outputs = std::mem::take(&mut made.outputs);
                index.add(made);
                outputs.into_iter().for_each(|output| plan.add(output));
            }
            Err(why) => plan.refuse(why),
        }
    }
    last(index).into_iter().for_each(|output| plan.add(output));
    if request.is_dry && plan.refusals().is_empty() {
        plan.announce(console);
        return FINE;
    }
    plan.carry_out(console)
}
