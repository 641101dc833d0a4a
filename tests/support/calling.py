"""Calling the command line in a copy of this process, which seals itself as any run does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, NoReturn

from warning_signs.cli.app import by_typer
from warning_signs.cli.ending import exit_code_of


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: bytes
    err: str


PROGRAM: tuple[list[str], dict[str, str]] | None = None
"""An installed program and its environment, to be called in the place of a copy of this process."""


def call(*arguments: str, data: bytes = b"") -> Done:
    if PROGRAM is not None:
        command, environment = PROGRAM
        done = subprocess.run(
            [*command, *arguments], input=data, env=environment, capture_output=True, check=False
        )
        return Done(done.returncode, done.stdout, done.stderr.decode())
    with TemporaryFile() as source, TemporaryFile() as out, TemporaryFile() as err:
        source.write(data)
        source.seek(0)
        child = os.fork()
        if child == 0:
            _run(arguments, (source, out, err))
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Done(os.waitstatus_to_exitcode(status), out.read(), err.read().decode())


def _run(arguments: tuple[str, ...], streams: tuple[IO[bytes], ...]) -> NoReturn:
    """Run as a program would, in the child: nothing of the test's own comes back from here."""
    code = -1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        sys.argv = ["warning-signs", *arguments]
        code = exit_code_of(by_typer)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
