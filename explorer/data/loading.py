"""Loads a data set by name, from the files of its folder or from what the program carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.data.catalogue import DatasetEntry, SplitFiles, entry_of
from explorer.data.dataset import IMAGE_SIDE, Dataset, Split
from explorer.data.errors import DataError
from explorer.data.folders import data_folder
from explorer.data.holding_out import FEWEST_DIGITS, held_out
from explorer.data.idx import read_idx
from explorer.data.sample import load_sample

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.data.catalogue import DataFile


def load(name: str) -> Dataset:
    """Load a data set.

    Parameters
    ----------
    name
        Its key in ``ALL_DATASETS``, such as ``"sample"``, ``"mnist"`` or ``"fashion-mnist"``.

    Returns
    -------
    Dataset
        Images stay uint8; nothing larger is made of them here.

    Raises
    ------
    DataError
        No such data set, its files are not there, or they are broken; too few digits of one's own.
    """
    entry = entry_of(name)
    if entry.own:
        # Imported here because most runs need no store, which brings its own library.
        from explorer.data.personal.own_sets import load_own

        return load_own(entry, load(entry.beside) if entry.beside else None)
    if entry.train is None or entry.test is None:
        return load_sample()
    return Dataset(
        name=entry.key,
        train=_read_split(entry, entry.train),
        test=_read_split(entry, entry.test),
        classes=entry.classes,
    )


def load_test(name: str) -> Split:
    """Load the images of a data set to test on, and leave the others: MNIST's take a sixth of the time.

    Raises
    ------
    DataError
        As `load` does.
    """
    entry = entry_of(name)
    return load(name).test if entry.own or entry.test is None else _read_split(entry, entry.test)


def available(name: str) -> bool:
    """Return whether all of that data set is on this computer; no images are read.

    Raises
    ------
    DataError
        No such data set.
    """
    entry = entry_of(name)
    if entry.own:
        return (not entry.beside or available(entry.beside)) and own_digits() >= FEWEST_DIGITS
    folder = data_folder(entry.key) if entry.files else None
    return folder is None or all(_locate(folder, file) for file in entry.files)


def own_digits() -> int:
    """Return how many digits the user has kept."""
    from explorer.data.personal.own_sets import count_digits

    return count_digits()


def sizes(name: str) -> tuple[int, int]:
    """Return how many images there are to learn from and to test on, without reading them.

    Raises
    ------
    DataError
        No such data set.
    """
    entry = entry_of(name)
    if not entry.own:
        return entry.train_size, entry.test_size
    count = own_digits()
    return entry.train_size + count - held_out(count), held_out(count)


def _read_split(entry: DatasetEntry, files: SplitFiles) -> Split:
    folder = data_folder(entry.key)
    images_path = _found(entry, folder, files.images)
    labels_path = _found(entry, folder, files.labels)
    images = read_idx(images_path, (None, IMAGE_SIDE, IMAGE_SIDE))
    labels = read_idx(labels_path, (None,))
    if not len(images):
        raise DataError("inconsistent", path=images_path, detail="it holds no images")
    if len(images) != len(labels):
        detail = f"{len(labels):,} labels for the {len(images):,} images of {images_path.name}"
        raise DataError("inconsistent", path=labels_path, detail=detail)
    if labels.max() >= len(entry.classes):
        detail = f"a label is {labels.max()}, but there are only {len(entry.classes)} classes"
        raise DataError("inconsistent", path=labels_path, detail=detail)
    return Split(images, labels)


def _found(entry: DatasetEntry, folder: Path, file: DataFile) -> Path:
    path = _locate(folder, file)
    if path is None:
        raise DataError("missing", name=entry.key, path=folder, files=(file.name,))
    return path


def _locate(folder: Path, file: DataFile) -> Path | None:
    """Return where the file is, as published or unpacked by the user, or None."""
    packed = folder / file.name
    return next((path for path in (packed, packed.with_suffix("")) if path.is_file()), None)
