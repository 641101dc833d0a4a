"""The way in. Nothing but this module runs before the promise to write nothing is in force."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line without leaving compiled bytecode behind."""
    sys.dont_write_bytecode = True
    from warning_signs.cli import run  # noqa: PLC0415  (imports write bytecode unless told not to)

    sys.exit(run())


if __name__ == "__main__":
    main()
