//! The words of a `.docx` or an `.odt`, in a whole zip: most changes of a zip never get past its sums.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|part: &[u8]| {
    let zip = if part.windows(7).take(400).any(|at| at == b"office:") {
        congvan_fuzz::zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", part),
        ])
    } else {
        congvan_fuzz::zipped(&[("word/document.xml", part)])
    };
    congvan_fuzz::is_answered(&zip);
});
