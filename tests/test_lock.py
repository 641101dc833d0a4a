"""The lock pins all that the program imports, and nothing that it does not ask for."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
PINS = re.compile(
    r"^(\S+)==(\S+)(?: ; (.+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pinned() -> dict[str, str]:
    """Return the version of each package in the lock."""
    text = (TOP / "requirements.lock").read_text(encoding="ascii")
    found = PINS.findall(text)
    lines = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert len(found) == len(lines)  # each of them has its digests
    return {canonicalize_name(name): version for name, version, _, _ in found}


def needed() -> dict[str, Requirement]:
    """Return what the program needs, and what that needs, on this system and on Windows."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(each) for each in project["dependencies"]]
    found: dict[str, Requirement] = {}
    while waiting:
        each = waiting.pop()
        windows = {"platform_system": "Windows", "sys_platform": "win32", "extra": ""}
        if each.marker and not (
            each.marker.evaluate({"extra": ""}) or each.marker.evaluate(windows)
        ):
            continue
        name = canonicalize_name(each.name)
        if name not in found:
            found[name] = each
            waiting += [Requirement(text) for text in _requires(each.name)]
    return found


def _requires(name: str) -> list[str]:
    # It is installed on Windows alone, and needs nothing.
    return [] if name == "colorama" else requires(name) or []


def test_the_lock_pins_what_is_needed_and_no_more() -> None:
    """With --require-hashes a package that is missing would end the installation."""
    assert set(needed()) == set(pinned())


def test_every_pin_is_a_version_that_is_allowed() -> None:
    """The lock and pyproject.toml agree."""
    versions = pinned()

    assert [] == [
        name for name, each in needed().items() if not each.specifier.contains(versions[name])
    ]
