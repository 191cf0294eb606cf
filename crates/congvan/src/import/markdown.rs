//! Markdown, as chats and mail hand documents on: `**đậm**`, `*nghiêng*`, `# tiêu đề`, tables with `|`.

use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Place, Run, Table};

/// Reads a text whose marks are those of Markdown; none where they are too few to say so.
pub(super) fn read(text: &str) -> Option<Arrived> {
    let lines: Vec<&str> = text.lines().collect();
    let bold = lines.iter().filter(|line| line.matches("**").count() > 1).count();
    if bold < 3 {
        return None;
    }
    let mut arrived = Arrived::default();
    let mut at = 0;
    while at < lines.len() {
        let rows = rows(&lines[at..]);
        if rows > 0 {
            arrived.blocks.push(table(&lines[at..at + rows], at));
            at += rows;
        } else {
            arrived.blocks.push(Block::Paragraph(paragraph(lines[at], at)));
            at += 1;
        }
    }
    Some(arrived)
}

/// So many lines from above are rows of a table: with a bar at both ends, or, where a rule of bars stands below the first, with
/// bars between.
fn rows(lines: &[&str]) -> usize {
    let bare = lines.get(1).is_some_and(|line| is_rule(line) && line.contains("|") && line.contains("--"))
        && lines[0].contains('|');
    lines.iter().take_while(|line| is_row(line) || bare && line.contains('|')).count()
}

/// `| … | … |`
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

/// `|---|:---:|`
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn table(lines: &[&str], at: usize) -> Block {
    let place = |row: usize| Place { paragraph: at + row + 1, ..Place::default() };
    let cell = |text: &str, row: usize| {
        let lines = text.split("<br>").map(|line| Block::Paragraph(paragraph(line, at + row)));
        Cell { blocks: lines.collect(), ..Cell::default() }
    };
    let rows = lines.iter().enumerate().filter(|(_, line)| !is_rule(line)).map(|(row, line)| {
        let inner = line.trim().trim_start_matches('|');
        inner.strip_suffix('|').unwrap_or(inner).split('|').map(|text| cell(text, row)).collect()
    });
    Block::Table(Table { rows: rows.collect(), ruled: true, place: place(0), ..Table::default() })
}

/// A line without the marks of a heading, and whether it has them: `## I. MỤC TIÊU`.
pub(super) fn heading(line: &str) -> (&str, bool) {
    /// There are no lower ones.
    const LEVELS: usize = 6;
    let bare = line.trim_start_matches('#');
    let heads = (1..=LEVELS).contains(&(line.len() - bare.len())) && bare.starts_with(' ');
    if heads { (bare.trim_start(), true) } else { (line, false) }
}

/// A line, its stars as bold and italic.
fn paragraph(line: &str, at: usize) -> Paragraph {
    let place = Place { paragraph: at + 1, ..Place::default() };
    let (line, heads) = heading(line.trim());
    // A star with a space behind it is the mark of an item.
    let (label, mut rest) = match line.strip_prefix("* ") {
        Some(rest) => ("* ", rest),
        None => ("", line),
    };
    let mut runs = vec![Run { text: label.to_owned(), bold: heads, ..Run::default() }];
    let (mut bold, mut italic) = (heads, false);
    while let Some(star) = rest.find('*') {
        runs.push(Run { text: rest[..star].to_owned(), bold, italic, ..Run::default() });
        let behind = rest[star..].trim_start_matches('*');
        let stars = rest.len() - star - behind.len();
        bold ^= stars > 1 && !heads;
        italic ^= stars % 2 == 1;
        rest = behind;
    }
    runs.push(Run { text: rest.to_owned(), bold, italic, ..Run::default() });
    runs.retain(|run| !run.text.is_empty());
    Paragraph { runs, whole: true, place, ..Paragraph::default() }
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn headings_of_a_text_that_has_no_other_marks_are_headings() {
        let text = "UBND TỈNH BẠC LIÊU                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    Số: 44/KH-UBND                      Bạc Liêu, ngày 09 tháng 01 năm 2024\n\n\
                    KẾ HOẠCH\nChuyển đổi số\n\n## I. MỤC TIÊU\nHồ sơ số.\n## II. NHIỆM VỤ\n1. Phát triển hạ tầng.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.measures.len(), 2);
        assert!(own.measures.iter().all(|item| item.heading.is_some()));
    }

    #[test]
    fn a_dispatch_in_markdown_is_read() {
        let text = "\
| **UBND TỈNH LẠNG SƠN<br>SỞ NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
|:---:|:---:|
| Số: 215/SNV-CCHC<br>V/v rà soát thủ tục | *Lạng Sơn, ngày 05 tháng 3 năm 2027* |

**Kính gửi:**

- Các sở, ban, ngành;
- Ủy ban nhân dân các xã, phường.

Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường thực hiện các nội dung sau:

1. **Rà soát** thủ tục.
   - Đối tượng: toàn bộ thủ tục;
2. Báo cáo *trước ngày 20/3/2027*./.

| ***Nơi nhận:*** | **GIÁM ĐỐC** |
|---|:---:|
| - Như trên;<br>- Lưu: VT. | <br>**Hoàng Quốc Tuấn** |
";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.issuer.name.notation(), "Sở Nội vụ");
        assert_eq!((own.number.symbol.notation(), own.recipients.len()), ("SNV-CCHC", 2));
        assert_eq!(own.measures.len(), 2);
        let name = own.signatory.name.map(|name| name.into_notation());
        assert_eq!(name.as_deref(), Some("Hoàng Quốc Tuấn"));
    }

    #[test]
    fn stars_alone_are_no_markdown() {
        assert!(super::read("***\n* Lưu ý: 2 * 3\n**đậm** một lần").is_none());
    }
}
