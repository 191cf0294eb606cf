"""So many documents by a program of Python, or by LibreOffice: peers.py docxtpl|typst|typst-fresh|libreoffice FOLDER COUNT"""

import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path


def docxtpl(folder: Path, count: int) -> int:
    from docxtpl import DocxTemplate

    data = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    for at in range(1, count + 1):
        document = DocxTemplate(folder / "jinja.docx")
        document.render({**data, "t1": f"{data['t1']} {at}"}, autoescape=True)
        document.save(folder / f"out/docxtpl-{at}.docx")
    return (folder / f"out/docxtpl-{count}.docx").stat().st_size


def typst(folder: Path, count: int, fresh: bool = False) -> int:
    import typst as binding

    data = (folder / "data.json").read_text(encoding="utf-8")
    fonts = (folder / "fonts.txt").read_text(encoding="utf-8")

    def open_compiler():
        return binding.Compiler(folder / "dispatch.typ", font_paths=[fonts], ignore_system_fonts=True)

    compiler = open_compiler()
    made = b""
    for at in range(1, count + 1):
        if fresh:
            compiler = open_compiler()
        made = compiler.compile(format="pdf", sys_inputs={"data": data, "number": str(at)})
        (folder / f"out/typst-{at}.pdf").write_bytes(made)
    return len(made)


def typst_fresh(folder: Path, count: int) -> int:
    return typst(folder, count, fresh=True)


def libreoffice(folder: Path, count: int) -> int:
    files = [str(folder / f"out/congvan-docx-{at}.docx") for at in range(1, count + 1)]
    if shutil.which("soffice") is None:
        raise SystemExit("soffice is not installed")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf")]
    # Of more files in one run some are left out without a word.
    for start in range(0, count, 100):
        some = files[start : start + 100]
        subprocess.run([*convert, *some], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (folder / f"pdf/congvan-docx-{count}.pdf").stat().st_size


def main() -> None:
    program, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    started = time.perf_counter()
    programs = {"docxtpl": docxtpl, "typst": typst, "typst-fresh": typst_fresh, "libreoffice": libreoffice}
    size = programs[program](folder, count)
    seconds = time.perf_counter() - started
    who = resource.RUSAGE_CHILDREN if program == "libreoffice" else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss
    print(json.dumps({"documents": count, "seconds": seconds, "peak": peak, "bytes": size}))


if __name__ == "__main__":
    main()
