"""
What the program does on Windows: a real Windows Python runs it, under Wine.

Wine's console takes the mode that has escape codes obeyed, and shows them all the same: so it is
one of those where the walk must go line by line.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from windows import (
    FOLDER,
    NEEDS,
    Console,
    kept_awake,
    on_linux,
    on_windows,
    run_python,
    windows_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.slow,
    pytest.mark.windows,
    pytest.mark.skipif(not FOLDER, reason=NEEDS),
]

ROOT = Path(__file__).parents[1]
ANSWERS = b"""{"role": "parent", "area": "essex", "signs": {"gifts": "yes", "missing": "maybe"}}"""
LINES = b"\n".join([ANSWERS, b"{", ANSWERS])
OTHERS = [
    ["demo", "corridor"],
    ["export", "fhir"],
    ["export", "xlsform", "--role", "teacher"],
    ["contacts", "--area", "southend", "--format", "html"],
    ["check", "examples/school.yaml"],
]
NAMED = "Ysgol Si\N{LATIN SMALL LETTER A WITH CIRCUMFLEX}n"


@pytest.fixture(scope="module", autouse=True)
def awake() -> Iterator[None]:
    """Have Wine started once for all of them."""
    with kept_awake():
        yield


@pytest.mark.parametrize("form", ["json", "text", "html", "markdown"])
def test_a_result_is_byte_for_byte_that_of_linux(form: str) -> None:
    """Line ends and letters too."""
    assert on_linux("score", "--format", form, given=ANSWERS) == on_windows(
        "score", "--format", form, given=ANSWERS
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_are_answered_as_on_linux(encoding: str) -> None:
    """Those that PowerShell wrote in UTF-16 too."""
    given = LINES.decode().encode(encoding)

    assert on_linux("score", "--lines", "--brief", given=LINES) == on_windows(
        "score", "--lines", "--brief", given=given
    )


@pytest.mark.parametrize("arguments", OTHERS, ids=" ".join)
def test_other_commands_write_what_they_write_on_linux(arguments: list[str]) -> None:
    """Workbooks, stories and checks."""
    code, said = on_windows(*arguments)
    expected, linux = on_linux(*arguments)

    assert expected == code
    assert unpacked(linux) == unpacked(said)


def unpacked(data: bytes) -> bytes | dict[str, bytes]:
    """Return the parts of a workbook, which zlib and zlib-ng press together differently."""
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist()}


def test_letters_go_out_in_utf8_whatever_the_code_page(tmp_path: Path) -> None:
    """A school's Welsh name is whole in a file that was redirected."""
    local = tmp_path / "school.yaml"
    text = (ROOT / "examples" / "school.yaml").read_text(encoding="utf-8")
    local.write_text(text.replace("Larkmere Academy", NAMED), encoding="utf-8")
    call = ["contacts", "--area", "essex", "--format", "markdown", "--local"]
    code, said = on_windows(*call, windows_path(local))

    assert (0, said) == (code, on_linux(*call, str(local))[1])
    assert NAMED in said.decode("utf-8")


def test_a_form_is_written_into_a_file(tmp_path: Path) -> None:
    """No shell stands between that would change its bytes."""
    code, said = on_windows("export", "xlsform", "--output", windows_path(tmp_path / "form.xlsx"))

    assert (0, b"") == (code, said)
    written = (tmp_path / "form.xlsx").read_bytes()
    assert unpacked(on_linux("export", "xlsform")[1]) == unpacked(written)


def test_the_walk_goes_line_by_line_where_no_code_is_obeyed() -> None:
    """Nothing of a code is shown, a slip is asked again, and one leaves with a word."""
    console = Console("-m", "warning_signs", "screen", "--role", "parent")
    console.until("x: leave")
    console.send("\r")
    console.until("1 of 33")
    console.send("zz\r")
    console.until("Please")
    console.send("1\r")
    console.until("2 of 33")
    console.send("x\r")
    code, shown = console.end()

    assert 0 == code
    assert "\N{LEFTWARDS ARROW}" not in shown
    assert "[0m" not in shown


def test_a_story_is_played_line_by_line_and_can_be_left() -> None:
    """A page at a time, with the keys below it."""
    console = Console("-m", "warning_signs", "demo", "corridor")
    console.until("x: leave")
    console.send("\r")
    console.until("2 of ")
    console.send("x\r")

    assert 0 == console.end()[0]


