"""The program in one file: it runs where there is no pip, no folder of its own and no library."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from one_file import NAME, one_file

pytestmark = pytest.mark.slow

BARE = [sys.executable, "-I", "-S"]
"""Python without any library but its own."""

TOO_OLD = "import runpy, sys; sys.version_info = (3, 10); runpy.run_path({!r}, run_name='__main__')"


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("one") / NAME
    one_file(wheel, file)
    return file


def run(program: Path, folder: Path, *arguments: str, given: str = "") -> str:
    """Run it in an empty folder, which must stay empty, and return what it wrote or asked."""
    done = subprocess.run(
        [*BARE, program, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if arguments[0] == "screen" else None,
        cwd=folder,
        env={},
        text=True,
        input=given,
    )
    assert [] == list(folder.iterdir())
    return done.stdout


def test_it_scores_walks_plays_and_protects(program: Path, tmp_path: Path) -> None:
    """Content, compiled content, stories and the seal are all found inside it."""
    scored = run(program, tmp_path, "score", given='{"role": "parent", "signs": {"gifts": "yes"}}')
    walked = run(program, tmp_path, "screen", "--role", "parent", given="d\nd\nx\n")
    played = run(program, tmp_path, "demo", "corridor")
    layers = json.loads(run(program, tmp_path, "doctor", "--format", "json"))["layers"]

    assert "advice" == json.loads(scored)["level"]["id"]
    assert "Question 3 of" in walked
    assert "INVENTED" in played.upper()
    assert "audit" in {each["id"] for each in layers if each["holds"]}


PROVE = """
import sys
sys.path.insert(0, sys.argv[1])
from warning_signs.seal.proof import ATTEMPTS, prove
print([each.control and each.sealed for each in prove(attempts=ATTEMPTS[:1], fork=False)])
"""


def test_a_new_python_that_it_starts_finds_it_too(program: Path) -> None:
    """As the proof does on Windows, where a process cannot be copied."""
    bare = str(Path(sys.executable).resolve())  # not what this environment adds to it
    call = [bare, "-c", PROVE, program.name]
    done = subprocess.run(call, check=True, capture_output=True, cwd=program.parent, text=True)

    assert "[True]\n" == done.stdout


def test_its_content_is_its_own(program: Path, tmp_path: Path) -> None:
    """A signs.yaml that lies beside it is not taken for its content."""
    (program.parent / "signs.yaml").write_text("edition: x\n", encoding="ascii")

    assert "Childline" in run(program, tmp_path, "contacts", "--need", "missing")


def test_it_is_the_same_on_every_system(program: Path) -> None:
    """It holds nothing of the machine it was made on: no machine code, no day, no folder."""
    with zipfile.ZipFile(program) as file:
        entries = file.infolist()

    assert {(1980, 1, 1, 0, 0, 0)} == {each.date_time for each in entries}
    assert [] == [each.filename for each in entries if each.filename.endswith((".so", ".pyd"))]
    assert {"__main__.py", "colorama/__init__.py", "warning_signs/compiled/catalogue.json"} <= {
        each.filename for each in entries
    }


def test_a_python_that_is_too_old_is_told_in_a_sentence(program: Path, tmp_path: Path) -> None:
    """Whoever has 3.10 sees what is needed, and no traceback."""
    done = subprocess.run(
        [*BARE, "-c", TOO_OLD.format(str(program))],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        text=True,
    )

    assert 1 == done.returncode
    assert done.stderr.startswith("error: warning-signs needs Python 3.11 or later; this is ")
    assert 1 == len(done.stderr.splitlines())
