"""However it is installed, the program finds the content it came with."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from warning_signs.files import shipped_content

ROOT = Path(__file__).parents[1]
LOAD = "from warning_signs import load_catalogue; print(load_catalogue().edition)"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return folder


def test_a_wheel_carries_the_content_and_finds_it(built: Path, tmp_path: Path) -> None:
    """The content in a wheel is the one at the top of the repository, and is what gets loaded."""
    wheel = next(built.glob("*.whl"))
    with zipfile.ZipFile(wheel) as files:
        shipped = files.read("warning_signs/signs.yaml")
        assert {"warning_signs/py.typed", "warning_signs/training.yaml"} <= set(files.namelist())
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, tmp_path, wheel], check=True, capture_output=True)
    loaded = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {LOAD}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert shipped == (ROOT / "signs.yaml").read_bytes()
    assert loaded.stdout.strip() == "2026.1"


def test_a_source_archive_can_be_tested_and_holds_nothing_else(built: Path) -> None:
    """The sdist carries content, sources and tests, and no folder of tools."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as files:
        names = {name.split("/", 1)[1] for name in files.getnames() if "/" in name}

    assert {"signs.yaml", "pyproject.toml", "README.md", "LICENSE"} <= names
    assert any(name.startswith("tests/") for name in names)
    assert not any(name.startswith((".ci/", ".git/", ".venv/")) for name in names)


def test_a_checkout_reads_the_content_at_its_top() -> None:
    """An editable install may leave a stale copy elsewhere; the checkout's own file is read."""
    if shipped_content().parent.name == "warning_signs":
        pytest.skip("the package under test is not installed from a checkout")

    assert shipped_content() == ROOT / "signs.yaml"
