"""The values of a lab's parameters, read by key and by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

Numbers64 = NDArray[np.float64]
Value = float | str | bool | Numbers64


class Values(Mapping[str, Value]):
    """Immutable values by parameter key; what a lab computes from.

    Parameters
    ----------
    settings : mapping
        Value of each parameter. Arrays are not copied: a parameter hands out read-only ones.
    """

    def __init__(self, settings: Mapping[str, Value]) -> None:
        self._settings = dict(settings)

    def __getitem__(self, key: str) -> Value:
        return self._settings[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._settings)

    def __len__(self) -> int:
        return len(self._settings)

    def with_(self, key: str, value: Value) -> Values:
        """Return these values with one of them exchanged."""
        return Values({**self._settings, key: value})

    def number(self, key: str) -> float:
        """Return the value of a slider."""
        return float(self._of_kind(key, float))

    def step(self, key: str) -> int:
        """Return how many steps a walk has gone."""
        return round(self.number(key))

    def choice(self, key: str) -> str:
        """Return the chosen option."""
        return str(self._of_kind(key, str))

    def switch(self, key: str) -> bool:
        """Return whether a switch is on."""
        return bool(self._of_kind(key, bool))

    def array(self, key: str) -> Numbers64:
        """Return the numbers of an editable array, read-only, float64."""
        value = self._of_kind(key, np.ndarray)
        return np.asarray(value, dtype=np.float64)

    def _of_kind(self, key: str, kind: type) -> Value:
        value = self._settings[key]
        if not isinstance(value, kind):
            raise TypeError(f"{key!r} is a {type(value).__name__}, asked for as {kind.__name__}")
        return value
