"""Every test that calls the command line does so in the checkout, and through a wheel."""

from __future__ import annotations

import pytest

import calling
from installed import entry_point, environment


@pytest.fixture
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have ``call`` go through the entry point of an installed wheel, where that is asked for."""
    if request.param == "wheel":
        monkeypatch.setattr(calling, "PROGRAM", (entry_point(), environment()))
    return str(request.param)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "call" in metafunc.function.__code__.co_names:
        metafunc.fixturenames.append("way")
        metafunc.parametrize("way", ["checkout", "wheel"], indirect=True)
