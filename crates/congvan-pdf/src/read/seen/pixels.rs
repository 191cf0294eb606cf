//! Pictures of a page as PNG, no finer than a screen shows.

use std::io::Write;

use base64::Engine;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Image, ImageData, LumaData, Paint};

/// Points an inch that a screen shows of a page, twice magnified.
const PER_INCH: f64 = 150.0;
/// More points than any scan has.
const MOST_POINTS: u32 = 120_000_000;

/// A picture as it is written.
pub(super) struct Pixels {
    /// How wide it is in its own points, before it is set on the page.
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) url: String,
}

/// Points with so many bytes each.
struct Raster {
    width: usize,
    height: usize,
    channels: usize,
    data: Vec<u8>,
}

/// A picture as PNG, which may have `room` bytes; none where it cannot be opened or is too much.
pub(super) fn of(image: Image<'_, '_>, to_page: Affine, room: usize) -> Option<Pixels> {
    if image.width().checked_mul(image.height()).is_none_or(|points| points == 0 || points > MOST_POINTS) {
        return None;
    }
    let mut found: Option<(Raster, (f32, f32))> = None;
    match image {
        Image::Stencil(stencil) => {
            stencil.with_stencil(|mask, paint| found = Some((stamp(&mask, paint), mask.scale_factors)), None)
        }
        Image::Raster(raster) => raster.with_rgba(
            |data, alpha| {
                let scale = data.scale_factors();
                found = Some((add_alpha(data, alpha), scale));
            },
            None,
        ),
    }
    let (raster, (across, down)) = found?;
    let (width, height) = (raster.width as f64 * f64::from(across), raster.height as f64 * f64::from(down));
    let [a, b, ..] = to_page.as_coeffs();
    // `to_page` takes a picture's own points to those of the page, 72 an inch.
    let per_inch = 72.0 / a.hypot(b).max(1e-6);
    let by = (per_inch / PER_INCH).floor().clamp(1.0, 64.0) as usize;
    let png = png(&smaller(raster, by))?;
    let url = format!("data:image/png;base64,{}", base64::engine::general_purpose::STANDARD.encode(png));
    (url.len() <= room).then_some(Pixels { width, height, url })
}

/// What a mask lets through of a colour.
fn stamp(mask: &LumaData, paint: &Paint<'_>) -> Raster {
    let [r, g, b, _] = match paint {
        Paint::Color(colour) => colour.to_rgba().to_rgba8(),
        Paint::Pattern(_) => [0; 4],
    };
    let data = mask.data.iter().flat_map(|seen| [r, g, b, *seen]).collect();
    Raster { width: mask.width as usize, height: mask.height as usize, channels: 4, data }
}

fn add_alpha(data: ImageData, alpha: Option<LumaData>) -> Raster {
    let (width, height) = (data.width() as usize, data.height() as usize);
    let (channels, colours) = match data {
        ImageData::Luma(luma) => (1, luma.data),
        ImageData::Rgb(rgb) => (3, rgb.data),
    };
    let Some(alpha) = alpha.filter(|alpha| alpha.width > 0 && alpha.height > 0) else {
        return Raster { width, height, channels, data: colours };
    };
    let (wide, high) = (alpha.width as usize, alpha.height as usize);
    let mut data = Vec::with_capacity(width * height * 4);
    for (nth, point) in colours.chunks_exact(channels).enumerate() {
        // A mask may have other points than the picture that it covers.
        let (column, row) = (nth % width * wide / width, nth / width * high / height);
        let seen = alpha.data.get(row * wide + column).copied().unwrap_or(255);
        data.extend([point[0], point[channels / 2], point[channels - 1], seen]);
    }
    Raster { width, height, channels: 4, data }
}

/// The means of squares of `by` points.
fn smaller(raster: Raster, by: usize) -> Raster {
    if by < 2 {
        return raster;
    }
    let (width, height) = (raster.width.div_ceil(by), raster.height.div_ceil(by));
    let mut data = Vec::with_capacity(width * height * raster.channels);
    for row in 0..height {
        for column in 0..width {
            for channel in 0..raster.channels {
                let (mut sum, mut count) = (0usize, 0usize);
                for y in row * by..((row + 1) * by).min(raster.height) {
                    for x in column * by..((column + 1) * by).min(raster.width) {
                        let at = (y * raster.width + x) * raster.channels + channel;
                        sum += usize::from(raster.data.get(at).copied().unwrap_or(255));
                        count += 1;
                    }
                }
                data.push((sum / count.max(1)) as u8);
            }
        }
    }
    Raster { width, height, data, ..raster }
}

fn png(raster: &Raster) -> Option<Vec<u8>> {
    let colour: u8 = match raster.channels {
        1 => 0,
        3 => 2,
        _ => 6,
    };
    let stride = raster.width * raster.channels;
    if raster.data.len() < stride * raster.height {
        return None;
    }
    let mut head = Vec::new();
    head.extend(u32::try_from(raster.width).ok()?.to_be_bytes());
    head.extend(u32::try_from(raster.height).ok()?.to_be_bytes());
    head.extend([8, colour, 0, 0, 0]);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for row in raster.data.chunks_exact(stride).take(raster.height) {
        // Each byte as its difference from the point before it.
        let left = |at: usize| at.checked_sub(raster.channels).map_or(0, |at| row[at]);
        let line: Vec<u8> = std::iter::once(1)
            .chain(row.iter().enumerate().map(|(at, byte)| byte.wrapping_sub(left(at))))
            .collect();
        packed.write_all(&line).ok()?;
    }
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &head);
    chunk(&mut out, b"IDAT", &packed.finish().ok()?);
    chunk(&mut out, b"IEND", &[]);
    Some(out)
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    out.extend(length.to_be_bytes());
    let mut sum = Crc::new();
    sum.update(name);
    sum.update(data);
    out.extend(name);
    out.extend(data);
    out.extend(sum.sum().to_be_bytes());
}
