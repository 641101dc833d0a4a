"""However it is installed, the program finds the content it came with."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

from warning_signs.cli.wheel_files import compiled_files
from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.compiled_files import YAML, compiled_file
from warning_signs.content.limits import Document
from warning_signs.content.loader import PARTS, load_catalogue

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
EDITION = load_catalogue().edition
LOAD = "from warning_signs import load_catalogue; print(load_catalogue().edition)"
VERSION = "from warning_signs.content.loader import shipped_edition; print(shipped_edition())"
SCORE = """
from warning_signs.cli.ready import Ready
found = Ready("").results.brief(Ready("").assess(b'{"role": "parent"}'))
print(found.split('"edition":"')[1][:6])
"""
YAML_LOADED = "print('yaml' in sys.modules)"


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, tmp_path, wheel], check=True, capture_output=True)
    return tmp_path


def run(installed: Path, code: str, *, fails: bool = False, isolated: bool = False) -> str:
    """Run code with the installed package, and give what it wrote."""
    done = subprocess.run(
        [
            *(sys.executable, *(("-I", "-S") if isolated else ("-P",)), "-c"),
            f"import sys; sys.path.insert(0, {str(installed)!r})\n{code}",
        ],
        check=not fails,
        capture_output=True,
        text=True,
        cwd=installed,
    )
    return done.stderr if fails else done.stdout.strip()


def test_a_wheel_carries_the_content_and_finds_it(built: Path, installed: Path) -> None:
    """The content in a wheel is the one at the top of the repository, and is what gets loaded."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as files:
        shipped = files.read("warning_signs/signs.yaml")
        assert {"warning_signs/py.typed", "warning_signs/data/training.yaml"} <= set(
            files.namelist()
        )

    assert shipped == (ROOT / "signs.yaml").read_bytes()
    assert EDITION == run(installed, LOAD)


@pytest.mark.parametrize("code", [LOAD, VERSION, SCORE], ids=["catalogue", "version", "score"])
def test_an_installed_program_reads_its_compiled_content(installed: Path, code: str) -> None:
    """Nothing waits for YAML where the wheel's JSON is there."""
    assert f"{EDITION} False" == run(installed, f"{code}\n{YAML_LOADED}").replace("\n", " ")


def test_scoring_a_plain_document_loads_neither_model_nor_typer(installed: Path) -> None:
    """What takes as long as starting Python is not loaded where nothing needs it."""
    heavy = ["dataclasses", "typing", "pathlib", "typer", "rich", "warning_signs.core.catalogue"]
    loaded = f"print([name for name in {heavy!r} if name in sys.modules])"

    assert f"{EDITION} []" == run(installed, f"{SCORE}\n{loaded}", isolated=True).replace("\n", " ")


def test_compiled_files_that_are_stale_or_broken_are_passed_over(installed: Path) -> None:
    """Where no checksum is right, the YAML is read: it alone is what people review."""
    folder = installed / "warning_signs" / "compiled"
    for name, code in (("catalogue", LOAD), ("instrument", SCORE), ("results", SCORE)):
        # Where the catalogue is right, the others are made from it again.
        files = [folder / f"{each}.json" for each in {name, "catalogue"}]
        right = [file.read_bytes() for file in files]
        for broken in (_empty, _cut_short, _stale, _edited):
            for file, data in zip(files, right, strict=True):
                file.write_bytes(broken(data))
            assert f"{EDITION} True" == run(installed, f"{code}\n{YAML_LOADED}").replace("\n", " ")
        for file, data in zip(files, right, strict=True):
            file.write_bytes(data)
        assert f"{EDITION} False" == run(installed, f"{code}\n{YAML_LOADED}").replace("\n", " ")


def _empty(_: bytes) -> bytes:
    return b""


def _cut_short(_: bytes) -> bytes:
    return b"{"


def _stale(right: bytes) -> bytes:
    return b"0" + right


def _edited(right: bytes) -> bytes:
    return right + b" "


def test_compiled_files_know_every_file_of_content() -> None:
    """None can be mended without their becoming stale."""
    assert ["signs.yaml", *(f"data/{name}" for name in PARTS)] == list(YAML)


@pytest.mark.parametrize("name", YAML)
def test_every_file_of_content_makes_compiled_files_stale(installed: Path, name: str) -> None:
    """A number mended in an installed package is the number that is told."""
    content = installed / "warning_signs" / name
    content.write_bytes(content.read_bytes() + b"\n# mended\n")

    assert f"{EDITION} True" == run(installed, f"{SCORE}\n{YAML_LOADED}").replace("\n", " ")


