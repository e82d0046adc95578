"""Picture files as grey levels: whatever Qt can read, on white where it is transparent; drawings as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QIODevice, QSaveFile, QSize, Qt
from PyQt6.QtGui import QImage, QImageReader, QPainter

from explorer.data.picture import from_grey
from explorer.ui.image_error import ImageError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAX_PIXELS = 50_000_000
"""Pictures with more pixels are refused before they are decoded: a bomb of a few kilobytes has billions."""

_READ_AT = 2048
"""Longer side that larger pictures are reduced to while they are read."""


def read_grey(path: Path) -> NDArray[np.uint8]:
    """Return a picture file as grey levels, turned upright as a camera noted.

    Parameters
    ----------
    path : pathlib.Path
        A file in any format Qt reads: PNG, JPEG, BMP, GIF, WebP, SVG …

    Returns
    -------
    ndarray of shape (height, width)
        uint8, 0 black to 255 white.

    Raises
    ------
    ImageError
        ``missing``, ``unreadable`` or ``too_large``.
    """
    if not path.is_file():
        raise ImageError("missing", path)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MAX_PIXELS:
            raise ImageError("too_large", path, f"{size.width():,} × {size.height():,} pixels")
        if max(size.width(), size.height()) > _READ_AT:
            reader.setScaledSize(_reduced(size))
    # Formats that tell no size beforehand are kept in bounds by Qt's own limit of 256 MB.
    image = reader.read()
    if image.isNull():
        raise ImageError("unreadable", path, reader.errorString())
    return grey_levels(image)


def grey_levels(image: QImage) -> NDArray[np.uint8]:
    """Return an image as grey levels (height, width), 0 black to 255 white, laid on white paper."""
    if max(image.width(), image.height()) > _READ_AT:
        image = image.scaled(
            _reduced(image.size()),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    # Its resolution in dots per inch or device pixels must not scale it on the paper.
    image.setDevicePixelRatio(1.0)
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    data = grey.constBits().asstring(grey.sizeInBytes())
    rows = np.frombuffer(data, np.uint8).reshape(grey.height(), grey.bytesPerLine())
    # Qt pads rows to whole words.
    return rows[:, : grey.width()].copy()


def ink_of(grey: NDArray[np.uint8], path: Path | None = None) -> NDArray[np.float32]:
    """Return the ink (height, width) in a grey picture, dark on light or light on dark.

    Raises
    ------
    ImageError
        ``blank``: it is plain, so there is none.
    """
    ink = from_grey(grey)
    if not ink.any():
        raise ImageError("blank", path)
    return ink


def write_png(image: QImage, path: Path) -> None:
    """Write an image; a file of that name is replaced once all is written, or not at all.

    Raises
    ------
    ImageError
        ``unwritable``.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise ImageError("unwritable", path, file.errorString())
    if not image.save(file, "PNG") or not file.commit():
        raise ImageError("unwritable", path, file.errorString())


def _reduced(size: QSize) -> QSize:
    """Return the size with the longer side `_READ_AT`, and no side without a pixel."""
    bounds = QSize(_READ_AT, _READ_AT)
    return size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
