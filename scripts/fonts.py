#!/usr/bin/env python3
"""Cuts the four Tinos faces to what administrative text needs, draws signs that they lack, and writes their advance widths as a table.

usage: fonts.py FOLDER   where FOLDER is the unpacked npm package @expo-google-fonts/tinos 0.4.2
needs: fonttools (PyPI)
writes: crates/congvan-pdf/fonts/Tinos-*.ttf, crates/congvan-pdf/fonts/OFL.txt, crates/congvan/src/document/metrics/advances.rs
"""
import math
import pathlib
import shutil
import sys

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FACES = [
    ("Regular", "400Regular/Tinos_400Regular.ttf"),
    ("Bold", "700Bold/Tinos_700Bold.ttf"),
    ("Italic", "400Regular_Italic/Tinos_400Regular_Italic.ttf"),
    ("BoldItalic", "700Bold_Italic/Tinos_700Bold_Italic.ttf"),
]
RANGES = [
    # Latin: Vietnamese, the languages of its minorities (ƀ ɓ ĕ ŏ, letters with a dot below), the letter apostrophe.
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x181), (0x18A, 0x18A), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC),
    (0x1F8, 0x1F9), (0x243, 0x243), (0x253, 0x253), (0x257, 0x257), (0x2BC, 0x2BC), (0x1E00, 0x1EF9),
    # Greek, as science writes it.
    (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9), (0x3D1, 0x3D1), (0x3D5, 0x3D6),
    # Marks over and under a letter, where no letter has them already: ê̆.
    (0x300, 0x304), (0x306, 0x30C), (0x323, 0x324), (0x32D, 0x32E), (0x330, 0x331),
    # Punctuation.
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2032, 0x2034), (0x2039, 0x203A), (0x2044, 0x2044),
    # Raised and lowered figures, currencies, signs of measures, fractions.
    (0x2070, 0x2071), (0x2074, 0x208E), (0x2090, 0x209C), (0x20AB, 0x20AC),
    (0x2103, 0x2103), (0x2109, 0x2109), (0x2113, 0x2113), (0x2116, 0x2116), (0x2122, 0x2122), (0x2126, 0x2126),
    (0x2153, 0x2154), (0x215B, 0x215E),
    # Arrows, mathematics, shapes.
    (0x2190, 0x2195), (0x2202, 0x2202), (0x2206, 0x2206), (0x220F, 0x220F), (0x2211, 0x2212), (0x2215, 0x2215),
    (0x2219, 0x221A), (0x221E, 0x221F), (0x2229, 0x2229), (0x222B, 0x222B), (0x2248, 0x2248), (0x2260, 0x2261),
    (0x2264, 0x2265), (0x25A0, 0x25A1), (0x25AA, 0x25AC), (0x25B2, 0x25B2), (0x25BA, 0x25BA), (0x25BC, 0x25BC),
    (0x25C4, 0x25C4), (0x25CA, 0x25CB), (0x25CF, 0x25CF), (0x25E6, 0x25E6),
]
# Signs that Tinos lacks: character, the character it is as wide as, whether that one is part of it, its strokes.
SQUARE, ARROW = 0x25A1, 0x2192
TICK = [(240, 640), (330, 720), (530, 420), (920, 1010), (1000, 940), (530, 240)]
HEAVY_TICK = [(180, 640), (330, 780), (530, 500), (960, 1100), (1080, 990), (530, 180)]
CROSS = [[(290, 245), (215, 320), (940, 1045), (1015, 970)], [(215, 970), (290, 1045), (1015, 320), (940, 245)]]
HEAVY_CROSS = [[(290, 180), (150, 320), (940, 1110), (1080, 970)], [(150, 970), (290, 1110), (1080, 320), (940, 180)]]
RIGHT = [(1230, 830), (1630, 470), (1230, 110), (1165, 180), (1487, 470), (1165, 760)]
LEFT = [(2048 - x, y) for x, y in RIGHT]
TIP = (1120, 640)
NOTCH = (430, 640)


def bars(left: int, right: int) -> list[list[tuple[int, int]]]:
    """The two lines of a double arrow."""
    return [[(left, y), (left, y + 70), (right, y + 70), (right, y)] for y in (340, 530)]


def diamond(x: int, y: int, half: int) -> list[tuple[int, int]]:
    return [(x - half, y), (x, y + half), (x + half, y), (x, y - half)]


