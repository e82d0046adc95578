"""How well a network reads drawings: ``python resources/make/pen_report.py [WEIGHTS] [--all-writers]``.

Prints accuracy and calibration on MNIST's test images and on the pen strokes of writers held out of
training, the confusions, and how accuracy depends on the pen's width, the digit's size, its place and its
slant.
"""

from __future__ import annotations

import argparse
import dataclasses

import numpy as np
from pen_strokes import Hand, PenDigit, draw, draw_all, read_digits, split_by_writer

from explorer import resources
from explorer.data import Split, load
from explorer.data.scaling import as_input
from explorer.nn import Network, load_network
from explorer.training import accuracy

#: What is varied, one at a time, around the usual hand.
VARIATIONS: dict[str, list[dict[str, object]]] = {
    "pen width": [{"width": width} for width in (0.03, 0.05, 0.08, 0.11, 0.15)],
    "size": [{"height": height} for height in (0.2, 0.35, 0.5, 0.65, 0.85)],
    "place": [
        {"place": place} for place in ((0.5, 0.5), (0.35, 0.35), (0.65, 0.35), (0.35, 0.65), (0.65, 0.65))
    ],
    "slant": [{"slant": slant} for slant in (-0.4, -0.2, 0.0, 0.2, 0.4)],
    "rotation, degrees": [{"rotation": angle} for angle in (-20, -10, 0, 10, 20)],
}


def calibration_error(y: np.ndarray, labels: np.ndarray, bins: int = 15) -> float:
    """Return the expected calibration error: the mean gap of confidence and accuracy (Guo et al. 2017)."""
    confidence, right = y.max(axis=1), y.argmax(axis=1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        np.mean(place == i) * abs(confidence[place == i].mean() - right[place == i].mean())
        for i in range(bins)
        if np.any(place == i)
    ]
    return float(sum(gaps))


def confusion(y: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return how often each label (row) was read as each class (column), (10, 10)."""
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (labels, y.argmax(axis=1)), 1)
    return counts


def report_split(name: str, network: Network, split: Split) -> None:
    """Print accuracy, calibration and confusions on one set of images."""
    y = network.forward(as_input(split.images)).y
    right = np.mean(y.argmax(axis=1) == split.labels)
    print(
        f"\n{name}: {right:.2%} of {len(split):,}; calibration error {calibration_error(y, split.labels):.4f}"
    )
    print("  label  " + "".join(f"{label:6d}" for label in range(10)))
    for label, row in enumerate(confusion(y, split.labels)):
        print(f"  {label:5d}  " + "".join(f"{count:6d}" if count else "     ·" for count in row))


def report_variations(network: Network, digits: list[PenDigit]) -> None:
    """Print how accuracy depends on the hand."""
    for what, changes in VARIATIONS.items():
        print(f"\nby {what}:")
        for change in changes:
            hand = dataclasses.replace(Hand(height=0.5), **change)  # type: ignore[arg-type]
            images = np.array([draw(digit, hand) for digit in digits])
            split = Split(images, np.array([digit.label for digit in digits], dtype=np.uint8))
            print(f"  {next(iter(change.values()))!s:>14}  {accuracy(network, split):.2%}")


def main() -> None:
    """Report on the weights named on the command line, or on ``pen``."""
    parser = argparse.ArgumentParser(description="How well a network reads what people draw.")
    parser.add_argument("weights", nargs="?", default=resources.path("weights", "pen.npz"))
    parser.add_argument("--all-writers", action="store_true", help="not only those held out of training")
    arguments = parser.parse_args()
    stored = load_network(arguments.weights)
    print(stored.metadata)
    digits = read_digits()
    if not arguments.all_writers:
        digits = split_by_writer(digits)[1]
    report_split("MNIST test", stored.network, load("mnist").test)
    report_split("carried sample, test", stored.network, load("sample").test)
    report_split("pen strokes, random hands", stored.network, draw_all(digits, 1, seed=99))
    report_variations(stored.network, digits[::5])


if __name__ == "__main__":
    main()
