"""What is said of the steps of preprocessing, and of what goes wrong without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from explorer.data import PreprocessingSteps


def step_name(step: str) -> str:
    """Return the name of a step, for a check box, by its field in `PreprocessingSteps`."""
    return {
        "crop": QCoreApplication.translate("StepWords", "Crop"),
        "scale": QCoreApplication.translate("StepWords", "To 20×20"),
        "centre": QCoreApplication.translate("StepWords", "Centre"),
        "grey": QCoreApplication.translate("StepWords", "Grey levels"),
    }[step]


def step_tip(step: str) -> str:
    """Return what a step does."""
    return {
        "crop": QCoreApplication.translate("StepWords", "Crop: go on with the box around the ink"),
        "scale": QCoreApplication.translate(
            "StepWords", "Scale the box to 20×20 pixels, its longer side to 20, as all digits of MNIST are"
        ),
        "centre": QCoreApplication.translate(
            "StepWords", "Place it in 28×28 pixels with its centre of mass in the middle"
        ),
        "grey": QCoreApplication.translate(
            "StepWords", "Keep shades of grey at the edges; otherwise each pixel is black or white"
        ),
    }[step]


def explanation(steps: PreprocessingSteps) -> str:
    """Return a sentence on what is missing without the steps that are left out, or what to try."""
    if not (steps.crop or steps.scale or steps.centre):
        return QCoreApplication.translate(
            "StepWords",
            "Without these three the canvas is only made small: a digit in a corner stays there, where "
            "none of MNIST's has ever been.",
        )
    if not steps.crop:
        return QCoreApplication.translate(
            "StepWords",
            "Without cropping the whole canvas is scaled: a small digit stays small, but MNIST's are all 20 "
            "pixels long.",
        )
    if not steps.scale:
        return QCoreApplication.translate(
            "StepWords",
            "Without scaling the ink keeps the size that it has on the canvas, be it small or large.",
        )
    if not steps.centre:
        return QCoreApplication.translate(
            "StepWords",
            "Without centring by mass the box is in the middle: what is heavy on one side, such as a 7, sits "
            "pixels away from MNIST's.",
        )
    if not steps.grey:
        return QCoreApplication.translate(
            "StepWords", "Without grey levels edges are jagged and thin strokes break: MNIST's are smooth."
        )
    return QCoreApplication.translate(
        "StepWords",
        "MNIST's digits were made by these steps. Switch one off and draw, small or in a corner: what would "
        "the network read without it?",
    )
