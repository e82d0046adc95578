"""One sentence in the user's language for each kind of error that the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QT_TRANSLATE_NOOP

from explorer.data import ALL_DATASETS, DataError
from explorer.nn import ConfigError, ShapeError, WeightsError
from explorer.training.errors import NoScriptError, RunFileError
from explorer.ui.config_words import allowed_sentence, setting_name
from explorer.ui.formatting import whole
from explorer.ui.image_error import ImageError
from explorer.ui.registry_names import dataset_title
from explorer.ui.sentence import Sentence
from explorer.ui.time_travel import ReplayError
from explorer.ui.training_bridge import DivergedError

if TYPE_CHECKING:
    from collections.abc import Callable

UNEXPECTED = QT_TRANSLATE_NOOP(
    "ErrorSentences",
    "Something unexpected happened. The program goes on; your drawing and your run were kept.",
)

_WEIGHTS = {
    "missing": QT_TRANSLATE_NOOP("ErrorSentences", "{file} is no longer there."),
    "unreadable": QT_TRANSLATE_NOOP("ErrorSentences", "{file} cannot be read or written."),
    "not_weights": QT_TRANSLATE_NOOP("ErrorSentences", "{file} does not hold the weights of a network."),
    "newer_format": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} was written by a newer version of this program. Update to open it."
    ),
    "bad_shape": QT_TRANSLATE_NOOP("ErrorSentences", "The arrays in {file} do not fit together."),
    "unsafe": QT_TRANSLATE_NOOP(
        "ErrorSentences",
        "{file} asks for more than NumPy arrays. It was refused and nothing in it was run.",
    ),
}

_DATA = {
    "unknown_name": QT_TRANSLATE_NOOP("ErrorSentences", "There is no data set called {name}."),
    "missing": QT_TRANSLATE_NOOP(
        "ErrorSentences", "The data set {name} is not on this computer yet. Download it first."
    ),
    "unreadable": QT_TRANSLATE_NOOP("ErrorSentences", "{file} cannot be read."),
    "damaged": QT_TRANSLATE_NOOP("ErrorSentences", "{file} is damaged. Download the data set again."),
    "truncated": QT_TRANSLATE_NOOP("ErrorSentences", "{file} ends too early. Download the data set again."),
    "oversized": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} is longer than it should be. Download the data set again."
    ),
    "bad_magic": QT_TRANSLATE_NOOP("ErrorSentences", "{file} is not an original MNIST file."),
    "wrong_type": QT_TRANSLATE_NOOP("ErrorSentences", "{file} holds numbers of a kind that cannot be used."),
    "wrong_shape": QT_TRANSLATE_NOOP("ErrorSentences", "{file} holds images of the wrong size."),
    "inconsistent": QT_TRANSLATE_NOOP(
        "ErrorSentences", "Images and labels in {file} do not fit together. Download the data set again."
    ),
    "bad_image": QT_TRANSLATE_NOOP(
        "ErrorSentences", "This picture cannot be used. Take one of a single digit on a plain background."
    ),
    "checksum": QT_TRANSLATE_NOOP(
        "ErrorSentences", "What was sent for {name} is not the original, so it was not kept. Try again later."
    ),
    "offline": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{name} could not be downloaded. Check the internet connection and try again."
    ),
    "unwritable": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} could not be written. Free some space or choose another folder."
    ),
    "cancelled": QT_TRANSLATE_NOOP(
        "ErrorSentences", "The download of {name} was cancelled. Complete files are kept."
    ),
    "not_digits": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} does not hold digits. Choose a file that was exported from My digits."
    ),
    "too_few": QT_TRANSLATE_NOOP(
        "ErrorSentences", "There are too few of your own digits yet. Draw and keep at least 10 of them."
    ),
    "newer_format": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} was written by a newer version of this program. Update to open it."
    ),
    "set_aside": QT_TRANSLATE_NOOP(
        "ErrorSentences",
        "The file of your digits was damaged. Nothing was deleted: it is now called {file}, and a new one "
        "was begun.",
    ),
    "unstored": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} could not be written. What was kept before is still there."
    ),
}

_IMAGE = {
    "missing": QT_TRANSLATE_NOOP("ErrorSentences", "{file} is no longer there."),
    "unreadable": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} is not a picture, or it is damaged. Your drawing was kept."
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} is too large: {detail}. Take a smaller picture, or cut the digit out of it."
    ),
    "blank": QT_TRANSLATE_NOOP(
        "ErrorSentences",
        "This picture is of one plain colour, there is no digit in it. Your drawing was kept.",
    ),
    "no_picture": QT_TRANSLATE_NOOP(
        "ErrorSentences", "There is no picture to paste. Copy one first, or drop an image file on the canvas."
    ),
    "nothing_drawn": QT_TRANSLATE_NOOP("ErrorSentences", "The canvas is empty: there is nothing to save."),
    "unwritable": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} could not be written. Free some space or choose another folder."
    ),
}

_RUN_FILE = {
    "missing": QT_TRANSLATE_NOOP("ErrorSentences", "{file} is no longer there."),
    "unreadable": QT_TRANSLATE_NOOP("ErrorSentences", "{file} cannot be read or written."),
    "not_a_run": QT_TRANSLATE_NOOP("ErrorSentences", "{file} does not hold a run."),
    "newer_format": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} was written by a newer version of this program. Update to open it."
    ),
    "truncated": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} ends too early. Take another copy of it; your runs were kept."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} is damaged. Take another copy of it; your runs were kept."
    ),
    "unwritable": QT_TRANSLATE_NOOP(
        "ErrorSentences", "{file} could not be written. Free some space or choose another folder."
    ),
    "other_data": QT_TRANSLATE_NOOP(
        "ErrorSentences",
        "{data} on this computer is not the data that this run learned from. Its curves and its kept moments "
        "are right; what lies between them cannot be made again, and it cannot go on.",
    ),
}

_NO_SCRIPT = {
    "augmentation": QT_TRANSLATE_NOOP(
        "ErrorSentences",
        "This run learned from distorted images, which a short script cannot make again. "
        "Without distortion it can be exported.",
    ),
    "data": QT_TRANSLATE_NOOP(
        "ErrorSentences", "This run learned from your own digits, which a script without this program lacks."
    ),
    "images": QT_TRANSLATE_NOOP(
        "ErrorSentences",
        "This run branched off one that learned from other images: a short script cannot make it again.",
    ),
    "not_begun": QT_TRANSLATE_NOOP("ErrorSentences", "This run has not begun: there is nothing to export."),
}

_CONFIG = QT_TRANSLATE_NOOP("ErrorSentences", "{setting} cannot be {value}. {allowed}")
_SHAPE = QT_TRANSLATE_NOOP(
    "ErrorSentences", "{what} has the shape {got}, but the network needs {expected} here."
)
_DIVERGED = QT_TRANSLATE_NOOP(
    "ErrorSentences",
    "The loss is no longer a number at iteration {iteration}: the learning rate {rate} is too high. "
    "The run went back to iteration {kept}, its last good one. Lower the rate and go on.",
)
_REPLAY = QT_TRANSLATE_NOOP(
    "ErrorSentences",
    "Iteration {iteration} could not be made again, so iteration {kept} is shown. The run was kept. {reason}",
)
_MEMORY = QT_TRANSLATE_NOOP(
    "ErrorSentences", "There is not enough memory for this. Try a smaller network or data set."
)
_FILE = QT_TRANSLATE_NOOP("ErrorSentences", "{file} cannot be read or written.")


def sentence_for(error: BaseException) -> Sentence:
    """Return the sentence for an error, by its type and reason; any other gets `UNEXPECTED`."""
    for kind in type(error).__mro__:
        if kind in _BY_TYPE:
            return _BY_TYPE[kind](error)
    return Sentence(UNEXPECTED)


def _weights(error: WeightsError) -> Sentence:
    return Sentence(_WEIGHTS.get(error.reason, UNEXPECTED), {"file": error.path.name})


def _data(error: DataError) -> Sentence:
    entry = ALL_DATASETS.get(error.name)
    name = dataset_title(entry.key) if entry is not None else error.name
    file = error.path.name if error.path is not None else name
    return Sentence(_DATA.get(error.reason, UNEXPECTED), {"name": name, "file": file})


def _image(error: ImageError) -> Sentence:
    file = error.path.name if error.path is not None else ""
    return Sentence(_IMAGE[error.reason], {"file": file, "detail": error.detail})


def _config(error: ConfigError) -> Sentence:
    setting, allowed = setting_name(error.field), allowed_sentence(error.allowed)
    return Sentence(_CONFIG, {"setting": setting, "value": str(error.value), "allowed": allowed})


def _run_file(error: RunFileError) -> Sentence:
    name = error.path.name
    entry = ALL_DATASETS.get(name)
    return Sentence(
        _RUN_FILE.get(error.reason, UNEXPECTED),
        {"file": name, "data": name if entry is None else dataset_title(entry.key)},
    )


def _diverged(error: DivergedError) -> Sentence:
    iteration, kept = whole(error.iteration), whole(error.kept)
    rate = f"{error.learning_rate:g}"
    return Sentence(_DIVERGED, {"iteration": iteration, "rate": rate, "kept": kept})


def _replay(error: ReplayError) -> Sentence:
    cause = error.__cause__
    reason = Sentence(UNEXPECTED) if cause is None else sentence_for(cause)
    iteration, kept = whole(error.iteration), whole(error.kept)
    return Sentence(_REPLAY, {"iteration": iteration, "kept": kept, "reason": reason})


def _shape(error: ShapeError) -> Sentence:
    return Sentence(_SHAPE, {"what": error.what, "got": error.got, "expected": error.expected})


def _memory(_error: MemoryError) -> Sentence:
    return Sentence(_MEMORY)


def _file(error: OSError) -> Sentence:
    return Sentence(_FILE, {"file": str(error.filename)}) if error.filename else Sentence(UNEXPECTED)


_BY_TYPE: dict[type, Callable[..., Sentence]] = {
    WeightsError: _weights,
    DataError: _data,
    ImageError: _image,
    ConfigError: _config,
    RunFileError: _run_file,
    NoScriptError: lambda error: Sentence(_NO_SCRIPT[error.reason]),
    DivergedError: _diverged,
    ReplayError: _replay,
    ShapeError: _shape,
    MemoryError: _memory,
    OSError: _file,
}
