"""Calling the command line within this process, as a shell would, with streams of our own."""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from unittest.mock import patch

from warning_signs.cli import run


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: bytes
    err: str


def call(*arguments: str, data: bytes = b"") -> Done:
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as err,
        io.TextIOWrapper(io.BytesIO(data)) as source,
        patch.multiple(
            sys, argv=["warning-signs", *arguments], stdin=source, stdout=out, stderr=err
        ),
    ):
        code = run()
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
        return Done(code, bytes(out.buffer.read()), err.read())
