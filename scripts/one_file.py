"""
Make the whole program one file, for machines without pip: python scripts/one_file.py [FOLDER].

It holds the wheel of this checkout and what requirements.lock names, each file of it held to its
digest there. YAML is read by PyYAML's own Python, so the file runs on every system. The same
content gives the same file: its SHA-256, which is printed, can be published with it.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
NAME = "warning-signs.pyz"

_FIRST_LINE = b"#!/usr/bin/env python3\n"
_MAIN = """\
import sys

if sys.version_info < (3, 11):
    sys.exit("error: warning-signs needs Python 3.11 or later; this is " + sys.version.split()[0])

from warning_signs.__main__ import main

main()
"""
_DAY = (1980, 1, 1, 0, 0, 0)
_MACHINE_CODE = {".so", ".pyd"}
_BESIDE = re.compile(r"^bin/|\.data/")
"""Programs, and what belongs beside an installed one."""
_FOR_WINDOWS = ' ; platform_system == "Windows"'


def one_file(wheel: Path, target: Path) -> None:
    """
    Write the program as one file.

    Args:
        wheel: The wheel of this checkout.
        target: The file.
    """
    with TemporaryDirectory() as made:
        folder = Path(made) / "site"
        lock = Path(made) / "requirements.lock"
        text = (ROOT / "requirements.lock").read_text(encoding="ascii")
        lock.write_text(text.replace(_FOR_WINDOWS, ""), encoding="ascii")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
        held = ["--require-hashes", "--only-binary=:all:", "-r", str(lock)]
        subprocess.run([*pip, "--target", str(folder), *held], check=True)  # noqa: S603  (this Python's own pip)
        with zipfile.ZipFile(wheel) as file:
            file.extractall(folder)
        (folder / "__main__.py").write_text(_MAIN, encoding="ascii")
        _pack(folder, target)
    target.chmod(0o755)


def _pack(folder: Path, target: Path) -> None:
    """Write a folder as a program in a zip file: no programs to start, no code of one machine."""
    target.write_bytes(_FIRST_LINE)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            name = path.relative_to(folder).as_posix()
            if path.suffix not in _MACHINE_CODE and not _BESIDE.search(name):
                entry = zipfile.ZipInfo(name, _DAY)
                entry.external_attr = 0o644 << 16
                file.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def main() -> None:
    """Build the wheel, make the file of it, and print its digest as sha256sum does."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NAME
    with TemporaryDirectory() as made:
        build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made]
        subprocess.run([*build, str(ROOT)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (the same)
        one_file(next(Path(made).glob("*.whl")), target)
    print(f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target.name}")


if __name__ == "__main__":
    main()
