"""What a wheel has compiled of its content, held against the YAML that lies beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.compiled_files import FOLDER, carries_compiled, read_compiled
from warning_signs.content.loader import read_whole
from warning_signs.content.places import shipped_content
from warning_signs.core.compiling import compile_catalogue
from warning_signs.core.errors import Problem
from warning_signs.formats.json import result_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.places import File

_NAMES = ("catalogue", "instrument", "results")


def compiled_documents(content: File) -> dict[str, Any]:
    """
    Return what the compiled documents of some content hold, by name.

    Args:
        content: The file of the instrument; contacts, sources and words are found beside it.

    Raises:
        ContentUnusableError: With every problem found, each at its file, line and column.
    """
    document = read_whole(content)
    catalogue = read_catalogue(document, str(content))
    made = (document.plain, compile_catalogue(catalogue), result_pieces(catalogue))
    return dict(zip(_NAMES, made, strict=True))


def compiled_problems() -> Iterator[Problem]:
    """
    Find compiled files of this program that do not say what the YAML beside them says.

    Raises:
        ContentUnusableError: Where that YAML is unusable.
    """
    if not any(map(carries_compiled, _NAMES)):
        return
    for name, made in compiled_documents(shipped_content()).items():
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
