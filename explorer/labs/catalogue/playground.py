"""A small network learns points of the plane before the reader's eyes (sections 2.4, 4.5 and 5.7)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import toy_program
from explorer.labs.code_lines import code_line
from explorer.labs.contours import contour
from explorer.labs.figures import Curve, Curves, Figure, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray, Slider
from explorer.labs.planes import Cloud, Plane, Segments, Shade
from explorer.labs.point_sets import POINT_SETS, REACH
from explorer.labs.process import Process
from explorer.labs.toy_training import (
    GRID,
    Learner,
    Task,
    as_grid,
    learner,
    over_the_plane,
    round_up,
    step,
    with_theta,
)
from explorer.labs.unit_maps import Link, Pick, Tile, UnitMap
from explorer.nn import OPTIMIZERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.labs.code_lines import CodeLine
    from explorer.labs.values import Value, Values
    from explorer.nn import ForwardTrace

_MOST_LAYERS, _MOST_UNITS = 3, 8
_ACTIVATIONS = ("tanh", "sigmoid", "relu", "identity")
_OUTPUTS = ("sigmoid", "softmax")
_OPTIMIZERS = ("sgd", "momentum", "adam")
_SEEDS = tuple(str(seed) for seed in range(10))
_WEIGHT_REACH, _WEIGHT_DECIMALS = 10.0, 4
# A third of the colours' strength, so that points of the same two colours stand out from their regions.
_SOFTNESS = 0.3
_TILE_STEP = 3
_TILE_SOFTNESS = 1.7
_SUBSCRIPTS = "₁₂₃₄₅₆₇₈"
_EXPERIMENT_STEPS = 300


def _hidden(values: Values) -> tuple[int, ...]:
    return tuple(round(float(units)) for units in values.array("hidden"))


def _sizes(values: Values) -> tuple[int, ...]:
    return (2, *_hidden(values), 1 if values.choice("output") == "sigmoid" else 2)


def _weight_names(sizes: tuple[int, ...]) -> list[str]:
    """Return what code calls every weight and bias, in the order they have in ``theta``."""
    names = []
    for layer, (before, after) in enumerate(pairwise(sizes), start=1):
        names += [f"W{layer}[{i}, {j}]" for i in range(before) for j in range(after)]
        names += [f"b{layer}[{j}]" for j in range(after)]
    return names


def _every_weight_name() -> tuple[str, ...]:
    """Return the names that any network here can have, layer by layer."""
    widest = (2, *(_MOST_UNITS,) * _MOST_LAYERS, 2)
    every = dict.fromkeys(_weight_names(widest))
    # With fewer layers the last one has as many inputs as a hidden one and up to as many outputs as it.
    for depth in range(_MOST_LAYERS):
        every |= dict.fromkeys(_weight_names((2, *(_MOST_UNITS,) * depth, 2)))
    return tuple(sorted(every, key=lambda name: (name[1], name[0])))


def _start(values: Values) -> Learner:
    task = Task(
        values.choice("points"),
        round(values.number("count")),
        values.number("noise"),
        _hidden(values),
        values.choice("activation"),
        values.choice("output"),
        int(values.choice("seed")),
    )
    return learner(task, values.choice("optimizer"))


def _advance(state: Learner, values: Values) -> Learner:
    return step(state, values.number("rate"))


def _respond(state: Learner, key: str, values: Values) -> Learner:
    if key in ("rate", "weight"):
        return state
    if key == "value":
        theta = state.network.theta.copy()
        theta[_index(values)] = values.number("value")
        return with_theta(state, theta)
    return _start(values)


def _index(values: Values) -> int:
    """Return where the weight that is taken hold of stands in ``theta``."""
    return _weight_names(_sizes(values)).index(values.choice("weight"))


def _following(state: Learner, values: Values) -> Mapping[str, Value]:
    held = float(state.network.theta[_index(values)])
    shown = round(min(max(held, -_WEIGHT_REACH), _WEIGHT_REACH), _WEIGHT_DECIMALS)
    return {"value": shown if np.isfinite(held) else 0.0}


def _plane(state: Learner, everywhere: ForwardTrace) -> Plane:
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


def _map(state: Learner, values: Values, everywhere: ForwardTrace) -> UnitMap:
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
        Pick("weight", values.choice("weight")),
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


def _curve(state: Learner) -> Curves:
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


def _lines(state: Learner) -> tuple[Line, ...]:
    shapes = state.network.spec.shapes
    return (
        Line("n", state.iteration),
        Line("round(loss, 6)", round(state.loss, 6)),
        Line("round(accuracy, 4)", round(state.accuracy, 4)),
        Line("x.shape", state.x.shape),
        Line("t.shape", state.t.shape),
        *(Line(f"W{layer}.shape", shapes[f"W{layer}"]) for layer in range(1, state.network.spec.layers + 1)),
    )


def _figures(state: Learner, values: Values) -> tuple[Figure, ...]:
    with np.errstate(all="ignore"):
        everywhere = over_the_plane(state.network)
        return (
            _plane(state, everywhere),
            _curve(state),
            _map(state, values, everywhere),
            Printout("printout", _lines(state)),
        )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the plane, the loss, the units and the numbers before the first step."""
    return _figures(_start(values), values)


