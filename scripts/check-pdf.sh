#!/usr/bin/env bash
# Validates PDF files: veraPDF against each flavour, qpdf for the file's structure.
#
# usage: check-pdf.sh FLAVOURS FILE…     FLAVOURS such as 2b or 2a,ua1
# Prints PASS or FAIL for each file and flavour, with the failed clauses. Exit 1 where one fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/checkers.sh
source "$here/checkers.sh"

if [ $# -lt 2 ]; then
    echo "usage: check-pdf.sh FLAVOURS FILE…" >&2
    exit 2
fi
flavours=$1
shift
failed=0

if have_verapdf; then
    classpath=$(IFS=:; echo "$VERAPDF_JAR:$VERAPDF_CLASSES:${JAXB_JARS[*]}")
    LC_ALL=C.UTF-8 java -Xss8m -cp "$classpath" Verapdf "$flavours" "$@" || failed=1
else
    skip veraPDF || failed=1
fi

if have qpdf; then
    sound=0
    for file in "$@"; do
        if said=$(qpdf --check -- "$file" 2>&1); then
            sound=$((sound + 1))
        else
            failed=1
            printf 'FAIL qpdf %s\n   %s\n' "$file" "${said//$'\n'/$'\n'   }"
        fi
    done
    echo "qpdf: $# files, $sound sound"
else
    skip qpdf || failed=1
fi
exit "$failed"
