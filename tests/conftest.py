"""What tests of every wing share: the content, the stories, and one build of the program."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from installed import distributions
from warning_signs import load_catalogue
from warning_signs.training.loader import load_training

if TYPE_CHECKING:
    from pathlib import Path

    from warning_signs import Catalogue
    from warning_signs.training.scenarios import Training


for name in ("SIGINT", "SIGQUIT", "SIGHUP"):
    # Where the tests were started to ignore it, as by nohup, what they start would too, and the
    # program rightly honours that. What is handled is not handed down; here it still does nothing.
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda *_: None)


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
