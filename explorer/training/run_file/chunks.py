"""The container of a run file: pieces one after another, each with its own checksum.

A run is written while it goes on, so its file has to make sense up to any byte: pieces are only appended, and
one that was cut off by a crash is told from a whole one. (A zip archive has its directory at the end, and is
lost without it.)

After eight bytes that say what it is come the chunks, numbers in little-endian order::

    kind      4 letters
    sizes     of the description (4 bytes) and of the numbers (8 bytes)
    CRC-32    of these 16 bytes
    …         the description, JSON; ``arrays`` in it lists dtype and shape of each array
    …         the arrays' numbers, one after another
    CRC-32    of both
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

MAGIC = b"NNRUN\r\n\x1a"
"""The line ends in it are the first that a transfer as text would break."""

_HEAD = struct.Struct("<4sIQ")
_CHECKSUM = struct.Struct("<I")
_DTYPES = frozenset({"<f4", "<f8", "<i8", "<i4", "<u8", "<u4", "|u1", "|b1"})
_LONGEST_DESCRIPTION = 64 * 2**20


class CutOffError(ValueError):
    """The file ends within a chunk."""


class BrokenChunkError(ValueError):
    """A chunk is not what was written."""


@dataclass(frozen=True, eq=False)
class Chunk:
    """One piece of a file.

    Attributes
    ----------
    kind : str
        Four letters.
    content : mapping
        Its description.
    arrays : sequence of ndarray
        Its numbers, read-only.
    """

    kind: str
    content: Mapping[str, Any]
    arrays: Sequence[NDArray[Any]] = ()


def write_chunk(file: BinaryIO, chunk: Chunk) -> int:
    """Append a chunk to ``file``; return how many bytes that were."""
    arrays = [_little_endian(array) for array in chunk.arrays]
    described = dict(chunk.content) | {"arrays": [[a.dtype.str, list(a.shape)] for a in arrays]}
    description = json.dumps(described, ensure_ascii=False).encode()
    numbers = sum(array.nbytes for array in arrays)
    head = _HEAD.pack(chunk.kind.encode("ascii"), len(description), numbers)
    checksum = zlib.crc32(description)
    file.write(head + _CHECKSUM.pack(zlib.crc32(head)) + description)
    for array in arrays:
        # As bytes in place: nothing is copied, and neither checksum nor writing holds the interpreter.
        view = _bytes_of(array)
        checksum = zlib.crc32(view, checksum)
        file.write(view)
    file.write(_CHECKSUM.pack(checksum))
    return _HEAD.size + 2 * _CHECKSUM.size + len(description) + numbers


def read_chunks(file: BinaryIO, size: int) -> Iterator[Chunk]:
    """Yield the chunks from where ``file`` stands up to its end, ``size`` bytes from its beginning.

    Raises
    ------
    CutOffError
        When the file ends before a chunk does.
    BrokenChunkError
        When a checksum or a description is wrong.
    """
    while file.tell() < size:
        kind, length, numbers = _read_head(file, size)
        description = file.read(length)
        checksum = zlib.crc32(description)
        content = _parse(description)
        arrays = []
        for array in _empty_arrays(content.pop("arrays", None), numbers):
            view = _bytes_of(array)
            file.readinto(view)  # type: ignore[attr-defined]
            checksum = zlib.crc32(view, checksum)
            array.flags.writeable = False
            arrays.append(array)
        if _CHECKSUM.unpack(_read(file, _CHECKSUM.size, size)) != (checksum,):
            raise BrokenChunkError(f"a part of kind {kind!r}")
        yield Chunk(kind.decode("ascii", "replace"), content, tuple(arrays))


def glance_at_chunks(file: BinaryIO, size: int) -> Iterator[Chunk]:
    """Yield the chunks without their numbers, up to where the file makes no sense or ends; never raises."""
    with contextlib.suppress(CutOffError, BrokenChunkError):
        while file.tell() < size:
            kind, length, numbers = _read_head(file, size)
            chunk = Chunk(kind.decode("ascii", "replace"), _parse(file.read(length)))
            file.seek(numbers + _CHECKSUM.size, os.SEEK_CUR)
            yield chunk


def _read_head(file: BinaryIO, size: int) -> tuple[bytes, int, int]:
    """Return kind and sizes of the chunk that begins here and is there to its end."""
    head = _read(file, _HEAD.size, size)
    if _CHECKSUM.unpack(_read(file, _CHECKSUM.size, size)) != (zlib.crc32(head),):
        raise BrokenChunkError("the beginning of a part")
    kind, length, numbers = _HEAD.unpack(head)
    if length > _LONGEST_DESCRIPTION:
        raise BrokenChunkError("a description of impossible length")
    if length + numbers + _CHECKSUM.size > size - file.tell():
        raise CutOffError(f"{kind!r}")
    return kind, length, numbers


def _little_endian(array: NDArray[Any]) -> NDArray[Any]:
    """Return ``array`` in the order of bytes and numbers that files have; as it is on most computers."""
    return np.asarray(array, dtype=array.dtype.newbyteorder("<"), order="C")


def _bytes_of(array: NDArray[Any]) -> memoryview:
    """Return the memory of an array itself."""
    return memoryview(array.reshape(-1).view(np.uint8).data) if array.size else memoryview(bytearray())


def _read(file: BinaryIO, count: int, size: int) -> bytes:
    if count > size - file.tell():
        raise CutOffError("a part")
    return file.read(count)


def _parse(description: bytes) -> dict[str, Any]:
    try:
        content = json.loads(description)
    except (ValueError, RecursionError) as error:
        raise BrokenChunkError("a description that cannot be read") from error
    if not isinstance(content, dict):
        raise BrokenChunkError("a description that is none")
    return content


def _empty_arrays(layout: object, numbers: int) -> list[NDArray[Any]]:
    """Make room for the arrays of a chunk, whose sizes have to add up to what the chunk holds."""
    arrays, room = [], numbers
    try:
        for dtype, shape in layout:  # type: ignore[attr-defined]
            if dtype not in _DTYPES or not all(type(n) is int and n >= 0 for n in shape):
                raise BrokenChunkError("numbers of an unknown kind")
            room -= np.dtype(dtype).itemsize * math.prod(shape)
            if room < 0:
                break
            arrays.append(np.empty(tuple(shape), dtype=dtype))
    except (TypeError, ValueError) as error:
        raise BrokenChunkError("a list of arrays that makes no sense") from error
    if room:
        raise BrokenChunkError("arrays of another size than they take")
    return arrays