def star() -> list[tuple[int, int]]:
    """Five points around the middle of the square."""
    turns = [math.pi / 2 - step * math.pi / 5 for step in range(10)]
    radii = [610, 235] * 5
    return [(round(618 + r * math.cos(turn)), round(610 + r * math.sin(turn))) for r, turn in zip(radii, turns)]


SIGNS = [
    (0x2610, SQUARE, True, []),
    (0x2611, SQUARE, True, [TICK]),
    (0x2612, SQUARE, True, CROSS),
    (0x2713, SQUARE, False, [TICK]),
    (0x2714, SQUARE, False, [HEAVY_TICK]),
    (0x2717, SQUARE, False, CROSS),
    (0x2718, SQUARE, False, HEAVY_CROSS),
    (0x21D0, ARROW, False, [LEFT, *bars(690, 1630)]),
    (0x21D2, ARROW, False, [RIGHT, *bars(418, 1358)]),
    (0x21D4, ARROW, False, [LEFT, RIGHT, *bars(690, 1358)]),
    (0x25C6, SQUARE, False, [diamond(618, 640, 590)]),
    (0x2605, SQUARE, False, [star()]),
    (0x2756, SQUARE, False, [diamond(618 + x, 640 + y, 270) for x, y in ((-310, 0), (310, 0), (0, -310), (0, 310))]),
    # An arrowhead lit from above: black below, a line around its upper half.
    (0x27A2, SQUARE, False, [[(130, 160), NOTCH, TIP], [(130, 1120), TIP, NOTCH],
                             [(260, 990), (495, 695), (835, 695)]]),
    (0x27A4, SQUARE, False, [[(130, 1120), TIP, (130, 160), NOTCH]]),
]


def turned(stroke: list[tuple[int, int]], clockwise: bool) -> list[tuple[int, int]]:
    """What is black runs clockwise, what is cut out of it the other way."""
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(stroke, stroke[1:] + stroke[:1]))
    return stroke if (area < 0) == clockwise else stroke[::-1]


def draw_signs(font: TTFont) -> None:
    """Adds the signs to an uncut face."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for code, like, has_it, strokes in SIGNS:
        name = f"uni{code:04X}"
        pen = TTGlyphPen(glyphs)
        if has_it:
            glyphs[names[like]].draw(pen)
        for at, stroke in enumerate(strokes):
            stroke = turned(stroke, not (code == 0x27A2 and at == 2))
            pen.moveTo(stroke[0])
            for corner in stroke[1:]:
                pen.lineTo(corner)
            pen.closePath()
        glyph = pen.glyph()
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][names[like]][0], glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def main(folder: pathlib.Path) -> None:
    root = pathlib.Path(__file__).resolve().parent.parent
    fonts = root / "crates/congvan-pdf/fonts"
    wanted = [c for low, high in RANGES for c in range(low, high + 1)]
    advances: dict[int, list[int]] = {}
    for index, (name, path) in enumerate(FACES):
        options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
                                 notdef_outline=True, recalc_timestamp=False)
        font = subset.load_font(str(folder / path), options)
        draw_signs(font)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted + [code for code, *_ in SIGNS])
        cutter.subset(font)
        subset.save_font(font, str(fonts / f"Tinos-{name}.ttf"), options)
        cut = TTFont(fonts / f"Tinos-{name}.ttf")
        for code, glyph in cut.getBestCmap().items():
            advances.setdefault(code, [0] * 4)[index] = cut["hmtx"][glyph][0]
    shutil.copyfile(folder / "LICENSE_FONT", fonts / "OFL.txt")
    missing = [code for code, widths in advances.items() if 0 in widths and not 0x300 <= code < 0x370]
    assert not missing, missing
    with open(root / "crates/congvan/src/document/metrics/advances.rs", "w", encoding="utf-8") as out:
        out.write("//! Advance widths of Tinos 1.340, which are those of Times New Roman. Written by `scripts/fonts.py`.\n\n")
        out.write("/// Character and its width in regular, bold, italic and bold italic, in 1/2048 em, sorted by character.\n")
        out.write("#[rustfmt::skip]\n")
        out.write(f"pub(super) const ADVANCES: [(char, [u16; 4]); {len(advances)}] = [\n")
        for code in sorted(advances):
            out.write("    ('\\u{%x}', [%s]),\n" % (code, ", ".join(map(str, advances[code]))))
        out.write("];\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
