"""Weights on disk: our own ``.npz``, and the pickle that readers of the book have."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.nn.array_pickle import UnsafePickleError, read_arrays
from explorer.nn.errors import NetworkError, WeightsError
from explorer.nn.network import Network
from explorer.nn.parameters import NetworkSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.functions import Array

FORMAT_VERSION = 1
_LARGEST_FILE = 256 * 2**20


@dataclass(frozen=True)
class WeightsMetadata:
    """What a network remembers of its training.

    Attributes
    ----------
    name : str
        Short name, e.g. ``"pen"``.
    trained_on : str
        Key of the data set, e.g. ``"mnist"``; empty when unknown.
    accuracy : mapping of str to float
        Share right by what it was measured on, e.g. ``{"mnist test": 0.985}``.
    note : str
        How it was made.
    created : str
        Day, as ISO 8601.
    """

    name: str = ""
    trained_on: str = ""
    accuracy: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    created: str = ""


@dataclass(frozen=True)
class StoredNetwork:
    """A network as it came from a file, with what the file says of it."""

    network: Network
    metadata: WeightsMetadata


def save_network(path: str | Path, network: Network, metadata: WeightsMetadata | None = None) -> None:
    """Write a network to ``path``, whole or not at all.

    ``numpy.load(path)["W1"]`` has a weight for who has not this program, which itself reads them all at once
    from ``state``. The file appears under its name only when every byte is on the disk, so a crash leaves the
    old one.

    Parameters
    ----------
    path : str or pathlib.Path
        Where; ``.npz`` by custom.
    network : Network
        Whose spec and state are kept.
    metadata : WeightsMetadata, optional
        Kept beside them.

    Raises
    ------
    WeightsError
        ``unreadable`` when the folder cannot be written.
    """
    path = Path(path)
    header = json.dumps(
        {
            "format": FORMAT_VERSION,
            "spec": dataclasses.asdict(network.spec),
            "metadata": _plain(metadata or WeightsMetadata()),
        }
    )
    import tempfile  # for who saves; it takes 4 ms of a start

    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=path.name, suffix=".part", delete=False
        ) as file:
            temporary = Path(file.name)
            # Not compressed: weights shrink by a tenth at most, and unpacking them would delay every start.
            arrays: dict[str, Any] = {"state": network.theta, "header": np.array(header), **network.params}
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # temporary files are private; a weights file is an ordinary one
        temporary.replace(path)
    except OSError as error:
        raise WeightsError(path, "unreadable", f"cannot write: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def load_network(path: str | Path) -> StoredNetwork:
    """Read a network from our ``.npz``, or from the book's ``sample_weight.pkl``.

    Neither can run code: the first is read with ``allow_pickle=False``, the second through an unpickler that
    knows NumPy arrays and nothing else (:mod:`explorer.nn.array_pickle`).

    Raises
    ------
    WeightsError
        With the reason, whatever is wrong with the file.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            magic = file.read(2)
    except FileNotFoundError as error:
        raise WeightsError(path, "missing") from error
    except OSError as error:
        raise WeightsError(path, "unreadable", str(error.strerror or error)) from error
    if size > _LARGEST_FILE:
        raise WeightsError(path, "not_weights", f"{size / 2**20:.0f} MB is more than any network here has")
    if magic == b"PK":
        return _read_npz(path)
    return _read_pickle(path)


