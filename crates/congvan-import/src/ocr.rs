//! Pages that are pictures, recognised by an installed `tesseract`.

mod table;

use std::io::Write as _;
use std::process::{Command, Stdio};

use congvan::import::arrived::{Arrived, LeftOut, Place, Reason};
use congvan::text::diagnostic::Message;
use congvan_pdf::read::{Picture, picture, set_recognised};

use table::Found;

/// Why nothing is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Trouble {
    /// There is no `tesseract`.
    NotInstalled,
    /// It knows no Vietnamese.
    NoVietnamese,
}

impl Trouble {
    /// What the clerk is told.
    pub fn message(&self) -> Message {
        match self {
            Self::NotInstalled => Message::new(
                "chưa cài tesseract để nhận dạng chữ; Debian, Ubuntu: `apt install tesseract-ocr tesseract-ocr-vie`; \
                 Windows: cài Tesseract (UB Mannheim), chọn thêm ngôn ngữ Vietnamese, rồi thêm thư mục cài vào PATH",
                "tesseract is not installed; Debian, Ubuntu: `apt install tesseract-ocr tesseract-ocr-vie`; \
                 Windows: install Tesseract (UB Mannheim) with the language Vietnamese and add its folder to PATH",
            ),
            Self::NoVietnamese => Message::new(
                "tesseract chưa có tiếng Việt; Debian, Ubuntu: `apt install tesseract-ocr-vie`; \
                 Windows: chép tệp vie.traineddata vào thư mục tessdata",
                "tesseract knows no Vietnamese; Debian, Ubuntu: `apt install tesseract-ocr-vie`; \
                 Windows: copy vie.traineddata into the folder tessdata",
            ),
        }
    }
}

/// Recognises the pages of `bytes` that `arrived` says are pictures, and sets their words among its blocks. Behind each
/// page `done` is called. A page of which nothing comes stays a picture, with a remark that says why.
///
/// # Errors
/// Where this machine has nothing to recognise with.
pub fn recognise(bytes: &[u8], arrived: &mut Arrived, done: &mut dyn FnMut()) -> Result<(), Trouble> {
    look_for_vietnamese()?;
    for page in arrived.scanned.clone() {
        if let Err(why) = recognise_page(bytes, page, arrived) {
            arrived.remarks.push(format!("Trang {page} chưa nhận dạng được: {why}."));
        }
        done();
    }
    Ok(())
}

fn recognise_page(bytes: &[u8], page: usize, arrived: &mut Arrived) -> Result<(), String> {
    let mut picture = picture(bytes, page).ok_or("không lấy được ảnh của trang")?;
    let points = 72.0 / f64::from(picture.per_inch);
    let size = (picture.width as f64 * points, picture.height as f64 * points);
    let mut found = Found::in_lines(&run(&picture, Looks::AtAPage)?, points);
    // A seal or a signature makes it take words for a part of a drawing.
    for word in &found.words {
        let from = (word.left / points, word.top / points);
        picture.cover(from, (word.width / points, word.height / points));
    }
    found.add_among_strokes(&run(&picture, Looks::ForWords)?, points);
    set_recognised(arrived, page, size, &found.words);
    let place = Place { page, ..Place::default() };
    let specks = found.specks.into_iter().map(|text| LeftOut { text, reason: Reason::Noise, place });
    arrived.left_out.extend(specks);
    Ok(())
}

/// Whether scanned pages can be recognised.
///
/// # Errors
/// What is missing.
pub fn look_for_vietnamese() -> Result<(), Trouble> {
    let said = Command::new("tesseract").arg("--list-langs").output().map_err(|_| Trouble::NotInstalled)?;
    let known = [said.stdout, said.stderr].concat();
    let known = String::from_utf8_lossy(&known);
    if known.lines().any(|line| line.trim() == "vie") { Ok(()) } else { Err(Trouble::NoVietnamese) }
}

/// How tesseract looks at a picture.
#[derive(Clone, Copy)]
enum Looks {
    /// As at a page of columns and lines.
    AtAPage,
    /// For words wherever they stand.
    ForWords,
}

/// What tesseract finds in a picture, as its table of words.
fn run(picture: &Picture, looks: Looks) -> Result<String, String> {
    let (per_inch, mode) = (
        picture.per_inch.to_string(),
        match looks {
            Looks::AtAPage => "3",
            Looks::ForWords => "11",
        },
    );
    let mut child = Command::new("tesseract")
        .args(["stdin", "stdout", "-l", "vie", "--dpi", &per_inch, "--psm", mode, "tsv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    // It reads all before it says anything.
    let written = child.stdin.take().map(|mut to| {
        write!(to, "P5\n{} {}\n255\n", picture.width, picture.height)
            .and_then(|()| to.write_all(&picture.grey))
    });
    let said = child.wait_with_output().map_err(|error| error.to_string())?;
    if !said.status.success() || !matches!(written, Some(Ok(()))) {
        let why = String::from_utf8_lossy(&said.stderr);
        return Err(why.lines().last().unwrap_or("?").trim().to_owned());
    }
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}
