"""A lab: parameters in, figures out, and a question whose answer the numbers give."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from explorer.labs.values import Value, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.labs.figures import Figure
    from explorer.labs.measurement import Measurement
    from explorer.labs.parameters import Parameter
    from explorer.labs.process import Process

_SECTION = re.compile(r"\d+(\.\d+)+")


@dataclass(frozen=True)
class Preset:
    """Named values for some of a lab's parameters; the others go back to their defaults.

    ``name`` is mathematics ("[1010, 1000, 990]"); what is to be seen there is the lesson's ``presets.<key>``.
    """

    key: str
    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Question:
    """Predict, then look: an experiment on the lab itself.

    Attributes
    ----------
    options : tuple of str
        Keys of the answers offered; their words are the lesson's ``question.options.<key>``, what there is to
        say about each ``question.because.<key>``.
    experiment : callable
        From the lab's current values to those of the experiment, which the lab shows after the prediction.
    answer : callable
        From the experiment's values to the option that is right, computed and not written down.
    """

    options: tuple[str, ...]
    experiment: Callable[[Values], Values]
    answer: Callable[[Values], str]


@dataclass(frozen=True)
class Lab:
    """The description of one experiment of the book.

    Attributes
    ----------
    key : str
        Name of its module in ``explorer/labs/catalogue`` and of its lesson files.
    section : str
        Where it stands in the book, e.g. ``"3.5"``.
    parameters : tuple of Parameter
        What the reader can change.
    compute : callable
        From values to figures: pure, float64, on ``explorer.nn``.
    code : callable
        From values to a NumPy-only program that prints the lab's numbers.
    question : Question
    presets : tuple of Preset
    formulas : tuple of str
        Names of typeset formulas shown beside the text, each with a caption in the lesson.
    measurement : Measurement, optional
        Work that takes longer than a redraw, and the figures that come of it.
    process : Process, optional
        What goes on step by step while it is watched; ``compute`` and ``code`` are its start.
    """

    key: str
    section: str
    parameters: tuple[Parameter, ...]
    compute: Callable[[Values], tuple[Figure, ...]]
    code: Callable[[Values], str]
    question: Question
    presets: tuple[Preset, ...] = ()
    formulas: tuple[str, ...] = ()
    measurement: Measurement | None = None
    process: Process[Any] | None = None
    defaults: Values = field(init=False)

    def __post_init__(self) -> None:
        if not _SECTION.fullmatch(self.section):
            raise ValueError(f"{self.key}: section must read like 3.5, not {self.section!r}")
        keys = [parameter.key for parameter in self.parameters]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.key}: two parameters share a key: {keys}")
        object.__setattr__(self, "defaults", Values({p.key: p.initial for p in self.parameters}))

    @property
    def chapter(self) -> str:
        """Number of the book's chapter."""
        return self.section.partition(".")[0]

    @property
    def order(self) -> tuple[int, ...]:
        """What labs are sorted by: the section's numbers, so that 3.10 follows 3.9."""
        return tuple(int(part) for part in self.section.split("."))

    def figures(self, values: Values) -> tuple[Figure, ...]:
        """Return every figure the lab shows before anything is measured."""
        blank = () if self.measurement is None else self.measurement.blank(values)
        return (*self.compute(values), *blank)

    def parameter(self, key: str) -> Parameter:
        """Return the parameter of that key; raises ``KeyError`` if there is none."""
        for parameter in self.parameters:
            if parameter.key == key:
                return parameter
        raise KeyError(key)

    def changed(self, values: Values, key: str, value: Value) -> Values:
        """Return the values after one change; raises `ParameterError` if the value is not allowed."""
        parameter = self.parameter(key)
        settings = {**values, key: parameter.checked(value)}
        return self._settled(Values({**settings, **parameter.implied(settings[key])}))

    def with_preset(self, preset: Preset) -> Values:
        """Return the defaults with the preset's values in them."""
        values = self.defaults
        for key, value in preset.values.items():
            values = self.changed(values, key, value)
        return values

    def _settled(self, values: Values) -> Values:
        for parameter in self.parameters:
            settled = parameter.settled(values[parameter.key], values)
            if settled is not values[parameter.key]:
                values = values.with_(parameter.key, settled)
        return values