COMPARED = """
from warning_signs.cli.compiled_content import compiled_problems
print(*(f"{each.code} {each.file}" for each in compiled_problems()))
"""


@pytest.mark.parametrize("name", ["catalogue", "instrument", "results"])
def test_a_compiled_file_that_says_something_else_is_told(installed: Path, name: str) -> None:
    """Where a patched copy has the right checksums, check and doctor still see the difference."""
    package = installed / "warning_signs"
    file = package / "compiled" / f"{name}.json"
    before = run(installed, COMPARED)
    held = file.read_text(encoding="utf-8").partition("\n")[2]
    patched = json.loads(held.replace("999", "998").replace("emergency", "watch", 1))
    file.write_bytes(compiled_file(patched, [(package / each).read_bytes() for each in YAML]))
    differs = run(installed, COMPARED)
    file.write_bytes(_edited(file.read_bytes()))

    assert ["", f"compiled_differs compiled/{name}.json"] == [before, differs]
    assert f"compiled_stale compiled/{name}.json" == run(installed, COMPARED)


def test_content_edited_in_an_installed_package_is_what_counts(installed: Path) -> None:
    """An edit makes the compiled form stale, and a mistake in it is told with its place."""
    content = installed / "warning_signs" / "signs.yaml"
    text = content.read_text(encoding="utf-8")
    content.write_text(text.replace(f'"{EDITION}"', '"2026.9"'), encoding="utf-8")
    edited = run(installed, LOAD)
    content.write_text("editions: x\n" + text, encoding="utf-8")
    told = run(
        installed,
        "from warning_signs.cli.app import by_typer; sys.argv[1:] = ['signs'];"
        "from warning_signs.cli.ending import exit_code_of; exit_code_of(by_typer)",
        fails=True,
    )

    assert "2026.9" == edited
    assert "signs.yaml:1:1: editions:" in told


def test_both_forms_give_the_same_catalogue(installed: Path) -> None:
    """Compiling changes nothing: every part of the catalogue is equal."""
    source = ROOT / "src" / "warning_signs"
    made = compiled_files([ROOT / YAML[0], *(source / name for name in YAML[1:])])
    held = {name: (installed / "warning_signs" / "compiled" / name).read_bytes() for name in made}
    plain = json.loads(held["catalogue.json"].partition(b"\n")[2])
    ours, theirs = load_catalogue(ROOT / YAML[0]), read_catalogue(Document(plain))

    assert made == held
    assert all(getattr(ours, each.name) == getattr(theirs, each.name) for each in fields(ours))


def test_a_wheel_of_unusable_content_cannot_be_built(built: Path, tmp_path: Path) -> None:
    """The build reads the content as the program does, and from the source archive too."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as files:
        files.extractall(tmp_path, filter="data")
    top = next(tmp_path.iterdir())
    (top / "signs.yaml").write_text("edition: x\n", encoding="utf-8")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(top)]
    done = subprocess.run(build, check=False, capture_output=True, text=True)

    assert 0 != done.returncode
    assert "ContentUnusableError" in done.stdout + done.stderr
    assert not list(top.glob("dist/*.whl"))


def test_a_source_archive_can_be_tested_and_holds_nothing_else(built: Path) -> None:
    """The sdist carries content, sources and tests, and no folder of tools."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as files:
        names = {name.split("/", 1)[1] for name in files.getnames() if "/" in name}

    assert {"signs.yaml", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE"} <= names
    assert any(name.startswith("tests/") for name in names)
    assert not any(name.startswith((".ci/", ".git/", ".venv/")) for name in names)


def test_a_wheel_brings_what_shells_and_man_look_for(built: Path) -> None:
    """Below the folder it is installed in, each where its own documentation says."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as files:
        beside = {name.partition(".data/data/")[2] for name in files.namelist()}

    assert {
        "share/bash-completion/completions/warning-signs",
        "share/zsh/site-functions/_warning-signs",
        "share/fish/vendor_completions.d/warning-signs.fish",
        "share/man/man1/warning-signs.1",
    } == beside - {""}


def test_its_description_stands_alone(built: Path) -> None:
    """No file lies beside the page of an index: no link and no picture on it leads to one."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as files:
        name = next(name for name in files.namelist() if name.endswith("/METADATA"))
        told = files.read(name).decode()

    assert "doctor --prove" in told
    assert [] == re.findall(r"\]\((?!https://|#)", told)


def test_a_checkout_reads_the_content_at_its_top() -> None:
    """An editable install may leave a stale copy elsewhere; the checkout's own file is read."""
    code = "from warning_signs.content.places import shipped_content; print(shipped_content())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
        text=True,
    )

    assert str(ROOT / "signs.yaml") == done.stdout.strip()
