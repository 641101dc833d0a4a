"""What tests of every wing share: the content, the stories, and one build of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from installed import distributions
from warning_signs import load_catalogue
from warning_signs.training.loader import load_training

if TYPE_CHECKING:
    from pathlib import Path

    from warning_signs import Catalogue
    from warning_signs.training.scenarios import Training


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped content."""
    return load_catalogue()


@pytest.fixture(scope="session")
def training(catalogue: Catalogue) -> Training:
    """The shipped stories."""
    return load_training(catalogue)


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder with the wheel and the source archive of this checkout."""
    return distributions()


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """The wheel of this checkout."""
    return next(built.glob("*.whl"))
