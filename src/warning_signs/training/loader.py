"""Finding and loading the training stories that came with this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.content.documents import read_content
from warning_signs.content.places import DATA
from warning_signs.training.scenarios import read_training

if TYPE_CHECKING:
    from warning_signs.content.places import File
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.training.scenarios import Training

SHIPPED = DATA / "training.yaml"


def load_training(catalogue: Catalogue, path: File = SHIPPED) -> Training:
    """
    Load the training stories.

    Args:
        catalogue: The instrument, whose ids they use.
        path: A file of stories.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    return read_training(catalogue, read_content(path), str(path))
