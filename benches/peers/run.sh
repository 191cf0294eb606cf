#!/usr/bin/env bash
# Congvan beside other programs that make documents: benches/peers/README.md says how.
#
# usage: benches/peers/run.sh [COUNT]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
count=${1:-500}
tools=${CONGVAN_CHECKERS:-$HOME/.cache/congvan-checkers}/peers
input=fixtures/lang-son-tet-2027/input.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$tools" "$work/out"

cargo build --release --locked --quiet -p congvan-make --example peers
peers=target/release/examples/peers

[ -d "$tools/node_modules/docxtemplater" ] && [ -d "$tools/node_modules/easy-template-x" ] ||
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools" docxtemplater pizzip easy-template-x >/dev/null 2>&1 || true
[ -x "$tools/venv/bin/python" ] || python3 -m venv "$tools/venv" || true
for package in docxtpl typst; do
    "$tools/venv/bin/python" -c "import $package" 2>/dev/null || "$tools/venv/bin/pip" install --quiet "$package" >/dev/null 2>&1 || true
done

"$peers" docx "$input" 1 "$work" >/dev/null
python3 "$here/templates.py" "$work/congvan-docx-1.docx" "$work"

printf '%-28s %12s %16s %10s %10s\n' program "documents/s" "of processor" "peak MB" "bytes"
# told NAME COMMAND…: a line of what a program says of itself as JSON, or that it is not there.
told() {
    local name=$1 said
    shift
    if said=$(python3 "$here/measured.py" "$@" 2>"$work/errors"); then
        printf '%s' "$said" | tail -n 1 | python3 -c '
import json, sys
own = json.load(sys.stdin)
speed, busy = own["documents"] / own["seconds"], own["documents"] / own["cpu"]
print("%-28s %12.1f %16.1f %10.1f %10d" % (sys.argv[1], speed, busy, own["peak"] / 1024, own["bytes"]))' "$name"
    else
        printf '%-28s not measured: %s\n' "$name" "$(tail -n 1 "$work/errors")"
    fi
}

version() { node -p "require('$tools/node_modules/$1/package.json').version" 2>/dev/null || echo "not installed"; }
python_version() { "$tools/venv/bin/python" -c "from importlib.metadata import version; print(version('$1'))" 2>/dev/null || echo "not installed"; }

export NODE_PATH=$tools/node_modules
told "Congvan docx" "$peers" docx "$input" "$count" "$work/out"
told "Congvan checked" "$peers" checked "$input" "$count" "$work/out"
told "docxtemplater $(version docxtemplater)" node "$here/peers.cjs" docxtemplater "$work" "$count"
told "easy-template-x $(version easy-template-x)" node "$here/peers.cjs" easy-template-x "$work" "$count"
told "docxtpl $(python_version docxtpl)" "$tools/venv/bin/python" "$here/peers.py" docxtpl "$work" "$count"
told "Congvan pdf" "$peers" pdf "$input" "$count" "$work/out"
told "Congvan checked pdf" "$peers" checked-pdf "$input" "$count" "$work/out"
told "Typst $(python_version typst)" "$tools/venv/bin/python" "$here/peers.py" typst "$work" "$count"
told "Typst, opened anew" "$tools/venv/bin/python" "$here/peers.py" typst-fresh "$work" "$count"
told "$( (soffice --version 2>/dev/null || echo LibreOffice) | cut -d' ' -f1,2)" python3 "$here/peers.py" libreoffice "$work" "$count"
