"""From a computation to its graph, as far as it has been walked: forward node by node, then back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import CodeLine
from explorer.labs.graphs import Edge, Graph, Node, NodeKind, Walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.computation import Computed, Operation
    from explorer.nn.functions import Array

_LETTERS = ("x", "y")
"""What the book calls the inputs of a node whose values have no names of one letter; its output is z."""

_RESULT = "result"
_LARGE = 10.0
_LONGEST_SIGN = 4


@dataclass(frozen=True)
class Sketch:
    """How a computation is laid out.

    Attributes
    ----------
    places : mapping
        Name of each input, of each operation's output (where its node stands), and ``"result"``, to x and y.
    symbols : mapping
        What a value or the result is called where that is mathematics; the others have words in the lesson.
    final : str
        What the derivatives that flow back are derivatives of.
    notes : mapping
        For operations on arrays, by output: what is worked out forward, and back.
    code : mapping
        For each operation's output the lines that go forward and back through its node.
    parameter : str
        Key of the `explorer.labs.parameters.Steps` the walk writes to.
    """

    places: Mapping[str, tuple[float, float]]
    symbols: Mapping[str, str]
    code: Mapping[str, tuple[str, str]]
    parameter: str = "step"
    final: str = "L"
    notes: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def short(value: Array | float) -> str:
    """Return a number as an edge shows it, without the crumbs of binary fractions; an array's shape."""
    if np.ndim(value):
        return str(np.shape(value))
    number = float(value) + 0.0
    return f"{number:.4g}" if abs(number) < _LARGE else f"{number:.6g}"


def walked_graph(key: str, computed: Computed, sketch: Sketch, step: int) -> Graph:
    """Return the graph after ``step`` steps: the first n go forward through n nodes, the next n back.

    Parameters
    ----------
    key : str
        Of the figure.
    computed : Computed
        Of numbers; what has not been reached yet is left out.
    sketch : Sketch
    step : int
        0 for the inputs alone, 2n for everything.
    """
    operations = computed.operations
    count = len(operations)
    at_work = _at_work(step, count)
    back = step > count
    nodes = [
        _terminal(name, sketch, name)
        for name in computed.values
        if name in sketch.places and not any(operation.output == name for operation in operations)
    ]
    edges: list[Edge] = []
    sources = {operation.output: f"node {operation.output}" for operation in operations}
    for index, operation in enumerate(operations):
        active = index == at_work
        x, y = sketch.places[operation.output]
        below = _slopes(computed, operation, sketch) if active and back else ""
        sign = operation.node.sign
        kind: NodeKind = "operation" if len(sign) <= _LONGEST_SIGN else "layer"
        nodes.append(Node(sources[operation.output], x, y, sign, below, kind, active=active))
        passed = step >= 2 * count - index
        for name in operation.inputs:
            known = name not in sources or step > _position(operations, name)
            above = short(computed.values[name]) if known else ""
            flow = short(computed.flows[operation.output, name]) if passed else ""
            flowing = active if back else at_work is not None and operations[at_work].output == name
            edges.append(
                Edge(sources.get(name, name), sources[operation.output], above, flow, active=flowing)
            )
    last = operations[-1].output
    nodes.append(_terminal(_RESULT, sketch, _RESULT))
    edges.append(
        Edge(
            sources[last],
            _RESULT,
            short(computed.values[last]) if step >= count else "",
            short(computed.gradients[last]) if back else "",
            active=step == count,
        )
    )
    note = () if at_work is None else _note(computed, operations[at_work], sketch, back)
    walk = Walk(sketch.parameter, step, 2 * count)
    shown = (_code(computed, operations[at_work or 0], sketch, back),)
    return Graph(key, tuple(nodes), tuple(edges), walk=walk, note=note, code=shown)


def _at_work(step: int, count: int) -> int | None:
    if step == 0:
        return None
    return step - 1 if step <= count else 2 * count - step


def _code(computed: Computed, operation: Operation, sketch: Sketch, back: bool) -> CodeLine:
    """Return the line of the node at work, with the shapes of what goes in and comes out."""
    line = sketch.code[operation.output][back]
    inputs = ", ".join(str(computed.values[name].shape) for name in operation.inputs)
    output = computed.values[operation.output].shape
    return CodeLine(line, f"{output} → {inputs}" if back else f"{inputs} → {output}")


def _position(operations: tuple[Operation, ...], output: str) -> int:
    return [operation.output for operation in operations].index(output)


def _terminal(name: str, sketch: Sketch, word: str) -> Node:
    x, y = sketch.places[name]
    symbol = sketch.symbols.get(name, "")
    return Node(name, x, y, symbol, kind="value", label="" if symbol else word)


def _letters(operation: Operation, sketch: Sketch) -> list[tuple[str, str]]:
    """Return each input of a node with what it is called in formulas; a constant needs no derivative."""
    named = zip(_LETTERS, operation.inputs, strict=False)
    called = [(sketch.symbols.get(name, letter), name) for letter, name in named]
    return [(letter, name) for letter, name in called if letter.isalpha()]


def _slopes(computed: Computed, operation: Operation, sketch: Sketch) -> str:
    if operation.output in sketch.notes:
        return ""
    output = sketch.symbols.get(operation.output, "z")
    lines = (
        f"∂{output}/∂{letter} = {short(computed.slopes[operation.output, name])}"
        for letter, name in _letters(operation, sketch)
    )
    return "\n".join(lines)


def _note(computed: Computed, operation: Operation, sketch: Sketch, back: bool) -> tuple[str, ...]:
    """Return what the node works out: its output going forward, its inputs' gradients going back."""
    if operation.output in sketch.notes:
        forward, backward = sketch.notes[operation.output]
        return backward if back else (forward,)
    result = computed.values[operation.output]
    inputs = [short(computed.values[name]) for name in operation.inputs]
    if not back:
        return (f"{_formula(operation.node.sign, inputs)} = {short(result)}",)
    arriving = short(computed.gradients[operation.output])
    parts = []
    for letter, name in _letters(operation, sketch):
        slope = _bracketed(short(computed.slopes[operation.output, name]))
        flow = short(computed.flows[operation.output, name])
        parts.append(f"∂{sketch.final}/∂{letter} = {arriving} · {slope} = {flow}")
    return tuple(parts)


def _formula(sign: str, inputs: list[str]) -> str:
    if len(inputs) == 2:
        left, right = inputs
        return f"{left} {sign} {_bracketed(right)}"
    forms = {"**2": "{}²", "exp": "exp({})", "/": "1 / {}", "relu": "max(0, {})", "sigmoid": "sigmoid({})"}
    (inner,) = inputs
    return forms[sign].format(_bracketed(inner) if sign in ("**2", "/") else inner)


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number
