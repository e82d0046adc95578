"""Train the weights that the program carries: ``python resources/make/weights.py [pen] [book]``.

Needs the full MNIST and, for ``pen``, the UNIPEN pen strokes (see pen_strokes.py) in EXPLORER_DATA_DIR.
Both networks learn from MNIST's 60,000 training images without the 5,000 of the carried sample, which stay
unseen: they are what the program measures itself on. Same seed, same NumPy, same weights. ``book`` takes
about a minute, ``pen`` about twenty; with ``--hold-out`` a quarter of the pen's writers are kept for
measuring and nothing is written to ``resources/``.
"""

from __future__ import annotations

import argparse
import datetime
import os
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from pen_strokes import construct_digits, draw_all, read_digits, split_by_writer
from tqdm import tqdm

from explorer import resources
from explorer.data import Augmentation, Dataset, Split, load, mnist_without_sample
from explorer.nn import Network, WeightsMetadata, save_network
from explorer.training import TrainingConfig, accuracy, train

#: What hands do that the training images did not: other angles, proportions, slants, widths and bends.
PEN_HANDS = Augmentation(rotation=14.0, scale=0.15, shear=0.25, shift=1.4, elastic=1.0, thickness=0.7)
#: A gentle variation, so that the book's small sigmoid network does not learn its images by heart.
GENTLE = Augmentation(rotation=6.0, scale=0.06, shear=0.08, shift=0.5, elastic=0.4, thickness=0.2)
#: Random hands that draw each pen digit; how often MNIST's images count beside them; digits constructed.
HANDS, MNIST_SHARE, CONSTRUCTED = 6, 3, 3000


@dataclass(frozen=True)
class Recipe:
    """How one of the networks is made."""

    network: Network
    images: Split
    training: TrainingConfig
    note: str


def pen_recipe(mnist: Split, hold_out: bool) -> Recipe:
    """Return how ``pen`` is made: from MNIST and from pen strokes put through the program's own canvas."""
    digits = read_digits()
    digits = split_by_writer(digits)[0] if hold_out else digits
    strokes = draw_all(digits + construct_digits(CONSTRUCTED, seed=2), HANDS, seed=1)
    images = np.concatenate([*[mnist.images] * MNIST_SHARE, strokes.images])
    labels = np.concatenate([*[mnist.labels] * MNIST_SHARE, strokes.labels])
    return Recipe(
        Network((784, 600, 200, 10), "relu", "he", seed=1),
        Split(images, labels),
        TrainingConfig(
            optimizer="adam",
            learning_rate=0.002,
            batch_size=128,
            epochs=60,
            schedule="one_cycle",
            augmentation=PEN_HANDS,
            seed=1,
        ),
        "For drawings: trained on MNIST and on UNIPEN pen strokes, both distorted at random",
    )


def book_recipe(mnist: Split, hold_out: bool) -> Recipe:
    """Return how ``book`` is made: chapter 3's shape, on MNIST alone."""
    return Recipe(
        Network((784, 50, 100, 10), "sigmoid", "xavier", seed=1),
        mnist,
        TrainingConfig(
            optimizer="adam",
            learning_rate=0.004,
            batch_size=100,
            epochs=30,
            schedule="one_cycle",
            augmentation=GENTLE,
            seed=1,
        ),
        "The three-layer network of chapter 3, trained anew",
    )


RECIPES = {"pen": pen_recipe, "book": book_recipe}


def make(name: str, folder: Path, hold_out: bool) -> None:
    """Train one network, print how well it reads, and write its file into ``folder``."""
    mnist, sample = load("mnist"), load("sample")
    recipe = RECIPES[name](mnist_without_sample(mnist), hold_out)
    dataset = Dataset("mnist", recipe.images, mnist.test, mnist.classes)
    total = recipe.training.total_iterations(len(dataset.train))
    loss = 0.0
    with tqdm(train(recipe.network, dataset, recipe.training), total=total, desc=name, mininterval=5) as bar:
        for step in bar:
            loss += 0.01 * (step.loss - loss)
            bar.set_postfix_str(f"loss {loss:.4f}", refresh=False)
    measured = {
        "mnist test": accuracy(recipe.network, mnist.test),
        "sample train": accuracy(recipe.network, sample.train),
        "sample test": accuracy(recipe.network, sample.test),
    }
    day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    path = folder / f"{name}.npz"
    save_network(path, recipe.network, WeightsMetadata(name, "mnist", measured, recipe.note, day))
    figures = ", ".join(f"{what} {share:.2%}" for what, share in measured.items())
    print(f"{name}: {figures}; {path.stat().st_size / 2**20:.1f} MB in {path}")


def main() -> None:
    """Make the networks named on the command line, or both."""
    parser = argparse.ArgumentParser(description="Train the weights that the program carries.")
    parser.add_argument("names", nargs="*", choices=[*RECIPES, []], default=[*RECIPES])
    parser.add_argument(
        "--hold-out", metavar="FOLDER", type=Path, help="keep a quarter of the writers for measuring"
    )
    arguments = parser.parse_args()
    folder = arguments.hold_out or resources.path("weights")
    for name in arguments.names:
        make(name, folder, hold_out=arguments.hold_out is not None)


if __name__ == "__main__":
    main()
