"""What may read the canvas: the weights that come with the program, files of the user, and the run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

import numpy as np

from explorer import data, resources
from explorer.nn import Network, WeightsError, WeightsMetadata, load_network

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = ("pen", "book")


class Change(StrEnum):
    """How a user changed a network."""

    TAUGHT = "taught"
    """By lessons and practice on own digits."""
    UPDATED = "updated"
    """By a step of gradient descent made by hand."""
    EDITED = "edited"
    """Numbers set by hand."""


_PIXELS = data.IMAGE_SIDE**2


@dataclass(frozen=True)
class Reader:
    """One choice of what reads the canvas.

    Attributes
    ----------
    key : str
        For :meth:`Session.choose_reader`: ``"pen"``, ``"book"``, ``"file:…"``, ``"run"`` or ``"taught:…"``.
    kind : str
        ``shipped``, ``file``, ``run`` or ``taught``.
    name : str
        Short name, fit for a file.
    path : pathlib.Path or None
        Its weights file.
    origin : Reader or None
        For a taught one: what it was before.
    copy : int
        Which of the taught ones of that origin it is, from 1.
    changes : tuple of Change
        For a taught one: what was done to it so far.
    """

    key: str
    kind: Literal["shipped", "file", "run", "taught"]
    name: str
    path: Path | None = None
    origin: Reader | None = None
    copy: int = 1
    changes: tuple[Change, ...] = ()


RUN_READER = Reader("run", "run", "run")


class Readers:
    """The list of them, and the networks of those that come from files."""

    def __init__(self) -> None:
        self.shipped = tuple(
            Reader(name, "shipped", name, resources.path("weights", f"{name}.npz")) for name in SHIPPED
        )
        self._files: tuple[Reader, ...] = ()
        self._taught: tuple[Reader, ...] = ()
        self._loaded: dict[str, tuple[Network, WeightsMetadata]] = {}

    @property
    def listed(self) -> tuple[Reader, ...]:
        """Those that come from files, the shipped ones first, and what the user taught them."""
        return (*self.shipped, *self._files, *self._taught)

    def load(self, reader: Reader) -> tuple[Network, WeightsMetadata]:
        """Return the network of a reader and what it remembers, read from its file the first time.

        Raises
        ------
        WeightsError
            When the file cannot be used, or its network does not read 28×28 images.
        """
        if reader.key not in self._loaded:
            assert reader.path is not None
            stored = load_network(reader.path)
            if stored.network.sizes[0] != _PIXELS:
                detail = f"it reads {stored.network.sizes[0]} numbers, an image has {_PIXELS}"
                raise WeightsError(reader.path, "bad_shape", detail)
            # Readers share it, so nobody may change it: the views are made after the numbers are sealed.
            theta = stored.network.theta.astype(np.float32)
            theta.flags.writeable = False
            self._loaded[reader.key] = (Network.from_state(stored.network.spec, theta), stored.metadata)
        return self._loaded[reader.key]

    def add(self, path: Path) -> Reader:
        """Read a weights file and list it; return its reader.

        Raises
        ------
        WeightsError
            When the file cannot be used; the list stays as it was.
        """
        reader = Reader(f"file:{path.resolve()}", "file", path.stem, path)
        self._loaded.pop(reader.key, None)  # chosen again, it may have changed on the disk
        self.load(reader)
        if reader not in self._files:
            self._files = (*self._files, reader)
        return reader

    def hold(self, reader: Reader, network: Network, metadata: WeightsMetadata) -> None:
        """List a taught reader with its network of the moment, in place of the same one as it was before."""
        listed = {other.key: other for other in self._taught}
        self._taught = tuple((listed | {reader.key: reader}).values())
        self._loaded[reader.key] = (network, metadata)

    def drop(self, reader: Reader) -> None:
        """List a taught reader no longer."""
        self._taught = tuple(other for other in self._taught if other.key != reader.key)
        self._loaded.pop(reader.key, None)
