"""Training as a generator: the one loop that window, command line, tests and benchmarks drive."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.data import augment
from explorer.nn import TrainingPass
from explorer.training.batch_look import BatchLook, BatchWitness
from explorer.training.batches import Batches
from explorer.training.control import Control
from explorer.training.course import Course
from explorer.training.division import divide_training, part
from explorer.training.evaluation import accuracy
from explorer.training.fit import check_fit
from explorer.training.keyframe import Keyframe
from explorer.training.live import live_settings
from explorer.training.schedules import SCHEDULES
from explorer.training.snapshot import Snapshot
from explorer.training.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from explorer.data import Dataset, Split
    from explorer.nn import Network
    from explorer.training.config import TrainingConfig
    from explorer.training.gauge import UpdateGauge


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
    gauge : UpdateGauge or None
        Measures gradient and update at some of the iterations, where somebody wants to see them.
    watched : bool
        Whether the next updates are looked at closely.
    look : BatchLook or None
        At the last update that was.
    """

    gauge: UpdateGauge | None = None

    def __init__(
        self, network: Network, dataset: Dataset, config: TrainingConfig, control: Control | None = None
    ) -> None:
        images = dataset.train.images
        check_fit(network, dataset, config)
        self.network = network
        self.dataset = dataset
        self.config = config
        self.control = Control() if control is None else control
        self.optimizer = config.make_optimizer()
        self._learned = config.images_learned(len(images))
        self.control.govern(config, self._learned)
        self.iteration = 0
        self._rng = np.random.default_rng(config.seed)
        self._division = divide_training(dataset, config)
        supply = len(images) if self._division is None else len(self._division.supply)
        self._batches = Batches(supply, config.batch_size, self._rng, config.replacement)
        self._images = images.reshape(len(images), -1)
        self._labels = dataset.train.labels.astype(np.intp)
        self._schedule = SCHEDULES[config.schedule]
        self._settings = live_settings(config)
        self._course = Course(total=config.total_iterations(len(images)))
        self._epoch = 0.0
        self._loss = math.nan
        self.watched = False
        self.look: BatchLook | None = None
        self._scale = network.theta.dtype.type(1.0 / 255.0)
        self._make_buffers()

    @property
    def total(self) -> int | None:
        """Updates to make, where that is known."""
        return self._course.total

    @property
    def settings(self) -> Mapping[str, float]:
        """What may change while it goes, as it is in force."""
        return self._settings

    def steps(self) -> Iterator[Step]:
        """Yield a step after each update until the run is over."""
        while self.total is None or self.iteration < self.total:
            yield self.step()

    def step(self) -> Step:
        """Make one update and return what it was."""
        for change in self.control.take(self.iteration + 1, self._settings):
            self._change(change.field, change.value)
        settings, course = self._settings, self._course
        rate = settings["learning_rate"] * self._schedule(course.done_at(self.iteration))
        batch = self._next_batch()
        self._gather(batch)
        # A rate too high ends in inf and nan: the loss tells it, a warning in every step would not help.
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            loss = self._pass.run(self._labels[batch]) + self._decay()
            self.optimizer.learning_rate = rate
            watched = BatchWitness(self.network, self._pass, self._labels[batch]) if self.watched else None
            measured = self._update()
        self.iteration += 1
        if watched is not None:
            self.look = watched.look(self.iteration, loss)
        config = self.config
        epoch = course.epoch_at(self.iteration, int(settings["batch_size"]), self._learned)
        self._loss, self._epoch = loss, epoch
        if config.evaluate_every is None or self.iteration % config.evaluate_every:
            return Step(self.iteration, epoch, loss, rate, None, None, None, *measured)
        train_accuracy, test_accuracy, *validation = self.evaluate()
        accuracies = (train_accuracy, test_accuracy, validation[0] if validation else None)
        return Step(self.iteration, epoch, loss, rate, *accuracies, *measured)

    def _update(self) -> tuple[float | None, float | None]:
        """Update the weights; return the lengths of gradient and update where they are to be measured."""
        theta, gradient, gauge = self.network.theta, self._pass.gradient, self.gauge
        if gauge is None or not gauge.due(self.iteration + 1):
            self.optimizer.update(theta, gradient)
            return None, None
        gauge.begin(theta, gradient)
        self.optimizer.update(theta, gradient)
        return gauge.end(theta)

    def evaluate(self) -> tuple[float, ...]:
        """Return the accuracies on training and test images, and on those set aside where there are any.

        On ``evaluation_limit`` of each at most.
        """
        limit, given_up = self.config.evaluation_limit, self.control.stopped
        with np.errstate(over="ignore", invalid="ignore"):
            return tuple(accuracy(self.network, split, limit, given_up) for split in self._measured)

    @cached_property
    def _measured(self) -> tuple[Split, ...]:
        """What accuracies are measured on: a replay, which measures nothing, makes no copies for it."""
        division, train, limit = self._division, self.dataset.train, self.config.evaluation_limit
        if division is None:
            return train, self.dataset.test
        learned = part(train, division.learned, limit)
        if not len(division.validation):
            return learned, self.dataset.test
        return learned, self.dataset.test, part(train, division.validation, limit)

    def snapshot(self) -> Snapshot:
        """Return a frozen copy of the network as it is now."""
        return Snapshot.of(self.network, self.iteration, self._epoch, self._loss)

    def keyframe(self) -> Keyframe:
        """Return all that the next update depends on, frozen."""
        return Keyframe(
            self.snapshot(),
            dict(self._settings),
            self.config.optimizer,
            self.optimizer.state(),
            self._rng.bit_generator.state,
            self._batches.position(),
            self._course,
        )

    def restore(self, keyframe: Keyframe) -> None:
        """Go to a keyframe of a run with the same settings: what follows is the same, bit for bit.

        Changes asked for while that run went are the control's to repeat.
        """
        shown = keyframe.snapshot
        self.network.load_state(shown.state)
        self.iteration, self._epoch, self._loss = shown.iteration, shown.epoch, shown.loss
        self._take(keyframe.settings)
        self._course = keyframe.course
        self.optimizer.load_state(keyframe.optimizer)
        self._batches.restore(keyframe.batches)
        self._rng.bit_generator.state = keyframe.generator

    def branch(self, keyframe: Keyframe) -> None:
        """Go on from a keyframe of a run with other settings, by the settings of this one.

        The optimizer's memory is taken over when it is the same optimizer. Epochs are counted on from there.
        """
        if keyframe.rule != self.config.optimizer:
            keyframe = replace(keyframe, optimizer=self.optimizer.state())
        iteration, epoch = keyframe.iteration, keyframe.snapshot.epoch
        total = self.config.total_from(iteration, epoch, len(self._images))
        course = Course(total=total).branched(iteration, epoch)
        self.restore(replace(keyframe, settings=live_settings(self.config), course=course))

    def _change(self, field: str, value: float) -> None:
        """Put a setting into force, from the next update on."""
        if field == "batch_size":
            images, by_epochs = self._learned, self.config.epochs is not None
            before = int(self._settings["batch_size"])
            self._course = self._course.rebatched(self.iteration, before, int(value), images, by_epochs)
        self._take({**self._settings, field: value})

    def _take(self, settings: Mapping[str, float]) -> None:
        resized = settings["batch_size"] != self._settings["batch_size"]
        self._settings = dict(settings)
        self.optimizer.options.update({name: settings[name] for name in self.optimizer.options})
        if resized:
            self._make_buffers()

    def _make_buffers(self) -> None:
        """Make what a batch goes through, of its size."""
        size, network = int(self._settings["batch_size"]), self.network
        self._batches.resize(size)
        self._pass = TrainingPass(network, size)
        self._bytes = np.empty((size, self._images.shape[1]), dtype=np.uint8)
        self._weights = [
            (network.params[name], grad)
            for name, grad in network.spec.views(self._pass.gradient).items()
            if name.startswith("W")
        ]

    def _next_batch(self) -> np.ndarray:
        """Return which training images come next, by their places in the data set."""
        batch = self._batches.next()
        return batch if self._division is None else self._division.supply[batch]

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
        l1, l2 = self._settings["l1"], self._settings["l2"]
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
