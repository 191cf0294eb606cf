#!/usr/bin/env python3
"""Uses the HTTP API as a client that was generated from its description does. Called by check-api.sh.

usage: CONGVAN_API=ADDRESS CONGVAN_TOKEN=TOKEN check_api.py
"""
import io
import os
import pathlib
import time

from congvan_client import AuthenticatedClient, models
from congvan_client.api.default import batch, batch_zip, cascade, check, import_file, pages, start_batch, units
from congvan_client.types import File

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = (ROOT / "crates/congvan-web/src/api/example.yaml").read_text(encoding="utf-8")
UNIT = "xã Chi Lăng, tỉnh Lạng Sơn"

address = os.environ["CONGVAN_API"].removesuffix("/api/v1")
client = AuthenticatedClient(base_url=address, token=os.environ["CONGVAN_TOKEN"], timeout=30.0)

checked = check.sync(client=client, body=models.CheckBody(source=SOURCE))
assert checked.ready, checked

refused = cascade.sync(client=client, body=models.CascadeBody(source="format: congvan/1", unit=UNIT))
assert isinstance(refused, models.Refusal) and refused.findings[0].message.en, refused

version = cascade.sync(client=client, body=models.CascadeBody(source=SOURCE, unit=UNIT))
assert "xã Chi Lăng" in version.source and version.refused is None, version

found = units.sync(client=client, q="chi lang", within="tỉnh Lạng Sơn")
assert any(unit.name == "xã Chi Lăng" for unit in found.units), found

sample = (ROOT / "samples/cv-tinh.pdf").read_bytes()
arrived = import_file.sync(client=client, body=File(payload=io.BytesIO(sample)), name="cv-tinh.pdf")
assert any("subject" in line.paths for line in arrived.documents[0].lines), arrived
assert len(pages.sync(client=client, body=File(payload=io.BytesIO(sample))).pages) == arrived.pages

begun = start_batch.sync(client=client, body=models.StartBatchBody(source=SOURCE, units=[UNIT]))
while batch.sync(begun.id, client=client).state == "running":
    time.sleep(0.05)
assert batch_zip.sync_detailed(begun.id, client=client).content.startswith(b"PK")

print("a generated client checks, cascades, reads files and makes a batch")
