"""``nn-explorer demo``: the whole program at work, in a process of its own and without a display."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PyQt6.QtGui import QImage

from explorer import resources
from explorer.cli import main
from explorer.ui.handwriting import strokes_of

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = {
    f"{theme}-{tab}.png" for theme in ("light", "dark") for tab in ("layers", "activations", "train", "labs")
}


@pytest.mark.slow
def test_it_draws_reads_trains_and_leaves_pictures_without_a_display(tmp_path: Path) -> None:
    out, home = tmp_path / "new" / "pictures", tmp_path / "home"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NN_EXPLORER_SETTINGS")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    program = "import sys; from explorer.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "demo", str(out)],
        capture_output=True,
        text=True,
        env={**environment, "XDG_CONFIG_HOME": str(home)},
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    readings = re.findall(r"drew (\d) with the mouse: pen reads (\d) ", done.stdout)
    assert len(readings) == 10
    assert all(drawn == read for drawn, read in readings)
    assert "2,000 iterations" in done.stdout
    korean = {"light-train-korean.png"} if resources.exists("translations", "explorer_ko.qm") else set()
    assert {path.name for path in out.iterdir()} == PICTURES | korean
    for name in PICTURES:
        picture = QImage(str(out / name))
        assert (picture.width(), picture.height()) == (1280, 800)
        corner = picture.pixelColor(2, 200).lightness()
        assert (corner > 128) == name.startswith("light")
    assert not home.exists(), "the user's settings were touched"


def test_a_folder_that_cannot_be_made_is_told_before_anything_happens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    assert main(["demo", str(tmp_path / "file" / "pictures")]) == 1

    output = capsys.readouterr()
    assert output.err.startswith(f"nn-explorer: {tmp_path / 'file'}")
    assert output.out == ""


@pytest.mark.parametrize("digit", range(10))
def test_every_digit_is_written_in_strokes_without_gaps(digit: int) -> None:
    for stroke in strokes_of(digit):
        assert len(stroke) > 5
        for (x, y), (next_x, next_y) in pairwise(stroke):
            assert 0.1 < x < 0.9
            assert 0.1 < y < 0.9
            assert abs(next_x - x) + abs(next_y - y) < 0.1
