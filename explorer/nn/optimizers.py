"""Optimizers on one flat parameter vector (section 6.1): a step is a few whole-vector operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from explorer.nn.allowed import Numbers
from explorer.nn.errors import ConfigError, ShapeError
from explorer.nn.parameter import Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.functions import Array

_EPSILON = 1e-7


class Optimizer(ABC):
    """Changes parameters by their gradient, in place.

    Parameters
    ----------
    learning_rate : float, optional
        Size of a step; may be changed between steps.
    **options : float
        The optimizer's own numbers, named in :attr:`parameters`.

    Attributes
    ----------
    slots : dict of str to ndarray
        What it remembers from step to step: vectors of the length of ``theta``, made at the first step.
    steps : int
        Steps taken.

    Raises
    ------
    ConfigError
        When the rate is not above 0 or an option is unknown or out of range.
    """

    label: ClassVar[str]
    default_learning_rate: ClassVar[float] = 0.01
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    slot_names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, learning_rate: float | None = None, **options: float) -> None:
        self.learning_rate = check_learning_rate(
            self.default_learning_rate if learning_rate is None else learning_rate
        )
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in options:
            if name not in known:
                raise ConfigError(
                    name, options[name], f"absent: {self.label} has {', '.join(known) or 'no options'}"
                )
        self.options = {
            name: parameter.check(options.get(name, parameter.default)) for name, parameter in known.items()
        }
        self.slots: dict[str, Array] = {}
        self.steps = 0
        self._scratch = np.empty(0)

    def update(self, theta: Array, gradient: Array) -> None:
        """Take one step.

        Parameters
        ----------
        theta : ndarray, shape (parameters,)
            Changed in place.
        gradient : ndarray, shape (parameters,)
            Of the loss by ``theta``; used as scratch space, so its content is lost.
        """
        if gradient.shape != theta.shape:
            raise ShapeError("gradient", str(theta.shape), gradient.shape)
        if self._scratch.shape != theta.shape or self._scratch.dtype != theta.dtype:
            self._scratch = np.empty_like(theta)
        for name in self.slot_names:
            if name not in self.slots:
                self.slots[name] = np.zeros_like(theta)
        self.steps += 1
        self._apply(theta, gradient)

    @abstractmethod
    def _apply(self, theta: Array, gradient: Array) -> None:
        """Change ``theta``; slots and scratch are there."""

    def state(self) -> dict[str, Array]:
        """Return copies of all that the next step depends on, for a keyframe."""
        return {name: slot.copy() for name, slot in self.slots.items()} | {"steps": np.array(self.steps)}

    def load_state(self, state: Mapping[str, Array]) -> None:
        """Take up where :meth:`state` was taken."""
        self.steps = int(state["steps"])
        self.slots = {name: np.array(state[name]) for name in self.slot_names if name in state}


def check_learning_rate(value: float) -> float:
    """Return ``value``, or raise :class:`ConfigError` unless it is a finite number above 0."""
    if not (np.isfinite(value) and value > 0):
        raise ConfigError("learning_rate", value, Numbers(0, above=True))
    return float(value)


class SGD(Optimizer):
    """W ← W − η ∂L/∂W (section 6.1.2)."""

    label = "SGD"
    default_learning_rate = 0.1

    def _apply(self, theta: Array, gradient: Array) -> None:
        np.multiply(gradient, self.learning_rate, out=gradient)
        np.subtract(theta, gradient, out=theta)


_MOMENTUM = Parameter("momentum", 0.9, 0.0, 0.999, "α")


class Momentum(Optimizer):
    """v ← α v − η ∂L/∂W, W ← W + v (section 6.1.4)."""

    label = "Momentum"
    default_learning_rate = 0.01
    parameters = (_MOMENTUM,)
    slot_names = ("v",)

    def _apply(self, theta: Array, gradient: Array) -> None:
        v = self.slots["v"]
        np.multiply(v, self.options["momentum"], out=v)
        np.multiply(gradient, self.learning_rate, out=gradient)
        np.subtract(v, gradient, out=v)
        np.add(theta, v, out=theta)


class Nesterov(Optimizer):
    """Momentum that looks ahead, in the form of Bengio et al. 2013 that needs the gradient at W alone.

    v ← α v − η ∂L/∂W, W ← W + α v − η ∂L/∂W.
    """

    label = "Nesterov"
    default_learning_rate = 0.01
    parameters = (_MOMENTUM,)
    slot_names = ("v",)

    def _apply(self, theta: Array, gradient: Array) -> None:
        v, momentum = self.slots["v"], self.options["momentum"]
        np.multiply(gradient, self.learning_rate, out=gradient)
        np.multiply(v, momentum, out=v)
        np.subtract(v, gradient, out=v)
        np.multiply(v, momentum, out=self._scratch)
        np.add(theta, self._scratch, out=theta)
        np.subtract(theta, gradient, out=theta)


class AdaGrad(Optimizer):
    """h ← h + (∂L/∂W)², W ← W − η ∂L/∂W / (√h + 1e-7) (section 6.1.5; Duchi et al. 2011)."""

    label = "AdaGrad"
    default_learning_rate = 0.01
    slot_names = ("h",)

    def _apply(self, theta: Array, gradient: Array) -> None:
        h = self.slots["h"]
        np.multiply(gradient, gradient, out=self._scratch)
        np.add(h, self._scratch, out=h)
        _divided_step(theta, gradient, h, self._scratch, self.learning_rate)


class RMSprop(Optimizer):
    """h ← ρ h + (1 − ρ) (∂L/∂W)², W ← W − η ∂L/∂W / (√h + 1e-7) (Hinton 2012, lecture 6)."""

    label = "RMSprop"
    default_learning_rate = 0.001
    parameters = (Parameter("decay", 0.99, 0.0, 0.9999, "ρ"),)
    slot_names = ("h",)

    def _apply(self, theta: Array, gradient: Array) -> None:
        h, decay = self.slots["h"], self.options["decay"]
        np.multiply(gradient, gradient, out=self._scratch)
        np.multiply(self._scratch, 1.0 - decay, out=self._scratch)
        np.multiply(h, decay, out=h)
        np.add(h, self._scratch, out=h)
        _divided_step(theta, gradient, h, self._scratch, self.learning_rate)


class Adam(Optimizer):
    """Momentum and RMSprop together, bias-corrected (section 6.1.6; Kingma & Ba 2015)."""

    label = "Adam"
    default_learning_rate = 0.001
    parameters = (Parameter("beta1", 0.9, 0.0, 0.999, "β₁"), Parameter("beta2", 0.999, 0.0, 0.9999, "β₂"))
    slot_names = ("m", "v")

    def _apply(self, theta: Array, gradient: Array) -> None:
        m, v, scratch = self.slots["m"], self.slots["v"], self._scratch
        beta1, beta2 = self.options["beta1"], self.options["beta2"]
        np.multiply(gradient, gradient, out=scratch)
        np.subtract(scratch, v, out=scratch)
        np.multiply(scratch, 1.0 - beta2, out=scratch)
        np.add(v, scratch, out=v)
        np.subtract(gradient, m, out=gradient)
        np.multiply(gradient, 1.0 - beta1, out=gradient)
        np.add(m, gradient, out=m)
        # Section 2 of the paper: the corrections of both means folded into the rate, in double precision.
        rate = self.learning_rate * (1.0 - beta2**self.steps) ** 0.5 / (1.0 - beta1**self.steps)
        np.copyto(gradient, m)
        _divided_step(theta, gradient, v, scratch, rate)


def _divided_step(theta: Array, gradient: Array, h: Array, scratch: Array, rate: float) -> None:
    """Subtract ``rate`` · gradient / (√h + 1e-7) from ``theta``; ``gradient`` and ``scratch`` are used up."""
    np.sqrt(h, out=scratch)
    np.add(scratch, _EPSILON, out=scratch)
    np.divide(gradient, scratch, out=gradient)
    np.multiply(gradient, rate, out=gradient)
    np.subtract(theta, gradient, out=theta)


OPTIMIZERS: Mapping[str, type[Optimizer]] = MappingProxyType(
    {
        "sgd": SGD,
        "momentum": Momentum,
        "nesterov": Nesterov,
        "adagrad": AdaGrad,
        "rmsprop": RMSprop,
        "adam": Adam,
    }
)
"""Every optimizer by name."""
