"""What can go wrong in a lab: a value that its parameter refuses, a lesson that lacks a word."""

from __future__ import annotations

from typing import Literal

Refusal = Literal[
    "not_a_number",
    "out_of_range",
    "too_many",
    "too_few",
    "ragged",
    "not_offered",
    "unreadable",
    "other_task",
]


class LabError(ValueError):
    """Base of the errors of this room."""


class ParameterError(LabError):
    """A value that a parameter does not take; the value it had stays.

    Attributes
    ----------
    reason : Refusal
        Which rule it breaks; the window has one sentence for each.
    text : str
        What was entered.
    low, high : float
        The allowed range of the number, or of the count for ``"too_few"`` and ``"too_many"``.
    """

    def __init__(self, reason: Refusal, text: str, low: float = 0.0, high: float = 0.0) -> None:
        super().__init__(f"{reason}: {text!r} (allowed: {low:g} to {high:g})")
        self.reason = reason
        self.text = text
        self.low = low
        self.high = high


class LessonError(LabError):
    """A lesson file that is missing, unreadable or without a text that its lab needs.

    Attributes
    ----------
    source : str
        The file, or the lesson as language and lab.
    detail : str
        What is wrong with it.
    """

    def __init__(self, source: str, detail: str) -> None:
        super().__init__(f"{source}: {detail}")
        self.source = source
        self.detail = detail
