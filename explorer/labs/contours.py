"""Where a function on a grid passes through a value, as line segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64


def contour(values: Numbers64, level: float) -> Numbers64:
    """Return the segments along which a grid's values pass through ``level`` (marching squares).

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        Row 0 at the bottom.
    level : float

    Returns
    -------
    ndarray, shape (n, 2, 2)
        Start and end of each segment as x and y, with the grid's edges at 0 and 1.
    """
    v = values - level
    corners = np.stack([v[:-1, :-1], v[:-1, 1:], v[1:, 1:], v[1:, :-1]])
    following = np.roll(corners, -1, axis=0)
    crossed = (corners > 0) != (following > 0)
    # A cell whose border is crossed four times is cut twice, by the first two crossings and the last two.
    count = crossed.sum(axis=0)
    in_order = np.argsort(~crossed, axis=0, kind="stable")
    with np.errstate(divide="ignore", invalid="ignore"):
        share = corners / (corners - following)
    segments = [
        np.stack([_places(share, in_order[k], cells) for k in pair], axis=1)
        for pair, cells in (((0, 1), np.nonzero(count >= 2)), ((2, 3), np.nonzero(count == 4)))
    ]
    places: Numbers64 = np.concatenate(segments) / (np.array(values.shape)[::-1] - 1)
    return places


_STARTS = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
"""Corners of a cell, as x and y, in the order its border is walked."""
_ALONG = np.roll(_STARTS, -1, axis=0) - _STARTS


def _places(share: Numbers64, edges: NDArray[np.intp], cells: tuple[NDArray[np.intp], ...]) -> Numbers64:
    """Return where the border of each of these cells (n,) is crossed on one edge each, shape (n, 2)."""
    rows, columns = cells
    edge = edges[rows, columns]
    corner = np.stack([columns, rows], axis=1)
    places: Numbers64 = corner + _STARTS[edge] + _ALONG[edge] * share[edge, rows, columns][:, None]
    return places
