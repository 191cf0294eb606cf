"""Runs a command that prints JSON of itself, and adds the seconds of processor that it took, all threads and children together.

usage: measured.py COMMAND…
"""

import json
import resource
import subprocess
import sys

ran = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=False)
if ran.returncode != 0:
    raise SystemExit(ran.returncode)
own = json.loads(ran.stdout.decode("utf-8").strip().splitlines()[-1])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({**own, "cpu": used.ru_utime + used.ru_stime}))
