"""
What a build makes: the content of a wheel, and the README of a page that no files lie beside.

The content is read once, so that no start has to read YAML. It is read as the program reads it: a
wheel of unusable content cannot be built. An editable install gets nothing from it, for a checkout
reads its own file.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # noqa: UP036  (pip comes here before it compares versions)
    sys.exit("warning-signs needs Python 3.11 or later; this is " + sys.version.split()[0])

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\n+")
_TO_A_FILE = re.compile(r"\[([^\]]+)\]\((?!https?:|#)[^)]*\)")


class CompiledContent(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled files beside the content of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled files where the builder finds them."""
        if version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
        from warning_signs.cli.wheel_files import compiled_files
        from warning_signs.content.compiled_files import FOLDER, YAML

        self._folder = tempfile.TemporaryDirectory()
        content, *parts = YAML
        yaml = [top / content, *(top / "src" / "warning_signs" / part for part in parts)]
        for name, data in compiled_files(yaml).items():
            made = Path(self._folder.name) / name
            made.write_bytes(data)
            build_data["force_include"][str(made)] = f"warning_signs/{FOLDER}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        if version != "editable":
            self._folder.cleanup()


class Readme(MetadataHookInterface):
    """Gives the README for the page of an index, where pictures and links to files lead nowhere."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Take out the pictures, and leave of such a link its words."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        told = _TO_A_FILE.sub(r"*\1*", _PICTURE.sub("", text))
        metadata["readme"] = {"content-type": "text/markdown", "text": told}
