"""Picture files as grey levels: whatever Qt can read, on white where it is transparent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QImage, QImageReader, QPainter

from explorer.data.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAX_PIXELS = 64_000_000
"""Pictures with more pixels are refused: no photograph has them, and they would fill the memory."""

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
    DataError
        ``unreadable``: no such file, or none that Qt reads; ``bad_image``: too many pixels.
    """
    if not path.is_file():
        raise DataError("unreadable", path=path, detail="there is no such file")
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MAX_PIXELS:
            raise DataError(
                "bad_image", path=path, detail=f"it has {size.width():,} × {size.height():,} pixels"
            )
        if max(size.width(), size.height()) > _READ_AT:
            reader.setScaledSize(
                size.scaled(QSize(_READ_AT, _READ_AT), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
                    QSize(1, 1)
                )
            )
    image = reader.read()
    if image.isNull():
        raise DataError("unreadable", path=path, detail=reader.errorString())
    return grey_levels(image)


def grey_levels(image: QImage) -> NDArray[np.uint8]:
    """Return an image as grey levels (height, width), 0 black to 255 white, laid on white paper."""
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
