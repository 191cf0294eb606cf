//! Writing files: whole or not at all, never over an input, never over other content unless asked.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use congvan::text::diagnostic::Message;
use tempfile::TempPath;

use crate::console::Console;
use crate::place::Place;
use crate::refusal::{about, because, reason};
use crate::shown::display_path;
use crate::staging::Staging;
use crate::{COULD_NOT_RUN, FINE};

/// A file to be.
pub(crate) struct Output {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
}

/// What may be kept in memory before contents go to temporary files beside their places.
const HOLD: usize = 16 << 20;

/// Outputs on their way: each is looked at as it comes, and none takes its place before all have been found good.
struct Plan<'a> {
    inputs: &'a [PathBuf],
    /// The folder that nothing may leave, where one was asked for.
    root: Option<Root<'a>>,
    force: bool,
    hold: usize,
    held: usize,
    steps: Vec<Step>,
    /// A folder for temporary files in each that files go to.
    stagings: BTreeMap<PathBuf, Staging>,
    /// Made for temporary files, each after those it lies in.
    folders: Vec<PathBuf>,
    refusals: Vec<Message>,
}

struct Step {
    path: PathBuf,
    place: Place,
    content: Content,
}

enum Content {
    /// Nothing to write.
    Nothing,
    Held(Vec<u8>),
    Staged(TempPath),
}

impl<'a> Plan<'a> {
    fn new(inputs: &'a [PathBuf], root: Option<&'a Path>, force: bool) -> Self {
        Self {
            inputs,
            root: root.map(Root::of),
            force,
            hold: HOLD,
            held: 0,
            steps: Vec::new(),
            stagings: BTreeMap::new(),
            folders: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// Looks at the output's place.
    fn add(&mut self, output: Output) {
        match look(&output, self.inputs, self.root.as_ref(), self.force) {
            Ok(place) if self.refusals.is_empty() => self.keep(output, place),
            Ok(_) => {}
            Err(why) => self.refuse(about(&display_path(&output.path), &why)),
        }
    }

    /// Nothing will be written; the rest is only looked at.
    fn refuse(&mut self, why: Message) {
        self.refusals.push(why);
        self.abandon();
    }

    fn keep(&mut self, output: Output, place: Place) {
        let Output { path, bytes } = output;
        let content = if place != Place::Same {
            self.held += bytes.len();
            Content::Held(bytes)
        } else {
            Content::Nothing
        };
        self.steps.push(Step { path, place, content });
        if self.held > self.hold
            && let Err(why) = self.stage()
        {
            self.refuse(why);
        }
    }

    /// Writes every content that is held beside its place.
    fn stage(&mut self) -> Result<(), Message> {
        for step in &mut self.steps {
            if let Content::Held(bytes) = &step.content {
                let parent = folder_of(&step.path);
                let staged = staging(parent, &mut self.stagings, &mut self.folders)
                    .and_then(|staging| staging.hold(bytes))
                    .map_err(|error| not_written(&step.path, &error))?;
                step.content = Content::Staged(staged);
            }
        }
        self.held = 0;
        Ok(())
    }

    /// Forgets what was added; temporary files and their folders vanish.
    fn abandon(&mut self) {
        self.steps.clear();
        self.stagings.clear();
        self.held = 0;
        self.folders.drain(..).rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }

    /// Writes, and says what was done; or says every refusal.
    fn carry_out(mut self, console: &mut Console<'_, '_>) -> u8 {
        if self.refusals.is_empty()
            && let Err(why) = self.stage()
        {
            self.refuse(why);
        }
        if !self.refusals.is_empty() {
            self.refusals.iter().for_each(|why| console.complain(why));
            return COULD_NOT_RUN;
        }
        let mut code = FINE;
        for Step { path, place, content } in self.steps {
            let done = match content {
                Content::Staged(temporary) => temporary.persist(&path).map_err(|failed| failed.error),
                Content::Held(_) | Content::Nothing => Ok(()),
            };
            match done {
                Ok(()) => console.say(&line(place.outcome(), &path)),
                Err(error) => {
                    console.complain(&not_written(&path, &error));
                    code = COULD_NOT_RUN;
                }
            }
        }
        code
    }
}

/// The folder for temporary files in `parent`, made with every folder above it that is missing.
fn staging<'s>(
    parent: &Path,
    stagings: &'s mut BTreeMap<PathBuf, Staging>,
    folders: &mut Vec<PathBuf>,
) -> io::Result<&'s Staging> {
    if !stagings.contains_key(parent) {
        let missing: Vec<PathBuf> = parent
            .ancestors()
            .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
            .map(Path::to_owned)
            .collect();
        folders.extend(missing.into_iter().rev());
        stagings.insert(parent.to_owned(), Staging::within(parent)?);
    }
    stagings.get(parent).ok_or_else(|| ErrorKind::NotFound.into())
}

