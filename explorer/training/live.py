"""The settings that may change while a run goes, by name, and what each of them may be."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.nn import OPTIMIZERS, ConfigError
from explorer.nn.allowed import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.training.config import TrainingConfig
    from explorer.training.control import Change


def live_settings(config: TrainingConfig) -> dict[str, float]:
    """Return the settings that may change, as a run begins with them.

    Those of every run are ``learning_rate``, ``batch_size``, ``l1`` and ``l2``; the optimizer's own numbers
    stand beside them under their own names, such as ``momentum``.
    """
    return {
        "learning_rate": config.learning_rate,
        "batch_size": config.batch_size,
        "l1": config.l1,
        "l2": config.l2,
        **config.make_optimizer().options,
    }


def with_live(config: TrainingConfig, settings: Mapping[str, float]) -> TrainingConfig:
    """Return the settings of a run with what may change taken from ``settings``, where they have it."""
    values = live_settings(config)
    values |= {name: value for name, value in settings.items() if name in values}
    before = config.make_optimizer().options
    own = {name: values[name] for name in before}
    return replace(
        config,
        learning_rate=values["learning_rate"],
        batch_size=int(values["batch_size"]),
        l1=values["l1"],
        l2=values["l2"],
        optimizer_options=config.optimizer_options if own == before else own,
    )


def changed_by(settings: Mapping[str, float], changes: Iterable[Change]) -> dict[str, float]:
    """Return the settings after some changes, in their order."""
    return dict(settings) | {change.field: change.value for change in changes}


def allowed_values(config: TrainingConfig, images: int | None = None) -> dict[str, Numbers]:
    """Return what each setting of :func:`live_settings` may be.

    Parameters
    ----------
    config : TrainingConfig
        Names the optimizer.
    images : int, optional
        That the run learns from: no batch is larger.
    """
    return {
        "learning_rate": Numbers(0, above=True),
        "batch_size": Numbers(1, math.inf if images is None else images, whole=True),
        "l1": Numbers(0),
        "l2": Numbers(0),
        **{own.name: Numbers(own.low, own.high) for own in OPTIMIZERS[config.optimizer].parameters},
    }


def check_live(allowed: Mapping[str, Numbers], field: str, value: float) -> float:
    """Return ``value``, whole where it has to be.

    Raises
    ------
    ConfigError
        When the setting is none that may change, or the value is out of its range.
    """
    if field not in allowed:
        raise ConfigError(field, value, f"left alone: what may change are {', '.join(allowed)}")
    numbers = allowed[field]
    if isinstance(value, bool) or not numbers.hold(value):
        raise ConfigError(field, value, numbers)
    return int(value) if numbers.whole else float(value)
