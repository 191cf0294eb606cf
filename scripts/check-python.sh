#!/usr/bin/env bash
# Builds the wheel `congvan`, installs it into a fresh environment, and tests it there as a user has it.
#
# usage: check-python.sh [PROFILE]   a profile of Cargo, release by default
# Needs Python 3.9 or newer with venv; maturin comes from the package index. What is missing fails, by name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
profile=${1:-release}
environment=${CONGVAN_CHECKERS:-$HOME/.cache/congvan-checkers}/python

command -v python3 >/dev/null || { echo "python3 is missing: the wheel is not tested"; exit 1; }
[ -x "$environment/bin/maturin" ] || {
    python3 -m venv "$environment" || { echo "python3-venv is missing: the wheel is not tested"; exit 1; }
    "$environment/bin/pip" install --quiet 'maturin>=1.8,<2' 'mypy>=1.8' || { echo "maturin cannot be installed: the wheel is not tested"; exit 1; }
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$environment/bin/maturin" build --locked --profile "$profile" --manifest-path crates/congvan-python/Cargo.toml --out "$work/wheels" --quiet
ls -l "$work/wheels"
python3 -m venv "$work/fresh"
"$work/fresh/bin/pip" install --quiet --no-index "$work"/wheels/congvan-*.whl
"$work/fresh/bin/python" -m unittest discover --start-directory crates/congvan-python/tests
# The example of the README.
"$work/fresh/bin/python" crates/congvan-python/tests/run_readme.py
"$environment/bin/mypy" --strict --no-warn-return-any --no-error-summary crates/congvan-python/python/congvan
echo "the wheel is built, installed, tested and its types hold"
