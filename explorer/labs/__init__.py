"""The book's experiments as descriptions: parameters in, figures out, words in lesson files; no window."""

from explorer.labs.discovery import lab_by_key, labs
from explorer.labs.errors import LabError, LessonError, ParameterError
from explorer.labs.figures import Bars, Column, Curve, Curves, Figure, Handle, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.lessons import LANGUAGES, Lesson, contents, lesson
from explorer.labs.parameters import Choice, NumberArray, Parameter, Slider, Switch
from explorer.labs.search import find
from explorer.labs.values import Value, Values

__all__ = [
    "LANGUAGES",
    "Bars",
    "Choice",
    "Column",
    "Curve",
    "Curves",
    "Figure",
    "Handle",
    "Lab",
    "LabError",
    "Lesson",
    "LessonError",
    "Line",
    "NumberArray",
    "Parameter",
    "ParameterError",
    "Preset",
    "Printout",
    "Question",
    "Slider",
    "Switch",
    "Table",
    "Value",
    "Values",
    "contents",
    "find",
    "lab_by_key",
    "labs",
    "lesson",
]
