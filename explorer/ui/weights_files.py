"""Opening and saving weights from the File menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QFileDialog, QWidget

from explorer.nn import NetworkError, save_network
from explorer.ui import messages

if TYPE_CHECKING:
    from explorer.ui.session import Session

SUFFIX = ".npz"


class WeightsFiles(QObject):
    """Asks for files and hands them to the session; what goes wrong becomes a message."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._folder = Path.home()

    def ask_to_open(self) -> None:
        """Ask for a weights file and let its network read the canvas."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open weights"),
            str(self._folder),
            self.tr("Network weights (*.npz *.pkl);;All files (*)"),
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Let the network in a file read the canvas."""
        self._folder = path.parent
        try:
            self._session.add_weights_file(path)
        except NetworkError as error:
            messages.report(error)

    def ask_to_save(self) -> None:
        """Ask where to, and save the network that reads the canvas."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save weights"),
            str(self._folder / f"{self._session.reader.name}{SUFFIX}"),
            self.tr("Network weights (*.npz)"),
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Save the network that reads the canvas, with what is known of its training."""
        self._folder = path.parent
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            save_network(path, self._session.network, self._session.metadata)
        except NetworkError as error:
            messages.report(error)
