"""What a run of the list is called, its colour, and in a few words what is special about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.nn import OPTIMIZERS
from explorer.training import RunSetup, differing
from explorer.training.runs import settings
from explorer.ui.formatting import number, whole
from explorer.ui.registry_names import activation_title, dataset_title
from explorer.ui.tabs.train.field_words import OPTIONS, schedule_name
from explorer.ui.tabs.train.field_words import words as field_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.training import Change, ListedRun

_CONTEXT = "RunWords"
_CURRENT_SERIES = 2
"""Colours of the theme that the current run takes, for training and testing."""
_SERIES = 8

_NAME = QT_TRANSLATE_NOOP("RunWords", "Run {n}")
_BRANCH = QT_TRANSLATE_NOOP("RunWords", "from {n}")

_TEXTS = {
    "learning_rate": QT_TRANSLATE_NOOP("RunWords", "rate {value}"),
    "batch_size": QT_TRANSLATE_NOOP("RunWords", "batch {value}"),
    "init": QT_TRANSLATE_NOOP("RunWords", "first weights {value}"),
    "l1": QT_TRANSLATE_NOOP("RunWords", "L1 {value}"),
    "l2": QT_TRANSLATE_NOOP("RunWords", "decay {value}"),
    "seed": QT_TRANSLATE_NOOP("RunWords", "seed {value}"),
    "schedule": QT_TRANSLATE_NOOP("RunWords", "{value} rate"),
}
_SYMBOLS = {own.name: own.symbol for kind in OPTIMIZERS.values() for own in kind.parameters}
_SWITCHES = {
    ("replacement", True): QT_TRANSLATE_NOOP("RunWords", "with replacement"),
    ("replacement", False): QT_TRANSLATE_NOOP("RunWords", "without replacement"),
    ("augmentation", True): QT_TRANSLATE_NOOP("RunWords", "distorted images"),
    ("augmentation", False): QT_TRANSLATE_NOOP("RunWords", "plain images"),
}
_ITERATIONS = QT_TRANSLATE_NOOP("RunWords", "{value} iterations")
_EPOCHS = QT_TRANSLATE_NOOP("RunWords", "{value} epochs")
_IMAGES = QT_TRANSLATE_NOOP("RunWords", "{value} images")
_ALL_IMAGES = QT_TRANSLATE_NOOP("RunWords", "all images")
_ASIDE = QT_TRANSLATE_NOOP("RunWords", "{value} % for validation")
_ENDLESS = QT_TRANSLATE_NOOP("RunWords", "no end set")

_ELSEWHERE = frozenset({"dataset", "network", "length"})
"""Settings that stand in columns of their own."""


def words(source: str) -> str:
    """Return one of this module's texts in the current language."""
    return QCoreApplication.translate(_CONTEXT, source)


def run_name(run: ListedRun) -> str:
    """Return the user's name for a run, or its number."""
    return run.name or words(_NAME).format(n=run.number)


def run_series(run: ListedRun) -> int:
    """Return the index of a run's colour in the theme's series; those of the current run are left out."""
    return _CURRENT_SERIES + (run.number - 1) % (_SERIES - _CURRENT_SERIES)


def what_differs(run: ListedRun, runs: Sequence[ListedRun]) -> str:
    """Return a run's settings as far as they differ from its parent's, or from the first run's in the list.

    The first one itself, and one that differs in nothing, says its network, its optimizer and its rate.
    """
    record = run.record
    base = runs[0].record.setup if record.parent is None else record.parent.setup
    names = differing(record.setup, base) or ("network", "optimizer", "learning_rate")
    parts = [_setting(record.setup, name) for name in names]
    if record.begins:
        parts.insert(0, words(_BRANCH).format(n=whole(record.begins)))
    return " · ".join(parts)


def network_words(setup: RunSetup) -> str:
    """Return the units of each layer, and the activations."""
    return _network(setup)


def training_words(setup: RunSetup) -> str:
    """Return how a run is trained: the three settings of every run, and what is not as usual."""
    different = (name for name in differing(setup, RunSetup()) if name not in _ELSEWHERE)
    names = dict.fromkeys(["optimizer", "learning_rate", "batch_size", *different])
    return " · ".join(_setting(setup, name) for name in names)


def change_marks(changes: Sequence[Change]) -> list[tuple[int, str]]:
    """Return the iterations at which settings changed while a run went, each with what they became."""
    found: dict[int, dict[str, float]] = {}
    for change in changes:
        found.setdefault(change.iteration, {})[change.field] = change.value
    return [
        (iteration, " · ".join(_changed(name, value) for name, value in fields.items()))
        for iteration, fields in found.items()
    ]


def _changed(name: str, value: float) -> str:
    return _named(name, whole(int(value)) if name == "batch_size" else number(value, 2))


def _setting(setup: RunSetup, name: str) -> str:
    value = settings(setup)[name]
    if name in _SPELLED:
        return _SPELLED[name](setup)
    if (name, value) in _SWITCHES:
        return words(_SWITCHES[name, bool(value)])
    return _named(name, f"{value:g}" if isinstance(value, float) else str(value))


def _named(name: str, shown: str) -> str:
    """Return a setting with its value; an optimizer's own number as its field calls it, with its symbol."""
    if name in _TEXTS:
        return words(_TEXTS[name]).format(value=shown)
    if name in OPTIONS:
        return f"{field_name(OPTIONS[name][0])} {_SYMBOLS[name]} {shown}"
    return f"{name} {shown}"


def _network(setup: RunSetup) -> str:
    kinds = setup.spec.hidden
    sizes = "-".join(str(size) for size in setup.spec.sizes)
    labels = list(dict.fromkeys(activation_title(kind) for kind in kinds))
    return " ".join([sizes, *labels])


def _images(count: int | None) -> str:
    return words(_ALL_IMAGES) if count is None else words(_IMAGES).format(value=whole(count))


def _length(setup: RunSetup) -> str:
    config = setup.training
    if config.epochs is not None:
        return words(_EPOCHS).format(value=f"{config.epochs:g}")
    if config.iterations is None:
        return words(_ENDLESS)
    return words(_ITERATIONS).format(value=whole(config.iterations))


_SPELLED: dict[str, Callable[[RunSetup], str]] = {
    "network": _network,
    "dataset": lambda setup: dataset_title(setup.dataset),
    "images": lambda setup: _images(setup.training.images),
    "validation": lambda setup: words(_ASIDE).format(value=f"{100 * setup.training.validation:g}"),
    "optimizer": lambda setup: OPTIMIZERS[setup.training.optimizer].label,
    "schedule": lambda setup: words(_TEXTS["schedule"]).format(value=schedule_name(setup.training.schedule)),
    "length": _length,
}
