#!/usr/bin/env python3
"""Makes samples/cv-tinh.pdf: a province's dispatch as it arrives, printed by LibreOffice, with number, day and what the
signature says of itself in signature fields.

usage: sample_pdf.py CONGVAN [SOFFICE]
needs: pikepdf (PyPI), LibreOffice, pdftotext
writes: samples/cv-tinh.pdf
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "fixtures/lang-son-tet-2027/input.yaml"
TARGET = ROOT / "samples/cv-tinh.pdf"
SIGNED = ["Ký bởi: Ủy ban nhân dân tỉnh Lạng Sơn", "Cơ quan: Tỉnh Lạng Sơn", "Thời gian ký: 18.01.2027 16:20:05 +07:00"]

FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:automatic-styles><style:style style:name="P" style:family="paragraph">
<style:text-properties style:font-name="F" fo:font-size="{size}pt"/></style:style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def words(pdf, page=1):
    """Words of a page with their boxes from the upper left corner."""
    said = subprocess.run(["pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"], capture_output=True, text=True, check=True)
    row = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [(text, *map(float, box)) for *box, text in row.findall(said.stdout)]


def print_pdf(soffice, file, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    subprocess.run([soffice, "--headless", profile, "--convert-to", tagged, "--outdir", folder, file], check=True, stdout=subprocess.DEVNULL)
    return folder / (file.stem + ".pdf")


def look(soffice, folder, name, lines, size):
    """A page with only these lines, and the box around them."""
    page = folder / f"{name}.fodt"
    body = "".join(f'<text:p text:style-name="P">{line}</text:p>' for line in lines)
    page.write_text(FLAT.format(size=size, body=body), encoding="utf-8")
    pdf = print_pdf(soffice, page, folder)
    boxes = words(pdf)
    around = min(b[1] for b in boxes), min(b[2] for b in boxes), max(b[3] for b in boxes), max(b[4] for b in boxes)
    return pikepdf.open(pdf), around


def lay(target, page, source, around, left, bottom_from_top):
    """Lays the look on a page as a signature field whose lower left corner stands there."""
    form = target.copy_foreign(source.pages[0].as_form_xobject())
    height = float(source.pages[0].mediabox[3])
    form.BBox = pikepdf.Array([around[0] - 1, height - around[3], around[2] + 1, height - around[1]])
    width, high = around[2] - around[0] + 2, around[3] - around[1]
    bottom = float(page.mediabox[3]) - bottom_from_top
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, F=132,
        T=pikepdf.String(f"Signature{len(target.Root.AcroForm.Fields) + 1}"), P=page.obj,
        Rect=pikepdf.Array([left, bottom, left + width, bottom + high]), AP=pikepdf.Dictionary(N=form),
    )
    field = target.make_indirect(field)
    if "/Annots" not in page.obj:
        page.obj.Annots = pikepdf.Array()
    page.obj.Annots.append(field)
    target.Root.AcroForm.Fields.append(field)


def main():
    congvan = sys.argv[1]
    soffice = sys.argv[2] if len(sys.argv) > 2 else "soffice"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([congvan, "render", SOURCE, "-o", folder / "made", "--to", "docx"], check=True, stdout=subprocess.DEVNULL)
        pdf = print_pdf(soffice, next((folder / "made").glob("*.docx")), folder)
        boxes = words(pdf)
        number = next(box for box in boxes if box[0] == "Số:")
        day = next(box for box in boxes if box[0] == "ngày")
        target = pikepdf.open(pdf)
        target.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), SigFlags=3)
        first = target.pages[0]
        for name, text, box, size in [("number", "126", number, 13), ("day", "18", day, 14)]:
            source, around = look(soffice, folder, name, [text], size)
            lay(target, first, source, around, box[3] + 4, box[4])
        source, around = look(soffice, folder, "signed", SIGNED, 7)
        lay(target, first, source, around, float(first.mediabox[2]) - (around[2] - around[0]) - 20, 20 + around[3] - around[1])
        # No clock: the same words give nearly the same file.
        for key in ["/CreationDate", "/ModDate"]:
            if key in target.docinfo:
                del target.docinfo[key]
        TARGET.parent.mkdir(exist_ok=True)
        target.save(TARGET, deterministic_id=True)


if __name__ == "__main__":
    main()
