"""The four steps of training, one at a time, on a network small enough to read (section 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.equations import Block, Equation, block
from explorer.labs.figures import Column, Curve, Curves, Figure, Handle, Line, Printout, Table
from explorer.labs.graphs import Edge, Graph, Node, Walk
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Slider, Steps
from explorer.nn import Network, cross_entropy_error

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_X = np.array(
    [[-0.8, 0.6], [-0.4, 0.2], [-0.6, -0.2], [0.0, 0.8], [0.8, -0.6], [0.4, -0.8], [0.6, 0.0], [0.2, -0.4]]
)
_T = np.array([0, 0, 0, 0, 1, 1, 1, 1])
_SIZES = (2, 3, 2)
_SEED = 4
_PHASES = ("batch", "gradient", "update", "repeat")
_ITERATIONS = 25
_NAMES = ("W1", "b1", "W2", "b2")


@dataclass(frozen=True)
class _Round:
    """One time round: the images drawn, their loss and gradient, the parameters before and after."""

    chosen: tuple[int, ...]
    loss: float
    before: dict[str, Numbers64]
    gradient: dict[str, Numbers64]
    after: dict[str, Numbers64]
    total_before: float
    total_after: float
    y: Numbers64


@lru_cache(maxsize=8)
def _training(batch: int, rate: float) -> tuple[_Round, ...]:
    """Return every time round; a slider asks for one training again and again."""
    network = Network(_SIZES, "sigmoid", "xavier", _SEED, dtype=np.float64)
    rng = np.random.default_rng(_SEED)
    rounds = []
    for _ in range(_ITERATIONS):
        chosen = np.sort(rng.choice(len(_X), batch, replace=False))
        before, total_before = _copies(network), network.loss(_X, _T)
        y = np.asarray(network.predict(_X), dtype=np.float64)
        network.forward(_X[chosen])
        back = network.backward(_T[chosen])
        for name in _NAMES:
            network.params[name] -= rate * back.grads[name]
        gradient = {name: np.asarray(back.grads[name], dtype=np.float64) for name in _NAMES}
        rounds.append(
            _Round(
                tuple(int(i) for i in chosen),
                back.loss,
                before,
                gradient,
                _copies(network),
                total_before,
                network.loss(_X, _T),
                y,
            )
        )
    return tuple(rounds)


def _copies(network: Network) -> dict[str, Numbers64]:
    return {name: np.array(network.params[name], dtype=np.float64) for name in _NAMES}


def _rounds(values: Values) -> tuple[_Round, ...]:
    return _training(round(values.number("batch")), values.number("rate"))


def _place(values: Values) -> tuple[int, int]:
    """Return which time round it is, counted from 0, and how many of its four steps are done."""
    step = values.step("step")
    if step == 0:
        return 0, 0
    return (step - 1) // len(_PHASES), (step - 1) % len(_PHASES) + 1


def _cycle(values: Values) -> Graph:
    index, phase = _place(values)
    now, rate = _rounds(values)[index], values.number("rate")
    nodes = tuple(
        Node(name, place / 3, 0.5, kind="layer", label=name, active=phase == place + 1)
        for place, name in enumerate(_PHASES)
    )
    edges = tuple(
        Edge(left, right, active=phase == place + 2) for place, (left, right) in enumerate(pairwise(_PHASES))
    )
    notes = (
        "",
        f"x[{list(now.chosen)}]",
        f"L = {now.loss:.4f}",
        f"W ← W − {number_text.plain(rate)} · ∂L/∂W",
        f"L(x) = {now.total_before:.4f} → {now.total_after:.4f}   ({index + 1} / {_ITERATIONS})",
    )
    size = len(now.chosen)
    lines = (
        code_line("batch = x[chosen]", "{x} → {b}", x=_X, b=_X[list(now.chosen)]),
        code_line("batch = x[chosen]", "{x} → {b}", x=_X, b=_X[list(now.chosen)]),
        code_line("gradients = gradient(x[chosen], t[chosen])", f"({size}, 2) → (4,)"),
        code_line("W1 -= rate * dW1", "{W} → {W}", W=now.before["W1"]),
        code_line("loss(x, t)", "{x} → ()", x=_X),
    )
    walk = Walk("step", values.step("step"), _ITERATIONS * len(_PHASES))
    note = (notes[phase],) if phase else ()
    return Graph("cycle", nodes, edges, walk=walk, note=note, code=(lines[phase],))


def _equation(values: Values) -> Equation:
    """Return the update of both weight matrices, as far as this time round has come."""
    index, phase = _place(values)
    now = _rounds(values)[index]
    lines = []
    for name in ("W1", "W2"):
        parts: list[Block | str] = [block(name, now.before[name])]
        if phase >= 2:
            rate = number_text.plain(values.number("rate"))
            parts += [f"− {rate} ·", block(f"d{name}", now.gradient[name])]
        if phase >= 3:
            parts += ["=", block(name, now.after[name])]
        lines.append(tuple(parts))
    shown = tuple(
        code_line(f"{name} - rate * d{name}", "{p} − {p} → {p}", p=now.before[name]) for name in ("W1", "W2")
    )
    return Equation("update", tuple(lines), code=shown)


def _table(values: Values) -> Table:
    index, phase = _place(values)
    now = _rounds(values)[index]
    drawn = np.array([float(phase > 0 and n in now.chosen) for n in range(len(_X))])
    of_right = now.y[np.arange(len(_X)), _T]
    losses = np.array([cross_entropy_error(now.y[n], int(_T[n])) for n in range(len(_X))])
    columns = (
        Column("x0", "x₀", decimals=1),
        Column("x1", "x₁", decimals=1),
        Column("t", "t", decimals=0),
        Column("drawn", "∈ batch", decimals=0),
        Column("y", "y[t]"),
        Column("loss", "−log y[t]"),
    )
    numbers = np.column_stack([_X, _T, drawn, of_right, losses])
    sums = (None, None, None, float(drawn.sum()), None, None)
    shown = code_line("predict(x)", "{x} → {y}", x=_X, y=now.y)
    return Table("data", columns, tuple(f"x[{n}]" for n in range(len(_X))), numbers, sums, code=(shown,))


def _curves(values: Values) -> Curves:
    """Return the loss over all data after every step: it moves with each update, and only then."""
    rounds, step = _rounds(values), values.step("step")
    last = _ITERATIONS * len(_PHASES)
    steps = np.arange(last + 1, dtype=np.float64)
    updates = np.clip((steps.astype(int) + 1) // len(_PHASES), 0, _ITERATIONS)
    totals = np.array([rounds[0].total_before, *(one.total_after for one in rounds)])
    heights = totals[updates]
    shown = code_line("np.array(losses)", "→ {losses}", losses=totals[: _place(values)[0] + 2])
    return Curves(
        "loss",
        (Curve("L(x)", steps[: step + 1], heights[: step + 1]), Curve("…", steps, heights, dashed=True)),
        x_range=(0.0, float(last)),
        y_range=(0.0, max(1.0, 1.1 * float(heights.max()))),
        x_name="",
        y_name="L",
        points=(float(heights[step]), float(heights[step])),
        handle=Handle(float(step), "step"),
        code=(shown,),
    )


def _lines(values: Values) -> tuple[Line, ...]:
    index, _ = _place(values)
    now = _rounds(values)[index]
    return (
        Line("chosen", np.array(now.chosen)),
        Line("round(batch_loss, 5)", round(now.loss, 5)),
        Line("np.round(dW2, 4) + 0.0", np.round(now.gradient["W2"], 4) + 0.0),
        Line("np.round(W2, 4) + 0.0", np.round(now.after["W2"], 4) + 0.0),
        Line("round(loss(x, t), 5)", round(now.total_after, 5)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the place in the cycle, the update in numbers, the data, the loss so far, and the printout."""
    return (
        _cycle(values),
        _equation(values),
        _table(values),
        _curves(values),
        Printout("printout", _lines(values)),
    )


