"""How the user wants to see the curves, remembered from one start to the next."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.training.history import SMOOTHING
from explorer.training.smoothing import STRONGEST
from explorer.ui.tabs.train.run_axis import KINDS

if TYPE_CHECKING:
    from explorer.ui.settings import Settings
    from explorer.ui.tabs.train.run_axis import AxisKind

EXTRA = ("learning_rate", "gradient_norm", "update_ratio")
"""The curves that are shown on request."""
POSITIONS = 60
"""Of the smoothing slider; 20 of them make the mean reach back ten times as far."""


@dataclass(frozen=True)
class CurveChoices:
    """What is remembered.

    Attributes
    ----------
    smoothing : float
        Weight of the past in the smoothed loss, 0 to 0.999.
    axis : {"iteration", "epoch", "seconds"}
        What the plots go by.
    logarithmic : bool
        Whether the loss is drawn by ratios.
    extra : tuple of str
        The curves of :data:`EXTRA` that are shown.
    """

    smoothing: float = SMOOTHING
    axis: AxisKind = "iteration"
    logarithmic: bool = False
    extra: tuple[str, ...] = ()


def read_choices(settings: Settings) -> CurveChoices:
    """Return what was stored; what makes no sense reads as the default."""
    try:
        smoothing = float(settings.curves("smoothing") or SMOOTHING)
    except ValueError:
        smoothing = SMOOTHING
    axis: AxisKind = next((kind for kind in KINDS if kind == settings.curves("axis")), "iteration")
    shown = settings.curves("extra").split()
    return CurveChoices(
        smoothing if 0.0 <= smoothing <= STRONGEST else SMOOTHING,
        axis,
        settings.curves("logarithmic") == "yes",
        tuple(name for name in EXTRA if name in shown),
    )


def store_choices(settings: Settings, choices: CurveChoices) -> None:
    """Remember choices for the next start."""
    settings.set_curves("smoothing", f"{choices.smoothing:.5f}")
    settings.set_curves("axis", choices.axis)
    settings.set_curves("logarithmic", "yes" if choices.logarithmic else "no")
    settings.set_curves("extra", " ".join(choices.extra))


def weight_at(position: int) -> float:
    """Return the smoothing at a position of the slider: 1 − 10^(−position / 20), at most 0.999."""
    return min(1.0 - 10.0 ** (-3.0 * position / POSITIONS), STRONGEST)


def position_of(weight: float) -> int:
    """Return the slider's position nearest to a smoothing."""
    return round(-math.log10(1.0 - weight) * POSITIONS / 3.0)
