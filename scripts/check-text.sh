#!/usr/bin/env bash
# Compares the text that comes out of each PDF with the plain text of the same document.
#
# usage: check-text.sh DIR   every NAME.pdf with NAME.txt beside it, anywhere below DIR
# White space, page numbers and repeated table headers do not count; everything else must be the same, in NFC, and in the same
# order, unless a row of a table is parted by a page break or the document has footnotes, which is told.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=scripts/checkers.sh
. "$here/checkers.sh"
command -v pdftotext >/dev/null || skip pdftotext

failed=0 compared=0
while IFS= read -r -d '' pdf; do
    txt=${pdf%.pdf}.txt
    [ -e "$txt" ] || continue
    compared=$((compared + 1))
    if python3 - "$pdf" "$txt" <<'PY'; then echo "PASS $pdf"; else failed=$((failed + 1)); echo "FAIL $pdf"; fi
import subprocess
import sys
import unicodedata
from collections import Counter

pages = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", sys.argv[1], "-"], capture_output=True, check=True)
text = pages.stdout.decode("utf-8")
if unicodedata.normalize("NFC", text) != text:
    sys.exit("the PDF's text is not NFC")
written = open(sys.argv[2], encoding="utf-8").read()
# A brace is drawn.
written = written.replace("\n} (", "\n(")
# Raised and lowered figures are letters of their own in plain text only.
plain = lambda text: "".join(unicodedata.normalize("NFKC", text).replace("~", "").replace("^", "").split())
wanted = plain(written)
# A table's header row stands again on every page the table goes on.
rows = [plain(line) for line in written.splitlines() if "\t" in line]
notes = any(mark in written for mark in "¹²³")
out = []
for page in text.split("\f"):
    lines = page.splitlines()
    again = bool(lines) and lines[0].strip().isdigit()
    words = plain("".join(lines[1:] if again else lines))
    if again:
        words = next((words[len(row):] for row in rows if words.startswith(row)), words)
    out.append(words)
found = "".join(out)
# A row that goes on over the page is read page by page, cell beside cell.
# Footnotes stand on their pages, and a header of several rows again on every page.
missing, more = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
header = Counter("".join(rows))
pages_more = max((-(-count // header[letter]) if header[letter] else 10**6 for letter, count in more.items()), default=0)
if found != wanted and (rows or notes) and not missing and pages_more < len(out):
    print("in another order: a row goes on over the page, or a footnote stands below")
elif found != wanted:
    at = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
    sys.exit(f"differs at {at}: PDF «{found[at-20:at+30]}», text «{wanted[at-20:at+30]}»")
PY
done < <(find "$1" -name '*.pdf' -print0 | sort -z)
echo "$compared compared, $failed different"
[ "$compared" -gt 0 ] && [ "$failed" = 0 ]