def code(values: Values) -> str:
    """Return the program of the network before its first step."""
    return toy_program.program(_start(values))


def _without_hidden_layer(values: Values) -> Values:
    return LAB.defaults.with_("hidden", np.zeros(0))


def _share_right(values: Values) -> str:
    """Return how many points the network gets right once its loss has settled."""
    state = _start(values)
    for _ in range(_EXPERIMENT_STEPS):
        state = _advance(state, values)
    return "half" if state.accuracy < 0.7 else ("most" if state.accuracy < 0.97 else "all")


_PROCESS = Process(
    start=_start,
    advance=_advance,
    figures=_figures,
    count=lambda state: state.iteration,
    respond=_respond,
    following=_following,
    code=lambda state, _: toy_program.program(state),
    ended=lambda state: state.lost,
)

LAB = Lab(
    key="playground",
    section="5.7",
    parameters=(
        Choice(key="points", options=tuple(POINT_SETS), default="circles"),
        Choice(
            key="activation",
            beside="points",
            options=_ACTIVATIONS,
            names=("tanh", "sigmoid", "ReLU", "identity"),
            default="tanh",
        ),
        NumberArray(
            key="hidden",
            default=(4.0,),
            fewest=(0,),
            most=(_MOST_LAYERS,),
            low=1.0,
            high=_MOST_UNITS,
            step=1.0,
        ),
        Choice(key="output", beside="hidden", options=_OUTPUTS, names=_OUTPUTS, default="sigmoid"),
        Slider(key="rate", low=0.005, high=2.0, step=0.005, default=0.5),
        Choice(
            key="optimizer",
            beside="rate",
            options=_OPTIMIZERS,
            names=tuple(OPTIMIZERS[name].label for name in _OPTIMIZERS),
            default="sgd",
        ),
        Slider(key="noise", low=0.0, high=1.0, step=0.05, default=0.1),
        Slider(key="count", low=20.0, high=400.0, step=20.0, default=200.0, whole=True),
        Choice(key="seed", beside="count", options=_SEEDS, names=_SEEDS, default="0"),
        Choice(
            key="weight",
            beside="units",
            options=_every_weight_name(),
            names=_every_weight_name(),
            default="W1[0, 0]",
            offered=lambda values: _weight_names(_sizes(values)),
        ),
        Slider(key="value", beside="units", low=-_WEIGHT_REACH, high=_WEIGHT_REACH, step=0.05, default=0.0),
    ),
    compute=compute,
    code=code,
    question=Question(("half", "most", "all"), _without_hidden_layer, _share_right),
    presets=(
        Preset("circles", "2-4-1", {}),
        Preset("linear", "2-1", {"hidden": np.zeros(0)}),
        Preset("identity", "2-4-4-1, h(x) = x", {"hidden": np.array([4.0, 4.0]), "activation": "identity"}),
        Preset("xor", "XOR, 2-4-1", {"points": "xor"}),
        Preset(
            "spirals",
            "2-8-8-2",
            {
                "points": "spirals",
                "hidden": np.array([8.0, 8.0]),
                "output": "softmax",
                "optimizer": "adam",
                "rate": 0.03,
            },
        ),
    ),
    formulas=("layer_activation", "cross_entropy_error", "descent_step"),
    process=_PROCESS,
)
