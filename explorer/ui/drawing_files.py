"""Pictures onto the canvas, opened, pasted or dropped, and the drawing into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QMimeData, QObject
from PyQt6.QtGui import QGuiApplication, QImage
from PyQt6.QtWidgets import QFileDialog, QWidget

from explorer.ui import messages
from explorer.ui.image_error import ImageError
from explorer.ui.image_file import grey_levels, ink_of, read_grey, write_png
from explorer.ui.ink_layer import drawing_image
from explorer.ui.picture import OpenedImage

if TYPE_CHECKING:
    from explorer.ui.drawing_document import DrawingDocument

SAVED_SIDE = 1024
"""Pixels to the side of a saved drawing."""

SUFFIX = ".png"
_NO_PICTURES = frozenset({".nnrun"})
"""Files that the window takes, dropped on the canvas too."""


class DrawingFiles(QObject):
    """Brings pictures to a document and saves it; what goes wrong becomes a message, and the drawing stays.

    Parameters
    ----------
    document : DrawingDocument
        Gets the pictures, each as one step that can be undone.
    widget : QWidget
        Its window owns the file dialogs.
    """

    def __init__(self, document: DrawingDocument, widget: QWidget) -> None:
        super().__init__(widget)
        self._document = document
        self._widget = widget
        self._folder = Path.home()

    # ------------------------------------------------------------------ pictures in

    def ask_to_open(self) -> None:
        """Ask for a picture file and put it on the canvas."""
        name, _ = QFileDialog.getOpenFileName(
            self._widget.window(),
            self.tr("Open image"),
            str(self._folder),
            self.tr("Images (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.svg);;All files (*)"),
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Put the picture in a file on the canvas."""
        self._folder = path.parent
        try:
            self._place_file(path)
        except ImageError as error:
            messages.report(error)

    def paste(self) -> None:
        """Put the picture on the clipboard, or the picture file there, on the canvas."""
        clipboard = QGuiApplication.clipboard()
        self.take(clipboard.mimeData() if clipboard is not None else None)

    def take(self, data: QMimeData | None) -> None:
        """Put the picture or the first file in dropped or pasted data on the canvas."""
        try:
            self._place_data(data)
        except ImageError as error:
            messages.report(error)

    @staticmethod
    def offers_picture(data: QMimeData | None) -> bool:
        """Return whether data could hold a picture: an image, or a file on this computer."""
        if data is None:
            return False
        path = _local_file(data)
        return data.hasImage() or (path is not None and path.suffix.lower() not in _NO_PICTURES)

    def _place_data(self, data: QMimeData | None) -> None:
        path = _local_file(data) if data is not None else None
        # A file manager offers a small preview beside the file; the file is what was meant.
        if path is not None:
            self._place_file(path)
            return
        image = data.imageData() if data is not None and data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            raise ImageError("no_picture")
        self._document.place(OpenedImage.of_ink(ink_of(grey_levels(image))))

    def _place_file(self, path: Path) -> None:
        self._document.place(OpenedImage.of_ink(ink_of(read_grey(path), path)))

    # ------------------------------------------------------------------ the drawing out

    def ask_to_save(self) -> None:
        """Ask where to, and save the drawing."""
        if self._document.ink.is_empty:
            messages.report(ImageError("nothing_drawn"))
            return
        name, _ = QFileDialog.getSaveFileName(
            self._widget.window(),
            self.tr("Save drawing"),
            str(self._folder / f"digit{SUFFIX}"),
            self.tr("PNG image (*.png)"),
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Save the drawing as a picture, black on white, as fine as a printer would need it."""
        self._folder = path.parent
        path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            write_png(drawing_image(self._document, SAVED_SIDE), path)
        except ImageError as error:
            messages.report(error)


def _local_file(data: QMimeData) -> Path | None:
    urls = data.urls() if data.hasUrls() else []
    return next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)
