"""Templates of other programs out of a DOCX: every longer text becomes a tag, its words the data.

usage: templates.py FILE.docx FOLDER
"""

import html
import json
import re
import sys
import zipfile
from pathlib import Path

#: Shorter texts stay as they are.
SHORTEST = 12
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)")


def main(source: str, folder: Path) -> None:
    with zipfile.ZipFile(source) as docx:
        parts = {name: docx.read(name) for name in docx.namelist()}
    document = parts["word/document.xml"].decode("utf-8")
    words: list[str] = []

    def tagged(opening: str, closing: str) -> str:
        words.clear()

        def tag(found: "re.Match[str]") -> str:
            text = html.unescape(found[2])
            if len(text) < SHORTEST or "{" in text:
                return found[0]
            words.append(text)
            return f"{found[1]}{opening}t{len(words)}{closing}{found[3]}"

        return TEXT.sub(tag, document)

    for name, marks in (("braces", ("{", "}")), ("jinja", ("{{ ", " }}"))):
        parts["word/document.xml"] = tagged(*marks).encode("utf-8")
        with zipfile.ZipFile(folder / f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as out:
            for part, content in parts.items():
                out.writestr(part, content)
    data = {f"t{at}": text for at, text in enumerate(words, start=1)}
    (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    fonts = Path(__file__).resolve().parents[2] / "crates/congvan-pdf/fonts"
    (folder / "fonts.txt").write_text(str(fonts), encoding="utf-8")
    (folder / "dispatch.typ").write_text(
        '#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm))\n'
        '#set text(font: "Tinos", size: 13pt, lang: "vi")\n#set par(justify: true, first-line-indent: 1.27cm, spacing: 0.75em, leading: 0.5em)\n'
        "#let data = json(bytes(sys.inputs.data))\n#sys.inputs.number\n\n"
        "#for words in data.values() { par(words) }\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
