//! Files made to hurt: each is refused or read, none takes long, none breaks the reader.

use congvan::import::refusal::Refusal;
use congvan_pdf::read::read;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

use super::document;
use super::made::{file, file_of_bytes, stream};

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &str =
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>";

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// A page whose content is `data` behind `filter`.
fn page_of(filter: &str, data: &[u8]) -> Vec<u8> {
    let mut content = format!("<</Length {}{filter}>>\nstream\n", data.len()).into_bytes();
    content.extend_from_slice(data);
    content.extend_from_slice(b"\nendstream");
    file_of_bytes(&[
        CATALOG.as_bytes(),
        PAGES.as_bytes(),
        PAGE.as_bytes(),
        &content,
        b"[/FlateDecode/FlateDecode]",
    ])
}

#[test]
fn bombs_are_refused_before_they_are_opened() {
    let bomb = deflate(&vec![b' '; 200 << 20]);
    assert_eq!(read(&page_of("/Filter/FlateDecode", &bomb)), Err(Refusal::TooLarge));
    let twice = deflate(&bomb);
    assert_eq!(read(&page_of("/Filter[/FlateDecode/FlateDecode]", &twice)), Err(Refusal::TooLarge));
    assert_eq!(read(&page_of("/Filter 5 0 R", &twice)), Err(Refusal::TooLarge));
    // What says it is a picture is not read as content.
    let picture = read(&page_of("/Filter/FlateDecode/Subtype/Image", &bomb)).expect("an empty page");
    assert!(picture.blocks.is_empty());
}

#[test]
fn a_page_with_more_letters_than_any_has_is_refused() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>";
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
    let of = |count: usize| {
        let content = format!("BT /F 12 Tf 50 800 Td {} ET", "0 -1 Td (Sinh viên) Tj ".repeat(count));
        let content = stream("", &content);
        read(&file(&[CATALOG, PAGES, page, &content, font].map(str::to_owned)))
    };
    assert!(of(60).is_ok());
    assert_eq!(of(20_000), Err(Refusal::TooLarge));
}

#[test]
fn circles_and_depths_end() {
    let of = |objects: &[&str]| read(&file(&objects.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>()));
    let pages = "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>";
    assert_eq!(of(&[CATALOG, pages, "<</Type/Pages/Kids[2 0 R]>>"]), Err(Refusal::Damaged));
    let again = "/F Do ".repeat(40);
    let form = stream("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>", &again);
    assert!(
        of(&[CATALOG, PAGES, PAGE, &stream("", &again), &form])
            .is_ok_and(|arrived| arrived.blocks.is_empty())
    );
    let catalog = "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>";
    let circle = "<</S/P/K[6 0 R 7 0 R 7 0 R]>>";
    assert!(of(&[catalog, PAGES, PAGE, &stream("", ""), "[]", circle, circle]).is_ok());
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(of(&[CATALOG, PAGES, PAGE, &stream("", ""), &deep]), Err(Refusal::Damaged));
    let deep = format!("/P {} BDC", "<</A ".repeat(100_000));
    assert!(of(&[CATALOG, PAGES, PAGE, &stream("", &deep)]).is_ok());
    assert_eq!(
        read(&page_of("/Filter/FlateDecode", &deflate(&b"q ".repeat(10_000_000)))),
        Err(Refusal::TooLarge)
    );
}

#[test]
fn a_password_and_an_xfa_form_have_a_refusal_of_their_own() {
    let catalog = "<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</XFA 5 0 R>>>>";
    let objects = [catalog, PAGES, PAGE, &stream("", ""), &stream("", "<xdp/>")].map(str::to_owned);
    assert_eq!(read(&file(&objects)), Err(Refusal::XfaForm));
    let mut locked = file(&[CATALOG, PAGES, PAGE, &stream("", "")].map(str::to_owned));
    let at = locked.windows(7).rposition(|seven| seven == b"trailer").expect("a trailer");
    let keys = format!("{:064}", 0);
    let encrypt = format!(
        "trailer\n<</Size 5/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{keys}>/U<{keys}>>>>>\n"
    );
    let rest = locked.split_off(at);
    locked.extend_from_slice(encrypt.as_bytes());
    let start = rest.windows(9).position(|nine| nine == b"startxref").expect("an end");
    locked.extend_from_slice(&rest[start..]);
    assert_eq!(read(&locked), Err(Refusal::Locked));
    assert_eq!(read(b""), Err(Refusal::Empty));
    assert_eq!(read(b"%PDF-1.7\n"), Err(Refusal::Damaged));
}

/// Bytes changed, cut out and set in at places that are the same on every machine.
#[test]
fn damaged_files_are_refused_or_read() {
    let whole = congvan_pdf::write(&document("giay-nghi-phep")).expect("a fixture");
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    for nth in 0..90 {
        let mut damaged = whole.clone();
        match nth % 3 {
            0 => damaged.truncate(next(whole.len())),
            1 => (0..20).for_each(|_| damaged[next(whole.len())] = next(256) as u8),
            _ => {
                let from = next(whole.len());
                damaged.drain(from..(from + next(400)).min(whole.len()));
            }
        }
        assert_ne!(read(&damaged), Err(Refusal::Failed), "mutant {nth} broke the reader");
    }
}
