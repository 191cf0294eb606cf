#!/usr/bin/env python3
"""Cuts the four Tinos faces to Latin, Vietnamese and punctuation, and writes their advance widths as a table.

usage: fonts.py FOLDER   where FOLDER is the unpacked npm package @expo-google-fonts/tinos 0.4.2
needs: fonttools (PyPI)
writes: crates/congvan-pdf/fonts/Tinos-*.ttf, crates/congvan-pdf/fonts/OFL.txt, crates/congvan/src/metrics/advances.rs
"""
import pathlib
import shutil
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = [
    ("Regular", "400Regular/Tinos_400Regular.ttf"),
    ("Bold", "700Bold/Tinos_700Bold.ttf"),
    ("Italic", "400Regular_Italic/Tinos_400Regular_Italic.ttf"),
    ("BoldItalic", "700Bold_Italic/Tinos_700Bold_Italic.ttf"),
]
RANGES = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1EA0, 0x1EF9),
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x20AB, 0x20AC), (0x2103, 0x2103), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
    (0x25A0, 0x25A1), (0x25CF, 0x25CF),
]


def main(folder: pathlib.Path) -> None:
    root = pathlib.Path(__file__).resolve().parent.parent
    fonts = root / "crates/congvan-pdf/fonts"
    wanted = [c for low, high in RANGES for c in range(low, high + 1)]
    advances: dict[int, list[int]] = {}
    for index, (name, path) in enumerate(FACES):
        options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
                                 notdef_outline=True, recalc_timestamp=False)
        font = subset.load_font(str(folder / path), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        subset.save_font(font, str(fonts / f"Tinos-{name}.ttf"), options)
        cut = TTFont(fonts / f"Tinos-{name}.ttf")
        for code, glyph in cut.getBestCmap().items():
            advances.setdefault(code, [0] * 4)[index] = cut["hmtx"][glyph][0]
    shutil.copyfile(folder / "LICENSE_FONT", fonts / "OFL.txt")
    missing = [code for code, widths in advances.items() if 0 in widths]
    assert not missing, missing
    with open(root / "crates/congvan/src/metrics/advances.rs", "w", encoding="utf-8") as out:
        out.write("//! Advance widths of Tinos 1.340, which are those of Times New Roman. Written by `scripts/fonts.py`.\n\n")
        out.write("/// Character and its width in regular, bold, italic and bold italic, in 1/2048 em, sorted by character.\n")
        out.write("#[rustfmt::skip]\n")
        out.write(f"pub(super) const ADVANCES: [(char, [u16; 4]); {len(advances)}] = [\n")
        for code in sorted(advances):
            out.write("    ('\\u{%x}', [%s]),\n" % (code, ", ".join(map(str, advances[code]))))
        out.write("];\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
