"""What the tests of the data room share: small IDX files."""

from __future__ import annotations

import gzip
import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def idx_bytes() -> Callable[[np.ndarray], bytes]:
    """The IDX file of an array of bytes, uncompressed."""

    def encode(array: np.ndarray) -> bytes:
        header = struct.pack(f">4B{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
        return header + array.astype(np.uint8).tobytes()

    return encode


@pytest.fixture
def fill_mnist(data_dir: Path, idx_bytes: Callable[[np.ndarray], bytes]) -> Callable[..., Path]:
    """Write a small MNIST of four files into the data folder."""

    def fill(train: int = 6, test: int = 3, labels: int | None = None, packed: bool = True) -> Path:
        folder = data_dir / "mnist"
        folder.mkdir(exist_ok=True)
        rng = np.random.default_rng(0)
        for prefix, count in (("train", train), ("t10k", test)):
            images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
            digits = np.arange(count if labels is None else labels, dtype=np.uint8) % 10
            for kind, array in (("images-idx3", images), ("labels-idx1", digits)):
                name, content = f"{prefix}-{kind}-ubyte", idx_bytes(array)
                path = folder / (f"{name}.gz" if packed else name)
                path.write_bytes(gzip.compress(content) if packed else content)
        return folder

    return fill
