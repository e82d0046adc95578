"""What may read the canvas: the weights that come with the program, files of the user, and the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from explorer import data, resources
from explorer.nn import Network, WeightsError, WeightsMetadata, load_network

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = ("pen", "book")
_PIXELS = data.IMAGE_SIDE**2


@dataclass(frozen=True)
class Reader:
    """One choice of what reads the canvas.

    Attributes
    ----------
    key : str
        For :meth:`Session.choose_reader`: ``"pen"``, ``"book"``, ``"file:…"`` or ``"run"``.
    kind : str
        ``shipped``, ``file`` or ``run``.
    name : str
        Short name.
    path : pathlib.Path or None
        Its weights file.
    """

    key: str
    kind: Literal["shipped", "file", "run"]
    name: str
    path: Path | None = None


RUN_READER = Reader("run", "run", "run")


class Readers:
    """The list of them, and the networks of those that come from files."""

    def __init__(self) -> None:
        self.shipped = tuple(
            Reader(name, "shipped", name, resources.path("weights", f"{name}.npz")) for name in SHIPPED
        )
        self._files: tuple[Reader, ...] = ()
        self._loaded: dict[str, tuple[Network, WeightsMetadata]] = {}

    @property
    def listed(self) -> tuple[Reader, ...]:
        """Those that come from files, the shipped ones first."""
        return (*self.shipped, *self._files)

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
