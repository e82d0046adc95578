"""Accuracy of a network on images as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.data.scaling import as_input

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Split
    from explorer.nn import Network

_CHUNK = 1000


def accuracy(
    network: Network, split: Split, limit: int | None = None, given_up: Callable[[], bool] | None = None
) -> float:
    """Return the share of images whose likeliest class is their label, 0 to 1.

    Images are scaled a thousand at a time: 10,000 of them as floats would take 31 MB for a moment.

    Parameters
    ----------
    network : Network
        With 784 inputs.
    split : Split
        uint8 images and labels.
    limit : int, optional
        Look at the first so many only.
    given_up : callable, optional
        Asked every thousand images; once it says so, the answer is nan.
    """
    count = len(split.labels) if limit is None else min(limit, len(split.labels))
    right = 0
    for start in range(0, count, _CHUNK):
        if given_up is not None and given_up():
            return float("nan")
        stop = min(start + _CHUNK, count)
        y = network.forward(as_input(split.images[start:stop], network.theta.dtype)).y
        right += int(np.count_nonzero(np.argmax(y, axis=1) == split.labels[start:stop]))
    return right / count
