#!/usr/bin/env python3
"""Lays what the fuzz targets begin with into fuzz/corpus, one folder a reader.

usage: fuzz/seeds.py CONGVAN [FOLDER …]
CONGVAN is the command; files of further folders (documents as they arrived) are taken by their ending.
"""
import csv
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz/corpus"
# More than this is too slow to be changed a million times.
MOST = 700_000


def keep(reader, content):
    """A seed, once."""
    content = content.encode() if isinstance(content, str) else content
    if not content or len(content) > MOST:
        return
    folder = CORPUS / reader
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def keep_arrived(path):
    """A document, by its ending: parts of a zip on their own, since most changes of a zip never get past its sums."""
    ending = path.suffix.lower().lstrip(".")
    if ending in ("pdf", "doc", "rtf", "html", "txt"):
        keep(f"any-{'text' if ending == 'txt' else ending}", path.read_bytes())
    elif ending in ("docx", "odt"):
        part = "word/document.xml" if ending == "docx" else "content.xml"
        keep(f"parts-{ending}", zipfile.ZipFile(path).read(part))
        keep("any-zip", path.read_bytes())


def blocks(folder, kind):
    """Fenced blocks of that kind in pages that run as tests."""
    for page in sorted((ROOT / "docs" / folder).rglob("*.md")):
        yield from re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(), re.M | re.S)


def made(congvan, source, ending):
    """A document in another form, as the command makes it."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / f"a.{ending}"
        subprocess.run([congvan, "render", source, "--draft", "-o", target], capture_output=True, check=False)
        if target.exists():
            keep_arrived(target)
            if ending == "txt":
                lines = [line.strip() for line in target.read_text().splitlines() if line.strip()]
                keep("layout", "\n".join(lines))


def sheet(rows):
    """The parts of an .xlsx as the target of tables takes them."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    escaped = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    body = "".join("<row>" + "".join(cell.format(escaped(text)) for text in row) + "</row>" for row in rows)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = f'<sst {space}><si><t>Tên</t></si><si><r><t>xã </t></r><r><t>Chi Lăng</t></r></si></sst>'
    looks = f'<styleSheet {space}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    whole = f"<worksheet {space}><sheetData>{body}</sheetData></worksheet>"
    return "\0".join([whole, strings, looks])


def tables(congvan):
    """Registers, decisions, lists of units: as text and as cells."""
    for path in ROOT.glob("crates/*/data/*.csv"):
        keep_table(path.read_text()[:20_000])
    for book in ("outgoing", "incoming"):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.csv"
            subprocess.run([congvan, "register", path, "--new", book], capture_output=True, check=False)
            if path.exists():
                keep_table(path.read_text())
    units = "Tên;Tỉnh;Số;Chức vụ;Người ký\nxã Chi Lăng;Lạng Sơn;15;Chủ tịch;Hoàng Văn An\nphường Đông Kinh;Lạng Sơn;7;;\n"
    keep_table(units)
    keep("table-csv", "\ufeff" + units)
    keep("table-csv", units.encode("utf-16"))


def keep_table(text):
    keep("table-csv", text)
    mark = ";" if ";" in text.split("\n", 1)[0] else ","
    rows = list(csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=mark))
    keep("table-xlsx", sheet(rows[:40]))


def sources(congvan):
    """What people write."""
    written = sorted(ROOT.glob("fixtures/*/input.yaml")) + sorted(ROOT.glob("tests/samples/*.yaml"))
    for path in written:
        keep("yaml", path.read_bytes())
        for ending in ("docx", "pdf", "html", "txt"):
            made(congvan, path, ending)
    schema = json.loads(subprocess.run([congvan, "schema"], capture_output=True, check=True).stdout)
    # A type is written by its abbreviation or its name: one of them is enough.
    kinds = [way["enum"][::2] for way in schema["properties"]["type"]["anyOf"] if "enum" in way]
    for kind in sum(kinds, []):
        keep("yaml", subprocess.run([congvan, "new", "--type", kind], capture_output=True, check=True).stdout)
    which = {0: "fixtures/*/units.yaml", 2: "fixtures/*/ke-hoach.yaml", 3: "crates/congvan/templates/notices/*.yaml"}
    for mark, pattern in which.items():
        for path in ROOT.glob(pattern):
            keep("files", str(mark) + path.read_text())
    keep("files", "1format: congvan-office/1\nspelling: old\nsizes: [13, 14, 14]\nlint:\n  silence:\n    VB302: lý do\n")
    keep("files", "4format: congvan-answers/1\nanswers:\n  - at: measures.1\n    keep: true\n")
    keep("files", "5" + (ROOT / "crates/congvan-calendar/data/decisions.csv").read_text())
    for path in (ROOT / "crates/congvan/templates").rglob("*.yaml"):
        keep("files", "7" + path.read_text())
    as_json()


def as_json():
    """The same as programs send it, where a reader of YAML is at hand."""
    try:
        import yaml
    except ImportError:
        return
    for path in ROOT.glob("fixtures/*/input.yaml"):
        keep("yaml-json", json.dumps(yaml.load(path.read_text(), yaml.BaseLoader), ensure_ascii=False, indent=1))


def sentences():
    """Prose, and sentences on their way down."""
    for text in blocks("prose", "text"):
        keep("prose", text)
        keep("cascade", text)
    labels = (ROOT / "tests/data/prose-labels.txt").read_text().splitlines()
    for line in labels:
        keep("prose", line)
    for at in range(0, len(labels), 6):
        keep("cascade", "\n".join(labels[at:at + 6]))
    for text in blocks("cascade", "cascade"):
        keep("cascade", "\n".join(re.findall(r"- (?:text: )?(.+)", text)))
    for text in blocks("import", "text"):
        keep("any-text", text)


def dictionary():
    """Words that a change may set: keys and words of the lexicon."""
    keys = set(re.findall(r'"([a-z_]{3,})"', (ROOT / "crates/congvan/src/model/directive/format.rs").read_text()))
    words = {line.split(",")[0] for line in (ROOT / "crates/congvan/data/lexicon/words.csv").read_text().splitlines()[1:]}
    quoted = lambda word: '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'
    for name, content in (("yaml", keys), ("prose", words)):
        (CORPUS / f"{name}.dict").write_text("\n".join(quoted(word) for word in sorted(content) if word) + "\n")


def main():
    congvan, *folders = sys.argv[1:]
    sources(congvan)
    tables(congvan)
    sentences()
    dictionary()
    for folder in [ROOT / "samples", ROOT / "crates/congvan-import/tests/samples", *map(pathlib.Path, folders)]:
        for path in sorted(folder.iterdir()):
            keep_arrived(path)
    for folder in sorted(path for path in CORPUS.iterdir() if path.is_dir()):
        print(f"{folder.name}: {len(list(folder.iterdir()))}")


main()
