"""The program as people install it: a wheel, built once, with its entry point."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

ROOT = Path(__file__).parents[2]


@cache
def distributions() -> Path:
    """Build the wheel and the source archive of this checkout, once, and return their folder."""
    folder = Path(mkdtemp(prefix="warning-signs-dist-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
    subprocess.run([*build, folder, ROOT], check=True, capture_output=True)
    return folder


@cache
def wheel() -> Path:
    """Install the wheel of this checkout, once, and return the folder it was installed into."""
    site = distributions() / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    built = next(distributions().glob("*.whl"))
    subprocess.run([*pip, site, built], check=True, capture_output=True)
    return site


def entry_point() -> list[str]:
    return [sys.executable, str(wheel() / "bin" / "warning-signs")]


def as_module() -> list[str]:
    """Return the call that Typer reads: its name is not the one that is looked up."""
    return [sys.executable, "-m", "warning_signs"]


def environment(**variables: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(wheel()), **variables}
