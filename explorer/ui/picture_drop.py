"""Pictures that are dragged over a widget and dropped on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtGui import QDragEnterEvent, QDropEvent

from explorer.ui.drawing_files import DrawingFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtWidgets import QWidget


class PictureDrop(QObject):
    """Offers to take a picture, and hands it over; what is no picture goes on to the widget's parents.

    Parameters
    ----------
    target : QWidget
        What a picture may be dropped on; it also owns this.
    files : DrawingFiles
        Takes it.
    show : callable
        Told whether one is held over the target.
    """

    def __init__(self, target: QWidget, files: DrawingFiles, show: Callable[[bool], None]) -> None:
        super().__init__(target)
        self._files = files
        self._show = show
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Take the events of a drag with a picture."""
        if isinstance(event, QDragEnterEvent) and DrawingFiles.offers_picture(event.mimeData()):
            event.acceptProposedAction()
            self._show(True)
            return True
        if event is not None and event.type() == QEvent.Type.DragLeave:
            self._show(False)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._show(False)
            event.acceptProposedAction()
            self._files.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)
