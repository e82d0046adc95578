"""The figures of a run in pieces: what has come since the last piece, or all anew after a thinning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.training.history import History
from explorer.training.run_file.chunks import BrokenChunkError, Chunk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]

KIND = "HIST"
_WHOLE = ("rows.mean", "rows.span", "buckets")
"""Arrays that change only when the older rows are thinned."""


class HistoryTrack:
    """What of a history is written already."""

    def __init__(self) -> None:
        self._written: dict[str, int] = {}
        self._generation = (-1, -1)

    def piece(self, history: History, end: int) -> Chunk:
        """Return what ``history`` says up to iteration ``end`` and was in no piece before."""
        arrays, generation = _of_one_moment(history)
        arrays = up_to(arrays, end)
        anew = generation != self._generation
        if anew:
            self._written, self._generation = {}, generation
        names = [name for name in arrays if anew or name not in _WHOLE]
        parts = [arrays[name][self._written.get(name, 0) :] for name in names]
        self._written = {name: len(array) for name, array in arrays.items()}
        return Chunk(KIND, {"anew": anew, "names": names}, parts)


def _of_one_moment(history: History) -> tuple[Arrays, tuple[int, int]]:
    """Return a history's arrays, and by which generation of its tables they are added to."""
    while True:
        before = history.rows.generation, history.gauged.generation
        arrays = history.arrays()
        if before == (history.rows.generation, history.gauged.generation):
            return arrays, before


def up_to(arrays: Arrays, end: int) -> Arrays:
    """Return what :meth:`History.arrays` gave as far as it is of iterations up to ``end``."""
    kept = dict(arrays)
    for table in ("rows", "gauged"):
        count = int(np.searchsorted(arrays[f"{table}.iteration"], end, side="right"))
        for name, array in arrays.items():
            if name.startswith(f"{table}."):
                kept[name] = array[:count]
    found = arrays["evaluations"]
    kept["evaluations"] = found[found[:, 0] <= end]
    return kept


class HistoryAssembly:
    """Puts the pieces together again."""

    def __init__(self) -> None:
        self._parts: dict[str, list[NDArray[Any]]] = {}

    def add(self, piece: Chunk) -> None:
        """Take the next piece."""
        names: Sequence[str] = piece.content["names"]
        if len(names) != len(piece.arrays):
            raise BrokenChunkError("figures without names")
        if piece.content["anew"]:
            self._parts = {}
        for name, array in zip(names, piece.arrays, strict=True):
            self._parts.setdefault(str(name), []).append(array)

    def history(self) -> History:
        """Return the history that the pieces tell.

        Raises
        ------
        KeyError, ValueError, TypeError
            When they are not those of one.
        """
        arrays = {name: np.concatenate(parts) for name, parts in self._parts.items()}
        iterations = arrays["rows.iteration"]
        if arrays["evaluations"].ndim != 2 or arrays["evaluations"].shape[1] != 4:
            raise ValueError("accuracies of another kind")
        if np.any(np.diff(iterations) <= 0) or np.any(np.diff(arrays["gauged.iteration"]) <= 0):
            raise ValueError("iterations out of their order")
        for table in ("rows", "gauged"):
            lengths = {
                len(array)
                for name, array in arrays.items()
                if name.startswith(f"{table}.") and name not in _WHOLE
            }
            if len(lengths) != 1 or any(array.ndim != 1 for name, array in arrays.items() if "." in name):
                raise ValueError("columns of different lengths")
        return History.from_arrays(arrays)