PUT_BACK = """
import subprocess, sys
from warning_signs import windows_console as console
def state():
    return console._get_code_page(), console._mode(0), console._mode(1)
before = state()
call = [sys.executable, "-m", "warning_signs"]
words = subprocess.run([*call, "contacts", "--need", "missing"]).returncode
nothing = subprocess.run([*call, "score"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print("same:", before == state(), "codes:", words, nothing.returncode)
"""


def test_the_console_is_put_back() -> None:
    """Code page and modes are what they were; and NUL is no console that could be asked."""
    code, shown = Console("-c", PUT_BACK).end()

    assert 0 == code
    assert "same: True codes: 0 3" in shown


KEYS = """
import ctypes, os
from warning_signs import windows_console as console
from warning_signs.seal import seal
from warning_signs.walk.keyboard import Keyboard, Keys
from warning_signs.walk.windows_keys import WindowsKeys

def press(text):
    records = (console._Record * (2 * len(text)))()
    for number, char in enumerate(text):
        for down in (True, False):
            record = records[2 * number + (not down)]
            record.kind, record.key.down, record.key.repeated = 1, down, 1
            record.key.char = ord(char)
    write(console._stream(0), records, len(records), ctypes.byref(ctypes.c_ulong()))

console.speak_utf8()
write = console._system.WriteConsoleInputW
resize = console._system.SetConsoleWindowInfo
seal()
source = WindowsKeys(lambda: print("resized:", os.get_terminal_size(1).columns))
keys = Keys(Keyboard(source))
before = console._mode(0), console._mode(1)
source.begin()
press("y\\r\\x1b[A\\x1b")
while keys.wait(1):
    print("key:", ascii(keys.take()))
smaller = console.wintypes.SMALL_RECT(0, 0, 59, 19)
resize(console._stream(1), True, ctypes.byref(smaller))
keys.wait(0.5)
print("interrupt")
try:
    keys.wait(30)
except KeyboardInterrupt:
    print("interrupted")
press("left over")
source.end()
print("left:", console.wait_for_input(0), "same:", before == (console._mode(0), console._mode(1)))
"""


def test_keys_come_one_by_one_and_the_console_is_given_back() -> None:
    """A code for an arrow is one key, Esc alone another; a new size and Ctrl-C are told at once."""
    console = Console("-c", KEYS)
    console.until("interrupt")
    console.send("\x03")
    code, shown = console.end()

    found = [line.partition(" ")[2] for line in shown.splitlines() if line.startswith("key: ")]
    assert 0 == code
    assert ["'y'", "'\\n'", "'up'", "'escape'"] == [each for each in found if each != "''"]
    assert "resized: 60" in shown
    assert "interrupted" in shown
    assert "left: False same: True" in shown


def test_doctor_says_what_does_and_does_not_hold() -> None:
    """Python's own refusals hold there; nothing that takes a Unix is claimed."""
    code, said = on_windows("doctor", "--format", "json")

    layers = {each["id"]: each["holds"] for each in json.loads(said)["layers"]}
    assert 0 == code
    assert {"python", "audit"} == {name for name, holds in layers.items() if holds}


PROVE = """
import json, sys
from warning_signs.seal.proof import ATTEMPTS, expected_refusals_hold, prove
found = prove(attempts=[each for each in ATTEMPTS if each.id in sys.argv[1:]])
print(json.dumps([expected_refusals_hold(found), {each.id: each.row() for each in found}]))
"""
TRIED = ["create", "rename", "udp", "subprocess", "registry", "named_pipe", "start_file"]
NOT_THERE = ["signal", "fork", "native_fork", "unix_stream"]


def test_what_can_be_tried_there_is_refused() -> None:
    """One of each kind, and what only Windows has; of the rest it is said that it is not there."""
    code, said = run_python("-c", PROVE, *TRIED, *NOT_THERE)
    holds, rows = json.loads(said)

    assert (0, True, {*TRIED, *NOT_THERE}) == (code, holds, set(rows))
    assert {("worked", "refused")} == {
        (rows[name]["control"], rows[name]["sealed"]) for name in TRIED
    }
    assert {"could not be tried"} == {rows[name]["control"] for name in NOT_THERE}
