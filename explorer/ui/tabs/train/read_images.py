"""Test images as the run reads them, in a grid, and from there on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.data.scaling import as_input
from explorer.training.readings import Readings, read_images
from explorer.ui.formatting import percent
from explorer.ui.picture import BaseImage
from explorer.ui.registry_names import class_titles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Dataset
    from explorer.ui.session import Session
    from explorer.ui.tabs.train.image_grid import ImageGrid

_CONTEXT = "ReadImages"
_RIGHT = QT_TRANSLATE_NOOP("ReadImages", "{true}, read right: {share}")
_WRONG = QT_TRANSLATE_NOOP("ReadImages", "{true}, read as {guess} ({share}); {true} got {left}")


def tip_of(label: int, probabilities: NDArray[np.floating], classes: tuple[str, ...]) -> str:
    """Return what a network says of an image whose class is known."""
    guess = int(probabilities.argmax())
    source = _RIGHT if guess == label else _WRONG
    return QCoreApplication.translate(_CONTEXT, source).format(
        true=classes[label],
        guess=classes[guess],
        share=percent(float(probabilities[guess])),
        left=percent(float(probabilities[label])),
    )


def readings_now(session: Session) -> Readings | None:
    """Return how the test images are read with the weights of the moment shown; ``None`` before a run."""
    network, dataset = session.run.network, session.run.dataset
    return None if network is None or dataset is None else read_images(network, dataset.test)


def show_readings(
    grid: ImageGrid, dataset: Dataset | None, readings: Readings | None, found: NDArray[np.intp]
) -> None:
    """Show some of the images that were read, with what they are and what was read."""
    if readings is None or dataset is None or not len(found):
        grid.show_images(np.empty(0, np.intp), np.empty((0, 28, 28), np.uint8), ())
        return
    pairs = [f"{readings.labels[i]} → {readings.guesses[i]}" for i in found]
    classes = class_titles(dataset.classes)

    def tip(position: int) -> str:
        i = found[position]
        return tip_of(int(readings.labels[i]), readings.probabilities[i], classes)

    grid.show_images(found, dataset.test.images[found], pairs, tip)


def put_on_canvas(session: Session, index: int) -> None:
    """Put a test image of the run on the canvas, with its label."""
    dataset = session.run.dataset
    if dataset is not None:
        image = as_input(dataset.test.images[index]).reshape(28, 28)
        label = int(dataset.test.labels[index])
        session.show_picture(BaseImage(image, "sample", dataset.name, label, index))
