"""Reads pickled NumPy arrays without giving the pickle any power: what readers of the book keep weights in.

A pickle is a program. This reader lets it build dictionaries, strings, numbers and arrays of floats;
everything else that it asks for is refused before it happens. NumPy's own array and type objects take a
pickle's word for their memory layout, so stand-ins receive what was meant for them, and look at it.
"""

from __future__ import annotations

import pickle
import pickletools
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.nn.functions import Array

_MOST_OPERATIONS = 20_000
_FLOAT = re.compile("f[248]")


class UnsafePickleError(Exception):
    """The pickle names something other than NumPy arrays of floats."""


def read_arrays(content: bytes) -> dict[str, Array]:
    """Return the arrays of a pickled dictionary, whichever Python, NumPy and protocol (0 to 5) wrote it.

    Parameters
    ----------
    content : bytes
        The pickle.

    Raises
    ------
    UnsafePickleError
        When it asks for anything but arrays of floats; nothing of it was run.
    ValueError
        When it is no pickle, or not one of a dictionary of arrays.
    """
    try:
        _check_operations(content)
        found = _Unpickler(BytesIO(content), encoding="latin1").load()
    except UnsafePickleError:
        raise
    except Exception as error:  # a damaged pickle may raise anything at all
        raise ValueError(f"{type(error).__name__}: {error}") from error
    if type(found) is not dict or not all(isinstance(name, str) for name in found):
        raise ValueError("it holds no dictionary of arrays")
    return {name: _value(array) for name, array in found.items()}


def _check_operations(content: bytes) -> None:
    """Refuse what would cost much memory or time: the reader makes room for any place a pickle names."""
    for count, (operation, argument, _) in enumerate(pickletools.genops(content)):
        if count > _MOST_OPERATIONS:
            raise ValueError("it is longer than any file of weights")
        if "PUT" in operation.name and isinstance(argument, int) and argument > _MOST_OPERATIONS:
            raise ValueError("it names more objects than any file of weights")


class _PickledFloat:
    """Stands in for a NumPy dtype: one of the floats, and its byte order."""

    __slots__ = ("dtype",)

    def __init__(self, name: object, *_: object) -> None:
        if not (isinstance(name, str) and _FLOAT.fullmatch(name)):
            raise UnsafePickleError(f"it holds {name!r} values, weights are floats")
        self.dtype = np.dtype(name)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.dtype = self.dtype.newbyteorder(state[1])


class _PickledArray:
    """Stands in for a NumPy array while it is put together."""

    __slots__ = ("array",)

    def __init__(self) -> None:
        self.array: Array | None = None

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        _, shape, dtype, by_columns, content = state
        self.fill(content, dtype, shape, "F" if by_columns else "C")

    def fill(self, content: Any, dtype: object, shape: tuple[int, ...], order: object) -> None:
        """Take the values, as bytes in ``order`` "C" (by rows) or "F" (by columns)."""
        if not isinstance(dtype, _PickledFloat):
            raise UnsafePickleError("it describes its values by something else than a dtype")
        if isinstance(content, str):  # Python 2's strings, read as Latin-1, are the bytes they were
            content = content.encode("latin1")
        if order not in ("C", "F"):
            raise ValueError(f"the array is laid out in order {order!r}")
        flat = np.frombuffer(content, dtype=dtype.dtype)
        # A copy in the machine's own byte order: the pickle's bytes are neither aligned nor writable.
        self.array = flat.astype(flat.dtype.newbyteorder("=")).reshape(shape, order=order)


def _reconstruct(*_: object) -> _PickledArray:
    return _PickledArray()


def _from_buffer(
    content: object, dtype: object, shape: tuple[int, ...], order: object, *_: object
) -> _PickledArray:
    made = _PickledArray()
    made.fill(content, dtype, shape, order)
    return made


def _latin1(text: object, encoding: object) -> bytes:
    """Python 3 writes bytes in this way where the protocol has none."""
    if not isinstance(text, str) or encoding != "latin1":
        raise UnsafePickleError(f"it asks for the encoding {encoding!r}")
    return text.encode("latin1")


def _only_named(*_: object) -> None:
    raise UnsafePickleError("it calls numpy.ndarray, which pickled arrays only name")


class _Unpickler(pickle.Unpickler):
    """Knows the names that pickled arrays consist of, by those NumPy 1 and 2 give them, and nothing else."""

    _KNOWN: Mapping[tuple[str, str], Callable[..., object]] = {
        ("numpy.core.multiarray", "_reconstruct"): _reconstruct,
        ("numpy._core.multiarray", "_reconstruct"): _reconstruct,
        ("numpy.core.numeric", "_frombuffer"): _from_buffer,
        ("numpy._core.numeric", "_frombuffer"): _from_buffer,
        ("numpy", "ndarray"): _only_named,
        ("numpy", "dtype"): _PickledFloat,
        ("_codecs", "encode"): _latin1,
    }

    def find_class(self, module: str, name: str) -> Any:
        known = self._KNOWN.get((module, name))
        if known is None:
            raise UnsafePickleError(f"it asks for {module}.{name}")
        # Wrapped anew for each use: a pickle may set attributes of what it is given.
        return lambda *arguments: known(*arguments)

    def persistent_load(self, pid: object) -> Any:
        raise UnsafePickleError("it refers to objects outside of itself")


def _value(found: object) -> Array:
    if not isinstance(found, _PickledArray) or found.array is None:
        raise ValueError("it holds no dictionary of arrays")
    return found.array
