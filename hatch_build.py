"""
The content of a wheel, read once when it is built, so that no start has to read YAML.

It reads ``signs.yaml`` as the program does: a wheel of unusable content cannot be built. An
editable install gets nothing from it, for a checkout reads its own file.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledContent(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``signs.json`` beside the ``signs.yaml`` of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled content where the builder finds it."""
        if version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
        from warning_signs.content.loader import COMPILED, compiled

        self._folder = tempfile.TemporaryDirectory()
        made = Path(self._folder.name) / COMPILED
        made.write_text(compiled(top / "signs.yaml"), encoding="utf-8")
        build_data["force_include"][str(made)] = f"warning_signs/{COMPILED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        if version != "editable":
            self._folder.cleanup()
