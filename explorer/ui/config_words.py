"""A setting's name and what it may be, in the user's language."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from explorer.nn.allowed import Numbers, OneOf
from explorer.ui.formatting import number, whole
from explorer.ui.sentence import Sentence

if TYPE_CHECKING:
    from explorer.nn.allowed import Allowed

_CONTEXT = "ConfigWords"

_SETTINGS = {
    "accuracy": QT_TRANSLATE_NOOP("ConfigWords", "The accuracy"),
    "activation": QT_TRANSLATE_NOOP("ConfigWords", "The activation"),
    "batch_size": QT_TRANSLATE_NOOP("ConfigWords", "The batch size"),
    "dataset": QT_TRANSLATE_NOOP("ConfigWords", "The data set"),
    "digits": QT_TRANSLATE_NOOP("ConfigWords", "The number of digits"),
    "epochs": QT_TRANSLATE_NOOP("ConfigWords", "The number of epochs"),
    "evaluate_every": QT_TRANSLATE_NOOP("ConfigWords", "The interval of measuring"),
    "hidden": QT_TRANSLATE_NOOP("ConfigWords", "A hidden layer"),
    "init": QT_TRANSLATE_NOOP("ConfigWords", "The choice of first weights"),
    "iterations": QT_TRANSLATE_NOOP("ConfigWords", "The number of iterations"),
    "l1": QT_TRANSLATE_NOOP("ConfigWords", "The weight decay"),
    "l2": QT_TRANSLATE_NOOP("ConfigWords", "The weight decay"),
    "learning_rate": QT_TRANSLATE_NOOP("ConfigWords", "The learning rate"),
    "optimizer": QT_TRANSLATE_NOOP("ConfigWords", "The optimizer"),
    "seed": QT_TRANSLATE_NOOP("ConfigWords", "The seed"),
    "steps": QT_TRANSLATE_NOOP("ConfigWords", "The number of steps"),
}

# By whether only whole numbers are allowed.
_RANGES = {
    True: QT_TRANSLATE_NOOP("ConfigWords", "A whole number from {low} to {high}."),
    False: QT_TRANSLATE_NOOP("ConfigWords", "A number from {low} to {high}."),
}
_AT_LEAST = {
    True: QT_TRANSLATE_NOOP("ConfigWords", "A whole number of {low} or more."),
    False: QT_TRANSLATE_NOOP("ConfigWords", "A number of {low} or more."),
}
_ABOVE = {
    True: QT_TRANSLATE_NOOP("ConfigWords", "A whole number above {low}."),
    False: QT_TRANSLATE_NOOP("ConfigWords", "A number above {low}."),
}
_ONE_OF = QT_TRANSLATE_NOOP("ConfigWords", "One of {names}.")
_OTHER = QT_TRANSLATE_NOOP("ConfigWords", "It has to be {allowed}.")


def setting_name(field: str) -> Sentence | str:
    """Return what a setting is called; one that no window offers keeps its name in the code."""
    return Sentence(_SETTINGS[field], context=_CONTEXT) if field in _SETTINGS else field


def allowed_sentence(allowed: Allowed) -> Sentence:
    """Return what a setting may be, as one sentence."""
    if isinstance(allowed, OneOf):
        return Sentence(_ONE_OF, {"names": ", ".join(allowed.names)}, _CONTEXT)
    if not isinstance(allowed, Numbers):
        return Sentence(_OTHER, {"allowed": allowed}, _CONTEXT)
    low = _plain(allowed.low)
    if math.isfinite(allowed.high):
        return Sentence(_RANGES[allowed.whole], {"low": low, "high": _plain(allowed.high)}, _CONTEXT)
    return Sentence((_ABOVE if allowed.above else _AT_LEAST)[allowed.whole], {"low": low}, _CONTEXT)


def _plain(value: float) -> str:
    return whole(int(value)) if float(value).is_integer() else number(value, 3)
