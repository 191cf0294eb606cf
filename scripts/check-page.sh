#!/usr/bin/env bash
# Drives the clerk's page in a headless browser: the whole way, the keyboard alone, axe, both widths and themes.
#
# usage: check-page.sh COMMAND [FOLDER]
# COMMAND is the program `congvan`; downloads and pictures go to FOLDER.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/checkers.sh
source "$here/checkers.sh"

command=$(realpath "$1")
out=${2:-$(mktemp -d)}
have_browser || { skip "a browser with playwright-core and axe-core"; exit; }
for tool in unzip pdftotext pdftoppm curl soffice; do
    have "$tool" || { skip "$tool"; exit; }
done

# A superior's dispatch as another office sends it: its DOCX goes through LibreOffice and is LibreOffice's own then.
mkdir -p "$out/sent"
fixture=$here/../fixtures/lang-son-tet-2027/input.yaml
"$command" render "$fixture" --to docx -o "$out/sent/cv-tinh.docx" --force >/dev/null
soffice --headless "-env:UserInstallation=file://$(realpath "$out")/profile" --convert-to odt --outdir "$out/sent" \
    "$out/sent/cv-tinh.docx" >/dev/null
soffice --headless "-env:UserInstallation=file://$(realpath "$out")/profile" --convert-to docx --outdir "$out" \
    "$out/sent/cv-tinh.odt" >/dev/null
node "$here/check-page.mjs" "$command" "$out" "$BROWSER_TOOLS"
