#!/usr/bin/env bash
# Packs every crate that is to be published, unpacks the archives elsewhere and builds them there, one beside the other: whatever a
# crate needs must lie within it. Needs no network beyond what the build of the workspace needed.
#
# usage: check-packages.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo package --workspace --no-verify --locked --allow-dirty --quiet --target-dir "$target" \
    --exclude congvan-tests --exclude congvan-python

for archive in "$target"/package/congvan*.crate; do
    # Archives have one time for every file; what is unpacked now is newer than what was built before.
    tar -xzmf "$archive" -C "$work"
    folder=$work/$(basename "$archive" .crate)
    for file in LICENSE-MIT LICENSE-APACHE README.md; do
        [ -s "$folder/$file" ] || { echo "$(basename "$archive") has no $file" >&2; exit 1; }
    done
    # An archive is a package of its own; here they are built as one workspace.
    rm -f "$folder/Cargo.lock"
done

{
    printf '[workspace]\nresolver = "3"\nmembers = ["*"]\n\n[patch.crates-io]\n'
    for folder in "$work"/congvan*; do
        name=$(basename "$folder")
        name=${name%-[0-9]*}
        printf '%s = { path = "%s" }\n' "$name" "$(basename "$folder")"
    done
    printf '\n[profile.dev.package."*"]\nopt-level = 1\n'
} >"$work/Cargo.toml"
# The same versions as in the workspace.
cp Cargo.lock "$work/Cargo.lock"
(cd "$work" && cargo check --offline --quiet --lib --bins --target-dir "$target/packages")
echo "$(find "$work" -maxdepth 1 -name 'congvan*' | wc -l) crates build from their archives"
