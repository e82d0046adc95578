"""Apples among other shopping: every node knows what arrives at it, and nothing else (section 5.1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.labs.figures import Figure, Printout
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

_INPUTS = ("apple", "apple_num", "others", "tax")
_SUMS = ("apple_price", "all_price")
_SKETCH = Sketch(
    places={
        "others": (0.0, 0.0),
        "apple": (0.0, 0.45),
        "apple_num": (0.0, 0.9),
        "apple_price": (0.25, 0.68),
        "all_price": (0.5, 0.34),
        "tax": (0.5, 1.0),
        "price": (0.75, 0.34),
        "result": (1.0, 0.34),
    },
    symbols={},
    code={
        "apple_price": APPLE_CODE,
        "all_price": (
            "all_price = add_layer.forward(apple_price, others)",
            "dapple_price, dothers = add_layer.backward(dall_price)",
        ),
        "price": TAX_CODE,
    },
)
_DEARER = 1000.0


def _run(values: Values) -> Computed:
    return run_graph(
        {name: values.number(name) for name in _INPUTS},
        (
            Operation(MulLayer(), ("apple", "apple_num"), "apple_price"),
            Operation(AddLayer(), ("apple_price", "others"), "all_price"),
            Operation(MulLayer(), ("all_price", "tax"), "price"),
        ),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the graph as far as it has been walked, and what its program prints."""
    computed = _run(values)
    return (
        walked_graph("graph", computed, _SKETCH, values.step("step")),
        Printout("printout", price_lines(computed, _INPUTS, _SUMS)),
    )


def code(values: Values) -> str:
    """Return the lab as a program of the book's layers; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in price_lines(_run(values), _INPUTS, _SUMS))
    return f"""{MUL_LAYER}


{ADD_LAYER}


{input_lines(values, _INPUTS)}

mul_apple_layer = MulLayer()
add_layer = AddLayer()
mul_tax_layer = MulLayer()

# forward
apple_price = mul_apple_layer.forward(apple, apple_num)
all_price = add_layer.forward(apple_price, others)
price = mul_tax_layer.forward(all_price, tax)

# backward
dprice = 1
dall_price, dtax = mul_tax_layer.backward(dprice)
dapple_price, dothers = add_layer.backward(dall_price)
dapple, dapple_num = mul_apple_layer.backward(dapple_price)

{prints}
"""


def _others_dearer(values: Values) -> Values:
    return LAB.defaults.with_("others", LAB.defaults.number("others") + _DEARER)


def _what_moves(values: Values) -> str:
    """Return the one input whose gradient the other shopping changes; ``"all"`` if it is not one."""
    before = _run(values.with_("others", values.number("others") - _DEARER)).gradients
    after = _run(values).gradients
    moved = [name for name in ("apple", "others", "tax") if before[name] != after[name]]
    return moved[0] if len(moved) == 1 else "all"


LAB = Lab(
    key="local_computation",
    section="5.1",
    parameters=(
        Slider(key="others", low=0.0, high=10_000.0, step=100.0, default=4000.0),
        Slider(key="apple", low=0.0, high=500.0, step=1.0, default=100.0),
        Slider(key="apple_num", low=0.0, high=20.0, step=1.0, default=2.0),
        TAX,
        Steps(key="step", beside="graph", last=6, turn=3),
    ),
    compute=compute,
    code=code,
    question=Question(("apple", "others", "tax", "all"), _others_dearer, _what_moves),
    presets=(
        Preset("book", "2 × 100 + 4000", {}),
        Preset("forward", "→", {"step": 3.0}),
        Preset("alone", "2 × 100 + 0", {"others": 0.0}),
    ),
)
