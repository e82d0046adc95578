"""The settings of a training run, checked when they are made."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.nn import OPTIMIZERS, ConfigError, Optimizer
from explorer.nn.allowed import Numbers
from explorer.nn.errors import choose
from explorer.training.schedules import SCHEDULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.data import Augmentation


MOST_VALIDATION = 0.9


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """How to train, apart from the network and the data.

    Attributes
    ----------
    batch_size : int
        Images in a mini-batch (section 4.2.3).
    optimizer : str
        Name in :data:`explorer.nn.OPTIMIZERS`.
    learning_rate : float
        Size of a step (section 4.4.2).
    iterations : int or None
        Updates to make; one of this and ``epochs`` may be given. With neither, training goes on until it is
        stopped.
    epochs : float or None
        Passes over the training images to make.
    seed : int
        Of the order of the batches; the same seed gives the same run, bit for bit.
    evaluate_every : int or None
        Measure both accuracies after each so many updates; ``None`` never does.
    evaluation_limit : int or None
        Measure on at most so many images of each split, the first ones; ``None`` takes all.
    optimizer_options : mapping of str to float
        The optimizer's own numbers, e.g. ``{"momentum": 0.9}``.
    schedule : str
        Name in :data:`SCHEDULES`.
    l1, l2 : float
        Weight decay: l1 Σ|W| + l2/2 ΣW² is added to the loss; biases are left alone (section 6.4.2).
    replacement : bool
        Draw each batch anew from all images, as the book's loop does, in place of shuffled passes.
    augmentation : Augmentation or None
        Distort every batch anew.
    images : int or None
        Use only the first so many training images, e.g. to see a network overfit (section 6.4.1).
    validation : float
        Share of the training images, 0 to 0.9, that is not learned from but measured on (section 6.5.1).

    Raises
    ------
    ConfigError
        When a value is out of its range; the error names the field and what is allowed.
    """

    batch_size: int = 100
    optimizer: str = "sgd"
    learning_rate: float = 0.1
    iterations: int | None = None
    epochs: float | None = None
    seed: int = 0
    evaluate_every: int | None = None
    evaluation_limit: int | None = None
    optimizer_options: Mapping[str, float] = field(default_factory=dict)
    schedule: str = "constant"
    l1: float = 0.0
    l2: float = 0.0
    replacement: bool = False
    augmentation: Augmentation | None = None
    images: int | None = None
    validation: float = 0.0

    def __post_init__(self) -> None:
        _whole("batch_size", self.batch_size, 1)
        _whole("seed", self.seed, 0)
        for name in ("iterations", "evaluate_every", "evaluation_limit", "images"):
            if getattr(self, name) is not None:
                _whole(name, getattr(self, name), 1)
        if self.epochs is not None and not (math.isfinite(self.epochs) and self.epochs > 0):
            raise ConfigError("epochs", self.epochs, Numbers(0, above=True))
        if self.iterations is not None and self.epochs is not None:
            raise ConfigError("epochs", self.epochs, "absent when iterations are given")
        for name in ("l1", "l2"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value >= 0):
                raise ConfigError(name, value, Numbers(0))
        if not 0 <= self.validation <= MOST_VALIDATION:
            raise ConfigError("validation", self.validation, Numbers(0, MOST_VALIDATION))
        choose("schedule", self.schedule, SCHEDULES)
        if self.schedule != "constant" and self.iterations is None and self.epochs is None:
            raise ConfigError("schedule", self.schedule, "constant, for a run without an end")
        self.make_optimizer()

    def make_optimizer(self) -> Optimizer:
        """Return the optimizer that these settings name, at its first step."""
        choose("optimizer", self.optimizer, OPTIMIZERS)
        return OPTIMIZERS[self.optimizer](self.learning_rate, **self.optimizer_options)

    def images_used(self, images: int) -> int:
        """Return how many of so many training images are used at all."""
        return images if self.images is None else min(self.images, images)

    def images_set_aside(self, images: int) -> int:
        """Return how many of so many training images are set aside for validation."""
        used = self.images_used(images)
        return max(min(round(self.validation * used), used - 1), 0)

    def images_learned(self, images: int) -> int:
        """Return how many of so many training images are learned from."""
        return self.images_used(images) - self.images_set_aside(images)

    def iterations_per_epoch(self, images: int) -> int:
        """Return how many batches make a pass over what is learned of so many training images.

        The rest of a division waits for the next shuffle.
        """
        return max(self.images_learned(images) // self.batch_size, 1)

    def total_from(self, iteration: int, epoch: float, images: int) -> int | None:
        """Return how many updates a branch makes, those before its beginning included."""
        if self.epochs is None:
            return self.iterations
        left = (self.epochs - epoch) * self.iterations_per_epoch(images)
        return iteration + max(round(left), 0)

    def total_iterations(self, images: int) -> int | None:
        """Return how many updates the run makes on a data set of so many training images.

        ``None`` when it has no end.
        """
        if self.epochs is not None:
            return max(round(self.epochs * self.iterations_per_epoch(images)), 1)
        return self.iterations


def _whole(name: str, value: object, least: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ConfigError(name, value, Numbers(least, whole=True))
