from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QRect
from PyQt6.QtGui import QColor, QImage, QPainter

from explorer.data import DataError, from_grey, preprocess
from explorer.ui.image_file import grey_levels, read_grey

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def picture(width: int = 61, height: int = 40, ground: str = "white", ink: str = "black") -> QImage:
    """A bar on plain ground; 61 pixels a row make Qt pad rows."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.fillRect(QRect(10, 5, 6, 30), QColor(ink))
    painter.end()
    return image


def test_grey_levels_keep_shape_and_place() -> None:
    grey = grey_levels(picture())
    assert grey.shape == (40, 61)
    assert grey.dtype == np.uint8
    assert (grey[5:35, 10:16] == 0).all()
    assert (grey == 0).sum() == 180


def test_transparent_ground_counts_as_paper() -> None:
    grey = grey_levels(picture(ground="transparent"))
    assert grey[0, 0] == 255
    assert grey[10, 12] == 0


@pytest.mark.parametrize(("ground", "ink"), [("white", "black"), ("black", "white"), ("transparent", "navy")])
def test_file_becomes_the_same_input_whatever_its_colours(tmp_path: Path, ground: str, ink: str) -> None:
    path = tmp_path / "bar.png"
    picture(ground=ground, ink=ink).save(str(path))
    found = preprocess(from_grey(read_grey(path))).centred
    assert found.max() > 0.9
    columns = np.flatnonzero(found.max(axis=0) > 0.5)
    assert 3 <= len(columns) <= 5


def test_missing_and_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError) as missing:
        read_grey(tmp_path / "none.png")
    assert missing.value.reason == "unreadable"
    text = tmp_path / "text.png"
    text.write_text("no picture")
    with pytest.raises(DataError) as unreadable:
        read_grey(text)
    assert unreadable.value.reason == "unreadable"
    assert unreadable.value.path == text


def test_large_pictures_are_reduced_and_huge_ones_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    QImage(4000, 100, QImage.Format.Format_Mono).save(str(large))
    assert max(read_grey(large).shape) == 2048
    huge = tmp_path / "huge.png"
    QImage(65_000, 1_000, QImage.Format.Format_Mono).save(str(huge))
    with pytest.raises(DataError) as refused:
        read_grey(huge)
    assert refused.value.reason == "bad_image"
