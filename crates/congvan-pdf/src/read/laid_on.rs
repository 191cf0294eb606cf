//! What is laid on a page: signature fields with number and day, other fields, stamps, remarks, links.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Text};
use hayro_syntax::page::Page;

use super::drawn::{Drawn, Kind, LaidOn, Letter, Mark};
use super::paint::Painter;
use super::text_string;

/// How many things on one page are looked at.
const MOST: usize = 2_000;

/// Where things stand: the page's own units to those of [`Drawn`].
pub(crate) fn area_of(dict: &Dict<'_>, base: Affine) -> Option<Rect> {
    let [left, top, right, bottom] = dict.get::<[f64; 4]>("Rect")?;
    let area = base.transform_rect_bbox(Rect::new(left, top, right, bottom).abs());
    area.is_finite().then_some(area)
}

/// Something laid on a page that has words, with its appearance if there is one.
pub(crate) struct Found<'a> {
    /// What and where it is.
    pub what: LaidOn,
    /// Where it stands in the units of the page.
    pub own_area: Rect,
    /// How it looks.
    pub appearance: Option<Stream<'a>>,
}

/// What is laid on `page`; links go into `drawn`.
pub(crate) fn find<'a>(page: &Page<'a>, base: Affine, drawn: &mut Drawn) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let Some(all) = page.raw().get::<Array<'a>>("Annots") else { return found };
    for dict in all.iter::<Dict<'a>>().take(MOST) {
        let Some(area) = area_of(&dict, base) else { continue };
        let kind = match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Link") => {
                drawn.links.extend(target(&dict).map(|to| (area, to)));
                continue;
            }
            Some(b"Widget") => match inherited_value::<Name<'a>>(&dict, "FT").as_deref() {
                Some(b"Sig") => Kind::Signature,
                _ => Kind::Field,
            },
            Some(b"Stamp" | b"FreeText") => Kind::Typed,
            Some(b"Popup") | None => continue,
            Some(_) => Kind::Remark,
        };
        // Hidden, or not shown on the screen.
        let unseen = dict.get::<u32>("F").unwrap_or(0) & 0b10_0010 != 0;
        if unseen {
            continue;
        }
        let words = words(&dict, kind);
        let [left, top, right, bottom] = dict.get::<[f64; 4]>("Rect").unwrap_or_default();
        found.push(Found {
            what: LaidOn { kind, area, words },
            own_area: Rect::new(left, top, right, bottom).abs(),
            appearance: if kind == Kind::Remark { None } else { appearance(&dict) },
        });
    }
    found
}

/// Draws what was found, each over the page.
pub(crate) fn draw<'a>(painter: &mut Painter<'a, '_>, page: &Page<'a>, found: &[Found<'a>]) {
    for (nth, one) in found.iter().enumerate() {
        if let Some(form) = &one.appearance {
            painter.appearance(form, one.own_area, page.resources(), nth);
        }
    }
}

/// Puts the value of a field without appearance where it stands, in letters of our own.
pub(crate) fn fill_in(drawn: &mut Drawn) {
    for nth in 0..drawn.laid_on.len() {
        let LaidOn { kind, area, words } = &drawn.laid_on[nth];
        let bare = !drawn.letters.iter().any(|letter| letter.laid_on == Some(nth));
        if !bare || words.is_empty() || !matches!(kind, Kind::Field | Kind::Typed) {
            continue;
        }
        let lines: Vec<&str> = words.lines().take(1_000).collect();
        let high = area.height() / lines.len() as f64;
        let size = (high * 0.8).clamp(1.0, 13.0);
        let mut letters = Vec::new();
        for (row, line) in lines.iter().enumerate() {
            let width = (area.width() / line.chars().count().max(1) as f64).min(size * 0.5);
            let y = area.y0 + high * (row as f64 + 0.5) + size * 0.3;
            for (column, text) in line.chars().take(10_000).enumerate() {
                let x = area.x0 + width * column as f64;
                let (mark, laid_on) = (Mark::None, Some(nth));
                letters.push(Letter {
                    text,
                    x,
                    y,
                    width,
                    size,
                    face: usize::MAX,
                    mark,
                    laid_on,
                    object: u32::MAX,
                    unseen: false,
                    turned: false,
                    slanted: false,
                    pale: false,
                });
            }
        }
        drawn.letters.extend(letters);
    }
}

fn words(dict: &Dict<'_>, kind: Kind) -> String {
    let said = match kind {
        Kind::Signature => None,
        Kind::Field => inherited_value::<Text<'_>>(dict, "V"),
        Kind::Typed | Kind::Remark => dict.get::<Text<'_>>("Contents"),
    };
    said.map(|said| text_string(&said)).unwrap_or_default()
}

/// What a field or those above it say.
fn inherited_value<'a, T>(dict: &Dict<'a>, key: &str) -> Option<T>
where
    T: TryFrom<Object<'a>>,
{
    let mut at = dict.clone();
    for _ in 0..8 {
        if let Some(value) = at.get::<Object<'a>>(key) {
            return T::try_from(value).ok();
        }
        at = at.get::<Dict<'a>>("Parent")?;
    }
    None
}

fn appearance<'a>(dict: &Dict<'a>) -> Option<Stream<'a>> {
    match dict.get::<Dict<'a>>("AP")?.get::<Object<'a>>("N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => states.get::<Stream<'a>>(dict.get::<Name<'a>>("AS")?.as_ref()),
        _ => None,
    }
}

fn target(dict: &Dict<'_>) -> Option<String> {
    let action = dict.get::<Dict<'_>>("A")?;
    let to = action.get::<Text<'_>>("URI")?;
    Some(text_string(&to)).filter(|to| !to.is_empty())
}
