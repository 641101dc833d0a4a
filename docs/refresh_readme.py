"""Run every example in README.md and write down what it shows: python docs/refresh_readme.py."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
EXAMPLE = re.compile(r"```console\n(\$ .*?)\n```", re.DOTALL)
GRAPH = re.compile(r"```mermaid\n.*?```", re.DOTALL)
COLUMNS = "100"


def refreshed(text: str) -> str:
    """Return the README with the output of each example as it is now."""
    text = EXAMPLE.sub(lambda found: f"```console\n{_run(found[1])}\n```", text)
    return GRAPH.sub(lambda _: f"```mermaid\n{_output('warning-signs signs --graph')}\n```", text)


def _run(block: str) -> str:
    """Run the command of one block; its further lines begin with four spaces."""
    lines = block.split("\n")
    command = [lines[0]]
    for line in lines[1:]:
        if not line.startswith("    ") or not command[-1].endswith(("|", "\\")):
            break
        command.append(line)
    return "\n".join([*command, _output("\n".join(command).removeprefix("$ "))])


def _output(command: str) -> str:
    done = subprocess.run(  # noqa: S602  (an example is what a person would type)
        command,
        shell=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": COLUMNS,
        },
    )
    return done.stdout.rstrip("\n")


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
