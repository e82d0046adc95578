"""What the window says of a network that reads the canvas, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication

from explorer.data import DATASETS
from explorer.ui.drawing_document import BaseImage
from explorer.ui.formatting import percent, whole
from explorer.ui.registry_names import activation_title, dataset_title

if TYPE_CHECKING:
    from explorer.nn import Network, WeightsMetadata
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
    if reader.copy == 1:
        title = QCoreApplication.translate("ReaderWords", "{name}, taught")
    else:
        title = QCoreApplication.translate("ReaderWords", "{name}, taught ({number})")
    return title.format(name=_origin_name(origin), number=reader.copy)


def _origin_name(origin: Reader) -> str:
    return (
        QCoreApplication.translate("ReaderWords", "the run") if origin.kind == "run" else short_title(origin)
    )


def reader_tip(reader: Reader) -> str:
    """Return where a reader's network comes from."""
    if reader.kind == "run":
        return QCoreApplication.translate("ReaderWords", "The network that is being trained, as it is now")
    if reader.origin is not None:
        return QCoreApplication.translate(
            "ReaderWords", "Edited: taught your own digits. {name} itself is as it was."
        ).format(name=_origin_name(reader.origin))
    if reader.kind == "file":
        return str(reader.path)
    return QCoreApplication.translate("ReaderWords", "Comes with the program")


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
        entry = DATASETS.get(metadata.trained_on)
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
        "test": QCoreApplication.translate("ReaderWords", "{dataset} test images"),
    }
    return titles[part].format(dataset=dataset_title(key)) if key in DATASETS and part in titles else images


def class_names(metadata: WeightsMetadata, count: int) -> tuple[str, ...]:
    """Return a name for each of a network's outputs: the classes of what it was trained on, or numbers."""
    entry = DATASETS.get(metadata.trained_on)
    names = entry.classes if entry is not None else _DIGITS
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
    foreign = isinstance(base, BaseImage) and DATASETS[base.dataset].classes != classes
    return None if label is None or label >= len(classes) or foreign else label
