#!/usr/bin/env bash
# Prints HTML files as a browser does, and looks at the pages.
#
# usage: check-html.sh FILE…
# Every page must be A4; the first shows no number, and that the second shows none is told; a section must begin a page of
# its own. Prints PASS or FAIL for each file. Exit 1 where one fails. Left out, and told, where there is
# no browser: it is too large to be installed for this alone.
set -euo pipefail

if [ $# = 0 ]; then
    echo "usage: check-html.sh FILE…" >&2
    exit 2
fi
browser=
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        browser=$name
        break
    fi
done
for tool in "${browser:-chromium}" pdfinfo pdftotext; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "skipped: $tool is not installed"
        exit
    fi
done
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The first line of a page: its number, where it shows one.
first_line() {
    pdftotext -enc UTF-8 -f "$1" -l "$1" "$work/page.pdf" - | sed -n '/[^[:space:]]/{p;q;}'
}

failed=0
for file in "$@"; do
    rm -f "$work/page.pdf"
    cp -- "$file" "$work/page.html"
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-pdf-header-footer \
        --print-to-pdf="$work/page.pdf" "file://$work/page.html" >"$work/log" 2>&1 || true
    faults=()
    told=
    if [ ! -s "$work/page.pdf" ]; then
        faults+=("not printed: $(tail -n 1 "$work/log")")
    else
        pages=$(pdfinfo "$work/page.pdf" | awk '$1 == "Pages:" { print $2 }')
        sections=$(grep -c '^<section' "$file")
        # A4 in points, upright or on its side, to a point.
        other=$(pdfinfo -f 1 -l "$pages" "$work/page.pdf" |
            awk '/^Page .* size:/ { w = int($4 + 0.5); h = int($6 + 0.5); if (!(w == 595 && h == 842) && !(w == 842 && h == 595)) print $2 }')
        [ -z "$other" ] || faults+=("not A4: page ${other//$'\n'/, }")
        [ "$pages" -ge "$sections" ] || faults+=("$sections sections on $pages pages")
        [ "$(first_line 1)" != 1 ] || faults+=("the first page shows a number")
        if [ "$sections" = 1 ] && [ "$pages" -gt 1 ] && [ "$(first_line 2)" != 2 ]; then
            # Boxes in the margins are new to browsers.
            told=", without page numbers"
        fi
    fi
    if [ ${#faults[@]} = 0 ]; then
        echo "PASS $file: $pages pages$told"
    else
        failed=1
        printf 'FAIL %s: %s\n' "$file" "${faults[@]}"
    fi
done
exit "$failed"
