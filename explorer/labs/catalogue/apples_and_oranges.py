"""Apples, oranges and tax: the book's layers put together, with every gradient (section 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import CodeLine
from explorer.labs.figures import Column, Figure, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Slider, Steps
from explorer.labs.shopping import APPLE_CODE, TAX, TAX_CODE, input_lines, price_lines
from explorer.labs.snippets import ADD_LAYER, MUL_LAYER
from explorer.labs.walks import Sketch, walked_graph
from explorer.nn.computation import Operation, run_graph
from explorer.nn.nodes import AddLayer, MulLayer

if TYPE_CHECKING:
    from explorer.labs.values import Values
    from explorer.nn.computation import Computed

_INPUTS = ("apple_num", "apple", "orange", "orange_num", "tax")
_SKETCH = Sketch(
    places={
        "apple_num": (0.0, 0.0),
        "apple": (0.0, 0.25),
        "orange": (0.0, 0.6),
        "orange_num": (0.0, 0.85),
        "apple_price": (0.25, 0.12),
        "orange_price": (0.25, 0.73),
        "all_price": (0.5, 0.42),
        "tax": (0.5, 1.0),
        "price": (0.75, 0.42),
        "result": (1.0, 0.42),
    },
    symbols={},
    code={
        "apple_price": APPLE_CODE,
        "orange_price": (
            "orange_price = mul_orange_layer.forward(orange, orange_num)",
            "dorange, dorange_num = mul_orange_layer.backward(dorange_price)",
        ),
        "all_price": (
            "all_price = add_apple_orange_layer.forward(apple_price, orange_price)",
            "dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)",
        ),
        "price": TAX_CODE,
    },
)
# The questions are asked of steps that all mean something: one piece more, or ten yen more a piece.
_CHANGES = {"apple_num": 1.0, "orange_num": 1.0, "orange": 10.0}


def _run(values: Values) -> Computed:
    return run_graph(
        {name: values.number(name) for name in _INPUTS},
        (
            Operation(MulLayer(), ("apple", "apple_num"), "apple_price"),
            Operation(MulLayer(), ("orange", "orange_num"), "orange_price"),
            Operation(AddLayer(), ("apple_price", "orange_price"), "all_price"),
            Operation(MulLayer(), ("all_price", "tax"), "price"),
        ),
    )


def _payment(values: Values) -> float:
    return float(_run(values).values["price"])


def _table(values: Values, computed: Computed) -> Table:
    """Return each input with its gradient, and what one more of it really costs."""
    columns = (
        Column("value", "x", decimals=2),
        Column("gradient", "∂L/∂x"),
        Column("more", "L(x + 1) − L(x)"),
    )
    payment = float(computed.values["price"])
    rows = [
        (
            values.number(name),
            float(computed.gradients[name]),
            _payment(values.with_(name, values.number(name) + 1.0)) - payment,
        )
        for name in _INPUTS
    ]
    shown = CodeLine(
        "gradients = [dapple_num, dapple, dorange, dorange_num, dtax]", "(), (), (), (), () → (5,)"
    )
    return Table("table", columns, _INPUTS, np.array(rows), code=(shown,))


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the graph as far as it has been walked, each input's gradient, and what is printed."""
    computed = _run(values)
    return (
        walked_graph("graph", computed, _SKETCH, values.step("step")),
        _table(values, computed),
        Printout("printout", price_lines(computed, _INPUTS)),
    )


def code(values: Values) -> str:
    """Return the lab as a program, the book's buy_apple_orange.py; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in price_lines(_run(values), _INPUTS))
    return f"""{MUL_LAYER}


{ADD_LAYER}


{input_lines(values, _INPUTS)}

mul_apple_layer = MulLayer()
mul_orange_layer = MulLayer()
add_apple_orange_layer = AddLayer()
mul_tax_layer = MulLayer()

# forward
apple_price = mul_apple_layer.forward(apple, apple_num)
orange_price = mul_orange_layer.forward(orange, orange_num)
all_price = add_apple_orange_layer.forward(apple_price, orange_price)
price = mul_tax_layer.forward(all_price, tax)

# backward
dprice = 1
dall_price, dtax = mul_tax_layer.backward(dprice)
dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)
dorange, dorange_num = mul_orange_layer.backward(dorange_price)
dapple, dapple_num = mul_apple_layer.backward(dapple_price)

{prints}
"""


def _book(values: Values) -> Values:
    return LAB.defaults


def _dearest(values: Values) -> str:
    payment = _payment(values)
    costs = {
        name: _payment(values.with_(name, values.number(name) + more)) - payment
        for name, more in _CHANGES.items()
    }
    return max(costs, key=lambda name: costs[name])


def _slider(key: str, high: float, default: float) -> Slider:
    return Slider(key=key, low=0.0, high=high, step=1.0, default=default)


LAB = Lab(
    key="apples_and_oranges",
    section="5.4",
    parameters=(
        _slider("apple_num", 20.0, 2.0),
        _slider("apple", 500.0, 100.0),
        _slider("orange", 500.0, 150.0),
        _slider("orange_num", 20.0, 3.0),
        TAX,
        Steps(key="step", beside="graph", last=8, turn=4),
    ),
    compute=compute,
    code=code,
    question=Question(tuple(_CHANGES), _book, _dearest),
    presets=(
        Preset("book", "2 × 100 + 3 × 150", {}),
        Preset("forward", "→", {"step": 4.0}),
        Preset("nothing", "0 × 100 + 3 × 150", {"apple_num": 0.0}),
    ),
)