/// Plans and writes, or reports every refusal. Nothing leaves the folder `root` by a link below it.
pub(crate) fn write(
    outputs: Vec<Output>,
    inputs: &[PathBuf],
    root: Option<&Path>,
    force: bool,
    console: &mut Console<'_, '_>,
) -> u8 {
    let mut plan = Plan::new(inputs, root, force);
    outputs.into_iter().for_each(|output| plan.add(output));
    plan.carry_out(console)
}

/// Puts `bytes` in the place of a file that was read as `old`, whole or not at all; its permissions stay. `path` is the
/// file itself, with links followed.
///
/// # Errors
/// One sentence that names the file, where it cannot be replaced or is no longer what was read.
pub(crate) fn replace(path: &Path, old: &[u8], bytes: &[u8]) -> Result<(), Message> {
    let failed = |error: io::Error| not_written(path, &error);
    let facts = fs::metadata(path).map_err(failed)?;
    let refusal = if !facts.is_file() {
        Some(("đây không phải tệp thường", "this is not an ordinary file"))
    } else if facts.permissions().readonly() {
        Some(("tệp chỉ đọc", "the file is read-only"))
    } else if fs::read(path).map_err(failed)? != old {
        Some(("tệp vừa được nơi khác sửa", "the file has just been changed elsewhere"))
    } else {
        None
    };
    if let Some((vi, en)) = refusal {
        return Err(about(&display_path(path), &Message::new(vi, en)));
    }
    let staging = Staging::within(folder_of(path)).map_err(failed)?;
    let staged = staging.hold(bytes).map_err(failed)?;
    // On the disk before it takes the place of the other, so that no crash leaves less than one of them.
    fs::File::options().write(true).open(&staged).and_then(|file| file.sync_all()).map_err(failed)?;
    fs::set_permissions(&staged, facts.permissions()).map_err(failed)?;
    staged.persist(path).map_err(|error| failed(error.error))
}

/// What is or was done at a place.
pub(crate) fn line((vi, en): (&str, &str), path: &Path) -> Message {
    let path = display_path(path);
    Message::new(format!("{vi}: {path}"), format!("{en}: {path}"))
}

/// Why a file is not there.
pub(crate) fn not_written(path: &Path, error: &io::Error) -> Message {
    let path = display_path(path);
    because((format!("không ghi được {path}"), format!("cannot write {path}")), error)
}

/// A folder that nothing is to leave by a link below it; that it is one itself whoever named it knows.
pub(crate) struct Root<'a> {
    folder: &'a Path,
    /// Where it is, with links followed; none while it is not there.
    whole: Option<PathBuf>,
}

impl<'a> Root<'a> {
    pub(crate) fn of(folder: &'a Path) -> Self {
        let own = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Self { folder, whole: fs::canonicalize(own).ok() }
    }

    /// The folder between this one and the file that is a link to somewhere outside.
    pub(crate) fn link_out(&self, path: &Path) -> Option<PathBuf> {
        let (root, whole) = (self.folder, self.whole.as_ref()?);
        let is_below =
            |above: &&Path| above.starts_with(root) && *above != root && !above.as_os_str().is_empty();
        let between = path.ancestors().skip(1).take_while(is_below);
        let mut links = between.filter(|above| above.is_symlink());
        links
            .find(|link| fs::canonicalize(link).map_or(true, |to| !to.starts_with(whole)))
            .map(Path::to_owned)
    }

