//! `congvan cascade`: from one directive to the version of each lower unit.

mod choose;
mod derive;

use std::path::PathBuf;

use clap::ArgMatches;
use congvan::cascade::Options;
use congvan::date::PartialDate;
use congvan::diagnostic::Message;
use congvan::wording::Phrases;

use crate::console::Console;
use crate::findings::Inputs;
use crate::formats::{Format, Making, make};
use crate::output::{Output, Plan};
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};
use choose::choose;
use derive::{Version, derive};

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let options = match given.get_one::<String>("date").map(|text| PartialDate::parse(text)).transpose() {
        Ok(date) => Options { date },
        Err(why) => {
            console.complain(&about("--date", &why));
            return COULD_NOT_RUN;
        }
    };
    let mut inputs = Inputs::default();
    let making = Making::asked(given, inputs.office(given, console));
    let directive = given.get_one::<PathBuf>("file").and_then(|path| inputs.superior(path, console));
    let units = given.get_one::<PathBuf>("units").and_then(|path| inputs.units(path, console));
    let (Some((_, directive)), Some(units)) = (directive, units) else {
        return inputs.failure().unwrap_or(COULD_NOT_RUN);
    };
    let province = given.get_one::<String>("province").map(String::as_str);
    let chosen = match choose(&directive, &units, province, given.get_flag("via-district")) {
        Ok(chosen) => chosen,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    chosen.remarks.iter().for_each(|remark| console.remark(remark));
    let versions = match derive(&directive, &chosen, &options) {
        Ok(versions) => versions,
        Err(refusals) => {
            refusals.iter().for_each(|why| console.complain(why));
            return FINDINGS;
        }
    };
    let asked = Format::asked(given);
    let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
    let folder = given.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| console.folder());
    let planned = outputs(&versions, &formats, &folder, &making)
        .and_then(|outputs| Plan::new(outputs, &inputs.paths, given.get_flag("force")));
    let plan = match planned {
        Ok(plan) => plan,
        Err(failures) => {
            failures.iter().for_each(|why| console.complain(why));
            return COULD_NOT_RUN;
        }
    };
    for version in &versions {
        let text = version.trace.to_text(console.lang());
        console.out(&format!("{}\n\n", text.trim_end()));
    }
    if given.get_flag("dry-run") {
        plan.announce(console);
        return FINE;
    }
    plan.carry_out(console)
}

/// `OUT/<unit>/<unit>.docx`, …, `OUT/<unit>/trace.json`.
fn outputs(
    versions: &[Version],
    formats: &[Format],
    folder: &std::path::Path,
    making: &Making,
) -> Result<Vec<Output>, Vec<Message>> {
    let words = Phrases::vietnamese();
    let mut outputs = Vec::new();
    let mut failures = Vec::new();
    for version in versions {
        let folder = folder.join(&version.folder);
        match make(&version.directive, &words, formats, making, None) {
            Ok(made) => outputs.extend(formats.iter().zip(made.files).map(|(format, bytes)| Output {
                path: folder.join(format!("{}.{}", version.name, format.ending())),
                bytes,
            })),
            Err(why) => failures.push(about(&version.unit, &why)),
        }
        let trace = format!("{:#}\n", version.trace.to_json());
        outputs.push(Output { path: folder.join("trace.json"), bytes: trace.into_bytes() });
    }
    if failures.is_empty() { Ok(outputs) } else { Err(failures) }
}
