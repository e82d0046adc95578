"""Training as a generator: the one loop that window, command line, tests and benchmarks drive."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.data import augment
from explorer.nn import ConfigError, ShapeError, TrainingPass
from explorer.nn.allowed import Numbers
from explorer.training.batches import Batches
from explorer.training.control import Control
from explorer.training.evaluation import accuracy
from explorer.training.keyframe import Keyframe
from explorer.training.schedules import SCHEDULES
from explorer.training.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.data import Dataset
    from explorer.nn import Network
    from explorer.training.config import TrainingConfig


class Step(NamedTuple):
    """One update of the weights.

    Attributes
    ----------
    iteration : int
        Updates made, this one included.
    epoch : float
        Passes over the training images made.
    loss : float
        Of this step's batch, before its update, with the weight decay.
    learning_rate : float
        That it was made with.
    train_accuracy, test_accuracy : float or None
        After the update, 0 to 1, where it was time to measure.
    """

    iteration: int
    epoch: float
    loss: float
    learning_rate: float
    train_accuracy: float | None = None
    test_accuracy: float | None = None


def train(
    network: Network, dataset: Dataset, config: TrainingConfig, control: Control | None = None
) -> Iterator[Step]:
    """Train ``network`` in place, handing out a :class:`Step` after each update.

    Not pulling pauses it, closing it stops it. Equal weights, data and settings give the same run, bit for
    bit.

    Parameters
    ----------
    network : Network
        Changed in place.
    dataset : Dataset
        uint8 images; each batch is scaled to 0…1 while it is gathered.
    config : TrainingConfig
        Settings.
    control : Control, optional
        Takes live changes.

    Yields
    ------
    Step

    Raises
    ------
    ConfigError
        When the batch is larger than the training set or the network cannot learn.
    ShapeError
        When the network does not fit the images or the classes.
    """
    return Trainer(network, dataset, config, control).steps()


class Trainer:
    """The state of a run between two updates: network, optimizer, order of the batches.

    Parameters are those of :func:`train`.

    Attributes
    ----------
    iteration : int
        Updates made.
    total : int or None
        Updates to make, where that is known.
    """

    def __init__(
        self, network: Network, dataset: Dataset, config: TrainingConfig, control: Control | None = None
    ) -> None:
        images = dataset.train.images
        _check_fit(network, dataset, config)
        self.network = network
        self.dataset = dataset
        self.config = config
        self.control = Control() if control is None else control
        self.optimizer = config.make_optimizer()
        self.iteration = 0
        self.total = config.total_iterations(len(images))
        self._rng = np.random.default_rng(config.seed)
        self._batches = Batches(len(images), config.batch_size, self._rng, config.replacement)
        self._images = images.reshape(len(images), -1)
        self._labels = dataset.train.labels.astype(np.intp)
        self._pass = TrainingPass(network, config.batch_size)
        self._bytes = np.empty((config.batch_size, self._images.shape[1]), dtype=np.uint8)
        self._schedule = SCHEDULES[config.schedule]
        self._rate = config.learning_rate
        self._origin = (0, 0.0)
        self._epoch = 0.0
        self._loss = math.nan
        self._scale = network.theta.dtype.type(1.0 / 255.0)
        self._weights = [
            (network.params[name], grad)
            for name, grad in network.spec.views(self._pass.gradient).items()
            if name.startswith("W")
        ]

    def steps(self) -> Iterator[Step]:
        """Yield a step after each update until the run is over."""
        while self.total is None or self.iteration < self.total:
            yield self.step()

    def step(self) -> Step:
        """Make one update and return what it was."""
        for change in self.control.take(self.iteration + 1):
            self._rate = change.value
        done = self.iteration / self.total if self.total else 0.0
        rate = self._rate * self._schedule(done)
        batch = self._batches.next()
        self._gather(batch)
        # A rate too high ends in inf and nan: the loss tells it, a warning in every step would not help.
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            loss = self._pass.run(self._labels[batch]) + self._decay()
            self.optimizer.learning_rate = rate
            self.optimizer.update(self.network.theta, self._pass.gradient)
        self.iteration += 1
        config = self.config
        since, before = self._origin
        epoch = before + (self.iteration - since) * config.batch_size / len(self._images)
        self._loss, self._epoch = loss, epoch
        if config.evaluate_every is None or self.iteration % config.evaluate_every:
            return Step(self.iteration, epoch, loss, rate)
        return Step(self.iteration, epoch, loss, rate, *self.evaluate())

    def evaluate(self) -> tuple[float, float]:
        """Return the accuracies on training and test images, on ``evaluation_limit`` of each at most."""
        limit, given_up = self.config.evaluation_limit, self.control.stopped
        with np.errstate(over="ignore", invalid="ignore"):
            train_accuracy = accuracy(self.network, self.dataset.train, limit, given_up)
            return train_accuracy, accuracy(self.network, self.dataset.test, limit, given_up)

    def snapshot(self) -> Snapshot:
        """Return a frozen copy of the network as it is now."""
        return Snapshot.of(self.network, self.iteration, self._epoch, self._loss)

    def keyframe(self) -> Keyframe:
        """Return all that the next update depends on, frozen."""
        return Keyframe(
            self.snapshot(),
            self._rate,
            self.config.optimizer,
            self.optimizer.state(),
            self._rng.bit_generator.state,
            self._batches.position(),
            self._origin,
        )

    def restore(self, keyframe: Keyframe) -> None:
        """Go to a keyframe of a run with the same settings: what follows is the same, bit for bit.

        Changes asked for while that run went are the control's to repeat.
        """
        shown = keyframe.snapshot
        self.network.load_state(shown.state)
        self.iteration, self._epoch, self._loss = shown.iteration, shown.epoch, shown.loss
        self._rate, self._origin = keyframe.rate, keyframe.origin
        self.optimizer.load_state(keyframe.optimizer)
        self._batches.restore(keyframe.batches)
        self._rng.bit_generator.state = keyframe.generator

    def branch(self, keyframe: Keyframe) -> None:
        """Go on from a keyframe of a run with other settings, by the settings of this one.

        The optimizer's memory is taken over when it is the same optimizer. Epochs are counted on from there.
        """
        own_rate = self._rate
        if keyframe.rule != self.config.optimizer:
            keyframe = replace(keyframe, optimizer=self.optimizer.state())
        self.restore(keyframe)
        self._rate = own_rate
        self._origin = (self.iteration, self._epoch)

    def _gather(self, batch: np.ndarray) -> None:
        """Write the images of a batch, scaled to 0…1, into the training pass.

        ``mode="clip"`` lets NumPy write straight into ``out``; the indices are in range by construction.
        """
        np.take(self._images, batch, axis=0, out=self._bytes, mode="clip")
        if self.config.augmentation is None:
            # Converted first and scaled then: in one step NumPy would go through a buffer, which is slower.
            np.copyto(self._pass.x, self._bytes)
            np.multiply(self._pass.x, self._scale, out=self._pass.x)
        else:
            distorted = augment(self._bytes.reshape(-1, 28, 28), self._rng, self.config.augmentation)
            self._pass.x[...] = distorted.reshape(self._bytes.shape)

    def _decay(self) -> float:
        """Add the slope of the weight decay to the gradient; return its share of the loss."""
        l1, l2 = self.config.l1, self.config.l2
        penalty = 0.0
        if l2:
            for W, grad in self._weights:
                grad += l2 * W
                penalty += 0.5 * l2 * float(np.vdot(W, W))
        if l1:
            for W, grad in self._weights:
                grad += l1 * np.sign(W)
                penalty += l1 * float(np.sum(np.abs(W)))
        return penalty


def _check_fit(network: Network, dataset: Dataset, config: TrainingConfig) -> None:
    images, labels = dataset.train.images, dataset.train.labels
    pixels = int(np.prod(images.shape[1:]))
    if config.batch_size > len(images):
        raise ConfigError("batch_size", config.batch_size, Numbers(1, len(images), whole=True))
    if network.sizes[0] != pixels:
        raise ShapeError("x", f"(n, {network.sizes[0]})", f"(n, {pixels})")
    if network.sizes[-1] <= int(labels.max()):
        raise ShapeError("t", f"labels from 0 to {network.sizes[-1] - 1}", f"labels up to {labels.max()}")
    if not network.spec.trainable:
        raise ConfigError("hidden", network.spec.hidden, "activations that have a slope to learn by")
