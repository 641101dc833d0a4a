"""The way in: what must hold before anything else of ours is loaded."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, leaving no compiled bytecode behind and no prompt open after it."""
    sys.dont_write_bytecode = True
    if sys.flags.inspect or sys.flags.interactive:
        sys.exit("error: Python would open a prompt with the answers in it\nhint: leave out -i")
    try:
        from warning_signs.cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)  # As for any interruption; see cli.
    sys.exit(run())


if __name__ == "__main__":
    main()
