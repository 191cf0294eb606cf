//! Which stretch of the file has which look: lists of pages of 512 bytes.

use super::bytes::{some, u8_at, u16_at, u32_at};
use super::file::{File, Part, plc};

const PAGE: usize = 512;

/// Stretches of the file in order, each with where it begins and ends and what is said of it.
pub struct Stretches<'f>(Vec<Stretch<'f>>);

/// A stretch.
#[derive(Clone, Copy)]
pub struct Stretch<'f> {
    pub from: usize,
    pub to: usize,
    /// The style of a paragraph.
    pub style: u16,
    pub said: &'f [u8],
}

impl<'f> Stretches<'f> {
    /// Those of runs.
    pub fn of_runs(file: &'f File) -> Self {
        Self::of(
            file,
            Part::RunLooks,
            |page, at, _| {
                let place = usize::from(u8_at(page, at)?) * 2;
                (place > 0).then(|| (0, some(page, place + 1, usize::from(u8_at(page, place).unwrap_or(0)))))
            },
            1,
        )
    }

    /// Those of paragraphs.
    pub fn of_paragraphs(file: &'f File) -> Self {
        Self::of(
            file,
            Part::ParagraphLooks,
            |page, at, _| {
                let place = usize::from(u8_at(page, at)?) * 2;
                let count = usize::from(u8_at(page, place)?);
                let (from, length) = match count {
                    0 => (place + 2, usize::from(u8_at(page, place + 1)?) * 2),
                    _ => (place + 1, count * 2 - 1),
                };
                (place > 0).then_some(())?;
                Some((u16_at(page, from)?, some(page, from + 2, length.saturating_sub(2))))
            },
            13,
        )
    }

    fn of(
        file: &'f File,
        part: Part,
        said: impl Fn(&'f [u8], usize, usize) -> Option<(u16, &'f [u8])>,
        size: usize,
    ) -> Self {
        let (_, pages) = plc(file.part(part), 4);
        let mut stretches = Vec::new();
        for page in pages {
            let number = u32_at(page, 0).unwrap_or(0) & 0x3f_ffff;
            let page = some(&file.document, number as usize * PAGE, PAGE);
            if page.len() < PAGE {
                continue;
            }
            let count = usize::from(page[PAGE - 1]);
            for at in 0..count {
                let (Some(from), Some(to)) = (u32_at(page, 4 * at), u32_at(page, 4 * at + 4)) else { break };
                let (style, said) = said(page, 4 * (count + 1) + size * at, at).unwrap_or_default();
                stretches.push(Stretch { from: from as usize, to: to as usize, style, said });
            }
        }
        stretches.sort_by_key(|stretch| stretch.from);
        Self(stretches)
    }

    /// The stretch of a place.
    pub fn at(&self, place: usize) -> Option<Stretch<'f>> {
        let behind = self.0.partition_point(|stretch| stretch.from <= place);
        self.0.get(behind.checked_sub(1)?).copied().filter(|stretch| place < stretch.to)
    }
}
