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
    let mut room = Room { unpacked: UNPACKED, packed: 3 * bytes.len() };
    let (mut at, mut end) = (0, 0);
    while let Some(found) = find(bytes, b"stream", at) {
        let before = at;
        at = found + b"stream".len();
        if bytes[..found].ends_with(b"end") {
            continue;
        }
        if end < at {
            end = find(bytes, b"endstream", at).unwrap_or(bytes.len());
        }
        let dictionary = dictionary(&bytes[before..found]);
        if too_deep(dictionary) {
            return Err(Refusal::Damaged);
        }
        let start = (at + line_end(&bytes[at..])).min(end);
        unpack(&Found { dictionary, data: &bytes[start..], length: end - start, locked }, &mut room)?;
    }
    if too_deep_outside(bytes) { Err(Refusal::Damaged) } else { Ok(()) }
}

/// What may still be unpacked.
struct Room {
    unpacked: usize,
    packed: usize,
}

/// A stream in the bytes of a file.
struct Found<'a> {
    dictionary: &'a [u8],
    /// What follows, to the end of the file.
    data: &'a [u8],
    /// How far it is to `endstream`.
    length: usize,
    locked: bool,
}

/// Takes what a stream unpacks to from what is left.
fn unpack(stream: &Found<'_>, room: &mut Room) -> Result<(), Refusal> {
    let says = |word: &[u8]| find(stream.dictionary, word, 0).is_some();
    let plain = !says(b"#") && !says(b"/ObjStm") && !says(b"/XRef");
    // Pictures are not unpacked by reading; who says it is one is held to it.
    if plain && (says(b"/Subtype/Image") || says(b"/Subtype /Image")) {
        return Ok(());
    }
    if count(stream.dictionary, b"/FlateDecode") + count(stream.dictionary, b"/LZWDecode") > 1 {
        return Err(Refusal::TooLarge);
    }
    let packed = [&b"/FlateDecode"[..], b"/Fl", b"/LZWDecode", b"/LZW", b"/RunLengthDecode", b"/RL"];
    let elsewhere = says(b"/Filter") && !says(b"Decode");
    let taken = if is_zlib(stream.data) && !stream.locked {
        let data = &stream.data[..stream.data.len().min(room.packed)];
        let inflated = inflate(data, room.unpacked as u64 + 1);
        if inflated.nesting > DEEPEST && says(b"/ObjStm") {
            return Err(Refusal::Damaged);
        }
        if elsewhere && inflated.is_zlib {
            return Err(Refusal::TooLarge);
        }
        room.packed = room.packed.checked_sub(inflated.packed).ok_or(Refusal::TooLarge)?;
        inflated.size
    } else if packed.iter().any(|name| says(name)) || elsewhere {
        // Content of a locked file is opened by those who read it, piece by piece; only what is opened at once counts.
        let counts = !stream.locked || says(b"/ObjStm");
        let most = stream.length.saturating_mul(MOST_A_BYTE);
        if !counts {
            0
        } else if stream.locked {
            most / 8
        } else {
            most
        }
    } else {
        0
    };
    room.unpacked = room.unpacked.checked_sub(taken).ok_or(Refusal::TooLarge)?;
    Ok(())
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0f == 8 && (usize::from(*first) * 256 + usize::from(*second)) % 31 == 0)
}

/// What came of unpacking.
struct Inflated {
    size: usize,
    /// How many bytes it took.
    packed: usize,
    nesting: usize,
    /// Whether what came out is packed again.
    is_zlib: bool,
}

/// Unpacks `data`, at most `room` bytes, and keeps nothing.
fn inflate(data: &[u8], room: u64) -> Inflated {
    let mut decoder = flate2::read::ZlibDecoder::new(data);
    let mut buffer = vec![0; 32 << 10];
    let (mut size, mut nesting, mut again) = (0, Nesting::default(), false);
    while let Ok(count) = decoder.by_ref().take(room - size as u64).read(&mut buffer) {
        if count == 0 {
            break;
        }
        again |= size == 0 && is_zlib(&buffer[..count]);
        size += count;
        nesting.read(&buffer[..count]);
    }
    Inflated { size, packed: decoder.total_in() as usize, nesting: nesting.most, is_zlib: again }
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

/// The dictionary at the end of what stands before a stream, as far as it is looked for.
fn dictionary(before: &[u8]) -> &[u8] {
    let window = &before[before.len().saturating_sub(16 << 10)..];
    let begins = window.windows(4).rposition(|four| matches!(four, b" obj" | b"\nobj" | b"\robj"));
    &window[begins.unwrap_or(0)..]
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
