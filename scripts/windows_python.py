"""
Put together a Python for Windows that runs under Wine: python scripts/windows_python.py FOLDER.

CPython's own Windows libraries come out of a wheel that carries them (panda3d), of the version of
the Python that runs this; the standard library is this one's; the program that starts it is three
lines of C. It needs Debian's wine64 and a C compiler for Windows (gcc-mingw-w64-x86-64-win32).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

COMPILER = "x86_64-w64-mingw32-gcc"

_CARRIER = "panda3d==1.10.16"
_LIBRARIES = "deploy_libs/"
_VERSION = "{}.{}".format(*sys.version_info)
_STARTS = b"""
#include <windows.h>
int Py_Main(int, wchar_t **);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
"""
_LEFT_OUT = (
    "site-packages",
    "sitecustomize.py",
    "lib-dynload",
    "config-*",
    "test",
    "tests",
    "idlelib",
)


def wine() -> str | None:
    """Return the program that runs Windows programs, or None; Debian's is not on the path."""
    return shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine")


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of programs in such a folder."""
    quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
    return {"PATH": os.defpath, "HOME": str(folder), "WINEPREFIX": str(folder / "wine"), **quiet}


def windows_python(folder: Path) -> list[str]:
    """
    Make a Python for Windows.

    Args:
        folder: An empty folder for it.

    Returns:
        What starts it. Its standard streams must be pipes or a terminal.
    """
    runs = wine()
    if runs is None or shutil.which(COMPILER) is None:
        raise FileNotFoundError("Debian's wine64 and gcc-mingw-w64-x86-64-win32 are needed")
    program = folder / "python" / "python.exe"
    program.parent.mkdir(parents=True)
    _fetch_libraries(program.parent)
    library = program.parent / f"python{_VERSION.replace('.', '')}.dll"
    compiles = [COMPILER, "-municode", "-x", "c", "-", "-x", "none", str(library)]
    subprocess.run([*compiles, "-o", str(program)], input=_STARTS, check=True)  # noqa: S603  (no input of anyone's)
    left_out = shutil.ignore_patterns(*_LEFT_OUT)
    shutil.copytree(sysconfig.get_path("stdlib"), program.parent / "Lib", ignore=left_out)
    subprocess.run(  # noqa: S603  (the same)
        [runs, "wineboot", "--init"],
        env=environment(folder),
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    return [runs, str(program)]


def _fetch_libraries(folder: Path) -> None:
    """Take CPython's own libraries out of the wheel that carries them."""
    platform = ["--platform", "win_amd64", "--python-version", _VERSION, "--only-binary=:all:"]
    with TemporaryDirectory() as made:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *platform]
        subprocess.run([*pip, "--dest", made, _CARRIER], check=True)  # noqa: S603  (the same)
        with zipfile.ZipFile(next(Path(made).glob("*.whl"))) as wheel:
            for entry in wheel.infolist():
                if entry.filename.startswith(_LIBRARIES) and not entry.is_dir():
                    (folder / Path(entry.filename).name).write_bytes(wheel.read(entry))


if __name__ == "__main__":
    print(*windows_python(Path(sys.argv[1])))
