"""What the README shows is what the program does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from warning_signs.cli.app import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_example_shows_what_the_program_says_today() -> None:
    """Help and samples in the README are refreshed by docs/refresh_readme.py, and current."""
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh_readme.py")
    assert spec is not None
    assert spec.loader is not None
    refresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(refresh)

    assert refresh.refreshed(README) == README


def test_every_link_to_a_file_leads_somewhere() -> None:
    """Links within the repository are not stale."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)

    assert links
    assert [] == [link for link in links if not (ROOT / link).exists()]


def test_completions_know_every_command() -> None:
    """Each shell is offered the commands there are, and no other."""
    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
    files = [path for path in (ROOT / "completions").iterdir() if path.is_file()]

    assert 3 == len(files)
    for file in files:
        words = re.search(r"[\"(](screen [a-z ]+)[\")]", file.read_text(encoding="utf-8"))
        assert words is not None
        assert commands == set(words[1].split())
