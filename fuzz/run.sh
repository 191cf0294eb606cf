#!/usr/bin/env bash
# Runs the fuzz targets one after the other, each SECONDS long, over fuzz/corpus (laid by fuzz/seeds.py).
# usage: fuzz/run.sh [SECONDS [CORPUS …]]
set -u
cd "$(dirname "$0")"
seconds=${1:-600}
shift || true
corpora=("$@")
[ ${#corpora[@]} -gt 0 ] || for folder in corpus/*/; do corpora+=("$(basename "$folder")"); done
found=0
for corpus in "${corpora[@]}"; do
    target=${corpus%%-*}
    words=prose
    case $target in yaml | files) words=yaml ;; esac
    dict=()
    [ -e "corpus/$words.dict" ] && dict=("-dict=corpus/$words.dict")
    echo "== $corpus"
    mkdir -p "artifacts/$corpus"
    nice -n 19 cargo +nightly fuzz run -s none "$target" "corpus/$corpus" -- -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="artifacts/$corpus/" "${dict[@]}" || found=1
done
exit $found
