"""What the window says of a network that reads the canvas, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication

from explorer.data import ALL_DATASETS
from explorer.ui.formatting import MINUS, percent, whole
from explorer.ui.picture import BaseImage
from explorer.ui.readers import Change
from explorer.ui.registry_names import activation_title, class_titles, dataset_title

if TYPE_CHECKING:
    from explorer.nn import Network, WeightsMetadata
    from explorer.ui.judging import Judgement
    from explorer.ui.readers import Reader

_DIGITS = tuple("0123456789")


def reader_title(reader: Reader) -> str:
    """Return a reader's name for a list of them."""
    if reader.kind == "run":
        return QCoreApplication.translate("ReaderWords", "the run, live")
    if reader.origin is not None:
        return _taught_title(reader, reader.origin)
    if reader.kind == "file":
        return reader.name
    titles = {
        "pen": QCoreApplication.translate("ReaderWords", "pen – made for drawings"),
        "book": QCoreApplication.translate("ReaderWords", "book – the network of chapter 3"),
    }
    return titles[reader.key]


def short_title(reader: Reader) -> str:
    """Return a reader's name where there is little room."""
    return reader.name if reader.kind in ("shipped", "file") else reader_title(reader)


def _taught_title(reader: Reader, origin: Reader) -> str:
    if not reader.changes:
        title = QCoreApplication.translate("ReaderWords", "{name}, as it was")
    elif reader.copy == 1:
        title = QCoreApplication.translate("ReaderWords", "{name}, {changes}")
    else:
        title = QCoreApplication.translate("ReaderWords", "{name}, {changes} ({number})")
    words = {
        Change.TAUGHT: QCoreApplication.translate("ReaderWords", "taught"),
        Change.UPDATED: QCoreApplication.translate("ReaderWords", "updated"),
        Change.EDITED: QCoreApplication.translate("ReaderWords", "edited"),
    }
    changes = " + ".join(words[change] for change in reader.changes)
    return title.format(name=_origin_name(origin), changes=changes, number=reader.copy)


def _taught_tip(reader: Reader, origin: Reader) -> str:
    """Return what was done to a network, a line each, and that its original is untouched."""
    lines = {
        Change.TAUGHT: QCoreApplication.translate("ReaderWords", "Taught: it learned from your own digits."),
        Change.UPDATED: QCoreApplication.translate(
            "ReaderWords", "Updated: you took steps of gradient descent in Layers, Backward."
        ),
        Change.EDITED: QCoreApplication.translate(
            "ReaderWords", "Edited: you set numbers of it by hand in Layers, What if."
        ),
    }
    original = QCoreApplication.translate("ReaderWords", "A copy: {name} itself is as it was.")
    return "\n".join(
        (*(lines[change] for change in reader.changes), original.format(name=_origin_name(origin)))
    )


def _origin_name(origin: Reader) -> str:
    return (
        QCoreApplication.translate("ReaderWords", "the run") if origin.kind == "run" else short_title(origin)
    )


def reader_tip(reader: Reader) -> str:
    """Return where a reader's network comes from."""
    if reader.kind == "run":
        return QCoreApplication.translate("ReaderWords", "The network that is being trained, as it is now")
    if reader.origin is not None:
        return _taught_tip(reader, reader.origin)
    if reader.kind == "file":
        return str(reader.path)
    return QCoreApplication.translate("ReaderWords", "Comes with the program")


def judged_words(before: Judgement, after: Judgement) -> str:
    """Return how often a network is right before and after a change, as far as the images are counted."""
    was, now = before.accuracy, after.accuracy
    if was is not None and now is not None:
        return QCoreApplication.translate(
            "ReaderWords", "{before} → {after} ({points} points) of {n} test images"
        ).format(before=percent(was), after=percent(now), points=_points(now - was), n=whole(after.total))
    counting = after if now is None else before
    if counting.estimate is None:
        words = QCoreApplication.translate("ReaderWords", "counting on {n} test images")
        return words.format(n=whole(counting.total))
    return QCoreApplication.translate(
        "ReaderWords", "about {share}: {done} of {n} test images counted"
    ).format(share=percent(counting.estimate), done=whole(counting.done), n=whole(counting.total))


def _points(share: float) -> str:
    return f"{100.0 * share:+.1f}".replace("-", MINUS)


def network_tip(network: Network, metadata: WeightsMetadata) -> str:
    """Return a network's shape, what it was trained on and how often it is right, a line each."""
    names = dict.fromkeys(activation_title(name) for name in network.spec.hidden)
    lines = [
        QCoreApplication.translate("ReaderWords", "{sizes} {activations}, {count} parameters").format(
            sizes="-".join(str(size) for size in network.sizes),
            activations=", ".join(names),
            count=whole(network.parameter_count),
        )
    ]
    if metadata.trained_on:
        entry = ALL_DATASETS.get(metadata.trained_on)
        lines.append(
            QCoreApplication.translate("ReaderWords", "Trained on {dataset}").format(
                dataset=dataset_title(entry.key) if entry is not None else metadata.trained_on
            )
        )
    lines += [
        QCoreApplication.translate("ReaderWords", "{share} right on {images}").format(
            share=percent(share), images=_images_title(images)
        )
        for images, share in metadata.accuracy.items()
    ]
    return "\n".join(lines)


def _images_title(images: str) -> str:
    """Return what the images are called that a weights file names ``"mnist test"`` or ``"sample train"``."""
    key, _, part = images.rpartition(" ")
    titles = {
        "train": QCoreApplication.translate("ReaderWords", "{dataset} training images"),
        "validation": QCoreApplication.translate("ReaderWords", "{dataset} validation images"),
        "test": QCoreApplication.translate("ReaderWords", "{dataset} test images"),
    }
    return (
        titles[part].format(dataset=dataset_title(key)) if key in ALL_DATASETS and part in titles else images
    )


def class_names(metadata: WeightsMetadata, count: int) -> tuple[str, ...]:
    """Return a name for each of a network's outputs: the classes of what it was trained on, or numbers."""
    entry = ALL_DATASETS.get(metadata.trained_on)
    names = class_titles(entry.classes) if entry is not None else _DIGITS
    return names if len(names) == count else tuple(str(index) for index in range(count))


def known_class(label: int | None, base: object, classes: tuple[str, ...]) -> int | None:
    """Return the true label if it is one of the reader's classes: a reader of digits knows no shoes.

    Parameters
    ----------
    label : int or None
        What the picture is said to show.
    base : object
        What lies under the strokes; a `BaseImage` brings the classes of its data set.
    classes : tuple of str
        The reader's.
    """
    foreign = isinstance(base, BaseImage) and class_titles(ALL_DATASETS[base.dataset].classes) != classes
    return None if label is None or label >= len(classes) or foreign else label
