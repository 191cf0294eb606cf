#!/usr/bin/env bash
# Validates DOCX files by Microsoft's Open XML SDK, as Microsoft 365 reads them.
#
# usage: check-docx.sh FILE…
# Prints each file with its number of errors and the first of them. Exit 1 where there is one.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/checkers.sh
source "$here/checkers.sh"

if [ $# = 0 ]; then
    echo "usage: check-docx.sh FILE…" >&2
    exit 2
fi
if ! have_ooxml_validator; then
    skip ooxml-validator
    exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
at_once=$(nproc)
number=0
for file in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$at_once" ]; do
        wait -n || true
    done
    number=$((number + 1))
    # Its exit code is 0 in any case: what it found stands in its JSON alone.
    "$OOXML_VALIDATOR" "$(realpath -m -- "$file")" Microsoft365 >"$work/$number.json" 2>"$work/$number.stderr" &
done
wait

node - "$work" "$@" <<'PROGRAM'
const { readFileSync } = require("fs");
const [work, ...files] = process.argv.slice(2);
const SHOWN = 10;
let faulty = 0;
files.forEach((file, index) => {
  const answer = readFileSync(`${work}/${index + 1}.json`, "utf8");
  let errors;
  try {
    const { ok, errors: found } = JSON.parse(answer);
    errors = ok || found.length ? found : [{ description: "not valid, no reason given" }];
  } catch {
    const said = answer + readFileSync(`${work}/${index + 1}.stderr`, "utf8");
    errors = [{ description: `the validator gave no answer: ${said.trim().slice(0, 300)}` }];
  }
  console.log(`${errors.length ? "FAIL" : "PASS"} ${file}: ${errors.length} errors`);
  for (const { path, xPath, description } of errors.slice(0, SHOWN)) {
    console.log(`   ${[path, xPath, description].filter(Boolean).join(" ")}`);
  }
  if (errors.length > SHOWN) console.log(`   and ${errors.length - SHOWN} more`);
  if (errors.length) faulty += 1;
});
console.log(`${files.length} files, ${faulty} with errors`);
process.exitCode = faulty ? 1 : 0;
PROGRAM
