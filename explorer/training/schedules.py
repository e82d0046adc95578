"""How the learning rate goes over a run: a factor on it by the share of the run that is done."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def constant(done: float) -> float:
    """Return 1: the rate stays."""
    return 1.0


def step_decay(done: float) -> float:
    """Return 1, then 1/10 from half of the run, then 1/100 from three quarters."""
    return 1.0 if done < 0.5 else 0.1 if done < 0.75 else 0.01


def cosine(done: float) -> float:
    """Return a half cosine from 1 down to 0 (Loshchilov & Hutter 2017)."""
    return 0.5 * (1.0 + math.cos(math.pi * min(done, 1.0)))


def one_cycle(done: float) -> float:
    """Return a rise from 1/25 to 1 in three tenths, then a half cosine to 0 (Smith & Topin 2018)."""
    if done < 0.3:
        return 0.04 + 0.96 * 0.5 * (1.0 - math.cos(math.pi * done / 0.3))
    return 0.5 * (1.0 + math.cos(math.pi * min((done - 0.3) / 0.7, 1.0)))


SCHEDULES: Mapping[str, Callable[[float], float]] = MappingProxyType(
    {"constant": constant, "step": step_decay, "cosine": cosine, "one_cycle": one_cycle}
)
"""Schedules by name; all but ``constant`` need a run whose length is known."""