def code(values: Values) -> str:
    """Return the lab as a program that trains as far as the lab is; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    index, _ = _place(values)
    return f"""import numpy as np

x = np.array({number_text.python_list(_X)})
t = np.array({_T.tolist()})
rate = {values.number("rate")!r}

rng = np.random.default_rng({_SEED})
W1, b1 = np.sqrt(1 / 2) * rng.standard_normal((2, 3)), np.zeros(3)
W2, b2 = np.sqrt(1 / 3) * rng.standard_normal((3, 2)), np.zeros(2)


def predict(x):
    z1 = 1 / (1 + np.exp(-(np.dot(x, W1) + b1)))
    a2 = np.dot(z1, W2) + b2
    exp_a = np.exp(a2 - np.max(a2, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


def loss(x, t):
    y = predict(x)
    return float(-np.mean(np.log(y[np.arange(len(t)), t] + 1e-7)))


def gradient(x, t):
    z1 = 1 / (1 + np.exp(-(np.dot(x, W1) + b1)))
    dy = (predict(x) - np.eye(2)[t]) / len(t)
    da1 = np.dot(dy, W2.T) * z1 * (1 - z1)
    grads = [np.dot(x.T, da1), np.sum(da1, axis=0), np.dot(z1.T, dy), np.sum(dy, axis=0)]
    return np.array(grads, dtype=object)


rng = np.random.default_rng({_SEED})
losses = [loss(x, t)]
for _ in range({index + 1}):
    # 1. mini-batch
    chosen = np.sort(rng.choice(len(x), {round(values.number("batch"))}, replace=False))
    batch_loss = loss(x[chosen], t[chosen])
    # 2. gradient
    dW1, db1, dW2, db2 = gradient(x[chosen], t[chosen])
    # 3. update
    W1 -= rate * dW1
    b1 -= rate * db1
    W2 -= rate * dW2
    b2 -= rate * db2
    losses.append(loss(x, t))
    # 4. repeat

{prints}
"""


def _one_at_a_time(values: Values) -> Values:
    return LAB.defaults.with_("batch", 1.0).with_("step", float(_ITERATIONS * len(_PHASES)))


def _does_it_fall(values: Values) -> str:
    rounds = _rounds(values)
    fell = [one.total_after < one.total_before for one in rounds]
    if all(fell):
        return "always"
    return "mostly" if rounds[-1].total_after < rounds[0].total_before else "never"


LAB = Lab(
    key="training_steps",
    section="4.5",
    parameters=(
        Slider(key="batch", low=1.0, high=len(_X), step=1.0, default=3.0, whole=True),
        Slider(key="rate", low=0.0, high=10.0, step=0.1, default=1.0),
        Steps(
            key="step",
            beside="cycle",
            last=_ITERATIONS * len(_PHASES),
            turn=_ITERATIONS * len(_PHASES),
            default=3,
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("always", "mostly", "never"), _one_at_a_time, _does_it_fall),
    presets=(
        Preset("first", "n = 1, 2, 3", {}),
        Preset("all", "8 / 8", {"batch": 8.0, "step": 100.0}),
        Preset("one", "1 / 8", {"batch": 1.0, "step": 100.0}),
        Preset("trained", "n = 100", {"step": 100.0}),
    ),
    formulas=("weight_update",),
)
