"""Frozen dataclasses as JSON and arrays, and back: the types that a run is made of, and no others."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.data import Augmentation
from explorer.nn import NetworkSpec
from explorer.training.config import TrainingConfig
from explorer.training.control import Change
from explorer.training.course import Course
from explorer.training.keyframe import BatchPosition, Keyframe
from explorer.training.setup import RunSetup
from explorer.training.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

KNOWN: Mapping[str, type] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (
            Augmentation,
            BatchPosition,
            Change,
            Course,
            Keyframe,
            NetworkSpec,
            RunSetup,
            Snapshot,
            TrainingConfig,
        )
    }
)
"""Types by the name under which files know them; a new one in a run's settings is added here."""


class UnknownPartError(ValueError):
    """A type or a field that this version of the program does not have."""


def encode(value: object, arrays: list[NDArray[Any]]) -> Any:
    """Return ``value`` as what JSON can hold; its arrays are added to ``arrays``."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        arrays.append(value)
        return {"array": len(arrays) - 1}
    if type(value).__name__ in KNOWN:
        names = [field.name for field in fields(value)] if is_dataclass(value) else value._fields  # type: ignore[attr-defined]
        parts = {name: encode(getattr(value, name), arrays) for name in names}
        return {"type": type(value).__name__, "fields": parts}
    if isinstance(value, tuple | list):
        return [encode(part, arrays) for part in value]
    if hasattr(value, "items"):
        return {"map": {str(name): encode(part, arrays) for name, part in value.items()}}
    raise TypeError(f"a run file has no place for a {type(value).__name__}")


def decode(tree: Any, arrays: Sequence[NDArray[Any]]) -> Any:
    """Return what :func:`encode` was given; lists come back as tuples.

    Raises
    ------
    UnknownPartError
        For a type or field that a newer version has brought.
    ValueError, TypeError, KeyError, IndexError
        When it cannot be what was written, or a setting is out of its range.
    """
    if isinstance(tree, list):
        return tuple(decode(part, arrays) for part in tree)
    if not isinstance(tree, dict):
        return tree
    if "array" in tree:
        return arrays[int(tree["array"])]
    if "map" in tree:
        return {name: decode(part, arrays) for name, part in tree["map"].items()}
    kind = KNOWN.get(tree["type"])
    if kind is None:
        raise UnknownPartError(str(tree["type"]))
    known = {field.name for field in fields(kind)} if is_dataclass(kind) else set(kind._fields)  # type: ignore[attr-defined]
    unknown = set(tree["fields"]) - known
    if unknown:
        raise UnknownPartError(f"{tree['type']}.{', '.join(sorted(unknown))}")
    return kind(**{name: decode(part, arrays) for name, part in tree["fields"].items()})
