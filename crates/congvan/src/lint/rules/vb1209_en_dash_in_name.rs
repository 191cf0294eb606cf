use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::draft::Part;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct EnDashInName;

impl Rule for EnDashInName {
    fn code(&self) -> &'static str {
        "VB1209"
    }
    fn name(&self) -> &'static str {
        "en-dash-in-name"
    }
    fn clause(&self) -> &'static str {
        "thông lệ"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1209_en_dash_in_name.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            let names = matches!(passage.part, Part::Head | Part::Line | Part::CitedIssuer);
            for (at, dash) in passage.text.value.match_indices(['–', '—']) {
                let end = at + dash.len();
                let before = passage.small[..at].trim_end().rsplit(' ').next().unwrap_or_default();
                let after =
                    passage.small[end..].trim_start().split([' ', ',', '.', ';']).next().unwrap_or_default();
                if names || PAIRS.contains(&(before, after)) {
                    let message = Message::new(
                        "trong tên và từ ghép dùng gạch nối ngắn, cách hai bên",
                        "names and compounds take a hyphen with a space on each side",
                    );
                    report(draft.safely(Severity::Warning, self.code(), passage.text, at..end, "-", message));
                }
            }
        }
    }
}

/// Words that a hyphen joins.
const PAIRS: [(&str, &str); 9] = [
    ("tế", "xã"),
    ("hóa", "xã"),
    ("hoá", "xã"),
    ("trị", "xã"),
    ("lập", "tự"),
    ("do", "hạnh"),
    ("động", "thương"),
    ("phòng", "an"),
    ("học", "công"),
];
