"""The program as people install it: a wheel, built once, with its entry point."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).parents[2]


@cache
def wheel() -> Path:
    """Build a wheel of this checkout and return the folder it was installed into."""
    folder = Path(mkdtemp(prefix="warning-signs-wheel-"))
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    subprocess.run([*build, folder, ROOT], check=True, capture_output=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    built = next(folder.glob("*.whl"))
    subprocess.run([*pip, folder / "site", built], check=True, capture_output=True)
    return folder / "site"


def entry_point() -> list[str]:
    return [sys.executable, str(wheel() / "bin" / "warning-signs")]


def as_module() -> list[str]:
    """Return the call that Typer reads: its name is not the one that is looked up."""
    return [sys.executable, "-m", "warning_signs"]


def environment(**variables: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(wheel()), **variables}
