//! `congvan cascade`: from one directive to the version of each lower unit.

mod choose;
mod built_in;
mod derive;

use std::path::{Path, PathBuf};

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
use built_in::{ALL, built_in};
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
    let profiles = given.get_one::<PathBuf>("units").filter(|path| path.as_os_str() != ALL);
    let units = profiles.map_or(Some(Vec::new()), |path| inputs.units(path, console));
    let (Some((_, directive)), Some(units)) = (directive, units) else {
        return inputs.failure().unwrap_or(COULD_NOT_RUN);
    };
    if let Some(code) = inputs.failure() {
        return code;
    }
    let province = given.get_one::<String>("province").map(String::as_str);
    let via_district = given.get_flag("via-district");
    let chosen = match profiles {
        Some(_) => choose(&directive, &units, province, via_district),
        None => built_in(&directive, province, via_district),
    };
    let chosen = match chosen {
        Ok(chosen) => chosen,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    chosen.remarks.iter().for_each(|remark| console.remark(remark));
    let asked = Format::asked(given);
    let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
    let folder = given.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| console.folder());
    let is_dry = given.get_flag("dry-run");
    let words = Phrases::vietnamese();
    let mut plan = Plan::new(&inputs.paths, given.get_flag("force"), !is_dry);
    let mut traces = Vec::new();
    let derived = derive(&directive, &chosen, &options, |version| {
        match outputs(version, &words, &formats, &folder, &making) {
            Ok(outputs) => outputs.into_iter().for_each(|output| plan.add(output)),
            Err(why) => plan.refuse(about(&version.unit, &why)),
        }
        traces.push(version.trace.to_text(console.lang()));
    });
    if let Err(refusals) = derived {
        plan.abandon();
        refusals.iter().for_each(|why| console.complain(why));
        return FINDINGS;
    }
    if plan.refusals().is_empty() {
        traces.iter().for_each(|text| console.out(&format!("{}\n\n", text.trim_end())));
        if is_dry {
            plan.announce(console);
            return FINE;
        }
    }
    plan.carry_out(console)
}

/// `<unit>/<unit>.docx`, …, `<unit>/trace.json` in the output folder.
fn outputs(
    version: &Version,
    words: &Phrases,
    formats: &[Format],
    folder: &Path,
    making: &Making,
) -> Result<Vec<Output>, Message> {
    let folder = folder.join(&version.folder);
    let made = make(&version.directive, words, formats, making, None, &[])?;
    let files = formats.iter().zip(made.files).map(|(format, bytes)| Output {
        path: folder.join(format!("{}.{}", version.name, format.ending())),
        bytes,
    });
    let trace = format!("{:#}\n", version.trace.to_json());
    let trace = Output { path: folder.join("trace.json"), bytes: trace.into_bytes() };
    Ok(files.chain([trace]).collect())
}
