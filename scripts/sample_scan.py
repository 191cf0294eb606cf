#!/usr/bin/env python3
"""Makes samples/cv-quet.pdf: the first page of samples/cv-tinh.pdf as an office scans it, one picture in black and white.

usage: scripts/sample_scan.py
needs: pdftoppm (poppler-utils), Pillow
writes: samples/cv-quet.pdf
"""

import pathlib
import subprocess
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "samples/cv-tinh.pdf"
TARGET = ROOT / "samples/cv-quet.pdf"
PER_INCH = 200
# As paper lies in a scanner: never quite straight.
SLANT = 0.2

with tempfile.TemporaryDirectory() as folder:
    page = pathlib.Path(folder) / "page"
    subprocess.run(
        ["pdftoppm", "-r", str(PER_INCH), "-f", "1", "-l", "1", "-singlefile", "-gray", SOURCE, page], check=True
    )
    grey = Image.open(page.with_suffix(".pgm")).rotate(SLANT, Image.BICUBIC, fillcolor=255)
    grey.point(lambda shade: 255 if shade > 150 else 0).convert("1").save(TARGET, resolution=PER_INCH)
