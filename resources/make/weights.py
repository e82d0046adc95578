"""Train the weights that the program carries: ``python resources/make/weights.py [pen] [book]``.

Needs the full MNIST (``nn-explorer data fetch mnist``, or EXPLORER_DATA_DIR). Both networks learn from MNIST's
60,000 training images without the 5,000 of the carried sample, which stay unseen: they are what the program measures
itself on. Same seed, same NumPy, same weights.
"""

from __future__ import annotations

import argparse
import datetime
import os
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tqdm import tqdm

from explorer import resources
from explorer.data import Augmentation, Dataset, load, mnist_without_sample
from explorer.nn import Network, WeightsMetadata, save_network
from explorer.training import TrainingConfig, accuracy, train

#: What pens do that MNIST's writers did not: other angles, proportions, slants and widths, a little off the centre.
PEN_STROKES = Augmentation(rotation=14.0, scale=0.15, shear=0.25, shift=1.5, elastic=0.9, thickness=0.8)
#: A gentle variation, so that the book's small sigmoid network does not learn its images by heart.
GENTLE = Augmentation(rotation=6.0, scale=0.06, shear=0.08, shift=0.5, elastic=0.4, thickness=0.2)


@dataclass(frozen=True)
class Recipe:
    """How one of the networks is made."""

    network: Network
    training: TrainingConfig
    note: str


def recipe_of(name: str) -> Recipe:
    """Return the recipe of ``pen`` or ``book``, with a new network."""
    if name == "pen":
        return Recipe(
            Network((784, 600, 200, 10), "relu", "he", seed=1),
            TrainingConfig(
                optimizer="adam",
                learning_rate=0.002,
                batch_size=128,
                epochs=24,
                schedule="one_cycle",
                augmentation=PEN_STROKES,
                seed=1,
            ),
            "ReLU network for drawings, trained on distorted MNIST images",
        )
    return Recipe(
        Network((784, 50, 100, 10), "sigmoid", "xavier", seed=1),
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


def make(name: str) -> None:
    """Train one network, print how well it reads, and write its file."""
    mnist, sample = load("mnist"), load("sample")
    dataset = Dataset("mnist", mnist_without_sample(mnist), mnist.test, mnist.classes)
    recipe = recipe_of(name)
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
    metadata = WeightsMetadata(name, "mnist", measured, recipe.note, day)
    path = resources.path("weights", f"{name}.npz")
    save_network(path, recipe.network, metadata)
    figures = ", ".join(f"{what} {share:.2%}" for what, share in measured.items())
    print(f"{name}: {figures}; {path.stat().st_size / 2**20:.1f} MB")


def main() -> None:
    """Make the networks named on the command line, or both."""
    parser = argparse.ArgumentParser(description="Train the weights that the program carries.")
    parser.add_argument("names", nargs="*", choices=["pen", "book"], default=["pen", "book"])
    for name in parser.parse_args().names:
        make(name)


if __name__ == "__main__":
    main()
