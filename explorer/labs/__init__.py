"""The book's experiments as descriptions: parameters in, figures out, words in lesson files; no window."""

from explorer.labs.code_lines import CodeLine, code_line
from explorer.labs.discovery import lab_by_key, labs
from explorer.labs.equations import Block, Equation
from explorer.labs.errors import LabError, LessonError, ParameterError
from explorer.labs.figures import Bars, Column, Curve, Curves, Figure, Handle, Line, Printout, Table
from explorer.labs.graphs import Edge, Graph, Node, Stage, Walk
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.lessons import LANGUAGES, Lesson, contents, lesson
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Choice, NumberArray, Parameter, Slider, Steps, Switch
from explorer.labs.planes import Arrows, Cloud, Plane, PointHandle, Segments, Shade, Spot, Trail
from explorer.labs.process import Process
from explorer.labs.search import find
from explorer.labs.sheets import Sheet
from explorer.labs.unit_maps import Link, Pick, Tile, UnitMap
from explorer.labs.values import Value, Values
from explorer.labs.weights_file import WeightsFile

__all__ = [
    "LANGUAGES",
    "Arrows",
    "Bars",
    "Block",
    "Choice",
    "Cloud",
    "CodeLine",
    "Column",
    "Curve",
    "Curves",
    "Edge",
    "Equation",
    "Figure",
    "Graph",
    "Handle",
    "Lab",
    "LabError",
    "Lesson",
    "LessonError",
    "Line",
    "Link",
    "Measurement",
    "Node",
    "NumberArray",
    "Parameter",
    "ParameterError",
    "Partial",
    "Pick",
    "Plane",
    "PointHandle",
    "Preset",
    "Printout",
    "Process",
    "Question",
    "Segments",
    "Shade",
    "Sheet",
    "Slider",
    "Spot",
    "Stage",
    "Steps",
    "Switch",
    "Table",
    "Tile",
    "Trail",
    "UnitMap",
    "Value",
    "Values",
    "Walk",
    "WeightsFile",
    "code_line",
    "contents",
    "find",
    "lab_by_key",
    "labs",
    "lesson",
]
