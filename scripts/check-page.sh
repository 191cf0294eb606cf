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
for tool in unzip pdftotext curl; do
    have "$tool" || { skip "$tool"; exit; }
done
node "$here/check-page.mjs" "$command" "$out" "$BROWSER_TOOLS"
