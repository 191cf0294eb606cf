//! The foot of a document that was pasted on one line: `Nơi nhận: - Như trên; - Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê A`.

use crate::import::lines::labelled;
use crate::import::marks::{self, is_capitals};
use crate::import::names::is_title;
use crate::import::words::{self, Form};

/// The lines that a line was, each a part of it in order; the line itself where nothing was glued.
pub(super) fn parts(line: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    if labelled(Form::DistributionLabel, line.trim_start()) {
        cuts.extend(dashes(line));
        if let Some(last) = cuts.last().copied().filter(|last| *last > 0) {
            cuts.extend(signature(&line[last..]).into_iter().map(|at| last + at));
        }
    }
    cuts.push(line.len());
    cuts.windows(2).map(|pair| &line[pair[0]..pair[1]]).collect()
}

/// Dashes behind the end of an entry, or behind the label.
fn dashes(line: &str) -> impl Iterator<Item = usize> {
    let behind_end = |at: usize| line[..at].trim_end().ends_with([';', ':', '.']);
    line.match_indices(['-', '–', '+']).map(|(at, _)| at).filter(move |at| behind_end(*at))
}

/// Where behind the units of `Lưu` lines of a signature begin: authority, title, name.
fn signature(entry: &str) -> Vec<usize> {
    let own = entry.trim_start_matches(['-', '–', '+', ' ']);
    if words::opens(Form::Archive, own).is_none() {
        return Vec::new();
    }
    let starts = starts(entry);
    let stops = |at: usize| entry[..at].trim_end().ends_with(['.', ';']);
    let signs = |at: usize| {
        let capitals = capitals(&entry[at..]);
        marks::authority(capitals).is_some() || stops(at) && is_title(capitals.trim())
    };
    let Some(first) = starts.iter().copied().find(|at| *at > 0 && stops(*at) && signs(*at)) else {
        return Vec::new();
    };
    let end = first + capitals(&entry[first..]).len();
    let within = starts.iter().copied().filter(|at| (first + 1..end).contains(at));
    let mut cuts = vec![first];
    for at in within {
        let last = cuts[cuts.len() - 1];
        let title = is_title(entry[at..end].trim()) && entry[last..at].split_whitespace().count() > 2;
        if marks::authority(&entry[at..end]).is_some() || title && is_whole(&entry[last..at]) {
            cuts.push(at);
        }
    }
    cuts.extend((!entry[end..].trim().is_empty()).then_some(end));
    cuts
}

/// Whether a line of authority names a title or a body to its end: `KT. GIÁM ĐỐC`, not `KT. GIÁM`.
fn is_whole(line: &str) -> bool {
    let of = marks::authority(line).map_or(line, |(_, from)| &line[from..]);
    is_title(of.trim()) || words::opens(Form::BodyHead, of).is_some()
}

/// Where words begin.
fn starts(text: &str) -> Vec<usize> {
    text.split_whitespace().map(|word| word.as_ptr() as usize - text.as_ptr() as usize).collect()
}

/// What of a text, from its beginning, is words in capitals.
fn capitals(text: &str) -> &str {
    let words = text.split_whitespace().take_while(|word| is_capitals(word));
    let end = words.last().map_or(0, |word| word.as_ptr() as usize - text.as_ptr() as usize + word.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_foot_on_one_line_is_lines_again() {
        let own = "Nơi nhận: - Như trên; - Sở (b/c); - Lưu: VT, NVY. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Hoa";
        let wanted = [
            "Nơi nhận:",
            "- Như trên;",
            "- Sở (b/c);",
            "- Lưu: VT, NVY.",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Lê Thị Hoa",
        ];
        assert_eq!(parts(own).into_iter().map(str::trim).collect::<Vec<_>>(), wanted);
        let titled = "Nơi nhận: - Như trên; - Lưu: VT. GIÁM ĐỐC Lê A";
        assert_eq!(
            parts(titled)[2..].iter().map(|part| part.trim()).collect::<Vec<_>>(),
            ["- Lưu: VT.", "GIÁM ĐỐC", "Lê A"]
        );
        for whole in ["Nơi nhận:", "- Lưu: VT, TC - HC.", "Sở Nội vụ - cơ quan thường trực: - gửi"]
        {
            assert_eq!(parts(whole), [whole]);
        }
    }
}
