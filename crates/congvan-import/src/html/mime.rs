//! The page in a file of several parts (MHTML).

/// Parts that are looked at.
const MOST_PARTS: usize = 200;

/// The bytes of the first page in the file.
pub fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let (head, _) = parted(&text)?;
    let Some(boundary) = parameter(head, "boundary") else { return part(&text) };
    let mark = format!("--{boundary}");
    text.split(mark.as_str())
        .skip(1)
        .take(MOST_PARTS)
        .find_map(|one| part(one.trim_start_matches(['\r', '\n'])))
}

/// A part, where it is a page.
fn part(text: &str) -> Option<Vec<u8>> {
    let (head, body) = parted(text)?;
    let small = head.to_ascii_lowercase();
    if !small.contains("text/html") {
        return None;
    }
    let field = small.lines().find_map(|line| line.strip_prefix("content-transfer-encoding:"));
    Some(match field.map(str::trim) {
        Some("quoted-printable") => quoted(body),
        Some("base64") => base64(body),
        _ => body.chars().map(|letter| letter as u8).collect(),
    })
}

/// The head and the body of a part.
fn parted(text: &str) -> Option<(&str, &str)> {
    text.split_once("\r\n\r\n").or_else(|| text.split_once("\n\n"))
}

fn parameter<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let at = head.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let rest = head.get(at..)?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split(|c: char| c == ';' || c.is_whitespace()).next(),
    }
    .filter(|value| !value.is_empty())
}

fn quoted(body: &str) -> Vec<u8> {
    let bytes: Vec<u8> = body.chars().map(|letter| letter as u8).collect();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1..at + 3).unwrap_or_default();
        let code = std::str::from_utf8(next).ok().and_then(|code| u8::from_str_radix(code, 16).ok());
        match (byte, code) {
            (b'=', Some(code)) if next.len() == 2 => {
                decoded.push(code);
                at += 3;
            }
            // The line goes on.
            (b'=', _) if next.first() == Some(&b'\n') => at += 2,
            (b'=', _) if next == b"\r\n" => at += 3,
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    decoded
}

fn base64(body: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(u32::from(letter - b'A')),
        b'a'..=b'z' => Some(u32::from(letter - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(letter - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut decoded = Vec::with_capacity(body.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for six in body.bytes().filter_map(value) {
        bits = bits << 6 | six;
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
        }
    }
    decoded
}
