"""Files made to break the reader: each gives one clear error, and nothing in them is obeyed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from content_files import SMALL, TODAY, problems_in
from warning_signs.content.checks.runner import check_content
from warning_signs.content.documents import read_yaml
from warning_signs.content.limits import CONTENT

SOURCE = Path(__file__).parents[2] / "src"

ALIASES = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
MERGES = "a: &a {x: y}\n" + "".join(
    f"b{n}: &b{n}\n  <<: [*{'a' if n == 0 else f'b{n - 1}'}]\n" for n in range(20)
)
LONG = '    phone: "' + "1" * 5000 + '"\n'

FILES = {
    "alias-bomb": (ALIASES.encode(), "anchor"),
    "merge-key-bomb": (MERGES.encode(), "anchor"),
    "nested-brackets": (b"signs: " + b"[" * 100_000, "too_deep"),
    "nested-mappings": (b"{a: " * 100_000, "too_deep"),
    "duplicate-keys": (b"signs: a\nsigns: b\n", "duplicate_key"),
    "nul": (b"signs: a\0b\n", "bad_character"),
    "utf-16 without a mark": ("signs: a".encode("utf-16-le"), "not_utf8"),
    "latin-1": ("signs: \N{LATIN SMALL LETTER E WITH ACUTE}".encode("latin-1"), "not_utf8"),
    "ten-megabytes": (b"signs: " + b"a" * 10 * 1024 * 1024, "too_large"),
    "many-keys": (b"".join(b"k%d: v\n" % n for n in range(200_000)), "too_large"),
}

# The high-water mark of the program alone: what getrusage tells begins with the memory of the
# process that started it.
MEASURE = """
import sys
from pathlib import Path
from warning_signs.cli.app import by_typer
from warning_signs.cli.ending import exit_code_of
code = exit_code_of(by_typer)
status = Path("/proc/self/status").read_text()
most = int(status.split("VmHWM:")[1].split()[0])
print(code, most < 200 * 1024, file=sys.stderr)
"""


@pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES)
def test_hostile_file_gives_one_clear_error(content: bytes, code: str) -> None:
    """Whatever the file does, there is one problem with its code and a hint."""
    (problem,) = problems_in(content)

    assert (code, True) == (problem.code, bool(problem.hint))


@pytest.mark.slow
@pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES)
def test_hostile_file_takes_little_memory(content: bytes, code: str, tmp_path: Path) -> None:
    """The whole program ends with exit code 4, the error on one line, in under 200 MB."""
    file = tmp_path / "hostile.yaml"
    file.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, "check", str(file)],
        env={"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "4 True" == done.stderr.splitlines()[-1]
    assert 1 == done.stdout.count(f": {code}: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"\\e[2J\\e]0;title\\a"', id="terminal-escape"),
        pytest.param('"a\\u202Eb"', id="direction"),
        pytest.param('"a\\u200Bb"', id="zero-width"),
        pytest.param('"a\\0b"', id="escaped-nul"),
    ],
)
@pytest.mark.parametrize("field", ["text: Talk to the council today.", "name: The council"])
def test_character_that_commands_a_terminal_is_refused(text: str, field: str) -> None:
    """A text field holds no control, format or direction character, and none is shown."""
    key = field.split(":", maxsplit=1)[0]
    content = SMALL.read_text(encoding="utf-8").replace(field, f"{key}: {text}")
    (problem,) = problems_in(content.encode())

    assert "bad_character" == problem.code
    assert (problem.problem + problem.hint + problem.place).isprintable()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('"\\e[31mkey": x\nsigns: x\n', id="key"),
        pytest.param('signs: [{id: "\\e[31m", label: x}]\nrules: [{id: x, level: y}]\n', id="id"),
        pytest.param(f"signs: x\n{'k' * 5000}: x\n", id="long-key"),
    ],
)
def test_what_an_error_quotes_is_harmless(content: str) -> None:
    """Keys and ids that are repeated in an error can do nothing, and are cut short."""
    shown = [part for each in problems_in(content.encode()) for part in (each.problem, each.hint)]

    assert [] == [part for part in shown if not part.isprintable() or len(part) > 200]


def test_rich_markup_is_only_text() -> None:
    """Square brackets are kept as they are: nothing in content is markup."""
    text = "[bold]Talk[/] to [link=x]the council[/link] today."
    content = SMALL.read_text(encoding="utf-8").replace(
        "text: Talk to the council today.", f'text: "{text}"'
    )
    document = read_yaml(content.encode(), CONTENT)

    assert () == check_content(document, TODAY)


@pytest.mark.parametrize("name", ["../etc", "a/../../b", "..", "a b", "A"])
def test_id_is_a_plain_word(name: str) -> None:
    """An id leads to no other place in a file system."""
    content = SMALL.read_text(encoding="utf-8").replace("id: do_not_wait", f'id: "{name}"')

    assert ["malformed"] == [each.code for each in problems_in(content.encode())]


def test_a_condition_that_counts_to_none_is_refused() -> None:
    """At least none would hold always: someone meant another number."""
    none = "when: {at_least: {count: 0, possible: [signs]}}"
    content = SMALL.read_text(encoding="utf-8").replace("when: {level: [emergency]}", none, 1)
    (problem,) = problems_in(content.encode())

    assert ("wrong_kind", "must be at least 1") == (problem.code, problem.problem)


def test_number_of_five_thousand_digits_is_no_integer() -> None:
    """A number too long to be one is told as such, and is not worked with."""
    content = SMALL.read_text(encoding="utf-8").replace("points: 1\n", f"points: {'1' * 5000}\n")

    assert ["wrong_kind"] == [each.code for each in problems_in(content.encode())]
