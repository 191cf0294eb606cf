//! The lists of a document.

use std::collections::BTreeMap;

use congvan::document::length::Length;
use congvan::import::lists::{LEVELS, Level, List, Lists};

use super::bytes::{i32_at, some, u8_at, u16_at, u32_at, wide};
use super::file::{File, Part};
use super::looks::{ParagraphLook, RunLook};

const LOOK: usize = 28;
const LIST: usize = 16;

/// The lists by their numbers, from 1, as paragraphs name them.
pub fn lists(file: &File) -> Lists {
    let mut lists = Lists::default();
    let looks = looks(file, &mut lists);
    let part = file.part(Part::Lists);
    let count = u32_at(part, 0).unwrap_or(0) as usize;
    let count = count.min(part.len().saturating_sub(4) / LIST);
    let mut details = some(part, 4 + LIST * count, part.len());
    for at in 0..count {
        let said = some(part, 4 + LIST * at, LIST);
        let id = i32_at(said, 0).unwrap_or(0);
        let mut list = List { look: looks.get(&id).copied().unwrap_or(u32::MAX), ..List::default() };
        // Changes of levels stand behind the lists, those of each behind a number that says nothing.
        details = some(details, 4, details.len());
        for _ in 0..u8_at(said, 12).unwrap_or(0) {
            let (Some(start), Some(flags)) = (u32_at(details, 0), u32_at(details, 4)) else { break };
            details = some(details, 8, details.len());
            let level = (flags & 0xf) as usize;
            let of = flags & 0x20 != 0;
            if level < LEVELS && flags & 0x10 != 0 && !of {
                list.starts[level] = Some(start);
            }
            if of {
                let Some((own, length)) = level_of(details, file) else { break };
                details = some(details, length, details.len());
                if level < LEVELS {
                    list.starts[level] = (flags & 0x10 != 0).then_some(own.start);
                    list.levels[level] = Some(own);
                }
            }
        }
        lists.add(at as u32 + 1, list);
    }
    lists
}

/// Makes the looks of lists known; their numbers by their ids.
fn looks(file: &File, lists: &mut Lists) -> BTreeMap<i32, u32> {
    let part = file.part(Part::Looks);
    let count = usize::from(u16_at(part, 0).unwrap_or(0)).min(part.len().saturating_sub(2) / LOOK);
    let mut levels = file.behind(Part::Looks);
    // Some programs count the levels as part of the list.
    if part.len() > 2 + LOOK * count {
        levels = some(part, 2 + LOOK * count, part.len());
    }
    let mut looks = BTreeMap::new();
    for at in 0..count {
        let said = some(part, 2 + LOOK * at, LOOK);
        let is_simple = u8_at(said, 26).unwrap_or(0) & 1 != 0;
        let mut own = [const { None }; LEVELS];
        for level in own.iter_mut().take(if is_simple { 1 } else { LEVELS }) {
            let Some((read, length)) = level_of(levels, file) else { break };
            levels = some(levels, length, levels.len());
            *level = Some(read);
        }
        looks.insert(i32_at(said, 0).unwrap_or(0), at as u32);
        lists.add_look(at as u32, own);
    }
    looks
}

/// A level, and how many bytes it takes.
fn level_of(bytes: &[u8], file: &File) -> Option<(Level, usize)> {
    let (start, format, flags) = (u32_at(bytes, 0)?, u8_at(bytes, 4)?, u8_at(bytes, 5)?);
    let (runs, paragraphs) = (usize::from(u8_at(bytes, 24)?), usize::from(u8_at(bytes, 25)?));
    let restart = u8_at(bytes, 26)?;
    let mut paragraph = ParagraphLook::default();
    paragraph.apply(some(bytes, 28, paragraphs), file);
    let mut run = RunLook::default();
    run.apply(some(bytes, 28 + paragraphs, runs), &RunLook::default());
    let at = 28 + paragraphs + runs;
    let length = usize::from(u16_at(bytes, at)?) * 2;
    let text = wide(some(bytes, at + 2, length));
    let level = Level {
        start,
        format: format_of(format).to_owned(),
        // The numbers of levels stand as letters 0 to 8 in the text.
        text: text.chars().flat_map(placeholder).collect(),
        restart: (flags & 8 != 0).then_some(usize::from(restart)),
        is_legal: flags & 4 != 0,
        is_caps: run.caps,
        left: paragraph.left.map(length_of),
        first: paragraph.first.map(length_of),
    };
    Some((level, at + 2 + length))
}

fn placeholder(letter: char) -> impl Iterator<Item = char> {
    let number = (letter as u32) < LEVELS as u32;
    let first = if number { '%' } else { letter };
    let second = number.then(|| char::from_digit(letter as u32 + 1, 10)).flatten();
    std::iter::once(first).chain(second)
}

fn format_of(code: u8) -> &'static str {
    match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        22 => "decimalZero",
        23 => "bullet",
        255 => "none",
        _ => "decimal",
    }
}

pub fn length_of(twips: i64) -> Length {
    Length::twips(twips.clamp(-32_000, 32_000))
}
