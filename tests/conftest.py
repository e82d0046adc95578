"""What every test gets: no screen, one thread for NumPy, none of the user's folders, and the data sets."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import limit_blas_threads

# Before NumPy and Qt are imported: both read these once.
limit_blas_threads()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest  # noqa: E402

from explorer.data import Dataset, available, data_folder, load  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL_SETS = {"mnist": "mnist", "fashion": "fashion-mnist"}


@pytest.fixture(scope="session", autouse=True)
def _own_folders_of_the_session() -> Iterator[None]:
    """Nothing a test does reaches the user's settings; full data sets are read where the user has them."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NN_EXPLORER_SETTINGS", str(Path(folder, "settings.ini")))
        patch.setenv("NN_EXPLORER_DATA", folder)
        patch.setenv("EXPLORER_DATA_DIR", str(data_folder("mnist").parent))
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a full data set where that is absent."""
    for marker, name in _FULL_SETS.items():
        if item.get_closest_marker(marker) is not None and not available(name):
            pytest.skip(f"{name} is not on this computer")


@pytest.fixture(scope="session")
def sample() -> Dataset:
    return load("sample")


@pytest.fixture(scope="session")
def mnist() -> Dataset:
    return _full("mnist")


@pytest.fixture(scope="session")
def fashion() -> Dataset:
    return _full("fashion-mnist")


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands for the user's."""
    monkeypatch.setenv("EXPLORER_DATA_DIR", str(tmp_path))
    return tmp_path


def _full(name: str) -> Dataset:
    if not available(name):
        pytest.skip(f"{name} is not on this computer")
    return load(name)
