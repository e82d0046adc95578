"""What the caption over the canvas says of the picture that is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication

from explorer.data import ALL_DATASETS
from explorer.ui.picture import BaseImage, KeptImage
from explorer.ui.registry_names import class_titles, dataset_title

if TYPE_CHECKING:
    from explorer.ui.drawing_document import DrawingDocument


def drawing_words(document: DrawingDocument, blank: bool) -> str:
    """Return the caption, in the language of the moment; ``blank`` when there is no ink at all."""
    base = document.untouched
    translate = QCoreApplication.translate
    if isinstance(base, KeptImage):
        return translate("DrawingPanel", "One of your digits: draw over it, or erase")
    if base is not None and base.kind == "image":
        return translate("DrawingPanel", "Your image: draw over it, or erase")
    if base is not None and base.kind == "welcome":
        return translate("DrawingPanel", "A sample: your first stroke replaces it")
    if isinstance(base, BaseImage):
        name = class_titles(ALL_DATASETS[base.dataset].classes)[base.label]
        text = (
            translate("DrawingPanel", "Test image {index} of {dataset}: {name}")
            if base.part == "test"
            else translate("DrawingPanel", "Training image {index} of {dataset}: {name}")
        )
        return text.format(index=base.index, dataset=dataset_title(base.dataset), name=name)
    if blank:
        return translate("DrawingPanel", "Draw, paste or drop a digit")
    return translate("DrawingPanel", "Your drawing: every move is read")
