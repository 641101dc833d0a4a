"""What the program says protects the answers is so, and where nothing does it says that."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from warning_signs.seal import CLAIMED

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "warning_signs"]
ANSWERS = '{"role": "parent", "signs": {"gifts": "yes"}}'
NO_STRACE = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@dataclass(frozen=True)
class Lack:
    """A system that answers a call of the seal with an error, as one without it would, or none."""

    call: str
    error: str
    layers: tuple[str, ...]


LACKS = (
    Lack("landlock_create_ruleset", "ENOSYS", ("landlock",)),
    Lack("landlock_create_ruleset", "EOPNOTSUPP", ("landlock",)),
    Lack("prctl", "EINVAL", ("landlock", "syscalls")),
)


def run(*arguments: str, lack: Lack | None = None, said: str = "") -> tuple[int, str, str]:
    inject = []
    if lack:
        inject = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={lack.call}"]
        inject += ["-e", f"inject={lack.call}:error={lack.error}"] if lack.error else []
    done = subprocess.run(
        [*inject, *COMMAND, *arguments],
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def test_doctor_says_what_holds_in_words_and_for_scripts() -> None:
    """Every layer has a reason, held or not; attempts are there only when they were made."""
    code, out, _ = run("doctor", "--format", "json")
    document = json.loads(out)

    assert 0 == code
    assert {"format", "layers", "differing"} == set(document)
    assert all({"id", "holds", "why"} == set(layer) for layer in document["layers"])
    assert all(layer["why"] for layer in document["layers"])
    code, out, _ = run("doctor")
    assert 0 == code
    for layer in document["layers"]:
        assert layer["why"] in " ".join(out.split())


def test_the_proof_tries_many_ways_and_none_gets_through() -> None:
    """Each attempt that works unsealed is refused sealed."""
    code, out, _ = run("doctor", "--prove", "--format", "json")
    attempts = json.loads(out)["attempts"]
    tried = [each for each in attempts if each["control"] == "worked"]

    assert 0 == code
    assert all({"id", "control", "sealed"} == set(each) for each in attempts)
    assert len(attempts) >= 95
    if sys.platform == "linux":
        assert len(tried) >= 85
        assert [] == [each["id"] for each in tried if each["sealed"] != "refused"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to hide the memory")
def test_the_controls_are_not_hidden_by_the_program_itself() -> None:
    """The program hides its memory at its start; what is tried without protection has none."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii")
    resource = pytest.importorskip("resource")
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    if "/" in pattern or "|" in pattern or not most:
        pytest.skip("no crash file is left in a folder here")
    attempts = json.loads(run("doctor", "--prove", "--format", "json")[1])["attempts"]
    controls = {each["id"]: each["control"] for each in attempts}

    assert "worked" == controls["crash_file"]


@NO_STRACE
@pytest.mark.parametrize("lack", LACKS, ids=lambda lack: f"{lack.call} {lack.error}")
def test_a_system_that_lacks_a_layer_is_told_so_and_still_served(lack: Lack) -> None:
    """The answers are scored, doctor says what does not hold, and one line says so elsewhere."""
    document = json.loads(run("doctor", "--format", "json", lack=lack)[1])
    scored, out, said = run("score", lack=lack, said=ANSWERS)

    assert list(lack.layers) == [
        layer["id"]
        for layer in document["layers"]
        if not layer["holds"] and layer["id"] in ("landlock", "syscalls")
    ]
    assert 0 == scored
    assert "level" in json.loads(out)
    # The tracer that takes the layer away takes the memory with it.
    found = f"memory, {', '.join(lack.layers)} missing"
    assert 1 == len(said.splitlines())
    assert said.startswith(f"note: not all protection is in force: {found}")
    assert said.endswith("; see warning-signs doctor\n")


@NO_STRACE
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("screen",), ""),
        (("score",), ANSWERS),
        (("score", "--format", "text"), ANSWERS),
        (("score", "--lines"), ANSWERS),
        (("demo", "corridor"), ""),
        (("demo", "--list", "--format", "json"), ""),
    ],
    ids=" ".join,
)
def test_where_the_seal_is_required_nothing_starts_without_it(
    arguments: tuple[str, ...], said: str
) -> None:
    """Each command that reads answers can be told to refuse, and says what is missing."""
    code, out, told = run(*arguments, "--require-seal", lack=LACKS[0], said=said)
    lines = told.splitlines()

    assert 1 == code
    assert 2 == len(lines)
    assert lines[0].startswith("error: --require-seal: the system does not enforce it here: ")
    assert "landlock missing" in lines[0]
    assert lines[1].startswith("hint: ")
    if out:
        assert "seal_missing" == json.loads(out)["error"]["code"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("score",), ANSWERS), (("score", "--lines"), ANSWERS), (("demo", "corridor"), "")],
    ids=" ".join,
)
def test_where_all_of_it_holds_nothing_is_said(arguments: tuple[str, ...], said: str) -> None:
    """With or without asking for it, standard error has no word of the seal."""
    held = {
        each["id"]
        for each in json.loads(run("doctor", "--format", "json")[1])["layers"]
        if each["holds"]
    }
    if not held >= CLAIMED:
        pytest.skip("this system lacks a layer")
    for asked in ([], ["--require-seal"]):
        code, _, told = run(*arguments, *asked, said=said)

        assert 0 == code
        assert [] == [line for line in told.splitlines() if not line.startswith("lines: ")]


@NO_STRACE
def test_a_tracer_is_noticed_and_said() -> None:
    """Who watches reads every answer, so doctor, the first page and a required seal say so."""
    watched = Lack("landlock_create_ruleset", "", ())
    _, doctor, _ = run("doctor", lack=watched)
    _, _, page = run("screen", lack=watched)
    code, _, told = run("score", "--require-seal", lack=watched, said=ANSWERS)

    sentence = "Another program (a debugger or tracer) is attached to this one"
    assert sentence in " ".join(doctor.split())
    assert sentence in " ".join(page.split())
    assert 1 == code
    assert "memory missing (a debugger or tracer is attached)" in told


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no such limit")
def test_the_proof_says_where_it_cannot_be_made() -> None:
    """With few open files allowed there is one line and a hint, not a fault of ours."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -n 12; "$0" "$@"', *COMMAND, "doctor", "--prove"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert 1 == done.returncode
    assert done.stderr.splitlines() == [
        "error: --prove: only 12 files may be open at a time, and the proof takes 32",
        "hint: it takes 32 open files (ulimit -n 32) and a temporary folder to write to",
    ]


def test_the_first_page_says_what_protects_the_answers() -> None:
    """Whether the system enforces it or not, the walk says so before the first question."""
    _, _, said = run("screen")

    assert "warning-signs doctor" in " ".join(said.split())
