//! Words laid on the page, set where they stand among the words of the page: number and day into their blanks.

use std::collections::HashMap;

use super::drawn::{Letter, Mark};
use super::line::{Line, WIDE, as_placed};

/// Sets letters that are no hosts among those that are, where they stand in a gap of a line or close to its end. They
/// take over its baseline and its place in the structure, and the blanks below them are taken away.
pub(crate) fn weave(page: usize, letters: Vec<Letter>, is_host: impl Fn(&Letter) -> bool) -> Vec<Letter> {
    let (mut hosts, guests): (Vec<Letter>, Vec<Letter>) =
        letters.into_iter().partition(|letter| is_host(letter));
    if guests.is_empty() {
        return hosts;
    }
    let mut rest = Vec::new();
    let mut rows = rows(&hosts);
    for segment in as_placed(page, guests).into_iter().flat_map(split) {
        match room(&hosts, &rows, &segment) {
            Some(room) => {
                set(&mut hosts, segment, &room);
                rows = self::rows(&hosts);
            }
            None => rest.extend(segment),
        }
    }
    hosts.extend(rest);
    hosts
}

/// Hosts by their height, in steps of eight points.
fn rows(hosts: &[Letter]) -> HashMap<i64, Vec<usize>> {
    let mut rows: HashMap<i64, Vec<usize>> = HashMap::new();
    for (nth, letter) in hosts.iter().enumerate() {
        rows.entry((letter.y / 8.0) as i64).or_default().push(nth);
    }
    rows
}

/// Words of a line that stand close to each other.
fn split(line: Line) -> Vec<Vec<Letter>> {
    let mut parts: Vec<Vec<Letter>> = Vec::new();
    for (letter, _) in line.letters {
        match parts.last_mut() {
            Some(part) if part.last().is_some_and(|last| letter.x - last.end() <= WIDE * line.size) => {
                part.push(letter)
            }
            _ => parts.push(vec![letter]),
        }
    }
    parts
}

/// Where among hosts something stands.
struct Room {
    y: f64,
    mark: Mark,
    /// Behind which host it goes.
    behind: Option<usize>,
    /// Blanks that it fills.
    blanks: Vec<usize>,
}

fn room(hosts: &[Letter], rows: &HashMap<i64, Vec<usize>>, segment: &[Letter]) -> Option<Room> {
    let (first, last) = (segment.first()?, segment.last()?);
    let (left, right, size) = (first.x, last.end(), first.size);
    let row = (first.y / 8.0) as i64;
    let near: Vec<usize> = (row - 2..=row + 2)
        .filter_map(|row| rows.get(&row))
        .flatten()
        .copied()
        .filter(|nth| (hosts[*nth].y - first.y).abs() <= 0.5 * size.max(hosts[*nth].size))
        .collect();
    let inked = || near.iter().copied().filter(|nth| !hosts[*nth].is_blank());
    let slack = 0.25 * size;
    if inked().any(|nth| hosts[nth].x < right - slack && hosts[nth].end() > left + slack) {
        return None;
    }
    let middle = (left + right) / 2.0;
    let before =
        inked().filter(|nth| hosts[*nth].x < middle).max_by(|a, b| hosts[*a].x.total_cmp(&hosts[*b].x));
    let after =
        inked().filter(|nth| hosts[*nth].x > middle).min_by(|a, b| hosts[*a].x.total_cmp(&hosts[*b].x));
    let from = before.map_or(f64::NEG_INFINITY, |nth| hosts[nth].end());
    let to = after.map_or(f64::INFINITY, |nth| hosts[nth].x);
    let blanks: Vec<usize> = near
        .iter()
        .copied()
        .filter(|nth| {
            hosts[*nth].is_blank() && hosts[*nth].x >= from - slack && hosts[*nth].end() <= to + slack
        })
        .collect();
    let below = blanks.iter().any(|nth| hosts[*nth].x < right && hosts[*nth].end() > left);
    let (off_before, off_after) = (left - from, to - right);
    if !below && off_before.min(off_after) > 3.0 * size {
        return None;
    }
    let host =
        match (before, after) {
            (Some(before), Some(after)) if off_after < off_before => {
                if hosts[before].mark == hosts[after].mark { before } else { after }
            }
            (Some(before), _) => before,
            (None, after) => after?,
        };
    let behind = match before {
        Some(before) if hosts[before].mark == hosts[host].mark => Some(before),
        _ => host.checked_sub(1),
    };
    let blanks = if below { blanks } else { Vec::new() };
    Some(Room { y: hosts[host].y, mark: hosts[host].mark, behind, blanks })
}

fn set(hosts: &mut Vec<Letter>, segment: Vec<Letter>, room: &Room) {
    let at = room.behind.map_or(0, |behind| behind + 1);
    let before = room.blanks.iter().filter(|blank| **blank < at).count();
    let mut nth = 0;
    hosts.retain(|_| {
        nth += 1;
        !room.blanks.contains(&(nth - 1))
    });
    let woven = segment.into_iter().map(|letter| Letter { y: room.y, mark: room.mark, ..letter });
    let at = at - before;
    hosts.splice(at..at, woven);
}
