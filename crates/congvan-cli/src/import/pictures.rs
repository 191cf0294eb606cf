//! Pages that are pictures: their words are recognised where that is asked for, and missed otherwise.

use clap::ArgMatches;
use congvan::import::arrived::Arrived;
use congvan::text::diagnostic::Message;
use congvan_import::ocr;

use crate::console::Console;
use crate::progress::Progress;

/// Whether a command is asked to recognise pictures.
pub(crate) fn are_asked(given: &ArgMatches) -> bool {
    given.get_flag("ocr")
}

/// What becomes of pages that are pictures, told on one bar for all files.
pub(crate) struct Pictures(Option<Progress>);

impl Pictures {
    pub(crate) fn new(asked: bool, console: &Console<'_, '_>) -> Self {
        Self(asked.then(|| Progress::new(console, 0, ("nhận dạng trang", "recognising pages"))))
    }

    /// Sets the words of pictures among those of a file.
    ///
    /// # Errors
    /// What is missing on this machine, and how to install it.
    pub(super) fn recognise(&self, bytes: &[u8], arrived: &mut Arrived) -> Result<(), Message> {
        let Self(Some(progress)) = self else { return Ok(()) };
        let pages = arrived.scanned.len();
        if pages == 0 || arrived.embedded.is_some() {
            return Ok(());
        }
        progress.grow(pages);
        let mut step = || progress.step();
        ocr::recognise(bytes, arrived, &mut step).map_err(|trouble| trouble.message())
    }

    pub(crate) fn finish(&self) {
        self.0.iter().for_each(Progress::finish);
    }
}

/// Said of a file of which something was not read, a damaged part or a picture, and how to go on.
pub(super) fn unread_parts(arrived: &Arrived) -> Vec<Message> {
    let count = arrived.scanned.len();
    let pictures = (count > 0).then(|| {
        Message::new(
            format!("{count} trang là ảnh, chữ ở đó chưa đọc; thêm --ocr để nhận dạng bằng tesseract"),
            format!("{count} page(s) are pictures whose words were not read; add --ocr to recognise them with tesseract"),
        )
    });
    arrived.damage.iter().cloned().chain(pictures).collect()
}
