"""Data: the sets a network learns from, and the way from a drawing to an image like theirs."""

from __future__ import annotations

from explorer.data.augmentation import Augmentation, augment
from explorer.data.book import load_mnist
from explorer.data.catalogue import ALL_DATASETS, DATASETS, DatasetEntry, entry_of
from explorer.data.dataset import IMAGE_SIDE, Dataset, Split
from explorer.data.drawing import INK_SIDE, PEN_WIDTH, Ink, Stroke
from explorer.data.errors import DataError
from explorer.data.fetch import fetch
from explorer.data.folders import data_folder
from explorer.data.loading import available, load, load_test, own_digits, sizes
from explorer.data.picture import fit_to_square, from_grey
from explorer.data.preprocess import (
    ALL_STEPS,
    Box,
    Preprocessed,
    PreprocessingSteps,
    bounding_box,
    centre_by_mass,
    crop,
    preprocess,
    scale_to_box,
)
from explorer.data.sample import mnist_without_sample
from explorer.data.scribbles import load_scribbles

__all__ = [
    "ALL_DATASETS",
    "ALL_STEPS",
    "DATASETS",
    "IMAGE_SIDE",
    "INK_SIDE",
    "PEN_WIDTH",
    "Augmentation",
    "Box",
    "DataError",
    "Dataset",
    "DatasetEntry",
    "Ink",
    "Preprocessed",
    "PreprocessingSteps",
    "Split",
    "Stroke",
    "augment",
    "available",
    "bounding_box",
    "centre_by_mass",
    "crop",
    "data_folder",
    "entry_of",
    "fetch",
    "fit_to_square",
    "from_grey",
    "load",
    "load_mnist",
    "load_scribbles",
    "load_test",
    "mnist_without_sample",
    "own_digits",
    "preprocess",
    "scale_to_box",
    "sizes",
]
