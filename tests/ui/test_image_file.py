from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from PyQt6.QtCore import QRect
from PyQt6.QtGui import QColor, QImage, QPainter

from explorer.data import from_grey, preprocess
from explorer.ui.error_sentences import UNEXPECTED, sentence_for
from explorer.ui.image_error import ImageError, ImageFault
from explorer.ui.image_file import grey_levels, ink_of, read_grey, write_png

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
    assert reason_of(tmp_path / "none.png") == "missing"
    text = tmp_path / "text.png"
    text.write_text("no picture")
    assert reason_of(text) == "unreadable"
    empty = tmp_path / "empty.jpg"
    empty.write_bytes(b"")
    assert reason_of(empty) == "unreadable"
    cut = tmp_path / "cut.png"
    picture().save(str(cut))
    cut.write_bytes(cut.read_bytes()[:60])
    assert reason_of(cut) == "unreadable"


def reason_of(path: Path) -> str:
    with pytest.raises(ImageError) as refused:
        read_grey(path)
    assert refused.value.path == path
    return refused.value.reason


def test_large_pictures_are_reduced_and_huge_ones_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    QImage(4000, 100, QImage.Format.Format_Mono).save(str(large))
    assert max(read_grey(large).shape) == 2048
    huge = tmp_path / "huge.png"
    QImage(65_000, 1_000, QImage.Format.Format_Mono).save(str(huge))
    assert reason_of(huge) == "too_large"


def bomb(path: Path, side: int) -> None:
    """A PNG whose head promises so many pixels; the data that should follow are never reached."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + data + chunk(b"IEND", b""))


def test_a_decompression_bomb_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    bomb(path, 100_000)
    assert path.stat().st_size < 10_000
    assert reason_of(path) == "too_large"


@pytest.mark.parametrize("colour", ["white", "black", "transparent", "#777777"])
def test_a_plain_picture_has_no_ink(colour: str) -> None:
    with pytest.raises(ImageError) as refused:
        ink_of(grey_levels(picture(ground=colour, ink=colour)))
    assert refused.value.reason == "blank"


def test_a_clipboard_image_of_any_resolution_keeps_its_pixels() -> None:
    image = picture()
    image.setDevicePixelRatio(2.0)
    np.testing.assert_array_equal(grey_levels(image), grey_levels(picture()))
    wide = QImage(5000, 50, QImage.Format.Format_RGB32)
    wide.fill(QColor("white"))
    assert grey_levels(wide).shape == (20, 2048)


def test_png_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "bar.png"
    write_png(picture(), path)
    assert QImage(str(path)).size() == picture().size()
    with pytest.raises(ImageError) as refused:
        write_png(picture(), tmp_path / "nowhere" / "bar.png")
    assert refused.value.reason == "unwritable"
    assert [found.name for found in tmp_path.iterdir()] == ["bar.png"]


def test_every_fault_has_a_sentence() -> None:
    for reason in get_args(ImageFault):
        text = sentence_for(ImageError(reason, Path("seven.png"), "9 × 9 pixels")).text()
        assert text != UNEXPECTED
        assert "{" not in text
