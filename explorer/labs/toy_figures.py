"""What the playground shows of a network: its regions, its units, its loss, its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import code_line
from explorer.labs.contours import contour
from explorer.labs.figures import Curve, Curves, Line, Printout
from explorer.labs.planes import Cloud, Plane, Segments, Shade
from explorer.labs.point_sets import REACH
from explorer.labs.toy_training import GRID, Learner, as_grid, round_up
from explorer.labs.unit_maps import Link, Pick, Tile, UnitMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.code_lines import CodeLine
    from explorer.nn import ForwardTrace

# A third of the colours' strength, so that points of the same two colours stand out from their regions.
_SOFTNESS = 0.3
_TILE_STEP = 3
_TILE_SOFTNESS = 1.7
_SUBSCRIPTS = "₁₂₃₄₅₆₇₈"


def plane(state: Learner, everywhere: ForwardTrace) -> Plane:
    """Return the regions under the points, their boundary, and the lines of the first layer."""
    y = everywhere.y
    regions = as_grid(y[:, -1])
    edge = -REACH + 2 * REACH * contour(regions, 0.5)
    # Where the sum of each unit of the first layer is 0: the straight lines that all the rest is made of.
    # Its corners are enough for what is linear.
    lines = [
        -REACH + 2 * REACH * contour(as_grid(a)[:: GRID - 1, :: GRID - 1], 0.0)
        for a in (everywhere.a[0].T if len(everywhere.a) > 1 else ())
    ]
    side = f"{-REACH:g}:{REACH:g}:{GRID}j"
    grid = everywhere.x
    return Plane(
        "plane",
        (-REACH, REACH),
        (-REACH, REACH),
        "x₁",
        "x₂",
        shade=Shade(regions, 0.5 - 0.5 / _SOFTNESS, 0.5 + 0.5 / _SOFTNESS, diverging=True),
        segments=(*(Segments(line) for line in lines), Segments(edge, strong=True)),
        clouds=tuple(Cloud(state.x[state.t == label], bool(label)) for label in (0, 1)),
        code=(
            code_line(f"x2, x1 = np.mgrid[{side}, {side}]", "→ {grid}, {grid}", grid=regions),
            code_line("p = predict(np.stack([x1.ravel(), x2.ravel()], axis=1))", "{x} → {y}", x=grid, y=y),
        ),
    )


def _tiles(state: Learner, everywhere: ForwardTrace) -> list[Tile]:
    tiles = [
        Tile(f"0{k}", 0, k, f"x{_SUBSCRIPTS[k]}", _shade(everywhere.x[:, k], 0.0, REACH)) for k in (0, 1)
    ]
    last = len(everywhere.z)
    for layer, (a, z) in enumerate(zip(everywhere.a, everywhere.z, strict=True), start=1):
        output = layer == last
        middle = 0.5 if output or state.task.activation == "sigmoid" else 0.0
        for unit in range(z.shape[1]):
            # A softmax has no sum of its own to be 0: its classes part where they are equal.
            parting = as_grid(z[:, unit]) - 0.5 if output else as_grid(a[:, unit])
            tiles.append(
                Tile(
                    f"{layer}{unit}",
                    layer,
                    unit,
                    f"{'y' if output else 'z'}{_SUBSCRIPTS[unit]}",
                    _shade(z[:, unit], middle, _reach(z[:, unit], middle)),
                    Segments(contour(parting[::_TILE_STEP, ::_TILE_STEP], 0.0)),
                    f"b{layer}[{unit}]",
                )
            )
    return tiles


def _reach(z: NDArray[np.floating], middle: float) -> float:
    """Return how far the colours reach to both sides: as far as the unit goes, 1 at least."""
    if middle != 0.0:
        return 0.5
    return max(1.0, float(np.max(np.abs(z), initial=0.0, where=np.isfinite(z))))


def _shade(values: NDArray[np.floating], middle: float, reach: float) -> Shade:
    # Colours end short of the darkest, so that the line of the boundary is seen on them.
    reach = _TILE_SOFTNESS * reach
    return Shade(as_grid(values)[::_TILE_STEP, ::_TILE_STEP], middle - reach, middle + reach, diverging=True)


def unit_map(state: Learner, picked: str, everywhere: ForwardTrace) -> UnitMap:
    """Return every unit over the plane, with its connections; ``picked`` is the weight in hand."""
    params = state.network.params
    links = [
        Link(f"{layer - 1}{i}", f"{layer}{j}", float(params[f"W{layer}"][i, j]), f"W{layer}[{i}, {j}]")
        for layer in range(1, len(everywhere.z) + 1)
        for i, j in np.ndindex(params[f"W{layer}"].shape)
    ]
    hidden = tuple(f"z{layer}" for layer in range(1, len(everywhere.z)))
    return UnitMap(
        "units",
        tuple(_tiles(state, everywhere)),
        tuple(links),
        ("x", *hidden, "y"),
        Pick("weight", picked),
        code=_layers_code(state),
    )


def _layers_code(state: Learner) -> tuple[CodeLine, ...]:
    trace, params = state.network.forward(state.x), state.network.params
    last = len(trace.z)
    lines = []
    for layer in range(1, last + 1):
        before = trace.inputs(layer - 1)
        name = "x" if layer == 1 else f"z{layer - 1}"
        function, result = ("output", "y") if layer == last else ("h", f"z{layer}")
        lines.append(
            code_line(
                f"{result} = {function}(np.dot({name}, W{layer}) + b{layer})",
                "{z}·{W} + {b} → {a}",
                z=before,
                W=params[f"W{layer}"],
                b=params[f"b{layer}"],
                a=trace.z[layer - 1],
            )
        )
    return tuple(lines)


def loss_curve(state: Learner) -> Curves:
    """Return the loss, step by step."""
    losses = state.losses
    finite = losses.values[np.isfinite(losses.values)]
    top = max(1.0, float(finite.max(initial=0.0)))
    return Curves(
        "loss",
        (Curve("L", losses.steps, losses.values),),
        x_range=(0.0, round_up(max(50.0, float(state.iteration)))),
        y_range=(0.0, round_up(top) if top > 1.0 else 1.0),
        x_name="n",
        y_name="L",
        points=(),
        handle=None,
        code=(
            code_line(
                "loss = cross_entropy_error(predict(x), t)", "{x}, {t} → {L}", x=state.x, t=state.t, L=0.0
            ),
        ),
    )


def printout(state: Learner) -> Printout:
    """Return where the training stands, and the shapes."""
    shapes = state.network.spec.shapes
    lines = (
        Line("n", state.iteration),
        Line("round(loss, 6)", round(state.loss, 6)),
        Line("round(accuracy, 4)", round(state.accuracy, 4)),
        Line("x.shape", state.x.shape),
        Line("t.shape", state.t.shape),
        *(Line(f"W{layer}.shape", shapes[f"W{layer}"]) for layer in range(1, state.network.spec.layers + 1)),
    )
    return Printout("printout", lines)
