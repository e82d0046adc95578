"""What activations and data sets are called in the user's language; proper names stay as they are."""

from __future__ import annotations

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.data import DATASETS
from explorer.nn import ACTIVATIONS

_ACTIVATIONS = {
    "step": QT_TRANSLATE_NOOP("RegistryNames", "Step"),
    "identity": QT_TRANSLATE_NOOP("RegistryNames", "Identity"),
    "sigmoid": QT_TRANSLATE_NOOP("RegistryNames", "Sigmoid"),
    "softmax": QT_TRANSLATE_NOOP("RegistryNames", "Softmax"),
}

_DATASETS = {"sample": QT_TRANSLATE_NOOP("RegistryNames", "MNIST sample")}


def activation_title(key: str) -> str:
    """Return what an activation is called, by its key in `explorer.nn.ACTIVATIONS`."""
    return QCoreApplication.translate("RegistryNames", _ACTIVATIONS.get(key, ACTIVATIONS[key].label))


def dataset_title(key: str) -> str:
    """Return what a data set is called, by its key in `explorer.data.DATASETS`."""
    return QCoreApplication.translate("RegistryNames", _DATASETS.get(key, DATASETS[key].label))
