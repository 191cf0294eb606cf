//! Pages that are pictures, recognised by an installed `tesseract`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use congvan::import::arrived::{Arrived, LeftOut, Place, Reason};
use congvan::text::diagnostic::Message;
use congvan_pdf::read::{Picture, Word, picture, set_recognised};

/// Why nothing is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    let picture = picture(bytes, page).ok_or("không lấy được ảnh của trang")?;
    let table = run(&picture)?;
    let points = 72.0 / f64::from(picture.per_inch);
    let size = (picture.width as f64 * points, picture.height as f64 * points);
    let (words, specks) = words(&table, points);
    set_recognised(arrived, page, size, &words);
    let place = Place { page, ..Place::default() };
    let specks = specks.into_iter().map(|text| LeftOut { text, reason: Reason::Noise, place });
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

/// What tesseract finds in a picture, as its table of words.
fn run(picture: &Picture) -> Result<String, String> {
    let mut child = Command::new("tesseract")
        .args(["stdin", "stdout", "-l", "vie", "--dpi", &picture.per_inch.to_string(), "tsv"])
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

/// Words of which tesseract is less sure, in percent, are none: strokes of a pen, edges of a seal.
const LEAST_SURE: f64 = 0.5;

/// The words of tesseract's table, whose lengths become points; and what it holds for no words.
fn words(table: &str, points: f64) -> (Vec<Word>, Vec<String>) {
    let (mut words, mut specks) = (Vec::new(), Vec::new());
    let (mut line, mut last) = (0, None);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, block, paragraph, own_line, _, left, top, width, height, sure, text] = cells[..]
        else {
            continue;
        };
        if level != "5" || text.trim().is_empty() {
            continue;
        }
        // A number that a pen wrote has its symbol behind it.
        if sure.parse::<f64>().is_ok_and(|sure| sure < LEAST_SURE) && !text.contains('/') {
            specks.push(text.trim().to_owned());
            continue;
        }
        let key = (block.to_owned(), paragraph.to_owned(), own_line.to_owned());
        if last.as_ref() != Some(&key) {
            line += 1;
            last = Some(key);
        }
        let length = |cell: &str| cell.parse::<f64>().map(|own| own * points);
        let (Ok(left), Ok(top), Ok(width), Ok(height)) =
            (length(left), length(top), length(width), length(height))
        else {
            continue;
        };
        words.push(Word { text: text.trim().to_owned(), line, left, top, width, height });
    }
    (words, specks)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_come_with_their_places() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t100\t50\t400\t40\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t100\t50\t200\t40\t96.1\tSố:\n\
                     5\t1\t1\t1\t2\t1\t100\t150\t80\t40\t91.0\tngày\n\
                     5\t1\t1\t1\t2\t2\t190\t150\t80\t40\t0.0\tưưa\n";
        let (words, specks) = words(table, 0.5);
        assert_eq!(specks, ["ưưa"]);
        assert_eq!(
            words.iter().map(|word| (word.text.as_str(), word.line)).collect::<Vec<_>>(),
            [("Số:", 1), ("ngày", 2)]
        );
        assert_eq!((words[0].left, words[0].top, words[0].width), (50.0, 25.0, 100.0));
    }
}
