"""
The proof: every attempt works unsealed, and is refused by each layer that claims to stop it.

Sealed or not, attempts are made in processes of their own, started from one that is not this one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from warning_signs.seal.proof import ATTEMPTS, Proved, expected_refusals_hold
from warning_signs.seal.proof.attempt import prepare, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

LAYERS = (
    "python",
    "crash_file",
    "memory",
    "descriptors",
    "file_size",
    "landlock",
    "syscalls",
    "audit",
)

# What some systems do not let even an unsealed program do, or do not have.
NOT_EVERYWHERE = {
    "attach",  # a hardened kernel forbids it
    "attribute",  # a file system without attributes
    "crash_file",  # a crash file that would go to a collector
    "input_history",  # Python without readline
    "key",
    "native_attribute",
    "native_namespace",  # switched off by administrators
    "native_type",  # switched off since Linux 6.2, but for an administrator
    "node",
    "queue",
    "read_memory",
    "read_memory_early",
    "ring",  # switched off by administrators
    "shared",
    "type",
    "unix_abstract",
    "unnamed",  # a file system without unnamed files
}

PROVE = """
import json, sys
from dataclasses import asdict
from warning_signs.seal.proof import ATTEMPTS, expected_refusals_hold, prove
from warning_signs.seal import audit, landlock, limits, syscalls
from warning_signs.seal.layer import Layer

chosen = json.loads(sys.argv[1])
attempts = [each for each in ATTEMPTS if chosen is None or each.id in chosen]
results = prove({sealer}attempts=attempts)
print(json.dumps({{
    "proved": {{each.id: asdict(each) for each in results}},
    "holds": expected_refusals_hold(results),
}}))
"""

ALONE = {
    "python": "lambda: (limits.python(),)",
    "crash_file": "lambda: (limits.crash_file(),)",
    "memory": "lambda: (limits.memory(),)",
    "descriptors": "lambda: (limits.descriptors(),)",
    "file_size": "lambda: (limits.file_size(),)",
    "landlock": "lambda: (landlock.landlock(),)",
    "syscalls": "lambda: (syscalls.syscalls(),)",
    "audit": "lambda: (audit.audit(),)",
}


def run(
    code: str, *arguments: str, line: str = '"$0" "$@"', **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process that may be copied, by a line of shell that can redirect it."""
    return subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
        timeout=120,
    )


