"""The set-up's words: names of choices, and one sentence for each thing that can be wrong with a field."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.ui.formatting import number, whole

if TYPE_CHECKING:
    from explorer.training.setup import RunSetup
    from explorer.ui.tabs.train.setup_form import FieldFault

_CONTEXT = "SetupWords"

PRESET_NAMES = {
    "first": QT_TRANSLATE_NOOP("SetupWords", "Quick first run"),
    "book": QT_TRANSLATE_NOOP("SetupWords", "The book's network"),
    "adam": QT_TRANSLATE_NOOP("SetupWords", "Adam, ten epochs"),
}

INITIALIZER_NAMES = {
    "normal": QT_TRANSLATE_NOOP("SetupWords", "normal, fixed"),
    "xavier": QT_TRANSLATE_NOOP("SetupWords", "Xavier"),
    "he": QT_TRANSLATE_NOOP("SetupWords", "He"),
    "zeros": QT_TRANSLATE_NOOP("SetupWords", "all zero"),
}

OPTION_NAMES = {
    "momentum": QT_TRANSLATE_NOOP("SetupWords", "Momentum"),
    "decay": QT_TRANSLATE_NOOP("SetupWords", "Decay"),
    "beta1": QT_TRANSLATE_NOOP("SetupWords", "First decay"),
    "beta2": QT_TRANSLATE_NOOP("SetupWords", "Second decay"),
}

_RULES = {
    "whole": QT_TRANSLATE_NOOP("SetupWords", "A whole number of {low} or more."),
    "number": QT_TRANSLATE_NOOP("SetupWords", "A number of {low} or more."),
    "above": QT_TRANSLATE_NOOP("SetupWords", "A number above {low}."),
    "other": QT_TRANSLATE_NOOP("SetupWords", "It has to be {allowed}."),
}
_RANGES = {
    "whole": QT_TRANSLATE_NOOP("SetupWords", "A whole number from {low} to {high}."),
    "number": QT_TRANSLATE_NOOP("SetupWords", "A number from {low} to {high}."),
}
_TOO_MANY = QT_TRANSLATE_NOOP("SetupWords", "A whole number from {low} to {high}, the training images.")
_SHAPE = QT_TRANSLATE_NOOP("SetupWords", "{shape} · {parameters} parameters")
_EPOCH = QT_TRANSLATE_NOOP("SetupWords", "{n} iterations per epoch")
_TOTAL = QT_TRANSLATE_NOOP("SetupWords", "{n} in all")
_ENDLESS = QT_TRANSLATE_NOOP("SetupWords", "no end set")


def words(source: str) -> str:
    """Return one of this module's texts in the current language."""
    return QCoreApplication.translate(_CONTEXT, source)


def name_of(names: dict[str, str], key: str, proper: str = "") -> str:
    """Return the name of a choice: ours where there is one, else its proper name."""
    return words(names[key]) if key in names else proper or key


def fault_sentence(fault: FieldFault) -> str:
    """Return what a field may hold, as one sentence."""
    if fault.field == "batch_size":
        source = _TOO_MANY
    elif fault.rule in _RANGES and math.isfinite(fault.high):
        source = _RANGES[fault.rule]
    else:
        source = _RULES[fault.rule]
    return words(source).format(low=_end(fault.low), high=_end(fault.high), allowed=fault.allowed)


def summary_lines(setup: RunSetup, train_images: int) -> tuple[str, str]:
    """Return a set-up in two short lines: the network's shape and size; the run's length.

    Parameters
    ----------
    setup : RunSetup
    train_images : int
        Images in the training set, which an epoch passes over once.
    """
    spec, config = setup.spec, setup.training
    shape = words(_SHAPE).format(
        shape="-".join(str(size) for size in spec.sizes), parameters=whole(spec.parameter_count)
    )
    per_epoch = words(_EPOCH).format(n=whole(config.iterations_per_epoch(train_images)))
    total = config.total_iterations(train_images)
    length = words(_ENDLESS) if total is None else words(_TOTAL).format(n=whole(total))
    return shape, f"{per_epoch} · {length}"


def _end(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return whole(int(value)) if float(value).is_integer() else number(value, 3)
