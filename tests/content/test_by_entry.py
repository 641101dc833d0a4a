"""Content that is read entry by entry, as in a wheel, against content that is read whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from warning_signs import Answers, load_catalogue, screen
from warning_signs.content.catalogue_reader import read_by_entry
from warning_signs.content.loader import read_whole
from warning_signs.content.places import shipped_content
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.compiled import remember_compiled
from warning_signs.core.compiling import compile_catalogue
from warning_signs.core.records import required

pytestmark = pytest.mark.slow

PLAIN = read_whole(shipped_content()).plain
WHOLE = load_catalogue()


def told(value: Any) -> Any:
    """Return something of the content with its tables as they are compared."""
    return dict(value) if hasattr(value, "keys") else value


def test_every_entry_is_the_same_in_the_same_order() -> None:
    """Whichever is asked for first, the last one too."""
    by_entry = read_by_entry(PLAIN)

    assert WHOLE.rules[[*WHOLE.rules][-1]] == by_entry.rules[[*WHOLE.rules][-1]]
    for name in required(Catalogue):
        one, other = getattr(WHOLE, name), getattr(by_entry, name)
        if name == "summary":
            for table in required(type(one)):
                assert told(getattr(one, table)) == told(getattr(other, table))
        else:
            assert told(one) == told(other)
            assert [*told(one)] == [*told(other)] if hasattr(one, "keys") else True


def test_what_came_compiled_is_for_that_very_content() -> None:
    """Content with something changed is compiled anew, as is that whose compiled form is amiss."""
    by_entry = read_by_entry(PLAIN)
    remember_compiled(by_entry, partial(compile_catalogue, WHOLE))
    without = replace(by_entry, rules={})
    answers = Answers("parent", circumstances={"danger_now": "yes"})  # type: ignore[dict-item]

    assert ("emergency", "watch") == (
        screen(by_entry, answers).level.id,
        screen(without, answers).level.id,
    )
    amiss = read_by_entry(PLAIN)
    remember_compiled(amiss, lambda: None)
    assert "emergency" == screen(amiss, answers).level.id
