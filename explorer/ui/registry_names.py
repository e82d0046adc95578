"""What activations, data sets and classes are called in the user's language; proper names stay."""

from __future__ import annotations

from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.data import ALL_DATASETS
from explorer.nn import ACTIVATIONS

_ACTIVATIONS = {
    "step": QT_TRANSLATE_NOOP("RegistryNames", "Step"),
    "identity": QT_TRANSLATE_NOOP("RegistryNames", "Identity"),
    "sigmoid": QT_TRANSLATE_NOOP("RegistryNames", "Sigmoid"),
    "softmax": QT_TRANSLATE_NOOP("RegistryNames", "Softmax"),
}

_DATASETS = {
    "sample": QT_TRANSLATE_NOOP("RegistryNames", "MNIST sample"),
    "my-digits": QT_TRANSLATE_NOOP("RegistryNames", "My digits"),
    "my-digits-sample": QT_TRANSLATE_NOOP("RegistryNames", "My digits + MNIST sample"),
    "my-digits-mnist": QT_TRANSLATE_NOOP("RegistryNames", "My digits + MNIST"),
}

_CLASSES = {
    "T-shirt/top": QT_TRANSLATE_NOOP("RegistryNames", "T-shirt/top"),
    "Trouser": QT_TRANSLATE_NOOP("RegistryNames", "Trouser"),
    "Pullover": QT_TRANSLATE_NOOP("RegistryNames", "Pullover"),
    "Dress": QT_TRANSLATE_NOOP("RegistryNames", "Dress"),
    "Coat": QT_TRANSLATE_NOOP("RegistryNames", "Coat"),
    "Sandal": QT_TRANSLATE_NOOP("RegistryNames", "Sandal"),
    "Shirt": QT_TRANSLATE_NOOP("RegistryNames", "Shirt"),
    "Sneaker": QT_TRANSLATE_NOOP("RegistryNames", "Sneaker"),
    "Bag": QT_TRANSLATE_NOOP("RegistryNames", "Bag"),
    "Ankle boot": QT_TRANSLATE_NOOP("RegistryNames", "Ankle boot"),
}


def activation_title(key: str) -> str:
    """Return what an activation is called, by its key in `explorer.nn.ACTIVATIONS`."""
    return QCoreApplication.translate("RegistryNames", _ACTIVATIONS.get(key, ACTIVATIONS[key].label))


def dataset_title(key: str) -> str:
    """Return what a data set is called, by its key in `explorer.data.ALL_DATASETS`."""
    return QCoreApplication.translate("RegistryNames", _DATASETS.get(key, ALL_DATASETS[key].label))


def class_titles(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the classes of a data set are called; a digit is called by its figure."""
    return tuple(
        QCoreApplication.translate("RegistryNames", _CLASSES[name]) if name in _CLASSES else name
        for name in classes
    )
