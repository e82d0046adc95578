"""What goes wrong in a run, found by rules from its own numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from explorer.data import Split
    from explorer.nn import ForwardTrace, Network
    from explorer.training.history import Evaluation, History
    from explorer.training.setup import RunSetup

PROBED = 200
"""Test images on which the units are looked at: a unit silent on all of them is silent on nearly all."""

_ROUNDING = 1e-3
_WARM_UP = 100
_FLAT_OVER = 200
_LITTLE = 0.03
_RISEN = 1.5
_WORSE_THAN_GUESSING = 1.1
_FALLING = 0.9
_SATURATED_SHARE = 0.5
_DEAD_SHARE = 0.25
_GAP = 0.1
_FLAT_ENDS: Mapping[str, tuple[float, float]] = {"sigmoid": (0.02, 0.98), "tanh": (-0.96, 0.96)}
"""Outputs beyond these have less than a twelfth of the steepest slope."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes
    ----------
    kind : str
        ``diverged``, ``symmetric``, ``dead``, ``saturated``, ``rate_high``, ``rate_low`` or ``overfitting``.
    figures : mapping of str to float
        The run's own numbers that show it; counts are whole.
    """

    kind: str
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Case:
    """What the rules look at: the run, and its network on some test images.

    Attributes
    ----------
    setup : RunSetup
        What is trained.
    network : Network
        As it is now.
    images : Split
        Test images; the first :data:`PROBED` are shown to the network.
    history : History
        Of the run so far.
    learning_rate : float
        In force.
    divergence : mapping of str to float, optional
        Where the loss was no longer a number: ``iteration``, ``rate``, and the one ``kept`` before.
    """

    setup: RunSetup
    network: Network
    images: Split
    history: History
    learning_rate: float
    divergence: Mapping[str, float] | None = None

    @cached_property
    def trace(self) -> ForwardTrace:
        """What the network makes of the probed images."""
        shown = self.images.images[:PROBED]
        with np.errstate(over="ignore", invalid="ignore"):
            return self.network.forward(shown.reshape(len(shown), -1) / np.float32(255.0))

    @property
    def hidden(self) -> list[tuple[int, str, np.ndarray]]:
        """Number, activation and outputs (n, units) of each hidden layer."""
        return [(i + 1, kind, self.trace.z[i]) for i, kind in enumerate(self.network.spec.hidden)]


def examine(case: Case) -> tuple[Finding, ...]:
    """Return what is wrong, causes first: units that cannot learn explain a loss that stands still."""
    found = [finding for rule in RULES if (finding := rule(case)) is not None]
    if any(finding.kind in _CAUSES for finding in found):
        found = [finding for finding in found if finding.kind != "rate_low"]
    return tuple(found)


def _diverged(case: Case) -> Finding | None:
    """Return where the loss was no longer a number, while the run stands before it."""
    return None if case.divergence is None else Finding("diverged", case.divergence)


def _symmetric(case: Case) -> Finding | None:
    """Return whether all units of a hidden layer are one: the same weights in and out (section 6.2.1)."""
    for layer, _, _ in case.hidden:
        W = case.network.params[f"W{layer}"]
        # Rounding alone makes them differ, by the place of a column in the product.
        spread = float(np.ptp(W, axis=1).max())
        if W.shape[1] > 1 and spread <= _ROUNDING * float(np.abs(W).max()):
            return Finding("symmetric", {"layer": layer, "units": W.shape[1]})
    return None


def _dead(case: Case) -> Finding | None:
    """Return the layer with most ReLUs that answer 0 to every image, and so have no slope (section 6.2.3)."""
    counts = [
        (int(np.count_nonzero((z <= 0).all(axis=0))), z.shape[1], layer)
        for layer, kind, z in case.hidden
        if kind == "relu"
    ]
    if not counts:
        return None
    dead, units, layer = max(counts, key=lambda count: count[0] / count[1])
    return (
        Finding("dead", {"layer": layer, "dead": dead, "units": units})
        if dead >= _DEAD_SHARE * units
        else None
    )


def _saturated(case: Case) -> Finding | None:
    """Return the layer whose outputs lie most on the flat ends of their curve (section 6.2.2)."""
    shares = []
    for layer, kind, z in case.hidden:
        if kind in _FLAT_ENDS:
            low, high = _FLAT_ENDS[kind]
            shares.append((float(((z < low) | (z > high)).mean()), layer))
    if not shares or max(shares)[0] < _SATURATED_SHARE:
        return None
    share, layer = max(shares)
    return Finding("saturated", {"layer": layer, "share": share})


def _rate_high(case: Case) -> Finding | None:
    """Return whether the loss has risen far above its lowest, or never came below that of guessing."""
    losses = case.history.smoothed_losses
    if len(losses) < _WARM_UP:
        return None
    now, lowest = float(losses[-1]), float(np.nanmin(losses))
    guessing = float(np.log(case.network.sizes[-1]))
    risen = now > _RISEN * lowest and now > 0.5 * guessing
    falling = now < _FALLING * float(losses[-_WARM_UP:].max())
    if not risen and (falling or now <= _WORSE_THAN_GUESSING * guessing):
        return None
    return Finding("rate_high", {"rate": case.learning_rate, "now": now, "lowest": lowest})


def _rate_low(case: Case) -> Finding | None:
    """Return whether the loss hardly moves although there is much of it left."""
    losses = case.history.losses
    if len(losses) < _WARM_UP + _FLAT_OVER:
        return None
    window = _FLAT_OVER // 2
    before, now = float(losses[-2 * window : -window].mean()), float(losses[-window:].mean())
    left = now > 0.5 * float(np.log(case.network.sizes[-1]))
    if not left or abs(before - now) > _LITTLE * before:
        return None
    figures = {"rate": case.learning_rate, "before": before, "now": now, "iterations": _FLAT_OVER}
    return Finding("rate_low", figures)


def _overfitting(case: Case) -> Finding | None:
    """Return whether the images learned from are read far better than others, which gain no more (6.4.1)."""
    evaluations = case.history.evaluations
    if len(evaluations) < 6:
        return None
    last = evaluations[-1]
    if not last.train_accuracy - last.test_accuracy >= _GAP or _still_gains(evaluations):
        return None
    return Finding("overfitting", {"train": last.train_accuracy, "test": last.test_accuracy})


def _still_gains(evaluations: Sequence[Evaluation]) -> bool:
    third = len(evaluations) // 3
    earlier = max(found.test_accuracy for found in evaluations[:-third])
    return max(found.test_accuracy for found in evaluations[-third:]) > earlier + 0.005


RULES: tuple[Callable[[Case], Finding | None], ...] = (
    _diverged,
    _symmetric,
    _rate_high,
    _dead,
    _saturated,
    _rate_low,
    _overfitting,
)
_CAUSES = frozenset({"diverged", "symmetric", "dead", "saturated", "rate_high"})
