"""The set-up's words: names of choices, and one sentence for each thing that can be wrong with a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.nn import OPTIMIZERS
from explorer.nn.allowed import Numbers
from explorer.ui.config_words import allowed_sentence
from explorer.ui.formatting import whole
from explorer.ui.registry_names import dataset_title
from explorer.ui.tabs.train.setup_form import NEEDS_END

if TYPE_CHECKING:
    from explorer.training.setup import RunSetup
    from explorer.ui.tabs.train.setup_form import FieldFault

_CONTEXT = "SetupWords"

PRESET_NAMES = {
    "first": QT_TRANSLATE_NOOP("SetupWords", "Quick first run"),
    "book": QT_TRANSLATE_NOOP("SetupWords", "The book's network"),
    "adam": QT_TRANSLATE_NOOP("SetupWords", "Adam, ten epochs"),
    "overfit": QT_TRANSLATE_NOOP("SetupWords", "Overfitting"),
}

INITIALIZER_NAMES = {
    "normal": QT_TRANSLATE_NOOP("SetupWords", "normal, fixed"),
    "xavier": QT_TRANSLATE_NOOP("SetupWords", "Xavier"),
    "he": QT_TRANSLATE_NOOP("SetupWords", "He"),
    "zeros": QT_TRANSLATE_NOOP("SetupWords", "all zero"),
}

_TOO_MANY = QT_TRANSLATE_NOOP("SetupWords", "A whole number from {low} to {high}, the training images.")
_NEEDS_END = QT_TRANSLATE_NOOP("SetupWords", "A schedule needs an end: give the run a length.")
_SHAPE = QT_TRANSLATE_NOOP("SetupWords", "{shape} · {parameters} parameters")
_DECAY = QT_TRANSLATE_NOOP("SetupWords", "decay {value}")
_DISTORTED = QT_TRANSLATE_NOOP("SetupWords", "distorted images")
_NOTHING = QT_TRANSLATE_NOOP("SetupWords", "nothing")
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
    allowed = fault.allowed
    if fault.field == "batch_size" and isinstance(allowed, Numbers):
        return words(_TOO_MANY).format(low=whole(int(allowed.low)), high=whole(int(allowed.high)))
    if allowed == NEEDS_END:
        return words(_NEEDS_END)
    return allowed_sentence(allowed).text()


def section_digests(setup: RunSetup) -> dict[str, str]:
    """Return what is chosen in each section of the form, in a few words."""
    config = setup.training
    share = f" · {100 * config.validation:g} %" if config.validation else ""
    images = "" if config.images is None else f" · {whole(config.images)}"
    against = [words(_DECAY).format(value=f"{config.l2:g}")] if config.l2 else []
    if config.augmentation is not None:
        against.append(words(_DISTORTED))
    return {
        "data": f"{dataset_title(setup.dataset)}{images}{share}",
        "network": "-".join(str(size) for size in setup.spec.sizes),
        "training": f"{OPTIMIZERS[config.optimizer].label} {config.learning_rate:g} · {config.batch_size}",
        "regularisation": " · ".join(against) or words(_NOTHING),
    }


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
