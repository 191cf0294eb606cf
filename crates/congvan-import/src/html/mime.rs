//! The page in a file of several parts (MHTML), the words of a letter that was saved (`.eml`).

/// Parts that are looked at.
const MOST_PARTS: usize = 200;

/// Parts within each other at most.
const DEEPEST: usize = 6;

/// What stands in a message.
#[derive(Debug, PartialEq)]
pub enum Body {
    /// A page of the web.
    Page(Vec<u8>),
    /// Plain text.
    Text(Vec<u8>),
}

/// The first page in a message, and where there is none its text; with the names of the files that it carries.
pub fn body(bytes: &[u8]) -> Option<(Body, Vec<String>)> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let mut parts = Vec::new();
    spread(&text, DEEPEST, &mut parts);
    let attached = parts.iter().filter_map(|part| part.attached.clone()).collect();
    let own = |kind: &str| parts.iter().find(|part| part.attached.is_none() && part.kind == kind);
    let page = own("text/html").map(|part| Body::Page(part.bytes.clone()));
    let body = page.or_else(|| own("text/plain").map(|part| Body::Text(part.bytes.clone())))?;
    Some((body, attached))
}

/// A part that holds no others.
struct Part {
    kind: String,
    /// Its name, where it is a file that goes with the message.
    attached: Option<String>,
    bytes: Vec<u8>,
}

/// The parts of a message, those within others too.
fn spread(text: &str, depth: usize, parts: &mut Vec<Part>) {
    let Some((head, body)) = split_head(text) else { return };
    if parts.len() >= MOST_PARTS {
        return;
    }
    let small = head.to_ascii_lowercase();
    let field = |name: &str| small.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let kind = field("content-type:").unwrap_or("text/plain").split(';').next().unwrap_or_default();
    if kind.starts_with("multipart/") && depth > 0 {
        let Some(boundary) = parameter(head, "boundary") else { return };
        let mark = format!("--{boundary}");
        for one in body.split(mark.as_str()).skip(1).take(MOST_PARTS) {
            spread(one.trim_start_matches(['\r', '\n']), depth - 1, parts);
        }
        return;
    }
    let is_attached = field("content-disposition:").is_some_and(|said| said.starts_with("attachment"));
    let name = parameter(head, "filename").or_else(|| parameter(head, "name")).unwrap_or(kind);
    let bytes = match field("content-transfer-encoding:") {
        _ if is_attached => Vec::new(),
        Some("quoted-printable") => quoted_printable(body),
        Some("base64") => base64(body),
        _ => body.chars().map(|letter| letter as u8).collect(),
    };
    parts.push(Part { kind: kind.to_owned(), attached: is_attached.then(|| name.to_owned()), bytes });
}

/// The head and the body of a part.
fn split_head(text: &str) -> Option<(&str, &str)> {
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

fn quoted_printable(body: &str) -> Vec<u8> {
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
