"""
Measure what giving up the power to store and send costs, in processes started for it.

Prints milliseconds and asserts nothing: they depend on the machine and on what else it does.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

PROCESSES = 41

CODE = """
from time import perf_counter
before = perf_counter()
from warning_signs.seal import seal
imported = perf_counter()
seal()
sealed = perf_counter()
print((imported - before) * 1000, (sealed - imported) * 1000)
"""


def main() -> None:
    """Print the medians, and the middle half of what was seen around them."""
    runs = [
        subprocess.check_output([sys.executable, "-c", CODE], encoding="ascii").split()
        for _ in range(PROCESSES)
    ]
    print(f"{PROCESSES} processes, milliseconds: median (middle half)")
    for name, column in (("import of the package and of the seal", 0), ("seal()", 1)):
        low, median, high = statistics.quantiles(float(run[column]) for run in runs)
        print(f"{name:40} {median:6.2f} ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
