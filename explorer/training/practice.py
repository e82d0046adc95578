"""Training a network further on a handful of one's own digits, judged on what it did not see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.data import Dataset, Split
from explorer.data.holding_out import FEWEST_DIGITS, held_out_places
from explorer.nn import ConfigError
from explorer.nn.allowed import Numbers
from explorer.training.config import TrainingConfig
from explorer.training.teaching import judge, without
from explorer.training.trainer import train

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.nn import Network

MOST_STEPS = 2000
_LARGEST_BATCH = 10
_PIECE = 200
"""Images judged at once: 4 ms with the largest shipped network."""
_REPLAYED = 500
"""Sample digits mixed in: the own ones are repeated until they are as many."""


class Accuracies(NamedTuple):
    """Shares read right, 0 to 1."""

    learned: float
    held_out: float
    test: float


@dataclass(frozen=True)
class PracticeConfig:
    """How to train on one's own digits.

    Attributes
    ----------
    steps : int
        Updates to make, 1 to 2,000.
    learning_rate : float
        Of plain gradient descent.
    replay : bool
        Mix in as many sample digits, which keeps the network from forgetting them.
    evaluate_every : int
        Measure after so many updates.
    seed : int
        Of what is held out, what is replayed and the order of the batches.

    Raises
    ------
    ConfigError
        When a value is out of its range.
    """

    steps: int = 100
    learning_rate: float = 0.02
    replay: bool = False
    evaluate_every: int = 5
    seed: int = 0

    def __post_init__(self) -> None:
        if (
            isinstance(self.steps, bool)
            or not isinstance(self.steps, int)
            or not 1 <= self.steps <= MOST_STEPS
        ):
            raise ConfigError("steps", self.steps, Numbers(1, MOST_STEPS, whole=True))
        self.training(1)

    def training(self, images: int) -> TrainingConfig:
        """Return the settings of a run on so many images."""
        return TrainingConfig(
            batch_size=min(_LARGEST_BATCH, images),
            learning_rate=self.learning_rate,
            iterations=self.steps,
            seed=self.seed,
        )


@dataclass(frozen=True, eq=False)
class OwnDigits:
    """One's own digits in two parts: to learn from, and to judge the learning by."""

    learn: Split
    held_out: Split


def divide(images: NDArray[np.uint8], labels: NDArray[np.uint8], seed: int = 0) -> OwnDigits:
    """Hold every third digit out, spread evenly over the labels; the same seed holds out the same.

    Parameters
    ----------
    images : ndarray of uint8, shape (n, 28, 28)
    labels : ndarray of uint8, shape (n,)
    seed : int, optional

    Raises
    ------
    ConfigError
        With fewer than ten digits.
    """
    if len(images) < FEWEST_DIGITS:
        raise ConfigError("digits", len(images), Numbers(FEWEST_DIGITS, whole=True))
    aside = held_out_places(labels, seed)
    return OwnDigits(Split(images[~aside], labels[~aside]), Split(images[aside], labels[aside]))


@dataclass(frozen=True, eq=False)
class PracticeStep:
    """One update.

    Attributes
    ----------
    iteration : int
        Updates made; 0 is the network as it was.
    accuracies : Accuracies or None
        After it, where it was time to measure.
    """

    iteration: int
    accuracies: Accuracies | None


class Practice:
    """A run of `train` on one's own digits, with three measures of what it does to the network.

    Parameters
    ----------
    network : Network
        Trained in place.
    own : OwnDigits
    sample : Dataset
        Its training images are replayed, its test images judge; those among one's own digits are left out.
    config : PracticeConfig
    """

    def __init__(self, network: Network, own: OwnDigits, sample: Dataset, config: PracticeConfig) -> None:
        self.network = network
        self.own = own
        self.config = config
        mine = np.concatenate([own.learn.images, own.held_out.images])
        self.test = without(sample.test, mine)
        learn = _replayed(own, sample.train, config.seed) if config.replay else own.learn
        self._dataset = Dataset("own", learn, own.held_out, sample.classes)

    def steps(self) -> Iterator[PracticeStep]:
        """Yield the network as it was, then a step after each update; not pulling pauses it.

        Where it is time to measure, the step comes again, at last with the accuracies: a measure takes as
        long as ten updates and is handed out in pieces, so that other work can be done in between.
        """
        yield from self.measured(0)
        config = self.config
        training = config.training(len(self._dataset.train))
        for step in train(self.network, self._dataset, training):
            yield PracticeStep(step.iteration, None)
            if step.iteration % config.evaluate_every == 0 or step.iteration == config.steps:
                yield from self.measured(step.iteration)

    def measured(self, iteration: int) -> Iterator[PracticeStep]:
        """Yield the step with the accuracies of right now, after some without."""
        shares = []
        for split in (self.own.learn, self.own.held_out, self.test):
            right = 0.0
            for start in range(0, len(split), _PIECE):
                piece = Split(split.images[start : start + _PIECE], split.labels[start : start + _PIECE])
                right += judge(self.network, piece) * len(piece)
                yield PracticeStep(iteration, None)
            shares.append(round(right) / len(split))
        yield PracticeStep(iteration, Accuracies(*shares))


def _replayed(own: OwnDigits, sample: Split, seed: int) -> Split:
    """Return one's own digits, repeated, among as many others that are not held out."""
    others = without(sample, own.held_out.images)
    count = min(max(_REPLAYED, len(own.learn)), len(others))
    chosen = np.random.default_rng(seed).choice(len(others), count, replace=False)
    mine = np.resize(np.arange(len(own.learn)), max(count, len(own.learn)))
    return Split(
        np.concatenate([own.learn.images[mine], others.images[chosen]]),
        np.concatenate([own.learn.labels[mine], others.labels[chosen]]),
    )
