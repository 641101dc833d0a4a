"""
Put together the newest Python on an older Debian: python scripts/newest_python.py FOLDER.

Packages of Debian's testing hold it and the C library it was built for. They are taken apart in a
folder, for nothing of theirs belongs on the system itself. It needs patchelf.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

VERSION = "3.14"

_LIBRARIES = Path("lib/x86_64-linux-gnu")
_LOADER = "ld-linux-x86-64.so.2"


def newest_python(folder: Path) -> Path:
    """
    Make a Python that needs nothing outside its folder.

    Args:
        folder: An empty folder for it, where it stays: its programs know the place.

    Returns:
        Its program.
    """
    for package in _fetch_packages(folder):
        subprocess.run(["dpkg", "--extract", str(package), str(folder)], check=True)  # noqa: S603, S607  (no input of anyone's)
    top = folder / "usr"
    program = top / "bin" / f"python{VERSION}"
    loads = ["--set-interpreter", str(top / _LIBRARIES / _LOADER)]
    # The older kind of path, which what these libraries load in turn is looked up by too.
    finds = ["--force-rpath", "--set-rpath", f"$ORIGIN/../{_LIBRARIES}"]
    subprocess.run(["patchelf", *loads, *finds, str(program)], check=True)  # noqa: S603, S607  (the same)
    for built in (top / "lib" / f"python{VERSION}").glob("_sysconfigdata_*.py"):
        text = built.read_text(encoding="utf-8")
        built.write_text(text.replace("'/usr/share/", f"'{top}/share/"), encoding="utf-8")
    return program


def _fetch_packages(folder: Path) -> list[Path]:
    """Fetch the packages with all that they need, as for a system that has nothing."""
    state = folder / "apt"
    for each in ("lists", "packages"):
        (state / each / "partial").mkdir(parents=True)
    asks = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian"]
    found = subprocess.run(asks, check=True, capture_output=True, encoding="utf-8")  # noqa: S603  (the same)
    sources = state / "sources.list"
    sources.write_text(f"deb {found.stdout.split()[0]} testing main\n", encoding="utf-8")
    places = {
        "Etc::SourceList": sources,
        "Etc::SourceParts": "-",
        "State::Lists": state / "lists",
        "State::Status": "/dev/null",
        "Cache": state,
        "Cache::Archives": state / "packages",
    }
    apt = ["apt-get", "-qq", *(f"--option=Dir::{name}={place}" for name, place in places.items())]
    fetches = ["install", "--yes", "--download-only", "--no-install-recommends"]
    subprocess.run([*apt, "update"], check=True)  # noqa: S603  (the same)
    subprocess.run([*apt, *fetches, f"python{VERSION}-venv"], check=True, stdout=sys.stderr)  # noqa: S603  (the same)
    return sorted((state / "packages").glob("*.deb"))


if __name__ == "__main__":
    print(newest_python(Path(sys.argv[1]).resolve()))