def prove(sealer: str = "", only: set[str] | None = None, **options: str) -> dict[str, Any]:
    """Prove with these layers, or with the whole seal."""
    code = PROVE.format(sealer=f"{sealer}, " if sealer else "")
    chosen = json.dumps(sorted(only) if only is not None else None)
    proved: dict[str, Any] = json.loads(run(code, chosen, **options).stdout)
    return proved


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The whole proof, made once."""
    return prove()


@cache
def holds_here(layer: str) -> bool:
    """Return whether this system has a layer."""
    code = """
    from warning_signs.seal import seal
    print(*(each.id for each in seal() if each.holds))
    """
    return layer in run(code).stdout.split()


def claimed_by(*layers: str) -> set[str]:
    """Name the attempts that any of these layers claims to stop."""
    return {each.id for each in ATTEMPTS if each.stopped_by & set(layers)}


# --- what is tried ------------------------------------------------------------------------------


def test_there_are_many_attempts_of_every_kind() -> None:
    """Each has a name of its own and words, and is stopped by some layer."""
    names = [each.id for each in ATTEMPTS]

    assert len(names) >= 95
    assert sorted(set(names)) == sorted(names)
    assert {"disk", "network", "process", "memory"} == {each.reaches for each in ATTEMPTS}
    assert [] == [each.id for each in ATTEMPTS if not each.title or not each.stopped_by]
    assert set(LAYERS) >= {layer for each in ATTEMPTS for layer in each.stopped_by}


def test_every_layer_has_something_to_show() -> None:
    """A layer that no attempt needs would be a claim that nobody can check."""
    assert [] == [layer for layer in LAYERS if not claimed_by(layer)]


def test_the_kernel_alone_stops_all_that_native_code_tries() -> None:
    """Python's own refusals are never what native code is stopped by."""
    native = [each for each in ATTEMPTS if each.id.startswith("native_")]

    assert len(native) >= 10
    assert [] == [each.id for each in native if "audit" in each.stopped_by]
    assert [] == [each.id for each in native if not each.stopped_by & {"landlock", "syscalls"}]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda at: (at / "new").touch(), id="a-new-file"),
        pytest.param(lambda at: (at / "new").symlink_to("answer"), id="a-link-to-nowhere"),
        pytest.param(lambda at: os.mkfifo(at / "new"), id="a-pipe"),
        pytest.param(lambda at: (at / "new").hardlink_to(at / "existing"), id="a-second-name"),
        pytest.param(lambda at: (at / "empty").rmdir(), id="a-folder-less"),
        pytest.param(lambda at: (at / "empty" / "new").touch(), id="a-file-further-down"),
        pytest.param(lambda at: (at / "existing").chmod(0o600), id="permissions"),
        pytest.param(lambda at: os.utime(at / "existing", (7, 7)), id="times"),
        pytest.param(lambda at: (at / "existing").write_bytes(b"x" * 40), id="content"),
    ],
)
def test_every_change_to_the_folder_is_seen(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    """What an attempt left is looked for from outside; its own word is not taken."""
    prepare(tmp_path)
    (tmp_path / "existing").chmod(0o644)
    before = snapshot(tmp_path)
    assert before == snapshot(tmp_path)
    change(tmp_path)

    assert before != snapshot(tmp_path)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system writes no attributes")
def test_an_attribute_on_a_file_is_seen(tmp_path: Path) -> None:
    """It changes neither content, times nor permissions."""
    prepare(tmp_path)
    before = snapshot(tmp_path)
    try:
        os.setxattr(tmp_path / "existing", "user.answer", b"yes")
    except OSError:
        pytest.skip("this file system keeps no attributes")

    assert before != snapshot(tmp_path)


# --- what comes of it ---------------------------------------------------------------------------


def test_every_attempt_works_unsealed(whole: dict[str, Any]) -> None:
    """An attempt that could not work shows nothing by being refused."""
    failed = {name for name, each in whole["proved"].items() if not each["control"]}

    assert set() == failed - NOT_EVERYWHERE


def test_every_attempt_is_refused_sealed(whole: dict[str, Any]) -> None:
    """With all that this system has in force, whatever a layer claims to stop is stopped."""
    worked = {
        name
        for name, each in whole["proved"].items()
        if each["control"] and each["expected"] and not each["sealed"]
    }

    assert set() == worked
    assert whole["holds"]


def test_nothing_that_reaches_disk_or_network_works_sealed(whole: dict[str, Any]) -> None:
    """Where the kernel helps, this is so of every attempt, expected or not."""
    if not (holds_here("landlock") and holds_here("syscalls")):
        pytest.skip("this system lacks a layer of the kernel")
    worked = {
        name for name, each in whole["proved"].items() if each["control"] and not each["sealed"]
    }

    assert set() == worked


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_alone_stops_all_it_claims(layer: str) -> None:
    """With no other in force, so that none leans on another."""
    if not holds_here(layer):
        pytest.skip(f"this system lacks {layer}")
    claimed = claimed_by(layer)
    proved = prove(ALONE[layer], claimed)["proved"]
    tried = {name for name, each in proved.items() if each["control"]}

    assert claimed - NOT_EVERYWHERE <= tried
    assert set() == {name for name in tried if not proved[name]["sealed"]}
    assert set() == {name for name in tried if not proved[name]["expected"]}


def test_without_the_kernel_native_code_is_not_stopped_and_not_said_to_be() -> None:
    """On a system with nothing but Python's refusals the proof is honest, and still holds."""
    result = prove(ALONE["audit"], {"write", "native_create", "native_udp"})
    seen = {name: (each["sealed"], each["expected"]) for name, each in result["proved"].items()}

    assert {
        "write": (True, True),
        "native_create": (False, False),
        "native_udp": (False, False),
    } == seen
    assert result["holds"]


def test_a_layer_that_does_not_do_what_it_claims_is_found_out() -> None:
    """A seal that only says it holds fails the proof."""
    result = prove('lambda: (Layer("landlock", True, ""),)', {"write", "udp"})

    assert not result["proved"]["write"]["sealed"]
    assert not result["holds"]


def test_a_seal_that_breaks_its_process_is_found_out() -> None:
    """That nothing was stored because nothing was tried is no refusal."""
    result = prove("lambda: 1 / 0", {"write"})

    assert not result["proved"]["write"]["sealed"]
    assert not result["holds"]


@pytest.mark.parametrize("allowed", [3, 10, 31])
def test_too_few_descriptors_are_said_and_no_fault(allowed: int) -> None:
    """Where attempts would fail for want of files, none is made to look refused."""
    code = f"""
    import resource
    from warning_signs.seal.proof import prove
    resource.setrlimit(resource.RLIMIT_NOFILE, ({allowed}, {allowed}))
    try:
        prove()
    except OSError as error:
        print(error.strerror)
    """

    assert (
        f"only {allowed} files may be open at a time, and the proof takes 32\n" == run(code).stdout
    )


def test_a_new_python_takes_nothing_from_the_working_folder(tmp_path: Path) -> None:
    """A file there that is named as a module is not run in its place."""
    (tmp_path / "json.py").write_text("raise SystemExit('taken')", encoding="ascii")
    proved = prove("fork=False", only={"write"}, line=f'cd {tmp_path} && "$0" -P "$@"')["proved"]

    assert (True, True) == (proved["write"]["control"], proved["write"]["sealed"])


def test_an_attempt_that_cannot_be_made_here_is_said_to_be_so() -> None:
    """It is no success: a proof that could try nothing does not hold."""
    code = """
    from dataclasses import replace
    from warning_signs.seal.proof import ATTEMPTS, expected_refusals_hold, prove

    def missing(sandbox):
        raise OSError("not here")

    results = prove(attempts=[replace(ATTEMPTS[0], ready=missing)])
    print(results[0].row(), expected_refusals_hold(results))
    """

    assert (
        "{'id': 'write', 'control': 'could not be tried', 'sealed': 'not tried'} False\n"
        == run(code).stdout
    )


def test_without_a_network_all_the_rest_is_tried() -> None:
    """Not even this computer can be reached by it where its own loop is switched off."""
    code = """
    import socket
    from warning_signs.seal.proof import ATTEMPTS, prove

    class Off(socket.socket):
        def connect(self, address):
            raise OSError("unreachable")

    socket.socket = Off
    tried = [each for each in ATTEMPTS if each.id in {"write", "open_connection"}]
    print([(each.id, each.control, each.sealed) for each in prove(attempts=tried)])
    """

    expected = [("write", True, True), ("open_connection", False, False)]
    assert f"{expected}\n" == run(code).stdout


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """The folder of the proof is gone, the working folder and shared memory are as before."""
    temporary, working, home = (tmp_path / name for name in ("temporary", "working", "home"))
    for folder in (temporary, working, home):
        folder.mkdir()
    shared = Path("/dev/shm")  # noqa: S108  (the system's own place)
    before = set(shared.iterdir()) if shared.is_dir() else set()
    kept = sorted(Path("/proc/sysvipc").glob("*"))  # segments, queues and counters of the kernel
    lasting = [each.read_text(encoding="ascii") for each in kept]
    line = f'cd {working} && "$0" "$@"'
    prove(line=line, TMPDIR=str(temporary), HOME=str(home))
    # Python's own helper, which would clear up after this one, cannot be started here.
    prove(ALONE["syscalls"], {"shared"}, line=line, TMPDIR=str(temporary), HOME=str(home))

    assert [] == [*temporary.iterdir(), *working.iterdir(), *home.iterdir()]
    assert before == (set(shared.iterdir()) if shared.is_dir() else set())
    assert lasting == [each.read_text(encoding="ascii") for each in kept]


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams_do_not_disturb_the_proof(closed: str) -> None:
    """A program started without some of its streams proves the same."""
    only = {"write", "udp", "fork", "system"}
    result = prove(only=only, line=f'"$0" "$@" {closed}')

    assert dict.fromkeys(only, (True, True)) == {
        name: (each["control"], each["sealed"]) for name, each in result["proved"].items()
    }


def test_a_new_python_proves_the_same_as_a_copy() -> None:
    """Where a process cannot be copied, each attempt is made in a Python started for it."""
    only = {"write", "udp", "resolve", "subprocess", "open_file", "native_create", "read_memory"}
    copied = prove(only=only)["proved"]
    started = prove("fork=False", only=only)["proved"]

    # Reading another process takes a copy of this one.
    assert not started.pop("read_memory")["control"]
    assert {name: copied[name] for name in started} == started


# --- how it is told -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("control", "sealed", "expected"),
    [
        (True, True, {"id": "a", "control": "worked", "sealed": "refused"}),
        (True, False, {"id": "a", "control": "worked", "sealed": "worked"}),
        (False, False, {"id": "a", "control": "could not be tried", "sealed": "not tried"}),
    ],
)
def test_a_row_says_what_happened(control: bool, sealed: bool, expected: dict[str, str]) -> None:
    """In words that cannot be read the wrong way round."""
    proved = Proved("a", "do a", "disk", control=control, sealed=sealed, expected=control)

    assert expected == proved.row()


def test_one_contradiction_is_enough() -> None:
    """Refusals do not outweigh an attempt that should have been refused and was not."""
    kept = Proved("a", "do a", "disk", control=True, sealed=True, expected=True)
    broken = Proved("b", "do b", "disk", control=True, sealed=False, expected=True)
    unclaimed = Proved("c", "do c", "disk", control=True, sealed=False, expected=False)

    assert expected_refusals_hold([kept, unclaimed])
    assert not expected_refusals_hold([kept, broken])
    assert not expected_refusals_hold([unclaimed])
    assert not expected_refusals_hold([])
