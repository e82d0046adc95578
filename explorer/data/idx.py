"""Reads IDX files, the format MNIST comes in, gzip-compressed or plain, and trusts nothing they say."""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from contextlib import contextmanager
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, cast

import numpy as np

from explorer.data.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

_GZIP_MAGIC = b"\x1f\x8b"
_UNSIGNED_BYTE = 0x08
_TYPE_NAMES = MappingProxyType(
    {
        0x08: "unsigned bytes",
        0x09: "signed bytes",
        0x0B: "16-bit integers",
        0x0C: "32-bit integers",
        0x0D: "32-bit floats",
        0x0E: "64-bit floats",
    }
)

# Deflate cannot pack tighter than 1032 to 1 (zlib's technical notes), so a header that promises more than
# that of the file's size is a lie that can be told before anything is allocated.
_DEFLATE_LIMIT = 1032

#: Ten times MNIST's training images; no data set of this program comes near it.
MAX_BYTES = 512 * 1024 * 1024

_CHUNK = 1024 * 1024


def read_idx(path: Path, shape: tuple[int | None, ...]) -> NDArray[np.uint8]:
    """Read one IDX file of unsigned bytes.

    Parameters
    ----------
    path
        The file; whether it is compressed is seen from its first bytes, not from its name.
    shape
        The expected dimensions; None stands for any number, e.g. ``(None, 28, 28)``.

    Returns
    -------
    ndarray of uint8
        In the shape the header gives. Memory beyond it is never allocated, whatever the file expands to.

    Raises
    ------
    DataError
        The file cannot be opened, is damaged, is no IDX file, has another type or shape than expected, or
        does not hold exactly as many bytes as its header says.

    Notes
    -----
    The format: two zero bytes, a type code, the number of dimensions, each dimension as a big-endian
    32-bit integer, then the data (http://yann.lecun.com/exdb/mnist/).
    """
    with _opened(path) as (stream, compressed):
        found = _read_header(stream, path, shape)
        size = math.prod(found)
        _check_size(path, size, 4 + 4 * len(found), compressed)
        array = np.empty(size, dtype=np.uint8)
        _fill(stream, array.data, path)
        # One more byte: refuses a longer file, and makes gzip reach its end and verify its own checksum.
        if stream.read(1):
            raise DataError(
                "oversized", path=path, detail=f"data goes on after the {size:,} bytes of its header"
            )
    return array.reshape(found)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], bool]]:
    """Open the file, decompressing if it is gzip, and turn what goes wrong while reading into DataError."""
    try:
        with path.open("rb") as file:
            compressed = file.read(2) == _GZIP_MAGIC
            file.seek(0)
            if not compressed:
                yield file, False
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast("IO[bytes]", unpacked), True
    except EOFError as error:
        raise DataError("truncated", path=path, detail="the compressed data stops in the middle") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DataError("damaged", path=path, detail=str(error)) from error
    except OSError as error:
        raise DataError("unreadable", path=path, detail=error.strerror or str(error)) from error


def _read_header(stream: IO[bytes], path: Path, shape: tuple[int | None, ...]) -> tuple[int, ...]:
    """Return the dimensions the header gives, after checking them against those expected."""
    magic = _read_exactly(stream, 4, path)
    if magic[:2] != b"\0\0" or magic[2] not in _TYPE_NAMES:
        raise DataError("bad_magic", path=path, detail=f"it begins with the bytes {magic.hex(' ')}")
    if magic[2] != _UNSIGNED_BYTE:
        raise DataError("wrong_type", path=path, detail=_TYPE_NAMES[magic[2]])
    dimensions = magic[3]
    if dimensions != len(shape):
        detail = f"{dimensions} dimensions where {len(shape)} are expected"
        raise DataError("wrong_shape", path=path, detail=detail)
    found = struct.unpack(f">{dimensions}I", _read_exactly(stream, 4 * dimensions, path))
    if any(want is not None and want != got for want, got in zip(shape, found, strict=True)):
        expected = " × ".join("any" if want is None else str(want) for want in shape)
        detail = f"{' × '.join(map(str, found))} where {expected} is expected"
        raise DataError("wrong_shape", path=path, detail=detail)
    return found


def _check_size(path: Path, size: int, header: int, compressed: bool) -> None:
    """Refuse, before allocating, a header whose promise the file cannot keep or that nobody needs."""
    if size > MAX_BYTES:
        raise DataError("oversized", path=path, detail=f"its header announces {size:,} bytes")
    stored = path.stat().st_size
    possible = stored * _DEFLATE_LIMIT if compressed else stored - header
    if size > possible:
        detail = f"its header announces {size:,} bytes, more than it can hold"
        raise DataError("truncated", path=path, detail=detail)


def _read_exactly(stream: IO[bytes], size: int, path: Path) -> bytes:
    buffer = bytearray(size)
    _fill(stream, memoryview(buffer), path)
    return bytes(buffer)


def _fill(stream: IO[bytes], buffer: memoryview, path: Path) -> None:
    """Read from the stream until the buffer is full."""
    done = 0
    while done < len(buffer):
        block = stream.read(min(_CHUNK, len(buffer) - done))
        if not block:
            detail = f"{done:,} bytes where {len(buffer):,} are expected"
            raise DataError("truncated", path=path, detail=detail)
        buffer[done : done + len(block)] = block
        done += len(block)
