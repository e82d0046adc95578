"""Where a run is to pause by itself: an iteration, an epoch, or an accuracy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.training.step import Step

_ROUNDING = 1e-9


@dataclass(frozen=True)
class Target:
    """A point that a run goes to.

    Attributes
    ----------
    kind : str
        ``iterations``, ``epochs`` or ``accuracy`` (on test images, where it is measured).
    value : float
        Updates or passes made, or a share from 0 to 1.
    """

    kind: str
    value: float

    def reached(self, step: Step) -> bool:
        """Return whether the update was the one that came there."""
        return REACHED[self.kind](step, self.value)


def _accurate(step: Step, value: float) -> bool:
    return step.test_accuracy is not None and step.test_accuracy >= value


REACHED: Mapping[str, Callable[[Step, float], bool]] = {
    "iterations": lambda step, value: step.iteration >= value,
    "epochs": lambda step, value: step.epoch >= value - _ROUNDING,
    "accuracy": _accurate,
}
"""Every kind of target, by name."""
