"""
The way into a child that makes one attempt, on systems where a process cannot be copied.

Its one argument is the task, as ``children.spawn`` writes it; nothing in it is an answer.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from warning_signs.seal import seal
from warning_signs.seal.proof import ATTEMPTS
from warning_signs.seal.proof.attempt import Addresses
from warning_signs.seal.proof.children import make

if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    attempt = next(each for each in ATTEMPTS if each.id == task["attempt"])
    sealed = task["sealed"]
    sealer = seal if sealed else tuple
    make(attempt, Path(task["folder"]), Addresses(**task["to"]), sealer, sealed=sealed)
