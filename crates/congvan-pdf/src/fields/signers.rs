//! Who signs, and where hand and seal go.

use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{self, Role, SEAL_SIZE as SEAL};
use congvan::document::{Block, Document, Paragraph, Piece, Section};

use super::{Area, Kind, Wanted, paragraphs, texts};
use crate::page::Page;

/// Width of the signature's field; as high as the space between title and name.
const SIGNATURE: Length = Length::mm(50);

/// A name under which somebody signs.
struct Signer<'a> {
    name: &'a Paragraph,
    /// What stands above the name: authority and title.
    titles: Vec<&'a Paragraph>,
}

/// A field for the hand of everybody who signs, and one for the seal of each body that signs.
pub(super) fn fields(document: &Document, laid: &[Page]) -> Vec<Wanted> {
    let signers = signers(document);
    let mut fields = Vec::new();
    // In reading order, as the paragraphs are.
    let mut next = signers.iter().peekable();
    for (part, paragraph) in paragraphs(document) {
        let Some(signer) = next.next_if(|signer| std::ptr::eq(signer.name, paragraph)) else { continue };
        let Some((page, room)) = room(part, document, laid) else { continue };
        let [hand, seal] = areas(room);
        let whose = if signers.len() > 1 { whose(signer) } else { String::new() };
        let mut add = |name, title, area| {
            let title = format!("{title}{whose}");
            fields.push(Wanted { name, title, page, before: part, area, kind: Kind::Signature });
        };
        add("ChuKyNguoiKy", "Chữ ký của người có thẩm quyền", hand);
        // What comes later lies over what comes before: the seal over the signature.
        if signer.name.seals {
            add("ChuKyCoQuan", "Dấu, chữ ký số của cơ quan, tổ chức", seal);
        }
    }
    fields
}

/// Which of several fields it is, by what stands above the name: ` (GIÁM ĐỐC SỞ Y TẾ)`.
fn whose(signer: &Signer<'_>) -> String {
    let titles: Vec<String> = signer.titles.iter().map(|line| line.characters().replace('\n', " ")).collect();
    if titles.is_empty() { String::new() } else { format!(" ({})", titles.join(", ")) }
}

/// On a copy only who copies signs; on an electronic one the agency does, in a line in the top margin. What another
/// body confirms, as on a giấy nghỉ phép, is signed elsewhere.
fn signers(document: &Document) -> Vec<Signer<'_>> {
    let marked = |section: &Section| {
        let mut pieces = section.top_margin.iter().flat_map(Piece::paragraphs);
        pieces.any(|paragraph| paragraph.role == Role::SignatureMark)
    };
    if document.sections.first().is_some_and(marked) {
        return Vec::new();
    }
    let copies = |block: &&Block| matches!(block, Block::Rule(rule) if rule.role == Role::CopyRule);
    let mut blocks: Vec<&Block> = document.sections.iter().flat_map(|section| &section.blocks).collect();
    let from = blocks.iter().rposition(copies).unwrap_or_else(|| {
        let signed = document.sections.iter().enumerate().filter(|(at, of)| *at == 0 || !is_draft(of));
        blocks = signed.flat_map(|(_, section)| &section.blocks).collect();
        0
    });
    let mut signers = Vec::new();
    for block in &blocks[from..] {
        let Block::Columns(columns) = block else { continue };
        if !columns.place.signs() {
            continue;
        }
        for side in 0..2 {
            let mut titles = Vec::new();
            let mut confirms = false;
            for paragraph in columns.rows.iter().flat_map(|row| &row[side]).flat_map(Piece::paragraphs) {
                match paragraph.role {
                    Role::Authority => titles.push(paragraph),
                    Role::Confirmation => confirms = true,
                    Role::SignerName if !confirms => {
                        signers.push(Signer { name: paragraph, titles: std::mem::take(&mut titles) });
                    }
                    _ => {}
                }
            }
        }
    }
    signers
}

/// A draft that goes with a document is not signed with it.
pub(super) fn is_draft(section: &Section) -> bool {
    let Some(Block::Columns(head)) = section.blocks.first() else { return false };
    let mut pieces = head.rows.iter().flatten().flatten();
    pieces.any(|piece| matches!(piece, Piece::Stamp(stamp) if stamp.role == Role::DraftMark))
}

/// Ô 7c: the space above the signer's name, as wide as is free on both sides of the name's middle, and its page.
fn room(part: usize, document: &Document, laid: &[Page]) -> Option<(usize, Area)> {
    let (page, line) = texts(laid, part)?;
    let first = line[0];
    let last = line.iter().take_while(|text| text.baseline == first.baseline).last().unwrap_or(&first);
    let style = style::style(Role::SignerName, &document.form);
    let (_, _, margins) = document.form.page(laid[page].width > laid[page].height);
    let middle = (first.x + last.x + last.width()) / 2;
    let half = (laid[page].width - margins.right - middle).min(middle - margins.left).max(Length::ZERO);
    let bottom = first.baseline - metrics::line_ascent(first.size);
    let y = (bottom - style.before).max(Length::ZERO);
    Some((page, Area { x: middle - half, y, width: half * 2, height: bottom - y }))
}

/// Ô 7c and 8 side by side in the middle of `room`: the seal over the left third of the signature and at its height
/// (PL I, mục II.8 and sơ đồ). The seal keeps its size; where the room is narrow, the signature is narrower.
fn areas(room: Area) -> [Area; 2] {
    // Together one seal and two thirds of a signature wide.
    let signature = SIGNATURE.min(((room.width - SEAL) * 3 / 2).max(SEAL / 2));
    let x = room.x + (room.width - SEAL - signature * 2 / 3) / 2;
    let hand = Area { x: x + SEAL - signature / 3, width: signature, ..room };
    let seal = Area { x, y: room.y + (room.height - SEAL) / 2, width: SEAL, height: SEAL };
    [hand, seal]
}
