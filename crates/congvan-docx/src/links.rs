//! The links of one part and the relationships they need.

use congvan::document::{Inline, Paragraph};

/// Office programs take no longer address.
const LONGEST: usize = 2_083;

/// Every link that Word can follow, with the target as it is written.
pub struct Links<'a> {
    /// Sorted by the link as the document has it; an id is the position here.
    targets: Vec<(&'a str, String)>,
}

impl<'a> Links<'a> {
    /// The links of these paragraphs.
    pub fn of(paragraphs: impl Iterator<Item = &'a Paragraph>) -> Self {
        let links = paragraphs.flat_map(|paragraph| &paragraph.content).filter_map(address);
        let mut targets: Vec<_> = links.filter_map(|link| Some((link, target(link)?))).collect();
        targets.sort();
        targets.dedup();
        Self { targets }
    }

    /// The relationship id of `link`, or `None` where it stays plain words.
    pub fn id(&self, link: &str) -> Option<String> {
        let at = self.targets.binary_search_by_key(&link, |(link, _)| link).ok()?;
        Some(id(at))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// Relationship ids and targets.
    pub fn relationships(&self) -> impl Iterator<Item = (String, &str)> {
        self.targets.iter().enumerate().map(|(at, (_, target))| (id(at), target.as_str()))
    }
}

fn id(at: usize) -> String {
    format!("link{}", at + 1)
}

/// Where a click on `piece` leads.
pub fn address(piece: &Inline) -> Option<&str> {
    match piece {
        Inline::Text { link, .. } => link.as_deref(),
        Inline::Blank { .. } | Inline::Break | Inline::Note { .. } => None,
    }
}

/// `link` as a URI that Word opens: http, https or mailto, with all else than ASCII percent-encoded. One
/// malformed target can make the whole file unreadable, hence the care.
fn target(link: &str) -> Option<String> {
    let (scheme, rest) = link.trim().split_once(':')?;
    let (scheme, rest, sound) = match scheme.to_ascii_lowercase().as_str() {
        "http" => ("http://", rest.strip_prefix("//")?, is_web_host as fn(&str) -> bool),
        "https" => ("https://", rest.strip_prefix("//")?, is_web_host as fn(&str) -> bool),
        "mailto" => ("mailto:", rest, is_mailbox as fn(&str) -> bool),
        _ => return None,
    };
    let (start, end) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let target = sound(start).then(|| format!("{scheme}{start}{}", encode(end)))?;
    (target.len() <= LONGEST).then_some(target)
}

/// Labels of letters, digits and hyphens, then a port if any. No user names: they disguise the host.
fn is_web_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    is_domain(name) && port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

fn is_mailbox(mailbox: &str) -> bool {
    let is_local = |b: u8| b.is_ascii_alphanumeric() || b"._+-".contains(&b);
    mailbox
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && local.bytes().all(is_local) && is_domain(domain))
}

fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// Path, query and fragment with everything percent-encoded that a URI may not hold there.
fn encode(end: &str) -> String {
    let mut out = String::with_capacity(end.len());
    let mut fragment = false;
    for (at, byte) in end.bytes().enumerate() {
        let allowed = match byte {
            b'%' => {
                let digits = end.as_bytes().get(at + 1..at + 3);
                digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte),
        };
        if allowed {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn only_what_word_opens() {
        let ok =
            |link: &str, as_written: &str| assert_eq!(target(link).as_deref(), Some(as_written), "{link}");
        ok("https://vanban.chinhphu.vn/?a=1&b=2", "https://vanban.chinhphu.vn/?a=1&b=2");
        ok("HTTP://Example.vn:8080", "http://Example.vn:8080");
        ok(
            "mailto:vanthu@hoatien.gov.vn?subject=Báo cáo",
            "mailto:vanthu@hoatien.gov.vn?subject=B%C3%A1o%20c%C3%A1o",
        );
        ok("https://a.vn/100%/%41#x#y[1]\\\u{1}", "https://a.vn/100%25/%41#x%23y%5B1%5D%5C%01");
        for refused in [
            "",
            "a.vn",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://a.vn",
            "http:",
            "http://",
            "http:///x",
            "http://[",
            "http://a b/",
            "http://a:b/",
            "http://a:99999/",
            "http://bank.vn@evil.vn/",
            "http://-a/",
            "http://a..vn",
            "mailto:",
            "mailto:a",
            "mailto:@a.vn",
            "mailto:a b@c.vn",
            "https://việt.vn/",
        ] {
            assert_eq!(target(refused), None, "{refused}");
        }
        assert_eq!(target(&format!("https://a.vn/{}", "x".repeat(3_000))), None);
    }
}
