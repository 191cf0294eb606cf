//! What is looked at before a file is taken apart: its size, how much its streams unpack to, how deep it is nested.

use std::io::Read;

use congvan::import::refusal::Refusal;

/// More than any dispatch has, scans in colour included.
const LARGEST: usize = 128 << 20;
/// What streams other than pictures may unpack to, together.
const UNPACKED: usize = 160 << 20;
/// What one byte of a packed stream can become at most.
const MOST_A_BYTE: usize = 1_040;
/// How deep arrays and dictionaries may stand in each other.
const DEEPEST: usize = 200;

/// Whether the file may be taken apart.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let locked = find(bytes, b"/Encrypt", 0).is_some();
    let mut left = UNPACKED;
    let mut at = 0;
    while let Some(found) = find(bytes, b"stream", at) {
        at = found + b"stream".len();
        if bytes[..found].ends_with(b"end") {
            continue;
        }
        if too_deep(&bytes[dictionary(bytes, found)..found]) {
            return Err(Refusal::Damaged);
        }
        let data = bytes.get(at + line_end(&bytes[at..])..).unwrap_or_default();
        left = unpack(&bytes[dictionary(bytes, found)..found], data, locked, left)?;
    }
    if too_deep_outside(bytes) { Err(Refusal::Damaged) } else { Ok(()) }
}

/// Takes what a stream unpacks to from what is left.
fn unpack(dictionary: &[u8], data: &[u8], locked: bool, left: usize) -> Result<usize, Refusal> {
    let says = |word: &[u8]| find(dictionary, word, 0).is_some();
    let plain = !says(b"#") && !says(b"/ObjStm") && !says(b"/XRef");
    // Pictures are not unpacked by reading; who says it is one is held to it.
    if plain && (says(b"/Subtype/Image") || says(b"/Subtype /Image")) {
        return Ok(left);
    }
    let packed = [&b"/FlateDecode"[..], b"/Fl", b"/LZWDecode", b"/LZW", b"/RunLengthDecode", b"/RL"];
    let several = count(dictionary, b"/FlateDecode") + count(dictionary, b"/LZWDecode") > 1;
    if several {
        return Err(Refusal::TooLarge);
    }
    let zlib = data.len() > 2
        && data[0] & 0x0f == 8
        && (usize::from(data[0]) * 256 + usize::from(data[1])) % 31 == 0;
    let taken = if zlib && !locked {
        let room = left.min(UNPACKED) as u64;
        let (size, inner) = inflate(data, room + 1);
        if inner > DEEPEST && says(b"/ObjStm") {
            return Err(Refusal::Damaged);
        }
        size
    } else if packed.iter().any(|name| says(name)) || says(b"/Filter") && !says(b"Decode") {
        let end = find(data, b"endstream", 0).unwrap_or(data.len());
        // Content of a locked file is opened by those who read it, piece by piece; only what is opened at once counts.
        if locked && !says(b"/ObjStm") {
            0
        } else {
            end.saturating_mul(MOST_A_BYTE) / if locked { 8 } else { 1 }
        }
    } else {
        0
    };
    left.checked_sub(taken).ok_or(Refusal::TooLarge)
}

/// How much `data` unpacks to, at most `room`, and how deep it is nested.
fn inflate(data: &[u8], room: u64) -> (usize, usize) {
    let mut unpacked = flate2::read::ZlibDecoder::new(data).take(room);
    let mut buffer = vec![0; 32 << 10];
    let (mut size, mut nesting) = (0, Nesting::default());
    while let Ok(count) = unpacked.read(&mut buffer) {
        if count == 0 {
            break;
        }
        size += count;
        nesting.read(&buffer[..count]);
    }
    (size, nesting.most)
}

/// How deep brackets stand in brackets.
#[derive(Default)]
struct Nesting {
    now: usize,
    most: usize,
}

impl Nesting {
    fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'[' | b'<' => {
                    self.now += 1;
                    self.most = self.most.max(self.now);
                }
                b']' | b'>' => self.now = self.now.saturating_sub(1),
                _ => {}
            }
        }
    }
}

fn too_deep(bytes: &[u8]) -> bool {
    let mut nesting = Nesting::default();
    nesting.read(bytes);
    nesting.most > DEEPEST * 2
}

/// Whether objects outside streams are nested too deep.
fn too_deep_outside(bytes: &[u8]) -> bool {
    let mut at = 0;
    loop {
        let end = find(bytes, b"stream", at).unwrap_or(bytes.len());
        // Within one run without streams, object by object.
        let mut from = at;
        while let Some(next) = find(&bytes[..end], b"endobj", from) {
            if too_deep(&bytes[from..next]) {
                return true;
            }
            from = next + 6;
        }
        if too_deep(&bytes[from..end]) {
            return true;
        }
        match find(bytes, b"endstream", end) {
            Some(next) => at = next + 9,
            None => return false,
        }
    }
}

/// Where the dictionary before a stream begins, as far as it is looked for.
fn dictionary(bytes: &[u8], stream: usize) -> usize {
    let from = stream.saturating_sub(16 << 10);
    let window = &bytes[from..stream];
    window
        .windows(4)
        .rposition(|four| four == b" obj" || four == b"\nobj" || four == b"\robj")
        .map_or(from, |at| from + at)
}

fn line_end(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    let mut at = 0;
    let mut count = 0;
    while let Some(found) = find(bytes, word, at) {
        count += 1;
        at = found + word.len();
    }
    count
}

/// Where `word` stands in `bytes` from `at`.
fn find(bytes: &[u8], word: &[u8], at: usize) -> Option<usize> {
    let first = word[0];
    let mut from = at;
    while from + word.len() <= bytes.len() {
        let next = bytes[from..].iter().position(|byte| *byte == first)? + from;
        if bytes[next..].starts_with(word) {
            return Some(next);
        }
        from = next + 1;
    }
    None
}