def _read_npz(path: Path) -> StoredNetwork:
    try:
        # A compressed file may unpack to anything: what its directory promises is looked at first.
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_FILE:
                raise WeightsError(path, "not_weights", "it would unpack to more than any network here has")
        with np.load(path, allow_pickle=False) as content:
            arrays = {name: content[name] for name in content.files}
    except WeightsError:
        raise
    except Exception as error:  # a damaged archive may raise OSError, ValueError, zlib.error and more
        raise WeightsError(path, "unreadable", str(error)) from error
    for name, array in arrays.items():
        if not isinstance(array, np.ndarray):  # a zip file of anything
            raise WeightsError(path, "not_weights", f"{name} is no array")
    if "header" not in arrays:
        return _from_named_arrays(path, arrays)
    try:
        header = json.loads(str(arrays["header"]))
        version = int(header["format"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise WeightsError(path, "not_weights", "its header cannot be read") from error
    if version > FORMAT_VERSION:
        raise WeightsError(
            path, "newer_format", f"format {version}, this program reads up to {FORMAT_VERSION}"
        )
    try:
        spec = NetworkSpec(
            tuple(header["spec"]["sizes"]), tuple(header["spec"]["hidden"]), str(header["spec"]["output"])
        )
        state = _checked(path, arrays["state"])
        metadata = _metadata(header["metadata"])
        return StoredNetwork(Network.from_state(spec, state), metadata)
    except WeightsError:
        raise
    except (NetworkError, KeyError, TypeError, ValueError) as error:
        raise WeightsError(path, "bad_shape", str(error)) from error


def _plain(metadata: WeightsMetadata) -> dict[str, Any]:
    """Return what JSON takes: NumPy's numbers and read-only mappings are not among it."""
    fields = {key.name: getattr(metadata, key.name) for key in dataclasses.fields(metadata)}
    return fields | {"accuracy": {name: float(share) for name, share in metadata.accuracy.items()}}


def _metadata(stored: Mapping[str, Any]) -> WeightsMetadata:
    """Return metadata whose fields have the types that the window relies on, whatever the file holds."""
    accuracy = {str(name): float(share) for name, share in dict(stored["accuracy"]).items()}
    words = {name: str(stored[name]) for name in ("name", "trained_on", "note", "created")}
    return WeightsMetadata(accuracy=accuracy, **words)


def _checked(path: Path, array: Array) -> Array:
    """Return ``array`` as finite floats, or raise."""
    if not np.issubdtype(array.dtype, np.floating):
        raise WeightsError(path, "bad_shape", f"weights should be floats, not {array.dtype}")
    if not np.all(np.isfinite(array)):
        raise WeightsError(path, "bad_shape", "some weights are not finite numbers")
    return array if array.dtype in (np.float32, np.float64) else array.astype(np.float32)


def _read_pickle(path: Path) -> StoredNetwork:
    try:
        arrays = read_arrays(path.read_bytes())
    except UnsafePickleError as error:
        raise WeightsError(path, "unsafe", str(error)) from error
    except OSError as error:
        raise WeightsError(path, "unreadable", str(error.strerror or error)) from error
    except ValueError as error:
        raise WeightsError(path, "not_weights", str(error)) from error
    return _from_named_arrays(path, arrays)


def _from_named_arrays(path: Path, arrays: Mapping[Any, Array]) -> StoredNetwork:
    """Build a sigmoid network from ``W1, b1, …``: the book's files say no more than that."""
    layers = len(arrays) // 2
    names = [f"{letter}{layer}" for layer in range(1, layers + 1) for letter in "Wb"]
    if not names or set(arrays) != set(names):
        raise WeightsError(path, "not_weights", "it should hold W1, b1, W2, b2, … and nothing else")
    try:
        weights = [arrays[f"W{layer}"] for layer in range(1, layers + 1)]
        sizes = (weights[0].shape[0], *(W.shape[1] for W in weights))
        spec = NetworkSpec(sizes, ("sigmoid",) * (layers - 1))
        for name, shape in spec.shapes.items():
            if arrays[name].shape != shape:
                raise WeightsError(path, "bad_shape", f"{name} is {arrays[name].shape}, should be {shape}")
        state = np.concatenate(
            [_checked(path, arrays[name]).reshape(math.prod(arrays[name].shape)) for name in names]
        )
    except WeightsError:
        raise
    except (NetworkError, IndexError, ValueError) as error:
        raise WeightsError(path, "bad_shape", str(error)) from error
    return StoredNetwork(Network.from_state(spec, state), WeightsMetadata(name=path.stem))
