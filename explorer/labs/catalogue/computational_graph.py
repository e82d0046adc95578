"""The price of two apples as a computational graph, forward and backward (section 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.labs.figures import Figure, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Slider, Steps
from explorer.labs.shopping import APPLE_CODE, TAX, input_lines, price_lines
from explorer.labs.snippets import MUL_LAYER
from explorer.labs.walks import Sketch, walked_graph
from explorer.nn.computation import Operation, run_graph
from explorer.nn.nodes import MulLayer

if TYPE_CHECKING:
    from explorer.labs.values import Values
    from explorer.nn.computation import Computed

_INPUTS = ("apple", "apple_num", "tax")
_SKETCH = Sketch(
    places={
        "apple": (0.0, 0.0),
        "apple_num": (0.0, 0.5),
        "apple_price": (0.33, 0.25),
        "tax": (0.33, 1.0),
        "price": (0.67, 0.25),
        "result": (1.0, 0.25),
    },
    symbols={},
    code={
        "apple_price": APPLE_CODE,
        "price": (
            "price = mul_tax_layer.forward(apple_price, tax)",
            "dapple_price, dtax = mul_tax_layer.backward(dprice)",
        ),
    },
)


def _run(values: Values) -> Computed:
    return run_graph(
        {name: values.number(name) for name in _INPUTS},
        (
            Operation(MulLayer(), ("apple", "apple_num"), "apple_price"),
            Operation(MulLayer(), ("apple_price", "tax"), "price"),
        ),
    )


def _payment(values: Values) -> float:
    return float(_run(values).values["price"])


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the graph as far as it has been walked, and what the book's program prints."""
    computed = _run(values)
    return (
        walked_graph("graph", computed, _SKETCH, values.step("step")),
        Printout("printout", price_lines(computed, _INPUTS)),
    )


def code(values: Values) -> str:
    """Return the lab as a program, the book's buy_apple.py; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in price_lines(_run(values), _INPUTS))
    return f"""{MUL_LAYER}


{input_lines(values, _INPUTS)}

mul_apple_layer = MulLayer()
mul_tax_layer = MulLayer()

# forward
apple_price = mul_apple_layer.forward(apple, apple_num)
price = mul_tax_layer.forward(apple_price, tax)

# backward
dprice = 1
dapple_price, dtax = mul_tax_layer.backward(dprice)
dapple, dapple_num = mul_apple_layer.backward(dapple_price)

{prints}
"""


def _one_dearer(values: Values) -> Values:
    return LAB.defaults.with_("apple", LAB.defaults.number("apple") + 1.0)


def _what_it_costs(values: Values) -> str:
    before = values.with_("apple", values.number("apple") - 1.0)
    more = _payment(values) - _payment(before)
    candidates = {"one": 1.0, "tax": values.number("tax"), "count": values.number("apple_num")}
    candidates["both"] = candidates["tax"] * candidates["count"]
    return min(candidates, key=lambda name: abs(candidates[name] - more))


LAB = Lab(
    key="computational_graph",
    section="5.1",
    parameters=(
        Slider(key="apple", low=0.0, high=500.0, step=1.0, default=100.0),
        Slider(key="apple_num", low=0.0, high=20.0, step=1.0, default=2.0),
        TAX,
        Steps(key="step", beside="graph", last=4, turn=2),
    ),
    compute=compute,
    code=code,
    question=Question(("one", "tax", "count", "both"), _one_dearer, _what_it_costs),
    presets=(
        Preset("book", "2 × 100 × 1.1", {}),
        Preset("forward", "→", {"step": 2.0}),
        Preset("more", "5 × 120 × 1.1", {"apple": 120.0, "apple_num": 5.0}),
    ),
)
