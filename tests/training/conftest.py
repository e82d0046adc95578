"""What the tests of training share: a small data set that can be learned, and no stopwatch on properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import settings

from explorer.data import Dataset, Split

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def noisy_bars(n: int, seed: int) -> Split:
    """Return images in which the row of the class is lit: learned in a few updates."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, n).astype(np.uint8)
    images = rng.integers(0, 60, (n, 28, 28)).astype(np.uint8)
    images[np.arange(n), 2 * labels.astype(int) + 4] = 250
    return Split(images, labels)


@pytest.fixture(scope="session")
def bars() -> Dataset:
    return Dataset("bars", noisy_bars(230, 0), noisy_bars(60, 1), tuple("0123456789"))
