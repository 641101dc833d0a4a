"""What a wheel carries beside the YAML, so that no start has to read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warning_signs.cli.written_down import written_down
from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.compiled_files import (
    FOLDER,
    carries_compiled,
    compiled_file,
    read_compiled,
)
from warning_signs.content.loader import read_whole
from warning_signs.content.places import shipped_content
from warning_signs.core.compiled import compile_catalogue
from warning_signs.core.errors import Problem
from warning_signs.formats.json import result_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warning_signs.content.places import File


def compiled_files(yaml: list[Path]) -> dict[str, bytes]:
    """
    Return the files that a wheel carries so that no start has to read YAML, by name.

    Args:
        yaml: The files that the content is read from, in the order of ``compiled_files.YAML``.

    Raises:
        ContentUnusableError: With every problem found, each at its file, line and column.
    """
    made = {**_made_of(yaml[0]), "commands": written_down()}
    held = [each.read_bytes() for each in yaml]
    return {f"{name}.json": compiled_file(document, held) for name, document in made.items()}


def compiled_problems() -> Iterator[Problem]:
    """
    Find compiled files of this program that do not say what the YAML beside them says.

    Raises:
        ContentUnusableError: Where that YAML is unusable.
    """
    if not any(map(carries_compiled, _NAMES)):
        return
    for name, made in _made_of(shipped_content()).items():
        held, file = read_compiled(name), f"{FOLDER}/{name}.json"
        if held is None:
            yield Problem(
                "compiled_stale",
                (),
                "is damaged, or of other content: it is passed over, and the YAML is read",
                "install the program again, or leave it if you changed the content yourself",
                file=file,
                warning=True,
            )
        elif held != json.loads(json.dumps(made)):
            yield Problem(
                "compiled_differs",
                (),
                "says something else than the YAML beside it, and is what results come from",
                "install the program again, from where you trust it",
                file=file,
            )


_NAMES = ("catalogue", "instrument", "results")


def _made_of(content: File) -> dict[str, Any]:
    """Return what the compiled documents of some content hold, by name."""
    document = read_whole(content)
    catalogue = read_catalogue(document, str(content))
    made = (document.plain, compile_catalogue(catalogue), result_pieces(catalogue))
    return dict(zip(_NAMES, made, strict=True))
