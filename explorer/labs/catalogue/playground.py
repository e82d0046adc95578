"""A small network learns points of the plane before the reader's eyes (sections 2.4, 4.5 and 5.7)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import toy_figures, toy_program
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray, Slider
from explorer.labs.point_sets import POINT_SETS
from explorer.labs.process import Process
from explorer.labs.toy_training import (
    Learner,
    Task,
    learner,
    over_the_plane,
    step,
    with_theta,
)
from explorer.nn import OPTIMIZERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.labs.figures import Figure
    from explorer.labs.values import Value, Values

_MOST_LAYERS, _MOST_UNITS = 3, 8
_ACTIVATIONS = ("tanh", "sigmoid", "relu", "identity")
_OUTPUTS = ("sigmoid", "softmax")
_OPTIMIZERS = ("sgd", "momentum", "adam")
_SEEDS = tuple(str(seed) for seed in range(10))
_WEIGHT_REACH, _WEIGHT_DECIMALS = 10.0, 4
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


def _figures(state: Learner, values: Values) -> tuple[Figure, ...]:
    with np.errstate(all="ignore"):
        everywhere = over_the_plane(state.network)
        return (
            toy_figures.plane(state, everywhere),
            toy_figures.loss_curve(state),
            toy_figures.unit_map(state, values.choice("weight"), everywhere),
            toy_figures.printout(state),
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
