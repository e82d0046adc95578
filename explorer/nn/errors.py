"""What can be wrong with a network, its settings or its file, as typed errors with fields."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from explorer.nn.allowed import Allowed, OneOf

WeightsFault = Literal["missing", "unreadable", "not_weights", "newer_format", "bad_shape", "unsafe"]

_WEIGHTS_SENTENCES: dict[str, str] = {
    "missing": "there is no such file",
    "unreadable": "the file cannot be read",
    "not_weights": "the file holds no network weights",
    "newer_format": "the file was written by a newer version of this program",
    "bad_shape": "the arrays in the file do not fit together",
    "unsafe": "the pickle asks for more than NumPy arrays, so it was refused and nothing in it was run",
}


class NetworkError(ValueError):
    """Base of everything this room raises on purpose."""


class ShapeError(NetworkError):
    """An array has a shape that the network cannot take.

    Attributes
    ----------
    what : str
        Which array, e.g. ``"x"``.
    expected, got : str
        The two shapes as a reader would write them, e.g. ``"(n, 784)"``.
    """

    def __init__(self, what: str, expected: str, got: object) -> None:
        self.what = what
        self.expected = expected
        self.got = str(got)
        super().__init__(f"{what} should have shape {expected}, but has {self.got}")


class ConfigError(NetworkError):
    """A setting lies outside of what is allowed.

    Attributes
    ----------
    field : str
        Name of the setting, e.g. ``"learning_rate"``.
    value : object
        What was given.
    allowed : Numbers, OneOf or str
        What is allowed; its text is e.g. ``"a number above 0"``.
    """

    def __init__(self, field: str, value: object, allowed: Allowed) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        super().__init__(f"{field} should be {allowed}, but is {value!r}")


class WeightsError(NetworkError):
    """A weights file cannot be used.

    Attributes
    ----------
    path : pathlib.Path
        The file.
    reason : str
        One of ``missing``, ``unreadable``, ``not_weights``, ``newer_format``, ``bad_shape``, ``unsafe``.
    detail : str
        What exactly was found, for the curious.
    """

    def __init__(self, path: str | Path, reason: WeightsFault, detail: str = "") -> None:
        self.path = Path(path)
        self.reason: WeightsFault = reason
        self.detail = detail
        sentence = f"{self.path.name}: {_WEIGHTS_SENTENCES[reason]}"
        super().__init__(f"{sentence} ({detail})" if detail else sentence)


def choose(field: str, name: str, registry: object) -> None:
    """Raise :class:`ConfigError` unless ``name`` is a key of ``registry``."""
    names = list(registry)  # type: ignore[call-overload]
    if name not in names:
        raise ConfigError(field, name, OneOf(tuple(names)))
