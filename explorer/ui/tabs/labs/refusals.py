"""What is said to a reader whose entry a parameter refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication

from explorer.nn import WeightsError
from explorer.ui.error_sentences import sentence_for

if TYPE_CHECKING:
    from explorer.labs import ParameterError


def sentence(error: ParameterError) -> str:
    """Return one sentence for the refusal, in the language of the window."""
    translate = QCoreApplication.translate
    sentences = {
        "not_a_number": translate("LabRefusals", '"{text}" is not a number; the last value stays.'),
        "out_of_range": translate("LabRefusals", "{text} is outside {low} to {high}; the last value stays."),
        "too_many": translate("LabRefusals", "{text} are too many, {high} at most; the last values stay."),
        "too_few": translate("LabRefusals", "{text} are too few, at least {low}; the last values stay."),
        "ragged": translate("LabRefusals", "The rows must be equally long; the last values stay."),
        "not_offered": translate("LabRefusals", '"{text}" is not one of the options.'),
        "other_task": translate(
            "LabRefusals", "{text} is no network for 784 pixels and ten digits; the last one stays."
        ),
    }
    if isinstance(error.__cause__, WeightsError):
        return sentence_for(error.__cause__).text()
    return sentences[error.reason].format(text=error.text, low=f"{error.low:g}", high=f"{error.high:g}")
