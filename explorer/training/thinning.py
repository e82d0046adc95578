"""Which rows of a long record stay when it has to become shorter: the extremes of each stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def extremes(groups: NDArray[np.integer], values: NDArray[np.floating]) -> NDArray[np.intp]:
    """Return where the lowest and the highest value of each group stand, and the very last row.

    Parameters
    ----------
    groups : ndarray of shape (n,), n ≥ 1
        Number of the group each row belongs to, ascending.
    values : ndarray of shape (n,)
        What is compared; a value that is no number counts only where its group has no other.

    Returns
    -------
    ndarray of shape (m,), m ≤ 2 · groups + 1
        Ascending indices.
    """
    starts = np.flatnonzero(np.diff(groups, prepend=groups[0] - 1))
    lengths = np.diff(starts, append=len(groups))
    missing = np.isnan(values)
    stays = np.zeros(len(groups), bool)
    stays[-1] = True
    for least, worst in ((np.minimum, np.inf), (np.maximum, -np.inf)):
        filled = np.where(missing, worst, values)
        there = np.flatnonzero(filled == np.repeat(least.reduceat(filled, starts), lengths))
        stays[there[np.flatnonzero(np.diff(groups[there], prepend=groups[0] - 1))]] = True
    return np.flatnonzero(stays)


def means_between(
    kept: NDArray[np.intp], values: NDArray[np.floating], spans: NDArray[np.floating]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what each kept row stands for: itself and the rows since the kept one before it.

    Parameters
    ----------
    kept : ndarray of shape (m,)
        Ascending indices, the last row among them.
    values, spans : ndarrays of shape (n,)
        Mean of what each row stood for so far, and of how many iterations.

    Returns
    -------
    tuple of two ndarrays of shape (m,)
        Mean value, of the rows where it is finite, and iterations.
    """
    starts = np.concatenate([[0], kept[:-1] + 1])
    counted = np.where(np.isfinite(values), spans, 0.0)
    sums = np.add.reduceat(np.where(counted > 0, values, 0.0) * counted, starts)
    weights = np.add.reduceat(counted, starts)
    with np.errstate(invalid="ignore"):
        means = sums / weights
    return means, np.add.reduceat(spans, starts)
