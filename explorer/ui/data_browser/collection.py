"""The images of a data set by part and by class, without a window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from explorer.training.division import divide_training

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Dataset, Split
    from explorer.training import TrainingConfig

Part = Literal["train", "validation", "unused", "test"]


@dataclass(frozen=True, eq=False)
class Collection:
    """A data set as a run divides it.

    Attributes
    ----------
    dataset : Dataset
    places : dict of str to ndarray of intp
        By part, where its images are in their split; parts without images are left out.
    """

    dataset: Dataset
    places: dict[Part, NDArray[np.intp]]

    @classmethod
    def of(cls, dataset: Dataset, config: TrainingConfig | None) -> Collection:
        """Return a data set as a run of these settings divides it; without any, in training and test."""
        count = len(dataset.train)
        every = np.arange(count)
        division = None if config is None else divide_training(dataset, config)
        places: dict[Part, NDArray[np.intp]] = {"train": every}
        if division is not None:
            used = np.zeros(count, bool)
            used[division.learned] = used[division.validation] = True
            places = {
                "train": division.learned,
                "validation": division.validation,
                "unused": np.flatnonzero(~used),
            }
        places["test"] = np.arange(len(dataset.test))
        return cls(dataset, {part: found for part, found in places.items() if len(found)})

    def split(self, part: Part) -> Split:
        """Return the split in which a part's images are."""
        return self.dataset.test if part == "test" else self.dataset.train

    @cached_property
    def counts(self) -> dict[Part, NDArray[np.intp]]:
        """How many images of each class there are, by part."""
        classes = len(self.dataset.classes)
        return {
            part: np.bincount(self.split(part).labels[found], minlength=classes)
            for part, found in self.places.items()
        }

    def chosen(self, part: Part, label: int | None = None) -> NDArray[np.intp]:
        """Return where the images of a part and of a class are in their split; ``None`` is every class."""
        found = self.places[part]
        return found if label is None else found[self.split(part).labels[found] == label]
