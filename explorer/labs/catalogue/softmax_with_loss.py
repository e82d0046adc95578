"""Softmax and cross-entropy as a graph, whose way back ends in y − t (section 5.6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Column, Figure, Line, Printout, Table
from explorer.labs.graphs import Edge, Graph, Node, Walk
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray, Steps
from explorer.labs.walks import short
from explorer.nn.layers import SoftmaxWithLoss
from explorer.nn.losses import DELTA

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_SUBSCRIPTS = "₁₂₃"
_CLASSES = 3
# The book gives the outputs y; these scores lead to them.
_BOOK = (-1.204, -1.6094, -0.6931)
_GOOD = (-4.6052, -0.0101, -30.0)
_DIGIT = (5.3, 0.3, 10.1)
_DIGITS = 4


def _layer(values: Values) -> tuple[SoftmaxWithLoss, Numbers64]:
    """Return the layer after both passes, and what it hands back to the scores."""
    layer = SoftmaxWithLoss()
    layer.forward(values.array("a"), np.eye(_CLASSES)[int(values.choice("label"))])
    return layer, np.asarray(layer.backward()[0], dtype=np.float64)


def _outputs(values: Values) -> tuple[Numbers64, Numbers64, Numbers64]:
    """Return y, t, and what comes back to y from the cross-entropy: −t / y."""
    layer, _ = _layer(values)
    assert layer.y is not None
    y, t = np.asarray(layer.y[0], dtype=np.float64), np.asarray(layer.t[0], dtype=np.float64)
    return y, t, 0.0 - t / (y + DELTA)


def _rounded(number: float) -> str:
    return short(round(number, _DIGITS - 1))


def _graph(values: Values) -> Graph:
    layer, da = _layer(values)
    y, t, dy = _outputs(values)
    step = values.step("step")
    nodes = [
        Node("softmax", 0.25, 0.5, "Softmax", kind="layer", active=step in (1, 4)),
        Node("entropy", 0.75, 0.5, "Cross Entropy Error", kind="layer", active=step in (2, 3)),
        Node("t", 0.75, 1.0, f"t = [{', '.join(f'{number:.0f}' for number in t)}]", kind="value"),
        Node("loss", 1.0, 0.5, "L", kind="value"),
    ]
    edges = [
        Edge("t", "entropy"),
        Edge(
            "entropy",
            "loss",
            _rounded(layer.loss) if step >= 2 else "",
            "1" if step > 2 else "",
            active=step == 2,
        ),
    ]
    for k in range(_CLASSES):
        height = 0.5 * k
        nodes += [
            Node(f"a{k}", 0.0, height, f"a{_SUBSCRIPTS[k]}", kind="value"),
            Node(f"y{k}", 0.5, height, f"y{_SUBSCRIPTS[k]}", kind="value"),
        ]
        forward, back = _rounded(float(y[k])) if step else "", _rounded(float(dy[k])) if step > 2 else ""
        edges += [
            Edge(
                f"a{k}",
                "softmax",
                _rounded(float(values.array("a")[k])),
                _rounded(da[k]) if step > 3 else "",
                active=step == 4,
            ),
            Edge("softmax", f"y{k}", forward, back, active=step == 1),
            Edge(f"y{k}", "entropy", active=step == 3),
        ]
    notes = (
        (),
        ("yₖ = exp(aₖ) / Σ exp(aᵢ)",),
        ("L = −Σ tₖ log yₖ",),
        ("∂L/∂yₖ = −tₖ / yₖ",),
        ("∂L/∂aₖ = yₖ − tₖ",),
    )
    a = values.array("a")
    lines = (
        code_line("y = softmax(a)", "{a} → {a}", a=a),
        code_line("loss = cross_entropy_error(y, t)", "{a}, {a} → {loss}", a=a, loss=layer.loss),
        code_line("dy = -t / y", "{a}, {a} → {a}", a=a),
        code_line("da = y - t", "{a}, {a} → {a}", a=a),
    )
    return Graph(
        "graph",
        tuple(nodes),
        tuple(edges),
        walk=Walk("step", step, 4),
        note=notes[step],
        code=(lines[max(step - 1, 0)],),
    )


def _table(values: Values) -> Table:
    _, da = _layer(values)
    y, t, dy = _outputs(values)
    columns = (
        Column("a", "aₖ"),
        Column("y", "yₖ"),
        Column("t", "tₖ", decimals=0),
        Column("dy", "−tₖ / yₖ"),
        Column("da", "yₖ − tₖ"),
    )
    a = values.array("a")
    shown = code_line("np.column_stack([a, y, t, dy, da])", "5 × {a} → {table}", a=a, table=np.zeros((3, 5)))
    rows = tuple(str(k + 1) for k in range(_CLASSES))
    sums = (None, float(y.sum()), None, None, round(float(da.sum()), 12) + 0.0)
    return Table("table", columns, rows, np.column_stack([a, y, t, dy, da]), sums, code=(shown,))


def _lines(values: Values) -> tuple[Line, ...]:
    layer, da = _layer(values)
    y, _, _ = _outputs(values)
    return (
        Line("np.round(y, 4)", np.round(y, _DIGITS)),
        Line("round(loss, 4)", round(layer.loss, _DIGITS)),
        Line("np.round(da, 4)", np.round(da, _DIGITS) + 0.0),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the graph as far as it has been walked, every class's numbers, and what NumPy prints."""
    return (_graph(values), _table(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    return f"""import numpy as np


def softmax(a):
    exp_a = np.exp(a - np.max(a))
    return exp_a / np.sum(exp_a)


def cross_entropy_error(y, t):
    return float(-np.sum(t * np.log(y + 1e-7)))


a = np.array({number_text.python_list(values.array("a"))})
t = np.eye(3)[{values.choice("label")}]

y = softmax(a)
loss = cross_entropy_error(y, t)
dy = -t / (y + 1e-7)   # through the cross-entropy
da = y - t             # and through softmax

print(np.round(y, 4))
print(round(loss, 4))
print(np.round(da, 4) + 0.0)
"""


def _nearly_right(values: Values) -> Values:
    return LAB.defaults.with_("a", np.array(_GOOD))


def _how_much(values: Values) -> str:
    now = float(np.abs(_layer(values)[1]).max())
    before = float(np.abs(_layer(LAB.defaults)[1]).max())
    if now < 0.1 * before:
        return "little"
    return "same" if np.isclose(now, before) else "more"


LAB = Lab(
    key="softmax_with_loss",
    section="5.6",
    parameters=(
        NumberArray(
            key="a", default=_BOOK, fewest=(_CLASSES,), most=(_CLASSES,), low=-50.0, high=50.0, step=0.1
        ),
        Choice(
            key="label", options=("0", "1", "2"), names=("[1, 0, 0]", "[0, 1, 0]", "[0, 0, 1]"), default="1"
        ),
        Steps(key="step", beside="graph", last=4, turn=2),
    ),
    compute=compute,
    code=code,
    question=Question(("little", "same", "more"), _nearly_right, _how_much),
    presets=(
        Preset("book", "y = (0.3, 0.2, 0.5)", {}),
        Preset("good", "y = (0.01, 0.99, 0)", {"a": np.array(_GOOD)}),
        Preset("digit", "a = (5.3, 0.3, 10.1)", {"a": np.array(_DIGIT), "label": "2"}),
    ),
    formulas=("softmax_loss_backward",),
)
