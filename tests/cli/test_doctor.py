"""What the program says protects the answers is so, and where nothing does it says that."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass

import pytest

COMMAND = [sys.executable, "-m", "warning_signs"]
NO_STRACE = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@dataclass(frozen=True)
class Lack:
    """A system that answers a call of the seal with an error, as one without it would."""

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
        fault = f"inject={lack.call}:error={lack.error}"
        inject = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={lack.call}", "-e", fault]
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
    assert {"format", "layers"} == set(document)
    assert all({"id", "holds", "why"} == set(layer) for layer in document["layers"])
    assert all(layer["why"] for layer in document["layers"])
    code, out, _ = run("doctor")
    assert 0 == code
    for layer in document["layers"]:
        assert layer["why"] in " ".join(out.split())


def test_the_proof_tries_at_least_thirty_ways_and_none_gets_through() -> None:
    """Each attempt that works unsealed is refused sealed."""
    code, out, _ = run("doctor", "--prove", "--format", "json")
    attempts = json.loads(out)["attempts"]
    tried = [each for each in attempts if each["control"] == "worked"]

    assert 0 == code
    assert all({"id", "control", "sealed"} == set(each) for each in attempts)
    assert len(attempts) >= 30
    if sys.platform == "linux":
        assert len(tried) >= 30
        assert [] == [each["id"] for each in tried if each["sealed"] != "refused"]


@NO_STRACE
@pytest.mark.parametrize("lack", LACKS, ids=lambda lack: f"{lack.call} {lack.error}")
def test_a_system_that_lacks_a_layer_is_told_so_and_still_served(lack: Lack) -> None:
    """The screening runs, doctor says what does not hold, and --require-seal does not start."""
    document = json.loads(run("doctor", "--format", "json", lack=lack)[1])
    answers = '{"role": "parent", "signs": {"gifts": "yes"}}'
    scored, _, _ = run("score", lack=lack, said=answers)
    refused, out, said = run("screen", "--require-seal", lack=lack)

    assert list(lack.layers) == [
        layer["id"]
        for layer in document["layers"]
        if not layer["holds"] and layer["id"] in ("landlock", "syscalls")
    ]
    assert 0 == scored
    assert 1 == refused
    assert "" == out
    assert f"{', '.join(lack.layers)} missing" in said.splitlines()[0]


def test_the_first_page_says_what_protects_the_answers() -> None:
    """Whether the system enforces it or not, the walk says so before the first question."""
    _, _, said = run("screen")

    assert "warning-signs doctor" in " ".join(said.split())
