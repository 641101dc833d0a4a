"""What a wheel carries beside the YAML, so that no start has to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.cli.compiled_content import compiled_documents
from warning_signs.cli.written_down import written_down
from warning_signs.content.compiled_files import compiled_file

if TYPE_CHECKING:
    from pathlib import Path


def compiled_files(yaml: list[Path]) -> dict[str, bytes]:
    """
    Return the files that a wheel carries so that no start has to read YAML, by name.

    Args:
        yaml: The files that the content is read from, in the order of ``compiled_files.YAML``.

    Raises:
        ContentUnusableError: With every problem found, each at its file, line and column.
    """
    made = {**compiled_documents(yaml[0]), "commands": written_down()}
    held = [each.read_bytes() for each in yaml]
    return {f"{name}.json": compiled_file(document, held) for name, document in made.items()}
