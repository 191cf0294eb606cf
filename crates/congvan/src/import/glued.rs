//! The foot of a document that was pasted on one line: `Nơi nhận: - Như trên; - Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê A`;
//! with dashes or without, its list and its signature on a line each too.

use crate::import::marks::{self, is_capitals};
use crate::import::parts::has_label;
use crate::import::signing::{is_name, is_title};
use crate::import::words::{self, Form};

/// What opens an entry of a list.
const DASHES: [char; 3] = ['-', '–', '+'];

/// The lines that a line was, each a part of it in order; the line itself where nothing was glued.
pub(super) fn parts(line: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    if has_label(Form::DistributionLabel, line.trim_start()) {
        cuts.extend(dashes(line));
        if cuts.len() == 1 {
            cuts.extend(semicolons(line));
        }
        if let Some(last) = cuts.last().copied().filter(|last| *last > 0) {
            cuts.extend(signature(&line[last..]).into_iter().map(|at| last + at));
        }
    } else if line.trim_start().starts_with(DASHES) {
        let entries = line.match_indices(';').map(|(at, mark)| at + mark.len());
        cuts.extend(entries.filter(|at| line[*at..].starts_with(DASHES)));
    } else {
        cuts.extend(signature_alone(line));
    }
    cuts.push(line.len());
    cuts.windows(2).map(|pair| &line[pair[0]..pair[1]]).collect()
}

/// Dashes behind the end of an entry, or behind the label.
fn dashes(line: &str) -> impl Iterator<Item = usize> {
    let behind_end = |at: usize| line[..at].trim_end().ends_with([';', ':', '.']);
    line.match_indices(DASHES).map(|(at, _)| at).filter(move |at| behind_end(*at))
}

/// Behind each entry of a list without dashes, where one of them is `Lưu`; and before the first.
fn semicolons(line: &str) -> Vec<usize> {
    let label = words::opens(Form::DistributionLabel, line.trim_start()).unwrap_or_default();
    let label = line.len() - line.trim_start().len() + label;
    let list = label + line[label..].len() - line[label..].trim_start_matches([':', ' ', '\t']).len();
    let mut cuts = vec![list];
    cuts.extend(line[list..].match_indices(';').map(|(at, mark)| list + at + mark.len()));
    let archives =
        |at: &usize| words::opens(Form::Archive, line[*at..].trim_start()).is_some() && *at < line.len();
    if !cuts.iter().any(archives) {
        return Vec::new();
    }
    cuts.retain(|at| !line[*at..].trim().is_empty());
    cuts
}

/// Where within a line of nothing but a signature its other lines begin: `TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Hoa`.
fn signature_alone(line: &str) -> Vec<usize> {
    let first = line.len() - line.trim_start().len();
    let capitals = capitals(&line[first..]);
    let (title, name) = (capitals.trim(), line[first + capitals.len()..].trim());
    let signs = marks::authority(title).is_some() || is_title(title);
    if !signs || !is_name(name) {
        return Vec::new();
    }
    let cuts = lines_of(line, first);
    cuts.into_iter().skip(1).collect()
}

/// Where behind the units of `Lưu` lines of a signature begin: authority, title, name.
fn signature(entry: &str) -> Vec<usize> {
    let own = entry.trim_start_matches(DASHES).trim_start();
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
    lines_of(entry, first)
}

/// Where the lines of a signature begin that stands in a text from `first` on.
fn lines_of(entry: &str, first: usize) -> Vec<usize> {
    let starts = starts(entry);
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
        let trimmed = |line| parts(line).into_iter().map(str::trim).collect::<Vec<_>>();
        assert_eq!(
            trimmed("Nơi nhận: Như trên; Chủ tịch (b/c); Lưu: VT, VX. CHỦ TỊCH Lê A"),
            ["Nơi nhận:", "Như trên;", "Chủ tịch (b/c);", "Lưu: VT, VX.", "CHỦ TỊCH", "Lê A"]
        );
        assert_eq!(
            trimmed("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Hoa"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hoa"]
        );
        assert_eq!(trimmed("GIÁM ĐỐC Lê A"), ["GIÁM ĐỐC", "Lê A"]);
        for whole in [
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
            "KT. CHỦ TỊCH",
            "CHỦ TỊCH yêu cầu các sở báo cáo.",
            "Nơi nhận: Như trên; các sở",
        ] {
            assert_eq!(parts(whole), [whole]);
        }
        for whole in ["Nơi nhận:", "- Lưu: VT, TC - HC.", "Sở Nội vụ - cơ quan thường trực: - gửi"]
        {
            assert_eq!(parts(whole), [whole]);
        }
    }
}
