#!/usr/bin/env bash
# Compares each NAME.docx, as LibreOffice sets it, with our NAME.pdf beside it: words on every page, and where lines break.
#
# usage: compare-pages.sh installed|newer DIR [MOST]
# `newer` breaks justified lines as Word 2013 and later do: more than MOST files that differ (none, if not given) are a
# failure. `installed` may be an older
# one that does not: what differs there is told.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/checkers.sh
source "$here/checkers.sh"

if [ $# -lt 2 ] || [ $# -gt 3 ] || [[ $1 != installed && $1 != newer ]] || [ ! -d "$2" ]; then
    echo "usage: compare-pages.sh installed|newer DIR [MOST]" >&2
    exit 2
fi
which=$1
most=${3:-0}
for tool in pdftotext python3; do
    have "$tool" && continue
    skip "$tool"
    exit
done
if [ "$which" = newer ]; then
    have_newer_libreoffice || { skip "a newer LibreOffice"; exit; }
else
    have soffice || { skip soffice; exit; }
fi
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docx" "$work/pdf"
# Numbered copies: names may repeat between folders, and LibreOffice writes into one.
index=0
while IFS= read -r -d '' docx; do
    ours=${docx%.docx}.pdf
    [ -e "$ours" ] || continue
    cp -- "$docx" "$work/docx/$index.docx"
    printf '%s\t%s\t%s\n' "$ours" "$work/pdf/$index.pdf" "${ours#./}" >>"$work/pairs"
    index=$((index + 1))
done < <(find -H "$2" -type f -name '*.docx' -print0 | sort -z)
if [ "$index" = 0 ]; then
    echo "no NAME.docx with a NAME.pdf beside it in $2" >&2
    exit 2
fi

convert() {
    timeout 900 "$@" --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work/pdf" \
        "$work"/docx/*.docx >"$work/soffice.log" 2>&1
}

if [ "$which" = newer ]; then
    export LD_LIBRARY_PATH=$NEWER_LIBREOFFICE/program:${NEWER_LIBREOFFICE%/libreoffice}/$(uname -m)-linux-gnu
    # The first start with a new profile may only make the profile, and ends with 81.
    convert "$NEWER_LIBREOFFICE/program/soffice.bin" || convert "$NEWER_LIBREOFFICE/program/soffice.bin" || true
    unset LD_LIBRARY_PATH
else
    convert soffice || true
fi

code=0
python3 "$here/compare_pages.py" "$most" <"$work/pairs" || code=$?
[ "$code" = 0 ] || tail -n 3 "$work/soffice.log" | sed 's/^/   soffice: /'
[ "$code" = 0 ] || [ "$which" = installed ]
