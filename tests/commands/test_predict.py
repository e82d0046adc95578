"""``nn-explorer predict``: pictures in, probabilities and a verdict out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtGui import QImage

from explorer.cli import main
from explorer.commands.predict import chart, sentence
from explorer.nn import Network, WeightsMetadata, save_network
from explorer.ui.verdict import verdict

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.data import Dataset

DIGIT = 37
"""A test image of the sample that every network here reads without doubt."""


def write_picture(path: Path, grey: np.ndarray) -> Path:
    """Write grey levels (height, width) uint8 as the picture file that the name says."""
    grey = np.ascontiguousarray(grey)
    height, width = grey.shape
    assert QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).save(str(path))
    return path


@pytest.mark.parametrize("weights", ["pen", "book"])
@pytest.mark.parametrize("name", ["digit.png", "digit.jpg", "digit.bmp"])
@pytest.mark.parametrize("dark_on_light", [True, False])
def test_it_reads_a_picture_as_a_person_does(
    weights: str,
    name: str,
    dark_on_light: bool,
    tmp_path: Path,
    sample: Dataset,
    capsys: pytest.CaptureFixture[str],
) -> None:
    image = np.kron(sample.test.images[DIGIT], np.ones((5, 5), np.uint8))
    path = write_picture(tmp_path / name, 255 - image if dark_on_light else image)

    assert main(["predict", str(path), "--weights", weights]) == 0

    lines = capsys.readouterr().out.splitlines()
    digit = sample.test.labels[DIGIT]
    assert lines[0] == f"{path}, read by {weights}"
    assert [line.split()[0] for line in lines[1:11]] == list("0123456789")
    assert max(lines[1:11], key=lambda line: line.count("█")).startswith(str(digit))
    assert lines[11].startswith(f"verdict: {digit} (")


def test_a_file_of_weights_reads_and_names_its_classes(
    tmp_path: Path, sample: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = write_picture(tmp_path / "digit.png", sample.test.images[DIGIT])
    weights = tmp_path / "shoes.npz"
    save_network(weights, Network((784, 5, 10), seed=0), WeightsMetadata("shoes", "fashion-mnist"))

    assert main(["predict", str(picture), "--weights", str(weights)]) == 0

    output = capsys.readouterr().out
    assert "read by shoes" in output
    assert "Ankle boot" in output


def test_a_plain_picture_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = write_picture(tmp_path / "plain.png", np.full((40, 30), 200, np.uint8))

    assert main(["predict", str(picture)]) == 1
    assert "there is nothing to read" in capsys.readouterr().err


def test_what_is_no_picture_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "words.png"
    path.write_text("not a picture", encoding="utf-8")

    assert main(["predict", str(path)]) == 1
    assert capsys.readouterr().err.startswith(f"nn-explorer: {path}: the file is no picture")


def test_weights_that_do_not_fit_are_told(
    tmp_path: Path, sample: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = write_picture(tmp_path / "digit.png", sample.test.images[DIGIT])
    small = tmp_path / "small.npz"
    save_network(small, Network((4, 3, 2), seed=0))

    for weights in (small, tmp_path / "missing.npz", picture):
        assert main(["predict", str(picture), "--weights", str(weights)]) == 1
        error = capsys.readouterr().err
        assert error.startswith(f"nn-explorer: {weights.name}: ")
        assert error.count("\n") == 1


def test_a_terminal_without_blocks_gets_other_bars() -> None:
    text = chart(np.array([0.25, 0.75]), ("no", "yes"), encoding="ascii")

    assert text.splitlines() == [" no   25.0 %  " + 10 * "#", "yes   75.0 %  " + 30 * "#"]


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [
        ([0.95, 0.05, 0.0], "verdict: a (95.0 %)"),
        ([0.5, 0.45, 0.05], "verdict: a or b, hard to tell"),
        ([0.4, 0.3, 0.3], "verdict: a or b, hard to tell"),
        ([0.34, 0.33, 0.33], "verdict: not recognised, no class is likely enough"),
    ],
)
def test_the_verdict_says_no_more_than_is_known(probabilities: list[float], expected: str) -> None:
    assert sentence(verdict(np.array(probabilities), blank=False), "abc") == expected
