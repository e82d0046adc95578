"""The Affine layer for a batch: products of matrices and their gradients, shape by shape (section 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.equations import Equation, block
from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray, Steps
from explorer.labs.walks import Sketch, walked_graph
from explorer.nn.computation import Operation, run_graph
from explorer.nn.nodes import BiasLayer, DotLayer

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values
    from explorer.nn.computation import Computed

_INPUTS = ("X", "W", "B")


def _run(values: Values) -> Computed:
    operations = (Operation(DotLayer(), ("X", "W"), "X_dot_W"), Operation(BiasLayer(), ("X_dot_W", "B"), "Y"))
    return run_graph({name: values.array(name) for name in _INPUTS}, operations, values.array("dY"))


def _sketch(values: Values) -> Sketch:
    X, W, dY = (values.array(name).shape for name in ("X", "W", "dY"))
    return Sketch(
        places={
            "X": (0.0, 0.0),
            "W": (0.0, 0.75),
            "X_dot_W": (0.33, 0.38),
            "B": (0.33, 1.0),
            "Y": (0.67, 0.38),
            "result": (1.0, 0.38),
        },
        symbols={"X": "X", "W": "W", "B": "B", "result": "Y"},
        code={
            "X_dot_W": ("X_dot_W = np.dot(X, W)", "dX, dW = np.dot(dY, W.T), np.dot(X.T, dY)"),
            "Y": ("Y = X_dot_W + B", "dX_dot_W, dB = dY, np.sum(dY, axis=0)"),
        },
        notes={
            "X_dot_W": (
                f"X · W:  {X} · {W} → {dY}",
                (f"∂L/∂Y · Wᵀ:  {dY} · {W[::-1]} → {X}", f"Xᵀ · ∂L/∂Y:  {X[::-1]} · {dY} → {W}"),
            ),
            "Y": (f"{dY} + ({dY[1]},) → {dY}", (f"Σ ∂L/∂Y:  {dY} → ({dY[1]},)",)),
        },
    )


def _array(computed: Computed, name: str) -> Numbers64:
    return np.asarray(computed.gradients[name], dtype=np.float64)


def _equation(values: Values, computed: Computed) -> Equation:
    X, W, B, dY = (values.array(name) for name in ("X", "W", "B", "dY"))
    dX, dW, dB = (_array(computed, name) for name in _INPUTS)
    lines = (
        (block("X", X), "·", block("W", W), "+", block("B", B), "=", block("Y", computed.values["Y"])),
        (block("dY", dY), "·", block("Wᵀ", W.T), "=", block("dX", dX)),
        (block("Xᵀ", X.T), "·", block("dY", dY), "=", block("dW", dW)),
        ("Σ", block("dY", dY), "=", block("dB", dB)),
    )
    shown = (
        code_line("Y = np.dot(X, W) + B", "{X}·{W} + {B} → {Y}", X=X, W=W, B=B, Y=dY),
        code_line("dX = np.dot(dY, W.T)", "{d}·{W} → {X}", d=dY, W=W.T, X=X),
        code_line("dW = np.dot(X.T, dY)", "{X}·{d} → {W}", d=dY, X=X.T, W=W),
        code_line("dB = np.sum(dY, axis=0)", "{d} → {B}", d=dY, B=B),
    )
    return Equation("layers", lines, code=shown)


def _lines(values: Values, computed: Computed) -> tuple[Line, ...]:
    return (
        Line("Y", np.asarray(computed.values["Y"])),
        *(Line(f"d{name}", _array(computed, name)) for name in _INPUTS),
        *(
            Line(
                f"({name}.shape, d{name}.shape)",
                f"({values.array(name).shape}, {_array(computed, name).shape})",
                plain=True,
            )
            for name in _INPUTS
        ),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the graph with shapes on its edges, every product, and what NumPy prints."""
    computed = _run(values)
    return (
        walked_graph("graph", computed, _sketch(values), values.step("step")),
        _equation(values, computed),
        Printout("printout", _lines(values, computed)),
    )


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    arrays = "\n".join(
        f"{name} = np.array({number_text.python_list(values.array(name))})" for name in (*_INPUTS, "dY")
    )
    prints = "\n".join(f"print({line.code})" for line in _lines(values, _run(values)))
    return f"""import numpy as np

{arrays}

# forward
X_dot_W = np.dot(X, W)
Y = X_dot_W + B

# backward
dX = np.dot(dY, W.T)
dW = np.dot(X.T, dY)
dB = np.sum(dY, axis=0)

{prints}
"""


def _one_more_row(values: Values) -> Values:
    start = LAB.defaults
    return LAB.changed(start, "X", np.vstack([start.array("X"), [2.0, -1.0]]))


def _what_grew(values: Values) -> str:
    before, after = _run(LAB.defaults), _run(values)
    grown = [name for name in _INPUTS if before.gradients[name].shape != after.gradients[name].shape]
    return "all" if len(grown) > 1 else grown[0]


def _matrix(key: str, default: tuple[tuple[float, ...], ...], rows_of: str = "") -> NumberArray:
    columns = len(default[0])
    fewest, most = ((1, columns), (4, columns)) if key in ("X", "dY") else ((2, columns), (2, columns))
    return NumberArray(
        key=key, default=default, fewest=fewest, most=most, low=-100.0, high=100.0, step=1.0, rows_of=rows_of
    )


LAB = Lab(
    key="affine_layer",
    section="5.6",
    parameters=(
        _matrix("X", ((0.0, 0.0), (1.0, 1.0))),
        _matrix("W", ((4.0, 5.0, 6.0), (6.0, 5.0, 4.0))),
        NumberArray(
            key="B", default=(1.0, 2.0, 3.0), fewest=(3,), most=(3,), low=-100.0, high=100.0, step=1.0
        ),
        _matrix("dY", ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)), rows_of="X"),
        Steps(key="step", beside="graph", last=4, turn=2),
    ),
    compute=compute,
    code=code,
    question=Question(("X", "W", "B", "all"), _one_more_row, _what_grew),
    presets=(
        Preset("book", "N = 2", {}),
        Preset("one", "N = 1", {"X": np.array([[1.0, 2.0]])}),
        Preset("four", "N = 4", {"X": np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [0.0, 2.0]])}),
    ),
    formulas=("affine", "affine_backward"),
)
