#!/usr/bin/env bash
# Tries the HTTP API at random against its own description, then with a client that is generated from it; and holds the
# schema of directives to another validator.
#
# usage: check-api.sh COMMAND [EXAMPLES]
# COMMAND is the program `congvan`; EXAMPLES is how many requests are made up for each operation, 25 by default.
# Needs Python 3.10 or newer with venv; the tools come from the package index. What is missing fails, by name.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command=$(realpath "$1")
examples=${2:-25}
environment=${CONGVAN_CHECKERS:-$HOME/.cache/congvan-checkers}/api
export CONGVAN_TOKEN=0123456789abcdef

command -v python3 >/dev/null || { echo "python3 is missing: the API is not tried"; exit 1; }
[ -x "$environment/bin/schemathesis" ] && [ -x "$environment/bin/openapi-python-client" ] && [ -x "$environment/bin/jsonschema" ] || {
    python3 -m venv "$environment" || { echo "python3-venv is missing: the API is not tried"; exit 1; }
    "$environment/bin/pip" install --quiet 'schemathesis==4.32.5' 'openapi-python-client>=0.26,<1' \
        'jsonschema>=4,<5' 'pyyaml>=6,<7' ||
        { echo "schemathesis cannot be installed: the API is not tried"; exit 1; }
}

"$environment/bin/python" "$here/check_schemas.py" "$command"

work=$(mktemp -d)
"$command" serve --port 0 --token "$CONGVAN_TOKEN" --lang en >"$work/told" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    CONGVAN_API=$(sed -nE 's#.*(http://[^/?]+).*#\1/api/v1#p' "$work/told" | head -n 1)
    [ -z "$CONGVAN_API" ] || break
    sleep 0.1
done
[ -n "$CONGVAN_API" ] || { echo "the server does not say its address"; exit 1; }
export CONGVAN_API

# A source is held to more than a schema can say, so what the description allows may be refused. What schemathesis
# remembers of a run stays in the folder that goes.
cd "$work"
"$environment/bin/schemathesis" run "$CONGVAN_API/openapi.json" --header "Authorization: Bearer $CONGVAN_TOKEN" \
    --max-examples "$examples" --workers 2 --seed 1 --exclude-checks positive_data_acceptance --request-timeout 30 \
    >"$work/tried" 2>&1 || { tail -n 80 "$work/tried"; exit 1; }
grep -E 'Tested|generated' "$work/tried"

curl -sf -H "Authorization: Bearer $CONGVAN_TOKEN" "$CONGVAN_API/openapi.json" >"$work/openapi.json"
# Bytes are bytes to the generator only under one name.
printf 'content_type_overrides:\n  %s: %s\n  %s: %s\n' application/zip application/octet-stream \
    application/yaml application/octet-stream >"$work/generator.yaml"
"$environment/bin/openapi-python-client" generate --path "$work/openapi.json" --output-path "$work/client" --overwrite \
    --config "$work/generator.yaml" >"$work/made" 2>&1 || { cat "$work/made"; exit 1; }
PYTHONPATH=$work/client "$environment/bin/python" "$here/check_api.py"
