"""Putting the code in sight on the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PyQt6.QtCore import QStandardPaths
from PyQt6.QtGui import QGuiApplication

from explorer.nn import NetworkError, save_network
from explorer.ui import messages
from explorer.ui.tabs.layers.snippet import snippet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from explorer.ui.session import Session


def copy_code(session: Session, x: NDArray[np.floating], labels: NDArray[np.integer] | None = None) -> None:
    """Copy a program that computes what is in sight; what fails becomes a message.

    Parameters
    ----------
    session : Session
        Whose network it is. Weights that are in no file are written to one, next to other temporary files.
    x, labels
        As for :func:`~explorer.ui.tabs.layers.snippet.snippet`.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard is None:
        return
    try:
        clipboard.setText(snippet(session.network.spec, _weights_file(session), x, labels))
    except NetworkError as error:
        messages.report(error)


def _weights_file(session: Session) -> Path:
    path = session.reader.path
    if path is not None and path.suffix == ".npz":
        return path.resolve()
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    # A file of its own for these very numbers: what was copied before goes on giving what it gave.
    mark = f"{crc32(session.network.theta.tobytes()):08x}"
    copy = Path(folder, f"neural-network-explorer-{session.reader.name}-{mark}.npz")
    save_network(copy, session.network, session.metadata)
    return copy
