"""What the labs on shopping share: apples, the tax, and how a price is printed (chapter 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.labs.figures import Line
from explorer.labs.parameters import Slider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.labs.values import Values
    from explorer.nn.computation import Computed

APPLE_CODE = (
    "apple_price = mul_apple_layer.forward(apple, apple_num)",
    "dapple, dapple_num = mul_apple_layer.backward(dapple_price)",
)
"""Forward and back through the node that multiplies apples by their price."""

TAX_CODE = (
    "price = mul_tax_layer.forward(all_price, tax)",
    "dall_price, dtax = mul_tax_layer.backward(dprice)",
)
"""Forward and back through the node that puts the tax on everything."""

TAX = Slider(key="tax", low=1.0, high=2.0, step=0.01, default=1.1)
"""As a factor: 1.1 puts ten per cent on the price."""


def price_lines(computed: Computed, inputs: Sequence[str], sums: Sequence[str] = ()) -> tuple[Line, ...]:
    """Return the lines that a lab prints, without the crumbs of binary fractions.

    Parameters
    ----------
    computed : Computed
        Whose last value is ``price``.
    inputs : sequence of str
        Those of which the gradients are printed, in this order.
    sums : sequence of str, optional
        Values on the way that come before the price.
    """
    values, gradients = computed.values, computed.gradients
    return (
        *(Line(name, round(float(values[name]), 6)) for name in sums),
        Line("round(price, 6)", round(float(values["price"]), 6)),
        *(Line(f"round(d{name}, 6)", round(float(gradients[name]), 6)) for name in inputs),
    )


def input_lines(values: Values, inputs: Sequence[str]) -> str:
    """Return the lines of a program that set the inputs."""
    return "\n".join(f"{name} = {values.number(name)!r}" for name in inputs)
