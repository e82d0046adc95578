"""A small network learning points of the plane: its state, one step, and what it says everywhere."""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.point_sets import POINT_SETS, REACH
from explorer.nn import OPTIMIZERS, Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64
    from explorer.nn import ForwardTrace, Optimizer

GRID = 61
"""Places along each axis at which the network is asked."""

_MOST_LOSSES = 600


@dataclass(frozen=True)
class Task:
    """What is to be learnt, and by what network.

    Attributes
    ----------
    points, count, noise : str, int, float
        Which points, how many, how noisy.
    hidden : tuple of int
        Units of each hidden layer.
    activation : str
        Of the hidden layers.
    output : str
        ``"sigmoid"`` for one output unit, ``"softmax"`` for two.
    seed : int
        Of points and first weights.
    """

    points: str
    count: int
    noise: float
    hidden: tuple[int, ...]
    activation: str
    output: str
    seed: int


@dataclass(frozen=True)
class Losses:
    """The loss at every ``stride``-th step from the first on, thinned out as it grows."""

    values: Numbers64
    stride: int = 1

    @property
    def steps(self) -> Numbers64:
        """The step of each value."""
        return self.stride * np.arange(len(self.values), dtype=np.float64)

    def after(self, step: int, loss: float) -> Losses:
        """Return the losses with that of ``step``, if it is one of those kept."""
        if step % self.stride:
            return self
        if len(self.values) == _MOST_LOSSES:
            return Losses(self.values[::2], 2 * self.stride).after(step, loss)
        return replace(self, values=np.append(self.values, loss))


@dataclass(frozen=True)
class Learner:
    """A network between two steps.

    Attributes
    ----------
    task : Task
    network : Network
        Its parameters are read-only: the next step makes a network of its own.
    x : ndarray, shape (n, 2)
    t : ndarray, shape (n,)
        0 or 1.
    optimizer : Optimizer
        As it was after the last step; it is copied before the next.
    iteration : int
    losses : Losses
    """

    task: Task
    network: Network
    x: Numbers64
    t: NDArray[np.int64]
    optimizer: Optimizer
    iteration: int
    losses: Losses

    @property
    def loss(self) -> float:
        """The loss on all points."""
        with np.errstate(all="ignore"):
            return self.network.loss(self.x, self.t)

    @property
    def accuracy(self) -> float:
        """The share of points on the right side."""
        return self.network.accuracy(self.x, self.t)

    @property
    def lost(self) -> bool:
        """Whether its numbers have grown beyond all bounds."""
        return not bool(np.all(np.isfinite(self.network.theta)))


def learner(task: Task, optimizer: str) -> Learner:
    """Return a network before its first step."""
    x, t = POINT_SETS[task.points](task.count, task.noise, task.seed)
    outputs = 1 if task.output == "sigmoid" else 2
    init = "he" if task.activation == "relu" else "xavier"
    network = Network(
        (2, *task.hidden, outputs),
        task.activation,
        init,
        task.seed,
        output=task.output,
        dtype=np.float64,
    )
    network.theta.flags.writeable = False
    return Learner(task, network, x, t, OPTIMIZERS[optimizer](), 0, Losses(np.array([network.loss(x, t)])))


def step(state: Learner, rate: float) -> Learner:
    """Return the network after one update by the gradient on all points."""
    theta = state.network.theta.copy()
    optimizer = copy.deepcopy(state.optimizer)
    optimizer.learning_rate = rate
    with np.errstate(all="ignore"):
        gradients = state.network.gradient(state.x, state.t)
        optimizer.update(theta, np.concatenate([gradient.ravel() for gradient in gradients.values()]))
        following = replace(with_theta(state, theta), optimizer=optimizer, iteration=state.iteration + 1)
        losses = state.losses
        if following.iteration % losses.stride == 0:
            losses = losses.after(following.iteration, following.loss)
    return replace(following, losses=losses)


def with_theta(state: Learner, theta: NDArray[np.floating]) -> Learner:
    """Return the learner with these parameters, which become read-only."""
    theta.flags.writeable = False
    return replace(state, network=Network.from_state(state.network.spec, theta))


def over_the_plane(network: Network) -> ForwardTrace:
    """Return what every unit says at GRID × GRID places, row after row from the bottom."""
    return network.forward(places())


def places() -> Numbers64:
    """Return the grid's places, shape (GRID², 2)."""
    line = np.linspace(-REACH, REACH, GRID)
    x2, x1 = np.meshgrid(line, line, indexing="ij")
    return np.stack([x1.ravel(), x2.ravel()], axis=1)


def as_grid(values: NDArray[np.floating]) -> Numbers64:
    """Return one number a place as rows and columns."""
    return np.asarray(values, dtype=np.float64).reshape(GRID, GRID)


def round_up(number: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, …: an axis that ends there seldom moves."""
    magnitude = 10.0 ** math.floor(math.log10(max(number, 1e-9)))
    return next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= number * (1 - 1e-9))
