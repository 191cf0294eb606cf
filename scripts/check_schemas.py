#!/usr/bin/env python3
"""Holds the JSON Schema of directives to another validator: every example and every starter is taken, and none without a
key that its type needs. Called by check-api.sh.

usage: check_schemas.py COMMAND
"""
import copy
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Beside what every document needs.
NEEDS = {"CV": ["place", "subject", "recipients"], "QĐ": ["place", "subject", "enacted_by"], "BB": ["subject"]}
ALL = ["format", "issuer", "number", "signatory"]


def said(*arguments):
    return subprocess.run([sys.argv[1], *arguments], check=True, capture_output=True, text=True).stdout


schema = json.loads(said("schema"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def faults(value):
    return [f"{'/'.join(map(str, fault.path))}: {fault.message[:200]}" for fault in validator.iter_errors(value)]


# Scalars stay texts: `08` is no number, and a day no object.
examples = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("fixtures/*/input.yaml"))]
types = [word for word in schema["properties"]["type"]["anyOf"][0]["enum"] if len(word) < 5]
starters = {word: said("new", "--type", word, "-o", "-") for word in types}
for text in examples + list(starters.values()):
    found = faults(yaml.load(text, yaml.BaseLoader))
    assert not found, (text[:200], found)
missed = 0
for word, keys in NEEDS.items():
    whole = yaml.load(starters[word], yaml.BaseLoader)
    for key in keys + ALL:
        without = copy.deepcopy(whole)
        del without[key]
        assert faults(without), f"{word} is taken without `{key}`"
        missed += 1
print(f"the schema takes {len(examples)} examples and {len(starters)} starters, and misses each of {missed} keys")
