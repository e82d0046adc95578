"""Handing digits on: export to and import from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QWidget

from explorer.data import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.ui.kept_digits import KeptDigits

SUFFIX = ".npz"


class DigitFiles(QObject):
    """Asks for files.

    Signals
    -------
    told(str)
        What came of it, in a sentence.
    failed(object)
        The DataError that it ended in.
    """

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, kept: KeptDigits, window: QWidget) -> None:
        super().__init__(window)
        self._kept = kept
        self._window = window
        self._folder = Path.home()

    def ask_to_export(self, keys: Sequence[int]) -> None:
        """Ask where to, and write those digits; all when there are no keys."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export digits"),
            str(self._folder / f"my-digits{SUFFIX}"),
            self.tr("Digits (*.npz)"),
        )
        if name:
            self.export(Path(name), keys)

    def export(self, path: Path, keys: Sequence[int]) -> None:
        """Write those digits to a file; all when there are no keys."""
        self._folder = path.parent
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            count = self._kept.export_to(path, keys or None)
        except DataError as error:
            self.failed.emit(error)
            return
        self.told.emit(self.tr("{n} digits written to {file}").format(n=count, file=path.name))

    def ask_to_import(self) -> None:
        """Ask for a file, and keep its digits."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import digits"),
            str(self._folder),
            self.tr("Digits (*.npz);;All files (*)"),
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Keep the digits of a file."""
        self._folder = path.parent
        try:
            new, known = self._kept.import_from(path)
        except DataError as error:
            self.failed.emit(error)
            return
        self.told.emit(
            self.tr("{new} digits are new, {known} were there already").format(new=new, known=known)
        )
