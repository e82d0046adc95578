"""The networks and the digits of the lab on section 3.6."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load, load_test
from explorer.nn import Network, load_network

if TYPE_CHECKING:
    from explorer.data import Split
    from explorer.labs.values import Numbers64

SHIPPED = ("weights", "book.npz")
SEED, DEVIATION = 0, 0.01
_CHUNK = 1_000


@lru_cache(maxsize=4)
def network_for(key: str, path: str) -> Network:
    """Return a network in float64: the shipped one, one like it before training, or that of a file.

    Parameters
    ----------
    key : str
        ``"book"``, ``"untrained"`` or ``"own"``.
    path : str
        The file of ``"own"``.
    """
    if key == "own":
        return load_network(path).network.astype(np.float64)
    trained = load_network(resources.path(*SHIPPED)).network
    if key == "book":
        return trained.astype(np.float64)
    spec = trained.spec
    return Network(spec.sizes, spec.hidden, DEVIATION, SEED, output=spec.output, dtype=np.float64)


@lru_cache(maxsize=2)
def digits(images: str) -> Split:
    """Return the digits to read: ``"sample"``, 1,000 of them, or ``"mnist"``, all 10,000 test images."""
    return load("sample").test if images == "sample" else load_test("mnist")


def scale(normalised: bool) -> float:
    """Return what pixels are divided by."""
    return 255.0 if normalised else 1.0


@lru_cache(maxsize=6)
def outputs(key: str, path: str, images: str, normalised: bool) -> Numbers64:
    """Return what the network says to every digit (n, 10); the same question is asked at every redraw."""
    network, x = network_for(key, path), digits(images).images.reshape(-1, 784)
    # In parts: all of MNIST in float64 would take 60 MB at once.
    parts = [
        network.predict(x[start : start + _CHUNK] / scale(normalised)) for start in range(0, len(x), _CHUNK)
    ]
    y: Numbers64 = np.concatenate(parts).astype(np.float64)
    y.flags.writeable = False
    return y
