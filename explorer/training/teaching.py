"""Teaching a network one picture: a single step of gradient descent, and what it brought and cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.data import Split
from explorer.nn import Network, NetworkError
from explorer.nn.optimizers import check_learning_rate
from explorer.training.evaluation import accuracy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.nn.functions import Array
    from explorer.nn.surgery import Pin

DEFAULT_RATE = 0.01


@dataclass(frozen=True, eq=False)
class Patch:
    """The difference of two states of a network, exact to the bit, and small where few numbers differ.

    A step on one picture leaves alone the weights of dark pixels and of units that are off: of ``pen`` it
    changes about a thirtieth.

    Attributes
    ----------
    places : ndarray of int32
        Where they differ.
    before, after : ndarray
        The numbers there.
    """

    places: NDArray[np.int32]
    before: Array
    after: Array

    @classmethod
    def between(cls, before: Array, after: Array) -> Patch:
        """Return the difference of two vectors of one shape."""
        # Compared as bits: nan differs from itself, and a zero's sign counts.
        bits = np.dtype(f"u{before.itemsize}")
        places = np.flatnonzero(before.view(bits) != after.view(bits)).astype(np.int32)
        return cls(places, before[places], after[places])

    def undo(self, state: Array) -> Array:
        """Return, from the state after, the state before."""
        return self._with(state, self.before)

    def redo(self, state: Array) -> Array:
        """Return, from the state before, the state after."""
        return self._with(state, self.after)

    def then(self, later: Patch) -> Patch:
        """Return one patch that does what this and the next one do."""
        places = np.union1d(self.places, later.places)
        before, after = np.empty((2, len(places)), self.before.dtype)
        mine, others = (np.searchsorted(places, patch.places) for patch in (self, later))
        before[others], before[mine] = later.before, self.before
        after[mine], after[others] = self.after, later.after
        return Patch(places, before, after)

    def _with(self, state: Array, values: Array) -> Array:
        patched = state.copy()
        patched[self.places] = values
        return patched


@dataclass(frozen=True, eq=False)
class Lesson:
    """One update on one picture.

    Attributes
    ----------
    label : int
        What it was told the picture shows.
    learning_rate : float
        Of the step.
    before, after : ndarray, shape (outputs,)
        What it read in the picture.
    loss_before, loss_after : float
        Of the picture.
    change : float
        Length of the step in the space of all parameters, ‖Δθ‖ = rate · ‖∂L/∂θ‖.
    size : float
        Length of the parameters before, ‖θ‖, to compare it with.
    """

    label: int
    learning_rate: float
    before: Array
    after: Array
    loss_before: float
    loss_after: float
    change: float
    size: float


def teach(
    network: Network,
    image: NDArray[np.floating],
    label: int,
    learning_rate: float,
    pins: Sequence[Pin] = (),
) -> tuple[Network, Lesson]:
    """Make one step of gradient descent on one picture, θ ← θ − η ∂L/∂θ, on a copy (section 4.4.2).

    Parameters
    ----------
    network : Network
        Left as it is.
    image : ndarray, shape (28, 28)
        0 to 1.
    label : int
        What it shows.
    learning_rate : float
        Size of the step, η.
    pins : sequence of Pin, optional
        Units that the step must leave pinned.

    Returns
    -------
    tuple
        The taught network, whose numbers are read-only, and what the step did.

    Raises
    ------
    ConfigError
        When the rate is not a number above 0.
    NetworkError
        When the network has no such class, or has activations without a slope to learn by.
    """
    check_learning_rate(learning_rate)
    if not 0 <= label < network.sizes[-1]:
        raise NetworkError(f"the network has no class {label}")
    if not network.spec.trainable:
        raise NetworkError("the network has activations without a slope to learn by")
    # A rate far too high ends in inf and nan: the probabilities tell it.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        return _step(network, np.asarray(image).reshape(1, -1), np.array([label]), learning_rate, pins)


def _step(
    network: Network, x: Array, t: NDArray[np.intp], learning_rate: float, pins: Sequence[Pin]
) -> tuple[Network, Lesson]:
    before = network.forward(x).y[0]
    backward = network.backward(t)
    step = np.concatenate([backward.grads[name].reshape(-1) for name in network.params])
    step *= network.theta.dtype.type(learning_rate)
    state = held(network, network.theta - step, pins)
    if pins:
        np.subtract(network.theta, state, out=step)
    taught = frozen(network, state)
    return taught, Lesson(
        label=int(t[0]),
        learning_rate=learning_rate,
        before=before,
        after=taught.predict(x)[0],
        loss_before=backward.loss,
        loss_after=taught.loss(x, t),
        change=float(np.linalg.norm(step)),
        size=float(np.linalg.norm(network.theta)),
    )


def held(network: Network, state: Array, pins: Sequence[Pin]) -> Array:
    """Return ``state`` with its pinned units pinned again, in place: a step of learning moves them too."""
    for pin in pins:
        pin.hold(network.spec, state)
    return state


def frozen(network: Network, state: Array) -> Network:
    """Return a network of the same shape that stands on ``state``, which nobody can change any more."""
    state.flags.writeable = False
    return Network.from_state(network.spec, state)


def without(split: Split, images: NDArray[np.uint8]) -> Split:
    """Return a split without the given pictures, so that accuracy on it is accuracy on what was not taught.

    Parameters
    ----------
    split : Split
        To judge by.
    images : ndarray of uint8, shape (n, 28, 28)
        Pictures that were learned from; those that are not in the split change nothing.
    """
    if not len(images):
        return split
    taught = {image.tobytes() for image in images}
    # Only pictures with a sum that one of those has are compared: it takes a third of the time.
    sums, theirs = (np.sum(pictures, axis=(1, 2), dtype=np.uint32) for pictures in (split.images, images))
    apart = np.ones(len(split), dtype=bool)
    for place in np.flatnonzero(np.isin(sums, theirs)).tolist():
        apart[place] = split.images[place].tobytes() not in taught
    return split if apart.all() or not apart.any() else Split(split.images[apart], split.labels[apart])


def judge(network: Network, split: Split) -> float:
    """Return the share of images read right; a network of nan and infinite weights may be judged too."""
    with np.errstate(over="ignore", invalid="ignore"):
        return accuracy(network, split)
