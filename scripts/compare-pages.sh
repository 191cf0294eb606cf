#!/usr/bin/env bash
# Compares each NAME.docx, as LibreOffice sets it, with our NAME.pdf beside it.
#
# usage: compare-pages.sh DIR
# Prints a line a pair: both page counts, and how many words each page has that the other's does not.
# Exit 1 where page counts differ; words are a report only, they move when a line breaks elsewhere.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/checkers.sh
source "$here/checkers.sh"

if [ $# != 1 ] || [ ! -d "$1" ]; then
    echo "usage: compare-pages.sh DIR" >&2
    exit 2
fi
for tool in soffice pdfinfo pdftotext; do
    have "$tool" && continue
    skip "$tool"
    exit
done
export LC_ALL=C.UTF-8

pairs=()
while IFS= read -r -d '' docx; do
    [ -e "${docx%.docx}.pdf" ] && pairs+=("${docx%.docx}")
done < <(find -H "$1" -type f -name '*.docx' -print0 | sort -z)
if [ ${#pairs[@]} = 0 ]; then
    echo "no NAME.docx with a NAME.pdf beside it in $1" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docx" "$work/pdf"
# Numbered copies: names may repeat between folders, and LibreOffice writes into one.
for index in "${!pairs[@]}"; do
    cp -- "${pairs[index]}.docx" "$work/docx/$index.docx"
done
timeout 900 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/pdf" \
    "$work"/docx/*.docx >"$work/soffice.log" 2>&1 || true

pages() {
    pdfinfo "$1" 2>/dev/null | awk '$1 == "Pages:" { print $2 }'
}

# The words of one page, one a line, in alphabetical order.
words() {
    pdftotext -enc UTF-8 -f "$2" -l "$2" "$1" - 2>/dev/null | sed 's/\xc2\xa0/ /g' | tr -s '[:space:]' '\n' | sed '/^$/d' | sort
}

failed=0
unconverted=0
for index in "${!pairs[@]}"; do
    ours=${pairs[index]}.pdf
    theirs=$work/pdf/$index.pdf
    our_pages=$(pages "$ours")
    their_pages=$(pages "$theirs")
    [ -n "$their_pages" ] || unconverted=1
    if [ -z "$our_pages" ] || [ -z "$their_pages" ]; then
        failed=1
        echo "FAIL ${pairs[index]#./}: pages: ${our_pages:-unreadable} in PDF, ${their_pages:-not converted} from DOCX"
        continue
    fi
    verdict=PASS
    last=$our_pages
    if [ "$our_pages" != "$their_pages" ]; then
        failed=1
        verdict=FAIL
        [ "$their_pages" -gt "$last" ] && last=$their_pages
    fi
    differing=()
    for page in $(seq "$last"); do
        differing+=("$(comm -3 <(words "$ours" "$page") <(words "$theirs" "$page") | wc -l)")
    done
    echo "$verdict ${pairs[index]#./}: pages: $our_pages in PDF, $their_pages from DOCX; words that differ, by page: ${differing[*]}"
done
if [ "$unconverted" = 1 ]; then
    tail -n 5 "$work/soffice.log" | sed 's/^/   soffice: /'
fi
exit "$failed"