    /// Why nothing must be written at the path: it lies behind a link that leads out.
    pub(crate) fn refusal(&self, path: &Path) -> Option<Message> {
        let link = display_path(&self.link_out(path)?);
        Some(Message::new(
            format!("{link} là liên kết dẫn ra ngoài thư mục kết quả; xóa liên kết hoặc chọn thư mục khác"),
            format!(
                "{link} is a link that leads out of the output folder; remove it or choose another folder"
            ),
        ))
    }
}

/// What stands where a file is to be; none where the place is free.
///
/// # Errors
/// Why nothing must be written there, forced or not: outside `root`, an input, a folder, no ordinary file.
pub(crate) fn standing(
    path: &Path,
    inputs: &[PathBuf],
    root: Option<&Root<'_>>,
) -> Result<Option<Metadata>, Message> {
    if let Some(why) = root.and_then(|root| root.refusal(path)) {
        return Err(why);
    }
    let link = match fs::symlink_metadata(path) {
        Ok(facts) => facts,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return room_for_folders(path).map(|()| None);
        }
        Err(error) => return Err(reason(&error)),
    };
    if fs::canonicalize(path).is_ok_and(|whole| inputs.contains(&whole)) {
        return Err(Message::new("đây là tệp đầu vào, không ghi đè", "this is an input and is not replaced"));
    }
    let facts = fs::metadata(path).unwrap_or(link);
    if facts.is_dir() {
        return Err(Message::new("đây là thư mục, không phải tệp", "this is a folder, not a file"));
    }
    if !facts.is_file() && !facts.is_symlink() {
        return Err(Message::new("đây không phải tệp thường", "this is not an ordinary file"));
    }
    Ok(Some(facts))
}

/// Whether the file at the path holds these bytes.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = fs::metadata(path).is_ok_and(|facts| facts.len() == bytes.len() as u64);
    is_as_long && fs::read(path).is_ok_and(|there| there == bytes)
}

/// What stands at the output's place.
///
/// # Errors
/// Why it must not be written there: what [`standing`] says, or, without `force`, other content.
pub(crate) fn look(
    output: &Output,
    inputs: &[PathBuf],
    root: Option<&Root<'_>>,
    force: bool,
) -> Result<Place, Message> {
    match standing(&output.path, inputs, root)? {
        None => Ok(Place::Free),
        Some(_) if holds(&output.path, &output.bytes) => Ok(Place::Same),
        Some(_) if force => Ok(Place::Other),
        Some(facts) if facts.is_symlink() => Err(Message::new(
            "đây là liên kết không dẫn tới tệp nào; thêm --force để thay bằng tệp",
            "this is a link to no file; add --force to replace it by the file",
        )),
        Some(_) => Err(Message::new(
            "tệp đã có, nội dung khác; thêm --force để ghi đè",
            "the file exists with other content; add --force to replace it",
        )),
    }
}

/// The nearest folder above that exists must be one.
fn room_for_folders(path: &Path) -> Result<(), Message> {
    for above in path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
        match fs::metadata(above) {
            Ok(facts) if facts.is_dir() => return Ok(()),
            Ok(_) => {
                let above = display_path(above);
                return Err(Message::new(
                    format!("{above} không phải thư mục"),
                    format!("{above} is not a folder"),
                ));
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => return Err(reason(&error)),
        }
    }
    Ok(())
}

/// The folder that a file lies in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: PathBuf) -> Output {
        Output { path, bytes: b"abc".to_vec() }
    }

    #[test]
    fn what_does_not_fit_in_memory_waits_beside_its_place_and_vanishes_on_a_refusal() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inside = folder.path().join("out/a");
        let mut plan = Plan { hold: 4, ..Plan::new(&[], None, false) };
        plan.add(output(inside.join("1")));
        assert!(!inside.exists(), "three bytes are held");
        plan.add(output(inside.join("2")));
        let waiting = fs::read_dir(&inside).expect("a folder").count();
        assert!(waiting == 1 && !inside.join("1").exists(), "six are not");
        plan.add(output(folder.path().to_owned()));
        assert_eq!((plan.refusals.len(), plan.steps.len()), (1, 0));
        assert!(!folder.path().join("out").exists());
        plan.add(output(inside.join("3")));
        assert!(plan.steps.is_empty(), "nothing is kept after a refusal");
    }
}
